/* A practice, rule by rule: what was looked at, what it adds up to, what people said, which
 * row of the table of states fits, and what credit that gives. Only rules that had a say
 * are named (section 2 of the method). */
#include <inttypes.h>

#include "score/explain_parts.h"
#include "score/steps.h"

static bool is_answered_at_all(const PracticeScore *score)
{
    return score->answer != NULL;
}

/* --- 2.1 to 2.4: what was seen ------------------------------------------------------ */

static void explain_age(Explaining *e, const PracticeScore *score)
{
    if (score->n_stale)
        add_step(
            e, "2.1", TELL_PLAIN(e, "explain.age"),
            TELL(e, "explain.age.stale", { "n", .number = (int64_t)score->n_stale },
                 { "days", .number = e->card->model->parameters.fresh_days_automated }));
    if (score->n_undated)
        add_step(e, "2.1", TELL_PLAIN(e, "explain.age"),
                 TELL(e,
                      score->n_undated == score->n_seen ? "explain.age.undated_all"
                                                        : "explain.age.undated",
                      { "n", .number = (int64_t)score->n_undated },
                      { "of", .number = (int64_t)score->n_seen }));
}

static void explain_merge(Explaining *e, const PracticeScore *score)
{
    if (!score->n_seen && !score->n_not_counted)
        return;
    const char *counted =
        TELL(e, "explain.merge.counted", { "n", .number = (int64_t)score->n_seen });
    const char *left =
        TELL(e, "explain.merge.left", { "n", .number = (int64_t)score->n_not_counted });
    const char *conflicts =
        TELL(e, "explain.merge.conflicts", { "n", .number = (int64_t)score->n_conflicts });
    add_step(e, "2.2", TELL_PLAIN(e, "explain.merge"),
             arena_printf(e->arena, "%s%s%s", counted, left, conflicts));
}

static void explain_weights(Explaining *e, const PracticeScore *score)
{
    const Evidence *seen = score->evidence;
    Step *step = add_step(e, "2.3", TELL_PLAIN(e, "explain.weights"), NULL);
    add_formula(
        e, step, "P", seen->passed, "%s",
        sum_of_weights(e->arena, weigh(e->arena, score, VERDICT_PASS, LISTED_OR_NOT)));
    add_formula(
        e, step, "F", seen->failed, "%s",
        sum_of_weights(e->arena, weigh(e->arena, score, VERDICT_FAIL, LISTED_OR_NOT)));
}

static void explain_universe(Explaining *e, const PracticeScore *score)
{
    const Evidence *seen = score->evidence;
    Step *step =
        add_step(e, "2.4", TELL_PLAIN(e, "explain.universe"),
                 seen->universe_known ? NULL : TELL_PLAIN(e, "explain.universe.unknown"));
    const char *counted =
        arena_printf(e->arena, "%" PRId64 " + %" PRId64, seen->passed, seen->failed);
    const char *listed = arena_printf(e->arena, "%" PRId64, seen->listed);
    if (seen->unlisted)
        counted = arena_printf(e->arena, "%s − %" PRId64, counted, seen->unlisted);
    if (seen->waived_listed)
        listed = arena_printf(e->arena, "%s − %" PRId64, listed, seen->waived_listed);
    const char *all = counted;
    if (seen->universe_known || seen->waived_listed)
        all = arena_printf(e->arena, "max(%s, %s)", counted, listed);
    if (seen->unlisted)
        all = arena_printf(e->arena, "%s + %" PRId64, all, seen->unlisted);
    add_formula(e, step, "N", seen->universe, "%s", all);
}

/* --- 2.5 to 2.8: the interval ------------------------------------------------------- */

static void explain_hits_alone(Explaining *e, const PracticeScore *score)
{
    int met = score->practice->met_bp;
    bool none_allowed = met == FULL_BP;
    Step *step = add_step(e, "2.7", TELL_PLAIN(e, "explain.hits"),
                          TELL_PLAIN(e, none_allowed ? "explain.hits.zero_tolerance"
                                                     : "explain.hits.extent_unknown"));
    add_formula(e, step, "l_a", score->working.tools_l, "0");
    if (none_allowed)
        add_formula(e, step, "u_a", score->working.tools_u, "0");
    else
        add_formula(e, step, "u_a", score->working.tools_u, "%d − 1", met);
}

static void explain_shares(Explaining *e, const PracticeScore *score)
{
    const Evidence *seen = score->evidence;
    const Working *working = &score->working;
    if (seen->indirect) {
        Step *half = add_step(e, "2.6", TELL_PLAIN(e, "explain.indirect"),
                              TELL_PLAIN(e, "explain.indirect.text"));
        add_formula(e, half, "2N", working->divisor, "2 × %" PRId64, seen->universe);
    }
    Step *step = add_step(e, "2.5", TELL_PLAIN(e, "explain.shares"), NULL);
    add_formula(e, step, "l_a", working->tools_l, "10000 × %" PRId64 " / %" PRId64,
                seen->passed, working->divisor);
    add_formula(e, step, "u_a", working->tools_u,
                "10000 − ceil(10000 × %" PRId64 " / %" PRId64 ")", seen->failed,
                working->divisor);
}

