/* A strict JSON checker by recursive descent over bytes; see the header. What walks over
 * checked text stands in json_walk.c. */
#include "base/json_scan.h"

#include <stdint.h>
#include <string.h>

#include "base/json_bytes.h"
#include "base/json_names.h"
#include "base/text8.h"

/* One step of the path to the value being read, kept on the C stack. */
typedef struct Step Step;
struct Step {
    const Step *outer;
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
} Scan;

static void skip_space(Scan *scan)
{
    scan->at = json_past_space(scan->bytes, scan->at, scan->length);
}

static const char *path_of(Scan *scan, const Step *step)
{
    if (!step)
        return "";
    const char *outer = path_of(scan, step->outer);
    if (!step->key.length)
        return json_pointer_index(scan->arena, outer, step->index);
    const char *key = json_span_text(scan->arena, scan->bytes, step->key);
    return json_pointer_key(scan->arena, outer, key);
}

static const char *found_at(const Scan *scan)
{
    enum { SHOWN = 24 };
    if (scan->at >= scan->length)
        return "the end of the file";
    const char *from = scan->bytes + scan->at;
    const char *end = scan->bytes + scan->length;
    const char *to = from;
    while (to < end && to - from < SHOWN && *to != '\n' && *to != '\r')
        text8_next(&to, end);
    return arena_printf(scan->arena, "\"%.*s\"", (int)(to - from), from);
}

static bool refuse(Scan *scan, const Step *step, const char *expected)
{
    *scan->error = (JsonError){ .offset = scan->at,
                                .pointer = path_of(scan, step),
                                .expected = expected,
                                .found = found_at(scan) };
    return false;
}

/* Of what is too much, all that can be said. */
static bool refuse_more(Scan *scan, const Step *step, const char *expected,
                        const char *instead)
{
    refuse(scan, step, expected);
    scan->error->instead = instead;
    return false;
}

static bool hex4(const Scan *scan, size_t at, uint32_t *unit)
{
    return at + 4 <= scan->length && json_hex4(scan->bytes + at, unit);
}

static void replace_unit(Scan *scan, size_t at)
{
    memcpy(scan->bytes + at, "FFFD", 4);
    scan->n_replaced++;
}

/* Does the text end inside of what may be one more "\u" escape? */
static bool is_cut_off(const Scan *scan)
{
    size_t left = scan->length - scan->at;
    return left < 6 && (left < 1 || scan->bytes[scan->at] == '\\') &&
           (left < 2 || scan->bytes[scan->at + 1] == 'u');
}

/* Behind "\u". Leaves `at` behind the escape (or the pair of escapes). */
static bool unicode_escape(Scan *scan, const Step *step)
{
    uint32_t unit, low;
    size_t at = scan->at;
    if (!hex4(scan, at, &unit))
        return refuse(scan, step, "four hexadecimal digits");
    scan->at += 4;
    bool high_surrogate = unit >= 0xD800 && unit < 0xDC00;
    bool paired = high_surrogate && scan->at + 6 <= scan->length &&
                  scan->bytes[scan->at] == '\\' && scan->bytes[scan->at + 1] == 'u' &&
                  hex4(scan, scan->at + 2, &low) && low >= 0xDC00 && low < 0xE000;
    if (paired)
        scan->at += 6;
    else if (high_surrogate && is_cut_off(scan))
        return refuse(scan, step, "the other half of a surrogate pair");
    else if (unit == 0 || (unit >= 0xD800 && unit < 0xE000))
        replace_unit(scan, at);
    return true;
}

/* Moves over bytes that mean nothing inside a string, eight at a time while they
 * can: none of them is a quote, a backslash or a control character. Each test sets the high
 * bit of a byte that is zero, or less than 0x20 (Sean Anderson's Bit Twiddling Hacks,
 * "determine if a word has a zero byte"). */
static size_t past_plain(const char *bytes, size_t at, size_t length)
{
    static const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    while (at + 8 <= length) {
        uint64_t word;
        memcpy(&word, bytes + at, 8);
        uint64_t quote = word ^ (ones * '"'), slash = word ^ (ones * '\\');
        uint64_t found = ((quote - ones) & ~quote) | ((slash - ones) & ~slash) |
                         ((word - ones * 0x20) & ~word);
        if (found & highs)
            break;
        at += 8;
    }
    while (at < length && bytes[at] != '"' && bytes[at] != '\\' &&
           (unsigned char)bytes[at] >= 0x20)
        at++;
    return at;
}

static const bool is_escape[256] = {
    ['"'] = true, ['\\'] = true, ['/'] = true, ['b'] = true, ['f'] = true,
    ['n'] = true, ['r'] = true,  ['t'] = true, ['u'] = true
};

