/* JSON as a tree, read with manners. A Json is a small value: a node and the path that led
 * to it, so every complaint can name its place. An absent value is a Json too; reading it
 * gives the default.
 *
 * Readers named json_string(), json_int() … are sticky: a missing or wrong member is
 * recorded as a diagnostic and a default returned, so one run names every problem. Call
 * them in statements, not in initialiser lists (their order is unspecified).
 * Readers named json_text(), json_whole() … ask quietly: for input of other tools.
 *
 * Owner:  everything lives in the arena given to json_read(); cJSON stays inside json.c.
 * Errors: DIAG_CONTENT through the Diag given to json_read().                           */
#ifndef RUNG_BASE_JSON_H
#define RUNG_BASE_JSON_H

#include <stdint.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/json_scan.h"

typedef struct JsonText JsonText; /* one file: its name, its bytes, where to complain */
typedef struct JsonStep JsonStep; /* the way from the root to a value */
struct cJSON;

typedef struct {
    const struct cJSON *node; /* NULL when absent */
    const JsonStep *step;
} Json;

/* --- from bytes ------------------------------------------------------------------- */

/* Checks and parses one whole document. When it is refused the reason is recorded and
 * the result is absent. `bytes` must be NUL-terminated at `length`, stays borrowed, and
 * may be changed (see json_scan()). */
Json json_read(Arena *arena, const char *file, char *bytes, size_t length, Diag *diag);

/* The first half of it: is this one document? *whole is where it stands. */
bool json_check(Arena *arena, const char *file, char *bytes, size_t length, JsonSpan *whole,
                Diag *diag);

/* For text that json_scan() has accepted: parses one value of it. `pointer` is where it
 * stands in the file, `base` where the text begins in it. */
JsonText *json_text_new(Arena *arena, const char *file, const char *bytes, size_t length,
                        size_t base, Diag *diag);
Json json_read_span(Arena *arena, const JsonText *text, JsonSpan span, const char *pointer);

/* Records a JsonError as a diagnostic. */
void json_refuse(Diag *diag, const char *file, const JsonError *error);

/* --- quiet ------------------------------------------------------------------------ */

JsonType json_type(Json in);
static inline bool json_is(Json in, JsonType type)
{
    return json_type(in) == type;
}
/* A member, case-sensitive; or absent. The key is borrowed for what may be said of it. */
Json json_get(Json in, const char *key);
Json json_item(Json in, size_t index);        /* an element (or the n-th member) */
Json json_find(Json in, const char *pointer); /* JSON Pointer from here; "" is here */
size_t json_count(Json in);                   /* elements or members; 0 for scalars */
const char *json_key(Json in);                /* its member name, NULL for an element */
const char *json_text(Json in);               /* NULL when it is no string */
bool json_true(Json in);                      /* true only for true */
bool json_whole(Json in, int64_t *value);     /* a number without fraction, |n| < 2^53 */
double json_double(Json in, double otherwise);

/* Iteration in file order, linear:
 *     for (Json item = json_first(array); json_here(item); item = json_next(item))     */
Json json_first(Json in);
Json json_next(Json in);
static inline bool json_here(Json in)
{
    return in.node != 0;
}

Origin json_origin(Json in); /* file, pointer and byte offset; costs a scan of the text */
const char *json_pointer(Json in);          /* "/12/status_code" */
Diag *json_diag(Json in);                   /* where what is wrong is said; NULL */
Json json_absent(Json in, const char *key); /* a member that is not there */

/* --- sticky ----------------------------------------------------------------------- */

const char *json_string(Json in, const char *key); /* required; "" */
const char *json_string_or(Json in, const char *key, const char *otherwise);
int64_t json_int(Json in, const char *key, int64_t low, int64_t high); /* required; low */
int64_t json_int_or(Json in, const char *key, int64_t low, int64_t high, int64_t otherwise);
bool json_bool_or(Json in, const char *key, bool otherwise);
Date json_date(Json in, const char *key); /* required "YYYY-MM-DD…"; DATE_NONE */
Date json_date_or(Json in, const char *key, Date otherwise);
Json json_array(Json in, const char *key); /* required */
Json json_array_or_none(Json in, const char *key);
Json json_object(Json in, const char *key); /* required */
Json json_object_or_none(Json in, const char *key);

/* Index of the member's text among `names`; an unknown word is an error that names the
 * nearest one, and gives 0. */
size_t json_choice(Json in, const char *key, const char *const *names, size_t n);

/* Any member not in the comma-separated list is an error that names the nearest. A
 * "$comment" is always allowed; "$schema" too. */
void json_only(Json in, const char *keys);

/* Where "schema" names another form of rung's own, that alone is said: members that this
 * one does not know are not the mistake. */
bool json_is_other_form(Json in, const char *form);

/* Complains about this very value: "expected …, found …" with its place. */
void json_expected(Json in, const char *expected);
void json_error(Json in, const char *format, ...) __attribute__((format(printf, 2, 3)));
void json_warn(Json in, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
