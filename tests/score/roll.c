/* See the header. */
#include "roll.h"

#include <string.h>

enum { N_RESOURCES = 12, MOST_SEEN = 10, AS_OF = 20780, MOST_WAIVERS = 12 };

typedef struct {
    Dice *dice;
    Arena *arena;
    const Model *model;
    Resource *resources;
    Assessment *to;
    size_t quality, coverage; /* per cent */
    bool weighted, strays, strange;
} Case;

/* Knuth's MMIX generator; the upper bits are the good ones. */
size_t roll(Dice *dice, size_t n)
{
    dice->state = dice->state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(dice->state >> 33) % n;
}

bool chance(Dice *dice, size_t percent)
{
    return roll(dice, 100) < percent;
}

static void roll_resources(Case *c)
{
    c->resources = ARENA_ARRAY(c->arena, Resource, N_RESOURCES);
    for (size_t i = 0; i < N_RESOURCES; i++)
        c->resources[i] =
            (Resource){ .id = arena_printf(c->arena, "fn-%02zu", i),
                        .kind = "function",
                        .weight = c->weighted ? 1 + (int)roll(c->dice, 3) : 1 };
}

static Strength roll_strength(Case *c, Strength usual)
{
    return c->strange && chance(c->dice, 20) ? (Strength)roll(c->dice, N_STRENGTHS) : usual;
}

static Verdict roll_verdict(Case *c)
{
    if (c->strange && chance(c->dice, 5))
        return chance(c->dice, 50) ? VERDICT_NA : VERDICT_UNKNOWN;
    return chance(c->dice, c->quality) ? VERDICT_PASS : VERDICT_FAIL;
}

static void roll_practice(Case *c, const Practice *practice)
{
    static const char *const tools[] = { "checkov", "prowler", "trivy" };
    static const Strength usual[] = { STRENGTH_DIRECT, STRENGTH_DIRECT, STRENGTH_DIRECT,
                                      STRENGTH_INDIRECT, STRENGTH_FAIL_ONLY };
    Dice *dice = c->dice;
    Strength strength = usual[roll(dice, 5)];
    bool listed = chance(dice, 60);
    c->to->universe[practice->index] = listed ? (int)roll(dice, 20) : -1;
    size_t n = chance(dice, c->coverage) ? roll(dice, MOST_SEEN) : 0;
    for (size_t i = 0; i < n; i++) {
        size_t which = roll(dice, N_RESOURCES);
        c->to->observations[c->to->n_observations++] = (Observation){
            .practice = practice,
            .resource = &c->resources[which],
            .verdict = roll_verdict(c),
            .strength = roll_strength(c, strength),
            .tool = tools[roll(dice, 3)],
            .check = "check",
            .date = c->strange && chance(dice, 10) ? AS_OF - 40 : DATE_NONE,
            .unjoined = listed && c->strays && which % 3 == 0,
        };
    }
}

static void roll_answer(Case *c, const Question *question)
{
    Dice *dice = c->dice;
    size_t n = question->n_options;
    Answer *to = &c->to->answers[c->to->n_answers++];
    *to = (Answer){ .question = question,
                    .selected = ARENA_ARRAY(c->arena, const Option *, n + 1),
                    .evidence = chance(dice, 50) ? "https://example.org/wiki" : NULL,
                    .date = chance(dice, 10) ? AS_OF - 200 : DATE_NONE };
    if (question->type == QUESTION_SINGLE || chance(dice, 5)) {
        to->selected[to->n_selected++] = &question->options[roll(dice, n)];
        return;
    }
    for (size_t i = 0; i < n; i++)
        if (strlen(question->options[i].id) == 1 && question->options[i].id[0] != 'z' &&
            chance(dice, c->quality))
            to->selected[to->n_selected++] = &question->options[i];
    if (!to->n_selected)
        to->selected[to->n_selected++] = &question->options[roll(dice, n)];
}

static void roll_waivers(Case *c)
{
    Dice *dice = c->dice;
    Assessment *to = c->to;
    to->waivers = ARENA_ARRAY(c->arena, Waiver, MOST_WAIVERS);
    to->n_waivers = roll(dice, MOST_WAIVERS);
    for (size_t i = 0; i < to->n_waivers; i++)
        to->waivers[i] = (Waiver){
            .id = arena_printf(c->arena, "W-%zu", i),
            .practice = &c->model->practices[roll(dice, c->model->n_practices)],
            .resource = chance(dice, 15) ? NULL : c->resources[roll(dice, N_RESOURCES)].id,
            .reason = "accepted",
            .approver = "head of platform",
            .created = AS_OF - (Date)roll(dice, 200),
            .expires = AS_OF + (Date)roll(dice, 100) - 50,
        };
}

Assessment *roll_case(Dice *dice, Arena *arena, const Model *model)
{
    static const size_t qualities[] = { 10, 50, 80, 95, 100 };
    Assessment *to = ARENA_NEW(arena, Assessment);
    Case c = { .dice = dice,
               .arena = arena,
               .model = model,
               .to = to,
               .quality = qualities[roll(dice, 5)],
               .coverage = roll(dice, 101),
               .weighted = chance(dice, 40),
               .strays = chance(dice, 40),
               .strange = chance(dice, 50) };
    *to = (Assessment){ .entity = "random", .as_of = AS_OF, .usage_stage = -1 };
    to->universe = ARENA_ARRAY(arena, int, model->n_practices);
    to->observations = ARENA_ARRAY(arena, Observation, model->n_practices * MOST_SEEN);
    to->answers = ARENA_ARRAY(arena, Answer, model->n_questions);
    roll_resources(&c);
    for (size_t i = 0; i < model->n_practices; i++)
        roll_practice(&c, &model->practices[i]);
    size_t answered = roll(dice, 101);
    for (size_t i = 0; i < model->n_questions; i++)
        if (chance(dice, answered))
            roll_answer(&c, &model->questions[i]);
    roll_waivers(&c);
    return to;
}
