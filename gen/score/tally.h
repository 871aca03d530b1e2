/* The most that can be gained by so many tasks of each effort. There are only three
 * efforts, so a choice among many tasks comes down to three counts: of those of equal
 * effort the ones that gain most are taken. A tally holds the best choice for every triple
 * of counts; cheapest.c joins the tallies of single capabilities to that of a stage.
 *
 * Units:  gains are weights times basis points; efforts are points.
 * Owner:  the arena given.
 * Size:   at most (n/3 + 1)^3 cells for n tasks: 5,515 for 50. Joining takes the product of
 *         two sizes, which is most (660,000) for two capabilities of 25 tasks each. */
#ifndef RUNG_SCORE_TALLY_H
#define RUNG_SCORE_TALLY_H

#include <stdint.h>

#include "model.h"

typedef struct {
    Effort effort;
    int64_t gain;
    size_t number; /* its bit in sets; the numbers follow the order of ids */
} Task;

/* A set of tasks and what it comes to. */
typedef struct {
    int64_t credit; /* what is to be as high as possible; 0 where nothing is */
    int64_t effort;
    size_t n;
    int64_t gain;
    uint64_t *chosen; /* n_words of it; NULL: no choice */
} Choice;

typedef struct {
    size_t most[N_EFFORTS]; /* tasks of each effort */
    size_t n_cells;
    int64_t *gain; /* -1: too little is gained with these counts */
    uint64_t *chosen;
    size_t n_words; /* of one set */
} Tally;

/* The order of preference: most credit, least effort, fewest tasks, most gain, and then the
 * set with the first id that the other lacks. Anything comes before no choice. */
bool choice_before(const Choice *a, const Choice *b, size_t n_words);

/* Of the choices that gain at least `wanted`. Sorts the tasks. */
Tally stage_tally_of(Arena *arena, Task *tasks, size_t n, int64_t wanted, size_t n_words);

Tally tally_join(Arena *arena, const Tally *a, const Tally *b);

/* What to look for in a tally. */
typedef struct {
    const int *points;   /* of each effort */
    int64_t least_gain;  /* … that will do */
    int64_t most_effort; /* … that may be spent */
    bool richest;        /* the gain counts before the effort */
} Wish;

/* The first choice in the order of preference; false when none fulfils the wish. Its set
 * stays the tally's. */
bool tally_pick(const Tally *tally, const Wish *wish, Choice *to);

static inline void set_add(uint64_t *set, size_t number)
{
    set[number / 64] |= UINT64_C(1) << number % 64;
}

static inline bool set_has(const uint64_t *set, size_t number)
{
    return set[number / 64] >> number % 64 & 1;
}

#endif
