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
#include "plan.h"

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
    NOT_COUNTED_ATTESTED,      /* a lens answer above the answer that counts */
    NOT_COUNTED_CONTEXT,       /* known to prove nothing */
    NOT_COUNTED_CORROBORATION, /* a pass on a resource that the inventory does not list */
    NOT_COUNTED_INDIRECT,      /* direct evidence exists */
    NOT_COUNTED_WAIVED,        /* its resource is waived */
    NOT_COUNTED_NO_VERDICT,    /* neither pass nor fail */
    NOT_COUNTED_WEAK_PASS,     /* a pass of this check proves nothing */
    NOT_COUNTED_OVERRULED,     /* another check fails the same resource */
    NOT_COUNTED_ANSWER_ONLY,   /* the practice listens to answers only */
    NOT_COUNTED_UNDATED,       /* it states no day, and what is undated was refused */
} NotCounted;
enum { N_NOT_COUNTED = 11 };
extern const char *const not_counted_names[N_NOT_COUNTED]; /* "suspect", "attested" … */

/* What one fresh answer gives a practice. */
typedef struct {
    const Answer *answer;
    int value_bp;
} AnswerValue;

/* What was seen of one of two populations that nothing joins. */
typedef struct {
    int pass_w, fail_w, universe;
    int l, u; /* what it alone would give */
} Population;

/* The way to [l, u] of one population; what had no part is 0. */
typedef struct {
    bool hits_alone;      /* only checks that cannot pass, and no inventory (rule 7) */
    int64_t divisor;      /* N, or 2N for indirect evidence alone */
    int tools_l, tools_u; /* l_a, u_a */
    int fill;             /* f, the share of the unseen part that is credited */
    int l, u;             /* with what people say */
} Reckoning;

/* What lay on the way to [l, u] and the state; explanations print it. */
typedef struct {
    bool tools_count;    /* observations bear on the interval */
    Reckoning of[2];     /* of all; or of what runs, and of what templates declare */
    int full_l, full_u;  /* before the limit on waivers */
    bool waived_too_far; /* that limit holds it below "met" */
    int row;             /* of the table of states that fitted: 1 to 7 */
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
    /* Resources of templates and resources that run, where nothing shows which is which:
     * both are kept, and the lower l and the lower u count. */
    bool has_populations;
    Population running, declared;
    const char **fails; /* resource ids, sorted */
    size_t n_fails;
    const char **waived_resources; /* sorted */
    size_t n_waived_resources;
    int answer_bp; /* of the questionnaire; -1: unanswered */
    const Answer *answer;
    AnswerValue *said; /* every fresh answer that gives it a value */
    size_t n_said;
    /* A lens review is an answer given elsewhere: all its choices for the practice are
     * taken (10000), or one is missing (0); -1: it says nothing. `lens` are the choices
     * that count; those above the answer that counts stand in not_counted. */
    int lens_bp;
    const Observation **lens;
    size_t n_lens;
    int said_bp; /* what counts: the lower of answer_bp and lens_bp; -1: nobody said */
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
    const Observation **conflicts;  /* the passes that another tool's fail overruled */
    const Observation **overruling; /* that fail, of each of them */
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

/* A question whose answer could still move the attained or the potential stage; what that
 * means stands in score/open_questions.h. */
typedef struct {
    const Question *question;
    int stage;                  /* the first stage whose gates the answer bears on */
    const Practice **practices; /* of that stage's gates, which it bears on; sorted by id */
    size_t n_practices;
    const Practice **closes; /* those among them that are critical, or block the stage */
    size_t n_closes;
    int swing_bp; /* how much of that stage's score hangs on the answer */
} OpenQuestion;

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
    HEADLINE_WITHHELD, /* attained, and proven less than was asked for */
} Headline;
enum { N_HEADLINES = 10 };
extern const char *const headline_names[N_HEADLINES]; /* "unknown", "at_most" … */

typedef struct {
    int target;                 /* 0: none is left */
    const Practice **practices; /* in order */
    int *score_after_each;      /* bp of the target stage after each step */
    size_t n_practices;
    int score_after;     /* bp */
    bool reaches_target; /* false: only a gate on waivers stands in the way then */
} Path;

/* A scan that would show practices of which nothing is known. */
typedef struct {
    const char *tool, *title; /* id and name */
    const Practice **practices;
    size_t n_practices;
} Scan;

