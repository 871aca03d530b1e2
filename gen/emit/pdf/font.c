/* Which codes a font needs, while pages are drawn; see the header. */
#include "emit/pdf/font.h"

#include <string.h>

#include "emit/pdf/font_parts.h"

enum { LAST_CODE = 0xFFFF };

PdfFonts *pdf_fonts_new(Pdf *pdf, const Faces *faces)
{
    PdfFonts *fonts = ARENA_NEW(pdf->arena, PdfFonts);
    fonts->pdf = pdf;
    fonts->by_face = ARENA_ARRAY(pdf->arena, PdfFont *, faces_count(faces));
    return fonts;
}

PdfFont *pdf_font_of(PdfFonts *fonts, const Face *face)
{
    PdfFont **place = &fonts->by_face[face->index];
    if (*place)
        return *place;
    Arena *arena = fonts->pdf->arena;
    PdfFont *font = *place = ARENA_NEW(arena, PdfFont);
    *font = (PdfFont){ .pdf = fonts->pdf, .face = face, .number = fonts->n_fonts };
    font->first_of = ARENA_ARRAY(arena, uint16_t, hb_face_get_glyph_count(face->face) + 1);
    /* Code 0 is what viewers show for codes that do not exist: the font's own box. */
    ARENA_PUSH(arena, font->codes, font->n_codes) =
        (PdfCode){ .text = "", .advance = hb_font_get_glyph_h_advance(face->font, 0) };
    ARENA_PUSH(arena, fonts->fonts, fonts->n_fonts) = font;
    return font;
}

size_t pdf_font_number(const PdfFont *font)
{
    return font->number;
}

int pdf_font_em(const PdfFont *font)
{
    return font->face->units_per_em;
}

uint16_t pdf_font_code(PdfFont *font, uint32_t glyph, const char *text, size_t length)
{
    uint16_t first = font->first_of[glyph];
    for (uint16_t at = first; at; at = font->codes[at].next) {
        const PdfCode *code = &font->codes[at];
        if (code->length == length && memcmp(code->text, text, length) == 0)
            return at;
    }
    if (font->n_codes > LAST_CODE) /* the glyph still shows; its text is another's */
        return first;
    uint16_t code = font->first_of[glyph] = (uint16_t)font->n_codes;
    ARENA_PUSH(font->pdf->arena, font->codes, font->n_codes) =
        (PdfCode){ .glyph = glyph,
                   .text = arena_strndup(font->pdf->arena, text, length),
                   .length = length,
                   .advance = hb_font_get_glyph_h_advance(font->face->font, glyph),
                   .next = first };
    return code;
}

int pdf_font_advance(const PdfFont *font, uint16_t code)
{
    return font->codes[code].advance;
}
