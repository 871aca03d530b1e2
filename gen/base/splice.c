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

/* A page whose lines end as on Windows keeps to it: editors and diffs would take a page of
 * two endings for one that changed throughout. */
static bool ends_lines_twice(const File *page)
{
    const char *line_end = memchr(page->bytes, '\n', page->length);
    return line_end && line_end > page->bytes && line_end[-1] == '\r';
}

static void add_part(Buffer *out, Buffer part, bool twice)
{
    const char *line_end = twice ? "\r\n" : "\n";
    buffer_text(out, line_end);
    const char *at = part.data, *end = part.data + part.length;
    for (const char *next; twice && (next = memchr(at, '\n', (size_t)(end - at)));
         at = next + 1) {
        buffer_bytes(out, at, (size_t)(next - at));
        buffer_text(out, line_end);
    }
    buffer_bytes(out, at, (size_t)(end - at));
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
    add_part(whole, part, ends_lines_twice(&page));
    buffer_bytes(whole, to, (size_t)(end - to));
    *same = whole->length == page.length && !memcmp(whole->data, page.bytes, page.length);
    return true;
}
