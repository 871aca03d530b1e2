/* A short path to the next stage: first what closes its gates, then the capabilities below
 * the floor, then whatever adds most for the least work until the score holds. A greedy
 * plan, not a proven minimum (section 6). */
#include <stdlib.h>
#include <string.h>

#include "score/steps.h"

typedef struct {
    const Scorecard *card;
    Path *path;
    const Practice **asked; /* the applicable practices of the target stage, by id */
    size_t n_asked;
    int *credit; /* by practice index, as it grows along the path */
} Walk;

static bool counts_for(const Practice *practice, const Capability *capability)
{
    return !capability || practice->capability == capability;
}

/* Of one capability, or of the whole stage for NULL. */
static int score_now(const Walk *walk, const Capability *capability)
{
    int64_t total = 0, weight = 0;
    for (size_t i = 0; i < walk->n_asked; i++) {
        const Practice *practice = walk->asked[i];
        if (!counts_for(practice, capability))
            continue;
        total += (int64_t)practice->weight * walk->credit[practice->index];
        weight += practice->weight;
    }
    return weight ? (int)(total / weight) : FULL_BP;
}

static void take_step(Walk *walk, const Practice *practice)
{
    Path *path = walk->path;
    walk->credit[practice->index] = FULL_BP;
    path->practices[path->n_practices] = practice;
    path->score_after_each[path->n_practices] = score_now(walk, NULL);
    path->n_practices++;
}

/* What adds most per effort; of equals the first by id. NULL when all is done. */
static const Practice *best_step(const Walk *walk, const Capability *capability)
{
    const int *effort_points = walk->card->model->parameters.effort_points;
    const Practice *best = NULL;
    int most = -1;
    for (size_t i = 0; i < walk->n_asked; i++) {
        const Practice *practice = walk->asked[i];
        int missing = FULL_BP - walk->credit[practice->index];
        if (!missing || !counts_for(practice, capability))
            continue;
        int worth = practice->weight * missing / effort_points[practice->effort];
        if (worth > most) {
            most = worth;
            best = practice;
        }
    }
    return best;
}

static void walk_up_to(Walk *walk, const Capability *capability, int wanted)
{
    while (score_now(walk, capability) < wanted) {
        const Practice *step = best_step(walk, capability);
        if (!step)
            return;
        take_step(walk, step);
    }
}

static Walk start(Arena *arena, Scorecard *card, const Practice *const *by_id_order)
{
    size_t n = card->model->n_practices;
    Walk walk = { .card = card,
                  .path = &card->path,
                  .asked = ARENA_ARRAY(arena, const Practice *, n),
                  .credit = ARENA_ARRAY(arena, int, n) };
    for (size_t i = 0; i < n; i++) {
        const PracticeScore *score = scorecard_of(card, by_id_order[i]);
        walk.credit[score->practice->index] = score->g;
        if (score->practice->stage == card->path.target && applies(score))
            walk.asked[walk.n_asked++] = score->practice;
    }
    return walk;
}

/* Do the score and every capability's floor hold at the end of the path? */
static bool holds(const Walk *walk, const StageScore *stage)
{
    const Parameters *parameters = &walk->card->model->parameters;
    for (size_t i = 0; i < stage->n_below_floor; i++)
        if (score_now(walk, stage->below_floor[i]) < parameters->capability_floor_bp)
            return false;
    return walk->n_asked &&
           score_now(walk, NULL) >= parameters->stage_threshold_bp[walk->path->target];
}

void find_path(Arena *arena, Scorecard *card)
{
    if (card->attained == LAST_STAGE)
        return;
    size_t n = card->model->n_practices;
    card->path = (Path){ .target = card->next_stage,
                         .practices = ARENA_ARRAY(arena, const Practice *, n),
                         .score_after_each = ARENA_ARRAY(arena, int, n) };
    const StageScore *stage = &card->stages[card->path.target];
    const Practice **by_id_order = practices_by_id(arena, card->model);
    Walk walk = start(arena, card, by_id_order);
    for (size_t i = 0; i < n; i++)
        if (closes_gate(stage, by_id_order[i]))
            take_step(&walk, by_id_order[i]);
    for (size_t i = 0; i < stage->n_below_floor; i++)
        walk_up_to(&walk, stage->below_floor[i],
                   card->model->parameters.capability_floor_bp);
    walk_up_to(&walk, NULL, card->model->parameters.stage_threshold_bp[card->path.target]);
    card->path.score_after = score_now(&walk, NULL);
    card->path.reaches_target = stage->gates.waived_share && holds(&walk, stage);
}
