/* Finding fields without parsing: the members of each level are found once, and what a
 * place leads to is walked to from there. See the header. */
#include "ingest/list/field.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text8.h"
#include "ingest/list/reach.h"

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

/* --- places with a star --------------------------------------------------------------- */

JsonSpan *place_spans(Arena *arena, const Level *at, const char *place, size_t *n)
{
    const Level *from = start_of(at, &place);
    *n = 0;
    return from ? reach(arena, from, place, n) : NULL;
}

const char **place_texts(Arena *arena, const Level *at, const char *place, size_t *n)
{
    size_t n_spans;
    const char **texts = NULL;
    JsonSpan *spans = place_spans(arena, at, place, &n_spans);
    *n = 0;
    for (size_t i = 0; i < n_spans; i++) {
        const char *text = span_text(arena, at->bytes, spans[i]);
        if (text)
            ARENA_PUSH(arena, texts, *n) = text;
    }
    return texts;
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

/* What stands before the text may itself be told by the record: "{/file}.". */
static const char *cut(Arena *arena, const Level *at, const Way *way, const char *text)
{
    if (way->after) {
        bool is_pattern = strchr(way->after, '{') != NULL;
        const char *after = is_pattern ? pattern_text(arena, at, way->after) : way->after;
        const char *found = after ? strstr(text, after) : NULL;
        if (!found)
            return NULL;
        text = found + strlen(after);
    }
    if (way->before) {
        const char *end = strstr(text, way->before);
        if (!end)
            return NULL;
        text = arena_strndup(arena, text, (size_t)(end - text));
    }
    return *text ? text : NULL;
}

static const char *way_text(Arena *arena, const Level *at, const Way *way);

/* Several texts made one; NULL when one of them is missing. */
static const char *joined_text(Arena *arena, const Level *at, const Way *way)
{
    Buffer out = buffer_new(arena);
    for (size_t i = 0; i < way->n_of; i++) {
        const char *text = way_text(arena, at, &way->of[i]);
        if (!text)
            return NULL;
        buffer_text(&out, i ? way->by : "");
        buffer_text(&out, text);
    }
    return out.data;
}

static const char *way_text(Arena *arena, const Level *at, const Way *way)
{
    if (!conditions_hold(arena, at, &way->when))
        return NULL;
    if (way->n_of)
        return joined_text(arena, at, way);
    const char *text = way->is_pattern ? pattern_text(arena, at, way->place)
                                       : place_text(arena, at, way->place);
    return text ? cut(arena, at, way, text) : NULL;
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

const char *field_string(Arena *arena, const Level *at, const Field *field)
{
    for (size_t i = 0; i < field->n; i++) {
        const Way *way = &field->ways[i];
        JsonType type = way->is_pattern ? JSON_STRING : place_span(at, way->place).type;
        const char *text = way_text(arena, at, way);
        if (text && type != JSON_NUMBER && type != JSON_BOOL)
            return text;
    }
    return NULL;
}

JsonSpan field_span(Arena *arena, const Level *at, const Field *field)
{
    for (size_t i = 0; i < field->n; i++) {
        const Way *way = &field->ways[i];
        if (way->is_pattern || way->n_of || !conditions_hold(arena, at, &way->when))
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
    if (value.type == JSON_STRING)
        return value.length > 2;
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
    if (strcmp(kind, "nothing") == 0)
        return value.type == JSON_ABSENT || value.type == JSON_NULL ||
               ((holds || value.type == JSON_STRING) && !is_filled(bytes, value));
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].kind, kind) == 0)
            return kinds[i].type == value.type;
    return false;
}

/* -1, 0, 1; -2 where the text is no number. Decimals are cut off. */
static int against(const char *text, const char *number)
{
    char *end;
    size_t digits = strspn(text + (*text == '-'), "0123456789");
    if (!digits || digits > 18)
        return -2;
    long long value = strtoll(text, &end, 10), limit = strtoll(number, NULL, 10);
    if (*end && *end != '.')
        return -2;
    return value < limit ? -1 : value > limit;
}

