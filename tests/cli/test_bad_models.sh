#!/bin/bash
# A model that is wrong is refused in one clear line with the file and the JSON Pointer of
# the mistake, and status 3; so are answers, waivers and assessments that are wrong. Each
# row of the tables is a mistake, made in what is right.
. "$(dirname "$0")/lib.sh"
if ! command -v python3 >/dev/null; then
    skip "wrong models are refused" "python3 is missing"
    exit 0
fi
run model show --json
cp "$scratch/stdout" "$scratch/good.json"
run model check "$scratch/good.json"
claim "the model built in is good as one document" same "0 " "$status $complained"

refused() { # FILE POINTER MESSAGE: what was just run complained of that alone
    same "3" "$status" &&
        same 1 "$(printf '%s\n' "$complained" | wc -l)" &&
        holds "$complained" "$1: $2: " && holds "$complained" "$3"
}
spoil() { # EDIT: python, of the document m, its capabilities c, a practice p, its questions q
    python3 - "$scratch/good.json" "$scratch/bad.json" "$1" <<'PY'
import json, sys
m = json.load(open(sys.argv[1], encoding="utf-8"))
c, q = m["capabilities"], m["questionnaire"]["questions"]
p = c[0]["practices"][0]
parameters, stages = m["model"]["parameters"], m["model"]["stages"]
def practice(id): return next(x for y in c for x in y["practices"] if x["id"] == id)
exec(sys.argv[3])
json.dump(m, open(sys.argv[2], "w", encoding="utf-8"))
PY
}
while IFS='|' read -r mistake edit pointer message; do
    [ -n "$mistake" ] || continue
    spoil "$edit"
    run model check "$scratch/bad.json"
    claim "$mistake is refused" refused "$scratch/bad.json" "$pointer" "$message"
done <<'TABLE'
a weight of zero|p["weight"] = 0|/capabilities/0/practices/0/weight|from 1 to 100, found 0
a negative weight|p["weight"] = -3|/capabilities/0/practices/0/weight|from 1 to 100, found -3
a weight that would overflow|p["weight"] = 2**31|/capabilities/0/practices/0/weight|found 2147483648
a weight beyond every integer|p["weight"] = 10**30|/capabilities/0/practices/0/weight|from 1 to 100
a weight with a fraction|p["weight"] = 1.5|/capabilities/0/practices/0/weight|whole number
a weight as text|p["weight"] = "3"|/capabilities/0/practices/0/weight|found "3"
a threshold above the whole|p["thresholds"]["met_bp"] = 10001|/capabilities/0/practices/0/thresholds/met_bp|found 10001
a threshold below nothing|p["thresholds"]["partial_bp"] = -1|/capabilities/0/practices/0/thresholds/partial_bp|found -1
partial above met|p["thresholds"] = {"met_bp": 4000, "partial_bp": 4001}|/capabilities/0/practices/0/thresholds/partial_bp|above met_bp
a stage threshold above the whole|parameters["stage_threshold_bp"]["2"] = 20000|/model/parameters/stage_threshold_bp/2|found 20000
a stage threshold of nothing|parameters["stage_threshold_bp"]["1"] = 0|/model/parameters/stage_threshold_bp/1|found 0
effort points that would overflow|parameters["effort_points"]["L"] = 2**40|/model/parameters/effort_points/L|from 1 to 1000
an unknown parameter|parameters["capability_flor_bp"] = 1|/model/parameters/capability_flor_bp|did you mean "capability_floor_bp"
a practice that implies itself|p["implied_by"] = [p["id"]]|/capabilities/0/practices/0/implied_by|implies itself
a cycle of implications|practice("VIS-4")["implied_by"] = ["VIS-1"]|/capabilities/0/practices/0/implied_by|implies itself
an unknown practice in implied_by|p["implied_by"] = ["VIS-9"]|/capabilities/0/practices/0/implied_by/0|no practice is called "VIS-9"
a stage without practices|[x.update(stage=2) for y in c for x in y["practices"] if x["stage"] == 1]|/model/stages/1|stage 1 has no practice
a stage too few|del stages[4]|/model/stages|found 4 stages
a stage named twice|stages[1]["id"] = stages[0]["id"]|/model/stages/1/id|stands twice
an id of a practice twice|c[0]["practices"].append(p)|/capabilities/0/practices/5/id|practice "VIS-1" stands twice
an id of an unfit form|p["id"] = "../x"; p["implied_by"] = []; q[0]["options"] = [o for o in q[0]["options"] if not o.update(values=[])]; stages[1]["success_criteria"][2].pop("practices")|/capabilities/0/practices/0/id|letters, digits
a capability twice in the list|m["model"]["capabilities"].append("cost")|/model/capabilities/11|stands twice
a capability twice in the document|c.append(c[10])|/capabilities/11/id|stands twice
an unknown capability|m["model"]["capabilities"].append("clairvoyance")|/model/capabilities/11|no capability of this document
a capability that the model does not list|c.append(dict(c[10], id="extra"))|/capabilities/11/id|has no "extra"
a capability without practices|c.append(dict(c[10], id="extra", practices=[])); m["model"]["capabilities"].append("extra")|/capabilities/11/practices|at least 1 practice
an option that names an unknown practice|q[0]["options"][0]["values"][0]["practice"] = "VIS-99"|/questionnaire/questions/0/options/0/values/0/practice|no practice is called
a question twice|q.append(q[0])|/questionnaire/questions/28/id|question "Q01" stands twice
an option twice|q[0]["options"][1]["id"] = "a"|/questionnaire/questions/0/options/1/id|option "a" stands twice
an option worth more than all|q[0]["options"][0]["values"][0]["value_bp"] = 10001|/questionnaire/questions/0/options/0/values/0/value_bp|found 10001
more options than can be added up|q[0]["options"] += [{"id": "x%d" % i, "text": "x", "values": []} for i in range(1000)]|/questionnaire/questions/0/options|at most 1000
a questionnaire of another version|m["model"]["version"] = "2.0.0"|/questionnaire/model_version|the model's version "2.0.0"
a document of another schema|m["schema"] = "rung-model/1"|/schema|expected "rung-model-bundle/1"
an unknown member of the document|m["questions"] = []|/questions|unknown member
a text that would disturb a terminal|p["title"] = "a\u001b[31m"|/capabilities/0/practices/0/title|control characters
a title that is no text|p["title"] = ["a"]|/capabilities/0/practices/0/title|expected a text
TABLE

