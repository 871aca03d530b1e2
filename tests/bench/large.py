#!/usr/bin/env python3
"""Writes a Prowler OCSF report of a given size to standard output, as version 5 writes it:
one array, indented, 8 to 15 kB a finding. The same size gives the same bytes. A share of
the checks is known to data/tools/prowler.json, most are not; verdicts are PASS, FAIL and
MANUAL, some muted.
usage: large.py MEGABYTES >report.ocsf.json
"""
import itertools
import json
import random
import re
import sys

ACCOUNTS = ["111122223333", "123456789012"]
REGIONS = ["eu-west-1", "eu-central-1", "us-east-1", "ap-southeast-2"]

# service, resource type, ARN behind the account, its checks
RESOURCES = [
    ("awslambda", "AwsLambdaFunction", "lambda:{region}:{account}:function:{name}",
     "awslambda_function_url_public awslambda_function_not_publicly_accessible "
     "awslambda_function_no_secrets_in_variables awslambda_function_no_secrets_in_code "
     "awslambda_function_using_supported_runtimes awslambda_function_inside_vpc "
     "awslambda_function_no_dead_letter_queue awslambda_function_url_cors_policy"),
    ("s3", "AwsS3Bucket", "s3:::{name}",
     "s3_bucket_default_encryption s3_bucket_public_access s3_bucket_secure_transport_policy "
     "s3_bucket_object_versioning s3_bucket_server_access_logging_enabled s3_bucket_acl_prohibited "
     "s3_bucket_kms_encryption s3_bucket_level_public_access_block s3_bucket_lifecycle_enabled "
     "s3_bucket_no_mfa_delete"),
    ("ec2", "AwsEc2Instance", "ec2:{region}:{account}:instance/{name}",
     "ec2_instance_imdsv2_enabled ec2_instance_public_ip ec2_instance_managed_by_ssm "
     "ec2_instance_profile_attached ec2_instance_detailed_monitoring_enabled "
     "ec2_instance_older_than_specific_days ec2_instance_secrets_user_data"),
    ("apigateway", "AwsApiGatewayRestApi", "apigateway:{region}::/restapis/{name}",
     "apigateway_restapi_authorizers_enabled apigateway_restapi_logging_enabled "
     "apigateway_restapi_waf_acl_attached apigateway_restapi_tracing_enabled "
     "apigateway_restapi_public apigateway_restapi_client_certificate_enabled"),
    ("rds", "AwsRdsDbInstance", "rds:{region}:{account}:db:{name}",
     "rds_instance_storage_encrypted rds_instance_multi_az rds_instance_no_public_access "
     "rds_instance_backup_enabled rds_instance_deletion_protection "
     "rds_instance_minor_version_upgrade_enabled rds_instance_enhanced_monitoring_enabled"),
    ("ec2", "AwsEc2SecurityGroup", "ec2:{region}:{account}:security-group/{name}",
     "ec2_securitygroup_allow_ingress_from_internet_to_any_port "
     "ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22 "
     "ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_3389 "
     "ec2_securitygroup_default_restrict_traffic ec2_securitygroup_not_used"),
    ("dynamodb", "AwsDynamoDbTable", "dynamodb:{region}:{account}:table/{name}",
     "dynamodb_tables_pitr_enabled dynamodb_table_deletion_protection_enabled "
     "dynamodb_tables_kms_cmk_encryption_enabled"),
    ("iam", "AwsIamUser", "iam::{account}:user/{name}",
     "iam_user_mfa_enabled_console_access iam_user_accesskey_unused iam_rotate_access_key_90_days "
     "iam_user_no_setup_initial_access_key iam_user_two_active_access_key "
     "iam_user_hardware_mfa_enabled"),
    ("vpc", "AwsEc2Vpc", "ec2:{region}:{account}:vpc/{name}",
     "vpc_flow_logs_enabled vpc_subnet_no_public_ip_by_default "
     "vpc_subnet_separate_private_public"),
    ("elbv2", "AwsElbv2LoadBalancer", "elasticloadbalancing:{region}:{account}:loadbalancer/app/{name}",
     "elbv2_logging_enabled elbv2_ssl_listeners elbv2_waf_acl_attached elbv2_deletion_protection "
     "elbv2_desync_mitigation_mode"),
    ("kms", "AwsKmsKey", "kms:{region}:{account}:key/{name}",
     "kms_cmk_rotation_enabled kms_key_not_publicly_accessible"),
    ("sqs", "AwsSqsQueue", "sqs:{region}:{account}:{name}",
     "sqs_queues_server_side_encryption_enabled sqs_queues_not_publicly_accessible"),
    ("account", "AwsAccount", "iam::{account}:root",
     "account_maintain_current_contact_details account_security_questions_are_registered"),
]

