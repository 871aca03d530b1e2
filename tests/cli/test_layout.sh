#!/bin/bash
# Layouts are files that people change: they are listed, shown, checked and begun, and every
# one that ships makes a report of every input.
. "$(dirname "$0")/lib.sh"

run layout list
claim "the layouts that ship are listed, each with what it is for" \
    same "0 $(ls layouts/*.json | wc -l)" "$status $(printf '%s\n' "$said" | grep -c '^[a-z]* *[A-Z].*\.$')"
names=$(printf '%s\n' "$said" | cut -d' ' -f1)
for name in $names; do
    run layout check "$name"
    claim "nothing is wrong with $name" same 0 "$status"
done
run layout show manager
claim "show prints the layout as it ships" cmp layouts/manager.json "$scratch/stdout"
run layout show mangaer
claim "a mistyped name brings the nearest, and all that are known" \
    holds "$status $complained" 'did you mean "manager"?; known are '
run layout new -o "$scratch/mine.json"
claim "new begins a layout" same 0 "$status"
run layout check "$scratch/mine.json"
claim "in which nothing is wrong" same 0 "$status"
run layout new -o "$scratch/mine.json"
claim "new writes over nothing" holds "$status $complained" "exists already"
sed 's/"block": "tiles"/"block": "tile"/; s/{entity}/{entitiy}/' "$scratch/mine.json" >"$scratch/wrong.json"
run layout check "$scratch/wrong.json"
claim "check names each mistake, its place and the nearest word" \
    holds "$status $complained" '/sections/1/blocks/3/block: unknown block "tile"; did you mean "tiles"?'
claim "and goes on to the next" holds "$complained" "did you mean {entity}?"
wrong() { # CLAIM LAYOUT WHAT IS SAID
    printf '%s' "$2" >"$scratch/wrong.json"
    run layout check "$scratch/wrong.json"
    claim "$1" holds "$status $complained" "$3"
}
wrong "what is no layout at all is said once" '[]' "3 $scratch/wrong.json: expected an object that is a layout, found an array"
claim "and nothing else" same 1 "$(echo "$complained" | wc -l)"
head='{"schema":"rung-layout/1","name":"ours","title":"Ours","sections":['
wrong "a block without its kind brings what nearly says it" "$head"'{"id":"a","blocks":[{"blok":"verdict"}]}]}' \
    '/sections/0/blocks/0/blok: unknown member "blok"; did you mean "block"?'
wrong "a layout has sections" "$head]}" '/sections: expected a section at least, found none'
wrong "a theme is no layout, and that alone is said" '{"schema":"rung-theme/1","name":"ours","extends":"slate"}' \
    '/schema: expected "rung-layout/1", found "rung-theme/1"'
claim "in one line" same 1 "$(wc -l < "$scratch/stderr")"
wrong "and a name that files can have" "${head/ours/}"'{"id":"a","blocks":[]}]}' '/name: expected lower-case letters'
wrong "a title cannot name itself" "${head/\"Ours\"/\"{report\}\"}"'{"id":"a","blocks":[]}]}' \
    '/title: the name {report} has no meaning here'
cover='"sections":[{"id":"front","blocks":[{"block":"cover"}]}]}'
printf '%s' '{"schema":"rung-layout/1","name":"front","title":"The way of {entity}",' "$cover" >"$scratch/front.json"
sed 's/The way of {entity}/@layout.title_delta/' "$scratch/front.json" >"$scratch/known.json"
run report $SAMPLE --as-of $AS_OF --layout "$scratch/front.json" -o "$scratch/front" --format html
claim "names in a title are filled in on the cover" grep -q "The way of Payments Platform<" "$scratch/front/front.html"
run report $SAMPLE --as-of $AS_OF --layout "$scratch/known.json" -o "$scratch/front" --format html --locale de
claim "a title of the locale's is said there" grep -q "Serverless-Reife: was sich verändert hat<" "$scratch/front/front.html"
run report $SAMPLE --as-of $AS_OF --layout manager --page A5 -o "$scratch/small" --format pdf
claim "on small paper columns move closer before words break" \
    same "" "$(pdftotext -layout "$scratch/small/manager.pdf" - | grep 'Recommenda ')"
sed 's/"title"/"page":{"margin":["110mm","10mm","90mm","10mm"]},"title"/' "$scratch/front.json" >"$scratch/known.json"
run report $SAMPLE --as-of $AS_OF --layout "$scratch/known.json" --page A4,landscape -o "$scratch/front" --format pdf
claim "margins that leave nothing of the paper asked for are refused" \
    holds "$status $complained" "2 rung: --page: the margins of the layout front leave too little of it"
run report $SAMPLE --as-of $AS_OF --layout onepage --layout onepage -o "$scratch/twice" --format html
claim "two reports of one name are refused, and nothing is written" \
    holds "$status $complained $(ls "$scratch/twice" 2>&1)" "onepage.html would be written twice: two reports have its name ls: "
run layout vocabulary
for word in "  findings" "  self-attested" "  owners" "  stage.name" "finding:capabilities" "Letter"; do
    claim "the vocabulary has $word" holds "$said" "$word"
