/* Scorecards for the tests of composing and of charts: scored from assessments that are
 * made here, by hand for one case or at random from a seed; then, where a case needs it,
 * changed by hand. For tests only.                                                     */
#ifndef RUNG_TESTS_MADE_CARD_H
#define RUNG_TESTS_MADE_CARD_H

#include <string.h>

#include "base/bundle.h"
#include "layout/layout.h"
#include "score/score.h"

typedef struct {
    Arena *arena;
    Diag *diag;
    Bundle bundle;
    const Model *model;
    const Words *words;
    const Theme *theme;
    Faces *faces;
} Bench;

static inline Bench bench_open(void)
{
    Bench bench = { .arena = arena_new() };
    bench.diag = diag_new(bench.arena);
    bench.model = model_load(bench.arena, &bench.bundle, bench.diag);
    bench.words = words_load(bench.arena, &bench.bundle, "en", bench.diag);
    bench.theme = theme_load(bench.arena, &bench.bundle, "slate", bench.diag);
    bench.faces = faces_open(bench.theme, &bench.bundle, bench.diag);
    return bench;
}

static inline void bench_close(Bench *bench)
{
    faces_close(bench->faces);
    arena_free(bench->arena);
}

static inline Assessment *made_assessment(const Bench *bench)
{
    Assessment *found = ARENA_NEW(bench->arena, Assessment);
    found->entity = "Payments Platform";
    found->usage_stage = -1;
    date_read("2026-11-23", &found->as_of);
    found->universe = ARENA_ARRAY(bench->arena, int, bench->model->n_practices);
    for (size_t i = 0; i < bench->model->n_practices; i++)
        found->universe[i] = -1;
    return found;
}

/* The verdict on it, in a form that a test may change. */
static inline Scorecard *made_card(const Bench *bench, const Assessment *found)
{
    const Scorecard *scored = score(bench->arena, bench->model, found, bench->diag);
    Scorecard *card = ARENA_NEW(bench->arena, Scorecard);
    *card = *scored;
    return card;
}

static inline PracticeScore *made_practice(Scorecard *card, const char *id)
{
    return &card->practices[model_find_practice(card->model, id)->index];
}

/* Every practice of the stage met, or as the share says; gates as they then are. */
static inline void made_stage(Scorecard *card, int k, int low, int high)
{
    StageScore *stage = &card->stages[k];
    stage->score_low = low;
    stage->score_high = high;
    stage->knowledge = FULL_BP - (high - low);
    stage->assurance = 9000;
    stage->n_critical_open = stage->n_blockers = stage->n_below_floor = 0;
    stage->gates = (Gates){ low >= 8000, true, true, true, true };
    stage->attained = k <= card->attained;
    for (size_t i = 0; i < card->model->n_practices; i++) {
        PracticeScore *score = &card->practices[i];
        if (score->practice->stage != k)
            continue;
        bool met = low >= 8000;
        score->state = met ? STATE_MET : high > low ? STATE_UNKNOWN : STATE_PARTIAL;
        score->l = score->g = met ? FULL_BP : low;
        score->u = score->h = met ? FULL_BP : high;
        score->basis = BASIS_INFERRED;
    }
}

/* An entity at stage `attained` of which everything is known. */
static inline Scorecard *made_at(const Bench *bench, int attained)
{
    Scorecard *card = made_card(bench, made_assessment(bench));
    card->determined = true;
    card->attained = card->potential = card->score_stage = attained;
    card->index_tenths = attained * 10 + (attained < LAST_STAGE ? 7 : 0);
    for (int k = 1; k <= LAST_STAGE; k++)
        made_stage(card, k, k <= attained ? 9400 : 6400, k <= attained ? 9400 : 6400);
    return card;
}

static inline void made_open_point(const Bench *bench, Scorecard *card, const char *id,
                                   State state)
{
    PracticeScore *score = made_practice(card, id);
    StageScore *stage = &card->stages[card->attained + 1];
    score->state = state;
    score->l = score->g = 0;
    score->u = score->h = state == STATE_UNKNOWN ? FULL_BP : 0;
    score->basis = BASIS_NOTHING;
    const Practice **open = ARENA_ARRAY(bench->arena, const Practice *, 16);
    for (size_t i = 0; i < stage->n_critical_open; i++)
        open[i] = stage->critical_open[i];
    open[stage->n_critical_open++] = score->practice;
    stage->critical_open = open;
    stage->gates.critical = false;
}

/* --- at random ----------------------------------------------------------------------- */

/* xorshift; the same seed gives the same assessment everywhere. */
static inline unsigned made_random(uint64_t *seed, unsigned below)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return (unsigned)((*seed >> 16) % below);
}

