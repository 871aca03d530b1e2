/* Scorecards with any number of everything: capabilities, recommendations, steps,
 * functions, runtimes, waivers, tools; all different, all equal, or all unknown. For tests
 * only.                                                                                */
#ifndef RUNG_TESTS_MANY_H
#define RUNG_TESTS_MANY_H

#include "layout/made_card.h"

typedef enum { MOOD_MIXED, MOOD_EQUAL, MOOD_UNKNOWN } Mood;
enum { N_MOODS = 3 };

const Scorecard *many_of(const Bench *bench, size_t n, Mood mood);

#endif
