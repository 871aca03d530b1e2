/* The rules that the examples and the reference scorer do not reach, one case each: lists
 * of evidence, resources outside the inventory, waivers, claims. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "setting.h"

#define SEEN(practice, resource, verdict)                                                  \
    "{\"practice\": \"" practice "\", \"tool\": \"t\", \"check_id\": \"c\", "              \
    "\"strength\": \"direct\", \"resource\": \"" resource "\", \"verdict\": \"" verdict    \
    "\"}"
#define UNJOINED(practice, resource, verdict)                                              \
    "{\"practice\": \"" practice "\", \"tool\": \"t\", \"check_id\": \"c\", "              \
    "\"strength\": \"direct\", \"resource\": \"" resource "\", \"verdict\": \"" verdict    \
    "\", \"unjoined\": true}"
#define CASE(members) "{\"entity\": \"e\", \"as_of\": \"2026-11-23\", " members "}"

static void a_fail_outside_the_inventory_is_added_to_it(void **state)
{
    const Scorecard *card = score_text(
        *state, CASE("\"universe\": {\"IAM-1\": 4}, \"observations\": [" SEEN(
                    "IAM-1", "a", "pass") "," UNJOINED("IAM-1", "policy", "fail") "]"));
    const PracticeScore *of = practice_in(card, "IAM-1");
    assert_int_equal(of->universe, 5);
    assert_int_equal(of->l, 2000); /* 1 of 5 */
    assert_int_equal(of->u, 8000);
    assert_int_equal(of->n_seen, 2);
}

static void a_pass_outside_the_inventory_is_not_counted(void **state)
{
    const Scorecard *card = score_text(
        *state, CASE("\"universe\": {\"IAM-1\": 4}, \"observations\": [" SEEN(
                    "IAM-1", "a", "pass") "," UNJOINED("IAM-1", "policy", "pass") "]"));
    const PracticeScore *of = practice_in(card, "IAM-1");
    assert_int_equal(of->universe, 4);
    assert_int_equal(of->l, 2500);
    assert_int_equal(of->n_not_counted, 1);
    assert_int_equal(of->not_counted_for[0], NOT_COUNTED_CORROBORATION);
}

static void a_waiver_outside_the_inventory_leaves_the_inventory_alone(void **state)
{
    const Scorecard *card = score_text(
        *state, CASE("\"universe\": {\"IAM-1\": 9}, \"observations\": [" SEEN(
                    "IAM-1", "a",
                    "pass") "," UNJOINED("IAM-1", "policy",
                                         "fail") "],"
                                                 "\"waivers\": [{\"id\": \"W\", "
                                                 "\"practice\": \"IAM-1\", \"resource\": "
                                                 "\"policy\", \"created\": \"2026-11-01\", "
                                                 "\"expires\": \"2026-12-01\"}]"));
    const PracticeScore *of = practice_in(card, "IAM-1");
    assert_int_equal(of->universe, 9);
    assert_int_equal(of->fail_w, 0);
    assert_int_equal(of->n_waived_resources, 1);
    assert_int_equal(of->not_counted_for[0], NOT_COUNTED_WAIVED);
}

static void a_fail_of_one_tool_overrules_the_pass_of_another(void **state)
{
    const Scorecard *card = score_text(
        *state, CASE("\"observations\": ["
                     "{\"practice\": \"OBS-4\", \"tool\": \"checkov\", \"strength\": "
                     "\"direct\", \"resource\": \"a\", \"verdict\": \"pass\"},"
                     "{\"practice\": \"OBS-4\", \"tool\": \"prowler\", \"strength\": "
                     "\"direct\", \"resource\": \"a\", \"verdict\": \"fail\"}]"));
    const PracticeScore *of = practice_in(card, "OBS-4");
    assert_int_equal(of->fail_w, 1);
    assert_int_equal(of->pass_w, 0);
    assert_int_equal(of->n_conflicts, 1);
    assert_string_equal(of->conflicts[0]->tool, "checkov");
    assert_string_equal(of->overruling[0]->tool, "prowler");
    assert_string_equal(of->fails[0], "a");
}

