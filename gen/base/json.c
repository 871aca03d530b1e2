/* The only file that sees cJSON. Text is checked by json_scan first, because cJSON accepts
 * trailing bytes, broken UTF-8 and \u0000. cJSON's allocation hooks are global and carry
 * no context: a thread-local pointer leads them to the arena, and freeing does nothing. */
#include "base/json.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <pthread.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text8.h"

struct JsonText {
    Arena *arena;
    const char *file;
    const char *bytes;
    size_t length;
    size_t base; /* where the bytes begin in the file */
    Diag *diag;
};

struct JsonStep {
    const JsonText *text;
    const JsonStep *outer;
    const char *key;     /* of a member */
    size_t index;        /* of an element, when key is NULL */
    const char *pointer; /* of the root: where the tree stands in its file */
    JsonSpan span;       /* of the root */
    Arena *arena;
};

static _Thread_local Arena *parse_arena;

static void *allocate_in_arena(size_t size)
{
    return arena_alloc(parse_arena, size);
}

static void leave_to_arena(void *block)
{
    (void)block;
}

static pthread_once_t hooks_set = PTHREAD_ONCE_INIT;

static void set_hooks(void)
{
    cJSON_Hooks hooks = { .malloc_fn = allocate_in_arena, .free_fn = leave_to_arena };
    cJSON_InitHooks(&hooks);
}

static Json absent_below(Json in, const char *key)
{
    Json absent = { 0 };
    if (in.step) {
        JsonStep *step = ARENA_NEW(in.step->arena, JsonStep);
        *step = (JsonStep){ .text = in.step->text,
                            .outer = in.step,
                            .key = arena_strdup(in.step->arena, key),
                            .arena = in.step->arena };
        absent.step = step;
    }
    return absent;
}

JsonText *json_text_new(Arena *arena, const char *file, const char *bytes, size_t length,
                        size_t base, Diag *diag)
{
    JsonText *text = ARENA_NEW(arena, JsonText);
    *text = (JsonText){ .arena = arena,
                        .file = file,
                        .bytes = bytes,
                        .length = length,
                        .base = base,
                        .diag = diag };
    return text;
}

Json json_read_span(Arena *arena, const JsonText *text, JsonSpan span, const char *pointer)
{
    JsonStep *step = ARENA_NEW(arena, JsonStep);
    *step = (JsonStep){ .text = text, .pointer = pointer, .span = span, .arena = arena };
    pthread_once(&hooks_set, set_hooks);
    parse_arena = arena;
    const cJSON *node = cJSON_ParseWithLength(text->bytes + span.offset, span.length);
    return (Json){ .node = node, .step = step };
}

void json_refuse(Diag *diag, const char *file, const JsonError *error)
{
    Origin origin = { .file = file, .pointer = error->pointer, .offset = error->offset };
    diag_error(diag, origin, "expected %s, found %s", error->expected,
               error->instead ? error->instead : error->found);
}

Json json_read(Arena *arena, const char *file, char *bytes, size_t length, Diag *diag)
{
    JsonValues values;
    JsonError error;
    Json absent = { 0 };
    if (!json_scan(arena, bytes, length, &values, &error)) {
        json_refuse(diag, file, &error);
        return absent;
    }
    if (values.n_values != 1) {
        diag_error(diag, origin_of_file(file), "expected one JSON value, found %zu",
                   values.n_values);
        return absent;
    }
    const JsonText *text = json_text_new(arena, file, bytes, length, 0, diag);
    return json_read_span(arena, text, values.values[0], "");
}

/* --- quiet ------------------------------------------------------------------------ */

JsonType json_type(Json in)
{
    const cJSON *node = in.node;
    if (!node)
        return JSON_ABSENT;
    switch (node->type & 0xFF) {
    case cJSON_NULL: return JSON_NULL;
    case cJSON_True:
    case cJSON_False: return JSON_BOOL;
    case cJSON_Number: return JSON_NUMBER;
    case cJSON_String: return JSON_STRING;
    case cJSON_Array: return JSON_ARRAY;
    case cJSON_Object: return JSON_OBJECT;
    default: return JSON_ABSENT;
    }
}

static Json child_of(const JsonStep *outer, const cJSON *node, size_t index)
{
    JsonStep *step = ARENA_NEW(outer->arena, JsonStep);
    *step = (JsonStep){ .text = outer->text,
                        .outer = outer,
                        .key = node->string,
                        .index = index,
                        .arena = outer->arena };
    return (Json){ .node = node, .step = step };
}

Json json_get(Json in, const char *key)
{
    if (json_type(in) == JSON_OBJECT)
        for (const cJSON *child = in.node->child; child; child = child->next)
            if (strcmp(child->string, key) == 0)
                return child_of(in.step, child, 0);
    return absent_below(in, key);
}

Json json_item(Json in, size_t index)
{
    size_t i = 0;
    if (in.node)
        for (const cJSON *child = in.node->child; child; child = child->next, i++)
            if (i == index)
                return child_of(in.step, child, i);
    return (Json){ 0 };
}