FRAMEWORKS = {
    "CIS-1.4": 3, "CIS-1.5": 3, "CIS-2.0": 3, "CIS-3.0": 3, "CIS-4.0.1": 2,
    "AWS-Foundational-Security-Best-Practices": 2, "AWS-Audit-Manager-Control-Tower-Guardrails": 1,
    "AWS-Well-Architected-Framework-Security-Pillar": 4,
    "AWS-Well-Architected-Framework-Reliability-Pillar": 1, "AWS-Foundational-Technical-Review": 2,
    "CISA": 4, "ENS-RD2022": 9, "FedRAMP-Low-Revision-4": 8, "FedRamp-Moderate-Revision-4": 14,
    "FFIEC": 7, "GDPR": 3, "GxP-21-CFR-Part-11": 6, "GxP-EU-Annex-11": 5, "HIPAA": 9,
    "ISO27001-2013": 4, "ISO27001-2022": 8, "KISA-ISMS-P-2023": 6, "KISA-ISMS-P-2023-korean": 6,
    "MITRE-ATTACK": 11, "NIS2": 10, "NIST-800-171-Revision-2": 12, "NIST-800-53-Revision-4": 10,
    "NIST-800-53-Revision-5": 26, "NIST-CSF-1.1": 13, "PCI-3.2.1": 9, "PCI-4.0": 30,
    "RBI-Cyber-Security-Framework": 3, "SOC2": 5,
}

SENTENCES = [
    "The setting limits who can reach the resource and what an intruder can do once inside.",
    "Without it, a mistake in another layer is enough to expose data to the whole Internet.",
    "Teams turn it on in the template of the service, so that new resources have it from the start.",
    "Review exceptions every quarter and write down why each of them is still needed.",
    "It costs nothing extra and can be changed while the resource is in use.",
    "Changes show in the audit trail; alert on those that were not planned.",
    "Keep the permissions of the deployment role as small as the deployment allows.",
]

VARYING = re.compile(r"@(\w+)@")


def compliance(chance):
    """Which requirements of which framework the check bears on."""
    return {name: [f"{chance.randrange(1, 20)}.{chance.randrange(1, 20)}" if i % 2 else
                   f"{name.split('-')[0].lower()}_{chance.randrange(1, 99):02}_{i}"
                   for i in range(most if chance.random() < 0.7 else 1)]
            for name, most in FRAMEWORKS.items() if chance.random() < 0.55}


def prose(chance, n):
    return " ".join(chance.choice(SENTENCES) for _ in range(n))


def configuration(chance, service):
    """What the tool copies of the resource itself."""
    return {"arn": "@arn@", "name": "@name@", "region": "@region@", "account": "@account@",
            "created": "@time@", "encryption": None, "public": False,
            "policy": {"Version": "2012-10-17", "Statement": [
                {"Sid": f"Statement{i}", "Effect": "Allow", "Action": [f"{service}:Get*", f"{service}:List*"],
                 "Resource": "@arn@/*", "Principal": {"AWS": "arn:aws:iam::@account@:root"}}
                for i in range(chance.randrange(1, 5))]},
            "tags": [{"Key": key, "Value": "@team@"} for key in ("team", "stage", "cost-centre", "owner")],
            "settings": {f"setting_{i}": chance.choice([True, False, None, 30, "default"])
                         for i in range(chance.randrange(10, 40))}}


