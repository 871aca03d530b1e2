/* Rolls assessments; see the header. */
#include "score/rolled.h"

static const struct {
    const char *check, *tool;
    Strength strength;
} checks[] = {
    { "a", "checkov", STRENGTH_DIRECT },     { "b", "checkov", STRENGTH_DIRECT },
    { "c", "prowler", STRENGTH_INDIRECT },   { "d", "prowler", STRENGTH_DIRECT },
    { "e", "gitleaks", STRENGTH_FAIL_ONLY }, { "f", "checkov", STRENGTH_WEAK },
    { "g", "checkov", STRENGTH_SUSPECT },
};
enum { N_CHECKS = sizeof checks / sizeof *checks };

static Verdict roll_verdict(Setting *setting, size_t quality)
{
    if (chance(&setting->dice, 4))
        return chance(&setting->dice, 50) ? VERDICT_UNKNOWN : VERDICT_NA;
    return chance(&setting->dice, quality) ? VERDICT_PASS : VERDICT_FAIL;
}

static void roll_observation(Setting *setting, const Practice *practice,
                             const Resource *resources, size_t quality, Observation *to)
{
    size_t check = roll(&setting->dice, chance(&setting->dice, 60) ? 2 : N_CHECKS);
    *to = (Observation){
        .practice = practice,
        .resource = &resources[roll(&setting->dice, N_RESOURCES)],
        .verdict = roll_verdict(setting, quality),
        .strength = checks[check].strength,
        .tool = checks[check].tool,
        .check = checks[check].check,
        .date =
            chance(&setting->dice, 90) ? DATE_NONE : AS_OF - (Date)roll(&setting->dice, 60),
        .pointer = arena_printf(setting->arena, "/%zu", roll(&setting->dice, 1000)),
    };
    to->unjoined = (practice->index + (size_t)(to->resource - resources)) % 20 == 0;
}

static void roll_answer(Setting *setting, const Question *question, Answer *to)
{
    size_t n = question->type == QUESTION_SINGLE ? 1 : 1 + roll(&setting->dice, 2);
    *to = (Answer){ .question = question,
                    .selected = ARENA_ARRAY(setting->arena, const Option *, 2),
                    .date = chance(&setting->dice, 80)
                                ? DATE_NONE
                                : AS_OF - (Date)roll(&setting->dice, 300),
                    .pointer =
                        arena_printf(setting->arena, "/%zu", roll(&setting->dice, 1000)) };
    size_t first = roll(&setting->dice, question->n_options);
    for (size_t i = 0; i < n; i++)
        to->selected[to->n_selected++] =
            &question->options[(first + i) % question->n_options];
}

static void roll_waivers(Setting *setting, const Resource *resources, Assessment *to)
{
    const Model *model = setting->model;
    to->n_waivers = roll(&setting->dice, 5);
    to->waivers = ARENA_ARRAY(setting->arena, Waiver, 6);
    for (size_t i = 0; i < to->n_waivers; i++)
        to->waivers[i] = (Waiver){
            .id = arena_printf(setting->arena, "W-%zu", i),
            .practice = &model->practices[roll(&setting->dice, model->n_practices)],
            .resource = chance(&setting->dice, 20)
                            ? NULL
                            : resources[roll(&setting->dice, N_RESOURCES)].id,
            .reason = "r",
            .approver = "a",
            .created = to->as_of - (Date)roll(&setting->dice, 200),
            .expires = to->as_of + (Date)roll(&setting->dice, 200) - 20,
        };
}

Assessment *roll_assessment(Setting *setting)
{
    enum { MOST_SEEN = 8 };
    Arena *arena = setting->arena;
    const Model *model = setting->model;
    static const size_t qualities[] = { 20, 60, 90, 100 };
    size_t quality = qualities[roll(&setting->dice, 4)],
           coverage = roll(&setting->dice, 101);
    Assessment *to = ARENA_NEW(arena, Assessment);
    *to = (Assessment){ .entity = "random",
                        .as_of = AS_OF,
                        .usage_stage = (int)roll(&setting->dice, 4) - 1 };
    Resource *resources = ARENA_ARRAY(arena, Resource, N_RESOURCES);
    for (size_t i = 0; i < N_RESOURCES; i++)
        resources[i] = (Resource){ .id = arena_printf(arena, "fn-%zu", i),
                                   .weight = 1 + (int)roll(&setting->dice, 3) };
    to->observations = ARENA_ARRAY(arena, Observation, model->n_practices * MOST_SEEN);
    to->universe = ARENA_ARRAY(arena, int, model->n_practices);
    for (size_t i = 0; i < model->n_practices; i++) {
        size_t n = chance(&setting->dice, coverage) ? roll(&setting->dice, MOST_SEEN) : 0;
        to->universe[i] = chance(&setting->dice, 50) ? (int)roll(&setting->dice, 12) : -1;
        for (size_t j = 0; j < n; j++)
            roll_observation(setting, &model->practices[i], resources, quality,
                             &to->observations[to->n_observations++]);
    }
    to->answers = ARENA_ARRAY(arena, Answer, 2 * model->n_questions);
    for (size_t i = 0; i < model->n_questions; i++)
        for (size_t n = chance(&setting->dice, 70) + chance(&setting->dice, 5); n > 0; n--)
            roll_answer(setting, &model->questions[i], &to->answers[to->n_answers++]);
    roll_waivers(setting, resources, to);
    return to;
}

Assessment *copy_of(Setting *setting, const Assessment *from)
{
    Assessment *to = ARENA_NEW(setting->arena, Assessment);
    *to = *from;
    to->observations = ARENA_ARRAY(setting->arena, Observation, from->n_observations + 1);
    to->answers = ARENA_ARRAY(setting->arena, Answer, from->n_answers + 1);
    to->waivers = ARENA_ARRAY(setting->arena, Waiver, from->n_waivers + 1);
    for (size_t i = 0; i < from->n_observations; i++)
        to->observations[i] = from->observations[i];
    for (size_t i = 0; i < from->n_answers; i++)
        to->answers[i] = from->answers[i];
    for (size_t i = 0; i < from->n_waivers; i++)
        to->waivers[i] = from->waivers[i];
    return to;
}
