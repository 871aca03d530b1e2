/* Our own files that contradict themselves: nothing doubtful makes a better verdict, and
 * each doubt is said. */
#include <string.h>

#include "ingest/reading.h"

static void say_answers(World *world, const char *answers)
{
    world_read_text(
        world,
        made(world, "{'schema':'rung-answers/1','entity':'E','answers':[%s]}", answers));
}

static void assert_refused(World *world, const char *part)
{
    assert_null(world->read);
    assert_non_null(strstr(world_said(world), part));
    assert_int_equal(world->diag->n_of[DIAG_CONTENT], 1);
}

static void a_question_with_one_answer_takes_one_option(void **state)
{
    World *world = *state;
    say_answers(world, "{'question':'Q01','selected':['a','d']}");
    assert_refused(world, "in.json: /answers/0/selected: question Q01 takes one option, "
                          "found 2 (byte 80)\n");
}

static void an_option_that_stands_twice_is_refused(void **state)
{
    World *world = *state;
    say_answers(world, "{'question':'Q11','selected':['a','a']}");
    assert_refused(world, "/answers/0/selected/1: option \"a\" stands twice");
}

static void unknown_beside_other_options_is_said(void **state)
{
    World *world = *state;
    say_answers(world, "{'question':'Q11','selected':['a','unknown']}");
    assert_non_null(world->one);
    assert_non_null(strstr(world_said(world), "warning: \"unknown\" beside other options: "
                                              "question Q11 counts as unknown"));
}

static void a_second_answer_to_a_question_is_said(void **state)
{
    World *world = *state;
    world_file(world, "a.json",
               "{'schema':'rung-answers/1','entity':'E','answers':["
               "{'question':'Q01','selected':['a']}]}");
    world_file(world, "b.json",
               "{'schema':'rung-answers/1','entity':'E','answers':["
               "{'question':'Q01','selected':['d']}]}");
    world_read(world);
    assert_int_equal(world->one->n_answers, 2);
    assert_non_null(strstr(world_said(world), "b.json: /answers/0: warning: question Q01 "
                                              "is answered in "));
}

static void an_entry_that_is_no_object_is_said_once(void **state)
{
    World *world = *state;
    say_answers(world, "null");
    assert_refused(world,
                   "in.json: /answers/0: expected an object, found null (byte 51)\n");
}

static void an_entity_has_a_name_of_sensible_length(void **state)
{
    World *world = *state;
    world_read_text(world, "{'schema':'rung-answers/1','entity':'','answers':[]}");
    assert_refused(world, "/entity: expected a name of 1 to 200 bytes, found 0 (byte 36)");
}

static void a_schema_in_capitals_is_corrected(void **state)
{
    World *world = *state;
    world_read_text(world, "{'schema':'Rung-answers/1','entity':'E','answers':[]}");
    assert_refused(world, "did you mean \"rung-answers/1\"?");
}

static void a_second_document_is_shown_where_it_stands(void **state)
{
    World *world = *state;
    world_read_text(world, "[{'schema':'rung-waivers/1','waivers':[]},{}]");
    assert_refused(world, "in.json: /1: expected one document, found more (byte 42)\n");
}

/* --- waivers -------------------------------------------------------------------------- */

static void waive(World *world, const char *resource, const char *reason,
                  const char *expires)
{
    world_file(world, "a.json",
               "{'check_type':'terraform','results':{'failed_checks':["
               "{'check_id':'CKV_AWS_116','resource':'aws_lambda_function.b'}]}}");
    world_file(world, "w.json",
               made(world,
                    "{'schema':'rung-waivers/1','waivers':[{'id':'W','practice':'REL-1',"
                    "'resource':'%s','reason':'%s','approver':'a','created':'2026-01-01',"
                    "'expires':'%s'}]}",
                    resource, reason, expires));
    world_read(world);
}

static void a_malformed_waiver_has_no_effect_and_is_listed(void **state)
{
    World *world = *state;
    waive(world, "aws_lambda_function.b", "", "2026-12-01");
    assert_non_null(world->one);
    assert_int_equal(world->one->n_waivers, 0);
    assert_int_equal(world->one->n_malformed_waivers, 1);
    const MalformedWaiver *waiver = &world->one->malformed_waivers[0];
    assert_string_equal(waiver->id, "W");
    assert_string_equal(waiver->practice, "REL-1");
    assert_string_equal(waiver->pointer, "/waivers/0/reason");
    assert_string_equal(waiver->why, "expected a text that says something, found \"\"");
    assert_says(world, "w.json: /waivers/0: warning: this waiver is malformed");
}

