/* Between the files that read images: one function for each format, and what they share.
 *
 * Each is given a file that begins as its format does, and fills in the image; it returns
 * false when it has refused the file. */
#ifndef RUNG_IMAGE_READER_H
#define RUNG_IMAGE_READER_H

#include "base/buffer.h"
#include "base/file.h"
#include "image.h"

typedef bool ReadImage(Arena *arena, const File *file, Image *image, Diag *diag);

ReadImage png_read;
ReadImage jpeg_read;
ReadImage svg_read;

enum {
    LARGEST_SIDE = 20000,    /* pixels */
    LARGEST_AREA = 16 << 20, /* pixels: 64 MB once they are unpacked */
    LARGEST_FILE = 4 << 20,  /* bytes */
};

/* False, said, when an image of this size is too large or has no pixels at all. */
bool size_is_fine(const File *file, size_t columns, size_t rows, Diag *diag);

/* Always false, for the caller to return. */
bool refuse_image(const File *file, size_t offset, Diag *diag, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Numbers as PNG and JPEG write them, most significant byte first. */
static inline size_t big_endian(const char *bytes, size_t n)
{
    size_t value = 0;
    for (size_t i = 0; i < n; i++)
        value = value << 8 | (unsigned char)bytes[i];
    return value;
}

#endif
