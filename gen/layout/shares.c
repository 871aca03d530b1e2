/* Failures are counted by owner and by tool. Owners of practices answer for the
 * recommendations, owners of resources for what fails on them: they may differ. */
#include "layout/shares.h"

#include <stdlib.h>
#include <string.h>

#include "base/strings.h"

Failures failures_of(Arena *arena, const Scorecard *card)
{
    Failures all = { 0 };
    for (size_t i = 0; i < card->model->n_practices; i++) {
        const PracticeScore *score = &card->practices[i];
        const char *fallback = NULL;
        if (score->n_seen)
            fallback = assessment_owner_of(card->assessment, score->practice);
        for (size_t k = 0; k < score->n_seen; k++) {
            const Observation *seen = score->seen[k];
            if (seen->verdict != VERDICT_FAIL)
                continue;
            const char *owner = seen->resource->owner;
            ARENA_PUSH(arena, all.list, all.n) = (Failure){
                .score = score, .seen = seen, .owner = owner ? owner : fallback
            };
        }
    }
    return all;
}

/* --- gathering ---------------------------------------------------------------------- */

/* Shares while they grow: each found by its key, an owner's or a tool's name. */
typedef struct {
    Arena *arena;
    WorkShares shares;
    Map *places;  /* key → 1 + index, as a pointer would move while the list grows */
    Map *counted; /* key and resource, for counting a resource once */
} Gathering;

static Gathering gathering_new(Arena *arena)
{
    return (
        Gathering){ .arena = arena, .places = map_new(arena), .counted = map_new(arena) };
}

static WorkShare *share_of(Gathering *all, const char *name)
{
    const char *key = name ? name : "";
    size_t *place = map_get(all->places, key);
    if (!place) {
        place = ARENA_NEW(all->arena, size_t);
        *place = all->shares.n;
        map_set(all->places, key, place);
        ARENA_PUSH(all->arena, all->shares.list, all->shares.n) =
            (WorkShare){ .name = name };
    }
    return &all->shares.list[*place];
}

static void count_failure(Gathering *all, WorkShare *share, const Failure *failure)
{
    const char *resource = failure->seen->resource->id;
    const char *key =
        arena_printf(all->arena, "%s\n%s", share->name ? share->name : "", resource);
    share->n_failures++;
    share->n_resources += !map_get(all->counted, key);
    map_set(all->counted, key, share);
}

static int by_work(const void *left, const void *right)
{
    const WorkShare *a = left, *b = right;
    if (!a->name != !b->name)
        return a->name ? -1 : 1;
    if (a->n_moves != b->n_moves)
        return a->n_moves > b->n_moves ? -1 : 1;
    if (a->n_failures != b->n_failures)
        return a->n_failures > b->n_failures ? -1 : 1;
    return a->name ? strcmp(a->name, b->name) : 0;
}

static WorkShares sorted(Gathering *all)
{
    if (all->shares.n)
        qsort(all->shares.list, all->shares.n, sizeof *all->shares.list, by_work);
    return all->shares;
}

/* --- owners and tools --------------------------------------------------------------- */

WorkShares owner_shares(Arena *arena, const Scorecard *card)
{
    Gathering all = gathering_new(arena);
    const Parameters *parameters = &card->model->parameters;
    for (size_t i = 0; i < card->n_moves; i++) {
        const Move *move = card->agenda[i];
        const Practice *practice = move->practice;
        WorkShare *share = share_of(&all, assessment_owner_of(card->assessment, practice));
        share->n_moves++;
        share->n_blocking += move->blocks_next;
        share->points +=
            parameters
                ->effort_points[move->action == ACTION_DO ? practice->effort : EFFORT_S];
    }
    Failures failures = failures_of(arena, card);
    for (size_t i = 0; i < failures.n; i++)
        count_failure(&all, share_of(&all, failures.list[i].owner), &failures.list[i]);
    return sorted(&all);
}

bool has_owners(Arena *arena, const Scorecard *card)
{
    WorkShares shares = owner_shares(arena, card);
    return shares.n && shares.list[0].name; /* nobody comes last */
}

WorkShares tool_shares(Arena *arena, const Scorecard *card)
{
    Gathering all = gathering_new(arena);
    Failures failures = failures_of(arena, card);
    for (size_t i = 0; i < failures.n; i++) {
        const Failure *failure = &failures.list[i];
        WorkShare *share = share_of(&all, failure->seen->tool);
        share->tool = failure;
        count_failure(&all, share, failure);
    }
    return sorted(&all);
}
