#!/usr/bin/env python3
"""An independent count of the records in scanner output files: what one record is in each
format and which verdict it carries, in plain Python, to be read beside the description of
the formats. The tests compare rung's accounting of every file with it.

usage: count_records.py FILE...

Prints one JSON object a file: path, format, records by verdict, refused (null, or why),
no_data, tool_version, scanned (the latest time the file states, as written). A file is
known by its content alone; a refused file has no records.
"""
import codecs
import collections
import csv
import datetime
import io
import json
import re
import sys
import xml.etree.ElementTree as ElementTree

VERDICTS = ("pass", "fail", "suppressed", "not_applicable", "unknown", "no_verdict")

# A format: how it is told from others, and what is read from a document of it.
Format = collections.namedtuple("Format", "name kind test verdicts version times no_data")
FORMATS = []  # in the order in which they are tried; the first that fits is it


def reads(name, test, kind="json", version=None, times=None, no_data=None):
    """Registers the function below it, which yields the verdict of each record, as the
    reader of a format. When stacked, the lowest comes first."""

    def register(verdicts):
        FORMATS.append(Format(name, kind, test, verdicts, version, times, no_data))
        return verdicts

    return register


class Refused(Exception):
    """The file is not evidence; the text says why."""


# --- looking into a document --------------------------------------------------------------


def has(value, *keys):
    return isinstance(value, dict) and all(key in value for key in keys)


def listed(value):
    """The items of what may also be null, absent or of another type."""
    return value if isinstance(value, list) else []


