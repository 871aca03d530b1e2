#!/bin/bash
# Themes are files that companies write: they are listed, shown, checked and begun, and one
# theme drives PDF, page, charts and wikis alike.
. "$(dirname "$0")/lib.sh"
report() { run report $SAMPLE --as-of $AS_OF -o "$scratch/out" "$@"; }
in_page() { grep -qF -- "$1" "$scratch/out/executive.html"; }

# --- the command --------------------------------------------------------------------------
run theme list
claim "the themes that ship are listed, each with what it is for" \
    same "0 $(ls layouts/themes/*.json | wc -l)" "$status $(printf '%s\n' "$said" | grep -c '^[a-z]* *[A-Z].*\.$')"
for name in $(printf '%s\n' "$said" | cut -d' ' -f1); do
    run theme check "$name"
    claim "all pairs of $name hold" holds "$status $said" "0 $name: 34 pairs of colours in use, in light and in dark: all hold"
done
run theme show dark
claim "show prints the theme as it ships" cmp layouts/themes/dark.json "$scratch/stdout"
run theme show darc
claim "a mistyped name brings the nearest, and all that are known" \
    holds "$status $complained" '2 rung: there is no theme "darc"; did you mean "dark"?; known are contrast, dark'
run theme new -o "$scratch/mine.json"
claim "new begins a theme" same 0 "$status"
run theme check "$scratch/mine.json"
claim "in which nothing is wrong" same "0 " "$status $complained"
run theme new -o "$scratch/mine.json"
claim "new writes over nothing" holds "$status $complained" "exists already"
run theme chekc
claim "an unknown word is a mistake" holds "$status $complained" "2 rung: theme: expected list"
ours='"schema": "rung-theme/1", "name": "ours", "extends": "slate"'
echo "{ $ours, \"fonts\": { \"text\": \"Noto Sanz\" } }" >"$scratch/ours.json"
run theme check "$scratch/ours.json"
claim "a family that no package brings is told where the theme names it" holds "$status $complained" \
    "3 $scratch/ours.json: /fonts/text: no family \"Noto Sanz\" stands in the catalogue of fonts; did you mean \"Noto Sans\"?; known are Lato"
claim "once" same 1 "$(grep -c Sanz "$scratch/stderr")"
echo "{ $ours, \"logo\": \"nowhere.png\" }" >"$scratch/ours.json"
run theme check "$scratch/ours.json"
claim "the logo is looked at, too" holds "$status $complained" "4 $scratch/nowhere.png: cannot open"

# --- contrast -----------------------------------------------------------------------------
pale='"schema": "rung-theme/1", "name": "pale", "extends": "slate", "colour": { "muted": "#9AA3B2" }'
echo "{ $pale }" >"$scratch/pale.json"
echo "{ $pale, \"allow_low_contrast\": true }" >"$scratch/allowed.json"
run theme check "$scratch/pale.json"
claim "what is too pale is refused with its pointer and ratio" holds "$status $complained" \
    "3 $scratch/pale.json: /colour/muted: muted (#9AA3B2) on ground (#FFFFFF), light: a contrast of 2.54:1; text needs 4.50:1"
report --theme "$scratch/pale.json"
claim "and makes no report" test "$status" = 3 -a ! -e "$scratch/out"
report --theme "$scratch/allowed.json" --format json,html --layout executive
claim "unless the theme allows it: then it is said" holds "$status $complained" "0 $scratch/allowed.json: /colour/muted: warning: muted (#9AA3B2) on ground"

# --- one theme for all --------------------------------------------------------------------
rm -rf "$scratch/out"
cat >"$scratch/logo.svg" <<'SVG'
<svg viewBox="0 0 240 60"><rect width="60" height="60" fill="#0B7A75"/></svg>
SVG
cat >"$scratch/ours.json" <<'JSON'
{ "schema": "rung-theme/1", "name": "ours", "extends": "dark", "brand_colour": "#0B7A75",
  "cover": "band", "logo": "logo.svg", "logo_alt": "Northwind",
  "classification": "Secret <of> {organisation}",
  "head": { "start": "{organisation}", "end": "{report}" }, "foot": { "end": "{page} of {pages}" } }
JSON
report --theme "$scratch/ours.json" --format pdf,html,markdown --layout executive
claim "a report in a theme of one's own succeeds" same "0 " "$status $complained"
claim "each page of the PDF has the classification, the head and the foot" same "4 4 4" \
    "$(pdftotext "$scratch/out/executive.pdf" - | grep -c 'Secret <of> Northwind Bank') \
$(pdftotext "$scratch/out/executive.pdf" - | grep -c '^Serverless maturity$') \
$(pdftotext "$scratch/out/executive.pdf" - | grep -c '^. of 4$')"
claim "its pages are dark" same "10151f" \
    "$(pdftoppm -r 10 -f 2 -l 2 "$scratch/out/executive.pdf" | tail -c 3 | od -An -tx1 | tr -d ' ')"
claim "it is the first that is read aloud" same "P" \
    "$(pdfinfo -struct "$scratch/out/executive.pdf" | sed -n '2s/ //gp' | cut -d'(' -f1)"
claim "the page begins with it" in_page '<p class="classification">Secret &lt;of&gt; Northwind Bank</p>'
claim "and prints it on every sheet" in_page '@page{@top-center{content:"Secret \3c of\3e  Northwind Bank"}}'
claim "a wiki's page begins with it" holds "$(head -3 "$scratch/out/executive.md")" "Secret"
claim "the theme's logo says what the theme says" in_page "Northwind</desc>"
claim "the page is dark whatever the screen wishes" in_page "@media screen{:root{color-scheme:dark;"
claim "and charts have the brand's colour" in_page "--chart:#0b7a75"
if [ -x /usr/bin/python3 ] && /usr/bin/python3 -c 'import pikepdf' 2>/dev/null; then
    claim "the dark PDF is PDF/UA-1" /usr/bin/python3 tests/checkers/pdfua_check.py "$scratch/out/executive.pdf"
    claim "and PDF/A-2a" /usr/bin/python3 tests/checkers/pdfa_check.py "$scratch/out/executive.pdf"
fi
mv "$scratch/out" "$scratch/first"
report --theme "$scratch/ours.json" --format pdf,html,markdown --layout executive
claim "two runs write the same bytes" diff -r "$scratch/first" "$scratch/out"
awk '/^```json$/ { n++; next } /^```$/ { n += n % 2 } n == 3' README.md >"$scratch/northwind.json"
cp "$scratch/logo.svg" "$scratch/northwind.svg"
report --theme "$scratch/northwind.json"
claim "README's theme makes a report" same "0 " "$status $complained"
report --theme paper --brand-colour '#FFD500' --format html --layout executive
claim "a pale brand is darkened until it can be read" in_page "--accent:#887004"
claim "a light theme has no dark side" test -z "$(grep -o 'color-scheme:dark' "$scratch/out/executive.html")"
report --brand-colour teal
claim "a colour is six digits" holds "$status $complained" "2 rung: --brand-colour: expected a colour as '#RRGGBB', found \"teal\""
run ask --html "$scratch/form.html" --theme contrast --entity Shop --as-of $AS_OF
claim "the form takes a theme, too" grep -q -- '--accent:#0b3d91' "$scratch/form.html"
