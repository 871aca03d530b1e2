/* What a template declares beside a function and names after it counts as that function
 * where functions are counted, and only where the name leaves no doubt. */
#include <string.h>

#include "ingest/join/belonging.h"
#include "ingest/reading.h"

static const char estate[] = "{'Functions':["
                             "{'FunctionArn':'arn:aws:lambda:e:1:function:pay-refund'},"
                             "{'FunctionArn':'arn:aws:lambda:e:1:function:pay-out'},"
                             "{'FunctionArn':'arn:aws:lambda:e:1:function:payout'},"
                             "{'FunctionArn':'arn:aws:lambda:e:1:function:Grant_Role'}]}";

/* Checkov's failed check on an inline policy, for practice IAM-1, which counts functions.
 */
static void scan(World *world, const char *resource)
{
    world_file(world, "a.json", estate);
    world_file(world, "b.json",
               made(world,
                    "{'check_type':'terraform','results':{'failed_checks':["
                    "{'check_id':'CKV_AWS_355','resource':'%s'}]}}",
                    resource));
    world_read(world);
    assert_int_equal(world_count(world, "IAM-1"), 1);
}

static void a_policy_named_after_a_function_counts_as_the_function(void **state)
{
    World *world = *state;
    scan(world, "module.pay.aws_iam_role_policy.pay_refund");
    assert_string_equal(world_seen(world, "IAM-1", 0)->resource->id, "pay-refund");
    assert_false(world_seen(world, "IAM-1", 0)->unjoined);
}

static void an_ending_policy_or_role_may_be_left_out(void **state)
{
    World *world = *state;
    scan(world, "AWS::IAM::Role.PayRefundRolePolicy");
    assert_string_equal(world_seen(world, "IAM-1", 0)->resource->id, "pay-refund");
}

static void a_function_whose_whole_name_fits_comes_first(void **state)
{
    World *world = *state;
    scan(world, "aws_iam_policy.grant-role");
    assert_string_equal(world_seen(world, "IAM-1", 0)->resource->id, "Grant_Role");
}

static void assert_unjoined(World *world, const char *resource)
{
    scan(world, resource);
    assert_string_equal(world_seen(world, "IAM-1", 0)->resource->id, resource);
    assert_true(world_seen(world, "IAM-1", 0)->unjoined);
}

static void a_name_that_fits_two_functions_stays_unjoined(void **state)
{
    assert_unjoined(*state, "aws_iam_role_policy.pay_out");
}

static void an_ending_is_not_cut_to_escape_the_doubt(void **state)
{
    assert_unjoined(*state, "aws_iam_role_policy.pay_out_policy");
}

static void an_unlike_name_stays_unjoined(void **state)
{
    assert_unjoined(*state, "aws_iam_role_policy.pay_refund_extra");
}

static void a_type_that_serves_many_functions_stays_unjoined(void **state)
{
    assert_unjoined(*state, "aws_iam_group_policy.pay_refund");
}

static void a_page_of_one_function_is_no_inventory_to_join(void **state)
{
    World *world = *state;
    world_read_text(world, "{'check_type':'terraform','results':{'failed_checks':["
                           "{'check_id':'CKV_AWS_355','resource':'aws_iam_policy.a'},"
                           "{'check_id':'CKV_AWS_116','resource':'aws_lambda_function.a'}"
                           "]}}");
    assert_string_equal(world_seen(world, "IAM-1", 0)->resource->id, "aws_iam_policy.a");
}

static void a_waiver_of_the_policy_waives_the_function(void **state)
{
    World *world = *state;
    world_file(world, "w.json",
               "{'schema':'rung-waivers/1','waivers':[{'id':'W','practice':'IAM-1',"
               "'resource':'aws_iam_role_policy.pay_refund','reason':'r','approver':'a',"
               "'created':'2026-11-01','expires':'2026-12-31'}]}");
    scan(world, "aws_iam_role_policy.pay_refund");
    assert_string_equal(world->one->waivers[0].resource, "pay-refund");
    assert_string_equal(world_said(world), "");
}

static void only_the_last_component_behind_a_known_type_is_a_name(void **state)
{
    (void)state;
    assert_string_equal(belonging_name("module.a.aws_lambda_permission.b"), "b");
    assert_string_equal(belonging_name("AWS::Logs::LogGroup.B"), "B");
    assert_null(belonging_name("my_aws_iam_role.b"));
    assert_null(belonging_name("aws_iam_role."));
    assert_null(belonging_name("aws_iam_role"));
    assert_null(belonging_name("arn:aws:iam::1:role/b"));
    char name[] = "policy";
    assert_false(belonging_cut(name));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_policy_named_after_a_function_counts_as_the_function),
        claim(an_ending_policy_or_role_may_be_left_out),
        claim(a_function_whose_whole_name_fits_comes_first),
        claim(a_name_that_fits_two_functions_stays_unjoined),
        claim(an_ending_is_not_cut_to_escape_the_doubt),
        claim(an_unlike_name_stays_unjoined),
        claim(a_type_that_serves_many_functions_stays_unjoined),
        claim(a_page_of_one_function_is_no_inventory_to_join),
        claim(a_waiver_of_the_policy_waives_the_function),
        cmocka_unit_test(only_the_last_component_behind_a_known_type_is_a_name),
    };
    return cmocka_run_group_tests_name("ingest: belongings", tests, NULL, NULL);
}
