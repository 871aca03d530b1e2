#!/bin/bash
# A report goes into a strict stand-in for Confluence, by both of its REST APIs; what is sent is
# checked as the real one does, and against the schema of its storage format.
. "$(dirname "$0")/../cli/lib.sh"
if ! command -v python3 >/dev/null || ! command -v openssl >/dev/null; then
    skip "a report goes into Confluence" "python3 or openssl is missing (make deps)"
    exit 0
fi
claim "writing a report loads no libcurl" test "$(ldd "$RUNG" | grep -c curl)" = 0
schema=tests/checkers/confluence_subset.rng
export PYTHONDONTWRITEBYTECODE=1
# Most of the time they wait, as the wiki asks: side by side.
for api in 1 2; do
    for test in confluence_test confluence_secrets_test; do
        mkdir "$scratch/$test$api"
        python3 tests/publish/$test.py "$RUNG" "$scratch/$test$api" $api "$schema" >"$scratch/$test$api.tap" 2>&1 &
    done
done
for job in $(jobs -p); do
    wait "$job" || failed=1
done
cat "$scratch"/*.tap
exit ${failed:-0}
