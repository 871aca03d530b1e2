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

/* What becomes of a practice. */
typedef struct {
    State state;
    int credit;
} After;

typedef struct {
    const Scorecard *card;
    const Practice *candidates[MOST_SMALL];
    After done[MOST_SMALL]; /* of each, by the scorer */
    size_t n;
} Candidates;

/* All that doing something about raises the credit of, and that is not excluded. */
Candidates candidates_of(const Small *small, const Practice *without);

/* All practices by index, once these are done. */
void after(const Candidates *of, unsigned set, After practices[MOST_SMALL]);

/* The stage attained then. */
int stage_with(const Candidates *of, const After *practices);

/* The first subsets in the planner's order of preference. */
typedef struct {
    Subset attaining[N_STAGES];
    Subset richest; /* within the budget, for the next stage */
} Best;

Best best_subsets(const Candidates *of, int64_t budget);

#endif
