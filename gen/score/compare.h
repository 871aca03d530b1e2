/* The steps of comparing today's verdict with an earlier one, in the order in which
 * compare() takes them.
 *
 * Owner:  the arena given.                                                              */
#ifndef RUNG_SCORE_COMPARE_H
#define RUNG_SCORE_COMPARE_H

#include "changes.h"

/* The two sides, both scored with today's model. */
typedef struct {
    const StoredResult *stored;
    const Scorecard *then, *now;
} Sides;

/* What both sides know: the observations, by index, and the questions, by index, that
 * stand on each of them. What only one side knows is evidence lost or gained. */
typedef struct {
    bool *then, *now; /* by index of the side's observations */
    bool *questions;
} Common;

/* 1. compare_findings.c: every finding in its class. Fills counts, findings, lost and
 * fixed_before. */
Common compare_findings(Arena *arena, const Sides *sides, Changes *changes);

/* 2. compare_split.c: what each cause adds to every practice and to the stage. Fills
 * practices and stage. */
void split_changes(Arena *arena, const Sides *sides, const Common *common,
                   Changes *changes);

/* One thing that one side knows. */
typedef struct {
    const Practice *practice;
    const char *resource, *check; /* the key, with the practice */
    bool is_now, fails, waived;
    const Observation *seen; /* NULL: an answer */
    const Answer *answer;    /* NULL: an observation */
} Known;

/* compare_known.c: both sides' rows, earlier ones first. */
Known *gather_known(Arena *arena, const Sides *sides, size_t *n);

/* --- asked by both (compare_answers.c) ------------------------------------------------ */

enum { NO_VALUE = -1 };

/* What an answer gives a practice, bp; NO_VALUE when it says nothing of it. */
int answer_value(const Answer *answer, const Practice *practice);

/* True when it is too old at the day of its verdict, or says "we do not know". */
bool answer_is_silent(const Answer *answer, const Scorecard *card);

bool observation_is_stale(const Observation *seen, const Scorecard *card);

#endif
