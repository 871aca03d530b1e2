/* CycloneDX: components are an inventory, a vulnerability fails the artifact unless
 * somebody says why it does not hold, and where nobody looked nothing is clean. */
#include <string.h>

#include "ingest/reading.h"

static const char *bill(const World *world, const char *components, const char *more)
{
    return made(world,
                "{'bomFormat':'CycloneDX','specVersion':'1.6','metadata':{'timestamp':"
                "'2026-11-20T10:00:00Z','tools':{'components':[{'name':'syft','version':"
                "'1.2'}]},'component':{'type':'application','group':'@acme','name':"
                "'payments','version':'7'}},'components':[%s]%s}",
                components, more);
}

static const char *vulnerable(const World *world, const char *severity, const char *more)
{
    return bill(world, "",
                made(world,
                     ",'vulnerabilities':[{'id':'CVE-2026-9','ratings':[{'severity':'%s'}]"
                     "%s}]",
                     severity, more));
}

static const char library[] = "{'type':'library','name':'a','version':'1'}";

static void a_bill_of_versioned_components_shows_that_they_are_listed(void **state)
{
    World *world = *state;
    world_read_text(world,
                    bill(world,
                         made(world, "{'type':'file','name':'app','components':[%s,%s]},%s",
                              library, library, library),
                         ""));
    const Input *input = world_input(world, "in.json");
    assert_string_equal(input->format, "cyclonedx");
    assert_string_equal(input->tool_version, "1.2");
    assert_string_equal(input->scanned, "2026-11-20T10:00:00Z");
    assert_int_equal(input->records.in, 0);
    assert_false(input->no_data);
    assert_string_equal(input->remarks[0], "vulnerabilities were not assessed");
    assert_string_equal(input->remarks[1], "components: 4");
    assert_int_equal(world_count(world, "DEP-1"), 1);
    assert_int_equal(world_seen(world, "DEP-1", 0)->verdict, VERDICT_PASS);
    assert_string_equal(world_seen(world, "DEP-1", 0)->resource->id, "@acme/payments");
    assert_string_equal(world_seen(world, "DEP-1", 0)->pointer, "/components");
    assert_int_equal(world_count(world, "DEP-2"), 0);
}

static void a_library_without_a_version_is_no_lock(void **state)
{
    World *world = *state;
    world_read_text(world, bill(world, "{'type':'library','name':'a','components':[7]}",
                                ",'vulnerabilities':[]"));
    assert_int_equal(world_count(world, "DEP-1"), 0);
    assert_string_equal(world_input(world, "in.json")->remarks[1],
                        "libraries without a version: 1");
}

static void a_grave_vulnerability_fails_the_artifact(void **state)
{
    World *world = *state;
    world_read_text(
        world,
        vulnerable(world, "critical",
                   ",'analysis':{'state':'in_triage'},'affects':[{'ref':'pkg:a@1'}]"));
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_int_equal(input->records.fail, 1);
    assert_int_equal(input->records.mapped, 1);
    const Observation *seen = world_seen(world, "DEP-2", 0);
    assert_int_equal(seen->verdict, VERDICT_FAIL);
    assert_int_equal(seen->strength, STRENGTH_FAIL_ONLY);
    assert_string_equal(seen->resource->id, "@acme/payments");
    assert_string_equal(seen->check, "CVE-2026-9");
    assert_string_equal(seen->message, "in pkg:a@1");
    assert_string_equal(seen->pointer, "/vulnerabilities/0");
}

static void what_is_explained_is_a_candidate_for_a_waiver(void **state)
{
    World *world = *state;
    world_read_text(world, vulnerable(world, "high",
                                      ",'analysis':{'state':'not_affected','justification':"
                                      "'code_not_reachable','detail':'d'}"));
    assert_int_equal(world_input(world, "in.json")->records.suppressed, 1);
    assert_int_equal(world_count(world, "DEP-2"), 0);
    assert_int_equal(world->one->n_suppressions, 1);
    assert_string_equal(world->one->suppressions[0].practice->id, "DEP-2");
    assert_string_equal(world->one->suppressions[0].check, "CVE-2026-9");
    assert_string_equal(world->one->suppressions[0].reason,
                        "not_affected: code_not_reachable");
}

static void the_source_of_a_vulnerability_knows_best_how_grave_it_is(void **state)
{
    World *world = *state;
    static const char ratings[] =
        ",'vulnerabilities':[{'id':'CVE-1','source':{'name':'ubuntu'},'ratings':["
        "{'source':{'name':'nvd'},'severity':'high'},"
        "{'source':{'name':'ubuntu'},'severity':'low'}]},"
        "{'id':'CVE-2','ratings':[{'method':'other','score':9.9}]},"
        "{'id':'CVE-3','ratings':[{'method':'CVSSv31','score':7.0}]}]";
    world_read_text(world, bill(world, "", ratings));
    assert_int_equal(world_input(world, "in.json")->records.fail, 3);
    assert_int_equal(world_count(world, "DEP-2"), 1);
    assert_string_equal(world_seen(world, "DEP-2", 0)->check, "CVE-3");
}

static void a_list_of_another_type_refuses_the_bill(void **state)
{
    World *world = *state;
    world_read_text(world, bill(world, "", ",'vulnerabilities':{'a':1}"));
    assert_null(world->one);
    assert_non_null(strstr(world_said(world), "/vulnerabilities: expected a list"));
}

static void a_vulnerability_of_another_type_is_rejected(void **state)
{
    World *world = *state;
    world_read_text(world, bill(world, library, ",'vulnerabilities':['CVE-1']"));
    assert_int_equal(world_input(world, "in.json")->records.rejected, 1);
    assert_non_null(strstr(world_said(world), "/vulnerabilities/0"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_bill_of_versioned_components_shows_that_they_are_listed),
        claim(a_library_without_a_version_is_no_lock),
        claim(a_grave_vulnerability_fails_the_artifact),
        claim(what_is_explained_is_a_candidate_for_a_waiver),
        claim(the_source_of_a_vulnerability_knows_best_how_grave_it_is),
        claim(a_list_of_another_type_refuses_the_bill),
        claim(a_vulnerability_of_another_type_is_rejected),
    };
    return cmocka_run_group_tests_name("ingest: bills", tests, NULL, NULL);
}
