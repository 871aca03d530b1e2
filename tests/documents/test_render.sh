#!/bin/bash
# Pages as they look: poppler and mupdf draw the same, and both draw what was blessed. The
# sample's pages are kept in tests/documents/pages/ at 40 dots per inch; `make bless-images`
# draws them anew after a wanted change. Where a page differs, out/pages/ shows how.
. "$(dirname "$0")/../cli/lib.sh"
here=tests/documents
shown=$OUT/pages
mkdir -p "$shown"

for need in "mutool:mupdf-tools" "pdftoppm:poppler-utils"; do
    if ! command -v "${need%:*}" >/dev/null; then
        skip "pages as they look" "${need#*:} is missing"
        exit 0
    fi
done
if ! /usr/bin/python3 -c 'import PIL' 2>/dev/null; then
    skip "pages as they look" "python3-pil is missing"
    exit 0
fi

# Parts of a thousand of a page: alike pages were measured at 0.00, a small grey word less
# at 0.10, a card moved by three pixels at 1.2.
LIMIT=0.05
# Of one file by two programs, which soften what lies between two rows of pixels in their own
# ways: one line of a chart made 0.44. Drawn at twice the size and halved, it makes 0.00.
DRAWN=0.1
MOST_PAGES=8

# What is drawn: NAME LAYOUT INPUT LOGO
$here/document_set.py "$scratch/in" executive >/dev/null
draw() { # NAME ARGUMENT…
    local name=$1
    shift
    run report --as-of $AS_OF --format pdf -o "$scratch/$name" "$@"
    claim "$name: made" same 0 "$status"
}
draw sample $SAMPLE --layout executive
draw full $SAMPLE --layout full
draw logo-pixels $SAMPLE --layout executive --logo "$scratch/in/opacity.png"
draw logo-photo $SAMPLE/answers.json --layout executive --logo "$scratch/in/photo.jpg"
draw logo-drawing "$scratch"/in/arabic-*.json --layout executive --logo "$scratch/in/drawing.svg"

# --- two renderers ----------------------------------------------------------------------------
for pdf in "$scratch"/*/*.pdf; do
    name=$(basename "$(dirname "$pdf")")
    pages=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
    for page in $(seq "$((pages < MOST_PAGES ? pages : MOST_PAGES))"); do
        pdftoppm -r 120 -gray -f "$page" -l "$page" -singlefile "$pdf" "$scratch/poppler"
        mutool draw -q -N -r 120 -c gray -o "$scratch/mupdf.pgm" "$pdf" "$page"
        claim "$name: poppler and mupdf draw page $page alike" $here/compare_pages.py --halved $DRAWN \
            "$scratch/poppler.pgm" "$scratch/mupdf.pgm" "$shown/$name-$page-renderers.png"
    done
done

# --- what was blessed -------------------------------------------------------------------------
kept() { # NAME PDF PAGE: looks as it did
    pdftoppm -r 40 -gray -f "$3" -l "$3" -singlefile "$2" "$scratch/page"
    if [ -n "${BLESS:-}" ]; then
        $here/compare_pages.py --keep "$scratch/page.pgm" "$here/pages/$1.png"
    fi
    claim "$1 looks as it was blessed" $here/compare_pages.py $LIMIT \
        "$here/pages/$1.png" "$scratch/page.pgm" "$shown/$1.png"
}
for page in 1 2 3 4; do
    kept "executive-$page" "$scratch/sample/executive.pdf" $page
done
kept full-1 "$scratch/full/full.pdf" 1
kept full-5 "$scratch/full/full.pdf" 5
kept logo-pixels "$scratch/logo-pixels/executive.pdf" 1
kept logo-photo "$scratch/logo-photo/executive.pdf" 1
kept logo-drawing "$scratch/logo-drawing/executive.pdf" 1
