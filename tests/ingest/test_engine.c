/* Plain lists, read as a tool file says; every record is accounted for. */
#include <string.h>

#include "ingest/reading.h"
#include "ingest/tool/tool.h"

/* A record of Checkov. */
static const char *check(const World *world, const char *id, const char *resource)
{
    return made(world,
                "{'check_id':'%s','check_name':'n','resource':'%s','file_path':'/a.tf'}",
                id, resource);
}

static const char url_check[] = "awslambda_function_url_public";

/* A record of Prowler. */
static const char *finding(const World *world, const char *status, const char *verdict,
                           const char *check_id)
{
    return made(world,
                "{'metadata':{'event_code':'%s','product':{'name':'Prowler'}},"
                "'status':'%s','status_code':'%s','cloud':{'provider':'aws'},"
                "'resources':[{'uid':'arn:aws:lambda:eu-west-1:1:function:capture'}]}",
                check_id, status, verdict);
}

static void passed_failed_and_skipped_checks_keep_their_verdicts(void **state)
{
    World *world = *state;
    const char *skipped = "{'check_id':'CKV_AWS_116','resource':'aws_lambda_function.c',"
                          "'check_result':{'suppress_comment':'synchronous'}}";
    world_read_text(world,
                    made(world,
                         "{'check_type':'terraform','results':{'passed_checks':[%s],"
                         "'failed_checks':[%s,%s],'skipped_checks':[%s]},'summary':"
                         "{'passed':1,'failed':2,'skipped':1,'checkov_version':'3.2'}}",
                         check(world, "CKV_AWS_116", "aws_lambda_function.a"),
                         check(world, "CKV_AWS_116", "aws_lambda_function.b"),
                         check(world, "CKV_STRANGE", "aws_lambda_function.b"), skipped));
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_int_equal(input->records.in, 4);
    assert_int_equal(input->records.mapped, 2);
    assert_int_equal(input->records.unmapped, 1);
    assert_int_equal(input->records.ignored_for[IGNORED_SUPPRESSED], 1);
    assert_int_equal(input->n_remarks, 0);
    assert_string_equal(input->tool_version, "3.2");
    assert_int_equal(world_count(world, "REL-1"), 2);
    assert_int_equal(world_seen(world, "REL-1", 0)->verdict, VERDICT_PASS);
    assert_int_equal(world_seen(world, "REL-1", 1)->verdict, VERDICT_FAIL);
    assert_string_equal(world_seen(world, "REL-1", 1)->pointer, "/results/failed_checks/0");
    assert_int_equal(world->one->n_suppressions, 1);
    assert_string_equal(world->one->suppressions[0].reason, "synchronous");
    assert_string_equal(world->one->suppressions[0].practice->id, "REL-1");
}

static void what_a_tool_overlooks_stays_in_the_universe(void **state)
{
    World *world = *state;
    const Practice *practice = model_find_practice(world->model, "REL-1");
    world_read_text(world, made(world,
                                "{'check_type':'terraform','results':{'passed_checks':[%s],"
                                "'skipped_checks':[%s]},'summary':{'passed':1,'failed':0,"
                                "'skipped':1,'checkov_version':'3.2'}}",
                                check(world, "CKV_AWS_116", "aws_lambda_function.a"),
                                check(world, "CKV_AWS_116", "aws_lambda_function.b")));
    assert_int_equal(world->one->universe[practice->index], 2);
}

static void what_a_quiet_run_counts_but_does_not_list_is_remarked(void **state)
{
    World *world = *state;
    world_read_text(world,
                    made(world,
                         "{'check_type':'terraform','results':{'failed_checks':[%s]},"
                         "'summary':{'passed':119,'failed':1,'skipped':2,"
                         "'parsing_errors':3,'checkov_version':'3.2.506'}}",
                         check(world, "CKV_AWS_116", "aws_lambda_function.b")));
    const Input *input = world_input(world, "in.json");
    assert_int_equal(input->records.in, 1);
    assert_int_equal(input->n_remarks, 3);
    assert_string_equal(input->remarks[0], "passed checks counted but not itemised: 119");
    assert_string_equal(input->remarks[1], "skipped checks counted but not itemised: 2");
    assert_string_equal(input->remarks[2], "files that the tool could not parse: 3");
}

