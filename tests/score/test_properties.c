/* What the verdict promises whatever the input: properties, tried on many random ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "emit/result.h"
#include "roll.h"
#include "score/score.h"

enum { N_ROUNDS = 5000, N_WALKS = 300, N_SHORT_WALKS = 2000 };
/* A walk tries a case for each observation, a short one for each answer. */

typedef struct {
    Arena *arena;
    Arena *round; /* of one random assessment and its scorecards */
    Diag *diag;
    const Model *model;
    Dice dice;
} Setting;

static int set_up(void **state)
{
    Arena *arena = arena_new();
    Setting *setting = ARENA_NEW(arena, Setting);
    const Bundle bundle = { .data_directory = "data" };
    *setting = (Setting){ .arena = arena,
                          .round = arena_new(),
                          .diag = diag_new(arena),
                          .dice = { .state = 2026 } };
    setting->model = model_load(arena, &bundle, setting->diag);
    *state = setting;
    return setting->model ? 0 : -1;
}

static int tear_down(void **state)
{
    Setting *setting = *state;
    arena_free(setting->round);
    arena_free(setting->arena);
    return 0;
}

static Assessment *roll_assessment(Setting *setting)
{
    arena_reset(setting->round);
    return roll_case(&setting->dice, setting->round, setting->model);
}

static const Scorecard *scored(const Setting *setting, const Assessment *found)
{
    return score(setting->round, setting->model, found, setting->diag);
}

/* --- properties ------------------------------------------------------------------- */

static void shuffle(Setting *setting, void *rows, size_t n, size_t size)
{
    char *bytes = rows, held[sizeof(Observation) + sizeof(Answer) + sizeof(Waiver)];
    assert_true(size <= sizeof held);
    for (size_t i = n; i > 1; i--) {
        size_t j = roll(&setting->dice, i);
        memcpy(held, bytes + (i - 1) * size, size);
        memmove(bytes + (i - 1) * size, bytes + j * size, size);
        memcpy(bytes + j * size, held, size);
    }
}

static void the_order_of_inputs_does_not_matter(void **state)
{
    Setting *setting = *state;
    for (int round = 0; round < N_ROUNDS; round++) {
        Assessment *found = roll_assessment(setting);
        Buffer before = result_json(setting->round, scored(setting, found));
        shuffle(setting, found->observations, found->n_observations, sizeof(Observation));
        shuffle(setting, found->answers, found->n_answers, sizeof(Answer));
        shuffle(setting, found->waivers, found->n_waivers, sizeof(Waiver));
        Buffer after = result_json(setting->round, scored(setting, found));
        assert_string_equal(after.data, before.data);
    }
}

static void turning_a_fail_into_a_pass_never_lowers_the_index(void **state)
{
    Setting *setting = *state;
    size_t n_raised = 0; /* else nothing was tried */
    for (int round = 0; round < N_WALKS; round++) {
        Assessment *found = roll_assessment(setting);
        int before = scored(setting, found)->index_tenths;
        for (size_t i = 0; i < found->n_observations; i++) {
            Observation *row = &found->observations[i];
            /* A weak pass is no pass: that would be dropping evidence. */
            if (row->verdict != VERDICT_FAIL || row->strength == STRENGTH_WEAK ||
                !chance(&setting->dice, 60))
                continue;
            row->verdict = VERDICT_PASS;
            int after = scored(setting, found)->index_tenths;
            assert_true(after >= before);
            n_raised += after > before;
            before = after;
        }
    }
    assert_true(n_raised > 20);
}

static bool is_good(const Question *question, const Option *option)
{
    for (size_t i = 0; i < option->n_values; i++)
        if (question->type != QUESTION_MULTI_SUM && option->values[i].value_bp < FULL_BP)
            return false;
    return option->n_values > 0 && !option->n_not_applicable;
}

static void adding_a_good_option_never_lowers_the_index(void **state)
{
    Setting *setting = *state;
    size_t n_raised = 0; /* else nothing was tried */
    for (int round = 0; round < N_SHORT_WALKS; round++) {
        Assessment *found = roll_assessment(setting);
        int before = scored(setting, found)->index_tenths;
        for (size_t i = 0; i < found->n_answers; i++) {
            Answer *answer = &found->answers[i];
            const Question *question = answer->question;
            const Option *option =
                &question->options[roll(&setting->dice, question->n_options)];
            bool has = false;
            for (size_t j = 0; j < answer->n_selected; j++)
                has |= answer->selected[j] == option;
            if (has || question->type == QUESTION_SINGLE || !is_good(question, option))
                continue;
            answer->selected[answer->n_selected++] = option;
            int after = scored(setting, found)->index_tenths;
            assert_true(after >= before);
            n_raised += after > before;
            before = after;
        }
    }
    assert_true(n_raised > 20);
}

static void assert_in_order(int low, int middle, int high)
{
    assert_true(low <= middle);
    assert_true(middle <= high);
}

