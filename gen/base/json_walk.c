/* Walking over checked JSON text: members, elements, the value a pointer leads to. Nothing
 * is checked again, so these are fast and need no error. */
#include <string.h>

#include "base/buffer.h"
#include "base/json_bytes.h"
#include "base/text8.h"

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

static size_t past_container(const char *bytes, size_t at, size_t end)
{
    for (int depth = 0;; at++) {
        unsigned char effect = nesting[(unsigned char)bytes[at]];
        if (effect == NESTING_SAME) {
            if (bytes[at] == ' ')
                at = json_past_space(bytes, at, end) - 1;
            continue;
        }
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
    JsonSpan span = { .offset = at, .type = json_type_at(bytes + at) };
    size_t past = at;
    if (span.type == JSON_OBJECT || span.type == JSON_ARRAY)
        past = past_container(bytes, at, end);
    else if (span.type == JSON_STRING)
        past = past_string(bytes, at);
    else
        while (past < end && !strchr(",]}", bytes[past]) && !json_is_space(bytes[past]))
            past++;
    span.length = past - at;
    return span;
}

/* Moves over the members or elements of a container. For an object, *key is set. */
static bool next_child(const char *bytes, JsonSpan container, size_t *at, JsonSpan *key,
                       JsonSpan *child)
{
    size_t end = container.offset + container.length;
    size_t here = json_past_space(bytes, *at ? *at : container.offset + 1, end);
    if (bytes[here] == ',')
        here = json_past_space(bytes, here + 1, end);
    if (here >= end - 1)
        return false;
    if (container.type == JSON_OBJECT) {
        *key = span_at(bytes, here, end);
        here = json_past_space(bytes, key->offset + key->length, end); /* at the colon */
        here = json_past_space(bytes, here + 1, end);
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
        uint32_t unit = 0, low = 0;
        json_hex4(at + 2, &unit);
        at += 6;
        if (unit >= 0xD800 && unit < 0xDC00) {
            json_hex4(at + 2, &low);
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

void json_pick(const char *bytes, JsonSpan object, const char *const *names, size_t n,
               JsonSpan *values)
{
    JsonSpan key, child;
    size_t left = n;
    for (size_t i = 0; i < n; i++)
        values[i] = (JsonSpan){ .type = JSON_ABSENT };
    if (object.type != JSON_OBJECT)
        return;
    for (size_t at = 0; left && next_child(bytes, object, &at, &key, &child);) {
        const char *text = bytes + key.offset + 1;
        for (size_t i = 0; i < n; i++) {
            if (strncmp(names[i], text, key.length - 2) || names[i][key.length - 2])
                continue;
            values[i] = child;
            left--;
        }
    }
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
