/* The content stream of one page: marks in, PDF operators out. Remembers the graphics
 * state, so that a colour, a font or a line width is said only when it changes.
 *
 * Units:  points from the page's top left, y down; turned over here and nowhere else.  */
#ifndef RUNG_EMIT_PDF_CONTENT_H
#define RUNG_EMIT_PDF_CONTENT_H

#include "emit/pdf/font.h"
#include "emit/pdf/images.h"
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

/* Whose content is being written, and how it gets the number of another sequence. */
typedef struct {
    const char *tag; /* NULL: an artifact's */
    size_t (*next)(void *of);
    void *of;
} Sequences;

typedef struct {
    Buffer out;
    Sequences sequences;
    PdfFonts *fonts;
    PdfImages *images;
    Faces *faces;
    const Theme *theme;
    double page_height;
    Point origin; /* of the picture being replayed */
    GraphicsState state;
    bool in_text;
    double line_x, line_y; /* where the current text line began, as written */
} Content;

Content content_new(Arena *arena, PdfFonts *fonts, PdfImages *images, Faces *faces,
                    const Pages *pages);
void content_restart(Content *content); /* for the next page */

/* Marked content: of a structure element, or an artifact. */
void content_begin(Content *content, const Sequences *of);
void content_begin_artifact(Content *content, Artifact artifact);
void content_end(Content *content);

/* Draws a picture's marks. `spaced`: a space ends each text, so that the labels of a
 * figure stay words when they are read in a row. */
void content_draw(Content *content, const Picture *picture, Point at, bool spaced);

/* Within: what is drawn until content_end_actual() stands for this text. It becomes a
 * sequence of its own between two others, as poppler forgets what follows a nested one. */
void content_begin_actual(Content *content, const char *text, size_t length);
void content_end_actual(Content *content);

/* --- shared by content.c, content_text.c and content_image.c ------------------------ */

void content_number(Content *content, double value); /* and a space behind it */
void content_fill_colour(Content *content, Colour colour);
void content_operator(Content *content, const char *name);
void content_point(Content *content, Point at);
void content_rectangle(Content *content, Rect box);
void content_rgb(Content *content, uint32_t value, const char *name);
void content_text(Content *content, const Mark *mark, bool spaced);
void content_path(Content *content, const Mark *mark);
void content_image(Content *content, const Mark *mark);

#endif