static void explain_tools(Explaining *e, const PracticeScore *score)
{
    if (!score->working.tools_count)
        return;
    explain_weights(e, score);
    if (score->working.hits_alone) {
        explain_hits_alone(e, score);
        return;
    }
    explain_universe(e, score);
    explain_shares(e, score);
}

/* v: the lowest of what the answers give. */
static void add_value(Explaining *e, Step *step, const PracticeScore *score)
{
    if (score->n_said < 2) {
        add_formula(e, step, "v", score->answer_bp, "%d", score->answer_bp);
        return;
    }
    const char *all = "";
    const AnswerValue *said = sort_said(e->arena, score);
    for (size_t i = 0; i < score->n_said; i++)
        all = arena_printf(e->arena, "%s%s%d", all, i ? ", " : "", said[i].value_bp);
    add_formula(e, step, "v", score->answer_bp, "min(%s)", all);
}

static void fill_with_answer(Explaining *e, Step *step, const PracticeScore *score)
{
    const Evidence *seen = score->evidence;
    const Working *w = &score->working;
    add_formula(e, step, "f", w->fill,
                "min(%d, 10000 × (%" PRId64 " + 1) / (%" PRId64 " + %" PRId64 " + 1))",
                score->answer_bp, seen->passed, seen->passed, seen->failed);
    add_formula(e, step, "l", w->full_l, "%d + (%d − %d) × %d / 10000", w->tools_l,
                w->tools_u, w->tools_l, w->fill);
    add_formula(e, step, "u", w->full_u, "%d", w->full_l);
}

/* The lower of both; an unanswered question may be anything. */
static void take_lower(Explaining *e, Step *step, const PracticeScore *score)
{
    const Working *w = &score->working;
    bool answered = is_answered_at_all(score);
    add_formula(e, step, "l", w->full_l, "min(%d, %d)", w->tools_l,
                answered ? score->answer_bp : 0);
    add_formula(e, step, "u", w->full_u, "min(%d, %d)", w->tools_u,
                answered ? score->answer_bp : FULL_BP);
}

static void explain_answer(Explaining *e, const PracticeScore *score)
{
    const Working *w = &score->working;
    bool answered = is_answered_at_all(score);
    bool both = score->practice->mode == MODE_AUTO_AND_QUESTION;
    const char *key = !w->tools_count ? "explain.answer.alone"
                      : both          ? "explain.answer.lower"
                                      : "explain.answer.fills";
    if (!answered)
        key = both && w->tools_count ? "explain.answer.missing" : "explain.answer.none";
    Step *step = add_step(e, "2.8", TELL_PLAIN(e, "explain.answer"), TELL_PLAIN(e, key));
    if (answered)
        add_value(e, step, score);
    if (w->tools_count && both) {
        take_lower(e, step, score);
    } else if (w->tools_count && answered) {
        fill_with_answer(e, step, score);
    } else {
        add_formula(e, step, "l", w->full_l, "%d", w->full_l);
        add_formula(e, step, "u", w->full_u, "%d", w->full_u);
    }
}

static void explain_nothing(Explaining *e)
{
    Step *step = add_step(e, "2.9", TELL_PLAIN(e, "explain.nothing"),
                          TELL_PLAIN(e, "explain.nothing.text"));
    add_formula(e, step, "l", 0, "0");
    add_formula(e, step, "u", FULL_BP, "10000");
}

/* --- section 3, gate 5
 * -------------------------------------------------------------------- */

static void explain_waived(Explaining *e, const PracticeScore *score)
{
    const Evidence *seen = score->evidence;
    const Working *w = &score->working;
    if (!seen->waived)
        return;
    Step *step = add_step(e, "3.5", TELL_PLAIN(e, "explain.waived"),
                          TELL_PLAIN(e, w->waived_too_far ? "explain.waived.too_far"
                                                          : "explain.waived.within"));
    add_question(e, step, TELL_PLAIN(e, "explain.waived.ask"), w->waived_too_far,
                 "10000 × %" PRId64 " > %d × (%" PRId64 " + %" PRId64 ")", seen->waived,
                 e->card->model->parameters.max_waived_share_bp, seen->waived,
                 seen->universe);
    if (!w->waived_too_far)
        return;
    int met = score->practice->met_bp;
    add_formula(e, step, "l", score->l, "min(%d, %d − 1)", w->full_l, met);
    add_formula(e, step, "u", score->u, "min(%d, %d − 1)", w->full_u, met);
}

/* --- the table of states ------------------------------------------------------------ */

static void ask_rows(Explaining *e, Step *step, const PracticeScore *score)
{
    const Practice *practice = score->practice;
    int row = score->working.row, width = e->card->model->parameters.unknown_width_bp;
    if (row < 4)
        return;
    add_question(e, step, TELL_PLAIN(e, "explain.row.4"), row == 4, "%d ≥ %d", score->l,
                 practice->met_bp);
    if (row == 4)
        return;
    bool decided = !score->indirect_only || is_answered_at_all(score);
    if (decided)
        add_question(e, step, TELL_PLAIN(e, "explain.row.5"), row == 5, "%d < %d", score->u,
                     practice->partial_bp);
    if (row == 5)
        return;
    add_question(e, step, TELL_PLAIN(e, "explain.row.6"), row == 6, "%d − %d > %d",
                 score->u, score->l, width);
}

