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
    double room; /* points of height that a page has for it; 0: any */
} ChartKit;

typedef struct {
    Picture *picture; /* NULL: there is nothing to draw; `alt` says why */
    const char *alt;
    Table data;
} Chart;

/* The four stages as rising steps, the attained ones filled, the score of each. */
Chart chart_ladder(const ChartKit *kit, const Scorecard *card, double width);

/* Capability × stage, each cell its share of weighted practices met. */
Chart chart_heatmap(const ChartKit *kit, const Scorecard *card, double width);

/* By capability, how much of what the stages up to the next one ask is in place: as a
 * shape over spokes, and as a list from the lowest up. */
Chart chart_radar(const ChartKit *kit, const Scorecard *card, double width);
Chart chart_ranking(const ChartKit *kit, const Scorecard *card, double width);

/* How many practices of each capability are in which state. */
Chart chart_states(const ChartKit *kit, const Scorecard *card, double width);

/* How much of each stage is known, and how much of its credit is proven. */
Chart chart_coverage(const ChartKit *kit, const Scorecard *card, double width);

/* The recommendations by effort and lift, numbered in the order to take them. */
Chart chart_effort_lift(const ChartKit *kit, const Scorecard *card, double width);

/* The cheapest plan: the next stage's score over the effort spent; its steps in a row. */
Chart chart_burn_up(const ChartKit *kit, const Scorecard *card, double width);
Chart chart_gantt(const ChartKit *kit, const Scorecard *card, double width);

/* Functions near a limit of their platform, and until when their runtimes are supported. */
Chart chart_limits(const ChartKit *kit, const Scorecard *card, double width);
Chart chart_runtimes(const ChartKit *kit, const Scorecard *card, double width);

/* From when to when each waiver runs. */
Chart chart_waivers(const ChartKit *kit, const Scorecard *card, double width);

/* Where two tools judged the same, how often they agree. */
Chart chart_agreement(const ChartKit *kit, const Scorecard *card, double width);

/* Since the baseline: practices whose credit moved, and the index on the days known; the
 * last also small enough for a tile. */
Chart chart_moved(const ChartKit *kit, const Scorecard *card, double width);
Chart chart_trend(const ChartKit *kit, const Scorecard *card, double width);
Chart chart_sparkline(const ChartKit *kit, const Scorecard *card, double width);

#endif
