#!/bin/bash
# `rung report --logo` as a user meets it: where the logo stands, what it says to those who
# do not see it, and how files end that are no logo.
. "$(dirname "$0")/lib.sh"
tests/documents/document_set.py "$scratch/in" executive >/dev/null
logo=$scratch/in/opacity.png
report() { run report $SAMPLE --as-of $AS_OF -o "$scratch/out" "$@"; }
structure() { pdfinfo -struct-text "$scratch/out/executive.pdf" 2>&1; }
alt() { # what the first figure of the PDF says
    /usr/bin/python3 - "$scratch/out/$1.pdf" <<'PY'
import pikepdf, sys
with pikepdf.open(sys.argv[1]) as pdf:
    at = pdf.Root.StructTreeRoot
    while at.get("/S") != "/Figure":
        at = at.K[0] if isinstance(at.K, pikepdf.Array) else at.K
    print(at.Alt)
PY
}
in_page() { grep -qF -- "$1" "$scratch/out/$2.html"; }

# --- a logo that is one -------------------------------------------------------------------
report --logo "$logo" --format pdf,html --layout executive --layout full
claim "a report with a logo succeeds" same 0 "$status"
claim "and says nothing on stderr" same "" "$complained"
claim "the organisation's name is what it says" same "Northwind Bank logo" "$(alt executive)"
claim "in every layout" same "Northwind Bank logo" "$(alt full)"
claim "and in the page" in_page "Northwind Bank logo</desc>" full
claim "the page carries the image in itself" in_page 'href="data:image/png;base64,iVBORw0KGgo' full
claim "and may load nothing else" in_page "default-src 'none'" full
claim "the executive report still has at most four pages" \
    test "$(pdfinfo "$scratch/out/executive.pdf" | sed -n 's/^Pages: *//p')" -le 4
mv "$scratch/out" "$scratch/first"
report --logo "$logo" --format pdf,html --layout executive --layout full
claim "two runs write the same bytes" diff -r "$scratch/first" "$scratch/out"

report --logo "$logo" --logo-alt 'Northwind & "friends"' --format pdf,html --layout executive
claim "--logo-alt says something else" same 'Northwind & "friends"' "$(alt executive)"
claim "in the page too" in_page 'Northwind &amp; "friends"</desc>' executive

run report "$SAMPLE/prowler.ocsf.json" --as-of $AS_OF --entity "Shop" -o "$scratch/out" \
    --logo "$scratch/in/drawing.svg" --layout executive
claim "without an organisation the entity's name is what it says" same "Shop logo" "$(alt executive)"
claim "a drawing stands in the page as shapes" in_page '<path fill="#1F5FBF"' executive
claim "and nothing of its file" test -z "$(grep -o 'viewBox="0 0 240 60"' "$scratch/out/executive.html")"

# --- files that are none ------------------------------------------------------------------
refused() { # NAME STATUS PART
    rm -rf "$scratch/out"
    report --logo "$scratch/$1"
    same "$2" "$status" && holds "$complained" "$1: $3" && test ! -e "$scratch/out"
}
head -c 300 "$logo" > "$scratch/half.png"
head -c 200 "$scratch/in/photo.jpg" > "$scratch/half.jpg"
head -c 200 "$scratch/in/drawing.svg" > "$scratch/half.svg"
echo '<svg viewBox="0 0 9 9"><g id="a"><use href="#a"/></g></svg>' > "$scratch/loop.svg"
echo '<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]><svg viewBox="0 0 9 9"><title>&e;</title></svg>' \
    > "$scratch/entity.svg"
echo 'GIF89a' > "$scratch/old.gif"
: > "$scratch/empty.png"
claim "half a PNG is refused by name, and nothing is written" refused half.png 3 "this PNG ends"
claim "half a JPEG" refused half.jpg 3 "this JPEG ends"
claim "half an SVG" refused half.svg 3 "line 3: this SVG is not well-formed XML"
claim "an SVG that uses itself" refused loop.svg 3 "line 1: this drawing holds <use>"
claim "an SVG that would read other files" refused entity.svg 3 "expected an SVG whose document type declares nothing"
claim "a GIF" refused old.gif 3 "expected PNG, JPEG or SVG, found a GIF"
claim "an empty file" refused empty.png 3 "expected PNG, JPEG or SVG, found an empty file"
claim "a logo that is not there" refused missing.png 4 "cannot open"
claim "a directory" refused in 4 "cannot read"

report --logo-alt "Northwind"
claim "--logo-alt alone is a mistake" same 2 "$status"
report --logo "$logo" --logo-alt ""
claim "an alternative text that says nothing is a mistake" same 2 "$status"