static void every_slip_of_a_waiver_disarms_it(void **state)
{
    static const char *const slips[] = {
        "{'id':'W','practice':'REL-99','reason':'r','approver':'a',"
        "'created':'2026-01-01','expires':'2026-12-01'}",
        "{'id':'W','practice':'REL-1','resorce':'x','reason':'r','approver':'a',"
        "'created':'2026-01-01','expires':'2026-12-01'}",
        "{'id':'W','practice':'REL-1','reason':'r',"
        "'created':'2026-01-01','expires':'2026-12-01'}",
        "{'id':'W','practice':'REL-1','reason':'r','approver':'a',"
        "'created':'2026-01-01','expires':'2026-02-30'}",
        "{'id':'W','practice':'REL-1','reason':'r','approver':'a',"
        "'created':'2026-12-01','expires':'2026-01-01'}",
        "'REL-1'",
    };
    World *world = *state;
    const char *all = slips[0];
    size_t n = sizeof slips / sizeof *slips;
    for (size_t i = 1; i < n; i++)
        all = made(world, "%s,%s", all, slips[i]);
    world_file(world, "w.json",
               made(world, "{'schema':'rung-waivers/1','waivers':[%s]}", all));
    world_read(world);
    assert_non_null(world->one);
    assert_int_equal(world->one->n_waivers, 0);
    assert_int_equal(world->one->n_malformed_waivers, n);
}

static void a_waiver_of_what_nobody_judged_is_said(void **state)
{
    World *world = *state;
    waive(world, "aws_lambda_function.c", "r", "2026-12-01");
    assert_string_equal(world_said(world),
                        "w.json: /waivers/0: warning: waiver W has no effect: no input "
                        "judges aws_lambda_function.c for REL-1\n");
}

static void a_waiver_that_runs_too_long_is_said(void **state)
{
    World *world = *state;
    waive(world, "aws_lambda_function.b", "r", "2027-01-02");
    assert_non_null(strstr(world_said(world), "/waivers/0/expires: warning: waiver W runs "
                                              "for 366 days; of more than 365 it has no "
                                              "effect"));
}

static void a_good_waiver_is_not_spoken_of(void **state)
{
    World *world = *state;
    waive(world, "aws_lambda_function.b", "r", "2027-01-01");
    assert_string_equal(world_said(world), "");
}

/* --- days ----------------------------------------------------------------------------- */

static void what_is_later_than_the_verdict_is_said(void **state)
{
    World *world = *state;
    say_answers(world, "{'question':'Q01','selected':['a'],'answered_on':'2026-11-24'},"
                       "{'question':'Q02','selected':['a'],'answered_on':'2027-02-01'}");
    assert_string_equal(
        world_said(world),
        "in.json: /answers/1: warning: speaks of 2027-02-01, after the day of "
        "the verdict (2026-11-23), and counts as fresh\n");
}

/* --- portfolios ----------------------------------------------------------------------- */

static void an_entity_that_stands_twice_in_a_portfolio_is_refused(void **state)
{
    World *world = *state;
    world_read_text(world, "{'schema':'rung-assessment/1','entities':["
                           "{'entity':'A','as_of':'2026-11-23'},"
                           "{'entity':'A','as_of':'2026-11-23'}]}");
    assert_refused(world, "in.json: /entities/1: entity \"A\" stands twice (byte 78)\n");
}

static void a_portfolio_of_nobody_is_refused(void **state)
{
    World *world = *state;
    world_read_text(world, "{'schema':'rung-assessment/1','entities':[]}");
    assert_refused(world, "/entities: expected at least one entity, found none");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_question_with_one_answer_takes_one_option),
        claim(an_option_that_stands_twice_is_refused),
        claim(unknown_beside_other_options_is_said),
        claim(a_second_answer_to_a_question_is_said),
        claim(an_entry_that_is_no_object_is_said_once),
        claim(an_entity_has_a_name_of_sensible_length),
        claim(a_schema_in_capitals_is_corrected),
        claim(a_second_document_is_shown_where_it_stands),
        claim(a_malformed_waiver_has_no_effect_and_is_listed),
        claim(every_slip_of_a_waiver_disarms_it),
        claim(a_waiver_of_what_nobody_judged_is_said),
        claim(a_waiver_that_runs_too_long_is_said),
        claim(a_good_waiver_is_not_spoken_of),
        claim(what_is_later_than_the_verdict_is_said),
        claim(an_entity_that_stands_twice_in_a_portfolio_is_refused),
        claim(a_portfolio_of_nobody_is_refused),
    };
    return cmocka_run_group_tests_name("ingest: doubts in own forms", tests, NULL, NULL);
}
