/* The inventory of functions: what it proves, and how other names are joined to it. */
#include <string.h>

#include "ingest/reading.h"

#define ARN "arn:aws:lambda:eu-west-1:111122223333:function:"

static const char *function(const World *world, const char *name, const char *more)
{
    return made(world, "{'FunctionName':'%s','FunctionArn':'" ARN "%s'%s}", name, name,
                more);
}

static const char *list_of(const World *world, const char *functions)
{
    return made(world, "{'Functions':[%s]}", functions);
}

static const char *two_functions(const World *world)
{
    return made(world, "{'Functions':[%s,%s]}", function(world, "pay-capture", ""),
                function(world, "pay_Refund", ""));
}

static const char *finding(const World *world, const char *check, const char *verdict,
                           const char *uid)
{
    return made(world,
                "{'metadata':{'event_code':'%s','product':{'name':'Prowler'}},"
                "'status_code':'%s','cloud':{'provider':'aws'},"
                "'resources':[{'uid':'%s'}]}",
                check, verdict, uid);
}

/* What Checkov writes of failed checks; up to three resources. */
static const char *templates(const World *world, const char *check, const char *first,
                             const char *second, const char *third)
{
    const char *const resources[] = { first, second, third };
    Buffer list = buffer_new(world->arena);
    for (size_t i = 0; i < 3 && resources[i]; i++)
        buffer_format(&list, "%s{'check_id':'%s','resource':'%s'}", i ? "," : "", check,
                      resources[i]);
    return made(world, "{'check_type':'terraform','results':{'failed_checks':[%s]}}",
                list.data);
}

static Verdict verdict_of(const World *world, const char *practice, const char *resource)
{
    for (size_t i = 0; world_seen(world, practice, i); i++)
        if (strcmp(world_seen(world, practice, i)->resource->id, resource) == 0)
            return world_seen(world, practice, i)->verdict;
    fail_msg("%s says nothing of %s", practice, resource);
    return VERDICT_UNKNOWN;
}

static int universe_of(const World *world, const char *practice)
{
    return world->one->universe[model_find_practice(world->model, practice)->index];
}

static const char good[] =
    ",'Runtime':'NodeJS22.x','Timeout':15,'MemorySize':512,'Role':'r1',"
    "'TracingConfig':{'Mode':'Active'},'KMSKeyArn':'k',"
    "'DeadLetterConfig':{'TargetArn':'q'},"
    "'SigningProfileVersionArn':'s',"
    "'LoggingConfig':{'LogFormat':'JSON'},"
    "'SnapStart':{'OptimizationStatus':'On'}";
static const char bad[] =
    ",'Runtime':'nodejs18.x','Timeout':3,'MemorySize':128,'Role':'r2',"
    "'TracingConfig':{'Mode':'PassThrough'},"
    "'Environment':{'Variables':{'DB_PASSWORD':'hunter2'}}";

static void settings_prove_practices(void **state)
{
    World *world = *state;
    world_read_text(world,
                    made(world, "{'Functions':[%s,%s,%s,%s]}",
                         function(world, "good", good), function(world, "bad", bad),
                         function(world, "image", ",'PackageType':'Image','Role':'r2'"),
                         function(world, "odd", ",'Runtime':'cobol1.x'")));
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_int_equal(input->records.no_verdict, 4);
    assert_int_equal(verdict_of(world, "DEP-3", "good"), VERDICT_PASS);
    assert_int_equal(verdict_of(world, "DEP-3", "bad"), VERDICT_FAIL);
    assert_int_equal(verdict_of(world, "DEP-3", "image"), VERDICT_PASS);
    assert_int_equal(verdict_of(world, "DEP-3", "odd"), VERDICT_UNKNOWN);
    assert_int_equal(verdict_of(world, "OBS-4", "good"), VERDICT_PASS);
    assert_int_equal(verdict_of(world, "OBS-4", "bad"), VERDICT_FAIL);
    assert_int_equal(verdict_of(world, "PRF-1", "good"), VERDICT_PASS);
    assert_int_equal(verdict_of(world, "PRF-1", "bad"), VERDICT_FAIL);
    assert_int_equal(verdict_of(world, "IAM-2", "good"), VERDICT_PASS);
    assert_int_equal(verdict_of(world, "IAM-2", "bad"), VERDICT_FAIL);
    assert_int_equal(verdict_of(world, "SCR-4", "bad"), VERDICT_FAIL);
    assert_int_equal(world_count(world, "REL-1"), 1);
    assert_int_equal(world_count(world, "SCR-1"), 1);
    assert_int_equal(world_seen(world, "SCR-1", 0)->strength, STRENGTH_SUSPECT);
    assert_string_equal(world_seen(world, "FIT-1", 0)->resource->id, "111122223333");
    assert_int_equal(world->one->usage_stage, 1);
    assert_string_equal(world->one->runtime_table_date, "2026-08-22");
    assert_null(strstr(world_dump(world), "hunter2"));
}

