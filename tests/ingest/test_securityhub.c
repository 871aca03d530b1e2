/* AWS Security Hub: findings in ASFF and OCSF, of its own controls and of other tools. */
#include <string.h>

#include "ingest/reading.h"

#define FUNCTION "arn:aws:lambda:eu-west-1:123456789012:function:"

/* A finding; `compliance` is what stands in it, `more` what stands behind it. */
static const char *finding(const World *world, const char *generator,
                           const char *compliance, const char *function, const char *more)
{
    return made(
        world,
        "{'SchemaVersion':'2018-10-08','Id':'i','ProductArn':"
        "'arn:aws:securityhub:eu-west-1::product/aws/securityhub','GeneratorId':'%s',"
        "'AwsAccountId':'123456789012','Region':'eu-west-1','Title':'a title',"
        "'UpdatedAt':'2026-11-20T06:00:00Z','RecordState':'ACTIVE','Workflow':"
        "{'Status':'NEW'},'Resources':[{'Type':'AwsLambdaFunction','Id':'" FUNCTION
        "%s'}],'Compliance':{%s}%s}",
        generator, function, compliance, more);
}

static const char *control(const World *world, const char *id, const char *status,
                           const char *function)
{
    return finding(world, made(world, "security-control/%s", id),
                   made(world, "'Status':'%s','SecurityControlId':'%s'", status, id),
                   function, "");
}

static void a_control_tells_of_its_function(void **state)
{
    World *world = *state;
    world_read_text(world, made(world, "{'Findings':[%s,%s]}",
                                control(world, "Lambda.1", "PASSED", "capture"),
                                control(world, "Lambda.1", "FAILED", "refund")));
    const Input *input = world_input(world, "in.json");
    assert_string_equal(input->format, "asff");
    assert_string_equal(input->tool, "AWS Security Hub");
    assert_string_equal(input->scanned, "2026-11-20T06:00:00Z");
    assert_adds_up(&input->records);
    assert_int_equal(input->records.mapped, 2);
    assert_int_equal(world_count(world, "IAM-3"), 2);
    const Observation *seen = world_seen(world, "IAM-3", 1);
    assert_int_equal(seen->verdict, VERDICT_FAIL);
    assert_string_equal(seen->resource->id, "refund");
    assert_string_equal(seen->resource->kind, "function");
    assert_string_equal(seen->tool, "securityhub");
    assert_string_equal(seen->check, "Lambda.1");
    assert_string_equal(seen->pointer, "/Findings/1");
    assert_int_equal(seen->date, 20777);
    assert_int_equal(world_seen(world, "IAM-3", 0)->verdict, VERDICT_PASS);
    assert_string_equal(world_said(world), "");
}

static void all_envelopes_are_read_alike(void **state)
{
    World *world = *state;
    static const char *const envelopes[] = {
        "{'Findings':[%s]}",
        "{'findings':[%s]}",
        "[%s]",
        "%s",
        "{'status_code':200,'data':{'ResponseMetadata':{},'Findings':[%s]}}",
        "{'source':'aws.securityhub','detail':{'findings':[%s]}}",
    };
    enum { N = sizeof envelopes / sizeof *envelopes };
    for (size_t i = 0; i < N; i++) {
        const char *name = made(world, "f%zu", i);
        char *text = arena_strdup(world->arena, envelopes[i]), *hole = strstr(text, "%s");
        *hole = '\0';
        world_file(world, made(world, "%zu.json", i),
                   made(world, "%s%s%s", text, control(world, "Lambda.2", "PASSED", name),
                        hole + 2));
    }
    world_file(world, "lines.json",
               made(world, "%s\n%s\n", control(world, "Lambda.2", "PASSED", "line1"),
                    control(world, "Lambda.2", "FAILED", "line2")));
    world_file(world, "wrapped.json",
               made(world, "%s%s", control(world, "Lambda.2", "PASSED", "behind1"),
                    control(world, "Lambda.2", "FAILED", "behind2")));
    world_read(world);
    assert_int_equal(world_count(world, "DEP-3"), N + 4);
    assert_string_equal(world_seen(world, "DEP-3", 0)->resource->id, "behind1");
    assert_string_equal(world_seen(world, "DEP-3", 0)->pointer, "/0");
    assert_string_equal(world_said(world), "");
}

