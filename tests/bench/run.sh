#!/bin/bash
# What the sample report costs as a whole cold process, beside the least that libharu alone
# costs for the same words on the same number of lines.
set -eu
cd "$(dirname "$0")/../.."
OUT=${OUT:-out}
runs=${RUNS:-21}
make --no-print-directory --silent "$OUT/tests/bench/measure_main" "$OUT/tests/bench/floor_main"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
rung="$PWD/$OUT/bin/rung report data/samples/payments --as-of 2026-11-23"
$rung -o "$dir/words" --layout executive --format pdf,html,json >/dev/null
pdftotext -layout "$dir/words/executive.pdf" - | grep -v '^ *$' | cut -c1-120 |
    iconv -f UTF-8 -t ASCII//TRANSLIT > "$dir/words.txt"
font=/usr/share/fonts/truetype/lato/Lato-Regular.ttf
"$OUT/tests/bench/measure_main" "$runs" \
    "libharu floor, words of executive.pdf" "$PWD/$OUT/tests/bench/floor_main $font $dir/words.txt $dir/floor.pdf" \
    "rung: executive PDF + HTML + JSON" "$rung -o $dir/a --layout executive --format pdf,html,json" \
    "rung: result.json alone" "$rung -o $dir/b --format json" \
    "rung: executive.pdf alone" "$rung -o $dir/c --layout executive --format pdf" \
    "rung: executive.html alone" "$rung -o $dir/d --layout executive --format html" \
    "rung: the usual four files" "$rung -o $dir/e" \
    "rung: --version" "$PWD/$OUT/bin/rung --version"
echo
OUT=$OUT tests/bench/ingest.sh
OUT=$OUT tests/bench/pdf.sh
echo
OUT=$OUT tests/bench/html.sh
