/* Between the files that look for the smallest change: what is sought, and how a change is
 * tried: by judging a copy of the practice on evidence changed accordingly.
 *
 * Owner:  the arena of the explanation.                                                */
#ifndef RUNG_SCORE_EXPLAIN_SEARCH_H
#define RUNG_SCORE_EXPLAIN_SEARCH_H

#include "score/explain_parts.h"
#include "score/steps.h"

typedef struct {
    Explaining *explaining;
    const PracticeScore *score;
    Goal goal;
    Weighed pool;    /* what could be turned, the heaviest first … */
    int64_t *weight; /* … and the weight of the first n of it */
    Weighed strays;  /* fails that the inventory does not list: they leave N with F */
    int64_t *stray_weight;
    int64_t unseen; /* resources that could be seen besides */
    bool directly;  /* nothing but new, direct evidence: what there is is dropped */
} Search;

enum { AS_IT_IS = -1 };

/* The state on this evidence; `said` is what people say then, or AS_IT_IS. */
State judge_trial(const Search *search, const Evidence *evidence, int said);
bool is_reached(Goal goal, State state);

/* N of rule 2.4, after a change. */
void settle(Evidence *evidence);

/* Adds the change to the explanation, in words too. */
void keep(const Search *search, Change change, State becomes);

/* explain_waivers.c: the first waiver, by id, that does. */
void by_renewing_a_waiver(const Search *search);
void by_ending_a_waiver(const Search *search);

#endif
