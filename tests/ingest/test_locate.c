/* A place in a file leads to the resource that another record says stands there. */
#include "ingest/reading.h"

static const char checkov[] =
    "{'check_type':'terraform','results':{'passed_checks':[],'failed_checks':["
    "{'check_id':'CKV_AWS_50','resource':'aws_lambda_function.refund',"
    "'file_path':'/main.tf','file_line_range':[8,20]},"
    "{'check_id':'CKV_AWS_50','resource':'aws_lambda_function.payout',"
    "'file_path':'/main.tf','file_line_range':[22,40]}]}}";

/* The same scan as SARIF: no resource, a place. */
static const char *sarif(const World *world, const char *uri, int line)
{
    return made(world,
                "{'version':'2.1.0','runs':[{'tool':{'driver':{'name':'Checkov',"
                "'rules':[{'id':'CKV_AWS_50'}]}},'results':[{'ruleId':'CKV_AWS_50',"
                "'locations':[{'physicalLocation':{'artifactLocation':{'uri':'%s'},"
                "'region':{'startLine':%d}}}]}]}]}",
                uri, line);
}

static size_t resources(const World *world, const char *practice)
{
    size_t n = 0;
    for (size_t i = 0; i < world_count(world, practice); i++) {
        bool known = false;
        for (size_t k = 0; k < i; k++)
            known |= world_seen(world, practice, k)->resource ==
                     world_seen(world, practice, i)->resource;
        n += !known;
    }
    return n;
}

static void the_same_scan_in_two_formats_counts_once(void **state)
{
    World *world = *state;
    world_file(world, "a.json", checkov);
    world_file(world, "b.sarif", sarif(world, "main.tf", 22));
    world_read(world);
    assert_int_equal(world_count(world, "OBS-4"), 3);
    assert_int_equal(resources(world, "OBS-4"), 2);
}

static void a_longer_path_of_the_same_file_is_the_same_file(void **state)
{
    World *world = *state;
    world_file(world, "a.json", checkov);
    world_file(world, "b.sarif", sarif(world, "../../infra/main.tf", 9));
    world_read(world);
    assert_int_equal(resources(world, "OBS-4"), 2);
}

static void a_place_outside_of_all_resources_stays_a_place(void **state)
{
    World *world = *state;
    world_file(world, "a.json", checkov);
    world_file(world, "b.sarif", sarif(world, "main.tf", 21));
    world_read(world);
    assert_int_equal(resources(world, "OBS-4"), 3);
}

static void another_file_of_that_name_is_another_file(void **state)
{
    World *world = *state;
    world_file(world, "a.json",
               "{'check_type':'terraform','results':{'failed_checks':["
               "{'check_id':'CKV_AWS_50','resource':'aws_lambda_function.refund',"
               "'file_path':'/pay/main.tf','file_line_range':[8,20]}]}}");
    world_file(world, "b.sarif", sarif(world, "order/main.tf", 9));
    world_read(world);
    assert_int_equal(resources(world, "OBS-4"), 2);
}

static void a_place_that_two_resources_share_stays_a_place(void **state)
{
    World *world = *state;
    world_file(world, "a.json",
               "{'check_type':'terraform','results':{'failed_checks':["
               "{'check_id':'CKV_AWS_50','resource':'aws_lambda_function.refund',"
               "'file_path':'/pay/main.tf','file_line_range':[8,20]},"
               "{'check_id':'CKV_AWS_50','resource':'aws_lambda_function.order',"
               "'file_path':'/order/main.tf','file_line_range':[8,20]}]}}");
    world_file(world, "b.sarif", sarif(world, "main.tf", 9));
    world_read(world);
    assert_int_equal(resources(world, "OBS-4"), 3);
}

static void an_observation_says_where_its_resource_is(void **state)
{
    World *world = *state;
    world_read_text(
        world, "[{'metadata':{'event_code':'awslambda_function_url_public',"
               "'product':{'name':'Prowler'}},'status_code':'PASS','resources':[{'uid':"
               "'arn:aws:lambda:eu-west-1:123456789012:function:a'}]}]");
    const Observation *seen = world_seen(world, "IAM-3", 0);
    assert_string_equal(seen->account, "123456789012");
    assert_string_equal(seen->region, "eu-west-1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(the_same_scan_in_two_formats_counts_once),
        claim(a_longer_path_of_the_same_file_is_the_same_file),
        claim(a_place_outside_of_all_resources_stays_a_place),
        claim(another_file_of_that_name_is_another_file),
        claim(a_place_that_two_resources_share_stays_a_place),
        claim(an_observation_says_where_its_resource_is),
    };
    return cmocka_run_group_tests_name("ingest: places in files", tests, NULL, NULL);
}
