/* The verdict in one line: the title of the report, what it rests on, and the sentence
 * that travels with it as metadata. One row of VOICE.md's table per case. */
#include <string.h>

#include "layout/say.h"

/* --- title ------------------------------------------------------------------------- */

static const char *say_undetermined(Composer *c)
{
    const Scorecard *card = c->card;
    if (card->potential == LAST_STAGE)
        return TELL(c, "verdict.unknown", { "entity", .text = c->found->entity });
    Questions open = open_questions(c->arena, card, 1, card->potential);
    return TELL(c, "verdict.at_most", { "entity", .text = c->found->entity },
                { "stage", .number = card->potential }, { "n", .number = (int64_t)open.n });
}

static const char *attained_key(const Scorecard *card)
{
    if (card->attained == 0)
        return functions_run(card) ? "verdict.running" : "verdict.evaluating";
    if (card->self_attested)
        return card->with_waivers ? "verdict.self_attested_with_waivers"
                                  : "verdict.self_attested";
    if (card->with_waivers)
        return "verdict.with_waivers";
    return card->score_stage > card->attained ? "verdict.held" : "verdict.attained";
}

const char *say_title(Composer *c)
{
    const Scorecard *card = c->card;
    if (!card->determined)
        return say_undetermined(c);
    const char *key = attained_key(card);
    bool held = strcmp(key, "verdict.held") == 0;
    size_t n = held
                   ? holding_points(c->arena, card, card->attained + 1, card->score_stage).n
                   : waivers_on_attained(card);
    return TELL(c, key, { "entity", .text = c->found->entity },
                { "stage", .number = card->attained },
                { "name", .text = c->model->stages[card->attained].name },
                { "score_stage", .number = card->score_stage },
                { "n", .number = (int64_t)n });
}

/* --- scope line -------------------------------------------------------------------- */

const char *say_scope(Composer *c)
{
    const Assessment *found = c->found;
    size_t records, scans = count_scans(found, &records);
    const char *parts[5];
    size_t n = 0;
    if (found->organisation)
        parts[n++] = found->organisation;
    parts[n++] = TELL(c, "scope.date", { "date", .number = found->as_of });
    if (scans)
        parts[n++] = TELL(c, "scope.scans", { "n", .number = (int64_t)scans },
                          { "records", .text = TELL(c, "scope.records",
                                                    { "n", .number = (int64_t)records }) });
    if (found->n_answers)
        parts[n++] = TELL(c, "scope.answers", { "n", .number = (int64_t)found->n_answers });
    if (found->n_inventory)
        parts[n++] =
            TELL(c, "scope.functions", { "n", .number = (int64_t)found->n_inventory });
    const char *line = parts[0];
    for (size_t i = 1; i < n; i++)
        line = TELL(c, "scope.join", { "a", .text = line }, { "b", .text = parts[i] });
    return line;
}

const char *say_subject(Composer *c)
{
    const Scorecard *card = c->card;
    int ahead = stage_ahead(card);
    return TELL(c, "verdict.subject", { "title", .text = say_title(c) },
                { "index", .number = card->index_tenths },
                { "potential", .number = card->potential }, { "stage", .number = ahead },
                { "known", .number = card->stages[ahead].knowledge });
}
