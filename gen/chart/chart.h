/* Charts: data in, a finished drawing out, together with its words, which no emitter can
 * then forget: alt text that states the finding, and a table with the numbers.
 * One file per chart.
 *
 * Units:  points; `width` is what the chart may fill, its height follows.
 * Owner:  the arena given.                                                             */
#ifndef RUNG_CHART_CHART_H
#define RUNG_CHART_CHART_H

#include "document.h"
#include "text/text.h"
#include "words.h"

typedef struct {
    Arena *arena;
    Faces *faces;
    const Theme *theme;
    const Words *words;
} ChartKit;

typedef struct {
    Picture *picture;
    const char *alt;
    Table data;
} Chart;

/* The four stages as rising steps, the attained ones filled, the score of each. */
Chart chart_ladder(const ChartKit *kit, const Scorecard *card, double width);

/* Capability × stage, each cell its share of weighted practices met. */
Chart chart_heatmap(const ChartKit *kit, const Scorecard *card, double width);

#endif
