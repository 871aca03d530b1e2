/* See the header. New rows take the place of old ones; nothing else is touched. */
#include "changed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text8.h"
#include "score/score.h"

const Scorecard *scored(Kit *kit, const Assessment *found)
{
    return score(kit->round, kit->model, found, diag_new(kit->round));
}

typedef struct {
    Kit *kit;
    Assessment *to;
    const PracticeScore *score;
} Making;

static bool is_of(const Observation *row, const Practice *practice, const char *resource)
{
    return row->practice == practice && row->strength != STRENGTH_ATTESTED &&
           strcmp(row->resource->id, resource) == 0;
}

static void add_row(const Making *making, const Change *change, const Resource *resource,
                    bool unjoined, bool in_template)
{
    bool indirect = making->score->indirect_only && !change->directly;
    making->to->observations[making->to->n_observations++] = (Observation){
        .practice = making->score->practice,
        .resource = resource,
        .verdict = change->goal == GOAL_LOST ? VERDICT_FAIL : VERDICT_PASS,
        .strength = indirect ? STRENGTH_INDIRECT : STRENGTH_DIRECT,
        .tool = "later",
        .check = "check",
        .date = making->to->as_of,
        .unjoined = unjoined,
        .in_template = in_template,
    };
}

typedef struct {
    const Resource *resource;
    bool unjoined, declared, running;
} Sight;

static void look(Sight *sight, const Observation *row, const char *id)
{
    if (strcmp(row->resource->id, id) != 0 || row->strength == STRENGTH_ATTESTED)
        return;
    sight->resource = row->resource;
    sight->unjoined |= row->unjoined;
    sight->declared |= row->in_template;
    sight->running |= !row->in_template;
}

/* Who saw it, of those who count. */
static Sight sight_of(const PracticeScore *score, const char *id)
{
    static const bool merged[N_NOT_COUNTED] = {
        [NOT_COUNTED_NO_VERDICT] = true, [NOT_COUNTED_WEAK_PASS] = true,
        [NOT_COUNTED_OVERRULED] = true,  [NOT_COUNTED_ANSWER_ONLY] = true,
        [NOT_COUNTED_WAIVED] = true,
    };
    Sight sight = { 0 };
    for (size_t i = 0; i < score->n_seen; i++)
        look(&sight, score->seen[i], id);
    for (size_t i = 0; i < score->n_not_counted; i++)
        if (merged[score->not_counted_for[i]])
            look(&sight, score->not_counted[i], id);
    return sight;
}

/* New rows take the place of all that was seen of the resource: whoever saw it, in a
 * template or running, sees it again. */
static void turn_resource(const Making *making, const Change *change, const char *id)
{
    Assessment *to = making->to;
    Sight sight = sight_of(making->score, id);
    size_t n = 0;
    for (size_t i = 0; i < to->n_observations; i++)
        if (!is_of(&to->observations[i], making->score->practice, id))
            to->observations[n++] = to->observations[i];
    to->n_observations = n;
    assert_non_null(sight.resource);
    if (sight.declared)
        add_row(making, change, sight.resource, sight.unjoined, true);
    if (sight.running)
        add_row(making, change, sight.resource, sight.unjoined, false);
}

static void see_new(const Making *making, const Change *change, int number)
{
    Resource *resource = ARENA_NEW(making->kit->round, Resource);
    *resource = (Resource){ .id = arena_printf(making->kit->round, "new-%d", number),
                            .kind = "function",
                            .weight = 1 };
    add_row(making, change, resource, false, change->unseen_declared);
}

/* All choices for the practice are taken; for GOAL_LOST one is not. */
static void review_anew(const Making *making, const Change *change)
{
    Assessment *to = making->to;
    for (size_t i = 0; i < to->n_observations; i++) {
        Observation *row = &to->observations[i];
        bool decides = row->verdict == VERDICT_PASS || row->verdict == VERDICT_FAIL;
        if (row->practice == making->score->practice && decides &&
            row->strength == STRENGTH_ATTESTED)
            row->verdict = change->goal == GOAL_LOST ? VERDICT_FAIL : VERDICT_PASS;
    }
}

static void answer_anew(const Making *making, const NewAnswer *answer)
{
    Assessment *to = making->to;
    size_t n = 0;
    for (size_t i = 0; i < to->n_answers; i++)
        if (to->answers[i].question != answer->question)
            to->answers[n++] = to->answers[i];
    to->answers[n] = (Answer){ .question = answer->question,
                               .selected = answer->selected,
                               .n_selected = answer->n_selected,
                               .date = to->as_of };
    to->n_answers = n + 1;
}

static void turn_waiver(const Making *making, const Change *change)
{
    Assessment *to = making->to;
    for (size_t i = 0; i < to->n_waivers; i++)
        if (text8_same(to->waivers[i].id, change->waiver->id)) {
            to->waivers[i].created = to->as_of - (change->goal == GOAL_LOST ? 9 : 0);
            to->waivers[i].expires = to->as_of + (change->goal == GOAL_LOST ? -1 : 30);
        }
}

static Assessment *copy_of(Kit *kit, const Assessment *from, size_t more)
{
    Assessment *to = ARENA_NEW(kit->round, Assessment);
    *to = *from;
    to->observations =
        ARENA_ARRAY(kit->round, Observation, from->n_observations + more + 1);
    for (size_t i = 0; i < from->n_observations; i++)
        to->observations[i] = from->observations[i];
    to->answers =
        ARENA_ARRAY(kit->round, Answer, from->n_answers + kit->model->n_questions);
    for (size_t i = 0; i < from->n_answers; i++)
        to->answers[i] = from->answers[i];
    to->waivers = ARENA_ARRAY(kit->round, Waiver, from->n_waivers + 1);
    for (size_t i = 0; i < from->n_waivers; i++)
        to->waivers[i] = from->waivers[i];
    return to;
}

State state_after(Kit *kit, const Assessment *from, const PracticeScore *score,
                  const Change *change)
{
    size_t more = 2 * change->n_resources + (size_t)change->n_unseen;
    Making making = { .kit = kit, .to = copy_of(kit, from, more), .score = score };
    for (size_t i = 0; i < change->n_resources; i++)
        turn_resource(&making, change, change->resources[i]);
    for (int i = 0; i < change->n_unseen; i++)
        see_new(&making, change, i);
    for (size_t i = 0; i < change->n_answers; i++)
        answer_anew(&making, &change->answers[i]);
    if (change->review)
        review_anew(&making, change);
    if (change->waiver)
        turn_waiver(&making, change);
    return scorecard_of(scored(kit, making.to), score->practice)->state;
}
