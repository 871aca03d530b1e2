#!/usr/bin/env python3
"""Writes a set of inputs for rung that holds every text of hostile_strings.json in every
text field that a report may show, and a layout that cuts no list. Fields of which a set has
many records (resources, checks, waivers, owners) hold all texts at once; those that a set has
once or some dozens of times (entity, answers) take other texts in each round.

A set of the same shape with plain words in place of the texts (--tame) is what markup is
compared with: whatever the hostile set has more than it came out of a text.

Other tests import it: strings() gives the texts, shown() a text as rung shows it, and
reported() the texts that a result.json names as resources.
usage: hostile_inputs.py DIRECTORY [ROUND] [--tame]
"""
import copy
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SAMPLE = os.path.join(ROOT, "data", "samples", "payments")
ROUNDS = 12  # after so many each answer field has held each text
# Checks of practices that many resources bear on, and one that no tool file knows.
CHECKS = ["awslambda_function_not_publicly_accessible", "awslambda_function_url_public",
          "awslambda_function_no_secrets_in_variables", "awslambda_function_using_supported_runtimes"]
# As rung reads: controls but tab and newline, and overrides of direction, are replaced.
REPLACED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
TURNS = "\u202a-\u202e\u2066-\u2069"  # what turns the direction of writing
KEPT = re.compile(rf"\u2068[^{TURNS}]*\u2069|[{TURNS}]")  # a closed isolate; any other


def strings(tame=False):
    with open(os.path.join(HERE, "hostile_strings.json"), encoding="utf-8") as file:
        texts = [text for kind in json.load(file).values() for text in kind]
    return [f"word{i:03}" for i in range(len(texts))] if tame else texts


def shown(text):
    """As reports show it: an isolate that is closed stays, any other turn is spelt out."""
    text = KEPT.sub(lambda m: m[0] if len(m[0]) > 1 else f"[U+{ord(m[0]):04X}]", text)
    return REPLACED.sub("\ufffd", text).replace("\r", "")


def plain(text):
    """What is left of a text where white space does not count."""
    return " ".join(text.split())


def reported(result):
    """The resources that a result.json names."""
    names = set()

    def walk(value):
        if isinstance(value, dict):
            if isinstance(value.get("resource"), str):
                names.add(value["resource"])
            value = list(value.values())
        if isinstance(value, list):
            for item in value:
                walk(item)
    walk(result)
    return names


def sample(name):
    with open(os.path.join(SAMPLE, name), encoding="utf-8") as file:
        return json.load(file)


def prowler(texts, _):
    first = sample("prowler.ocsf.json")[0]
    for i, text in enumerate(texts):
        finding = copy.deepcopy(first)
        finding["metadata"]["event_code"] = CHECKS[i % len(CHECKS)]
        finding["status_code"] = "PASS" if i % 7 == 0 else "FAIL"
        finding["message"] = finding["status_detail"] = finding["risk_details"] = text
        finding["finding_info"].update(title=text, desc=text, uid=text)
        finding["remediation"] = {"desc": text, "references": [text]}
        finding["unmapped"].update(related_url=text, notes=text, categories=[text])
        resource = finding["resources"][0]
        resource.update(uid=text, name=text, type=text, labels=[text], region=text)
        resource["data"]["metadata"] = {"arn": text, "name": text}
        finding["cloud"]["account"].update(name=text)
        finding["cloud"].update(region=text)
        yield finding


def checkov(texts, _):
    report = sample("checkov.json")[0]
    failed = report["results"]["failed_checks"][0]
    report["results"] = {"passed_checks": [], "skipped_checks": [], "parsing_errors": [],
                         "failed_checks": []}
    for i, text in enumerate(texts):
        check = copy.deepcopy(failed)
        check.update(check_name=text, resource=f"aws_lambda_function.{i} {text}", file_path=text,
                     repo_file_path=text, guideline=text, check_class=text)
        if i % 3 == 0:
            check["check_id"] = text  # no tool file knows it: listed as left out
        report["results"]["failed_checks"].append(check)
    return report


def sarif(texts, _):
    log = sample("trivy.sarif")
    run = log["runs"][0]
    first = run["results"][0]
    run["results"], run["tool"]["driver"]["rules"] = [], []
    for i, text in enumerate(texts):
        result = copy.deepcopy(first)
        result["message"]["text"] = text
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] = text
        if i % 3:
            result["ruleId"] = text
            result.pop("ruleIndex", None)
        run["results"].append(result)
    return log


