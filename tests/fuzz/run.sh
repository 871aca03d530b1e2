#!/bin/bash
# A campaign of the fuzzer against what others wrote: SECONDS for each target, starting from
# the samples, the layouts and, where it exists, $RUNG_CORPUS. What was learnt stays in
# $OUT/fuzz/TARGET; a file that breaks something is kept beside it and named.
#
#     tests/fuzz/run.sh [SECONDS [TARGET...]]
set -u
cd "$(dirname "$0")/../.." || exit 1
OUT=${OUT:-out/fuzz}
seconds=${1:-120}
[ $# -eq 0 ] || shift
corpus=${RUNG_CORPUS:-../shared}
targets=("$@")
[ $# -gt 0 ] || targets=(input result model image layout theme font)

# The dictionary: the names that tool files look for, and the words that they expect.
dictionary=$OUT/dictionary
grep -ohE '"[A-Za-z_][A-Za-z0-9_.-]{2,30}"' data/tools/*.json data/schemas/*.json |
    sort | uniq -c | sort -rn | awk 'NR <= 1500 { gsub(/"/, "\\\"", $2); print "\"" $2 "\"" }' > "$dictionary"

# seed TARGET MOST FILE...: those that are not too large to change quickly.
seed() {
    local into=$OUT/$1 most=$2 file
    shift 2
    mkdir -p "$into"
    for file; do
        [ -f "$file" ] && [ "$(stat -c %s "$file")" -le "$most" ] &&
            cp "$file" "$into/seed-$(sha256sum "$file" | cut -c1-16)"
    done
}
shopt -s nullglob
seed input 30000 data/samples/*/*.json tests/ingest/bad/whole/* "$corpus"/fixtures/*/*
seed image 30000 data/samples/brand/* "$corpus"/fixtures/*/*.{png,jpg,svg}
seed layout 30000 layouts/*.json
seed theme 30000 layouts/themes/*.json
seed font 900000 /usr/share/fonts/truetype/lato/Lato-Regular.ttf
RUNG=${OUT%/*}/bin/rung
"$RUNG" report data/samples/own-tool/scan.json --tools data/samples/own-tool/tools \
    --as-of 2026-11-23 --format json,pdf --layout onepage --attach -o "$OUT/made" > /dev/null
seed result 900000 "$OUT"/made/*
"$RUNG" model show --json > "$OUT/model.json"
seed model 900000 "$OUT/model.json"

failed=0
for target in "${targets[@]}"; do
    log=$OUT/$target.log
    if RUNG_FUZZ=$target "$OUT/fuzz" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=3000 \
        -max_len=900000 -len_control=100 -dict="$dictionary" \
        -artifact_prefix="$OUT/$target-" "$OUT/$target" > "$log" 2>&1; then
        echo "$target: $(tail -n 1 "$log"), nothing found"
    else
        failed=1
        echo "$target: $(grep -a -m 3 -E '^broken|ERROR|runtime error|Test unit' "$log")"
    fi
done
exit $failed
