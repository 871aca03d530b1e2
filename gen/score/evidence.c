/* What tools saw. The observations of a practice, sorted, are walked resource by resource
 * and end in one verdict per resource: a fail wins over a pass, two tools on one
 * resource count once (section 2, rules 1 to 4). Every observation lands in exactly one
 * list of its practice: seen, stale, or not counted with the reason. */
#include <assert.h>
#include <string.h>

#include "base/text8.h"
#include "score/steps.h"

/* --- one practice ----------------------------------------------------------------- */

typedef struct {
    const Scorecard *card;
    const Practice *practice;
    const SortedObservation *rows;
    size_t n_rows;
    const Waiver **waivers; /* of single resources */
    size_t n_waivers;
    PracticeScore *score;
    Evidence *evidence;
    /* The lists of the score, while they are filled; each has room for all rows. */
    const Observation **seen, **stale, **not_counted, **conflicts;
    NotCounted *not_counted_for;
    const char **fails, **waived_resources;
} Merge;

static bool is_stale(const Merge *merge, const Observation *row)
{
    return row->date != DATE_NONE &&
           (int64_t)merge->card->assessment->as_of - row->date >
               merge->card->model->parameters.fresh_days_automated;
}

static bool is_corroboration(const Observation *row)
{
    return row->unjoined && row->verdict != VERDICT_FAIL;
}

/* Direct evidence, of whatever verdict, makes indirect evidence irrelevant; otherwise a
 * fail that turns into a pass could let worse indirect evidence in. */
static bool is_direct(const Observation *row)
{
    switch (row->strength) {
    case STRENGTH_DIRECT:
    case STRENGTH_FAIL_ONLY:
    case STRENGTH_WEAK: return true;
    case STRENGTH_INDIRECT:
    case STRENGTH_SUSPECT:
    case STRENGTH_ATTESTED:
    case STRENGTH_CONTEXT: return false;
    }
    return false;
}

static bool has_direct_evidence(const Merge *merge)
{
    for (size_t i = 0; i < merge->n_rows; i++)
        if (is_direct(merge->rows[i].seen) && !is_stale(merge, merge->rows[i].seen))
            return true;
    return false;
}

/* True when the observation belongs to those that are merged; else `why` not. */
static bool is_in_pool(const Merge *merge, const Observation *row, NotCounted *why)
{
    switch (row->strength) {
    case STRENGTH_SUSPECT: *why = NOT_COUNTED_SUSPECT; return false;
    case STRENGTH_ATTESTED: *why = NOT_COUNTED_ATTESTED; return false;
    case STRENGTH_CONTEXT: *why = NOT_COUNTED_CONTEXT; return false;
    case STRENGTH_INDIRECT:
        *why = NOT_COUNTED_INDIRECT;
        if (!merge->evidence->indirect)
            return false;
        break;
    case STRENGTH_DIRECT:
    case STRENGTH_FAIL_ONLY:
    case STRENGTH_WEAK: break;
    }
    *why = NOT_COUNTED_CORROBORATION;
    return !is_corroboration(row);
}

static bool is_verdict(const Observation *row, NotCounted *why)
{
    *why = row->verdict == VERDICT_PASS ? NOT_COUNTED_WEAK_PASS : NOT_COUNTED_NO_VERDICT;
    return row->verdict == VERDICT_FAIL ||
           (row->verdict == VERDICT_PASS && row->strength != STRENGTH_WEAK);
}

static bool is_waived(const Merge *merge, const Resource *resource)
{
    for (size_t i = 0; i < merge->n_waivers; i++)
        if (strcmp(merge->waivers[i]->resource, resource->id) == 0)
            return true;
    return false;
}

static void find_waivers(Arena *arena, Merge *merge)
{
    for (size_t i = 0; i < merge->card->n_valid_waivers; i++) {
        const Waiver *waiver = merge->card->valid_waivers[i];
        if (waiver->practice == merge->practice && waiver->resource)
            ARENA_PUSH(arena, merge->waivers, merge->n_waivers) = waiver;
    }
}

static void leave_out(Merge *merge, const Observation *row, NotCounted why)
{
    size_t n = merge->score->n_not_counted++;
    merge->not_counted[n] = row;
    merge->not_counted_for[n] = why;
}

/* What the rows of one resource say together. */
typedef struct {
    bool asked; /* an observation of the pool looked at it */
    bool unlisted;
    bool waived;
    bool passed, failed;
} Finding;

static Finding look_at(Merge *merge, const SortedObservation *rows, size_t n)
{
    Finding finding = { 0 };
    NotCounted why;
    for (size_t i = 0; i < n; i++) {
        const Observation *row = rows[i].seen;
        if (is_stale(merge, row) || !is_in_pool(merge, row, &why))
            continue;
        finding.asked = true;
        finding.unlisted |= row->unjoined;
        if (row->strength != STRENGTH_FAIL_ONLY)
            merge->evidence->only_fail_checks = false;
        if (!is_verdict(row, &why))
            continue;
        finding.failed |= row->verdict == VERDICT_FAIL;
        finding.passed |= row->verdict == VERDICT_PASS;
    }
    finding.waived = finding.asked && is_waived(merge, rows[0].seen->resource);
    return finding;
}

static bool fails_by_another_tool(const Observation *pass, const SortedObservation *rows,
                                  size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (rows[i].seen->verdict == VERDICT_FAIL &&
            !text8_same(rows[i].seen->tool, pass->tool))
            return true;
    return false;
}

