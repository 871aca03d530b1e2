#!/bin/bash
# --baseline: what a second run says of an earlier one, and what it refuses to compare.
. "$(dirname "$0")/lib.sh"
team=$scratch/team
cp -r $SAMPLE "$team"

ask() { # FILE EXPRESSION: of a result.json, as Python says it
    python3 -c 'import json,sys; r=json.load(open(sys.argv[1])); print(eval(sys.argv[2]))' "$@"
}
report() { # NAME ARGS...: runs into $scratch/NAME
    local name=$1
    shift
    run report "$team" --as-of $AS_OF --format json -o "$scratch/$name" "$@"
}

# --- nothing changed ------------------------------------------------------------------------
report first
claim "a run without a baseline has no changes" same None "$(ask "$scratch/first/result.json" 'r["changes"]')"
report again --baseline "$scratch/first/result.json"
claim "a run beside itself succeeds" same 0 "$status"
claim "a run beside itself says that nothing moved" holds "$said" "check results and answers are as before"
claim "a run beside itself moved nothing" same "0 0" \
    "$(ask "$scratch/again/result.json" '"%d %d" % (len(r["changes"]["findings"]), len(r["changes"]["practices"]))')"
score_of() { ask "$1" 'json.dumps(r["score"])'; }
claim "the baseline changes no score" same "$(score_of "$scratch/first/result.json")" "$(score_of "$scratch/again/result.json")"
cp -r "$scratch/again" "$scratch/before"
report again --baseline "$scratch/first/result.json"
claim "two comparisons write the same bytes" cmp "$scratch/before/result.json" "$scratch/again/result.json"

# --- evidence lost, fixed, waived -----------------------------------------------------------
rm "$team/trivy.sarif"
report lost --baseline "$scratch/first/result.json"
claim "a missing scan is said first" holds "$(sed -n 2p "$scratch/stdout")" "less is known: "
claim "a missing scan is named" holds "$said" "nothing came from Trivy this time; that is no improvement"
claim "a missing scan fixes nothing" same "0 True" \
    "$(ask "$scratch/lost/result.json" '"%d %s" % (r["changes"]["counts"]["fixed"], r["changes"]["lost"][0]["gone"])')"
claim "what rose without it is evidence, not real" same "[0]" \
    "$(ask "$scratch/lost/result.json" 'sorted({p["parts"]["real"] for p in r["changes"]["practices"]})')"
cp $SAMPLE/trivy.sarif "$team"

change() { # PYTHON: on checkov.json as d
    python3 - "$team/checkov.json" "$1" <<'PY'
import json, sys
d = json.load(open(sys.argv[1]))
exec(sys.argv[2])
json.dump(d, open(sys.argv[1], "w"))
PY
}
fix='r = d[0]["results"]; c = r["failed_checks"].pop(0); c["check_result"] = {"result": "PASSED"}; r["passed_checks"].append(c)
d[0]["summary"]["failed"] -= 1; d[0]["summary"]["passed"] += 1'
break='r = d[0]["results"]; c = r["passed_checks"].pop(); c["check_result"] = {"result": "FAILED"}; r["failed_checks"].insert(0, c)
d[0]["summary"]["failed"] += 1; d[0]["summary"]["passed"] -= 1'
counts() { ask "$scratch/$1/result.json" '" ".join("%s %d" % (k, n) for k, n in r["changes"]["counts"].items() if n and k != "unchanged")'; }
change "$fix"
report fixed --baseline "$scratch/first/result.json"
claim "a check that passes now is fixed" same "fixed 1" "$(counts fixed)"
change "$break"
report back --baseline "$scratch/fixed/result.json"
claim "what fails again has regressed" same "regressed 1" "$(counts back)"
report still --baseline "$scratch/back/result.json"
claim "the chain of results remembers the fix" same 1 "$(ask "$scratch/still/result.json" 'len(r["changes"]["fixed_before"])')"
sed -i 's/2026-10-31/2026-12-31/' "$team/waivers.json"
report waived --baseline "$scratch/first/result.json"
claim "what a new waiver takes out is waived, never fixed" same "waived 2" "$(counts waived)"
claim "its credit comes from the waiver alone" same "[('IAM-3', True)]" \
    "$(ask "$scratch/waived/result.json" '[(p["practice"], p["parts"]["waiver"] == p["g_now"] - p["g_then"]) for p in r["changes"]["practices"]]')"

