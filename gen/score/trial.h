/* What would be if: a copy of a scorecard on which practices are met, scored again by
 * stages.c. Only states, credits and what stages.c makes of them are true of a trial; its
 * headline, moves and path are those of the scorecard that it was made from.
 *
 * Owner:  the arena given.                                                             */
#ifndef RUNG_SCORE_TRIAL_H
#define RUNG_SCORE_TRIAL_H

#include "scorecard.h"

Scorecard *trial_new(Arena *arena, const Scorecard *card);

/* Meets the practice, as far as waivers allow, and what it shows. */
void trial_meet(Scorecard *trial, const Practice *practice);

void trial_score(Arena *arena, Scorecard *trial);

/* All at once; `met` by Practice.index. */
const Scorecard *trial_with(Arena *arena, const Scorecard *card, const bool *met);

/* The credit for all that can be done: all there is, or, where more is waived than gate 5
 * allows, what interval.c caps it at, just short of met. */
int best_credit(const Scorecard *card, const PracticeScore *score);

/* Nothing at all is known of it, so that another practice, once met, may show it
 * (SCORING.md section 2, rule 9). */
bool can_be_inferred(const PracticeScore *score);

/* True when `larger`, once met, shows the practice. */
bool is_shown_by(const Practice *practice, const Practice *larger);

/* It is not met, and closes some stage below its own, up to this one. */
bool blocks_up_to(const PracticeScore *score, int stage);

#endif