static void what_is_stale_is_listed_and_does_not_count(void **state)
{
    const Scorecard *card = score_text(
        *state, CASE("\"observations\": ["
                     "{\"practice\": \"OBS-4\", \"strength\": \"direct\", \"resource\": "
                     "\"a\", \"verdict\": \"pass\", \"date\": \"2026-10-23\"},"
                     "{\"practice\": \"OBS-4\", \"strength\": \"direct\", \"resource\": "
                     "\"b\", \"verdict\": \"pass\", \"date\": \"2026-10-24\"},"
                     "{\"practice\": \"OBS-4\", \"strength\": \"direct\", \"resource\": "
                     "\"c\", \"verdict\": \"pass\"}],"
                     "\"answers\": [{\"question\": \"Q02\", \"selected\": [\"c\"], "
                     "\"answered_on\": \"2026-05-26\"}]"));
    const PracticeScore *of = practice_in(card, "OBS-4");
    assert_int_equal(of->n_stale, 1);
    assert_string_equal(of->stale[0]->resource->id, "a");
    assert_int_equal(of->pass_w, 2);
    assert_int_equal(of->n_undated, 1);
    assert_int_equal(card->n_undated, 1);
    assert_int_equal(card->n_stale_answers, 1);
    assert_int_equal(practice_in(card, "VIS-2")->state, STATE_UNKNOWN);
}

#define DECLARED(practice, resource, verdict)                                              \
    "{\"practice\": \"" practice "\", \"tool\": \"iac\", \"check_id\": \"c\", "            \
    "\"strength\": \"direct\", \"resource\": \"" resource "\", \"verdict\": \"" verdict    \
    "\", \"in_template\": true}"

static void what_runs_and_what_templates_declare_are_two_populations(void **state)
{
    const Scorecard *card = score_text(
        *state,
        CASE("\"observations\": [" DECLARED("IAM-1", "t1", "pass") "," DECLARED(
            "IAM-1", "t2", "pass") "," SEEN("IAM-1", "r1", "pass") "," SEEN("IAM-1", "r2",
                                                                            "fail") "]"));
    const PracticeScore *of = practice_in(card, "IAM-1");
    assert_true(of->has_populations);
    assert_int_equal(of->running.l, 5000);
    assert_int_equal(of->declared.l, 10000);
    assert_int_equal(of->l, 5000); /* not 3 of 4 */
    assert_int_equal(of->u, 5000);
    assert_int_equal(of->pass_w, 3);
    assert_int_equal(of->universe, 4);
}

static void one_resource_seen_in_both_joins_the_populations(void **state)
{
    const Scorecard *card = score_text(
        *state, CASE("\"observations\": [" DECLARED("IAM-1", "a", "pass") "," DECLARED(
                    "IAM-1", "t2", "pass") "," SEEN("IAM-1", "a", "fail") "]"));
    const PracticeScore *of = practice_in(card, "IAM-1");
    assert_false(of->has_populations);
    assert_int_equal(of->l, 5000);
    assert_int_equal(of->u, 5000);
}

static void templates_alone_are_one_population(void **state)
{
    const Scorecard *card =
        score_text(*state, CASE("\"observations\": [" DECLARED("IAM-1", "t1", "pass") "]"));
    assert_false(practice_in(card, "IAM-1")->has_populations);
    assert_int_equal(practice_in(card, "IAM-1")->l, 10000);
}

static void the_stage_at_other_thresholds_is_told(void **state)
{
    const Scorecard *card = score_text(
        *state, CASE("\"answers\": [{\"question\": \"Q01\", \"selected\": [\"d\"]},"
                     "{\"question\": \"Q02\", \"selected\": [\"c\"]},"
                     "{\"question\": \"Q06\", \"selected\": [\"c\"]}], "
                     "\"observations\": [" SEEN("FIT-1", "a", "pass") "]"));
    assert_int_equal(card->sensitivity[1].threshold_bp, 8000);
    assert_int_equal(card->sensitivity[1].stage, card->attained);
    for (size_t i = 1; i < N_SENSITIVITIES; i++)
        assert_true(card->sensitivity[i].stage <= card->sensitivity[i - 1].stage);
}

