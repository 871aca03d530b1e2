/* The content stream of one page: marks in, PDF operators out. Remembers the graphics
 * state, so that a colour, a font or a line width is said only when it changes.
 *
 * Units:  points from the page's top left, y down; turned over here and nowhere else.  */
#ifndef RUNG_EMIT_PDF_CONTENT_H
#define RUNG_EMIT_PDF_CONTENT_H

#include "emit/pdf/font.h"
#include "pages.h"

typedef struct {
    Colour fill, stroke;
    double stroke_width;
    bool dashed;
    const PdfFont *font;
    double size;
    double apart; /* between letters, points */
    double rise;
} GraphicsState;

typedef struct {
    Buffer out;
    PdfFonts *fonts;
    Faces *faces;
    const Theme *theme;
    double page_height;
    Point origin; /* of the picture being replayed */
    GraphicsState state;
    bool in_text;
    double line_x, line_y; /* where the current text line began, as written */
} Content;

Content content_new(Arena *arena, PdfFonts *fonts, Faces *faces, const Pages *pages);
void content_restart(Content *content); /* for the next page */

/* Marked content: a tag with its number, or an artifact. */
void content_begin(Content *content, const char *tag, size_t mcid);
void content_begin_artifact(Content *content, Artifact artifact);
void content_end(Content *content);

/* Draws a picture's marks. `spaced`: a space ends each text, so that the labels of a
 * figure stay words when they are read in a row. */
void content_draw(Content *content, const Picture *picture, Point at, bool spaced);

/* --- shared by content.c and content_text.c ---------------------------------------- */

void content_number(Content *content, double value); /* and a space behind it */
void content_fill_colour(Content *content, Colour colour);
void content_text(Content *content, const Mark *mark, bool spaced);

#endif
