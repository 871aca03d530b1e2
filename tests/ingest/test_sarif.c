/* SARIF: rules by indirection, the producer's checks by its name, and no message kept. */
#include <string.h>

#include "ingest/reading.h"

/* One run: the members of its driver, and its results. */
static const char *sarif(const World *world, const char *driver, const char *results)
{
    return made(world,
                "{'version':'2.1.0','runs':[{'tool':{'driver':{%s}},'results':[%s]}]}",
                driver, results);
}

/* A result of a rule in a file. */
static const char *result(const World *world, const char *rule, const char *file)
{
    return made(world,
                "{'ruleId':'%s','message':{'text':'M4RK3R'},'locations':[{"
                "'physicalLocation':{'artifactLocation':{'uri':'%s'}}}]}",
                rule, file);
}

static void the_producers_checks_give_the_meaning(void **state)
{
    World *world = *state;
    world_read_text(world, sarif(world,
                                 "'name':'Trivy','version':'0.67.2','rules':[{"
                                 "'id':'AVD-AWS-0066',"
                                 "'shortDescription':{'text':'Tracing is off'}}]",
                                 result(world, "AVD-AWS-0066", "main.tf")));
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_string_equal(input->format, "sarif");
    assert_string_equal(input->tool, "Trivy");
    assert_string_equal(input->tool_version, "0.67.2");
    assert_int_equal(input->records.mapped, 1);
    const Observation *seen = world_seen(world, "OBS-4", 0);
    assert_string_equal(seen->tool, "trivy");
    assert_string_equal(seen->resource->id, "main.tf");
    assert_string_equal(seen->pointer, "/runs/0/results/0");
    assert_int_equal(seen->verdict, VERDICT_FAIL);
    assert_null(strstr(world_dump(world), "M4RK3R"));
}

static void kinds_read_as_the_standard_says(void **state)
{
    World *world = *state;
    world_read_text(world, sarif(world, "'name':'anything','semanticVersion':'1.2'",
                                 "{'ruleId':'a'},{'ruleId':'a','kind':'fail'},"
                                 "{'ruleId':'a','kind':'pass'},"
                                 "{'ruleId':'a','kind':'notApplicable'},"
                                 "{'ruleId':'a','kind':'informational'},"
                                 "{'ruleId':'a','kind':'open'},"
                                 "{'ruleId':'a','kind':'review'},"
                                 "{'ruleId':'a','kind':'perhaps'}"));
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_string_equal(input->tool_version, "1.2");
    assert_int_equal(input->records.fail, 2);
    assert_int_equal(input->records.pass, 1);
    assert_int_equal(input->records.not_applicable, 1);
    assert_int_equal(input->records.unknown, 3);
    assert_int_equal(input->records.rejected, 1);
    assert_int_equal(input->records.unmapped, 7);
}

static void a_suppression_wins_and_an_empty_list_is_none(void **state)
{
    World *world = *state;
    world_read_text(world, sarif(world, "'name':'checkov'",
                                 "{'ruleId':'CKV_AWS_116','suppressions':[]},"
                                 "{'ruleId':'CKV_AWS_116','kind':'informational',"
                                 "'suppressions':[{'kind':'external','status':'rejected',"
                                 "'justification':'not asynchronous'}]}"));
    const Records *records = &world_input(world, "in.json")->records;
    assert_adds_up(records);
    assert_int_equal(records->suppressed, 1);
    assert_int_equal(records->mapped, 1);
    assert_int_equal(world_count(world, "REL-1"), 1);
    assert_string_equal(world->one->suppressions[0].reason, "not asynchronous");
}

static void a_rule_is_found_by_index_by_reference_and_by_message(void **state)
{
    World *world = *state;
    world_read_text(world,
                    sarif(world, "'name':'Gitleaks','rules':[{'id':'other'},{'id':'jwt'}]",
                          "{'ruleIndex':1},{'rule':{'id':'jwt'}},"
                          "{'ruleId':null,'message':{'text':'jwt secret M4RK3R'}},"
                          "{'message':{'text':'M4RK3R'}}"));
    assert_int_equal(world_input(world, "in.json")->records.mapped, 3);
    assert_int_equal(world_input(world, "in.json")->records.unmapped, 1);
    assert_int_equal(world_count(world, "SCR-1"), 3);
    assert_string_equal(world_seen(world, "SCR-1", 2)->check, "jwt");
    assert_null(strstr(world_dump(world), "M4RK3R"));
}

