/* Why the next stage is not attained: the first paragraph under the verdict. Cases are
 * asked in the order of the gates, because the first closed one is what a reader must
 * hear about; SCORING.md section 3 says what each gate is. */
#include "base/text8.h"
#include "layout/say.h"

static const char *ordinal(Composer *c, int stage)
{
    return TELL_PLAIN(c, arena_printf(c->arena, "ordinal.%d", stage));
}

/* "Two stages are behind you, and 64 % of the third is in place." */
static const char *say_behind(Composer *c)
{
    const Scorecard *card = c->card;
    int next = card->next_stage;
    const char *key = card->withheld        ? "next.behind_withheld"
                      : card->self_attested ? "next.behind_self_attested"
                      : card->attained == 0 && card->functions_run ? "next.behind_running"
                                                                   : "next.behind";
    return TELL(c, key, { "n", .number = card->attained },
                { "stage", .text = say_stage(c, card->attained) },
                { "proven", .number = card->lowest_assurance },
                { "asked", .number = c->found->demands.min_assurance },
                { "score", .number = card->stages[next].score_low },
                { "ordinal", .text = ordinal(c, next) });
}

/* --- points: open critical practices and blockers ------------------------------------ */

/* "all in permissions and secrets"; nothing when they lie all over. */
static const char *say_where(Composer *c, Practices points, bool unknown)
{
    enum { MOST_NAMED = 3 };
    const Capability *seen[MOST_NAMED + 1];
    size_t n = 0;
    for (size_t i = 0; i < points.n && n <= MOST_NAMED; i++) {
        bool known = false;
        for (size_t k = 0; k < n; k++)
            known |= seen[k] == points.practices[i]->capability;
        if (!known)
            seen[n++] = points.practices[i]->capability;
    }
    if (n > MOST_NAMED)
        return "";
    const char *key = unknown                   ? "next.in_unknown"
                      : points.n > 2            ? "next.in_all"
                      : n == 1 && points.n == 2 ? "next.in_both"
                                                : "next.in_one";
    const char *where =
        TELL(c, key, { "capabilities", .text = say_capabilities(c, seen, n) });
    return unknown ? arena_printf(c->arena, " %s", where) : where;
}

static const char *say_small_work(Composer *c, Practices points)
{
    size_t small = 0;
    for (size_t i = 0; i < points.n; i++)
        small += points.practices[i]->effort == EFFORT_S;
    if (!small)
        return "";
    if (points.n == 1)
        return TELL_PLAIN(c, "next.small_the_one");
    return TELL(c, small == points.n ? "next.small_all" : "next.small_some",
                { "n", .number = (int64_t)small });
}

/* The score is there and one point holds the stage: name it. */
static const char *say_held_by_one(Composer *c, int next, const Practice *point)
{
    const PracticeScore *score = scorecard_of(c->card, point);
    return TELL(
        c, score->state == STATE_UNKNOWN ? "next.held_by_unknown" : "next.held_by_one",
        { "stage", .number = next }, { "score", .number = c->card->stages[next].score_low },
        { "title", .text = point->title },
        { "standing", .text = say_standing_in_text(c, score) });
}

static const char *say_points(Composer *c, int next, Practices points)
{
    const Gates *gates = &c->card->stages[next].gates;
    if (points.n == 1 && gates->score && gates->capability_floor)
        return say_held_by_one(c, next, points.practices[0]);
    size_t unknown = count_unknown(c->card, points);
    bool all_unknown = unknown == points.n;
    const char *key = all_unknown ? "next.points_unknown" : "next.points";
    const char *stand =
        TELL(c, key, { "n", .number = (int64_t)points.n }, { "stage", .number = next },
             { "where", .text = say_where(c, points, all_unknown) },
             { "small", .text = all_unknown ? "" : say_small_work(c, points) });
    const char *partly =
        unknown && unknown < points.n
            ? TELL(c, "next.of_them_unknown", { "n", .number = (int64_t)unknown })
            : "";
    return SENTENCES(c, say_behind(c), stand, partly);
}

/* --- the other gates ---------------------------------------------------------------- */

