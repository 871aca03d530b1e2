/* Theme to CSS; see the header. The page works in rem, so that it follows the reader's own
 * font size; sizes are those of print relative to the text. */
#include "emit/css.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text8.h"

/* Weights as CSS counts them. Italic is regular weight, and slanted by font-style. */
static const int weights[N_FACES] = {
    [FACE_REGULAR] = 400, [FACE_SEMIBOLD] = 600, [FACE_BOLD] = 700,
    [FACE_HEAVY] = 800,   [FACE_ITALIC] = 400,   [FACE_CODE] = 400,
};

/* `dark` is a number for the sheet to multiply with: what only dark pages need. */
static void write_colours(Buffer *out, const uint32_t values[N_COLOURS], bool dark,
                          const char *scheme)
{
    buffer_format(out, ":root{color-scheme:%s;--dark:%d;", scheme, dark);
    for (int i = COLOUR_NONE + 1; i < N_COLOURS; i++)
        buffer_format(out, "--%s:#%06x;", colour_names[i], (unsigned)values[i]);
    buffer_text(out, "}\n");
}

/* Families are quoted, but for the words that CSS has for whole kinds of them; a quote or
 * backslash in a name would end the string. */
static void write_family(Buffer *out, const char *family)
{
    static const char *const kinds[] = { "system-ui", "-apple-system", "sans-serif",
                                         "serif",     "monospace",     "ui-sans-serif",
                                         "ui-serif",  "ui-monospace",  "ui-rounded" };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (text8_same(family, kinds[i])) {
            buffer_text(out, family);
            return;
        }
    buffer_char(out, '"');
    for (; *family; family++)
        if (!strchr("\"\\<\n", *family))
            buffer_char(out, *family);
    buffer_char(out, '"');
}

static void write_families(Buffer *out, const char *name, const char *family,
                           const char *const *others, size_t n)
{
    buffer_format(out, "--%s:", name);
    write_family(out, family);
    for (size_t i = 0; i < n; i++) {
        buffer_char(out, ',');
        write_family(out, others[i]);
    }
    buffer_char(out, ';');
}

static void write_value(Buffer *out, const char *group, const char *name, double value,
                        const char *unit)
{
    buffer_format(out, "--%s%s:", group, name);
    buffer_number(out, value);
    buffer_format(out, "%s;", unit);
}

static void write_sizes(Buffer *out, const Theme *theme)
{
    static const double BAND = 0.5; /* rem */
    double text = theme->type[STYLE_TEXT].size;
    buffer_text(out, ":root{");
    write_families(out, "font-text", theme->family_text, theme->web_text,
                   theme->n_web_text);
    write_families(out, "font-code", theme->family_code, theme->web_code,
                   theme->n_web_code);
    write_value(out, "text-points", "", text, "");
    write_value(out, "leading-", "text", theme->type[STYLE_TEXT].leading / text, "");
    for (int i = 0; i < N_TEXT_STYLES; i++) {
        const TypeSpec *type = &theme->type[i];
        write_value(out, "size-", text_style_names[i], type->size / text, "rem");
        write_value(out, "weight-", text_style_names[i], weights[type->face], "");
        write_value(out, "tracking-", text_style_names[i], type->tracking, "em");
    }
    write_value(out, "ratio-", "code", theme->type[STYLE_CODE].size / text, "");
    for (int i = SPACE_NONE + 1; i < N_SPACES; i++)
        write_value(out, "space-", space_names[i], theme->space[i] / text, "rem");
    write_value(out, "radius", "", theme->radius / text, "rem");
    write_value(out, "band", "", theme->cover == COVER_BAND ? BAND : 0, "rem");
    buffer_text(out, "}\n");
}

/* Type and colour inside pictures, where a pixel is a point of the drawing. */
static void write_picture(Buffer *out, const Theme *theme)
{
    for (int i = 0; i < N_COLOURS; i++)
        if (i == COLOUR_NONE)
            buffer_text(out, ".f-none{fill:none}");
        else
            buffer_format(out, ".f-%s{fill:var(--%s)}.s-%s{stroke:var(--%s)}",
                          colour_names[i], colour_names[i], colour_names[i],
                          colour_names[i]);
    buffer_char(out, '\n');
    for (int i = 0; i < N_TEXT_STYLES; i++) {
        const TypeSpec *type = &theme->type[i];
        buffer_format(out, ".t-%s{font:%s%d ", text_style_names[i],
                      type->face == FACE_ITALIC ? "italic " : "", weights[type->face]);
        buffer_number(out, type->size);
        buffer_format(out, "px var(--font-%s)", type->face == FACE_CODE ? "code" : "text");
        if (type->tracking > 0 || type->tracking < 0) {
            buffer_text(out, ";letter-spacing:");
            buffer_number(out, type->tracking);
            buffer_text(out, "em");
        }
        if (type->tabular_figures)
            buffer_text(out, ";font-variant-numeric:tabular-nums");
        buffer_char(out, '}');
    }
    buffer_char(out, '\n');
}

