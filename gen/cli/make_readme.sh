#!/bin/sh
# Writes the table of tools between its two marks in a README.
# usage: make_readme.sh RUNG README
set -eu
rung=$1 readme=$2
for mark in made end; do
    grep -q "^<!-- $mark .*\`make readme\`" "$readme" || {
        echo "$readme: the mark \"<!-- $mark … -->\" is missing" >&2
        exit 1
    }
done
new=$(mktemp "$readme.XXXXXX")
trap 'rm -f "$new"' EXIT
sed '/^<!-- made by `make readme`/q' "$readme" > "$new"
"$rung" tools --markdown >> "$new"
sed -n '/^<!-- end of what `make readme` makes/,$p' "$readme" >> "$new"
cmp -s "$new" "$readme" || cat "$new" > "$readme"
