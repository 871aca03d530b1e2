#!/bin/bash
# What result.json prints follows from what it holds: check.py, a second program that reads
# nothing else, computes every figure again. And check.py can fail: a result in which one
# figure or one piece of proof was changed is caught.
. "$(dirname "$0")/../cli/lib.sh"
here=tests/score
export PYTHONDONTWRITEBYTECODE=1
if ! command -v python3 >/dev/null; then
    skip "result.json follows from itself" "python3 is missing"
    exit 0
fi
follows() { # NAME: the result below $scratch/NAME
    python3 $here/check.py "$scratch/$1/result.json"
}

run report $SAMPLE --as-of $AS_OF --format json -o "$scratch/sample"
claim "the sample's figures follow" follows sample
run report data/samples/own-tool/scan.json --tools data/samples/own-tool/tools --as-of $AS_OF \
    --format json -o "$scratch/own"
claim "the figures of a tool of the user's own follow" follows own
for file in "$SAMPLE"/*.json; do
    name=$(basename "$file" .json)
    run report "$file" --as-of $AS_OF --format json -o "$scratch/$name"
    if [ "$status" -eq 0 ]; then
        claim "the figures of $name alone follow" follows "$name"
    fi
done
for number in 1 2 3; do
    sed '0,/{/s//{"schema": "rung-assessment\/1",/' $here/examples/ex$number.input.json \
        >"$scratch/ex$number.json"
    run report "$scratch/ex$number.json" --format json -o "$scratch/ex$number"
    claim "the figures of example $number follow" follows ex$number
done
python3 $here/random_inputs.py 200 check >"$scratch/random.json"
run report "$scratch/random.json" --format json -o "$scratch/random"
claim "the figures of 200 random assessments follow" follows random
if [ -d "$RUNG_CORPUS/fixtures" ]; then
    run report "$RUNG_CORPUS/fixtures" -k --as-of $AS_OF --format json -o "$scratch/corpus"
    claim "the corpus gives a result" same 0 "$status"
    claim "the figures of the corpus follow" follows corpus
else
    skip "the figures of the corpus follow" "no corpus"
fi
claim "every changed figure and every changed proof is caught" \
    python3 $here/spoil.py "$scratch/sample/result.json" "$scratch/ex3/result.json"
