/* A change as a clause that stands behind "when": "two of the five failing functions
 * pass", "Q13 is answered with option c or better". */
#include <string.h>

#include "base/text8.h"
#include "score/explain_parts.h"

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

static const char *name_them(const Explaining *e, const Change *change, const Weighed *pool,
                             const char *clause)
{
    if (are_alike(pool) && change->n_resources < pool->n && !change->n_strays)
        return clause;
    const char *names[MOST_NAMED + 1];
    size_t n = 0;
    for (; n < change->n_resources && n < MOST_NAMED; n++)
        names[n] = change->resources[n];
    size_t rest = change->n_resources - n;
    if (rest)
        names[n++] = TELL(e, "list.rest", { "n", .number = (int64_t)rest });
    return TELL(e, "explain.change.named", { "clause", .text = clause },
                { "list", .text = words_list(e->words, e->arena, names, n) });
}

static const char *say_resources(const Explaining *e, const PracticeScore *score,
                                 const Change *change)
{
    bool fall = change->goal == GOAL_LOST;
    if (!change->n_resources)
        return NULL;
    Weighed pool =
        weigh(e->arena, score, fall ? VERDICT_PASS : VERDICT_FAIL, LISTED_OR_NOT);
    bool all = change->n_resources == pool.n;
    const char *key = fall  ? "explain.change.fall"
                      : all ? "explain.change.rise_all"
                            : "explain.change.rise";
    const char *clause =
        TELL(e, key, { "n", .number = (int64_t)change->n_resources },
             { "of", .number = (int64_t)pool.n },
             { "kinds", .text = kind_of(e, score, &pool, (int64_t)pool.n) },
             { "kind", .text = kind_of(e, score, &pool, (int64_t)change->n_resources) });
    return name_them(e, change, &pool, clause);
}

static const char *say_unseen(const Explaining *e, const PracticeScore *score,
                              const Change *change)
{
    const Weighed nobody = { 0 };
    if (!change->n_unseen)
        return NULL;
    bool fall = change->goal == GOAL_LOST;
    bool seen = score->n_seen > 0;
    const char *key = change->directly && score->indirect_only
                          ? fall ? "explain.change.direct_fall" : "explain.change.direct"
                      : seen ? fall ? "explain.change.unseen_fall" : "explain.change.unseen"
                      : fall ? "explain.change.first_fall"
                             : "explain.change.first";
    return TELL(e, key, { "n", .number = change->n_unseen },
                { "kind", .text = kind_of(e, score, &nobody, change->n_unseen) });
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
    const char **parts = ARENA_ARRAY(e->arena, const char *, change->n_answers + 3);
    const char *resources = say_resources(e, score, change);
    const char *unseen = say_unseen(e, score, change);
    const char *waiver = say_waiver(e, change);
    size_t n = 0;
    if (resources)
        parts[n++] = resources;
    if (unseen)
        parts[n++] = unseen;
    for (size_t i = 0; i < change->n_answers; i++)
        parts[n++] = say_answer(e, change, &change->answers[i]);
    if (waiver)
        parts[n++] = waiver;
    return words_list(e->words, e->arena, parts, n);
}
