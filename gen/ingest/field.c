/* Finding fields without parsing: the members of each level are found once, and what a
 * place leads to is walked to from there. See the header. */
#include "ingest/field.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text8.h"

Level level_new(Arena *arena, const Level *outer, const char *bytes, JsonSpan span,
                const char *pointer)
{
    Level level = { .outer = outer, .bytes = bytes, .span = span, .pointer = pointer };
    level.head.bytes = bytes;
    if (span.type == JSON_OBJECT)
        level.head = json_head(arena, bytes, span);
    return level;
}

/* --- places --------------------------------------------------------------------------- */

/* The level that a place starts from; moves `place` behind its '^' or '$'. */
static const Level *start_of(const Level *at, const char **place)
{
    if (**place == '$') {
        ++*place;
        while (at->outer)
            at = at->outer;
    }
    for (; at && **place == '^'; ++*place)
        at = at->outer;
    return at;
}

JsonSpan place_span(const Level *at, const char *place)
{
    at = start_of(at, &place);
    if (!at || *place == '@')
        return (JsonSpan){ .type = JSON_ABSENT };
    if (!*place)
        return at->span;
    if (at->span.type == JSON_OBJECT)
        return json_head_at(&at->head, place);
    return json_at(at->bytes, at->span, place);
}

static const char *span_text(Arena *arena, const char *bytes, JsonSpan span)
{
    switch (span.type) {
    case JSON_STRING: return span.length > 2 ? json_span_text(arena, bytes, span) : NULL;
    case JSON_NUMBER:
    case JSON_BOOL: return arena_strndup(arena, bytes + span.offset, span.length);
    case JSON_ABSENT:
    case JSON_NULL:
    case JSON_ARRAY:
    case JSON_OBJECT: break;
    }
    return NULL;
}

static const char *place_text(Arena *arena, const Level *at, const char *place)
{
    const char *rest = place;
    const Level *from = start_of(at, &rest);
    if (from && *rest == '@')
        return from->name;
    return span_text(arena, at->bytes, place_span(at, place));
}

/* --- fields --------------------------------------------------------------------------- */

/* "{/Filename}#{/Location/Path/1}"; NULL when one of the places is empty. */
static const char *pattern_text(Arena *arena, const Level *at, const char *pattern)
{
    Buffer out = buffer_new(arena);
    while (*pattern) {
        size_t plain = strcspn(pattern, "{");
        buffer_format(&out, "%.*s", (int)plain, pattern);
        pattern += plain;
        if (!*pattern)
            break;
        size_t length = strcspn(pattern, "}");
        const char *place = arena_strndup(arena, pattern + 1, length ? length - 1 : 0);
        const char *text = place_text(arena, at, place);
        if (!text)
            return NULL;
        buffer_text(&out, text);
        pattern += length + (pattern[length] == '}');
    }
    return out.data;
}

static const char *cut(Arena *arena, const Way *way, const char *text)
{
    if (way->after) {
        const char *found = strstr(text, way->after);
        if (!found)
            return NULL;
        text = found + strlen(way->after);
    }
    if (way->before) {
        const char *end = strstr(text, way->before);
        if (!end)
            return NULL;
        text = arena_strndup(arena, text, (size_t)(end - text));
    }
    return *text ? text : NULL;
}

static const char *way_text(Arena *arena, const Level *at, const Way *way)
{
    if (way->when.n && !conditions_hold(arena, at, &way->when))
        return NULL;
    const char *text = way->is_pattern ? pattern_text(arena, at, way->place)
                                       : place_text(arena, at, way->place);
    return text ? cut(arena, way, text) : NULL;
}

const char *field_text(Arena *arena, const Level *at, const Field *field)
{
    for (size_t i = 0; i < field->n; i++) {
        const char *text = way_text(arena, at, &field->ways[i]);
        if (text)
            return text;
    }
    return NULL;
}

