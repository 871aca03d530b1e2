/* Themes: how reports look, read from layouts/themes/NAME.json. Every style and every
 * colour must be given, so that a theme is read as a whole and nothing is inherited
 * unseen; only the dark colours may name no more than what differs. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/text8.h"
#include "layout/layout.h"

static const char *const face_names[N_FACES] = {
    [FACE_REGULAR] = "regular", [FACE_SEMIBOLD] = "semibold", [FACE_BOLD] = "bold",
    [FACE_HEAVY] = "heavy",     [FACE_ITALIC] = "italic",     [FACE_CODE] = "code",
};

/* A state is a pair: its fill and the ink that is readable on it. */
static const struct {
    const char *key;
    Colour fill, ink;
} state_pairs[] = {
    { "met", COLOUR_MET, COLOUR_ON_MET },
    { "mostly", COLOUR_MOSTLY, COLOUR_ON_MOSTLY },
    { "partial", COLOUR_PARTIAL, COLOUR_ON_PARTIAL },
    { "little", COLOUR_LITTLE, COLOUR_ON_LITTLE },
    { "not-met", COLOUR_NOT_MET, COLOUR_ON_NOT_MET },
    { "unknown", COLOUR_UNKNOWN, COLOUR_ON_UNKNOWN },
};
enum { N_PAIRS = sizeof state_pairs / sizeof state_pairs[0] };

static const Colour single_colours[] = {
    COLOUR_GROUND, COLOUR_INK,         COLOUR_MUTED,        COLOUR_RULE,      COLOUR_PANEL,
    COLOUR_ACCENT, COLOUR_ACCENT_SOFT, COLOUR_ACCENT_FAINT, COLOUR_ON_ACCENT,
};
enum { N_SINGLES = sizeof single_colours / sizeof single_colours[0] };

/* "text,strong,…": what "type" may hold. */
static const char *style_keys(Arena *arena)
{
    Buffer keys = buffer_new(arena);
    for (int i = 0; i < N_TEXT_STYLES; i++)
        buffer_format(&keys, "%s%s", i ? "," : "", text_style_names[i]);
    return keys.data;
}

/* --- type ------------------------------------------------------------------------- */

static double read_number(Json in, const char *key, double low, double high,
                          const char *range)
{
    Json value = json_get(in, key);
    double number = json_double(value, low - 1);
    if (number >= low && number <= high)
        return number;
    if (!json_here(value))
        json_error(in, "\"%s\" is missing", key);
    else
        json_expected(value, range);
    return low;
}

static TypeSpec read_type(Json in)
{
    TypeSpec type = { .face = FACE_REGULAR };
    json_only(in, "face,size,leading,tracking,tabular");
    type.face = (FaceRole)json_choice(in, "face", face_names, N_FACES);
    type.size = read_number(in, "size", 4, 96, "a number from 4 to 96 (pt)");
    type.leading = read_number(in, "leading", 4, 144, "a number from 4 to 144 (pt)");
    if (json_here(json_get(in, "tracking")))
        type.tracking =
            read_number(in, "tracking", -0.2, 0.5, "a number from -0.2 to 0.5 (em)");
    type.tabular_figures = json_bool_or(in, "tabular", false);
    return type;
}

/* --- colours ---------------------------------------------------------------------- */

static uint32_t read_colour(Json value)
{
    const char *text = json_text(value);
    if (text && strlen(text) == 7 && text[0] == '#' &&
        strspn(text + 1, "0123456789abcdefABCDEF") == 6)
        return (uint32_t)strtoul(text + 1, NULL, 16);
    json_expected(value, "a colour as \"#RRGGBB\"");
    return 0;
}

static void read_pair(Json states, size_t i, bool all, uint32_t colours[N_COLOURS])
{
    Json pair = json_get(states, state_pairs[i].key);
    if (!json_here(pair)) {
        if (all)
            json_error(states, "\"%s\" is missing", state_pairs[i].key);
        return;
    }
    if (!json_is(pair, JSON_ARRAY) || json_count(pair) != 2) {
        json_expected(pair, "a pair: the fill and the ink on it");
        return;
    }
    colours[state_pairs[i].fill] = read_colour(json_item(pair, 0));
    colours[state_pairs[i].ink] = read_colour(json_item(pair, 1));
}

