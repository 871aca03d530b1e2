/* Reads rung-result/1 back. The file may be large: it is walked as spans, and each
 * observation is a tree of its own, as with our assessment form. See the header. */
#include "ingest/baseline.h"

#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "ingest/source/source.h"

const char result_schema[] = "rung-result/1";

typedef struct {
    Arena *arena, *scratch, *each;
    const char *path;
    const Model *model;
    Strings *strings;
    const JsonText *text;
    const char *bytes;
    Diag *diag;
    StoredResult *out; /* the entity being read */
    Assessment *found;
    Map *resources; /* id → Resource */
    Map *inputs;    /* path → Input */
} Reading;

static const char *keep(Reading *reading, const char *text)
{
    return text ? strings_add(reading->strings, text) : NULL;
}

static Json read_at(Reading *reading, Arena *arena, const JsonHead *head,
                    const char *pointer, const char *key)
{
    JsonSpan span = json_head_at(head, json_pointer_key(reading->scratch, "", key));
    if (span.type == JSON_ABSENT)
        return (Json){ 0 };
    return json_read_span(arena, reading->text, span,
                          json_pointer_key(reading->scratch, pointer, key));
}

/* --- what it rests on ----------------------------------------------------------------- */

static const Resource *resource_of(Reading *reading, const char *id, int weight)
{
    Resource *known = map_get(reading->resources, id);
    if (known)
        return known;
    known = ARENA_NEW(reading->arena, Resource);
    *known = (Resource){ .id = id, .weight = weight };
    map_set(reading->resources, id, known);
    return known;
}

static const Input *input_of(const Reading *reading, Json in)
{
    const char *path = json_text(json_get(in, "file"));
    return path ? map_get(reading->inputs, path) : NULL;
}

static const char *pointer_of(Reading *reading, Json in)
{
    return keep(reading, json_text(json_get(in, "pointer")));
}

static Date date_of(Json in, const char *key)
{
    return json_is(json_get(in, key), JSON_NULL) ? DATE_NONE
                                                 : json_date_or(in, key, DATE_NONE);
}

static void read_observation(Reading *reading, const Practice *practice, Json in)
{
    Assessment *found = reading->found;
    Observation row = { .practice = practice,
                        .tool = keep(reading, json_text(json_get(in, "tool"))),
                        .check = keep(reading, json_text(json_get(in, "check"))),
                        .title = keep(reading, json_text(json_get(in, "title"))),
                        .message = keep(reading, json_text(json_get(in, "message"))),
                        .input = input_of(reading, in),
                        .pointer = pointer_of(reading, in) };
    const char *resource = keep(reading, json_string(in, "resource"));
    int weight = (int)json_int_or(in, "weight", 1, 3, 1);
    row.verdict = (Verdict)json_choice(in, "verdict", verdict_names, N_VERDICTS);
    row.strength = (Strength)json_choice(in, "strength", strength_names, N_STRENGTHS);
    row.date = date_of(in, "date");
    row.unjoined = json_bool_or(in, "unjoined", false);
    row.in_template = json_bool_or(in, "in_template", false);
    row.resource = resource_of(reading, resource, weight);
    ARENA_PUSH(reading->arena, found->observations, found->n_observations) = row;
}

/* None where it is no list. */
static JsonSpan *items_of(const Reading *reading, JsonSpan list, size_t *n)
{
    *n = 0;
    return list.type == JSON_ARRAY
               ? json_elements(reading->scratch, reading->bytes, list, n)
               : NULL;
}

static void read_observations(Reading *reading, const Practice *practice,
                              const JsonHead *head, const char *pointer)
{
    size_t n;
    JsonSpan list = json_head_at(head, "/observations");
    pointer = json_pointer_key(reading->scratch, pointer, "observations");
    JsonSpan *items = items_of(reading, list, &n);
    for (size_t i = 0; i < n; i++) {
        const char *at = json_pointer_index(reading->scratch, pointer, i);
        read_observation(reading, practice,
                         json_read_span(reading->each, reading->text, items[i], at));
        arena_reset(reading->each);
    }
}

