/* Prowler's other forms: versions 2 and 3, ASFF, and clouds beside AWS. */
#include <string.h>

#include "ingest/reading.h"

/* --- version 3 ------------------------------------------------------------------------ */

static void the_json_of_version_3_tells_of_its_resource(void **state)
{
    World *world = *state;
    world_read_text(
        world,
        "[{'AssessmentStartTime':'2026-11-20T06:00:00.744599','Provider':'aws','CheckID':"
        "'awslambda_function_url_public','CheckTitle':'t','Status':'FAIL','StatusExtended':"
        "'has a public URL','AccountId':'123456789012','Region':'eu-west-1','ResourceId':"
        "'refund','ResourceArn':'arn:aws:lambda:eu-west-1:123456789012:function:refund'},"
        "{'Provider':'aws','CheckID':'awslambda_function_url_public','Status':'PASS',"
        "'StatusExtended':'','ResourceId':'capture','ResourceArn':''},"
        "{'Provider':'aws','CheckID':'awslambda_function_url_public','Status':'WARNING',"
        "'StatusExtended':'allowed','ResourceId':'quiet','ResourceArn':''},"
        "{'Provider':'aws','CheckID':'accessanalyzer_enabled','Status':'INFO',"
        "'StatusExtended':'','ResourceId':'123456789012','ResourceArn':''},"
        "{'Provider':'azure','CheckID':'app_function_application_insights_enabled','Status'"
        ":"
        "'PASS','StatusExtended':'','Subscription':'main','ResourceId':'/s/app',"
        "'ResourceName':'app'},"
        "{'Provider':'gcp','CheckID':'cloudfunction_function_not_publicly_accessible',"
        "'Status':'PASS','StatusExtended':'','ProjectId':'p','Location':'eu','ResourceId':"
        "'fn','ResourceName':'fn'}]");
    const Input *input = world_input(world, "in.json");
    assert_string_equal(input->format, "prowler-v3");
    assert_string_equal(input->scanned, "2026-11-20T06:00:00.744599");
    assert_null(input->tool_version);
    assert_adds_up(&input->records);
    assert_int_equal(input->records.mapped, 5); /* an INFO is seen, and unknown */
    assert_int_equal(input->records.suppressed, 1);
    assert_int_equal(world_count(world, "IAM-3"), 3);
    assert_string_equal(world_seen(world, "IAM-3", 0)->resource->id, "capture");
    assert_string_equal(world_seen(world, "IAM-3", 1)->resource->id, "fn");
    assert_string_equal(world_seen(world, "IAM-3", 2)->resource->id, "refund");
    assert_string_equal(world_seen(world, "IAM-3", 2)->message, "has a public URL");
    assert_int_equal(world_seen(world, "IAM-3", 2)->verdict, VERDICT_FAIL);
    assert_string_equal(world_seen(world, "OBS-4", 0)->resource->id, "/s/app");
    assert_int_equal(world_seen(world, "STD-3", 0)->verdict, VERDICT_UNKNOWN);
    assert_string_equal(world->one->suppressions[0].practice->id, "IAM-3");
}

static void the_ocsf_of_version_3_has_its_verdict_elsewhere(void **state)
{
    World *world = *state;
    world_read_text(
        world,
        "[{'class_uid':2001,'metadata':{'product':{'name':'Prowler','version':'3.16.17',"
        "'feature':{'uid':'awslambda_function_url_public'}}},'finding':{'title':'t'},"
        "'resources':[{'uid':'arn:aws:lambda:eu-west-1:123456789012:function:a'}],"
        "'cloud':{'provider':'aws','account':{'uid':'123456789012'}},'status':'Failure',"
        "'time':'2026-11-20T06:00:00'},"
        "{'class_uid':2001,'metadata':{'product':{'name':'Prowler','feature':{'uid':"
        "'awslambda_function_url_public'}}},'resources':[{'uid':'b'}],'status':'Success'},"
        "{'class_uid':2001,'metadata':{'product':{'name':'Prowler','feature':{'uid':"
        "'awslambda_function_url_public'}}},'resources':[{'uid':'c'}],'status':'Other'}]");
    const Input *input = world_input(world, "in.json");
    assert_string_equal(input->format, "prowler-ocsf");
    assert_string_equal(input->tool_version, "3.16.17");
    assert_int_equal(input->records.suppressed, 1);
    assert_int_equal(world_seen(world, "IAM-3", 0)->verdict, VERDICT_FAIL);
    assert_int_equal(world_seen(world, "IAM-3", 1)->verdict, VERDICT_PASS);
}

