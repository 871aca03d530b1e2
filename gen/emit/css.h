/* The page's style: the theme's values as CSS, then layouts/page.css, which uses them.
 *
 * Names:  --NAME for each colour (colour_names) in light and dark; --size-NAME,
 * --weight-NAME and --tracking-NAME for each text style; --space-NAME for each distance; in
 *         pictures .f-NAME fills, .s-NAME strokes, .t-NAME sets type.                   */
#ifndef RUNG_EMIT_CSS_H
#define RUNG_EMIT_CSS_H

#include "base/bundle.h"
#include "theme.h"

/* What stands in the page's one style element; NULL when an error was recorded. The
 * classification (NULL: none) stands on every page that is printed. */
const char *css_page(Arena *arena, const Theme *theme, const char *classification,
                     const Bundle *bundle, Diag *diag);

/* The same with layouts/form.css behind it. */
const char *css_form(Arena *arena, const Theme *theme, const Bundle *bundle, Diag *diag);

/* Which grounds the page has: "light dark", for the browser's own parts of it. */
const char *css_colour_scheme(const Theme *theme);

/* A member of the bundle that stands in an element of its own, which would end at the first
 * "</": refused then, as when it is missing (NULL). */
const char *css_member(Arena *arena, const Bundle *bundle, const char *name, Diag *diag);

#endif
