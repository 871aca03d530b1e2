/* Scanners of whole accounts: what they checked and did not flag passes where it can be
 * named, and a policy bears on the functions whose role carries it. */
#include <string.h>

#include "ingest/reading.h"

/* --- ScoutSuite ----------------------------------------------------------------------- */

static const char *scout(const World *world, const char *provider, const char *services)
{
    return made(world,
                "scoutsuite_results =\n{'account_id':'123456789012','provider_code':'%s',"
                "'last_run':{'time':'2026-11-20 20:47:09+0100','version':'5.10.2'},"
                "'services':{%s}}",
                provider, services);
}

static const char *rule(const World *world, const char *key, const char *path, int checked,
                        const char *items, int flagged)
{
    return made(world,
                "'%s':{'description':'d','path':'%s','checked_items':%d,'flagged_items':%d,"
                "'items':[%s],'dashboard_name':'Things'}",
                key, path, checked, flagged, items);
}

static const char queues[] =
    "'regions':{'eu-west-1':{'id':'eu-west-1','queues':{"
    "'q1':{'arn':'arn:aws:sqs:eu-west-1:123456789012:orders','name':'orders'},"
    "'q2':{'arn':'arn:aws:sqs:eu-west-1:123456789012:refunds','name':'refunds'}}}}";

static const char queue_path[] = "sqs.regions.id.queues.id";
static const char queue_rule[] = "sqs-queue-server-side-encryption-disabled";

static void what_a_rule_did_not_flag_passes_by_its_name(void **state)
{
    World *world = *state;
    const char *flagged = "'sqs.regions.eu-west-1.queues.q1.kms_master_key_id'";
    world_read_text(world, scout(world, "aws",
                                 made(world, "'sqs':{%s,'findings':{%s}}", queues,
                                      rule(world, queue_rule, queue_path, 2, flagged, 1))));
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_string_equal(input->format, "scoutsuite");
    assert_string_equal(input->tool_version, "5.10.2");
    assert_string_equal(input->scanned, "2026-11-20 20:47:09+0100");
    assert_int_equal(input->records.in, 1);
    assert_int_equal(input->records.fail, 1);
    assert_int_equal(input->records.mapped, 1);
    assert_int_equal(world_count(world, "SCR-4"), 2);
    const Observation *orders = world_seen(world, "SCR-4", 0);
    assert_int_equal(orders->verdict, VERDICT_FAIL);
    assert_string_equal(orders->resource->id, "arn:aws:sqs:eu-west-1:123456789012:orders");
    assert_string_equal(orders->message, "1 of 2 Things");
    assert_string_equal(orders->pointer,
                        "/services/sqs/findings/sqs-queue-server-side-encryption-disabled");
    assert_int_equal(world_seen(world, "SCR-4", 1)->verdict, VERDICT_PASS);
}

static void passes_that_cannot_be_told_apart_show_nothing(void **state)
{
    World *world = *state;
    world_read_text(world, scout(world, "aws",
                                 made(world, "'sqs':{%s,'findings':{%s}}", queues,
                                      rule(world, queue_rule, queue_path, 3, "", 0))));
    const Input *input = world_input(world, "in.json");
    assert_int_equal(input->records.pass, 1);
    assert_int_equal(input->records.ignored_for[IGNORED_CONTEXT], 1);
    assert_int_equal(world_count(world, "SCR-4"), 0);
}

static void failures_that_cannot_be_found_keep_their_path(void **state)
{
    World *world = *state;
    world_read_text(
        world,
        scout(
            world, "aws",
            made(world, "'sqs':{'findings':{%s}}",
                 rule(world, queue_rule, queue_path, 4,
                      "'sqs.regions.eu-west-1.queues.q1','sqs.regions.e.queues.q9'", 2))));
    assert_int_equal(world_count(world, "SCR-4"), 2);
    assert_string_equal(world_seen(world, "SCR-4", 1)->resource->id,
                        "sqs.regions.eu-west-1.queues.q1");
    assert_int_equal(world_seen(world, "SCR-4", 1)->verdict, VERDICT_FAIL);
}

static void statements_speak_of_the_role_around_them(void **state)
{
    World *world = *state;
    world_read_text(
        world,
        scout(
            world, "aws",
            made(world,
                 "'iam':{'roles':{'r':{'name':'pay','arn':'arn:aws:iam::123456789012:role/"
                 "pay','inline_policies':{'p':{'name':'x','PolicyDocument':{'Statement':["
                 "{},{}]}}}}},'findings':{%s}}",
                 rule(world, "iam-inline-role-policy-allows-iam-PassRole",
                      "iam.roles.id.inline_policies.id.PolicyDocument.Statement.id", 2,
                      "'iam.roles.r.inline_policies.p.PolicyDocument.Statement.1'", 1))));
    assert_int_equal(world_count(world, "IAM-1"), 2);
    assert_string_equal(world_seen(world, "IAM-1", 0)->resource->id,
                        "arn:aws:iam::123456789012:role/pay");
    assert_int_equal(world_seen(world, "IAM-1", 0)->verdict, VERDICT_PASS);
    assert_int_equal(world_seen(world, "IAM-1", 1)->verdict, VERDICT_FAIL);
}

