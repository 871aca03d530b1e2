#!/bin/bash
# The C scorer and the reference scorer say the same of the scoring examples and of
# thousands of random assessments, field by field. Seeded: the same inputs on every run.
. "$(dirname "$0")/../cli/lib.sh"
here=tests/score
count=${RUNG_ORACLE_CASES:-10000}
text="C and reference agree on"
export PYTHONDONTWRITEBYTECODE=1
if ! command -v python3 >/dev/null; then
    skip "$text $count random inputs" "python3 is missing"
    exit 0
fi
for number in 1 2 3; do
    expected=$here/examples/ex$number.expected.json
    python3 $here/score_ref.py $here/examples/ex$number.input.json >"$scratch/ex.json"
    claim "the reference gives example $number" \
        python3 $here/same_results.py $expected "$scratch/ex.json"
done
examples=$(for number in 1 2 3; do echo "$here/examples/ex$number.input.json"; done)
# shellcheck disable=SC2086
python3 -c 'import json, sys; print(json.dumps([json.load(open(p)) for p in sys.argv[1:]]))' \
    $examples >"$scratch/inputs.json"
python3 $here/score_ref.py "$scratch/inputs.json" >"$scratch/wanted.json"
"$OUT/tests/score/oracle_main" "$scratch/inputs.json" >"$scratch/found.json"
claim "$text the three examples" \
    python3 $here/same_results.py "$scratch/wanted.json" "$scratch/found.json"
claim "$text $count random inputs" \
    python3 $here/oracle.py "$OUT/tests/score/oracle_main" "$count" 2026