spoil 'p["weight"] = 0'
run report $SAMPLE --model "$scratch/bad.json" -o "$scratch/out"
claim "a report refuses such a model too" refused "$scratch/bad.json" \
    /capabilities/0/practices/0/weight "found 0"
claim "and writes nothing" same "" "$(ls "$scratch/out" 2>/dev/null)"
run report $SAMPLE --model "$scratch/nowhere" -o "$scratch/out"
claim "a model that is missing is the world's fault" same 4 "$status"

# --- what stands beside a model -----------------------------------------------------------
while IFS='|' read -r mistake text pointer message; do
    [ -n "$mistake" ] || continue
    printf '%s\n' "$text" >"$scratch/input.json"
    run report "$scratch/input.json" --as-of $AS_OF --format json -o "$scratch/out"
    claim "$mistake is refused" refused "$scratch/input.json" "$pointer" "$message"
done <<'TABLE'
an answer to an unknown question|{"schema":"rung-answers/1","entity":"A","answers":[{"question":"Q99","selected":["a"]}]}|/answers/0/question|there is no question "Q99"
an unknown option|{"schema":"rung-answers/1","entity":"A","answers":[{"question":"Q01","selected":["z"]}]}|/answers/0/selected/0|has no option "z"
two options of one|{"schema":"rung-answers/1","entity":"A","answers":[{"question":"Q01","selected":["a","b"]}]}|/answers/0/selected|takes one option
an option selected twice|{"schema":"rung-answers/1","entity":"A","answers":[{"question":"Q05","selected":["c","c"]}]}|/answers/0/selected/1|stands twice
a Buddhist year|{"schema":"rung-answers/1","entity":"A","answers":[{"question":"Q01","selected":["a"],"answered_on":"2569-11-03"}]}|/answers/0/answered_on|Gregorian calendar
a Persian year|{"schema":"rung-answers/1","entity":"A","answers":[{"question":"Q01","selected":["a"],"answered_on":"1405-08-12"}]}|/answers/0/answered_on|Gregorian calendar
a day that does not exist|{"schema":"rung-answers/1","entity":"A","answers":[{"question":"Q01","selected":["a"],"answered_on":"2026-02-30"}]}|/answers/0/answered_on|expected a date
an observation of an unknown practice|{"schema":"rung-assessment/1","entity":"A","as_of":"2026-11-23","observations":[{"practice":"REL-99","tool":"t","check_id":"c","strength":"direct","resource":"r","verdict":"pass"}]}|/observations/0/practice|there is no practice "REL-99"
TABLE

# What is doubtful but has a rule is said in one line, and counts by its rule.
while IFS='|' read -r doubt text pointer message; do
    [ -n "$doubt" ] || continue
    printf '%s\n' "$text" >"$scratch/input.json"
    run report "$scratch/input.json" --as-of $AS_OF --format json -o "$scratch/out"
    claim "$doubt is said" holds "0 $complained" "0 $scratch/input.json: $pointer: warning: $message"
done <<'TABLE'
a second answer to one question|{"schema":"rung-answers/1","entity":"A","answers":[{"question":"Q01","selected":["a"]},{"question":"Q01","selected":["b"]}]}|/answers/1|question Q01 is answered in
a day in the future|{"schema":"rung-answers/1","entity":"A","answers":[{"question":"Q01","selected":["a"],"answered_on":"2027-01-01"}]}|/answers/0|speaks of 2027-01-01, after the day of the verdict
a waiver longer than allowed|{"schema":"rung-waivers/1","waivers":[{"id":"W","practice":"REL-1","reason":"r","approver":"a","created":"2026-01-01","expires":"2027-06-01"}]}|/waivers/0/expires|waiver W runs for 516 days
a waiver of an unknown practice|{"schema":"rung-waivers/1","waivers":[{"id":"W","practice":"REL-99","reason":"r","approver":"a","created":"2026-01-01","expires":"2026-12-01"}]}|/waivers/0/practice|there is no practice "REL-99"
a waiver that ends before it begins|{"schema":"rung-waivers/1","waivers":[{"id":"W","practice":"REL-1","reason":"r","approver":"a","created":"2026-12-01","expires":"2026-01-01"}]}|/waivers/0/expires|expires before it is created
TABLE
