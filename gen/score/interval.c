/* From evidence and answer to the interval [l, u] of each practice, its state, its credit
 * and how well the credit is proven (section 2, rules 5 to 9 and the table of states). */
#include "score/steps.h"

typedef struct {
    int l, u;
} Interval;

static const Interval nothing_known = { .l = 0, .u = FULL_BP };

static int lower(int a, int b)
{
    return a < b ? a : b;
}

static int64_t divide_ceil(int64_t a, int64_t b)
{
    return (a + b - 1) / b;
}

/* --- what one source says --------------------------------------------------------- */

static bool was_seen(const Evidence *seen)
{
    return seen->passed + seen->failed > 0;
}

static Interval from_tools(const Practice *practice, const Evidence *seen)
{
    if (!was_seen(seen))
        return nothing_known;
    /* Hits of checks that cannot pass, and nobody knows how many resources there are. */
    if (!seen->passed && seen->only_fail_checks && !seen->universe_known) {
        bool zero_tolerance = practice->met_bp == FULL_BP;
        return (Interval){ .l = 0, .u = zero_tolerance ? 0 : practice->met_bp - 1 };
    }
    int64_t n = seen->universe * (seen->indirect ? 2 : 1);
    return (Interval){ .l = (int)(FULL_BP * seen->passed / n),
                       .u = FULL_BP - (int)divide_ceil(FULL_BP * seen->failed, n) };
}

static Interval from_answer(const PracticeScore *score)
{
    if (!is_answered(score))
        return nothing_known;
    return (Interval){ .l = score->said_bp, .u = score->said_bp };
}

/* --- together --------------------------------------------------------------------- */

/* The unseen part is credited with the answer, but never better than the part seen. */
static Interval fill_unseen(Interval tools, const Evidence *seen, int answer_bp)
{
    int64_t share = FULL_BP * (seen->passed + 1) / (seen->passed + seen->failed + 1);
    int64_t credit = answer_bp < share ? answer_bp : share;
    int filled = tools.l + (int)((tools.u - tools.l) * credit / FULL_BP);
    return (Interval){ .l = filled, .u = filled };
}

static Interval combine(const PracticeScore *score, const Evidence *seen)
{
    Interval answer = from_answer(score);
    if (!was_seen(seen) || !takes_evidence(score->practice, seen->indirect))
        return answer;
    Interval tools = from_tools(score->practice, seen);
    if (score->practice->mode == MODE_AUTO_AND_QUESTION)
        return (Interval){ .l = lower(tools.l, answer.l), .u = lower(tools.u, answer.u) };
    return is_answered(score) ? fill_unseen(tools, seen, score->said_bp) : tools;
}

static Population population_of(const PracticeScore *score, const Evidence *seen)
{
    Interval alone = combine(score, seen);
    return (Population){ .pass_w = (int)seen->passed,
                         .fail_w = (int)seen->failed,
                         .universe = (int)seen->universe,
                         .l = alone.l,
                         .u = alone.u };
}

/* Of what runs and what templates declare, where nothing joins them, the worse. */
static Interval worse_of_populations(PracticeScore *score, const Evidence *seen)
{
    if (!seen->apart || !takes_evidence(score->practice, seen->indirect))
        return combine(score, seen);
    score->has_populations = true;
    score->running = population_of(score, seen);
    score->declared = population_of(score, seen->apart);
    return (Interval){ .l = lower(score->running.l, score->declared.l),
                       .u = lower(score->running.u, score->declared.u) };
}

static Basis basis_of(const PracticeScore *score, const Evidence *seen)
{
    bool tools = was_seen(seen) && takes_evidence(score->practice, seen->indirect);
    if (tools)
        return is_answered(score) ? BASIS_TOOLS_AND_ANSWER : BASIS_TOOLS;
    return is_answered(score) ? BASIS_ANSWER : BASIS_NOTHING;
}

/* Gate 5: a practice that was let off too much cannot be met. */
static bool is_waived_too_far(const Evidence *seen, const Parameters *parameters)
{
    return FULL_BP * seen->waived >
           parameters->max_waived_share_bp * (seen->waived + seen->universe);
}

