#!/bin/bash
# A report goes into a strict stand-in for Confluence; what is sent is checked as the real one
# does, and against the schema of its storage format where that can be had.
. "$(dirname "$0")/../cli/lib.sh"
if ! command -v python3 >/dev/null || ! command -v openssl >/dev/null; then
    skip "a report goes into Confluence" "python3 or openssl is missing (make deps)"
    exit 0
fi
claim "writing a report loads no libcurl" test "$(ldd "$RUNG" | grep -c curl)" = 0
schema=$RUNG_CORPUS/tools/confluence_subset.rng
[ -e "$schema" ] || schema=
PYTHONDONTWRITEBYTECODE=1 python3 tests/publish/confluence_test.py "$RUNG" "$scratch" "$schema"
