/* Explanations out of a finished Scorecard. Nothing is scored again but what a change would
 * bring, and that by the scorer's own judge() (steps.h).
 *
 * Owner:  the arena given.
 * Errors: none.                                                                        */
#ifndef RUNG_SCORE_EXPLAIN_H
#define RUNG_SCORE_EXPLAIN_H

#include "explanation.h"
#include "words.h"

/* The gates of a stage, as the command line names them. */
typedef enum {
    NAMED_GATE_SCORE,
    NAMED_GATE_CRITICAL,
    NAMED_GATE_BLOCKERS,
    NAMED_GATE_CAPABILITY_FLOOR,
    NAMED_GATE_WAIVED_SHARE,
} NamedGate;
enum { N_NAMED_GATES = 5 };
extern const char *const named_gate_words[N_NAMED_GATES]; /* "score", … "waived-share" */

const Explanation *explain_practice(Arena *arena, const Scorecard *card, const Words *words,
                                    const Practice *practice);
const Explanation *explain_stage(Arena *arena, const Scorecard *card, const Words *words,
                                 int stage);
const Explanation *explain_gate(Arena *arena, const Scorecard *card, const Words *words,
                                int stage, NamedGate gate);

/* Every practice's, for reports. */
const Explanations *explain_all(Arena *arena, const Scorecard *card, const Words *words);

#endif
