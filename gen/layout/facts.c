/* Asking the Scorecard; see the header. */
#include "layout/facts.h"

#include <stdlib.h>
#include <string.h>

#include "base/text8.h"

/* --- practices --------------------------------------------------------------------- */

static int by_id(const void *left, const void *right)
{
    const Practice *a = *(const Practice *const *)left;
    const Practice *b = *(const Practice *const *)right;
    return strcmp(a->id, b->id);
}

static void add_once(Arena *arena, Practices *list, const Practice *practice)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->practices[i] == practice)
            return;
    ARENA_PUSH(arena, list->practices, list->n) = practice;
}

Practices holding_points(Arena *arena, const Scorecard *card, int from, int to)
{
    Practices points = { 0 };
    for (int k = from; k <= to; k++) {
        const StageScore *stage = &card->stages[k];
        for (size_t i = 0; i < stage->n_critical_open; i++)
            add_once(arena, &points, stage->critical_open[i]);
        for (size_t i = 0; i < stage->n_blockers; i++)
            add_once(arena, &points, stage->blockers[i]);
    }
    if (points.n)
        qsort(points.practices, points.n, sizeof *points.practices, by_id);
    return points;
}

size_t count_unknown(const Scorecard *card, Practices practices)
{
    size_t n = 0;
    for (size_t i = 0; i < practices.n; i++)
        n += scorecard_of(card, practices.practices[i])->state == STATE_UNKNOWN;
    return n;
}

Practices practices_in(Arena *arena, const Scorecard *card, int from, int to,
                       unsigned states)
{
    Practices list = { 0 };
    for (size_t i = 0; i < card->model->n_practices; i++) {
        const PracticeScore *score = &card->practices[i];
        int stage = score->practice->stage;
        if (stage >= from && stage <= to && (states & 1u << score->state))
            ARENA_PUSH(arena, list.practices, list.n) = score->practice;
    }
    return list;
}

/* --- what tools saw ---------------------------------------------------------------- */

/* NULL once two kinds have met. */
static const char *common_kind(const char *so_far, const char *kind, bool first)
{
    return first || text8_same(so_far, kind) ? kind : NULL;
}

static void count(Tally *tally, const Observation *row, bool listed)
{
    const Resource *resource = row->resource;
    bool is_other =
        listed && (row->unjoined || !text8_same(resource->kind, row->practice->population));
    if (is_other && row->verdict == VERDICT_FAIL) {
        tally->other_kind =
            common_kind(tally->other_kind, resource->kind, tally->others == 0);
        tally->others++;
        return;
    }
    if (!listed)
        tally->kind =
            common_kind(tally->kind, resource->kind, !tally->pass && !tally->fail);
    tally->pass += row->verdict == VERDICT_PASS;
    tally->fail += row->verdict == VERDICT_FAIL;
}

/* Observations stand sorted by resource, and those that count agree on its verdict. */
Tally tally_of(const Scorecard *card, const PracticeScore *score)
{
    const Practice *practice = score->practice;
    const int *universe = card->assessment->universe;
    bool listed = universe && universe[practice->index] >= 0;
    Tally tally = { .kind = practice->population };
    bool weighted = false;
    const Resource *last = NULL;
    for (size_t i = 0; i < score->n_seen; i++) {
        if (score->seen[i]->resource == last)
            continue;
        last = score->seen[i]->resource;
        weighted |= last->weight != 1;
        count(&tally, score->seen[i], listed);
    }
    tally.of = tally.pass + tally.fail;
    tally.of_is_known = listed && !weighted;
    if (tally.of_is_known && (size_t)score->universe > tally.of + tally.others)
        tally.of = (size_t)score->universe - tally.others;
    return tally;
}

/* --- moves ------------------------------------------------------------------------- */

/* --- questions --------------------------------------------------------------------- */

