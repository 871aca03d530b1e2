/* npm audit: advisories are counted once, and the lock file is judged by the totals. */
#include <string.h>

#include "ingest/reading.h"

static const char *audit(const World *world, const char *packages, int critical, int high,
                         int total)
{
    return made(world,
                "{'auditReportVersion':2,'vulnerabilities':{%s},'metadata':{"
                "'vulnerabilities':{'critical':%d,'high':%d},'dependencies':{'total':%d}}}",
                packages, critical, high, total);
}

static const char three_packages[] =
    "'axios':{'name':'axios','via':[{'source':1,'name':'axios','title':'Wrong host',"
    "'url':'https://github.com/advisories/GHSA-8hc4-vh64-cxmj','severity':'high'},"
    "{'source':2,'name':'axios','title':'Slow','severity':'low'}]},"
    "'http':{'name':'http','via':['axios']},"
    "'copy':{'name':'copy','via':[{'source':1,'name':'axios','severity':'high'},"
    "{'url':'https://e.com/x','severity':'critical'},{'title':'no id'}]}";

static void advisories_are_counted_once_and_packages_through_others_remarked(void **state)
{
    World *world = *state;
    world_read_text(world, audit(world, three_packages, 1, 1, 512));
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_int_equal(input->records.in, 4);
    assert_int_equal(input->records.fail, 3);
    assert_int_equal(input->records.mapped, 2);
    assert_int_equal(input->records.ignored_for[IGNORED_CONTEXT], 1);
    assert_int_equal(input->records.rejected, 1);
    assert_string_equal(input->remarks[0], "packages affected through others only: 1");
    assert_int_equal(world_count(world, "DEP-2"), 3);
    assert_string_equal(world_seen(world, "DEP-2", 0)->check, "GHSA-8hc4-vh64-cxmj");
    assert_string_equal(world_seen(world, "DEP-2", 0)->pointer,
                        "/vulnerabilities/axios/via/0");
}

static void a_clean_audit_is_a_pass_for_its_lock_file(void **state)
{
    World *world = *state;
    world_read_text(world, audit(world, "", 0, 0, 178));
    assert_false(world_input(world, "in.json")->no_data);
    assert_int_equal(world_seen(world, "DEP-2", 0)->verdict, VERDICT_PASS);
    assert_int_equal(world_seen(world, "DEP-1", 0)->strength, STRENGTH_INDIRECT);
}

static void an_audit_over_nothing_proves_nothing(void **state)
{
    World *world = *state;
    world_read_text(world, audit(world, "", 0, 0, 0));
    assert_true(world_input(world, "in.json")->no_data);
    assert_int_equal(world->one->n_observations, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(advisories_are_counted_once_and_packages_through_others_remarked),
        claim(a_clean_audit_is_a_pass_for_its_lock_file),
        claim(an_audit_over_nothing_proves_nothing),
    };
    return cmocka_run_group_tests_name("ingest: npm", tests, NULL, NULL);
}