/* Puts each row of one resource into its list. */
static void list_rows(Merge *merge, const SortedObservation *rows, size_t n,
                      Finding finding)
{
    PracticeScore *score = merge->score;
    for (size_t i = 0; i < n; i++) {
        const Observation *row = rows[i].seen;
        NotCounted why;
        if (is_stale(merge, row)) {
            merge->stale[score->n_stale++] = row;
        } else if (!is_in_pool(merge, row, &why)) {
            leave_out(merge, row, why);
        } else if (finding.waived) {
            leave_out(merge, row, NOT_COUNTED_WAIVED);
        } else if (!is_verdict(row, &why)) {
            leave_out(merge, row, why);
        } else if (!takes_evidence(merge->practice, merge->evidence->indirect)) {
            leave_out(merge, row, NOT_COUNTED_ANSWER_ONLY);
        } else if (finding.failed && row->verdict == VERDICT_PASS) {
            leave_out(merge, row, NOT_COUNTED_OVERRULED);
            if (fails_by_another_tool(row, rows, n))
                merge->conflicts[score->n_conflicts++] = row;
        } else {
            merge->seen[score->n_seen++] = row;
            score->n_undated += row->date == DATE_NONE;
        }
    }
}

static void count_resource(Merge *merge, const Resource *resource, Finding finding)
{
    Evidence *evidence = merge->evidence;
    PracticeScore *score = merge->score;
    assert(resource->weight >= 1);
    if (finding.waived) {
        merge->waived_resources[score->n_waived_resources++] = resource->id;
        evidence->waived += resource->weight;
        if (!finding.unlisted)
            evidence->waived_listed += resource->weight;
        return;
    }
    if (finding.failed) {
        merge->fails[score->n_fails++] = resource->id;
        evidence->failed += resource->weight;
    } else if (finding.passed) {
        evidence->passed += resource->weight;
    }
    if (finding.unlisted && (finding.failed || finding.passed))
        evidence->unlisted += resource->weight;
}

static void merge_resources(Merge *merge)
{
    for (size_t i = 0, end; i < merge->n_rows; i = end) {
        const SortedObservation *rows = merge->rows + i;
        end = i + 1;
        while (end < merge->n_rows && merge->rows[end].resource == rows[0].resource)
            end++;
        Finding finding = look_at(merge, rows, end - i);
        list_rows(merge, rows, end - i, finding);
        count_resource(merge, rows[0].seen->resource, finding);
    }
}

/* Rule 4: the inventory is what makes coverage honest. Resources that it does not list
 * are added to it; those that are waived leave it. */
static void set_universe(Merge *merge)
{
    Evidence *evidence = merge->evidence;
    int listed = merge->card->assessment->universe
                     ? merge->card->assessment->universe[merge->practice->index]
                     : -1;
    int64_t counted = evidence->passed + evidence->failed - evidence->unlisted;
    evidence->universe_known = listed >= 0;
    evidence->listed = listed > 0 ? listed : 0;
    int64_t left = evidence->listed - evidence->waived_listed;
    evidence->universe = (counted > left ? counted : left) + evidence->unlisted;
}

static void merge_practice(Arena *arena, Merge *merge)
{
    PracticeScore *score = merge->score;
    size_t room = merge->n_rows + 1;
    merge->seen = ARENA_ARRAY(arena, const Observation *, room);
    merge->stale = ARENA_ARRAY(arena, const Observation *, room);
    merge->not_counted = ARENA_ARRAY(arena, const Observation *, room);
    merge->conflicts = ARENA_ARRAY(arena, const Observation *, room);
    merge->not_counted_for = ARENA_ARRAY(arena, NotCounted, room);
    merge->fails = ARENA_ARRAY(arena, const char *, room);
    merge->waived_resources = ARENA_ARRAY(arena, const char *, room);
    *merge->evidence =
        (Evidence){ .indirect = !has_direct_evidence(merge), .only_fail_checks = true };
    find_waivers(arena, merge);
    merge_resources(merge);
    set_universe(merge);
    score->seen = merge->seen;
    score->stale = merge->stale;
    score->not_counted = merge->not_counted;
    score->not_counted_for = merge->not_counted_for;
    score->conflicts = merge->conflicts;
    score->fails = merge->fails;
    score->waived_resources = merge->waived_resources;
    score->evidence = merge->evidence;
    score->pass_w = (int)merge->evidence->passed;
    score->fail_w = (int)merge->evidence->failed;
}

Evidence *read_evidence(Arena *arena, Scorecard *card)
{
    size_t n = card->model->n_practices;
    Evidence *evidence = ARENA_ARRAY(arena, Evidence, n);
    SortedObservations sorted = sort_observations(arena, card);
    for (size_t i = 0; i < n; i++) {
        PracticeScore *score = &card->practices[i];
        Merge merge = { .card = card,
                        .practice = score->practice,
                        .rows = sorted.rows + sorted.from[i],
                        .n_rows = sorted.from[i + 1] - sorted.from[i],
                        .score = score,
                        .evidence = &evidence[i] };
        merge_practice(arena, &merge);
        card->n_observations_used += score->n_seen;
        card->n_stale += score->n_stale;
        card->n_undated += score->n_undated;
    }
    return evidence;
}
