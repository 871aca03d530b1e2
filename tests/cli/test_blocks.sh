#!/bin/bash
# What authors of layouts put on the page: a title page, an image, a rule, room, columns; what
# a block says when it has nothing to say; the order of findings.
. "$(dirname "$0")/lib.sh"

mkdir -p "$scratch/own"
cat >"$scratch/own/page.json" <<'JSON'
{ "schema": "rung-layout/1", "name": "page", "title": "On the way up",
  "sections": [
    { "id": "cover", "blocks": [ { "block": "cover", "classification": "Confidential" } ] },
    { "id": "verdict", "blocks": [
      { "block": "verdict" }, { "block": "rule" }, { "block": "space", "height": "10mm" },
      { "block": "image", "file": "team.svg", "alt": "A sail", "width": 3, "caption": "How we see it." },
      { "block": "changes", "of": ["findings"], "title": "Changes", "empty": "Nothing to compare {entity} with." },
      { "block": "changes", "of": ["practices"], "title": "Moved", "empty": "say" },
      { "block": "changes", "of": ["practices"], "title": "Left out" } ] },
    { "id": "terms", "title": "Terms", "blocks": [
      { "block": "columns", "blocks": [ { "block": "method" }, { "block": "glossary" } ] } ] },
    { "id": "findings", "blocks": [
      { "block": "findings", "of": "capability", "max": 1, "groups": 3, "sort": "name" } ] } ] }
JSON
run layout check "$scratch/own/page.json"
claim "an image that is missing is said before a report is made" test "$status" = 4 -a "${complained/team.svg/}" != "$complained"
printf '%s' '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path d="M5 35 L20 5 L20 35 Z" fill="#1F5FBF"/></svg>' \
    >"$scratch/own/team.svg"
run report $SAMPLE --as-of $AS_OF --layout "$scratch/own/page.json" --logo "$scratch/own/team.svg" \
    --format pdf,html,markdown -o "$scratch/own/out"
claim "cover, image, rule, room and columns make a report" same "0 " "$status $complained"
html=$scratch/own/out/page.html
cover=$(pdftotext -l 1 "$scratch/own/out/page.pdf" - | tr -s "\n" " ")
claim "the cover says who may read it, whose it is, its title and the verdict" \
    holds "$cover" "Confidential NORTHWIND BANK On the way up Payments Platform has attained stage 2"
claim "and has its page to itself" same "SERVERLESS MATURITY ASSESSMENT" \
    "$(pdftotext -f 2 -l 2 "$scratch/own/out/page.pdf" - | head -1)"
claim "the logo stands on it, and nowhere else" same 1 "$(grep -c 'class="logo"' "$html")"
if /usr/bin/python3 -c 'import pikepdf' 2>/dev/null; then
    claim "all of it is accessible PDF" /usr/bin/python3 tests/checkers/pdfua_check.py "$scratch/own/out/page.pdf"
    /usr/bin/python3 tests/documents/words_of.py "$scratch/own/out/page.pdf" >"$scratch/pdf.words"
    /usr/bin/python3 tests/documents/words_of.py "$html" >"$scratch/html.words"
    claim "PDF and page say the same words in the same order" diff "$scratch/pdf.words" "$scratch/html.words"
fi
claim "an image brings its words" grep -q 'A sail' "$html"
claim "and its file for a wiki" test "$(ls "$scratch"/own/out/*-figure-*.png | wc -l)" = 1
claim "what is empty says what the author wrote" grep -q "Nothing to compare Payments Platform with" "$html"
claim "or what it says itself" grep -q "No earlier result was given, so nothing can be compared" "$html"
claim "or leaves no hole" test -z "$(grep 'Left out<' "$html")"
claim "groups of findings stand in the order asked for" same "build-deployment-automation dependency-management monitoring-observability " \
    "$(grep -o '<section id="findings-[a-z-]*' "$html" | sed 's/.*findings-//' | head -3 | tr '\n' ' ')"
for wrong in '"block": "cover", "span": 6' '"block": "columns", "blocks": [ { "block": "cover" } ]' \
    '"block": "space", "height": "wide"' '"block": "findings", "of": "tool", "sort": "by-name"' \
    '"block": "image", "file": "team.svg"'; do
    printf '{ "schema": "rung-layout/1", "name": "w", "title": "W", "sections": [ { "id": "w", "blocks": [ { %s } ] } ] }' \
        "$wrong" >"$scratch/own/wrong.json"
    run layout check "$scratch/own/wrong.json"
    claim "refused with its place: $wrong" holds "$status $complained" "3 $scratch/own/wrong.json: /sections/0/blocks/0"
done
