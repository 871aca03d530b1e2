/* What to do to attain a stage: the cheapest set of practices that, once met, attains it,
 * in the order in which they are best done, with what each step brings. Made by
 * score/plan.c, exactly; the greedy shortest path of SCORING.md section 6 is the
 * Scorecard's `path`.
 *
 * A practice costs the points of its effort, known or unknown. A plan never asks for what
 * is met, waived, not applicable or excluded. A practice of which more is waived than gate
 * 5 allows cannot be met, but what is not waived of it can be put in order: that may be a
 * step too, if the credit or the end of a blocker serves. A practice that another one of
 * the plan shows, once met (implied_by), costs nothing and is listed with it.
 *
 * Of several cheapest sets: fewest practices, then most weight times missing credit in the
 * stages up to the target, then the one with the first id that the other lacks.
 *
 * With a budget that does not suffice: the plan for the highest stage that it suffices for;
 * where it suffices for none above the attained one, the practices that raise S_low of the
 * next stage most (then the order above), whatever that stage's other gates say.
 *
 * Units:  effort points; basis points.
 * Owner:  the arena given to plan_make().                                              */
#ifndef RUNG_PLAN_H
#define RUNG_PLAN_H

#include "model.h"

typedef enum {
    PLAN_NOT_NEEDED,  /* the target is attained already */
    PLAN_ATTAINS,     /* the steps lead to the target */
    PLAN_FALLS_SHORT, /* they lead as far as the budget does */
    PLAN_UNREACHABLE, /* no set of practices would do: see the obstacles. No steps */
} PlanOutcome;
enum { N_PLAN_OUTCOMES = 4 };
extern const char *const plan_outcome_names[N_PLAN_OUTCOMES]; /* "not_needed" … */

/* The gates of SCORING.md section 3, and that a stage must ask something at all. */
typedef enum {
    STAGE_GATE_NOTHING_APPLIES,
    STAGE_GATE_WAIVED_SHARE,
    STAGE_GATE_CRITICAL,
    STAGE_GATE_BLOCKER,
    STAGE_GATE_CAPABILITY_FLOOR,
    STAGE_GATE_SCORE,
} StageGate;
enum { N_STAGE_GATES = 6 };
extern const char *const stage_gate_names[N_STAGE_GATES]; /* "nothing_applies" … */

typedef enum {
    STANDS_BY_CLAIM,    /* nothing of the stage applies */
    STANDS_BY_WAIVERS,  /* it would stand whatever were done: fewer waivers would help */
    STANDS_BY_EXCLUSION /* it would fall if nothing were excluded */
} Cause;
enum { N_CAUSES = 3 };
extern const char *const cause_names[N_CAUSES]; /* "claim", "waivers", "exclusion" */

/* A gate that stays closed even if everything that a plan may ask for were done. */
typedef struct {
    int stage;
    StageGate gate;
    Cause cause;
    const Practice *practice;     /* of STAGE_GATE_CRITICAL and STAGE_GATE_BLOCKER */
    const Capability *capability; /* of STAGE_GATE_CAPABILITY_FLOOR */
} Obstacle;

typedef struct {
    const Practice *practice;
    int toward;         /* the lowest stage that it helps to attain */
    bool opens_gate;    /* a critical practice, a blocker, or what shows a critical one */
    int effort;         /* points */
    int score_after;    /* S_low of the practice's own stage after this step */
    int attained_after; /* the stage attained after this step */
    const Practice **shows; /* met without effort from this step on; by id */
    size_t n_shows;
} PlanStep;

typedef struct {
    int target; /* 1 to 4 */
    PlanOutcome outcome;
    int leads_to;    /* the stage attained once the steps are taken */
    int score_after; /* S_low of the target then */
    PlanStep *steps; /* stage by stage; in each what opens a gate first, then by priority
                        as recommended, then by id */
    size_t n_steps;
    int effort;          /* of the steps */
    int effort_needed;   /* of the plan that attains the target, whatever the budget */
    bool proven;         /* false: a cheaper set may exist (score/cheapest.h, Bounds) */
    Obstacle *obstacles; /* by stage and gate */
    size_t n_obstacles;
} Plan;

#endif
