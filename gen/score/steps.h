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

/* 3b. evidence.c: what tools saw of each practice, one verdict per resource. */
typedef struct Evidence {
    int64_t passed, failed; /* weights of resources */
    int64_t waived;         /* of the resources that a waiver takes out */
    int64_t universe;       /* N of section 2.4, whether or not anything was seen */
    int64_t listed;         /* by the inventory; 0 when there is none */
    int64_t waived_listed;  /* waived, of those that it lists */
    int64_t unlisted;       /* passed or failed, but not listed: added to N */
    bool universe_known;    /* an inventory says so */
    bool indirect;          /* no direct evidence: what was seen counts half */
    bool only_fail_checks;  /* no check that could have passed */
} Evidence;
Evidence *read_evidence(Arena *arena, Scorecard *card);

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

/* 6. moves.c: what to do, ranked. */
void rank_moves(Arena *arena, Scorecard *card);

/* 7. path.c: what leads to the next stage. */
void find_path(Arena *arena, Scorecard *card);

/* --- asked by several steps ------------------------------------------------------- */

/* All practices, sorted by id. */
const Practice **practices_by_id(Arena *arena, const Model *model);

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
