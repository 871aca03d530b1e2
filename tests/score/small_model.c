/* See the header. */
#include "small_model.h"

#include <string.h>

#include "score/score.h"

enum { N_RESOURCES = 6 };

/* Knuth's MMIX generator; the upper bits are the good ones. */
size_t small_roll(Small *small, size_t n)
{
    small->dice = small->dice * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(small->dice >> 33) % n;
}

static bool chance(Small *small, size_t percent)
{
    return small_roll(small, 100) < percent;
}

static int one_of(Small *small, const int *values, size_t n)
{
    return values[small_roll(small, n)];
}

#define ONE_OF(small, ...)                                                                 \
    one_of((small), (const int[]){ __VA_ARGS__ },                                          \
           sizeof(const int[]){ __VA_ARGS__ } / sizeof(int))

/* --- the model -------------------------------------------------------------------- */

static void roll_parameters(Small *small, Parameters *to)
{
    static const int points[][N_EFFORTS] = {
        { 1, 2, 4 }, { 1, 2, 4 },    { 1, 1, 1 },
        { 3, 2, 1 }, { 1, 10, 100 }, { 999, 1000, 998 },
    };
    *to = (Parameters){
        .capability_floor_bp = ONE_OF(small, 0, 5000, 5000, 5000, 8500, 10000),
        .max_waived_share_bp = ONE_OF(small, 0, 2000, 2000, 5000),
        .unknown_width_bp = 5000,
        .index_cap_tenths = 9,
        .severity_points = { 7, 10, 15, 20 },
        .fresh_days_automated = 30,
        .fresh_days_questionnaire = 180,
        .waiver_max_days = 365,
    };
    for (int k = 1; k <= LAST_STAGE; k++)
        to->stage_threshold_bp[k] = ONE_OF(small, 8000, 8000, 8000, 1, 6667, 9999, 10000,
                                           1 + (int)small_roll(small, FULL_BP));
    memcpy(to->effort_points, points[small_roll(small, 6)], sizeof to->effort_points);
}

static void roll_practice(Small *small, Practice *to, int last_stage, int heaviest)
{
    bool critical = chance(small, 15), blocks = chance(small, 15);
    *to = (Practice){
        .title = "practice",
        .stage = 1 + (int)small_roll(small, (size_t)last_stage),
        .weight = 1 + (int)small_roll(small, (size_t)heaviest),
        .severity = SEVERITY_MEDIUM,
        .effort = (Effort)small_roll(small, N_EFFORTS),
        .critical = critical,
        .blocks_from_stage = blocks ? 1 + (int)small_roll(small, LAST_STAGE) : 0,
        .met_bp = ONE_OF(small, 9000, 9000, 9500, 10000),
        .partial_bp = ONE_OF(small, 4000, 4000, 9000),
        .mode = (EvidenceMode)ONE_OF(small, MODE_AUTO_FIRST, MODE_AUTO_FIRST,
                                     MODE_AUTO_AND_QUESTION, MODE_QUESTION_ONLY),
        .population = "function",
        .not_applicable_when = chance(small, 20) ? "it may be so" : NULL,
    };
}

/* Ids stand in another order than the practices. */
static void name_practices(Small *small, Model *model)
{
    size_t order[MOST_SMALL], n = model->n_practices;
    for (size_t i = 0; i < n; i++) {
        size_t j = small_roll(small, i + 1);
        order[i] = order[j];
        order[j] = i;
    }
    for (size_t i = 0; i < n; i++)
        model->practices[i].id = arena_printf(small->arena, "P-%02zu", order[i]);
}

/* An earlier practice may show a later one: no ring can arise. */
static void link_practices(Small *small, Model *model)
{
    size_t percent = (size_t)ONE_OF(small, 0, 0, 5, 15, 40);
    for (size_t i = 0; i < model->n_practices; i++) {
        Practice *practice = &model->practices[i];
        for (size_t j = 0; j < i; j++)
            if (chance(small, percent))
                ARENA_PUSH(small->arena, practice->implied_by, practice->n_implied_by) =
                    &model->practices[j];
    }
}

/* Large ones are seen more often: small ones are soon all known. */
static size_t roll_size(Small *small)
{
    size_t a = small_roll(small, MOST_SMALL), b = small_roll(small, MOST_SMALL);
    return 1 + (a > b ? a : b);
}

