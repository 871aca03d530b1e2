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

static void write_colours(Buffer *out, const uint32_t values[N_COLOURS])
{
    buffer_text(out, ":root{");
    for (int i = COLOUR_NONE + 1; i < N_COLOURS; i++)
        buffer_format(out, "--%s:#%06x;", colour_names[i], (unsigned)values[i]);
    buffer_text(out, "}\n");
}

/* Families are quoted; a quote or backslash in a name would end the string. */
static void write_family(Buffer *out, const char *name, const char *family,
                         const char *others)
{
    buffer_format(out, "--%s:\"", name);
    for (; *family; family++)
        if (!strchr("\"\\<\n", *family))
            buffer_char(out, *family);
    buffer_format(out, "\",%s;", others);
}

static void write_sizes(Buffer *out, const Theme *theme)
{
    double text = theme->type[STYLE_TEXT].size;
    buffer_text(out, ":root{");
    write_family(out, "font-text", theme->family_text,
                 "system-ui,-apple-system,\"Segoe UI\",\"Noto Sans\",sans-serif");
    write_family(out, "font-code", theme->family_code,
                 "ui-monospace,\"SF Mono\",Consolas,\"Noto Sans Mono\",monospace");
    for (int i = 0; i < N_TEXT_STYLES; i++) {
        buffer_format(out, "--size-%s:", text_style_names[i]);
        buffer_number(out, theme->type[i].size / text);
        buffer_text(out, "rem;");
    }
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

static void write_theme(Buffer *out, const Theme *theme)
{
    write_colours(out, theme->light);
    /* Paper is light whatever the screen is. */
    buffer_text(out, "@media screen and (prefers-color-scheme:dark){");
    write_colours(out, theme->dark);
    buffer_text(out, "}\n");
    write_sizes(out, theme);
}

const char *css_page(Arena *arena, const Theme *theme, const Bundle *bundle, Diag *diag)
{
    const char *sheet = css_member(arena, bundle, "layouts/page.css", diag);
    if (!sheet)
        return NULL;
    Buffer out = buffer_new(arena);
    write_theme(&out, theme);
    write_picture(&out, theme);
    write_sheet(&out, sheet);
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
