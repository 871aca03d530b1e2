#!/usr/bin/python3
"""What a file of each format makes of one practice, through the program itself.

A row: format, practice, a file that passes, one that fails. Each file is read alone, with
the best answers to the practice's questions where the model asks for tools and answers
together. A pass must leave the practice met, or partial where only indirect evidence or one
of two things is known; a fail must not, and must rule "met" out. Where a row has no file
that passes, or none that fails (None), the format cannot say so.
"""
import json
import os
import subprocess
import sys
import tempfile

RUNG, DAY = sys.argv[1], "2026-11-23"
ARN = "arn:aws:lambda:eu-west-1:123456789012:function:"
TIME = "2026-11-20T06:00:00Z"


def text(value):
    return value if isinstance(value, str) else json.dumps(value)


def functions(*settings):
    return {"Functions": [{"FunctionName": "f%d" % i, "FunctionArn": ARN + "f%d" % i, **s}
                          for i, s in enumerate(settings)]}


def app(**more):
    return [{"id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/pay",
             "name": "pay", "kind": "functionapp,linux", "state": "Running", **more}]


def gcp(**more):
    return [{"name": "projects/p/locations/l/functions/pay", "state": "ACTIVE",
             "environment": "GEN_2", **more}]


def gcp1(**more):
    return [{"name": "projects/p/locations/l/functions/pay", "status": "ACTIVE", **more}]


def template(resources):
    return {"AWSTemplateFormatVersion": "2010-09-09", "Resources": resources}


def declares(name, kind="AWS::Lambda::Function"):
    return {"Fn": {"Type": kind, "Properties": {"FunctionName": name}}}


def junit(suite, cases):
    return '<testsuites><testsuite name="%s">%s</testsuite></testsuites>' % (suite, cases)


def asff(status, **more):
    return {"SchemaVersion": "2018-10-08", "Id": "i", "ProductArn": "a/securityhub",
            "GeneratorId": "security-control/Lambda.1", "Title": "t", "UpdatedAt": TIME,
            "Resources": [{"Type": "AwsLambdaFunction", "Id": ARN + "f"}],
            "Compliance": {"Status": status, "SecurityControlId": "Lambda.1"}, **more}


def prowler(status, muted="New"):
    return [{"class_uid": 2004, "metadata": {"event_code": "awslambda_function_url_public",
             "product": {"name": "Prowler", "version": "5.4.0"}}, "status_code": status,
             "status": muted, "time_dt": TIME, "cloud": {"provider": "aws"},
             "resources": [{"uid": ARN + "f", "name": "f"}]}]


def sarif(tool, rule, *results):
    return {"version": "2.1.0", "runs": [{
        "tool": {"driver": {"name": tool, "version": "8", "rules": [{"id": rule}]}},
        "results": [{"ruleId": rule, "message": {"text": "m"}, "locations": [{
            "physicalLocation": {"artifactLocation": {"uri": r}}}]} for r in results]}]}


def config(verdict):
    return {"EvaluationResults": [{"EvaluationResultIdentifier": {
        "EvaluationResultQualifier": {"ConfigRuleName": "lambda-dlq-check",
                                      "ResourceType": "AWS::Lambda::Function",
                                      "ResourceId": "f"}}, "ComplianceType": verdict}]}


def advisor(status):
    return {"result": {"checkId": "c18d2gz138", "status": status, "timestamp": TIME,
                       "flaggedResources": [{"status": status, "resourceId": "a"}],
                       "resourcesSummary": {"resourcesProcessed": 1}}}


def trivy(**result):
    return {"SchemaVersion": 2, "ArtifactName": "registry/pay:1", "CreatedAt": TIME,
            "ArtifactType": "container_image", "Results": [{"Target": "package-lock.json",
                                                           "Class": "lang-pkgs", **result}]}


def misconfigured(status):
    return {"SchemaVersion": 2, "ArtifactName": ".", "Results": [{
        "Target": "main.tf", "Class": "config", "Misconfigurations": [{
            "ID": "AVD-AWS-0066", "Status": status,
            "CauseMetadata": {"Resource": "aws_lambda_function.f"}}]}]}


