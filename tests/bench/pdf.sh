#!/bin/bash
# What long reports cost: 300, 10,000 and 100,000 findings, each a row of the evidence, as
# tagged PDF; beside the least that libharu costs for the same words on as many pages, and
# Typst's tagged PDF of the same findings, when npm can bring it. Below each size stands what
# was measured beside what it is to be.
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

# What is to hold at 300 and at 10,000 findings: CPU as a multiple of the floor's, how many
# times faster than Typst, memory, size of the file.
targets() {
    case $1 in
    300) echo "3 8 80 200" ;;
    10000) echo "3.5 9 80 2500" ;;
    esac
}

# judge WHAT MEASURED TARGET: the target is a limit, or a least where it ends in "+".
judge() {
    awk -v what="$1" -v is="$2" -v to="$3" 'BEGIN {
        least = sub(/\+$/, "", to)
        met = least ? is + 0 >= to + 0 : is + 0 <= to + 0
        printf "%-38s %10s  to be at %s %s: %s\n", what, is, least ? "least" : "most", to,
               met ? "met" : "MISSED"
    }'
}

# compare FINDINGS FILE: of what measure_main printed, rung's row beside the targets.
compare() {
    local to
    read -ra to <<<"$(targets "$1")"
    [ ${#to[@]} -gt 0 ] || return 0
    read -r cpu ratio peak < <(sed -n 's/^rung: findings.pdf *[0-9.]* *//p' "$2")
    echo
    judge "CPU, times the floor" "$ratio" "${to[0]}"
    typst_cpu=$(sed -n 's/^Typst, tagged *[0-9.]* *\([0-9.]*\).*/\1/p' "$2")
    [ -z "$typst_cpu" ] || judge "times faster than Typst, CPU" \
        "$(awk -v a="$typst_cpu" -v b="$cpu" 'BEGIN { printf "%.1f", a / b }')" "${to[1]}+"
    judge "peak MB" "$peak" "${to[2]}"
    judge "size KB" "$(($(stat -c %s "$dir/findings.pdf") / 1000))" "${to[3]}"
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
    "$measure" "$runs" "$@" | tee "$dir/measured.txt"
    for pdf in floor findings typst; do
        [ ! -f "$dir/$pdf.pdf" ] || printf '%-38s %10.0f KB %8d pages\n' "$pdf.pdf" \
            "$(($(stat -c %s "$dir/$pdf.pdf") / 1000))" \
            "$(pdfinfo "$dir/$pdf.pdf" | sed -n 's/^Pages: *//p')"
    done
    compare "$n" "$dir/measured.txt"
    rm -f "$dir/typst.pdf"
done
