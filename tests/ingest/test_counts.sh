#!/bin/bash
# Every fixture, read by rung and counted independently (count_records.py): both must agree on
# what is read, on the verdicts of the records and on what is refused. One claim a fixture.
. "$(dirname "$0")/../cli/lib.sh"
fixtures=$RUNG_CORPUS/fixtures
if [ ! -e "$fixtures/MANIFEST.tsv" ]; then
    skip "rung's records are those of an independent count" "no $fixtures"
    exit 0
fi

# The manifest's name of a format, and rung's (a pattern). What the count reads must be here;
# what it refuses or finds empty need not be.
formats="
asff                        asff
asff of prowler             prowler-asff
concatenated asff           prowler-asff
wrapped asff                asff
ocsf                        prowler-ocsf
prowler2                    prowler-v2
concatenated prowler2       prowler-v2
prowler3                    prowler-v3
prowler-csv                 prowler-csv
sarif                       sarif
checkov                     checkov
checkov-empty               checkov
trivy                       trivy
trivy-k8s                   trivy-kubernetes
trivy-legacy                trivy-legacy
kics                        kics
cfn-lint                    cfn-lint
cfn-nag                     cfn-nag
cfn-guard                   cfn-guard
terrascan                   terrascan
tfsec                       tfsec
semgrep                     semgrep
gitleaks7                   gitleaks-7
gitleaks8                   gitleaks
npm6                        npm-audit-v6
npm7                        npm-audit
osv                         osv-scanner
grype                       grype
scorecard                   scorecard
scoutsuite                  scoutsuite
cloudsplaining              cloudsplaining
cloudsploit                 cloudsploit
cyclonedx                   cyclonedx
junit                       junit
lambda-list                 *lambda*
wrapped lambda-list         *lambda*
other shape: result         trusted-advisor*
other shape: ComplianceByConfigRules                      aws-config*
other shape: EvaluationResults                            aws-config*
other shape: [{'name': 'projects/                         gcloud-functions-list
wrapped, other shape: EvaluationResults,ResponseMetadata  aws-config*
wrapped, other shape: ResponseMetadata,result             trusted-advisor*
"

# A false friend is refused by its name: the fixture, and what the refusal says in any case.
false_friends="
aws-inventory/cc_support.DescribeTrustedAdvisorChecks.json  trusted advisor
azure/azure_rest_flex_spec_example.json                     azure
azure/azure_rest_functionapp_2019.json                      azure
cfn-guard/test_structured_directory.json                    cfn-guard
cloudsplaining/authz-details_input_example.json             authorization
false-friends/vmclarity_misconfigurations.json              vmclarity
junit/cfn-guard_test_directory.junit.xml                    cfn-guard
scorecard/webapp_payload.json                               scorecard
semgrep/dd_sca-deployments-vulns.json                       semgrep
well-architected/customlens_apigw_lambda.json               lens
well-architected/customlens_orr.json                        lens
well-architected/trackit_questions.json                     question
"
# The refusal of what has no name lists the formats that are read, so it would match.
nameless="expected a format that rung reads"

look_up() { # TABLE KEY: the key's value, or nothing
    awk -v key="$2" 'index($0, key "  ") == 1 { sub(/.*  +/, ""); print }' <<<"$1"
}

# In: a result.json or a count, one a line. Out: the format, a bar, and the records by verdict
# with the tool's version; where no tool is known the file said nothing.
accounts() {
    python3 -c '
import json, sys
KEYS = ("in", "pass", "fail", "suppressed", "not_applicable", "unknown", "no_verdict")
for line in sys.stdin:
    said = json.loads(line)
    said = said["inputs"][0] if "inputs" in said else said
    records = said["records"]
    figures = dict(records.get("by_verdict", records), **{"in": records["in"]})
    version = said.get("version", said.get("tool_version"))
    if said.get("refused"):
        print("none|refused")
    elif said["format"] is None:
        print("none|no data" if said["no_data"] else "none|neither a format nor no data")
    else:
        figures = " ".join("%s=%s" % (key, figures[key]) for key in KEYS)
        print("%s|%s version=%s" % (said["format"], figures, version))
'
}

# found PATH: what rung says of a fixture, as `accounts` does; leaves its stderr. The fixture
# is read under a name of no meaning: only its content may tell what it is.
found() {
    cp "$fixtures/$1" "$scratch/scan"
    run report "$scratch/scan" --keep-going --format json --as-of $AS_OF -o "$scratch/out"
    case $status in
    0) tr -d '\n' <"$scratch/out/result.json" | accounts ;;
    3) echo "none|refused" ;;
    *) echo "none|exit status $status" ;;
    esac
    rm -rf "$scratch/out"
}

# is_named FRIEND: rung's refusal says what it took the file for
is_named() {
    grep -iF -- "$1" "$scratch/stderr" | grep -qvF "$nameless" || {
        echo "wanted a refusal that says: $1"
        cat "$scratch/stderr"
        return 1
    }
}

# is_called PATTERN FORMAT
is_called() {
    # shellcheck disable=SC2053
    [[ $2 == $1 ]] || same "format $1" "format $2"
}

# agrees PATH KIND COUNTED: rung reads the fixture as the manifest and the count say
agrees() {
    local path=$1 kind=$2 counted=$3 seen wanted
    seen=$(found "$path")
    same "${counted#*|}" "${seen#*|}" || {
        cat "$scratch/stderr"
        return 1
    }
    case $counted in
    none\|refused)
        wanted=$(look_up "$false_friends" "$path")
        [ -z "$wanted" ] || is_named "$wanted"
        ;;
    none\|*) ;; # no data, of whatever tool
    *)
        wanted=$(look_up "$formats" "$kind")
        is_called "${wanted:-(\"$kind\" is not in the table)}" "${seen%%|*}"
        ;;
    esac
}

paths=() kinds=()
while IFS=$'\t' read -r path kind _; do
    case $path/$kind in
    prowler/*/asff) kind="asff of prowler" ;;
    esac
    paths+=("$path")
    kinds+=("$kind")
done < <(tail -n +2 "$fixtures/MANIFEST.tsv")

mapfile -t counts < <(tests/ingest/count_records.py "${paths[@]/#/$fixtures/}" | accounts)
claim "every fixture is counted" same "${#paths[@]}" "${#counts[@]}"
for n in "${!paths[@]}"; do
    claim "rung reads ${paths[n]} as counted" agrees "${paths[n]}" "${kinds[n]}" "${counts[n]:-none|not counted}"
done