static bool could_still_change(const PracticeScore *score)
{
    switch (score->state) {
    case STATE_MET:
    case STATE_NOT_APPLICABLE:
    case STATE_WAIVED: return false;
    case STATE_PARTIAL:
    case STATE_NOT_MET: return score->u > score->l && score->u >= score->practice->met_bp;
    case STATE_UNKNOWN: return true;
    }
    return false;
}

static Questions ask_for(Arena *arena, const Scorecard *card, const bool *wanted)
{
    Questions open = { 0 };
    for (size_t i = 0; i < card->model->n_questions; i++)
        if (wanted[i])
            ARENA_PUSH(arena, open.questions, open.n) = &card->model->questions[i];
    return open;
}

static void want_questions(const Scorecard *card, const Practice *practice, bool *wanted)
{
    if (is_answered(scorecard_of(card, practice)))
        return;
    for (size_t i = 0; i < practice->n_questions; i++) {
        const Question *question = model_find_question(card->model, practice->questions[i]);
        if (question)
            wanted[question - card->model->questions] = true;
    }
}

Questions open_questions(Arena *arena, const Scorecard *card, int from, int to)
{
    bool *wanted = ARENA_ARRAY(arena, bool, card->model->n_questions);
    for (size_t i = 0; i < card->model->n_practices; i++) {
        const PracticeScore *score = &card->practices[i];
        int stage = score->practice->stage;
        if (stage >= from && stage <= to && could_still_change(score))
            want_questions(card, score->practice, wanted);
    }
    return ask_for(arena, card, wanted);
}

Questions settling_questions(Arena *arena, const Scorecard *card)
{
    Questions open = { 0 };
    for (size_t i = 0; i < card->n_open_questions; i++)
        ARENA_PUSH(arena, open.questions, open.n) = card->open_questions[i].question;
    return open;
}

Questions questions_about(Arena *arena, const Scorecard *card, const Practice *practice)
{
    bool *wanted = ARENA_ARRAY(arena, bool, card->model->n_questions);
    want_questions(card, practice, wanted);
    return ask_for(arena, card, wanted);
}

Kinds kinds_to_scan(Arena *arena, const Scorecard *card, int from, int to)
{
    Kinds kinds = { 0 };
    for (size_t i = 0; i < card->model->n_practices; i++) {
        const PracticeScore *score = &card->practices[i];
        const Practice *practice = score->practice;
        bool known = practice->mode == MODE_QUESTION_ONLY || !could_still_change(score);
        for (size_t k = 0; k < kinds.n && !known; k++)
            known = text8_same(kinds.kinds[k], practice->population);
        if (!known && practice->stage >= from && practice->stage <= to)
            ARENA_PUSH(arena, kinds.kinds, kinds.n) = practice->population;
    }
    return kinds;
}

/* --- the rest ---------------------------------------------------------------------- */

Standing *capability_standings(Arena *arena, const Scorecard *card, int to)
{
    const Model *model = card->model;
    Standing *standings = ARENA_ARRAY(arena, Standing, model->n_capabilities);
    for (size_t i = 0; i < model->n_capabilities; i++) {
        const Share *share = scorecard_share(card, i, to);
        standings[i] = (Standing){ .capability = &model->capabilities[i],
                                   .weight = share->weight,
                                   .low = share->low,
                                   .high = share->high };
    }
    return standings;
}

static size_t observations_of(const Assessment *found, const Input *input)
{
    size_t n = 0;
    for (size_t i = 0; i < found->n_observations; i++)
        n += found->observations[i].input == input;
    return n;
}

size_t count_scans(const Assessment *found, size_t *records)
{
    size_t scans = 0;
    *records = 0;
    for (size_t i = 0; i < found->n_inputs; i++) {
        const Input *input = &found->inputs[i];
        bool own = input->format && text8_starts(input->format, "rung-");
        bool native = own && text8_starts(input->format, "rung-assessment");
        size_t in = native ? observations_of(found, input) : input->records.in;
        if (own && !(native && in))
            continue;
        scans++;
        *records += in;
    }
    return scans;
}