/* --- version 2 ------------------------------------------------------------------------ */

static void lines_of_version_2_have_the_check_in_brackets(void **state)
{
    World *world = *state;
    world_read_text(
        world,
        "{'Account Number':'123456789012','Control':'[extra759] Find secrets','Message':"
        "'a secret in it','Status':'FAIL','Control ID':'7.59','Region':'eu-west-1',"
        "'Timestamp':'2026-11-20T06:38:46Z','Resource ID':'refund'}\n"
        "{'Account Number':'123456789012','Control':'[extra759] Find secrets','Message':"
        "'','Status':'Pass','Control ID':'7.59','Resource ID':'capture'}\n"
        "{'Account Number':'123456789012','Control':'[extra759] Find secrets','Message':"
        "'','Status':'WARNING','Resource ID':'quiet'}\n"
        "{'Account Number':'123456789012','Control':'[check11] Avoid root','Message':'',"
        "'Status':'Info','Resource ID':'root'}\n");
    const Input *input = world_input(world, "in.json");
    assert_string_equal(input->format, "prowler-v2");
    assert_adds_up(&input->records);
    assert_int_equal(input->records.unknown, 1);
    assert_int_equal(input->records.suppressed, 1);
    assert_int_equal(world_count(world, "SCR-1"), 2);
    assert_string_equal(world_seen(world, "SCR-1", 0)->resource->id, "capture");
    assert_int_equal(world_seen(world, "SCR-1", 0)->verdict, VERDICT_PASS);
    assert_string_equal(world_seen(world, "SCR-1", 1)->resource->kind, "function");
    assert_string_equal(world_seen(world, "SCR-1", 1)->check, "extra759");
    assert_null(world_seen(world, "SCR-1", 1)->message); /* it may quote what it found */
    assert_string_equal(world_seen(world, "SCR-1", 1)->pointer, "/0");
}

static void ids_of_older_versions_are_the_checks_of_today(void **state)
{
    World *world = *state;
    world_read_text(world,
                    "[{'CheckID':'apigateway_waf_acl_attached','Status':'PASS',"
                    "'StatusExtended':'','ResourceId':'a'},{'CheckID':'extra744','Status':"
                    "'PASS','StatusExtended':'','ResourceId':'b'},{'CheckID':"
                    "'apigateway_restapi_waf_acl_attached','Status':'PASS',"
                    "'StatusExtended':'','ResourceId':'c'}]");
    assert_int_equal(world_count(world, "IAM-5"), 3);
}

/* --- ASFF ----------------------------------------------------------------------------- */

static const char *asff(const World *world, const char *check, const char *status,
                        const char *resource, const char *named)
{
    return made(
        world,
        "{'SchemaVersion':'2018-10-08','ProductArn':'arn:aws:securityhub:eu-west-1::"
        "product/prowler/prowler','RecordState':'ACTIVE','ProductFields':{"
        "'ProviderName':'Prowler','ProviderVersion':'2.4.0','ProwlerResourceName':"
        "'%s'},'GeneratorId':'prowler-%s','AwsAccountId':'123456789012',"
        "'UpdatedAt':'2026-11-20T06:00:00Z','Title':'t','Description':'d','Resources'"
        ":[{'Type':'AwsLambdaFunction','Id':'%s','Region':'eu-west-1'}],"
        "'Compliance':{'Status':'%s','RelatedRequirements':[]}}",
        named, check, resource, status);
}

#define ACCOUNT "AWS::::Account:123456789012"

