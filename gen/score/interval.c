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

static Interval from_tools(const Practice *practice, const Evidence *evidence,
                           const Seen *seen, Reckoning *way)
{
    /* Hits of checks that cannot pass, and nobody knows how many resources there are. */
    way->hits_alone = !seen->passed && seen->only_fail_checks && !evidence->universe_known;
    if (way->hits_alone) {
        bool zero_tolerance = practice->met_bp == FULL_BP;
        return (Interval){ .l = 0, .u = zero_tolerance ? 0 : practice->met_bp - 1 };
    }
    int64_t n = seen->universe * (evidence->indirect ? 2 : 1);
    way->divisor = n;
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
static Interval fill_unseen(Interval tools, const Seen *seen, int answer_bp, Reckoning *way)
{
    int64_t share = FULL_BP * (seen->passed + 1) / (seen->passed + seen->failed + 1);
    int64_t credit = answer_bp < share ? answer_bp : share;
    way->fill = (int)credit;
    int filled = tools.l + (int)((tools.u - tools.l) * credit / FULL_BP);
    return (Interval){ .l = filled, .u = filled };
}

static Interval lower_of(Interval a, Interval b)
{
    return (Interval){ .l = lower(a.l, b.l), .u = lower(a.u, b.u) };
}

/* What one population gives, with what people say. */
static Interval combine(const PracticeScore *score, const Evidence *evidence,
                        const Seen *seen, Reckoning *way)
{
    Interval tools = from_tools(score->practice, evidence, seen, way), both = tools;
    way->tools_l = tools.l;
    way->tools_u = tools.u;
    if (score->practice->mode == MODE_AUTO_AND_QUESTION)
        both = lower_of(tools, from_answer(score));
    else if (is_answered(score))
        both = fill_unseen(tools, seen, score->said_bp, way);
    way->l = both.l;
    way->u = both.u;
    return both;
}

static Population population_of(const Seen *seen, const Reckoning *way)
{
    return (Population){ .pass_w = (int)seen->passed,
                         .fail_w = (int)seen->failed,
                         .universe = (int)seen->universe,
                         .l = way->l,
                         .u = way->u };
}

/* Of what runs and what templates declare, where nothing joins them, the worse. */
static Interval combine_all(PracticeScore *score, const Evidence *evidence)
{
    Working *working = &score->working;
    const Seen *populations = evidence->populations;
    working->tools_count =
        was_seen(evidence) && takes_evidence(score->practice, evidence->indirect);
    if (!working->tools_count)
        return from_answer(score);
    Interval all = combine(score, evidence, &populations[0], &working->of[0]);
    score->has_populations = has_populations(evidence);
    if (!score->has_populations)
        return all;
    Interval declared = combine(score, evidence, &populations[1], &working->of[1]);
    score->running = population_of(&populations[0], &working->of[0]);
    score->declared = population_of(&populations[1], &working->of[1]);
    return lower_of(all, declared);
}

static Basis basis_of(const PracticeScore *score)
{
    if (score->working.tools_count)
        return is_answered(score) ? BASIS_TOOLS_AND_ANSWER : BASIS_TOOLS;
    return is_answered(score) ? BASIS_ANSWER : BASIS_NOTHING;
}

/* Gate 5: a practice that was let off too much cannot be met. */
static bool is_waived_too_far(const Evidence *seen, const Parameters *parameters)
{
    return FULL_BP * seen->waived >
           parameters->max_waived_share_bp * (seen->waived + universe_of(seen));
}

/* --- states ----------------------------------------------------------------------- */

static bool is_unknown(const PracticeScore *score)
{
    return score->l == nothing_known.l && score->u == nothing_known.u;
}

/* The first row that fits of the table of states (section 2): 1 to 7. */
static int row_of(const PracticeScore *score, const Parameters *parameters)
{
    const Practice *practice = score->practice;
    bool decided = !score->indirect_only || is_answered(score);
    if (score->not_applicable_reason)
        return 1;
    if (score->waiver)
        return 2;
    if (is_unknown(score) || (practice->mode == MODE_QUESTION_ONLY && !is_answered(score)))
        return 3;
    if (score->l >= practice->met_bp)
        return 4;
    if (score->u < practice->partial_bp && decided)
        return 5;
    return score->u - score->l > parameters->unknown_width_bp ? 6 : 7;
}

static State state_of(const PracticeScore *score)
{
    static const State rows[] = { [1] = STATE_NOT_APPLICABLE, [2] = STATE_WAIVED,
                                  [3] = STATE_UNKNOWN,        [4] = STATE_MET,
                                  [5] = STATE_NOT_MET,        [6] = STATE_UNKNOWN,
                                  [7] = STATE_PARTIAL };
    return rows[score->working.row];
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

void judge(PracticeScore *score, const Evidence *seen, int answer_confidence,
           const Parameters *parameters)
{
    Working *working = &score->working;
    *working = (Working){ 0 };
    Interval interval = combine_all(score, seen);
    working->full_l = interval.l;
    working->full_u = interval.u;
    working->waived_too_far = is_waived_too_far(seen, parameters);
    if (working->waived_too_far) {
        interval.l = lower(interval.l, score->practice->met_bp - 1);
        interval.u = lower(interval.u, score->practice->met_bp - 1);
    }
    score->l = interval.l;
    score->u = interval.u;
    score->universe = was_seen(seen) ? (int)universe_of(seen) : 0;
    score->indirect_only = was_seen(seen) && seen->indirect;
    score->basis = basis_of(score);
    working->row = row_of(score, parameters);
    score->state = state_of(score);
    score->confidence = confidence_of(score, seen, answer_confidence);
    set_credit(score);
}

/* --- inference -------------------------------------------------------------------- */

/* Of what contains a practice, one that is met shows the practice itself. One step deep:
 * what is itself inferred shows nothing further. */
bool is_implied(const Scorecard *card, const Practice *practice)
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
        judge(&card->practices[i], &evidence[i], answer_confidence[i],
              &card->model->parameters);
    infer(card);
    for (size_t i = 0; i < n; i++)
        card->counts[card->practices[i].state]++;
}
