/* Model and inputs in, one scorecard per entity out. */
#include "cli/pipeline.h"

#include <string.h>

#include "cli/history.h"
#include "cli/stored.h"
#include "emit/model_write.h"
#include "ingest/baseline.h"
#include "ingest/ingest.h"
#include "score/score.h"

/* With what changed since the baseline, where that speaks of the same entity. */
static const Scorecard *beside(Arena *arena, const Scorecard *card,
                               const StoredResults *baseline, Diag *diag)
{
    const char *entity = card->assessment->entity;
    for (size_t i = 0; i < baseline->n_entities; i++) {
        const StoredResult *stored = &baseline->entities[i];
        if (strcmp(stored->entity, entity) != 0)
            continue;
        Scorecard *copy = ARENA_NEW(arena, Scorecard);
        *copy = *card;
        copy->changes = compare(arena, card, baseline, stored);
        return copy;
    }
    diag_warn(diag, origin_of_file(baseline->path),
              "says nothing of \"%s\": there is nothing to compare it with", entity);
    return card;
}

static bool is_here(const Assessments *found, const char *entity)
{
    for (size_t i = 0; i < found->n_entities; i++)
        if (!strcmp(found->entities[i]->entity, entity))
            return true;
    return false;
}

static void warn_of_missing(const Assessments *found, const StoredResults *baseline,
                            Diag *diag)
{
    for (size_t i = 0; i < baseline->n_entities; i++)
        if (!is_here(found, baseline->entities[i].entity))
            diag_warn(diag, origin_of_file(baseline->path),
                      "speaks of \"%s\", of which the inputs say nothing",
                      baseline->entities[i].entity);
}

static const Portfolio *score_all(Arena *arena, const Options *options, const Model *model,
                                  const Assessments *found, const StoredResults *baseline,
                                  const Histories *histories, Diag *diag)
{
    const Scorecard **cards = ARENA_ARRAY(arena, const Scorecard *, found->n_entities);
    for (size_t i = 0; i < found->n_entities; i++) {
        cards[i] = score(arena, model, found->entities[i], diag);
        if (baseline)
            cards[i] = beside(arena, cards[i], baseline, diag);
        cards[i] = with_history(arena, cards[i], histories, diag);
    }
    if (baseline)
        warn_of_missing(found, baseline, diag);
    score_scans(arena, &options->bundle, cards, found->n_entities, diag);
    return portfolio(arena, cards, found->n_entities, found->unassessed,
                     found->n_unassessed);
}

static bool say_the_same(Arena *arena, const Model *a, const Model *b)
{
    Buffer text_a = model_document(arena, a), text_b = model_document(arena, b);
    return text_a.length == text_b.length &&
           memcmp(text_a.data, text_b.data, text_a.length) == 0;
}

/* A model of one's own that says what the built-in one says is that one: results need not
 * carry it. */
static const Model *load_model(Arena *arena, const Bundle *bundle, Diag *diag)
{
    const Bundle compiled_in = { 0 };
    const Model *model = model_load(arena, bundle, diag);
    if (!model || model->sha256)
        return model;
    const Model *built_in = model_load(arena, &compiled_in, diag);
    return built_in && say_the_same(arena, model, built_in) ? built_in : model;
}

const Portfolio *pipeline_run(Arena *arena, Options *options, Diag *diag)
{
    if (stored_is_given(options))
        return stored_run(arena, options, diag);
    const Model *model = load_model(arena, &options->bundle, diag);
    if (!model)
        return NULL;
    IngestOptions wanted = { .paths = options->inputs,
                             .n_paths = options->n_inputs,
                             .entity = options->entity,
                             .as_of = options->as_of,
                             .keep_going = options->keep_going,
                             .claims = options->claims,
                             .n_claims = options->n_claims,
                             .demands = options->demands };
    const Assessments *found = ingest(arena, model, &options->bundle, &wanted, diag);
    const StoredResults *baseline = NULL;
    if (options->baseline)
        baseline = baseline_read(arena, model, options->baseline, diag);
    const Histories *histories = history_read(arena, options, model, diag);
    if (!found || !histories || (options->baseline && !baseline))
        return NULL;
    return score_all(arena, options, model, found, baseline, histories, diag);
}
