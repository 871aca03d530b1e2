/* An image from a file: a logo. Either pixels (PNG, JPEG) or a drawing (SVG). image/ reads
 * it; image_picture() gives it the size it is shown at.
 *
 * What a file says besides the picture itself (where a photograph was taken, who made it,
 * colour profiles) is left behind in reading: `file` holds none of it. Colours are sRGB.
 *
 * Units:  pixels; a drawing has the units of its own view.
 * Owner:  the arena it was read into.                                                   */
#ifndef RUNG_IMAGE_H
#define RUNG_IMAGE_H

#include <stdint.h>

#include "picture.h"

typedef struct Image {
    double width, height;
    const Picture *drawing; /* an SVG; NULL for pixels, and the rest stays empty */

    size_t columns, rows;
    int channels;        /* of `samples`: 1 grey, 3 red, green, blue */
    const char *samples; /* 8 bits each, row by row; NULL when `file` is a baseline JPEG,
                            which PDF takes as it stands */
    const char *opacity; /* 8 bits a pixel; NULL: opaque */
    const char *media;   /* "image/png", "image/jpeg" */
    const char *file;    /* without what it says besides */
    size_t file_length;
} Image;

/* The image as a picture, as large as fits a box of this size. */
Picture *image_picture(Arena *arena, const Image *image, double width, double height);

#endif
