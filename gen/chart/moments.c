/* Earlier results from the history, or from the baseline alone; then today's. */
#include "chart/moments.h"

#include "base/text8.h"

Moments moments_of(Arena *arena, const Scorecard *card)
{
    const History *history = card->history;
    const Changes *changes = card->changes;
    Moments moments = { .list =
                            ARENA_ARRAY(arena, Moment, (history ? history->n : 1) + 1) };
    for (size_t i = 0; history && i < history->n; i++)
        moments.list[moments.n++] = history->moments[i];
    if (!history && changes)
        moments.list[moments.n++] = (Moment){ .path = changes->baseline,
                                              .as_of = changes->as_of,
                                              .model_version = changes->model_version,
                                              .place = changes->then };
    moments.list[moments.n++] = (Moment){ .as_of = card->assessment->as_of,
                                          .model_version = card->model->version,
                                          .place = { .determined = card->determined,
                                                     .attained = card->attained,
                                                     .potential = card->potential,
                                                     .score_stage = card->score_stage,
                                                     .index_tenths = card->index_tenths } };
    return moments;
}

bool moments_are_of_another_model(const Moment *moment, const Scorecard *card)
{
    return !moment->model_version ||
           !text8_same(moment->model_version, card->model->version);
}
