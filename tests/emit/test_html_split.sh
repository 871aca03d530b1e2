#!/bin/bash
# A report that is too long for one page stands on several that lead to each other.
. "$(dirname "$0")/../cli/lib.sh"

run report $SAMPLE --as-of $AS_OF --layout full --format html -o "$scratch/one"
for most in 100 7; do
    run report $SAMPLE --as-of $AS_OF --layout full --format html --html-max $most -o "$scratch/$most"
    # In the order of the pages, which is not that of the names.
    mapfile -t pages < <(ls -v "$scratch/$most"/full-*.html)
    python3 tests/emit/linked_pages.py $most "$scratch/one/full.html" "$scratch/$most/full.html" "${pages[@]}"
    claims=$((claims + 6))
done
claim "the first page says so" grep -q "This report stands on" "$scratch/100/full.html"
claim "the others do not" same 0 "$(cat "$scratch"/100/full-*.html | grep -c "This report stands on")"
run report $SAMPLE --as-of $AS_OF --layout full --format html --html-max 100 -o "$scratch/again"
claim "the same inputs give the same pages" diff -r "$scratch/100" "$scratch/again"
run report $SAMPLE --as-of $AS_OF --layout full --format html --html-max 0 -o "$scratch/none"
claim "no rows at all is no limit" same 2 "$status"
run report $SAMPLE --as-of $AS_OF --layout full --format html --no-script -o "$scratch/plain"
claim "without the script nothing may run" same 0 "$(grep -c "script-src" "$scratch/plain/full.html")"
claim "without the script nothing waits for one" same 0 "$(grep -c 'class="filter"' "$scratch/plain/full.html")"
claim "a link preview does not say the title twice" \
    grep -q '<meta property="og:description" content="Index 2.7; ' "$scratch/plain/full.html"