static void a_rule_on_the_account_judges_the_account(void **state)
{
    World *world = *state;
    world_read_text(
        world, scout(world, "aws",
                     made(world, "'cloudtrail':{'findings':{%s,%s}}",
                          rule(world, "cloudtrail-not-configured", "cloudtrail.regions.id",
                               2, "'cloudtrail.regions.a.NotConfigured'", 1),
                          rule(world, "cloudtrail-no-logging",
                               "cloudtrail.regions.id.trails.id", 0, "", 0))));
    assert_int_equal(world_input(world, "in.json")->records.not_applicable, 1);
    assert_int_equal(world_count(world, "OBS-6"), 2);
    for (size_t i = 0; i < 2; i++)
        assert_string_equal(world_seen(world, "OBS-6", i)->resource->id, "123456789012");
}

static void web_apps_that_are_no_functions_do_not_count(void **state)
{
    World *world = *state;
    world_read_text(
        world,
        scout(
            world, "azure",
            made(world,
                 "'appservice':{'subscriptions':{'s':{'web_apps':{'a':{'name':'site','kind'"
                 ":'app'},'b':{'name':'fn','kind':'functionapp,linux'}}}},'findings':{%s}}",
                 rule(world, "appservice-http-allowed",
                      "appservice.subscriptions.id.web_apps.id", 2,
                      "'appservice.subscriptions.s.web_apps.a'", 1))));
    assert_int_equal(world_count(world, "IAM-5"), 1);
    assert_string_equal(world_seen(world, "IAM-5", 0)->resource->id, "fn");
    assert_int_equal(world_seen(world, "IAM-5", 0)->verdict, VERDICT_PASS);
}

static void rules_of_another_type_are_rejected(void **state)
{
    World *world = *state;
    world_read_text(world,
                    scout(world, "aws",
                          "'a':{'findings':{'x':7,'y':{'checked_items':'2'},'z':{}}},"
                          "'b':{}"));
    const Records *records = &world_input(world, "in.json")->records;
    assert_int_equal(records->rejected, 2);
    assert_int_equal(records->not_applicable, 1);
    assert_non_null(strstr(world_said(world), "/services/a/findings/y/checked_items"));
}

/* --- Cloudsplaining ------------------------------------------------------------------- */

static const char *splained(const World *world, const char *exclusions,
                            const char *policies)
{
    return made(
        world,
        "{'groups':{},'users':{},'roles':{'Pay':{'arn':'arn:aws:iam::123456789012:role/"
        "Pay',"
        "'assume_role_policy':{'PolicyDocument':{'Statement':[{'Effect':'Allow','Principal'"
        ":"
        "{'Service':['lambda.amazonaws.com']}}]}},'inline_policies':{'p1':'x','p2':'y'}},"
        "'Host':{'arn':'h','assume_role_policy':{'PolicyDocument':{'Statement':{'Effect':"
        "'Allow','Principal':{'Service':'ec2.amazonaws.com'}}}},'inline_policies':"
        "{'p3':'z'}}},'aws_managed_policies':{},'customer_managed_policies':{},"
        "'inline_policies':{%s},'exclusions':{'policies':[%s]}}",
        policies, exclusions);
}

static const char two_policies[] =
    "'p1':{'PolicyName':'x','PrivilegeEscalation':{'severity':'high','findings':["
    "{'type':'PassRole'}]},'DataExfiltration':{'findings':[]},'ResourceExposure':[],"
    "'ServiceWildcard':[],'CredentialsExposure':[],'InfrastructureModification':[]},"
    "'p2':{'PolicyName':'y','PrivilegeEscalation':[],'DataExfiltration':['s3:GetObject'],"
    "'ResourceExposure':[],'ServiceWildcard':[],'CredentialsExposure':[],"
    "'InfrastructureModification':[]}";