/* The style sheet without its comments and indentation. */
static void write_sheet(Buffer *out, const char *sheet)
{
    while (*sheet) {
        if (text8_starts(sheet, "/*")) {
            const char *end = strstr(sheet, "*/");
            sheet = end ? end + 2 : sheet + strlen(sheet);
        }
        bool line_begins = !out->length || out->data[out->length - 1] == '\n';
        if (line_begins)
            sheet += strspn(sheet, " \n");
        if (*sheet && !text8_starts(sheet, "/*"))
            buffer_char(out, *sheet++);
    }
}

const char *css_member(Arena *arena, const Bundle *bundle, const char *name, Diag *diag)
{
    char *bytes;
    size_t length;
    const char *path = name;
    size_t n_lines = diag->n_lines;
    if (!bundle_get(bundle, arena, name, &bytes, &length, &path, diag)) {
        if (diag->n_lines == n_lines) /* bundle_get() had nothing to complain of */
            diag_error(diag, origin_of_file(name), "this file is missing");
        return NULL;
    }
    const char *end_tag = strstr(bytes, "</");
    if (end_tag) {
        Origin origin = { .file = path, .offset = (size_t)(end_tag - bytes) };
        diag_error(diag, origin, "expected no \"</\", which would end the element");
        return NULL;
    }
    return bytes;
}

/* Paper is light whatever the screen is. */
static void write_theme(Buffer *out, const Theme *theme)
{
    static const char *const media[N_SCREENS] = {
        [SCREEN_READER] = "screen and (prefers-color-scheme:dark)",
        [SCREEN_LIGHT] = NULL,
        [SCREEN_DARK] = "screen",
    };
    write_colours(out, theme->light, false, "light");
    if (media[theme->screen]) {
        buffer_format(out, "@media %s{", media[theme->screen]);
        write_colours(out, theme->dark, true, "dark");
        buffer_text(out, "}\n");
    }
    write_sizes(out, theme);
}

const char *css_colour_scheme(const Theme *theme)
{
    static const char *const schemes[N_SCREENS] = {
        [SCREEN_READER] = "light dark",
        [SCREEN_LIGHT] = "light",
        [SCREEN_DARK] = "dark",
    };
    return schemes[theme->screen];
}

/* Every printed page but the first, on which it is a paragraph, says it again. All but
 * letters and digits is escaped. */
static void write_classification(Buffer *out, const char *text)
{
    if (!text || !*text)
        return;
    buffer_text(out, "@page{@top-center{content:\"");
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        bool plain = c >= 0x80 || c == ' ' || (c >= '0' && c <= '9') ||
                     (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        buffer_format(out, plain ? "%c" : "\\%x ", c);
    }
    buffer_text(out, "\"}}@page :first{@top-center{content:none}}\n");
}

const char *css_page(Arena *arena, const Theme *theme, const char *classification,
                     const Bundle *bundle, Diag *diag)
{
    const char *sheet = css_member(arena, bundle, "layouts/page.css", diag);
    if (!sheet)
        return NULL;
    Buffer out = buffer_new(arena);
    write_theme(&out, theme);
    write_picture(&out, theme);
    write_sheet(&out, sheet);
    write_classification(&out, classification);
    return out.data;
}

const char *css_form(Arena *arena, const Theme *theme, const Bundle *bundle, Diag *diag)
{
    const char *sheet = css_member(arena, bundle, "layouts/page.css", diag);
    const char *form = css_member(arena, bundle, "layouts/form.css", diag);
    if (!sheet || !form)
        return NULL;
    Buffer out = buffer_new(arena);
    write_theme(&out, theme);
    write_sheet(&out, sheet);
    write_sheet(&out, form);
    return out.data;
}
