/* Models and lenses, written again from the documents that they were read from. */
#include "emit/model_write.h"

#include <string.h>

#include "base/text8.h"

/* --- JSON as it was read -------------------------------------------------------------- */

void model_put(JsonWriter *writer, const char *key, Json in)
{
    int64_t whole = 0;
    switch (json_type(in)) {
    case JSON_ABSENT:
    case JSON_NULL: json_put_null(writer, key); return;
    case JSON_BOOL: json_put_bool(writer, key, json_true(in)); return;
    case JSON_STRING: json_put_text(writer, key, json_text(in)); return;
    case JSON_NUMBER:
        json_whole(in, &whole); /* models and lenses have no others */
        json_put_int(writer, key, whole);
        return;
    case JSON_ARRAY:
    case JSON_OBJECT: break;
    }
    json_open(writer, key, json_is(in, JSON_ARRAY) ? '[' : '{');
    for (Json item = json_first(in); json_here(item); item = json_next(item))
        model_put(writer, json_key(item), item);
    json_close(writer);
}

static bool stands_in(const char *list, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = list; at; at = strchr(at, ',')) {
        at += *at == ',';
        if (!strncmp(at, word, length) && (!at[length] || at[length] == ','))
            return true;
    }
    return false;
}

void model_put_members(JsonWriter *writer, Json in, const char *without)
{
    for (Json item = json_first(in); json_here(item); item = json_next(item))
        if (!stands_in(without, json_key(item)))
            model_put(writer, json_key(item), item);
}

/* --- one document --------------------------------------------------------------------- */

void model_put_document(JsonWriter *writer, const char *key, const Model *model)
{
    json_open(writer, key, '{');
    json_put_text(writer, "schema", "rung-model-bundle/1");
    model_put(writer, "model", model->text.model);
    json_open(writer, "capabilities", '[');
    for (size_t i = 0; i < model->n_capabilities; i++)
        model_put(writer, NULL, model->text.capabilities[i]);
    json_close(writer);
    model_put(writer, "questionnaire", model->text.questionnaire);
    json_close(writer);
}

Buffer model_document(Arena *arena, const Model *model)
{
    JsonWriter *writer = json_writer_new(arena);
    model_put_document(writer, NULL, model);
    return json_writer_end(writer);
}

/* --- a lens again --------------------------------------------------------------------- */

static void put_choice(JsonWriter *writer, const Question *question, Json kept)
{
    const char *id = json_text(json_get(kept, "id"));
    const Option *option = question && id ? question_find_option(question, id) : NULL;
    if (!option)
        return; /* it was taken out of the model */
    json_open(writer, NULL, '{');
    json_put_text(writer, "id", id);
    json_put_text(writer, "title", option->text);
    model_put_members(writer, kept, "id");
    json_close(writer);
}

static void put_question(JsonWriter *writer, const Model *model, const Practice *practice,
                         Json kept)
{
    const Question *question = model_find_question(model, practice->id);
    Json choices = json_get(kept, "choices");
    json_open(writer, NULL, '{');
    json_put_text(writer, "id", practice->id);
    json_put_text(writer, "title", practice->title);
    model_put_members(writer, json_get(kept, "question"), "");
    json_open(writer, "choices", '[');
    for (Json item = json_first(choices); json_here(item); item = json_next(item))
        put_choice(writer, question, item);
    json_close(writer);
    json_close(writer);
}

static void put_pillar(JsonWriter *writer, const Model *model, size_t i)
{
    const Capability *capability = &model->capabilities[i];
    Json text = model->text.capabilities[i], kept = json_get(text, "lens");
    Json practices = json_get(text, "practices");
    if (!json_here(kept))
        return;
    json_open(writer, NULL, '{');
    model_put(writer, "id", json_get(kept, "id"));
    json_put_text(writer, "name", capability->name);
    model_put_members(writer, kept, "id");
    json_open(writer, "questions", '[');
    for (size_t j = 0; j < capability->n_practices; j++) {
        Json own = json_get(json_item(practices, j), "lens");
        if (json_here(own))
            put_question(writer, model, capability->practices[j], own);
    }
    json_close(writer);
    json_close(writer);
}

Buffer lens_document(Arena *arena, const Model *model)
{
    JsonWriter *writer = json_writer_new(arena);
    json_open(writer, NULL, '{');
    model_put_members(writer, json_item(json_get(model->text.model, "lenses"), 0), "");
    json_open(writer, "pillars", '[');
    for (size_t i = 0; i < model->n_capabilities; i++)
        put_pillar(writer, model, i);
    json_close(writer);
    json_close(writer);
    return json_writer_end(writer);
}