VULNERABILITY = {"VulnerabilityID": "CVE-2026-1", "PkgName": "p", "Severity": "HIGH"}


def grype(*severities):
    return {"matches": [{"vulnerability": {"id": "CVE-2026-1", "severity": s},
                         "artifact": {"name": "p", "version": "1"}} for s in severities],
            "source": {"type": "image", "target": {"userInput": "registry/pay:1"}},
            "descriptor": {"name": "grype", "version": "0.79.3", "timestamp": TIME}}


def npm(high):
    return {"auditReportVersion": 2, "vulnerabilities": {}, "metadata": {
        "vulnerabilities": {"info": 0, "low": 0, "moderate": 0, "high": high, "critical": 0,
                            "total": high}, "dependencies": {"total": 9}}}


def npm6(high):
    return {"actions": [], "advisories": {"7": {"id": 7, "module_name": "m", "title": "t",
            "severity": "high", "url": "u", "findings": []}} if high else {},
            "metadata": {"vulnerabilities": {"high": high, "critical": 0, "moderate": 0,
                                             "low": 0, "info": 0},
                         "totalDependencies": 9}}


def bill(**more):
    return {"bomFormat": "CycloneDX", "specVersion": "1.6",
            "metadata": {"timestamp": TIME, "component": {"name": "pay"}}, **more}


def control(status):
    return {"group_id": "g", "title": "t", "summary": {}, "groups": [], "controls": [{
        "control_id": "control.lambda_function_dead_letter_queue_configured",
        "title": "t", "run_status": "complete", "results": [{
            "status": status, "reason": "r", "resource": ARN + "f", "dimensions": []}]}]}


def scout(flagged):
    return "scoutsuite_results =\n" + json.dumps({
        "account_id": "123456789012", "provider_code": "aws",
        "last_run": {"time": "2026-11-20 20:47:09+0100", "version": "5.10.2"},
        "services": {"cloudtrail": {"findings": {"cloudtrail-not-configured": {
            "description": "d", "path": "cloudtrail.regions.id", "checked_items": 1,
            "flagged_items": flagged, "dashboard_name": "Regions",
            "items": ["cloudtrail.regions.eu-west-1.NotConfigured"] * flagged}},
            "regions": {"eu-west-1": {"id": "eu-west-1"}}}}})


def mentor(passing):
    one = {"arn": ARN + "f", "ruleName": "r"}
    return {"passingResourcesByRule": {"asyncSpecifyFailureDestination": {
        "passingResourcesAmount": passing, "totalResourcesAmount": 1,
        "passingResources": [one] * passing, "totalResources": [one]}},
        "passingResourcesByCategory": {}}


def scorecard(score):
    return {"date": "2026-11-20", "repo": {"name": "github.com/acme/pay", "commit": "c"},
            "scorecard": {"version": "v5.0.0"}, "score": 5,
            "checks": [{"name": "Branch-Protection", "score": score, "reason": "r"}]}


def checkov(result):
    key = "passed_checks" if result == "PASSED" else "failed_checks"
    return {"check_type": "terraform", "results": {key: [{
        "check_id": "CKV_AWS_116", "resource": "aws_lambda_function.f",
        "check_result": {"result": result}}]}, "summary": {"checkov_version": "3.2.506"}}


def dora(**figures):
    return {"schema": "rung-dora/1", "from": "2026-08-23", "to": "2026-11-20",
            "services": [{"service": "pay", "deployments": 30, **figures}]}


def delivered(**figures):
    return {"1.json": dora(**figures)}


def lens(*selected):
    return {"WorkloadId": "w" * 32, "LensAlias": "serverless", "AnswerSummaries": [{
        "QuestionId": "rel_q2", "PillarId": "reliability", "QuestionTitle": "q",
        "Choices": [{"ChoiceId": "rel_rel_q2_a1", "Title": "a"},
                    {"ChoiceId": "rel_rel_q2_no", "Title": "none"}],
        "SelectedChoices": list(selected), "IsApplicable": True, "Risk": "MEDIUM"}]}


