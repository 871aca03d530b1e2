/* The resources behind P and F, each once: the heaviest first, because fewest of those
 * make the most of a change. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "score/explain_parts.h"
#include "score/steps.h"

static int by_weight(const void *left, const void *right)
{
    const Resource *a = *(const Resource *const *)left;
    const Resource *b = *(const Resource *const *)right;
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    return strcmp(a->id, b->id);
}

static Which kind_of(const PracticeScore *score, const Observation *seen)
{
    if (seen->unjoined)
        return STRAYS;
    return part_of(score->evidence, seen->resource->id) == DECLARED ? DECLARED_ONLY
                                                                    : LISTED;
}

/* The observations that count stand resource by resource. */
Weighed weigh(Arena *arena, const PracticeScore *score, Verdict verdict, Which which)
{
    Weighed weighed = { .resources =
                            ARENA_ARRAY(arena, const Resource *, score->n_seen + 1) };
    for (size_t i = 0; i < score->n_seen; i++) {
        const Observation *seen = score->seen[i];
        if (seen->verdict != verdict || !(which & kind_of(score, seen)))
            continue;
        size_t n = weighed.n;
        if (!n || strcmp(weighed.resources[n - 1]->id, seen->resource->id) != 0)
            weighed.resources[weighed.n++] = seen->resource;
    }
    qsort(weighed.resources, weighed.n, sizeof(const Resource *), by_weight);
    return weighed;
}

const char *sum_of_weights(Arena *arena, Weighed weighed)
{
    const char *sum = "";
    for (size_t i = 0, end; i < weighed.n; i = end) {
        int weight = weighed.resources[i]->weight;
        for (end = i; end < weighed.n && weighed.resources[end]->weight == weight;)
            end++;
        sum = arena_printf(arena, "%s%s%zu × %d", sum, *sum ? " + " : "", end - i, weight);
    }
    return *sum ? sum : "0";
}
