/* Reading images. What a file is, is told from its first bytes, never from its name.
 *
 *     file ─┬─ png.c ──┐
 *           ├─ jpeg.c ─┼─→ Image
 *           └─ svg.c ──┘
 *
 * PNG and JPEG are first taken apart into their pieces (chunks, segments), and only those
 * that make the picture reach libpng and libjpeg: less for them to go wrong with, and
 * nothing private in the report. SVG is read in the subset that svg.c describes.
 *
 * Errors: a file that is broken, too large or not understood is DIAG_CONTENT, with its name
 *         and, where known, the byte. No file can end the process.                      */
#ifndef RUNG_IMAGE_READ_H
#define RUNG_IMAGE_READ_H

#include "base/diag.h"
#include "image.h"

/* NULL when it is refused. */
const Image *image_read(Arena *arena, const char *path, Diag *diag);

#endif
