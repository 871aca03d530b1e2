/* What the command line says of an input, the user's own tool files, and what is left
 * behind for those who ask how an input was read. */
#include <string.h>

#include "ingest/claimed.h"
#include "ingest/reading.h"
#include "ingest/trace.h"

static void claims(World *world, const char *tool, const char *name)
{
    Claim *claim = ARENA_NEW(world->arena, Claim);
    *claim = (Claim){ .path = path_of(world, name), .tool = tool };
    world->options.claims = claim;
    world->options.n_claims = 1;
}

/* A tool of the user's own that lists failures; `clean` is what its file says of that. */
static void own_tool(World *world, const char *clean)
{
    const char *checks =
        "'A-1':{'practices':[{'practice':'REL-1','strength':'fail_only'}]},"
        "'A-2':{'practices':[{'practice':'REL-1','strength':'fail_only'},"
        "{'practice':'OBS-4','strength':'direct'}]},"
        "'B-1':{'practices':[{'practice':'IAM-1','strength':'direct'}]}";
    world_file(
        world, "tools/gate.json",
        made(world,
             "{'schema':'rung-tool/1','tool':'gate','title':'Gate',%s"
             "'recognise':[{'has':{'/gate':'text'}}],'records':[{'at':'/results/*'}],"
             "'fields':{'check':'/rule','resource':'/on'},'verdict':'fail',"
             "'checks':{%s}}",
             clean, checks));
    world->bundle.tools_directory = path_of(world, "tools");
}

static void an_empty_result_says_that_its_tool_ran(void **state)
{
    World *world = *state;
    claims(world, "gitleaks", "in.json");
    world_read_text(world, "[]");
    const Input *input = world_input(world, "in.json");
    assert_string_equal(input->tool, "gitleaks");
    assert_false(input->no_data);
    assert_string_equal(input->remarks[0], "ran, found nothing");
    assert_int_equal(world->one->n_observations, 0);
    assert_string_equal(world_said(world), "");
}

static void a_clean_run_proves_what_its_tool_file_names_and_only_that(void **state)
{
    World *world = *state;
    own_tool(world, "'clean':['A-*'],");
    claims(world, "gate", "in.json");
    world_read_text(world, "");
    assert_int_equal(world->one->n_observations, 2);
    const Observation *seen = world_seen(world, "REL-1", 0);
    assert_int_equal(seen->verdict, VERDICT_PASS);
    assert_int_equal(seen->strength, STRENGTH_INDIRECT);
    assert_int_equal(world_count(world, "OBS-4"), 1);
    assert_int_equal(world_count(world, "IAM-1"), 0);
}

static void a_clean_run_of_most_tools_proves_nothing(void **state)
{
    World *world = *state;
    own_tool(world, "");
    claims(world, "gate", "in.json");
    world_read_text(world, "null");
    assert_int_equal(world->one->n_observations, 0);
}

static void without_a_claim_an_empty_result_is_no_data(void **state)
{
    World *world = *state;
    own_tool(world, "'clean':['*'],");
    world_read_text(world, "[]");
    assert_true(world_input(world, "in.json")->no_data);
    assert_int_equal(world->one->n_observations, 0);
}

static void a_claim_does_not_turn_records_into_nothing(void **state)
{
    World *world = *state;
    own_tool(world, "'clean':['*'],");
    claims(world, "gate", "in.json");
    world_read_text(world, "{'gate':'1','results':[{'rule':'B-1','on':'f'}]}");
    assert_int_equal(world_input(world, "in.json")->records.fail, 1);
    assert_int_equal(world->one->n_observations, 1);
    assert_int_equal(world_seen(world, "IAM-1", 0)->verdict, VERDICT_FAIL);
}

static void a_path_is_known_by_its_other_spellings(void **state)
{
    (void)state;
    static const struct {
        const char *claimed, *path;
        bool same;
    } pairs[] = {
        { "a/b.json", "./a//b.json", true },
        { "./a/./b.json", "a/b.json", true },
        { "/a/b.json", "/a/b.json", true },
        { "/a/b.json", "a/b.json", false },
        { "a/b.json", "a/b.json.old", false },
        { "a/b", "a/bc", false },
        { "a/b", "a/b/c", false },
        { "-", "-", true },
        { "b.json", "a/b.json", false },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        Claim claim = { pairs[i].claimed, "gitleaks" };
        IngestOptions options = { .claims = &claim, .n_claims = 1 };
        assert_int_equal(claim_on(&options, pairs[i].path) != NULL, pairs[i].same);
    }
}

static void a_trace_counts_the_checks_that_no_mapping_knows(void **state)
{
    World *world = *state;
    own_tool(world, "");
    world->options.trace = trace_new(world->arena);
    world_read_text(world, "{'gate':'1','results':[{'rule':'X','on':'f'},"
                           "{'rule':'B-1','on':'f'},{'rule':'X','on':'g'}]}");
    const Trace *trace = world->options.trace;
    assert_true(trace->is_recognised);
    assert_string_equal(trace->title, "Gate");
    assert_string_equal(trace->conditions[0].text, "/gate is a text");
    assert_int_equal(trace->n_unmapped, 1);
    assert_string_equal(trace->unmapped[0]->id, "X");
    assert_int_equal(trace->unmapped[0]->n, 2);
}

static void a_trace_of_a_stranger_says_what_the_nearest_form_misses(void **state)
{
    World *world = *state;
    world->options.trace = trace_new(world->arena);
    world_read_text(world, "{'check_type':'terraform','result':{}}");
    const Trace *trace = world->options.trace;
    assert_null(world->read);
    assert_false(trace->is_recognised);
    assert_string_equal(trace->format, "checkov");
    assert_true(trace->conditions[0].holds);
    assert_false(trace->conditions[1].holds);
}

static void an_own_tool_is_checked_though_no_input_is_its(void **state)
{
    World *world = *state;
    own_tool(world, "'clean':['A-1'],");
    world_file(world, "tools/late.json",
               "{'schema':'rung-tool/1','tool':'late','title':'Late',"
               "'recognise':[{'has':{'/late':'text'}}],'records':[{'at':'/r/*'}],"
               "'fields':{'check':'/rule'},'verdict':'fail',"
               "'checks':{'L':{'practices':[{'practice':'NON-1','strength':'direct'}]}}}");
    world_read_text(world, "{'gate':'1','results':[]}");
    assert_null(world->read);
    assert_non_null(strstr(world_said(world), "tools/late.json: "
                                              "/checks/L/practices/0/practice: "
                                              "the model has no practice \"NON-1\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(an_empty_result_says_that_its_tool_ran),
        claim(a_clean_run_proves_what_its_tool_file_names_and_only_that),
        claim(a_clean_run_of_most_tools_proves_nothing),
        claim(without_a_claim_an_empty_result_is_no_data),
        claim(a_claim_does_not_turn_records_into_nothing),
        cmocka_unit_test(a_path_is_known_by_its_other_spellings),
        claim(a_trace_counts_the_checks_that_no_mapping_knows),
        claim(a_trace_of_a_stranger_says_what_the_nearest_form_misses),
        claim(an_own_tool_is_checked_though_no_input_is_its),
    };
    return cmocka_run_group_tests_name("ingest: claimed", tests, NULL, NULL);
}
