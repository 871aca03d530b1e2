/* The days of which a result is known, today's last: what charts over time draw.        */
#ifndef RUNG_CHART_MOMENTS_H
#define RUNG_CHART_MOMENTS_H

#include "changes.h"
#include "scorecard.h"

typedef struct {
    Moment *list; /* by day; the last is the card itself and has no path */
    size_t n;
} Moments;

Moments moments_of(Arena *arena, const Scorecard *card);

/* Judged by another version of the model than the card: a rise may be the model's. */
bool moments_are_of_another_model(const Moment *moment, const Scorecard *card);

#endif
