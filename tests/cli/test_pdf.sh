#!/bin/bash
# PDFs as files: what they carry, that the same report is the same bytes wherever it is made,
# and what happens when there is no room for them.
. "$(dirname "$0")/lib.sh"
python=/usr/bin/python3 # Debian's, which has pikepdf
sample="$SAMPLE --as-of $AS_OF --layout executive"

# --- attachments --------------------------------------------------------------------------
run report $sample --attach -o "$scratch/attached"
claim "a report with attachments is written" same 0 "$status"
pdf=$scratch/attached/executive.pdf
claim "it is sound" qpdf --check "$pdf"
claim "it is PDF/A-3a" $python tests/checkers/pdfa_check.py --flavour 3a "$pdf"
claim "it still is PDF/UA-1" $python tests/checkers/pdfua_check.py "$pdf"
"$RUNG" result "$pdf" >"$scratch/result.json"
claim "rung result gives the result.json back" cmp "$scratch/result.json" "$scratch/attached/result.json"
claim "it reads standard input, too" \
    cmp "$scratch/result.json" <("$RUNG" result - <"$pdf")
(cd "$scratch" && pdfdetach -saveall -o "$scratch" "$pdf")
claim "any other program finds the same" cmp "$scratch/result.json" "$scratch/attached/result.json"
claim "the bill of inputs follows its schema" \
    tests/documents/follows_schema.py data/schemas/bill.schema.json "$scratch/inputs.json"
claim "the model is the one that --model takes" "$RUNG" model check "$scratch/model.json"
bill_is_true() {
    $python - "$scratch/inputs.json" <<'PYTHON'
import hashlib, json, sys
for file in json.load(open(sys.argv[1]))["inputs"]:
    data = open(file["path"], "rb").read()
    assert file["size"] == len(data) and file["sha256"] == hashlib.sha256(data).hexdigest(), file
PYTHON
}
claim "the bill has the size and the hash of every input" bill_is_true
relationships() {
    $python - "$pdf" <<'PYTHON'
import pikepdf, sys
root = pikepdf.open(sys.argv[1]).Root
print(*(f"{f.UF}:{f.AFRelationship}:{bool(str(f.Desc))}" for f in root.AF))
PYTHON
}
claim "each says what it is to the report" \
    same "inputs.json:/Supplement:True model.json:/Supplement:True result.json:/Data:True" "$(relationships)"
run report $SAMPLE/prowler.ocsf.json --model "$scratch/model.json" --as-of $AS_OF --format json -o "$scratch/again"
claim "an attached model judges again" same 0 "$status"

# --- PDFs that hold no result -------------------------------------------------------------
run report $sample --format pdf -o "$scratch/plain"
run result "$scratch/plain/executive.pdf"
claim "a report without attachments is refused" same 3 "$status"
claim "and it is said how to make one" holds "$complained" "holds no result.json as \`rung report --attach\` attaches it"
run result $SAMPLE/prowler.ocsf.json
claim "what is no PDF is refused" same "3 $SAMPLE/prowler.ocsf.json: is no PDF" "$status $complained"
run result
claim "no file is a mistake of usage" same 2 "$status"
run result "$scratch/missing.pdf"
claim "a file that is not there is named" same 4 "$status"
cut_anywhere_is_refused() {
    local size i
    size=$(stat -c %s "$pdf")
    for i in 1 7 100 $((size / 4)) $((size / 3)) $((size / 2)); do
        head -c $i "$pdf" >"$scratch/cut.pdf"
        "$RUNG" result "$scratch/cut.pdf" >"$scratch/cut.json" 2>/dev/null
        status=$?
        [ $status = 3 ] || { [ $status = 0 ] && cmp "$scratch/cut.json" "$scratch/result.json"; } || {
            echo "cut at $i: status $status"
            return 1
        }
    done
}
claim "one that is cut off is refused, or still whole in this part" cut_anywhere_is_refused
sed 's|Params<</Size [0-9]*|Params<</Size 99999999|' "$pdf" >"$scratch/lie.pdf"
run result "$scratch/lie.pdf"
claim "a size that is a lie is refused" same 3 "$status"