static const Model *roll_model(Small *small)
{
    Arena *arena = small->arena;
    Model *model = ARENA_NEW(arena, Model);
    int last_stage = 1 + (int)small_roll(small, LAST_STAGE);
    int heaviest = ONE_OF(small, 1, 5, 5, 100);
    roll_parameters(small, &model->parameters);
    model->n_practices = roll_size(small);
    model->n_capabilities = 1 + small_roll(small, 5);
    model->practices = ARENA_ARRAY(arena, Practice, model->n_practices);
    model->capabilities = ARENA_ARRAY(arena, Capability, model->n_capabilities);
    for (size_t i = 0; i < model->n_capabilities; i++)
        model->capabilities[i] =
            (Capability){ .index = i, .id = arena_printf(arena, "c%zu", i) };
    for (size_t i = 0; i < model->n_practices; i++) {
        Practice *practice = &model->practices[i];
        Capability *capability =
            &model->capabilities[small_roll(small, model->n_capabilities)];
        roll_practice(small, practice, last_stage, heaviest);
        practice->index = i;
        practice->capability = capability;
        ARENA_PUSH(arena, capability->practices, capability->n_practices) = practice;
    }
    model->in_use = &model->practices[0];
    name_practices(small, model);
    link_practices(small, model);
    return model;
}

/* --- the assessment --------------------------------------------------------------- */

static void roll_rows(Small *small, const Practice *practice, const Resource *resources,
                      size_t quality)
{
    Assessment *to = small->found;
    Strength strength = chance(small, 10) ? STRENGTH_INDIRECT : STRENGTH_DIRECT;
    size_t n = 1 + small_roll(small, N_RESOURCES);
    bool whole = chance(small, 25);
    for (size_t i = 0; i < n; i++)
        to->observations[to->n_observations++] = (Observation){
            .practice = practice,
            .resource = &resources[i],
            .verdict = whole || chance(small, quality) ? VERDICT_PASS : VERDICT_FAIL,
            .strength = strength,
            .tool = "tool",
            .check = "check",
            .date = DATE_NONE,
        };
}

/* An answer of its own for a practice, whatever else is asked about it. */
static Answer answer_to(Arena *arena, const Practice *practice, int value_bp)
{
    OptionValue *value = ARENA_NEW(arena, OptionValue);
    Option *option = ARENA_NEW(arena, Option);
    Question *question = ARENA_NEW(arena, Question);
    const Option **selected = ARENA_NEW(arena, const Option *);
    *value = (OptionValue){ .practice = practice, .value_bp = value_bp };
    *option = (Option){ .id = "a", .values = value, .n_values = 1, .usage_stage = -1 };
    *question = (Question){ .id = practice->id, .options = option, .n_options = 1 };
    *selected = option;
    return (Answer){
        .question = question, .selected = selected, .n_selected = 1, .date = DATE_NONE
    };
}

static void roll_answer(Small *small, const Practice *practice, size_t quality)
{
    bool best = chance(small, quality);
    int value_bp = best ? FULL_BP : ONE_OF(small, 0, 2500, 5000, 8999, 9499);
    small->found->answers[small->found->n_answers++] =
        answer_to(small->arena, practice, value_bp);
}

static void roll_waivers(Small *small, const Resource *resources)
{
    Assessment *to = small->found;
    to->n_waivers = chance(small, 50) ? 0 : small_roll(small, 5);
    to->waivers = ARENA_ARRAY(small->arena, Waiver, to->n_waivers + 1);
    for (size_t i = 0; i < to->n_waivers; i++)
        to->waivers[i] = (Waiver){
            .id = arena_printf(small->arena, "W-%zu", i),
            .practice =
                &small->model->practices[small_roll(small, small->model->n_practices)],
            .resource = chance(small, 30) ? NULL : resources[small_roll(small, 3)].id,
            .created = to->as_of,
            .expires = to->as_of,
        };
}

static void roll_claims(Small *small)
{
    Assessment *to = small->found;
    to->not_applicable =
        ARENA_ARRAY(small->arena, NotApplicable, small->model->n_practices);
    for (size_t i = 0; i < small->model->n_practices; i++)
        if (small->model->practices[i].not_applicable_when && chance(small, 30))
            to->not_applicable[to->n_not_applicable++] =
                (NotApplicable){ .practice = &small->model->practices[i],
                                 .reason = "it is so" };
}

