/* Reading what has to be there: the first wrong member of a place is named, with what was
 * expected, and the walk goes on with what the caller falls back to. */
#include <string.h>

#include "base/buffer.h"
#include "base/json.h"
#include "base/text8.h"

static const char *shown(Arena *arena, Json in)
{
    int64_t whole;
    switch (json_type(in)) {
    case JSON_ABSENT: return "nothing";
    case JSON_NULL: return "null";
    case JSON_BOOL: return json_true(in) ? "true" : "false";
    case JSON_NUMBER:
        return json_whole(in, &whole) ? arena_printf(arena, "%lld", (long long)whole)
                                      : "a fraction or a very large number";
    case JSON_STRING: {
        const char *text = json_text(in);
        int length = (int)strnlen(text, 60);
        return arena_printf(arena, "\"%.*s\"%s", length, text, text[length] ? "…" : "");
    }
    case JSON_ARRAY: return "an array";
    case JSON_OBJECT: return "an object";
    }
    return "";
}

/* A file that is wrong throughout is not told so thousands of times: each place costs a
 * scan of the text. The first of a kind is always named, so that it is not lost. */
static bool is_enough(Json in, DiagKind kind)
{
    enum { MOST_NAMED = 100 };
    Diag *diag = json_diag(in);
    if (!diag || diag->n_lines < MOST_NAMED || !diag->n_of[kind])
        return !diag;
    if (diag->n_lines == MOST_NAMED)
        diag_warn(diag, origin_of_file(json_origin(in).file),
                  "and more; the first %d are named", MOST_NAMED);
    diag->n_of[kind]++;
    return true;
}

void json_expected(Json in, const char *expected)
{
    Diag *diag = json_diag(in);
    if (!is_enough(in, DIAG_CONTENT))
        diag_error(diag, json_origin(in), "expected %s, found %s", expected,
                   shown(diag->arena, in));
}

void json_error(Json in, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (!is_enough(in, DIAG_CONTENT))
        diag_add(json_diag(in), DIAG_CONTENT, json_origin(in), format, args);
    va_end(args);
}

void json_warn(Json in, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (!is_enough(in, DIAG_WARNING))
        diag_add(json_diag(in), DIAG_WARNING, json_origin(in), format, args);
    va_end(args);
}

const char *json_string_or(Json in, const char *key, const char *otherwise)
{
    Json member = json_get(in, key);
    if (!json_here(member) || json_is(member, JSON_NULL))
        return otherwise;
    if (!json_text(member))
        json_expected(member, "a text");
    return json_text(member) ? json_text(member) : otherwise;
}

const char *json_string(Json in, const char *key)
{
    Json member = json_get(in, key);
    const char *text = json_text(member);
    if (!text)
        json_expected(member, "a text");
    return text ? text : "";
}

static int64_t int_of(Json member, int64_t low, int64_t high, int64_t otherwise)
{
    int64_t value;
    if (json_whole(member, &value) && value >= low && value <= high)
        return value;
    Diag *diag = json_diag(member);
    if (diag)
        json_expected(member, arena_printf(diag->arena, "a whole number from %lld to %lld",
                                           (long long)low, (long long)high));
    return otherwise;
}

int64_t json_int(Json in, const char *key, int64_t low, int64_t high)
{
    return int_of(json_get(in, key), low, high, low);
}

int64_t json_int_or(Json in, const char *key, int64_t low, int64_t high, int64_t otherwise)
{
    Json member = json_get(in, key);
    if (!json_here(member) || json_is(member, JSON_NULL))
        return otherwise;
    return int_of(member, low, high, otherwise);
}

bool json_bool_or(Json in, const char *key, bool otherwise)
{
    Json member = json_get(in, key);
    if (!json_here(member) || json_is(member, JSON_NULL))
        return otherwise;
    if (!json_is(member, JSON_BOOL))
        json_expected(member, "true or false");
    return json_is(member, JSON_BOOL) ? json_true(member) : otherwise;
}

/* Years that other calendars write for ours: Buddhist 2569, Hebrew 5787, Persian 1405. A
 * day without an end, 9999-12-31, is none of them. */
static bool is_of_another_calendar(Date date)
{
    enum { EARLIEST = 1900, LATEST = 2499, OPEN_END = 9999 };
    int year, month, day;
    date_parts(date, &year, &month, &day);
    return year < EARLIEST || (year > LATEST && year != OPEN_END);
}