static void an_unknown_verdict_rejects_the_record_and_says_where(void **state)
{
    World *world = *state;
    world_read_text(world, made(world, "[%s,%s]", finding(world, "New", "PASS", url_check),
                                finding(world, "New", "PASSED", url_check)));
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_int_equal(input->records.rejected, 1);
    assert_string_equal(world_said(world),
                        "in.json: /1/status_code: warning: expected PASS, FAIL or MANUAL, "
                        "found \"PASSED\" (byte 338)\n");
}

static void rejected_records_are_shown_five_times_and_then_counted(void **state)
{
    World *world = *state;
    Buffer text = buffer_new(world->arena);
    for (int i = 0; i < 12; i++)
        buffer_format(&text, "%s\n", finding(world, "New", "MAYBE", "x"));
    world_read_text(world, text.data);
    assert_int_equal(world_input(world, "in.json")->records.rejected, 12);
    assert_int_equal(world->diag->n_of[DIAG_WARNING], 6);
    assert_non_null(strstr(world_said(world), "12 of 12 records could not be read"));
}

static void manual_is_unknown_and_only_a_muted_fail_is_suppressed(void **state)
{
    World *world = *state;
    world_read_text(world, made(world, "[%s,%s,%s]",
                                finding(world, "Suppressed", "PASS", url_check),
                                finding(world, "Suppressed", "FAIL", url_check),
                                finding(world, "New", "MANUAL", url_check)));
    const Records *records = &world_input(world, "in.json")->records;
    assert_adds_up(records);
    assert_int_equal(records->pass, 1);
    assert_int_equal(records->suppressed, 1);
    assert_int_equal(records->unknown, 1);
    assert_int_equal(records->fail, 0);
    assert_int_equal(world_count(world, "IAM-3"), 2);
}

static void the_latest_time_and_the_version_are_the_inputs(void **state)
{
    World *world = *state;
    world_read_text(
        world,
        "[{'metadata':{'event_code':'a','product':{'name':'Prowler','version':'4.2.1'}},"
        "'status_code':'PASS','event_time':'2026-11-20T06:00:00'},"
        "{'metadata':{'event_code':'a','product':{'name':'Prowler'}},"
        "'status_code':'PASS','time_dt':'2026-11-20T09:00:00+05:00'},"
        "{'metadata':{'event_code':'a','product':{'name':'Prowler'}},"
        "'status_code':'PASS','time':1795155160}]");
    const Input *input = world_input(world, "in.json");
    assert_string_equal(input->tool_version, "4.2.1");
    assert_string_equal(input->scanned, "2026-11-20T06:12:40Z");
    assert_int_equal(input->date, 20777);
}

static void a_check_of_another_provider_is_not_ours(void **state)
{
    World *world = *state;
    world_read_text(world,
                    "[{'metadata':{'event_code':'awslambda_function_url_public','product':{"
                    "'name':'Prowler'}},'status_code':'FAIL','cloud':{'provider':'gcp'}}]");
    assert_int_equal(world_input(world, "in.json")->records.unmapped, 1);
}

static void a_check_known_to_prove_nothing_is_ignored_as_context(void **state)
{
    World *world = *state;
    world_read_text(
        world, made(world, "{'check_type':'terraform','results':{'failed_checks':[%s]}}",
                    check(world, "CKV_AWS_117", "aws_lambda_function.b")));
    const Records *records = &world_input(world, "in.json")->records;
    assert_adds_up(records);
    assert_int_equal(records->ignored_for[IGNORED_CONTEXT], 1);
}

/* --- a tool that no line of C knows ----------------------------------------------------
 */