def at(value, *keys):
    """What stands at a path of keys; None where the path breaks off."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def items(root):
    """The objects of an array; one object is its own array."""
    found = root if isinstance(root, list) else [root]
    return [item for item in found if isinstance(item, dict)]


def array_of(*keys):
    """A test: an array with an object that has these keys."""
    return lambda root: isinstance(root, list) and any(has(i, *keys) for i in items(root))


def object_with(*keys):
    return lambda root: has(root, *keys)


def items_with(*keys):
    return lambda root: any(has(item, *keys) for item in items(root))


def first(values):
    return next((value for value in values if value is not None), None)


# --- SARIF, Checkov -----------------------------------------------------------------------


def sarif_runs(root):
    return [run for run in listed(root["runs"]) if isinstance(run, dict)]


def sarif_version(root):
    drivers = [at(run, "tool", "driver") or {} for run in sarif_runs(root)]
    return first(d.get("version", d.get("semanticVersion")) for d in drivers)


def sarif_times(root):
    for run in sarif_runs(root):
        for invocation in listed(run.get("invocations")):
            yield from (invocation.get("startTimeUtc"), invocation.get("endTimeUtc"))


def sarif_is_empty(root):
    """Neither a result nor the name of a tool that found nothing."""
    return not any(run.get("results") or at(run, "tool", "driver", "name")
                   for run in sarif_runs(root))


SARIF_KIND = {"fail": "fail", "pass": "pass", "notApplicable": "not_applicable",
              "informational": "unknown", "open": "unknown", "review": "unknown"}


@reads("sarif", lambda root: has(root, "runs") and root.get("version") == "2.1.0",
       version=sarif_version, times=sarif_times, no_data=sarif_is_empty)
def sarif(root):
    for run in sarif_runs(root):
        for result in listed(run.get("results")):
            if result.get("suppressions"):
                yield "suppressed"
            else:
                yield SARIF_KIND.get(result.get("kind", "fail"), "unknown")


CYCLONEDX_SUPPRESSED = ("not_affected", "false_positive", "resolved",
                        "resolved_with_pedigree")


def cyclonedx_version(root):
    tools = at(root, "metadata", "tools")
    tools = listed(tools) or listed(at(tools, "components"))
    return at(tools[0], "version") if tools else None


@reads("cyclonedx", lambda root: at(root, "bomFormat") == "CycloneDX",
       version=cyclonedx_version, times=lambda root: [at(root, "metadata", "timestamp")])
def cyclonedx(root):
    for vulnerability in listed(root.get("vulnerabilities")):
        state = at(vulnerability, "analysis", "state")
        yield "suppressed" if state in CYCLONEDX_SUPPRESSED else "fail"


def checkov_version(root):
    return first(at(report, "summary", "checkov_version") for report in items(root))


@reads("checkov", items_with("check_type", "results"), version=checkov_version)
def checkov(root):
    for report in items(root):
        for kind, verdict in (("passed", "pass"), ("failed", "fail"),
                              ("skipped", "suppressed")):
            for _ in listed(at(report, "results", kind + "_checks")):
                yield verdict


@reads("checkov", object_with("passed", "failed", "checkov_version"),
       version=lambda root: root["checkov_version"], no_data=lambda root: True)
def checkov_nothing_scanned(_root):
    return ()


# --- Trivy --------------------------------------------------------------------------------

TRIVY_MISCONFIGURATION = {"PASS": "pass", "EXCEPTION": "suppressed"}
TRIVY_VULNERABILITY = {"not_affected": "not_applicable", "under_investigation": "unknown"}


def trivy_results(results):
    for result in listed(results):
        for finding in listed(result.get("Misconfigurations")):
            yield TRIVY_MISCONFIGURATION.get(finding.get("Status"), "fail")
        for finding in listed(result.get("Vulnerabilities")):
            yield TRIVY_VULNERABILITY.get(finding.get("Status"), "fail")
        yield from ("fail" for _ in listed(result.get("Secrets")))
        modified = listed(result.get("ExperimentalModifiedFindings"))
        yield from ("suppressed" for _ in modified)


@reads("trivy", lambda root: at(root, "SchemaVersion") == 2 and has(root, "ArtifactName"),
       version=lambda root: at(root, "Trivy", "Version"),
       times=lambda root: [root.get("CreatedAt")])
def trivy(root):
    return trivy_results(root.get("Results"))


TRIVY_KUBERNETES = ("Resources", "Misconfigurations", "Vulnerabilities")


@reads("trivy-kubernetes", lambda root: has(root, "ClusterName")
       and any(key in root for key in TRIVY_KUBERNETES))
def trivy_kubernetes(root):
    for key in TRIVY_KUBERNETES:
        for workload in listed(root.get(key)):
            yield from trivy_results(workload.get("Results"))


def is_trivy_legacy(root):
    return array_of("Target", "Vulnerabilities")(root) or array_of("Target", "Type")(root)


@reads("trivy-legacy", is_trivy_legacy)
def trivy_legacy(root):
    return trivy_results(items(root))


# --- Prowler OCSF, other OCSF, ASFF -------------------------------------------------------

# In Prowler's own words; WARNING is what its native forms and ASFF call a muted failure.
PROWLER_STATUS = {"PASS": "pass", "FAIL": "fail", "WARNING": "suppressed",
                  "MUTED": "suppressed"}


PROWLER_3_OCSF_STATUS = {"Success": "pass", "Failure": "fail", "Other": "suppressed"}


def ocsf_times(root):
    for item in items(root):
        yield from (item.get("time_dt"), item.get("event_time"), item.get("time"))


def ocsf_version(root):
    return first(at(item, "metadata", "product", "version") for item in items(root))


def is_prowler_ocsf(root):
    products = (at(item, "metadata", "product", "name") for item in items(root)
                if has(item, "class_uid"))
    return "Prowler" in products


@reads("prowler-ocsf", is_prowler_ocsf, version=ocsf_version, times=ocsf_times)
def prowler_ocsf(root):
    for item in items(root):
        if "status_code" not in item:  # version 3 has its verdict at "status"
            yield PROWLER_3_OCSF_STATUS.get(item.get("status"), "unknown")
            continue
        verdict = PROWLER_STATUS.get(item.get("status_code"), "unknown")
        # Only a failure can be waived: a muted pass stays one.
        muted = verdict == "fail" and item.get("status") == "Suppressed"
        yield "suppressed" if muted else verdict


OCSF_COMPLIANCE = {"pass": "pass", "passed": "pass", "fail": "fail", "failed": "fail"}
OCSF_COMPLIANCE_FINDING = 2003
OCSF_SECURITY_FINDING = 2001  # of all kinds, before the classes of 1.1 were made
# Security Hub fails what it cannot check.
NOT_CHECKED = "LAMBDA_CUSTOM_RUNTIME_DETAILS_NOT_AVAILABLE"


@reads("ocsf", items_with("class_uid"), version=ocsf_version, times=ocsf_times)
def ocsf(root):
    for item in items(root):
        status = at(item, "compliance", "status")
        judged = item["class_uid"] == OCSF_COMPLIANCE_FINDING or (
            item["class_uid"] == OCSF_SECURITY_FINDING and status)
        if "Suppressed" in (item.get("status"), item.get("state")):
            yield "suppressed"
        elif judged and at(item, "compliance", "status_code") == NOT_CHECKED:
            yield "unknown"
        elif judged:
            yield OCSF_COMPLIANCE.get(str(status).lower(), "unknown")
        else:  # a detection or a vulnerability: a problem
            yield "fail"


ASFF_STATUS = {"PASSED": "pass", "FAILED": "fail", None: "fail"}  # none: a detection


def asff_items(root):
    for key in ("Findings", "findings"):
        if isinstance(at(root, key), list):
            root = root[key]
            break
    return [item for item in items(root) if item.get("SchemaVersion") == "2018-10-08"]


def is_by_prowler(item):
    return at(item, "ProductFields", "ProviderName") == "Prowler"


def asff_version(root):
    return first(at(item, "ProductFields", "ProviderVersion") for item in asff_items(root)
                 if is_by_prowler(item))


def asff_times(root):
    return (item.get("UpdatedAt") for item in asff_items(root))


@reads("asff", lambda root: bool(asff_items(root)), times=asff_times)
@reads("prowler-asff", lambda root: any(is_by_prowler(item) for item in asff_items(root)),
       version=asff_version, times=asff_times)
def asff(root):
    for item in asff_items(root):
        status = at(item, "Compliance", "Status")
        if at(item, "Workflow", "Status") == "SUPPRESSED":
            yield "suppressed"
        elif status == "WARNING" and is_by_prowler(item):
            yield "suppressed"
        elif any(has(reason, "ReasonCode") and reason["ReasonCode"] == NOT_CHECKED
                 for reason in listed(at(item, "Compliance", "StatusReasons"))):
            yield "unknown"
        else:
            yield ASFF_STATUS.get(status, "unknown")


# --- npm, Grype, OSV, Scorecard -----------------------------------------------------------


def npm_advisories(root):
    """The distinct advisories; a string in `via` only names another package."""
    found = set()
    for package in (root.get("vulnerabilities") or {}).values():
        for via in listed(package.get("via")):
            if isinstance(via, dict):
                found.add(via.get("source", via.get("url")))
    return found


@reads("npm-audit", lambda root: at(root, "auditReportVersion") == 2,
       no_data=lambda root: at(root, "metadata", "dependencies", "total") == 0)
def npm_audit(root):
    return ("fail" for _ in npm_advisories(root))


@reads("npm-audit-v6", object_with("advisories", "metadata", "actions"),
       no_data=lambda root: at(root, "metadata", "totalDependencies") == 0)
def npm_audit_v6(root):
    return ("fail" for _ in root["advisories"])


@reads("grype", lambda root: has(root, "matches")
       and at(root, "descriptor", "name") == "grype",
       version=lambda root: at(root, "descriptor", "version"),
       times=lambda root: [at(root, "descriptor", "timestamp")])
def grype(root):
    yield from ("fail" for _ in listed(root["matches"]))
    yield from ("suppressed" for _ in listed(root.get("ignoredMatches")))


@reads("osv-scanner", lambda root: has(root, "results")
       and (has(root, "experimental_config") or items_with("packages")(root["results"])))
def osv_scanner(root):
    for source in listed(root["results"]):
        for package in listed(source.get("packages")):
            yield from ("fail" for _ in listed(package.get("vulnerabilities")))


SCORECARD_SCORE = {-1: "unknown", 10: "pass"}


@reads("scorecard", object_with("scorecard", "checks", "repo"),
       version=lambda root: at(root, "scorecard", "version"),
       times=lambda root: [root.get("date")])
def scorecard(root):
    for check in listed(root["checks"]):
        yield SCORECARD_SCORE.get(check.get("score"), "fail")


# --- infrastructure as code ---------------------------------------------------------------


@reads("kics", object_with("queries", "severity_counters"),
       version=lambda root: root.get("kics_version"),
       times=lambda root: [root.get("start"), root.get("end")])
def kics(root):
    for query in listed(root["queries"]):
        yield from ("fail" for _ in listed(query.get("files")))


@reads("cfn-lint", lambda root: array_of("Rule", "Filename", "Location")(root)
       and any(at(item, "Rule", "Id") for item in items(root)))
def cfn_lint(root):
    return ("fail" for _ in items(root))


@reads("cfn-nag", array_of("filename", "file_results"))
def cfn_nag(root):
    for file in items(root):
        for violation in listed(at(file, "file_results", "violations")):
            yield "unknown" if violation.get("id") == "FATAL" else "fail"


@reads("cfn-guard", array_of("not_compliant", "compliant", "status"))
def cfn_guard(root):
    for file in items(root):
        yield from ("fail" for _ in listed(file.get("not_compliant")))
        yield from ("not_applicable" for _ in listed(file.get("not_applicable")))
        yield from ("pass" for _ in listed(file.get("compliant")))


@reads("gitleaks-7", array_of("rule", "offender"))
@reads("gitleaks", array_of("RuleID", "Match"))
@reads("gitleaks", array_of("RuleID", "Secret"))
def gitleaks(root):
    return ("fail" for _ in items(root))


POWERPIPE_STATUS = {"ok": "pass", "alarm": "fail", "skip": "not_applicable"}


@reads("powerpipe", object_with("group_id", "groups", "controls", "summary"))
def powerpipe(group):
    for control in listed(group.get("controls")):
        for result in listed(control.get("results")):
            yield POWERPIPE_STATUS.get(result.get("status"), "unknown")
    for inner in listed(group.get("groups")):
        yield from powerpipe(inner)


CLOUDSPLOIT_STATUS = {"OK": "pass", "WARN": "fail", "FAIL": "fail"}


@reads("cloudsploit", array_of("plugin", "status", "category", "region"))
def cloudsploit(root):
    return (CLOUDSPLOIT_STATUS.get(item.get("status"), "unknown") for item in items(root))


@reads("terrascan", lambda root: has(at(root, "results"), "violations", "scan_summary"),
       times=lambda root: [at(root, "results", "scan_summary", "scanned_at")])
def terrascan(root):
    for key, verdict in (("violations", "fail"), ("skipped_violations", "suppressed"),
                         ("passed_rules", "pass")):
        yield from (verdict for _ in listed(root["results"].get(key)))


# Numbers in 1.x, words before; the oldest form has `passed` instead.
TFSEC_STATUS = {1: "pass", "passed": "pass", 2: "suppressed", "ignored": "suppressed"}


@reads("tfsec", lambda root: items_with("rule_id", "rule_provider")(at(root, "results")))
def tfsec(root):
    for result in listed(root["results"]):
        passed = result.get("passed") is True
        yield "pass" if passed else TFSEC_STATUS.get(result.get("status"), "fail")


@reads("semgrep", lambda root: has(root, "results", "errors")
       and (root["results"] == [] or array_of("check_id", "extra")(root["results"])),
       version=lambda root: root.get("version"))
def semgrep(root):
    for result in listed(root["results"]):
        ignored = at(result, "extra", "is_ignored") is True
        yield "suppressed" if ignored else "fail"


@reads("tflint", object_with("issues", "errors"))
def tflint(root):
    return ("fail" for _ in listed(root["issues"]))


# --- accounts -----------------------------------------------------------------------------

CLOUDSPLAINING_POLICIES = ("aws_managed_policies", "customer_managed_policies",
                           "inline_policies")
CLOUDSPLAINING_RISKS = ("PrivilegeEscalation", "DataExfiltration", "ResourceExposure",
                        "ServiceWildcard", "CredentialsExposure",
                        "InfrastructureModification")


@reads("cloudsplaining",
       object_with("customer_managed_policies", "inline_policies", "roles", "exclusions"))
def cloudsplaining(root):
    for kind in CLOUDSPLAINING_POLICIES:
        for policy in (root.get(kind) or {}).values():
            for risk in CLOUDSPLAINING_RISKS:
                if policy.get("is_excluded"):
                    yield "suppressed"
                else:
                    yield "fail" if policy.get(risk) else "pass"


@reads("prowler-v3", array_of("CheckID", "StatusExtended"),
       times=lambda root: (item.get("AssessmentStartTime") for item in items(root)))
def prowler_v3(root):
    return (PROWLER_STATUS.get(item.get("Status"), "unknown") for item in items(root))


@reads("prowler-v2", items_with("Control", "Account Number"),
       times=lambda root: (item.get("Timestamp") for item in items(root)))
def prowler_v2(root):
    for item in items(root):
        yield PROWLER_STATUS.get(str(item.get("Status")).upper(), "unknown")


@reads("scoutsuite", object_with("last_run", "services"),
       version=lambda root: at(root, "last_run", "version"),
       times=lambda root: [at(root, "last_run", "time")])
def scoutsuite(root):
    for service in root["services"].values():
        for rule in (service.get("findings") or {}).values():
            if not rule.get("checked_items"):
                yield "not_applicable"
            else:
                yield "fail" if rule.get("flagged_items") else "pass"


@reads("aws-lambda-list-functions", lambda root: isinstance(at(root, "Functions"), list))
def functions(root):
    return ("no_verdict" for _ in root["Functions"])


CONFIG_TYPE = {"COMPLIANT": "pass", "NON_COMPLIANT": "fail",
               "NOT_APPLICABLE": "not_applicable"}


def config_times(root):
    for result in listed(root["EvaluationResults"]):
        yield from (result.get("ResultRecordedTime"), result.get("ConfigRuleInvokedTime"))


@reads("aws-config-evaluations", object_with("EvaluationResults"), times=config_times)
def config_evaluations(root):
    for result in listed(root["EvaluationResults"]):
        yield CONFIG_TYPE.get(result.get("ComplianceType"), "unknown")


@reads("aws-config-rules", object_with("ComplianceByConfigRules"))
def config_rules(root):
    for rule in listed(root["ComplianceByConfigRules"]):
        yield CONFIG_TYPE.get(at(rule, "Compliance", "ComplianceType"), "unknown")


ADVISOR_STATUS = {"ok": "pass", "warning": "fail", "error": "fail"}


def advisor_checks(root):
    return [root["result"]] if has(root, "result") else listed(root["summaries"])


def is_advisor(root):
    return has(at(root, "result"), "checkId") or array_of("checkId")(at(root, "summaries"))


@reads("trusted-advisor", is_advisor,
       times=lambda root: (check.get("timestamp") for check in advisor_checks(root)))
def trusted_advisor(root):
    for check in advisor_checks(root):
        for judged in listed(check.get("flaggedResources")) or [check]:
            if judged.get("isSuppressed") is True:
                yield "suppressed"
            else:
                yield ADVISOR_STATUS.get(judged.get("status"), "unknown")


COMPILED = ("service", "provider", "compiledCloudFormationTemplate")


@reads("serverless-state", lambda root: isinstance(at(root, *COMPILED), dict))
def serverless_state(root):
    return ("no_verdict" for _ in at(root, *COMPILED, "Resources") or {})


@reads("cloudformation", lambda root: isinstance(at(root, "Resources"), dict)
       and (has(root, "AWSTemplateFormatVersion") or has(root, "Transform")))
def cloudformation(root):
    return ("no_verdict" for _ in root["Resources"])


@reads("aws-lambda-list-functions", array_of("FunctionArn", "FunctionName"))
@reads("az-functionapp-list", lambda root: isinstance(root, list)
       and any("functionapp" in str(item.get("kind")) for item in items(root)))
@reads("gcloud-functions-list", lambda root: isinstance(root, list)
       and any(re.fullmatch("projects/[^/]+/locations/[^/]+/functions/[^/]+",
                            str(item.get("name"))) for item in items(root)))
def bare_functions(root):
    return ("no_verdict" for _ in items(root))


WA_RISK = {"NONE": "pass", "HIGH": "fail", "MEDIUM": "fail",
           "NOT_APPLICABLE": "not_applicable"}


def wa_verdict(question):
    applies = question.get("IsApplicable", True)
    return WA_RISK.get(question.get("Risk"), "unknown") if applies else "not_applicable"


def wa_choices(question):
    """What an answer says of each choice: its title, whether it is selected, whether it
    is marked not applicable."""
    found = {}
    for key in ("Choices", "ChoiceAnswerSummaries", "ChoiceAnswers", "SelectedChoices"):
        for item in listed(question.get(key)):
            item = {"ChoiceId": item, "Status": "SELECTED"} if isinstance(item, str) else item
            choice = found.setdefault(item["ChoiceId"], {"title": "", "is": set()})
            choice["title"] = item.get("Title") or choice["title"]
            choice["is"].add(item.get("Status"))
    return {key: choice["is"] for key, choice in found.items()
            if choice["title"].lower() != "none of these" and not key.endswith("_no")}, found


def wa_answer_verdicts(question):
    """A record is a choice; the question itself where it names none."""
    choices, named = wa_choices(question)
    if not named:
        yield wa_verdict(question)
    answered = any("SELECTED" in choice["is"] for choice in named.values())
    for status in choices.values():
        if wa_verdict(question) == "not_applicable" or "NOT_APPLICABLE" in status:
            yield "not_applicable"
        elif question.get("Risk") == "UNANSWERED" or not (question.get("Risk") or answered):
            yield "unknown"
        else:
            yield "pass" if "SELECTED" in status else "fail"


def wa_gap_verdicts(question, key):
    """The choices that are missing; the question itself where it names none."""
    gaps = listed(question.get(key))
    verdict = wa_verdict(question)
    if not gaps:
        yield verdict
    for _ in gaps:
        yield "fail" if verdict == "pass" else verdict


@reads("wa-answers", lambda root: has(root, "AnswerSummaries") and "TemplateArn" not in root)
def wa_answers(root):
    for question in listed(root["AnswerSummaries"]):
        yield from wa_answer_verdicts(question)


@reads("wa-answer", lambda root: has(at(root, "Answer"), "QuestionId"))
def wa_answer(root):
    return wa_answer_verdicts(root["Answer"])


@reads("wa-improvements", object_with("ImprovementSummaries"))
def wa_improvements(root):
    for question in listed(root["ImprovementSummaries"]):
        yield from wa_gap_verdicts(question, "ImprovementPlans")


@reads("wa-lens-review", object_with("LensReview"),
       times=lambda root: [at(root, "LensReview", "UpdatedAt")])
def wa_lens_review(root):
    return ("no_verdict" for _ in listed(at(root, "LensReview", "PillarReviewSummaries")))


@reads("wa-report", lambda root: items_with("Lenses")(at(root, "Metrics")),
       times=lambda root: [workload.get("UpdatedAt") for workload in items(root["Metrics"])])
def wa_report(root):
    for workload in listed(root["Metrics"]):
        for lens in listed(workload.get("Lenses")):
            for pillar in listed(lens.get("Pillars")):
                for question in listed(pillar.get("Questions")):
                    yield from wa_gap_verdicts(question, "BestPractices")


# Results of one service of AWS Service Screener; only failures are written.
SCREENED = ("lambda", "apigateway", "dynamodb", "sqs", "sns", "stepfunctions", "cloudwatch",
            "iam", "s3", "ec2", "rds", "cloudfront", "cloudtrail")


@reads("service-screener", lambda root: any(
    isinstance(at(root, service, "detail"), dict) and has(root[service], "summary")
    for service in SCREENED))
def service_screener(root):
    for service in root.values():
        for region in (at(service, "detail") or {}).values():
            for rules in region.values():
                for rule in rules.values():
                    broken = "(Error" in rule["value"] or "Error checking" in rule["value"]
                    yield "unknown" if broken else "fail"


# --- what is not JSON ---------------------------------------------------------------------

def table_with(*columns):
    return lambda table: set(columns) <= set(table["columns"])


CDK_NAG_COMPLIANCE = {"Compliant": "pass", "Non-Compliant": "fail",
                      "Suppressed": "suppressed", "N/A": "not_applicable"}


@reads("cdk-nag-csv", table_with("Rule ID", "Resource ID", "Compliance"), kind="csv")
def cdk_nag(table):
    return (CDK_NAG_COMPLIANCE.get(row["Compliance"], "unknown") for row in table["rows"])


# v2 has a result; v3 and later a status; the compliance reports spell CHECKID.
PROWLER_COLUMNS = (("CHECK_ID", "STATUS"), ("CHECKID", "STATUS"),
                   ("TITLE_ID", "CHECK_RESULT"))
PROWLER_TIMES = ("TIMESTAMP", "ASSESSMENT_START_TIME", "ASSESSMENTDATE",
                 "PROWLER_START_TIME")


def prowler_times(table):
    return (row.get(key) for row in table["rows"] for key in PROWLER_TIMES)


@reads("prowler-csv", lambda table: any(table_with(*c)(table) for c in PROWLER_COLUMNS),
       kind="csv",
       version=lambda table: first(row.get("PROWLER_VERSION") for row in table["rows"]),
       times=prowler_times)
def prowler_csv(table):
    for row in table["rows"]:
        status = row.get("STATUS", row.get("CHECK_RESULT"))
        verdict = PROWLER_STATUS.get(str(status).upper(), "unknown")
        muted = verdict == "fail" and str(row.get("MUTED")).lower() == "true"
        yield "suppressed" if muted else verdict


def is_by_checkov(suite, case):
    marked = re.search(r"\[CKV\w*_", case.get("name", ""))
    return marked or "checkov" in suite.get("name", "")


def is_by_cfn_guard(root):
    return root.get("name", "").startswith("cfn-guard")


@reads("junit", lambda root: root.tag in ("testsuites", "testsuite"), kind="xml",
       times=lambda root: (suite.get("timestamp") for suite in root.iter("testsuite")))
def junit(root):
    for suite in root.iter("testsuite"):
        for case in suite.findall("testcase"):
            if case.find("failure") is not None:
                yield "fail"
            elif case.find("error") is not None:
                yield "unknown"
            elif case.find("skipped") is None and case.get("status") != "skip":
                yield "pass"
            elif is_by_checkov(suite, case):
                yield "suppressed"
            else:
                yield "not_applicable" if is_by_cfn_guard(root) else "unknown"


@reads("sls-mentor", object_with("passingResourcesByRule"), kind="html")
def sls_mentor(root):
    for rule in root["passingResourcesByRule"].values():
        # A rule on routes names the same API once for each: what passed is taken away once.
        passing = collections.Counter(r["arn"] for r in rule["passingResources"])
        for resource in rule["totalResources"]:
            passing[resource["arn"]] -= 1
            yield "pass" if passing[resource["arn"]] >= 0 else "fail"


# --- what looks like evidence and is none -------------------------------------------------

FALSE_FRIENDS = (
    ("npm audit failed", lambda root: has(at(root, "error"), "code")),
    ("cfn-guard test: unit tests of rules", array_of("rule_file", "test_cases")),
    ("a custom lens definition of the Well-Architected Tool",
     lambda root: at(root, "schemaVersion") == "2021-11-01" and has(root, "pillars")),
    ("a lens of the Well-Architected Tool, exported", object_with("LensJSON")),
    ("answers of a Well-Architected review template", object_with("TemplateArn")),
    ("the description of an AWS API", lambda root: has(root, "operations", "shapes")),
    ("Well-Architected questions, without answers",
     lambda root: has(root, "0") and has(root["0"], "primaryId", "questions")),
    ("the definitions of Trusted Advisor checks",
     lambda root: array_of("id", "name", "category")(at(root, "checks"))),
    ("findings that VMClarity wrapped", object_with("vmclarity")),
    ("a report of the Semgrep API", object_with("vulns", "cursor")),
    ("the answer of the Scorecard web application",
     object_with("JsonOutput", "SarifOutput")),
    ("a GitLab report", object_with("scan", "version", "vulnerabilities", "remediations")),
    ("account authorization details, the input of Cloudsplaining",
     object_with("UserDetailList", "RoleDetailList")),
    ("the Azure REST form; az functionapp list is read",
     lambda root: items_with("type", "properties")(at(root, "value"))),
)


# --- from bytes to a document -------------------------------------------------------------

BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"),
                    (codecs.BOM_UTF16_BE, "utf-16-be"))


def decoded(data):
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark):].decode(encoding)
    return data.decode("utf-8")


SPACE = re.compile(r"\s*")


def not_json(constant):
    raise ValueError(f"{constant} is no JSON")


def json_document(text):
    """One value; or several in a row, which count as one array."""
    decoder = json.JSONDecoder(parse_constant=not_json)
    values, begin = [], 0
    while begin < len(text):
        value, end = decoder.raw_decode(text, begin)
        values.append(value)
        begin = SPACE.match(text, end).end()
    if len(values) == 1:
        root = values[0]
    else:
        root = [item for value in values for item in items(value)]
    if has(root, "status_code", "data"):  # as Cloud Custodian records an answer of AWS
        root = root["data"]
    return "json", root


def xml_document(text):
    """XML, or the page of sls-mentor with its results in a JSON string."""
    for string in re.findall(r'"(?:[^"\\]|\\.)*"', text):
        if "passingResourcesByRule" in string:
            return "html", json.loads(json.loads(string))
    root = ElementTree.fromstring(text)
    if root.get("name") == "cfn-guard test report":
        raise Refused("cfn-guard test: unit tests of rules")
    return "xml", root


def csv_document(text):
    delimiter = ";" if ";" in text.split("\n", 1)[0] else ","
    csv.field_size_limit(len(text) + 1)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    return "csv", {"rows": list(reader), "columns": reader.fieldnames}


SCOUTSUITE_PREFIX = re.compile(r"scoutsuite_results\s*=[^\n]*\n\s*")


def document(data):
    text = decoded(data).strip()
    if not text:
        return "json", None
    text = SCOUTSUITE_PREFIX.sub("", text, count=1)
    if text[0] == "<":
        return xml_document(text)
    if text[0] in "{[" or text == "null":
        return json_document(text)
    return csv_document(text)


# --- the count ----------------------------------------------------------------------------


def names_no_tool(root):
    return root in (None, [], {"results": []}, {"results": None})


def recognised(kind, root):
    for form in FORMATS:
        if form.kind == kind and form.test(root):
            return form
    if kind == "json":
        for name, test in FALSE_FRIENDS:
            if test(root):
                raise Refused(name)
    raise Refused("no known format")


TIME = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d)(?:\.(\d+))?)?"
                  r" ?(?:Z|([+-])(\d\d):?(\d\d))?")


def instant(time):
    """(seconds, fraction) of a time as files write it; without a zone it is UTC."""
    day, clock, fraction, sign, hours, minutes = TIME.match(time).groups()
    moment = datetime.datetime.fromisoformat(f"{day}T{clock or '00:00:00'}+00:00")
    offset = datetime.timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    moment += offset if sign == "-" else -offset
    return moment.timestamp(), float(f"0.{fraction or 0}")


def stated(time):
    """A time as text: as written, or from a number or a recorded datetime in UTC."""
    if isinstance(time, dict) and time.get("__class__") == "datetime":
        parts = ("year", "month", "day", "hour", "minute", "second", "microsecond")
        time = datetime.datetime(*(time[part] for part in parts)).isoformat() + "Z"
    elif isinstance(time, (int, float)):
        utc = datetime.timezone.utc
        time = time / 1000 if time > 32503680000 else time  # OCSF: milliseconds
        time = datetime.datetime.fromtimestamp(time, utc).isoformat()
        time = time.replace("+00:00", "Z")
    return time if isinstance(time, str) and TIME.match(time) else None


def latest(times):
    return max(filter(None, map(stated, times)), key=instant, default=None)


def count(path):
    said = {"path": path, "format": None, "records": None, "refused": None,
            "no_data": False, "tool_version": None, "scanned": None}
    verdicts = []
    try:
        with open(path, "rb") as file:
            kind, root = document(file.read())
        if names_no_tool(root):
            said["no_data"] = True
        else:
            form = recognised(kind, root)
            verdicts = list(form.verdicts(root))
            said["format"] = form.name
            said["no_data"] = bool(form.no_data and form.no_data(root))
            said["tool_version"] = form.version(root) if form.version else None
            said["scanned"] = latest(form.times(root)) if form.times else None
    except Refused as refusal:
        said["refused"] = str(refusal)
    except (ValueError, RecursionError, ElementTree.ParseError, csv.Error) as error:
        said["refused"] = f"malformed: {error}"
    said["records"] = {"in": len(verdicts)}
    said["records"].update((verdict, verdicts.count(verdict)) for verdict in VERDICTS)
    return said


def main():
    if len(sys.argv) < 2:
        sys.exit("usage: count_records.py FILE...")
    for path in sys.argv[1:]:
        print(json.dumps(count(path), ensure_ascii=False))


if __name__ == "__main__":
    main()