static const Capability *weakest_in(const Scorecard *card, int stage)
{
    const Capability *weakest = NULL;
    int least = FULL_BP + 1;
    for (size_t i = 0; i < card->model->n_capabilities; i++) {
        const Cell *cell = scorecard_cell(card, i, stage);
        if (cell->n_practices && cell->g < least) {
            least = cell->g;
            weakest = &card->model->capabilities[i];
        }
    }
    return weakest;
}

static const char *say_floor(Composer *c, int next)
{
    const StageScore *stage = &c->card->stages[next];
    return TELL(c, "next.floor", { "n", .number = (int64_t)stage->n_below_floor },
                { "stage", .number = next },
                { "capabilities",
                  .text = say_capabilities(c, stage->below_floor, stage->n_below_floor) },
                { "floor", .number = c->model->parameters.capability_floor_bp });
}

static const char *say_score(Composer *c, int next)
{
    const StageScore *stage = &c->card->stages[next];
    bool nothing_wrong = practices_in(c->arena, c->card, next, next,
                                      1u << STATE_NOT_MET | 1u << STATE_PARTIAL)
                             .n == 0;
    if (nothing_wrong && stage->knowledge < FULL_BP)
        return TELL(c, "next.too_little_known", { "stage", .number = next },
                    { "unknown", .number = FULL_BP - stage->knowledge });
    const Capability *weakest = weakest_in(c->card, next);
    return TELL(c, "next.short", { "stage", .number = next },
                { "score", .number = stage->score_low },
                { "need", .number = c->model->parameters.stage_threshold_bp[next] },
                { "weakest", .text = weakest ? say_capability(c, weakest) : "" });
}

/* One closed gate after the other, the hardest first. */
static const char *say_gates(Composer *c)
{
    const Scorecard *card = c->card;
    int next = card->next_stage;
    const StageScore *stage = &card->stages[next];
    if (!stage->n_practices)
        return SENTENCES(c, TELL(c, "next.nothing_applies", { "stage", .number = next }));
    Practices points = holding_points(c->arena, card, next, next);
    if (points.n)
        return say_points(c, next, points);
    if (!stage->gates.capability_floor)
        return SENTENCES(c, say_behind(c), say_floor(c, next));
    if (!stage->gates.waived_share)
        return SENTENCES(
            c, say_behind(c),
            TELL(c, "next.waived", { "stage", .number = next },
                 { "share", .number = stage->waived_share },
                 { "limit", .number = c->model->parameters.max_waived_share_bp }));
    return SENTENCES(c, say_behind(c), say_score(c, next));
}

/* --- undetermined, and the last stage ------------------------------------------------ */

/* What is known already to keep the stage above the potential one closed. */
static const char *say_ceiling(Composer *c)
{
    int above = c->card->potential + 1;
    if (above > LAST_STAGE)
        return "";
    Practices points = holding_points(c->arena, c->card, above, above);
    for (size_t i = 0; i < points.n; i++) {
        const PracticeScore *score = scorecard_of(c->card, points.practices[i]);
        if (score->u < points.practices[i]->met_bp)
            return TELL(c, "next.ceiling", { "stage", .number = above },
                        { "title", .text = points.practices[i]->title },
                        { "standing", .text = say_standing_in_text(c, score) });
    }
    return TELL(c, "next.ceiling_score", { "stage", .number = above },
                { "score", .number = c->card->stages[above].score_high });
}

static const char *say_what_would_place(Composer *c)
{
    const Scorecard *card = c->card;
    int64_t n = (int64_t)card->n_open_questions;
    const char **names = ARENA_ARRAY(c->arena, const char *, card->n_scans + 1);
    for (size_t i = 0; i < card->n_scans; i++)
        names[i] = card->scans[i].title;
    if (!card->n_scans)
        return TELL(c, "next.place_by_answers", { "n", .number = n });
    return TELL(c, n ? "next.place_by_both" : "next.place_by_scans",
                { "tools", .text = words_list(c->words, c->arena, names, card->n_scans) },
                { "n", .number = n });
}