static bool fits_word(ConditionKind kind, const char *text, const char *word)
{
    switch (kind) {
    case CONDITION_IS: return strcmp(text, word) == 0;
    case CONDITION_STARTS: return text8_starts(text, word);
    case CONDITION_ENDS: return text8_ends(text, word);
    case CONDITION_CONTAINS: return strstr(text, word) != NULL;
    case CONDITION_AT_LEAST: return against(text, word) >= 0;
    case CONDITION_AT_MOST: return against(text, word) == 0 || against(text, word) == -1;
    case CONDITION_DIFFERS: return strcmp(text, word) == 0; /* then it does not hold */
    case CONDITION_HAS:
    case CONDITION_LACKS: break;
    }
    return false;
}

static bool fits_any_word(const Condition *condition, const char *text)
{
    for (size_t i = 0; text && i < condition->n_words; i++)
        if (fits_word(condition->kind, text, condition->words[i]))
            return true;
    return false;
}

static bool holds_for_one(Arena *arena, const Level *at, const Condition *condition)
{
    size_t n;
    JsonSpan *spans = place_spans(arena, at, condition->place, &n);
    for (size_t i = 0; i < n; i++)
        if (condition->kind == CONDITION_HAS
                ? is_kind(at->bytes, spans[i], condition->words[0])
                : fits_any_word(condition, span_text(arena, at->bytes, spans[i])))
            return true;
    return condition->kind == CONDITION_LACKS && !n;
}

bool condition_holds(Arena *arena, const Level *at, const Condition *condition)
{
    bool differs = condition->kind == CONDITION_DIFFERS;
    if (condition->has_star)
        return holds_for_one(arena, at, condition) != differs;
    switch (condition->kind) {
    case CONDITION_HAS:
        return is_kind(at->bytes, place_span(at, condition->place), condition->words[0]);
    case CONDITION_LACKS: return place_span(at, condition->place).type == JSON_ABSENT;
    case CONDITION_IS:
    case CONDITION_STARTS:
    case CONDITION_ENDS:
    case CONDITION_CONTAINS:
    case CONDITION_AT_LEAST:
    case CONDITION_AT_MOST:
    case CONDITION_DIFFERS: break;
    }
    return fits_any_word(condition, place_text(arena, at, condition->place)) != differs;
}

bool conditions_hold(Arena *arena, const Level *at, const Conditions *conditions)
{
    const Conditions *but_not = conditions->but_not;
    for (size_t i = 0; i < conditions->n; i++)
        if (!condition_holds(arena, at, &conditions->all[i]))
            return false;
    return !but_not || !conditions_hold(arena, at, but_not);
}

bool any_holds(Arena *arena, const Level *at, const AnyOf *sets)
{
    for (size_t i = 0; i < sets->n; i++)
        if (conditions_hold(arena, at, &sets->sets[i]))
            return true;
    return false;
}

/* --- for diagnostics ------------------------------------------------------------------ */

const char *span_kind(JsonSpan span)
{
    switch (span.type) {
    case JSON_ABSENT: return "nothing";
    case JSON_NULL: return "null";
    case JSON_BOOL: return "true or false";
    case JSON_NUMBER: return "a number";
    case JSON_STRING: return span.length == 2 ? "an empty text" : "a text";
    case JSON_ARRAY: return "a list";
    case JSON_OBJECT: return "an object";
    }
    return "nothing";
}

static const char *lookalike(const Level *at, const char *place)
{
    enum { LOOKED_AT = 64 };
    const char *names[LOOKED_AT];
    size_t n = 0;
    const Level *from = start_of(at, &place);
    for (size_t i = 0; from && i < from->head.n_members && n < LOOKED_AT; i++)
        names[n++] = from->head.members[i].key;
    const char *last = strrchr(place, '/');
    return last && n ? text8_nearest(last + 1, names, n) : NULL;
}

const char *field_lookalike(const Level *at, const Field *field)
{
    const char *near = NULL;
    for (size_t i = 0; i < field->n && !near; i++)
        if (!field->ways[i].is_pattern)
            near = lookalike(at, field->ways[i].place);
    return near;
}

const char *field_pointer(Arena *arena, const Level *at, const Field *field, JsonSpan *span)
{
    const char *place = field->n && !field->ways[0].is_pattern ? field->ways[0].place : "";
    *span = place_span(at, place);
    const Level *from = start_of(at, &place);
    if (!from)
        from = at;
    if (span->type == JSON_ABSENT)
        span->offset = from->span.offset;
    return arena_printf(arena, "%s%s", from->pointer, *place == '/' ? place : "");
}
