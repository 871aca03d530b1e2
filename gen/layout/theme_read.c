/* The members of a theme: fonts, type, spacing, texts, how pages and screens look. */
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "layout/plan.h"
#include "layout/theme_file.h"

static const char *const face_names[N_FACES] = {
    [FACE_REGULAR] = "regular", [FACE_SEMIBOLD] = "semibold", [FACE_BOLD] = "bold",
    [FACE_HEAVY] = "heavy",     [FACE_ITALIC] = "italic",     [FACE_CODE] = "code",
};
static const char *const screen_names[N_SCREENS] = { "reader", "light", "dark" };
static const char *const cover_names[N_COVERS] = { "plain", "band" };
static const char *const page_names[] = { "light", "dark" };

/* --- numbers ---------------------------------------------------------------------- */

static void read_number(Json in, const char *key, bool needed, double low, double high,
                        const char *range, double *into)
{
    Json value = json_get(in, key);
    double number = json_double(value, low - 1);
    if (number >= low && number <= high)
        *into = number;
    else if (json_here(value))
        json_expected(value, range);
    else if (needed)
        json_error(in, "\"%s\" is missing", key);
}

/* --- type ------------------------------------------------------------------------- */

static void read_style(Json in, bool whole, TypeSpec *type)
{
    json_only(in, "face,size,leading,tracking,tabular");
    if (whole || json_here(json_get(in, "face")))
        type->face = (FaceRole)json_choice(in, "face", face_names, N_FACES);
    read_number(in, "size", whole, 4, 96, "a number from 4 to 96 (pt)", &type->size);
    read_number(in, "leading", whole, 4, 144, "a number from 4 to 144 (pt)",
                &type->leading);
    read_number(in, "tracking", false, -0.2, 0.5, "a number from -0.2 to 0.5 (em)",
                &type->tracking);
    if (type->leading < type->size)
        json_error(in, "lines would overlap: \"leading\" is less than \"size\"");
    type->tabular_figures = json_bool_or(in, "tabular", type->tabular_figures);
}

/* "a,b,c", from the `first` name on. */
static const char *keys_of(Arena *arena, const char *const *names, int first, int n)
{
    Buffer keys = buffer_new(arena);
    for (int i = first; i < n; i++)
        buffer_format(&keys, "%s%s", i > first ? "," : "", names[i]);
    return keys.data;
}

static Json object_of(Json in, const char *key, bool needed)
{
    return needed ? json_object(in, key) : json_object_or_none(in, key);
}

static void read_type(Arena *arena, Json in, bool whole, Theme *theme)
{
    Json type = object_of(in, "type", whole);
    if (!json_here(type))
        return;
    json_only(type, keys_of(arena, text_style_names, 0, N_TEXT_STYLES));
    for (size_t i = 0; i < N_TEXT_STYLES; i++) {
        Json style = object_of(type, text_style_names[i], whole);
        if (json_here(style))
            read_style(style, whole, &theme->type[i]);
    }
}

static void read_spacing(Arena *arena, Json in, bool whole, Theme *theme)
{
    Json spacing = object_of(in, "spacing", whole);
    if (!json_here(spacing))
        return;
    json_only(spacing, arena_printf(arena, "%s,radius",
                                    keys_of(arena, space_names, SPACE_NONE + 1, N_SPACES)));
    for (size_t i = SPACE_NONE + 1; i < N_SPACES; i++)
        read_number(spacing, space_names[i], whole, 0, 96, "a number from 0 to 96 (pt)",
                    &theme->space[i]);
    read_number(spacing, "radius", whole, 0, 12, "a number from 0 to 12 (pt)",
                &theme->radius);
}

/* --- fonts ------------------------------------------------------------------------ */

static void read_families(Arena *arena, Json in, const char *key, const char *const **names,
                          size_t *n)
{
    Json list = json_array_or_none(in, key);
    if (!json_here(list))
        return;
    const char **families = NULL;
    *n = 0;
    for (Json item = json_first(list); json_here(item); item = json_next(item)) {
        if (!json_text(item))
            json_expected(item, "the name of a family of fonts");
        else
            ARENA_PUSH(arena, families, *n) = json_text(item);
    }
    *names = families;
}