def cdk_nag(verdict):
    return ("Rule ID,Resource ID,Compliance,Exception Reason,Rule Level,Rule Info\n"
            '"AwsSolutions-APIG4","Pay/Api","%s","N/A","Error","i"\n' % verdict)


def prowler_csv(verdict):
    return ("TIMESTAMP;ACCOUNT_UID;PROVIDER;CHECK_ID;CHECK_TITLE;STATUS;STATUS_EXTENDED;"
            "MUTED;RESOURCE_TYPE;RESOURCE_UID;RESOURCE_NAME;REGION;PROWLER_VERSION\n"
            "2026-11-20 06:00:00;1;aws;awslambda_function_url_public;t;%s;s;False;"
            "AwsLambdaFunction;%sf;f;eu-west-1;5.4.0\n" % (verdict, ARN))


def tagged(*keys):
    return {"ResourceTagMappingList": [{"ResourceARN": ARN + "f0", "Tags": [
        {"Key": k, "Value": "pay"} for k in keys]}]}


GOOD = {"Runtime": "python3.13", "MemorySize": 512, "Timeout": 30}
KICS = {"query_name": "q", "query_id": "8152e0cf-d2f0-47ad-96d5-d003a76eabd1",
        "severity": "INFO", "platform": "Terraform", "category": "Observability",
        "files": [{"file_name": "a.tf", "line": 4, "resource_type": "aws_lambda_function",
                   "resource_name": "f", "search_key": "aws_lambda_function[f]"}]}
RUN = {"run.json": functions(GOOD)}

