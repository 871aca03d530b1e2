/* Explanations out of a finished Scorecard. Nothing is scored again but what a change would
 * bring, and that by the scorer's own judge() (steps.h).
 *
 * Owner:  the arena given.
 * Errors: none.                                                                        */
#ifndef RUNG_SCORE_EXPLAIN_H
#define RUNG_SCORE_EXPLAIN_H

#include "explanation.h"
#include "words.h"

typedef enum {
    GATE_SCORE,
    GATE_CRITICAL,
    GATE_BLOCKERS,
    GATE_CAPABILITY_FLOOR,
    GATE_WAIVED_SHARE,
} Gate;
enum { N_GATES = 5 };
extern const char *const gate_names[N_GATES]; /* "score", … "waived-share" */

const Explanation *explain_practice(Arena *arena, const Scorecard *card, const Words *words,
                                    const Practice *practice);
const Explanation *explain_stage(Arena *arena, const Scorecard *card, const Words *words,
                                 int stage);
const Explanation *explain_gate(Arena *arena, const Scorecard *card, const Words *words,
                                int stage, Gate gate);

/* Every practice's, for reports. */
const Explanations *explain_all(Arena *arena, const Scorecard *card, const Words *words);

#endif
