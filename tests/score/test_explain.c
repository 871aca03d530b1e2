/* What explanations promise: every printed formula comes to its printed value, each step
 * takes up what the one before it gave, all of it ends where the scorer ended; and every
 * change, once made, does what it says, while less than it does not. */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text8.h"
#include "changed.h"
#include "evaluate.h"
#include "read_case.h"
#include "score/explain.h"
#include "score/score.h"

enum { N_ROUNDS = 5000 };

static int set_up(void **state)
{
    Arena *arena = arena_new();
    Kit *kit = ARENA_NEW(arena, Kit);
    const Bundle bundle = { .data_directory = "data" };
    *kit = (Kit){ .arena = arena,
                  .round = arena_new(),
                  .diag = diag_new(arena),
                  .dice = { .state = 20261123 } };
    kit->model = model_load(arena, &bundle, kit->diag);
    kit->words = words_load(arena, &bundle, "en", kit->diag);
    *state = kit;
    return kit->model && kit->words ? 0 : -1;
}

static int tear_down(void **state)
{
    Kit *kit = *state;
    arena_free(kit->round);
    arena_free(kit->arena);
    return 0;
}

/* --- formulas ----------------------------------------------------------------------- */

static void assert_formulas_hold(const Explanation *of)
{
    for (size_t i = 0; i < of->n_steps; i++)
        for (size_t k = 0; k < of->steps[i].n_formulas; k++) {
            const Formula *formula = &of->steps[i].formulas[k];
            if (evaluate(formula->expression) != formula->value)
                fail_msg("%s: %s = %s is not %" PRId64, of->id, formula->name,
                         formula->expression, formula->value);
        }
}

/* Questions of the table of states are named by their row. */
static bool is_named(const Formula *formula, const char *name)
{
    return text8_same(formula->name, name) ||
           (text8_starts(name, "row ") && text8_starts(formula->name, name));
}

/* The last formula of this name; NULL: none. */
static const Formula *find(const Explanation *of, const char *name)
{
    const Formula *found = NULL;
    for (size_t i = 0; i < of->n_steps; i++)
        for (size_t k = 0; k < of->steps[i].n_formulas; k++)
            if (is_named(&of->steps[i].formulas[k], name))
                found = &of->steps[i].formulas[k];
    return found;
}

static int64_t value(const Explanation *of, const char *name)
{
    const Formula *formula = find(of, name);
    if (!formula)
        fail_msg("%s has no formula for %s", of->id, name);
    return formula->value;
}

static void assert_reads(const Explanation *of, const char *name, const char *wanted)
{
    assert_non_null(find(of, name));
    assert_string_equal(find(of, name)->expression, wanted);
}

/* The last formula of this name up to the step; what a population has is its own. */
static const Formula *find_up_to(const Explanation *of, size_t step, const char *name)
{
    for (size_t i = step + 1; i-- > 0;)
        for (size_t k = of->steps[i].n_formulas; k-- > 0;)
            if (text8_same(of->steps[i].population, of->steps[step].population) &&
                is_named(&of->steps[i].formulas[k], name))
                return &of->steps[i].formulas[k];
    return NULL;
}

static int64_t given(const Explanation *of, size_t step, const char *name)
{
    const Formula *formula = find_up_to(of, step, name);
    if (!formula)
        fail_msg("%s has no formula for %s before its step %zu", of->id, name, step);
    return formula->value;
}

/* The expression of a symbol, by the values of those that it is made of. */
static const char *expected(Kit *kit, const Explanation *of, size_t step, const char *name)
{
    Arena *arena = kit->round;
    if (text8_same(name, "l_a") && find_up_to(of, step, "N"))
        return arena_printf(arena, "10000 × %" PRId64 " / %" PRId64, given(of, step, "P"),
                            given(of, step, find_up_to(of, step, "2N") ? "2N" : "N"));
    if (text8_same(name, "u_a") && find_up_to(of, step, "N"))
        return arena_printf(arena, "10000 − ceil(10000 × %" PRId64 " / %" PRId64 ")",
                            given(of, step, "F"),
                            given(of, step, find_up_to(of, step, "2N") ? "2N" : "N"));
    if (text8_same(name, "f"))
        return arena_printf(arena,
                            "min(%" PRId64 ", 10000 × (%" PRId64 " + 1) / (%" PRId64
                            " + %" PRId64 " + 1))",
                            given(of, step, "v"), given(of, step, "P"),
                            given(of, step, "P"), given(of, step, "F"));
    if (text8_same(name, "l") && text8_same(of->steps[step].rule, "2.8") &&
        find_up_to(of, step, "f"))
        return arena_printf(
            arena, "%" PRId64 " + (%" PRId64 " − %" PRId64 ") × %" PRId64 " / 10000",
            given(of, step, "l_a"), given(of, step, "u_a"), given(of, step, "l_a"),
            given(of, step, "f"));
    return NULL;
}

