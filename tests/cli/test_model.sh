#!/bin/bash
# The model is a file: a threshold, a weight or a text is changed without a compiler, and a
# custom lens of the AWS Well-Architected Tool becomes practices and comes back whole.
. "$(dirname "$0")/lib.sh"
if ! command -v python3 >/dev/null; then
    skip "the model is a file" "python3 is missing"
    exit 0
fi
export PYTHONDONTWRITEBYTECODE=1
own=$scratch/own
edit() { # FILE PYTHON: changes the JSON j
    python3 - "$1" "$2" <<'PY'
import json, sys
j = json.load(open(sys.argv[1], encoding="utf-8"))
exec(sys.argv[2])
json.dump(j, open(sys.argv[1], "w", encoding="utf-8"))
PY
}
told() { # RESULT PYTHON: holds of the JSON r
    python3 -c 'import json, sys
r = json.load(open(sys.argv[1], encoding="utf-8"))
sys.exit(not eval(sys.argv[2]))' "$1" "$2"
}
same_json() { # A B: the same JSON, whatever the order of members
    python3 -c 'import json, sys
a, b = (json.load(open(p, encoding="utf-8")) for p in sys.argv[1:3])
sys.exit(a != b)' "$1" "$2"
}

# --- a model of one's own -----------------------------------------------------------------
cp -r data/model "$own"
run report $SAMPLE --as-of $AS_OF --format json -o "$scratch/before"
run report $SAMPLE --as-of $AS_OF --format json -o "$scratch/same" --model "$own"
claim "a copy of the model gives the same result, byte for byte" \
    cmp "$scratch/before/result.json" "$scratch/same/result.json"
edit "$own/model.json" 'j["parameters"]["stage_threshold_bp"]["2"] = 9800
j["stages"][2]["name"] = "Hintergrund"; j["title"] = "Our ladder"'
edit "$own/capabilities/access.json" 'j["practices"][0].update(weight=50, title="Roles are ours")'
run report $SAMPLE --as-of $AS_OF -o "$scratch/changed" --model "$own"
claim "a changed threshold decides, without a compiler" \
    told "$scratch/changed/result.json" 'r["verdict"]["attained"] == 1 and not r["score"]["stages"]["2"]["gates"]["score"]'
claim "a changed weight and a changed text are the report's" \
    told "$scratch/changed/result.json" '[p for p in r["practices"] if p["id"] == "IAM-1"][0]["weight"] == 50 and r["model"]["title"] == "Our ladder" and r["stages"][2]["name"] == "Hintergrund"'
claim "the name of the stage stands in the report" grep -q Hintergrund "$scratch/changed/full.html"
claim "and the text of the practice" grep -q "Roles are ours" "$scratch/changed/full.html"
claim "its figures follow" python3 tests/score/check.py "$scratch/changed/result.json"
run model show "$own" --json
cp "$scratch/stdout" "$scratch/own.json"
run report $SAMPLE --as-of $AS_OF --format json -o "$scratch/one" --model "$scratch/own.json"
claim "one document is the same model as a directory" \
    cmp "$scratch/changed/result.json" "$scratch/one/result.json"
rm "$own/capabilities/cost.json"
run model check "$own"
claim "what is missing is not taken from the model built in" \
    same "3 1" "$status $(printf '%s\n' "$complained" | grep -c "cost.json is missing")"

python3 - "$scratch/own.json" "$scratch/small.json" <<'PY'
import json, sys
m = json.load(open(sys.argv[1], encoding="utf-8"))
def practices(): return [p for c in m["capabilities"] for p in c["practices"]]
keep = {next(p["id"] for p in practices() if p["stage"] == k) for k in (1, 2, 3, 4)} | {"FIT-1"}
for c in m["capabilities"]:
    c["practices"] = [p for p in c["practices"] if p["id"] in keep]
m["capabilities"] = [c for c in m["capabilities"] if c["practices"]]
m["model"]["capabilities"] = [c["id"] for c in m["capabilities"]]
for p in practices():
    p["implied_by"] = [i for i in p["implied_by"] if i in keep]
for s in m["model"]["stages"]:
    for key in ("entry_criteria", "success_criteria"):
        for x in s.get(key, []):
            x["practices"] = [i for i in x.get("practices", []) if i in keep]
for q in m["questionnaire"]["questions"]:
    for o in q["options"]:
        o["values"] = [v for v in o["values"] if v["practice"] in keep]
        o["not_applicable"] = [i for i in o.get("not_applicable", []) if i in keep]
