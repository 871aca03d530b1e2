/* cairo, met when the first chart is drawn: it brings a dozen libraries of its own, which
 * nobody who asks for a PDF should wait for.
 *
 * Errors: DIAG_WORLD, with the package that is missing.                                */
#ifndef RUNG_EMIT_CAIRO_H
#define RUNG_EMIT_CAIRO_H

#include <cairo.h>

#include "base/diag.h"

/* clang-format off */
#define CAIRO_FUNCTIONS(X) \
    X(image_surface_create) X(surface_destroy) \
    X(surface_write_to_png_stream) X(create) X(status) X(destroy) X(scale) X(translate) \
    X(save) X(restore) X(clip) X(paint) X(fill) X(fill_preserve) X(stroke) X(new_path) \
    X(move_to) X(line_to) X(curve_to) X(close_path) X(arc) X(rectangle) \
    X(set_source_rgb) X(set_line_width) X(set_dash) \
    X(set_fill_rule) X(set_line_cap) X(set_line_join)
/* clang-format on */

#define CAIRO_MEMBER(name) __typeof__(cairo_##name) *name;
typedef struct {
    CAIRO_FUNCTIONS(CAIRO_MEMBER)
} Cairo;
#undef CAIRO_MEMBER

bool cairo_load(Cairo *cairo, Diag *diag);

#endif
