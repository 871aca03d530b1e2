/* Reading the catalogue of faces; see the header. Only the theme's two families and the
 * fallback list are read: a report needs nothing else. */
#include "text/catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text8.h"

static const char member[] = "fonts/catalogue.json";

/* Where a role stands in a family. A theme names one family for all its text and one for
 * code, so code is set in the regular face of the second. */
static const char *const role_keys[N_FACES] = {
    [FACE_REGULAR] = "regular", [FACE_SEMIBOLD] = "semibold", [FACE_BOLD] = "bold",
    [FACE_HEAVY] = "heavy",     [FACE_ITALIC] = "italic",     [FACE_CODE] = "regular",
};

static size_t add_file(Catalogue *catalogue, Arena *arena, Json packages, Json face,
                       const char *key)
{
    const char *name = json_string(face, key);
    const char *package = json_string(face, "package");
    for (size_t i = 0; i < catalogue->n_files; i++)
        if (text8_same(catalogue->files[i].name, name))
            return i;
    ARENA_PUSH(arena, catalogue->files, catalogue->n_files) = (FontFile){
        .name = name, .package = package, .directory = json_string(packages, package)
    };
    return catalogue->n_files - 1;
}

/* It is the theme that names a family which nobody knows, not the catalogue. */
static void complain_of_family(Arena *arena, Json families, const char *name, Origin at,
                               Diag *diag)
{
    const char **known = NULL;
    size_t n = 0;
    Buffer all = buffer_new(arena);
    for (Json family = json_first(families); json_here(family);
         family = json_next(family)) {
        buffer_format(&all, "%s%s", n ? ", " : "", json_key(family));
        ARENA_PUSH(arena, known, n) = json_key(family);
    }
    const char *near = text8_nearest(name, known, n);
    diag_error(diag, at,
               "no family \"%s\" stands in the catalogue of fonts%s%s%s; known are %s",
               name, near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "",
               all.data);
}

static void read_families(Catalogue *catalogue, Arena *arena, Json root, const Theme *theme)
{
    Json packages = json_object(root, "packages");
    Json families = json_object(root, "families");
    for (FaceRole role = 0; role < N_FACES; role++) {
        const char *name = role == FACE_CODE ? theme->family_code : theme->family_text;
        Json family = json_get(families, name);
        if (!json_here(family) && (role == FACE_REGULAR || role == FACE_CODE))
            complain_of_family(arena, families, name,
                               role == FACE_CODE ? theme->code_at : theme->text_at,
                               json_diag(root));
        else if (json_here(family))
            catalogue->role[role] =
                add_file(catalogue, arena, packages, family, role_keys[role]);
    }
}

/* "0370-03FF 1F00-1FFF" */
static void read_ranges(Fallback *fallback, Arena *arena, Json in)
{
    const char *at = json_string(in, "covers");
    while (*at) {
        char *end;
        CharRange range = { .first = (uint32_t)strtoul(at, &end, 16) };
        bool good = end > at && *end == '-';
        if (good) {
            at = end + 1;
            range.last = (uint32_t)strtoul(at, &end, 16);
            good = end > at && (!*end || *end == ' ') && range.first <= range.last;
        }
        if (!good) {
            json_expected(json_get(in, "covers"), "ranges such as \"0370-03FF 1F00-1FFF\"");
            return;
        }
        ARENA_PUSH(arena, fallback->covers, fallback->n_covers) = range;
        at = end + (*end == ' ');
    }
}

static void read_fallbacks(Catalogue *catalogue, Arena *arena, Json root)
{
    Json packages = json_get(root, "packages");
    Json list = json_array(root, "fallback");
    for (Json in = json_first(list); json_here(in); in = json_next(in)) {
        Fallback fallback = { 0 };
        fallback.regular = add_file(catalogue, arena, packages, in, "regular");
        fallback.bold = add_file(catalogue, arena, packages, in, "bold");
        read_ranges(&fallback, arena, in);
        json_only(in, "package,regular,bold,covers");
        ARENA_PUSH(arena, catalogue->fallbacks, catalogue->n_fallbacks) = fallback;
    }
}

bool catalogue_read(Catalogue *catalogue, Arena *arena, const Theme *theme,
                    const Bundle *bundle, Diag *diag)
{
    size_t before = diag->n_of[DIAG_CONTENT] + diag->n_of[DIAG_WORLD];
    *catalogue = (Catalogue){ 0 };
    Json root = bundle_json(bundle, arena, member, diag);
    if (json_here(root)) {
        json_only(root, "schema,packages,families,fallback");
        read_families(catalogue, arena, root, theme);
        read_fallbacks(catalogue, arena, root);
    }
    return diag->n_of[DIAG_CONTENT] + diag->n_of[DIAG_WORLD] == before;
}