static void an_old_runtime_table_is_warned_of(void **state)
{
    const Setting *setting = *state;
    const Scorecard *card = score_text(setting, CASE("\"runtime_table\": \"2026-05-27\""));
    assert_int_equal(card->runtime_table_days, 180);
    assert_int_equal(setting->diag->n_lines, 0);
    card = score_text(setting, CASE("\"runtime_table\": \"2026-05-26\""));
    assert_int_equal(card->runtime_table_days, 181);
    assert_int_equal(setting->diag->n_of[DIAG_WARNING], 1);
    assert_int_equal(score_text(setting, CASE("\"answers\": []"))->runtime_table_days, -1);
}

static void undated_evidence_can_be_refused_and_is_listed(void **state)
{
    const Scorecard *card = score_text(
        *state, CASE("\"refuse_undated\": true, \"observations\": ["
                     "{\"practice\": \"OBS-4\", \"strength\": \"direct\", \"resource\": "
                     "\"a\", \"verdict\": \"pass\", \"date\": \"2026-11-01\"}," SEEN(
                         "OBS-4", "b", "fail") "], \"answers\": [{\"question\": \"Q02\", "
                                               "\"selected\": [\"c\"]}]"));
    const PracticeScore *of = practice_in(card, "OBS-4");
    assert_int_equal(of->fail_w, 0);
    assert_int_equal(of->pass_w, 1);
    assert_int_equal(of->n_undated, 0);
    assert_int_equal(of->not_counted_for[0], NOT_COUNTED_UNDATED);
    assert_int_equal(card->n_refused, 1);
    assert_int_equal(card->n_undated_answers, 1);
    assert_int_equal(practice_in(card, "VIS-2")->state, STATE_UNKNOWN);
}

#define STAGE_ONE_PROVEN_FOR(bp)                                                           \
    CASE("\"min_assurance\": " #bp                                                         \
         ", \"answers\": [{\"question\": \"Q01\", \"selected\": [\"d\"]},"                 \
         "{\"question\": \"Q02\", \"selected\": [\"c\"]},"                                 \
         "{\"question\": \"Q05\", \"selected\": [\"b\"]},"                                 \
         "{\"question\": \"Q06\", \"selected\": [\"c\"]}], \"observations\": [" SEEN(      \
             "FIT-1", "a",                                                                 \
             "pa"                                                                          \
             "ss") "]")

static void a_stage_that_is_proven_too_little_is_withheld(void **state)
{
    const Scorecard *enough = score_text(*state, STAGE_ONE_PROVEN_FOR(5000));
    assert_int_equal(enough->attained, 1);
    assert_false(enough->withheld);
    assert_in_range(enough->lowest_assurance, 5001, 9998);
    const Scorecard *short_of = score_text(*state, STAGE_ONE_PROVEN_FOR(9999));
    assert_int_equal(short_of->attained, 1);
    assert_true(short_of->withheld);
    assert_int_equal(short_of->headline, HEADLINE_WITHHELD);
}

static void a_suspicion_never_counts(void **state)
{
    const Scorecard *card = score_text(
        *state, CASE("\"observations\": [{\"practice\": \"SCR-1\", \"strength\": "
                     "\"suspect\", \"resource\": \"a\", \"verdict\": \"fail\"}]"));
    const PracticeScore *of = practice_in(card, "SCR-1");
    assert_int_equal(of->state, STATE_UNKNOWN);
    assert_int_equal(of->not_counted_for[0], NOT_COUNTED_SUSPECT);
    assert_int_equal(card->stages[2].n_blockers, 0);
}

