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

Json json_absent(Json in, const char *key)
{
    Json absent = { 0 };
    if (in.step) {
        JsonStep *step = ARENA_NEW(in.step->arena, JsonStep);
        *step = (JsonStep){
            .text = in.step->text, .outer = in.step, .key = key, .arena = in.step->arena
        };
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

bool json_check(Arena *arena, const char *file, char *bytes, size_t length, JsonSpan *whole,
                Diag *diag)
{
    JsonValues values;
    JsonError error;
    if (!json_scan(arena, bytes, length, &values, &error)) {
        json_refuse(diag, file, &error);
        return false;
    }
    if (values.n_values != 1) {
        diag_error(diag, origin_of_file(file), "expected one JSON value, found %zu",
                   values.n_values);
        return false;
    }
    *whole = values.values[0];
    return true;
}

Json json_read(Arena *arena, const char *file, char *bytes, size_t length, Diag *diag)
{
    JsonSpan whole;
    if (!json_check(arena, file, bytes, length, &whole, diag))
        return (Json){ 0 };
    const JsonText *text = json_text_new(arena, file, bytes, length, 0, diag);
    return json_read_span(arena, text, whole, "");
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
    return json_absent(in, key);
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
            in = json_get(in, arena_strndup(in.step->arena, token, n));
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

Diag *json_diag(Json in)
{
    return in.step ? root_of(in.step)->text->diag : NULL;
}
