/* Replays a Picture as SVG, inline in a page: one switch over its marks. Colours and type
 * are classes (css.h names them), so that one style element serves light, dark and forced
 * colours.
 *
 * Units:  the picture's points are the SVG's user units; y down in both.               */
#ifndef RUNG_EMIT_SVG_H
#define RUNG_EMIT_SVG_H

#include "emit/xml.h"
#include "picture.h"

/* Appends an svg element to `parent` and returns it. `id` is a prefix for the ids made in
 * it and must be unique in the page; `alt` is what a screen reader says. */
Element *svg_picture(Arena *arena, Element *parent, const Picture *picture, const char *id,
                     const char *alt);

#endif