JsonSpan field_span(Arena *arena, const Level *at, const Field *field)
{
    for (size_t i = 0; i < field->n; i++) {
        const Way *way = &field->ways[i];
        if (way->is_pattern || !conditions_hold(arena, at, &way->when))
            continue;
        JsonSpan span = place_span(at, way->place);
        bool is_empty = span.type == JSON_STRING && span.length == 2;
        if (span.type != JSON_ABSENT && span.type != JSON_NULL && !is_empty)
            return span;
    }
    return (JsonSpan){ .type = JSON_ABSENT };
}

/* --- conditions ----------------------------------------------------------------------- */

static bool is_filled(const char *bytes, JsonSpan value)
{
    if (value.type != JSON_ARRAY && value.type != JSON_OBJECT)
        return false;
    for (size_t i = 1; i + 1 < value.length; i++)
        if (!strchr(" \t\r\n", bytes[value.offset + i]))
            return true;
    return false;
}

static bool is_kind(const char *bytes, JsonSpan value, const char *kind)
{
    static const struct {
        const char *kind;
        JsonType type;
    } kinds[] = {
        { "text", JSON_STRING },   { "number", JSON_NUMBER }, { "array", JSON_ARRAY },
        { "object", JSON_OBJECT }, { "bool", JSON_BOOL },
    };
    bool holds = value.type == JSON_ARRAY || value.type == JSON_OBJECT;
    if (strcmp(kind, "any") == 0)
        return value.type != JSON_ABSENT;
    if (strcmp(kind, "list") == 0) /* tools write null for an empty array */
        return value.type == JSON_ARRAY || value.type == JSON_NULL;
    if (strcmp(kind, "filled") == 0)
        return is_filled(bytes, value);
    if (strcmp(kind, "empty") == 0)
        return value.type == JSON_NULL || (holds && !is_filled(bytes, value));
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].kind, kind) == 0)
            return kinds[i].type == value.type;
    return false;
}

static bool is_any_word(const Condition *condition, const char *text)
{
    for (size_t i = 0; text && i < condition->n_words; i++)
        if (condition->kind == CONDITION_IS ? strcmp(text, condition->words[i]) == 0
                                            : text8_starts(text, condition->words[i]))
            return true;
    return false;
}

bool condition_holds(Arena *arena, const Level *at, const Condition *condition)
{
    switch (condition->kind) {
    case CONDITION_HAS:
        return is_kind(at->bytes, place_span(at, condition->place), condition->words[0]);
    case CONDITION_IS:
    case CONDITION_STARTS:
        return is_any_word(condition, place_text(arena, at, condition->place));
    case CONDITION_LACKS: return place_span(at, condition->place).type == JSON_ABSENT;
    }
    return false;
}

bool conditions_hold(Arena *arena, const Level *at, const Conditions *conditions)
{
    for (size_t i = 0; i < conditions->n; i++)
        if (!condition_holds(arena, at, &conditions->all[i]))
            return false;
    return true;
}

/* --- for diagnostics ------------------------------------------------------------------ */

const char *field_lookalike(const Level *at, const Field *field)
{
    enum { LOOKED_AT = 64 };
    const char *names[LOOKED_AT], *place = field->n ? field->ways[0].place : "";
    size_t n = 0;
    const Level *from = start_of(at, &place);
    for (size_t i = 0; from && i < from->head.n_members && n < LOOKED_AT; i++)
        names[n++] = from->head.members[i].key;
    const char *last = strrchr(place, '/');
    return last && n ? text8_nearest(last + 1, names, n) : NULL;
}

const char *field_pointer(Arena *arena, const Level *at, const Field *field, size_t *offset)
{
    const char *place = field->n && !field->ways[0].is_pattern ? field->ways[0].place : "";
    JsonSpan span = place_span(at, place);
    const Level *from = start_of(at, &place);
    if (!from)
        from = at;
    *offset = span.type == JSON_ABSENT ? from->span.offset : span.offset;
    return arena_printf(arena, "%s%s", from->pointer, *place == '/' ? place : "");
}
