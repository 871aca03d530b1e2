/* Finding and opening faces. A file is opened when the first text needs it, through a
 * read-only mapping: font files belong to packages and are not rewritten while we run. */
#include "text/faces.h"
#include "text/whole.h"

#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text8.h"

enum { NON_BREAKING_HYPHEN = 0x2011, HYPHEN = 0x2010 };

/* $RUNG_FONTS, directories separated by ':', stands in for those of the catalogue. */
static const char *find_file(Arena *arena, const FontFile *file)
{
    const char *own = getenv("RUNG_FONTS");
    if (!own || !*own) {
        const char *path = path_join(arena, file->directory, file->name);
        return path_kind(path) == PATH_FILE ? path : NULL;
    }
    while (*own) {
        size_t length = strcspn(own, ":");
        const char *path = path_join(arena, arena_strndup(arena, own, length), file->name);
        if (path_kind(path) == PATH_FILE)
            return path;
        own += length + (own[length] == ':');
    }
    return NULL;
}

static int metric(hb_font_t *font, hb_ot_metrics_tag_t tag, int otherwise)
{
    hb_position_t value;
    return hb_ot_metrics_get_position(font, tag, &value) ? abs(value) : otherwise;
}

/* Faces in the form of PostScript, such as those of fonts-noto-cjk, have no such table. */
static bool has_outlines(hb_face_t *face)
{
    hb_blob_t *glyf = hb_face_reference_table(face, HB_TAG('g', 'l', 'y', 'f'));
    bool some = hb_blob_get_length(glyf) > 0;
    hb_blob_destroy(glyf);
    return some;
}

static Face *open_file(Faces *faces, size_t index, const char *path)
{
    hb_blob_t *blob = hb_blob_create_from_file(path);
    unsigned length;
    const char *bytes = hb_blob_get_data(blob, &length);
    bool whole = font_is_whole(bytes, length);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    if (!whole || hb_face_get_glyph_count(face) == 0) {
        hb_face_destroy(face);
        diag_world(faces->diag, path, "this is no whole font; reinstall the package %s",
                   faces->catalogue.files[index].package);
        return NULL;
    }
    if (!has_outlines(face)) {
        hb_face_destroy(face);
        diag_world(faces->diag, path,
                   "this font has no TrueType outlines, and others are not embedded");
        return NULL;
    }
    hb_font_t *font = hb_font_create(face);
    int em = (int)hb_face_get_upem(face);
    Face *open = ARENA_NEW(faces->arena, Face);
    *open = (Face){ .index = index,
                    .file = faces->catalogue.files[index].name,
                    .face = face,
                    .font = font,
                    .n_glyphs = hb_face_get_glyph_count(face),
                    .units_per_em = em };
    open->ascent = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, em * 8 / 10);
    open->descent = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, em * 2 / 10);
    open->cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT, em * 7 / 10);
    for (unsigned i = 0; i < N_PRINTABLE; i++) {
        hb_font_get_nominal_glyph(font, FIRST_PRINTABLE + i, &open->printable[i]);
        open->printable[i] = face_glyph(open, open->printable[i]);
    }
    hb_face_make_immutable(face);
    hb_font_make_immutable(font);
    return open;
}

const Face *faces_file(Faces *faces, size_t file)
{
    if (faces->faces[file] || faces->absent[file])
        return faces->faces[file];
    const char *path = find_file(faces->arena, &faces->catalogue.files[file]);
    if (path)
        faces->faces[file] = open_file(faces, file, path);
    faces->absent[file] = !faces->faces[file];
    return faces->faces[file];
}

/* A theme's face that turns out to be no font is an error already recorded; the empty
 * face lets the run go on to its end. */
const Face *faces_role(Faces *faces, FaceRole role)
{
    size_t file = faces->catalogue.role[role];
    const Face *face = faces_file(faces, file);
    if (face)
        return face;
    Face *empty = ARENA_NEW(faces->arena, Face);
    *empty = (Face){ .index = file,
                     .file = faces->catalogue.files[file].name,
                     .face = hb_face_get_empty(),
                     .font = hb_font_get_empty(),
                     .units_per_em = 1000 };
    return faces->faces[file] = empty;
}

/* --- coverage --------------------------------------------------------------------- */

static bool face_has(const Face *face, uint32_t character)
{
    hb_codepoint_t glyph;
    if (hb_font_get_nominal_glyph(face->font, character, &glyph) && glyph)
        return true;
    /* HarfBuzz draws this one with the other's glyph. */
    return character == NON_BREAKING_HYPHEN &&
           hb_font_get_nominal_glyph(face->font, HYPHEN, &glyph);
}