static void read_practice(Reading *reading, JsonSpan span, const char *pointer)
{
    int64_t listed, credit;
    Arena *scratch = reading->scratch;
    JsonHead head = json_head(scratch, reading->bytes, span);
    const char *id = json_text(read_at(reading, scratch, &head, pointer, "id"));
    const Practice *practice = id ? model_find_practice(reading->model, id) : NULL;
    if (!practice)
        return;
    Json pair = read_at(reading, scratch, &head, pointer, "credit");
    if (json_whole(json_item(pair, 0), &credit) && credit >= 0 && credit <= FULL_BP)
        reading->out->credit[practice->index] = (int)credit;
    else
        json_expected(pair, "two basis points");
    Json of = read_at(reading, scratch, &head, pointer, "listed");
    reading->found->universe[practice->index] =
        json_whole(of, &listed) && listed >= 0 && listed < INT32_MAX ? (int)listed : -1;
    read_observations(reading, practice, &head, pointer);
}

static void read_practices(Reading *reading, const JsonHead *head, const char *pointer)
{
    size_t n;
    JsonSpan list = json_head_at(head, "/practices");
    pointer = json_pointer_key(reading->scratch, pointer, "practices");
    JsonSpan *items = items_of(reading, list, &n);
    for (size_t i = 0; i < n; i++)
        read_practice(reading, items[i], json_pointer_index(reading->scratch, pointer, i));
}

static void read_answer(Reading *reading, Json in)
{
    Assessment *found = reading->found;
    const char *id = json_string(in, "question");
    const Question *question = model_find_question(reading->model, id);
    if (!question)
        return;
    Answer answer = { .question = question,
                      .evidence = keep(reading, json_text(json_get(in, "evidence"))),
                      .by = keep(reading, json_text(json_get(in, "by"))),
                      .input = input_of(reading, in),
                      .pointer = pointer_of(reading, in) };
    answer.date = date_of(in, "date");
    Json selected = json_array(in, "selected");
    for (Json item = json_first(selected); json_here(item); item = json_next(item)) {
        const char *option = json_text(item);
        const Option *known = option ? question_find_option(question, option) : NULL;
        if (known)
            ARENA_PUSH(reading->arena, answer.selected, answer.n_selected) = known;
    }
    if (answer.n_selected)
        ARENA_PUSH(reading->arena, found->answers, found->n_answers) = answer;
}

static void read_waiver(Reading *reading, Json in)
{
    Assessment *found = reading->found;
    const char *practice = json_string(in, "practice");
    Waiver waiver = { .id = keep(reading, json_string(in, "id")),
                      .practice = model_find_practice(reading->model, practice),
                      .resource = keep(reading, json_text(json_get(in, "resource"))),
                      .reason = keep(reading, json_text(json_get(in, "reason"))),
                      .approver = keep(reading, json_text(json_get(in, "approver"))),
                      .input = input_of(reading, in),
                      .pointer = pointer_of(reading, in) };
    waiver.created = json_date(in, "created");
    waiver.expires = json_date(in, "expires");
    if (waiver.practice)
        ARENA_PUSH(reading->arena, found->waivers, found->n_waivers) = waiver;
}

static void read_claim(Reading *reading, Json in)
{
    Assessment *found = reading->found;
    const char *practice = json_string(in, "practice");
    NotApplicable claim = { .practice = model_find_practice(reading->model, practice),
                            .reason = keep(reading, json_text(json_get(in, "reason"))),
                            .input = input_of(reading, in) };
    if (claim.practice)
        ARENA_PUSH(reading->arena, found->not_applicable, found->n_not_applicable) = claim;
}

static void read_function(Reading *reading, Json in)
{
    Assessment *found = reading->found;
    const char *id = keep(reading, json_string(in, "resource"));
    InventoryItem item = { .resource = resource_of(reading, id, 1) };
    item.runtime_retired = date_of(in, "runtime_retired");
    ARENA_PUSH(reading->arena, found->inventory, found->n_inventory) = item;
}

static void read_list(Reading *reading, Json list, void (*read)(Reading *, Json))
{
    for (Json item = json_first(list); json_here(item); item = json_next(item))
        read(reading, item);
}

