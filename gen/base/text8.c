/* UTF-8 text; see the header. Decoding follows the table of well-formed byte sequences
 * in the Unicode Standard (table 3-7): no overlong forms, no surrogates. */
#include "base/text8.h"

#include <string.h>

#include "base/buffer.h"

enum { REPLACEMENT = 0xFFFD, LONGEST_WORD = 64 };

/* U+0590, the first character that runs right to left, begins with this byte, and no
 * character before it has a byte as high. */
enum { FIRST_RIGHT_TO_LEFT_BYTE = 0xD6 };

/* Length of the well-formed sequence at `at`, or 0. */
static size_t sequence(const unsigned char *at, size_t left)
{
    unsigned char lead = at[0];
    if (lead < 0x80)
        return 1;
    size_t need = lead >= 0xC2 && lead <= 0xDF   ? 2
                  : lead >= 0xE0 && lead <= 0xEF ? 3
                  : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                 : 0;
    if (!need || need > left)
        return 0;
    unsigned char low = 0x80, high = 0xBF;
    if (lead == 0xE0)
        low = 0xA0;
    if (lead == 0xED)
        high = 0x9F;
    if (lead == 0xF0)
        low = 0x90;
    if (lead == 0xF4)
        high = 0x8F;
    if (at[1] < low || at[1] > high)
        return 0;
    for (size_t i = 2; i < need; i++)
        if ((at[i] & 0xC0) != 0x80)
            return 0;
    return need;
}

uint32_t text8_next(const char **at, const char *end)
{
    const unsigned char *bytes = (const unsigned char *)*at;
    size_t length = sequence(bytes, (size_t)(end - *at));
    if (!length) {
        (*at)++;
        return REPLACEMENT;
    }
    *at += length;
    if (length == 1)
        return bytes[0];
    uint32_t code_point = bytes[0] & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++)
        code_point = code_point << 6 | (bytes[i] & 0x3Fu);
    return code_point;
}

size_t text8_put(char out[4], uint32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

/* The next byte that is not ASCII, eight at a time. */
static size_t past_ascii(const char *text, size_t at, size_t length)
{
    uint64_t eight;
    for (; at + sizeof eight <= length; at += sizeof eight) {
        memcpy(&eight, text + at, sizeof eight);
        if (eight & 0x8080808080808080u)
            break;
    }
    return at;
}

size_t text8_cut(const char *text, size_t most)
{
    size_t length = strnlen(text, most + 1);
    if (length <= most)
        return length;
    while (most && ((unsigned char)text[most] & 0xC0) == 0x80)
        most--;
    return most;
}

size_t text8_width(const char *text)
{
    size_t n = 0;
    for (; *text; text++)
        n += ((unsigned char)*text & 0xC0) != 0x80;
    return n;
}

size_t text8_first_broken(const char *text, size_t length)
{
    for (size_t at = past_ascii(text, 0, length); at < length;
         at = past_ascii(text, at, length)) {
        size_t step = sequence((const unsigned char *)text + at, length - at);
        if (!step)
            return at;
        at += step;
    }
    return length;
}

char *text8_from_utf16(Arena *arena, const unsigned char *bytes, size_t length,
                       bool big_endian, size_t *out_length, size_t *n_replaced)
{
    size_t high = big_endian ? 0 : 1, low = 1 - high;
    char *out = arena_alloc(arena, length / 2 * 3 + 4);
    size_t n = 0;
    for (size_t i = 0; i + 1 < length; i += 2) {
        uint32_t unit = (uint32_t)bytes[i + high] << 8 | bytes[i + low];
        bool pair = unit >= 0xD800 && unit < 0xDC00 && i + 3 < length;
        if (pair) {
            uint32_t next = (uint32_t)bytes[i + 2 + high] << 8 | bytes[i + 2 + low];
            if (next >= 0xDC00 && next < 0xE000) {
                unit = 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00);
                i += 2;
            }
        }
        if (unit >= 0xD800 && unit < 0xE000) {
            unit = REPLACEMENT;
            ++*n_replaced;
        }
        n += text8_put(out + n, unit);
    }
    out[n] = '\0';
    *out_length = n;
    return out;
}

static bool is_control(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0) ||
           (c >= 0xFFFE && c <= 0xFFFF);
}

/* Embeddings, overrides and isolates of the bidirectional algorithm: they make one name
 * look like another, and left open they turn round what rung writes behind them. */
