/* Linters of templates: what each lists, what it proves, and how it names the thing that it
 * speaks of, so that two of them speak of one thing. */
#include <string.h>

#include "ingest/reading.h"

/* --- KICS ----------------------------------------------------------------------------- */

static const char *query(const World *world, const char *id, const char *platform,
                         const char *category, const char *file)
{
    return made(world,
                "{'query_name':'q','query_id':'%s','severity':'INFO','platform':'%s',"
                "'category':'%s','files':[{'file_name':'../../path/a','line':4,%s,"
                "'actual_value':'as it is'}]}",
                id, platform, category, file);
}

static void kics_names_resources_by_their_search_key(void **state)
{
    World *world = *state;
    const Records *records = read_as(
        world, "kics",
        made(
            world,
            "{'kics_version':'v2.1.11','start':'2026-11-20T07:00:47.3Z','end':"
            "'2026-11-20T07:00:57.7Z','severity_counters':{'INFO':5},'files_failed_to_scan'"
            ":2,'queries_failed_to_execute':0,'queries':[%s,%s,%s,%s,%s]}",
            query(world, "8152e0cf-d2f0-47ad-96d5-d003a76eabd1", "Terraform",
                  "Observability",
                  "'resource_type':'aws_lambda_function','resource_name':'shop-pay',"
                  "'search_key':'aws_lambda_function[pay].tracing_config.mode'"),
            query(world, "9488c451-074e-4cd3-aee3-7db6104f542c", "CloudFormation",
                  "Observability",
                  "'resource_type':'AWS::Lambda::Function','resource_name':'n/a',"
                  "'search_key':'Resources.Pay.Properties'"),
            query(world, "0d7ef70f-e176-44e6-bdba-add3e429788d", "ServerlessFW",
                  "Observability",
                  "'resource_name':'shop','search_key':'functions.refund.tracing'"),
            query(world, "1402afd8-a95c-4e84-8b0b-6fb43758e6ce", "Terraform",
                  "Secret Management", "'search_key':''"),
            query(world, "00000000-0000-0000-0000-000000000000", "Dockerfile", "Backup",
                  "'search_key':'FROM={{x}}'")));
    const Input *input = world_input(world, "in.json");
    assert_string_equal(input->tool_version, "v2.1.11");
    assert_string_equal(input->scanned, "2026-11-20T07:00:57.7Z");
    assert_string_equal(input->remarks[0], "files that the tool could not scan: 2");
    assert_int_equal(records->fail, 5);
    assert_int_equal(records->unmapped, 1);
    assert_seen(world, "OBS-4", "aws_lambda_function.pay", VERDICT_FAIL,
                "/queries/0/files/0");
    assert_seen(world, "OBS-4", "AWS::Lambda::Function.Pay", VERDICT_FAIL,
                "/queries/1/files/0");
    assert_seen(world, "OBS-4", "refund", VERDICT_FAIL, "/queries/2/files/0");
    assert_string_equal(world_on(world, "OBS-4", "refund")->message, "as it is");
    assert_null(world_on(world, "SCR-1", "../../path/a")->message); /* it may quote */
}

static void kics_before_its_version_was_written_is_kics(void **state)
{
    World *world = *state;
    const Records *records =
        read_as(world, "kics",
                "{'files_scanned':1,'severity_counters':{'HIGH':0},'queries':[{'query_id':"
                "'x','files':[{'line':1},{'file_name':7}]},{'files':[{'line':1}]}]}");
    assert_int_equal(records->unmapped, 2);
    assert_int_equal(records->rejected, 1);
    assert_says(world, "/queries/1/query_id: warning: expected a check's id");
}

static void kics_wrapped_by_vmclarity_is_refused_by_name(void **state)
{
    World *world = *state;
    world_read_text(world, "{'vmclarity':{'misconfigurations':[{'severity':'HIGH'}]}}");
    assert_null(world->one);
    assert_says(world, "this is a report of VMClarity");
}

