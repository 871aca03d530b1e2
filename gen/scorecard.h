/* The verdict: computed once by score/, const afterwards. Every number in every output is
 * read from here; no emitter computes. Names and units are those of SCORING.md and of
 * result.json's member "score".
 *
 * Units:  basis points; index in tenths.
 * Owner:  the arena of the command.                                                    */
#ifndef RUNG_SCORECARD_H
#define RUNG_SCORECARD_H

#include "assessment.h"
#include "model.h"

typedef enum {
    STATE_MET,
    STATE_PARTIAL,
    STATE_NOT_MET,
    STATE_UNKNOWN,
    STATE_NOT_APPLICABLE,
    STATE_WAIVED,
} State;
enum { N_STATES = 6 };
extern const char *const state_names[N_STATES]; /* "met", "partial", "not_met" … */

/* What the state of a practice rests on. */
typedef enum {
    BASIS_NOTHING,
    BASIS_TOOLS,
    BASIS_ANSWER,
    BASIS_TOOLS_AND_ANSWER,
    BASIS_INFERRED,
} Basis;
enum { N_BASES = 5 };
extern const char *const basis_names[N_BASES];

/* Why an observation proves nothing for its practice. */
typedef enum {
    NOT_COUNTED_SUSPECT,       /* a hint that needs a person's eye */
    NOT_COUNTED_ATTESTED,      /* a statement, not a finding */
    NOT_COUNTED_CONTEXT,       /* known to prove nothing */
    NOT_COUNTED_CORROBORATION, /* a pass on a resource that the inventory does not list */
    NOT_COUNTED_INDIRECT,      /* direct evidence exists */
    NOT_COUNTED_WAIVED,        /* its resource is waived */
    NOT_COUNTED_NO_VERDICT,    /* neither pass nor fail */
    NOT_COUNTED_WEAK_PASS,     /* a pass of this check proves nothing */
    NOT_COUNTED_OVERRULED,     /* another check fails the same resource */
    NOT_COUNTED_ANSWER_ONLY,   /* the practice listens to answers only */
} NotCounted;
enum { N_NOT_COUNTED = 10 };
extern const char *const not_counted_names[N_NOT_COUNTED]; /* "suspect", "attested" … */

/* What one fresh answer gives a practice. */
typedef struct {
    const Answer *answer;
    int value_bp;
} AnswerValue;

/* What lay on the way to [l, u] and the state; explanations print it. Where an answer or
 * tools have no part, their members are 0. */
typedef struct {
    bool tools_count;     /* observations bear on the interval */
    bool hits_alone;      /* only checks that cannot pass, and no inventory (rule 7) */
    int64_t divisor;      /* N, or 2N for indirect evidence alone */
    int tools_l, tools_u; /* l_a, u_a */
    int fill_share, fill; /* the share of the seen part that passes, smoothed; f */
    int full_l, full_u;   /* before the limit on waivers */
    bool waived_too_far;  /* that limit holds it below "met" */
    int row;              /* of the table of states that fitted: 1 to 7 */
} Working;

typedef struct {
    const Practice *practice;
    State state;
    int l, u; /* interval */
    int g, h; /* credit, lower and upper */
    int pass_w, fail_w;
    int universe;   /* N of SCORING.md rule 4; 0 when there was no automatic evidence */
    int confidence; /* 10000, 8000, 7000, 5000; -1: none */
    Basis basis;
    bool indirect_only;
    const char **fails; /* resource ids, sorted */
    size_t n_fails;
    const char **waived_resources; /* sorted */
    size_t n_waived_resources;
    int answer_bp; /* -1: unanswered */
    const Answer *answer;
    AnswerValue *said; /* every fresh answer that gives it a value */
    size_t n_said;
    Working working;
    const struct Evidence *evidence; /* sums over resources: score/steps.h */
    const Waiver *waiver;            /* of the whole practice */
    const char *not_applicable_reason;
    /* The observations that bear on it, sorted by (resource, tool, check, input,
     * pointer); those that counted first in `seen`, the others with their reason. */
    const Observation **seen;
    size_t n_seen;
    const Observation **stale;
    size_t n_stale;
    const Observation **not_counted;   /* weak passes, suspects, corroboration … */
    const NotCounted *not_counted_for; /* the reason of each */
    size_t n_not_counted;
    const Observation **conflicts; /* the passes that another tool's fail overruled */
    size_t n_conflicts;
    size_t n_undated;
} PracticeScore;

typedef struct {
    bool score, critical, blockers, capability_floor, waived_share;
} Gates;

typedef struct {
    int score_low, score_high;
    int knowledge, assurance;
    int waived_share;
    int weight; /* of the applicable practices */
    /* The sums that these are divided from: w*g, w*h, w*(10000-(u-l)), w*g*conf; and the
     * weight that is waived. */
    int64_t low_sum, high_sum, known_sum, proven_sum;
    int64_t waived_weight;
    bool attained;
    Gates gates;
    const Practice **critical_open; /* sorted by id, as the two below */
    size_t n_critical_open;
    const Practice **blockers;
    size_t n_blockers;
    const Capability **below_floor;
    size_t n_below_floor;
    size_t n_practices, n_met; /* applicable, met */
} StageScore;

