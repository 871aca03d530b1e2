/* Why a practice, a stage or a gate stands as it does: each rule of the scoring method that
 * had a say, with its numbers put in, the records behind it, and the smallest change that
 * would turn it. The terminal, JSON and the report's appendix are all written from this.
 *
 * Formulas are exact: whoever evaluates `expression` with integers, dividing downwards and
 * from left to right, gets `value`. The numbers are those that the scorer had in hand.
 *
 * Units:  basis points, 10000 = all of it.
 * Owner:  the arena given to explain_…().                                              */
#ifndef RUNG_EXPLANATION_H
#define RUNG_EXPLANATION_H

#include "scorecard.h"

typedef struct {
    const char *name;       /* a symbol of the method: "l_a", "N", or a question */
    const char *expression; /* integers, + − × /, min() max() ceil(), and at most one of
                               ≥ ≤ < > */
    int64_t value;          /* of a comparison: 1 it holds, 0 it does not */
    bool is_question;       /* a comparison */
} Formula;

typedef struct {
    const char *rule;       /* section of the method and rule: "2.5" */
    const char *title;      /* "Share of the universe" */
    const char *text;       /* what it comes to here; NULL: the formulas say it */
    const char *population; /* the one it is about: "running", "declared"; NULL: all */
    Formula *formulas;
    size_t n_formulas;
} Step;

/* What runs, and what templates declare, where nothing joins them. */
enum { N_POPULATIONS = 2 };
extern const char *const population_names[N_POPULATIONS]; /* "running", "declared" */

/* An observation that bears on the practice. */
typedef struct {
    const Observation *seen;
    const char *why_not; /* it does not count; NULL: it does */
    bool is_stale;
    bool is_conflict; /* a pass that another tool's fail overruled */
} Witness;

/* What people said or decided: an answer, a waiver. */
typedef struct {
    const char *text;
    const Input *input; /* NULL: not known */
    const char *pointer;
} Note;

/* What a change brings about. */
typedef enum {
    GOAL_MET,         /* the practice becomes met, or waived */
    GOAL_OFF_NOT_MET, /* it is at least no longer "not met" */
    GOAL_LOST,        /* it is no longer met, or no longer waived */
    GOAL_OPEN,        /* the gate opens, as far as this change goes */
} Goal;
enum { N_GOALS = 4 };
extern const char *const goal_names[N_GOALS]; /* "met" … */

/* A question answered otherwise than now. */
typedef struct {
    const Question *question;
    const Option **selected; /* all of the new answer */
    size_t n_selected;
} NewAnswer;

/* One change; all of its parts together. */
typedef struct {
    Goal goal;
    State becomes;
    const char *text;       /* a clause behind "when": "two of the five functions pass" */
    const char **resources; /* fail now and must pass; for GOAL_LOST the other way */
    size_t n_resources;
    size_t n_declared; /* of them, the last: only templates show these, nothing else does */
    size_t n_strays;   /* of those before, that the inventory does not list */
    int n_unseen; /* resources nobody has seen (of weight 1), that must pass; or fail */
    bool unseen_declared; /* … in templates, as all that was seen so far */
    bool directly;        /* by direct evidence: what is known is indirect */
    bool review; /* every choice of the lens review is taken; for GOAL_LOST, one is not */
    NewAnswer *answers;
    size_t n_answers;
    const Waiver *waiver;       /* renewed; for GOAL_LOST, ended */
    const Practice **practices; /* GOAL_OPEN: that must be met, or not in the way */
    size_t n_practices;
} Change;

/* What one practice adds to its stage. */
typedef struct {
    const Practice *practice;
    State state;
    int weight, g, h, known, confidence; /* confidence -1: nothing is proven */
    int64_t weighted;                    /* weight × g */
} Addend;

typedef enum { SUBJECT_PRACTICE, SUBJECT_STAGE, SUBJECT_GATE } SubjectKind;
enum { N_SUBJECTS = 3 };
extern const char *const subject_names[N_SUBJECTS]; /* "practice", "stage", "gate" */

typedef struct {
    SubjectKind kind;
    const char *id;             /* "IAM-3", "3", "3.critical" */
    const PracticeScore *score; /* of a practice; NULL */
    int stage;                  /* of the practice, the stage itself, the gate's */
    const char *title;
    const char *verdict; /* "not met", "attained", "closed" */
    const char *asked;   /* what stands in the model: thresholds, weight */
    Step *steps;
    size_t n_steps;
    Addend *addends; /* of a stage: every practice that applies */
    size_t n_addends;
    Witness *witnesses; /* those that count first: fails, then passes; then the others */
    size_t n_witnesses;
    Note *answers;
    size_t n_answers;
    Note *waivers;
    size_t n_waivers;
    Change *changes; /* by goal; each alone is enough, but for GOAL_OPEN: all of them */
    size_t n_changes;
    const char *no_change; /* why there is none; NULL */
} Explanation;

/* Of every practice, by Practice.index. */
typedef struct {
    const Explanation **practices;
} Explanations;

#endif