static void a_runtime_is_judged_by_the_day_of_the_verdict(void **state)
{
    World *world = *state;
    world->options.as_of = 20332; /* 2025-09-01, the last day of nodejs18.x is over */
    world_read_text(world, list_of(world, function(world, "a", ",'Runtime':'nodejs18.x'")));
    assert_int_equal(verdict_of(world, "DEP-3", "a"), VERDICT_FAIL);
    assert_int_equal(world->one->inventory[0].runtime_retired, 20332);
    world->options.as_of = 20331;
    world_read(world);
    assert_int_equal(verdict_of(world, "DEP-3", "a"), VERDICT_PASS);
}

static void names_of_references_are_no_secrets(void **state)
{
    World *world = *state;
    world_read_text(world,
                    list_of(world, function(world, "a",
                                            ",'Environment':{'Variables':{"
                                            "'DB_SECRET_ARN':'arn','TOKEN_TTL':'60',"
                                            "'TABLE_NAME':'t','LOG_LEVEL':'info'}}")));
    assert_int_equal(world_count(world, "SCR-1"), 0);
}

static void an_arn_and_an_address_are_the_inventorys_function(void **state)
{
    World *world = *state;
    static const char check[] = "awslambda_function_no_dead_letter_queue";
    world_file(world, "a.json", two_functions(world));
    world_file(world, "b.json",
               made(world, "[%s,%s]", finding(world, check, "PASS", ARN "pay-capture"),
                    finding(world, check, "FAIL", ARN "pay_Refund:live")));
    world_file(world, "c.json",
               templates(world, "CKV_AWS_116", "module.x.aws_lambda_function.pay_capture",
                         "AWS::Lambda::Function.PayRefund", "aws_lambda_function.other"));
    world_read(world);
    assert_int_equal(world_count(world, "REL-1"), 5);
    for (size_t i = 0; i < 5; i++) {
        const Observation *seen = world_seen(world, "REL-1", i);
        bool other = strcmp(seen->resource->id, "aws_lambda_function.other") == 0;
        assert_string_equal(seen->resource->kind, "function");
        assert_int_equal(seen->unjoined, other);
        assert_int_equal(seen->resource->in_inventory, !other);
        if (!other)
            assert_true(strcmp(seen->resource->id, "pay-capture") == 0 ||
                        strcmp(seen->resource->id, "pay_Refund") == 0);
    }
    assert_int_equal(universe_of(world, "REL-1"), 2);
    assert_int_equal(universe_of(world, "IAM-4"), -1); /* it counts APIs */
}

static void an_address_that_fits_two_functions_joins_none(void **state)
{
    World *world = *state;
    world_file(world, "a.json",
               made(world, "{'Functions':[%s,%s]}", function(world, "pay-out", ""),
                    function(world, "payout", "")));
    world_file(world, "b.json",
               templates(world, "CKV_AWS_116", "aws_lambda_function.pay_out", NULL, NULL));
    world_read(world);
    assert_string_equal(world_seen(world, "REL-1", 0)->resource->id,
                        "aws_lambda_function.pay_out");
    assert_true(world_seen(world, "REL-1", 0)->unjoined);
}

static void without_an_inventory_nothing_is_unjoined(void **state)
{
    World *world = *state;
    world_read_text(world,
                    templates(world, "CKV_AWS_116", "aws_lambda_function.a", NULL, NULL));
    assert_false(world_seen(world, "REL-1", 0)->unjoined);
    assert_int_equal(universe_of(world, "REL-1"), -1);
}

static void functions_of_one_name_in_two_regions_stay_two(void **state)
{
    World *world = *state;
    world_read_text(world,
                    "{'Functions':[{'FunctionArn':'arn:aws:lambda:eu-west-1:1:function:a'},"
                    "{'FunctionArn':'arn:aws:lambda:us-east-1:1:function:a'}]}");
    assert_int_equal(world->one->n_inventory, 2);
    assert_string_equal(world->one->inventory[0].resource->id,
                        "arn:aws:lambda:eu-west-1:1:function:a");
    assert_int_equal(universe_of(world, "REL-1"), 2);
}

static void a_function_of_another_region_is_not_the_inventorys(void **state)
{
    World *world = *state;
    world_file(world, "a.json", list_of(world, function(world, "a", "")));
    world_file(world, "b.json",
               finding(world, "awslambda_function_no_dead_letter_queue", "PASS",
                       "arn:aws:lambda:us-east-1:111122223333:function:a"));
    world_read(world);
    assert_true(world_seen(world, "REL-1", 0)->unjoined);
}

