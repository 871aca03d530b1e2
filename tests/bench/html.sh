#!/bin/bash
# What a page of 10,000 findings costs: emitting it beside the bare libxml2 tree of the same
# rows, the whole command, its memory and size, and when a browser paints it first, beside
# the same rows as plain HTML.
set -eu
cd "$(dirname "$0")/../.."
OUT=${OUT:-out}
runs=${RUNS:-21}
paints=${PAINTS:-5}
floor="$OUT/tests/bench/html_floor_main"
make --no-print-directory --silent "$floor"
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

row() { printf '%-38s %10s %10s %8s\n' "$@"; }
row "a page of findings" rows "CPU ms" ratio
for n in 1000 10000 100000; do
    read -r bare rung < <("$floor" "$runs" $n "$dir/plain-$n.html" "$dir/rung-$n.html")
    row "libxml2, bare tree" $n "$bare" 1.00
    row "rung, emit_html" $n "$rung" "$(awk -v a="$rung" -v b="$bare" 'BEGIN { printf "%.2f", a / b }')"
    [ $n -lt 100000 ] || break
    runs=$(((runs + 2) / 3))
done

python3 tests/bench/findings.py 10000 "$dir"
read -r _ wall cpu peak < <(python3 tests/bench/peak.py 100 "$OUT/bin/rung" report "$dir/inputs" \
    --as-of 2026-11-23 --layout "$dir/findings.json" --format html -o "$dir")
printf '\nrung report, 10,000 findings: %s s, %s s of CPU, peak %s MB, page of %s kB\n' \
    "$wall" "$cpu" "$peak" "$(($(wc -c < "$dir/findings.html") / 1000))"

if [ -d tests/node_modules/playwright-core ] && [ -x "${CHROMIUM:-/usr/bin/chromium}" ]; then
    files=("$dir/plain-10000.html" "$dir/rung-10000.html" "$dir/findings.html")
    names=("the rows as plain HTML" "rung, the same rows" "rung, report of 10,000 findings")
    printf '\n%-38s %10s %12s\n' "in Chromium" "paint ms" "layout shift"
    i=0
    while read -r paint shift; do
        printf '%-38s %10s %12s\n' "${names[$i]}" "$paint" "$shift"
        i=$((i + 1))
    done < <(node tests/bench/first_paint.js "$paints" "${files[@]}")
else
    echo "first paint: Node.js tools or chromium are missing (make deps)"
fi
