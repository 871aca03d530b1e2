/* The interval of a practice, rule by rule: what was seen, what it adds up to, what people
 * say (section 2, rules 3 to 8). Where what runs and what templates declare are two
 * populations, each is explained by itself, and then that the worse counts. */
#include <inttypes.h>

#include "score/explain_parts.h"
#include "score/steps.h"

/* One population on its way to the interval. */
typedef struct {
    const PracticeScore *score;
    const Seen *seen;
    const Reckoning *way;
    Which which;       /* of the resources */
    const char *name;  /* "running", "declared"; NULL: there is but one */
    int64_t elsewhere; /* weight of the other one, where it leaves this one's inventory */
} View;

static View view_of(const PracticeScore *score, Part part)
{
    const Evidence *evidence = score->evidence;
    View view = { .score = score,
                  .seen = &evidence->populations[part],
                  .way = &score->working.of[part],
                  .which = ALL_RESOURCES };
    if (!has_populations(evidence))
        return view;
    view.which = part == RUNNING ? LISTED | STRAYS : DECLARED_ONLY;
    view.name = population_names[part];
    view.elsewhere = part == RUNNING ? evidence->populations[DECLARED].universe : 0;
    return view;
}

static Step *add_view_step(Explaining *e, const View *view, const char *rule,
                           const char *title, const char *text)
{
    const char *key = arena_printf(e->arena, "explain.of.%s", view->name);
    Step *step = add_step(
        e, rule, view->name ? TELL(e, key, { "title", .text = title }) : title, text);
    step->population = view->name;
    return step;
}

/* --- 2.3 and 2.4: what was seen ----------------------------------------------------- */

static const char *sum_of(Explaining *e, const View *view, Verdict verdict)
{
    return sum_of_weights(e->arena, weigh(e->arena, view->score, verdict, view->which));
}

static void explain_weights(Explaining *e, const View *view)
{
    Step *step = add_view_step(e, view, "2.3", TELL_PLAIN(e, "explain.weights"), NULL);
    add_formula(e, step, "P", view->seen->passed, "%s", sum_of(e, view, VERDICT_PASS));
    add_formula(e, step, "F", view->seen->failed, "%s", sum_of(e, view, VERDICT_FAIL));
}

/* "max(4 + 1 − 1, 20 − 2) + 1" */
static const char *universe_formula(Explaining *e, const View *view)
{
    const Evidence *evidence = view->score->evidence;
    const Seen *seen = view->seen;
    const char *counted =
        arena_printf(e->arena, "%" PRId64 " + %" PRId64, seen->passed, seen->failed);
    const char *listed = arena_printf(e->arena, "%" PRId64, evidence->listed);
    if (view->which == DECLARED_ONLY)
        return counted;
    if (evidence->unlisted)
        counted = arena_printf(e->arena, "%s − %" PRId64, counted, evidence->unlisted);
    if (evidence->waived_listed)
        listed = arena_printf(e->arena, "%s − %" PRId64, listed, evidence->waived_listed);
    if (view->elsewhere)
        listed = arena_printf(e->arena, "%s − %" PRId64, listed, view->elsewhere);
    const char *all = counted;
    if (evidence->universe_known || evidence->waived_listed)
        all = arena_printf(e->arena, "max(%s, %s)", counted, listed);
    if (evidence->unlisted)
        all = arena_printf(e->arena, "%s + %" PRId64, all, evidence->unlisted);
    return all;
}

static void explain_universe(Explaining *e, const View *view)
{
    const char *key = view->which == DECLARED_ONLY             ? "explain.universe.declared"
                      : !view->score->evidence->universe_known ? "explain.universe.unknown"
                                                               : NULL;
    Step *step = add_view_step(e, view, "2.4", TELL_PLAIN(e, "explain.universe"),
                               key ? TELL_PLAIN(e, key) : NULL);
    add_formula(e, step, "N", view->seen->universe, "%s", universe_formula(e, view));
}

/* --- 2.5 to 2.7: what it adds up to ------------------------------------------------- */

static void explain_hits_alone(Explaining *e, const View *view)
{
    int met = view->score->practice->met_bp;
    bool none_allowed = met == FULL_BP;
    Step *step = add_view_step(e, view, "2.7", TELL_PLAIN(e, "explain.hits"),
                               TELL_PLAIN(e, none_allowed ? "explain.hits.zero_tolerance"
                                                          : "explain.hits.extent_unknown"));
    add_formula(e, step, "l_a", view->way->tools_l, "0");
    if (none_allowed)
        add_formula(e, step, "u_a", view->way->tools_u, "0");
    else
        add_formula(e, step, "u_a", view->way->tools_u, "%d − 1", met);
}

static void explain_shares(Explaining *e, const View *view)
{
    const Seen *seen = view->seen;
    const Reckoning *way = view->way;
    if (view->score->evidence->indirect) {
        Step *half = add_view_step(e, view, "2.6", TELL_PLAIN(e, "explain.indirect"),
                                   TELL_PLAIN(e, "explain.indirect.text"));
        add_formula(e, half, "2N", way->divisor, "2 × %" PRId64, seen->universe);
    }
    Step *step = add_view_step(e, view, "2.5", TELL_PLAIN(e, "explain.shares"), NULL);
    add_formula(e, step, "l_a", way->tools_l, "10000 × %" PRId64 " / %" PRId64,
                seen->passed, way->divisor);
    add_formula(e, step, "u_a", way->tools_u,
                "10000 − ceil(10000 × %" PRId64 " / %" PRId64 ")", seen->failed,
                way->divisor);
}

