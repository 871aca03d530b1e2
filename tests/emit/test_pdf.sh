#!/bin/bash
# What other programs make of a PDF: is it sound, accessible, archivable, and do its words
# come out again as they went in?
. "$(dirname "$0")/../cli/lib.sh"
specimen=$OUT/tests/emit/pdf_specimen
pdf=$scratch/specimen.pdf
words=$scratch/specimen.txt

claim "the specimen is written" "$specimen" "$pdf" "$words"

gate() { # CLAIM SCRIPT ARGS...
    local text=$1 script=tests/checkers/$2
    shift 2
    claim "$text" /usr/bin/python3 "$script" "$@" "$pdf"
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

claim "qpdf finds no fault" qpdf --check "$pdf"
gate "it is PDF/UA-1" pdfua_check.py
gate "it is PDF/A-2a" pdfa_check.py --flavour 2a
claim "every font is embedded, cut down and maps to Unicode" every_font_is_embedded
claim "its words come out in the order and the spelling they went in" \
    words_come_out_in_order
claim "places can be named from outside" places_have_names
claim "it is tagged" says '^Tagged: +yes' pdfinfo "$pdf"
claim "a ligature is copied as its letters" \
    says 'affordable, efficient flow control' pdftotext "$pdf" -
claim "a word that runs right to left is copied in its own order" \
    says 'نضج الحوسبة دون خوادم' pdftotext "$pdf" -