Json json_find(Json in, const char *pointer)
{
    while (*pointer == '/' && in.node) {
        char token[256];
        size_t n = 0;
        for (pointer++; *pointer && *pointer != '/'; pointer++) {
            char c = *pointer;
            if (c == '~' && (pointer[1] == '0' || pointer[1] == '1'))
                c = *++pointer == '0' ? '~' : '/';
            if (n < sizeof token - 1)
                token[n++] = c;
        }
        token[n] = '\0';
        if (json_type(in) == JSON_ARRAY) {
            size_t index = 0;
            for (size_t i = 0; i < n; i++)
                index = index * 10 + (size_t)(token[i] - '0');
            in = n ? json_item(in, index) : (Json){ 0 };
        } else {
            in = json_get(in, token);
        }
    }
    return in;
}

size_t json_count(Json in)
{
    size_t n = 0;
    if (in.node)
        for (const cJSON *child = in.node->child; child; child = child->next)
            n++;
    return n;
}

const char *json_key(Json in)
{
    return in.step ? in.step->key : NULL;
}

const char *json_text(Json in)
{
    return json_type(in) == JSON_STRING ? in.node->valuestring : NULL;
}

bool json_true(Json in)
{
    return in.node && cJSON_IsTrue(in.node);
}

bool json_whole(Json in, int64_t *value)
{
    if (json_type(in) != JSON_NUMBER)
        return false;
    double number = in.node->valuedouble;
    if (!(fabs(number) < 9007199254740992.0) || floor(number) < number)
        return false;
    *value = (int64_t)number;
    return true;
}

double json_double(Json in, double otherwise)
{
    return json_type(in) == JSON_NUMBER ? in.node->valuedouble : otherwise;
}

Json json_first(Json in)
{
    return in.node && in.node->child ? child_of(in.step, in.node->child, 0) : (Json){ 0 };
}

Json json_next(Json in)
{
    if (!in.node || !in.node->next)
        return (Json){ 0 };
    return child_of(in.step->outer, in.node->next, in.step->index + 1);
}

static const JsonStep *root_of(const JsonStep *step)
{
    while (step->outer)
        step = step->outer;
    return step;
}

static const char *pointer_below(const JsonStep *step, bool from_root)
{
    if (!step->outer)
        return from_root ? "" : step->pointer;
    const char *outer = pointer_below(step->outer, from_root);
    return step->key ? json_pointer_key(step->arena, outer, step->key)
                     : json_pointer_index(step->arena, outer, step->index);
}

const char *json_pointer(Json in)
{
    return in.step ? pointer_below(in.step, false) : NULL;
}

Origin json_origin(Json in)
{
    Origin origin = { .offset = OFFSET_NONE };
    if (!in.step)
        return origin;
    const JsonStep *root = root_of(in.step);
    const JsonText *text = root->text;
    origin.file = text->file;
    origin.pointer = pointer_below(in.step, false);
    const JsonStep *step = in.step;
    JsonSpan span = json_at(text->bytes, root->span, pointer_below(step, true));
    while (span.type == JSON_ABSENT && step->outer) { /* absent: where it should stand */
        step = step->outer;
        span = json_at(text->bytes, root->span, pointer_below(step, true));
    }
    if (span.type != JSON_ABSENT)
        origin.offset = offset_from(text->base, span.offset);
    return origin;
}

/* --- sticky ----------------------------------------------------------------------- */

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

static Diag *diag_of(Json in)
{
    return in.step ? root_of(in.step)->text->diag : NULL;
}

/* A file that is wrong throughout is not told so thousands of times: each place costs a
 * scan of the text. The first of a kind is always named, so that it is not lost. */
static bool is_enough(Json in, DiagKind kind)
{
    enum { MOST_NAMED = 100 };
    Diag *diag = diag_of(in);
    if (!diag || diag->n_lines < MOST_NAMED || !diag->n_of[kind])
        return !diag;
    if (diag->n_lines == MOST_NAMED)
        diag_warn(diag, origin_of_file(root_of(in.step)->text->file),
                  "and more; the first %d are named", MOST_NAMED);
    diag->n_of[kind]++;
    return true;
}

void json_expected(Json in, const char *expected)
{
    Diag *diag = diag_of(in);
    if (!is_enough(in, DIAG_CONTENT))
        diag_error(diag, json_origin(in), "expected %s, found %s", expected,
                   shown(diag->arena, in));
}

void json_error(Json in, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (!is_enough(in, DIAG_CONTENT))
        diag_add(diag_of(in), DIAG_CONTENT, json_origin(in), format, args);
    va_end(args);
}

void json_warn(Json in, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (!is_enough(in, DIAG_WARNING))
        diag_add(diag_of(in), DIAG_WARNING, json_origin(in), format, args);
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
    Diag *diag = diag_of(member);
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
    return absent_below(in, key);
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
    Diag *diag = diag_of(in);
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

void json_only(Json in, const char *keys)
{
    enum { MOST = 64 };
    const char *names[MOST];
    size_t n = 0;
    Diag *diag = diag_of(in);
    if (!diag || !json_is(in, JSON_OBJECT))
        return;
    for (const char *at = keys; *at && n < MOST;) {
        size_t length = strcspn(at, ",");
        names[n++] = arena_strndup(diag->arena, at, length);
        at += length + (at[length] == ',');
    }
    for (Json member = json_first(in); json_here(member); member = json_next(member)) {
        const char *key = json_key(member);
        bool known = strcmp(key, "$comment") == 0 || strcmp(key, "$schema") == 0;
        for (size_t i = 0; i < n && !known; i++)
            known = strcmp(names[i], key) == 0;
        if (!known)
            json_error(member, "unknown member \"%s\"%s", key,
                       did_you_mean(diag->arena, key, names, n));
    }
}