/* Observations say of which file they are; which files there were comes first. */
static void read_inputs(Reading *reading, Json list)
{
    Assessment *found = reading->found;
    found->inputs = ARENA_ARRAY(reading->arena, Input, json_count(list) + 1);
    for (Json item = json_first(list); json_here(item); item = json_next(item)) {
        Input *input = &found->inputs[found->n_inputs++];
        *input = (Input){ .path = keep(reading, json_string(item, "path")),
                          .format = keep(reading, json_text(json_get(item, "format"))),
                          .tool = keep(reading, json_text(json_get(item, "tool"))),
                          .date = DATE_NONE };
        map_set(reading->inputs, input->path, input);
    }
}

/* --- the headline, and what was known of earlier comparisons ------------------------- */

static void read_place(Reading *reading, Json verdict)
{
    enum { HIGHEST_INDEX = 10 * LAST_STAGE };
    Place *place = &reading->out->place;
    place->determined = json_bool_or(verdict, "determined", true);
    place->attained = (int)json_int(verdict, "attained", 0, LAST_STAGE);
    place->potential = (int)json_int(verdict, "potential", 0, LAST_STAGE);
    place->score_stage = (int)json_int(verdict, "score_stage", 0, LAST_STAGE);
    place->index_tenths = (int)json_int(verdict, "index_tenths", 0, HIGHEST_INDEX);
}

static void read_fixed_before(Reading *reading, Json changes)
{
    StoredResult *out = reading->out;
    Json list = json_array_or_none(changes, "fixed_before");
    for (Json item = json_first(list); json_here(item); item = json_next(item)) {
        FindingKey key = { .practice = keep(reading, json_string(item, "practice")),
                           .resource = keep(reading, json_text(json_get(item, "resource"))),
                           .check = keep(reading, json_string(item, "check")) };
        ARENA_PUSH(reading->arena, out->fixed_before, out->n_fixed_before) = key;
    }
}

/* --- one entity ----------------------------------------------------------------------- */

static int usage_seen(Json in)
{
    int64_t stage;
    return json_whole(in, &stage) && stage >= 0 && stage <= LAST_STAGE ? (int)stage : -1;
}

static void read_evidence(Reading *reading, const JsonHead *head, const char *pointer)
{
    Arena *scratch = reading->scratch;
    Assessment *found = reading->found;
    Json waivers = read_at(reading, scratch, head, pointer, "waivers");
    read_inputs(reading, read_at(reading, scratch, head, pointer, "inputs"));
    read_practices(reading, head, pointer);
    read_list(reading, read_at(reading, scratch, head, pointer, "answers"), read_answer);
    for (size_t i = 0; i < N_WAIVER_STATES; i++)
        read_list(reading, json_array_or_none(waivers, waiver_state_names[i]), read_waiver);
    read_list(reading, read_at(reading, scratch, head, pointer, "not_applicable"),
              read_claim);
    read_list(reading, read_at(reading, scratch, head, pointer, "inventory"),
              read_function);
    found->usage_stage = usage_seen(
        json_get(read_at(reading, scratch, head, pointer, "verdict"), "usage_seen"));
}

static const char *text_at(Reading *reading, const JsonHead *head, const char *pointer,
                           const char *key)
{
    Json in = read_at(reading, reading->scratch, head, pointer, key);
    if (json_text(in))
        return keep(reading, json_text(in));
    const char *at = json_pointer_key(reading->scratch, pointer, key);
    if (json_here(in))
        json_expected(in, "a text");
    else
        diag_error(reading->diag, (Origin){ reading->path, at, OFFSET_NONE },
                   "expected a text, found nothing");
    return "";
}

static void start_entity(Reading *reading, StoredResult *out)
{
    size_t n = reading->model->n_practices;
    Assessment *found = ARENA_NEW(reading->arena, Assessment);
    out->credit = ARENA_ARRAY(reading->arena, int, n);
    found->universe = ARENA_ARRAY(reading->arena, int, n);
    for (size_t i = 0; i < n; i++)
        out->credit[i] = found->universe[i] = -1;
    reading->out = out;
    reading->found = found;
    reading->resources = map_new(reading->arena);
    reading->inputs = map_new(reading->arena);
}

