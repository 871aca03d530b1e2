#!/bin/sh
# What scanners, people and file names say stands in the page as plain text, whatever it is.
set -u
cd "$(dirname "$0")/../.." || exit 1
OUT=${OUT:-out}
RUNG=${RUNG:-$PWD/$OUT/bin/rung}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 tests/emit/hostile_page.py "$RUNG" "$scratch"
