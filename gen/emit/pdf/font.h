/* Fonts of one PDF. Each face that is drawn with becomes a composite font of its own
 * codes: one for every glyph and the text it stood for, so that text copied out of the
 * file is exactly the text put in, ligatures and all.
 *
 * Units:  advances in font units.
 * Owner:  the Pdf's arena.                                                             */
#ifndef RUNG_EMIT_PDF_FONT_H
#define RUNG_EMIT_PDF_FONT_H

#include "emit/pdf/object.h"
#include "text/text.h"

typedef struct PdfFonts PdfFonts;
typedef struct PdfFont PdfFont;

typedef struct {
    uint32_t glyph;
    const char *text; /* what it stands for */
    size_t length;
    int advance;   /* the font's own, before kerning */
    uint16_t next; /* the next code of the same glyph */
} PdfCode;

PdfFonts *pdf_fonts_new(Pdf *pdf, const Faces *faces);

/* The font made from a face; a new one when it is first drawn with. */
PdfFont *pdf_font_of(PdfFonts *fonts, const Face *face);
size_t pdf_font_number(const PdfFont *font); /* its resource name is F and this */
int pdf_font_em(const PdfFont *font);

/* The code for a glyph that stands for `length` bytes of text. */
uint16_t pdf_font_code(PdfFont *font, uint32_t glyph, const char *text, size_t length);
int pdf_font_advance(const PdfFont *font, uint16_t code);

/* Embeds all fonts, cut down to what was drawn; returns the /Font dictionary's body. */
Buffer pdf_fonts_finish(PdfFonts *fonts);

#endif
