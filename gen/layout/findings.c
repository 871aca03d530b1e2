/* Titles that state what a section found: "Strong on deployment, held back by secrets".
 * A layout asks for one as "finding:capabilities"; each is a row of the table below. */
#include <string.h>

#include "changes.h"
#include "chart/moments.h"
#include "layout/say.h"

/* --- capabilities ------------------------------------------------------------------ */

enum { STRONG_BP = 8000, EVEN_BP = 1500, MOST_NAMED = 2 };

/* Weight counts in both directions: a capability with one light practice is neither the
 * strength nor the weakness of an estate. */
static int64_t in_place(const Standing *standing)
{
    return (int64_t)standing->weight * standing->low;
}

static int64_t missing(const Standing *standing)
{
    return (int64_t)standing->weight * (FULL_BP - standing->low);
}

static bool is_strong(const Standing *standing)
{
    return standing->low >= STRONG_BP;
}

/* Held back by what is unknown alone. */
static bool is_unsure(const Standing *standing)
{
    return !is_strong(standing) && standing->high >= STRONG_BP;
}

static bool is_weak(const Standing *standing)
{
    return !is_strong(standing) && !is_unsure(standing);
}

/* Up to two of a kind, those with the most of `much` first, in words. */
static const char *name_most(Composer *c, const Standing *all, bool (*is)(const Standing *),
                             int64_t (*much)(const Standing *))
{
    const Standing *most[MOST_NAMED + 1] = { 0 };
    for (size_t i = 0; i < c->model->n_capabilities; i++) {
        if (all[i].low < 0 || !is(&all[i]))
            continue;
        size_t at = MOST_NAMED;
        for (; at > 0 && (!most[at - 1] || much(&all[i]) > much(most[at - 1])); at--)
            most[at] = most[at - 1];
        most[at] = &all[i];
    }
    const Capability *named[MOST_NAMED];
    size_t n = 0;
    for (; n < MOST_NAMED && most[n]; n++)
        named[n] = most[n]->capability;
    return say_capabilities(c, named, n);
}

static const char *find_capabilities(Composer *c)
{
    Standing *all = capability_standings(c->arena, c->card, c->card->next_stage);
    int least = FULL_BP, most = 0;
    bool anything_known = false;
    for (size_t i = 0; i < c->model->n_capabilities; i++) {
        if (all[i].low < 0)
            continue;
        least = all[i].low < least ? all[i].low : least;
        most = all[i].low > most ? all[i].low : most;
        anything_known |= all[i].low > 0 || all[i].high < FULL_BP;
    }
    if (!anything_known)
        return TELL(c, "finding.nothing_known", { "stage", .number = c->card->next_stage });
    if (least == FULL_BP)
        return TELL(c, "finding.complete", { "stage", .number = c->card->next_stage });
    if (most - least < EVEN_BP && least < STRONG_BP)
        return TELL_PLAIN(c, most >= STRONG_BP ? "finding.even_high" : "finding.even");
    const char *strong = name_most(c, all, is_strong, in_place);
    const char *weak = name_most(c, all, is_weak, missing);
    const char *unsure = name_most(c, all, is_unsure, missing);
    const char *behind = *weak ? weak : unsure;
    const char *key = !*behind   ? "finding.all_strong"
                      : !*strong ? *weak ? "finding.none_strong" : "finding.none_sure"
                      : *weak    ? "finding.strong_weak"
                                 : "finding.strong_unknown";
    return TELL(c, key, { "strong", .text = strong }, { "weak", .text = behind });
}

/* --- what is to be done ------------------------------------------------------------- */

static const char *find_roadmap(Composer *c)
{
    return TELL(c, "finding.roadmap", { "n", .number = (int64_t)c->card->n_moves });
}

static const char *find_open(Composer *c)
{
    int ahead = c->card->next_stage;
    Practices open = practices_in(c->arena, c->card, ahead, ahead, OPEN_STATES);
    return TELL(c, "finding.open", { "n", .number = (int64_t)open.n },
                { "stage", .number = ahead });
}

static const char *find_settle(Composer *c)
{
    return TELL(c, "finding.settle", { "n", .number = (int64_t)c->card->n_open_questions });
}

