#!/bin/sh
# What scanners, people and file names say stands in every wiki as plain text.
set -u
cd "$(dirname "$0")/../.." || exit 1
OUT=${OUT:-out}
RUNG=${RUNG:-$PWD/$OUT/bin/rung}
if ! command -v cmark-gfm >/dev/null 2>&1; then
    echo "ok - hostile texts stay texts in wikis # SKIP cmark-gfm is missing (make deps)"
    exit 0
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 tests/emit/wiki_hostile.py "$RUNG" "$scratch"
