#!/usr/bin/env python3
"""Writes inputs with a given number of findings, each in a table of the report, and a layout
that cuts none of them: DIRECTORY/inputs/scan.json and DIRECTORY/findings.json. The same
number gives the same bytes.
usage: findings.py N DIRECTORY
"""
import json
import os
import sys

CHECKS = ["awslambda_function_url_public", "awslambda_function_no_secrets_in_variables",
          "awslambda_function_using_supported_runtimes", "awslambda_function_no_secrets_in_code"]


def finding(i):
    check = CHECKS[i % len(CHECKS)]
    name = f"orders-{i:06}"
    arn = f"arn:aws:lambda:eu-west-1:123456789012:function:{name}"
    return {"message": f"{name} was looked at.", "status_code": "FAIL", "status": "New",
            "metadata": {"event_code": check, "version": "1.5.0",
                         "product": {"name": "Prowler", "uid": "prowler", "version": "5.14.0"}},
            "finding_info": {"title": check, "uid": f"{check}-{i}", "created_time": 1795155160},
            "resources": [{"uid": arn, "name": name, "type": "AwsLambdaFunction", "region": "eu-west-1"}],
            "cloud": {"account": {"uid": "123456789012"}, "provider": "aws", "region": "eu-west-1"},
            "time": 1795155160, "time_dt": "2026-11-20T06:12:40"}


def main():
    n, directory = int(sys.argv[1]), sys.argv[2]
    os.makedirs(os.path.join(directory, "inputs"), exist_ok=True)
    with open(os.path.join(directory, "inputs", "scan.json"), "w", encoding="utf-8") as file:
        json.dump([finding(i) for i in range(n)], file)
    layout = {"schema": "rung-layout/1", "name": "findings", "title": "Findings",
              "page": {"size": "A4", "margin": ["18mm", "18mm", "20mm", "18mm"]}, "theme": "slate",
              "foot": {"start": "{report}", "end": "{page}"},
              "sections": [{"id": "verdict", "blocks": [{"block": "verdict"}, {"block": "contents"}]},
                           {"each": "capabilities", "id": "evidence-{id}", "title": "{name}",
                            "blocks": [{"block": "evidence", "max": n}]}]}
    with open(os.path.join(directory, "findings.json"), "w", encoding="utf-8") as file:
        json.dump(layout, file)


main()