static void roll_assessment(Small *small)
{
    Arena *arena = small->arena;
    size_t n = small->model->n_practices;
    size_t quality = (size_t)ONE_OF(small, 0, 30, 70, 97);
    size_t silence = (size_t)ONE_OF(small, 0, 10, 30, 80);
    Resource *resources = ARENA_ARRAY(arena, Resource, N_RESOURCES);
    for (size_t i = 0; i < N_RESOURCES; i++)
        resources[i] = (Resource){ .id = arena_printf(arena, "fn-%zu", i),
                                   .kind = "function",
                                   .weight = 1 + (int)small_roll(small, 3) };
    small->found = ARENA_NEW(arena, Assessment);
    *small->found = (Assessment){ .entity = "small", .as_of = 20780, .usage_stage = -1 };
    small->found->universe = ARENA_ARRAY(arena, int, n);
    small->found->observations = ARENA_ARRAY(arena, Observation, n * (N_RESOURCES + 1));
    small->found->answers = ARENA_ARRAY(arena, Answer, n);
    for (size_t i = 0; i < n; i++) {
        small->found->universe[i] = chance(small, 40) ? (int)small_roll(small, 12) : -1;
        const Practice *practice = &small->model->practices[i];
        if (practice->mode != MODE_QUESTION_ONLY && !chance(small, silence))
            roll_rows(small, practice, resources, quality);
        if (!chance(small, practice->mode == MODE_AUTO_FIRST ? 80 : silence))
            roll_answer(small, practice, quality);
    }
    roll_waivers(small, resources);
    roll_claims(small);
}

static void assess(Small *small, const Model *model)
{
    small->diag = diag_new(small->arena);
    small->model = model;
    roll_assessment(small);
    small->card = score(small->arena, small->model, small->found, small->diag);
}

void small_make(Small *small)
{
    arena_reset(small->arena);
    assess(small, roll_model(small));
}

void small_make_of(Small *small, const Model *model)
{
    arena_reset(small->arena);
    assess(small, model);
}

/* --- meeting practices ------------------------------------------------------------ */

/* What was seen passes; what the inventory lists besides is seen, as one heavy resource.
 * The weight of what is not waived stays what it was. */
static void pass(Arena *arena, Assessment *found, const Practice *practice)
{
    int left = found->universe[practice->index];
    bool seen = false;
    for (size_t i = 0; i < found->n_observations; i++) {
        Observation *row = &found->observations[i];
        if (row->practice != practice)
            continue;
        seen = true;
        row->verdict = VERDICT_PASS;
        row->strength = STRENGTH_DIRECT;
        left -= row->resource->weight;
    }
    if (seen && left <= 0)
        return;
    Resource *rest = ARENA_NEW(arena, Resource);
    *rest = (Resource){ .id = "rest", .kind = "function", .weight = left > 0 ? left : 1 };
    found->observations[found->n_observations++] = (Observation){
        .practice = practice,
        .resource = rest,
        .verdict = VERDICT_PASS,
        .strength = STRENGTH_DIRECT,
        .tool = "tool",
        .check = "check",
        .date = DATE_NONE,
    };
}

static void agree(Arena *arena, Assessment *found, const Practice *practice)
{
    size_t i = 0;
    while (i < found->n_answers &&
           found->answers[i].question->options->values->practice != practice)
        i++;
    found->answers[i] = answer_to(arena, practice, FULL_BP);
    found->n_answers += i == found->n_answers;
}

const Scorecard *small_with(const Small *small, const Practice *const *met, size_t n)
{
    Assessment *found = ARENA_NEW(small->arena, Assessment);
    size_t n_practices = small->model->n_practices;
    *found = *small->found;
    found->observations =
        ARENA_ARRAY(small->arena, Observation, n_practices * (N_RESOURCES + 1));
    memcpy(found->observations, small->found->observations,
           found->n_observations * sizeof *found->observations);
    found->answers = ARENA_ARRAY(small->arena, Answer, n_practices);
    memcpy(found->answers, small->found->answers,
           found->n_answers * sizeof *found->answers);
    for (size_t i = 0; i < n; i++) {
        if (met[i]->mode != MODE_QUESTION_ONLY)
            pass(small->arena, found, met[i]);
        agree(small->arena, found, met[i]);
    }
    return score(small->arena, small->model, found, small->diag);
}