/* The stage that another threshold would give, all else unchanged. */
typedef struct {
    int threshold_bp, stage;
} Sensitivity;
enum { N_SENSITIVITIES = 3 };

/* Facts of platforms change: tables of them are old after so many days. */
enum { TABLE_OLD_DAYS = 180 };

/* How a waiver that is in order stands at as_of. */
typedef enum {
    WAIVER_VALID, /* its last day counts */
    WAIVER_EXPIRED,
    WAIVER_NOT_BEGUN,
    WAIVER_TOO_LONG, /* granted for longer than the model allows */
} WaiverState;
enum { N_WAIVER_STATES = 4 };
extern const char *const waiver_state_names[N_WAIVER_STATES]; /* "valid", "expired" … */

WaiverState waiver_state(const Waiver *waiver, Date as_of, const Parameters *parameters);

typedef struct Scorecard {
    const Model *model;
    const Assessment *assessment;
    Headline headline;
    bool determined;
    bool self_attested; /* the lowest assurance over the attained stages is below 6000 */
    bool withheld;      /* it is below what the command asks for */
    bool with_waivers;  /* a valid waiver bears on an attained stage */
    int attained, potential, score_stage;
    bool functions_run;       /* whatever is attained: use, not only interest, is seen */
    int next_stage;           /* attained + 1; the last stage when that is attained */
    int lowest_assurance;     /* over the attained stages; bp */
    size_t n_helping_waivers; /* valid waivers that bear on an attained stage */
    size_t n_retired;         /* functions of the inventory on retired runtimes */
    Sensitivity sensitivity[N_SENSITIVITIES];
    int runtime_table_days; /* age of the runtime table at as_of; -1: none was used */
    int limits_table_days;  /* of the table of platform limits; -1: none was used */
    int index_tenths;
    int usage_stage;             /* -1: unknown */
    int exposure_gap;            /* -1: unknown */
    StageScore stages[N_STAGES]; /* [0] unused */
    PracticeScore *practices;    /* by Practice.index */
    Cell *cells;                 /* [capability index * N_STAGES + stage] */
    Share *shares;               /* [capability index * N_STAGES + up to this stage] */
    Move *moves;                 /* ranked as "recommendations" in SCORING.md section 6 */
    size_t n_moves;
    const Move **agenda; /* the same moves in the order to take them: the plan's steps,
                            what else blocks the next stage, the rest */
    OpenQuestion *open_questions; /* the most valuable first; empty: no answer can move the
                                     range between attained and potential */
    size_t n_open_questions;
    Scan *scans; /* undetermined: what to run first; each beside those before */
    size_t n_scans;
    Path path;                      /* the greedy shortest path to the next stage */
    const Plan *plan;               /* the cheapest way there; NULL: no stage is left */
    const Waiver **expired_waivers; /* not valid at as_of, for whatever reason; by id */
    size_t n_expired_waivers;
    const Waiver **valid_waivers;
    size_t n_valid_waivers;
    const Answer **answers; /* all that were given, by question */
    const Answer **stale_answers;
    size_t n_stale_answers;
    const Answer **undated_answers; /* refused, because undated ones were not wanted */
    size_t n_undated_answers;
    size_t counts[N_STATES];
    size_t n_observations_used, n_stale;
    size_t n_undated;              /* of those used */
    size_t n_refused;              /* left out because they are undated */
    const struct Changes *changes; /* since a baseline (changes.h); NULL: none is given */
    const struct History *history; /* earlier results (changes.h); NULL: none is given */
    const struct Gate *gates;      /* of the command line (gate.h), in their order there */
    size_t n_gates;
} Scorecard;

static inline const PracticeScore *scorecard_of(const Scorecard *card,
                                                const Practice *practice)
{
    return &card->practices[practice->index];
}

/* How an attained stage is spoken of: "attained", "self_attested" or "withheld". */
static inline const char *scorecard_claim(const Scorecard *card)
{
    return card->withheld ? "withheld" : card->self_attested ? "self_attested" : "attained";
}

/* By the questionnaire, by a lens review, or by both. */
static inline bool is_answered(const PracticeScore *score)
{
    return score->said_bp >= 0;
}

/* The questionnaire's answer is what counts: no lens review says less. */
static inline bool is_answer_counted(const PracticeScore *score)
{
    return score->answer && score->answer_bp == score->said_bp;
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
