/* Today's verdict beside an earlier one (SCORING.md section 5). The earlier evidence is
 * scored again with today's model; where it was not kept, only the headlines are compared.
 */
#include "score/compare.h"

#include "base/text8.h"
#include "score/score.h"

static Place place_of(const Scorecard *card)
{
    return (Place){ .determined = card->determined,
                    .attained = card->attained,
                    .potential = card->potential,
                    .score_stage = card->score_stage,
                    .index_tenths = card->index_tenths };
}

/* A model may change without a change of its version: then the figures show it. */
static bool gives_the_same(const StoredResult *stored, const Scorecard *then)
{
    for (size_t i = 0; i < then->model->n_practices; i++)
        if (stored->credit[i] != then->practices[i].g)
            return false;
    return stored->place.attained == then->attained &&
           stored->place.potential == then->potential &&
           stored->place.index_tenths == then->index_tenths;
}

static Ruler ruler_of(const StoredResult *stored, const Scorecard *then)
{
    bool same = text8_same(stored->model_version, then->model->version);
    return same && gives_the_same(stored, then) ? RULER_SAME : RULER_RESCORED;
}

const Changes *compare(Arena *arena, const Scorecard *now, const StoredResults *baseline,
                       const StoredResult *stored)
{
    Changes *changes = ARENA_NEW(arena, Changes);
    *changes = (Changes){ .baseline = baseline->path,
                          .model_version = stored->model_version,
                          .as_of = stored->as_of,
                          .then = stored->place,
                          .now = place_of(now),
                          .fixed_before = stored->fixed_before,
                          .n_fixed_before = stored->n_fixed_before };
    if (!stored->found) {
        bool same = text8_same(stored->model_version, now->model->version);
        changes->headline_only = true;
        changes->ruler = same ? RULER_SAME : RULER_DIFFERENT;
        return changes;
    }
    Sides sides = { .stored = stored,
                    .then = score(arena, now->model, stored->found, diag_new(arena)),
                    .now = now };
    changes->ruler = ruler_of(stored, sides.then);
    Common common = compare_findings(arena, &sides, changes);
    split_changes(arena, &sides, &common, changes);
    return changes;
}

const Changes *compare_again(Arena *arena, const Scorecard *now, const Changes *told)
{
    Changes *changes = ARENA_NEW(arena, Changes);
    *changes = *told;
    changes->now = place_of(now);
    for (size_t i = 0; i < N_CHANGE_CLASSES; i++)
        if (i != CHANGE_UNCHANGED) /* these are not listed */
            changes->counts[i] = 0;
    for (size_t i = 0; i < told->n_findings; i++)
        if (told->findings[i].is != CHANGE_UNCHANGED)
            changes->counts[told->findings[i].is]++;
    changes->practices = ARENA_ARRAY(arena, PracticeChange, told->n_practices + 1);
    for (size_t i = 0; i < told->n_practices; i++) {
        const PracticeScore *score = scorecard_of(now, told->practices[i].practice);
        changes->practices[i] = told->practices[i];
        changes->practices[i].now = score->state;
        changes->practices[i].g_now = score->g;
    }
    return changes;
}
