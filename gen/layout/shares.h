/* Who has what to do, and which tool found what: the failures that count, and what each
 * owner or tool has of them. Counts and choices only: no score is computed here.
 *
 * Units:  effort points.
 * Owner:  the arena given.                                                              */
#ifndef RUNG_LAYOUT_SHARES_H
#define RUNG_LAYOUT_SHARES_H

#include "scorecard.h"

/* A record that fails a practice and counts. */
typedef struct {
    const PracticeScore *score;
    const Observation *seen;
    const char *owner; /* of the resource, else of the practice; NULL: nobody is named */
} Failure;

typedef struct {
    Failure *list; /* in the model's order of practices, then as the Scorecard has them */
    size_t n;
} Failures;

Failures failures_of(Arena *arena, const Scorecard *card);

/* The part of one owner, or of one tool. */
typedef struct {
    const char *name;    /* NULL: nobody is named */
    const Failure *tool; /* a failure that the tool found; NULL: the share is an owner's */
    size_t n_moves;      /* recommendations on practices that the owner answers for */
    size_t n_blocking;   /* those among them that open the next stage */
    int points;          /* their effort */
    size_t n_failures;
    size_t n_resources; /* that fail, each once */
} WorkShare;

typedef struct {
    WorkShare *list;
    size_t n;
} WorkShares;

/* Most recommendations first, then most failures, then by name; nobody comes last. */
WorkShares owner_shares(Arena *arena, const Scorecard *card);

/* Is anybody named? */
bool has_owners(Arena *arena, const Scorecard *card);

/* Most failures first, then by name. */
WorkShares tool_shares(Arena *arena, const Scorecard *card);

#endif
