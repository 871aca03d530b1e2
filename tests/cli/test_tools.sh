#!/bin/bash
# `rung tools`, `rung tools check`, --tools and --as as a user meets them.
. "$(dirname "$0")/lib.sh"

# --- the list -------------------------------------------------------------------------------
run tools
claim "the list succeeds" same 0 "$status"
claim "the list complains of nothing" same "" "$complained"
claim "it begins with what its columns are" holds "$(head -1 "$scratch/stdout")" "proves"
columns() { # every line has its figures below "mapped", and ends in time
    python3 - "$1" <<'PY'
import re, sys
lines = open(sys.argv[1], encoding="utf-8").read().splitlines()
end = lines[0].index("mapped") + len("mapped")
bad = [l for l in lines[1:] if len(l) > 100 or not re.fullmatch(r" *(\d+ on +\d+|-)  \S", l[end - 9:end + 3])]
print(*bad, sep="\n")
sys.exit(bool(bad))
PY
}
claim "its lines are aligned, and no wider than 100 columns" columns "$scratch/stdout"
claim "Checkov proves passes" same 1 "$(grep -cE '^Checkov +checkov +itemised ' "$scratch/stdout")"
claim "Checkov in SARIF proves failures" same 1 "$(grep -cE '^Checkov +sarif +failures only ' "$scratch/stdout")"
claim "it names versions that were tried" holds "$(grep '^Checkov  *checkov ' "$scratch/stdout")" "3.2.506"
claim "rung's own forms stand in it" holds "$said" "rung-answers/1"
LC_ALL=de_DE.UTF-8 run tools
said_here=$said
run tools
claim "it does not depend on the locale" same "$said" "$said_here"

run tools --json
cp "$scratch/stdout" "$scratch/tools.json"
claim "the list as JSON succeeds" same 0 "$status"
every_format() { # FACT: python, of each tool t and format f
    python3 - "$scratch/tools.json" "$1" <<'PY'
import json, sys
bad = [(t["tool"], f["format"]) for t in json.load(open(sys.argv[1]))["tools"] for f in t["formats"]
       if not eval(sys.argv[2], {"t": t, "f": f})]
print(*bad, sep="\n")
sys.exit(bool(bad))
PY
}
claim "what a format proves stands in its tool file, in a sentence" \
    every_format 't["tool"] == "rung" or (f["passes"] or "").endswith(".")'
claim "what can prove something bears on a practice, with the checks or facts that do" \
    every_format 't["tool"] in ("rung", "junit") or f["proves"] in ("inventory", "context") or (t["practices"] and t["checks"] + t["predicates"])'