def template(chance, service, kind, check):
    """A finding of one check, cut where it varies: text, name, text, name … text."""
    title = check.replace("_", " ").capitalize()
    finding = {
        "message": "@detail@",
        "metadata": {"event_code": check,
                     "product": {"name": "Prowler", "uid": "prowler", "vendor_name": "Prowler", "version": "5.4.0"},
                     "profiles": ["cloud", "datetime"], "tenant_uid": "", "version": "1.4.0"},
        "severity_id": 3, "severity": chance.choice(["Low", "Medium", "High", "Critical"]),
        "status": "@status@", "status_code": "@verdict@", "status_detail": "@detail@", "status_id": 1,
        "unmapped": {"related_url": f"https://docs.example.com/{service}/{check}.html",
                     "categories": ["internet-exposed"], "depends_on": [], "related_to": [], "notes": "",
                     "compliance": compliance(chance)},
        "activity_name": "Create", "activity_id": 1,
        "finding_info": {"created_time": "@seconds@", "created_time_dt": "@time@",
                         "desc": prose(chance, chance.randrange(2, 6)), "product_uid": "prowler", "title": title,
                         "types": ["Software and Configuration Checks/AWS Security Best Practices"],
                         "uid": f"prowler-aws-{check}-@account@-@region@-@name@"},
        "resources": [{"cloud_partition": "aws", "region": "@region@",
                       "data": {"details": "", "metadata": configuration(chance, service)},
                       "group": {"name": service}, "labels": ["team:@team@", "stage:prod"], "name": "@name@",
                       "type": kind, "uid": "@arn@"}],
        "category_name": "Findings", "category_uid": 2, "class_name": "Detection Finding", "class_uid": 2004,
        "cloud": {"account": {"name": "orders", "type": "AWS Account", "type_id": 10, "uid": "@account@",
                              "labels": []},
                  "org": {"name": "", "uid": ""}, "provider": "aws", "region": "@region@"},
        "remediation": {"desc": prose(chance, chance.randrange(3, 8)),
                        "references": [f"https://docs.example.com/{service}/fix/{check}.{form}"
                                       for form in ("cli", "tf", "yaml", "html")]},
        "risk_details": prose(chance, chance.randrange(4, 10)), "time": "@seconds@", "time_dt": "@time@",
        "type_uid": 200401, "type_name": "Detection Finding: Create",
    }
    text = json.dumps(finding, indent=4).replace('"@seconds@"', "@seconds@")
    return VARYING.split("    " + text.replace("\n", "\n    "))


def verdict(chance, service):
    if service == "account":
        return "MANUAL", "New"
    passes = chance.random() < 0.7
    muted = not passes and chance.random() < 0.05
    return "PASS" if passes else "FAIL", "Suppressed" if muted else "New"


def findings():
    """All checks of one resource, then all of the next, without end."""
    chance = random.Random(20261123)
    templates = [(service, arn, [template(chance, service, kind, check) for check in checks.split()])
                 for service, kind, arn, checks in RESOURCES]
    for n in itertools.count():
        service, arn, checks = templates[n % len(templates)]
        account, region = chance.choice(ACCOUNTS), chance.choice(REGIONS)
        name = f"{service}-{n:06}"
        second = 1795305600 + n % 3600
        varying = {"account": account, "region": region, "name": name,
                   "arn": "arn:aws:" + arn.format(account=account, region=region, name=name),
                   "team": f"team-{n % 17}", "seconds": str(second),
                   "time": f"2026-11-22T{second // 3600 % 24:02}:{second // 60 % 60:02}:{second % 60:02}"}
        for parts in checks:
            varying["verdict"], varying["status"] = verdict(chance, service)
            varying["detail"] = f"Resource {name} in {region} was looked at: {varying['verdict']}."
            parts = parts.copy()
            parts[1::2] = [varying[part] for part in parts[1::2]]
            yield "".join(parts)


def main():
    wanted = int(sys.argv[1]) * 1000 * 1000
    written, before = 0, "[\n"
    for finding in findings():
        text = before + finding
        sys.stdout.write(text)
        written += len(text)
        before = ",\n"
        if written >= wanted:
            break
    sys.stdout.write("\n]\n")


main()