static void explain_tools(Explaining *e, const View *view)
{
    explain_weights(e, view);
    if (view->way->hits_alone) {
        explain_hits_alone(e, view);
        return;
    }
    explain_universe(e, view);
    explain_shares(e, view);
}

/* --- 2.8: what people say ----------------------------------------------------------- */

/* v: the lowest of what the answers and the review give. */
static void add_value(Explaining *e, Step *step, const PracticeScore *score)
{
    const char *all = "";
    size_t n = 0;
    const AnswerValue *said = sort_said(e->arena, score);
    for (size_t i = 0; i < score->n_said; i++)
        all = arena_printf(e->arena, "%s%s%d", all, n++ ? ", " : "", said[i].value_bp);
    if (score->lens_bp >= 0)
        all = arena_printf(e->arena, "%s%s%d", all, n++ ? ", " : "", score->lens_bp);
    add_formula(e, step, "v", score->said_bp, n > 1 ? "min(%s)" : "%s", all);
}

static const char *say_review(Explaining *e, const PracticeScore *score)
{
    if (score->lens_bp < 0)
        return "";
    return TELL_PLAIN(e,
                      score->lens_bp ? "explain.review.taken" : "explain.review.missing");
}

/* The text, and behind it what a review says. */
static const char *with_review(Explaining *e, const PracticeScore *score, const char *key)
{
    const char *text = TELL_PLAIN(e, key), *review = say_review(e, score);
    return *review ? arena_printf(e->arena, "%s %s", text, review) : text;
}

static void fill_with_answer(Explaining *e, Step *step, const View *view)
{
    const Seen *seen = view->seen;
    const Reckoning *way = view->way;
    add_formula(e, step, "f", way->fill,
                "min(%d, 10000 × (%" PRId64 " + 1) / (%" PRId64 " + %" PRId64 " + 1))",
                view->score->said_bp, seen->passed, seen->passed, seen->failed);
    add_formula(e, step, "l", way->l, "%d + (%d − %d) × %d / 10000", way->tools_l,
                way->tools_u, way->tools_l, way->fill);
    add_formula(e, step, "u", way->u, "%d", way->l);
}

/* The lower of both; an unanswered question may be anything. */
static void take_lower(Explaining *e, Step *step, const View *view)
{
    const Reckoning *way = view->way;
    bool answered = is_answered(view->score);
    int said = view->score->said_bp;
    add_formula(e, step, "l", way->l, "min(%d, %d)", way->tools_l, answered ? said : 0);
    add_formula(e, step, "u", way->u, "min(%d, %d)", way->tools_u,
                answered ? said : FULL_BP);
}

static void explain_answer(Explaining *e, const View *view)
{
    const PracticeScore *score = view->score;
    bool answered = is_answered(score);
    bool both = score->practice->mode == MODE_AUTO_AND_QUESTION;
    const char *key = !answered ? both ? "explain.answer.missing" : "explain.answer.none"
                      : both    ? "explain.answer.lower"
                                : "explain.answer.fills";
    Step *step = add_view_step(e, view, "2.8", TELL_PLAIN(e, "explain.answer"),
                               with_review(e, score, key));
    if (answered)
        add_value(e, step, score);
    if (both) {
        take_lower(e, step, view);
    } else if (answered) {
        fill_with_answer(e, step, view);
    } else {
        add_formula(e, step, "l", view->way->l, "%d", view->way->l);
        add_formula(e, step, "u", view->way->u, "%d", view->way->u);
    }
}

static void explain_answer_alone(Explaining *e, const PracticeScore *score)
{
    Step *step = add_step(e, "2.8", TELL_PLAIN(e, "explain.answer"),
                          with_review(e, score, "explain.answer.alone"));
    add_value(e, step, score);
    add_formula(e, step, "l", score->working.full_l, "%d", score->said_bp);
    add_formula(e, step, "u", score->working.full_u, "%d", score->said_bp);
}

/* --- the interval ------------------------------------------------------------------- */

static void explain_nothing(Explaining *e)
{
    Step *step = add_step(e, "2.9", TELL_PLAIN(e, "explain.nothing"),
                          TELL_PLAIN(e, "explain.nothing.text"));
    add_formula(e, step, "l", 0, "0");
    add_formula(e, step, "u", FULL_BP, "10000");
}

static void explain_worse(Explaining *e, const PracticeScore *score)
{
    const Working *working = &score->working;
    const Reckoning *running = &working->of[RUNNING], *declared = &working->of[DECLARED];
    Step *step = add_step(e, "2.4", TELL_PLAIN(e, "explain.populations"),
                          TELL_PLAIN(e, "explain.populations.text"));
    add_formula(e, step, "l", working->full_l, "min(%d, %d)", running->l, declared->l);
    add_formula(e, step, "u", working->full_u, "min(%d, %d)", running->u, declared->u);
}

void explain_interval(Explaining *e, const PracticeScore *score)
{
    const Evidence *evidence = score->evidence;
    if (!score->working.tools_count && !is_answered(score)) {
        explain_nothing(e);
        return;
    }
    if (!score->working.tools_count) {
        explain_answer_alone(e, score);
        return;
    }
    for (size_t i = 0; i < evidence->n_populations; i++) {
        View view = view_of(score, (Part)i);
        explain_tools(e, &view);
        explain_answer(e, &view);
    }
    if (has_populations(evidence))
        explain_worse(e, score);
}
