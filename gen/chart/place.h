/* Places in a drawing that are taken: labels and points ask before they settle, so that
 * none covers another. */
#ifndef RUNG_CHART_PLACE_H
#define RUNG_CHART_PLACE_H

#include "picture.h"

typedef struct {
    Arena *arena;
    Rect bounds; /* nothing settles outside */
    Rect *taken;
    size_t n_taken;
} Places;

/* Takes the place if it is free and inside. */
bool place_take(Places *places, Rect box);

/* Takes the free place of the same size that is nearest to `wanted`, sideways before up
 * and down; false when the bounds are full. */
bool place_near(Places *places, Rect wanted, Rect *found);

/* Moves places, which ascend, as little as needed to stand `gap` apart in [from, to]; if
 * there is no room for all, they share it evenly. */
void place_apart(double *at, size_t n, double gap, double from, double to);

#endif
