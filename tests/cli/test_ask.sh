#!/bin/bash
# `rung ask` as a user meets it: what it asks, what it keeps, how it ends.
. "$(dirname "$0")/lib.sh"
answers=$scratch/answers.json

# ask INPUT ARGS...: says the lines of INPUT (printf's form) to `rung ask`
ask() {
    local lines=$1
    shift
    # shellcheck disable=SC2059
    printf "$lines" | "$RUNG" ask -o "$answers" --as-of $AS_OF "$@" >"$scratch/stdout" 2>"$scratch/stderr"
    status=${PIPESTATUS[1]}
    said=$(cat "$scratch/stdout")
    complained=$(cat "$scratch/stderr")
}
ours() { ask "$1" --entity Payments --by "Team lead" "${@:2}"; }
# kept EXPRESSION: of the answers kept, by question
kept() {
    python3 - "$answers" "$1" <<'PY'
import json, sys
file = json.load(open(sys.argv[1]))
a = {answer["question"]: answer for answer in file["answers"]}
print(eval(sys.argv[2], {"a": a, "file": file}))
PY
}

# --- saying and keeping ------------------------------------------------------------------
ask 'Payments\nTeam lead\nc\nhttps://wiki.example.com/owners\nquit\n'
claim "what is said is kept: exit 0" same 0 "$status"
claim "it says nothing on stderr" same "" "$complained"
claim "option, evidence, day and role are kept" same \
    "{'question': 'Q01', 'selected': ['c'], 'evidence': 'https://wiki.example.com/owners', 'answered_on': '$AS_OF', 'answered_by': 'Team lead'}" \
    "$(kept 'a["Q01"]')"
claim "the name is kept" same Payments "$(kept 'file["entity"]')"
# However long the file's name is: lines are broken between words.
claim "it says how much the file holds" holds "$(tr '\n' ' ' <<<"$said")" "answers.json holds one answer."

ours 'c\n'
claim "the end of the input in the middle is exit 0" same 0 "$status"
claim "a second run asks what is open: Q02 comes first" holds "$said" "Q02 · 1 of 27"
claim "an answer without its evidence is kept" same "['c']" "$(kept 'a["Q02"]["selected"]')"
claim "the answer before it stays" same https://wiki.example.com/owners "$(kept 'a["Q01"]["evidence"]')"
ours ''
claim "an input without a line is exit 0" same 0 "$status"
claim "nothing more is kept" same 2 "$(kept 'len(a)')"
ours 'b\n\nback\na\nnote 7\nquit\n'
claim "back leads to the question before, and its answer changes" same "['a'] note 7" \
    "$(kept '"%s %s" % (a["Q03"]["selected"], a["Q03"]["evidence"])')"
ours 'back\nskip\n\nquit\n'
claim "there is nothing before the first question" holds "$said" "This is the first question."
claim "skip and an empty line answer nothing" same "['Q01', 'Q02', 'Q03']" "$(kept 'sorted(a)')"
rm -f "$answers"
ours 'skip\n\nskip\nskip\nB, C\n-\nu\nquit\n'
claim "several options, in capitals, with blanks" same "['b', 'c']" "$(kept 'a["Q05"]["selected"]')"
claim "skipped questions are not in the file" same "['Q05', 'Q06']" "$(kept 'sorted(a)')"
claim "a dash is no evidence" same False "$(kept '"evidence" in a["Q05"]')"
claim "the beginning of an option's name is enough" same "['unknown']" "$(kept 'a["Q06"]["selected"]')"

# --- what makes no sense ---------------------------------------------------------------------
makes_no_sense() { # CLAIM LINE PART, at Q11 (several) or Q01 (one)
    local skipped=$4
    rm -f "$answers"
    ours "$skipped$2\nquit\n"
    claim "$1" holds "$said" "$3"
    claim "$1: nothing is kept" test ! -e "$answers"
}
ten='skip\nskip\nskip\nskip\nskip\nskip\nskip\nskip\nskip\nskip\n'
makes_no_sense "an option that does not exist" x "There is no option x here; there are a, b, c, d and unknown." ''
makes_no_sense "two options where one is wanted" a,b "This question takes one option." ''
makes_no_sense "none of these beside another" a,z "Option z goes with no other." "$ten"
makes_no_sense "not knowing beside another" unknown,b "Option unknown goes with no other." "$ten"
makes_no_sense "one option twice" a,a "Option a is named twice." "$ten"
makes_no_sense "only commas" , ", " ''
rm -f "$answers"
ask '\n\t\nPayments\n\nquit\n'
claim "a name is needed" holds "$said" "A name of at most 200 bytes is needed."
printf 'Payments\n\n2026-13-01\n2999-01-01\nyesterday\n\nc\n\nquit\n' |
    SOURCE_DATE_EPOCH=1795392000 "$RUNG" ask -o "$answers" >"$scratch/stdout"
