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
    if (strcmp(row->resource->id, id) != 0)
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
    int64_t weight = finding.resource->weight * (ends ? -1 : 1);
    evidence.waived += weight;
    if (!finding.is_stray)
        evidence.waived_listed += weight;
    else if (finding.failed)
        evidence.unlisted -= weight;
    if (finding.failed)
        evidence.failed -= weight;
    else if (finding.passed)
        evidence.passed -= weight;
    settle(&evidence);
    return evidence;
}

static State renewed(const Search *search, const Waiver *waiver)
{
    const PracticeScore *score = search->score;
    if (!waiver->resource)
        return STATE_WAIVED;
    Finding finding = finding_of(score, waiver->resource, false);
    if (!finding.resource)
        return score->state;
    Evidence evidence = with_waiver(score, finding, false);
    return judge_trial(search, &evidence, AS_IT_IS);
}

void by_renewing_a_waiver(const Search *search)
{
    const Scorecard *card = search->explaining->card;
    for (size_t i = 0; i < card->n_expired_waivers; i++) {
        const Waiver *waiver = card->expired_waivers[i];
        if (waiver->practice != search->score->practice)
            continue;
        State becomes = renewed(search, waiver);
        if (is_reached(search->goal, becomes)) {
            keep(search, (Change){ .waiver = waiver }, becomes);
            return;
        }
    }
}

/* True when nothing else waives the same. */
static bool waives_alone(const Scorecard *card, const Waiver *waiver)
{
    for (size_t i = 0; i < card->n_valid_waivers; i++) {
        const Waiver *other = card->valid_waivers[i];
        bool same = other->practice == waiver->practice &&
                    (other->resource && waiver->resource
                         ? strcmp(other->resource, waiver->resource) == 0
                         : other->resource == waiver->resource);
        if (same && other != waiver)
            return false;
    }
    return true;
}

static State ended(const Search *search, const Waiver *waiver)
{
    PracticeScore score = *search->score;
    Search without = *search;
    if (waiver->resource) {
        Finding finding = finding_of(&score, waiver->resource, true);
        if (!finding.resource)
            return score.state;
        Evidence evidence = with_waiver(&score, finding, true);
        return judge_trial(search, &evidence, AS_IT_IS);
    }
    score.waiver = NULL;
    without.score = &score;
    return judge_trial(&without, score.evidence, AS_IT_IS);
}

void by_ending_a_waiver(const Search *search)
{
    const Scorecard *card = search->explaining->card;
    for (size_t i = 0; i < card->n_valid_waivers; i++) {
        const Waiver *waiver = card->valid_waivers[i];
        if (waiver->practice != search->score->practice || !waives_alone(card, waiver))
            continue;
        State becomes = ended(search, waiver);
        if (is_reached(search->goal, becomes)) {
            keep(search, (Change){ .waiver = waiver }, becomes);
            return;
        }
    }
}
