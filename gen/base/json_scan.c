/* A strict JSON checker by recursive descent over bytes, and walkers over checked text.
 * See the header. */
#include "base/json_scan.h"

#include <stdint.h>
#include <string.h>

#include "base/buffer.h"
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
    JsonError *error;
} Scan;

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static void skip_space(Scan *scan)
{
    while (scan->at < scan->length && is_space(scan->bytes[scan->at]))
        scan->at++;
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

static bool hex4(const Scan *scan, size_t at, uint32_t *unit)
{
    if (at + 4 > scan->length)
        return false;
    *unit = 0;
    for (size_t i = 0; i < 4; i++) {
        char c = scan->bytes[at + i];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0)
            return false;
        *unit = *unit * 16 + (uint32_t)digit;
    }
    return true;
}

static void replace_unit(Scan *scan, size_t at)
{
    memcpy(scan->bytes + at, "FFFD", 4);
    scan->n_replaced++;
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

static bool string(Scan *scan, const Step *step)
{
    for (scan->at++; scan->at < scan->length;) {
        scan->at = past_plain(scan->bytes, scan->at, scan->length);
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
        if (!escape || !strchr("\"\\/bfnrtu", escape))
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

static bool number(Scan *scan, const Step *step)
{
    if (next_is(scan, '-'))
        scan->at++;
    bool leading_zero = next_is(scan, '0');
    size_t from = scan->at;
    if (!digit_run(scan) || (leading_zero && scan->at - from > 1))
        return refuse(scan, step, "a number");
    if (next_is(scan, '.')) {
        scan->at++;
        if (!digit_run(scan))
            return refuse(scan, step, "a digit behind the decimal point");
    }
    if (next_is(scan, 'e') || next_is(scan, 'E')) {
        scan->at++;
        if (next_is(scan, '+') || next_is(scan, '-'))
            scan->at++;
        if (!digit_run(scan))
            return refuse(scan, step, "a digit in the exponent");
    }
    return true;
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

static bool object(Scan *scan, const Step *outer, int depth)
{
    JsonType type;
    Step step = { .outer = outer };
    scan->at++;
    skip_space(scan);
    if (next_is(scan, '}')) {
        scan->at++;
        return true;
    }
    for (;;) {
        skip_space(scan);
        if (!next_is(scan, '"'))
            return refuse(scan, outer, "a member name in '\"'");
        step.key.offset = scan->at;
        step.key.type = JSON_STRING;
        if (!string(scan, outer))
            return false;
        step.key.length = scan->at - step.key.offset;
        skip_space(scan);
        if (!next_is(scan, ':'))
            return refuse(scan, outer, "':' behind the member name");
        scan->at++;
        skip_space(scan);
        if (!value(scan, &step, depth, &type))
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

static JsonType type_at(const char *at)
{
    switch (*at) {
    case '{': return JSON_OBJECT;
    case '[': return JSON_ARRAY;
    case '"': return JSON_STRING;
    case 't':
    case 'f': return JSON_BOOL;
    case 'n': return JSON_NULL;
    default: return JSON_NUMBER;
    }
}

static bool value(Scan *scan, const Step *step, int depth, JsonType *type)
{
    if (scan->at >= scan->length)
        return refuse(scan, step, "a value");
    if (depth >= JSON_DEPTH)
        return refuse(scan, step, "at most 256 levels of nesting");
    *type = type_at(scan->bytes + scan->at);
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

/* --- over checked text ------------------------------------------------------------ */

static size_t past_space(const char *bytes, size_t at)
{
    while (is_space(bytes[at]))
        at++;
    return at;
}

/* A quote ends the string unless an odd number of backslashes stands before it. Checked
 * strings hold no NUL, so strchr() may run: it is many times faster than a loop here. */
static size_t past_string(const char *bytes, size_t at)
{
    for (const char *quote = bytes + at + 1;; quote++) {
        quote = strchr(quote, '"');
        const char *before = quote;
        while (before[-1] == '\\')
            before--;
        if ((quote - before) % 2 == 0)
            return (size_t)(quote - bytes) + 1;
    }
}

/* What a byte outside strings does to the nesting. Most bytes do nothing: one look at a
 * table passes them, and walking a large file is mostly passing. */
enum { NESTING_SAME, NESTING_DOWN, NESTING_UP, NESTING_STRING };
static const unsigned char nesting[256] = { ['{'] = NESTING_DOWN,
                                            ['['] = NESTING_DOWN,
                                            ['}'] = NESTING_UP,
                                            [']'] = NESTING_UP,
                                            ['"'] = NESTING_STRING };

static size_t past_container(const char *bytes, size_t at)
{
    for (int depth = 0;; at++) {
        unsigned char effect = nesting[(unsigned char)bytes[at]];
        if (effect == NESTING_SAME)
            continue;
        if (effect == NESTING_STRING)
            at = past_string(bytes, at) - 1;
        else if (effect == NESTING_DOWN)
            depth++;
        else if (--depth == 0)
            return at + 1;
    }
}

static JsonSpan span_at(const char *bytes, size_t at, size_t end)
{
    JsonSpan span = { .offset = at, .type = type_at(bytes + at) };
    size_t past = at;
    if (span.type == JSON_OBJECT || span.type == JSON_ARRAY)
        past = past_container(bytes, at);
    else if (span.type == JSON_STRING)
        past = past_string(bytes, at);
    else
        while (past < end && !strchr(",]}", bytes[past]) && !is_space(bytes[past]))
            past++;
    span.length = past - at;
    return span;
}

/* Moves over the members or elements of a container. For an object, *key is set. */
static bool next_child(const char *bytes, JsonSpan container, size_t *at, JsonSpan *key,
                       JsonSpan *child)
{
    size_t end = container.offset + container.length;
    size_t here = past_space(bytes, *at ? *at : container.offset + 1);
    if (bytes[here] == ',')
        here = past_space(bytes, here + 1);
    if (here >= end - 1)
        return false;
    if (container.type == JSON_OBJECT) {
        *key = span_at(bytes, here, end);
        here = past_space(bytes, key->offset + key->length); /* at the colon */
        here = past_space(bytes, here + 1);
    }
    *child = span_at(bytes, here, end);
    *at = child->offset + child->length;
    return true;
}

char *json_span_text(Arena *arena, const char *bytes, JsonSpan span)
{
    if (span.type != JSON_STRING)
        return NULL;
    const char *at = bytes + span.offset + 1;
    const char *end = bytes + span.offset + span.length - 1;
    char *out = arena_alloc(arena, span.length);
    size_t n = 0;
    while (at < end) {
        if (*at != '\\') {
            out[n++] = *at++;
            continue;
        }
        static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
        const char *known = strchr(from, at[1]);
        if (at[1] != 'u') {
            out[n++] = known ? to[known - from] : at[1];
            at += 2;
            continue;
        }
        Scan scan = { .bytes = (char *)bytes, .length = (size_t)(end - bytes) };
        uint32_t unit = 0, low = 0;
        hex4(&scan, (size_t)(at + 2 - bytes), &unit);
        at += 6;
        if (unit >= 0xD800 && unit < 0xDC00) {
            hex4(&scan, (size_t)(at + 2 - bytes), &low);
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
            at += 6;
        }
        n += text8_put(out + n, unit);
    }
    out[n] = '\0';
    return out;
}

JsonMember *json_members(Arena *arena, const char *bytes, JsonSpan object, size_t *n)
{
    JsonMember *members = NULL;
    JsonSpan key, child;
    *n = 0;
    if (object.type != JSON_OBJECT)
        return NULL;
    for (size_t at = 0; next_child(bytes, object, &at, &key, &child);) {
        JsonMember member = { .key = json_span_text(arena, bytes, key), .value = child };
        ARENA_PUSH(arena, members, *n) = member;
    }
    return members;
}

JsonSpan *json_elements(Arena *arena, const char *bytes, JsonSpan array, size_t *n)
{
    JsonSpan *elements = NULL;
    JsonSpan key, child;
    *n = 0;
    if (array.type != JSON_ARRAY)
        return NULL;
    for (size_t at = 0; next_child(bytes, array, &at, &key, &child);)
        ARENA_PUSH(arena, elements, *n) = child;
    return elements;
}

/* Does the escaped reference token equal the string span? */
static bool token_is_key(const char *token, size_t length, const char *bytes, JsonSpan key)
{
    const char *text = bytes + key.offset + 1;
    size_t text_length = key.length - 2, t = 0, k = 0;
    while (t < length && k < text_length) {
        char c = token[t++];
        if (c == '~' && t < length)
            c = token[t++] == '0' ? '~' : '/';
        char d = text[k++];
        if (d == '\\' && k < text_length)
            d = text[k++]; /* \" \\ \/ ; keys with other escapes are not addressed */
        if (c != d)
            return false;
    }
    return t == length && k == text_length;
}

static bool token_is_index(const char *token, size_t length, size_t index)
{
    size_t value = 0;
    for (size_t i = 0; i < length; i++) {
        if (token[i] < '0' || token[i] > '9')
            return false;
        value = value * 10 + (size_t)(token[i] - '0');
    }
    return length && value == index;
}

JsonSpan json_at(const char *bytes, JsonSpan from, const char *pointer)
{
    static const JsonSpan absent = { .type = JSON_ABSENT };
    while (*pointer == '/') {
        const char *token = pointer + 1;
        size_t length = strcspn(token, "/");
        JsonSpan key, child, hit = absent;
        if (from.type != JSON_OBJECT && from.type != JSON_ARRAY)
            return absent;
        size_t at = 0;
        for (size_t i = 0; next_child(bytes, from, &at, &key, &child); i++) {
            bool same = from.type == JSON_OBJECT ? token_is_key(token, length, bytes, key)
                                                 : token_is_index(token, length, i);
            if (same) {
                hit = child;
                break;
            }
        }
        if (hit.type == JSON_ABSENT)
            return absent;
        from = hit;
        pointer = token + length;
    }
    return from;
}

char *json_pointer_key(Arena *arena, const char *pointer, const char *key)
{
    Buffer out = buffer_new(arena);
    buffer_text(&out, pointer);
    buffer_char(&out, '/');
    for (; *key; key++) {
        if (*key == '~')
            buffer_text(&out, "~0");
        else if (*key == '/')
            buffer_text(&out, "~1");
        else
            buffer_char(&out, *key);
    }
    return out.data;
}

char *json_pointer_index(Arena *arena, const char *pointer, size_t index)
{
    return arena_printf(arena, "%s/%zu", pointer, index);
}
