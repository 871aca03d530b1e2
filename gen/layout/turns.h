/* What `each` walks over: stages, capabilities, owners or tools, in the order asked for.
 *
 * Owner:  the arena of the composer.                                                    */
#ifndef RUNG_LAYOUT_TURNS_H
#define RUNG_LAYOUT_TURNS_H

#include "layout/compose.h"

typedef struct {
    int stage;                    /* -1: none */
    const Capability *capability; /* NULL: none */
    const WorkShare *share;       /* NULL: none */
    const char *name;
    int score; /* bp; the lowest first where the weakest is */
    size_t index;
} Turn;

typedef struct {
    Turn *list;
    size_t n;
} Turns;

Turns turns_of(Composer *composer, const SectionPlan *plan);

#endif
