/* Themes: how reports look, read from layouts/themes/NAME.json or from a file. One that
 * extends another says only what differs; one that does not must say everything, so that
 * nothing is inherited unseen. Every pair of colours in use is judged on the way. */
#include <string.h>

#include "base/buffer.h"
#include "base/colour.h"
#include "base/file.h"
#include "base/text8.h"
#include "layout/layout.h"
#include "layout/theme_file.h"

enum { MOST_EXTENDED = 8 }; /* far more than anybody needs, so a circle ends */

static const char folder[] = "layouts/themes/", suffix[] = ".json";

/* --- files ------------------------------------------------------------------------ */

const char **theme_names(Arena *arena, const Bundle *bundle, size_t *n, Diag *diag)
{
    const char **names = bundle_list(bundle, arena, folder, suffix, n, diag);
    for (size_t i = 0; i < *n; i++) {
        size_t length = strlen(names[i]) - strlen(folder) - strlen(suffix);
        names[i] = arena_strndup(arena, names[i] + strlen(folder), length);
    }
    return names;
}

static bool is_path(const char *name)
{
    return strchr(name, '/') || text8_ends(name, suffix);
}

static Json read_path(Arena *arena, const char *path, Diag *diag)
{
    File file;
    if (!file_read(arena, path, &file, diag))
        return (Json){ 0 };
    return json_read(arena, path, file.bytes, file.length, diag);
}

/* Absent, with nothing recorded, when there is no such theme. */
static Json read_named(Arena *arena, const Bundle *bundle, const char *name, Diag *diag)
{
    char *bytes;
    size_t length;
    const char *path;
    const char *member = arena_printf(arena, "%s%s%s", folder, name, suffix);
    if (!bundle_get(bundle, arena, member, &bytes, &length, &path, diag))
        return (Json){ 0 };
    return json_read(arena, path, bytes, length, diag);
}

/* "there is no theme …; did you mean …?; known are …" */
static const char *complaint_of(Arena *arena, const Bundle *bundle, const char *name,
                                Diag *diag)
{
    size_t n;
    const char **names = theme_names(arena, bundle, &n, diag);
    const char *near = text8_nearest(name, names, n);
    Buffer out = buffer_new(arena);
    buffer_format(&out, "there is no theme \"%s\"%s%s%s; known are ", name,
                  near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    for (size_t i = 0; i < n; i++)
        buffer_format(&out, "%s%s", i ? ", " : "", names[i]);
    return out.data;
}

static Json read_source(Arena *arena, const Bundle *bundle, const char *name, Diag *diag)
{
    if (is_path(name))
        return read_path(arena, name, diag);
    size_t errors = diag->n_lines;
    Json in = read_named(arena, bundle, name, diag);
    if (!json_here(in) && diag->n_lines == errors)
        diag_usage(diag, "%s", complaint_of(arena, bundle, name, diag));
    return in;
}

/* --- extending -------------------------------------------------------------------- */

/* A file that is extended stands beside the one that says so. */
static Json read_extended(Arena *arena, const Bundle *bundle, Json in, Diag *diag)
{
    const char *name = json_string(in, "extends"), *file = json_origin(in).file;
    const char *slash = file ? strrchr(file, '/') : NULL;
    size_t errors = diag->n_lines;
    Json base = { 0 };
    if (!is_path(name))
        base = read_named(arena, bundle, name, diag);
    else if (slash && *name != '/')
        base = read_path(
            arena,
            path_join(arena, arena_strndup(arena, file, (size_t)(slash - file)), name),
            diag);
    else
        base = read_path(arena, name, diag);
    if (!json_here(base) && diag->n_lines == errors)
        json_error(json_get(in, "extends"), "%s", complaint_of(arena, bundle, name, diag));
    return base;
}

static bool read_theme(Arena *arena, const Bundle *bundle, Json in, int depth,
                       ThemeDraft *draft, Diag *diag)
{
    static const char *const schemas[] = { "rung-theme/1" };
    if (json_type(in) != JSON_OBJECT) { /* else every member would be missed */
        json_expected(in, "an object that is a theme");
        return false;
    }
    bool whole = !json_here(json_get(in, "extends"));
    if (json_is_other_form(in, schemas[0]))
        return false;
    json_only(in, "schema,name,extends,fonts,type,spacing,colour,dark,brand_colour,pages,"
                  "screen,cover,head,foot,classification,logo,logo_alt,contrast,"
                  "allow_low_contrast");
    json_choice(in, "schema", schemas, 1);
    if (!whole && depth == MOST_EXTENDED) {
        json_error(json_get(in, "extends"), "themes extend each other without end");
        return false;
    }
    if (!whole) {
        Json base = read_extended(arena, bundle, in, diag);
        if (!json_here(base) || !read_theme(arena, bundle, base, depth + 1, draft, diag))
            return false;
        memset(draft->given, 0, sizeof draft->given);
    }
    draft->root = in;
    theme_read_members(arena, in, whole, draft);
    theme_read_colours(in, whole, draft);
    return true;
}

const Theme *theme_load_branded(Arena *arena, const Bundle *bundle, const char *name,
                                const char *brand, Diag *diag)
{
    size_t errors = diag->n_of[DIAG_CONTENT] + diag->n_of[DIAG_WORLD];
    uint32_t colour = 0;
    Json in = read_source(arena, bundle, name, diag);
    ThemeDraft *draft = ARENA_NEW(arena, ThemeDraft);
    if (!json_here(in) || !read_theme(arena, bundle, in, 0, draft, diag))
        return NULL;
    if (brand && colour_read(brand, &colour)) {
        memset(draft->given, 0, sizeof draft->given);
        theme_take_brand(draft, colour);
    }
    if (diag->n_of[DIAG_CONTENT] + diag->n_of[DIAG_WORLD] == errors)
        theme_judge(arena, draft);
    return diag->n_of[DIAG_CONTENT] + diag->n_of[DIAG_WORLD] == errors ? &draft->theme
                                                                       : NULL;
}

const Theme *theme_load(Arena *arena, const Bundle *bundle, const char *name_or_path,
                        Diag *diag)
{
    return theme_load_branded(arena, bundle, name_or_path, NULL, diag);
}