static bool role_has(Faces *faces, FaceRole role, uint32_t character)
{
    enum { UNKNOWN, YES, NO };
    const Face *face = faces_role(faces, role);
    if (character >= COVERED_LIMIT)
        return face_has(face, character);
    if (!faces->covered[role])
        faces->covered[role] = arena_alloc(faces->arena, COVERED_LIMIT);
    uint8_t *known = &faces->covered[role][character];
    if (*known == UNKNOWN)
        *known = face_has(face, character) ? YES : NO;
    return *known == YES;
}

static bool in_ranges(const Fallback *fallback, uint32_t character)
{
    for (size_t i = 0; i < fallback->n_covers; i++)
        if (character >= fallback->covers[i].first && character <= fallback->covers[i].last)
            return true;
    return false;
}

const Face *faces_for(Faces *faces, FaceRole role, uint32_t character)
{
    if (role_has(faces, role, character))
        return faces_role(faces, role);
    bool bold = role == FACE_SEMIBOLD || role == FACE_BOLD || role == FACE_HEAVY;
    for (size_t i = 0; i < faces->catalogue.n_fallbacks; i++) {
        const Fallback *fallback = &faces->catalogue.fallbacks[i];
        if (!in_ranges(fallback, character))
            continue;
        const Face *face = faces_file(faces, bold ? fallback->bold : fallback->regular);
        if (face && face_has(face, character))
            return face;
    }
    return NULL;
}

/* --- open and close --------------------------------------------------------------- */

static bool shape_alike(const TypeSpec *a, const TypeSpec *b)
{
    return a->face == b->face && a->tabular_figures == b->tabular_figures &&
           !(a->tracking < b->tracking) && !(a->tracking > b->tracking);
}

static void number_shapes(Faces *faces)
{
    const TypeSpec *type = faces->theme->type;
    for (uint32_t i = 0; i < N_TEXT_STYLES; i++) {
        uint32_t first = 0;
        while (!shape_alike(&type[first], &type[i]))
            first++;
        faces->shapes_as[i] = first;
    }
}

/* All faces that the theme's styles name must be there before anything is set. */
static bool all_installed(Faces *faces)
{
    const Catalogue *catalogue = &faces->catalogue;
    bool *wanted = ARENA_ARRAY(faces->scratch, bool, catalogue->n_files), all = true;
    for (TextStyle style = 0; style < N_TEXT_STYLES; style++)
        wanted[catalogue->role[faces->theme->type[style].face]] = true;
    for (size_t i = 0; i < catalogue->n_files; i++) {
        const FontFile *file = &catalogue->files[i];
        if (!wanted[i] || find_file(faces->scratch, file))
            continue;
        diag_world(faces->diag, file->name, "this font is missing; install the package %s",
                   file->package);
        all = false;
    }
    return all;
}

Faces *faces_open(const Theme *theme, const Bundle *bundle, Diag *diag)
{
    Arena *arena = arena_new();
    Faces *faces = ARENA_NEW(arena, Faces);
    *faces = (Faces){ .arena = arena,
                      .scratch = arena_new(),
                      .setting = arena_new(),
                      .theme = theme,
                      .diag = diag,
                      .buffer = hb_buffer_create(),
                      .missing = hb_set_create(),
                      .words = cache_new(arena_new()),
                      .breaks = cache_new(arena_new()),
                      .lines = cache_new(arena) };
    if (!catalogue_read(&faces->catalogue, arena, theme, bundle, diag) ||
        !all_installed(faces)) {
        faces_close(faces);
        return NULL;
    }
    faces->faces = ARENA_ARRAY(arena, Face *, faces->catalogue.n_files);
    faces->absent = ARENA_ARRAY(arena, bool, faces->catalogue.n_files);
    number_shapes(faces);
    return faces;
}

void faces_close(Faces *faces)
{
    if (!faces)
        return;
    for (size_t i = 0; faces->faces && i < faces->catalogue.n_files; i++) {
        if (!faces->faces[i])
            continue;
        hb_font_destroy(faces->faces[i]->font);
        hb_face_destroy(faces->faces[i]->face);
    }
    hb_buffer_destroy(faces->buffer);
    hb_set_destroy(faces->missing);
    arena_free(faces->scratch);
    arena_free(faces->setting);
    arena_free(faces->words.arena);
    arena_free(faces->breaks.arena);
    arena_free(faces->arena);
}

size_t faces_count(const Faces *faces)
{
    return faces->catalogue.n_files;
}
