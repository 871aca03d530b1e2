#!/bin/bash
# Runs every test and counts, as many at once as there are processors. A test is a program
# or a script that prints one line a claim, as TAP has it: "ok …", "not ok …",
# "ok … # SKIP why". What says nothing, or dies, failed. What is told of the tests stands
# in the order of their names, however they ended.
# usage: tests/run.sh [PATTERN]     runs those whose name contains PATTERN
# LEAVE_OUT, a regular expression, names tests that are not run at all: those that judge
# documents by other programs say nothing about memory, and need not be run twice.
# JOBS says how many run at once.
set -u
cd "$(dirname "$0")/.." || exit 1
OUT=${OUT:-out}
export OUT RUNG="$PWD/$OUT/bin/rung" CMOCKA_MESSAGE_OUTPUT=TAP
export RUNG_CORPUS=${RUNG_CORPUS:-../shared}
pattern=${1:-}
jobs=${JOBS:-$(nproc)}
passed=0 failed=0 skipped=0

# A locale with decimal commas to be immune to; made here, so that no root is needed.
mkdir -p "$OUT/locale"
if [ ! -d "$OUT/locale/de_DE.UTF-8" ]; then
    localedef -i de_DE -f UTF-8 "$PWD/$OUT/locale/de_DE.UTF-8" 2>/dev/null
fi
export LOCPATH="$PWD/$OUT/locale"

mkdir -p "$OUT/log"
log_of() { echo "$OUT/log/$(echo "$1" | tr '/' '-').log"; }

run() { # TEST: its output and, beside it, its status
    local log
    log=$(log_of "$1")
    rm -f "$log.status"
    timeout 1800 "$1" >"$log" 2>&1 </dev/null
    echo $? >"$log.status"
}

tell() { # TEST: adds what it printed to the counts
    local test=$1 log status ok skip bad
    log=$(log_of "$test")
    status=$(cat "$log.status")
    # cmocka writes a skipped test as "not ok … # SKIP name".
    ok=$(grep '^ok' "$log" | grep -vc '# SKIP')
    skip=$(grep -cE '^(not )?ok.*# SKIP' "$log")
    bad=$(grep '^not ok' "$log" | grep -vc '# SKIP')
    if [ $((ok + bad + skip)) -eq 0 ] || { [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; }; then
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
}

tests=()
for test in $(ls tests/*/test_*.c tests/*/test_*.sh | sed "s|^\(.*\)\.c$|$OUT/\1|"); do
    case $test in *"$pattern"*) ;; *) continue ;; esac
    [ -n "${LEAVE_OUT:-}" ] && [[ $test =~ $LEAVE_OUT ]] && continue
    tests+=("$test")
done

for test in "${tests[@]}"; do
    while [ "$(jobs -rp | wc -l)" -ge "$jobs" ]; do wait -n; done
    run "$test" &
done
wait
for test in "${tests[@]}"; do tell "$test"; done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
