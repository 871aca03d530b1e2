/* Type: faces, shaping, measuring, breaking lines. HarfBuzz shapes, FriBidi orders,
 * libunibreak says where lines may break.
 *
 * Faces are opened lazily: one that no text needs costs nothing. A word shaped once is
 * kept. Fallback goes by coverage over fonts/catalogue.json.
 *
 * Units:  points; glyph positions in font units until scaled by `scale`.
 * Owner:  Faces owns its HarfBuzz objects and its own arena; close it with faces_close().
 *         Shaped texts live as long as the Faces.
 * Errors: a missing font file is DIAG_WORLD and names the package that brings it.      */
#ifndef RUNG_TEXT_TEXT_H
#define RUNG_TEXT_TEXT_H

#include "base/bundle.h"
#include "theme.h"

typedef struct Faces Faces;
typedef struct Face Face; /* one font file; see text/face.h for what emit/pdf needs */

/* NULL when the catalogue is bad or the theme's own families are missing. */
Faces *faces_open(const Theme *theme, const Bundle *bundle, Diag *diag);
void faces_close(Faces *faces);

/* Characters that no installed face has, for a warning: "日 (U+65E5), 本 (U+672C) and 40
 * more"; "" when none were met. A box is drawn for each. And the packages with a face for
 * some of them: "fonts-droid-fallback, fonts-nanum"; "" when none is known. */
const char *faces_missing(const Faces *faces, Arena *arena);
const char *faces_packages(const Faces *faces, Arena *arena);

/* --- shaping ---------------------------------------------------------------------- */

typedef struct {
    uint32_t glyph;
    uint32_t cluster;                      /* byte offset into ShapedRun.text */
    int32_t x_advance, x_offset, y_offset; /* font units */
} Glyph;

/* A stretch in one face and one direction. */
typedef struct {
    const Face *face;
    const char *text; /* the bytes it stands for, `length` of them, logical order */
    size_t length;
    bool right_to_left;
    Glyph *glyphs; /* visual order */
    size_t n_glyphs;
    double scale; /* points per font unit */
} ShapedRun;

typedef struct {
    ShapedRun *runs; /* visual order */
    size_t n_runs;
    double width; /* points, tracking included */
} Shaped;

/* One line of text, cached. A line of a paragraph that runs from right to left is shaped
 * by the second. */
const Shaped *text_shape(Faces *faces, TextStyle style, const char *text);
const Shaped *text_shape_leftwards(Faces *faces, TextStyle style, const char *text);

/* The same for a line that will not be met again: valid until the next line is shaped so,
 * or a paragraph is broken. */
const Shaped *text_shape_once(Faces *faces, TextStyle style, const char *text,
                              bool leftwards);
double text_width(Faces *faces, TextStyle style, const char *text);

/* Ascender and descender of the style's face in points, both positive. */
double text_ascent(Faces *faces, TextStyle style);
double text_descent(Faces *faces, TextStyle style);
double text_cap_height(Faces *faces, TextStyle style);
double text_leading(const Faces *faces, TextStyle style);

/* The text cut with an ellipsis so that it is at most `width` wide. */
const char *text_shorten(Faces *faces, Arena *arena, TextStyle style, const char *text,
                         double width);

/* --- lines ------------------------------------------------------------------------ */

/* A stretch of a paragraph in one style; `tag` is the caller's (which inline it is). */
typedef struct {
    const char *text;
    TextStyle style;
    size_t tag;
    bool isolated; /* a name: its direction of writing is its own */
} Span;

/* What stands on a line: part of one span. */
typedef struct {
    const char *text; /* in the arena; no space at the line's ends */
    TextStyle style;
    size_t tag;
    double x; /* from the line's left end */
    double width;
    bool leftwards; /* runs from right to left: for text_shape_leftwards() */
} LinePart;

typedef struct {
    LinePart *parts; /* as they are read, which in a line leftwards is from the right */
    size_t n_parts;
    double width;
    bool space_follows; /* white space stood between this line and the next */
    bool leftwards;
} Line;

/* How a paragraph is cut into lines. */
typedef enum {
    LINES_CALM,   /* the least ragged right edge over the whole paragraph */
    LINES_FILLED, /* as many words to a line as it takes: labels, where rag does not show */
    LINES_EVEN,   /* all about as long as the longest needs to be: headings */
} LineFit;

/* Breaks spans into lines of at most `width`, at the places of UAX #14, and in spans of
 * STYLE_CODE also behind / : . - _ ; a word wider than the line breaks between graphemes.
 * A paragraph whose first letter runs from right to left does so as a whole; letters of
 * isolated spans count only where there are no others. */
Line *text_break(Faces *faces, Arena *arena, const Span *spans, size_t n_spans,
                 double width, LineFit fit, size_t *n_lines);

/* Width of the widest unbreakable part: the narrowest column that does not overflow. */
double text_narrowest(Faces *faces, const Span *spans, size_t n_spans);

#endif