static void a_confirmed_leak_blocks_from_stage_two_on(void **state)
{
    const Scorecard *card = score_text(
        *state, CASE("\"observations\": [{\"practice\": \"SCR-1\", \"strength\": "
                     "\"fail_only\", \"resource\": \"a\", \"verdict\": \"fail\"}]"));
    assert_int_equal(card->stages[1].n_blockers, 0);
    assert_int_equal(card->stages[2].n_blockers, 1);
    assert_string_equal(card->stages[2].blockers[0]->id, "SCR-1");
    assert_int_equal(card->potential, 1);
}

static void a_claim_that_the_model_does_not_allow_is_refused(void **state)
{
    const Setting *setting = *state;
    const Scorecard *card = score_text(
        setting, CASE("\"not_applicable\": [{\"practice\": \"IAM-1\", \"reason\": "
                      "\"none\"}, {\"practice\": \"IAM-5\", \"reason\": "
                      "\"no public API\"}]"));
    assert_int_equal(practice_in(card, "IAM-1")->state, STATE_UNKNOWN);
    assert_int_equal(practice_in(card, "IAM-5")->state, STATE_NOT_APPLICABLE);
    assert_string_equal(practice_in(card, "IAM-5")->not_applicable_reason, "no public API");
    assert_int_equal(setting->diag->n_of[DIAG_WARNING], 1);
    assert_string_equal(setting->diag->lines[0].message,
                        "practice IAM-1 always applies: the claim that it does not is "
                        "refused");
}

static void the_weaker_of_two_answers_is_named(void **state)
{
    const Scorecard *card =
        score_text(*state, CASE("\"answers\": [{\"question\": \"Q02\", \"selected\": "
                                "[\"c\"], \"evidence\": \"wiki\"}, {\"question\": \"Q02\", "
                                "\"selected\": [\"b\"]}]"));
    const PracticeScore *of = practice_in(card, "VIS-2");
    assert_int_equal(of->answer_bp, 5000);
    assert_int_equal(of->confidence, 5000);
    assert_null(of->answer->evidence);
    assert_int_equal(of->basis, BASIS_ANSWER);
}

static void what_contains_a_practice_shows_it(void **state)
{
    const Scorecard *card =
        score_text(*state, CASE("\"observations\": [" SEEN("VIS-4", "a", "pass") "]"));
    const PracticeScore *of = practice_in(card, "VIS-1");
    assert_int_equal(of->state, STATE_MET);
    assert_int_equal(of->basis, BASIS_INFERRED);
    assert_int_equal(of->confidence, 7000);
}

static void nothing_at_all_is_undetermined_and_not_zero(void **state)
{
    const Scorecard *card = score_text(*state, CASE("\"observations\": []"));
    assert_false(card->determined);
    assert_int_equal(card->attained, 0);
    assert_int_equal(card->potential, LAST_STAGE);
    assert_int_equal(card->counts[STATE_UNKNOWN], card->model->n_practices);
    assert_int_equal(card->moves[0].action, ACTION_COLLECT_EVIDENCE);
    assert_int_equal(card->usage_stage, -1);
    assert_int_equal(card->exposure_gap, -1);
}

#define STAGE_ONE_WITH_WAIVER_UNTIL(practice, day)                                         \
    CASE("\"waivers\": [{\"id\": \"W\", \"practice\": \"" practice                         \
         "\", \"created\": \"2026-11-01\", \"expires\": \"" day "\"}], \"answers\": ["     \
         "{\"question\": \"Q01\", \"selected\": [\"d\"]},"                                 \
         "{\"question\": \"Q02\", \"selected\": [\"c\"]},"                                 \
         "{\"question\": \"Q05\", \"selected\": [\"b\"]},"                                 \
         "{\"question\": \"Q06\", \"selected\": [\"c\"]}]")

static void a_waiver_of_too_much_closes_the_stage(void **state)
{
    const Scorecard *card =
        score_text(*state, STAGE_ONE_WITH_WAIVER_UNTIL("VIS-2", "2026-11-23"));
    assert_int_equal(practice_in(card, "VIS-2")->state, STATE_WAIVED);
    assert_int_equal(card->stages[1].waived_share, 2857); /* 4 of 14 */
    assert_false(card->stages[1].gates.waived_share);
    assert_int_equal(card->attained, 0);
    assert_false(card->with_waivers);
}

