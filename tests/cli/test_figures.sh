#!/bin/bash
# Every chart that the schema names can be asked for in a layout, and says its words.
. "$(dirname "$0")/lib.sh"
specimen=tests/chart/every_chart.json

run report $SAMPLE --as-of $AS_OF --layout $specimen -o "$scratch/out"
claim "the specimen of every chart is made" test "$status" = 0
names() { # of figures: in the schema, in the specimen
    /usr/bin/python3 - "$1" <<'PY'
import json, sys
def figures(node):
    if isinstance(node, dict):
        properties = node.get("properties", {})
        if properties.get("block", {}).get("const") == "figure":
            yield from properties["of"]["enum"]
        if node.get("block") == "figure":
            yield node["of"]
        for child in node.values():
            yield from figures(child)
    elif isinstance(node, list):
        for child in node:
            yield from figures(child)
print("\n".join(sorted(figures(json.load(open(sys.argv[1]))))))
PY
}
claim "it holds all that the schema names" \
    test "$(names $specimen)" = "$(names data/schemas/layout.schema.json)"

# The sample has something to draw for each, but no baseline: two only say so.
page=$scratch/out/every-chart.html
all=$(names $specimen | wc -l)
claim "each is drawn" test "$(grep -c '<figure' "$page")" = $((all - 2))
claim "each has its data table" test "$(grep -c 'The numbers of this figure' "$page")" = $((all - 2))
claim "without a baseline nothing has moved, and the page says so" \
    grep -q 'No earlier result was given' "$page"

run report $SAMPLE --as-of $AS_OF --format json -o "$scratch/then"
run report $SAMPLE --as-of $AS_OF --baseline "$scratch/then/result.json" --layout $specimen \
    -o "$scratch/now"
claim "with one, where nothing moved is said" \
    grep -q 'No practice has moved since' "$scratch/now/every-chart.html"