static void a_policy_bears_on_the_functions_whose_role_carries_it(void **state)
{
    World *world = *state;
    world_file(world, "a.json", splained(world, "'AdministratorAccess'", two_policies));
    world_file(world, "b.json",
               "{'Functions':[{'FunctionName':'capture','FunctionArn':"
               "'arn:aws:lambda:eu-west-1:123456789012:function:capture','Role':"
               "'arn:aws:iam::123456789012:role/Pay'}]}");
    world_read(world);
    const Input *input = world_input(world, "a.json");
    assert_adds_up(&input->records);
    assert_string_equal(input->format, "cloudsplaining");
    assert_int_equal(input->records.in, 12);
    assert_int_equal(input->records.fail, 2);
    assert_int_equal(input->records.mapped, 2);
    assert_int_equal(world_count(world, "IAM-1"), 2);
    const Observation *seen = world_seen(world, "IAM-1", 1);
    assert_int_equal(seen->verdict, VERDICT_FAIL);
    assert_string_equal(seen->resource->id, "capture");
    assert_string_equal(seen->check, "PrivilegeEscalation");
    assert_string_equal(seen->message, "x: 1");
    assert_string_equal(seen->pointer, "/inline_policies/p1/PrivilegeEscalation");
}

static void an_empty_list_passes_only_where_nothing_is_left_out(void **state)
{
    World *world = *state;
    world_file(world, "a.json", splained(world, "'service-role*',''", two_policies));
    world_file(world, "b.json", splained(world, "''", two_policies));
    world_read(world);
    const Input *excluding = world_input(world, "a.json"),
                *whole = world_input(world, "b.json");
    assert_int_equal(excluding->records.pass, 10);
    assert_int_equal(excluding->records.mapped, 2);
    assert_int_equal(excluding->n_remarks, 1);
    assert_int_equal(whole->records.pass, 10);
    assert_int_equal(whole->records.mapped, 4); /* of the two risks that are found at all */
}

static void policies_that_no_function_carries_and_excluded_ones_show_nothing(void **state)
{
    World *world = *state;
    world_read_text(
        world, splained(world, "",
                        "'p3':{'PrivilegeEscalation':['x'],'is_excluded':false},"
                        "'p1':{'PrivilegeEscalation':['x'],'is_excluded':true},'p2':7"));
    const Records *records = &world_input(world, "in.json")->records;
    assert_adds_up(records);
    assert_int_equal(records->suppressed, 6);
    assert_int_equal(records->fail, 1);
    assert_int_equal(records->rejected, 1);
    assert_int_equal(world_count(world, "IAM-1"), 0);
    assert_string_equal(world->one->suppressions[0].resource,
                        "arn:aws:iam::123456789012:role/Pay");
}

static void who_may_assume_a_role_of_functions_bears_on_them(void **state)
{
    World *world = *state;
    world_read_text(
        world, "{'roles':{'Pay':{'arn':'arn:aws:iam::123456789012:role/Pay',"
               "'assume_role_policy':{'PolicyDocument':{'Statement':[{'Effect':'Allow',"
               "'Principal':{'Service':'lambda.amazonaws.com'}}]}},"
               "'AssumableByAnyPrincipal':{'findings':['*']},"
               "'AssumableByCrossAccountPrincipal':{'findings':[]}}},"
               "'aws_managed_policies':{},'customer_managed_policies':{},"
               "'inline_policies':{},'exclusions':{}}");
    assert_int_equal(world_input(world, "in.json")->records.in, 0);
    assert_int_equal(world_count(world, "IAM-1"), 1);
    assert_string_equal(world_seen(world, "IAM-1", 0)->check, "AssumableByAnyPrincipal");
    assert_int_equal(world_seen(world, "IAM-1", 0)->strength, STRENGTH_INDIRECT);
    assert_string_equal(world_seen(world, "IAM-1", 0)->pointer,
                        "/roles/Pay/AssumableByAnyPrincipal");
}

static void the_input_of_cloudsplaining_is_refused_by_its_name(void **state)
{
    World *world = *state;
    world_read_text(world, "{'UserDetailList':[],'GroupDetailList':[],'RoleDetailList':[],"
                           "'Policies':[]}");
    assert_non_null(strstr(world_said(world), "get-account-authorization-details"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(what_a_rule_did_not_flag_passes_by_its_name),
        claim(passes_that_cannot_be_told_apart_show_nothing),
        claim(failures_that_cannot_be_found_keep_their_path),
        claim(statements_speak_of_the_role_around_them),
        claim(a_rule_on_the_account_judges_the_account),
        claim(web_apps_that_are_no_functions_do_not_count),
        claim(rules_of_another_type_are_rejected),
        claim(a_policy_bears_on_the_functions_whose_role_carries_it),
        claim(an_empty_list_passes_only_where_nothing_is_left_out),
        claim(policies_that_no_function_carries_and_excluded_ones_show_nothing),
        claim(who_may_assume_a_role_of_functions_bears_on_them),
        claim(the_input_of_cloudsplaining_is_refused_by_its_name),
    };
    return cmocka_run_group_tests_name("ingest: accounts", tests, NULL, NULL);
}