claim "a day that is none, or still to come, is asked for again" same 3 \
    "$(grep -c 'A day such as' "$scratch/stdout")"
claim "today is the day when nothing is said" same 2026-11-23 "$(kept 'a["Q01"]["answered_on"]')"
claim "a role that is not stated is not written" same False "$(kept '"answered_by" in a["Q01"]')"
rm -f "$answers"
ours "c\n$(head -c 2500 /dev/zero | tr '\0' e)\nshort\nquit\n"
claim "evidence that is too long is asked for again" same short "$(kept 'a["Q01"]["evidence"]')"
ours 'c\n\033[31mred\033[0m\nquit\n'
claim "control characters do not get into the file" same 0 "$(grep -c $'\033' "$answers")"

# --- a file that is there already --------------------------------------------------------------
cp $SAMPLE/answers.json "$answers"
python3 - "$answers" <<'PY'
import json, sys
path = sys.argv[1]
file = json.load(open(path))
file["answers"][2]["note"] = "Reviewed \"twice\"."
json.dump(file, open(path, "w"))
PY
cp "$answers" "$scratch/before.json"
ours '' --all
claim "reading alone changes no byte" cmp "$scratch/before.json" "$answers"
ours '\n\n\nb\n\nquit\n' --all
unchanged() {
    python3 - "$scratch/before.json" "$answers" <<'PY'
import json, sys
before, after = (json.load(open(path)) for path in sys.argv[1:])
assert len(before["answers"]) == len(after["answers"])
for was, now in zip(before["answers"], after["answers"]):
    assert was == now or was["question"] == "Q04", (was, now)
del before["answers"], after["answers"]
before["entity"] = "Payments"
assert before == after, (before, after)
PY
}
claim "what is not touched stays, notes too" unchanged
claim "--all shows the answer so far" holds "$said" "So far: c. Enter keeps it."

# The sample without its last answer, and that answer said again, is the sample.
last() { python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))["answers"][-1][sys.argv[2]])' $SAMPLE/answers.json "$1"; }
python3 - $SAMPLE/answers.json "$answers" <<'PY'
import json, sys
file = json.load(open(sys.argv[1]))
question = file["answers"].pop()
json.dump(file, open(sys.argv[2], "w"))
PY
again() { # types the last answer when its question comes
    local question options evidence
    question=$(last question)
    options=$(python3 -c 'import json,sys; print(",".join(json.load(open(sys.argv[1]))["answers"][-1]["selected"]))' $SAMPLE/answers.json)
    evidence=$(python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))["answers"][-1].get("evidence",""))' $SAMPLE/answers.json)
    "$RUNG" ask -o "$answers" --as-of "$(last answered_on)" --list --json | python3 -c '
import json, sys
for row in json.load(sys.stdin)["questions"]:
    if row["question"] == sys.argv[1]:
        break
    print("skip")' "$question"
    printf '%s\n%s\nquit\n' "$options" "$evidence"
}
again | "$RUNG" ask -o "$answers" --by "$(last answered_by)" --as-of "$(last answered_on)" >/dev/null
claim "a file written by hand and one that was asked are the same bytes" cmp $SAMPLE/answers.json "$answers"

