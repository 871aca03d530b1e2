/* A plan in words, for reports and for `rung plan`.
 *
 * Owner:  sentences live in the arena given.                                           */
#ifndef RUNG_LAYOUT_SAY_PLAN_H
#define RUNG_LAYOUT_SAY_PLAN_H

#include "scorecard.h"
#include "words.h"

/* "too much of IAM-3 is waived for it to be met, …": what keeps the stage out of reach. */
const char *say_obstacle(const Words *words, Arena *arena, const Scorecard *card,
                         const Obstacle *obstacle);

/* All of them as a list. */
const char *say_obstacles(const Words *words, Arena *arena, const Scorecard *card,
                          const Plan *plan);

/* "stage 3 at 71 %", and which stage is attained with this step. */
const char *say_step_after(const Words *words, Arena *arena, const Scorecard *card,
                           const Plan *plan, size_t step);

/* "not met": the state of a step's practice today. */
const char *say_step_now(const Words *words, Arena *arena, const Scorecard *card,
                         const PlanStep *step);

/* What a step shows besides, what evidence alone may spare, what is not proven. */
const char *const *say_plan_notes(const Words *words, Arena *arena, const Scorecard *card,
                                  const Plan *plan, size_t *n);

#endif
