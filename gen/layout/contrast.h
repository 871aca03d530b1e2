/* Which colours of a theme meet, and how well they must be told apart: a row for every ink
 * and the ground it stands on, for every shape that speaks by itself, and for areas side by
 * side. layout/theme.c judges themes by it, layout/brand.c derives colours that pass it.
 *
 * Large text has no colours of its own here, so the limit of text holds for all of it.
 * Left out is what says nothing (rules, frames of cards) and what words beside it say as
 * well (WCAG 2.2, 1.4.11: "except where … another form").
 *
 * Units:  ratios in hundredths: 450 is 4.5:1. Areas: tenths of CIE L*.                  */
#ifndef RUNG_LAYOUT_CONTRAST_H
#define RUNG_LAYOUT_CONTRAST_H

#include <stddef.h>

#include "theme.h"

typedef enum {
    PAIR_TEXT,
    PAIR_GRAPHIC, /* a line, a mark, a bar on what it stands on */
    PAIR_AREAS,   /* side by side: in greyscale, too, one is the darker */
    N_PAIR_KINDS,
} PairKind;

typedef struct {
    Colour one, ground;
    PairKind kind;
} ContrastPair;

extern const ContrastPair contrast_pairs[];
extern const size_t n_contrast_pairs;

typedef enum { LEVEL_AA, LEVEL_AAA, N_LEVELS } ContrastLevel;
extern const char *const contrast_level_names[N_LEVELS]; /* "AA", "AAA" */

int contrast_least(PairKind kind, ContrastLevel level);
int contrast_of(const ContrastPair *pair, const uint32_t colours[N_COLOURS]);

/* Do all pairs of `role` hold, neighbours with a little to spare? `open` marks roles whose
 * value is not chosen yet: pairs with those are passed over. */
bool contrast_holds(const uint32_t colours[N_COLOURS], Colour role,
                    const bool open[N_COLOURS], ContrastLevel level);

#endif