static bool turns_text(uint32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* Length of an isolate that is closed before another control comes: it keeps a name
 * together and deceives nobody. 0: `at` begins none. Deep nesting is no name's, and the
 * bound keeps a text of nothing but opened isolates from being read again and again. */
static size_t isolate_length(const char *at, const char *end)
{
    enum { FIRST_STRONG_ISOLATE = 0x2068, POP_ISOLATE = 0x2069, DEEPEST = 8 };
    const char *start = at;
    for (int depth = 0; at < end;) {
        const char *before = at;
        uint32_t c = text8_next(&at, end);
        bool broken = c == REPLACEMENT && at - before == 1;
        depth += (c == FIRST_STRONG_ISOLATE) - (c == POP_ISOLATE);
        bool other = turns_text(c) && c != FIRST_STRONG_ISOLATE && c != POP_ISOLATE;
        if (depth < 0 || depth > DEEPEST || other || is_control(c) || broken)
            return 0;
        if (depth == 0)
            return c == POP_ISOLATE ? (size_t)(at - start) : 0;
    }
    return 0;
}

static bool is_clean(const char *at, const char *end)
{
    while (at < end) {
        const char *before = at;
        if (*at >= ' ' && *at <= '~') { /* most text, most of the time */
            at++;
            continue;
        }
        uint32_t c = text8_next(&at, end);
        size_t isolate = turns_text(c) ? isolate_length(before, end) : 0;
        if (is_control(c) || (c == REPLACEMENT && at - before == 1) ||
            (turns_text(c) && !isolate))
            return false;
        at = isolate ? before + isolate : at;
    }
    return true;
}

const char *text8_clean(Arena *arena, const char *text, bool *changed)
{
    const char *end = text + strlen(text);
    *changed = !is_clean(text, end);
    if (!*changed)
        return text;
    Buffer out = buffer_new(arena);
    for (const char *at = text; at < end;) {
        const char *before = at;
        uint32_t c = text8_next(&at, end);
        size_t isolate = isolate_length(before, end);
        char bytes[4];
        if (isolate) {
            buffer_bytes(&out, before, isolate);
            at = before + isolate;
        } else if (turns_text(c)) {
            buffer_format(&out, "[U+%04X]", (unsigned)c);
        } else if (c != '\r') {
            buffer_bytes(&out, bytes, text8_put(bytes, is_control(c) ? REPLACEMENT : c));
        }
    }
    return out.data;
}

bool text8_turns(const char *text)
{
    const char *end = text + strlen(text);
    while (*text && (unsigned char)*text < FIRST_RIGHT_TO_LEFT_BYTE)
        text++;
    while (text < end)
        if (text8_runs_right_to_left(text8_next(&text, end)))
            return true;
    return false;
}

bool text8_runs_right_to_left(uint32_t c)
{
    return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFE) || (c >= 0x200E && c <= 0x200F) || turns_text(c) ||
           (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

bool text8_is_language(const char *text)
{
    static const char signs[] = "0123456789abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    enum { N_FIGURES = 10, LONGEST = 8 };
    size_t length = strspn(text, signs + N_FIGURES);
    bool right = length >= 2 && length <= LONGEST;
    while (right && text[length] == '-') {
        text += length + 1;
        length = strspn(text, signs);
        right = length >= 1 && length <= LONGEST;
    }
    return right && !text[length];
}

bool text8_any(const char *text)
{
    return text && *text;
}

bool text8_same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static char folded(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool text8_same_nocase(const char *a, const char *b)
{
    if (!a || !b)
        return a == b;
    while (*a && folded(*a) == folded(*b))
        a++, b++;
    return folded(*a) == folded(*b);
}

bool text8_starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool text8_ends(const char *text, const char *suffix)
{
    size_t length = strlen(text), tail = strlen(suffix);
    return length >= tail && strcmp(text + length - tail, suffix) == 0;
}

bool text8_matches(const char *glob, const char *text)
{
    const char *star = NULL, *resume = NULL;
    while (*text) {
        if (*glob == '*') {
            star = ++glob;
            resume = text;
        } else if (*glob == '?' || *glob == *text) {
            glob++;
            text++;
        } else if (star) {
            glob = star;
            text = ++resume;
        } else {
            return false;
        }
    }
    while (*glob == '*')
        glob++;
    return !*glob;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Levenshtein's distance, letters folded, over at most LONGEST_WORD bytes. */
static size_t distance(const char *a, const char *b)
{
    size_t row[LONGEST_WORD + 1];
    size_t na = smaller(strlen(a), LONGEST_WORD), nb = smaller(strlen(b), LONGEST_WORD);
    for (size_t j = 0; j <= nb; j++)
        row[j] = j;
    for (size_t i = 1; i <= na; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= nb; j++) {
            size_t above = row[j];
            size_t change = diagonal + (folded(a[i - 1]) != folded(b[j - 1]));
            row[j] = smaller(change, smaller(above, row[j - 1]) + 1);
            diagonal = above;
        }
    }
    return row[nb];
}

const char *text8_nearest(const char *word, const char *const *candidates, size_t n)
{
    const char *nearest = NULL;
    size_t least = strlen(word) / 3 + 2;
    for (size_t i = 0; i < n; i++) {
        size_t d = distance(word, candidates[i]);
        if (d < least) {
            least = d;
            nearest = candidates[i];
        }
    }
    return nearest;
}
