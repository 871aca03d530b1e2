/* One population or two. What templates declare and what runs are the same resources where
 * names show it; where nothing joins any of them, both are kept apart, because a template
 * proves nothing of what runs, and the worse counts (interval.c). */
#include <stdlib.h>
#include <string.h>

#include "score/steps.h"

static int by_id(const void *id, const void *resource)
{
    return strcmp(id, (*(const Resource *const *)resource)->id);
}

Part part_of(const Evidence *evidence, const char *resource)
{
    if (!evidence->n_declared)
        return RUNNING;
    return bsearch(resource, evidence->declared, evidence->n_declared,
                   sizeof *evidence->declared, by_id)
               ? DECLARED
               : RUNNING;
}

/* Two populations only where both were judged and nothing joins any of them: names that
 * were joined once are good enough to tell resources apart. */
static bool are_apart(const Evidence *evidence)
{
    return !evidence->is_joined && weight_seen(&evidence->parts[RUNNING]) &&
           weight_seen(&evidence->parts[DECLARED]);
}

/* Rule 4: resources that the inventory does not list are added to it; those that are waived
 * leave it, and so do those of templates: of an inventory they would be joined to it. */
static int64_t listed_or_seen(const Evidence *evidence, const Seen *seen, int64_t elsewhere)
{
    int64_t counted = weight_seen(seen) - evidence->unlisted;
    int64_t left = evidence->listed - evidence->waived_listed - elsewhere;
    return (counted > left ? counted : left) + evidence->unlisted;
}

void settle(Evidence *evidence)
{
    const Seen *running = &evidence->parts[RUNNING], *declared = &evidence->parts[DECLARED];
    Seen *all = &evidence->populations[0], *apart = &evidence->populations[1];
    *all = *running;
    *apart = *declared;
    apart->universe = weight_seen(declared);
    if (are_apart(evidence)) {
        evidence->n_populations = N_PARTS;
        all->universe = listed_or_seen(evidence, all, apart->universe);
        return;
    }
    evidence->n_populations = 1;
    all->passed += declared->passed;
    all->failed += declared->failed;
    all->only_fail_checks &= declared->only_fail_checks;
    all->universe = listed_or_seen(evidence, all, 0);
}

int64_t universe_of(const Evidence *evidence)
{
    int64_t sum = 0;
    for (size_t i = 0; i < evidence->n_populations; i++)
        sum += evidence->populations[i].universe;
    return sum;
}
