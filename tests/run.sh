#!/bin/bash
# Runs every test and counts. A test is a program or a script that prints one line a claim,
# as TAP has it: "ok …", "not ok …", "ok … # SKIP why". What says nothing, or dies, failed.
# usage: tests/run.sh [PATTERN]     runs those whose name contains PATTERN
# LEAVE_OUT, a regular expression, names tests that are not run at all: those that judge
# documents by other programs say nothing about memory, and need not be run twice.
set -u
cd "$(dirname "$0")/.." || exit 1
OUT=${OUT:-out}
export OUT RUNG="$PWD/$OUT/bin/rung" CMOCKA_MESSAGE_OUTPUT=TAP
export RUNG_CORPUS=${RUNG_CORPUS:-../shared}
pattern=${1:-}
passed=0 failed=0 skipped=0

# A locale with decimal commas to be immune to; made here, so that no root is needed.
mkdir -p "$OUT/locale"
if [ ! -d "$OUT/locale/de_DE.UTF-8" ]; then
    localedef -i de_DE -f UTF-8 "$PWD/$OUT/locale/de_DE.UTF-8" 2>/dev/null
fi
export LOCPATH="$PWD/$OUT/locale"

mkdir -p "$OUT/log"

tests=$(ls tests/*/test_*.c tests/*/test_*.sh | sed "s|^\(.*\)\.c$|$OUT/\1|")
for test in $tests; do
    case $test in *"$pattern"*) ;; *) continue ;; esac
    [ -n "${LEAVE_OUT:-}" ] && [[ $test =~ $LEAVE_OUT ]] && continue
    log="$OUT/log/$(echo "$test" | tr '/' '-').log"
    timeout 900 "$test" >"$log" 2>&1 </dev/null
    status=$?
    # cmocka writes a skipped test as "not ok … # SKIP name".
    ok=$(grep '^ok' "$log" | grep -vc '# SKIP')
    skip=$(grep -cE '^(not )?ok.*# SKIP' "$log")
    bad=$(grep '^not ok' "$log" | grep -vc '# SKIP')
    if [ $((ok + bad + skip)) -eq 0 ] || { [ $status -ne 0 ] && [ "$bad" -eq 0 ]; }; then
        bad=$((bad + 1))
        echo "$test ended with status $status"
    fi
    if [ "$bad" -gt 0 ]; then
        echo "--- $test"
        grep -vE '^ok|# SKIP' "$log" | tail -n 60
    fi
    grep -E '^(not )?ok.*# SKIP' "$log" | sed -E "s|^(not )?ok|skipped: $(basename "$test"):|"
    passed=$((passed + ok))
    skipped=$((skipped + skip))
    failed=$((failed + bad))
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
