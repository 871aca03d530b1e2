#!/bin/bash
# `rung waive` and waivers that are not in order: drafts have no effect until they are
# filled in, and everything without effect is listed.
. "$(dirname "$0")/lib.sh"

value() { # FILE EXPRESSION: of the result r
    python3 -c "import json,sys; r=json.load(open(sys.argv[1])); print($2)" "$1"
}
run waive $SAMPLE --as-of $AS_OF
claim "drafting succeeds" same 0 "$status"
cp "$scratch/stdout" "$scratch/drafts.json"
claim "each silenced resource of a practice gets one draft" same "True" "$(value "$scratch/drafts.json" \
    "len(r['waivers']) == len({(w['practice'], w['resource']) for w in r['waivers']}) > 0")"
claim "a draft names no approver and no last day" same "{('', '')}" "$(value "$scratch/drafts.json" \
    "{(w['approver'], w['expires']) for w in r['waivers']}")"

run report $SAMPLE --as-of $AS_OF --format json -o "$scratch/bare"
run report $SAMPLE "$scratch/drafts.json" --as-of $AS_OF --format json -o "$scratch/drafted"
claim "drafts do not stop a report" same 0 "$status"
claim "drafts change nothing of the score" same \
    "$(value "$scratch/bare/result.json" "r['score']")" "$(value "$scratch/drafted/result.json" "r['score']")"
claim "every draft is listed as malformed" same "$(value "$scratch/drafts.json" "len(r['waivers'])")" \
    "$(value "$scratch/drafted/result.json" "len(r['waivers']['malformed'])")"
claim "with the place of what is missing" same "/waivers/0/approver" \
    "$(value "$scratch/drafted/result.json" "r['waivers']['malformed'][0]['pointer']")"
claim "and the terminal names it" holds "$complained" "this waiver is malformed"

sed -e 's/"approver": ""/"approver": "Board"/' -e 's/"expires": ""/"expires": "2027-11-23"/' \
    -e 's/"reason": ""/"reason": "accepted"/' "$scratch/drafts.json" > "$scratch/filled.json"
run report $SAMPLE "$scratch/filled.json" --as-of $AS_OF --format json -o "$scratch/filled"
claim "filled in, for 365 days, they are in force" same "0" "$(value "$scratch/filled/result.json" \
    "len(r['waivers']['malformed']) + len([w for w in r['waivers']['too_long'] if 'draft' in w['id']])")"
claim "what was silenced is waived, though no tool judges it" same "True" "$(value "$scratch/filled/result.json" \
    "all(any(s['resource'] in r['score']['practices'][s['practice']]['waived_resources'] for s in [t]) for t in r['suppressions'] if t['practice'])")"

sed -e 's/2027-11-23/2027-11-24/' "$scratch/filled.json" > "$scratch/long.json"
run report $SAMPLE "$scratch/long.json" --as-of $AS_OF --format json -o "$scratch/long"
claim "for 366 days they are not" same "$(value "$scratch/drafts.json" "len(r['waivers'])")" \
    "$(value "$scratch/long/result.json" "len(r['waivers']['too_long'])")"
sed -e 's/"created": "2026-11-23"/"created": "2026-11-24"/' "$scratch/filled.json" > "$scratch/later.json"
run report $SAMPLE "$scratch/later.json" --as-of $AS_OF --format json -o "$scratch/later"
claim "those that begin tomorrow are not called expired" same "True" "$(value "$scratch/later/result.json" \
    "len(r['waivers']['not_begun']) > 0 and not any('draft' in w['id'] for w in r['waivers']['expired'])")"
