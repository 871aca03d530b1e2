#!/bin/bash
# Hostile text: whatever stands in a cell and a paragraph, a sound PDF comes out in the time
# that its length takes, and what stands beside it is still there. A text of a megabyte that
# took the square of its length would not end within a minute of CPU.
. "$(dirname "$0")/../cli/lib.sh"
specimen=$built/tests/layout/hostile_specimen
pdf=$scratch/hostile.pdf

comes_out() { # KIND SIZE
    (ulimit -t 60 && exec "$specimen" "$1" "$2" "$pdf") 2>"$scratch/said" && same "" "$(cat "$scratch/said")"
}
is_sound() { qpdf --check "$pdf" >/dev/null; }
is_accessible() { # KIND
    comes_out "$1" 400 && /usr/bin/python3 tests/checkers/pdfua_check.py --no-warn "$pdf" &&
        /usr/bin/python3 tests/checkers/pdfa_check.py --flavour 2a "$pdf"
}
# A narrow column may cut them, so they are looked for without the line ends.
neighbours_are_there() {
    local words
    words=$(pdftotext -raw "$pdf" - | tr -d ' \n')
    holds "$words" first && holds "$words" last
}
# The letter as often as it should be there: in the cell and the paragraph together.
has_letters() { # LETTER TIMES
    same "$2" "$(pdftotext -raw "$pdf" - | tr -cd "$1" | wc -m)"
}

for kind in prose word id hex han arabic devanagari marks joiners turning isolates overrides \
    strays controls lines spaces; do
    claim "4 kB of $kind are set, and nothing overflows" comes_out $kind 4000
    claim "a sound PDF is made of $kind" is_sound
    claim "what stands beside $kind is still there" neighbours_are_there
done

for kind in joiners isolates strays controls; do
    claim "$kind make a PDF/UA-1 all the same" is_accessible $kind
done

for kind in prose word id hex han arabic devanagari marks joiners turning isolates overrides \
    strays controls; do
    claim "a megabyte of $kind in one cell is set" comes_out $kind 1000000
done
claim "a word of 100 kB is set" comes_out word 100000
claim "and loses no letter" has_letters q 7694

claim "a table of 2,000 columns is set" comes_out columns 2000
claim "and makes a sound PDF" is_sound

# Names that pretend to be others, all the way from a scanner's file.
cp -r $SAMPLE "$scratch/tricked"
grep -rlZ ledger-export "$scratch/tricked" |
    xargs -0 sed -i 's/ledger-export/ledger\xe2\x80\xaetropxe-\xe2\x80\x8bx/g'
names_are_shown() {
    "$RUNG" report "$scratch/tricked" --as-of $AS_OF --layout full --format pdf -o "$scratch/out" \
        >/dev/null && pdftotext "$scratch/out/full.pdf" - | grep -q 'ledger\[U+202E\]tropxe'
}
claim "an override in a resource's name is shown and turns nothing" names_are_shown
