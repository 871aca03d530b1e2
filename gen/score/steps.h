/* The steps of scoring, in the order in which score() takes them. Each fills its part of
 * the scorecard and reads only what earlier steps have filled. Section numbers in the .c
 * files are those of SCORING.md.
 *
 * Units:  basis points. All divisions round down, except where a name says ceil.
 * Owner:  the arena given.                                                             */
#ifndef RUNG_SCORE_STEPS_H
#define RUNG_SCORE_STEPS_H

#include "scorecard.h"

/* How well a practice's credit is proven (section 3). */
enum {
    CONFIDENCE_TOOL = 10000,
    CONFIDENCE_LINKED_ANSWER = 8000,
    CONFIDENCE_INFERRED = 7000,
    CONFIDENCE_BARE_ANSWER = 5000,
};

/* 1. waivers.c: valid or not at as_of. */
void sort_waivers(Arena *arena, Scorecard *card);

/* 2. answers.c: what people said of each practice, and what use they make of functions.
 * Fills answer, answer_bp and not_applicable_reason; gives the confidence of the answers
 * by practice index. */
int *read_answers(Arena *arena, Scorecard *card, Diag *diag);

/* 3a. sort_observations.c: sorted by (practice, resource, tool, check, input, pointer).
 * Those of the practice with index i stand from[i] to from[i + 1]. */
typedef struct {
    const Observation *seen;
    size_t practice; /* index */
    size_t resource; /* equal for equal ids, in the order of ids */
} SortedObservation;

typedef struct {
    SortedObservation *rows;
    size_t *from;
} SortedObservations;

SortedObservations sort_observations(Arena *arena, const Scorecard *card);

/* 3b. lens.c: what lens reviews say of each practice; an answer as any other. Fills
 * lens_bp and said_bp; weakens the confidence of answers where it speaks. */
void read_lens_answers(Scorecard *card, SortedObservations sorted, int *answer_confidence);

/* 3c. evidence.c: what tools saw of each practice, one verdict per resource. */
typedef struct {
    int64_t passed, failed; /* weights of resources */
    int64_t universe;       /* N of section 2.4, whether or not anything was seen */
    bool only_fail_checks;  /* no check that could have passed */
} Seen;

typedef enum { RUNNING, DECLARED } Part;
enum { N_PARTS = 2 };

typedef struct Evidence {
    Seen parts[N_PARTS];       /* by what shows a resource; their universe is not set */
    const Resource **declared; /* that only templates show: sorted by id, waived or not */
    size_t n_declared;
    bool is_joined;        /* some resource is seen in a template and running */
    int64_t waived;        /* weight of the resources that a waiver takes out … */
    int64_t waived_listed; /* … and of those among them that the inventory lists */
    int64_t listed;        /* weight of all that it lists; 0: there is none */
    int64_t unlisted;      /* weight passed and failed of what it does not list */
    bool universe_known;   /* an inventory says how many there are */
    bool indirect;         /* no direct evidence: what was seen counts half */
    /* What settle() makes of the above: one population, or, where nothing joins what runs
     * to what templates declare, both. */
    Seen populations[N_PARTS];
    size_t n_populations;
} Evidence;
Evidence *read_evidence(Arena *arena, Scorecard *card, SortedObservations sorted);

/* populations.c: fills `populations` from what stands before it; again after a change. */
void settle(Evidence *evidence);

/* The part in which a resource is counted. */
Part part_of(const Evidence *evidence, const char *resource);

static inline int64_t weight_seen(const Seen *seen)
{
    return seen->passed + seen->failed;
}

static inline bool was_seen(const Evidence *evidence)
{
    return weight_seen(&evidence->parts[RUNNING]) +
               weight_seen(&evidence->parts[DECLARED]) >
           0;
}

static inline bool has_populations(const Evidence *evidence)
{
    return evidence->n_populations == N_PARTS;
}

/* Of all populations. */
int64_t universe_of(const Evidence *evidence);

/* waivers.c: the weight that a waiver of this resource takes out although no tool judged
 * it, because a tool was told to overlook it; 0: none. */
int suppressed_weight(const Assessment *found, const Practice *practice,
                      const char *resource);

/* True when observations of this practice bear on its interval. */
static inline bool takes_evidence(const Practice *practice, bool indirect)
{
    return practice->mode == MODE_AUTO_FIRST ||
           (practice->mode == MODE_AUTO_AND_QUESTION && !indirect);
}

/* 4. interval.c: [l, u], state, credit and confidence of each practice. */
void set_states(Scorecard *card, const Evidence *evidence, const int *answer_confidence);

/* Rules 5 to 8 and the table of states, for one practice and the evidence given: also
 * asked by explain_changes.c of evidence that is not there. */
void judge(PracticeScore *score, const Evidence *seen, int answer_confidence,
           const Parameters *parameters);

/* A practice that contains this one is met by evidence of its own. */
bool is_implied(const Scorecard *card, const Practice *practice);

/* 5. stages.c: stage scores, gates, attained and potential stage, index, heat map. */
void score_stages(Arena *arena, Scorecard *card);

/* 5b. tables.c: how old the tables of platform facts are; warns of old ones. */
void date_tables(Scorecard *card, Diag *diag);

/* 6. moves.c: what to do, ranked. */
void rank_moves(Arena *arena, Scorecard *card);

/* 7. path.c: what leads to the next stage. */
void find_path(Arena *arena, Scorecard *card);

/* 8. open_questions.h: what people could still say that would move the verdict. */

/* --- asked by several steps ------------------------------------------------------- */

/* Too old at as_of; what people say keeps longer than what a tool saw. */
static inline bool is_older(Date date, const Scorecard *card, int days)
{
    return date != DATE_NONE && (int64_t)card->assessment->as_of - date > days;
}

static inline bool is_stale(const Observation *row, const Scorecard *card)
{
    const Parameters *limits = &card->model->parameters;
    return is_older(row->date, card,
                    row->strength == STRENGTH_ATTESTED ? limits->fresh_days_questionnaire
                                                       : limits->fresh_days_automated);
}

/* What a choice of a lens review is worth. */
static inline int lens_value(const Observation *row)
{
    return row->verdict == VERDICT_PASS ? FULL_BP : 0;
}

/* Undated, where only what states its day was asked for. */
static inline bool is_refused(Date date, const Scorecard *card)
{
    return date == DATE_NONE && card->assessment->demands.refuse_undated;
}

/* All practices, sorted by id. */
const Practice **practices_by_id(Arena *arena, const Model *model);

/* Not too old, and not "we do not know" (answers.c). */
bool answer_is_usable(const Scorecard *card, const Answer *answer);

/* Neither "not applicable" nor waived: it stands in the sums. */
static inline bool applies(const PracticeScore *score)
{
    return score->state != STATE_NOT_APPLICABLE && score->state != STATE_WAIVED;
}

/* The headline, the agenda, shares, waivers that help: read by every report. */
void summarise(Arena *arena, Scorecard *card);
void decide_headline(Scorecard *card); /* the last of it that depends on the rest */

/* An open critical practice, or a blocker, of the stage. */
bool closes_gate(const StageScore *stage, const Practice *practice);

#endif
