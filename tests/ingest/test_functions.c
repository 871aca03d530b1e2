/* The inventory of functions: what it proves, and how other names are joined to it. */
#include <string.h>

#include "ingest/reading.h"

#define ARN(name) "arn:aws:lambda:eu-west-1:111122223333:function:" name
#define FUNCTION(name, more)                                                               \
    "{'FunctionName':'" name "','FunctionArn':'" ARN(name) "'" more "}"
#define OCSF(check, verdict, uid)                                                          \
    "{'metadata':{'event_code':'" check                                                    \
    "','product':{'name':'Prowler'}},'status_code':'" verdict                              \
    "','cloud':{'provider':'aws'},'resources':[{'uid':'" uid "'}]}"
#define CHECK(id, resource) "{'check_id':'" id "','resource':'" resource "'}"
#define TWO_FUNCTIONS                                                                      \
    "{'Functions':[" FUNCTION("pay-capture", "") "," FUNCTION("pay_Refund", "") "]}"

static Verdict verdict_of(const World *world, const char *practice, const char *resource)
{
    for (size_t i = 0; world_seen(world, practice, i); i++)
        if (strcmp(world_seen(world, practice, i)->resource->id, resource) == 0)
            return world_seen(world, practice, i)->verdict;
    fail_msg("%s says nothing of %s", practice, resource);
    return VERDICT_UNKNOWN;
}

