/* From a stored result to scorecards; see the header. Scores, states and gates are computed
 * again. What was compared with a baseline, and which scans were advised, is taken over,
 * because that needs files that are not here; so is what was said of gates, because the
 * words may be others now. Earlier results only draw charts, and are named anew. */
#include "cli/stored.h"

#include "base/text8.h"
#include "cli/history.h"
#include "emit/result.h"
#include "ingest/stored.h"
#include "score/score.h"

bool stored_is_given(const Options *options)
{
    return options->n_inputs == 1 && stored_begins(options->inputs[0]);
}

/* --- options -------------------------------------------------------------------------- */

static bool asks_for_gates(const GatesAsked *gates)
{
    for (size_t i = 0; i < N_GATE_KINDS; i++)
        if (gates->asked[i])
            return true;
    return false;
}

static void refuse_options(const Options *options, Diag *diag)
{
    const struct {
        const char *name;
        bool given;
    } settled[] = {
        { "--as-of", options->as_of != DATE_NONE },
        { "--entity", options->entity != NULL },
        { "--undated", options->demands.refuse_undated },
        { "--baseline", options->baseline != NULL },
        { "--min-stage, --min-assurance and --fail-on", asks_for_gates(&options->gates) },
        { "--as", options->n_claims > 0 },
        { "--tools", options->bundle.tools_directory != NULL },
        { "--model", bundle_has_own_model(&options->bundle) },
    };
    for (size_t i = 0; i < sizeof settled / sizeof *settled; i++)
        if (settled[i].given)
            diag_usage(diag,
                       "%s: %s is a result, whose verdict stands; give the inputs that it "
                       "was made from",
                       settled[i].name, options->inputs[0]);
}

/* --- the model ------------------------------------------------------------------------ */

/* The built-in model, of which the result knows the digest, or the one that it carries.
 * What --data holds of models is of no account. */
static const Model *model_of(Arena *arena, Json wanted, Diag *diag)
{
    const char *sha256 = json_text(json_get(wanted, "sha256"));
    Bundle bundle = { 0 };
    if (!sha256)
        bundle.model_document = json_get(wanted, "document");
    if (!sha256 && !json_is(bundle.model_document, JSON_OBJECT)) {
        json_error(wanted, "expected the model, or its digest; an earlier version of rung "
                           "wrote neither");
        return NULL;
    }
    const Model *model = model_load(arena, &bundle, diag);
    if (!model || text8_same(model->sha256, sha256))
        return model;
    json_error(json_get(wanted, "sha256"),
               "the verdict was reached with another model (version %s) than the one built "
               "in (version %s): the rung that wrote this has it",
               json_string_or(wanted, "version", "unknown"), model->version);
    return NULL;
}

/* --- scorecards ----------------------------------------------------------------------- */

static const Scorecard *card_of(Arena *arena, const Model *model,
                                const StoredResult *stored, const Histories *histories,
                                Diag *diag)
{
    Scorecard *card = ARENA_NEW(arena, Scorecard);
    *card = *score(arena, model, stored->found, diag);
    if (stored->changes)
        card->changes = compare_again(arena, card, stored->changes);
    card->scans = stored->scans;
    card->n_scans = stored->n_scans;
    Gate *gates = judge_gates(arena, card, &stored->gates, &card->n_gates);
    for (size_t i = 0; i < card->n_gates; i++) {
        gates[i].why = stored->why[gates[i].kind];
        gates[i].remedy = stored->remedy[gates[i].kind];
    }
    card->gates = gates;
    return with_history(arena, card, histories, diag);
}

static const Portfolio *score_again(Arena *arena, const Model *model,
                                    const StoredResults *stored, const Histories *histories,
                                    Diag *diag)
{
    size_t n = stored->n_entities;
    const Scorecard **cards = ARENA_ARRAY(arena, const Scorecard *, n + 1);
    for (size_t i = 0; i < n; i++) {
        if (!stored->entities[i].found) {
            diag_error(diag, origin_of_file(stored->path),
                       "does not hold the evidence: a version of rung wrote it that kept "
                       "only the verdict");
            return NULL;
        }
        cards[i] = card_of(arena, model, &stored->entities[i], histories, diag);
    }
    return portfolio(arena, cards, n, stored->unassessed, stored->n_unassessed);
}

const Portfolio *stored_run(Arena *arena, Options *options, Diag *diag)
{
    const StoredFile *file = stored_open(arena, options->inputs[0], diag);
    if (file)
        refuse_options(options, diag);
    if (diag_failed(diag))
        return NULL;
    const Model *model = model_of(arena, stored_model(file), diag);
    const StoredResults *stored = model ? stored_read(arena, file, model, diag) : NULL;
    const Histories *histories = stored ? history_read(arena, options, model, diag) : NULL;
    const Portfolio *all =
        histories ? score_again(arena, model, stored, histories, diag) : NULL;
    if (!all)
        return NULL;
    if (stored->n_entities)
        options->gates = stored->entities[0].gates;
    return stored_agrees(file, result_json_of(arena, all), diag) ? all : NULL;
}
