/* A practice, rule by rule: what was looked at, the interval that it adds up to
 * (explain_interval.c), which row of the table of states fits, and what credit that gives.
 * Only rules that had a say are named (section 2 of the method). */
#include <inttypes.h>

#include "score/explain_parts.h"
#include "score/steps.h"

/* --- 2.1 and 2.2: what was looked at ------------------------------------------------ */

static void add_age(Explaining *e, const char *key, size_t n, size_t of, int days)
{
    if (n)
        add_step(e, "2.1", TELL_PLAIN(e, "explain.age"),
                 TELL(e, key, { "n", .number = (int64_t)n },
                      { "of", .number = (int64_t)of }, { "days", .number = days }));
}

static void explain_age(Explaining *e, const PracticeScore *score)
{
    const Parameters *limits = &e->card->model->parameters;
    size_t reviewed = 0, refused = 0, counted = score->n_seen + score->n_lens;
    for (size_t i = 0; i < score->n_stale; i++)
        reviewed += score->stale[i]->strength == STRENGTH_ATTESTED;
    for (size_t i = 0; i < score->n_not_counted; i++)
        refused += score->not_counted_for[i] == NOT_COUNTED_UNDATED;
    add_age(e, "explain.age.stale", score->n_stale - reviewed, 0,
            limits->fresh_days_automated);
    add_age(e, "explain.age.stale_review", reviewed, 0, limits->fresh_days_questionnaire);
    add_age(e, "explain.age.refused", refused, 0, 0);
    add_age(e,
            score->n_undated == counted ? "explain.age.undated_all" : "explain.age.undated",
            score->n_undated, counted, 0);
}

static void explain_merge(Explaining *e, const PracticeScore *score)
{
    if (!score->n_seen && !score->n_not_counted)
        return;
    const char *counted =
        TELL(e, "explain.merge.counted", { "n", .number = (int64_t)score->n_seen });
    const char *left =
        TELL(e, "explain.merge.left", { "n", .number = (int64_t)score->n_not_counted });
    const char *choices =
        TELL(e, "explain.merge.choices", { "n", .number = (int64_t)score->n_lens });
    const char *conflicts =
        TELL(e, "explain.merge.conflicts", { "n", .number = (int64_t)score->n_conflicts });
    add_step(e, "2.2", TELL_PLAIN(e, "explain.merge"),
             arena_printf(e->arena, "%s%s%s%s", counted, choices, left, conflicts));
}

/* --- section 3, gate 5 --------------------------------------------------------------- */

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
                 universe_of(seen));
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
    bool decided = !score->indirect_only || is_answered(score);
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
    bool undecided = row > 5 && score->indirect_only && !is_answered(score);
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
        score->confidence == CONFIDENCE_TOOL            ? "explain.proof.tool"
        : score->confidence == CONFIDENCE_LINKED_ANSWER ? "explain.proof.linked"
        : score->confidence == CONFIDENCE_INFERRED      ? "explain.proof.inferred"
        : score->indirect_only && !is_answered(score)   ? "explain.proof.indirect"
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
    explain_age(e, score);
    explain_merge(e, score);
    explain_interval(e, score);
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