def gitleaks(texts, _):
    first = sample("gitleaks.json")[0]
    return [dict(first, File=text, Description=text, Match=text, Secret=text, Author=text,
                 Message=text, Tags=[text], RuleID=text if i % 2 else first["RuleID"],
                 Fingerprint=text) for i, text in enumerate(texts)]


def functions(texts, _):
    first = sample("list-functions.json")["Functions"][0]
    arn = first["FunctionArn"].rsplit(":", 1)[0]
    return {"Functions": [
        dict(first, FunctionName=text, FunctionArn=f"{arn}:{text}", Description=text, Handler=text,
             Role=text, Runtime=text if i % 2 else "nodejs22.x",
             Environment={"Variables": {text: text}}) for i, text in enumerate(texts)]}


def npm(texts, _):
    audit = sample("npm-audit.json")
    leaf = next(v for v in audit["vulnerabilities"].values() if isinstance(v["via"][0], dict))
    audit["vulnerabilities"] = {}
    for text in texts:
        package = copy.deepcopy(leaf)
        package.update(name=text, effects=[], range=text, nodes=[text])
        package["via"][0].update(name=text, dependency=text, title=text)
        audit["vulnerabilities"][text] = package
    return audit


def answers(texts, turn):
    given = sample("answers.json")
    n = len(given["answers"])
    given["entity"] = texts[turn * 29 % len(texts)].strip() or "entity"
    given["organisation"] = texts[(turn * 29 + 7) % len(texts)]
    for i, answer in enumerate(given["answers"]):
        for k, field in enumerate(("evidence", "answered_by", "note")):
            answer[field] = texts[(turn * n + i + k * 97) % len(texts)]
    return given


def waivers(texts, _):
    practices = ("IAM-3", "DPL-4", "REL-1")
    return {"schema": "rung-waivers/1", "waivers": [
        {"id": text, "practice": practices[i % len(practices)], "resource": text, "reason": text,
         "approver": text, "created": "2026-09-14",
         "expires": "2027-04-30" if i % 3 else "2026-10-31"} for i, text in enumerate(texts)]}


def owners(texts, _):
    rules = [{"resource": text, "owner": text} for text in texts]
    rules += [{"practice": "DPL-2", "owner": texts[0]}, {"capability": "access", "owner": texts[1]}]
    return {"schema": "rung-owners/1", "owners": rules}


def dora(texts, _):
    return {"schema": "rung-dora/1", "from": "2026-08-23", "to": "2026-11-20", "source": texts[0],
            "services": [{"service": text, "deployments": 7, "manual_deployments": i % 3}
                         for i, text in enumerate(texts)]}


def layout():
    """The full report without its cuts."""
    with open(os.path.join(ROOT, "layouts", "full.json"), encoding="utf-8") as file:
        whole = json.load(file)
    whole["name"] = "hostile"
    for section in whole["sections"]:
        for block in section["blocks"]:
            if block["block"] == "evidence":
                block["max"] = 2000
    return whole


# The names of input files are texts, too; the file system forbids a few characters.
FILES = [("prowler <img src=x onerror=alert(1)>.json", "prowler.json", lambda *a: list(prowler(*a))),
         ("checkov [[File:x.png]] {{x}} '''b'''.json", "checkov.json", checkov),
         ("trivy **b** `c` [x](y) &amp; \u202egnp.sarif", "trivy.sarif", sarif),
         ("gitleaks ]]> <!-- {html}.json", "gitleaks.json", gitleaks),
         ("functions ${7*7} {{7*7}}.json", "functions.json", functions),
         ("npm \"quoted\" 'name'.json", "npm.json", npm),
         ("=answers+1.json", "answers.json", answers), ("waivers|a|b.json", "waivers.json", waivers),
         ("owners # h.json", "owners.json", owners), ("dora \\n.json", "dora.json", dora)]


def write(directory, turn=0, tame=False):
    """Makes the set; returns the directory of the inputs and the file of the layout."""
    inputs = os.path.join(directory, "inputs")
    os.makedirs(inputs, exist_ok=True)
    texts = strings(tame)
    for name, tame_name, make in FILES:
        with open(os.path.join(inputs, tame_name if tame else name), "w", encoding="utf-8") as file:
            json.dump(make(texts, turn), file)
    path = os.path.join(directory, "hostile.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(layout(), file)
    return inputs, path


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "--tame"]
    if not words:
        sys.exit(__doc__)
    write(words[0], int(words[1]) if len(words) > 1 else 0, "--tame" in sys.argv)
