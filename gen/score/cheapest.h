/* The cheapest set of practices that attains a stage: exact, where path.c is greedy.
 *
 * A stage asks for single practices (its critical ones, its blockers), for a share of each
 * capability and for a share of the whole. Single practices are taken first; what is left
 * is a sum to reach in total and in each capability, and tally.h finds that. Stages share
 * no practice, so each is solved for itself.
 *
 * They are tied together only where one practice, once met, shows another (implied_by). The
 * search grants everything that a practice not yet decided on could show, which can only
 * make a stage cheaper; where the cheapest set then does not itself contain what it was
 * granted by, it decides on one such practice: taken, or left. It ends when no branch could
 * better what was found.
 *
 * Bounds: one step is polynomial in the practices (tally.h). Without implied_by one step is
 *         all. Practices that imply others make a covering problem, for which no method is
 *         known that is always fast: after MOST_STEPS the search gives the best set found
 *         and says that it is not proven.
 * Owner:  the arena given.                                                             */
#ifndef RUNG_SCORE_CHEAPEST_H
#define RUNG_SCORE_CHEAPEST_H

#include "scorecard.h"

enum { MOST_STEPS = 5000 };

/* Of two sets the first in this order is chosen: least effort, fewest practices, most
 * weight times missing credit (of the practices of the set that the stages up to this one
 * ask for, what they show apart), then the set with the first id that the other lacks. */
typedef struct {
    const Practice **practices; /* by id */
    size_t n_practices;
    int64_t effort;
    bool proven;
} Cheapest;

/* A set out of those available (by Practice.index; each applies and can gain credit), which
 * all together attain the stage. */
Cheapest cheapest_to_attain(Arena *arena, const Scorecard *card, const bool *available,
                            int stage);

/* The set within the budget that raises the score of a stage most, whatever its other
 * gates say. Credit comes first in the order then, before it is rounded to basis points. */
Cheapest most_for_budget(Arena *arena, const Scorecard *card, const bool *available,
                         int stage, int64_t budget);

#endif
