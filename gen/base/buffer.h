/* Bytes being written. Grows in an arena; always NUL-terminated, so `data` is a C string
 * when no NUL was put in.
 *
 * Numbers are written by our own functions: printf obeys the locale, reports must not. */
#ifndef RUNG_BASE_BUFFER_H
#define RUNG_BASE_BUFFER_H

#include <stdint.h>

#include "base/arena.h"

typedef struct {
    Arena *arena;
    char *data;
    size_t length;
    size_t capacity;
} Buffer;

Buffer buffer_new(Arena *arena);
void buffer_bytes(Buffer *buffer, const void *bytes, size_t length);
void buffer_text(Buffer *buffer, const char *text);
void buffer_char(Buffer *buffer, char c);
void buffer_int(Buffer *buffer, int64_t value);

/* At most three decimals, trailing zeros cut, "-0" never written: 12.5, 3, -0.125. */
void buffer_number(Buffer *buffer, double value);

/* Four upper-case hexadecimal digits. */
void buffer_hex16(Buffer *buffer, unsigned value);

/* Base64 with its padding (RFC 4648, section 4). */
void buffer_base64(Buffer *buffer, const void *bytes, size_t length);

/* printf for strings and integers only. */
void buffer_format(Buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
