/* A strict JSON checker by recursive descent over bytes; see the header. Its tokens stand
 * in json_token.c; what walks over checked text in json_walk.c. */
#include "base/json_scan.h"

#include <string.h>

#include "base/json_names.h"
#include "base/json_token.h"
#include "base/text8.h"

static bool value(JsonScan *scan, const ScanStep *step, int depth, JsonType *type);

static bool array(JsonScan *scan, const ScanStep *outer, int depth)
{
    JsonType type;
    ScanStep step = { .outer = outer };
    scan->at++;
    json_skip_space(scan);
    if (json_next_is(scan, ']')) {
        scan->at++;
        return true;
    }
    for (;; step.index++) {
        json_skip_space(scan);
        if (!value(scan, &step, depth, &type))
            return false;
        json_skip_space(scan);
        if (json_next_is(scan, ']')) {
            scan->at++;
            return true;
        }
        if (!json_next_is(scan, ','))
            return json_scan_refuse(scan, outer, "',' or ']'");
        scan->at++;
    }
}

static void list_member(JsonScan *scan, JsonSpan key, JsonSpan member)
{
    JsonValue *list = scan->outermost;
    ARENA_PUSH(scan->arena, list->members, list->n_members) =
        (JsonMember){ .key = json_span_text(scan->arena, scan->bytes, key),
                      .value = member };
}

static bool member(JsonScan *scan, const ScanStep *outer, ScanStep *step, JsonNames *names,
                   int depth)
{
    JsonSpan here;
    if (!json_next_is(scan, '"'))
        return json_scan_refuse(scan, outer, "a member name in '\"'");
    step->key = (JsonSpan){ .offset = scan->at, .type = JSON_STRING };
    if (!json_scan_string(scan, outer))
        return false;
    step->key.length = scan->at - step->key.offset;
    if (!json_names_add(names, scan->arena, scan->bytes, step->key)) {
        scan->at = step->key.offset;
        return json_scan_refuse_more(scan, step, "each member once", "a second one");
    }
    json_skip_space(scan);
    if (!json_next_is(scan, ':'))
        return json_scan_refuse(scan, outer, "':' behind the member name");
    scan->at++;
    json_skip_space(scan);
    here.offset = scan->at;
    if (!value(scan, step, depth, &here.type))
        return false;
    here.length = scan->at - here.offset;
    if (depth == 1 && scan->outermost)
        list_member(scan, step->key, here);
    return true;
}

static bool object(JsonScan *scan, const ScanStep *outer, int depth)
{
    JsonNames names;
    ScanStep step = { .outer = outer };
    json_names_start(&names);
    scan->at++;
    json_skip_space(scan);
    if (json_next_is(scan, '}')) {
        scan->at++;
        return true;
    }
    for (;;) {
        json_skip_space(scan);
        if (!member(scan, outer, &step, &names, depth))
            return false;
        json_skip_space(scan);
        if (json_next_is(scan, '}')) {
            scan->at++;
            return true;
        }
        if (!json_next_is(scan, ','))
            return json_scan_refuse(scan, outer, "',' or '}'");
        scan->at++;
    }
}

static bool value(JsonScan *scan, const ScanStep *step, int depth, JsonType *type)
{
    if (scan->at >= scan->length)
        return json_scan_refuse(scan, step, "a value");
    if (depth >= JSON_DEPTH)
        return json_scan_refuse_more(scan, step, "at most 256 levels of nesting", "more");
    *type = json_type_at(scan->bytes + scan->at);
    switch (*type) {
    case JSON_OBJECT: return object(scan, step, depth + 1);
    case JSON_ARRAY: return array(scan, step, depth + 1);
    case JSON_STRING: return json_scan_string(scan, step);
    case JSON_BOOL:
        return json_scan_word(scan, step, scan->bytes[scan->at] == 't' ? "true" : "false");
    case JSON_NULL: return json_scan_word(scan, step, "null");
    case JSON_NUMBER: {
        char c = scan->bytes[scan->at];
        if (c != '-' && (c < '0' || c > '9'))
            return json_scan_refuse(scan, step, "a value");
        return json_scan_number(scan, step);
    }
    case JSON_ABSENT: break;
    }
    return false;
}