static const char invented_tool[] =
    "{'schema':'rung-tool/1','tool':'lantern','title':'Lantern','recognise':[{'format':"
    "'lantern','has':{'/lantern':'text','/lots':'array'}}],'about':{'version':'/lantern',"
    "'time':'/at'},'records':[{'at':'/lots/*/found/*'}],'fields':{'check':['/rule','/id'],"
    "'resource':'/on/name','message':'/says','provider':'/cloud'},'verdict':{'at':'/light',"
    "'any_case':true,'pass':['green'],'fail':['red','out'],'na':'none','unknown':'dim',"
    "'suppressed':'covered'},'muted':[{'at':'/mute','is':'yes'}],'remarks':[{'at':'/dark',"
    "'say':'lots without a lamp'}],'truncated':['/more'],'checks':{'LAMP-1':{'title':"
    "'Lamps are lit','practices':[{'practice':'REL-1','strength':'direct'},{'practice':"
    "'OBS-4','strength':'indirect','verdict_strength':{'pass':'context'}}],'resource_type':"
    "'function','provider':'any','source':'x','aliases':['L1']}}}";

static void a_new_tool_takes_a_data_file_and_no_c(void **state)
{
    World *world = *state;
    world_file(world, "data/tools/lantern.json", invented_tool);
    world->bundle.data_directory = path_of(world, "data");
    world_read_text(
        world,
        "{'lantern':'0.3','at':1795155160,'dark':[1,2],'lots':[{'found':[{'rule':'LAMP-1',"
        "'on':{'name':'a'},'light':'GREEN','says':'bright'},{'id':'L1','rule':null,'on':{"
        "'name':'b'},'light':'out'},{'rule':'LAMP-1','light':'Red','mute':'yes'},{'rule':"
        "'LAMP-1','light':'none'}]},{'found':[{'rule':'LAMP-9','light':'red'},{'rule':"
        "'LAMP-1','light':'blue'},{'light':'red'}]},{}],'more':'page 2'}");
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_string_equal(input->format, "lantern");
    assert_string_equal(input->tool, "Lantern");
    assert_string_equal(input->tool_version, "0.3");
    assert_string_equal(input->scanned, "2026-11-20T06:12:40Z");
    assert_string_equal(input->remarks[1], "lots without a lamp: 2");
    assert_int_equal(input->records.in, 7);
    assert_int_equal(input->records.rejected, 2);
    assert_int_equal(input->records.unmapped, 1);
    assert_int_equal(input->records.suppressed, 1);
    assert_int_equal(input->records.not_applicable, 1);
    assert_int_equal(world_count(world, "REL-1"), 3);
    assert_int_equal(world_count(world, "OBS-4"), 2); /* a pass says nothing there */
    assert_string_equal(
        world_said(world),
        "in.json: /more: warning: this is one page of a longer list; give the other pages "
        "too (byte 372)\n"
        "in.json: /lots/1/found/1/light: warning: expected green, red, out, dim, none or "
        "covered, found \"blue\" (byte 335)\n"
        "in.json: /lots/1/found/2/rule: warning: expected a check's id, found nothing "
        "(byte 343)\n");
}

static void a_slip_in_a_tool_file_is_named(void **state)
{
    World *world = *state;
    world_file(world, "data/tools/lantern.json",
               "{'schema':'rung-tool/1','tool':'lantern','title':'Lantern','recognize':[],"
               "'checks':{}}");
    world->bundle.data_directory = path_of(world, "data");
    world_read_text(world, "{'lantern':'0.3'}");
    assert_null(world->read);
    assert_string_equal(
        world_said(world),
        "data/tools/lantern.json: /recognize: unknown member \"recognize\"; "
        "did you mean \"recognise\"? (byte 71)\n");
}

static void a_check_on_an_unknown_practice_is_named(void **state)
{
    World *world = *state;
    world_file(
        world, "data/tools/lantern.json",
        "{'schema':'rung-tool/1','tool':'lantern','title':'Lantern','recognise':[{'has'"
        ":{'/lantern':'any'}}],'records':[{'at':'/l/*','verdict':'fail'}],'fields':{"
        "'check':'/id'},'checks':{'A':{'title':'t','provider':'any','source':'s',"
        "'practices':[{'practice':'REL-9','strength':'direct'}]}}}");
    world->bundle.data_directory = path_of(world, "data");
    world_read_text(world, "{'lantern':'0.3'}");
    assert_null(world->read);
    assert_non_null(strstr(world_said(world),
                           "/checks/A/practices/0/practice: the model has "
                           "no practice \"REL-9\""));
}

