/* What a plan promises, on small random models against the try of every subset, and on the
 * model itself. What "met" does is not asked of the planner: direct evidence is added to
 * the assessment, and the whole is scored again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "score/plan.h"
#include "score/score.h"
#include "subsets.h"

enum { N_MODELS = 5000, N_REAL = 150 };

static int set_up(void **state)
{
    Arena *arena = arena_new();
    Small *small = test_malloc(sizeof *small);
    *small = (Small){ .arena = arena, .dice = 4 };
    *state = small;
    return 0;
}

static int tear_down(void **state)
{
    arena_free(((Small *)*state)->arena);
    test_free(*state);
    return 0;
}

/* --- plans ------------------------------------------------------------------------- */

static PlanOptions roll_options(Small *small)
{
    return (PlanOptions){ .target =
                              1 + (int)small_roll(small, 1 + small_roll(small, LAST_STAGE)),
                          .effort_budget = NO_EFFORT_BUDGET };
}

static const Practice **practices_in(const Small *small, const Plan *plan, size_t n)
{
    const Practice **practices = ARENA_ARRAY(small->arena, const Practice *, n + 1);
    for (size_t i = 0; i < n; i++)
        practices[i] = plan->steps[i].practice;
    return practices;
}

static void assert_is(const Plan *plan, const Candidates *of, const Subset *subset)
{
    unsigned set = 0;
    for (size_t i = 0; i < plan->n_steps; i++)
        for (size_t j = 0; j < of->n; j++)
            if (of->candidates[j] == plan->steps[i].practice)
                set |= 1u << j;
    assert_true(subset->found);
    assert_int_equal(plan->n_steps, subset->n);
    assert_int_equal(plan->effort, subset->effort);
    assert_int_equal(set, subset->set);
    assert_true(plan->proven);
}

/* The subsets are judged as the scorer judges them: else they would prove nothing. */
static void trying_subsets_is_scoring(void **state)
{
    Small *small = *state;
    size_t n_raised = 0;
    for (int round = 0; round < N_MODELS; round++) {
        small_make(small);
        Candidates of = candidates_of(small, NULL);
        unsigned set = (unsigned)small_roll(small, 1u << of.n) |
                       (unsigned)small_roll(small, 1u << of.n);
        const Practice *chosen[MOST_SMALL];
        After practices[MOST_SMALL];
        size_t n = 0;
        for (size_t i = 0; i < of.n; i++)
            if (set >> i & 1)
                chosen[n++] = of.candidates[i];
        after(&of, set, practices);
        const Scorecard *then = small_with(small, chosen, n);
        assert_int_equal(stage_with(&of, practices), then->attained);
        assert_int_equal(plan_attained_with(small->card, chosen, n), then->attained);
        n_raised += then->attained > small->card->attained;
    }
    assert_true(n_raised > N_MODELS / 10);
}

static void meeting_what_a_plan_lists_attains_the_stage(void **state)
{
    Small *small = *state;
    size_t n_planned = 0;
    for (int round = 0; round < N_MODELS; round++) {
        small_make(small);
        const PlanOptions options = roll_options(small);
        const Plan *plan = plan_make(small->arena, small->card, &options);
        if (plan->outcome != PLAN_ATTAINS)
            continue;
        const Practice **all = practices_in(small, plan, plan->n_steps);
        const Scorecard *then = small_with(small, all, plan->n_steps);
        assert_true(then->attained >= options.target);
        assert_int_equal(then->attained, plan->leads_to);
        assert_int_equal(then->stages[options.target].score_low, plan->score_after);
        n_planned++;
    }
    assert_true(n_planned > N_MODELS / 5);
}

static void leaving_any_one_item_out_does_not(void **state)
{
    Small *small = *state;
    size_t n_left_out = 0;
    for (int round = 0; round < N_MODELS; round++) {
        small_make(small);
        const PlanOptions options = roll_options(small);
        const Plan *plan = plan_make(small->arena, small->card, &options);
        for (size_t i = 0; plan->outcome == PLAN_ATTAINS && i < plan->n_steps; i++) {
            const Practice **rest = practices_in(small, plan, plan->n_steps);
            rest[i] = rest[plan->n_steps - 1];
            int attained = small_with(small, rest, plan->n_steps - 1)->attained;
            assert_true(attained < options.target);
            n_left_out++;
        }
    }
    assert_true(n_left_out > N_MODELS);
}

static void no_other_set_comes_before_the_plan(void **state)
{
    Small *small = *state;
    size_t n_of[N_PLAN_OUTCOMES] = { 0 };
    for (int round = 0; round < N_MODELS; round++) {
        small_make(small);
        const PlanOptions options = roll_options(small);
        const Plan *plan = plan_make(small->arena, small->card, &options);
        Candidates of = candidates_of(small, NULL);
        Best best = best_subsets(&of, 0);
        const Subset *subset = &best.attaining[options.target];
        n_of[plan->outcome]++;
        assert_int_equal(plan->outcome == PLAN_NOT_NEEDED,
                         small->card->attained >= options.target);
        assert_int_equal(plan->outcome == PLAN_UNREACHABLE, !subset->found);
        assert_int_equal(plan->outcome == PLAN_UNREACHABLE, plan->n_obstacles > 0);
        if (subset->found)
            assert_is(plan, &of, subset);
        else
            assert_int_equal(plan->n_steps, 0);
    }
    assert_true(n_of[PLAN_ATTAINS] > N_MODELS / 5);
    assert_true(n_of[PLAN_UNREACHABLE] > N_MODELS / 20);
    assert_true(n_of[PLAN_NOT_NEEDED] > N_MODELS / 20);
}