/* `all`: every colour must be there; otherwise those left out stay as they are. */
static void read_colours(Json in, bool all, uint32_t colours[N_COLOURS])
{
    json_only(in, "ground,ink,muted,rule,panel,accent,accent-soft,accent-faint,on-accent,"
                  "state");
    for (size_t i = 0; i < N_SINGLES; i++) {
        const char *name = colour_names[single_colours[i]];
        Json value = json_get(in, name);
        if (json_here(value))
            colours[single_colours[i]] = read_colour(value);
        else if (all)
            json_error(in, "\"%s\" is missing", name);
    }
    Json states = all ? json_object(in, "state") : json_object_or_none(in, "state");
    if (!json_here(states))
        return;
    json_only(states, "met,mostly,partial,little,not-met,unknown");
    for (size_t i = 0; i < N_PAIRS; i++)
        read_pair(states, i, all, colours);
}

/* --- the theme -------------------------------------------------------------------- */

static const Theme *read_theme(Arena *arena, Json in)
{
    static const char *const schemas[] = { "rung-theme/1" };
    Theme *theme = ARENA_NEW(arena, Theme);
    json_only(in, "schema,name,fonts,type,colour,dark");
    json_choice(in, "schema", schemas, 1);
    theme->name = json_string(in, "name");
    Json fonts = json_object(in, "fonts");
    if (json_here(fonts)) {
        json_only(fonts, "text,code");
        theme->family_text = json_string(fonts, "text");
        theme->family_code = json_string(fonts, "code");
    }
    Json type = json_object(in, "type");
    if (json_here(type)) {
        json_only(type, style_keys(arena));
        for (size_t i = 0; i < N_TEXT_STYLES; i++) {
            Json style = json_object(type, text_style_names[i]);
            if (json_here(style))
                theme->type[i] = read_type(style);
        }
    }
    Json colour = json_object(in, "colour");
    if (json_here(colour))
        read_colours(colour, true, theme->light);
    memcpy(theme->dark, theme->light, sizeof theme->dark);
    Json dark = json_object_or_none(in, "dark");
    if (json_here(dark))
        read_colours(dark, false, theme->dark);
    return theme;
}

static Json read_path(Arena *arena, const char *path, Diag *diag)
{
    File file;
    if (!file_read(arena, path, &file, diag))
        return (Json){ 0 };
    return json_read(arena, path, file.bytes, file.length, diag);
}

static void say_unknown(Arena *arena, const Bundle *bundle, const char *name, Diag *diag)
{
    static const char prefix[] = "layouts/themes/", suffix[] = ".json";
    size_t n;
    const char **names = bundle_list(bundle, arena, prefix, suffix, &n, diag);
    for (size_t i = 0; i < n; i++) {
        size_t length = strlen(names[i]) - strlen(prefix) - strlen(suffix);
        names[i] = arena_strndup(arena, names[i] + strlen(prefix), length);
    }
    const char *nearest = text8_nearest(name, names, n);
    if (nearest)
        diag_usage(diag, "no theme \"%s\"; did you mean \"%s\"?", name, nearest);
    else
        diag_usage(diag, "no theme \"%s\"; the one built in is \"%s\"", name,
                   n ? names[0] : "");
}

const Theme *theme_load(Arena *arena, const Bundle *bundle, const char *name_or_path,
                        Diag *diag)
{
    size_t errors = diag->n_lines;
    Json in = { 0 };
    if (strchr(name_or_path, '/') || text8_ends(name_or_path, ".json")) {
        in = read_path(arena, name_or_path, diag);
    } else {
        const char *name = arena_printf(arena, "layouts/themes/%s.json", name_or_path);
        char *bytes;
        size_t length;
        const char *path = name;
        if (bundle_get(bundle, arena, name, &bytes, &length, &path, diag))
            in = json_read(arena, path, bytes, length, diag);
        else if (diag->n_lines == errors)
            say_unknown(arena, bundle, name_or_path, diag);
    }
    if (!json_here(in))
        return NULL;
    const Theme *theme = read_theme(arena, in);
    return diag->n_lines == errors ? theme : NULL;
}
