/* How elements of an SVG are painted: properties, given as attributes or in a style
 * attribute. One table says which are read; those that this subset cannot show (what is
 * see-through, gradients, dashes, clipping) are refused unless they say "none". */
#include <string.h>

#include "base/text8.h"
#include "image/svg.h"

const Style first_style = {
    .matrix = { .a = 1, .d = 1 }, .is_filled = true, .stroke_width = 1, .miter_limit = 4
};

/* --- colours ------------------------------------------------------------------------ */

static const struct {
    const char *name;
    uint32_t value;
} named[] = {
    { "black", 0x000000 },  { "silver", 0xC0C0C0 }, { "gray", 0x808080 },
    { "grey", 0x808080 },   { "white", 0xFFFFFF },  { "maroon", 0x800000 },
    { "red", 0xFF0000 },    { "purple", 0x800080 }, { "fuchsia", 0xFF00FF },
    { "green", 0x008000 },  { "lime", 0x00FF00 },   { "olive", 0x808000 },
    { "yellow", 0xFFFF00 }, { "navy", 0x000080 },   { "blue", 0x0000FF },
    { "teal", 0x008080 },   { "aqua", 0x00FFFF },   { "orange", 0xFFA500 },
    { "currentColor", 0 },
};

static int hex_digit(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *at = c ? strchr(digits, c >= 'A' && c <= 'F' ? c | 0x20 : c) : NULL;
    return at ? (int)(at - digits) : -1;
}

/* "1F5FBF" or "15B". */
static bool read_hex(const char *text, uint32_t *out)
{
    size_t length = strlen(text);
    uint32_t value = 0;
    if (length != 3 && length != 6)
        return false;
    for (; *text; text++) {
        int digit = hex_digit(*text);
        if (digit < 0)
            return false;
        value = value << 4 | (uint32_t)digit;
        if (length == 3)
            value = value << 4 | (uint32_t)digit;
    }
    *out = value;
    return true;
}

/* "31, 95, 191)" */
static bool read_rgb(const char *text, uint32_t *out)
{
    uint32_t value = 0;
    for (int i = 0; i < 3; i++) {
        double part;
        text += strspn(text, " ");
        if (!read_number(&text, &part) || part < 0 || part > 255)
            return false;
        value = value << 8 | (uint32_t)part;
    }
    *out = value;
    return strcmp(text, ")") == 0;
}

static bool read_colour(const char *text, uint32_t *out)
{
    if (*text == '#')
        return read_hex(text + 1, out);
    if (text8_starts(text, "rgb("))
        return read_rgb(text + 4, out);
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        if (text8_same_nocase(text, named[i].name)) {
            *out = named[i].value;
            return true;
        }
    }
    return false;
}

static bool read_paint(const char *text, bool *is_painted, uint32_t *colour)
{
    *is_painted = strcmp(text, "none") != 0 && strcmp(text, "transparent") != 0;
    return !*is_painted || read_colour(text, colour);
}

/* --- properties ---------------------------------------------------------------------- */

static bool apply_fill(Style *style, const char *value)
{
    return read_paint(value, &style->is_filled, &style->fill);
}

static bool apply_stroke(Style *style, const char *value)
{
    return read_paint(value, &style->is_stroked, &style->stroke);
}

static bool apply_stroke_width(Style *style, const char *value)
{
    return read_length(value, &style->stroke_width) && style->stroke_width >= 0;
}

static bool apply_miter_limit(Style *style, const char *value)
{
    return read_length(value, &style->miter_limit) && style->miter_limit >= 1;
}

static bool apply_fill_rule(Style *style, const char *value)
{
    style->even_odd = strcmp(value, "evenodd") == 0;
    return style->even_odd || strcmp(value, "nonzero") == 0;
}

static bool read_form(const char *value, const char *const words[3], LineForm *out)
{
    for (int i = 0; i < 3; i++) {
        if (strcmp(value, words[i]) == 0) {
            *out = (LineForm)i;
            return true;
        }
    }
    return false;
}

static bool apply_cap(Style *style, const char *value)
{
    static const char *const words[] = { "butt", "round", "square" };
    return read_form(value, words, &style->cap);
}

static bool apply_join(Style *style, const char *value)
{
    static const char *const words[] = { "miter", "round", "bevel" };
    return read_form(value, words, &style->join);
}

/* 1 or 0: shown or not. What lies between would be see-through. */
static bool read_switch(const char *value, bool *is_shown)
{
    double opacity;
    bool ok = read_number(&value, &opacity);
    if (ok && *value == '%') {
        opacity /= 100;
        value++;
    }
    *is_shown = opacity > 0;
    return ok && !*value && (opacity >= 1 || opacity <= 0);
}

static bool apply_opacity(Style *style, const char *value)
{
    bool is_shown = true, ok = read_switch(value, &is_shown);
    style->is_hidden = style->is_hidden || !is_shown;
    return ok;
}

static bool apply_fill_opacity(Style *style, const char *value)
{
    bool is_shown = true, ok = read_switch(value, &is_shown);
    style->is_filled = style->is_filled && is_shown;
    return ok;
}

static bool apply_stroke_opacity(Style *style, const char *value)
{
    bool is_shown = true, ok = read_switch(value, &is_shown);
    style->is_stroked = style->is_stroked && is_shown;
    return ok;
}

static bool apply_display(Style *style, const char *value)
{
    style->is_hidden = style->is_hidden || strcmp(value, "none") == 0;
    return true;
}

static bool apply_visibility(Style *style, const char *value)
{
    style->is_hidden = style->is_hidden || strcmp(value, "visible") != 0;
    return true;
}

static bool apply_transform(Style *style, const char *value)
{
    Matrix inner;
    if (!read_transform(value, &inner))
        return false;
    style->matrix = matrix_join(&style->matrix, &inner);
    return true;
}

/* What would change the picture in a way that is not drawn here. */
static bool expect_none(Style *style, const char *value)
{
    (void)style;
    return strcmp(value, "none") == 0 || strcmp(value, "normal") == 0;
}

static const struct {
    const char *name;
    bool (*apply)(Style *style, const char *value);
} properties[] = {
    { "fill", apply_fill },
    { "fill-opacity", apply_fill_opacity },
    { "fill-rule", apply_fill_rule },
    { "stroke", apply_stroke },
    { "stroke-opacity", apply_stroke_opacity },
    { "stroke-width", apply_stroke_width },
    { "stroke-linecap", apply_cap },
    { "stroke-linejoin", apply_join },
    { "stroke-miterlimit", apply_miter_limit },
    { "opacity", apply_opacity },
    { "display", apply_display },
    { "visibility", apply_visibility },
    { "transform", apply_transform },
    { "stroke-dasharray", expect_none },
    { "clip-path", expect_none },
    { "mask", expect_none },
    { "filter", expect_none },
    { "mix-blend-mode", expect_none },
    { "marker", expect_none },
    { "marker-start", expect_none },
    { "marker-mid", expect_none },
    { "marker-end", expect_none },
};

StyleAnswer style_apply(Style *style, const char *name, const char *value)
{
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
        if (strcmp(name, properties[i].name) == 0)
            return strcmp(value, "inherit") == 0 || properties[i].apply(style, value)
                       ? STYLE_READ
                       : STYLE_REFUSED;
    return STYLE_FOREIGN;
}
