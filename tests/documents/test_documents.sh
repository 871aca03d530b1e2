#!/bin/bash
# The sample's documents under the checkers: structure, archive, fonts, the same words and
# the same numbers in every output.
. "$(dirname "$0")/../cli/lib.sh"
here=tests/documents
python=/usr/bin/python3 # Debian's, which has pikepdf

run report $SAMPLE --as-of $AS_OF -o "$scratch/out"
claim "the sample report succeeds" same 0 "$status"
run report $SAMPLE/prowler.ocsf.json --as-of $AS_OF -o "$scratch/scan"
run report $SAMPLE/answers.json --as-of $AS_OF -o "$scratch/answers"
echo '[]' > "$scratch/nothing.json"
run report "$scratch/nothing.json" --as-of $AS_OF -o "$scratch/nothing"

fonts_are_embedded() {
    pdffonts "$1" | awk 'NR > 2 && !($(NF-4) == "yes" && $(NF-3) == "yes" && $(NF-2) == "yes") { print; bad = 1 }
        END { exit bad || NR <= 2 }'
}
for pdf in "$scratch"/*/*.pdf; do
    name=$(basename "$(dirname "$pdf")")/$(basename "$pdf")
    claim "$name: qpdf finds no fault" qpdf --check "$pdf"
    claim "$name: every font is embedded, subset, with ToUnicode" fonts_are_embedded "$pdf"
    for checker in "pdfua_check.py" "pdfa_check.py --flavour 2a"; do
        # shellcheck disable=SC2086
        claim "$name: ${checker%% *}" $python tests/checkers/$checker "$pdf"
    done
done

pages_of() { pdfinfo "$1" | sed -n 's/^Pages: *//p'; }
for set in out scan answers nothing; do
    claim "$set: the executive report has at most four pages" test "$(pages_of "$scratch/$set/executive.pdf")" -le 4
    $here/words_of.py "$scratch/$set/full.pdf" > "$scratch/pdf.words"
    $here/words_of.py "$scratch/$set/full.html" > "$scratch/html.words"
    claim "$set: the report has words" test "$(wc -l < "$scratch/pdf.words")" -gt 500
    claim "$set: PDF and page carry the same words in the same order" diff "$scratch/pdf.words" "$scratch/html.words"
    claim "$set: PDF, page and result.json tell the same numbers" \
        $here/numbers_agree.py "$scratch/$set"
done
