/* From a file to an Image: which format it is, and the limits of all formats. */
#include "image/read.h"

#include <string.h>

#include "base/text8.h"
#include "image/reader.h"

bool refuse_image(const File *file, size_t offset, Diag *diag, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_add(diag, DIAG_CONTENT, (Origin){ .file = file->path, .offset = offset }, format,
             args);
    va_end(args);
    return false;
}

bool size_is_fine(const File *file, size_t columns, size_t rows, Diag *diag)
{
    if (!columns || !rows)
        return refuse_image(file, OFFSET_NONE, diag, "this image has no pixels");
    if (columns > LARGEST_SIDE || rows > LARGEST_SIDE || columns * rows > LARGEST_AREA)
        return refuse_image(file, OFFSET_NONE, diag,
                            "this image has %zu × %zu pixels; up to %d million are read, "
                            "and up to %d on a side",
                            columns, rows, LARGEST_AREA / 1000000, LARGEST_SIDE);
    return true;
}

/* --- which format ------------------------------------------------------------------ */

typedef struct {
    const char *begins;
    size_t length;
    const char *name; /* of what is not read */
    ReadImage *read;
} Format;

static const Format formats[] = {
    { "\x89PNG\r\n\x1A\n", 8, NULL, png_read },
    { "\xFF\xD8\xFF", 3, NULL, jpeg_read },
    { "GIF8", 4, "a GIF", NULL },
    { "RIFF", 4, "a WebP image", NULL },
    { "BM", 2, "a BMP image", NULL },
    { "II*", 3, "a TIFF image", NULL },
    { "MM", 2, "a TIFF image", NULL },
    { "%PDF", 4, "a PDF", NULL },
    { "%!PS", 4, "PostScript", NULL },
    { "\x1F\x8B", 2, "a compressed file", NULL },
};
enum { N_FORMATS_KNOWN = sizeof formats / sizeof *formats };

static bool looks_like_markup(const File *file)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t at = text8_starts(file->bytes, mark) ? strlen(mark) : 0;
    at += strspn(file->bytes + at, " \t\r\n");
    return file->bytes[at] == '<';
}

static bool read_format(Arena *arena, const File *file, Image *image, Diag *diag)
{
    for (size_t i = 0; i < N_FORMATS_KNOWN; i++) {
        const Format *format = &formats[i];
        if (file->length < format->length ||
            memcmp(file->bytes, format->begins, format->length) != 0)
            continue;
        if (format->read)
            return format->read(arena, file, image, diag);
        return refuse_image(file, OFFSET_NONE, diag, "expected PNG, JPEG or SVG, found %s",
                            format->name);
    }
    if (looks_like_markup(file))
        return svg_read(arena, file, image, diag);
    return refuse_image(file, OFFSET_NONE, diag, "expected PNG, JPEG or SVG, found %s",
                        file->length ? "something else" : "an empty file");
}

const Image *image_read(Arena *arena, const char *path, Diag *diag)
{
    File file;
    Image *image = ARENA_NEW(arena, Image);
    if (!file_read(arena, path, &file, diag))
        return NULL;
    if (file.length > LARGEST_FILE) {
        refuse_image(&file, OFFSET_NONE, diag, "images of up to %d MB are read",
                     LARGEST_FILE >> 20);
        return NULL;
    }
    return read_format(arena, &file, image, diag) ? image : NULL;
}