static void only_a_grave_vulnerability_bears_on_dependencies(void **state)
{
    World *world = *state;
    world_read_text(
        world, sarif(world,
                     "'name':'Grype','rules':["
                     "{'id':'CVE-2024-1-axios','properties':{'security-severity':'7.5'}},"
                     "{'id':'CVE-2024-2-tar','properties':{'security-severity':'6.9'}},"
                     "{'id':'weak-hash','properties':{'security-severity':'9.0'}},"
                     "{'id':'X-1','properties':{'security-severity':'10.0','tags':['"
                     "vulnerability']}}]",
                     "{'ruleId':'CVE-2024-1-axios'},{'ruleId':'CVE-2024-2-tar'},"
                     "{'ruleId':'weak-hash'},{'ruleId':'X-1'}"));
    assert_adds_up(&world_input(world, "in.json")->records);
    assert_int_equal(world_count(world, "DEP-2"), 2);
    assert_int_equal(world_seen(world, "DEP-2", 0)->strength, STRENGTH_FAIL_ONLY);
    assert_int_equal(world_input(world, "in.json")->records.unmapped, 2);
}

static void a_clean_run_of_gitleaks_is_inferred_to_pass(void **state)
{
    World *world = *state;
    world_read_text(
        world,
        sarif(world, "'name':'gitleaks','rules':[{'id':'jwt'},{'id':'aws-access-token'}]",
              ""));
    const Input *input = world_input(world, "in.json");
    assert_int_equal(input->records.in, 0);
    assert_false(input->no_data);
    assert_int_equal(world_count(world, "SCR-1"), 1);
    assert_int_equal(world_seen(world, "SCR-1", 0)->verdict, VERDICT_PASS);
    assert_int_equal(world_seen(world, "SCR-1", 0)->strength, STRENGTH_INDIRECT);
}

static void a_clean_run_of_another_tool_proves_nothing(void **state)
{
    World *world = *state;
    world_read_text(world,
                    sarif(world, "'name':'Trivy','rules':[{'id':'AVD-AWS-0066'}]", ""));
    assert_true(world_input(world, "in.json")->no_data);
    assert_int_equal(world->one->n_observations, 0);
}

static void a_failed_run_of_gitleaks_proves_nothing(void **state)
{
    World *world = *state;
    world_read_text(world,
                    "{'version':'2.1.0','runs':[{'tool':{'driver':{'name':'gitleaks',"
                    "'rules':[{'id':'jwt'}]}},'results':[],'invocations':[{"
                    "'executionSuccessful':false}]}]}");
    assert_int_equal(world->one->n_observations, 0);
}

static void a_run_that_names_its_pipeline_supports_a_standard(void **state)
{
    World *world = *state;
    world_read_text(world,
                    "{'version':'2.1.0','runs':[{'tool':{'driver':{'name':'x'}},"
                    "'automationDetails':{'id':'ci/7'},'invocations':[{"
                    "'executionSuccessful':true,'endTimeUtc':'2026-11-20T08:00:00Z'}],"
                    "'versionControlProvenance':[{'repositoryUri':'https://e.com/r'}],"
                    "'results':[]}]}");
    assert_string_equal(world_seen(world, "STD-3", 0)->resource->id, "https://e.com/r");
    assert_string_equal(world_input(world, "in.json")->scanned, "2026-11-20T08:00:00Z");
}

static void no_runs_is_no_data(void **state)
{
    World *world = *state;
    world_file(world, "a.sarif", "{'version':'2.1.0','runs':[]}");
    world_file(world, "b.sarif", "{'version':'2.1.0','runs':null}");
    world_file(world, "c.sarif",
               "{'version':'2.1.0','runs':[{'tool':{'driver':{'name':'x'}},"
               "'results':null}]}");
    world_read(world);
    for (size_t i = 0; i < 3; i++)
        assert_true(world->one->inputs[i].no_data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(the_producers_checks_give_the_meaning),
        claim(kinds_read_as_the_standard_says),
        claim(a_suppression_wins_and_an_empty_list_is_none),
        claim(a_rule_is_found_by_index_by_reference_and_by_message),
        claim(only_a_grave_vulnerability_bears_on_dependencies),
        claim(a_clean_run_of_gitleaks_is_inferred_to_pass),
        claim(a_clean_run_of_another_tool_proves_nothing),
        claim(a_failed_run_of_gitleaks_proves_nothing),
        claim(a_run_that_names_its_pipeline_supports_a_standard),
        claim(no_runs_is_no_data),
    };
    return cmocka_run_group_tests_name("ingest: sarif", tests, NULL, NULL);
}
