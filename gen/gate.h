/* Gates of a pipeline: what the command line asks of the verdict, and whether it holds.
 * score/gates.c judges them, cli/gates.c says why; they decide the exit status, never what
 * is written. Unknown is neither pass nor fail: such a gate is undetermined.
 *
 * Units:  stages and basis points.
 * Owner:  the arena of the command.                                                     */
#ifndef RUNG_GATE_H
#define RUNG_GATE_H

#include "model.h"

typedef enum {
    GATE_MIN_STAGE,
    GATE_MIN_ASSURANCE, /* of every attained stage */
    GATE_BLOCKER,       /* fails on a practice that is known to bar a stage */
    GATE_CRITICAL,      /* fails on a critical practice that is known to be open */
    GATE_UNKNOWN,       /* fails on a practice of which too little is known */
    GATE_REGRESSION,    /* fails on what is worse than in the baseline */
    FIRST_FAIL_ON = GATE_BLOCKER,
} GateKind;
enum { N_GATE_KINDS = 6 };
extern const char *const gate_names[N_GATE_KINDS]; /* "min-stage", … "regression" */

typedef struct {
    bool asked[N_GATE_KINDS];
    int least[N_GATE_KINDS]; /* of those that are no --fail-on */
} GatesAsked;

typedef enum { GATE_HELD, GATE_FAILED, GATE_UNDETERMINED } GateOutcome;
enum { N_GATE_OUTCOMES = 3 };
extern const char *const gate_outcome_names[N_GATE_OUTCOMES]; /* "held" … */

typedef struct Gate {
    GateKind kind;
    GateOutcome outcome;
    int asked;                  /* of --fail-on: 0, how many at most */
    int found;                  /* -1: not known */
    const Practice **practices; /* that it hangs on, sorted by id */
    size_t n_practices;
    const Practice **unsure; /* that it might hang on: nothing is known of them */
    size_t n_unsure;
    const char *why;    /* a sentence without its full stop; NULL until it is said */
    const char *remedy; /* what would make it hold; NULL: it holds */
} Gate;

#endif
