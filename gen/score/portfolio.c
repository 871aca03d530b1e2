/* Several entities side by side. Stages are never averaged: the organisation stands where
 * at least four of five entities stand, those without evidence included (section 7). */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"
#include "score/steps.h"

enum { MOST_ENTITIES_BP = 8000 };

static size_t n_attaining(const Portfolio *all, int stage)
{
    size_t n = 0;
    for (size_t i = 0; i < all->n_entities; i++)
        n += all->entities[i]->attained >= stage;
    return n;
}

/* The highest stage that at least 80 % of `n` entities attain. */
static int stage_of_most(const Portfolio *all, size_t n)
{
    for (int k = LAST_STAGE; k > 0; k--)
        if (n && FULL_BP * n_attaining(all, k) >= MOST_ENTITIES_BP * n)
            return k;
    return 0;
}

static int by_value(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int lower_median_index(Arena *arena, const Portfolio *all)
{
    if (!all->n_entities)
        return -1;
    int *tenths = ARENA_ARRAY(arena, int, all->n_entities);
    for (size_t i = 0; i < all->n_entities; i++)
        tenths[i] = all->entities[i]->index_tenths;
    qsort(tenths, all->n_entities, sizeof *tenths, by_value);
    return tenths[(all->n_entities - 1) / 2];
}

/* Over all entities, each up to the stage that it works on; -1 when nothing applies. */
static int capability_score(const Portfolio *all, const Capability *capability)
{
    int64_t total = 0, weight = 0;
    for (size_t i = 0; i < all->n_entities; i++)
        for (size_t j = 0; j < capability->n_practices; j++) {
            const Practice *practice = capability->practices[j];
            const PracticeScore *score = scorecard_of(all->entities[i], practice);
            if (practice->stage > all->entities[i]->next_stage || !applies(score))
                continue;
            total += (int64_t)practice->weight * score->g;
            weight += practice->weight;
        }
    return weight ? (int)(total / weight) : -1;
}

static void score_capabilities(Arena *arena, const Model *model, Portfolio *all)
{
    int lowest = FULL_BP + 1;
    all->capability_scores = ARENA_ARRAY(arena, int, model->n_capabilities);
    for (size_t i = 0; i < model->n_capabilities; i++) {
        const Capability *capability = &model->capabilities[i];
        int score = capability_score(all, capability);
        all->capability_scores[i] = score;
        if (score < 0)
            continue;
        if (score < lowest ||
            (score == lowest && strcmp(capability->id, all->weakest->id) < 0)) {
            lowest = score;
            all->weakest = capability;
        }
    }
}

static void find_running_ahead(Arena *arena, Portfolio *all)
{
    for (size_t i = 0; i < all->n_entities; i++)
        if (all->entities[i]->exposure_gap > 0)
            ARENA_PUSH(arena, all->running_ahead, all->n_running_ahead) =
                all->entities[i]->assessment->entity;
    if (all->n_running_ahead)
        qsort(all->running_ahead, all->n_running_ahead, sizeof *all->running_ahead,
              by_text);
}

const Portfolio *portfolio(Arena *arena, const Scorecard *const *entities,
                           size_t n_entities, const char *const *unassessed,
                           size_t n_unassessed)
{
    Portfolio *all = ARENA_NEW(arena, Portfolio);
    all->entities = ARENA_ARRAY(arena, const Scorecard *, n_entities + 1);
    all->unassessed = ARENA_ARRAY(arena, const char *, n_unassessed + 1);
    for (size_t i = 0; i < n_entities; i++) {
        all->entities[all->n_entities++] = entities[i];
        all->distribution[entities[i]->attained]++;
    }
    for (size_t i = 0; i < n_unassessed; i++)
        all->unassessed[all->n_unassessed++] = unassessed[i];
    all->org_stage = stage_of_most(all, n_entities + n_unassessed);
    all->org_stage_assessed_only = stage_of_most(all, n_entities);
    all->median_index_tenths = lower_median_index(arena, all);
    if (n_entities)
        score_capabilities(arena, entities[0]->model, all);
    find_running_ahead(arena, all);
    return all;
}
