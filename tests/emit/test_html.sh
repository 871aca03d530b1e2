#!/bin/sh
# Checks pages with the Nu checker, html-validate, axe and a browser. Without arguments: the
# page made by hand, the same with hostile text in every field, and the sample set in every
# layout, also on several pages and from right to left.
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
used=
if [ $# -eq 0 ]; then
    used=$scratch/full.html
    specimen=$OUT/tests/emit/html_specimen
    hostile='<script>alert(1)</script><img src=//example.com/x onerror=alert(2)>&amp;"'
    long=$(printf '%0400d' 0)
    "$specimen" "$scratch/specimen.html" &&
        "$specimen" "$scratch/hostile.html" "$hostile$long" &&
        "$RUNG" report data/samples/payments --as-of 2026-11-23 --format html $(
            for layout in layouts/*.json; do echo "--layout $(basename "$layout" .json)"; done
        ) -o "$scratch" >"$scratch/log" 2>&1 &&
        "$RUNG" report data/samples/payments --as-of 2026-11-23 --format html --layout full \
            --html-max 200 -o "$scratch/split" >"$scratch/log" 2>&1 &&
        "$RUNG" report data/samples/payments --as-of 2026-11-23 --format html --layout manager \
            --locale pseudo-rtl -o "$scratch/turned" >"$scratch/log" 2>&1 ||
        { echo "not ok - the pages to check were made"; cat "$scratch/log"; exit 1; }
    set -- "$scratch"/*.html "$scratch/split/full-2.html" "$scratch/turned/manager.html"
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

nu=$modules/vnu-jar/build/dist/vnu.jar
if [ -e "$nu" ] && command -v java >/dev/null 2>&1; then
    if found=$(java -Xss64m -jar "$nu" --also-check-svg --errors-only --format gnu "$@" 2>&1); then
        echo "ok - the Nu checker finds no error in $# pages"
    else
        echo "not ok - the Nu checker finds no error in $# pages"
        echo "$found" | cut -c1-300 | head -n 20
        status=1
    fi
else
    echo "ok - the Nu checker finds no error # SKIP vnu-jar or java is missing (make deps)"
fi

if [ -x "${CHROMIUM:-/usr/bin/chromium}" ]; then
    node "$checks/page.js" "$@" || status=1
    [ -z "$used" ] || node "$checks/script.js" "$used" "$scratch/turned/manager.html" \
        "$scratch/split/full.html" || status=1
else
    echo "ok - pages are accessible and fit small screens # SKIP chromium is missing (make deps)"
fi
exit $status
