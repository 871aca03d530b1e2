/* Opens a stored result and reads it, entity by entity; see the headers. */
#include "base/file.h"

#include <stdio.h>
#include <string.h>

#include "base/text8.h"
#include "ingest/attached.h"
#include "ingest/baseline.h"
#include "ingest/stored/reading.h"

const char result_schema[] = "rung-result/1";

static const char pdf_start[] = "%PDF-1.", schema_start[] = "\"rung-result/";

/* --- what all parts ask --------------------------------------------------------------- */

const char *reading_keep(Reading *reading, const char *text)
{
    return text ? strings_add(reading->strings, text) : NULL;
}

const char *reading_text(Reading *reading, Json in, const char *key)
{
    return reading_keep(reading, json_text(json_get(in, key)));
}

static Json member_of(Arena *arena, const StoredFile *file, const JsonHead *head,
                      const char *pointer, const char *key)
{
    JsonSpan span = json_head_at(head, json_pointer_key(arena, "", key));
    if (span.type == JSON_ABSENT)
        return (Json){ 0 };
    return json_read_span(arena, file->text, span, json_pointer_key(arena, pointer, key));
}

Json reading_member(Reading *reading, const Entity *entity, const char *key)
{
    return member_of(reading->scratch, reading->file, &entity->head, entity->pointer, key);
}

JsonSpan *reading_items(const Reading *reading, JsonSpan list, size_t *n)
{
    *n = 0;
    return list.type == JSON_ARRAY
               ? json_elements(reading->scratch, reading->file->bytes, list, n)
               : NULL;
}

int reading_known(Json in, const char *key)
{
    int64_t n;
    bool fits = json_whole(json_get(in, key), &n) && n >= 0 && n < INT32_MAX;
    return fits ? (int)n : -1;
}

/* Of any year: a scanner's clock may have been wrong, and was believed. */
Date reading_date(Json in, const char *key)
{
    Json member = json_get(in, key);
    Date date = DATE_NONE;
    if (json_here(member) && !json_is(member, JSON_NULL) &&
        !date_read(json_text(member), &date))
        json_expected(member, "a date such as 2026-11-23");
    return date;
}

const Input *reading_input(const Reading *reading, Json in)
{
    const char *path = json_text(json_get(in, "file"));
    return path ? map_get(reading->inputs, path) : NULL;
}

/* --- one entity ----------------------------------------------------------------------- */

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

