/* A part between markers; see the header. */
#include "base/splice.h"

#include <string.h>

/* The first place at or behind `from`; NULL when there is none. */
static const char *find(const char *from, const char *end, const char *text)
{
    size_t length = strlen(text);
    for (; (size_t)(end - from) >= length; from++)
        if (!memcmp(from, text, length))
            return from;
    return NULL;
}

static size_t count(const char *bytes, size_t length, const char *text)
{
    const char *end = bytes + length;
    size_t n = 0;
    for (const char *at = bytes; (at = find(at, end, text)); at += strlen(text))
        n++;
    return n;
}

/* Between the end of the first marker and the beginning of the second. */
bool splice(Arena *arena, const char *path, const char *marker, Buffer part, Buffer *whole,
            bool *same, Diag *diag)
{
    File page;
    if (!file_read(arena, path, &page, diag))
        return false;
    size_t n = count(page.bytes, page.length, marker);
    if (n != 2)
        diag_error(diag, origin_of_file(path),
                   "expected the marker \"%s\" twice, found %zu of them", marker, n);
    if (count(part.data, part.length, marker))
        diag_error(diag, origin_of_file(path),
                   "the marker \"%s\" stands in the report itself; take another", marker);
    if (diag_failed(diag))
        return false;
    const char *end = page.bytes + page.length;
    const char *from = find(page.bytes, end, marker) + strlen(marker);
    const char *to = find(from, end, marker);
    *whole = buffer_new(arena);
    buffer_bytes(whole, page.bytes, (size_t)(from - page.bytes));
    buffer_char(whole, '\n');
    buffer_bytes(whole, part.data, part.length);
    buffer_bytes(whole, to, (size_t)(end - to));
    *same = whole->length == page.length && !memcmp(whole->data, page.bytes, page.length);
    return true;
}
