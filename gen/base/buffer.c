/* A growing run of bytes; see the header. */
#include "base/buffer.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { SMALLEST = 64 }; /* most are a phrase; the newest grows in its place */

Buffer buffer_new(Arena *arena)
{
    return (Buffer){ .arena = arena, .data = "" };
}

static void make_room(Buffer *buffer, size_t more)
{
    size_t need = buffer->length + more + 1;
    if (need <= buffer->capacity)
        return;
    size_t capacity = buffer->capacity ? buffer->capacity * 2 : SMALLEST;
    while (capacity < need)
        capacity *= 2;
    char *old = buffer->capacity ? buffer->data : NULL;
    buffer->data = arena_realloc(buffer->arena, old, buffer->capacity, capacity);
    buffer->capacity = capacity;
}

void buffer_bytes(Buffer *buffer, const void *bytes, size_t length)
{
    if (!length)
        return;
    make_room(buffer, length);
    memcpy(buffer->data + buffer->length, bytes, length);
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
}

void buffer_text(Buffer *buffer, const char *text)
{
    buffer_bytes(buffer, text, strlen(text));
}

void buffer_char(Buffer *buffer, char c)
{
    buffer_bytes(buffer, &c, 1);
}

void buffer_int(Buffer *buffer, int64_t value)
{
    char digits[24];
    size_t at = sizeof digits;
    uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        digits[--at] = (char)('0' + left % 10);
        left /= 10;
    } while (left);
    if (value < 0)
        digits[--at] = '-';
    buffer_bytes(buffer, digits + at, sizeof digits - at);
}

void buffer_number(Buffer *buffer, double value)
{
    int64_t thousandths = llround(value * 1000.0);
    if (thousandths < 0) {
        buffer_char(buffer, '-');
        thousandths = -thousandths;
    }
    buffer_int(buffer, thousandths / 1000);
    int rest = (int)(thousandths % 1000);
    if (!rest)
        return;
    char decimals[4] = { '.', (char)('0' + rest / 100), (char)('0' + rest / 10 % 10),
                         (char)('0' + rest % 10) };
    size_t length = sizeof decimals;
    while (decimals[length - 1] == '0')
        length--;
    buffer_bytes(buffer, decimals, length);
}

void buffer_hex16(Buffer *buffer, unsigned value)
{
    static const char digits[] = "0123456789ABCDEF";
    char hex[4] = { digits[value >> 12 & 15], digits[value >> 8 & 15],
                    digits[value >> 4 & 15], digits[value & 15] };
    buffer_bytes(buffer, hex, sizeof hex);
}

void buffer_base64(Buffer *buffer, const void *bytes, size_t length)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const unsigned char *from = bytes;
    for (size_t i = 0; i < length; i += 3) {
        unsigned bits = 0;
        for (size_t k = 0; k < 3; k++)
            bits = bits << 8 | (i + k < length ? from[i + k] : 0);
        const char four[] = { digits[bits >> 18], digits[bits >> 12 & 63],
                              i + 1 < length ? digits[bits >> 6 & 63] : '=',
                              i + 2 < length ? digits[bits & 63] : '=' };
        buffer_bytes(buffer, four, sizeof four);
    }
}

void buffer_format(Buffer *buffer, const char *format, ...)
{
    enum { USUAL = 48 };
    va_list args, again;
    make_room(buffer, USUAL);
    va_start(args, format);
    va_copy(again, args);
    size_t room = buffer->capacity - buffer->length;
    int length = vsnprintf(buffer->data + buffer->length, room, format, args);
    va_end(args);
    if (length > 0 && (size_t)length >= room) {
        make_room(buffer, (size_t)length);
        vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, again);
    }
    va_end(again);
    buffer->length += (size_t)(length < 0 ? 0 : length);
}