/* A cell of the capability × stage heat map. */
typedef struct {
    int g, h;           /* weighted, bp */
    int knowledge;      /* bp */
    size_t n_practices; /* applicable; 0: the stage asks nothing of the capability */
    size_t n_unknown;
} Cell;

typedef enum { ACTION_DO, ACTION_COLLECT_EVIDENCE } Action;
enum { N_ACTIONS = 2 };
extern const char *const action_names[N_ACTIONS]; /* "do", "collect_evidence" */

typedef struct {
    const Practice *practice;
    const PracticeScore *score;
    Action action;
    int64_t priority;
    bool blocks_next;
    int gain_bp;
} Move;

/* What a capability adds up to over stages 1 to some stage. */
typedef struct {
    int weight;    /* of the applicable practices; 0: nothing is asked */
    int low, high; /* weighted credit, bp; -1 where nothing is asked */
} Share;

/* The verdict as one of a few cases: the title of a report, the line on the terminal. */
typedef enum {
    HEADLINE_UNKNOWN, /* undetermined, and anything is still possible */
    HEADLINE_AT_MOST, /* undetermined, up to the potential stage */
    HEADLINE_EVALUATING,
    HEADLINE_RUNNING, /* functions run, but no stage is attained */
    HEADLINE_ATTAINED,
    HEADLINE_HELD, /* the scores alone would give a higher stage */
    HEADLINE_WITH_WAIVERS,
    HEADLINE_SELF_ATTESTED,
    HEADLINE_SELF_ATTESTED_WITH_WAIVERS,
} Headline;
enum { N_HEADLINES = 9 };
extern const char *const headline_names[N_HEADLINES]; /* "unknown", "at_most" … */

typedef struct {
    int target;                 /* 0: none is left */
    const Practice **practices; /* in order */
    int *score_after_each;      /* bp of the target stage after each step */
    size_t n_practices;
    int score_after;     /* bp */
    bool reaches_target; /* false: only a gate on waivers stands in the way then */
} Path;

typedef struct Scorecard {
    const Model *model;
    const Assessment *assessment;
    Headline headline;
    bool determined;
    bool self_attested; /* the lowest assurance over the attained stages is below 6000 */
    bool with_waivers;  /* a valid waiver bears on an attained stage */
    int attained, potential, score_stage;
    bool functions_run;       /* whatever is attained: use, not only interest, is seen */
    int next_stage;           /* attained + 1; the last stage when that is attained */
    int lowest_assurance;     /* over the attained stages; bp */
    size_t n_helping_waivers; /* valid waivers that bear on an attained stage */
    size_t n_retired;         /* functions of the inventory on retired runtimes */
    int index_tenths;
    int usage_stage;             /* -1: unknown */
    int exposure_gap;            /* -1: unknown */
    StageScore stages[N_STAGES]; /* [0] unused */
    PracticeScore *practices;    /* by Practice.index */
    Cell *cells;                 /* [capability index * N_STAGES + stage] */
    Share *shares;               /* [capability index * N_STAGES + up to this stage] */
    Move *moves;                 /* ranked as "recommendations" in SCORING.md section 6 */
    size_t n_moves;
    const Move **agenda; /* the same moves in the order to take them: what opens the next
                            stage first */
    Path path;           /* the greedy shortest path to the next stage */
    const Waiver **expired_waivers; /* not valid at as_of; sorted by id */
    size_t n_expired_waivers;
    const Waiver **valid_waivers;
    size_t n_valid_waivers;
    const Answer **stale_answers;
    size_t n_stale_answers;
    size_t counts[N_STATES];
    size_t n_observations_used, n_stale, n_undated;
} Scorecard;

static inline const PracticeScore *scorecard_of(const Scorecard *card,
                                                const Practice *practice)
{
    return &card->practices[practice->index];
}

static inline const Cell *scorecard_cell(const Scorecard *card, size_t capability,
                                         int stage)
{
    return &card->cells[capability * N_STAGES + (size_t)stage];
}

static inline const Share *scorecard_share(const Scorecard *card, size_t capability,
                                           int up_to)
{
    return &card->shares[capability * N_STAGES + (size_t)up_to];
}

/* Many entities side by side (SCORING.md section 7). */
typedef struct {
    const Scorecard **entities;
    size_t n_entities;
    const char **unassessed;
    size_t n_unassessed;
    size_t distribution[N_STAGES];
    int org_stage, org_stage_assessed_only;
    int median_index_tenths; /* -1 without entities */
    int *capability_scores;  /* by capability index; -1: nothing applies */
    const Capability *weakest;
    const char **running_ahead; /* entity names, sorted */
    size_t n_running_ahead;
} Portfolio;

#endif
