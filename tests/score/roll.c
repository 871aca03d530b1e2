/* See the header. */
#include "roll.h"

#include <string.h>

enum {
    N_RESOURCES = 12,
    N_WORKLOADS = 2,
    MOST_SEEN = 10,
    MOST_CHOICES = 3,
    MOST_WAIVERS = 12,
    MOST_SUPPRESSED = 6,
    AS_OF = 20780,
};

typedef struct {
    Dice *dice;
    Arena *arena;
    const Model *model;
    Resource *resources, *workloads;
    Assessment *to;
    size_t quality, coverage; /* per cent */
    bool weighted, strays, strange, dated;
    bool apart; /* templates have names of their own */
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
                        .in_inventory = chance(c->dice, 10),
                        .weight = c->weighted ? 1 + (int)roll(c->dice, 3) : 1 };
    c->workloads = ARENA_ARRAY(c->arena, Resource, N_WORKLOADS);
    for (size_t i = 0; i < N_WORKLOADS; i++)
        c->workloads[i] = (Resource){ .id = arena_printf(c->arena, "workload-%zu", i),
                                      .kind = "workload",
                                      .weight = 1 };
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

static Date roll_date(Case *c, int too_old)
{
    if (c->strange && chance(c->dice, 10))
        return AS_OF - too_old;
    return c->dated && chance(c->dice, 70) ? AS_OF - (Date)roll(c->dice, 20) : DATE_NONE;
}

/* Checkov reads templates. */
static void roll_seen(Case *c, const Practice *practice, Strength usual, bool listed)
{
    static const char *const tools[] = { "checkov", "prowler", "trivy" };
    Dice *dice = c->dice;
    size_t tool = roll(dice, 3), half = N_RESOURCES / 2;
    bool in_template = tool == 0;
    size_t which =
        c->apart ? roll(dice, half) + (in_template ? half : 0) : roll(dice, N_RESOURCES);
    size_t number = c->to->n_observations++;
    c->to->observations[number] = (Observation){
        .practice = practice,
        .resource = &c->resources[which],
        .verdict = roll_verdict(c),
        .strength = roll_strength(c, usual),
        .tool = tools[tool],
        .check = "check",
        .date = roll_date(c, 40),
        .in_template = in_template,
        .unjoined = listed && c->strays && which % 3 == 0,
        .pointer = arena_printf(c->arena, "/%zu", number),
    };
}

static void roll_choice(Case *c, const Practice *practice)
{
    Dice *dice = c->dice;
    size_t number = c->to->n_observations++;
    c->to->observations[number] = (Observation){
        .practice = practice,
        .resource = &c->workloads[roll(dice, N_WORKLOADS)],
        .verdict = roll_verdict(c),
        .strength = STRENGTH_ATTESTED,
        .tool = "aws-wa",
        .check = "choice",
        .evidence = chance(dice, 50) ? "https://example.org/runbook" : NULL,
        .date = roll_date(c, 200),
        .pointer = arena_printf(c->arena, "/%zu", number),
    };
}

static void roll_practice(Case *c, const Practice *practice)
{
    static const Strength usual[] = { STRENGTH_DIRECT, STRENGTH_DIRECT, STRENGTH_DIRECT,
                                      STRENGTH_INDIRECT, STRENGTH_FAIL_ONLY };
    Dice *dice = c->dice;
    Strength strength = usual[roll(dice, 5)];
    bool listed = chance(dice, 60);
    c->to->universe[practice->index] = listed ? (int)roll(dice, 20) : -1;
    size_t n = chance(dice, c->coverage) ? roll(dice, MOST_SEEN) : 0;
    for (size_t i = 0; i < n; i++)
        roll_seen(c, practice, strength, listed);
    size_t n_choices = chance(dice, 20) ? 1 + roll(dice, MOST_CHOICES) : 0;
    for (size_t i = 0; i < n_choices; i++)
        roll_choice(c, practice);
}

static void roll_answer(Case *c, const Question *question)
{
    Dice *dice = c->dice;
    size_t n = question->n_options;
    Answer *to = &c->to->answers[c->to->n_answers++];
    *to = (Answer){ .question = question,
                    .selected = ARENA_ARRAY(c->arena, const Option *, n + 1),
                    .evidence = chance(dice, 50) ? "https://example.org/wiki" : NULL,
                    .date = roll_date(c, 200) };
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

/* What a tool was told to overlook, of what is waived and of what is not. */
static void roll_suppressions(Case *c)
{
    Assessment *to = c->to;
    to->suppressions = ARENA_ARRAY(c->arena, Suppression, MOST_SUPPRESSED);
    to->n_suppressions = roll(c->dice, MOST_SUPPRESSED);
    for (size_t i = 0; i < to->n_suppressions; i++) {
        size_t which = to->n_waivers ? roll(c->dice, to->n_waivers) : 0;
        const char *waived = to->n_waivers ? to->waivers[which].resource : NULL;
        to->suppressions[i] = (Suppression){
            .tool = "checkov",
            .check = "check",
            .practice = to->n_waivers ? to->waivers[which].practice : NULL,
            .resource = waived ? waived : c->resources[roll(c->dice, N_RESOURCES)].id,
        };
    }
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
               .strange = chance(dice, 50),
               .dated = chance(dice, 50),
               .apart = chance(dice, 50) };
    *to = (Assessment){ .entity = "random",
                        .as_of = AS_OF,
                        .usage_stage = -1,
                        .demands = { .refuse_undated = chance(dice, 20) } };
    to->universe = ARENA_ARRAY(arena, int, model->n_practices);
    to->observations =
        ARENA_ARRAY(arena, Observation, model->n_practices * (MOST_SEEN + MOST_CHOICES));
    to->answers = ARENA_ARRAY(arena, Answer, model->n_questions);
    roll_resources(&c);
    for (size_t i = 0; i < model->n_practices; i++)
        roll_practice(&c, &model->practices[i]);
    size_t answered = roll(dice, 101);
    for (size_t i = 0; i < model->n_questions; i++)
        if (chance(dice, answered))
            roll_answer(&c, &model->questions[i]);
    roll_waivers(&c);
    roll_suppressions(&c);
    return to;
}