static void what_is_excluded_is_never_in_a_plan_and_the_rest_is_best(void **state)
{
    Small *small = *state;
    size_t n_changed = 0;
    for (int round = 0; round < N_MODELS; round++) {
        small_make(small);
        PlanOptions options = roll_options(small);
        const Plan *usual = plan_make(small->arena, small->card, &options);
        if (usual->outcome != PLAN_ATTAINS)
            continue;
        const Practice *without = usual->steps[small_roll(small, usual->n_steps)].practice;
        options.without = &without;
        options.n_without = 1;
        const Plan *plan = plan_make(small->arena, small->card, &options);
        Candidates of = candidates_of(small, without);
        Best best = best_subsets(&of, 0);
        const Subset *subset = &best.attaining[options.target];
        assert_int_equal(plan->outcome, subset->found ? PLAN_ATTAINS : PLAN_UNREACHABLE);
        if (subset->found)
            assert_is(plan, &of, subset);
        for (size_t i = 0; i < plan->n_steps; i++)
            assert_ptr_not_equal(plan->steps[i].practice, without);
        for (size_t i = 0; i < plan->n_obstacles; i++)
            assert_int_equal(plan->obstacles[i].cause, STANDS_BY_EXCLUSION);
        n_changed += plan->outcome == PLAN_ATTAINS;
    }
    assert_true(n_changed > N_MODELS / 20);
}

static void a_budget_buys_the_highest_stage_or_else_the_highest_score(void **state)
{
    Small *small = *state;
    size_t n_short = 0, n_between = 0;
    for (int round = 0; round < N_MODELS; round++) {
        small_make(small);
        PlanOptions options = roll_options(small);
        int needed = plan_make(small->arena, small->card, &options)->effort_needed;
        options.effort_budget = (int)small_roll(small, (size_t)needed + 2);
        const Plan *plan = plan_make(small->arena, small->card, &options);
        if (plan->outcome != PLAN_ATTAINS && plan->outcome != PLAN_FALLS_SHORT)
            continue;
        Candidates of = candidates_of(small, NULL);
        Best best = best_subsets(&of, options.effort_budget);
        const Subset *wanted = &best.richest;
        for (int k = small->card->attained + 1; k <= options.target; k++)
            if (best.attaining[k].effort <= options.effort_budget)
                wanted = &best.attaining[k];
        assert_is(plan, &of, wanted);
        assert_true(plan->effort <= options.effort_budget);
        assert_int_equal(plan->effort_needed, needed);
        n_short += plan->outcome == PLAN_FALLS_SHORT;
        n_between += plan->outcome == PLAN_FALLS_SHORT && wanted != &best.richest;
    }
    assert_true(n_short > N_MODELS / 10);
    assert_true(n_between > 10);
}

static void every_step_brings_what_it_says(void **state)
{
    Small *small = *state;
    size_t n_shown = 0;
    for (int round = 0; round < N_MODELS; round++) {
        small_make(small);
        const PlanOptions options = roll_options(small);
        const Plan *plan = plan_make(small->arena, small->card, &options);
        int effort = 0;
        for (size_t i = 0; i < plan->n_steps; i++) {
            const PlanStep *step = &plan->steps[i];
            const Practice **so_far = practices_in(small, plan, i + 1);
            const Scorecard *then = small_with(small, so_far, i + 1);
            effort += step->effort;
            assert_int_equal(step->score_after,
                             then->stages[step->practice->stage].score_low);
            assert_int_equal(step->attained_after, then->attained);
            for (size_t j = 0; j < step->n_shows; j++)
                assert_int_equal(scorecard_of(then, step->shows[j])->basis, BASIS_INFERRED);
            assert_true(!i || step[-1].toward < step->toward ||
                        (step[-1].toward == step->toward &&
                         step[-1].opens_gate >= step->opens_gate));
            n_shown += step->n_shows;
        }
        assert_int_equal(plan->effort, effort);
    }
    assert_true(n_shown > N_MODELS / 20);
}

/* So that a step has the same number in every list of recommendations. */
static void the_agenda_begins_with_the_plan_and_has_every_move_once(void **state)
{
    Small *small = *state;
    size_t n_steps = 0;
    for (int round = 0; round < N_MODELS; round++) {
        small_make(small);
        const Scorecard *card = small->card;
        size_t n = 0;
        for (size_t i = 0; card->plan && i < card->plan->n_steps; i++) {
            const Practice *practice = card->plan->steps[i].practice;
            if (n < card->n_moves && card->agenda[n]->practice == practice)
                n++;
            else
                assert_int_equal(scorecard_of(card, practice)->state, STATE_WAIVED);
        }
        n_steps += n;
        for (size_t i = 0; i < card->n_moves; i++)
            for (size_t j = 0; j < i; j++)
                assert_ptr_not_equal(card->agenda[i], card->agenda[j]);
    }
    assert_true(n_steps > N_MODELS);
}

#define CLAIM(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(trying_subsets_is_scoring),
        CLAIM(meeting_what_a_plan_lists_attains_the_stage),
        CLAIM(leaving_any_one_item_out_does_not),
        CLAIM(no_other_set_comes_before_the_plan),
        CLAIM(what_is_excluded_is_never_in_a_plan_and_the_rest_is_best),
        CLAIM(a_budget_buys_the_highest_stage_or_else_the_highest_score),
        CLAIM(every_step_brings_what_it_says),
        CLAIM(the_agenda_begins_with_the_plan_and_has_every_move_once),
    };
    return cmocka_run_group_tests_name("score: plan", tests, NULL, NULL);
}