bool json_scan(Arena *arena, char *bytes, size_t length, JsonValues *out, JsonError *error)
{
    JsonScan scan = { .arena = arena, .bytes = bytes, .length = length, .error = error };
    *out = (JsonValues){ 0 };
    size_t broken = text8_first_broken(bytes, length);
    if (broken < length) {
        *error = (JsonError){ .offset = broken,
                              .pointer = "",
                              .expected = "UTF-8 text",
                              .found = "a byte that is not UTF-8" };
        return false;
    }
    for (json_skip_space(&scan); scan.at < length; json_skip_space(&scan)) {
        ScanStep step = { .index = out->n_values };
        JsonSpan span = { .offset = scan.at };
        if (!value(&scan, out->n_values ? &step : NULL, 0, &span.type))
            return false;
        span.length = scan.at - span.offset;
        ARENA_PUSH(arena, out->values, out->n_values) = span;
        bool scalar = span.type != JSON_OBJECT && span.type != JSON_ARRAY;
        json_skip_space(&scan);
        if ((scalar || out->n_values > 1) && scan.at < length &&
            !strchr("{[", bytes[scan.at]))
            return json_scan_refuse(&scan, NULL, "the end of the file");
    }
    out->n_replaced = scan.n_replaced;
    return true;
}

JsonScanned json_scan_value(Arena *arena, char *bytes, size_t length, size_t at,
                            bool may_go_on, JsonValue *out, JsonError *error)
{
    /* The longest token that an end can cut without leaving its own beginning. */
    enum { LONGEST_TOKEN = 12 };
    *out = (JsonValue){ .span.offset = at };
    JsonScan scan = { .arena = arena,
                      .bytes = bytes,
                      .length = length,
                      .at = at,
                      .outermost = out,
                      .error = error };
    bool whole = value(&scan, NULL, 0, &out->span.type);
    out->span.length = scan.at - at;
    out->n_replaced = scan.n_replaced;
    if (whole && (scan.at < length || !may_go_on || out->span.type != JSON_NUMBER))
        return JSON_SCANNED;
    if (may_go_on && scan.at + LONGEST_TOKEN >= length)
        return JSON_CUT_OFF;
    return JSON_REFUSED;
}

/* Reads one member; its value is left unread when its name is `stop`. */
static bool head_member(JsonScan *scan, const char *stop, JsonMember *member, bool *stopped)
{
    ScanStep step = { .key = { .offset = scan->at, .type = JSON_STRING } };
    if (!json_next_is(scan, '"'))
        return json_scan_refuse(scan, NULL, "a member name in '\"'");
    if (!json_scan_string(scan, NULL))
        return false;
    step.key.length = scan->at - step.key.offset;
    member->key = json_span_text(scan->arena, scan->bytes, step.key);
    json_skip_space(scan);
    if (!json_next_is(scan, ':'))
        return json_scan_refuse(scan, NULL, "':' behind the member name");
    scan->at++;
    json_skip_space(scan);
    *stopped = strcmp(member->key, stop) == 0;
    member->value.offset = scan->at;
    if (*stopped)
        return true;
    if (!value(scan, &step, 1, &member->value.type))
        return false;
    member->value.length = scan->at - member->value.offset;
    json_skip_space(scan);
    return true;
}

bool json_scan_head(Arena *arena, char *bytes, size_t length, const char *stop,
                    JsonMember **members, size_t *n, JsonError *error)
{
    JsonScan scan = { .arena = arena, .bytes = bytes, .length = length, .error = error };
    bool stopped = false;
    *members = NULL;
    *n = 0;
    json_skip_space(&scan);
    if (!json_next_is(&scan, '{'))
        return json_scan_refuse(&scan, NULL, "an object");
    do {
        JsonMember member = { 0 };
        scan.at++;
        json_skip_space(&scan);
        if (!head_member(&scan, stop, &member, &stopped))
            return false;
        if (stopped)
            return true;
        ARENA_PUSH(arena, *members, *n) = member;
    } while (json_next_is(&scan, ','));
    return json_next_is(&scan, '}') || json_scan_refuse(&scan, NULL, "',' or '}'");
}
