/* See the header. */
#include "many.h"

#include "changes.h"

enum { OF_EACH = 3 };

static int value_of(size_t i, Mood mood, int below)
{
    return mood == MOOD_MIXED ? (int)(i * 7919 % (size_t)below) : below / 2;
}

static Model *make_model(const Bench *bench, size_t n)
{
    static const char *const names[] = {
        "Cost", "Roles, permissions & access boundaries of every account and region",
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenverordnung", "Build & deployment"
    };
    Model *model = ARENA_NEW(bench->arena, Model);
    *model = *bench->model;
    model->n_capabilities = n;
    model->capabilities = ARENA_ARRAY(bench->arena, Capability, n + 1);
    model->n_practices = n * OF_EACH;
    model->practices = ARENA_ARRAY(bench->arena, Practice, n * OF_EACH + 1);
    for (size_t i = 0; i < n; i++) {
        Capability *capability = &model->capabilities[i];
        *capability = (Capability){ .index = i,
                                    .id = arena_printf(bench->arena, "c%zu", i),
                                    .name = names[i % 4],
                                    .n_practices = OF_EACH };
        capability->practices = ARENA_ARRAY(bench->arena, const Practice *, OF_EACH);
        for (size_t k = 0; k < OF_EACH; k++) {
            Practice *practice = &model->practices[i * OF_EACH + k];
            *practice =
                bench->model->practices[(i * OF_EACH + k) % bench->model->n_practices];
            practice->index = i * OF_EACH + k;
            practice->id = arena_printf(bench->arena, "XYZ-%zu", i * OF_EACH + k);
            practice->capability = capability;
            capability->practices[k] = practice;
        }
    }
    return model;
}

static void add_scores(const Bench *bench, Scorecard *card, Mood mood)
{
    const Model *model = card->model;
    card->practices = ARENA_ARRAY(bench->arena, PracticeScore, model->n_practices + 1);
    memset(card->counts, 0, sizeof card->counts);
    for (size_t i = 0; i < model->n_practices; i++) {
        State state = mood == MOOD_MIXED   ? (State)(i % N_STATES)
                      : mood == MOOD_EQUAL ? STATE_PARTIAL
                                           : STATE_UNKNOWN;
        card->practices[i] =
            (PracticeScore){ .practice = &model->practices[i], .state = state };
        card->counts[state]++;
    }
    size_t n = model->n_capabilities * N_STAGES;
    card->shares = ARENA_ARRAY(bench->arena, Share, n + 1);
    card->cells = ARENA_ARRAY(bench->arena, Cell, n + 1);
    for (size_t i = 0; i < n; i++) {
        int low = mood == MOOD_UNKNOWN ? 0 : value_of(i, mood, FULL_BP);
        int high = mood == MOOD_UNKNOWN ? FULL_BP
                   : mood == MOOD_EQUAL ? low
                                        : low + (FULL_BP - low) / 3;
        card->shares[i] = (Share){ .weight = 3, .low = low, .high = high };
        card->cells[i] = (Cell){
            .g = low, .h = high, .n_practices = 2, .n_unknown = mood == MOOD_UNKNOWN ? 2 : 0
        };
    }
}

static void add_moves(const Bench *bench, Scorecard *card, size_t n, Mood mood)
{
    card->n_moves = n;
    card->moves = ARENA_ARRAY(bench->arena, Move, n + 1);
    card->agenda = ARENA_ARRAY(bench->arena, const Move *, n + 1);
    Plan *plan = ARENA_NEW(bench->arena, Plan);
    *plan = (Plan){ .target = 3, .outcome = PLAN_ATTAINS, .leads_to = 3, .n_steps = n };
    plan->steps = ARENA_ARRAY(bench->arena, PlanStep, n + 1);
    for (size_t i = 0; i < n; i++) {
        const Practice *practice = &card->model->practices[i];
        card->moves[i] =
            (Move){ .practice = practice,
                    .score = &card->practices[i],
                    .action = mood == MOOD_UNKNOWN || i % 5 == 4 ? ACTION_COLLECT_EVIDENCE
                                                                 : ACTION_DO,
                    .blocks_next = i % 3 == 0,
                    .gain_bp = value_of(i, mood, 900) };
        card->agenda[i] = &card->moves[i];
        plan->steps[i] = (PlanStep){ .practice = practice,
                                     .opens_gate = i % 2 == 0,
                                     .effort = mood == MOOD_MIXED ? 1 << (i % 3) : 1,
                                     .score_after = (int)(i + 1) * 8000 / (int)n,
                                     .attained_after = i + 1 == n ? 3 : 2 };
        plan->effort += plan->steps[i].effort;
    }
    plan->score_after = n ? 8000 : 6400;
    card->plan = plan;
}

