#!/bin/bash
# The unit tests and the sample report under valgrind: no invalid access, nothing leaked.
set -u
cd "$(dirname "$0")/.." || exit 1
OUT=${OUT:-out}
export RUNG_CORPUS=${RUNG_CORPUS:-../shared} RUNG_UNDER_VALGRIND=1
failed=0 passed=0
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

clean() { # NAME COMMAND...
    local name=$1
    shift
    if valgrind --quiet --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect,possible \
        --errors-for-leak-kinds=definite,indirect,possible "$@" >"$dir/log" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "--- $name"
        tail -n 40 "$dir/log"
    fi
}
clean "report" "$OUT/bin/rung" report data/samples/payments --as-of 2026-11-23 -o "$dir/out"

for test in tests/*/test_*.c; do
    clean "$test" "$OUT/${test%.c}"
done
echo "$passed clean, $failed not"
[ "$failed" -eq 0 ]
