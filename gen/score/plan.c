/* See the header. Whatever the search finds is tried on a copy of the scorecard, which is
 * scored again by stages.c: the steps, the obstacles and the proof are the scorer's own. */
#include "score/plan.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "score/cheapest.h"
#include "score/steps.h"
#include "score/trial.h"

typedef struct {
    Arena *arena;   /* of the plan */
    Arena *scratch; /* of what is tried */
    const Scorecard *card;
    const PlanOptions *options;
    bool *possible;  /* by Practice.index: something can be done about it */
    bool *available; /* … and is not excluded */
    Plan *plan;
} Making;

static void find_available(const Making *making)
{
    const Scorecard *card = making->card;
    for (size_t i = 0; i < card->model->n_practices; i++) {
        const PracticeScore *score = &card->practices[i];
        making->possible[i] = best_credit(card, score) > score->g;
        making->available[i] = making->possible[i];
    }
    for (size_t i = 0; i < making->options->n_without; i++)
        making->available[making->options->without[i]->index] = false;
}

/* --- what no plan can change ------------------------------------------------------- */

/* Both with everything met that can be: without, and with what is excluded. */
typedef struct {
    const StageScore *plan, *ideal;
} Reach;

static bool is_among(const void *wanted, const void *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (list[i] == wanted)
            return true;
    return false;
}

static Obstacle *add_obstacle(const Making *making, int stage, StageGate gate,
                              bool for_good)
{
    Plan *plan = making->plan;
    Obstacle *obstacle = &ARENA_PUSH(making->arena, plan->obstacles, plan->n_obstacles);
    *obstacle = (Obstacle){ .stage = stage,
                            .gate = gate,
                            .cause = for_good ? STANDS_BY_WAIVERS : STANDS_BY_EXCLUSION };
    return obstacle;
}

static void find_closed_by_practices(const Making *making, int stage, Reach reach)
{
    const StageScore *plan = reach.plan, *ideal = reach.ideal;
    for (size_t i = 0; i < plan->n_critical_open; i++) {
        const Practice *practice = plan->critical_open[i];
        bool for_good = is_among(practice, (const void *const *)ideal->critical_open,
                                 ideal->n_critical_open);
        add_obstacle(making, stage, STAGE_GATE_CRITICAL, for_good)->practice = practice;
    }
    for (size_t i = 0; i < plan->n_blockers; i++) {
        const Practice *practice = plan->blockers[i];
        bool for_good =
            is_among(practice, (const void *const *)ideal->blockers, ideal->n_blockers);
        add_obstacle(making, stage, STAGE_GATE_BLOCKER, for_good)->practice = practice;
    }
}

static void find_closed_gates(const Making *making, int stage, Reach reach)
{
    const StageScore *plan = reach.plan, *ideal = reach.ideal;
    if (!plan->n_practices)
        add_obstacle(making, stage, STAGE_GATE_NOTHING_APPLIES, true)->cause =
            plan->waived_share ? STANDS_BY_WAIVERS : STANDS_BY_CLAIM;
    if (!plan->gates.waived_share)
        add_obstacle(making, stage, STAGE_GATE_WAIVED_SHARE, true);
    find_closed_by_practices(making, stage, reach);
    for (size_t i = 0; i < plan->n_below_floor; i++) {
        const Capability *capability = plan->below_floor[i];
        bool for_good = is_among(capability, (const void *const *)ideal->below_floor,
                                 ideal->n_below_floor);
        add_obstacle(making, stage, STAGE_GATE_CAPABILITY_FLOOR, for_good)->capability =
            capability;
    }
    if (!plan->gates.score)
        add_obstacle(making, stage, STAGE_GATE_SCORE, !ideal->gates.score);
}

static void find_obstacles(const Making *making)
{
    int target = making->options->target;
    const Scorecard *card = making->card;
    const Scorecard *reach = trial_with(making->scratch, card, making->available);
    if (reach->attained >= target)
        return;
    const Scorecard *ideal = trial_with(making->scratch, card, making->possible);
    for (int k = 1; k <= target; k++)
        find_closed_gates(making, k, (Reach){ &reach->stages[k], &ideal->stages[k] });
    assert(making->plan->n_obstacles);
}

/* --- which practices --------------------------------------------------------------- */

static Cheapest to_attain(const Making *making, int stage)
{
    Cheapest found =
        cheapest_to_attain(making->scratch, making->card, making->available, stage);
    making->plan->proven = making->plan->proven && found.proven;
    return found;
}

static Cheapest choose(const Making *making)
{
    Plan *plan = making->plan;
    const Scorecard *card = making->card;
    int budget = making->options->effort_budget;
    plan->proven = true;
    Cheapest found = to_attain(making, plan->target);
    plan->effort_needed = (int)found.effort;
    plan->outcome = PLAN_ATTAINS;
    if (budget == NO_EFFORT_BUDGET || found.effort <= budget)
        return found;
    plan->outcome = PLAN_FALLS_SHORT;
    for (int k = plan->target - 1; k > card->attained; k--) {
        found = to_attain(making, k);
        if (found.effort <= budget)
            return found;
    }
    found =
        most_for_budget(making->scratch, card, making->available, card->next_stage, budget);
    plan->proven = plan->proven && found.proven;
    return found;
}

/* --- in which order ---------------------------------------------------------------- */

typedef struct {
    const Practice *practice;
    int toward;
    bool opens_gate;
    int64_t priority; /* as recommended: a report's two lists agree */
    int effort;
} Turn;

static int64_t priority_of(const Scorecard *card, const Practice *practice)
{
    for (size_t i = 0; i < card->n_moves; i++)
        if (card->moves[i].practice == practice)
            return card->moves[i].priority;
    return 0;
}

