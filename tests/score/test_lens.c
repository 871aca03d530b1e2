/* A lens review is an answer: alone, beside the questionnaire, beside tools, and when it
 * is old. Values by SCORING.md section 2, rule 8. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "setting.h"

#define CHOICE_ON(practice, check, verdict, more)                                          \
    "{\"practice\": \"" practice "\", \"tool\": \"wa\", \"check_id\": \"" check            \
    "\", \"strength\": \"attested\", \"resource\": \"workload\", \"verdict\": \"" verdict  \
    "\"" more "}"
#define CHOICE(practice, check, verdict) CHOICE_ON(practice, check, verdict, "")
#define SEEN(practice, resource, verdict)                                                  \
    "{\"practice\": \"" practice "\", \"tool\": \"t\", \"check_id\": \"c\", "              \
    "\"strength\": \"direct\", \"resource\": \"" resource "\", \"verdict\": \"" verdict    \
    "\"}"
#define CASE(members)  "{\"entity\": \"e\", \"as_of\": \"2026-11-23\", " members "}"
#define OBSERVED(rows) CASE("\"observations\": [" rows "]")
#define Q02_C                                                                              \
    "\"answers\": [{\"question\": \"Q02\", \"selected\": [\"c\"], \"evidence\": "          \
    "\"wiki\"}], "

static void a_choice_that_is_taken_is_an_answer(void **state)
{
    const Scorecard *card = score_text(*state, OBSERVED(CHOICE("VIS-2", "a", "pass")));
    const PracticeScore *of = practice_in(card, "VIS-2");
    assert_int_equal(of->practice->mode, MODE_QUESTION_ONLY);
    assert_int_equal(of->state, STATE_MET);
    assert_int_equal(of->basis, BASIS_ANSWER);
    assert_int_equal(of->confidence, 5000);
    assert_int_equal(of->answer_bp, -1);
    assert_int_equal(of->lens_bp, 10000);
    assert_int_equal(of->n_lens, 1);
    assert_int_equal(of->n_seen, 0);
}

static void a_choice_with_a_link_is_proven_like_a_linked_answer(void **state)
{
    const Scorecard *card = score_text(
        *state,
        OBSERVED(CHOICE_ON("VIS-2", "a", "pass", ", \"evidence\": \"https://x.example\"")));
    assert_int_equal(practice_in(card, "VIS-2")->confidence, 8000);
}

static void one_choice_that_is_missing_outweighs_those_taken(void **state)
{
    const Scorecard *card = score_text(
        *state, OBSERVED(CHOICE("VIS-2", "a", "pass") "," CHOICE("VIS-2", "b", "fail")));
    const PracticeScore *of = practice_in(card, "VIS-2");
    assert_int_equal(of->state, STATE_NOT_MET);
    assert_int_equal(of->u, 0);
    assert_int_equal(of->n_lens, 1);
    assert_string_equal(of->lens[0]->check, "b");
    assert_int_equal(of->n_not_counted, 1);
    assert_int_equal(of->not_counted_for[0], NOT_COUNTED_ATTESTED);
}

static void of_review_and_answer_the_lower_counts(void **state)
{
    const Scorecard *card = score_text(
        *state, CASE(Q02_C "\"observations\": [" CHOICE("VIS-2", "a", "fail") "]"));
    const PracticeScore *of = practice_in(card, "VIS-2");
    assert_int_equal(of->answer_bp, 10000);
    assert_int_equal(of->said_bp, 0);
    assert_false(is_answer_counted(of));
    assert_int_equal(of->confidence, 5000); /* the review's, not the linked answer's */
}

