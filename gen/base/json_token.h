/* The tokens of JSON, one at a time: what json_scan.c descends with. A refusal is written
 * to the scan's error, with the pointer of the value that was being read. */
#ifndef RUNG_BASE_JSON_TOKEN_H
#define RUNG_BASE_JSON_TOKEN_H

#include "base/json_bytes.h"
#include "base/json_scan.h"

/* One step of the path to the value being read, kept on the C stack. */
typedef struct ScanStep ScanStep;
struct ScanStep {
    const ScanStep *outer;
    JsonSpan key; /* of a member; length 0 for an element */
    size_t index;
};

typedef struct {
    Arena *arena;
    char *bytes;
    size_t length;
    size_t at;
    size_t n_replaced;
    JsonValue *outermost; /* whose members are listed; NULL */
    JsonError *error;
} JsonScan;

static inline void json_skip_space(JsonScan *scan)
{
    scan->at = json_past_space(scan->bytes, scan->at, scan->length);
}

static inline bool json_next_is(const JsonScan *scan, char c)
{
    return scan->at < scan->length && scan->bytes[scan->at] == c;
}

/* Always false. `step` is NULL at the top; the second is for what is too much, of which no
 * more can be said than `instead`. */
bool json_scan_refuse(JsonScan *scan, const ScanStep *step, const char *expected);
bool json_scan_refuse_more(JsonScan *scan, const ScanStep *step, const char *expected,
                           const char *instead);

/* From the token's first byte to behind its last. */
bool json_scan_string(JsonScan *scan, const ScanStep *step);
bool json_scan_number(JsonScan *scan, const ScanStep *step);
bool json_scan_word(JsonScan *scan, const ScanStep *step, const char *text);

#endif