static bool string(Scan *scan, const Step *step)
{
    size_t from = scan->at;
    for (scan->at++; scan->at < scan->length;) {
        scan->at = past_plain(scan->bytes, scan->at, scan->length);
        if (scan->at - from > JSON_LONGEST_STRING + 1) {
            scan->at = from;
            return refuse_more(scan, step, "a string of at most 16 MB", "a longer one");
        }
        if (scan->at >= scan->length)
            break;
        unsigned char c = (unsigned char)scan->bytes[scan->at];
        if (c == '"') {
            scan->at++;
            return true;
        }
        if (c < 0x20)
            return refuse(scan, step, "a closing '\"' before the end of the line");
        scan->at++;
        if (c != '\\')
            continue;
        if (scan->at >= scan->length)
            break;
        char escape = scan->bytes[scan->at];
        if (!is_escape[(unsigned char)escape])
            return refuse(scan, step, "an escape such as \\n or \\u0041");
        scan->at++;
        if (escape == 'u' && !unicode_escape(scan, step))
            return false;
    }
    return refuse(scan, step, "a closing '\"'");
}

static bool digit_run(Scan *scan)
{
    size_t from = scan->at;
    while (scan->at < scan->length && scan->bytes[scan->at] >= '0' &&
           scan->bytes[scan->at] <= '9')
        scan->at++;
    return scan->at > from;
}

static bool next_is(const Scan *scan, char c)
{
    return scan->at < scan->length && scan->bytes[scan->at] == c;
}

enum { LONGEST_NUMBER = 4096 };

/* Digits without end are no number, and must not be waited for. */
static bool is_endless(Scan *scan, const Step *step, size_t from)
{
    if (scan->at - from <= LONGEST_NUMBER)
        return false;
    scan->at = from;
    refuse_more(scan, step, "a number of at most 4096 characters", "a longer one");
    return true;
}

/* A double ends at 1.8e308 (IEEE 754): beyond, cJSON and others read infinity. */
enum { LARGEST_EXPONENT = 308 };

/* What the digits of an exponent come to, as far as it matters. */
static size_t exponent_of(const char *digits, size_t n)
{
    size_t value = 0;
    for (size_t i = 0; i < n && value <= LARGEST_EXPONENT; i++)
        value = value * 10 + (size_t)(digits[i] - '0');
    return value;
}

/* Behind "e". Sets *exponent to 0 where it is negative. */
static bool read_exponent(Scan *scan, const Step *step, size_t *exponent)
{
    bool is_negative = next_is(scan, '-');
    if (is_negative || next_is(scan, '+'))
        scan->at++;
    size_t digits = scan->at;
    if (!digit_run(scan))
        return refuse(scan, step, "a digit in the exponent");
    *exponent = is_negative ? 0 : exponent_of(scan->bytes + digits, scan->at - digits);
    return true;
}

static bool number(Scan *scan, const Step *step)
{
    size_t start = scan->at, exponent = 0;
    if (next_is(scan, '-'))
        scan->at++;
    bool leading_zero = next_is(scan, '0');
    size_t from = scan->at;
    if (!digit_run(scan) || (leading_zero && scan->at - from > 1))
        return refuse(scan, step, "a number");
    size_t n_digits = scan->at - from;
    if (next_is(scan, '.')) {
        scan->at++;
        if (!digit_run(scan))
            return refuse(scan, step, "a digit behind the decimal point");
    }
    if (next_is(scan, 'e') || next_is(scan, 'E')) {
        scan->at++;
        if (!read_exponent(scan, step, &exponent))
            return false;
    }
    if (n_digits + exponent > LARGEST_EXPONENT && n_digits <= LONGEST_NUMBER) {
        scan->at = start;
        return refuse_more(scan, step, "a number below 1e308", "a larger one");
    }
    return !is_endless(scan, step, start);
}

static bool word(Scan *scan, const Step *step, const char *text)
{
    size_t length = strlen(text);
    if (scan->length - scan->at < length ||
        memcmp(scan->bytes + scan->at, text, length) != 0)
        return refuse(scan, step, "a value");
    scan->at += length;
    return true;
}

static bool value(Scan *scan, const Step *step, int depth, JsonType *type);

static bool array(Scan *scan, const Step *outer, int depth)
{
    JsonType type;
    Step step = { .outer = outer };
    scan->at++;
    skip_space(scan);
    if (next_is(scan, ']')) {
        scan->at++;
        return true;
    }
    for (;; step.index++) {
        skip_space(scan);
        if (!value(scan, &step, depth, &type))
            return false;
        skip_space(scan);
        if (next_is(scan, ']')) {
            scan->at++;
            return true;
        }
        if (!next_is(scan, ','))
            return refuse(scan, outer, "',' or ']'");
        scan->at++;
    }
}

static void list_member(Scan *scan, JsonSpan key, JsonSpan member)
{
    JsonValue *list = scan->outermost;
    ARENA_PUSH(scan->arena, list->members, list->n_members) =
        (JsonMember){ .key = json_span_text(scan->arena, scan->bytes, key),
                      .value = member };
}

