/* One stretch of text in one face, through HarfBuzz. */
#include <math.h>

#include "base/text8.h"
#include "text/faces.h"

static void set_feature(hb_feature_t features[], unsigned *n, hb_tag_t tag, bool on)
{
    features[(*n)++] = (hb_feature_t){ .tag = tag,
                                       .value = on,
                                       .start = HB_FEATURE_GLOBAL_START,
                                       .end = HB_FEATURE_GLOBAL_END };
}

static unsigned features_of(const TypeSpec *type, hb_feature_t features[6])
{
    unsigned n = 0;
    /* Kerning and ligatures are on unless turned off. Figures are not left to the font:
     * Lato's own are all equally wide, Noto's too. */
    if (!type->tabular_figures)
        set_feature(features, &n, HB_TAG('p', 'n', 'u', 'm'), true);
    if (type->tabular_figures) {
        set_feature(features, &n, HB_TAG('t', 'n', 'u', 'm'), true);
        set_feature(features, &n, HB_TAG('l', 'n', 'u', 'm'), true);
    }
    /* An id must look like itself: code faces turn "->" and "!=" into other signs. And
     * letters set apart are not joined. */
    if (type->face == FACE_CODE || fabs(type->tracking) > 0.0) {
        set_feature(features, &n, HB_TAG('l', 'i', 'g', 'a'), false);
        set_feature(features, &n, HB_TAG('c', 'l', 'i', 'g'), false);
    }
    if (type->face == FACE_CODE)
        set_feature(features, &n, HB_TAG('c', 'a', 'l', 't'), false);
    return n;
}

static void add_boxes(hb_buffer_t *buffer, const ShapedRun *run)
{
    hb_codepoint_t glyph, drawn = BOX;
    if (!hb_font_get_nominal_glyph(run->face->font, BOX, &glyph))
        drawn = REPLACEMENT;
    for (const char *at = run->text, *end = at + run->length; at < end;) {
        unsigned cluster = (unsigned)(at - run->text);
        text8_next(&at, end);
        hb_buffer_add(buffer, drawn, cluster);
    }
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
}

static bool is_ascii(const ShapedRun *run)
{
    size_t i = 0;
    while (i < run->length && (unsigned char)run->text[i] < 0x80)
        i++;
    return i == run->length;
}

static void fill_buffer(hb_buffer_t *buffer, const ShapedRun *run, bool missing)
{
    hb_buffer_clear_contents(buffer);
    if (missing)
        add_boxes(buffer, run);
    else
        hb_buffer_add_utf8(buffer, run->text, (int)run->length, 0, -1);
    hb_buffer_set_direction(buffer,
                            run->right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    /* Figures and signs alone would count as no script at all, and kern differently. */
    if (is_ascii(run))
        hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
    /* Left alone, HarfBuzz would ask the locale. */
    hb_buffer_set_language(buffer, hb_language_from_string("en", 2));
    hb_buffer_guess_segment_properties(buffer);
}

/* --- ids -------------------------------------------------------------------------- */

/* An id must look like itself: each of its letters is a glyph of its own, as wide as the
 * font says, and there is nothing to ask HarfBuzz's shaper. Long reports are made of ids.
 * Returns false when the text has other characters, or the face not all of them. */
static bool set_side_by_side(Faces *faces, ShapedRun *run)
{
    unsigned n = (unsigned)run->length, stride = sizeof(Glyph);
    Glyph *glyphs = run->glyphs = ARENA_ARRAY(faces->words.arena, Glyph, n);
    for (unsigned i = 0; i < n; i++) {
        unsigned which = (unsigned char)run->text[i] - FIRST_PRINTABLE;
        if (which >= N_PRINTABLE || !run->face->printable[which])
            return false;
        glyphs[i].glyph = run->face->printable[which];
        glyphs[i].cluster = i;
    }
    hb_font_get_glyph_h_advances(run->face->font, n, &glyphs->glyph, stride,
                                 &glyphs->x_advance, stride);
    run->n_glyphs = n;
    return true;
}

/* --- all other text --------------------------------------------------------------- */

void run_shape(Faces *faces, TextStyle style, ShapedRun *run, bool missing)
{
    const TypeSpec *type = &faces->theme->type[style];
    bool is_id = type->face == FACE_CODE && type->tracking <= 0 && !run->right_to_left;
    if (is_id && !missing && set_side_by_side(faces, run))
        return;
    hb_feature_t features[6];
    unsigned n_features = features_of(type, features), n;
    fill_buffer(faces->buffer, run, missing);
    hb_shape(run->face->font, faces->buffer, features, n_features);
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(faces->buffer, &n);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(faces->buffer, NULL);
    int apart =
        run->right_to_left ? 0 : (int)lround(type->tracking * run->face->units_per_em);
    run->glyphs = ARENA_ARRAY(faces->words.arena, Glyph, n);
    run->n_glyphs = n;
    for (unsigned i = 0; i < n; i++) {
        bool last_of_cluster = i + 1 == n || info[i + 1].cluster != info[i].cluster;
        run->glyphs[i] =
            (Glyph){ .glyph = face_glyph(run->face, info[i].codepoint),
                     .cluster = info[i].cluster,
                     .x_advance = at[i].x_advance + (last_of_cluster ? apart : 0),
                     .x_offset = at[i].x_offset,
                     .y_offset = at[i].y_offset };
    }
}
