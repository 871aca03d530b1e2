#!/bin/bash
# A report made of result.json alone is the report that was made of the inputs, byte for byte;
# what was changed in it, or is not whole, is refused.
. "$(dirname "$0")/lib.sh"
shopt -s nullglob
away=$scratch/away # no inputs here
mkdir "$away"
case $RUNG in /*) ;; *) RUNG=$PWD/$RUNG ;; esac
FORMATS=pdf,html,json,fragment,confluence,mediawiki,markdown

# again NAME PRESENTATION -- REST...: a run, and one of its result.json in another folder
again() {
    local name=$1 wanted
    local -a look=()
    shift
    while [ "$1" != -- ]; do
        look+=("$1")
        shift
    done
    shift
    rm -rf "$scratch/first" "$scratch/second"
    run report "$@" "${look[@]}" -o "$scratch/first"
    wanted="$status $(grep -v '^  /' "$scratch/stdout")"
    (cd "$away" && "$RUNG" report "$scratch/first/result.json" "${look[@]}" -o "$scratch/second") \
        > "$scratch/stdout" 2> "$scratch/stderr"
    claim "$name: the same words and exit status" same "$wanted" "$? $(grep -v '^  /' "$scratch/stdout")"
    claim "$name: the same files" diff -rq "$scratch/first" "$scratch/second"
}

again "every format" --layout executive --layout full --format $FORMATS -- $SAMPLE --as-of $AS_OF
again "other layouts, another page" --layout onepage --layout manager --page A3,landscape -- $SAMPLE --as-of $AS_OF
again "gates" -- $SAMPLE --as-of $AS_OF --min-stage 3 --min-assurance 9000 --fail-on blocker,critical,unknown
again "undated evidence refused" -- $SAMPLE --as-of $AS_OF --undated refuse
again "answers and waivers that have expired" -- $SAMPLE --as-of 2027-08-23
again "deliveries" -- $SAMPLE data/samples/delivery --as-of $AS_OF --entity Shop
again "one scan, undetermined" -- $SAMPLE/trivy.sarif --as-of $AS_OF
cp "$scratch/first/result.json" "$scratch/earlier.json"
printf '{"matches":[],"source":{"type":"directory","target":"."},"descriptor":{"name":"grype","version":"0.85.0","timestamp":"4052-11-22T10:00:00Z"}}' > "$scratch/wrong-clock.json"
again "a scanner whose clock is wrong" -- "$scratch/wrong-clock.json" --as-of $AS_OF
again "a tool of one's own" -- data/samples/own-tool/scan.json --tools data/samples/own-tool/tools --as-of $AS_OF
run report $SAMPLE/answers.json --as-of 2026-08-15 --format json -o "$scratch/before"
again "an earlier day to compare with, and in the charts over time" --layout executive --layout delta -- $SAMPLE --as-of $AS_OF --baseline "$scratch/before/result.json"
again "earlier results" --layout executive --layout full --history "$scratch/before" -- $SAMPLE --as-of $AS_OF
again "a baseline" --layout delta --layout full -- $SAMPLE --as-of $AS_OF --baseline "$scratch/earlier.json" --fail-on regression

# --- what a result carries, and what it need not --------------------------------------------
cp -r data/model "$scratch/model"
cp data/questionnaire.json "$scratch/model"
sed -i 's/"met_bp": 9000/"met_bp": 9500/' "$scratch"/model/capabilities/*.json
run report $SAMPLE --model "$scratch/model" --as-of $AS_OF -o "$scratch/first" --layout full --format pdf,json --attach
mv "$scratch/model" "$scratch/gone"
run report "$scratch/first/full.pdf" -o "$scratch/second" --layout full --format pdf,json --attach
claim "a result carries a model of one's own" diff -rq "$scratch/first" "$scratch/second"
run result "$scratch/first/full.pdf"
cp "$scratch/stdout" "$scratch/taken.json"
run report "$scratch/taken.json" -o "$scratch/third" --layout full --format pdf,json --attach
claim "a PDF made of the result taken out of it is that PDF" cmp "$scratch/first/full.pdf" "$scratch/third/full.pdf"
claim "its attachments too" cmp "$scratch/taken.json" "$scratch/third/result.json"

cp -r data "$scratch/data"
sed -i 's/"met_bp": 9000/"met_bp": 9500/' "$scratch"/data/model/capabilities/*.json
rm -r "$scratch/first"
run report $SAMPLE --as-of $AS_OF --layout onepage --format html,json -o "$scratch/first"
rm -r "$scratch/second"
run report "$scratch/first/result.json" --data "$scratch/data" --layout onepage --format html,json -o "$scratch/second"
claim "a model that lies about does not change it" diff -rq "$scratch/first" "$scratch/second"

for command in 'explain IAM-3' 'explain 3.critical' 'plan --to 3' waive 'ask --list --missing'; do
    run $command $SAMPLE --as-of $AS_OF
    wanted=$said
    run $command "$scratch/first/result.json"
    claim "$command says of a result what it says of the inputs" same "0 $wanted" "$status $said"
done

printf '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#264"/></svg>' > "$scratch/logo.svg"
again "a logo given anew" --logo "$scratch/logo.svg" --logo-alt Nine --layout executive -- $SAMPLE --as-of $AS_OF

entity() { # NAME VERDICT
    printf '{"entity":"%s","as_of":"2026-11-23","observations":[{"tool":"checkov","check_id":"CKV_AWS_50","practice":"OBS-4","resource":"charge","verdict":"%s","strength":"direct","date":"2026-11-20"}]}' "$1" "$2"
}
printf '{"schema":"rung-assessment/1","entities":[%s,%s],"unassessed":["Elsewhere"]}' \
    "$(entity 'Shop API' pass)" "$(entity shop-api fail)" > "$scratch/portfolio.json"
again "a portfolio" --format html,json -- "$scratch/portfolio.json" --min-stage 1

if [ -d "$RUNG_CORPUS/fixtures" ]; then
    for files in prowler checkov aws-inventory; do
        again "files of $files" --format html,json --layout full -- "$RUNG_CORPUS/fixtures/$files" --as-of $AS_OF -k
    done
else
    skip "files of the corpus" "there is no corpus"
fi

# --- changed, cut off, of another kind ------------------------------------------------------
run report $SAMPLE --as-of $AS_OF --baseline "$scratch/earlier.json" --format json -o "$scratch/told"
told=$scratch/told/result.json
given() { # FILE: rung report of it; prints status and complaint
    run report "$1" -o "$scratch/refused" --format json
    printf '%s %s' "$status" "${complained#*.json: }"
}
changed() { # N MEMBER...: how many copies with one changed value are not refused, or only by the digest
    local accepted=0 digest=0 name way why
    rm -rf "$scratch/copies"
    mkdir "$scratch/copies"
    while read -r name way; do
        why=$(given "$scratch/copies/$name.json")
        case $why in
        "3 /sha256: "*) digest=$((digest + 1)) ;;
        "3 /"*) ;;
        *) accepted=$((accepted + 1)) && echo "$way: $why" >&2 ;;
        esac
    done < <(python3 tests/cli/changed_results.py "$told" "$scratch/copies" "$@")
    echo "$(ls "$scratch/copies" | wc -l) $accepted $digest"
}
read -r n accepted digest < <(changed 40)
claim "a changed value is refused, whichever it is" test "$n" -ge 40 -a "$accepted" = 0
read -r n accepted digest < <(changed 25 'verdict/(attained|potential|index_tenths|.*_stage|determined)' 'score/.*' \
    'stages/.*' 'heat_map/.*' 'moves/.*' 'path/.*' 'sensitivity/.*' 'changes/now/.*' \
    'changes/practices/\*/(now|g_now)' 'practices/\*/(state|interval|credit|passed|failed|universe).*')