refuses() { # CLAIM STATUS PART
    cp "$answers" "$scratch/before.json"
    ours 'c\n\n'
    claim "$1: exit $2" same "$2" "$status"
    claim "$1: says why" holds "$complained" "$3"
    claim "$1: in one line" same 1 "$(wc -l < "$scratch/stderr")"
    claim "$1: leaves the file alone" cmp "$scratch/before.json" "$answers"
}
cp $SAMPLE/npm-audit.json "$answers"
refuses "a file of another kind" 3 "expected the schema rung-answers/1"
head -c 300 $SAMPLE/answers.json > "$answers"
refuses "half a file" 3 "answers.json"
echo '{"schema":"rung-answers/1","entity":"E","answers":[{"question":"Q77","selected":["a"]}]}' > "$answers"
refuses "an unknown question" 3 "/answers/0/question"
echo '{"schema":"rung-answers/1","entity":"E","answers":[{"question":"Q01","selected":["a"]},{"question":"Q01","selected":["b"]}]}' > "$answers"
ours 'c\n\n'
claim "two answers to one question: exit 3" same 3 "$status"
claim "two answers to one question: says which" holds "$complained" "/answers/1: question Q01 is answered twice"
echo '{"schema":"rung-answers/1","entity":"E","answers":[]}' > "$answers"
ours 'c\n\nquit\n'
claim "a file without answers is a beginning" same "['c']" "$(kept 'a["Q01"]["selected"]')"
rm -f "$answers"
: > "$scratch/in-the-way"
printf 'c\n\n' | "$RUNG" ask -o "$scratch/in-the-way/answers.json" --entity E --by R --as-of $AS_OF >/dev/null 2>"$scratch/stderr"
claim "a place that cannot be written to is exit 4" same 4 $?

# --- nothing is lost -----------------------------------------------------------------------------
mkfifo "$scratch/mouth"
"$RUNG" ask -o "$answers" --entity Payments --by R --as-of $AS_OF <"$scratch/mouth" >/dev/null 2>&1 &
asking=$!
exec 7>"$scratch/mouth"
printf 'c\n' >&7
for _ in $(seq 2400); do # two minutes, on a machine that is busy
    [ -e "$answers" ] && break
    sleep 0.05
done
kill -9 $asking
wait $asking 2>/dev/null
exec 7>&-
claim "an answer is in the file before the next is asked" same "['c']" "$(kept 'a["Q01"]["selected"]')"
claim "no half file is left" same "" "$(ls -A "$scratch" | grep part)"

# --- how it looks ----------------------------------------------------------------------------------
rm -f "$answers"
COLUMNS=40 ours 'c\n\nskip\nskip\nskip\nskip\nskip\nskip\n'
longest() { awk 'length > n { n = length } END { print n }' "$scratch/stdout"; }
claim "at 40 columns no line is longer" test "$(longest)" -le 40
ours 'skip\n'
claim "a pipe gets no escape codes" same 0 "$(grep -c $'\033' "$scratch/stdout")"
if command -v script >/dev/null; then
    at_terminal() { script -qec "'$RUNG' ask -o '$scratch/tty.json' --entity E --by R --as-of $AS_OF" /dev/null </dev/null; }
    claim "a terminal gets weights" holds "$(TERM=xterm at_terminal)" $'\033[1m'
    claim "NO_COLOR is heard" same 0 "$(TERM=xterm NO_COLOR=1 at_terminal | grep -c $'\033')"
else
    skip "a terminal gets weights" "script is missing"
fi

# --- what the scans leave open -----------------------------------------------------------------------
rm -f "$answers"
missing() { ours "$1" --missing $SAMPLE/prowler.ocsf.json "${@:2}"; }
missing ''
claim "--missing begins with what stage 1 hangs on" holds "$said" "Q05 · at most nine more"
claim "it says why" holds "$said" "Stage 1 hangs on it, and 28.5"
claim "it says where that stands" holds "$said" "So far Payments stands between Evaluating and stage 2"
missing 'a\n\n'
claim "one answer can be enough" holds "$said" "That places Payments: Evaluating. No further answer can move it."
claim "and then nothing more is asked" same 1 "$(grep -c '^Q[0-9][0-9] ' "$scratch/stdout")"
missing ''
claim "a team that is placed is asked nothing" same 0 "$(grep -c '^Q[0-9][0-9] ' "$scratch/stdout")"
rm -f "$answers"
missing "$(printf 'unknown\\n%.0s' $(seq 30))"
claim "not knowing does not end the questions" same 10 "$(kept 'len(a)')"
claim "and does not place the team" holds "$said" "So far Payments stands between"
missing ''
claim "what nobody knew is not asked again" same 0 "$(grep -c '^Q[0-9][0-9] ' "$scratch/stdout")"
rm -f "$answers"
missing 'b,c\n\nc\n\nc\n\nc\n\nc\n\nc\n\nc\n\nb\n\na\n\nc\n\n'
claim "good answers place it higher" holds "$said" "That places Payments: stage"
stage() { "$RUNG" report "$@" --as-of $AS_OF -o "$scratch/r" --format json >/dev/null && python3 -c 'import json,sys; s=json.load(open(sys.argv[1]))["score"]; print(s["attained"], s["potential"], len(s["open_questions"]))' "$scratch/r/result.json"; }
claim "the report says the same: attained is potential, and nothing is open" same "1 1 0" \
    "$(stage $SAMPLE/prowler.ocsf.json "$answers")"
