/* Strings, numbers and the three words of JSON, strictly; see the header. */
#include "base/json_token.h"

#include <stdint.h>
#include <string.h>

#include "base/text8.h"

static const char *path_of(JsonScan *scan, const ScanStep *step)
{
    if (!step)
        return "";
    const char *outer = path_of(scan, step->outer);
    if (!step->key.length)
        return json_pointer_index(scan->arena, outer, step->index);
    const char *key = json_span_text(scan->arena, scan->bytes, step->key);
    return json_pointer_key(scan->arena, outer, key);
}

static const char *found_at(const JsonScan *scan)
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

bool json_scan_refuse(JsonScan *scan, const ScanStep *step, const char *expected)
{
    *scan->error = (JsonError){ .offset = scan->at,
                                .pointer = path_of(scan, step),
                                .expected = expected,
                                .found = found_at(scan) };
    return false;
}

bool json_scan_refuse_more(JsonScan *scan, const ScanStep *step, const char *expected,
                           const char *instead)
{
    json_scan_refuse(scan, step, expected);
    scan->error->instead = instead;
    return false;
}

static bool hex4(const JsonScan *scan, size_t at, uint32_t *unit)
{
    return at + 4 <= scan->length && json_hex4(scan->bytes + at, unit);
}

static void replace_unit(JsonScan *scan, size_t at)
{
    memcpy(scan->bytes + at, "FFFD", 4);
    scan->n_replaced++;
}

/* Does the text end inside of what may be one more "\u" escape? */
static bool is_cut_off(const JsonScan *scan)
{
    size_t left = scan->length - scan->at;
    return left < 6 && (left < 1 || scan->bytes[scan->at] == '\\') &&
           (left < 2 || scan->bytes[scan->at + 1] == 'u');
}

/* Behind "\u". Leaves `at` behind the escape (or the pair of escapes). */
static bool unicode_escape(JsonScan *scan, const ScanStep *step)
{
    uint32_t unit, low;
    size_t at = scan->at;
    if (!hex4(scan, at, &unit))
        return json_scan_refuse(scan, step, "four hexadecimal digits");
    scan->at += 4;
    bool high_surrogate = unit >= 0xD800 && unit < 0xDC00;
    bool paired = high_surrogate && scan->at + 6 <= scan->length &&
                  scan->bytes[scan->at] == '\\' && scan->bytes[scan->at + 1] == 'u' &&
                  hex4(scan, scan->at + 2, &low) && low >= 0xDC00 && low < 0xE000;
    if (paired)
        scan->at += 6;
    else if (high_surrogate && is_cut_off(scan))
        return json_scan_refuse(scan, step, "the other half of a surrogate pair");
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

bool json_scan_string(JsonScan *scan, const ScanStep *step)
{
    size_t from = scan->at;
    for (scan->at++; scan->at < scan->length;) {
        scan->at = past_plain(scan->bytes, scan->at, scan->length);
        if (scan->at - from > JSON_LONGEST_STRING + 1) {
            scan->at = from;
            return json_scan_refuse_more(scan, step, "a string of at most 16 MB",
                                         "a longer one");
        }
        if (scan->at >= scan->length)
            break;
        unsigned char c = (unsigned char)scan->bytes[scan->at];
        if (c == '"') {
            scan->at++;
            return true;
        }
        if (c < 0x20)
            return json_scan_refuse(scan, step,
                                    "a closing '\"' before the end of the line");
        scan->at++;
        if (c != '\\')
            continue;
        if (scan->at >= scan->length)
            break;
        char escape = scan->bytes[scan->at];
        if (!is_escape[(unsigned char)escape])
            return json_scan_refuse(scan, step, "an escape such as \\n or \\u0041");
        scan->at++;
        if (escape == 'u' && !unicode_escape(scan, step))
            return false;
    }
    return json_scan_refuse(scan, step, "a closing '\"'");
}

static bool digit_run(JsonScan *scan)
{
    size_t from = scan->at;
    while (scan->at < scan->length && scan->bytes[scan->at] >= '0' &&
           scan->bytes[scan->at] <= '9')
        scan->at++;
    return scan->at > from;
}

enum { LONGEST_NUMBER = 4096 };

/* Digits without end are no number, and must not be waited for. */
static bool is_endless(JsonScan *scan, const ScanStep *step, size_t from)
{
    if (scan->at - from <= LONGEST_NUMBER)
        return false;
    scan->at = from;
    json_scan_refuse_more(scan, step, "a number of at most 4096 characters",
                          "a longer one");
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
static bool read_exponent(JsonScan *scan, const ScanStep *step, size_t *exponent)
{
    bool is_negative = json_next_is(scan, '-');
    if (is_negative || json_next_is(scan, '+'))
        scan->at++;
    size_t digits = scan->at;
    if (!digit_run(scan))
        return json_scan_refuse(scan, step, "a digit in the exponent");
    *exponent = is_negative ? 0 : exponent_of(scan->bytes + digits, scan->at - digits);
    return true;
}

bool json_scan_number(JsonScan *scan, const ScanStep *step)
{
    size_t start = scan->at, exponent = 0;
    if (json_next_is(scan, '-'))
        scan->at++;
    bool leading_zero = json_next_is(scan, '0');
    size_t from = scan->at;
    if (!digit_run(scan) || (leading_zero && scan->at - from > 1))
        return json_scan_refuse(scan, step, "a number");
    size_t n_digits = scan->at - from;
    if (json_next_is(scan, '.')) {
        scan->at++;
        if (!digit_run(scan))
            return json_scan_refuse(scan, step, "a digit behind the decimal point");
    }
    if (json_next_is(scan, 'e') || json_next_is(scan, 'E')) {
        scan->at++;
        if (!read_exponent(scan, step, &exponent))
            return false;
    }
    if (n_digits + exponent > LARGEST_EXPONENT && n_digits <= LONGEST_NUMBER) {
        scan->at = start;
        return json_scan_refuse_more(scan, step, "a number below 1e308", "a larger one");
    }
    return !is_endless(scan, step, start);
}

bool json_scan_word(JsonScan *scan, const ScanStep *step, const char *text)
{
    size_t length = strlen(text);
    if (scan->length - scan->at < length ||
        memcmp(scan->bytes + scan->at, text, length) != 0)
        return json_scan_refuse(scan, step, "a value");
    scan->at += length;
    return true;
}