ROWS = [
    # what runs
    ("aws list-functions: runtime", "DEP-3", functions(GOOD),
     functions({**GOOD, "Runtime": "nodejs16.x"})),
    ("aws list-functions: tracing", "OBS-4",
     functions({**GOOD, "TracingConfig": {"Mode": "Active"}}),
     functions({**GOOD, "TracingConfig": {"Mode": "PassThrough"}})),
    ("aws list-functions: role", "IAM-2", functions({"Role": "a"}, {"Role": "b"}),
     functions({"Role": "a"}, {"Role": "a"})),
    ("aws list-functions: memory near its limit", "PRF-1", functions(GOOD),
     functions({**GOOD, "MemorySize": 8192})),
    ("aws list-functions: timeout near its limit", "PRF-1", functions(GOOD),
     functions({**GOOD, "Timeout": 720})),
    ("aws list-functions: package near its limit", "PRF-1",
     functions({**GOOD, "CodeSize": 1048576}),
     functions({**GOOD, "CodeSize": 230 * 1048576})),
    ("aws list-functions: observer's layer", "OBS-4", functions({
        **GOOD, "Layers": [{"Arn": "arn:aws:lambda:eu-west-1:464622532012:layer:"
                                   "Datadog-Extension:83"}]}), None),
    ("aws list-functions: observer's handler", "OBS-4",
     functions({**GOOD, "Handler": "newrelic-lambda-wrapper.handler"}), None),
    ("aws list-functions: observer's variable", "OBS-4", functions({
        **GOOD, "Environment": {"Variables": {"SENTRY_DSN": "s3cr3t-value"}}}), None),
    ("aws get-function: tags", "VIS-4",
     {"Configuration": functions(GOOD)["Functions"][0], "Tags": {"owner": "a", "app": "b"}},
     {"Configuration": functions(GOOD)["Functions"][0], "Tags": {"owner": "a"}}),
    ("aws resource tags", "VIS-4", {**RUN, "t.json": tagged("owner", "service")},
     {**RUN, "t.json": tagged("colour")}),
    ("az functionapp list: runtime", "DEP-3",
     app(siteConfig={"linuxFxVersion": "Python|3.12"}),
     app(siteConfig={"linuxFxVersion": "Python|3.7"})),
    ("az functionapp list: runtime of Flex Consumption", "DEP-3",
     app(functionAppConfig={"runtime": {"name": "node", "version": "22"}}),
     app(functionAppConfig={"runtime": {"name": "node", "version": "16"}})),
    ("az functionapp list: owner", "VIS-4", app(tags={"owner": "a", "service": "b"}),
     app(tags={"owner": "a"})),
    ("az functionapp list: HTTPS", "IAM-5", app(httpsOnly=True), app(httpsOnly=False)),
    ("az appsettings", "OBS-4", {"pay.json": [
        {"name": "APPLICATIONINSIGHTS_CONNECTION_STRING", "slotSetting": False,
         "value": "s3cr3t-value"}]}, None),
    ("az appsettings: host", "DEP-3", None, {"pay.json": [
        {"name": "FUNCTIONS_EXTENSION_VERSION", "slotSetting": False, "value": "~3"}]}),
    ("gcloud functions list v2: runtime", "DEP-3", gcp(buildConfig={"runtime": "python312"}),
     gcp(buildConfig={"runtime": "nodejs16"})),
    ("gcloud functions list v1: runtime", "DEP-3", gcp1(runtime="nodejs22"),
     gcp1(runtime="nodejs10")),
    ("gcloud functions list v2: owner", "VIS-4", gcp(labels={"owner": "a", "app": "b"}),
     gcp(labels={"goog-managed-by": "cloudfunctions"})),
    ("gcloud functions list v2: memory and timeout near their limits", "PRF-1",
     gcp(serviceConfig={"availableMemory": "512M", "timeoutSeconds": 30}),
     gcp(serviceConfig={"availableMemory": "512M", "timeoutSeconds": 3000})),
    ("gcloud functions list v1: memory near its limit", "PRF-1",
     gcp1(availableMemoryMb=512, timeout="30s"), gcp1(availableMemoryMb=8192, timeout="30s")),
    ("gcloud functions list v1: account", "IAM-2",
     gcp1(serviceAccountEmail="pay@p.iam.gserviceaccount.com"),
     gcp1(serviceAccountEmail="p@appspot.gserviceaccount.com")),
    ("cloudformation", "DPL-1", {**RUN, "t.json": template(declares("f0"))},
     {"run.json": functions(GOOD, GOOD), "t.json": template({})} | {
         "t.json": template(declares("f1")), "run.json": functions(
             *[GOOD] * 4)}),
    ("cloudformation: SAM", "DPL-1", {**RUN, "t.json": {
        "Transform": "AWS::Serverless-2016-10-31",
        "Resources": declares("f0", "AWS::Serverless::Function")}}, {
            "run.json": functions(*[GOOD] * 4), "t.json": {
                "Transform": "AWS::Serverless-2016-10-31",
                "Resources": declares("f1", "AWS::Serverless::Function")}}),
    ("serverless-state", "DPL-1", {**RUN, "t.json": {"service": {
        "service": "s", "provider": {"compiledCloudFormationTemplate": template(
            declares("f0"))}}, "package": {}}}, {
                "run.json": functions(*[GOOD] * 4), "t.json": {"service": {
                    "service": "s", "provider": {"compiledCloudFormationTemplate": template(
                        declares("f1"))}}, "package": {}}}),
    ("terraform-plan", "DPL-1", *[{
        "run.json": functions(*[GOOD] * n), "p.json": {
            "format_version": "1.2", "terraform_version": "1.9", "planned_values": {
                "root_module": {"resources": [{
                    "address": "aws_lambda_function.x", "mode": "managed",
                    "type": "aws_lambda_function", "name": "x",
                    "values": {"function_name": "f0"}}]}}}} for n in (1, 4)]),
    ("rung-dora: deployments by hand", "DPL-2", delivered(manual_deployments=0),
     delivered(manual_deployments=1)),
    ("rung-dora: failed deployments", "DPL-3", None, delivered(failed_deployments=5)),
    # scanners
    ("aws-config-evaluations", "REL-1", config("COMPLIANT"), config("NON_COMPLIANT")),
    ("trusted-advisor", "REL-5", advisor("ok"), advisor("error")),
    ("asff of Security Hub", "IAM-3", {"Findings": [asff("PASSED")]},
     {"findings": [asff("FAILED")]}),
    ("prowler-ocsf", "IAM-3", prowler("PASS"), prowler("FAIL")),
    ("prowler-v3", "IAM-3", *[[{
        "Provider": "aws", "CheckID": "awslambda_function_url_public", "Status": s,
        "StatusExtended": "", "ResourceId": "f", "ResourceArn": ARN + "f"}]
        for s in ("PASS", "FAIL")]),
    ("prowler-csv", "IAM-3", prowler_csv("PASS"), prowler_csv("FAIL")),
    ("checkov", "REL-1", checkov("PASSED"), checkov("FAILED")),
    ("junit of Checkov", "REL-1", *[junit(
        "terraform scan", '<testcase name="[NONE][CKV_AWS_116] t" classname="/a.tf.'
        'aws_lambda_function.f" file="/a.tf">%s</testcase>' % child)
        for child in ("", '<failure message="m"/>')]),
    ("junit of tests", "DPL-3", *[junit("pay", '<testcase name="t">%s</testcase>' % child)
                                  for child in ("", '<failure message="m"/>')]),
    ("cdk-nag-csv", "IAM-4", cdk_nag("Compliant"), cdk_nag("Non-Compliant")),
    ("trivy: vulnerabilities", "DEP-2", trivy(), trivy(Vulnerabilities=[VULNERABILITY])),
    ("trivy: packages listed, nothing found", "DEP-2", trivy(Packages=[{"Name": "p"}]),
     trivy(Packages=[{"Name": "p"}], Vulnerabilities=[VULNERABILITY])),
    ("trivy: misconfigurations", "OBS-4", misconfigured("PASS"), misconfigured("FAIL")),
    ("kics", "OBS-4", None, {"kics_version": "v2.1.11", "severity_counters": {},
                             "queries": [KICS]}),
    ("cfn-lint", "DEP-3", None, [{
        "Rule": {"Id": "E2531"}, "Level": "Error", "Filename": "a.yaml", "Message": "m",
        "Location": {"Path": ["Resources", "Pay"], "Start": {"LineNumber": 7}}}]),
    ("cfn-nag", "SCR-4", None, [{"filename": "a.yaml", "file_results": {
        "failure_count": 0, "violations": [{"id": "W48", "type": "WARN", "message": "m",
                                            "logical_resource_ids": ["Q"]}]}}]),
    ("semgrep", "SCR-1", None, {"results": [{
        "check_id": "generic.secrets.security.detected-aws-access-key-id-value"
                    ".detected-aws-access-key-id-value", "path": "a.py",
        "start": {"line": 1}, "extra": {"severity": "ERROR", "message": "m"}}],
        "errors": []}),
    ("gitleaks", "SCR-1", None, [{"RuleID": "aws-access-token", "File": "a", "Match": "m",
                                  "Secret": "s3cr3t-value", "StartLine": 1}]),
    ("gitleaks-7", "SCR-1", None, [{"rule": "AWS Access Key", "offender": "s3cr3t-value",
                                    "line": "s3cr3t-value", "file": "a", "lineNumber": 1, "commit": "c"}]),
    ("sarif of gitleaks", "SCR-1", sarif("gitleaks", "aws-access-token"),
     sarif("gitleaks", "aws-access-token", "a.env")),
    ("npm-audit", "DEP-2", npm(0), npm(2)),
    ("npm-audit-v6", "DEP-2", npm6(0), npm6(1)),
    ("osv-scanner", "DEP-2", None, {"results": [{
        "source": {"path": "package-lock.json", "type": "lockfile"}, "packages": [{
            "package": {"name": "p", "version": "1", "ecosystem": "npm"},
            "groups": [{"ids": ["GHSA-1"], "max_severity": "9.1"}],
            "vulnerabilities": [{"id": "GHSA-1"}]}]}]}),
    ("grype", "DEP-2", grype("Low"), grype("High")),
    ("cyclonedx: components", "DEP-1", bill(components=[
        {"type": "library", "name": "p", "version": "1"}]), None),
    ("cyclonedx: vulnerabilities", "DEP-2", None, bill(vulnerabilities=[
        {"id": "CVE-2026-1", "ratings": [{"severity": "high"}]}])),
    ("scorecard", "STD-2", scorecard(10), scorecard(0)),
    ("powerpipe", "REL-1", control("ok"), control("alarm")),
    ("cloudsploit", "OBS-4", *[[{
        "plugin": "lambdaTracingEnabled", "category": "Lambda", "title": "t",
        "resource": ARN + "f", "region": "eu-west-1", "status": s, "message": "m"}]
        for s in ("OK", "FAIL")]),
    ("scoutsuite", "OBS-6", scout(0), scout(1)),
    ("sls-mentor", "REL-1", mentor(1), mentor(0)),
    ("wa-answers", "REL-1", lens("rel_rel_q2_a1"), lens("rel_rel_q2_no")),
    ("own assessment", "IAM-2", *[{
        "schema": "rung-assessment/1", "entity": "E", "as_of": DAY, "observations": [{
            "practice": "IAM-2", "tool": "t", "check_id": "c", "strength": "direct",
            "resource": "r", "verdict": v}]} for v in ("pass", "fail")]),
]