/* What a step takes is what the steps before it gave. */
static void assert_chain(Kit *kit, const Explanation *of)
{
    for (size_t i = 0; i < of->n_steps; i++)
        for (size_t k = 0; k < of->steps[i].n_formulas; k++) {
            const Formula *formula = &of->steps[i].formulas[k];
            const char *wanted = expected(kit, of, i, formula->name);
            if (wanted)
                assert_string_equal(formula->expression, wanted);
        }
}

/* What a population has of this name; 0: nothing. */
static int64_t value_in(const Explanation *of, const char *population, const char *name)
{
    for (size_t i = of->n_steps; i-- > 0;)
        if (text8_same(of->steps[i].population, population))
            for (size_t k = 0; k < of->steps[i].n_formulas; k++)
                if (is_named(&of->steps[i].formulas[k], name))
                    return of->steps[i].formulas[k].value;
    return 0;
}

/* Each population is what the scorecard says, and the worse of both goes on. */
static void assert_populations(Kit *kit, const Explanation *of)
{
    const PracticeScore *score = of->score;
    const Population *populations[] = { &score->running, &score->declared };
    for (size_t i = 0; i < N_POPULATIONS; i++) {
        const char *name = population_names[i];
        assert_int_equal(value_in(of, name, "P"), populations[i]->pass_w);
        assert_int_equal(value_in(of, name, "F"), populations[i]->fail_w);
        assert_int_equal(value_in(of, name, "l"), populations[i]->l);
        assert_int_equal(value_in(of, name, "u"), populations[i]->u);
    }
    for (size_t i = 0; i < of->n_steps; i++)
        if (text8_same(of->steps[i].title, "Two populations")) {
            assert_string_equal(of->steps[i].formulas[0].expression,
                                arena_printf(kit->round, "min(%d, %d)", score->running.l,
                                             score->declared.l));
            assert_string_equal(of->steps[i].formulas[1].expression,
                                arena_printf(kit->round, "min(%d, %d)", score->running.u,
                                             score->declared.u));
            return;
        }
    fail_msg("%s does not say which population counts", of->id);
}

/* The state, from the questions that were asked of the table. */
static State state_by_rows(const Explanation *of)
{
    if (!find(of, "row 4"))
        return of->score->state; /* rows 1 to 3, and inference, are told in words */
    if (value(of, "row 4"))
        return STATE_MET;
    if (find(of, "row 5") && value(of, "row 5"))
        return STATE_NOT_MET;
    return value(of, "row 6") ? STATE_UNKNOWN : STATE_PARTIAL;
}

static void assert_ends_where_the_scorer_ended(Kit *kit, const Explanation *of)
{
    const PracticeScore *score = of->score;
    assert_formulas_hold(of);
    assert_int_equal(value(of, "l"), score->l);
    assert_int_equal(value(of, "u"), score->u);
    assert_int_equal(state_by_rows(of), score->state);
    if (score->has_populations)
        assert_populations(kit, of);
    else if (find(of, "P")) {
        assert_int_equal(value(of, "P"), score->pass_w);
        assert_int_equal(value(of, "F"), score->fail_w);
    }
    if (find(of, "N") && !score->has_populations)
        assert_int_equal(value(of, "N"), score->universe);
    if (find(of, "v"))
        assert_int_equal(value(of, "v"), score->said_bp);
    if (find(of, "g")) {
        assert_int_equal(value(of, "g"), score->g);
        assert_int_equal(value(of, "h"), score->h);
    }
    if (find(of, "row 4"))
        assert_reads(
            of, "row 4",
            arena_printf(kit->round, "%d ≥ %d", score->l, score->practice->met_bp));
    assert_chain(kit, of);
    assert_int_equal(of->n_witnesses,
                     score->n_seen + score->n_lens + score->n_not_counted + score->n_stale);
}

