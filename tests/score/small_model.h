/* Small random models, and random assessments of them or of any other model, made to reach
 * every corner of the gates: thresholds and floors of all heights, waivers, blockers,
 * practices that show others. For tests only.
 *
 * Owner:  the arena of the Small, emptied for each new assessment.                     */
#ifndef RUNG_TESTS_SMALL_MODEL_H
#define RUNG_TESTS_SMALL_MODEL_H

#include "base/diag.h"
#include "scorecard.h"

enum { MOST_SMALL = 14 };

typedef struct {
    Arena *arena;
    Diag *diag;
    uint64_t dice;
    const Model *model;
    Assessment *found;
    const Scorecard *card;
} Small;

/* A number below n. */
size_t small_roll(Small *small, size_t n);

/* A new model, a new assessment, and its score. */
void small_make(Small *small);

/* A new assessment of this model, and its score. */
void small_make_of(Small *small, const Model *model);

/* The score of the same assessment, once evidence and an answer show that these practices
 * are in place on every resource that is not waived. */
const Scorecard *small_with(const Small *small, const Practice *const *met, size_t n);

#endif
