/* One font file, opened: what shaping, measuring and embedding need to know of it. Only
 * text/ and emit/pdf's font file look inside; to everybody else a Face is opaque.
 *
 * Units:  font units; units_per_em of them are one em.
 * Owner:  Faces. Nothing here changes once the face is open.                           */
#ifndef RUNG_TEXT_FACE_H
#define RUNG_TEXT_FACE_H

#include <hb.h>

#include "text/text.h"

/* What ids are made of: the characters from ' ' to '~'. */
enum { FIRST_PRINTABLE = ' ', N_PRINTABLE = '~' - ' ' + 1 };

struct Face {
    size_t index;     /* among the files of the catalogue: below faces_count() */
    const char *file; /* "Lato-Regular.ttf" */
    hb_face_t *face;
    hb_font_t *font; /* scaled to font units */
    unsigned n_glyphs;
    int units_per_em;
    int ascent, descent, cap_height;       /* all positive */
    hb_codepoint_t printable[N_PRINTABLE]; /* their glyphs; 0 where there is none */
};

/* A broken font's tables lead to glyphs that it does not have: its own box then. */
static inline hb_codepoint_t face_glyph(const Face *face, hb_codepoint_t glyph)
{
    return glyph < face->n_glyphs ? glyph : 0;
}

/* How many files the catalogue names: the bound of Face.index. */
size_t faces_count(const Faces *faces);

/* What a style adds between letters, in em; right-to-left runs have none. */
double text_tracking(const Faces *faces, TextStyle style);

#endif
