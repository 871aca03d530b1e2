/* Runs the program's own pipeline over the sample. */
#include "layout/sample_card.h"

#include "cli/pipeline.h"

const Scorecard *sample_card(Bench *bench)
{
    static const char *inputs[] = { "data/samples/payments" };
    Options options = {
        .inputs = inputs, .n_inputs = 1, .effort_budget = -1, .bundle = bench->bundle
    };
    date_read("2026-11-23", &options.as_of);
    const Portfolio *all = pipeline_run(bench->arena, &options, bench->diag);
    return all ? all->entities[0] : NULL;
}
