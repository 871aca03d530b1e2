#!/bin/bash
# Reports in other languages: German, and two languages made for tests.
. "$(dirname "$0")/lib.sh"

# --- German -------------------------------------------------------------------------------
run report $SAMPLE --as-of $AS_OF -o "$scratch/en"
run report $SAMPLE --as-of $AS_OF -o "$scratch/de" --locale de
claim "--locale de succeeds" same 0 "$status"
claim "the verdict on the terminal is German" holds "$said" "Stufe 2 von 4"
page=$(cat "$scratch/de/full.html")
claim "the page says which language it is in" holds "$page" '<html lang="de"'
claim "dates are German" holds "$page" "23."$'\xc2\xa0'"November 2026"
claim "the decimal point is a comma" holds "$page" "2,7"
claim "what the model says is marked as English" \
    holds "$page" '<span lang="en">Cut function roles down to what they call</span>'
claim "also where it stands inside a sentence, on the page" \
    holds "$page" ', <span lang="en">Background Tasks</span>, mit einer Ausnahme'
claim "and in the PDF, though a line ends in it" \
    holds "$(pdfinfo -struct-text "$scratch/de/executive.pdf" | grep -a -A1 'Span (inline)' | head -2)" '"Background Tasks"'
claim "English reports mark nothing" \
    same 0 "$(grep -c '<span lang' "$scratch/en/full.html")"
claim "the PDF names its language" holds "$(mutool show "$scratch/de/full.pdf" trailer/Root/Lang)" "de"
claim "the PDF marks the model's texts" \
    holds "$(mutool show -b "$scratch/de/executive.pdf" grep | grep -a '/S/Span' | head -1)" "/Lang(en)"
# An alternative text is read out in one language: it names what the model says by an id, or
# by the locale's own word.
alts_of() { # FILE
    /usr/bin/python3 - "$1" <<'PY'
import sys, pikepdf
def walk(element):
    if element.get("/S") == "/Figure":
        print(element.Alt)
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary):
            walk(child)
walk(pikepdf.open(sys.argv[1]).Root.StructTreeRoot.K[0])
PY
}
names_of_the_model() {
    python3 -c '
import glob, json
for path in glob.glob("data/model/capabilities/*.json"):
    capability = json.load(open(path))
    print(capability["name"])
    for practice in capability["practices"]:
        print(practice["title"])
        print(practice["recommendation"]["title"])'
}
run report $SAMPLE/prowler.ocsf.json --as-of $AS_OF --format json -o "$scratch/less"
run report $SAMPLE --as-of $AS_OF --baseline "$scratch/less/result.json" --locale de \
    --layout tests/chart/every_chart.json --format pdf -o "$scratch/charts"
alts=$(alts_of "$scratch/charts/every-chart.pdf")
claim "alternative texts are German" holds "$alts" "FIT-2 (+"
claim "and quote nothing that the model says in English" \
    same "" "$(grep -F -f <(names_of_the_model) <<<"$alts")"
claim "result.json speaks no language: it has the same bytes" \
    cmp "$scratch/en/result.json" "$scratch/de/result.json"
run explain IAM-3 $SAMPLE --as-of $AS_OF --locale de
claim "explain speaks German" holds "$said" "Was zählt"
run plan $SAMPLE --as-of $AS_OF --locale de
claim "plan speaks German" holds "$said" "Schritte erreichen Stufe 3"
run ask --list --as-of $AS_OF --locale de
claim "ask speaks German" holds "$said" "28 Fragen sind offen."

# --- which there are ------------------------------------------------------------------------
run report $SAMPLE --as-of $AS_OF -o "$scratch/x" --locale fr
claim "an unknown language is a mistake of usage" same 2 "$status"
claim "and those there are, are named" holds "$complained" "de, en"
mkdir -p "$scratch/data/locales"
sed 's/"language": "en"/"language": "nl"/; s/"Contents"/"Inhoud"/' data/locales/en.json \
    > "$scratch/data/locales/nl.json"
run report $SAMPLE --as-of $AS_OF -o "$scratch/nl" --data "$scratch/data" --locale nl
claim "a language of the user's own is a file below --data" \
    grep -q '>Inhoud<' "$scratch/nl/full.html" 