# --- the classic file -----------------------------------------------------------------------
run report $sample --pdf-compat --format pdf -o "$scratch/classic"
classic=$scratch/classic/executive.pdf
claim "--pdf-compat writes a sound file" qpdf --check "$classic"
claim "with a table that old readers know" grep -qa '^xref$' "$classic"
claim "and no object streams" same 0 "$(grep -ca '/ObjStm' "$classic")"
claim "it is PDF/A-2a as well" $python tests/checkers/pdfa_check.py --flavour 2a "$classic"
claim "it says the same" cmp <(pdftotext "$classic" -) <(pdftotext "$scratch/plain/executive.pdf" -)

# --- page labels ----------------------------------------------------------------------------
run report $SAMPLE --as-of $AS_OF --layout full --format pdf -o "$scratch/labelled"
page_labels() {
    $python - "$1" <<'PYTHON'
import pikepdf, sys
pdf = pikepdf.open(sys.argv[1])
print(*[page.label for page in pdf.pages][:5])
PYTHON
}
claim "readers call the pages what their feet do" \
    same "i ii 1 2 3" "$(page_labels "$scratch/labelled/full.pdf")"
claim "a report without contents begins with page 1" \
    same "1 2 3 4" "$(page_labels "$scratch/plain/executive.pdf")"