/* --- our own tool files ----------------------------------------------------------------
 */

static void every_tool_file_and_all_its_checks_can_be_loaded(void **state)
{
    World *world = *state;
    Tools *tools = tools_load(world->arena, world->model, &world->bundle, world->diag);
    assert_non_null(tools);
    assert_true(tools->n_tools > 30);
    for (size_t i = 0; i < tools->n_tools; i++)
        assert_true(tool_load_checks(&tools->tools[i], world->arena, world->model,
                                     &world->bundle, world->diag));
    assert_string_equal(world_said(world), "");
}

static void an_alias_is_the_check(void **state)
{
    World *world = *state;
    Tools *tools = tools_load(world->arena, world->model, &world->bundle, world->diag);
    Tool *trivy = tools_find_producer(tools, "Trivy");
    assert_non_null(trivy);
    assert_true(
        tool_load_checks(trivy, world->arena, world->model, &world->bundle, world->diag));
    assert_ptr_equal(tool_find_check(trivy, "AVD-AWS-0066", NULL),
                     tool_find_check(trivy, "AWS-0066", "aws"));
    assert_non_null(tool_find_check(trivy, "AWS-0066", NULL));
    assert_null(tool_find_check(trivy, "AWS-0066", "gcp"));
}

static void what_is_no_list_is_refused_where_records_stand_in_one(void **state)
{
    World *world = *state;
    world_file(world, "checkov.json",
               "{'check_type':'terraform','results':{'passed_checks':{'a':{'check_id':"
               "'CKV_AWS_116','check_result':{'result':'PASSED'}}}}}");
    world_file(world, "kics.json",
               "{'kics_version':'2','severity_counters':{},'queries':[7,{'files':'x'}]}");
    world_read(world);
    assert_null(world->read);
    assert_says(world, "checkov.json: /results/passed_checks: expected a list, found an "
                       "object");
    assert_says(world, "kics.json: /queries/0: expected an object, found a number");
    assert_says(world, "kics.json: /queries/1/files: expected a list, found a text");
}

static void a_list_is_no_missing_verdict(void **state)
{
    World *world = *state;
    world_read_text(
        world, "{'SchemaVersion':2,'ArtifactName':'.','Results':[{'Target':'t','Class':"
               "'config','Misconfigurations':[{'ID':'AWS-0066','Status':[]}]}]}");
    assert_int_equal(world_input(world, "in.json")->records.rejected, 1);
    assert_says(world, "Status: warning: expected PASS, FAIL or EXCEPTION, found a list");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(passed_failed_and_skipped_checks_keep_their_verdicts),
        claim(what_a_tool_overlooks_stays_in_the_universe),
        claim(what_a_quiet_run_counts_but_does_not_list_is_remarked),
        claim(an_unknown_verdict_rejects_the_record_and_says_where),
        claim(rejected_records_are_shown_five_times_and_then_counted),
        claim(manual_is_unknown_and_only_a_muted_fail_is_suppressed),
        claim(the_latest_time_and_the_version_are_the_inputs),
        claim(a_check_of_another_provider_is_not_ours),
        claim(a_check_known_to_prove_nothing_is_ignored_as_context),
        claim(a_new_tool_takes_a_data_file_and_no_c),
        claim(a_slip_in_a_tool_file_is_named),
        claim(a_check_on_an_unknown_practice_is_named),
        claim(every_tool_file_and_all_its_checks_can_be_loaded),
        claim(an_alias_is_the_check),
        claim(what_is_no_list_is_refused_where_records_stand_in_one),
        claim(a_list_is_no_missing_verdict),
    };
    return cmocka_run_group_tests_name("ingest: engine", tests, NULL, NULL);
}