static void assert_stage_holds(const Explanation *of, const StageScore *stage)
{
    assert_formulas_hold(of);
    int64_t weight = 0, low = 0, high = 0, known = 0, proven = 0;
    for (size_t i = 0; i < of->n_addends; i++) {
        const Addend *addend = &of->addends[i];
        assert_int_equal(addend->weighted, (int64_t)addend->weight * addend->g);
        weight += addend->weight;
        low += addend->weighted;
        high += (int64_t)addend->weight * addend->h;
        known += (int64_t)addend->weight * addend->known;
        if (addend->confidence > 0)
            proven += addend->weighted * addend->confidence;
    }
    assert_int_equal(of->n_addends, stage->n_practices);
    assert_int_equal(weight, stage->weight);
    assert_int_equal(low, stage->low_sum);
    assert_int_equal(high, stage->high_sum);
    assert_int_equal(known, stage->known_sum);
    assert_int_equal(proven, stage->proven_sum);
    if (weight)
        assert_int_equal(value(of, "S_low"), stage->score_low);
    assert_int_equal(value(of, "S_low ≥ threshold"), stage->gates.score);
    assert_int_equal(value(of, "waived ≤ limit"), stage->gates.waived_share);
}

static void assert_all_explained(Kit *kit, const Scorecard *card)
{
    const Explanations *all = explain_all(kit->round, card, kit->words);
    for (size_t i = 0; i < kit->model->n_practices; i++)
        assert_ends_where_the_scorer_ended(kit, all->practices[i]);
    for (int k = 1; k <= LAST_STAGE; k++) {
        const Explanation *of = explain_stage(kit->round, card, kit->words, k);
        assert_stage_holds(of, &card->stages[k]);
        if (k == card->next_stage && card->attained < LAST_STAGE)
            assert_int_equal(value(of, "index"), card->index_tenths);
    }
}

/* --- changes ------------------------------------------------------------------------ */

static bool reaches(Goal goal, State state)
{
    switch (goal) {
    case GOAL_MET: return state == STATE_MET || state == STATE_WAIVED;
    case GOAL_OFF_NOT_MET: return state != STATE_NOT_MET;
    case GOAL_LOST: return state != STATE_MET && state != STATE_WAIVED;
    case GOAL_OPEN: break;
    }
    fail_msg("a practice has no gates");
    return false;
}

/* The resources whose verdict, of those that count, is the one the change turns. */
static const char **turnable(Kit *kit, const PracticeScore *score, const Change *change,
                             size_t *n)
{
    Verdict verdict = change->goal == GOAL_LOST ? VERDICT_PASS : VERDICT_FAIL;
    const char **ids = ARENA_ARRAY(kit->round, const char *, score->n_seen + 1);
    *n = 0;
    for (size_t i = 0; i < score->n_seen; i++) {
        const char *id = score->seen[i]->resource->id;
        if (score->seen[i]->verdict == verdict && (!*n || strcmp(ids[*n - 1], id) != 0))
            ids[(*n)++] = id;
    }
    return ids;
}

/* Any one resource fewer, whichever are taken, is not enough. */
static void assert_no_fewer_do(Kit *kit, const Assessment *from, const PracticeScore *score,
                               const Change *change)
{
    size_t n, total = change->n_resources + (size_t)change->n_unseen;
    const char **ids = turnable(kit, score, change, &n);
    if (!total)
        return;
    for (size_t i = n; i > 1; i--) { /* any order */
        size_t k = roll(&kit->dice, i);
        const char *held = ids[i - 1];
        ids[i - 1] = ids[k];
        ids[k] = held;
    }
    Change less = *change;
    less.resources = ids;
    less.n_resources = change->directly ? 0 : n < total - 1 ? n : total - 1;
    less.n_unseen = (int)(total - 1 - less.n_resources);
    if (less.n_unseen > change->n_unseen && !change->directly)
        return; /* more than there are */
    if (reaches(change->goal, state_after(kit, from, score, &less)))
        fail_msg("%s (%s): \"%s\", but %zu and %d unseen are enough", score->practice->id,
                 state_names[score->state], change->text, less.n_resources, less.n_unseen);
}

/* No worse option does where one is chosen. */
static void assert_no_worse_option_does(Kit *kit, const Assessment *from,
                                        const PracticeScore *score, const Change *change)
{
    if (change->n_answers != 1 || change->goal == GOAL_LOST ||
        change->answers[0].question->type != QUESTION_SINGLE)
        return;
    const Question *question = change->answers[0].question;
    const Option *chosen = change->answers[0].selected[0];
    int wanted = -1;
    for (size_t i = 0; i < chosen->n_values; i++)
        if (chosen->values[i].practice == score->practice)
            wanted = chosen->values[i].value_bp;
    for (size_t i = 0; i < question->n_options; i++)
        for (size_t k = 0; k < question->options[i].n_values; k++) {
            const OptionValue *other = &question->options[i].values[k];
            const Option *one[] = { &question->options[i] };
            NewAnswer answer = { .question = question, .selected = one, .n_selected = 1 };
            Change worse = *change;
            worse.answers = &answer;
            if (other->practice == score->practice && other->value_bp < wanted)
                assert_false(reaches(change->goal, state_after(kit, from, score, &worse)));
        }
}

