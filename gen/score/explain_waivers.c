/* Waivers as changes: one that has run out and is renewed, one that holds and ends. A
 * resource under a waiver leaves P, F and N, and comes back when it ends. */
#include <string.h>

#include "score/explain_search.h"

/* What was seen of one resource: what counts, or what a waiver hides. */
typedef struct {
    const Resource *resource; /* NULL: nothing */
    bool failed, passed, is_stray;
} Finding;

static void look_at(Finding *finding, const Observation *row, const char *id)
{
    if (row->strength == STRENGTH_ATTESTED || strcmp(row->resource->id, id) != 0)
        return;
    finding->resource = row->resource;
    finding->is_stray |= row->unjoined;
    finding->failed |= row->verdict == VERDICT_FAIL;
    finding->passed |= row->verdict == VERDICT_PASS && row->strength != STRENGTH_WEAK;
}

/* Of what is not counted, that which was merged by resource all the same. */
static bool was_merged(NotCounted why)
{
    return why == NOT_COUNTED_NO_VERDICT || why == NOT_COUNTED_WEAK_PASS ||
           why == NOT_COUNTED_OVERRULED || why == NOT_COUNTED_ANSWER_ONLY;
}

static Finding finding_of(const PracticeScore *score, const char *id, bool hidden)
{
    Finding finding = { 0 };
    for (size_t i = 0; i < score->n_seen && !hidden; i++)
        look_at(&finding, score->seen[i], id);
    for (size_t i = 0; i < score->n_not_counted; i++) {
        NotCounted why = score->not_counted_for[i];
        if (hidden ? why == NOT_COUNTED_WAIVED : was_merged(why))
            look_at(&finding, score->not_counted[i], id);
    }
    return finding;
}

/* A waiver takes the resource out of P, F and N; its end brings it back. */
static Evidence with_waiver(const PracticeScore *score, Finding finding, bool ends)
{
    Evidence evidence = *score->evidence;
    Seen *part = &evidence.parts[part_of(&evidence, finding.resource->id)];
    int64_t weight = finding.resource->weight * (ends ? -1 : 1);
    evidence.waived += weight;
    if (!finding.is_stray)
        evidence.waived_listed += weight;
    else if (finding.failed || finding.passed)
        evidence.unlisted -= weight;
    if (finding.failed)
        part->failed -= weight;
    else if (finding.passed)
        part->passed -= weight;
    settle(&evidence);
    return evidence;
}

/* What no tool judged, because it was told to overlook it, leaves N alone. */
static Evidence with_waiver_of_overlooked(const PracticeScore *score, int weight)
{
    Evidence evidence = *score->evidence;
    evidence.waived += weight;
    evidence.waived_listed += weight;
    settle(&evidence);
    return evidence;
}

/* The state when the waiver of a resource begins, or ends. */
static State when_resource_is_waived(const Search *search, const Waiver *waiver, bool ends)
{
    const PracticeScore *score = search->score;
    const Assessment *found = search->explaining->card->assessment;
    Finding finding = finding_of(score, waiver->resource, ends);
    int overlooked = suppressed_weight(found, score->practice, waiver->resource);
    if (!finding.resource && !overlooked)
        return score->state;
    Evidence evidence =
        finding.resource
            ? with_waiver(score, finding, ends)
            : with_waiver_of_overlooked(score, ends ? -overlooked : overlooked);
    return judge_trial(search, &evidence, AS_IT_IS);
}

/* True when a valid waiver holds for the same. */
static bool is_waived_by(const Waiver *other, const Waiver *waiver)
{
    return other->practice == waiver->practice &&
           (other->resource && waiver->resource
                ? strcmp(other->resource, waiver->resource) == 0
                : other->resource == waiver->resource);
}

static bool is_waived_beside(const Scorecard *card, const Waiver *waiver)
{
    for (size_t i = 0; i < card->n_valid_waivers; i++)
        if (card->valid_waivers[i] != waiver &&
            is_waived_by(card->valid_waivers[i], waiver))
            return true;
    return false;
}

static bool is_waived_before(const Scorecard *card, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (is_waived_by(card->valid_waivers[i], card->valid_waivers[n]))
            return true;
    return false;
}

int64_t overlooked_by_waivers(const Scorecard *card, const Practice *practice)
{
    int64_t weight = 0;
    for (size_t i = 0; i < card->n_valid_waivers; i++) {
        const Waiver *waiver = card->valid_waivers[i];
        if (waiver->practice == practice && waiver->resource && !is_waived_before(card, i))
            weight += suppressed_weight(card->assessment, practice, waiver->resource);
    }
    return weight;
}

static State renewed(const Search *search, const Waiver *waiver)
{
    if (!waiver->resource)
        return STATE_WAIVED;
    return when_resource_is_waived(search, waiver, false);
}

void by_renewing_a_waiver(const Search *search)
{
    const Scorecard *card = search->explaining->card;
    for (size_t i = 0; i < card->n_expired_waivers; i++) {
        const Waiver *waiver = card->expired_waivers[i];
        if (waiver->practice != search->score->practice || is_waived_beside(card, waiver))
            continue;
        State becomes = renewed(search, waiver);
        if (is_reached(search->goal, becomes)) {
            keep(search, (Change){ .waiver = waiver }, becomes);
            return;
        }
    }
}

static State ended(const Search *search, const Waiver *waiver)
{
    if (waiver->resource)
        return when_resource_is_waived(search, waiver, true);
    PracticeScore score = *search->score;
    Search without = *search;
    score.waiver = NULL;
    without.score = &score;
    return judge_trial(&without, score.evidence, AS_IT_IS);
}

void by_ending_a_waiver(const Search *search)
{
    const Scorecard *card = search->explaining->card;
    for (size_t i = 0; i < card->n_valid_waivers; i++) {
        const Waiver *waiver = card->valid_waivers[i];
        if (waiver->practice != search->score->practice || is_waived_beside(card, waiver))
            continue;
        State becomes = ended(search, waiver);
        if (is_reached(search->goal, becomes)) {
            keep(search, (Change){ .waiver = waiver }, becomes);
            return;
        }
    }
}