static void read_entity(Reading *reading, JsonSpan span, const char *pointer,
                        StoredResult *out)
{
    JsonHead head = json_head(reading->scratch, reading->bytes, span);
    start_entity(reading, out);
    out->entity = text_at(reading, &head, pointer, "entity");
    const char *as_of = text_at(reading, &head, pointer, "as_of");
    if (!date_read(as_of, &out->as_of) && *as_of)
        json_expected(read_at(reading, reading->scratch, &head, pointer, "as_of"),
                      "a date such as 2026-11-23");
    read_place(reading, read_at(reading, reading->scratch, &head, pointer, "verdict"));
    read_fixed_before(reading,
                      read_at(reading, reading->scratch, &head, pointer, "changes"));
    read_evidence(reading, &head, pointer);
    reading->found->entity = out->entity;
    reading->found->as_of = out->as_of;
    /* A version that kept no list of answers kept not all that scoring needs. */
    if (json_head_at(&head, "/answers").type == JSON_ARRAY)
        out->found = reading->found;
}

/* --- the file ------------------------------------------------------------------------- */

static bool is_result(const Reading *reading, const JsonHead *head, JsonSpan whole)
{
    JsonSpan span = json_head_at(head, "/schema");
    const char *schema = json_span_text(reading->scratch, reading->bytes, span);
    if (schema && !strcmp(schema, result_schema))
        return true;
    Origin origin = { reading->path, schema ? "/schema" : "",
                      schema ? span.offset : whole.offset };
    diag_error(reading->diag, origin,
               "expected a result.json of rung (\"schema\": \"%s\"), found %s%s%s",
               result_schema, schema ? "\"" : "", schema ? schema : "something else",
               schema ? "\"" : "");
    return false;
}

static void read_whole(Reading *reading, JsonSpan whole, Baseline *out)
{
    size_t n = 1;
    Arena *scratch = reading->scratch;
    JsonHead head = json_head(scratch, reading->bytes, whole);
    if (!is_result(reading, &head, whole))
        return;
    JsonSpan list = json_head_at(&head, "/entities"), *items = &whole;
    if (list.type != JSON_ABSENT)
        items = items_of(reading, list, &n);
    Json model = read_at(reading, scratch, &head, "", "model");
    out->entities = ARENA_ARRAY(reading->arena, StoredResult, n + 1);
    for (size_t i = 0; i < n; i++) {
        bool alone = list.type == JSON_ABSENT;
        StoredResult *entity = &out->entities[out->n_entities++];
        entity->model_version = keep(reading, json_text(json_get(model, "version")));
        read_entity(reading, items[i],
                    alone ? "" : json_pointer_index(scratch, "/entities", i), entity);
    }
}

static void read_file(Reading *reading, Baseline *out)
{
    const char *path = reading->path;
    File file;
    JsonValues values;
    JsonError error;
    Arena *scratch = reading->scratch;
    if (!file_read(scratch, path, &file, reading->diag))
        return;
    if (!json_scan(scratch, file.bytes, file.length, &values, &error)) {
        json_refuse(reading->diag, path, &error);
        return;
    }
    if (values.n_values != 1 || values.values[0].type != JSON_OBJECT) {
        diag_error(reading->diag, origin_of_file(path),
                   "expected a result.json of rung: one object");
        return;
    }
    reading->bytes = file.bytes;
    reading->text = json_text_new(scratch, path, file.bytes, file.length, 0, reading->diag);
    read_whole(reading, values.values[0], out);
}

const Baseline *baseline_read(Arena *arena, const Model *model, const char *path,
                              Diag *diag)
{
    size_t wrong = diag->n_of[DIAG_CONTENT] + diag->n_of[DIAG_WORLD];
    Baseline *out = ARENA_NEW(arena, Baseline);
    Reading reading = { .arena = arena,
                        .scratch = arena_new(),
                        .each = arena_new(),
                        .path = path,
                        .model = model,
                        .strings = strings_new(arena, arena),
                        .diag = diag };
    out->path = path;
    read_file(&reading, out);
    arena_free(reading.each);
    arena_free(reading.scratch);
    return wrong == diag->n_of[DIAG_CONTENT] + diag->n_of[DIAG_WORLD] ? out : NULL;
}
