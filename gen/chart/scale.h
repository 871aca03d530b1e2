/* Scales: where a value stands on an axis, and which round values deserve a tick.
 * Values are integers (counts, basis points, days); places are points.                 */
#ifndef RUNG_CHART_SCALE_H
#define RUNG_CHART_SCALE_H

#include "base/date.h"
#include "chart/chart.h"

typedef struct {
    int64_t from, to;  /* values; from < to */
    int64_t step;      /* between ticks: 1, 2 or 5 times a power of ten */
    double start, end; /* points */
} Scale;

/* From 0 to at least `most`, ending on a tick, with at most `n_ticks` steps. */
Scale scale_from_zero(int64_t most, int n_ticks, double start, double end);

double scale_at(const Scale *scale, int64_t value);

/* Firsts of months in [from, to], at most `most` of them, a round number of months apart.
 * Sets `months` to that distance. The array lives in the kit's arena. */
Date *scale_months(const ChartKit *kit, Date from, Date to, size_t most, size_t *n,
                   int *months);

/* Its words: "March 2027", or "2027" when ticks are whole years apart. */
const char *scale_month_text(const ChartKit *kit, Date tick, int months);

/* Labels of ticks in a row: centred on their places, moved in from the picture's edges,
 * left out where the one before reaches too far. */
typedef struct {
    const ChartKit *kit;
    Picture *picture;
    double y;   /* of the baselines */
    double end; /* of the last label */
} TickRow;

TickRow tick_row(const ChartKit *kit, Picture *picture, double y);
void tick_label(TickRow *row, double x, const char *text);

#endif