static void asff_of_all_versions_is_prowlers(void **state)
{
    World *world = *state;
    world_read_text(
        world, made(world, "%s\n%s\n%s\n%s\n%s",
                    asff(world, "extra7179", "FAILED", ACCOUNT, "refund"),
                    asff(world, "extra7179", "PASSED", ACCOUNT, "NONE_PROVIDED"),
                    asff(world, "awslambda_function_url_public", "PASSED",
                         "arn:aws:lambda:eu-west-1:123456789012:function:capture",
                         "arn:aws:lambda:eu-west-1:123456789012:function:capture"),
                    asff(world, "awslambda_function_url_public", "WARNING", ACCOUNT, "x"),
                    asff(world, "check11", "INFOED", ACCOUNT, "NONE_PROVIDED")));
    const Input *input = world_input(world, "in.json");
    assert_string_equal(input->format, "prowler-asff");
    assert_string_equal(input->tool, "Prowler");
    assert_string_equal(input->tool_version, "2.4.0");
    assert_adds_up(&input->records);
    assert_int_equal(input->records.suppressed, 1);
    assert_int_equal(input->records.unknown, 1);
    assert_int_equal(world_count(world, "IAM-3"), 3);
    assert_string_equal(world_seen(world, "IAM-3", 0)->resource->id, "123456789012");
    assert_string_equal(world_seen(world, "IAM-3", 1)->resource->id, "capture");
    assert_string_equal(world_seen(world, "IAM-3", 2)->resource->id, "refund");
    assert_string_equal(world_seen(world, "IAM-3", 2)->message, "d");
    assert_string_equal(world_seen(world, "IAM-3", 2)->tool, "prowler");
}

/* --- oddities ------------------------------------------------------------------------- */

static void a_word_that_is_no_status_rejects_its_record(void **state)
{
    World *world = *state;
    world_file(world, "3.json",
               "[{'CheckID':'a','Status':'PASS','StatusExtended':''},"
               "{'CheckID':'a','Status':'GOOD','StatusExtended':''},"
               "{'CheckId':'a','Status':'PASS','StatusExtended':''}]");
    world_file(world, "2.json",
               "{'Control':'[check11] r','Account Number':'1','Status':'Pass'}\n"
               "{'Control':'[check11] r','Account Number':'1','Status':[]}");
    world_read(world);
    assert_int_equal(world_input(world, "3.json")->records.rejected, 2);
    assert_int_equal(world_input(world, "2.json")->records.rejected, 1);
    assert_non_null(strstr(world_said(world),
                           "2.json: /1/Status: warning: expected PASS, "
                           "FAIL, INFO, MANUAL or WARNING, found a list"));
    assert_non_null(
        strstr(world_said(world), "3.json: /1/Status: warning: expected PASS, "));
    assert_non_null(strstr(world_said(world), "found nothing; \"CheckId\" looks like it"));
}

static void a_record_that_names_no_product_is_of_the_list_it_stands_in(void **state)
{
    World *world = *state;
    const char *record = "{'metadata':{'event_code':'awslambda_function_url_public'%s},"
                         "'status_code':'FAIL','resources':[{'uid':'%s'}]}";
    const char *named = made(world, record, ",'product':{'name':'Prowler'}", "a");
    const char *nameless = made(world, record, ",'product':{'name':null}", "b");
    const char *bare = made(world, record, "", "c");
    const char *another = made(world, record, ",'product':{'name':'GuardDuty'}", "d");
    world_read_text(world, made(world, "[%s,%s,%s,%s]", named, nameless, bare, another));
    assert_int_equal(world_input(world, "in.json")->records.fail, 3);
    assert_int_equal(world_input(world, "in.json")->records.rejected, 1);
    assert_int_equal(world_count(world, "IAM-3"), 3);
    assert_says(world, "/3: warning: expected another record of Prowler");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(the_json_of_version_3_tells_of_its_resource),
        claim(the_ocsf_of_version_3_has_its_verdict_elsewhere),
        claim(lines_of_version_2_have_the_check_in_brackets),
        claim(ids_of_older_versions_are_the_checks_of_today),
        claim(asff_of_all_versions_is_prowlers),
        claim(a_word_that_is_no_status_rejects_its_record),
        claim(a_record_that_names_no_product_is_of_the_list_it_stands_in),
    };
    return cmocka_run_group_tests_name("ingest: prowler", tests, NULL, NULL);
}
