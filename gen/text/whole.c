/* The directory of a font file (OpenType 1.9, "Organization of an OpenType font"): four
 * bytes of version, a number of tables, then sixteen bytes a table. Collections begin with
 * "ttcf" and say where the directory of each font stands; the first is looked at. */
#include "text/whole.h"

#include <stdint.h>
#include <string.h>

enum { HEAD = 12, ROW = 16, FIRST_OF_COLLECTION = 12 };

static uint32_t number(const char *at, size_t n)
{
    uint32_t value = 0;
    for (size_t i = 0; i < n; i++)
        value = value << 8 | (uint8_t)at[i];
    return value;
}

typedef struct {
    const char *rows;
    size_t n_rows;
} Directory;

static bool read_directory(const char *bytes, size_t length, Directory *directory)
{
    size_t start = 0;
    if (length < HEAD + 4)
        return false;
    if (memcmp(bytes, "ttcf", 4) == 0)
        start = number(bytes + FIRST_OF_COLLECTION, 4);
    if (start > length - HEAD)
        return false;
    directory->n_rows = number(bytes + start + 4, 2);
    directory->rows = bytes + start + HEAD;
    return directory->n_rows * ROW <= length - HEAD - start;
}

static bool has_table(const Directory *directory, const char *tag)
{
    for (size_t i = 0; i < directory->n_rows; i++)
        if (memcmp(directory->rows + i * ROW, tag, 4) == 0)
            return true;
    return false;
}

bool font_is_whole(const char *bytes, size_t length)
{
    static const char *const needed[] = { "cmap", "head", "hhea", "hmtx", "maxp" };
    Directory directory;
    if (!read_directory(bytes, length, &directory))
        return false;
    for (size_t i = 0; i < directory.n_rows; i++) {
        const char *row = directory.rows + i * ROW;
        size_t offset = number(row + 8, 4), size = number(row + 12, 4);
        if (offset > length || size > length - offset)
            return false;
    }
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!has_table(&directory, needed[i]))
            return false;
    bool outlines = has_table(&directory, "glyf") && has_table(&directory, "loca");
    return outlines || has_table(&directory, "CFF ") || has_table(&directory, "CFF2");
}