# --- reports --------------------------------------------------------------------------------
run report "$team" --as-of $AS_OF -o "$scratch/pages" --format html --baseline "$scratch/first/result.json"
claim "both reports say what changed" same 2 "$(grep -l 'Of 4[0-9]* check results and answers\|of 5[0-9]* check results' "$scratch"/pages/*.html | wc -l)"
claim "the full one has a section of its own" grep -q 'Practices that moved, and why' "$scratch/pages/full.html"
run report "$team" --as-of $AS_OF -o "$scratch/plain" --format html
claim "without a baseline nothing is said of changes" test -z "$(grep -l 'Practices that moved' "$scratch"/plain/*.html)"

# --- another ruler --------------------------------------------------------------------------
cp -r data "$scratch/data"
sed -i 's/"\(model_\)\{0,1\}version": "1.0.0"/"\1version": "1.1.0"/' "$scratch/data/model/model.json" "$scratch/data/questionnaire.json"
report newer --baseline "$scratch/first/result.json" --data "$scratch/data"
claim "another model's evidence is judged by today's" same rescored "$(ask "$scratch/newer/result.json" 'r["changes"]["baseline"]["ruler"]')"
claim "and it is said" holds "$said" "the model has changed since (it was 1.0.0)"
python3 - "$scratch/first/result.json" "$scratch/bare.json" <<'PY'
import json, sys
r = json.load(open(sys.argv[1]))
del r["answers"]
r["model"]["version"] = "0.9.0"
json.dump(r, open(sys.argv[2], "w"))
PY
report bare --baseline "$scratch/bare.json"
claim "without its evidence only the headline is compared" same "different True" \
    "$(ask "$scratch/bare/result.json" '"%(ruler)s %(headline_only)s" % r["changes"]["baseline"]')"
claim "and it is said to be by another ruler" holds "$said" "by different rulers"

# --- a portfolio ----------------------------------------------------------------------------
entity() { # NAME VERDICT
    printf '{"schema":"rung-assessment/1","entity":"%s","as_of":"%s","observations":[{"practice":"OBS-4","tool":"checkov","check_id":"CKV_AWS_50","strength":"direct","resource":"f","verdict":"%s"}]}' "$1" $AS_OF "$2"
}
printf '{"entities":[%s,%s],"unassessed":["gamma"],"schema":"rung-assessment/1"}' "$(entity alpha fail)" "$(entity beta pass)" > "$scratch/p1.json"
printf '{"entities":[%s,%s],"schema":"rung-assessment/1"}' "$(entity beta fail)" "$(entity alpha pass)" > "$scratch/p2.json"
run report "$scratch/p1.json" --format json -o "$scratch/p1"
run report "$scratch/p2.json" --format json -o "$scratch/p2" --baseline "$scratch/p1/result.json"
claim "entities are compared by name" same "['beta new 1', 'alpha fixed 1']" \
    "$(ask "$scratch/p2/result.json" '[e["entity"] + " " + " ".join("%s %d" % (k, n) for k, n in e["changes"]["counts"].items() if n) for e in r["entities"]]')"
entity delta pass > "$scratch/delta.json"
run report "$scratch/delta.json" --format json -o "$scratch/delta" --baseline "$scratch/p1/result.json"
claim "an entity that the baseline lacks is said so" holds "$complained" 'says nothing of "delta"'
claim "and an entity that only the baseline has" holds "$complained" 'speaks of "alpha", of which the inputs say nothing'

# --- what is refused ------------------------------------------------------------------------
refuses() { # CLAIM STATUS PART ARGS...
    local text=$1 wanted=$2 part=$3
    shift 3
    run report --as-of $AS_OF -o "$scratch/refused" "$@"
    claim "$text: exit $wanted" same "$wanted" "$status"
    claim "$text: says why" holds "$complained" "$part"
    claim "$text: in one line" same 1 "$(wc -l < "$scratch/stderr")"
    claim "$text: leaves nothing behind" test ! -e "$scratch/refused"
}
refuses "a result among the inputs" 3 "this is a result of rung, not evidence; --baseline FILE compares with it" "$scratch/first/result.json" "$team"
refuses "a missing baseline" 4 "No such file" "$team" --baseline "$scratch/none.json"
refuses "a baseline that is something else" 3 'expected a result.json of rung' "$team" --baseline "$team/checkov.json"
refuses "a baseline that is answers" 3 'found "rung-answers/1"' "$team" --baseline "$team/answers.json"
head -c 9000 "$scratch/first/result.json" > "$scratch/cut.json"
refuses "a baseline that is cut off" 3 "the end of the file" "$team" --baseline "$scratch/cut.json"
sed 's/"attained": 2/"attained": 9/' "$scratch/first/result.json" > "$scratch/nine.json"
refuses "a baseline with a stage that there is not" 3 "/verdict/attained" "$team" --baseline "$scratch/nine.json"
refuses "two baselines" 2 "expected one file" "$team" --baseline a --baseline b