done
run layout shwo
claim "an unknown word is a mistake" holds "$status $complained" "2 rung: layout: expected list"
for page in A4 Letter A4,landscape Letter,landscape; do
    run report $SAMPLE --as-of $AS_OF --layout onepage --page $page -o "$scratch/one" --format pdf
    claim "the one page holds on $page" same "0 1" \
        "$status $(pdfinfo "$scratch/one/onepage.pdf" | sed -n 's/^Pages: *//p')"
done
python3 - "$scratch/long.json" <<'PY'
import json, sys
layout = json.load(open("layouts/onepage.json"))
layout["title"] = "Way " * 1000
for section in layout["sections"][1:]:
    section["title"] = "Long " * 800
json.dump(layout, open(sys.argv[1], "w"))
PY
for page in A4 A5,landscape; do
    run report $SAMPLE --as-of $AS_OF --layout "$scratch/long.json" --page $page -o "$scratch/one" --format pdf \
        --entity "$(printf 'W%.0s' {1..200})" --logo data/samples/brand/logo.svg
    claim "and on $page with titles of 4,000 letters" same "0 1" \
        "$status $(pdfinfo "$scratch/one/onepage.pdf" | sed -n 's/^Pages: *//p')"
done
run report $SAMPLE --as-of $AS_OF --layout onepage --page Letter,landscape -o "$scratch/one" --format pdf
claim "and is as wide as it says" \
    holds "$(pdfinfo "$scratch/one/onepage.pdf")" "792 x 612 pts (letter)"
run report $SAMPLE --as-of $AS_OF --layout onepage --page Leter -o "$scratch/one"
claim "a mistyped size brings the nearest" holds "$status $complained" 'did you mean "Letter"?'
# README's example, letter by letter: the layout as it stands there, then the line below it.
mkdir "$scratch/ours"
ln -s "$PWD/data" "$scratch/ours/data"
awk '/^```json$/ { n++; next } /^```$/ { n += n % 2 } n == 1' README.md >"$scratch/ours/ours.json"
line=$(sed -n 's/^    \(rung report .*--layout ours.json.*\)/\1/p' README.md)
rung() { "$RUNG" "$@"; }
complained=$(cd "$scratch/ours" && eval "$line" 2>&1 >/dev/null)
claim "README's example makes a report" test "$?" = 0 -a -s "$scratch/ours/ours.pdf"
claim "and nothing is wrong with it" same "" "$complained"
claim "with its logo" grep -q 'class="logo"' "$scratch/ours/ours.html"
claim "with its own words" grep -q "<strong>Payments Platform</strong> to stage 3 this year" \
    "$scratch/ours/ours.html"
claim "and its sections in their order" same "foreword roadmap standing " \
    "$(grep -o '<section id="[a-z]*"' "$scratch/ours/ours.html" | cut -d'"' -f2 | tr '\n' ' ')"
python3 - "$scratch/ours/ours.json" "$scratch/turned.json" <<'PY'
import json, sys
layout = json.load(open(sys.argv[1]))
layout["sections"].insert(0, layout["sections"].pop(2))
layout["sections"].append({"id": "thanks", "title": "Thanks", "blocks": [
    {"block": "text", "markdown": "To all who answered for **{entity}**."}]})
json.dump(layout, open(sys.argv[2], "w"))
PY
run report $SAMPLE --as-of $AS_OF --layout "$scratch/turned.json" -o "$scratch/turned"
claim "sections stand as they are moved, a new paragraph at the end" same "0 roadmap foreword standing thanks " \
    "$status $(grep -o '<section id="[a-z]*"' "$scratch/turned/ours.html" | cut -d'"' -f2 | tr '\n' ' ')"
if command -v /usr/bin/python3 >/dev/null; then
    claim "a section before the verdict breaks no rule of accessible PDF" \
        /usr/bin/python3 tests/checkers/pdfua_check.py "$scratch/turned/ours.pdf"
fi
for picture in $(grep -o 'src="[^"]*"' README.md | cut -d'"' -f2); do
    claim "$picture is small" test "$(wc -c <"$picture")" -lt 61440
done
claim "README's pictures have words for those who do not see them" \
    same "$(grep -o '<img' README.md | wc -l)" "$(grep -o 'alt="[^"]\{20,\}"' README.md | wc -l)"
if command -v python3 >/dev/null; then
    run layout vocabulary --json
    cp "$scratch/stdout" "$scratch/words.json"
    claim "the schema knows exactly these words" \
        python3 tests/documents/layout_schema.py "$scratch/words.json" data/schemas/layout.schema.json
fi
run report $SAMPLE --as-of $AS_OF --layout stage --stage 4 -o "$scratch/four" --format html
claim "the stage report is about the stage asked for" \
    grep -q "<h2><a href=\"#stage\">Customer-facing Services</a></h2>" "$scratch/four/stage.html"
claim "and nothing is to be warned of" same "" "$complained"
run report $SAMPLE --as-of $AS_OF --layout onepage --stage 4 -o "$scratch/four" --format html
claim "a stage that no layout asks for is a warning, not silence" \
    same "0 rung: warning: --stage 4 changes nothing: no layout asked for is about one stage, as --layout stage is" \
    "$status $complained"
for name in $names; do
    run report $SAMPLE --as-of $AS_OF --layout "$name" -o "$scratch/of-$name" --format pdf,html
    claim "$name makes a report of the sample" same "0 " "$status $complained"
done