/* --- tfsec ---------------------------------------------------------------------------- */

static void tfsec_is_read_in_three_generations(void **state)
{
    World *world = *state;
    const char *result = "{'rule_id':'%s',%s,'rule_provider':'aws','location':{'filename':"
                         "'a.tf','start_line':3,'end_line':8}}";
    const Records *records =
        read_as(world, "tfsec",
                made(world, "{'results':[%s,%s,%s,%s,%s,%s,%s]}",
                     made(world, result, "AVD-AWS-0066",
                          "'status':0,'resource':'aws_lambda_function.a'"),
                     made(world, result, "AVD-AWS-0066",
                          "'status':1,'resource':'aws_lambda_function.b'"),
                     made(world, result, "AVD-AWS-0066",
                          "'status':2,'resource':'aws_lambda_function.c'"),
                     made(world, result, "aws-lambda-enable-tracing",
                          "'legacy_rule_id':'','status':'failed','description':'Resource "
                          "\\u0027module.fn:aws_lambda_function.d\\u0027 does not trace'"),
                     made(world, result, "AWS061",
                          "'passed':false,'description':'Resource "
                          "\\u0027aws_apigatewayv2_stage.e\\u0027 has no log'"),
                     made(world, result, "AWS061", "'passed':true,'description':'x'"),
                     made(world, result, "AVD-AWS-0066", "'status':'maybe'")));
    assert_int_equal(records->pass, 2);
    assert_int_equal(records->suppressed, 1);
    assert_int_equal(records->rejected, 1);
    assert_int_equal(records->ignored_for[IGNORED_CONTEXT], 1); /* an old pass */
    assert_seen(world, "OBS-4", "aws_lambda_function.a", VERDICT_FAIL, "/results/0");
    assert_seen(world, "OBS-4", "aws_lambda_function.b", VERDICT_PASS, "/results/1");
    assert_seen(world, "OBS-4", "module.fn.aws_lambda_function.d", VERDICT_FAIL,
                "/results/3");
    assert_int_equal(world_count(world, "OBS-3"), 1);
    assert_seen(world, "OBS-3", "aws_apigatewayv2_stage.e", VERDICT_FAIL, "/results/4");
    assert_string_equal(world->one->suppressions[0].resource, "aws_lambda_function.c");
}

/* --- Terrascan ------------------------------------------------------------------------ */

static void terrascans_passed_rules_are_counted_and_prove_nothing(void **state)
{
    World *world = *state;
    const char *violation = "{'rule_id':'%s','rule_name':'n','resource_type':"
                            "'aws_lambda_function','resource_name':'%s','module_name':'%s',"
                            "'file':'a.tf','line':5%s}";
    const Records *records = read_as(
        world, "terrascan",
        made(
            world,
            "{'results':{'scan_errors':[{'errMsg':'x'}],'passed_rules':[{'rule_id':"
            "'AC_AWS_0483','rule_name':'n'}],'violations':[%s,%s],'skipped_violations':"
            "[%s],'scan_summary':{'scanned_at':'2026-11-18 16:40:40.35 +0000 UTC'}}}",
            made(world, violation, "AC_AWS_0163", "a", "root", ""),
            made(world, violation, "AC_AWS_0485", "b", "fn", ""),
            made(world, violation, "AC_AWS_0163", "c", "root", ",'skip_comment':'later'")));
    const Input *input = world_input(world, "in.json");
    assert_string_equal(input->scanned, "2026-11-18 16:40:40.35 +0000 UTC");
    assert_string_equal(input->remarks[0], "folders that the tool could not scan: 1");
    assert_int_equal(records->pass, 1);
    assert_int_equal(records->ignored_for[IGNORED_CONTEXT], 1);
    assert_int_equal(world_count(world, "SCR-4"), 0);
    assert_seen(world, "OBS-4", "aws_lambda_function.a", VERDICT_FAIL,
                "/results/violations/0");
    assert_seen(world, "OBS-4", "module.fn.aws_lambda_function.b", VERDICT_FAIL,
                "/results/violations/1");
    assert_string_equal(world->one->suppressions[0].reason, "later");
}