json.dump(m, open(sys.argv[2], "w", encoding="utf-8"))
PY
scans=$(ls $SAMPLE/*.json | grep -vE "owners|waivers")
# shellcheck disable=SC2086
run report $scans --as-of $AS_OF -o "$scratch/small" --model "$scratch/small.json"
claim "a model with five practices is enough: checks that bear on none of them are counted" \
    same "0 " "$status $(printf '%s\n' "$complained" | grep -v warning)"
claim "its figures follow" python3 tests/score/check.py "$scratch/small/result.json"

# --- check and show -----------------------------------------------------------------------
run model check
claim "the model built in is good" holds "$status $said" "0 the model built in"
run model show
claim "it is shown with stages, practices, weights and thresholds" \
    holds "$said" "stage 3  weight 5   critical"
run model show --markdown
claim "as Markdown with every practice" same 50 "$(grep -cE '^\| [A-Z]{3}-[0-9]' "$scratch/stdout")"
claim "and every question" same 28 "$(grep -cE '^### Q[0-9]' "$scratch/stdout")"
run model
claim "without a word the command line is wrong" same 2 "$status"
run model chekc
claim "so it is with another word" same 2 "$status"

# --- a custom lens ------------------------------------------------------------------------
lens=tests/cli/lens/queues.json
run model import $lens
claim "an import that is not told where to go writes nothing" holds "$status $complained" "2 rung: model import: say with -o DIR"
run model import $lens -o "$scratch/lens"
claim "a lens is imported" same 0 "$status"
claim "rules that values cannot say are named" \
    holds "$complained" "$lens: /pillars/1/questions/0/riskRules: warning: values cannot say"
run model check "$scratch/lens"
claim "what was written is a good model" same "0 " "$status $complained"
run model export --lens "$scratch/lens"
cp "$scratch/stdout" "$scratch/back.json"
claim "the lens comes back whole" same_json $lens "$scratch/back.json"
run model import "$scratch/back.json" -o "$scratch/again"
claim "and imports to the same model" diff -r "$scratch/lens" "$scratch/again"
cat >"$scratch/answers.json" <<'JSON'
{"schema": "rung-answers/1", "entity": "Queues", "answers": [
  {"question": "queue_failures", "selected": ["dead_letters", "alarm"]},
  {"question": "queue_retention", "selected": ["by_need"]},
  {"question": "queue_access", "selected": ["none"]}]}
JSON
run report "$scratch/answers.json" --as-of $AS_OF -o "$scratch/asked" --model "$scratch/lens"
states='{p["id"]: p["state"] for p in r["practices"] if p["id"].startswith("queue")}'
claim "answers to it are scored as its risk rules ask" told "$scratch/asked/result.json" \
    "$states == {'queue_failures': 'partial', 'queue_retention': 'met', 'queue_access': 'not_met'}"
claim "its figures follow" python3 tests/score/check.py "$scratch/asked/result.json"
edit "$scratch/lens/capabilities/queue_security.json" 'j["practices"][0]["title"] = "Who reads it?"'
edit "$scratch/lens/questionnaire.json" 'j["questions"][-1]["options"][0]["text"] = "Roles by name"'
run model export --lens "$scratch/lens"
cp "$scratch/stdout" "$scratch/back.json"
claim "what was edited in the model comes back in the lens" told "$scratch/back.json" \
    '(lambda q: q["title"] == "Who reads it?" and q["choices"][0]["title"] == "Roles by name")(r["pillars"][1]["questions"][0])'
run model export --lens
claim "without a lens there is none to export" same 3 "$status"
run report $lens -o "$scratch/none"
claim "as an input of a report it is refused by name" holds "$status $complained" "defines a lens"
for corpus in "$RUNG_CORPUS"/fixtures/well-architected/customlens_*.json; do
    name=$(basename "$corpus" .json)
    if [ ! -e "$corpus" ]; then
        skip "lenses of the corpus come back whole" "no corpus"
        continue
    fi
    run model import "$corpus" -o "$scratch/$name"
    run model export --lens "$scratch/$name"
    cp "$scratch/stdout" "$scratch/$name.json"
    claim "$name comes back whole" same_json "$corpus" "$scratch/$name.json"
done

bad_lens() { # POINTER MESSAGE
    same 3 "$status" && holds "$complained" "$scratch/bad.json: $1: " && holds "$complained" "$2"
}
while IFS='|' read -r mistake change pointer message; do
    [ -n "$mistake" ] || continue
    cp $lens "$scratch/bad.json"
    edit "$scratch/bad.json" "q = j['pillars'][0]['questions']; $change"
    run model import "$scratch/bad.json" -o "$scratch/none"
    claim "a lens with $mistake is refused" bad_lens "$pointer" "$message"
done <<'TABLE'
another schema version|j["schemaVersion"] = "2030-01-01"|/schemaVersion|expected "2021-11-01"
no name|del j["name"]|/name|found nothing
no pillars|j["pillars"] = []|/pillars|at least 1 pillar
a pillar without questions|j["pillars"][0]["questions"] = []|/pillars/0/questions|at least 1 question
a question twice|q.append(q[0])|/pillars/0/questions/2/id|stands twice
a question that the model has|q[0]["id"] = "IAM-1"|/pillars/0/questions/0/id|the model has "IAM-1" already
a choice twice|q[1]["choices"][1]["id"] = "days_4"|/pillars/0/questions/1/choices/1/id|stands twice
a choice called as an answer of its own|q[0]["choices"][0]["id"] = "na"|/pillars/0/questions/0/choices/0/id|an answer of its own
too many choices|q[0]["choices"] *= 10|/pillars/0/questions/0/choices|expected 1 to 20 choices
an id with a slash|q[0]["id"] = "../x"|/pillars/0/questions/0/id|letters, digits
a rule on an unknown choice|q[1]["riskRules"][0]["condition"] = "by_wish"|/pillars/0/questions/1/riskRules/0/condition|no choice "by_wish"
a rule that ends early|q[1]["riskRules"][0]["condition"] = "by_need &&"|/pillars/0/questions/1/riskRules/0/condition|expected a choice
a bracket left open|q[1]["riskRules"][0]["condition"] = "(by_need"|/pillars/0/questions/1/riskRules/0/condition|expected ")"
a rule of brackets|q[1]["riskRules"][0]["condition"] = "(" * 100 + "by_need"|/pillars/0/questions/1/riskRules/0/condition|fewer brackets
an unknown risk|q[1]["riskRules"][0]["risk"] = "LOW_RISK"|/pillars/0/questions/1/riskRules/0/risk|NO_RISK
no default rule|q[1]["riskRules"].pop()|/pillars/0/questions/1/riskRules|"default"
a fraction|j["_owner"]["reviewed"] = 1.5|/_owner/reviewed|whole number
TABLE