def best_answers(practice):
    """The answers that give the practice all that answers can."""
    with open("data/questionnaire.json", encoding="utf-8") as file:
        questions = json.load(file)["questions"]
    answers = []
    for question in questions:
        worth = {o["id"]: v["value_bp"] for o in question["options"] for v in o["values"]
                 if v["practice"] == practice and v["value_bp"]}
        if worth and question["type"] == "single":
            worth = {max(worth, key=worth.get): 0}
        if worth:
            answers.append({"question": question["id"], "selected": sorted(worth),
                            "answered_on": "2026-11-05"})
    return {"schema": "rung-answers/1", "entity": "E", "answers": answers}


def state_of(practice, given):
    """The practice as result.json has it, and all of that file."""
    named = isinstance(given, dict) and all(k.endswith(".json") for k in given)
    files = dict(given) if named else {"in.txt": given}
    with tempfile.TemporaryDirectory() as directory:
        paths = []
        if MODES[practice] == "auto_and_question":
            files["answers.json"] = best_answers(practice)
        for name, content in files.items():
            paths.append(os.path.join(directory, name))
            with open(paths[-1], "w", encoding="utf-8") as file:
                file.write(text(content))
        run = subprocess.run([RUNG, "report", *paths, "--as-of", DAY, "--format", "json",
                              "-o", directory + "/out"], capture_output=True, text=True)
        if run.returncode:
            return {"state": "refused: " + run.stderr.strip()}, ""
        with open(directory + "/out/result.json", encoding="utf-8") as file:
            result = file.read()
    return next(p for p in json.loads(result)["practices"] if p["id"] == practice), result


