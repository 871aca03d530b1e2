/* Between the files that look for the smallest change: what is sought, and how a change is
 * tried: by judging a copy of the practice on evidence changed accordingly.
 *
 * Owner:  the arena of the explanation.                                                */
#ifndef RUNG_SCORE_EXPLAIN_SEARCH_H
#define RUNG_SCORE_EXPLAIN_SEARCH_H

#include "score/explain_parts.h"
#include "score/steps.h"

/* What could be turned, the heaviest first, and the weight of the first n of it. */
typedef struct {
    Weighed of;
    int64_t *weight;
} Pool;

typedef struct {
    Explaining *explaining;
    const PracticeScore *score;
    Goal goal;
    Pool pool;          /* of the one population; of two, of what runs */
    Pool declared;      /* of two populations, of what only templates show */
    Pool strays;        /* fails that the inventory does not list: they leave N with F */
    int64_t unseen;     /* resources that could be seen besides … */
    Part home;          /* … and the part that they would be counted in */
    bool directly;      /* nothing but new, direct evidence: what there is is dropped … */
    int64_t overlooked; /* … but for what waivers take out although no tool judged it */
} Search;

enum { AS_IT_IS = -1 };

/* The state on this evidence; `said` is what people say then, or AS_IT_IS. */
State judge_trial(const Search *search, const Evidence *evidence, int said);
bool is_reached(Goal goal, State state);

/* Adds the change to the explanation, in words too. */
void keep(const Search *search, Change change, State becomes);

/* explain_waivers.c: the first waiver, by id, that does. */
void by_renewing_a_waiver(const Search *search);
void by_ending_a_waiver(const Search *search);
int64_t overlooked_by_waivers(const Scorecard *card, const Practice *practice);

#endif