static const char *find_owners(Composer *c)
{
    WorkShares shares = owner_shares(c->arena, c->card);
    size_t named = 0;
    for (size_t i = 0; i < shares.n; i++)
        named += shares.list[i].name != NULL;
    if (!shares.n)
        return TELL_PLAIN(c, "finding.owners_nothing");
    if (!named)
        return TELL_PLAIN(c, "finding.owners_none");
    const WorkShare *first = &shares.list[0];
    return TELL(c, named == 1 ? "finding.owners_one" : "finding.owners",
                { "owner", .text = first->name },
                { "n", .number = (int64_t)first->n_moves },
                { "of", .number = (int64_t)c->card->n_moves });
}

static const char *find_failures(Composer *c)
{
    WorkShares tools = tool_shares(c->arena, c->card);
    size_t n = 0;
    for (size_t i = 0; i < tools.n; i++)
        n += tools.list[i].n_failures;
    return TELL(
        c, "finding.failures", { "n", .number = (int64_t)n },
        { "tools", .text = TELL(c, "count.tools", { "n", .number = (int64_t)tools.n }) });
}

/* --- what it rests on --------------------------------------------------------------- */

static const char *find_limits(Composer *c)
{
    Practices unknown = practices_in(c->arena, c->card, 1, LAST_STAGE, 1u << STATE_UNKNOWN);
    return TELL(
        c, unknown.n == c->model->n_practices ? "finding.limits_all" : "finding.limits",
        { "n", .number = (int64_t)unknown.n },
        { "of", .number = (int64_t)c->model->n_practices });
}

static const char *find_waivers(Composer *c)
{
    const Scorecard *card = c->card;
    const char *valid =
        TELL(c, "finding.waivers_valid", { "n", .number = (int64_t)card->n_valid_waivers });
    size_t void_ones = card->n_expired_waivers + c->found->n_malformed_waivers;
    if (!void_ones)
        return valid;
    return TELL(c, "finding.waivers_expired", { "valid", .text = valid },
                { "n", .number = (int64_t)void_ones });
}

static const char *find_inventory(Composer *c)
{
    size_t of = c->found->n_inventory, retired = c->card->n_retired;
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

/* --- what changed ------------------------------------------------------------------- */

static const char *find_changes(Composer *c)
{
    const Changes *changes = c->card->changes;
    if (!changes)
        return TELL_PLAIN(c, "finding.no_baseline");
    const size_t *counts = changes->counts;
    size_t fixed = counts[CHANGE_FIXED];
    size_t worse = counts[CHANGE_NEW] + counts[CHANGE_REGRESSED];
    bool other = counts[CHANGE_WAIVED] || counts[CHANGE_EVIDENCE_GAINED];
    const char *key = changes->headline_only         ? "finding.changes_headline"
                      : counts[CHANGE_EVIDENCE_LOST] ? "finding.changes_lost"
                      : fixed && worse               ? "finding.changes_both"
                      : fixed                        ? "finding.changes_fixed"
                      : worse                        ? "finding.changes_worse"
                      : other                        ? "finding.changes_neither"
                                                     : "finding.changes_none";
    return TELL(c, key, { "n", .number = (int64_t)(fixed ? fixed : worse) },
                { "worse", .number = (int64_t)worse },
                { "date", .number = changes->as_of });
}

static const char *find_history(Composer *c)
{
    Moments moments = moments_of(c->arena, c->card);
    if (moments.n < 2)
        return TELL_PLAIN(c, "finding.no_baseline");
    int then = moments.list[0].place.index_tenths, now = c->card->index_tenths;
    const char *key = now > then   ? "finding.history_up"
                      : now < then ? "finding.history_down"
                                   : "finding.history_same";
    return TELL(c, key, { "then", .number = then }, { "now", .number = now },
                { "date", .number = moments.list[0].as_of });
}

/* --- the table ---------------------------------------------------------------------- */

const char *const finding_names[] = {
    "capabilities", "roadmap", "open",    "settle", "limits",   "waivers",
    "inventory",    "inputs",  "changes", "owners", "failures", "history",
};
const size_t n_findings = sizeof finding_names / sizeof *finding_names;

static const char *(*const finders[])(Composer *) = {
    find_capabilities, find_roadmap, find_open,    find_settle, find_limits,   find_waivers,
    find_inventory,    find_inputs,  find_changes, find_owners, find_failures, find_history,
};

const char *finding_say(Composer *composer, const char *name)
{
    for (size_t i = 0; i < n_findings; i++)
        if (strcmp(finding_names[i], name) == 0)
            return finders[i](composer);
    return NULL;
}
