#!/bin/bash
# What other programs make of a PDF: is it sound, accessible, archivable, and do its words
# come out again as they went in?
. "$(dirname "$0")/../cli/lib.sh"
specimen=$OUT/tests/emit/pdf_specimen
pdf=$scratch/specimen.pdf
words=$scratch/specimen.txt

claim "the specimen is written" "$specimen" "$pdf" "$words"

# needs PROGRAM CLAIM COMMAND...: the claim, or skipped where the program is missing
needs() {
    local program=$1 text=$2
    shift 2
    if command -v "$program" >/dev/null; then
        claim "$text" "$@"
    else
        skip "$text" "$program is not installed"
    fi
}
gate() { # CLAIM SCRIPT ARGS...
    local text=$1 script=$RUNG_CORPUS/tools/$2
    shift 2
    if ! [ -f "$script" ]; then
        skip "$text" "$script is not there"
    elif ! /usr/bin/python3 -c 'import pikepdf' 2>/dev/null; then
        skip "$text" "python3-pikepdf is not installed"
    else
        claim "$text" /usr/bin/python3 "$script" "$@" "$pdf"
    fi
}
every_font_is_embedded() {
    pdffonts "$pdf" | tail -n +3 | awk '
        { fonts++; if ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes") bad++ }
        END { if (!fonts || bad) { print fonts " fonts, " bad " bad"; exit 1 } }'
}
one_word_a_line() {
    tr -s ' \n' '\n\n'
}
words_come_out_in_order() {
    local wanted found
    wanted=$(one_word_a_line <"$words")
    found=$(pdfinfo -struct-text "$pdf" | sed -n 's/^ *"\(.*\)"$/\1/p' | one_word_a_line)
    diff <(echo "$wanted") <(echo "$found")
}
places_have_names() {
    pdfinfo -dests "$pdf" | grep -q '"figure"'
}
says() { # PATTERN COMMAND...
    local pattern=$1
    shift
    "$@" | grep -Eq "$pattern"
}

needs qpdf "qpdf finds no fault" qpdf --check "$pdf"
gate "it is PDF/UA-1" pdfua_check.py
gate "it is PDF/A-2a" pdfa_check.py --flavour 2a
needs pdffonts "every font is embedded, cut down and maps to Unicode" every_font_is_embedded
needs pdfinfo "its words come out in the order and the spelling they went in" \
    words_come_out_in_order
needs pdfinfo "places can be named from outside" places_have_names
needs pdfinfo "it is tagged" says '^Tagged: +yes' pdfinfo "$pdf"
needs pdftotext "a ligature is copied as its letters" \
    says 'affordable, efficient flow control' pdftotext "$pdf" -
needs pdftotext "a word that runs right to left is copied in its own order" \
    says 'نضج الحوسبة دون خوادم' pdftotext "$pdf" -