static void terrascan_without_violations_is_terrascan(void **state)
{
    World *world = *state;
    const Records *records = read_as(
        world, "terrascan",
        "{'results':{'violations':null,'skipped_violations':null,'scan_summary':{}}}");
    assert_int_equal(records->in, 0);
}

/* --- Semgrep, TFLint ------------------------------------------------------------------ */

static void semgrep_keeps_the_place_and_never_the_code(void **state)
{
    World *world = *state;
    const char *result =
        "{'check_id':'%s','path':'src/a.py','start':{'line':4},'extra':{"
        "'lines':'geheim','message':'geheim','metavars':{'$X':'geheim'}%s}}";
    const char *rule = "generic.secrets.security.detected-private-key.detected-private-key";
    const Records *records = read_as(
        world, "semgrep",
        made(world, "{'version':'1.90.0','errors':[{'type':'x'}],'results':[%s,%s,%s]}",
             made(world, result, rule, ",'is_ignored':false"),
             made(world, result, "rules.mine.detected-private-key", ""),
             made(world, result, rule, ",'is_ignored':true")));
    assert_int_equal(records->fail, 2);
    assert_int_equal(records->mapped, 2); /* a local copy puts its path in front */
    assert_int_equal(records->suppressed, 1);
    assert_seen(world, "SCR-1", "src/a.py", VERDICT_FAIL, "/results/0");
    assert_string_equal(world_input(world, "in.json")->tool_version, "1.90.0");
    assert_string_equal(world_input(world, "in.json")->remarks[0],
                        "errors that the tool states: 1");
    assert_null(strstr(world_dump(world), "geheim"));
}

static void semgrep_without_results_is_told_from_bandit(void **state)
{
    World *world = *state;
    world_file(world, "a.json", "{'results':[],'errors':[]}");
    world_file(world, "b.json",
               "{'results':[],'errors':[],'metrics':{},'generated_at':'x'}");
    world->options.keep_going = true;
    world_read(world);
    assert_string_equal(world_input(world, "a.json")->format, "semgrep");
    assert_int_equal(world->one->n_inputs, 1);
}

static void an_answer_of_semgreps_api_is_refused_by_name(void **state)
{
    World *world = *state;
    world_read_text(world, "{'vulns':[],'hasMore':false,'cursor':'x'}");
    assert_null(world->one);
    assert_says(world, "this is an answer of the Semgrep API");
}

static void tflint_fails_the_file_that_it_names(void **state)
{
    World *world = *state;
    const Records *records =
        read_as(world, "tflint",
                "{'issues':[{'rule':{'name':'aws_lambda_function_tracing_rule'},'message':"
                "'no tracing','range':{'filename':'fn/main.tf','start':{'line':5}}},"
                "{'rule':'x'}],'errors':[]}");
    assert_int_equal(records->rejected, 1);
    assert_seen(world, "OBS-4", "fn/main.tf", VERDICT_FAIL, "/issues/0");
    assert_string_equal(world_on(world, "OBS-4", "fn/main.tf")->message, "no tracing");
}

/* --- Checkov -------------------------------------------------------------------------- */

/* Checkov lists by its own result; a file that says otherwise in a record is not believed.
 */
static void an_unknown_among_checkovs_passed_is_no_pass(void **state)
{
    World *world = *state;
    world_read_text(world,
                    "{'check_type':'terraform','results':{'passed_checks':["
                    "{'check_id':'CKV_AWS_116','resource':'aws_lambda_function.a',"
                    "'check_result':{'result':'UNKNOWN'}},"
                    "{'check_id':'CKV_AWS_116','resource':'aws_lambda_function.b',"
                    "'check_result':{'result':'FAILED'}},"
                    "{'check_id':'CKV_AWS_116','resource':'aws_lambda_function.c',"
                    "'check_result':{'result':'PASSED'}},"
                    "{'check_id':'CKV_AWS_116','resource':'aws_lambda_function.d'}]}}");
    const Records *records = &world_input(world, "in.json")->records;
    assert_int_equal(records->unknown, 1);
    assert_int_equal(records->fail, 1);
    assert_int_equal(records->pass, 2);
}