claim "a changed figure is refused because the evidence gives another" same "0 0" "$accepted $digest"
claim "nothing is written of what is refused" test ! -e "$scratch/refused"

sed 's/"attained": 2,/"attained": 3,/' "$told" > "$scratch/better.json"
claim "what is said of it names the place and both figures" holds "$(given "$scratch/better.json")" \
    '3 /verdict/attained: found 3, but the evidence in this file gives 2: it was changed after it was written (byte '
python3 -c 'import json,sys; json.dump(json.load(open(sys.argv[1])), sys.stdout)' "$told" > "$scratch/flat.json"
claim "white space does not matter" same 0 "$(given "$scratch/flat.json" | cut -c1)"
claim "what is written then is the result as it was" cmp "$told" "$scratch/refused/result.json"
rm -r "$scratch/refused"
sed 's/"rung": "[^"]*"/"rung": "0.0.1"/' "$told" > "$scratch/before.json"
claim "another version of rung is told" holds "$(given "$scratch/before.json")" \
    "0 /rung: warning: was written by rung 0.0.1, and this is"
rm -r "$scratch/refused"
sed 's|rung-result/1|rung-result/2|' "$told" > "$scratch/later.json"
claim "a later schema is refused" holds "$(given "$scratch/later.json")" '3 /schema: expected a result.json of rung ("schema": "rung-result/1"), found "rung-result/2"'
head -c 9000 "$told" > "$scratch/cut.json"
claim "a file that breaks off is refused with its place" holds "$(given "$scratch/cut.json")" "found the end of the file (byte 9000)"
sed 's/"sha256": "[0-9a-f]/"sha256": "x/' "$told" > "$scratch/other.json"
claim "a result of another edition of the model is refused" holds "$(given "$scratch/other.json")" "3 /model/sha256: the verdict was reached with another model"
sed 's/"sha256": "[0-9a-f]*"/"sha256": null/' "$told" > "$scratch/without.json"
claim "a result without its model is refused" holds "$(given "$scratch/without.json")" "3 /model: "
python3 - "$told" "$scratch" <<'PY'
import json, sys
told = open(sys.argv[1]).read()
def write(name, change):
    r = json.loads(told)
    change(r)
    json.dump(r, open("%s/hostile-%s.json" % (sys.argv[2], name), "w"))
write("list", lambda r: r.update(practices=5))
write("nothing", lambda r: r.update(entities=[]))
write("deep", lambda r: r.update(answers=[[[[[]]]]]))
write("date", lambda r: r.update(as_of="2026-99-99"))
write("short", lambda r: r["practices"][0].pop("observations"))
write("twin", lambda r: r["inputs"].append(r["inputs"][0]))
write("weight", lambda r: r["inventory"][0].update(weight=2**40))
PY
for file in "$scratch"/hostile-*.json; do
    claim "refused with a place: ${file##*/}" holds "$(given "$file" | head -n 1 | cut -c1-3)" "3 /"
done
claim "nothing is written of any of them" test ! -e "$scratch/refused"
run report "$told" --as-of $AS_OF --min-stage 3 -o "$scratch/refused"
claim "options that would change the verdict are refused" same 2 "$status"
claim "each by name" holds "$complained" "--as-of: "
run report "$told" $SAMPLE -o "$scratch/refused" --as-of $AS_OF
claim "beside other inputs a result is no evidence" holds "$complained" "this is a result of rung, not evidence"