static const char *text_at(Reading *reading, const Entity *entity, const char *key)
{
    Json in = reading_member(reading, entity, key);
    if (json_text(in))
        return reading_keep(reading, json_text(in));
    const char *at = json_pointer_key(reading->scratch, entity->pointer, key);
    if (json_here(in))
        json_expected(in, "a text");
    else
        diag_error(reading->diag, (Origin){ reading->file->path, at, OFFSET_NONE },
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

static void read_entity(Reading *reading, const Entity *entity, StoredResult *out)
{
    start_entity(reading, out);
    out->entity = text_at(reading, entity, "entity");
    const char *as_of = text_at(reading, entity, "as_of");
    if (!date_read(as_of, &out->as_of) && *as_of)
        json_expected(reading_member(reading, entity, "as_of"),
                      "a date such as 2026-11-23");
    read_place(reading, reading_member(reading, entity, "verdict"));
    read_stored_evidence(reading, entity);
    read_stored_inventory(reading, entity);
    read_stored_changes(reading, entity);
    reading->found->entity = out->entity;
    reading->found->entity_is_stated = strcmp(out->entity, unnamed_entity) != 0;
    reading->found->organisation =
        reading_keep(reading, json_text(reading_member(reading, entity, "organisation")));
    reading->found->as_of = out->as_of;
    /* A version that kept no list of answers kept not all that scoring needs. */
    if (json_head_at(&entity->head, "/answers").type == JSON_ARRAY)
        out->found = reading->found;
}

/* --- the file ------------------------------------------------------------------------- */

static void read_whole(Reading *reading, StoredResults *out)
{
    size_t n = 1;
    const StoredFile *file = reading->file;
    JsonSpan list = json_head_at(&file->head, "/entities");
    const JsonSpan *items = &file->whole;
    bool alone = list.type == JSON_ABSENT;
    if (!alone)
        items = reading_items(reading, list, &n);
    if (!n)
        diag_error(reading->diag, (Origin){ file->path, "/entities", list.offset },
                   "expected the verdict of an entity, found none");
    out->entities = ARENA_ARRAY(reading->arena, StoredResult, n + 1);
    for (size_t i = 0; i < n; i++) {
        StoredResult *entity = &out->entities[out->n_entities++];
        Entity of = { .pointer =
                          alone ? "" : json_pointer_index(reading->scratch, "/entities", i),
                      .head = json_head(reading->scratch, file->bytes, items[i]) };
        entity->model_version = reading_text(reading, file->model, "version");
        read_entity(reading, &of, entity);
    }
    Json missing = member_of(reading->scratch, file, &file->head, "", "unassessed");
    for (Json item = json_first(missing); json_here(item); item = json_next(item))
        if (json_text(item))
            ARENA_PUSH(reading->arena, out->unassessed, out->n_unassessed) =
                reading_keep(reading, json_text(item));
}

static size_t n_errors(const Diag *diag)
{
    return diag->n_of[DIAG_CONTENT] + diag->n_of[DIAG_WORLD];
}

const StoredResults *stored_read(Arena *arena, const StoredFile *file, const Model *model,
                                 Diag *diag)
{
    size_t before = n_errors(diag);
    StoredResults *out = ARENA_NEW(arena, StoredResults);
    Reading reading = { .arena = arena,
                        .scratch = arena_new(),
                        .each = arena_new(),
                        .file = file,
                        .model = model,
                        .strings = strings_new(arena, arena),
                        .diag = diag };
    out->path = path_shown(arena, path_plain(arena, file->path));
    read_whole(&reading, out);
    arena_free(reading.each);
    arena_free(reading.scratch);
    return n_errors(diag) == before ? out : NULL;
}

static bool is_result(Arena *arena, const StoredFile *file, Diag *diag)
{
    JsonSpan span = json_head_at(&file->head, "/schema");
    const char *schema = json_span_text(arena, file->bytes, span);
    if (schema && !strcmp(schema, result_schema))
        return true;
    Origin origin = { file->path, schema ? "/schema" : "",
                      schema ? span.offset : file->whole.offset };
    diag_error(diag, origin,
               "expected a result.json of rung (\"schema\": \"%s\"), found %s%s%s",
               result_schema, schema ? "\"" : "", schema ? schema : "something else",
               schema ? "\"" : "");
    return false;
}

/* The text of a result.json, from wherever it is. */
static bool read_bytes(Arena *arena, const char *path, bool may_be_pdf, File *out,
                       Diag *diag)
{
    if (!file_read(arena, path, out, diag))
        return false;
    if (!may_be_pdf || !text8_starts(out->bytes, pdf_start))
        return true;
    Buffer inside = attached_result(arena, path, diag);
    if (!inside.length)
        return false;
    out->bytes = arena_strndup(arena, inside.data, inside.length);
    out->length = inside.length;
    return true;
}

static const StoredFile *open_file(Arena *arena, const char *path, bool may_be_pdf,
                                   Diag *diag)
{
    File in;
    JsonValues values;
    JsonError error;
    if (!read_bytes(arena, path, may_be_pdf, &in, diag))
        return NULL;
    if (!json_scan(arena, in.bytes, in.length, &values, &error)) {
        json_refuse(diag, path, &error);
        return NULL;
    }
    if (values.n_values != 1 || values.values[0].type != JSON_OBJECT) {
        diag_error(diag, origin_of_file(path),
                   "expected a result.json of rung: one object");
        return NULL;
    }
    StoredFile *file = ARENA_NEW(arena, StoredFile);
    *file = (StoredFile){ .path = path, .bytes = in.bytes, .whole = values.values[0] };
    file->text = json_text_new(arena, path, in.bytes, in.length, 0, diag);
    file->head = json_head(arena, in.bytes, file->whole);
    if (!is_result(arena, file, diag))
        return NULL;
    file->model = member_of(arena, file, &file->head, "", "model");
    return file;
}

const StoredFile *stored_open(Arena *arena, const char *path, Diag *diag)
{
    return open_file(arena, path, true, diag);
}

Json stored_model(const StoredFile *file)
{
    return file->model;
}

bool stored_begins(const char *path)
{
    char start[128];
    if (path_kind(path) != PATH_FILE)
        return false;
    FILE *file = fopen(path, "rb");
    size_t n = file ? fread(start, 1, sizeof start - 1, file) : 0;
    if (file)
        fclose(file);
    start[n] = '\0';
    return text8_starts(start, pdf_start) || strstr(start, schema_start);
}

const StoredResults *baseline_read(Arena *arena, const Model *model, const char *path,
                                   Diag *diag)
{
    Arena *scratch = arena_new();
    const StoredFile *file = open_file(scratch, path, false, diag);
    const StoredResults *out = file ? stored_read(arena, file, model, diag) : NULL;
    arena_free(scratch);
    return out;
}
