/* Images made by hand, byte by byte, so that tests know every pixel and every chunk. */
#ifndef RUNG_TESTS_IMAGE_MADE_IMAGE_H
#define RUNG_TESTS_IMAGE_MADE_IMAGE_H

#include "base/buffer.h"
#include "image/read.h"

/* --- PNG ---------------------------------------------------------------------------- */

enum { GREY = 0, RGB = 2, PALETTE = 3, GREY_ALPHA = 4, RGBA = 6 }; /* PNG, table 11.1 */

typedef struct {
    int colour, depth;
    bool interlaced;
    size_t columns, rows;
    const char *transparent; /* the bytes of tRNS; NULL: none */
    size_t n_transparent;
} PngPlan;

void png_chunk(Buffer *out, const char *name, const void *bytes, size_t length);
void png_signature(Buffer *out);
void png_header(Buffer *out, size_t columns, size_t rows, int depth, int colour,
                bool interlaced);

Buffer made_png(Arena *arena, const PngPlan *plan);

/* Sample `channel` of a pixel, as made_png() draws it, and as 8 bits. */
unsigned made_sample(const PngPlan *plan, size_t x, size_t y, size_t channel);
unsigned made_sample_8(const PngPlan *plan, size_t x, size_t y, size_t channel);

/* --- JPEG --------------------------------------------------------------------------- */

typedef struct {
    int components; /* 1, 3, 4 */
    bool progressive;
    const char *comment; /* and as EXIF; NULL: none */
} JpegPlan;

Buffer made_jpeg(Arena *arena, const JpegPlan *plan);

/* --- reading ------------------------------------------------------------------------ */

/* Writes the bytes to a file and reads it as an image. */
const Image *read_bytes(Arena *arena, const void *bytes, size_t length, Diag *diag);

/* The first complaint of reading these bytes; NULL when they are fine. */
const char *complaint(Arena *arena, const void *bytes, size_t length);

#endif
