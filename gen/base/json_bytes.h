/* The few facts about JSON's bytes that checking and walking share. Internal to base/. */
#ifndef RUNG_BASE_JSON_BYTES_H
#define RUNG_BASE_JSON_BYTES_H

#include <stdint.h>
#include <string.h>

#include "base/json_scan.h"

static inline bool json_is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Past white space. Printed JSON is a third spaces, in runs: eight at a time while it can.
 */
static inline size_t json_past_space(const char *bytes, size_t at, size_t end)
{
    while (at < end && json_is_space(bytes[at])) {
        at++;
        for (; at + 8 <= end && memcmp(bytes + at, "        ", 8) == 0; at += 8)
            ;
    }
    return at;
}

/* What the value that begins here is; JSON_NUMBER for anything that begins none. */
static inline JsonType json_type_at(const char *at)
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

/* Four hexadecimal digits, as behind \u. */
static inline bool json_hex4(const char *at, uint32_t *unit)
{
    *unit = 0;
    for (int i = 0; i < 4; i++) {
        char c = at[i];
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

#endif
