/* Which scans an undetermined verdict names: those that could show what is open. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "score/score.h"
#include "setting.h"

#define CASE(members) "{\"entity\": \"e\", \"as_of\": \"2026-11-23\", " members "}"

static const Scorecard *with_scans(const Setting *setting, const char *text)
{
    const Bundle bundle = { .data_directory = "data" };
    const Scorecard *card = score_text(setting, text);
    score_scans(setting->arena, &bundle, &card, 1, setting->diag);
    return card;
}

static void nothing_known_names_a_few_scans_that_share_nothing(void **state)
{
    const Scorecard *card = with_scans(*state, CASE("\"observations\": []"));
    assert_in_range(card->n_scans, 1, 4);
    for (size_t i = 0; i < card->n_scans; i++) {
        assert_true(card->scans[i].n_practices > 0);
        for (size_t k = 0; k < card->scans[i].n_practices; k++) {
            const PracticeScore *of = scorecard_of(card, card->scans[i].practices[k]);
            assert_int_equal(of->state, STATE_UNKNOWN);
            assert_true(of->practice->mode != MODE_QUESTION_ONLY);
            for (size_t j = 0; j < i; j++)
                for (size_t l = 0; l < card->scans[j].n_practices; l++)
                    assert_ptr_not_equal(card->scans[j].practices[l], of->practice);
        }
        if (i)
            assert_true(card->scans[i].n_practices <= card->scans[i - 1].n_practices);
    }
}

static void a_tool_that_was_given_is_not_asked_for_again(void **state)
{
    const Setting *setting = *state;
    const Scorecard *bare = with_scans(setting, CASE("\"observations\": []"));
    const char *first = bare->scans[0].tool;
    char *text = arena_printf(
        setting->arena,
        CASE("\"observations\": [{\"practice\": \"SCR-3\", \"tool\": \"%s\", \"check_id\": "
             "\"c\", \"strength\": \"weak\", \"resource\": \"a\", \"verdict\": \"pass\"}]"),
        first);
    const Scorecard *card = with_scans(setting, text);
    assert_true(card->n_scans > 0);
    for (size_t i = 0; i < card->n_scans; i++)
        assert_string_not_equal(card->scans[i].tool, first);
}

static void a_determined_verdict_names_none(void **state)
{
    const Scorecard *card = with_scans(
        *state, CASE("\"answers\": [{\"question\": \"Q02\", \"selected\": [\"a\"]}, "
                     "{\"question\": \"Q05\", \"selected\": [\"a\"]}, "
                     "{\"question\": \"Q01\", \"selected\": [\"a\"]}, "
                     "{\"question\": \"Q06\", \"selected\": [\"a\"]}]"));
    assert_true(card->determined);
    assert_int_equal(card->n_scans, 0);
}

#define CLAIM(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(nothing_known_names_a_few_scans_that_share_nothing),
        CLAIM(a_tool_that_was_given_is_not_asked_for_again),
        CLAIM(a_determined_verdict_names_none),
    };
    return cmocka_run_group_tests_name("score: scans to run", tests, NULL, NULL);
}
