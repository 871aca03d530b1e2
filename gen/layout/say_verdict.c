/* The verdict in one line: the title of the report, what it rests on, and the sentence
 * that travels with it as metadata. One row of VOICE.md's table per case. */
#include <string.h>

#include "layout/say.h"

/* --- title ------------------------------------------------------------------------- */

/* The number that the title of this case names: waivers, open points, open answers. */
static size_t number_named(Composer *c)
{
    const Scorecard *card = c->card;
    switch (card->headline) {
    case HEADLINE_AT_MOST: return card->n_open_questions;
    case HEADLINE_HELD:
        return holding_points(c->arena, card, card->next_stage, card->score_stage).n;
    case HEADLINE_WITH_WAIVERS:
    case HEADLINE_SELF_ATTESTED_WITH_WAIVERS: return card->n_helping_waivers;
    case HEADLINE_UNKNOWN:
    case HEADLINE_EVALUATING:
    case HEADLINE_RUNNING:
    case HEADLINE_ATTAINED:
    case HEADLINE_SELF_ATTESTED:
    case HEADLINE_WITHHELD: break;
    }
    return 0;
}

const char *say_title(Composer *c)
{
    const Scorecard *card = c->card;
    const char *key = arena_printf(c->arena, "verdict.%s", headline_names[card->headline]);
    int stage = card->headline == HEADLINE_AT_MOST ? card->potential : card->attained;
    return TELL(c, key, { "entity", .text = c->found->entity },
                { "stage", .number = stage },
                { "name", .text = c->model->stages[stage].name },
                { "score_stage", .number = card->score_stage },
                { "n", .number = (int64_t)number_named(c) });
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

const char *say_known_share(const Words *words, Arena *arena, const Scorecard *card)
{
    int share = card->stages[card->next_stage].knowledge;
    const char *key = card->potential > card->attained ? "known.open"
                      : share < FULL_BP                ? "known.settled"
                                                       : "known.all";
    return words_say(words, arena, key,
                     SAY({ "share", .number = share }, { "of", .number = card->next_stage },
                         { "potential", .number = card->potential }));
}

const char *say_subject(Composer *c)
{
    return TELL(c, "verdict.subject", { "title", .text = say_title(c) },
                { "index", .number = c->card->index_tenths },
                { "known", .text = say_known_share(c->words, c->arena, c->card) });
}
