/* Random assessments for properties of the scorer: seeded, so that a failure comes again.
 * Every rule of the method is met: weights, inventories and what they do not list,
 * templates and what runs, indirect and doubtful evidence, old, undated and missing
 * answers, reviews, waivers that hold or do not, what tools were told to overlook.
 *
 * Owner:  the arena given.                                                             */
#ifndef RUNG_TESTS_ROLL_H
#define RUNG_TESTS_ROLL_H

#include <stdint.h>

#include "assessment.h"

typedef struct {
    uint64_t state;
} Dice;

size_t roll(Dice *dice, size_t n); /* below n */
bool chance(Dice *dice, size_t percent);

Assessment *roll_case(Dice *dice, Arena *arena, const Model *model);

#endif