static const char *larger_practice(Explaining *e, const Practice *practice)
{
    for (size_t i = 0; i < practice->n_implied_by; i++) {
        const PracticeScore *larger = scorecard_of(e->card, practice->implied_by[i]);
        if (larger->state == STATE_MET && larger->basis != BASIS_INFERRED)
            return larger->practice->id;
    }
    return "";
}

static void explain_state(Explaining *e, const PracticeScore *score)
{
    if (score->basis == BASIS_INFERRED) {
        Step *step =
            add_step(e, "2.9", TELL_PLAIN(e, "explain.inferred"),
                     TELL(e, "explain.inferred.text",
                          { "practice", .text = larger_practice(e, score->practice) }));
        add_formula(e, step, "l", score->l, "10000");
        return;
    }
    int row = score->working.row;
    bool undecided = row > 5 && score->indirect_only && !is_answered_at_all(score);
    const char *why =
        TELL(e, arena_printf(e->arena, "explain.fits.%d", row),
             { "reason",
               .text = score->not_applicable_reason ? score->not_applicable_reason : "" },
             { "id", .text = score->waiver ? score->waiver->id : "" },
             { "state", .text = say_state_word(e, score->state) });
    if (undecided)
        why = arena_printf(e->arena, "%s %s", TELL_PLAIN(e, "explain.fits.undecided"), why);
    ask_rows(e, add_step(e, "2", TELL_PLAIN(e, "explain.state"), why), score);
}

static void explain_credit(Explaining *e, const PracticeScore *score)
{
    if (!applies(score)) {
        add_step(e, "2", TELL_PLAIN(e, "explain.credit"),
                 TELL_PLAIN(e, "explain.credit.out"));
        return;
    }
    int met = score->practice->met_bp;
    const char *key = score->l >= met   ? "explain.credit.full"
                      : score->u >= met ? "explain.credit.could"
                                        : "explain.credit.same";
    Step *step = add_step(e, "2", TELL_PLAIN(e, "explain.credit"),
                          TELL(e, key, { "met", .text = say_bp(e, met) }));
    add_formula(e, step, "g", score->g, "%d", score->g);
    add_formula(e, step, "h", score->h, "%d", score->h);
}

/* How well it is proven; what is unknown is not proven at all. */
static void explain_confidence(Explaining *e, const PracticeScore *score)
{
    if (score->confidence < 0 || !score->g)
        return;
    const char *key =
        score->confidence == CONFIDENCE_TOOL                 ? "explain.proof.tool"
        : score->confidence == CONFIDENCE_LINKED_ANSWER      ? "explain.proof.linked"
        : score->confidence == CONFIDENCE_INFERRED           ? "explain.proof.inferred"
        : score->indirect_only && !is_answered_at_all(score) ? "explain.proof.indirect"
                                                             : "explain.proof.bare";
    Step *step = add_step(e, "3", TELL_PLAIN(e, "explain.proof"), TELL_PLAIN(e, key));
    add_formula(e, step, "conf", score->confidence, "%d", score->confidence);
}

/* --- the whole ---------------------------------------------------------------------- */

static const char *say_asked(Explaining *e, const Practice *practice)
{
    return TELL(e, practice->critical ? "explain.asked.critical" : "explain.asked",
                { "stage", .number = practice->stage },
                { "capability", .text = practice->capability->name },
                { "weight", .number = practice->weight },
                { "met", .text = say_bp(e, practice->met_bp) },
                { "partial", .text = say_bp(e, practice->partial_bp) });
}

static void explain_steps(Explaining *e, const PracticeScore *score)
{
    bool nothing = !score->working.tools_count && !is_answered_at_all(score);
    explain_age(e, score);
    explain_merge(e, score);
    explain_tools(e, score);
    if (nothing)
        explain_nothing(e);
    else
        explain_answer(e, score);
    explain_waived(e, score);
    explain_state(e, score);
    explain_credit(e, score);
    explain_confidence(e, score);
}

const Explanation *explain_practice(Arena *arena, const Scorecard *card, const Words *words,
                                    const Practice *practice)
{
    Explanation *to = ARENA_NEW(arena, Explanation);
    Explaining e = { .arena = arena, .card = card, .words = words, .to = to };
    const PracticeScore *score = scorecard_of(card, practice);
    *to = (Explanation){ .kind = SUBJECT_PRACTICE,
                         .id = practice->id,
                         .score = score,
                         .stage = practice->stage,
                         .title = practice->title,
                         .verdict = say_state_word(&e, score->state),
                         .asked = say_asked(&e, practice) };
    explain_steps(&e, score);
    list_witnesses(&e, score);
    list_answers(&e, score);
    list_waivers(&e, score);
    find_changes(&e, score);
    return to;
}
