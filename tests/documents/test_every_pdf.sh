#!/bin/bash
# Every PDF of the document set (document_set.py: all layouts × inputs × scripts × sizes ×
# paper × logos, and with attachments where rung has them) under every checker: PDF/UA-1,
# PDF/A, qpdf, and poppler and mupdf without a warning.
. "$(dirname "$0")/../cli/lib.sh"
here=tests/documents
python=/usr/bin/python3 # Debian's, which has pikepdf
JOBS=$(nproc)
export RUNG AS_OF scratch

mapfile -t layouts < <(basename -s .json layouts/*.json)

# --- made -----------------------------------------------------------------------------------
# One run of rung: NAME ARGUMENT…
report() {
    local name=$1
    shift
    "$RUNG" report --as-of "$AS_OF" --format pdf -o "$scratch/pdf/$name" "$@" >/dev/null \
        2>"$scratch/said/$name" || echo "$name: status $?: $(head -3 "$scratch/said/$name")"
}
export -f report
make_all() { # WHERE LAYOUT…, and behind -- what is given to every run
    local where=$1
    shift
    $here/document_set.py "$scratch/in" "$@" |
        sed "s|^|report $where-|" | tr '\n' '\0' | xargs -0 -P"$JOBS" -n1 bash -c
}
mkdir -p "$scratch/pdf" "$scratch/said"
claim "every run of the set succeeds" same "" "$(make_all 2a "${layouts[@]}")"
if "$RUNG" help report | grep -q -- --attach; then
    claim "and with attachments" same "" "$(make_all 3a executive full -- --attach)"
fi
n_files=$(find "$scratch/pdf" -name '*.pdf' | wc -l)
claim "the set has at least 60 files ($n_files)" test "$n_files" -ge 60

# --- checked --------------------------------------------------------------------------------
# each PATTERN COMMAND…: what the command says of the files, 16 at a time; nothing is good
each() {
    local pattern=$1
    shift
    find "$scratch/pdf" -path "$scratch/pdf/$pattern/*.pdf" -print0 | sort -z |
        xargs -0 -r -P"$JOBS" -n16 "$@" 2>&1 | sed "s|$scratch/pdf/||"
}
verdicts() { grep -v '^PASS' || true; }
alone() { # COMMAND: for what takes one file, and says too much when all is well
    # shellcheck disable=SC2016
    each '*' bash -c 'for file; do said=$('"$1"') || echo "$file: status $?: $said"; [ -z "$said" ] || echo "$file: $said"; done' -
}
nothing() { same "" "$(head -n 12)"; }
claim "PDF/UA-1" nothing < <(each '*' $python tests/checkers/pdfua_check.py --no-warn | verdicts)
claim "PDF/A-2a" nothing < <(each '2a-*' $python tests/checkers/pdfa_check.py --flavour 2a | verdicts)
if compgen -G "$scratch/pdf/3a-*" >/dev/null; then
    claim "PDF/A-3a where something is attached" \
        nothing < <(each '3a-*' $python tests/checkers/pdfa_check.py --flavour 3a | verdicts)
fi
claim "qpdf finds no fault" nothing < <(alone 'qpdf --check "$file" 2>&1 >/dev/null')
claim "pdfinfo reads it without a warning" nothing < <(alone 'pdfinfo "$file" 2>&1 >/dev/null')
claim "pdffonts reads it without a warning, and every font is embedded, subset, with ToUnicode" \
    nothing < <(alone 'pdffonts "$file" 2>&1 | awk "NR > 2 && !(\$(NF-4) \$(NF-3) \$(NF-2) == \"yesyesyes\")"')
if command -v mutool >/dev/null; then
    claim "mupdf draws every page without a warning" \
        nothing < <(alone 'mutool draw -q -N -r 9 -F pgm -o /dev/null "$file" 2>&1')
else
    skip "mupdf draws every page without a warning" "mutool is missing"
fi

# --- logos ----------------------------------------------------------------------------------
first_is_a_figure() { # in the reading order of each file
    local file
    for file in "$scratch"/pdf/*-logo-*/*.pdf "$scratch"/pdf/*-paper-*/*.pdf; do
        pdfinfo -struct "$file" 2>&1 | sed -n 2p | grep -q Figure || echo "$file"
    done
}
claim "a logo comes first in every layout" same "" "$(first_is_a_figure)"
