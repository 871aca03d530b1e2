/* How a kind of area looks, in bars and beside its word in a legend. Kinds that a colour
 * alone would not keep apart are hatched or dashed. */
#ifndef RUNG_CHART_SWATCH_H
#define RUNG_CHART_SWATCH_H

#include "chart/label.h"

typedef struct {
    Colour fill, ink; /* ink: of words on it */
    Colour frame;     /* COLOUR_NONE: none */
    bool hatched, dashed;
    bool edged; /* a dark edge where it begins: red and green may be one grey */
} Swatch;

extern const Swatch state_swatches[N_STATES];

void swatch_draw(Picture *picture, Rect box, const Swatch *swatch);

typedef struct {
    const Swatch *swatch;
    const char *text;
    bool round; /* a point instead of an area */
} LegendItem;

/* Items side by side from `y` down, in as many lines as they need; returns the height.
 * Without a picture it only measures. */
double legend_draw(const ChartKit *kit, Picture *picture, double y, const LegendItem *items,
                   size_t n, double width);

#endif