static void a_waiver_past_its_day_has_no_effect_and_is_listed(void **state)
{
    const Scorecard *card =
        score_text(*state, STAGE_ONE_WITH_WAIVER_UNTIL("VIS-2", "2026-11-22"));
    assert_int_equal(practice_in(card, "VIS-2")->state, STATE_MET);
    assert_int_equal(card->n_expired_waivers, 1);
    assert_int_equal(card->n_valid_waivers, 0);
    assert_int_equal(card->attained, 1);
    assert_true(card->self_attested); /* bare answers alone */
}

static void a_waiver_beyond_the_attained_stage_helped_nothing(void **state)
{
    const Scorecard *card =
        score_text(*state, STAGE_ONE_WITH_WAIVER_UNTIL("VIS-5", "2026-11-23"));
    assert_int_equal(practice_in(card, "VIS-5")->state, STATE_WAIVED);
    assert_int_equal(card->attained, 1);
    assert_false(card->with_waivers);
}

static void a_stage_attained_with_a_waiver_says_so(void **state)
{
    const Scorecard *card = score_text(
        *state, CASE("\"answers\": [{\"question\": \"Q01\", \"selected\": [\"d\"]},"
                     "{\"question\": \"Q02\", \"selected\": [\"c\"]},"
                     "{\"question\": \"Q06\", \"selected\": [\"c\"]}], \"observations\": "
                     "[" SEEN("FIT-1", "a", "pass") "," SEEN("FIT-1", "b", "pass") "," SEEN(
                         "FIT-1", "c",
                         "pass") "," SEEN("FIT-1", "d",
                                          "pass") "," SEEN("FIT-1", "e",
                                                           "fail") "],"
                                                                   "\"waivers\": [{\"id\": "
                                                                   "\"W\", \"practice\": "
                                                                   "\"FIT-1\", "
                                                                   "\"resource\": \"e\", "
                                                                   "\"created\": "
                                                                   "\"2026-11-01\", "
                                                                   "\"expires\": "
                                                                   "\"2026-12-01\"}]"));
    assert_int_equal(practice_in(card, "FIT-1")->state, STATE_MET); /* 4 of 4 */
    assert_int_equal(card->attained, 1);
    assert_true(card->with_waivers);
}

#define CLAIM(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(a_fail_outside_the_inventory_is_added_to_it),
        CLAIM(a_pass_outside_the_inventory_is_not_counted),
        CLAIM(a_waiver_outside_the_inventory_leaves_the_inventory_alone),
        CLAIM(a_fail_of_one_tool_overrules_the_pass_of_another),
        CLAIM(what_is_stale_is_listed_and_does_not_count),
        CLAIM(what_runs_and_what_templates_declare_are_two_populations),
        CLAIM(one_resource_seen_in_both_joins_the_populations),
        CLAIM(templates_alone_are_one_population),
        CLAIM(the_stage_at_other_thresholds_is_told),
        CLAIM(an_old_runtime_table_is_warned_of),
        CLAIM(undated_evidence_can_be_refused_and_is_listed),
        CLAIM(a_stage_that_is_proven_too_little_is_withheld),
        CLAIM(a_suspicion_never_counts),
        CLAIM(a_confirmed_leak_blocks_from_stage_two_on),
        CLAIM(a_claim_that_the_model_does_not_allow_is_refused),
        CLAIM(the_weaker_of_two_answers_is_named),
        CLAIM(what_contains_a_practice_shows_it),
        CLAIM(nothing_at_all_is_undetermined_and_not_zero),
        CLAIM(a_waiver_of_too_much_closes_the_stage),
        CLAIM(a_waiver_past_its_day_has_no_effect_and_is_listed),
        CLAIM(a_waiver_beyond_the_attained_stage_helped_nothing),
        CLAIM(a_stage_attained_with_a_waiver_says_so),
    };
    return cmocka_run_group_tests_name("score: rules", tests, NULL, NULL);
}