static void every_interval_and_stage_keeps_its_bounds(void **state)
{
    Setting *setting = *state;
    for (int round = 0; round < N_ROUNDS; round++) {
        const Scorecard *card = scored(setting, roll_assessment(setting));
        assert_in_order(0, card->attained, card->potential);
        assert_in_order(0, card->attained, card->score_stage);
        assert_true(card->determined == (card->attained > 0 || card->potential == 0));
        assert_in_order(card->sensitivity[2].stage, card->sensitivity[1].stage,
                        card->sensitivity[0].stage);
        assert_in_order(10 * card->attained, card->index_tenths, 10 * card->attained + 9);
        for (size_t i = 0; i < setting->model->n_practices; i++) {
            const PracticeScore *of = &card->practices[i];
            assert_in_order(0, of->l, of->u);
            assert_in_order(of->u, FULL_BP, FULL_BP);
            assert_in_order(of->l, of->g, of->h);
        }
        for (int k = 1; k <= LAST_STAGE; k++) {
            const StageScore *stage = &card->stages[k];
            assert_in_order(0, stage->score_low, stage->score_high);
            assert_in_order(0, stage->knowledge, FULL_BP);
            assert_in_order(0, stage->assurance, FULL_BP);
            assert_true(stage->attained == (k <= card->attained));
        }
    }
}

static void every_observation_stands_in_exactly_one_list(void **state)
{
    Setting *setting = *state;
    for (int round = 0; round < N_ROUNDS; round++) {
        const Assessment *found = roll_assessment(setting);
        const Scorecard *card = scored(setting, found);
        size_t n = 0;
        for (size_t i = 0; i < setting->model->n_practices; i++) {
            const PracticeScore *of = &card->practices[i];
            n += of->n_seen + of->n_lens + of->n_stale + of->n_not_counted;
            assert_true(of->n_conflicts <= of->n_not_counted);
        }
        assert_int_equal(n, found->n_observations);
    }
}

static void what_always_applies_cannot_be_claimed_away(void **state)
{
    Setting *setting = *state;
    const Model *model = setting->model;
    for (int round = 0; round < N_ROUNDS; round++) {
        Assessment *found = roll_assessment(setting);
        const Practice *practice =
            &model->practices[roll(&setting->dice, model->n_practices)];
        NotApplicable *claims =
            ARENA_ARRAY(setting->round, NotApplicable, found->n_not_applicable + 1);
        for (size_t i = 0; i < found->n_not_applicable; i++)
            claims[i] = found->not_applicable[i];
        claims[found->n_not_applicable] =
            (NotApplicable){ .practice = practice, .reason = "it is so" };
        found->not_applicable = claims;
        found->n_not_applicable++;
        State then = scored(setting, found)->practices[practice->index].state;
        assert_int_equal(then == STATE_NOT_APPLICABLE,
                         practice->not_applicable_when != NULL);
    }
}

/* Everything a stage asks is waived: it is not attained, whatever else holds. */
static void a_stage_of_which_nothing_applies_is_never_attained(void **state)
{
    Setting *setting = *state;
    const Model *model = setting->model;
    for (int round = 0; round < N_ROUNDS; round++) {
        Assessment *found = roll_assessment(setting);
        int stage = 1 + (int)roll(&setting->dice, LAST_STAGE);
        Waiver *waivers = ARENA_ARRAY(setting->round, Waiver, model->n_practices);
        size_t n = 0;
        for (size_t i = 0; i < model->n_practices; i++)
            if (model->practices[i].stage == stage)
                waivers[n++] = (Waiver){ .id = model->practices[i].id,
                                         .practice = &model->practices[i],
                                         .created = found->as_of,
                                         .expires = found->as_of };
        found->waivers = waivers;
        found->n_waivers = n;
        const Scorecard *card = scored(setting, found);
        assert_int_equal(card->stages[stage].n_practices, 0);
        assert_true(card->attained < stage && card->potential < stage);
    }
}

static void the_path_ends_where_the_gates_open(void **state)
{
    Setting *setting = *state;
    for (int round = 0; round < N_ROUNDS; round++) {
        const Scorecard *card = scored(setting, roll_assessment(setting));
        const Path *path = &card->path;
        assert_true((path->target == 0) == (card->attained == LAST_STAGE));
        if (!path->target)
            continue;
        assert_true(path->score_after >=
                    setting->model->parameters.stage_threshold_bp[path->target]);
        int before = card->stages[path->target].score_low;
        for (size_t i = 0; i < path->n_practices; i++) {
            assert_true(path->score_after_each[i] >= before);
            before = path->score_after_each[i];
        }
        assert_int_equal(before, path->score_after);
    }
}

static void the_heat_map_holds_every_applicable_practice(void **state)
{
    Setting *setting = *state;
    for (int round = 0; round < N_ROUNDS; round++) {
        const Scorecard *card = scored(setting, roll_assessment(setting));
        for (int k = 1; k <= LAST_STAGE; k++) {
            size_t n = 0;
            for (size_t i = 0; i < setting->model->n_capabilities; i++) {
                const Cell *cell = scorecard_cell(card, i, k);
                n += cell->n_practices;
                assert_true(cell->n_unknown <= cell->n_practices);
                assert_in_order(0, cell->g, cell->h);
            }
            assert_int_equal(n, card->stages[k].n_practices);
        }
    }
}

#define CLAIM(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(the_order_of_inputs_does_not_matter),
        CLAIM(turning_a_fail_into_a_pass_never_lowers_the_index),
        CLAIM(adding_a_good_option_never_lowers_the_index),
        CLAIM(every_interval_and_stage_keeps_its_bounds),
        CLAIM(every_observation_stands_in_exactly_one_list),
        CLAIM(what_always_applies_cannot_be_claimed_away),
        CLAIM(a_stage_of_which_nothing_applies_is_never_attained),
        CLAIM(the_path_ends_where_the_gates_open),
        CLAIM(the_heat_map_holds_every_applicable_practice),
    };
    return cmocka_run_group_tests_name("score: properties", tests, NULL, NULL);
}
