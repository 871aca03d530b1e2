/* A change as a clause that stands behind "when": "two of the five failing functions
 * pass", "Q13 is answered with option c or better". */
#include <string.h>

#include "base/text8.h"
#include "score/explain_parts.h"
#include "score/steps.h"

enum { MOST_NAMED = 3 };

const char *say_state_word(const Explaining *e, State state)
{
    return TELL_PLAIN(e, arena_printf(e->arena, "state.%s", state_names[state]));
}

/* --- resources ---------------------------------------------------------------------- */

/* "function", where all are of that kind; else "resource". */
static const char *kind_of(const Explaining *e, const PracticeScore *score,
                           const Weighed *pool, int64_t n)
{
    const char *kind = score->practice->population;
    for (size_t i = 0; i < pool->n; i++)
        if (!text8_same(pool->resources[i]->kind, kind))
            kind = "resource";
    const char *key = arena_printf(e->arena, "kind.%s", kind ? kind : "resource");
    return TELL(e, words_have(e->words, key) ? key : "kind.resource", { "n", .number = n });
}

/* Which ones matters where some weigh more than others, or where it is all of them. */
static bool are_alike(const Weighed *pool)
{
    return !pool->n || pool->resources[0]->weight == pool->resources[pool->n - 1]->weight;
}

static const char *name_them(const Explaining *e, const char *const *resources, size_t n,
                             const char *clause)
{
    const char *names[MOST_NAMED + 1];
    size_t n_named = n < MOST_NAMED ? n : MOST_NAMED;
    for (size_t i = 0; i < n_named; i++)
        names[i] = resources[i];
    if (n > n_named)
        names[n_named] = TELL(e, "list.rest", { "n", .number = (int64_t)(n - n_named) });
    return TELL(
        e, "explain.change.named", { "clause", .text = clause },
        { "list", .text = words_list(e->words, e->arena, names, n_named + (n > n_named)) });
}

/* "in templates, one function passes" where it matters which population is meant. */
static const char *of_population(const Explaining *e, const PracticeScore *score, Part part,
                                 const char *clause)
{
    if (!score->has_populations)
        return clause;
    return TELL(e, arena_printf(e->arena, "explain.change.%s", population_names[part]),
                { "clause", .text = clause });
}

/* Those of one population; the strays are the last of them. */
typedef struct {
    const char *const *resources;
    size_t n, n_strays;
    Which which;
    Part part;
} Some;

static const char *say_some(const Explaining *e, const PracticeScore *score, Goal goal,
                            Some some)
{
    bool fall = goal == GOAL_LOST;
    Weighed pool = weigh(e->arena, score, fall ? VERDICT_PASS : VERDICT_FAIL, some.which);
    bool all = some.n == pool.n;
    const char *key = fall  ? "explain.change.fall"
                      : all ? "explain.change.rise_all"
                            : "explain.change.rise";
    const char *clause = TELL(
        e, key, { "n", .number = (int64_t)some.n }, { "of", .number = (int64_t)pool.n },
        { "kinds", .text = kind_of(e, score, &pool, (int64_t)pool.n) },
        { "kind", .text = kind_of(e, score, &pool, (int64_t)some.n) });
    if (!are_alike(&pool) || all || some.n_strays)
        clause = name_them(e, some.resources, some.n, clause);
    return of_population(e, score, some.part, clause);
}

static const char *say_resources(const Explaining *e, const PracticeScore *score,
                                 const Change *change)
{
    size_t n = change->n_resources - change->n_declared;
    Which which = score->has_populations ? LISTED | STRAYS : ALL_RESOURCES;
    return n ? say_some(e, score, change->goal,
                        (Some){ change->resources, n, change->n_strays, which, RUNNING })
             : NULL;
}

static const char *say_declared(const Explaining *e, const PracticeScore *score,
                                const Change *change)
{
    size_t n = change->n_declared;
    if (!n)
        return NULL;
    const char *const *resources = change->resources + change->n_resources - n;
    return say_some(e, score, change->goal,
                    (Some){ resources, n, 0, DECLARED_ONLY, DECLARED });
}

static const char *say_unseen(const Explaining *e, const PracticeScore *score,
                              const Change *change)
{
    const Weighed nobody = { 0 };
    if (!change->n_unseen)
        return NULL;
    bool fall = change->goal == GOAL_LOST;
    bool seen = score->n_seen > 0, directly = change->directly && score->indirect_only;
    const char *key = directly
                          ? fall ? "explain.change.direct_fall" : "explain.change.direct"
                      : seen ? fall ? "explain.change.unseen_fall" : "explain.change.unseen"
                      : fall ? "explain.change.first_fall"
                             : "explain.change.first";
    const char *clause =
        TELL(e, key, { "n", .number = change->n_unseen },
             { "kind", .text = kind_of(e, score, &nobody, change->n_unseen) });
    if (change->unseen_declared)
        return TELL(e, "explain.change.declared", { "clause", .text = clause });
    return directly ? clause : of_population(e, score, RUNNING, clause);
}

/* --- answers ------------------------------------------------------------------------ */

static const char *say_answer(const Explaining *e, const Change *change,
                              const NewAnswer *answer)
{
    const char **ids = ARENA_ARRAY(e->arena, const char *, answer->n_selected + 1);
    for (size_t i = 0; i < answer->n_selected; i++)
        ids[i] = answer->selected[i]->id;
    bool single = answer->question->type == QUESTION_SINGLE;
    const char *key = single ? "explain.change.answer" : "explain.change.options";
    if (change->goal == GOAL_LOST)
        key = single ? "explain.change.answer_below" : "explain.change.options_below";
    return TELL(
        e, key, { "question", .text = answer->question->id },
        { "n", .number = (int64_t)answer->n_selected },
        { "options", .text = words_list(e->words, e->arena, ids, answer->n_selected) });
}

/* --- the whole ---------------------------------------------------------------------- */

static const char *say_waiver(const Explaining *e, const Change *change)
{
    if (!change->waiver)
        return NULL;
    return TELL(e,
                change->goal == GOAL_LOST ? "explain.change.waiver_ends"
                                          : "explain.change.waiver_renewed",
                { "id", .text = change->waiver->id },
                { "date", .number = change->waiver->expires });
}

const char *say_change(const Explaining *e, const PracticeScore *score,
                       const Change *change)
{
    const char **parts = ARENA_ARRAY(e->arena, const char *, change->n_answers + 5);
    const char *resources = say_resources(e, score, change);
    const char *unseen = say_unseen(e, score, change);
    const char *declared = say_declared(e, score, change);
    const char *waiver = say_waiver(e, change);
    size_t n = 0;
    if (resources)
        parts[n++] = resources;
    if (unseen)
        parts[n++] = unseen;
    if (declared)
        parts[n++] = declared;
    for (size_t i = 0; i < change->n_answers; i++)
        parts[n++] = say_answer(e, change, &change->answers[i]);
    if (change->review)
        parts[n++] = TELL_PLAIN(e, change->goal == GOAL_LOST ? "explain.change.review_less"
                                                             : "explain.change.review");
    if (waiver)
        parts[n++] = waiver;
    return words_list(e->words, e->arena, parts, n);
}
