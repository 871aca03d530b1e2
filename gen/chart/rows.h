/* The frame that most charts share: one row per thing, its name to the left, a plot in
 * the middle, a value to the right, an axis below. Long lists are cut, and the drawing
 * says so; the data table has them all.                                                */
#ifndef RUNG_CHART_ROWS_H
#define RUNG_CHART_ROWS_H

#include "chart/scale.h"
#include "chart/swatch.h"

/* More would not fit a page: rows, and points that they take together. */
enum { MOST_ROWS = 30, HIGHEST = 560 };

typedef struct {
    const char *name;
    const char *value; /* NULL: none */
} RowText;

typedef struct {
    const ChartKit *kit;
    Picture *picture;
    double left, right; /* of the plot */
    double top, bottom; /* of the rows */
    double pitch;
    size_t n; /* shown */
} Rows;

/* Makes the picture, with `head` points above the rows, and writes names and values. */
Rows rows_open(const ChartKit *kit, double width, const RowText *texts, size_t n,
               double head, bool axis);

double rows_middle(const Rows *rows, size_t i);

/* A bar of row `i` between two places of the plot, at most `height` high. */
Rect rows_bar(const Rows *rows, size_t i, double from, double to, double height);

/* The plot as a scale: percent from 0 to 100 in basis points, or counts from 0. */
Scale rows_percent(const Rows *rows);
Scale rows_count(const Rows *rows, int64_t most);

/* Lines at the ticks, behind what is drawn afterwards, and their words below. `key` is
 * the pattern of a tick, which is given {x}. */
void rows_grid(const Rows *rows, const Scale *scale, const char *key);

/* The same for days. */
Scale rows_days(const Rows *rows, Date from, Date to);
void rows_months(const Rows *rows, const Scale *scale);

/* A line across all rows, dashed when it is a threshold. */
void rows_line(const Rows *rows, double x, Colour colour, bool dashed);

#endif
