/* Titles that state what a section found: "Strong on deployment, held back by secrets".
 * A layout asks for one as "finding:capabilities"; each is a row of the table below. */
#include <stdlib.h>
#include <string.h>

#include "layout/say.h"

/* --- capabilities ------------------------------------------------------------------ */

enum { STRONG_BP = 8000, EVEN_BP = 1500, MOST_NAMED = 2 };

static int weakest_first(const void *left, const void *right)
{
    const Standing *a = left, *b = right;
    if (a->low != b->low)
        return a->low < b->low ? -1 : 1;
    return a->capability->index < b->capability->index ? -1 : 1;
}

/* The standings that apply, weakest first. */
static Standing *sorted_standings(Composer *c, size_t *n)
{
    Standing *all = capability_standings(c->arena, c->card, stage_ahead(c->card));
    *n = 0;
    for (size_t i = 0; i < c->model->n_capabilities; i++)
        if (all[i].low >= 0)
            all[(*n)++] = all[i];
    if (*n)
        qsort(all, *n, sizeof *all, weakest_first);
    return all;
}

/* Up to two of the strongest (from the end) or weakest (from the start) in words. */
static const char *name_some(Composer *c, const Standing *all, size_t n, bool strong)
{
    const Capability *named[MOST_NAMED];
    size_t k = 0;
    for (size_t i = 0; i < n && k < MOST_NAMED; i++) {
        const Standing *standing = strong ? &all[n - 1 - i] : &all[i];
        if ((standing->low >= STRONG_BP) == strong)
            named[k++] = standing->capability;
    }
    return say_capabilities(c, named, k);
}

static const char *find_capabilities(Composer *c)
{
    size_t n, known = 0;
    Standing *all = sorted_standings(c, &n);
    for (size_t i = 0; i < n; i++)
        known += all[i].low > 0 || all[i].high < FULL_BP;
    if (!known)
        return TELL_PLAIN(c, "finding.nothing_known");
    int least = all[0].low, most = all[n - 1].low;
    if (least == FULL_BP)
        return TELL(c, "finding.complete", { "stage", .number = stage_ahead(c->card) });
    if (most - least < EVEN_BP && least < STRONG_BP)
        return TELL_PLAIN(c, most >= STRONG_BP ? "finding.even_high" : "finding.even");
    const char *strong = name_some(c, all, n, true), *weak = name_some(c, all, n, false);
    if (!*weak)
        return TELL(c, "finding.all_strong",
                    { "last", .text = say_capability(c, all[0].capability) });
    if (!*strong)
        return TELL(c, "finding.none_strong", { "weak", .text = weak });
    bool only_unknown = all[0].high >= STRONG_BP;
    return TELL(c, only_unknown ? "finding.strong_unknown" : "finding.strong_weak",
                { "strong", .text = strong }, { "weak", .text = weak });
}

/* --- what is to be done ------------------------------------------------------------- */

static const char *find_roadmap(Composer *c)
{
    return TELL(c, "finding.roadmap", { "n", .number = (int64_t)c->card->n_moves });
}

static const char *find_open(Composer *c)
{
    int ahead = stage_ahead(c->card);
    Practices open = practices_in(c->arena, c->card, ahead, ahead, OPEN_STATES);
    return TELL(c, "finding.open", { "n", .number = (int64_t)open.n },
                { "stage", .number = ahead });
}

static const char *find_settle(Composer *c)
{
    Questions open = open_questions(c->arena, c->card, 1, c->card->potential);
    return TELL(c, "finding.settle", { "n", .number = (int64_t)open.n });
}

/* --- what it rests on --------------------------------------------------------------- */

static const char *find_limits(Composer *c)
{
    Practices unknown = practices_in(c->arena, c->card, 1, LAST_STAGE, 1u << STATE_UNKNOWN);
    return TELL(c, "finding.limits", { "n", .number = (int64_t)unknown.n },
                { "of", .number = (int64_t)c->model->n_practices });
}

static const char *find_waivers(Composer *c)
{
    const Scorecard *card = c->card;
    const char *valid =
        TELL(c, "finding.waivers_valid", { "n", .number = (int64_t)card->n_valid_waivers });
    if (!card->n_expired_waivers)
        return valid;
    return TELL(c, "finding.waivers_expired", { "valid", .text = valid },
                { "n", .number = (int64_t)card->n_expired_waivers });
}

static const char *find_inventory(Composer *c)
{
    size_t of = c->found->n_inventory, retired = retired_runtimes(c->card);
    if (!of)
        return TELL_PLAIN(c, "finding.no_inventory");
    return TELL(c, "finding.inventory", { "n", .number = (int64_t)retired },
                { "functions",
                  .text = TELL(c, "count.functions", { "n", .number = (int64_t)of }) });
}

static const char *find_inputs(Composer *c)
{
    size_t records = 0;
    for (size_t i = 0; i < c->found->n_inputs; i++)
        records += c->found->inputs[i].records.in;
    const char *said = TELL(c, "scope.records", { "n", .number = (int64_t)records });
    return TELL(c, "finding.inputs", { "n", .number = (int64_t)c->found->n_inputs },
                { "records", .text = said });
}

/* --- the table ---------------------------------------------------------------------- */

const char *const finding_names[] = {
    "capabilities", "roadmap", "open", "settle", "limits", "waivers", "inventory", "inputs",
};
const size_t n_findings = sizeof finding_names / sizeof *finding_names;

static const char *(*const finders[])(Composer *) = {
    find_capabilities, find_roadmap, find_open,      find_settle,
    find_limits,       find_waivers, find_inventory, find_inputs,
};

const char *finding_say(Composer *composer, const char *name)
{
    for (size_t i = 0; i < n_findings; i++)
        if (strcmp(finding_names[i], name) == 0)
            return finders[i](composer);
    return NULL;
}