said_by_files() { # every tool file says what it proves: nothing is told from words
    python3 - data/tools/*.json <<'PY'
import json, sys
bad = [p for p in sys.argv[1:] if not {"proves", "passes"} <= json.load(open(p)).keys()]
print(*bad)
sys.exit(bool(bad))
PY
}
claim "every tool file says what it proves" said_by_files
versions() { # those that the list of fixtures names, or that stand in one of the tool's
    python3 - "$RUNG_CORPUS/fixtures" data/tools/*.json <<'PY'
import csv, json, os, re, sys
rows = list(csv.DictReader(open(sys.argv[1] + "/MANIFEST.tsv"), delimiter="\t"))
named = [r[key].lower() for r in rows for key in ("tool_version", "description")]
def stated(tool, version):
    word = re.compile(rb'"' + re.escape(version).encode() + rb'\b')
    return any(word.search(open(os.path.join(sys.argv[1], r["path"]), "rb").read())
               for r in rows if r["path"].startswith(tool + "/"))
def tried(tool, version):
    word = re.compile(r"(?<![\w.])" + re.escape(version.lower()) + r"(?![\w.])")
    return any(word.search(text) for text in named) or stated(tool, version)
bad = []
for path in sys.argv[2:]:
    tool = json.load(open(path))
    for form in [tool] + tool.get("recognise", []):
        bad += [(path, v) for v in form.get("tried", []) if not tried(tool["tool"], v)]
print(*bad, sep="\n")
sys.exit(bool(bad))
PY
}
if [ -e "$RUNG_CORPUS/fixtures/MANIFEST.tsv" ]; then
    claim "versions that are said to be tried are those of fixtures" versions
else
    skip "versions that are said to be tried are those of fixtures" "there are no fixtures"
fi

cp README.md "$scratch/README.md"
claim "README's table can be made" gen/cli/make_readme.sh "$RUNG" "$scratch/README.md"
claim "README's table is what \`make readme\` makes" cmp README.md "$scratch/README.md"

# --- a file explained -----------------------------------------------------------------------
run tools check $SAMPLE/checkov.json
claim "a file is explained" same 0 "$status"
claim "its form and tool" holds "$said" "read as     Checkov (checkov)"
claim "what it was told by" holds "$said" "holds    /check_type is a text"
claim "how it was written" holds "$said" "written in  JSON in UTF-8, a list of 3 documents"
claim "the tool's version and the scan's time" holds "$said" "tool        Checkov 3.2.506; scan time not stated"
claim "its records by verdict" holds "$said" "records     134: 109 pass, 21 fail, 4 suppressed"
claim "what became of them" holds "$said" "of them     126 mapped, 4 unmapped, 4 ignored as suppressed"
claim "the checks that no mapping knows, most frequent first" holds "$said" "unmapped         2  CKV2_GHA_1
                   1  CKV_AWS_7"
claim "the practices that it bears on" holds "$said" "REL-5  3 pass, 1 fail"
claim "what it says of passes" holds "$said" "passes      itemised: "
python3 - > "$scratch/many.json" <<'PY'
import json
print(json.dumps({"check_type": "terraform", "results": {"failed_checks": [
    {"check_id": f"CKV_X_{i}", "resource": "aws_x.y"} for i in range(12) for _ in range(i + 1)]},
    "summary": {"passed": 0, "failed": 78, "checkov_version": "3.0.0"}}))
PY
run tools check "$scratch/many.json"
claim "ten ids are listed" same 10 "$(grep -cE ' CKV_X_[0-9]+$' "$scratch/stdout")"
claim "the most frequent comes first" same CKV_X_11 "$(grep -oE 'CKV_X_[0-9]+$' "$scratch/stdout" | head -1)"
claim "the others are counted" holds "$said" "and 2 other ids"
iconv -f UTF-8 -t UTF-16LE $SAMPLE/npm-audit.json | cat <(printf '\xff\xfe') - > "$scratch/utf16.json"
run tools check "$scratch/utf16.json"
claim "another encoding is named" holds "$said" "written in  JSON in UTF-16, little-endian"
run tools check $SAMPLE
claim "a directory is explained file by file" same "$(ls $SAMPLE/*.json $SAMPLE/*.sarif | wc -l)" "$(grep -c '^data/samples' "$scratch/stdout")"
claim "answers are told by practice" holds "$said" "FIT-1  3 answered"

echo '{"metadata":{"event_code":"x"},"status_code":"PASS"}' > "$scratch/odd.json"
run tools check "$scratch/odd.json"
claim "a stranger: exit 3" same 3 "$status"
claim "a stranger: the nearest form" holds "$said" "nearest     Prowler (prowler-ocsf)"
claim "a stranger: what holds" holds "$said" "holds    /metadata/event_code is a text"
claim "a stranger: what is missing" holds "$said" 'missing  /metadata/product/name is "Prowler"'
claim "a stranger: is refused as in a report" holds "$complained" "the nearest is Prowler"
run tools check $SAMPLE/checkov.json "$scratch/odd.json" "$scratch/nowhere.json" $SAMPLE/npm-audit.json
claim "several files: the gravest exit status" same 4 "$status"
claim "several files: the others are explained" holds "$said" "read as     npm audit"
secret=$(python3 -c 'import json; print(json.load(open("data/samples/payments/gitleaks.json"))[0]["Secret"])')
run tools check $SAMPLE/gitleaks.json $SAMPLE/list-functions.json
nothing_told() { ! grep -qF -- "$secret" "$scratch/stdout" "$scratch/stderr" && ! grep -qE 'TABLE_NAME|QUEUE_URL' "$scratch/stdout"; }
claim "no field of the input is printed" nothing_told
usage() { # CLAIM PART ARGS...
    local text=$1 part=$2
    shift 2
    run "$@"
    claim "$text: exit 2" same 2 "$status"
    claim "$text: helps" holds "$complained" "$part"
}
usage "check without files" "name files" tools check
usage "a file without check" "rung tools check scan.json" tools scan.json
usage "an option of another command" "--tools" tools --tool x
usage "a mistyped option of tools" "rung help tools" tools --layout full
run help tools
claim "help explains tools" holds "$said" "rung tools check FILE"

# --- tools of the user's own ----------------------------------------------------------------
own=$PWD/data/samples/own-tool
mkdir "$scratch/fresh"
from_fresh() { (cd "$scratch/fresh" && run "$@" && printf '%s\n' "$status" "$said" "$complained"); }
found=$(from_fresh tools check --tools "$own/tools" "$own/scan.json")
claim "a tool of one's own is read from anywhere" holds "$found" "read as     Lambda Gate (lambda-gate)"
claim "its passes and failures count" holds "$found" "REL-1  1 pass, 1 fail"
claim "what it was told to overlook is suppressed" holds "$found" "1 suppressed"
claim "its version and time are read" holds "$found" "Lambda Gate 1.4.0; scanned 2026-11-20T06:00:00Z"
found=$(from_fresh report --tools "$own/tools" "$own/scan.json" -o out --as-of $AS_OF)
claim "it counts in a report" holds "$found" "7 records: 5 count for 3 practices"
claim "the worked example takes less than 50 lines" test "$(wc -l < "$own"/tools/lambda-gate.json)" -lt 50
as_written() { # the commands of the example, from the repository's root
    [ "$(grep -c '^    rung ' "$own/README.md")" -ge 3 ] || return 1
    sed -n 's/^    rung //p' "$own/README.md" | while read -r words; do
        # shellcheck disable=SC2086
        "$RUNG" $words >/dev/null || return 1
    done
}
claim "the example's commands run as they are written" as_written
run tools --tools "$own/tools"
claim "it stands in the list" same 1 "$(grep -cE '^Lambda Gate +lambda-gate +itemised +3 on  3 ' "$scratch/stdout")"
claim "nothing is replaced, nothing is said" same "" "$complained"
mkdir "$scratch/own"
sed 's/"title": "Checkov"/"title": "Our Checkov"/' data/tools/checkov.json > "$scratch/own/checkov.json"
run tools --tools "$scratch/own"
claim "a tool file wins over the built-in one" holds "$said" "Our Checkov"
claim "that it does is noted" holds "$complained" "own/checkov.json: note: wins over the tool file of this name"
run report $SAMPLE --tools "$scratch/own" --as-of $AS_OF -o "$scratch/x" --format json
claim "a report notes it only when asked" same "" "$complained"
run report $SAMPLE --tools "$scratch/own" --as-of $AS_OF -o "$scratch/x" --format json -v
claim "with -v it does" holds "$complained" "wins over the tool file"
claim "the report reads as it says" holds "$said" "Our Checkov 3.2.506"
mkdir "$scratch/own/deeper"
echo '{}' > "$scratch/own/deeper/x.json"
run tools --tools "$scratch/own"
claim "what stands deeper is no tool file" same 0 "$status"

# A tool file with a slip: each is named with its place.
mkdir "$scratch/slips"
slip() { # CLAIM PART SED-SCRIPT [NAME]
    rm -f "$scratch/slips"/*
    sed -E "$3" "$own/tools/lambda-gate.json" > "$scratch/slips/${4:-lambda-gate}.json"
    run report "$own/scan.json" --tools "$scratch/slips" --as-of $AS_OF -o "$scratch/refused" --format json
    claim "$1: exit 3" same 3 "$status"
    claim "$1: is named" holds "$complained" "slips/${4:-lambda-gate}.json: $2"
    claim "$1: in one line" same 1 "$(wc -l < "$scratch/stderr")"
}
slip "another name than the file's" '/tool: expected the file'"'"'s name, "gate", found "lambda-gate"' '' gate
slip "an unknown member" '/recognize: unknown member "recognize"; did you mean "recognise"?' 's/"recognise": .*/"recognize": [],/; s/"clean".*//; 1a "sarif_names": ["x"],'
slip "an unknown field" '/fields/chek: unknown member "chek"; did you mean "check"?' 's/"fields": \{"check": "\/rule",/"fields": {"check": "\/rule", "chek": "\/rule",/'
slip "an unknown practice" '/checks/LG-1/practices/0/practice: the model has no practice "REL-11"; did you mean "REL-1"?' 's/REL-1"/REL-11"/'
slip "a bad place" '/fields/resource: expected a place such as' 's/"resource": "\/function"/"resource": "function"/'
slip "a form without conditions" '/recognise/0: expected at least one of "has" and "is"' 's/"recognise": .*/"recognise": [{"format": "lambda-gate"}],/'
slip "no form" 'expected "recognise" before "checks"' '/"recognise"/d'
slip "forms that are no list" '/recognise: expected an array of forms' 's/"recognise": .*/"recognise": {"is": {"\/tool": "lambda-gate"}},/'
slip "no records" '/recognise/0: expected "records"' '/"records"/d'
slip "no verdict" '/records/0: expected "verdict"' '/"verdict"/d'
slip "no check among the fields" '/records/0: expected "fields"' 's/"check": "\/rule", //'
slip "an unknown verdict" '/verdict/passed: unknown member "passed"; did you mean "pass"?' 's/"verdict": \{/"verdict": {"passed": ["ok"], /'
slip "an unknown type" '/recognise/0/has/~1results: ' 's/"list"/"lists"/'
slip "an unknown strength" '/checks/LG-2/practices/0/strength: ' 's/("OBS-4", "strength": )"direct"/\1"directly"/'
slip "an unknown worth" '/proves: expected itemised, aggregated, failures, inventory, context or attested, found "items"' 's/"itemised"/"items"/'
slip "an unknown member of a check" '/checks/LG-1/titel: unknown member "titel"; did you mean "title"?' 's/"title": "Failed/"titel": "Failed/'
slip "another schema" '/schema: expected "rung-tool/1"' 's/rung-tool\/1/rung-tool\/2/'
slip "a title that is no text" '/title: expected a text' 's/"title": "Lambda Gate"/"title": 5/'
slip "something behind the checks" '/checks: expected "checks" to come last, found "source" behind it' '$s/\}/, "source": "x"}/'
slip "no JSON" 'expected ' '$d'
usage "--tools without tool files" "no tool files" tools --tools "$scratch/fresh"
run tools --tools "$scratch/nowhere"
claim "--tools without a directory: exit 4" same 4 "$status"

# --- a field that was renamed ---------------------------------------------------------------
renamed() { # CLAIM PART FILE SED-SCRIPT
    sed -E "$4" "$3" > "$scratch/renamed.json"
    run report "$scratch/renamed.json" --as-of $AS_OF -o "$scratch/x" --format json
    claim "$1 names the field that looks like it" holds "$complained" "$2"
}
renamed "Prowler's renamed status" 'expected PASS, FAIL or MANUAL, found nothing; "status_codes" looks like it' \
    $SAMPLE/prowler.ocsf.json '0,/"status_code"/!s/"status_code"/"status_codes"/'
renamed "Checkov's renamed id" "expected a check's id, found nothing; \"checks_id\" looks like it" \
    $SAMPLE/checkov.json 's/"check_id"/"checks_id"/'

# --- whose an input is ----------------------------------------------------------------------
record() { # FIELDS: of the only input in result.json
    python3 -c 'import json,sys; i = json.load(open(sys.argv[1]))["inputs"][0]; print(*[i[k] for k in sys.argv[2:]])' \
        "$scratch/as/result.json" "$@"
}
n=0
for bytes in '[]' 'null' '{"results":[]}' '{"results":null}' '' '  '; do
    printf '%s' "$bytes" > "$scratch/clean.json"
    run report --as "gitleaks:$scratch/clean.json" --as-of $AS_OF -o "$scratch/as" --format json
    claim "\"$bytes\" of a tool is read" same 0 "$status"
    claim "\"$bytes\" of a tool warns of nothing" same "" "$complained"
    claim "\"$bytes\" of a tool: it ran and found nothing" same "gitleaks gitleaks False ['ran, found nothing']" \
        "$(record format tool no_data remarks)"
    claim "\"$bytes\" of a tool proves no stage" holds "$said" "not determined"
done
run tools check --as "gitleaks:$scratch/clean.json"
claim "check says what an empty file was taken for" holds "$said" "it is empty, and --as names the tool"
printf '[]' > "$scratch/clean.json"
run report --as "gitleaks:$scratch/clean.json" "$scratch/clean.json" --as-of $AS_OF -o "$scratch/as" --format json
claim "a second mention changes nothing" same "0 1" "$status $(python3 -c 'import json,sys; print(len(json.load(open(sys.argv[1]))["inputs"]))' "$scratch/as/result.json")"
cp "$scratch/clean.json" "$scratch/other.json"
run report --as "gitleaks:$scratch/clean.json" --as "cfn-lint:$scratch/other.json" --as-of $AS_OF -o "$scratch/as" --format json
claim "two tools that found nothing are two inputs" same "0 2 " "$status $(python3 -c 'import json,sys; print(len(json.load(open(sys.argv[1]))["inputs"]))' "$scratch/as/result.json") $complained"
mkdir "$scratch/scans"
cp "$scratch/clean.json" "$scratch/scans/leaks.json"
(cd "$scratch" && "$RUNG" report ./scans --as gitleaks:scans//leaks.json --as-of $AS_OF -o as --format json >/dev/null 2>&1)
claim "a path is known by other spellings" same "gitleaks" "$(record tool)"
sed 's/"proves"/"clean": ["LG-1", "LG-2"], "proves"/' "$own/tools/lambda-gate.json" > "$scratch/fresh/lambda-gate.json"
run tools check --tools "$scratch/fresh" --as "lambda-gate:$scratch/clean.json"
claim "a clean run proves what the tool file says" holds "$said" "practices   REL-1  1 pass
              OBS-4  1 pass"
claim "and only that" same 2 "$(grep -cE '[A-Z]{3}-[0-9]+  [0-9]+ pass' "$scratch/stdout")"
run tools check --tools "$own/tools" --as "lambda-gate:$scratch/clean.json"
claim "without it a clean run proves nothing" holds "$said" "practices   none"

run report $SAMPLE/checkov.json --as "checkov:$SAMPLE/checkov.json" --as-of $AS_OF -o "$scratch/as" --format json
claim "a file that is the tool's is read as ever" same "0 checkov" "$status $(record format)"
run report --as "checkov:$SAMPLE/trivy.sarif" --as-of $AS_OF -o "$scratch/as" --format json
claim "SARIF of another tool: exit 3" same 3 "$status"
claim "SARIF of another tool: both are named" holds "$complained" "given as Checkov (--as checkov), but this is SARIF of Trivy"
run report --as "trivy:$SAMPLE/trivy.sarif" --as-of $AS_OF -o "$scratch/as" --format json
claim "SARIF of the tool is read" same "0 sarif" "$status $(record format)"
sed 's/"name": "Trivy"/"name": "Nightly scan"/' $SAMPLE/trivy.sarif > "$scratch/named.sarif"
run report --as "trivy:$scratch/named.sarif" --as-of $AS_OF -o "$scratch/as" --format json
claim "SARIF under a name of one's own is the tool's that is named" holds "$said" "7 count"
run report --as "prowler:$SAMPLE/checkov.json" --as-of $AS_OF -o "$scratch/as" --format json
claim "a file of another tool: exit 3" same 3 "$status"
claim "a file of another tool: both are named" holds "$complained" "given as Prowler (--as prowler), but this is of Checkov (checkov)"
run report --as "prowler:$SAMPLE/answers.json" --as-of $AS_OF -o "$scratch/as" --format json
claim "a form of rung's own: both are named" holds "$complained" "given as Prowler (--as prowler), but this is rung-answers/1"
run report --as "prowler:$scratch/odd.json" --as-of $AS_OF -o "$scratch/as" --format json
claim "a stranger: what the tool's form misses" holds "$complained" "the nearest is Prowler, but /metadata/product/name = Prowler is missing"
usage "an unknown tool" 'no tool "gitleak"; did you mean "gitleaks"?' report --as "gitleak:$scratch/clean.json"
usage "--as without a file" "expected TOOL:FILE" report --as gitleaks
usage "--as of a directory" "expected a file, found the directory" report --as "gitleaks:$scratch/scans"
usage "--as of two tools" "is given as gitleaks and as cfn-lint" report --as "gitleaks:$scratch/clean.json" --as "cfn-lint:$scratch/clean.json"
echo '[]' | "$RUNG" report --as gitleaks:- --as-of $AS_OF -o "$scratch/as" --format json >/dev/null
claim "standard input can be given as a tool's" same "- gitleaks" "$(record path tool)"
run report --as "gitleaks:$scratch/nowhere.json" --as-of $AS_OF -o "$scratch/as"
claim "a missing file: exit 4" same 4 "$status"
