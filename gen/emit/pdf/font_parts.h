/* What font.c collects and font_embed.c writes. Private to the two. */
#ifndef RUNG_EMIT_PDF_FONT_PARTS_H
#define RUNG_EMIT_PDF_FONT_PARTS_H

#include "emit/pdf/font.h"
#include "text/face.h"

struct PdfFont {
    Pdf *pdf;
    const Face *face;
    size_t number;
    PdfCode *codes; /* [0] is the box of a missing glyph */
    size_t n_codes;
    uint16_t *first_of; /* by glyph: its newest code, 0 for none */
};

struct PdfFonts {
    Pdf *pdf;
    PdfFont **by_face;
    PdfFont **fonts; /* in order of first use */
    size_t n_fonts;
};

#endif