static void a_role_speaks_for_every_function_that_runs_with_it(void **state)
{
    World *world = *state;
    static const char check[] = "iam_inline_policy_allows_privilege_escalation";
    static const char shared[] = ",'Role':'arn:aws:iam::1:role/shared'";
    world_file(world, "a.json",
               made(world, "{'Functions':[%s,%s,%s]}", function(world, "a", shared),
                    function(world, "b", shared),
                    function(world, "c", ",'Role':'arn:aws:iam::1:role/own'")));
    world_file(world, "b.json",
               made(world, "[%s,%s]",
                    finding(world, check, "FAIL", "arn:aws:iam::1:role/shared"),
                    finding(world, check, "PASS", "arn:aws:iam::1:role/stranger")));
    world_read(world);
    assert_int_equal(world_count(world, "IAM-1"), 3);
    assert_int_equal(verdict_of(world, "IAM-1", "a"), VERDICT_FAIL);
    assert_int_equal(verdict_of(world, "IAM-1", "b"), VERDICT_FAIL);
    assert_false(world_seen(world, "IAM-1", 0)->unjoined);
    assert_true(world_seen(world, "IAM-1", 1)->unjoined); /* arn:… sorts before b */
    assert_int_equal(world_input(world, "b.json")->records.mapped, 2);
}

static void a_function_that_no_template_declares_was_made_by_hand(void **state)
{
    World *world = *state;
    world_file(world, "a.json", two_functions(world));
    world_file(world, "b.json",
               templates(world, "CKV_ANY", "aws_lambda_function.pay_capture", NULL, NULL));
    world_read(world);
    assert_int_equal(verdict_of(world, "DPL-1", "pay-capture"), VERDICT_PASS);
    assert_int_equal(verdict_of(world, "DPL-1", "pay_Refund"), VERDICT_FAIL);
}

static void a_template_function_without_a_match_leaves_the_rest_unknown(void **state)
{
    World *world = *state;
    world_file(world, "a.json", two_functions(world));
    world_file(world, "b.json",
               templates(world, "CKV_ANY", "aws_lambda_function.pay_capture",
                         "module.m.aws_lambda_function.this", NULL));
    world_read(world);
    assert_int_equal(world_count(world, "DPL-1"), 1);
}

static void tags_name_owners_and_weights(void **state)
{
    World *world = *state;
    world_file(world, "list.json",
               made(world, "{'Functions':[%s,%s]}", function(world, "a", ""),
                    function(world, "b", "")));
    world_file(world, "tags.json",
               made(world,
                    "{'Configuration':%s,'Tags':{'Team':'Pay','criticality':'High'}}",
                    function(world, "a", ",'TracingConfig':{'Mode':'Active'}")));
    world_read(world);
    const Resource *resource = world_seen(world, "OBS-4", 0)->resource;
    assert_string_equal(resource->owner, "Pay");
    assert_int_equal(resource->weight, 3);
    assert_int_equal(universe_of(world, "OBS-4"), 4);
}

static void a_single_function_is_no_inventory(void **state)
{
    World *world = *state;
    world_read_text(
        world, made(world, "{'Configuration':%s,'Tags':{}}", function(world, "a", "")));
    assert_int_equal(universe_of(world, "OBS-4"), -1);
    assert_int_equal(world->one->n_inventory, 1);
}

static void one_page_of_a_list_is_warned_of(void **state)
{
    World *world = *state;
    world_read_text(world, made(world, "{'Functions':[%s],'NextMarker':'x'}",
                                function(world, "a", "")));
    assert_non_null(strstr(world_said(world), "/NextMarker: warning: this is one page"));
}

static void a_plain_array_of_functions_is_read(void **state)
{
    World *world = *state;
    world_read_text(world, made(world, "[%s,%s,{'no':'name'}]", function(world, "a", ""),
                                function(world, "b", "")));
    assert_adds_up(&world_input(world, "in.json")->records);
    assert_int_equal(world_input(world, "in.json")->records.rejected, 1);
    assert_string_equal(world->one->inventory[1].pointer, "/1");
}

static void apis_in_templates_are_a_signal_of_use(void **state)
{
    World *world = *state;
    world_read_text(world, templates(world, "CKV_ANY", "aws_cloudwatch_event_rule.nightly",
                                     "module.m.aws_api_gateway_stage.live", NULL));
    assert_int_equal(world->one->usage_stage, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(settings_prove_practices),
        claim(a_runtime_is_judged_by_the_day_of_the_verdict),
        claim(names_of_references_are_no_secrets),
        claim(an_arn_and_an_address_are_the_inventorys_function),
        claim(an_address_that_fits_two_functions_joins_none),
        claim(without_an_inventory_nothing_is_unjoined),
        claim(functions_of_one_name_in_two_regions_stay_two),
        claim(a_function_of_another_region_is_not_the_inventorys),
        claim(a_role_speaks_for_every_function_that_runs_with_it),
        claim(a_function_that_no_template_declares_was_made_by_hand),
        claim(a_template_function_without_a_match_leaves_the_rest_unknown),
        claim(tags_name_owners_and_weights),
        claim(a_single_function_is_no_inventory),
        claim(one_page_of_a_list_is_warned_of),
        claim(a_plain_array_of_functions_is_read),
        claim(apis_in_templates_are_a_signal_of_use),
    };
    return cmocka_run_group_tests_name("ingest: functions", tests, NULL, NULL);
}
