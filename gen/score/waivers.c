/* Which waivers hold at as_of: begun, not ended, and granted for no longer than the model
 * allows. The others have no effect and are listed (section 4). A waiver also takes out
 * what a tool was told to overlook, which it did not judge. */
#include <stdlib.h>
#include <string.h>

#include "base/text8.h"
#include "score/steps.h"

static int text_order(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int by_id(const void *left, const void *right)
{
    const Waiver *a = *(const Waiver *const *)left, *b = *(const Waiver *const *)right;
    int order = text_order(a->id, b->id);
    if (!order)
        order = strcmp(a->practice->id, b->practice->id);
    if (!order)
        order = text_order(a->resource, b->resource);
    if (!order)
        order = (a->created > b->created) - (a->created < b->created);
    if (!order)
        order = (a->expires > b->expires) - (a->expires < b->expires);
    return order ? order : text_order(a->pointer, b->pointer);
}

void sort_waivers(Arena *arena, Scorecard *card)
{
    const Assessment *found = card->assessment;
    const Waiver **valid = ARENA_ARRAY(arena, const Waiver *, found->n_waivers + 1);
    const Waiver **expired = ARENA_ARRAY(arena, const Waiver *, found->n_waivers + 1);
    for (size_t i = 0; i < found->n_waivers; i++) {
        const Waiver *waiver = &found->waivers[i];
        if (waiver_state(waiver, found->as_of, &card->model->parameters) == WAIVER_VALID)
            valid[card->n_valid_waivers++] = waiver;
        else
            expired[card->n_expired_waivers++] = waiver;
    }
    qsort(valid, card->n_valid_waivers, sizeof *valid, by_id);
    qsort(expired, card->n_expired_waivers, sizeof *expired, by_id);
    card->valid_waivers = valid;
    card->expired_waivers = expired;
    for (size_t i = card->n_valid_waivers; i-- > 0;)
        if (!valid[i]->resource)
            card->practices[valid[i]->practice->index].waiver = valid[i];
}

/* --- what a tool was told to overlook ------------------------------------------------ */

static bool is_suppressed(const Assessment *found, const Practice *practice,
                          const char *resource)
{
    for (size_t i = 0; i < found->n_suppressions; i++)
        if (found->suppressions[i].practice == practice &&
            text8_same(found->suppressions[i].resource, resource))
            return true;
    return false;
}

int suppressed_weight(const Assessment *found, const Practice *practice,
                      const char *resource)
{
    if (!is_suppressed(found, practice, resource))
        return 0;
    for (size_t i = 0; i < found->n_inventory; i++)
        if (text8_same(found->inventory[i].resource->id, resource))
            return found->inventory[i].resource->weight;
    return 1;
}
