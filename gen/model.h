/* The maturity model: stages, capabilities, practices, the questionnaire. Plain data from
 * data/; score/load_model.c makes it, checks it hard, and everybody reads it.
 *
 * Units:  basis points (bp), 10000 = 1. Weights are small integers. Stages are 0 to 4.
 * Order:  arrays stand in the model's order; practices follow their capabilities.
 * Owner:  the arena of the command; const once loaded.                                */
#ifndef RUNG_MODEL_H
#define RUNG_MODEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/json.h"

enum { N_STAGES = 5, LAST_STAGE = 4, FULL_BP = 10000 };

/* What the loader admits, so that no sum of scores can overflow. The weights of a model add
 * up to 10^6 at most, a weight times a share is 10^6: both fit an int. The largest product,
 * weight * credit * confidence, is 10^10 and its sum over all practices 10^14; a priority,
 * gain * 100 * 3 * points * 20, stays below 10^11: both fit an int64_t. A value added up
 * from all options of a question is 10^7 at most. */
enum {
    HEAVIEST = 100, /* of a practice */
    MOST_PRACTICES = 10000,
    MOST_OPTIONS = 1000, /* of a question */
    MOST_POINTS = 1000,  /* of an effort or a severity */
};

typedef enum { SEVERITY_LOW, SEVERITY_MEDIUM, SEVERITY_HIGH, SEVERITY_CRITICAL } Severity;
enum { N_SEVERITIES = 4 };
extern const char *const severity_names[N_SEVERITIES];
typedef enum { EFFORT_S, EFFORT_M, EFFORT_L } Effort;
enum { N_EFFORTS = 3 };
extern const char *const effort_names[N_EFFORTS]; /* "S", "M", "L" */

/* How observations and answers combine (SCORING.md section 2, rule 8). */
typedef enum { MODE_QUESTION_ONLY, MODE_AUTO_FIRST, MODE_AUTO_AND_QUESTION } EvidenceMode;

/* What one observation can prove (data/tools, "strength"). */
typedef enum {
    STRENGTH_DIRECT,
    STRENGTH_INDIRECT,
    STRENGTH_WEAK,
    STRENGTH_FAIL_ONLY,
    STRENGTH_SUSPECT,
    STRENGTH_ATTESTED,
    STRENGTH_CONTEXT,
} Strength;
enum { N_STRENGTHS = 7 };
extern const char *const strength_names[N_STRENGTHS];

typedef struct Practice Practice;
typedef struct Capability Capability;

typedef struct {
    const char *title; /* imperative: "Name an owner for the first function" */
    const char **steps;
    size_t n_steps;
    const char *outcome;
} Recommendation;

struct Practice {
    size_t index; /* in Model.practices */
    const char *id;
    const char *title;
    const Capability *capability;
    int stage; /* 1 to 4 */
    int weight;
    Severity severity;
    Effort effort;
    bool critical;
    int blocks_from_stage; /* 0: blocks none */
    int met_bp, partial_bp;
    EvidenceMode mode;
    const char *population;          /* "function", "api", "organisation" … */
    const char *not_applicable_when; /* NULL: it always applies */
    const Practice **implied_by;
    size_t n_implied_by;
    const char **questions; /* ids */
    size_t n_questions;
    const char *rationale;
    const char *state_met, *state_partial, *state_not_met;
    Recommendation recommendation;
};

struct Capability {
    size_t index;
    const char *id;
    const char *name;
    const char *question;
    const Practice **practices;
    size_t n_practices;
};

typedef struct {
    int n; /* 0 to 4 */
    const char *id;
    const char *name;
    const char *summary;
    const char **typical_workloads;
    size_t n_typical_workloads;
    const char **success_criteria;
    size_t n_success_criteria;
    const char **risks;
    size_t n_risks;
    const char **how_to_advance;
    size_t n_how_to_advance;
} Stage;

typedef struct {
    const Practice *practice;
    int value_bp;
} OptionValue;

typedef struct {
    const char *id; /* "a", "b", …, "unknown", "na" */
    const char *text;
    OptionValue *values;
    size_t n_values;
    const Practice **not_applicable;
    size_t n_not_applicable;
    int usage_stage; /* -1: says nothing about use */
} Option;

typedef enum { QUESTION_SINGLE, QUESTION_MULTI, QUESTION_MULTI_SUM } QuestionType;

typedef struct {
    const char *id;
    const char *text;
    QuestionType type;
    Option *options;
    size_t n_options;
} Question;

typedef struct {
    int stage_threshold_bp[N_STAGES]; /* [0] unused */
    int capability_floor_bp;
    int max_waived_share_bp;
    int unknown_width_bp;
    int index_cap_tenths;
    int effort_points[N_EFFORTS];
    int severity_points[N_SEVERITIES];
    int fresh_days_automated, fresh_days_questionnaire, waiver_max_days;
} Parameters;

/* The documents that it was read from: for whoever writes the model again. */
typedef struct {
    Json model;
    Json *capabilities; /* by Capability.index */
    Json questionnaire;
} ModelText;

typedef struct {
    ModelText text;
    const char *sha256; /* of the files compiled in; NULL: parts of it are somebody's own */
    const char *version;
    const char *title;
    const char *language; /* BCP 47, of all its texts */
    Parameters parameters;
    Stage stages[N_STAGES];
    Capability *capabilities;
    size_t n_capabilities;
    Practice *practices;
    size_t n_practices;
    Question *questions;
    size_t n_questions;
    const Practice *in_use; /* the practice that tells use from interest */
} Model;

/* These find by id and may return NULL. */
const Practice *model_find_practice(const Model *model, const char *id);
const Capability *model_find_capability(const Model *model, const char *id);
const Question *model_find_question(const Model *model, const char *id);
const Option *question_find_option(const Question *question, const char *id);

/* Does choosing the option say that no other of its question holds? "We do not know", "does
 * not apply", and "none of these" where values add up. */
bool option_stands_alone(const Question *question, const Option *option);

/* The practice id nearest to a mistyped one, or NULL. */
const char *model_nearest_practice(const Model *model, Arena *arena, const char *word);

#endif
