#!/bin/bash
# `rung explain` as a user meets it: what it says of practices, stages and gates, on the
# terminal and as JSON, and how it refuses.
. "$(dirname "$0")/lib.sh"

explain() { run explain "$@" --as-of $AS_OF; }

# --- a practice -----------------------------------------------------------------------------
explain IAM-3 $SAMPLE
claim "a practice is explained" same 0 "$status"
claim "nothing is said on stderr" same "" "$complained"
claim "its entity heads it" same "Payments Platform" "$(head -1 "$scratch/stdout")"
claim "it names the practice and its state" holds "$said" "IAM-3, No function can be invoked publicly by accident: not met"
claim "the formulas have their numbers" holds "$said" "l_a = 10000 × 18 / 21 = 8571"
claim "the row of the table of states is told" holds "$said" "row 5, u < not met: 9523 < 9999, yes"
claim "each record has its file and pointer" holds "$said" "$SAMPLE/prowler.ocsf.json:/6"
claim "what would turn it is told" holds "$said" "the one failing function passes (payments-webhook)"
claim "a waiver that would do is told" holds "$said" "waiver W-2026-04 is renewed"
claim "a long list is cut, and it says so" holds "$said" "more are not shown (--all shows all)."
claim "no line is wider than 80 columns, but for a path that cannot break" \
    python3 -c 'import sys; sys.exit(any(len(line.rstrip("\n")) > 80 and " " in line.strip()
        for line in open(sys.argv[1], encoding="utf-8")))' "$scratch/stdout"
cut=$(wc -l < "$scratch/stdout")
explain IAM-3 $SAMPLE --all
claim "--all shows all" test "$(wc -l < "$scratch/stdout")" -gt "$cut"
claim "--all says nothing of a cut" same "" "$(grep 'not shown' "$scratch/stdout")"
cp "$scratch/stdout" "$scratch/once"
explain iam-3 $SAMPLE --all
claim "small letters do" cmp "$scratch/once" "$scratch/stdout"
LC_ALL=de_DE.UTF-8 explain IAM-3 $SAMPLE --all
claim "a German locale changes nothing" cmp "$scratch/once" "$scratch/stdout"

# --- a stage, a gate ------------------------------------------------------------------------
explain 3 $SAMPLE
claim "a stage has its sum" holds "$said" "S_low = 444787 / 68 = 6540"
claim "a stage has its gates" holds "$said" "Gate “critical”. Closed"
claim "a stage has its practices" holds "$said" "DPL-2"
cp "$scratch/stdout" "$scratch/three"
explain "internal apis" $SAMPLE
claim "a stage goes by its name, too" cmp "$scratch/three" "$scratch/stdout"
explain attained $SAMPLE
claim "attained is the attained stage" holds "$said" "Stage 2, Background Tasks: attained"
explain critical $SAMPLE
claim "a gate is that of the next stage" holds "$said" "Gate “critical” of stage 3: closed"
explain 2.critical $SAMPLE
claim "a gate of a named stage" holds "$said" "Gate “critical” of stage 2: open"
for gate in score blockers capability-floor waived-share; do
    explain $gate $SAMPLE
    claim "the gate $gate is explained" same 0 "$status"
done

# --- as JSON --------------------------------------------------------------------------------
explain IAM-3 $SAMPLE --json
claim "--json is JSON of its schema" holds "$said" '"schema": "rung-explanation/1"'
same_story() { # every formula and change of the terminal's text stands in the JSON
    python3 - "$scratch/stdout" "$scratch/once" <<'PY'
import json, sys
story = json.load(open(sys.argv[1]))["explanations"][0]
text = " ".join(open(sys.argv[2]).read().split())
for step in story["steps"]:
    assert step["title"] in text, step["title"]
    for formula in step["formulas"]:
        assert formula["expression"] in text, formula
for change in story["changes"]:
    assert change["text"] in text, change["text"]
for seen in story["observations"]:
    assert f"{seen['file']}:{seen['pointer']}" in text, seen
PY
}
claim "terminal and JSON tell the same" same_story

# --- several entities -----------------------------------------------------------------------
cat > "$scratch/two.json" <<'JSON'
{"schema": "rung-assessment/1", "entities": [
  {"entity": "Shop", "as_of": "2026-11-23", "answers": [{"question": "Q01", "selected": ["c"]}]},
  {"entity": "Bank", "as_of": "2026-11-23", "answers": [{"question": "Q01", "selected": ["a"]}]}]}
JSON
explain VIS-1 "$scratch/two.json"
claim "each entity has its explanation" same "Bank Shop" \
    "$(grep -xE 'Shop|Bank' "$scratch/stdout" | sort | paste -sd ' ')"

# --- the report -----------------------------------------------------------------------------
run report $SAMPLE --as-of $AS_OF -o "$scratch/out" --layout full --format html
page=$scratch/out/full.html
claim "the full report explains every practice" same "$(grep -oE 'id="[A-Z]{3}-[0-9]"' "$page" | wc -l)" \
    "$(grep -oE 'id="explain-[A-Z]{3}-[0-9]"' "$page" | wc -l)"
claim "every practice links to its explanation" same "$(grep -oE 'id="[A-Z]{3}-[0-9]"' "$page" | wc -l)" \
    "$(grep -oE 'href="#explain-[A-Z]{3}-[0-9]"' "$page" | sort -u | wc -l)"
claim "the report has the same formulas" grep -q "10000 × 18 / 21" "$page"

# --- refusals -------------------------------------------------------------------------------
refuses() { # CLAIM STATUS PART ARGS...
    local text=$1 wanted=$2 part=$3
    shift 3
    explain "$@"
    claim "$text: exit $wanted" same "$wanted" "$status"
    claim "$text: says why" holds "$complained" "$part"
    claim "$text: prints nothing" same "" "$said"
}
refuses "an unknown practice" 2 'did you mean "IAM-3"?' IAM-33 $SAMPLE
refuses "a mistyped gate" 2 'did you mean "critical"?' critcal $SAMPLE
refuses "a mistyped gate of a stage" 2 'did you mean "3.critical"?' 3.critcal $SAMPLE
refuses "a word that is nothing like it" 2 'no practice, stage or gate "zzzzzz"' zzzzzz $SAMPLE
refuses "no input" 2 "expected a practice, stage or gate, and inputs" IAM-3
refuses "nothing at all" 2 "nothing to read"
refuses "a missing file" 4 "cannot" IAM-3 "$scratch/missing.json"
