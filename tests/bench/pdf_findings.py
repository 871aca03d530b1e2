#!/usr/bin/env python3
"""Writes a Prowler OCSF report of N failed checks to standard output. Each check bears on
one practice, so each finding is one row of the evidence: `findings.json` beside this file
sets all of them. The same number gives the same bytes.
usage: pdf_findings.py N >report.ocsf.json
"""
import json
import random
import sys

# service, resource type, ARN behind the account, check
CHECKS = [
    ("dynamodb", "AwsDynamoDbTable", "dynamodb:{region}:{account}:table/{name}",
     "dynamodb_tables_pitr_enabled"),
    ("awslambda", "AwsLambdaFunction", "lambda:{region}:{account}:function:{name}",
     "awslambda_function_url_public"),
    ("apigateway", "AwsApiGatewayRestApi", "apigateway:{region}::/restapis/{name}",
     "apigateway_restapi_tracing_enabled"),
    ("apigateway", "AwsApiGatewayRestApi", "apigateway:{region}::/restapis/{name}",
     "apigateway_restapi_waf_acl_attached"),
]
ACCOUNTS = ["111122223333", "123456789012"]
REGIONS = ["eu-west-1", "eu-central-1", "us-east-1"]
WORDS = ("orders payments ledger invoice refund customer session catalogue price stock basket "
         "mail audit report export import archive queue worker notify resize upload").split()


def finding(chance, number):
    service, kind, arn, check = CHECKS[number % len(CHECKS)]
    region, account = chance.choice(REGIONS), chance.choice(ACCOUNTS)
    name = f"{chance.choice(WORDS)}-{chance.choice(WORDS)}-{number:06}"
    resource = "arn:aws:" + arn.format(region=region, account=account, name=name)
    return {
        "message": f"{name} does not pass.",
        "metadata": {"event_code": check, "version": "1.5.0",
                     "product": {"name": "Prowler", "uid": "prowler", "vendor_name": "Prowler",
                                 "version": "5.14.0"}},
        "severity_id": 4, "severity": "High", "status": "New", "status_code": "FAIL",
        "status_detail": f"{name} does not pass.", "status_id": 1,
        "unmapped": {"categories": [], "compliance": {}},
        "finding_info": {"created_time_dt": "2026-11-20T06:12:40.783540", "title": check,
                         "uid": f"prowler-aws-{check}-{account}-{region}-{name}"},
        "resources": [{"cloud_partition": "aws", "region": region, "name": name, "type": kind,
                       "group": {"name": service}, "labels": [], "uid": resource}],
        "category_name": "Findings", "class_name": "Detection Finding", "class_uid": 2004,
        "cloud": {"account": {"name": "orders", "type": "AWS Account", "uid": account},
                  "provider": "aws", "region": region},
        "time_dt": "2026-11-20T06:12:40.783540", "type_uid": 200401,
        "type_name": "Detection Finding: Create",
    }


def main():
    chance = random.Random(20261123)
    rows = (json.dumps(finding(chance, i)) for i in range(int(sys.argv[1])))
    print("[\n" + ",\n".join(rows) + "\n]")


main()