static inline void made_random_answers(const Bench *bench, Assessment *found,
                                       uint64_t *seed)
{
    const Model *model = bench->model;
    unsigned chance = made_random(seed, 5);
    found->answers = ARENA_ARRAY(bench->arena, Answer, model->n_questions);
    for (size_t i = 0; i < model->n_questions; i++) {
        if (made_random(seed, 4) >= chance)
            continue;
        const Question *question = &model->questions[i];
        Answer *answer = &found->answers[found->n_answers++];
        answer->question = question;
        answer->selected = ARENA_ARRAY(bench->arena, const Option *, question->n_options);
        size_t first = made_random(seed, (unsigned)question->n_options);
        answer->selected[answer->n_selected++] = &question->options[first];
        if (question->type != QUESTION_SINGLE && first > 0 && first < 3)
            answer->selected[answer->n_selected++] = &question->options[0];
        answer->evidence = made_random(seed, 2) ? "https://wiki.example.com/page" : NULL;
        answer->by = made_random(seed, 2) ? "Team lead" : NULL;
        answer->date =
            made_random(seed, 9) ? found->as_of - (Date)made_random(seed, 220) : DATE_NONE;
    }
}

static inline void made_random_scans(const Bench *bench, Assessment *found, uint64_t *seed)
{
    static const char *const tools[] = { "prowler", "checkov", "trivy" };
    enum { MOST_RESOURCES = 12, MOST_ROWS = 400 };
    const Model *model = bench->model;
    unsigned n_resources = made_random(seed, MOST_RESOURCES + 1);
    Resource *resources = ARENA_ARRAY(bench->arena, Resource, MOST_RESOURCES + 1);
    for (unsigned i = 0; i <= n_resources; i++)
        resources[i] = (Resource){ .id = arena_printf(bench->arena, "fn-%u", i),
                                   .kind = made_random(seed, 8) ? "function" : "policy",
                                   .in_inventory = true,
                                   .weight = made_random(seed, 20) ? 1 : 2,
                                   .owner = made_random(seed, 3) ? "Platform" : NULL };
    unsigned n_rows = n_resources ? made_random(seed, MOST_ROWS) : 0;
    unsigned fails_of_ten = made_random(seed, 11);
    found->observations = ARENA_ARRAY(bench->arena, Observation, n_rows + 1);
    for (unsigned i = 0; i < n_rows; i++) {
        Observation *row = &found->observations[found->n_observations++];
        row->practice = &model->practices[made_random(seed, (unsigned)model->n_practices)];
        row->resource = &resources[made_random(seed, n_resources)];
        row->verdict = made_random(seed, 10) < fails_of_ten ? VERDICT_FAIL : VERDICT_PASS;
        if (!made_random(seed, 15))
            row->verdict = VERDICT_UNKNOWN;
        row->strength = made_random(seed, 3) ? STRENGTH_DIRECT
                                             : (Strength)made_random(seed, N_STRENGTHS);
        row->tool = tools[made_random(seed, 3)];
        row->check = "CHECK-1";
        row->pointer = arena_printf(bench->arena, "/%u", i);
        row->date =
            made_random(seed, 4) ? found->as_of - (Date)made_random(seed, 40) : DATE_NONE;
    }
    bool listed = made_random(seed, 2);
    for (size_t i = 0; i < model->n_practices && listed; i++)
        if (strcmp(model->practices[i].population, "function") == 0)
            found->universe[i] = (int)n_resources;
    found->inventory = ARENA_ARRAY(bench->arena, InventoryItem, n_resources + 1);
    for (unsigned i = 0; i < n_resources && listed; i++)
        found->inventory[found->n_inventory++] = (InventoryItem){
            .resource = &resources[i],
            .runtime = "python3.9",
            .runtime_retired = made_random(seed, 2) ? found->as_of - 1 : DATE_NONE,
        };
}

static inline void made_random_waivers(const Bench *bench, Assessment *found,
                                       uint64_t *seed)
{
    unsigned n = made_random(seed, 4);
    found->waivers = ARENA_ARRAY(bench->arena, Waiver, n + 1);
    for (unsigned i = 0; i < n; i++)
        found->waivers[found->n_waivers++] = (Waiver){
            .id = arena_printf(bench->arena, "W-%u", i + 1),
            .practice =
                &bench->model
                     ->practices[made_random(seed, (unsigned)bench->model->n_practices)],
            .resource = made_random(seed, 2) ? "fn-0" : NULL,
            .reason = "Signed payloads.",
            .approver = "K. Example",
            .created = found->as_of - 20,
            .expires = found->as_of + 30 - (Date)made_random(seed, 50),
        };
}

static inline const Scorecard *made_at_random(const Bench *bench, uint64_t seed)
{
    uint64_t state = seed * UINT64_C(0x9E3779B97F4A7C15) + 1;
    Assessment *found = made_assessment(bench);
    made_random_answers(bench, found, &state);
    made_random_scans(bench, found, &state);
    made_random_waivers(bench, found, &state);
    if (made_random(&state, 2))
        found->usage_stage = (int)made_random(&state, N_STAGES);
    return score(bench->arena, bench->model, found, bench->diag);
}

#endif
