/* Every subset of what can be done about a small model, tried: what a planner has to beat.
 * For tests only.                                                                      */
#ifndef RUNG_TESTS_SUBSETS_H
#define RUNG_TESTS_SUBSETS_H

#include "small_model.h"

typedef struct {
    bool found;
    int64_t credit, effort, gain;
    int n;
    unsigned set; /* of the candidates, which stand in the order of their ids */
} Subset;

typedef struct {
    const Scorecard *card;
    const Practice *candidates[MOST_PRACTICES];
    size_t n;
} Candidates;

/* All that meeting would make met, and that is not excluded. */
Candidates candidates_of(const Small *small, const Practice *without);

bool is_met_with(const Candidates *of, unsigned set, const Practice *practice);

/* The stage attained, given which practices are met (by index). */
int stage_with(const Candidates *of, const bool *met);

/* The first subsets in the planner's order of preference. */
typedef struct {
    Subset attaining[N_STAGES];
    Subset richest; /* within the budget, for the next stage */
} Best;

Best best_subsets(const Candidates *of, int64_t budget);

#endif