Date json_date_or(Json in, const char *key, Date otherwise)
{
    Json member = json_get(in, key);
    Date date;
    if (!json_here(member) || json_is(member, JSON_NULL))
        return otherwise;
    if (!date_read(json_text(member), &date)) {
        json_expected(member, "a date such as 2026-11-23");
        return otherwise;
    }
    if (is_of_another_calendar(date)) {
        json_expected(member, "a date of the Gregorian calendar such as 2026-11-23");
        return otherwise;
    }
    return date;
}

Date json_date(Json in, const char *key)
{
    Json member = json_get(in, key);
    if (!json_here(member) || json_is(member, JSON_NULL))
        json_expected(member, "a date such as 2026-11-23");
    return json_date_or(in, key, DATE_NONE);
}

static Json typed(Json in, const char *key, JsonType type, bool required)
{
    Json member = json_get(in, key);
    if (json_is(member, type) || (!required && !json_here(member)))
        return member;
    json_expected(member, type == JSON_ARRAY ? "an array" : "an object");
    return json_absent(in, key);
}

Json json_array(Json in, const char *key)
{
    return typed(in, key, JSON_ARRAY, true);
}

Json json_array_or_none(Json in, const char *key)
{
    return typed(in, key, JSON_ARRAY, false);
}

Json json_object(Json in, const char *key)
{
    return typed(in, key, JSON_OBJECT, true);
}

Json json_object_or_none(Json in, const char *key)
{
    return typed(in, key, JSON_OBJECT, false);
}

static const char *did_you_mean(Arena *arena, const char *word, const char *const *names,
                                size_t n)
{
    const char *nearest = text8_nearest(word, names, n);
    return nearest ? arena_printf(arena, "; did you mean \"%s\"?", nearest) : "";
}

size_t json_choice(Json in, const char *key, const char *const *names, size_t n)
{
    Json member = json_get(in, key);
    const char *word = json_text(member);
    for (size_t i = 0; word && i < n; i++)
        if (strcmp(names[i], word) == 0)
            return i;
    Diag *diag = json_diag(in);
    if (!diag)
        return 0;
    Buffer list = buffer_new(diag->arena);
    for (size_t i = 0; i < n; i++) {
        buffer_text(&list, i == 0 ? "" : i + 1 == n ? " or " : ", ");
        buffer_text(&list, names[i]);
    }
    json_error(member, "expected %s, found %s%s", list.data, shown(diag->arena, member),
               word ? did_you_mean(diag->arena, word, names, n) : "");
    return 0;
}

/* Is the key one of the list "has,is,starts"? */
static bool is_listed(const char *key, const char *keys)
{
    size_t length = strlen(key);
    if (!length || strchr(key, ','))
        return false;
    for (const char *at = keys; (at = strstr(at, key)); at += length)
        if ((at == keys || at[-1] == ',') && (at[length] == ',' || !at[length]))
            return true;
    return false;
}

static void unknown_member(Json member, const char *keys)
{
    enum { MOST = 64 };
    const char *names[MOST];
    size_t n = 0;
    Arena *arena = json_diag(member)->arena;
    for (const char *at = keys; *at && n < MOST;) {
        size_t length = strcspn(at, ",");
        names[n++] = arena_strndup(arena, at, length);
        at += length + (at[length] == ',');
    }
    json_error(member, "unknown member \"%s\"%s", json_key(member),
               did_you_mean(arena, json_key(member), names, n));
}

void json_only(Json in, const char *keys)
{
    if (!json_diag(in) || !json_is(in, JSON_OBJECT))
        return;
    for (Json member = json_first(in); json_here(member); member = json_next(member)) {
        const char *key = json_key(member);
        if (!is_listed(key, keys) && strcmp(key, "$comment") && strcmp(key, "$schema"))
            unknown_member(member, keys);
    }
}

bool json_is_other_form(Json in, const char *form)
{
    Json schema = json_get(in, "schema");
    const char *found = json_text(schema);
    if (!found || !text8_starts(found, "rung-") || strcmp(found, form) == 0)
        return false;
    json_error(schema, "expected \"%s\", found \"%s\"", form, found);
    return true;
}
