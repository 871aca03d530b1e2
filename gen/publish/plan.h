/* What is to be done, decided from what stands there: numbers and texts in, steps out.
 *
 * Errors: none.                                                                        */
#ifndef RUNG_PUBLISH_PLAN_H
#define RUNG_PUBLISH_PLAN_H

#include <stdio.h>

#include "publication.h"
#include "words.h"

/* `replace`: what somebody else wrote may be taken over. */
StepKind plan_step(const Found *there, bool replace);

bool plan_writes(StepKind kind);
size_t plan_count(const Procedure *plan, StepKind kind);

/* The comment by which rung knows what it wrote, and its digest in one that was read: is it
 * ours, and is it of these bytes? */
const char *plan_mark(Arena *arena, const Item *item);
bool plan_is_mark(const char *comment);
bool plan_is_mark_of(const char *comment, const Item *item);

/* A line a step, and one that sums up. `planned`: nothing was done yet. */
void plan_print_step(const PublishStep *step, const Words *words, bool planned, FILE *to);
void plan_print_sum(const Procedure *plan, const Words *words, bool planned, FILE *to);

#endif