cp -r $SAMPLE "$scratch/team"
answers=$scratch/team/answers.json ours '' --missing "$scratch/team"
claim "the file may stand among the inputs" same 0 "$status"
claim "it says nothing against it" same "" "$complained"
rm -f "$answers"
ask 'z\n\n' --by R --missing $SAMPLE
claim "what the inputs call it is not asked" same "Payments Platform" "$(kept 'file["entity"]')"
claim "a stage that an answer can close is said to be at risk" holds "$said" "which an answer"
claim "and the answer closes it" holds "$said" "That places Payments Platform: stage 1"

entity() {
    printf '{"entity": "%s", "as_of": "2026-11-23", "observations": [{"practice": "IAM-1", "tool": "t", "check_id": "c", "strength": "direct", "resource": "r", "verdict": "pass"}]}' "$1"
}
printf '{"schema": "rung-assessment/1", "entities": [%s, %s]}' "$(entity a)" "$(entity b)" > "$scratch/two.json"
run ask --missing "$scratch/two.json" --list -o "$scratch/none.json"
claim "two entities at once are refused" same 3 "$status"
claim "and counted" holds "$complained" "expected one entity, found 2"
answers=$scratch/old.json
cp $SAMPLE/answers.json "$answers"
ask '' --as-of 2027-09-01 --by R
claim "what was answered too long ago is asked again" holds "$said" "Q01 · 1 of 28"

# --- lists --------------------------------------------------------------------------------------------
run ask --missing $SAMPLE/prowler.ocsf.json --list --as-of $AS_OF -o "$scratch/none.json"
claim "--list lists without asking" holds "$said" "10 answers could still move the verdict:"
claim "it writes nothing" test ! -e "$scratch/none.json"
run ask --missing $SAMPLE/prowler.ocsf.json --json --as-of $AS_OF -o "$scratch/none.json"
cp "$scratch/stdout" "$scratch/list.json"
run report $SAMPLE/prowler.ocsf.json --as-of $AS_OF --format json -o "$scratch/r"
claim "--json lists what result.json holds, in its order" python3 - "$scratch/list.json" "$scratch/r/result.json" <<'PY'
import json, sys
listed, result = (json.load(open(path)) for path in sys.argv[1:])
assert [q["question"] for q in listed["questions"]] == [q["question"] for q in result["score"]["open_questions"]]
assert listed["attained"] == 0 and listed["potential"] == 2
PY
run ask --json -o "$scratch/none.json"
cp "$scratch/stdout" "$scratch/all.json"
claim "without --missing all questions are listed" same 28 "$(python3 -c 'import json,sys; print(len(json.load(open(sys.argv[1]))["questions"]))' "$scratch/all.json")"
if /usr/bin/python3 -c 'import jsonschema' 2>/dev/null; then
    claim "the lists follow their schema" /usr/bin/python3 tests/documents/follows_schema.py \
        data/schemas/questions.schema.json "$scratch/list.json" "$scratch/all.json"
else
    skip "the lists follow their schema" "python3-jsonschema is missing"
fi

# --- the command line ---------------------------------------------------------------------------------
usage() { # CLAIM PART ARGS...
    local text=$1 part=$2
    shift 2
    run ask -o "$scratch/none.json" "$@" </dev/null
    claim "$text: exit 2" same 2 "$status"
    claim "$text: says why" holds "$complained" "$part"
}
usage "inputs without --missing" "inputs are read with --missing alone" $SAMPLE/prowler.ocsf.json
usage "--missing without inputs" "nothing to read" --missing
usage "--missing with --all" "choose one" --missing --all $SAMPLE/prowler.ocsf.json
usage "--html with --list" "choose one" --html "$scratch/x.html" --list
usage "scans on the standard input, where the answers come from" "name a file" --missing -
usage "a mistyped option" "did you mean --missing?" --mising
run help ask
claim "the help lists the options" holds "$said" "--missing"