static bool member(Scan *scan, const Step *outer, Step *step, JsonNames *names, int depth)
{
    JsonSpan here;
    if (!next_is(scan, '"'))
        return refuse(scan, outer, "a member name in '\"'");
    step->key = (JsonSpan){ .offset = scan->at, .type = JSON_STRING };
    if (!string(scan, outer))
        return false;
    step->key.length = scan->at - step->key.offset;
    if (!json_names_add(names, scan->arena, scan->bytes, step->key)) {
        scan->at = step->key.offset;
        return refuse_more(scan, step, "each member once", "a second one");
    }
    skip_space(scan);
    if (!next_is(scan, ':'))
        return refuse(scan, outer, "':' behind the member name");
    scan->at++;
    skip_space(scan);
    here.offset = scan->at;
    if (!value(scan, step, depth, &here.type))
        return false;
    here.length = scan->at - here.offset;
    if (depth == 1 && scan->outermost)
        list_member(scan, step->key, here);
    return true;
}

static bool object(Scan *scan, const Step *outer, int depth)
{
    JsonNames names;
    Step step = { .outer = outer };
    json_names_start(&names);
    scan->at++;
    skip_space(scan);
    if (next_is(scan, '}')) {
        scan->at++;
        return true;
    }
    for (;;) {
        skip_space(scan);
        if (!member(scan, outer, &step, &names, depth))
            return false;
        skip_space(scan);
        if (next_is(scan, '}')) {
            scan->at++;
            return true;
        }
        if (!next_is(scan, ','))
            return refuse(scan, outer, "',' or '}'");
        scan->at++;
    }
}

static bool value(Scan *scan, const Step *step, int depth, JsonType *type)
{
    if (scan->at >= scan->length)
        return refuse(scan, step, "a value");
    if (depth >= JSON_DEPTH)
        return refuse_more(scan, step, "at most 256 levels of nesting", "more");
    *type = json_type_at(scan->bytes + scan->at);
    switch (*type) {
    case JSON_OBJECT: return object(scan, step, depth + 1);
    case JSON_ARRAY: return array(scan, step, depth + 1);
    case JSON_STRING: return string(scan, step);
    case JSON_BOOL:
        return word(scan, step, scan->bytes[scan->at] == 't' ? "true" : "false");
    case JSON_NULL: return word(scan, step, "null");
    case JSON_NUMBER: {
        char c = scan->bytes[scan->at];
        if (c != '-' && (c < '0' || c > '9'))
            return refuse(scan, step, "a value");
        return number(scan, step);
    }
    case JSON_ABSENT: break;
    }
    return false;
}

bool json_scan(Arena *arena, char *bytes, size_t length, JsonValues *out, JsonError *error)
{
    Scan scan = { .arena = arena, .bytes = bytes, .length = length, .error = error };
    *out = (JsonValues){ 0 };
    size_t broken = text8_first_broken(bytes, length);
    if (broken < length) {
        *error = (JsonError){ .offset = broken,
                              .pointer = "",
                              .expected = "UTF-8 text",
                              .found = "a byte that is not UTF-8" };
        return false;
    }
    for (skip_space(&scan); scan.at < length; skip_space(&scan)) {
        Step step = { .index = out->n_values };
        JsonSpan span = { .offset = scan.at };
        if (!value(&scan, out->n_values ? &step : NULL, 0, &span.type))
            return false;
        span.length = scan.at - span.offset;
        ARENA_PUSH(arena, out->values, out->n_values) = span;
        bool scalar = span.type != JSON_OBJECT && span.type != JSON_ARRAY;
        skip_space(&scan);
        if ((scalar || out->n_values > 1) && scan.at < length &&
            !strchr("{[", bytes[scan.at]))
            return refuse(&scan, NULL, "the end of the file");
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
    Scan scan = { .arena = arena,
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
static bool head_member(Scan *scan, const char *stop, JsonMember *member, bool *stopped)
{
    Step step = { .key = { .offset = scan->at, .type = JSON_STRING } };
    if (!next_is(scan, '"'))
        return refuse(scan, NULL, "a member name in '\"'");
    if (!string(scan, NULL))
        return false;
    step.key.length = scan->at - step.key.offset;
    member->key = json_span_text(scan->arena, scan->bytes, step.key);
    skip_space(scan);
    if (!next_is(scan, ':'))
        return refuse(scan, NULL, "':' behind the member name");
    scan->at++;
    skip_space(scan);
    *stopped = strcmp(member->key, stop) == 0;
    member->value.offset = scan->at;
    if (*stopped)
        return true;
    if (!value(scan, &step, 1, &member->value.type))
        return false;
    member->value.length = scan->at - member->value.offset;
    skip_space(scan);
    return true;
}

bool json_scan_head(Arena *arena, char *bytes, size_t length, const char *stop,
                    JsonMember **members, size_t *n, JsonError *error)
{
    Scan scan = { .arena = arena, .bytes = bytes, .length = length, .error = error };
    bool stopped = false;
    *members = NULL;
    *n = 0;
    skip_space(&scan);
    if (!next_is(&scan, '{'))
        return refuse(&scan, NULL, "an object");
    do {
        JsonMember member = { 0 };
        scan.at++;
        skip_space(&scan);
        if (!head_member(&scan, stop, &member, &stopped))
            return false;
        if (stopped)
            return true;
        ARENA_PUSH(arena, *members, *n) = member;
    } while (next_is(&scan, ','));
    return next_is(&scan, '}') || refuse(&scan, NULL, "',' or '}'");
}