static bool names_waiver(const Explanation *of, Goal goal)
{
    for (size_t i = 0; i < of->n_changes; i++)
        if (of->changes[i].goal == goal && of->changes[i].waiver)
            return true;
    return false;
}

/* Where a waiver would do, one is named. */
static void assert_no_waiver_is_forgotten(Kit *kit, const Assessment *found,
                                          const Explanation *of)
{
    const PracticeScore *score = of->score;
    bool lose = score->state == STATE_MET || score->state == STATE_WAIVED;
    if (score->state == STATE_NOT_APPLICABLE || score->basis == BASIS_INFERRED)
        return;
    for (size_t i = 0; i < found->n_waivers; i++) {
        const Waiver *waiver = &found->waivers[i];
        Date as_of = found->as_of;
        bool holds = waiver->created <= as_of && as_of <= waiver->expires;
        const Change change = { .goal = lose ? GOAL_LOST : GOAL_MET, .waiver = waiver };
        if (waiver->practice == score->practice && holds == lose &&
            reaches(change.goal, state_after(kit, found, score, &change)))
            assert_true(names_waiver(of, change.goal));
    }
}

static size_t assert_changes_hold(Kit *kit, const Assessment *found, const Scorecard *card,
                                  const Practice *practice)
{
    const PracticeScore *score = scorecard_of(card, practice);
    const Explanation *of = explain_practice(kit->round, card, kit->words, practice);
    assert_true((of->n_changes == 0) == (of->no_change != NULL));
    for (size_t i = 0; i < of->n_changes; i++) {
        const Change *change = &of->changes[i];
        State after = state_after(kit, found, score, change);
        if (after != change->becomes || !reaches(change->goal, after))
            fail_msg("%s (%s): \"%s\" makes it %s, not %s", practice->id,
                     state_names[score->state], change->text, state_names[after],
                     state_names[change->becomes]);
        assert_true(*change->text);
        assert_no_fewer_do(kit, found, score, change);
        assert_no_worse_option_does(kit, found, score, change);
    }
    assert_no_waiver_is_forgotten(kit, found, of);
    return of->n_changes;
}

/* --- claims ------------------------------------------------------------------------- */

static void every_formula_of_random_cases_comes_to_what_the_scorer_had(void **state)
{
    Kit *kit = *state;
    for (int round = 0; round < N_ROUNDS; round++) {
        arena_reset(kit->round);
        assert_all_explained(kit,
                             scored(kit, roll_case(&kit->dice, kit->round, kit->model)));
    }
}

static void every_change_does_what_it_says_and_less_does_not(void **state)
{
    Kit *kit = *state;
    size_t n = 0;
    for (int round = 0; round < N_ROUNDS; round++) {
        arena_reset(kit->round);
        const Assessment *found = roll_case(&kit->dice, kit->round, kit->model);
        const Scorecard *card = scored(kit, found);
        for (int i = 0; i < 4; i++)
            n += assert_changes_hold(
                kit, found, card,
                &kit->model->practices[roll(&kit->dice, kit->model->n_practices)]);
        for (size_t i = 0; i < found->n_waivers; i++)
            n += assert_changes_hold(kit, found, card, found->waivers[i].practice);
    }
    assert_true(n > N_ROUNDS);
}

static void check_example(Kit *kit, Json in)
{
    const Assessment *found = read_case(kit->round, kit->model, in);
    const Scorecard *card = scored(kit, found);
    assert_all_explained(kit, card);
    for (size_t i = 0; i < kit->model->n_practices; i++)
        assert_changes_hold(kit, found, card, &kit->model->practices[i]);
}

static void the_examples_are_explained_and_their_changes_hold(void **state)
{
    Kit *kit = *state;
    for (int number = 1; number <= 3; number++) {
        const char *path =
            arena_printf(kit->arena, "tests/score/examples/ex%d.input.json", number);
        Json in = read_json_file(kit->arena, path, kit->diag);
        Json entities = json_get(in, "entities");
        assert_true(json_here(in));
        if (!json_here(entities))
            check_example(kit, in);
        for (Json one = json_first(entities); json_here(one); one = json_next(one))
            check_example(kit, one);
    }
}

#define CLAIM(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(every_formula_of_random_cases_comes_to_what_the_scorer_had),
        CLAIM(every_change_does_what_it_says_and_less_does_not),
        CLAIM(the_examples_are_explained_and_their_changes_hold),
    };
    return cmocka_run_group_tests_name("score: explanations", tests, NULL, NULL);
}