static void a_page_of_a_longer_list_is_said(void **state)
{
    World *world = *state;
    world_read_text(world, made(world, "{'Findings':[%s],'NextToken':'abc'}",
                                control(world, "Lambda.1", "PASSED", "capture")));
    assert_string_equal(world_input(world, "in.json")->remarks[0],
                        "one page of a longer list: what is missing is not counted");
    assert_non_null(strstr(world_said(world), "/NextToken: warning: this is one page"));
    assert_int_equal(world_count(world, "IAM-3"), 1);
}

static void a_page_without_findings_is_no_data(void **state)
{
    World *world = *state;
    world_read_text(world, "{'Findings':[]}");
    assert_true(world_input(world, "in.json")->no_data);
}

static void the_id_of_a_control_is_found_behind_its_standard(void **state)
{
    World *world = *state;
    static const char *const generators[] = {
        "security-control/Lambda.1",
        "aws-foundational-security-best-practices/v/1.0.0/Lambda.1",
        "service-managed-aws-control-tower/v/1.0.0/Lambda.1",
        "nist-800-53/v/5.0.0/Lambda.1",
        "pci-dss/v/3.2.1/PCI.Lambda.1",
    };
    enum { N = sizeof generators / sizeof *generators };
    Buffer list = buffer_new(world->arena);
    for (size_t i = 0; i < N; i++)
        buffer_format(&list, "%s%s", i ? "," : "",
                      finding(world, generators[i], "'Status':'FAILED'", "capture", ""));
    world_read_text(world, made(world, "[%s]", list.data));
    assert_int_equal(world_input(world, "in.json")->records.mapped, N);
    for (size_t i = 1; i < N; i++) /* several standards, one resource */
        assert_ptr_equal(world_seen(world, "IAM-3", i)->resource,
                         world_seen(world, "IAM-3", 0)->resource);
    assert_string_equal(world_seen(world, "IAM-3", 0)->check, "Lambda.1");
    assert_string_equal(world_seen(world, "IAM-3", N - 1)->check, "PCI.Lambda.1");
}

/* PCI.Lambda.2 asks for a VPC, as Lambda.3 does; Lambda.2 asks for a runtime. */
static void the_number_in_another_standard_is_another_control(void **state)
{
    World *world = *state;
    world_read_text(
        world,
        made(world, "[%s,%s,%s,%s]",
             finding(world, "pci-dss/v/3.2.1/PCI.Lambda.2", "'Status':'FAILED'", "a", ""),
             finding(world,
                     "arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0/"
                     "rule/1.22",
                     "'Status':'PASSED'", "b", ""),
             finding(world, "cis-aws-foundations-benchmark/v/1.4.0/1.16",
                     "'Status':'FAILED'", "c", ""),
             finding(world, "cis-aws-foundations-benchmark/v/1.4.0/1.22",
                     "'Status':'FAILED'", "d", "")));
    const Records *records = &world_input(world, "in.json")->records;
    assert_int_equal(world_count(world, "DEP-3"), 0);
    assert_int_equal(world_count(world, "IAM-1"), 2);
    assert_int_equal(records->mapped, 2);
    assert_int_equal(records->ignored_for[IGNORED_CONTEXT], 1);
    assert_int_equal(records->unmapped, 1);
}

