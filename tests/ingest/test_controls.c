/* Tools that run controls against an account: results with a resource count, an OK of
 * nothing and a control of another cloud do not. */
#include <string.h>

#include "ingest/reading.h"

/* --- CloudSploit ---------------------------------------------------------------------- */

static const char *result(const World *world, const char *plugin, const char *resource,
                          const char *region, const char *status)
{
    return made(world,
                "{'plugin':'%s','category':'c','title':'t','resource':'%s','region':%s,"
                "'status':'%s','message':'m'}",
                plugin, resource, region, status);
}

static const char capture[] = "arn:aws:lambda:eu-west-1:123456789012:function:capture";

static void warnings_fail_and_an_ok_without_a_resource_shows_nothing(void **state)
{
    World *world = *state;
    world_read_text(
        world, made(world, "[%s,%s,%s,%s,%s,%s]",
                    result(world, "lambdaTracingEnabled", capture, "'eu-west-1'", "WARN"),
                    result(world, "lambdaTracingEnabled", "N/A", "'eu-west-2'", "OK"),
                    result(world, "cloudtrailEnabled", "N/A", "'eu-west-1'", "OK"),
                    result(world, "guardDutyEnabled", "N/A", "['global']", "FAIL"),
                    result(world, "lambdaTracingEnabled", "N/A", "'eu-west-1'", "UNKNOWN"),
                    result(world, "lambdaTracingEnabled", "N/A", "'eu-west-1'", "odd")));
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_int_equal(input->records.pass, 2);
    assert_int_equal(input->records.fail, 2);
    assert_int_equal(input->records.unknown, 1);
    assert_int_equal(input->records.rejected, 1);
    assert_int_equal(input->records.ignored_for[IGNORED_CONTEXT], 1);
    assert_non_null(strstr(world_said(world), "expected OK, FAIL, WARN or UNKNOWN"));
    assert_int_equal(world_seen(world, "OBS-4", 0)->verdict, VERDICT_FAIL);
    assert_string_equal(world_seen(world, "OBS-4", 0)->resource->id, "capture");
    assert_string_equal(world_seen(world, "OBS-4", 0)->pointer, "/0");
    assert_int_equal(world_count(world, "OBS-6"), 2);
    assert_string_equal(world_seen(world, "OBS-6", 0)->resource->id, "eu-west-1");
    assert_int_equal(world_seen(world, "OBS-6", 0)->verdict, VERDICT_PASS);
    assert_string_equal(world_seen(world, "OBS-6", 1)->resource->id, "global");
}

/* --- Powerpipe ------------------------------------------------------------------------ */

static const char *control(const World *world, const char *id, const char *more,
                           const char *status)
{
    return made(world,
                "{'control_id':'%s','title':'t'%s,'results':[{'status':'%s',"
                "'reason':'r','resource':'%s','dimensions':[{'key':'region','value':"
                "'eu-west-1'},{'key':'account_id','value':'123456789012'}]}]}",
                id, more, status, capture);
}

static void controls_are_found_in_groups_of_groups(void **state)
{
    World *world = *state;
    const char *traced = "aws_compliance.control.lambda_function_tracing_enabled";
    world_read_text(
        world,
        made(world,
             "{'group_id':'root_result_group','summary':{},'controls':null,'groups':[{"
             "'group_id':'a','controls':[%s,%s],'groups':[{'group_id':'b','groups':null,"
             "'controls':[%s,{'control_id':'x','results':null}]}]}]}",
             control(world, traced, ",'run_error':''", "alarm"),
             control(world, traced, "", "info"),
             control(world, "control.lambda_function_tracing_enabled", "", "ok")));
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_string_equal(input->format, "powerpipe");
    assert_int_equal(input->records.in, 3);
    assert_int_equal(input->records.mapped, 3);
    assert_int_equal(input->records.unknown, 1);
    assert_int_equal(world_count(world, "OBS-4"), 3);
    const Observation *seen = world_seen(world, "OBS-4", 0);
    assert_int_equal(seen->verdict, VERDICT_FAIL);
    assert_string_equal(seen->resource->id, "capture");
    assert_string_equal(seen->account, "123456789012");
    assert_string_equal(seen->pointer, "/groups/0/controls/0/results/0");
}

static void a_control_of_another_cloud_and_one_that_broke_show_nothing(void **state)
{
    World *world = *state;
    world_read_text(world,
                    made(world,
                         "{'group_id':'r','summary':{},'groups':[],'controls':[%s,%s,%s]}",
                         control(world, "azure_compliance.control.cis_v150_4_16", "", "ok"),
                         control(world, "control.securityhub_enabled",
                                 ",'tags':{'plugin':'gcp'}", "ok"),
                         control(world, "aws_compliance.control.securityhub_enabled",
                                 ",'run_error':'timeout'", "ok")));
    const Records *records = &world_input(world, "in.json")->records;
    assert_int_equal(records->pass, 3);
    assert_int_equal(records->unmapped, 2);
    assert_int_equal(records->ignored_for[IGNORED_CONTEXT], 1);
    assert_int_equal(world->one->n_observations, 0);
}

/* --- AWS Service Screener ------------------------------------------------------------- */

static void a_screened_rule_is_named_by_its_service(void **state)
{
    World *world = *state;
    world_read_text(
        world,
        "{'lambda':{'summary':{},'stats':{'suppressed':2},'detail':{'eu-west-1':{"
        "'Lambda::capture':{'lambdaTracingDisabled':{'shortDesc':'s','value':'PassThrough'}"
        ","
        "'lambdaGuardDutyProtectionDisabled':{'value':'Lambda'}}}}},'sqs':{'summary':{},"
        "'detail':{'eu-west-1':{'Queue::orders':{'EncryptionAtRest':{'value':'none'}}}}},"
        "'apigateway':{'summary':{},'detail':{'eu-west-1':{'REST::pay':{'IAMAuthentication'"
        ":"
        "{'value':'API: pay (Error checking "
        "methods)'}}}}},'customPage_findings':{'a':[]}}");
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_string_equal(input->format, "service-screener");
    assert_int_equal(input->records.in, 4);
    assert_int_equal(input->records.fail, 3);
    assert_int_equal(input->records.unknown, 1);
    assert_int_equal(input->records.ignored_for[IGNORED_CONTEXT], 1);
    assert_string_equal(
        input->remarks[0],
        "findings on lambda that Service Screener was told to suppress, not "
        "listed: 2");
    assert_string_equal(world_seen(world, "OBS-4", 0)->resource->id, "capture");
    assert_string_equal(world_seen(world, "OBS-4", 0)->pointer,
                        "/lambda/detail/eu-west-1/Lambda::capture/lambdaTracingDisabled");
    assert_string_equal(world_seen(world, "SCR-4", 0)->check, "sqs.EncryptionAtRest");
    assert_int_equal(world_seen(world, "IAM-4", 0)->verdict, VERDICT_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(warnings_fail_and_an_ok_without_a_resource_shows_nothing),
        claim(controls_are_found_in_groups_of_groups),
        claim(a_control_of_another_cloud_and_one_that_broke_show_nothing),
        claim(a_screened_rule_is_named_by_its_service),
    };
    return cmocka_run_group_tests_name("ingest: controls", tests, NULL, NULL);
}