static void read_fonts(Arena *arena, Json in, bool whole, Theme *theme)
{
    Json fonts = object_of(in, "fonts", whole);
    if (!json_here(fonts))
        return;
    json_only(fonts, "text,code,web-text,web-code");
    if (whole || json_here(json_get(fonts, "text"))) {
        theme->family_text = json_string(fonts, "text");
        theme->text_at = json_origin(json_get(fonts, "text"));
    }
    if (whole || json_here(json_get(fonts, "code"))) {
        theme->family_code = json_string(fonts, "code");
        theme->code_at = json_origin(json_get(fonts, "code"));
    }
    read_families(arena, fonts, "web-text", &theme->web_text, &theme->n_web_text);
    read_families(arena, fonts, "web-code", &theme->web_code, &theme->n_web_code);
}

/* --- texts ------------------------------------------------------------------------ */

/* Left out, it stays as it was; "" takes away what an extended theme says. */
static void read_text(Arena *arena, Json in, const char *key, NamesWhere where,
                      const char **into)
{
    Json member = json_get(in, key);
    if (!json_here(member))
        return;
    *into = json_string(in, key);
    const char *complaint = names_complaint(arena, *into, where);
    if (complaint)
        json_error(member, "%s", complaint);
}

static void read_line(Arena *arena, Json in, const char *key, const char **start,
                      const char **end)
{
    Json line = json_object_or_none(in, key);
    if (!json_here(line))
        return;
    json_only(line, "start,end");
    read_text(arena, line, "start", NAMES_FOOT, start);
    read_text(arena, line, "end", NAMES_FOOT, end);
}

/* A name in the theme counts from where the theme's file stands. */
static const char *beside(Arena *arena, Json in, const char *name)
{
    const char *file = json_origin(in).file;
    const char *slash = file ? strrchr(file, '/') : NULL;
    if (!slash || *name == '/')
        return name;
    return path_join(arena, arena_strndup(arena, file, (size_t)(slash - file)), name);
}

static void read_logo(Arena *arena, Json in, Theme *theme)
{
    Json logo = json_get(in, "logo");
    if (json_here(logo)) {
        const char *name = json_string(in, "logo");
        theme->logo = *name ? beside(arena, in, name) : NULL;
        theme->logo_alt = NULL; /* it spoke of another one */
        if (*name && !*path_base(name))
            json_expected(logo, "a PNG, JPEG or SVG file");
    }
    if (json_here(json_get(in, "logo_alt")))
        theme->logo_alt = json_string(in, "logo_alt");
}

/* --- all of it -------------------------------------------------------------------- */

static void read_choice(Json in, const char *key, const char *const *names, size_t n,
                        size_t *into)
{
    if (json_here(json_get(in, key)))
        *into = json_choice(in, key, names, n);
}

static void read_choices(Json in, ThemeDraft *draft)
{
    Theme *theme = &draft->theme;
    size_t screen = theme->screen, cover = theme->cover, level = draft->level;
    size_t pages = theme->dark_pages;
    read_choice(in, "screen", screen_names, N_SCREENS, &screen);
    read_choice(in, "cover", cover_names, N_COVERS, &cover);
    read_choice(in, "pages", page_names, 2, &pages);
    read_choice(in, "contrast", contrast_level_names, N_LEVELS, &level);
    theme->screen = (Screen)screen;
    theme->cover = (Cover)cover;
    theme->dark_pages = pages == 1;
    draft->level = (ContrastLevel)level;
    draft->may_be_faint = json_bool_or(in, "allow_low_contrast", false);
}

void theme_read_members(Arena *arena, Json in, bool whole, ThemeDraft *draft)
{
    Theme *theme = &draft->theme;
    theme->name = json_string(in, "name");
    read_fonts(arena, in, whole, theme);
    read_type(arena, in, whole, theme);
    read_spacing(arena, in, whole, theme);
    read_line(arena, in, "head", &theme->head_start, &theme->head_end);
    read_line(arena, in, "foot", &theme->foot_start, &theme->foot_end);
    read_text(arena, in, "classification", NAMES_PLAIN, &theme->classification);
    read_logo(arena, in, theme);
    read_choices(in, draft);
}