static Turn turn_of(const Making *making, const Practice *practice)
{
    const Scorecard *card = making->card;
    const PracticeScore *score = scorecard_of(card, practice);
    int target = making->plan->target, best = best_credit(card, score);
    Turn turn = { .practice = practice,
                  .toward = practice->stage,
                  .opens_gate = practice->critical && practice->stage <= target,
                  .priority = priority_of(card, practice),
                  .effort = card->model->parameters.effort_points[practice->effort] };
    if (blocks_up_to(score, target)) {
        turn.toward = practice->blocks_from_stage;
        turn.opens_gate = true;
    }
    for (size_t i = 0; best == FULL_BP && i < card->model->n_practices; i++) {
        const Practice *shown = &card->model->practices[i];
        if (shown->stage <= card->attained || !can_be_inferred(&card->practices[i]) ||
            !is_shown_by(shown, practice))
            continue;
        turn.toward = shown->stage < turn.toward ? shown->stage : turn.toward;
        turn.opens_gate = turn.opens_gate || (shown->critical && shown->stage <= target);
    }
    return turn;
}

static int by_turn(const void *left, const void *right)
{
    const Turn *a = left, *b = right;
    if (a->toward != b->toward)
        return a->toward < b->toward ? -1 : 1;
    if (a->opens_gate != b->opens_gate)
        return a->opens_gate ? -1 : 1;
    if (a->priority != b->priority)
        return a->priority > b->priority ? -1 : 1;
    return strcmp(a->practice->id, b->practice->id);
}

/* --- what each brings -------------------------------------------------------------- */

/* What the practice shows on the trial without being asked for by the plan. */
static void find_shown(const Making *making, const Scorecard *trial, const bool *asked,
                       PlanStep *step)
{
    const Practice **by_id = practices_by_id(making->scratch, making->card->model);
    if (best_credit(trial, scorecard_of(trial, step->practice)) < FULL_BP)
        return;
    for (size_t i = 0; i < making->card->model->n_practices; i++)
        if (!asked[by_id[i]->index] && can_be_inferred(scorecard_of(trial, by_id[i])) &&
            is_shown_by(by_id[i], step->practice))
            ARENA_PUSH(making->arena, step->shows, step->n_shows) = by_id[i];
}

static void take_steps(const Making *making, const Turn *turns, size_t n)
{
    Plan *plan = making->plan;
    bool *asked = ARENA_ARRAY(making->scratch, bool, making->card->model->n_practices);
    Scorecard *trial = trial_new(making->scratch, making->card);
    for (size_t i = 0; i < n; i++)
        asked[turns[i].practice->index] = true;
    plan->steps = ARENA_ARRAY(making->arena, PlanStep, n + 1);
    for (size_t i = 0; i < n; i++) {
        const Practice *practice = turns[i].practice;
        PlanStep *step = &plan->steps[plan->n_steps++];
        *step = (PlanStep){ .practice = practice,
                            .toward = turns[i].toward,
                            .opens_gate = turns[i].opens_gate,
                            .effort = turns[i].effort };
        find_shown(making, trial, asked, step);
        trial_meet(trial, practice);
        trial_score(making->scratch, trial);
        step->score_after = trial->stages[practice->stage].score_low;
        step->attained_after = trial->attained;
        plan->effort += step->effort;
    }
    plan->leads_to = trial->attained;
    plan->score_after = trial->stages[plan->target].score_low;
}

static void put_in_order(const Making *making, const Cheapest *found)
{
    Turn *turns = ARENA_ARRAY(making->scratch, Turn, found->n_practices + 1);
    for (size_t i = 0; i < found->n_practices; i++)
        turns[i] = turn_of(making, found->practices[i]);
    qsort(turns, found->n_practices, sizeof *turns, by_turn);
    take_steps(making, turns, found->n_practices);
    assert(making->plan->effort == found->effort);
    assert(making->plan->outcome != PLAN_ATTAINS ||
           making->plan->leads_to >= making->plan->target);
}

/* --- the whole --------------------------------------------------------------------- */

static void make(Making *making)
{
    Plan *plan = making->plan;
    find_available(making);
    find_obstacles(making);
    Cheapest found = { 0 };
    if (making->card->attained >= plan->target)
        plan->outcome = PLAN_NOT_NEEDED;
    else if (plan->n_obstacles)
        plan->outcome = PLAN_UNREACHABLE;
    else
        found = choose(making);
    put_in_order(making, &found);
}

const Plan *plan_make(Arena *arena, const Scorecard *card, const PlanOptions *options)
{
    size_t n = card->model->n_practices;
    Plan *plan = ARENA_NEW(arena, Plan);
    assert(options->target >= 1 && options->target <= LAST_STAGE);
    *plan = (Plan){ .target = options->target, .proven = true };
    Arena *scratch = arena_new();
    Making making = { .arena = arena,
                      .scratch = scratch,
                      .card = card,
                      .options = options,
                      .possible = ARENA_ARRAY(scratch, bool, n),
                      .available = ARENA_ARRAY(scratch, bool, n),
                      .plan = plan };
    make(&making);
    arena_free(scratch);
    return plan;
}

int plan_attained_with(const Scorecard *card, const Practice *const *practices, size_t n)
{
    Arena *arena = arena_new();
    bool *met = ARENA_ARRAY(arena, bool, card->model->n_practices);
    for (size_t i = 0; i < n; i++)
        met[practices[i]->index] = true;
    int attained = trial_with(arena, card, met)->attained;
    arena_free(arena);
    return attained;
}
