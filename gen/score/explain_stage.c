/* A stage and its gates: the sums with their numbers, each of the five gates, and what
 * would open the closed ones (section 3 of the method). A gate is explained alone by the
 * same steps. */
#include "score/explain.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "score/explain_parts.h"
#include "score/steps.h"

const char *const named_gate_words[N_NAMED_GATES] = { [NAMED_GATE_SCORE] = "score",
                                                      [NAMED_GATE_CRITICAL] = "critical",
                                                      [NAMED_GATE_BLOCKERS] = "blockers",
                                                      [NAMED_GATE_CAPABILITY_FLOOR] =
                                                          "capability-floor",
                                                      [NAMED_GATE_WAIVED_SHARE] =
                                                          "waived-share" };

static const StageScore *stage_of(const Explaining *e)
{
    return &e->card->stages[e->to->stage];
}

static const Parameters *parameters_of(const Explaining *e)
{
    return &e->card->model->parameters;
}

/* --- what would open a gate --------------------------------------------------------- */

static void open_by(Explaining *e, const char *key, const Practice **practices, size_t n)
{
    const char **ids = ARENA_ARRAY(e->arena, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        ids[i] = practices[i]->id;
    ARENA_PUSH(e->arena, e->to->changes, e->to->n_changes) =
        (Change){ .goal = GOAL_OPEN,
                  .becomes = STATE_MET,
                  .practices = practices,
                  .n_practices = n,
                  .text =
                      TELL(e, key, { "n", .number = (int64_t)n },
                           { "list", .text = words_list(e->words, e->arena, ids, n) }) };
}

static int64_t missing_of(const Scorecard *card, const Practice *practice)
{
    return (int64_t)practice->weight * (FULL_BP - scorecard_of(card, practice)->g);
}

typedef struct {
    const Practice *practice;
    int64_t gain;
} Gain;

static int by_gain(const void *left, const void *right)
{
    const Gain *a = left, *b = right;
    if (a->gain != b->gain)
        return a->gain > b->gain ? -1 : 1;
    return strcmp(a->practice->id, b->practice->id);
}

static bool is_asked(const Explaining *e, const PracticeScore *score,
                     const Capability *capability)
{
    return score->practice->stage == e->to->stage && applies(score) &&
           (!capability || score->practice->capability == capability);
}

/* The fewest practices that have to be met for the share to reach what is wanted: those
 * that miss most. Exact, because each adds its own part whatever the others do. */
static void open_by_fewest(Explaining *e, const char *key, const Capability *capability,
                           int wanted)
{
    const Scorecard *card = e->card;
    size_t n = 0, most = card->model->n_practices;
    Gain *gains = ARENA_ARRAY(e->arena, Gain, most);
    int64_t sum = 0, weight = 0;
    for (size_t i = 0; i < most; i++) {
        const PracticeScore *score = &card->practices[i];
        if (!is_asked(e, score, capability))
            continue;
        sum += (int64_t)score->practice->weight * score->g;
        weight += score->practice->weight;
        gains[n++] = (Gain){ score->practice, missing_of(card, score->practice) };
    }
    qsort(gains, n, sizeof *gains, by_gain);
    const Practice **practices = ARENA_ARRAY(e->arena, const Practice *, n + 1);
    size_t taken = 0;
    for (; taken < n && sum / weight < wanted; taken++) {
        practices[taken] = gains[taken].practice;
        sum += gains[taken].gain;
    }
    if (taken)
        open_by(e, key, practices, taken);
}

/* --- the sums ----------------------------------------------------------------------- */

static void list_addends(Explaining *e)
{
    for (size_t i = 0; i < e->card->model->n_practices; i++) {
        const PracticeScore *score = &e->card->practices[i];
        if (!is_asked(e, score, NULL))
            continue;
        ARENA_PUSH(e->arena, e->to->addends, e->to->n_addends) =
            (Addend){ .practice = score->practice,
                      .state = score->state,
                      .weight = score->practice->weight,
                      .g = score->g,
                      .h = score->h,
                      .known = FULL_BP - (score->u - score->l),
                      .confidence = score->confidence,
                      .weighted = (int64_t)score->practice->weight * score->g };
    }
}

static void add_mean(Explaining *e, Step *step, const char *name, int value, int64_t sum,
                     int64_t weight)
{
    if (weight)
        add_formula(e, step, name, value, "%" PRId64 " / %" PRId64, sum, weight);
}

static void explain_sums(Explaining *e)
{
    const StageScore *stage = stage_of(e);
    if (!stage->n_practices) {
        add_step(e, "3", TELL_PLAIN(e, "explain.sums"), TELL_PLAIN(e, "explain.sums.none"));
        return;
    }
    Step *step =
        add_step(e, "3", TELL_PLAIN(e, "explain.sums"), TELL_PLAIN(e, "explain.sums.text"));
    add_mean(e, step, "S_low", stage->score_low, stage->low_sum, stage->weight);
    add_mean(e, step, "S_high", stage->score_high, stage->high_sum, stage->weight);
    add_mean(e, step, "Knowledge", stage->knowledge, stage->known_sum, stage->weight);
    add_mean(e, step, "Assurance", stage->assurance, stage->proven_sum, stage->low_sum);
}

/* --- the gates ---------------------------------------------------------------------- */

static const char *say_open(const Explaining *e, bool holds)
{
    return TELL_PLAIN(e, holds ? "explain.gate.open_now" : "explain.gate.closed_now");
}

static void explain_score(Explaining *e)
{
    const StageScore *stage = stage_of(e);
    int wanted = parameters_of(e)->stage_threshold_bp[e->to->stage];
    Step *step = add_step(e, "3.1", TELL_PLAIN(e, "explain.gate.score"),
                          say_open(e, stage->gates.score));
    if (stage->weight)
        add_formula(e, step, "S_low", stage->score_low, "%" PRId64 " / %d", stage->low_sum,
                    stage->weight);
    add_question(e, step, TELL_PLAIN(e, "explain.gate.score.ask"), stage->gates.score,
                 "%d ≥ %d", stage->score_low, wanted);
    if (!stage->gates.score)
        open_by_fewest(e, "explain.open.score", NULL, wanted);
}

static const char *list_practices(const Explaining *e, const Practice *const *practices,
                                  size_t n)
{
    const char **ids = ARENA_ARRAY(e->arena, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        ids[i] =
            arena_printf(e->arena, "%s (%s)", practices[i]->id,
                         say_state_word(e, scorecard_of(e->card, practices[i])->state));
    return words_list(e->words, e->arena, ids, n);
}

/* The least that turns each practice, in its own words. */
static void open_each(Explaining *e, const Practice *const *practices, size_t n, Goal goal)
{
    for (size_t i = 0; i < n; i++) {
        const Explanation *of = explain_practice(e->arena, e->card, e->words, practices[i]);
        const char *how = of->n_changes ? of->changes[0].text : of->no_change;
        for (size_t k = of->n_changes; k-- > 0;)
            if (of->changes[k].goal == goal)
                how = of->changes[k].text;
        const Practice **one = ARENA_ARRAY(e->arena, const Practice *, 1);
        one[0] = practices[i];
        ARENA_PUSH(e->arena, e->to->changes, e->to->n_changes) =
            (Change){ .goal = GOAL_OPEN,
                      .becomes = goal == GOAL_MET ? STATE_MET : STATE_PARTIAL,
                      .practices = one,
                      .n_practices = 1,
                      .text =
                          TELL(e, "explain.open.each", { "id", .text = practices[i]->id },
                               { "how", .text = how ? how : "" }) };
    }
}

static void explain_critical(Explaining *e)
{
    const StageScore *stage = stage_of(e);
    size_t n = stage->n_critical_open;
    add_step(e, "3.2", TELL_PLAIN(e, "explain.gate.critical"),
             TELL(e, "explain.gate.critical.text", { "n", .number = (int64_t)n },
                  { "list", .text = list_practices(e, stage->critical_open, n) }));
    open_each(e, stage->critical_open, n, GOAL_MET);
}

static void explain_blockers(Explaining *e)
{
    const StageScore *stage = stage_of(e);
    size_t n = stage->n_blockers;
    add_step(e, "3.3", TELL_PLAIN(e, "explain.gate.blockers"),
             TELL(e, "explain.gate.blockers.text", { "n", .number = (int64_t)n },
                  { "list", .text = list_practices(e, stage->blockers, n) }));
    open_each(e, stage->blockers, n, GOAL_OFF_NOT_MET);
}

/* "(4 × 5000 + 4 × 0) / 8" */
static const char *mean_of(const Explaining *e, const Capability *capability)
{
    const char *sum = "";
    int weight = 0;
    for (size_t i = 0; i < capability->n_practices; i++) {
        const PracticeScore *score = scorecard_of(e->card, capability->practices[i]);
        if (!is_asked(e, score, capability))
            continue;
        sum = arena_printf(e->arena, "%s%s%d × %d", sum, *sum ? " + " : "",
                           score->practice->weight, score->g);
        weight += score->practice->weight;
    }
    return arena_printf(e->arena, "(%s) / %d", sum, weight);
}

static void explain_floor(Explaining *e)
{
    const StageScore *stage = stage_of(e);
    const Model *model = e->card->model;
    int floor = parameters_of(e)->capability_floor_bp;
    Step *step = add_step(e, "3.4", TELL_PLAIN(e, "explain.gate.floor"),
                          TELL(e, "explain.gate.floor.text",
                               { "n", .number = (int64_t)stage->n_below_floor },
                               { "floor", .text = say_bp(e, floor) }));
    for (size_t i = 0; i < model->n_capabilities; i++) {
        const Cell *cell = scorecard_cell(e->card, i, e->to->stage);
        if (cell->n_practices)
            add_formula(e, step, model->capabilities[i].id, cell->g, "%s",
                        mean_of(e, &model->capabilities[i]));
    }
    for (size_t i = 0; i < stage->n_below_floor; i++)
        open_by_fewest(e, "explain.open.floor", stage->below_floor[i], floor);
}

/* The fewest waivers of whole practices whose end brings the share down. */
static void open_by_ending(Explaining *e)
{
    const StageScore *stage = stage_of(e);
    size_t n = 0, most = e->card->model->n_practices;
    Gain *waived = ARENA_ARRAY(e->arena, Gain, most);
    for (size_t i = 0; i < most; i++) {
        const PracticeScore *score = &e->card->practices[i];
        if (score->practice->stage == e->to->stage && score->state == STATE_WAIVED)
            waived[n++] = (Gain){ score->practice, score->practice->weight };
    }
    qsort(waived, n, sizeof *waived, by_gain);
    const Practice **practices = ARENA_ARRAY(e->arena, const Practice *, n + 1);
    int64_t left = stage->waived_weight, all = stage->waived_weight + stage->weight;
    size_t taken = 0;
    for (; taken < n && FULL_BP * left / all > parameters_of(e)->max_waived_share_bp;
         taken++) {
        practices[taken] = waived[taken].practice;
        left -= waived[taken].gain;
    }
    open_by(e, "explain.open.waived", practices, taken);
}

static void explain_waived_share(Explaining *e)
{
    const StageScore *stage = stage_of(e);
    bool holds = stage->gates.waived_share;
    Step *step =
        add_step(e, "3.5", TELL_PLAIN(e, "explain.gate.waived"), say_open(e, holds));
    if (stage->waived_weight)
        add_formula(e, step, "waived", stage->waived_share,
                    "10000 × %" PRId64 " / (%d + %" PRId64 ")", stage->waived_weight,
                    stage->weight, stage->waived_weight);
    add_question(e, step, TELL_PLAIN(e, "explain.gate.waived.ask"), holds, "%d ≤ %d",
                 stage->waived_share, parameters_of(e)->max_waived_share_bp);
    if (!holds)
        open_by_ending(e);
}

static void (*const gates[N_NAMED_GATES])(Explaining *) = {
    [NAMED_GATE_SCORE] = explain_score,
    [NAMED_GATE_CRITICAL] = explain_critical,
    [NAMED_GATE_BLOCKERS] = explain_blockers,
    [NAMED_GATE_CAPABILITY_FLOOR] = explain_floor,
    [NAMED_GATE_WAIVED_SHARE] = explain_waived_share,
};

static bool gate_holds(const StageScore *stage, NamedGate gate)
{
    switch (gate) {
    case NAMED_GATE_SCORE: return stage->gates.score;
    case NAMED_GATE_CRITICAL: return stage->gates.critical;
    case NAMED_GATE_BLOCKERS: return stage->gates.blockers;
    case NAMED_GATE_CAPABILITY_FLOOR: return stage->gates.capability_floor;
    case NAMED_GATE_WAIVED_SHARE: return stage->gates.waived_share;
    }
    return false;
}

/* --- the stage ---------------------------------------------------------------------- */

static void explain_standing(Explaining *e)
{
    const Scorecard *card = e->card;
    int k = e->to->stage;
    bool before = k == 1 || card->stages[k - 1].attained;
    const StageScore *stage = stage_of(e);
    const char *key = stage->attained       ? "explain.standing.attained"
                      : !stage->n_practices ? "explain.standing.nothing"
                      : !before             ? "explain.standing.before"
                                            : "explain.standing.closed";
    size_t n = 0;
    const char *closed[N_NAMED_GATES];
    for (int gate = 0; gate < N_NAMED_GATES; gate++)
        if (!gate_holds(stage, (NamedGate)gate))
            closed[n++] = named_gate_words[gate];
    Step *step =
        add_step(e, "3", TELL_PLAIN(e, "explain.standing"),
                 TELL(e, key, { "n", .number = (int64_t)n }, { "before", .number = k - 1 },
                      { "list", .text = words_list(e->words, e->arena, closed, n) }));
    if (k != card->next_stage || card->attained == LAST_STAGE)
        return;
    add_formula(e, step, "index", card->index_tenths, "10 × %d + min(%d, 9 × %d / %d)",
                card->attained, parameters_of(e)->index_cap_tenths, stage->score_low,
                parameters_of(e)->stage_threshold_bp[k]);
}

static Explanation *start(Arena *arena, const Scorecard *card, const Words *words,
                          int stage, SubjectKind kind)
{
    Explanation *to = ARENA_NEW(arena, Explanation);
    Explaining e = { .arena = arena, .card = card, .words = words, .to = to };
    *to = (Explanation){ .kind = kind,
                         .stage = stage,
                         .asked = TELL(
                             &e, "explain.asked.stage",
                             { "n", .number = (int64_t)card->stages[stage].n_practices },
                             { "weight", .number = card->stages[stage].weight }) };
    return to;
}

const Explanation *explain_stage(Arena *arena, const Scorecard *card, const Words *words,
                                 int stage)
{
    Explanation *to = start(arena, card, words, stage, SUBJECT_STAGE);
    Explaining e = { .arena = arena, .card = card, .words = words, .to = to };
    to->id = arena_printf(arena, "%d", stage);
    to->title = TELL(&e, "explain.title.stage", { "stage", .number = stage },
                     { "name", .text = card->model->stages[stage].name });
    to->verdict =
        TELL_PLAIN(&e, card->stages[stage].attained ? "explain.stage.attained"
                                                    : "explain.stage.not_attained");
    list_addends(&e);
    explain_sums(&e);
    for (int gate = 0; gate < N_NAMED_GATES; gate++)
        gates[gate](&e);
    explain_standing(&e);
    return to;
}

const Explanation *explain_gate(Arena *arena, const Scorecard *card, const Words *words,
                                int stage, NamedGate gate)
{
    Explanation *to = start(arena, card, words, stage, SUBJECT_GATE);
    Explaining e = { .arena = arena, .card = card, .words = words, .to = to };
    to->id = arena_printf(arena, "%d.%s", stage, named_gate_words[gate]);
    to->title = TELL(&e, "explain.title.gate", { "stage", .number = stage },
                     { "gate", .text = named_gate_words[gate] });
    to->verdict =
        TELL_PLAIN(&e, gate_holds(&card->stages[stage], gate) ? "explain.gate.open"
                                                              : "explain.gate.closed");
    gates[gate](&e);
    return to;
}
