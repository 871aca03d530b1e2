/* Shaping words. A word is cut where the face has to change, each part goes through
 * HarfBuzz once, and the result is kept: a report says "function" a thousand times. */
#include "text/faces.h"

#include <math.h>
#include <string.h>

#include "base/text8.h"
#include "text/grapheme.h"

enum { REPLACEMENT = 0xFFFD };

/* A part of a word in one face. */
typedef struct {
    const Face *face;
    size_t start, end;
    bool missing; /* no face has these: drawn with the replacement character */
} Part;

size_t word_next(const char *text, size_t length, size_t at)
{
    size_t end = at;
    while (end < length && (unsigned char)text[end] > ' ')
        end++;
    return end > at || at == length ? end - at : 1;
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
            ARENA_PUSH(faces->arena, parts, n) = next;
    }
    *n_parts = n;
    return parts;
}

/* --- shaping ---------------------------------------------------------------------- */

static unsigned features_of(const TypeSpec *type, hb_feature_t features[6])
{
    unsigned n = 0;
#define FEATURE(tag, on)                                                                   \
    features[n++] = (hb_feature_t)                                                         \
    {                                                                                      \
        tag, on, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END                            \
    }
    if (type->tabular_figures) {
        FEATURE(HB_TAG('t', 'n', 'u', 'm'), 1);
        FEATURE(HB_TAG('l', 'n', 'u', 'm'), 1);
    }
    /* An id must look like itself: code faces turn "->" and "!=" into other signs. And
     * letters set apart are not joined. */
    if (type->face == FACE_CODE || fabs(type->tracking) > 0.0) {
        FEATURE(HB_TAG('l', 'i', 'g', 'a'), 0);
        FEATURE(HB_TAG('c', 'l', 'i', 'g'), 0);
        FEATURE(HB_TAG('c', 'a', 'l', 't'), type->face != FACE_CODE);
    }
#undef FEATURE
    return n;
}

static void fill_buffer(hb_buffer_t *buffer, const char *text, const Part *part, bool rtl)
{
    hb_buffer_clear_contents(buffer);
    if (!part->missing) {
        hb_buffer_add_utf8(buffer, text + part->start, (int)(part->end - part->start), 0,
                           -1);
    } else {
        const char *from = text + part->start, *end = text + part->end;
        for (const char *at = from; at < end;) {
            unsigned cluster = (unsigned)(at - from);
            text8_next(&at, end);
            hb_buffer_add(buffer, REPLACEMENT, cluster);
        }
        hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    }
    hb_buffer_set_direction(buffer, rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    /* Left alone, HarfBuzz would ask the locale. */
    hb_buffer_set_language(buffer, hb_language_from_string("en", 2));
    hb_buffer_guess_segment_properties(buffer);
}

static double shape_part(Faces *faces, const TypeSpec *type, const char *text,
                         const Part *part, bool rtl, ShapedRun *run)
{
    hb_feature_t features[6];
    unsigned n_features = features_of(type, features), n;
    fill_buffer(faces->buffer, text, part, rtl);
    hb_shape(part->face->font, faces->buffer, features, n_features);
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(faces->buffer, &n);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(faces->buffer, NULL);
    int em = part->face->units_per_em;
    int apart = rtl ? 0 : (int)lround(type->tracking * em);
    *run = (ShapedRun){ .face = part->face,
                        .text = text + part->start,
                        .length = part->end - part->start,
                        .right_to_left = rtl,
                        .glyphs = ARENA_ARRAY(faces->arena, Glyph, n),
                        .n_glyphs = n };
    int64_t width = 0;
    for (unsigned i = 0; i < n; i++) {
        bool last_of_cluster = i + 1 == n || info[i + 1].cluster != info[i].cluster;
        run->glyphs[i] =
            (Glyph){ .glyph = info[i].codepoint,
                     .cluster = info[i].cluster,
                     .x_advance = at[i].x_advance + (last_of_cluster ? apart : 0),
                     .x_offset = at[i].x_offset,
                     .y_offset = at[i].y_offset };
        width += run->glyphs[i].x_advance;
    }
    return (double)width / em;
}

const Word *word_shape(Faces *faces, TextStyle style, const char *text, size_t length,
                       bool right_to_left)
{
    const char **kept;
    uint32_t kind = faces->shapes_as[style] * 2 + right_to_left;
    void **place = cache_place(&faces->words, kind, text, length, &kept);
    if (*place)
        return *place;
    const TypeSpec *type = &faces->theme->type[style];
    Word *word = *place = ARENA_NEW(faces->arena, Word);
    *kept = word->text = arena_strndup(faces->arena, text, length);
    Part *parts = cut(faces, type->face, word->text, length, &word->n_runs);
    word->runs = ARENA_ARRAY(faces->arena, ShapedRun, word->n_runs);
    for (size_t i = 0; i < word->n_runs; i++) {
        size_t at = right_to_left ? word->n_runs - 1 - i : i;
        word->em += shape_part(faces, type, word->text, &parts[i], right_to_left,
                               &word->runs[at]);
    }
    return word;
}
