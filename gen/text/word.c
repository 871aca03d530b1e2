/* Shaping words. A word is cut where the face has to change, each part is shaped once, and
 * the result is kept: a report says "function" a thousand times. */
#include "text/faces.h"

#include "base/text8.h"
#include "text/grapheme.h"

/* A part of a word in one face. */
typedef struct {
    const Face *face;
    size_t start, end;
    bool missing; /* no face has these: drawn as boxes */
} Part;

size_t word_next(const char *text, size_t length, size_t at)
{
    enum { LONGEST = 512 }; /* what is longer is no word, and shaped piece by piece */
    size_t end = at, most = length - at > LONGEST ? at + LONGEST : length;
    while (end < most && (unsigned char)text[end] > ' ')
        end++;
    if (end == at)
        return at < length;
    if (end < at + LONGEST)
        return end - at;
    size_t whole = 0, step;
    while ((step = grapheme_length(text + at + whole, length - at - whole)) &&
           whole + step <= LONGEST)
        whole += step;
    return whole ? whole : step;
}

/* --- cutting ---------------------------------------------------------------------- */

/* Joiners, variation selectors, soft hyphens: they need no glyph. */
static bool is_invisible(uint32_t c)
{
    return c >= 0xAD && grapheme_category(c) == HB_UNICODE_GENERAL_CATEGORY_FORMAT;
}

static bool face_draws(const Face *face, uint32_t c)
{
    hb_codepoint_t glyph;
    return is_invisible(c) || hb_font_get_nominal_glyph(face->font, c, &glyph);
}

static Part part_for(Faces *faces, FaceRole role, uint32_t c, const Part *before)
{
    /* Marks and joiners stay in the face of the letter before them. */
    if (before && !before->missing && grapheme_leans_back(c) && face_draws(before->face, c))
        return *before;
    const Face *face = faces_for(faces, role, c);
    if (face)
        return (Part){ .face = face };
    if (is_invisible(c))
        return (Part){ .face = faces_role(faces, role) };
    hb_set_add(faces->missing, c);
    face = faces_for(faces, role, BOX);
    if (!face)
        face = faces_for(faces, role, REPLACEMENT);
    return (Part){ .face = face ? face : faces_role(faces, role), .missing = true };
}

static Part *cut(Faces *faces, FaceRole role, const char *text, size_t length,
                 size_t *n_parts)
{
    Part *parts = NULL;
    size_t n = 0;
    for (const char *at = text, *end = text + length; at < end;) {
        size_t start = (size_t)(at - text);
        Part *last = n ? &parts[n - 1] : NULL;
        Part next = part_for(faces, role, text8_next(&at, end), last);
        next.start = start;
        next.end = (size_t)(at - text);
        if (last && last->face == next.face && last->missing == next.missing)
            last->end = next.end;
        else
            ARENA_PUSH_FEW(faces->words.arena, parts, n) = next;
    }
    *n_parts = n;
    return parts;
}

/* --- words ------------------------------------------------------------------------ */

static double width_in_em(const ShapedRun *run)
{
    int64_t width = 0;
    for (size_t i = 0; i < run->n_glyphs; i++)
        width += run->glyphs[i].x_advance;
    return (double)width / run->face->units_per_em;
}

static double shape_part(Faces *faces, TextStyle style, const char *text, const Part *part,
                         bool rtl, ShapedRun *run)
{
    *run = (ShapedRun){ .face = part->face,
                        .text = text + part->start,
                        .length = part->end - part->start,
                        .right_to_left = rtl };
    run_shape(faces, style, run, part->missing);
    return width_in_em(run);
}

const Word *word_shape(Faces *faces, TextStyle style, const char *text, size_t length,
                       bool right_to_left)
{
    const char **kept;
    uint32_t kind = faces->shapes_as[style] * 2 + right_to_left;
    void **place = cache_place(&faces->words, kind, text, length, &kept);
    if (*place)
        return *place;
    FaceRole role = faces->theme->type[style].face;
    Arena *arena = faces->words.arena;
    Word *word = *place = ARENA_NEW(arena, Word);
    *kept = word->text = arena_strndup(arena, text, length);
    Part *parts = cut(faces, role, word->text, length, &word->n_runs);
    word->runs = ARENA_ARRAY(arena, ShapedRun, word->n_runs);
    for (size_t i = 0; i < word->n_runs; i++) {
        size_t at = right_to_left ? word->n_runs - 1 - i : i;
        word->em +=
            shape_part(faces, style, word->text, &parts[i], right_to_left, &word->runs[at]);
    }
    return word;
}
