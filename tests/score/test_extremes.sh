#!/bin/bash
# No sum overflows: the largest models that the loader admits are scored, and check.py, whose
# integers have no limit, computes the same. Under the sanitizers an overflow also ends the
# program. One practice, one point, one option more is refused.
. "$(dirname "$0")/../cli/lib.sh"
here=tests/score
export PYTHONDONTWRITEBYTECODE=1
if ! command -v python3 >/dev/null; then
    skip "no sum overflows" "python3 is missing"
    exit 0
fi
run model show --json
cp "$scratch/stdout" "$scratch/good.json"
python3 - "$scratch" <<'PY'
import json, sys
def put(name, selected, universe, verdict):
    ids = ["X-%d" % i for i in range(9950)]
    seen = [{"practice": i, "tool": "t", "check_id": "c", "strength": "direct",
             "resource": "r", "verdict": verdict} for i in ids[:2000]] if verdict else []
    json.dump({"schema": "rung-assessment/1", "entity": name, "as_of": "2026-11-23",
               "observations": seen, "universe": {i: universe for i in ids[:2000]},
               "resource_weight": {"r": 3},
               "answers": [{"question": "Q-ALL", "selected": selected}]},
              open(f"{sys.argv[1]}/{name}.json", "w"))
every = ["o%d" % i for i in range(1, 1000)] + ["all"]
put("all-met", every, 3, "pass")
put("all-failed", ["o1"], 3, "fail")
put("a-drop-in-the-sea", every, 1000000000, "pass")
PY
# Under the sanitizers the program is slow, and what it computes is checked without them.
sanitized=$(nm "$RUNG" 2>/dev/null | grep -c '__asan_init')
for stage in 1 4; do
    [ "$sanitized" -gt 0 ] && [ $stage = 1 ] && continue
    python3 $here/extreme_models.py "$scratch/good.json" $stage >"$scratch/extreme.json"
    run model check "$scratch/extreme.json"
    claim "10,000 practices at stage $stage make a model" same 0 "$status"
    for name in all-met all-failed a-drop-in-the-sea; do
        # The path of so many steps is for the program, not for check.py.
        if [ "$sanitized" -gt 0 ] || { [ $stage = 1 ] && [ $name != all-met ]; }; then
            run report "$scratch/$name.json" --model "$scratch/extreme.json" --format json \
                -o "$scratch/$name"
            claim "$name at stage $stage is scored" same 0 "$status"
            continue
        fi
        run report "$scratch/$name.json" --model "$scratch/extreme.json" --format json \
            -o "$scratch/$name"
        claim "$name at stage $stage is scored as without limits" \
            python3 $here/check.py "$scratch/$name/result.json"
    done
done
more() { # EDIT POINTER MESSAGE
    python3 -c "import json, sys
m = json.load(open(sys.argv[1]))
c, p = m['capabilities'], m['model']['parameters']
$1
json.dump(m, open(sys.argv[2], 'w'))" "$scratch/extreme.json" "$scratch/more.json"
    run model check "$scratch/more.json"
    same 3 "$status" && holds "$complained" "$2: " && holds "$complained" "$3"
}
claim "one practice more is refused" more \
    "c[0]['practices'].append(dict(c[0]['practices'][-1], id='Y'))" \
    /model/capabilities "have 10001 practices; 10000 are the most"
claim "one point more is refused" more "p['effort_points']['L'] += 1" \
    /model/parameters/effort_points/L "from 1 to 1000, found 1001"
claim "one option more is refused" more \
    "m['questionnaire']['questions'][-1]['options'].append({'id': 'y', 'text': 'y', 'values': []})" \
    /questionnaire/questions/28/options "at most 1000 options, found 1001"