/* --- states ----------------------------------------------------------------------- */

static bool is_unknown(const PracticeScore *score)
{
    return score->l == nothing_known.l && score->u == nothing_known.u;
}

/* The first rule that fits (section 2, table of states). */
static State state_of(const PracticeScore *score, const Parameters *parameters)
{
    const Practice *practice = score->practice;
    bool decided = !score->indirect_only || is_answered(score);
    if (score->not_applicable_reason)
        return STATE_NOT_APPLICABLE;
    if (score->waiver)
        return STATE_WAIVED;
    if (is_unknown(score) || (practice->mode == MODE_QUESTION_ONLY && !is_answered(score)))
        return STATE_UNKNOWN;
    if (score->l >= practice->met_bp)
        return STATE_MET;
    if (score->u < practice->partial_bp && decided)
        return STATE_NOT_MET;
    if (score->u - score->l > parameters->unknown_width_bp)
        return STATE_UNKNOWN;
    return STATE_PARTIAL;
}

/* Tool evidence is proof; indirect evidence proves no more than a bare answer. */
static int confidence_of(const PracticeScore *score, const Evidence *seen,
                         int answer_confidence)
{
    if (score->state == STATE_UNKNOWN || !applies(score))
        return -1;
    bool by_tools =
        was_seen(seen) && !seen->indirect && score->practice->mode != MODE_QUESTION_ONLY;
    if (by_tools)
        return CONFIDENCE_TOOL;
    return is_answered(score) ? answer_confidence : CONFIDENCE_BARE_ANSWER;
}

static void set_credit(PracticeScore *score)
{
    int met = score->practice->met_bp;
    score->g = score->l >= met ? FULL_BP : score->l;
    score->h = score->u >= met ? FULL_BP : score->u;
}

static void set_state(PracticeScore *score, const Evidence *seen, int answer_confidence,
                      const Parameters *parameters)
{
    Interval interval = worse_of_populations(score, seen);
    if (is_waived_too_far(seen, parameters)) {
        interval.l = lower(interval.l, score->practice->met_bp - 1);
        interval.u = lower(interval.u, score->practice->met_bp - 1);
    }
    score->l = interval.l;
    score->u = interval.u;
    score->universe = was_seen(seen) ? (int)seen->universe : 0;
    if (seen->apart)
        score->universe += (int)seen->apart->universe;
    score->indirect_only = was_seen(seen) && seen->indirect;
    score->basis = basis_of(score, seen);
    score->state = state_of(score, parameters);
    score->confidence = confidence_of(score, seen, answer_confidence);
    set_credit(score);
}

/* --- inference -------------------------------------------------------------------- */

/* Of what contains a practice, one that is met shows the practice itself. One step deep:
 * what is itself inferred shows nothing further. */
static bool is_implied(const Scorecard *card, const Practice *practice)
{
    for (size_t i = 0; i < practice->n_implied_by; i++) {
        const PracticeScore *larger = scorecard_of(card, practice->implied_by[i]);
        if (larger->state == STATE_MET && larger->basis != BASIS_INFERRED)
            return true;
    }
    return false;
}

static void infer(Scorecard *card)
{
    for (size_t i = 0; i < card->model->n_practices; i++) {
        PracticeScore *score = &card->practices[i];
        if (score->state != STATE_UNKNOWN || !is_unknown(score) ||
            !is_implied(card, score->practice))
            continue;
        score->state = STATE_MET;
        score->basis = BASIS_INFERRED;
        score->confidence = CONFIDENCE_INFERRED;
        score->l = FULL_BP;
        set_credit(score);
    }
}

void set_states(Scorecard *card, const Evidence *evidence, const int *answer_confidence)
{
    size_t n = card->model->n_practices;
    for (size_t i = 0; i < n; i++)
        set_state(&card->practices[i], &evidence[i], answer_confidence[i],
                  &card->model->parameters);
    infer(card);
    for (size_t i = 0; i < n; i++)
        card->counts[card->practices[i].state]++;
}
