/* The making of plans: which practices attain a stage for the least effort (cheapest.h), in
 * which order, what each step brings, and, where no set of practices would do, what stands
 * in the way. What a plan promises is said in gen/plan.h.
 *
 * Owner:  the arena given.
 * Errors: none.                                                                        */
#ifndef RUNG_SCORE_PLAN_H
#define RUNG_SCORE_PLAN_H

#include "scorecard.h"

enum { NO_EFFORT_BUDGET = -1 };

typedef struct {
    int target;                     /* 1 to 4 */
    const Practice *const *without; /* what the plan must do without */
    size_t n_without;
    int effort_budget; /* points, or NO_EFFORT_BUDGET */
} PlanOptions;

const Plan *plan_make(Arena *arena, const Scorecard *card, const PlanOptions *options);

/* The stage attained once these practices are met, by the scorer's own arithmetic. */
int plan_attained_with(const Scorecard *card, const Practice *const *practices, size_t n);

#endif
