/* What tools saw. The observations of a practice, sorted, are walked resource by resource
 * and end in one verdict per resource: a fail wins over a pass, two tools on one
 * resource count once (section 2, rules 1 to 4). Every observation lands in exactly one
 * list of its practice: seen, said in a lens review, stale, or not counted with the
 * reason. */
#include <assert.h>
#include <stdlib.h>
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
    const Observation **seen, **stale, **not_counted, **conflicts, **overruling, **lens;
    NotCounted *not_counted_for;
    const char **fails, **waived_resources;
    const Resource **declared;
} Merge;

/* Too old, or refused as undated: it takes no part in anything. */
static bool is_out(const Merge *merge, const Observation *row)
{
    return is_stale(row, merge->card) || is_refused(row->date, merge->card);
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
        if (is_direct(merge->rows[i].seen) && !is_out(merge, merge->rows[i].seen))
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
    bool in_template, runs;
    bool can_pass; /* not only by checks that can but fail */
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
        if (is_out(merge, row) || !is_in_pool(merge, row, &why))
            continue;
        finding.asked = true;
        finding.unlisted |= row->unjoined;
        finding.in_template |= row->in_template && !row->unjoined;
        finding.runs |= !row->in_template || row->unjoined || row->resource->in_inventory;
        finding.can_pass |= row->strength != STRENGTH_FAIL_ONLY;
        if (!is_verdict(row, &why))
            continue;
        finding.failed |= row->verdict == VERDICT_FAIL;
        finding.passed |= row->verdict == VERDICT_PASS;
    }
    merge->evidence->is_joined |= finding.in_template && finding.runs && !finding.unlisted;
    finding.waived = finding.asked && is_waived(merge, rows[0].seen->resource);
    return finding;
}

/* The first fail of another tool that counts; NULL. */
static const Observation *fail_of_another_tool(const Merge *merge, const Observation *pass,
                                               const SortedObservation *rows, size_t n)
{
    NotCounted why;
    for (size_t i = 0; i < n; i++) {
        const Observation *row = rows[i].seen;
        if (row->verdict == VERDICT_FAIL && !text8_same(row->tool, pass->tool) &&
            !is_out(merge, row) && is_in_pool(merge, row, &why))
            return row;
    }
    return NULL;
}

static void overrule(Merge *merge, const Observation *pass, const SortedObservation *rows,
                     size_t n)
{
    const Observation *fail = fail_of_another_tool(merge, pass, rows, n);
    leave_out(merge, pass, NOT_COUNTED_OVERRULED);
    if (!fail)
        return;
    merge->overruling[merge->score->n_conflicts] = fail;
    merge->conflicts[merge->score->n_conflicts++] = pass;
}

/* A choice of a lens review counts when it is as low as what counts. */
static void list_choice(Merge *merge, const Observation *row)
{
    PracticeScore *score = merge->score;
    if (row->verdict != VERDICT_PASS && row->verdict != VERDICT_FAIL)
        leave_out(merge, row, NOT_COUNTED_NO_VERDICT);
    else if (lens_value(row) > score->said_bp)
        leave_out(merge, row, NOT_COUNTED_ATTESTED);
    else {
        merge->lens[score->n_lens++] = row;
        score->n_undated += row->date == DATE_NONE;
    }
}