static void settings_prove_practices(void **state)
{
    World *world = *state;
    world_read_text(
        world,
        "{'Functions':[" FUNCTION(
            "good",
            ",'Runtime':'NodeJS22.x','Timeout':15,'MemorySize':512,"
            "'Role':'r1','TracingConfig':{'Mode':'Active'},'KMSKeyArn':'k',"
            "'DeadLetterConfig':{'TargetArn':'q'},'SigningProfileVersionArn':'"
            "s',"
            "'LoggingConfig':{'LogFormat':'JSON'},"
            "'SnapStart':{'OptimizationStatus':'On'}") "," FUNCTION("bad",
                                                                    ",'Runtime'"
                                                                    ":'"
                                                                    "nodejs18."
                                                                    "x','"
                                                                    "Timeout':"
                                                                    "3,'"
                                                                    "MemorySize"
                                                                    "':128,'"
                                                                    "Role':'r2'"
                                                                    ","
                                                                    "'TracingCo"
                                                                    "nfig':{'"
                                                                    "Mode':'"
                                                                    "PassThroug"
                                                                    "h'},"
                                                                    "'Environme"
                                                                    "nt':{'"
                                                                    "Variables'"
                                                                    ":{'DB_"
                                                                    "PASSWORD':"
                                                                    "'hunter2'}"
                                                                    "}") "," FUNCTION("imag"
                                                                                      "e",
                                                                                      ",'"
                                                                                      "Pack"
                                                                                      "ageT"
                                                                                      "ype'"
                                                                                      ":'"
                                                                                      "Imag"
                                                                                      "e','"
                                                                                      "Role"
                                                                                      "':'"
                                                                                      "r2'") "," FUNCTION("odd",
                                                                                                          ",'Runtime':'cobol1.x'") "]}");
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

static void names_of_references_are_no_secrets(void **state)
{
    World *world = *state;
    world_read_text(
        world, "{'Functions':[" FUNCTION(
                   "a", ",'Environment':{'Variables':{'DB_SECRET_ARN':'arn',"
                        "'TOKEN_TTL':'60','TABLE_NAME':'t','LOG_LEVEL':'info'}}") "]}");
    assert_int_equal(world_count(world, "SCR-1"), 0);
}

static void an_arn_and_an_address_are_the_inventorys_function(void **state)
{
    World *world = *state;
    world_file(world, "a.json", TWO_FUNCTIONS);
    world_file(
        world, "b.json",
        "[" OCSF("awslambda_function_no_dead_letter_queue", "PASS",
                 ARN("pay-capture")) "," OCSF("awslambda_function_no_dead_letter_queue",
                                              "FAIL", ARN("pay_Refund:live")) "]");
    world_file(world, "c.json",
               "{'check_type':'terraform','results':{'failed_checks':[" CHECK(
                   "CKV_AWS_116",
                   "modu"
                   "le."
                   "x."
                   "aws_"
                   "lamb"
                   "da_"
                   "func"
                   "tion"
                   ".pay"
                   "_cap"
                   "tur"
                   "e") "," CHECK("CKV_AWS_116",
                                  "AWS::Lambda::Function.PayRefund") "," CHECK("CKV_AWS_"
                                                                               "116",
                                                                               "aws_lambda_"
                                                                               "function."
                                                                               "other") "]}"
                                                                                        "}");
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
    const Practice *practice = model_find_practice(world->model, "REL-1");
    assert_int_equal(world->one->universe[practice->index], 2);
    practice = model_find_practice(world->model, "IAM-4"); /* counts APIs */
    assert_int_equal(world->one->universe[practice->index], -1);
}

static void an_address_that_fits_two_functions_joins_none(void **state)
{
    World *world = *state;
    world_file(world, "a.json",
               "{'Functions':[" FUNCTION("pay-out", "") "," FUNCTION("payout", "") "]}");
    world_file(world, "b.json",
               "{'check_type':'terraform','results':{'failed_checks':[" CHECK(
                   "CKV_AWS_116", "aws_lambda_function.pay_out") "]}}");
    world_read(world);
    assert_string_equal(world_seen(world, "REL-1", 0)->resource->id,
                        "aws_lambda_function.pay_out");
    assert_true(world_seen(world, "REL-1", 0)->unjoined);
}

static void without_an_inventory_nothing_is_unjoined(void **state)
{
    World *world = *state;
    world_read_text(world, "{'check_type':'terraform','results':{'failed_checks':[" CHECK(
                               "CKV_AWS_116", "aws_lambda_function.a") "]}}");
    assert_false(world_seen(world, "REL-1", 0)->unjoined);
    const Practice *practice = model_find_practice(world->model, "REL-1");
    assert_int_equal(world->one->universe[practice->index], -1);
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
    const Practice *practice = model_find_practice(world->model, "REL-1");
    assert_int_equal(world->one->universe[practice->index], 2);
}

static void a_function_of_another_region_is_not_the_inventorys(void **state)
{
    World *world = *state;
    world_file(world, "a.json", "{'Functions':[" FUNCTION("a", "") "]}");
    world_file(world, "b.json",
               "[" OCSF("awslambda_function_no_dead_letter_queue", "PASS",
                        "arn:aws:lambda:us-east-1:111122223333:function:a") "]");
    world_read(world);
    assert_true(world_seen(world, "REL-1", 0)->unjoined);
}

static void a_role_speaks_for_every_function_that_runs_with_it(void **state)
{
    World *world = *state;
    world_file(
        world, "a.json",
        "{'Functions':[" FUNCTION("a", ",'Role':'arn:aws:iam::1:role/shared'") "," FUNCTION(
            "b",
            ",'Role':'arn:aws:iam::1:role/shared'") "," FUNCTION("c",
                                                                 ",'Role':'arn:aws:iam::1:"
                                                                 "role/own'") "]}");
    world_file(
        world, "b.json",
        "[" OCSF(
            "iam_inline_policy_allows_privilege_escalation", "FAIL",
            "arn:aws:iam::1:role/shared") "," OCSF("iam_inline_policy_allows_privilege_"
                                                   "escalation",
                                                   "PASS",
                                                   "arn:aws:iam::1:role/stranger") "]");
    world_read(world);
    assert_int_equal(world_count(world, "IAM-1"), 3);
    assert_int_equal(verdict_of(world, "IAM-1", "a"), VERDICT_FAIL);
    assert_int_equal(verdict_of(world, "IAM-1", "b"), VERDICT_FAIL);
    assert_false(world_seen(world, "IAM-1", 0)->unjoined);
    assert_true(world_seen(world, "IAM-1", 1)->unjoined);
    assert_int_equal(world_input(world, "b.json")->records.mapped, 2);
}

static void a_function_that_no_template_declares_was_made_by_hand(void **state)
{
    World *world = *state;
    world_file(world, "a.json", TWO_FUNCTIONS);
    world_file(world, "b.json",
               "{'check_type':'terraform','results':{'passed_checks':[" CHECK(
                   "CKV_ANY", "aws_lambda_function.pay_capture") "]}}");
    world_read(world);
    assert_int_equal(verdict_of(world, "DPL-1", "pay-capture"), VERDICT_PASS);
    assert_int_equal(verdict_of(world, "DPL-1", "pay_Refund"), VERDICT_FAIL);
}

static void a_template_function_without_a_match_leaves_the_rest_unknown(void **state)
{
    World *world = *state;
    world_file(world, "a.json", TWO_FUNCTIONS);
    world_file(
        world, "b.json",
        "{'check_type':'terraform','results':{'passed_checks':[" CHECK(
            "CKV_ANY", "aws_lambda_function.pay_capture") "," CHECK("CKV_ANY",
                                                                    "module.m.aws_lambda_"
                                                                    "function.this") "]}}");
    world_read(world);
    assert_int_equal(world_count(world, "DPL-1"), 1);
}

static void tags_name_owners_and_weights(void **state)
{
    World *world = *state;
    world_file(world, "list.json",
               "{'Functions':[" FUNCTION("a", "") "," FUNCTION("b", "") "]}");
    world_file(world, "tags.json",
               "{'Configuration':" FUNCTION(
                   "a", ",'TracingConfig':{'Mode':'Active'}") ",'Tags':{'Team':'Payments','"
                                                              "criticality':'High'}}");
    world_read(world);
    const Resource *resource = world_seen(world, "OBS-4", 0)->resource;
    assert_string_equal(resource->owner, "Payments");
    assert_int_equal(resource->weight, 3);
    const Practice *practice = model_find_practice(world->model, "OBS-4");
    assert_int_equal(world->one->universe[practice->index], 4);
}

static void a_single_function_is_no_inventory(void **state)
{
    World *world = *state;
    world_read_text(world, "{'Configuration':" FUNCTION("a", "") ",'Tags':{}}");
    const Practice *practice = model_find_practice(world->model, "OBS-4");
    assert_int_equal(world->one->universe[practice->index], -1);
    assert_int_equal(world->one->n_inventory, 1);
}

static void one_page_of_a_list_is_warned_of(void **state)
{
    World *world = *state;
    world_read_text(world, "{'Functions':[" FUNCTION("a", "") "],'NextMarker':'x'}");
    assert_non_null(strstr(world_said(world), "/NextMarker: warning: this is one page"));
}

static void a_plain_array_of_functions_is_read(void **state)
{
    World *world = *state;
    world_read_text(world, "[" FUNCTION("a", "") "," FUNCTION("b", "") ",{'no':'name'}]");
    assert_adds_up(&world_input(world, "in.json")->records);
    assert_int_equal(world_input(world, "in.json")->records.rejected, 1);
    assert_string_equal(world->one->inventory[1].pointer, "/1");
}

static void apis_in_templates_are_a_signal_of_use(void **state)
{
    World *world = *state;
    world_read_text(
        world,
        "{'check_type':'terraform','results':{'passed_checks':[" CHECK(
            "CKV_ANY",
            "aws_cloudwatch_event_rule.nightly") "," CHECK("CKV_ANY",
                                                           "module.m.aws_api_gateway_stage."
                                                           "live") "]}}");
    assert_int_equal(world->one->usage_stage, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(settings_prove_practices),
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
