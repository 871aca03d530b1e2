#!/bin/bash
# What long reports cost: 300, 10,000 and 100,000 findings, each a row of the evidence, as
# tagged PDF; beside the least that libharu costs for the same words on as many pages, and
# Typst's tagged PDF of the same findings, when npm can bring it.
# FINDINGS="300 10000" measures these sizes alone.
set -eu
cd "$(dirname "$0")/../.."
OUT=${OUT:-out}
RUNG=${RUNG:-$PWD/$OUT/bin/rung}
sizes=${FINDINGS:-300 10000 100000}
font=/usr/share/fonts/truetype/lato/Lato-Regular.ttf
measure=$PWD/$OUT/tests/bench/measure_main floor=$PWD/$OUT/tests/bench/pdf_floor_main
make --no-print-directory --silent "$OUT/tests/bench/measure_main" "$OUT/tests/bench/pdf_floor_main"
typst=$PWD/$OUT/bench/typst
mkdir -p "$typst"
cp tests/bench/typst/* "$typst"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

has_typst=yes
(cd "$typst" && timeout 120 npm install --no-save --no-audit --no-fund --loglevel error >/dev/null 2>&1) || {
    has_typst=
    echo "Typst is not measured: npm could not install it"
}

for n in $sizes; do
    runs=$((n > 50000 ? 1 : n > 1000 ? 5 : 15))
    python3 tests/bench/pdf_findings.py "$n" >"$typst/findings.json"
    rung="$RUNG report $typst/findings.json --as-of 2026-11-23"
    $rung --layout tests/bench/findings.json --format pdf -o "$dir" >/dev/null
    pdftotext -layout "$dir/findings.pdf" - | iconv -f UTF-8 -t ASCII//TRANSLIT >"$dir/words.txt"
    set -- "libharu floor, untagged" "$floor $typst/findings.json $font $dir/words.txt $dir/floor.pdf" \
        "rung: findings.pdf" "$rung --layout tests/bench/findings.json --format pdf -o $dir" \
        "rung: reading and scoring alone" "$rung --format json -o $dir"
    if [ "$has_typst" ] && [ "$n" -le 10000 ]; then
        set -- "$@" "Typst, tagged" "env -C $typst node typst.js findings.json $dir/typst.pdf"
    fi
    echo
    echo "$n findings"
    "$measure" "$runs" "$@"
    for pdf in floor findings typst; do
        [ ! -f "$dir/$pdf.pdf" ] || printf '%-38s %10.0f KB %8d pages\n' "$pdf.pdf" \
            "$(($(stat -c %s "$dir/$pdf.pdf") / 1000))" \
            "$(pdfinfo "$dir/$pdf.pdf" | sed -n 's/^Pages: *//p')"
        rm -f "$dir/typst.pdf"
    done
done
