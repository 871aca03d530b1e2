/* What would be if a change of an explanation were made: the evidence is altered as the
 * change says, and the whole is scored again. */
#ifndef RUNG_TEST_CHANGED_H
#define RUNG_TEST_CHANGED_H

#include "explanation.h"
#include "roll.h"
#include "words.h"

typedef struct {
    Arena *arena; /* of the model and the words */
    Arena *round; /* emptied after each case */
    Diag *diag;
    const Model *model;
    const Words *words;
    Dice dice;
} Kit;

/* In the arena of the round. */
const Scorecard *scored(Kit *kit, const Assessment *found);

/* The state of the practice when the change is made. */
State state_after(Kit *kit, const Assessment *from, const PracticeScore *score,
                  const Change *change);

#endif