def modes():
    found = {}
    for name in os.listdir("data/model/capabilities"):
        with open("data/model/capabilities/" + name, encoding="utf-8") as file:
            for practice in json.load(file)["practices"]:
                found[practice["id"]] = practice["evidence"]["mode"]
    return found


def holds(practice, passing, failing):
    """What is wrong with a row; nothing when it holds."""
    wrong, secrets = [], []
    credit = {}
    for verdict, given in (("pass", passing), ("fail", failing)):
        if given is None:
            continue
        found, result = state_of(practice, given)
        credit[verdict] = found.get("interval")
        allowed = {"pass": ("met", "partial"),
                   "fail": ("not_met", "partial", "unknown")}[verdict]
        ruled_out = found.get("interval", [0, 0])[1] < found.get("met_bp", 0)
        if found["state"] not in allowed or (verdict == "fail" and not ruled_out):
            wrong.append("%s: %s %s" % (verdict, found["state"], found.get("interval")))
        if "s3cr3t-value" in result:
            secrets.append(verdict + ": a value of a secret is in result.json")
    if len(credit) == 2 and None not in credit.values() and credit["pass"] <= credit["fail"]:
        wrong.append("a pass %(pass)s is no better than a fail %(fail)s" % credit)
    return wrong + secrets


MODES = modes()
for number, (name, practice, passing, failing) in enumerate(ROWS, 1):
    wrong = holds(practice, passing, failing)
    print("%sok %d - %s: %s" % ("not " if wrong else "", number, name,
                                " and ".join(v for v, g in (("a pass", passing),
                                                            ("a fail", failing))
                                             if g is not None) + " tells on " + practice))
    for line in wrong:
        print("    " + line)
