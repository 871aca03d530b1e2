/* JSON as bytes: strict checking, and finding where values stand, without a tree. A large
 * file is walked here; only one record at a time becomes a tree (base/json.h).
 *
 * Strict means RFC 8259: no comments, no trailing commas, no NaN. Nesting is limited to
 * JSON_DEPTH, a string to JSON_LONGEST_STRING bytes. Offsets are bytes from the start of
 * the text.                            */
#ifndef RUNG_BASE_JSON_SCAN_H
#define RUNG_BASE_JSON_SCAN_H

#include <stdbool.h>

#include "base/arena.h"

enum { JSON_DEPTH = 256, JSON_LONGEST_STRING = 16 << 20 };

typedef enum {
    JSON_ABSENT,
    JSON_NULL,
    JSON_BOOL,
    JSON_NUMBER,
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT,
} JsonType;

typedef struct {
    size_t offset;
    size_t length;
    JsonType type;
} JsonSpan;

typedef struct {
    size_t offset;
    const char *pointer;  /* of the innermost value being read; in the arena given */
    const char *expected; /* "a value", "',' or '}'", "end of file" … */
    const char *found;    /* what stands there, quoted and shortened; "end of file" */
    const char *instead;  /* the same where it can be told without quoting; NULL */
} JsonError;

struct JsonMember;

typedef struct {
    JsonSpan *values; /* one, or several when the text is NDJSON or concatenated JSON */
    size_t n_values;
    size_t n_replaced; /* \u0000 and lone surrogates, overwritten by \uFFFD */
} JsonValues;

/* Checks a whole text and lists its top-level values. Overwrites escapes that no C string
 * can hold. Returns false with *error set when the text is not JSON. A text of white
 * space alone gives no values. */
bool json_scan(Arena *arena, char *bytes, size_t length, JsonValues *out, JsonError *error);

/* One value that begins at `at`, in a text that may go on: what is missing of it can still
 * come. Changes escapes as json_scan() does. Does not ask whether the text is UTF-8. */
typedef enum { JSON_SCANNED, JSON_CUT_OFF, JSON_REFUSED } JsonScanned;
typedef struct {
    JsonSpan span;
    struct JsonMember *members; /* of an object, found on the way */
    size_t n_members;
    size_t n_replaced;
} JsonValue;
JsonScanned json_scan_value(Arena *arena, char *bytes, size_t length, size_t at,
                            bool may_go_on, JsonValue *out, JsonError *error);

/* Checks the head of a text that is one object: its members before the member `stop`
 * (or all of them). What follows is not looked at. Returns false with *error set. */
bool json_scan_head(Arena *arena, char *bytes, size_t length, const char *stop,
                    struct JsonMember **members, size_t *n, JsonError *error);

/* The functions below take text that json_scan() has accepted. */

typedef struct JsonMember {
    const char *key; /* unescaped, in the arena */
    JsonSpan value;
} JsonMember;

JsonMember *json_members(Arena *arena, const char *bytes, JsonSpan object, size_t *n);
JsonSpan *json_elements(Arena *arena, const char *bytes, JsonSpan array, size_t *n);

/* The value a JSON Pointer leads to from `from`; type JSON_ABSENT when there is none. */
JsonSpan json_at(const char *bytes, JsonSpan from, const char *pointer);

/* Several members in one pass: values[i] is that of names[i], JSON_ABSENT where there is
 * none. The names have nothing that JSON escapes. */
void json_pick(const char *bytes, JsonSpan object, const char *const *names, size_t n,
               JsonSpan *values);

/* Text of a string span, unescaped, in the arena. NULL when it is no string. */
char *json_span_text(Arena *arena, const char *bytes, JsonSpan string);

/* Appends one reference token to a pointer, with ~0 and ~1 escapes. */
char *json_pointer_key(Arena *arena, const char *pointer, const char *key);
char *json_pointer_index(Arena *arena, const char *pointer, size_t index);

#endif