/* Puts each row of one resource into its list. */
static void list_rows(Merge *merge, const SortedObservation *rows, size_t n,
                      Finding finding)
{
    PracticeScore *score = merge->score;
    for (size_t i = 0; i < n; i++) {
        const Observation *row = rows[i].seen;
        NotCounted why;
        if (is_stale(row, merge->card)) {
            merge->stale[score->n_stale++] = row;
        } else if (is_refused(row->date, merge->card)) {
            leave_out(merge, row, NOT_COUNTED_UNDATED);
        } else if (row->strength == STRENGTH_ATTESTED) {
            list_choice(merge, row);
        } else if (!is_in_pool(merge, row, &why)) {
            leave_out(merge, row, why);
        } else if (finding.waived) {
            leave_out(merge, row, NOT_COUNTED_WAIVED);
        } else if (!is_verdict(row, &why)) {
            leave_out(merge, row, why);
        } else if (!takes_evidence(merge->practice, merge->evidence->indirect)) {
            leave_out(merge, row, NOT_COUNTED_ANSWER_ONLY);
        } else if (finding.failed && row->verdict == VERDICT_PASS) {
            overrule(merge, row, rows, n);
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
    bool is_declared = finding.in_template && !finding.runs;
    if (is_declared)
        merge->declared[evidence->n_declared++] = resource;
    Seen *part = &evidence->parts[is_declared ? DECLARED : RUNNING];
    part->only_fail_checks &= !finding.can_pass;
    if (finding.waived) {
        merge->waived_resources[score->n_waived_resources++] = resource->id;
        evidence->waived += resource->weight;
        if (!finding.unlisted)
            evidence->waived_listed += resource->weight;
        return;
    }
    if (finding.failed) {
        merge->fails[score->n_fails++] = resource->id;
        part->failed += resource->weight;
    } else if (finding.passed) {
        part->passed += resource->weight;
    }
    if (finding.unlisted && (finding.failed || finding.passed))
        evidence->unlisted += resource->weight;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What a tool was told to overlook it did not judge; still a waiver takes it out of what
 * must be known, and counts as waived. */
static void waive_suppressed(Merge *merge)
{
    PracticeScore *score = merge->score;
    size_t n = score->n_waived_resources;
    for (size_t i = 0; i < merge->n_waivers; i++) {
        const char *resource = merge->waivers[i]->resource;
        int weight = suppressed_weight(merge->card->assessment, merge->practice, resource);
        bool known = !weight;
        for (size_t k = 0; k < score->n_waived_resources && !known; k++)
            known = text8_same(merge->waived_resources[k], resource);
        if (known)
            continue;
        merge->waived_resources[score->n_waived_resources++] = resource;
        merge->evidence->waived += weight;
        merge->evidence->waived_listed += weight;
    }
    if (score->n_waived_resources > n)
        qsort(merge->waived_resources, score->n_waived_resources,
              sizeof *merge->waived_resources, by_text);
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

/* Rule 4: the inventory is what makes coverage honest. */
static void read_inventory(Merge *merge)
{
    Evidence *evidence = merge->evidence;
    int listed = merge->card->assessment->universe
                     ? merge->card->assessment->universe[merge->practice->index]
                     : -1;
    evidence->universe_known = listed >= 0;
    evidence->listed = listed > 0 ? listed : 0;
}

static void merge_practice(Arena *arena, Merge *merge)
{
    PracticeScore *score = merge->score;
    size_t room = merge->n_rows + 1;
    merge->seen = ARENA_ARRAY(arena, const Observation *, room);
    merge->stale = ARENA_ARRAY(arena, const Observation *, room);
    merge->not_counted = ARENA_ARRAY(arena, const Observation *, room);
    merge->conflicts = ARENA_ARRAY(arena, const Observation *, room);
    merge->overruling = ARENA_ARRAY(arena, const Observation *, room);
    merge->lens = ARENA_ARRAY(arena, const Observation *, room);
    merge->not_counted_for = ARENA_ARRAY(arena, NotCounted, room);
    merge->fails = ARENA_ARRAY(arena, const char *, room);
    merge->declared = ARENA_ARRAY(arena, const Resource *, room);
    *merge->evidence =
        (Evidence){ .parts = { { .only_fail_checks = true }, { .only_fail_checks = true } },
                    .declared = merge->declared,
                    .indirect = !has_direct_evidence(merge) };
    find_waivers(arena, merge);
    merge->waived_resources = ARENA_ARRAY(arena, const char *, room + merge->n_waivers);
    merge_resources(merge);
    waive_suppressed(merge);
    read_inventory(merge);
    settle(merge->evidence);
    score->seen = merge->seen;
    score->stale = merge->stale;
    score->not_counted = merge->not_counted;
    score->not_counted_for = merge->not_counted_for;
    score->conflicts = merge->conflicts;
    score->overruling = merge->overruling;
    score->lens = merge->lens;
    score->fails = merge->fails;
    score->waived_resources = merge->waived_resources;
    score->evidence = merge->evidence;
    const Seen *parts = merge->evidence->parts;
    score->pass_w = (int)(parts[RUNNING].passed + parts[DECLARED].passed);
    score->fail_w = (int)(parts[RUNNING].failed + parts[DECLARED].failed);
}

Evidence *read_evidence(Arena *arena, Scorecard *card, SortedObservations sorted)
{
    size_t n = card->model->n_practices;
    Evidence *evidence = ARENA_ARRAY(arena, Evidence, n);
    for (size_t i = 0; i < n; i++) {
        PracticeScore *score = &card->practices[i];
        Merge merge = { .card = card,
                        .practice = score->practice,
                        .rows = sorted.rows + sorted.from[i],
                        .n_rows = sorted.from[i + 1] - sorted.from[i],
                        .score = score,
                        .evidence = &evidence[i] };
        merge_practice(arena, &merge);
        card->n_observations_used += score->n_seen + score->n_lens;
        card->n_stale += score->n_stale;
        card->n_undated += score->n_undated;
        for (size_t k = 0; k < score->n_not_counted; k++)
            card->n_refused += score->not_counted_for[k] == NOT_COUNTED_UNDATED;
    }
    return evidence;
}
