#!/bin/bash
# The C scorer and the reference scorer say the same of thousands of random assessments,
# field by field. Seeded: the same inputs on every run.
. "$(dirname "$0")/../cli/lib.sh"
here=tests/score
text="C and reference agree on"
count=2000
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
python3 $here/random_inputs.py $count 2026 >"$scratch/inputs.json"
python3 $here/score_ref.py "$scratch/inputs.json" >"$scratch/wanted.json"
"$OUT/tests/score/oracle_main" "$scratch/inputs.json" >"$scratch/found.json"
claim "there are $count results" \
    python3 -c "import json, sys; assert len(json.load(open(sys.argv[1]))) == $count" \
    "$scratch/wanted.json"
claim "$text $count random inputs" \
    python3 $here/same_results.py "$scratch/wanted.json" "$scratch/found.json"