/* Another value for a member that every finding has. */
static const char *instead(const World *world, const char *text, const char *old,
                           const char *new)
{
    const char *at = strstr(text, old);
    assert_non_null(at);
    return made(world, "%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
}

static void what_is_archived_is_counted_and_proves_nothing(void **state)
{
    World *world = *state;
    const char *gone = control(world, "Lambda.1", "PASSED", "gone");
    world_read_text(world,
                    made(world, "[%s,%s]", instead(world, gone, "'ACTIVE'", "'ARCHIVED'"),
                         control(world, "Lambda.1", "FAILED", "capture")));
    const Input *input = world_input(world, "in.json");
    assert_int_equal(input->records.pass, 1);
    assert_int_equal(input->records.ignored_for[IGNORED_CONTEXT], 1);
    assert_string_equal(input->remarks[0], "archived findings, which hold no longer: 1");
    assert_int_equal(world_count(world, "IAM-3"), 1);
    assert_int_equal(world_seen(world, "IAM-3", 0)->verdict, VERDICT_FAIL);
}

static void a_pass_of_nothing_is_no_pass_and_what_cannot_be_checked_no_fail(void **state)
{
    World *world = *state;
    world_read_text(
        world, made(world, "[%s,%s]",
                    finding(world, "security-control/Lambda.1",
                            "'Status':'PASSED','StatusReasons':[{'ReasonCode':"
                            "'CONFIG_EVALUATIONS_EMPTY'}]",
                            "a", ""),
                    finding(world, "security-control/Lambda.2",
                            "'Status':'FAILED','StatusReasons':[{'ReasonCode':'OTHER'},"
                            "{'ReasonCode':'LAMBDA_CUSTOM_RUNTIME_DETAILS_NOT_AVAILABLE'}]",
                            "b", "")));
    const Input *input = world_input(world, "in.json");
    assert_int_equal(input->records.pass, 1);
    assert_int_equal(input->records.unknown, 1);
    assert_string_equal(input->remarks[0],
                        "controls that passed because there was nothing to evaluate: 1");
    assert_int_equal(world_count(world, "IAM-3"), 0);
    assert_int_equal(world_seen(world, "DEP-3", 0)->verdict, VERDICT_UNKNOWN);
}

static void what_somebody_suppressed_is_a_waiver_candidate(void **state)
{
    World *world = *state;
    const char *text = finding(world, "security-control/Lambda.1", "'Status':'FAILED'", "a",
                               ",'Note':{'Text':'internal only'}");
    world_read_text(world, instead(world, text, "'NEW'", "'SUPPRESSED'"));
    assert_int_equal(world_input(world, "in.json")->records.suppressed, 1);
    assert_int_equal(world_count(world, "IAM-3"), 0);
    assert_int_equal(world->one->n_suppressions, 1);
    assert_string_equal(world->one->suppressions[0].reason, "internal only");
    assert_string_equal(world->one->suppressions[0].practice->id, "IAM-3");
}

/* --- other tools among them ----------------------------------------------------------- */

static void findings_of_other_tools_are_judged_as_theirs(void **state)
{
    World *world = *state;
    world_read_text(
        world,
        made(world, "{'Findings':[%s,%s,%s,%s]}",
             control(world, "Lambda.1", "PASSED", "capture"),
             finding(world, "prowler-awslambda_function_url_public", "'Status':'FAILED'",
                     "capture", ",'ProductFields':{'ProviderName':'Prowler'}"),
             finding(world,
                     "arn:aws:config:eu-west-1:123456789012:config-rule/config-rule-a",
                     "'Status':'FAILED'", "capture",
                     ",'ProductFields':{'aws/config/ConfigRuleName':'lambda-dlq-check'}"),
             "{'SchemaVersion':'2018-10-08','GeneratorId':'arn:aws:guardduty:eu-west-1:"
             "123456789012:detector/d','AwsAccountId':'123456789012','Resources':[]}"));
    const Records *records = &world_input(world, "in.json")->records;
    assert_int_equal(records->mapped, 3);
    assert_int_equal(records->unmapped, 1);
    assert_int_equal(records->fail, 3); /* a detection is a problem */
    assert_int_equal(world_count(world, "IAM-3"), 2);
    assert_string_equal(world_seen(world, "IAM-3", 0)->tool, "prowler");
    assert_string_equal(world_seen(world, "IAM-3", 0)->check,
                        "awslambda_function_url_public");
    assert_string_equal(world_seen(world, "IAM-3", 1)->tool, "securityhub");
    assert_string_equal(world_seen(world, "REL-1", 0)->tool, "aws-config");
}

static void a_finding_on_several_things_tells_of_each_of_its_kind(void **state)
{
    World *world = *state;
    world_read_text(
        world,
        "{'SchemaVersion':'2018-10-08','GeneratorId':'security-control/SQS.1',"
        "'AwsAccountId':'123456789012','Compliance':{'Status':'FAILED'},'Resources':["
        "{'Type':'AwsSqsQueue','Id':'arn:aws:sqs:eu-west-1:123456789012:jobs'},"
        "{'Type':'AwsSqsQueue','Id':'arn:aws:sqs:eu-west-1:123456789012:mails'},"
        "{'Type':'AwsKmsKey','Id':'arn:aws:kms:eu-west-1:123456789012:key/k'}]}");
    assert_int_equal(world_input(world, "in.json")->records.in, 1);
    assert_int_equal(world_count(world, "SCR-4"), 2);
    assert_string_equal(world_seen(world, "SCR-4", 1)->resource->id,
                        "arn:aws:sqs:eu-west-1:123456789012:mails");
}

/* --- OCSF ----------------------------------------------------------------------------- */

static const char *ocsf(const World *world, const char *product, const char *rest)
{
    return made(world,
                "{'class_uid':2003,'metadata':{'product':{'name':'Security Hub','uid':"
                "'arn:aws:securityhub:eu-west-1::product%s'}},'cloud':{'account':{'uid':"
                "'123456789012'},'region':'eu-west-1'},'time':1795327200000,"
                "'finding_info':{'title':'t'},%s}",
                product, rest);
}

static void both_flavours_of_ocsf_are_read(void **state)
{
    World *world = *state;
    world_read_text(
        world,
        made(world, "[%s,%s,%s,%s]",
             ocsf(world, "/aws/securityhub",
                  "'compliance':{'control':'Lambda.1','status':'FAILED'},'status':'New',"
                  "'resource':{'type':'AwsLambdaFunction','uid':'" FUNCTION "lake'}"),
             ocsf(world, "v2/aws/securityhub",
                  "'compliance':{'control':'Lambda.1','status':'Pass'},'status':'New',"
                  "'resources':[{'type':'AWS::Lambda::Function','uid':'hub','uid_alt':"
                  "'" FUNCTION "hub'}]"),
             ocsf(world, "/aws/securityhub",
                  "'compliance':{'control':'Lambda.1','status':'Fail'},'status':"
                  "'Suppressed','resources':[{'uid':'" FUNCTION "quiet'}]"),
             ocsf(world, "/aws/securityhub",
                  "'compliance':{'control':'Lambda.1','status':'PASSED'},'resource':"
                  "{'uid':'" FUNCTION "old'},'unmapped':{'RecordState':'ARCHIVED'}")));
    const Input *input = world_input(world, "in.json");
    assert_string_equal(input->format, "securityhub-ocsf");
    assert_string_equal(input->scanned, "2026-11-22T06:00:00Z");
    assert_int_equal(input->records.mapped, 2);
    assert_int_equal(input->records.suppressed, 1);
    assert_int_equal(input->records.ignored_for[IGNORED_CONTEXT], 1);
    assert_int_equal(world_count(world, "IAM-3"), 2);
    assert_string_equal(world_seen(world, "IAM-3", 0)->resource->id, "hub");
    assert_int_equal(world_seen(world, "IAM-3", 0)->verdict, VERDICT_PASS);
    assert_string_equal(world_seen(world, "IAM-3", 1)->resource->id, "lake");
    assert_int_equal(world_seen(world, "IAM-3", 1)->verdict, VERDICT_FAIL);
}

static void a_detection_of_guardduty_is_counted_as_a_problem(void **state)
{
    World *world = *state;
    world_read_text(
        world, "{'Findings':[{'class_uid':2004,'metadata':{'product':{'name':"
               "'GuardDuty','uid':'arn:aws:securityhub:eu-west-1::product/aws/"
               "guardduty','feature':{'uid':'arn:aws:guardduty:d'}}},'status':'New'}]}");
    assert_int_equal(world_input(world, "in.json")->records.fail, 1);
    assert_int_equal(world_input(world, "in.json")->records.unmapped, 1);
}

static void ocsf_is_told_by_the_name_too_and_needs_its_status(void **state)
{
    World *world = *state;
    world_read_text(
        world, "{'detail':{'findings':[{'class_uid':2003,'metadata':{'product':{'name':"
               "'Security Hub'}},'compliance':{'control':'Lambda.1','status':'PASS'},"
               "'resources':[{'uid':'" FUNCTION "a'}]},{'class_uid':2003,'compliance':{"
               "'control':'Lambda.1','state':'PASS'}}]}}");
    assert_int_equal(world_input(world, "in.json")->records.rejected, 1);
    assert_int_equal(world_seen(world, "IAM-3", 0)->verdict, VERDICT_PASS);
    assert_non_null(strstr(world_said(world),
                           "/detail/findings/1/compliance/status: warning: expected Pass, "
                           "PASSED, Fail, FAILED, Warning"));
}

/* --- oddities ------------------------------------------------------------------------- */

static void what_cannot_be_read_is_named(void **state)
{
    World *world = *state;
    world_read_text(
        world, made(world,
                    "{'Findings':[%s,%s,7,{'SchemaVersion':'2018-10-08','GeneratorID':'x',"
                    "'Compliance':{'Status':'PASSED'}}]}",
                    control(world, "Lambda.1", "PASSED", "a"),
                    control(world, "Lambda.1", "Passed?", "b")));
    assert_int_equal(world_input(world, "in.json")->records.rejected, 3);
    assert_non_null(strstr(world_said(world),
                           "/Findings/1/Compliance/Status: warning: expected PASSED, "
                           "FAILED, WARNING, NOT_AVAILABLE, INFOED or INFO, found "
                           "\"Passed?\""));
    assert_non_null(strstr(world_said(world), "/Findings/2: warning: expected an object"));
    assert_non_null(strstr(world_said(world), "\"GeneratorID\" looks like it"));
}

static void its_false_friends_are_refused_by_name(void **state)
{
    static const struct {
        const char *text, *said;
    } friends[] = {
        { "{'findings':[{'findingArn':'a','awsAccountId':'1','type':'t'}]}", "Inspector" },
        { "{'findings':[{'id':'a','analyzedAt':'2026','resourceType':'AWS::IAM::Role'}]}",
          "Access Analyzer" },
        { "{'Findings':[{'Arn':'a','Service':{},'Severity':5,'SchemaVersion':'2.0'}]}",
          "GuardDuty" },
        { "{'findings':[{'category':'POLICY','resourcesAffected':{}}]}", "Macie" },
        { "[{'class_uid':2004,'metadata':{'product':{'name':'Another'}}}]",
          "OCSF findings of a product whose checks no mapping knows" },
    };
    enum { N = sizeof friends / sizeof *friends };
    World *world = *state;
    for (size_t i = 0; i < N; i++)
        world_file(world, made(world, "%zu.json", i), friends[i].text);
    world_read(world);
    assert_null(world->read);
    for (size_t i = 0; i < N; i++)
        assert_non_null(strstr(world_said(world), friends[i].said));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_control_tells_of_its_function),
        claim(all_envelopes_are_read_alike),
        claim(a_page_of_a_longer_list_is_said),
        claim(a_page_without_findings_is_no_data),
        claim(the_id_of_a_control_is_found_behind_its_standard),
        claim(the_number_in_another_standard_is_another_control),
        claim(what_is_archived_is_counted_and_proves_nothing),
        claim(a_pass_of_nothing_is_no_pass_and_what_cannot_be_checked_no_fail),
        claim(what_somebody_suppressed_is_a_waiver_candidate),
        claim(findings_of_other_tools_are_judged_as_theirs),
        claim(a_finding_on_several_things_tells_of_each_of_its_kind),
        claim(both_flavours_of_ocsf_are_read),
        claim(a_detection_of_guardduty_is_counted_as_a_problem),
        claim(ocsf_is_told_by_the_name_too_and_needs_its_status),
        claim(what_cannot_be_read_is_named),
        claim(its_false_friends_are_refused_by_name),
    };
    return cmocka_run_group_tests_name("ingest: securityhub", tests, NULL, NULL);
}