static void add_waivers(const Bench *bench, Scorecard *card, size_t n, Mood mood)
{
    const Waiver **waivers = ARENA_ARRAY(bench->arena, const Waiver *, n + 1);
    Date as_of = card->assessment->as_of;
    for (size_t i = 0; i < n; i++) {
        Waiver *waiver = ARENA_NEW(bench->arena, Waiver);
        *waiver = (Waiver){ .id = arena_printf(bench->arena, "W-2026-%zu", i),
                            .practice = &card->model->practices[i],
                            .approver = "K. Example",
                            .created = as_of - value_of(i, mood, 100),
                            .expires = as_of + value_of(i + 1, mood, 150) };
        waivers[i] = waiver;
    }
    card->n_valid_waivers = (n + 1) / 2;
    card->valid_waivers = waivers;
    card->n_expired_waivers = n / 2;
    card->expired_waivers = waivers + card->n_valid_waivers;
}

static void add_functions(const Bench *bench, Assessment *found, size_t n, Mood mood)
{
    found->inventory = ARENA_ARRAY(bench->arena, InventoryItem, n + 1);
    found->near_limit_bp = 8000;
    for (size_t i = 0; i < n; i++) {
        Resource *resource = ARENA_NEW(bench->arena, Resource);
        resource->id = arena_printf(bench->arena, "payments-settlement-batch-%zu", i);
        NearLimit *near = ARENA_NEW(bench->arena, NearLimit);
        *near =
            (NearLimit){ "timeout_max_s", 720 + value_of(i, mood, 180), 900, "s", true };
        found->inventory[found->n_inventory++] = (InventoryItem){
            .resource = resource,
            .runtime = arena_printf(bench->arena, "nodejs%zu.x", i),
            .runtime_known = mood != MOOD_UNKNOWN,
            .runtime_retired = mood == MOOD_UNKNOWN || i % 7 == 6
                                   ? DATE_NONE
                                   : found->as_of - 400 + value_of(i, mood, 1500),
            .near = near,
            .n_near = 1,
        };
    }
}

/* Each of n pairs of tools meets on a few resources. */
static void add_opinions(const Bench *bench, const Model *model, Assessment *found,
                         size_t n, Mood mood)
{
    enum { SHARED = 4 };
    found->observations = ARENA_ARRAY(bench->arena, Observation, n * SHARED * 2 + 1);
    for (size_t i = 0; i < n * SHARED; i++) {
        Resource *resource = ARENA_NEW(bench->arena, Resource);
        resource->id = arena_printf(bench->arena, "fn-%zu", i);
        for (size_t k = 0; k < 2; k++)
            found->observations[found->n_observations++] = (Observation){
                .practice = &model->practices[0],
                .resource = resource,
                .verdict = mood == MOOD_UNKNOWN         ? VERDICT_UNKNOWN
                           : (i + k * (i % 2)) % 3 == 0 ? VERDICT_FAIL
                                                        : VERDICT_PASS,
                .tool = arena_printf(bench->arena, "scanner-%zu%s", i / SHARED,
                                     k ? "-other" : ""),
            };
    }
}

static void add_changes(const Bench *bench, Scorecard *card, size_t n, Mood mood)
{
    Changes *changes = ARENA_NEW(bench->arena, Changes);
    *changes = (Changes){ .as_of = card->assessment->as_of - value_of(n, mood, 400),
                          .then = { true, 1, 1, 1, value_of(n, mood, 40) } };
    History *history = ARENA_NEW(bench->arena, History);
    history->moments = ARENA_ARRAY(bench->arena, Moment, n + 1);
    for (size_t i = 0; i < n; i++)
        history->moments[history->n++] =
            (Moment){ .path = "then/result.json",
                      .as_of = changes->as_of - (Date)(7 * (n - i)),
                      .model_version = i % 2 ? "0.9.0" : "1.0.0",
                      .place = { .determined = mood != MOOD_UNKNOWN,
                                 .attained = value_of(i, mood, 5),
                                 .index_tenths = value_of(i * 31, mood, 40) } };
    card->history = history;
    changes->practices = ARENA_ARRAY(bench->arena, PracticeChange, n + 1);
    for (size_t i = 0; i < n; i++)
        changes->practices[changes->n_practices++] = (PracticeChange){
            .practice = &card->model->practices[i],
            .g_then = value_of(i, mood, FULL_BP),
            .g_now = value_of(i * 31 + 1, mood, FULL_BP) + (mood == MOOD_MIXED ? 0 : 1),
        };
    card->changes = changes;
}

const Scorecard *many_of(const Bench *bench, size_t n, Mood mood)
{
    Model *model = make_model(bench, n);
    Assessment *found = made_assessment(bench);
    add_functions(bench, found, n, mood);
    if (n)
        add_opinions(bench, model, found, n, mood);
    Scorecard *card = made_at(bench, 2);
    card->model = model;
    card->assessment = found;
    card->next_stage = 3;
    for (int k = 1; k <= LAST_STAGE; k++)
        if (mood == MOOD_UNKNOWN)
            card->stages[k] = (StageScore){ .score_high = FULL_BP, .n_practices = n };
    add_scores(bench, card, mood);
    add_moves(bench, card, n, mood);
    add_waivers(bench, card, n, mood);
    add_changes(bench, card, n, mood);
    return card;
}
