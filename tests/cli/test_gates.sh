#!/bin/bash
# Gates: what a pipeline asks of the verdict, and how rung ends. The reports are written
# whatever the gates say.
. "$(dirname "$0")/lib.sh"

gate() { # CLAIM STATUS PART ARGS...: on the sample, or on $input
    local text=$1 wanted=$2 part=$3
    shift 3
    rm -rf "$scratch/out"
    run report "${input:-$SAMPLE}" --as-of $AS_OF --format json -o "$scratch/out" "$@"
    claim "$text: exit $wanted" same "$wanted" "$status"
    claim "$text: says why" holds "$said" "$part"
    claim "$text: the result is written all the same" test -s "$scratch/out/result.json"
}
gates() { # of the last result: name, held
    python3 -c 'import json,sys
print([(g["name"], g["held"], bool(g["remedy"])) for g in json.load(open(sys.argv[1]))["gates"]])' "$scratch/out/result.json"
}

gate "a stage that is attained" 0 "gate held: --min-stage 2: stage 2 is attained" --min-stage 2
claim "a gate that holds needs no remedy" same "[('min-stage', True, False)]" "$(gates)"
gate "a stage that is not" 1 "gate failed: --min-stage 3: stage 2 is attained; four points are open: DPL-2, IAM-1, IAM-3 and SCR-1" --min-stage 3
claim "a gate that fails says what would make it hold" same "[('min-stage', False, True)]" "$(gates)"
gate "a stage further off" 1 "the way begins with stage 3" --min-stage=4
gate "enough proof" 0 "gate held: --min-assurance 6000" --min-assurance 6000
gate "too little proof" 1 "link evidence to the answers" --min-assurance 9900
gate "a blocker" 1 "two practices block: IAM-1 and IAM-3" --fail-on blocker
gate "open critical practices" 1 "four critical practices are open" --fail-on critical
gate "what is unknown" 1 "too little is known of SCR-2; answer" --fail-on unknown
gate "several, separated by commas" 1 "gate failed: --fail-on blocker" --fail-on blocker,unknown --fail-on critical --min-stage 1
claim "each gate is in the result, in one order" \
    same "[('min-stage', True, False), ('blocker', False, True), ('critical', False, True), ('unknown', False, True)]" "$(gates)"
claim "without gates there are none" same 0 \
    "$("$RUNG" report $SAMPLE --as-of $AS_OF --format json -o "$scratch/out" >/dev/null; python3 -c 'import json,sys; print(len(json.load(open(sys.argv[1]))["gates"]))' "$scratch/out/result.json")"

# --- unknown is neither pass nor fail ---------------------------------------------------------
input=$SAMPLE/prowler.ocsf.json
gate "an undetermined stage" 5 "gate undetermined: --min-stage 1:" --min-stage 1
claim "an undetermined gate neither holds nor fails" same "[('min-stage', None, True)]" "$(gates)"
gate "the proof of an undetermined stage" 5 "gate undetermined: --min-assurance 5000: the stage is not determined" --min-assurance 5000
gate "a failure beside what is undetermined" 1 "gate failed: --fail-on unknown" --min-stage 1 --fail-on unknown
printf '{"schema":"rung-assessment/1","entity":"leak","as_of":"%s","observations":[{"practice":"SCR-1","tool":"gitleaks","check_id":"aws","strength":"fail_only","resource":"r","verdict":"fail"}]}' $AS_OF > "$scratch/leak.json"
input=$scratch/leak.json
gate "a stage that is out of reach" 1 "stage 1 is the most that is still possible" --min-stage 2
gate "a stage that is still within reach" 5 "gate undetermined: --min-stage 1" --min-stage 1
gate "a leaked secret" 1 "SCR-1 blocks" --fail-on blocker
echo '[]' > "$scratch/nothing.json"
input=$scratch/nothing.json
gate "nothing at all" 5 "gate undetermined: --min-stage 1" --min-stage 1
gate "no blocker where nothing is known" 0 "nothing is known to block a stage; too little is known of" --fail-on blocker

# --- worse than the baseline ------------------------------------------------------------------
team=$scratch/team
cp -r $SAMPLE "$team"
input=$team
gate "as before" 0 "Payments Platform" --min-stage 2
cp "$scratch/out/result.json" "$scratch/then.json"
gate "nothing worse" 0 "gate held: --fail-on regression: nothing is worse than in the baseline" --fail-on regression --baseline "$scratch/then.json"
rm "$team/trivy.sarif"
gate "less known" 0 "though seven things are no longer known" --fail-on regression --baseline "$scratch/then.json"
cp $SAMPLE/trivy.sarif "$team"
python3 - "$team/checkov.json" <<'PY'
import json, sys
d = json.load(open(sys.argv[1]))
r = d[0]["results"]
c = r["passed_checks"].pop(0)
c["check_result"] = {"result": "FAILED"}
r["failed_checks"].append(c)
d[0]["summary"]["failed"] += 1
d[0]["summary"]["passed"] -= 1
json.dump(d, open(sys.argv[1], "w"))
PY
gate "a new finding" 1 "gate failed: --fail-on regression: one fails newly; first make " --fail-on regression --baseline "$scratch/then.json"
sed 's/"attained": 2/"attained": 3/' "$scratch/then.json" > "$scratch/higher.json"
gate "a stage that fell" 1 "the stage fell from 3 to 2" --fail-on regression --baseline "$scratch/higher.json"
sed 's/"entity": "Payments Platform"/"entity": "Somebody Else"/' "$scratch/then.json" > "$scratch/else.json"
gate "a baseline of somebody else" 5 "the baseline says nothing of Payments Platform" --fail-on regression --baseline "$scratch/else.json"

# --- a portfolio: every entity, the worst wins --------------------------------------------------
entity() { # NAME VERDICT
    printf '{"schema":"rung-assessment/1","entity":"%s","as_of":"%s","observations":[{"practice":"SCR-1","tool":"gitleaks","check_id":"aws","strength":"direct","resource":"r","verdict":"%s"}]}' "$1" $AS_OF "$2"
}
input=$scratch/two.json
printf '{"schema":"rung-assessment/1","entities":[%s,%s]}' "$(entity alpha pass)" "$(entity beta fail)" > "$input"
gate "one of two fails" 1 "gate failed: beta: --fail-on blocker: SCR-1 blocks" --fail-on blocker
claim "the other is said to hold" holds "$said" "gate held: alpha: --fail-on blocker"
printf '{"schema":"rung-assessment/1","entities":[%s],"unassessed":["gamma"]}' "$(entity alpha pass)" > "$input"
gate "one without any evidence" 5 "gate undetermined: gamma: nothing is known about it" --fail-on blocker
gate "one without any evidence, no gate" 0 "alpha"

# --- the command line ----------------------------------------------------------------------------
wrong() { # CLAIM PART ARGS...
    local text=$1 part=$2
    shift 2
    run report $SAMPLE -o "$scratch/wrong" "$@"
    claim "$text: exit 2" same 2 "$status"
    claim "$text: says why" holds "$complained" "$part"
}
wrong "stage 0" "expected a stage from 1 to 4" --min-stage 0
wrong "stage 5" "expected a stage from 1 to 4" --min-stage 5
wrong "a stage in words" 'found "three"' --min-stage three
wrong "an assurance above all" "expected basis points from 1 to 10000" --min-assurance 10001
wrong "an assurance in percent" 'found "60%"' --min-assurance 60%
wrong "an unknown reason" 'did you mean "blocker"?' --fail-on blockers
wrong "a regression against nothing" "needs --baseline" --fail-on regression