static void checkovs_plan_and_its_source_are_one_resource(void **state)
{
    World *world = *state;
    const char *report =
        "{'check_type':'%s','results':{'passed_checks':[],'failed_checks':["
        "{'check_id':'CKV_AWS_116','resource':'aws_lambda_function.a',"
        "'file_path':'%s','file_line_range':[1,9]}],'skipped_checks':[]},"
        "'summary':{'passed':3,'failed':1,'skipped':0,'checkov_version':"
        "'3.2'}}";
    const char *nothing = "{'passed':0,'failed':0,'skipped':0,'parsing_errors':0,"
                          "'resource_count':0,'checkov_version':'3.2'}";
    const Practice *practice = model_find_practice(world->model, "REL-1");
    const Records *records =
        read_as(world, "checkov",
                made(world, "[%s,%s,%s]", made(world, report, "terraform", "/main.tf"),
                     made(world, report, "terraform_plan", "/plan.json"), nothing));
    assert_int_equal(records->in, 2);
    assert_string_equal(world_input(world, "in.json")->remarks[0],
                        "passed checks counted but not itemised: 6");
    assert_ptr_equal(world_seen(world, "REL-1", 0)->resource,
                     world_seen(world, "REL-1", 1)->resource);
    assert_int_equal(world->one->universe[practice->index], -1); /* one, as it was seen */
}

/* --- one thing seen twice --------------------------------------------------------------
 */

static void kics_as_json_and_as_sarif_is_one_failure(void **state)
{
    World *world = *state;
    const char *id = "8152e0cf-d2f0-47ad-96d5-d003a76eabd1";
    world_file(world, "kics.json",
               made(world, "{'severity_counters':{},'queries':[%s]}",
                    query(world, id, "Terraform", "Observability",
                          "'search_key':'aws_lambda_function[pay]'")));
    world_file(
        world, "kics.sarif",
        made(world,
             "{'version':'2.1.0','runs':[{'tool':{'driver':{'name':'KICS'}},'results':"
             "[{'ruleId':'%s','locations':[{'physicalLocation':{'artifactLocation':{"
             "'uri':'path/a'},'region':{'startLine':4}}}]}]}]}",
             id));
    world_read(world);
    assert_int_equal(world_count(world, "OBS-4"), 2);
    assert_ptr_equal(world_seen(world, "OBS-4", 0)->resource,
                     world_seen(world, "OBS-4", 1)->resource);
    assert_string_equal(world_seen(world, "OBS-4", 0)->resource->id,
                        "aws_lambda_function.pay");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(kics_names_resources_by_their_search_key),
        claim(kics_before_its_version_was_written_is_kics),
        claim(kics_wrapped_by_vmclarity_is_refused_by_name),
        claim(tfsec_is_read_in_three_generations),
        claim(terrascans_passed_rules_are_counted_and_prove_nothing),
        claim(terrascan_without_violations_is_terrascan),
        claim(semgrep_keeps_the_place_and_never_the_code),
        claim(semgrep_without_results_is_told_from_bandit),
        claim(an_answer_of_semgreps_api_is_refused_by_name),
        claim(tflint_fails_the_file_that_it_names),
        claim(an_unknown_among_checkovs_passed_is_no_pass),
        claim(checkovs_plan_and_its_source_are_one_resource),
        claim(kics_as_json_and_as_sarif_is_one_failure),
    };
    return cmocka_run_group_tests_name("ingest: linters of templates", tests, NULL, NULL);
}
