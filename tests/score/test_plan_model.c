/* What a plan promises on the model itself, which is too large to try every subset: random
 * assessments of it, and what the scorer says once the plan is carried out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "score/plan.h"
#include "score/score.h"
#include "small_model.h"

enum { N_CASES = 5000 };

typedef struct {
    Small small;
    Arena *arena;
    const Model *model;
} Setting;

static int set_up(void **state)
{
    Arena *arena = arena_new();
    Setting *setting = ARENA_NEW(arena, Setting);
    const Bundle bundle = { .data_directory = "data" };
    *setting = (Setting){ .small = { .arena = arena_new(), .dice = 41 }, .arena = arena };
    setting->model = model_load(arena, &bundle, diag_new(arena));
    *state = setting;
    return setting->model ? 0 : -1;
}

static int tear_down(void **state)
{
    Setting *setting = *state;
    arena_free(setting->small.arena);
    arena_free(setting->arena);
    return 0;
}

static const Plan *roll_plan(Setting *setting)
{
    Small *small = &setting->small;
    small_make_of(small, setting->model);
    const PlanOptions options = { .target = 1 + (int)small_roll(small, LAST_STAGE),
                                  .effort_budget = NO_EFFORT_BUDGET };
    return plan_make(small->arena, small->card, &options);
}

static const Practice **practices_in(Arena *arena, const Plan *plan)
{
    const Practice **practices = ARENA_ARRAY(arena, const Practice *, plan->n_steps + 1);
    for (size_t i = 0; i < plan->n_steps; i++)
        practices[i] = plan->steps[i].practice;
    return practices;
}

static void meeting_what_a_plan_lists_attains_the_stage(void **state)
{
    Setting *setting = *state;
    const Small *small = &setting->small;
    size_t n_of_target[N_STAGES] = { 0 };
    for (int round = 0; round < N_CASES; round++) {
        const Plan *plan = roll_plan(setting);
        if (plan->outcome != PLAN_ATTAINS)
            continue;
        const Practice **all = practices_in(small->arena, plan);
        const Scorecard *then = small_with(small, all, plan->n_steps);
        assert_true(then->attained >= plan->target);
        assert_int_equal(then->attained, plan->leads_to);
        assert_int_equal(plan_attained_with(small->card, all, plan->n_steps),
                         then->attained);
        assert_true(plan->proven);
        n_of_target[plan->target]++;
    }
    for (int k = 1; k <= LAST_STAGE; k++)
        assert_true(n_of_target[k] > N_CASES / 10);
}

static void leaving_any_one_item_out_does_not(void **state)
{
    Setting *setting = *state;
    Small *small = &setting->small;
    size_t n_left_out = 0;
    for (int round = 0; round < N_CASES; round++) {
        const Plan *plan = roll_plan(setting);
        if (plan->outcome != PLAN_ATTAINS)
            continue;
        size_t n = plan->n_steps, checked = small_roll(small, n);
        const Practice **list = practices_in(small->arena, plan);
        for (size_t i = 0; i < n; i++) {
            const Practice *left_out = list[i];
            list[i] = list[n - 1];
            int attained = plan_attained_with(small->card, list, n - 1);
            assert_true(attained < plan->target);
            if (i == checked)
                assert_int_equal(small_with(small, list, n - 1)->attained, attained);
            list[i] = left_out;
            n_left_out++;
        }
    }
    assert_true(n_left_out > N_CASES);
}

static int effort_of(const Model *model, const Path *path)
{
    int effort = 0;
    for (size_t i = 0; i < path->n_practices; i++)
        effort += model->parameters.effort_points[path->practices[i]->effort];
    return effort;
}

static void a_plan_is_never_dearer_than_the_greedy_path(void **state)
{
    Setting *setting = *state;
    const Small *small = &setting->small;
    size_t n_compared = 0, n_cheaper = 0;
    for (int round = 0; round < N_CASES; round++) {
        small_make_of(&setting->small, setting->model);
        const Scorecard *card = small->card;
        const Path *path = &card->path;
        if (!path->target ||
            small_with(small, path->practices, path->n_practices)->attained < path->target)
            continue;
        int greedy = effort_of(card->model, path);
        assert_int_equal(card->plan->outcome, PLAN_ATTAINS);
        assert_true(card->plan->effort <= greedy);
        n_compared++;
        n_cheaper += card->plan->effort < greedy;
    }
    assert_true(n_compared > N_CASES / 5);
    assert_true(n_cheaper > 0);
}

#define CLAIM(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(meeting_what_a_plan_lists_attains_the_stage),
        CLAIM(leaving_any_one_item_out_does_not),
        CLAIM(a_plan_is_never_dearer_than_the_greedy_path),
    };
    return cmocka_run_group_tests_name("score: plan of the model", tests, NULL, NULL);
}
