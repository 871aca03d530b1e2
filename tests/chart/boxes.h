/* What holds for every drawing: nothing leaves it, and no two texts of it overlap. For
 * tests only.                                                                          */
#ifndef RUNG_TESTS_BOXES_H
#define RUNG_TESTS_BOXES_H

#include "layout/made_card.h"

bool boxes_overlap(Rect a, Rect b);

/* Fails the test that calls it, with the words that do not fit. */
void labels_keep_their_place(const Bench *bench, const Picture *picture);

#endif
