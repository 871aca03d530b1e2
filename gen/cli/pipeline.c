/* Model and inputs in, one scorecard per entity out. */
#include "cli/pipeline.h"

#include "ingest/ingest.h"
#include "score/score.h"

static const Portfolio *score_all(Arena *arena, const Options *options, const Model *model,
                                  const Assessments *found, Diag *diag)
{
    const Scorecard **cards = ARENA_ARRAY(arena, const Scorecard *, found->n_entities);
    for (size_t i = 0; i < found->n_entities; i++)
        cards[i] = score(arena, model, found->entities[i], diag);
    score_scans(arena, &options->bundle, cards, found->n_entities, diag);
    return portfolio(arena, cards, found->n_entities, found->unassessed,
                     found->n_unassessed);
}

const Portfolio *pipeline_run(Arena *arena, const Options *options, Diag *diag)
{
    const Model *model = model_load(arena, &options->bundle, diag);
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
    return found ? score_all(arena, options, model, found, diag) : NULL;
}
