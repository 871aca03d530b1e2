/* What changed since a baseline, in words: for reports and for the terminal. Fragments
 * without capital and full stop; "" where there is nothing to say. What is no longer known
 * comes first and is never called an improvement (SCORING.md section 5).
 *
 * Owner:  the arena given.                                                              */
#ifndef RUNG_LAYOUT_SAY_CHANGES_H
#define RUNG_LAYOUT_SAY_CHANGES_H

#include "changes.h"
#include "words.h"

/* "12 … are no longer known: nothing came from Trivy this time; that is no improvement" */
const char *say_lost(Arena *arena, const Words *words, const Changes *changes);

/* "stage 3 now, stage 2 on 1 November 2026" */
const char *say_stages(Arena *arena, const Words *words, const Changes *changes);

/* "waivers alone account for the rise"; "" where the change is real, or there is none */
const char *say_cause(Arena *arena, const Words *words, const Changes *changes);

/* "of 140 check results and answers, two fail newly, and 138 are as before" */
const char *say_counts(Arena *arena, const Words *words, const Changes *changes);

/* What the baseline was measured with, where that is not today's model. */
const char *say_ruler(Arena *arena, const Words *words, const Changes *changes);

#endif
