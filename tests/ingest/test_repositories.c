/* Scanners of repositories: secrets by the rules of all versions of gitleaks, and the
 * scores of OpenSSF Scorecard. */
#include <string.h>

#include "ingest/reading.h"

static const char *leak(const World *world, const char *rule)
{
    return made(
        world,
        "{'line':'M4RK3R','lineNumber':13,'offender':'M4RK3R','commit':'c','repo':'.',"
        "'leakURL':'M4RK3R','rule':'%s','commitMessage':'M4RK3R','author':'M4RK3R',"
        "'email':'M4RK3R','file':'src/pay.env','date':'2021-07-15T22:00:32+07:00',"
        "'tags':'M4RK3R'}",
        rule);
}

static void rules_of_gitleaks_7_are_those_of_8_by_another_name(void **state)
{
    World *world = *state;
    world_read_text(world, made(world, "[%s,%s,%s]", leak(world, "AWS Access Key"),
                                leak(world, "Asymmetric Private Key"),
                                leak(world, "A rule of our own")));
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_string_equal(input->format, "gitleaks-7");
    assert_null(input->scanned); /* the date is the commit's */
    assert_int_equal(input->records.fail, 3);
    assert_int_equal(input->records.mapped, 2);
    assert_int_equal(input->records.unmapped, 1);
    const Observation *seen = world_seen(world, "SCR-1", 0);
    assert_int_equal(seen->verdict, VERDICT_FAIL);
    assert_int_equal(seen->strength, STRENGTH_FAIL_ONLY);
    assert_string_equal(seen->resource->id, "src/pay.env");
    assert_string_equal(seen->pointer, "/0");
    assert_int_equal(seen->line, 13);
    assert_null(strstr(world_dump(world), "M4RK3R"));
}

static void a_leak_without_a_rule_is_rejected_and_not_quoted(void **state)
{
    World *world = *state;
    world_read_text(world, made(world, "[%s,{'offender':'M4RK3R','commit':'c'},'M4RK3R']",
                                leak(world, "Slack")));
    assert_int_equal(world_input(world, "in.json")->records.rejected, 2);
    assert_null(strstr(world_dump(world), "M4RK3R"));
}

static const char *card(const World *world, const char *checks)
{
    return made(
        world,
        "{'date':'2026-11-20','repo':{'name':'github.com/acme/payments','commit':'c'},"
        "'scorecard':{'version':'v5.0.0'},'score':5.2,'checks':[%s],'metadata':null}",
        checks);
}

static void only_a_full_score_passes_and_a_negative_one_is_unknown(void **state)
{
    World *world = *state;
    world_read_text(
        world, card(world, "{'name':'Branch-Protection','score':10,'reason':'r'},"
                           "{'name':'Pinned-Dependencies','score':8,'reason':'by tag'},"
                           "{'name':'Vulnerabilities','score':-1,'reason':'r'},"
                           "{'name':'Fuzzing','score':0,'reason':'r'}"));
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_string_equal(input->format, "scorecard");
    assert_string_equal(input->tool_version, "v5.0.0");
    assert_string_equal(input->scanned, "2026-11-20");
    assert_int_equal(input->records.pass, 1);
    assert_int_equal(input->records.fail, 2);
    assert_int_equal(input->records.unknown, 1);
    assert_int_equal(input->records.unmapped, 1);
    assert_int_equal(world_seen(world, "STD-2", 0)->verdict, VERDICT_PASS);
    const Observation *pinned = world_seen(world, "DEP-1", 0);
    assert_int_equal(pinned->verdict, VERDICT_FAIL);
    assert_string_equal(pinned->resource->id, "github.com/acme/payments");
    assert_string_equal(pinned->message, "8 of 10: by tag");
    assert_string_equal(pinned->pointer, "/checks/1");
    assert_int_equal(world_seen(world, "DEP-2", 0)->verdict, VERDICT_UNKNOWN);
}

static void a_score_out_of_range_is_rejected(void **state)
{
    World *world = *state;
    world_read_text(world, card(world, "{'name':'SAST','score':11},{'name':'SAST'},"
                                       "{'name':'SAST','score':null},{'score':3}"));
    assert_int_equal(world_input(world, "in.json")->records.rejected, 4);
    assert_non_null(strstr(world_said(world), "/checks/0/score: warning: expected 10, 0"));
}

static void the_answer_of_the_web_application_is_refused_by_its_name(void **state)
{
    World *world = *state;
    world_read_text(world, "{'SarifOutput':'{}','JsonOutput':'{}'}");
    assert_non_null(strstr(world_said(world), "the Scorecard web application"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(rules_of_gitleaks_7_are_those_of_8_by_another_name),
        claim(a_leak_without_a_rule_is_rejected_and_not_quoted),
        claim(only_a_full_score_passes_and_a_negative_one_is_unknown),
        claim(a_score_out_of_range_is_rejected),
        claim(the_answer_of_the_web_application_is_refused_by_its_name),
    };
    return cmocka_run_group_tests_name("ingest: repositories", tests, NULL, NULL);
}