static void a_better_review_does_not_lift_an_answer(void **state)
{
    const Scorecard *card = score_text(
        *state, CASE("\"answers\": [{\"question\": \"Q02\", \"selected\": [\"b\"], "
                     "\"evidence\": \"wiki\"}], \"observations\": [" CHOICE("VIS-2", "a",
                                                                            "pass") "]"));
    const PracticeScore *of = practice_in(card, "VIS-2");
    assert_int_equal(of->said_bp, 5000);
    assert_true(is_answer_counted(of));
    assert_int_equal(of->n_lens, 0);
    assert_int_equal(of->not_counted_for[0], NOT_COUNTED_ATTESTED);
    assert_int_equal(of->confidence, 8000);
}

static void beside_tools_a_review_fills_what_was_not_seen(void **state)
{
    const Scorecard *card = score_text(
        *state,
        CASE("\"universe\": {\"REL-1\": 4}, \"observations\": [" SEEN(
            "REL-1", "a", "pass") "," SEEN("REL-1", "b", "pass") "," CHOICE("REL-1", "x",
                                                                            "pass") "]"));
    const PracticeScore *of = practice_in(card, "REL-1");
    assert_int_equal(of->practice->mode, MODE_AUTO_FIRST);
    assert_int_equal(of->l, 10000); /* 5000 + 5000 * min(10000, 3/3) */
    assert_int_equal(of->basis, BASIS_TOOLS_AND_ANSWER);
    assert_int_equal(of->pass_w, 2); /* the review is no resource */
}

static void where_both_are_asked_the_lower_of_tools_and_review_counts(void **state)
{
    const Practice *both = NULL;
    const Setting *setting = *state;
    for (size_t i = 0; i < setting->model->n_practices && !both; i++)
        if (setting->model->practices[i].mode == MODE_AUTO_AND_QUESTION)
            both = &setting->model->practices[i];
    assert_non_null(both);
    char *text = arena_printf(
        setting->arena, OBSERVED(SEEN("%s", "a", "pass") "," CHOICE("%s", "x", "fail")),
        both->id, both->id);
    const PracticeScore *of = practice_in(score_text(setting, text), both->id);
    assert_int_equal(of->l, 0);
    assert_int_equal(of->u, 0);
}

static void a_review_keeps_as_long_as_an_answer(void **state)
{
    const Scorecard *card = score_text(
        *state,
        OBSERVED(
            CHOICE_ON("VIS-2", "a", "pass", ", \"date\": \"2026-05-27\"") "," CHOICE_ON(
                "VIS-2", "b", "fail", ", \"date\": \"2026-05-26\"")));
    const PracticeScore *of = practice_in(card, "VIS-2");
    assert_int_equal(of->state, STATE_MET); /* 180 days, and 181 */
    assert_int_equal(of->n_stale, 1);
    assert_string_equal(of->stale[0]->check, "b");
}

static void unanswered_and_not_applicable_choices_say_nothing(void **state)
{
    const Scorecard *card = score_text(
        *state, OBSERVED(CHOICE("VIS-2", "a", "unknown") "," CHOICE("VIS-2", "b", "na")));
    const PracticeScore *of = practice_in(card, "VIS-2");
    assert_int_equal(of->state, STATE_UNKNOWN);
    assert_int_equal(of->lens_bp, -1);
    assert_int_equal(of->n_not_counted, 2);
    assert_int_equal(of->not_counted_for[1], NOT_COUNTED_NO_VERDICT);
}

#define CLAIM(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(a_choice_that_is_taken_is_an_answer),
        CLAIM(a_choice_with_a_link_is_proven_like_a_linked_answer),
        CLAIM(one_choice_that_is_missing_outweighs_those_taken),
        CLAIM(of_review_and_answer_the_lower_counts),
        CLAIM(a_better_review_does_not_lift_an_answer),
        CLAIM(beside_tools_a_review_fills_what_was_not_seen),
        CLAIM(where_both_are_asked_the_lower_of_tools_and_review_counts),
        CLAIM(a_review_keeps_as_long_as_an_answer),
        CLAIM(unanswered_and_not_applicable_choices_say_nothing),
    };
    return cmocka_run_group_tests_name("score: lens reviews", tests, NULL, NULL);
}
