#!/bin/bash
# What the sample's reports say, word for word, beside tests/documents/golden/. After a
# wanted change: BLESS=1 tests/documents/test_golden.sh, then read the difference in git.
. "$(dirname "$0")/../cli/lib.sh"
golden=tests/documents/golden

golden() { # NAME FILE: the file says what the golden one says
    if [ -n "${BLESS:-}" ]; then
        cp "$2" "$golden/$1"
    fi
    claim "$1" diff -u "$golden/$1" "$2"
}
readable() { # the words of a report, in lines that a diff can show
    tests/documents/words_of.py "$1" | paste -sd ' ' | fold -s -w 90 | sed 's/ *$//'
}

run report $SAMPLE --as-of $AS_OF -o "$scratch/out" -v
sed "s|$scratch|OUT|" "$scratch/stdout" > "$scratch/terminal.txt"
golden terminal.txt "$scratch/terminal.txt"
readable "$scratch/out/executive.pdf" > "$scratch/executive.txt"
golden executive.txt "$scratch/executive.txt"
pdfinfo -struct-text "$scratch/out/executive.pdf" |
    LC_ALL=C sed 's|/Summary .*|/Summary …|' > "$scratch/executive-structure.txt" # it is UTF-16
golden executive-structure.txt "$scratch/executive-structure.txt"
readable "$scratch/out/full.html" > "$scratch/full.txt"
golden full.txt "$scratch/full.txt"
python3 - "$scratch/out/result.json" > "$scratch/score.json" <<'PY'
import json, sys
print(json.dumps(json.load(open(sys.argv[1]))["score"], indent=1, sort_keys=True))
PY
golden score.json "$scratch/score.json"

# The same sample a day later, without what Trivy found.
cp -r $SAMPLE "$scratch/less"
run report "$scratch/less" --as-of $AS_OF --format json -o "$scratch/then"
rm "$scratch/less/trivy.sarif"
run report "$scratch/less" --as-of 2026-11-24 --baseline "$scratch/then/result.json" \
    --layout executive --min-stage 3 --fail-on regression -o "$scratch/now"
sed "s|$scratch|OUT|" "$scratch/stdout" > "$scratch/changes-terminal.txt"
golden changes-terminal.txt "$scratch/changes-terminal.txt"
readable "$scratch/now/executive.pdf" > "$scratch/changes-executive.txt"
golden changes-executive.txt "$scratch/changes-executive.txt"
python3 - "$scratch/now/result.json" "$scratch" > "$scratch/changes.json" <<'PY'
import json, sys
found = json.load(open(sys.argv[1]))
text = json.dumps({k: found[k] for k in ("changes", "gates")}, indent=1)
print(text.replace(sys.argv[2], "OUT"))
PY
golden changes.json "$scratch/changes.json"

run report $SAMPLE/prowler.ocsf.json --as-of $AS_OF -o "$scratch/scan"
sed "s|$scratch|OUT|" "$scratch/stdout" > "$scratch/scan-terminal.txt"
golden scan-terminal.txt "$scratch/scan-terminal.txt"
readable "$scratch/scan/executive.pdf" > "$scratch/scan-executive.txt"
golden scan-executive.txt "$scratch/scan-executive.txt"
