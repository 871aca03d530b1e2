/* Conditions of forms, and the nearest form to a stranger. See the header. */
#include "ingest/recognise.h"

#include <string.h>

#include "base/buffer.h"

static bool is_kind(JsonType type, const char *kind)
{
    static const struct {
        const char *kind;
        JsonType type;
    } kinds[] = {
        { "text", JSON_STRING },   { "number", JSON_NUMBER }, { "array", JSON_ARRAY },
        { "object", JSON_OBJECT }, { "bool", JSON_BOOL },
    };
    if (strcmp(kind, "any") == 0)
        return type != JSON_ABSENT;
    if (strcmp(kind, "list") == 0) /* tools write null for an empty array */
        return type == JSON_ARRAY || type == JSON_NULL;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].kind, kind) == 0)
            return kinds[i].type == type;
    return false;
}

static bool is_word(Arena *scratch, const char *bytes, JsonSpan value, const char *word)
{
    const char *text = json_span_text(scratch, bytes, value);
    if (text)
        return strcmp(text, word) == 0;
    return value.type == JSON_NUMBER && value.length == strlen(word) &&
           memcmp(bytes + value.offset, word, value.length) == 0;
}

static bool holds(const Condition *condition, const JsonHead *head, Arena *scratch)
{
    JsonSpan value = json_head_at(head, condition->pointer);
    switch (condition->kind) {
    case CONDITION_HAS: return is_kind(value.type, condition->word);
    case CONDITION_IS: return is_word(scratch, head->bytes, value, condition->word);
    case CONDITION_LACKS: return value.type == JSON_ABSENT;
    }
    return false;
}

static bool fits(const Shape *shape, const JsonHead *head, Arena *scratch)
{
    for (size_t i = 0; i < shape->n_conditions; i++)
        if (!holds(&shape->conditions[i], head, scratch))
            return false;
    return true;
}

static size_t weight_of(const Shape *shape)
{
    return shape->n_conditions + shape->listed;
}

bool recognise(const Tools *tools, const JsonStream *stream, const JsonHead *head,
               Arena *scratch, Recognised *out)
{
    *out = (Recognised){ 0 };
    for (size_t i = 0; i < tools->n_tools; i++)
        for (size_t k = 0; k < tools->tools[i].n_shapes; k++) {
            const Shape *shape = &tools->tools[i].shapes[k];
            if (out->shape && weight_of(shape) <= weight_of(out->shape))
                continue;
            if (shape->listed && !stream->is_list)
                continue;
            if (fits(shape, head, scratch))
                *out = (Recognised){ &tools->tools[i], shape };
        }
    return out->shape != NULL;
}

/* --- strangers ------------------------------------------------------------------------ */

/* How many of the form's conditions hold; what is missing is listed. */
static size_t kinship(const Shape *shape, const JsonHead *head, Arena *scratch,
                      Buffer *missing)
{
    size_t n = 0, n_missing = 0;
    for (size_t i = 0; i < shape->n_conditions; i++) {
        const Condition *condition = &shape->conditions[i];
        if (condition->kind == CONDITION_LACKS)
            continue;
        if (holds(condition, head, scratch)) {
            n++;
            continue;
        }
        buffer_text(missing, n_missing++ ? ", " : "");
        buffer_text(missing, condition->pointer);
        if (condition->kind == CONDITION_IS)
            buffer_format(missing, " = %s", condition->word);
    }
    if (!n_missing)
        buffer_text(missing, "something that belongs to it");
    return n;
}

static const char *top_members(const JsonHead *head, Arena *scratch)
{
    enum { SHOWN = 5 };
    Buffer list = buffer_new(scratch);
    buffer_text(&list, head->n_members ? "an object with " : "an empty object");
    for (size_t i = 0; i < head->n_members && i < SHOWN; i++)
        buffer_format(&list, "%s%.40s", i ? ", " : "", head->members[i].key);
    if (head->n_members > SHOWN)
        buffer_text(&list, ", …");
    return list.data;
}

static const char *known_titles(const Tools *tools, Arena *scratch)
{
    Buffer list = buffer_new(scratch);
    for (size_t i = 0; i < tools->n_tools; i++)
        if (tools->tools[i].n_shapes)
            buffer_format(&list, "%s%s", list.length ? ", " : "", tools->tools[i].title);
    return list.data ? list.data : "";
}

void recognise_refuse(const Tools *tools, const JsonHead *head, Arena *scratch,
                      Origin origin, Diag *diag)
{
    size_t most = 0;
    const Tool *nearest = NULL;
    const char *nearest_missing = "";
    for (size_t i = 0; i < tools->n_tools; i++)
        for (size_t k = 0; k < tools->tools[i].n_shapes; k++) {
            Buffer missing = buffer_new(scratch);
            const Shape *shape = &tools->tools[i].shapes[k];
            size_t n = shape->refuse ? 0 : kinship(shape, head, scratch, &missing);
            if (n > most) {
                most = n;
                nearest = &tools->tools[i];
                nearest_missing = missing.data;
            }
        }
    const char *found = top_members(head, scratch);
    if (nearest)
        diag_error(diag, origin,
                   "expected a format that rung reads, found %s; the nearest is %s, but %s "
                   "is missing",
                   found, nearest->title, nearest_missing);
    else
        diag_error(diag, origin,
                   "expected a format that rung reads (%s, or a \"schema\" of rung's own), "
                   "found %s",
                   known_titles(tools, scratch), found);
}