sed -i '/"page.skip"/d' "$scratch/data/locales/nl.json"
run report $SAMPLE --as-of $AS_OF -o "$scratch/nl" --data "$scratch/data" --locale nl
claim "it must say all that is said: exit 3" same 3 "$status"
claim "what it lacks is named" holds "$complained" 'the pattern "page.skip" is missing'
cp data/locales/de.json "$scratch/data/locales/de.json"
run report $SAMPLE --as-of $AS_OF -o "$scratch/own" --data "$scratch/data" --locale de --format html
claim "a copy of a language is right" same "0 " "$status $complained"
spoilt() { # CLAIM SED WHAT IS SAID
    sed "$2" data/locales/de.json > "$scratch/data/locales/de.json"
    run report $SAMPLE --as-of $AS_OF -o "$scratch/own" --data "$scratch/data" --locale de --format html
    claim "$1" holds "$status $complained" "$3"
}
spoilt "no number loses the sign before its tenths" 's/"decimal": ","/"decimal": ""/' '/de.json: /decimal: expected a sign'
spoilt "a percentage has its number" 's/"percent": "{x}/"percent": "/' '/percent: expected a text such as'
spoilt "a date its day, month and year, each once" 's/"date": "{day}/"date": "{year}/' '/date: expected a text such as'
spoilt "what PDF and HTML are marked with is a language" 's/"language": "de"/"language": "auf Deutsch"/' '/language: expected a language, such as "de" or "pt-BR", found "auf Deutsch"'
spoilt "a sentence has words" 's/"page.skip": "[^"]*"/"page.skip": ""/' '/patterns/page.skip: expected words, found none'
sed 's/"page.skip":/"page.skp": "Springe",\n&/; s/"abbreviation.IAM":/"abbreviation.OWN": "x",\n&/' \
    data/locales/de.json > "$scratch/data/locales/de.json"
run report $SAMPLE --as-of $AS_OF -o "$scratch/own" --data "$scratch/data" --locale de --format html
claim "a key that nothing says is a warning, not a refusal" same 0 "$status"
claim "it has its place and the nearest key" holds "$complained" \
    '/de.json: /patterns/page.skp: warning: nothing says the pattern "page.skp"; did you mean "page.skip"?'
claim "abbreviations of the user's own are welcome" same 1 "$(echo "$complained" | wc -l)"
sed 's/"abbreviation.IAM":/"abbreviation.IMA":/' data/locales/de.json > "$scratch/data/locales/de.json"
run report $SAMPLE --as-of $AS_OF -o "$scratch/own" --data "$scratch/data" --locale de --format html
claim "one of them that is misspelt is missing, and is shown" holds "$status $complained" \
    'the pattern "abbreviation.IAM" is missing; is "abbreviation.IMA" meant?'
echo '[]' > "$scratch/data/locales/de.json"
run report $SAMPLE --as-of $AS_OF -o "$scratch/own" --data "$scratch/data" --locale de --format html
claim "what is no locale at all is said once" \
    holds "$status $(echo "$complained" | wc -l) $complained" \
    "3 1 $scratch/data/locales/de.json: expected an object that is a locale, found an array"

# --- no text is hard-wired --------------------------------------------------------------------
"$RUNG" model show --json > "$scratch/model.json"
for layout in full engineer manager stage wiki onepage; do
    run report $SAMPLE --as-of $AS_OF -o "$scratch/pseudo" --locale pseudo \
        --layout $layout --format html,json
    claim "$layout: what stands outside of brackets is the model's or the inputs'" \
        python3 tests/cli/outside_brackets.py "$scratch/pseudo/$layout.html" \
        "$scratch/pseudo/result.json" "$scratch/model.json"
done
run report $SAMPLE --as-of $AS_OF -o "$scratch/pseudo" --locale pseudo --layout full \
    --baseline "$scratch/en/result.json" --format html,json
claim "nor has the report of changes a text of its own" \
    python3 tests/cli/outside_brackets.py "$scratch/pseudo/full.html" \
    "$scratch/pseudo/result.json" "$scratch/model.json"

# --- from right to left -------------------------------------------------------------------------
run report $SAMPLE --as-of $AS_OF -o "$scratch/rtl" --locale pseudo-rtl --layout full
claim "a page written from right to left says so" \
    holds "$(head -c 300 "$scratch/rtl/full.html")" 'dir="rtl"'
claim "a PDF's pages lie side by side from the right" \
    same /R2L "$(mutool show "$scratch/rtl/full.pdf" trailer/Root/ViewerPreferences/Direction)"
claim "its style names no side of the page but by the direction of writing" \
    same "" "$(grep -nE '(padding|margin|border)-(left|right)|^ *(left|right|float: (left|right)):' layouts/page.css layouts/form.css)"
