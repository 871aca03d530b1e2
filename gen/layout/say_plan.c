/* See the header. */
#include "layout/say_plan.h"

static const char *name_of(const Words *words, Arena *arena, const Capability *capability)
{
    const char *key = arena_printf(arena, "capability.%s", capability->id);
    return words_have(words, key) ? words_say(words, arena, key, SAY_NOTHING)
                                  : capability->name;
}

const char *say_obstacle(const Words *words, Arena *arena, const Scorecard *card,
                         const Obstacle *obstacle)
{
    const Parameters *parameters = &card->model->parameters;
    int stage = obstacle->stage;
    const char *key =
        arena_printf(arena, "obstacle.%s_%s", stage_gate_names[obstacle->gate],
                     cause_names[obstacle->cause]);
    const char *capability =
        obstacle->capability ? name_of(words, arena, obstacle->capability) : "";
    return words_say(
        words, arena, key,
        SAY({ "stage", .number = stage },
            { "practice", .text = obstacle->practice ? obstacle->practice->id : "" },
            { "capability", .text = capability },
            { "floor", .number = parameters->capability_floor_bp },
            { "need", .number = parameters->stage_threshold_bp[stage] },
            { "share", .number = card->stages[stage].waived_share },
            { "limit", .number = parameters->max_waived_share_bp }));
}

const char *say_obstacles(const Words *words, Arena *arena, const Scorecard *card,
                          const Plan *plan)
{
    const char **texts = ARENA_ARRAY(arena, const char *, plan->n_obstacles + 1);
    for (size_t i = 0; i < plan->n_obstacles; i++)
        texts[i] = say_obstacle(words, arena, card, &plan->obstacles[i]);
    return words_list(words, arena, texts, plan->n_obstacles);
}

const char *say_step_after(const Words *words, Arena *arena, const Scorecard *card,
                           const Plan *plan, size_t step)
{
    const PlanStep *now = &plan->steps[step];
    int before = step ? plan->steps[step - 1].attained_after : card->attained;
    const char *key = now->attained_after == before                 ? "plan.after"
                      : now->attained_after == now->practice->stage ? "plan.after_attained"
                                                                    : "plan.after_other";
    return words_say(words, arena, key,
                     SAY({ "stage", .number = now->practice->stage },
                         { "score", .number = now->score_after },
                         { "attained", .number = now->attained_after }));
}

const char *say_step_now(const Words *words, Arena *arena, const Scorecard *card,
                         const PlanStep *step)
{
    State state = scorecard_of(card, step->practice)->state;
    return words_say(words, arena, arena_printf(arena, "state.%s", state_names[state]),
                     SAY_NOTHING);
}

static size_t count_unknown(const Scorecard *card, const Plan *plan)
{
    size_t n = 0;
    for (size_t i = 0; i < plan->n_steps; i++)
        n += scorecard_of(card, plan->steps[i].practice)->state == STATE_UNKNOWN;
    return n;
}

const char *const *say_plan_notes(const Words *words, Arena *arena, const Scorecard *card,
                                  const Plan *plan, size_t *n)
{
    const char **notes = ARENA_ARRAY(arena, const char *, plan->n_steps + 2);
    size_t unknown = count_unknown(card, plan);
    *n = 0;
    for (size_t i = 0; i < plan->n_steps; i++) {
        const PlanStep *step = &plan->steps[i];
        const char **ids = ARENA_ARRAY(arena, const char *, step->n_shows + 1);
        for (size_t k = 0; k < step->n_shows; k++)
            ids[k] = step->shows[k]->id;
        const char *shown = words_list(words, arena, ids, step->n_shows);
        if (step->n_shows)
            notes[(*n)++] = words_say(words, arena, "plan.shows",
                                      SAY({ "practice", .text = step->practice->id },
                                          { "shown", .text = shown }));
    }
    if (unknown)
        notes[(*n)++] = words_say(words, arena, "plan.unknown",
                                  SAY({ "n", .number = (int64_t)unknown }));
    if (!plan->proven)
        notes[(*n)++] = words_say(words, arena, "plan.unproven", SAY_NOTHING);
    return notes;
}
