#!/bin/bash
# What `rung help` and the man page say: of the same options, and of statuses that occur.
. "$(dirname "$0")/lib.sh"

# The options of a command, by its help and by the synopsis of the man page.
helped() { "$RUNG" help "$1" | grep -oE '^  (-[a-z], )?--[a-z-]+' | grep -oE '[a-z-]{4,}$' | sort -u; }
in_synopsis() {
    sed -n '/^\.Sh SYNOPSIS/,/^\.Sh DESCRIPTION/p' gen/cli/rung.1 |
        awk -v wanted="$1" '$1 == ".Cm" { on = $2 == wanted } on' |
        sed 's/Fl o /Fl -output /; s/Fl k$/Fl -keep-going/; s/Fl kv$/Fl -keep-going Fl -verbose/' |
        grep -oE 'Fl -[a-z-]+' | sed 's/Fl //' | sort -u | sed 's/^/-/'
}
commands=$("$RUNG" help | sed -n 's/^  rung \([a-z]*\) .*/\1/p')
claim "help lists the commands" holds "$commands" "publish"
for command in $commands; do
    claim "the synopsis of $command has the options that its help has" \
        same "$(helped "$command" | tr '\n' ' ')" "$(in_synopsis "$command" | tr '\n' ' ')"
done

# --- statuses ---------------------------------------------------------------------------------
statuses() { "$RUNG" help "$1" | sed -n '/^exit status:/,$p' | grep -oE '^  [0-9]' | tr -d ' \n'; }
claim "report ends in every way that gates can" same 012345 "$(statuses report)"
claim "a command without gates has none of their statuses" same 0234 "$(statuses explain)"
claim "publish has its own" same 02346 "$(statuses publish)"
