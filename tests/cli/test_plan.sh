#!/bin/bash
# `rung plan` as a user meets it: what to do, for how much, and what stands in the way.
. "$(dirname "$0")/lib.sh"

plan_of() { # FACT: python, of p, the plan of the first entity
    python3 - "$scratch/stdout" "$1" <<'PY'
import json, sys
document = json.load(open(sys.argv[1], encoding="utf-8"))
p = document["plans"][0]["plan"]
ids = [step["practice"] for step in p["steps"]]
sys.exit(not eval(sys.argv[2]))
PY
}

# --- for people ---------------------------------------------------------------------------
run plan $SAMPLE --as-of $AS_OF
claim "a plan succeeds" same 0 "$status"
claim "it says nothing on stderr" same "" "$complained"
claim "it leads to the next stage and says for how much" \
    holds "$(head -1 "$scratch/stdout")" "six steps attain stage 3, Internal APIs. They take nine points"
claim "a step a line, numbered" same "1 2 3 4 5 6" "$(awk '$1 ~ /^[0-9]+$/ { printf "%s%s", n++ ? " " : "", $1 }' "$scratch/stdout")"
claim "the last step attains the stage" holds "$(grep '^ *6 ' "$scratch/stdout")" ", attained"
claim "it says that it is proven" holds "$said" "Proven: no other set of practices is cheaper"
for_people=$said
LC_ALL=de_DE.UTF-8 run plan $SAMPLE --as-of $AS_OF
claim "it does not depend on the locale" same "$for_people" "$said"
run plan $(ls -r $SAMPLE/*) --as-of $AS_OF
claim "nor on the order of the inputs" same "$for_people" "$said"
run plan $SAMPLE --to 2 --as-of $AS_OF
claim "what is attained needs no plan" holds "$said" "has attained stage 2, Background Tasks, already"

# --- which stage --------------------------------------------------------------------------
run plan $SAMPLE --to 4 --as-of $AS_OF --json
by_number=$said
claim "--to 4 leads to stage 4" plan_of 'p["target"] == 4 and p["leads_to"] == 4'
claim "on the way it attains stage 3" plan_of 'any(s["attained_after"] == 3 for s in p["steps"])'
run plan $SAMPLE --to customer_facing --as-of $AS_OF --json
claim "--to takes an id" same "$by_number" "$said"
run plan $SAMPLE --to "customer-facing services" --as-of $AS_OF --json
claim "--to takes a name" same "$by_number" "$said"
run plan $SAMPLE --to 5 --as-of $AS_OF
claim "another stage is a mistake of usage" same 2 "$status"
claim "which names the stages" holds "$complained" "no stage \"5\"; the stages are 1 (Rogue Developer), 2"

# --- what if ------------------------------------------------------------------------------
run plan $SAMPLE --as-of $AS_OF --without DEP-2 --without OBS-4 --json
claim "--without finds another way" plan_of 'p["outcome"] == "attains" and not {"DEP-2", "OBS-4"} & set(ids)'
claim "which is not cheaper" plan_of 'p["effort"] >= 9'
run plan $SAMPLE --as-of $AS_OF --without IAM-1
claim "what nothing attains is no failure" same 0 "$status"
claim "what stands in the way is named" holds "$said" "Stage 3 cannot do without IAM-1, which is critical."
run plan $SAMPLE --as-of $AS_OF --without IAM1
claim "an unknown practice is a mistake of usage" same 2 "$status"
claim "and the nearest one is named" holds "$complained" "no practice \"IAM1\"; did you mean IAM-1?"
run plan $SAMPLE --as-of $AS_OF --effort-budget 9 --json
claim "a budget that suffices changes nothing" plan_of 'p["outcome"] == "attains" and p["effort"] == 9'
run plan $SAMPLE --as-of $AS_OF --effort-budget 8 --json
claim "one that does not is kept" plan_of 'p["outcome"] == "falls_short" and 0 < p["effort"] <= 8 and p["effort_needed"] == 9'
run plan $SAMPLE --as-of $AS_OF --to 4 --effort-budget 12
claim "it pays for a stage on the way" holds "$said" "Six steps, of nine points together, attain stage 3"
for budget in "" -1 1.5 many 1000000; do
    run plan $SAMPLE --as-of $AS_OF --effort-budget "$budget"
    claim "a budget of \"$budget\" is a mistake of usage" same 2 "$status"
done

# --- waivers that stand in the way ----------------------------------------------------------
cat >"$scratch/waived.json" <<'JSON'
{"schema": "rung-assessment/1", "entity": "Waived", "as_of": "2026-11-23",
 "waivers": [{"id": "W", "practice": "VIS-2", "reason": "later", "approver": "CIO",
              "created": "2026-11-01", "expires": "2026-12-31"}]}
JSON
run plan "$scratch/waived.json"
claim "too much waived weight is named" holds "$said" "is waived, where 20"
claim "and no step is advised" same 0 "$(grep -c ' stage 1 at ' "$scratch/stdout")"

# --- several entities -----------------------------------------------------------------------
cat >"$scratch/two.json" <<'JSON'
{"schema": "rung-assessment/1", "entities": [
 {"entity": "First", "as_of": "2026-11-23"}, {"entity": "Second", "as_of": "2026-11-23"}],
 "unassessed": ["Third"]}
JSON
run plan "$scratch/two.json"
claim "each entity has its plan" same 2 "$(grep -c 'attain stage 1' "$scratch/stdout")"
claim "who gave no evidence is named" holds "$said" "Third: no evidence"
run plan "$scratch/two.json" --json
claim "JSON holds them all" same 2 "$(grep -c '"entity"' "$scratch/stdout")"