static const char *say_open_range(Composer *c)
{
    int to = c->card->potential;
    Practices all = practices_in(c->arena, c->card, 1, to,
                                 OPEN_STATES | 1u << STATE_MET | 1u << STATE_WAIVED);
    Practices unknown = practices_in(c->arena, c->card, 1, to, 1u << STATE_UNKNOWN);
    const char *count = "";
    if (unknown.n)
        count = TELL(c, unknown.n == all.n ? "next.unknown_all" : "next.unknown_count",
                     { "n", .number = (int64_t)unknown.n },
                     { "of", .number = (int64_t)all.n }, { "stage", .number = to });
    const char *range = TELL(c, "next.range", { "first", .text = c->model->stages[0].name },
                             { "stage", .text = say_stage(c, to) });
    return SENTENCES(c, range, count, say_ceiling(c), say_what_would_place(c));
}

static const char *say_last_stage(Composer *c)
{
    Practices open = practices_in(c->arena, c->card, 1, LAST_STAGE, OPEN_STATES);
    size_t waived = c->card->counts[STATE_WAIVED];
    if (!open.n && waived)
        return TELL(c, "next.last_waived", { "n", .number = (int64_t)waived });
    return TELL(c, "next.last", { "n", .number = (int64_t)open.n },
                { "score", .number = c->card->stages[LAST_STAGE].score_low });
}

/* Stage 0 is where everybody begins, and no failure: it says what to try first. */
static const char *say_where_to_begin(Composer *c)
{
    const Stage *begin = &c->model->stages[0];
    const StageScore *first = &c->card->stages[1];
    const char *step = begin->n_how_to_advance ? begin->how_to_advance[0] : begin->summary;
    return TELL(c, "next.evaluating", { "n", .number = (int64_t)first->n_practices },
                { "first", .text = step }, { "stage", .number = 1 },
                { "score", .number = first->score_low });
}

const char *say_why_not_next(Composer *c)
{
    if (c->card->headline == HEADLINE_EVALUATING)
        return say_where_to_begin(c);
    if (!c->card->determined)
        return say_open_range(c);
    return c->card->attained == LAST_STAGE ? say_last_stage(c) : say_gates(c);
}

/* --- what qualifies the verdict ------------------------------------------------------ */

/* The team says that it is done, tools say that it is not. */
static bool contradicts(const PracticeScore *score)
{
    return (score->state == STATE_PARTIAL || score->state == STATE_NOT_MET) &&
           score->answer && score->answer_bp >= score->practice->met_bp && score->n_fails;
}

static const char *say_contradiction(Composer *c)
{
    const PracticeScore *first = NULL;
    size_t n = 0;
    for (size_t i = 0; i < c->model->n_practices; i++) {
        const PracticeScore *score = &c->card->practices[i];
        if (!contradicts(score))
            continue;
        n++;
        if (!first || score->practice->weight > first->practice->weight)
            first = score;
    }
    if (!first)
        return "";
    return TELL(c, "further.contradiction", { "n", .number = (int64_t)n },
                { "question", .text = first->answer->question->id },
                { "title", .text = first->practice->title },
                { "standing", .text = say_seen_in_text(c, first) });
}

const char *say_further(Composer *c)
{
    const Scorecard *card = c->card;
    const char *attested = "", *ahead = "", *expired = "", *held = "";
    if (card->self_attested && card->attained)
        attested = TELL(c, "further.self_attested",
                        { "assurance", .number = card->lowest_assurance });
    bool title_says_held = !card->self_attested && !card->with_waivers;
    if (card->score_stage > card->attained && card->attained > 0 && !title_says_held)
        held = TELL(c, "further.held", { "stage", .number = card->score_stage },
                    { "attained", .number = card->attained });
    if (card->exposure_gap > 0 && card->usage_stage <= LAST_STAGE)
        ahead = TELL(c, "further.ahead", { "n", .number = card->exposure_gap },
                     { "stage", .text = say_stage(c, card->usage_stage) });
    size_t void_waivers = card->n_expired_waivers + c->found->n_malformed_waivers;
    if (void_waivers)
        expired = TELL(c, "further.expired", { "n", .number = (int64_t)void_waivers });
    return SENTENCES(c, held, attested, say_contradiction(c), ahead, expired);
}
