/* See the header. Observations may carry "unjoined": true, which the native form has no
 * word for. */
#include "read_case.h"

#include <assert.h>
#include <string.h>

#include "base/file.h"
#include "base/strings.h"

typedef struct {
    Arena *arena;
    const Model *model;
    Json in;
    Map *resources; /* by id */
    Strings *names;
    const Input *input;
} Case;

Json read_json_file(Arena *arena, const char *path, Diag *diag)
{
    File file;
    if (!file_read(arena, path, &file, diag))
        return (Json){ 0 };
    return json_read(arena, path, file.bytes, file.length, diag);
}

static const Practice *practice_of(const Case *from, Json in)
{
    const Practice *practice = model_find_practice(from->model, json_text(in));
    assert(practice);
    return practice;
}

static const Resource *resource_of(const Case *from, const char *id)
{
    Resource *resource = map_get(from->resources, id);
    if (resource)
        return resource;
    int64_t weight = 1;
    json_whole(json_get(json_get(from->in, "resource_weight"), id), &weight);
    resource = ARENA_NEW(from->arena, Resource);
    *resource = (Resource){ .id = id, .kind = "function", .weight = (int)weight };
    map_set(from->resources, id, resource);
    return resource;
}

static Strength strength_of(Json in)
{
    for (size_t i = 0; i < N_STRENGTHS; i++)
        if (strcmp(json_text(in), strength_names[i]) == 0)
            return (Strength)i;
    assert(false && "a known strength");
    return STRENGTH_CONTEXT;
}

static Verdict verdict_of(Json in)
{
    for (size_t i = 0; i < N_VERDICTS; i++)
        if (strcmp(json_text(in), verdict_names[i]) == 0)
            return (Verdict)i;
    assert(false && "a known verdict");
    return VERDICT_UNKNOWN;
}

static void read_observations(const Case *from, Assessment *to)
{
    Json list = json_get(from->in, "observations");
    to->observations = ARENA_ARRAY(from->arena, Observation, json_count(list) + 1);
    for (Json row = json_first(list); json_here(row); row = json_next(row)) {
        const char *tool = json_text(json_get(row, "tool"));
        const char *check = json_text(json_get(row, "check_id"));
        to->observations[to->n_observations++] = (Observation){
            .practice = practice_of(from, json_get(row, "practice")),
            .resource = resource_of(from, json_text(json_get(row, "resource"))),
            .verdict = verdict_of(json_get(row, "verdict")),
            .strength = strength_of(json_get(row, "strength")),
            .tool = strings_add(from->names, tool ? tool : "test"),
            .check = strings_add(from->names, check ? check : "check"),
            .date = json_date_or(row, "date", DATE_NONE),
            .evidence = json_text(json_get(row, "evidence")),
            .in_template = json_true(json_get(row, "in_template")),
            .unjoined = json_true(json_get(row, "unjoined")),
            .input = from->input,
            .pointer = json_pointer(row),
        };
    }
}

static void read_answers(const Case *from, Assessment *to)
{
    Json list = json_get(from->in, "answers");
    to->answers = ARENA_ARRAY(from->arena, Answer, json_count(list) + 1);
    for (Json row = json_first(list); json_here(row); row = json_next(row)) {
        Answer *answer = &to->answers[to->n_answers++];
        Json selected = json_get(row, "selected");
        answer->question =
            model_find_question(from->model, json_text(json_get(row, "question")));
        assert(answer->question);
        answer->selected =
            ARENA_ARRAY(from->arena, const Option *, json_count(selected) + 1);
        for (Json id = json_first(selected); json_here(id); id = json_next(id)) {
            const Option *option = question_find_option(answer->question, json_text(id));
            assert(option);
            answer->selected[answer->n_selected++] = option;
        }
        answer->evidence = json_text(json_get(row, "evidence"));
        answer->date = json_date_or(row, "answered_on", DATE_NONE);
        answer->input = from->input;
        answer->pointer = json_pointer(row);
    }
}

static void read_waivers(const Case *from, Assessment *to)
{
    Json list = json_get(from->in, "waivers");
    to->waivers = ARENA_ARRAY(from->arena, Waiver, json_count(list) + 1);
    for (Json row = json_first(list); json_here(row); row = json_next(row))
        to->waivers[to->n_waivers++] = (Waiver){
            .id = json_text(json_get(row, "id")),
            .practice = practice_of(from, json_get(row, "practice")),
            .resource = json_text(json_get(row, "resource")),
            .reason = json_text(json_get(row, "reason")),
            .approver = json_text(json_get(row, "approver")),
            .created = json_date_or(row, "created", DATE_NONE),
            .expires = json_date_or(row, "expires", DATE_NONE),
            .input = from->input,
            .pointer = json_pointer(row),
        };
}

static void read_claims(const Case *from, Assessment *to)
{
    Json list = json_get(from->in, "not_applicable");
    to->not_applicable = ARENA_ARRAY(from->arena, NotApplicable, json_count(list) + 1);
    for (Json row = json_first(list); json_here(row); row = json_next(row)) {
        bool bare = json_is(row, JSON_STRING);
        to->not_applicable[to->n_not_applicable++] = (NotApplicable){
            .practice = practice_of(from, bare ? row : json_get(row, "practice")),
            .reason = json_text(json_get(row, "reason")),
            .input = from->input,
        };
    }
}

static void read_universe(const Case *from, Assessment *to)
{
    to->universe = ARENA_ARRAY(from->arena, int, from->model->n_practices);
    for (size_t i = 0; i < from->model->n_practices; i++) {
        int64_t n = -1;
        json_whole(json_get(json_get(from->in, "universe"), from->model->practices[i].id),
                   &n);
        to->universe[i] = (int)n;
    }
}

Assessment *read_case(Arena *arena, const Model *model, Json in)
{
    Input *input = ARENA_NEW(arena, Input);
    input->path = "case.json";
    const Case from = { .arena = arena,
                        .model = model,
                        .in = in,
                        .resources = map_new(arena),
                        .names = strings_new(arena, arena),
                        .input = input };
    Assessment *to = ARENA_NEW(arena, Assessment);
    to->entity = json_text(json_get(in, "entity"));
    to->as_of = json_date_or(in, "as_of", DATE_NONE);
    to->usage_stage = -1;
    to->runtime_table_date = json_text(json_get(in, "runtime_table"));
    int64_t asked = 0;
    json_whole(json_get(in, "min_assurance"), &asked);
    to->demands.min_assurance = (int)asked;
    to->demands.refuse_undated = json_true(json_get(in, "refuse_undated"));
    read_observations(&from, to);
    read_answers(&from, to);
    read_waivers(&from, to);
    read_claims(&from, to);
    read_universe(&from, to);
    return to;
}