places_lead_to_what_they_name() { # report.pdf#IAM-3
    local name page
    for name in IAM-3 SCR-1 DPL-2; do
        page=$(pdfinfo -dests "$scratch/labelled/full.pdf" | awk -v n="\"$name\"" '$NF == n { print $1 }')
        [ -n "$page" ] || { echo "no destination $name"; return 1; }
        pdftotext -f "$page" -l "$page" "$scratch/labelled/full.pdf" - | grep -q "$name" || return 1
    done
}
claim "a practice's name is a place in the file, and leads to the practice" places_lead_to_what_they_name
expansions() { # of abbreviations, told to readers that speak
    $python - "$scratch/labelled/full.pdf" <<'PYTHON'
import pikepdf, sys
pdf = pikepdf.open(sys.argv[1])
print(*sorted({str(o.E) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/E" in o}), sep=";")
PYTHON
}
claim "what an abbreviation stands for is told" holds "$(expansions)" "Identity and Access Management"
outline() {
    $python - "$scratch/labelled/full.pdf" <<'PYTHON'
import pikepdf, sys
root = pikepdf.open(sys.argv[1]).Root
at, shown, below = root.Outlines.First, 0, 0
while at is not None:
    shown, below = shown + 1, max(below, int(at.get("/Count", 0)))
    at = at.get("/Next")
print(root.PageMode, int(root.Outlines.Count) == shown, below, root.ViewerPreferences.DisplayDocTitle)
PYTHON
}
claim "the outline is open to its first level, and the window shows the title" \
    same "/UseOutlines True 0 True" "$(outline)"

# --- names from right to left -----------------------------------------------------------------
# The figure of the name stands left of it, the date of the report behind it: on the line of
# the scope and in the foot.
sed 's/"entity": *"[^"]*"/"entity": "צוות 24"/; s/"organisation": *"[^"]*"/"organisation": "בנק 25"/' \
    $SAMPLE/answers.json >"$scratch/hebrew.json"
run report "$scratch/hebrew.json" --as-of $AS_OF --layout executive --format pdf -o "$scratch/hebrew"
order_on_lines_with_a_date() {
    pdftotext -bbox -l 1 "$scratch/hebrew/executive.pdf" - | $python -c '
import itertools, re, sys
words = re.findall(r"xMin=\"([\d.]+)\" yMin=\"([\d.]+)\".*?>(.*?)</word>", sys.stdin.read())
for date in (w for w in words if w[2] == "23"):
    line = sorted((float(x), text) for x, y, text in words if abs(float(y) - float(date[1])) < 4)
    kinds = ["name" if re.search("[א-ת]", t) else t for x, t in line]
    shown = [kind for kind, _ in itertools.groupby(kinds) if kind in ("name", "23", "24", "25")]
    print(*shown, end=";")'
}
claim "a name from right to left keeps its figure and leaves the date in place" \
    same "25 name 23;24 name 23;" "$(order_on_lines_with_a_date)"

# --- the same bytes everywhere --------------------------------------------------------------
mkdir -p "$scratch/elsewhere/deep"
cp -r $SAMPLE "$scratch/elsewhere/deep/in"
(cd $SAMPLE && TZ=Pacific/Kiritimati LC_ALL=de_DE.UTF-8 "$RUNG" report . --as-of $AS_OF \
    --layout executive --attach -o "$scratch/one" >/dev/null)
(cd "$scratch/elsewhere/deep/in" && TZ=America/Anchorage LC_ALL=C "$RUNG" report . --as-of $AS_OF \
    --layout executive --attach -o "$scratch/two" >/dev/null)
claim "directory, locale and time zone change no byte" \
    cmp "$scratch/one/executive.pdf" "$scratch/two/executive.pdf"
SOURCE_DATE_EPOCH=1795392000 "$RUNG" report $SAMPLE --layout executive --format pdf -o "$scratch/epoch" >/dev/null
claim "SOURCE_DATE_EPOCH is a day like --as-of" cmp "$scratch/epoch/executive.pdf" "$scratch/plain/executive.pdf"
ids() { tail -c 2000 "$1" | grep -ao '/ID\[<[0-9a-f]*>' | head -1; }
claim "another report has another identity" test "$(ids "$scratch/plain/executive.pdf")" != "$(ids "$pdf")"

# --- what is not offered --------------------------------------------------------------------
for word in --password --password=secret; do
    run report $sample $word -o "$scratch/locked"
    claim "$word is a mistake of usage" same 2 "$status"
    claim "and it is said why" holds "$complained" "PDF/A, which forbids encryption"
done

# --- fonts that are none --------------------------------------------------------------------
# A font cut off, or with a table of nonsense: an error that names it, or a report that is
# sound all the same; never anything between.
mkdir "$scratch/fonts"
cp /usr/share/fonts/truetype/lato/*.ttf /usr/share/fonts/truetype/jetbrains-mono/*.ttf "$scratch/fonts"
font=$scratch/fonts/Lato-Regular.ttf
with_font() {
    rm -rf "$scratch/drawn"
    RUNG_FONTS=$scratch/fonts run report $sample --format pdf -o "$scratch/drawn"
}
cut_fonts_are_named() {
    local length
    for length in 0 4 12 300 1000 20000 330000 650000; do
        head -c $length /usr/share/fonts/truetype/lato/Lato-Regular.ttf >"$font"
        with_font
        same "4 $font: this is no whole font; reinstall the package fonts-lato" "$status $complained" || return 1
        [ ! -e "$scratch/drawn/executive.pdf" ] || return 1
    done
}
claim "a font that is cut off is named, with its package, and nothing is written" cut_fonts_are_named
spoiled_fonts_do_no_harm() {
    local table
    for table in head hhea hmtx maxp cmap glyf loca GSUB GPOS; do
        $python - $table "$font" <<'PYTHON'
import struct, sys
data = bytearray(open("/usr/share/fonts/truetype/lato/Lato-Regular.ttf", "rb").read())
for i in range(struct.unpack(">H", data[4:6])[0]):
    tag, _, offset, length = struct.unpack(">4sIII", data[12 + 16 * i:28 + 16 * i])
    if tag.decode() == sys.argv[1]:
        data[offset:offset + length] = bytes((7 * k + 255) % 256 for k in range(length))
open(sys.argv[2], "wb").write(data)
PYTHON
        with_font
        [ "$status" = 0 ] && qpdf --check "$scratch/drawn/executive.pdf" >/dev/null || [ "$status" = 4 ] ||
            [ "$status" = 3 ] || {
            echo "$table: status $status: $complained"
            return 1
        }
    done
}
claim "a font with a spoiled table does no harm" spoiled_fonts_do_no_harm

# --- no room --------------------------------------------------------------------------------
# A limit on the size of files stands for a disk that is full at that byte.
full_disk_is_told() {
    local kilobytes
    for kilobytes in 1 2 4 8 16 32; do
        (ulimit -f $kilobytes && trap '' XFSZ && exec "$RUNG" report $sample --format pdf -o "$scratch/full") \
            >/dev/null 2>"$scratch/stderr"
        status=$?
        [ $status = 4 ] && grep -q 'executive.pdf' "$scratch/stderr" && [ -z "$(ls -A "$scratch/full" 2>/dev/null)" ] || {
            echo "$kilobytes kB: status $status, left: $(ls -A "$scratch/full")"
            cat "$scratch/stderr"
            return 1
        }
    done
}
claim "a disk that is full at any byte is told, and nothing is left" full_disk_is_told
"$RUNG" result "$pdf" >/dev/full 2>"$scratch/stderr"
claim "so is one that result.json does not fit" same 4 "$?"
