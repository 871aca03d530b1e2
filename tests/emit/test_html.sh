#!/bin/sh
# Checks pages with html-validate, axe and a browser. Without arguments: the page made by
# hand, the same with hostile text in every field, and the two reports of the sample set.
# usage: tests/emit/test_html.sh [FILE.html...]         from the repository root
set -u
OUT=${OUT:-out}
RUNG=${RUNG:-$OUT/bin/rung}
checks=tests/emit/html_checks
modules=tests/node_modules
status=0

skip() {
    echo "ok - pages are valid and accessible # SKIP $1"
    exit 0
}
command -v node >/dev/null 2>&1 || skip "node is missing (make deps)"
[ -d "$modules/html-validate" ] || skip "the Node.js tools are missing (make deps)"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
if [ $# -eq 0 ]; then
    specimen=$OUT/tests/emit/html_specimen
    hostile='<script>alert(1)</script><img src=//example.com/x onerror=alert(2)>&amp;"'
    long=$(printf '%0400d' 0)
    "$specimen" "$scratch/specimen.html" &&
        "$specimen" "$scratch/hostile.html" "$hostile$long" &&
        "$RUNG" report data/samples/payments --as-of 2026-11-23 --format html \
            --layout executive --layout full -o "$scratch" >"$scratch/log" 2>&1 ||
        { echo "not ok - the pages to check were made"; cat "$scratch/log"; exit 1; }
    set -- "$scratch/specimen.html" "$scratch/hostile.html" "$scratch/executive.html" \
        "$scratch/full.html"
fi

for file in "$@"; do
    name="$(basename "$file"): html-validate finds nothing"
    if found=$("$modules/.bin/html-validate" --config "$checks/html-validate.json" "$file" 2>&1); then
        echo "ok - $name"
    else
        echo "not ok - $name"
        echo "$found" | cut -c1-300
        status=1
    fi
done

if [ -x "${CHROMIUM:-/usr/bin/chromium}" ]; then
    node "$checks/page.js" "$@" || status=1
else
    echo "ok - pages are accessible and fit small screens # SKIP chromium is missing (make deps)"
fi
exit $status
