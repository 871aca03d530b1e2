/* Replays a Picture as a PNG, for wikis that take no SVG: twice as many pixels as a screen
 * needs, the theme's light colours on its ground, so that it can be read on any page.  */
#ifndef RUNG_EMIT_PNG_H
#define RUNG_EMIT_PNG_H

#include "base/buffer.h"
#include "emit/cairo.h"
#include "picture.h"
#include "text/text.h"

/* Pixels for a length in points; always even: two for each of the page's. */
int png_pixels(double points);

/* Empty when an error was recorded. */
Buffer png_picture(Arena *arena, const Cairo *cairo, const Picture *picture,
                   const Theme *theme, Faces *faces, Diag *diag);

#endif
