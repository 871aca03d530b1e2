/* Why a practice, or the stage, changed. The earlier evidence is turned into today's in
 * steps, each of which exchanges one thing only, and the same scorer judges every step:
 *
 *     as printed then → today's model → what both sides know → as it is known today
 *                     → what is newly known → today's waivers
 *
 * The differences are the parts (SCORING.md section 5): model, evidence lost, real change,
 * evidence gained, waivers. Their sum is the whole difference, whatever the input. */
#include "score/compare.h"
#include "score/score.h"

typedef enum { STEP_RESCORED, STEP_COMMON, STEP_REAL, STEP_KNOWN, STEP_TODAY } Step;
enum { N_STEPS = 5 };

typedef struct {
    Arena *arena; /* of the steps alone */
    const Sides *sides;
    const Common *common;
    const Scorecard *cards[N_STEPS];
} Splitting;

static Observation *kept_observations(Arena *arena, const Assessment *found,
                                      const bool *keep, size_t *n)
{
    Observation *kept = ARENA_ARRAY(arena, Observation, found->n_observations + 1);
    *n = 0;
    for (size_t i = 0; i < found->n_observations; i++)
        if (keep[i])
            kept[(*n)++] = found->observations[i];
    return kept;
}

static Answer *kept_answers(const Splitting *splitting, const Assessment *found, size_t *n)
{
    const Question *first = splitting->sides->now->model->questions;
    Answer *kept = ARENA_ARRAY(splitting->arena, Answer, found->n_answers + 1);
    *n = 0;
    for (size_t i = 0; i < found->n_answers; i++)
        if (splitting->common->questions[found->answers[i].question - first])
            kept[(*n)++] = found->answers[i];
    return kept;
}

/* An inventory that lists fewer things, or is missing, is evidence lost; one that lists
 * more is evidence gained: both sides know the lesser. */
static int *common_universe(const Splitting *splitting)
{
    const Sides *sides = splitting->sides;
    const int *then = sides->then->assessment->universe;
    const int *now = sides->now->assessment->universe;
    size_t n = sides->now->model->n_practices;
    int *common = ARENA_ARRAY(splitting->arena, int, n);
    for (size_t i = 0; i < n; i++) {
        int a = then ? then[i] : -1, b = now ? now[i] : -1;
        common[i] = a < b ? a : b;
    }
    return common;
}

/* The waivers that held then, made to hold on the day of the step. */
static void let_hold(const Splitting *splitting, Assessment *step)
{
    const Scorecard *then = splitting->sides->then;
    step->n_waivers = then->n_valid_waivers;
    step->waivers = ARENA_ARRAY(splitting->arena, Waiver, step->n_waivers + 1);
    for (size_t i = 0; i < step->n_waivers; i++) {
        step->waivers[i] = *then->valid_waivers[i];
        step->waivers[i].created = step->waivers[i].expires = step->as_of;
    }
}

static const Scorecard *score_step(const Splitting *splitting, Assessment *step)
{
    Arena *arena = splitting->arena;
    let_hold(splitting, step);
    return score(arena, splitting->sides->now->model, step, diag_new(arena));
}

/* What both sides know, as one of them knows it. */
static const Scorecard *score_common(const Splitting *splitting, const Assessment *found,
                                     const bool *keep)
{
    Assessment *step = ARENA_NEW(splitting->arena, Assessment);
    *step = *found;
    step->observations =
        kept_observations(splitting->arena, found, keep, &step->n_observations);
    step->answers = kept_answers(splitting, found, &step->n_answers);
    step->universe = common_universe(splitting);
    return score_step(splitting, step);
}

static void take_steps(Splitting *splitting)
{
    const Sides *sides = splitting->sides;
    Assessment *known = ARENA_NEW(splitting->arena, Assessment);
    *known = *sides->now->assessment;
    splitting->cards[STEP_RESCORED] = sides->then;
    splitting->cards[STEP_COMMON] =
        score_common(splitting, sides->then->assessment, splitting->common->then);
    splitting->cards[STEP_REAL] =
        score_common(splitting, sides->now->assessment, splitting->common->now);
    splitting->cards[STEP_KNOWN] = score_step(splitting, known);
    splitting->cards[STEP_TODAY] = sides->now;
}

/* `printed` is what stood in the earlier result. */
static Split split_of(int printed, const int at[N_STEPS])
{
    return (Split){ .model = at[STEP_RESCORED] - printed,
                    .lost = at[STEP_COMMON] - at[STEP_RESCORED],
                    .real = at[STEP_REAL] - at[STEP_COMMON],
                    .gained = at[STEP_KNOWN] - at[STEP_REAL],
                    .waiver = at[STEP_TODAY] - at[STEP_KNOWN] };
}

static bool is_still(const PracticeChange *change)
{
    const Split *split = &change->split;
    return change->then == change->now && change->g_then == change->g_now && !split->real &&
           !split->waiver && !split->model && !split->lost && !split->gained;
}

static PracticeChange change_of(const Splitting *splitting, const Practice *practice)
{
    const Sides *sides = splitting->sides;
    int at[N_STEPS], printed = sides->stored->credit[practice->index];
    for (int i = 0; i < N_STEPS; i++)
        at[i] = scorecard_of(splitting->cards[i], practice)->g;
    return (PracticeChange){ .practice = practice,
                             .then = scorecard_of(sides->then, practice)->state,
                             .now = scorecard_of(sides->now, practice)->state,
                             .g_then = printed,
                             .g_now = at[STEP_TODAY],
                             .split = split_of(printed < 0 ? 0 : printed, at) };
}

void split_changes(Arena *arena, const Sides *sides, const Common *common, Changes *changes)
{
    int attained[N_STEPS];
    const Model *model = sides->now->model;
    Splitting splitting = { .arena = arena_new(), .sides = sides, .common = common };
    take_steps(&splitting);
    for (size_t i = 0; i < model->n_practices; i++) {
        PracticeChange change = change_of(&splitting, &model->practices[i]);
        if (!is_still(&change))
            ARENA_PUSH(arena, changes->practices, changes->n_practices) = change;
    }
    for (int i = 0; i < N_STEPS; i++)
        attained[i] = splitting.cards[i]->attained;
    changes->stage = split_of(sides->stored->place.attained, attained);
    arena_free(splitting.arena);
}
