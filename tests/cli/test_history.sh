#!/bin/bash
# --history: results of earlier days, in a chart over time and beside the index.
. "$(dirname "$0")/lib.sh"
then=$scratch/then
for day in 2026-06-12 2026-08-15 2026-09-30; do
    run report $SAMPLE/answers.json --as-of $day --format json -o "$then/$day"
done
cp -r "$then/2026-08-15" "$then/again"
sed -i 's/"version": "1.0.0"/"version": "0.9.0"/' "$then/2026-06-12/result.json"
run report $SAMPLE --as-of $AS_OF --format json -o "$then/today"

page() { # ARGS...: the full report; leaves its HTML in $html, without tags
    run report $SAMPLE --as-of $AS_OF --layout full --format html -o "$scratch/out" "$@"
    html=$(sed 's/<[^>]*>/ /g' "$scratch/out/full.html")
}
page --history "$then"
claim "a directory of results is a history" same 0 "$status"
claim "what is not earlier is no part of it" holds "$complained" "is not earlier than this report"
claim "the words say the way, and how many results lie between" \
    grep -q "to 2.7; two results lie between." "$scratch/out/full.html"
claim "the section's title says what came of it" grep -q "#history\">The index has risen from.*2.5 to.*2.7 since" "$scratch/out/full.html"
claim "and that another version of the model judged one of them" \
    grep -q "One earlier result was judged by another version of the model" "$scratch/out/full.html"
claim "of one day one result counts, and each day names its file" same 3 \
    "$(grep -o '/then/[^<]*result.json' "$scratch/out/full.html" | sort -u | wc -l)"
claim "the index has its way beside it" grep -q 'class="sparkline"' "$scratch/out/full.html"
cp "$scratch/out/full.html" "$scratch/first.html"
page --history "$then/again/result.json" --history "$then/today" --history "$then/2026-09-30/result.json" \
    --history "$then/2026-06-12"
claim "files and directories in any order" same 0 "$status"
sed 's|/then/again/|/then/2026-08-15/|' "$scratch/first.html" >"$scratch/first.txt"
sed 's|/then/again/|/then/2026-08-15/|' "$scratch/out/full.html" >"$scratch/second.txt"
claim "say the same" cmp "$scratch/first.txt" "$scratch/second.txt"
page
claim "without a history nothing is said of one" test "${html/The way here/}" = "$html"
page --history $SAMPLE/answers.json
claim "what is no result is refused" holds "$status $complained" "3 $SAMPLE/answers.json: /schema: expected a result.json of rung"
mkdir "$scratch/empty"
page --history "$scratch/empty"
claim "a directory without results is said" holds "$status $complained" "holds no file that ends in result.json"
