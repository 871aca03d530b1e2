/* How reports look: the one source for the PDF's type and colours, for the page's CSS and
 * for charts. layout/theme.c loads layouts/themes/NAME.json.
 *
 * Units:  points. Colours are 0xRRGGBB.                                                */
#ifndef RUNG_THEME_H
#define RUNG_THEME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

/* Roles, not values: the theme gives each a light and a dark value. */
typedef enum {
    COLOUR_NONE,
    COLOUR_GROUND,
    COLOUR_INK,
    COLOUR_MUTED,
    COLOUR_RULE,
    COLOUR_PANEL, /* the ground of cards and callouts */
    COLOUR_ACCENT,
    COLOUR_ACCENT_SOFT,  /* bars not attained yet */
    COLOUR_ACCENT_FAINT, /* the empty part of a bar */
    COLOUR_ON_ACCENT,
    COLOUR_PLATE, /* below a logo, which is made for a light ground */
    /* Of charts; the accent's unless the theme says otherwise. */
    COLOUR_CHART,
    COLOUR_CHART_SOFT,
    COLOUR_CHART_FAINT,
    COLOUR_ON_CHART,
    COLOUR_GRID, /* axes and frames */
    /* A fill, and the ink that is readable on it. */
    COLOUR_MET,
    COLOUR_ON_MET,
    COLOUR_MOSTLY,
    COLOUR_ON_MOSTLY,
    COLOUR_PARTIAL,
    COLOUR_ON_PARTIAL,
    COLOUR_LITTLE,
    COLOUR_ON_LITTLE,
    COLOUR_NOT_MET,
    COLOUR_ON_NOT_MET,
    COLOUR_UNKNOWN,
    COLOUR_ON_UNKNOWN,
    N_COLOURS,
    COLOUR_OWN = N_COLOURS, /* no role: the mark brings its value */
} Colour;

extern const char *const colour_names[N_COLOURS]; /* "ground", "on-accent"; CSS --names */

typedef enum {
    FACE_REGULAR,
    FACE_SEMIBOLD,
    FACE_BOLD,
    FACE_HEAVY,
    FACE_ITALIC,
    FACE_CODE,
    N_FACES,
} FaceRole;

extern const char *const text_style_names[]; /* by TextStyle: "text", "table-head" */

/* A text style: which face, how large, how far apart the lines. */
typedef enum {
    STYLE_TEXT,
    STYLE_STRONG, /* semibold at text size */
    STYLE_LEAD,   /* the opening paragraph */
    STYLE_TITLE,  /* the verdict */
    STYLE_H1,
    STYLE_H2,
    STYLE_H3,
    STYLE_EYEBROW, /* small capitals-like line above a title */
    STYLE_SMALL,
    STYLE_SMALL_STRONG,
    STYLE_NUMBER, /* the large numbers of tiles */
    STYLE_LABEL,  /* in charts */
    STYLE_LABEL_STRONG,
    STYLE_CODE,  /* ids, pointers */
    STYLE_TABLE, /* table cells: tabular figures */
    STYLE_TABLE_STRONG,
    STYLE_TABLE_HEAD,
    STYLE_EMPHASIS, /* italic at text size */
    N_TEXT_STYLES,
} TextStyle;

typedef struct {
    FaceRole face;
    double size;
    double leading;  /* baseline to baseline */
    double tracking; /* added between letters, in em */
    bool tabular_figures;
} TypeSpec;

extern const char *const space_names[]; /* by Space: "paragraph", "section" */

/* Distances that give a report its air; between two blocks the larger wish holds. */
typedef enum {
    SPACE_NONE,
    SPACE_TIGHT,     /* below what belongs to the next line */
    SPACE_PARAGRAPH, /* below a paragraph */
    SPACE_HEADING,   /* below a heading, around cards */
    SPACE_BLOCK,     /* below a lead, a table, a caption */
    SPACE_GROUP,     /* around figures and tiles */
    SPACE_SUBSECTION,
    SPACE_SECTION,
    N_SPACES,
} Space;

/* Which palette the page shows; print is always light. */
typedef enum { SCREEN_READER, SCREEN_LIGHT, SCREEN_DARK, N_SCREENS } Screen;

/* How the first page begins. */
typedef enum { COVER_PLAIN, COVER_BAND, N_COVERS } Cover;

typedef struct Theme {
    const char *name;
    const char *family_text; /* "Lato": a name in fonts/catalogue.json */
    const char *family_code;
    Origin text_at, code_at;     /* where a theme names them */
    const char *const *web_text; /* what the page takes where the family is missing */
    const char *const *web_code;
    size_t n_web_text, n_web_code;
    TypeSpec type[N_TEXT_STYLES];
    double space[N_SPACES];
    double radius; /* of the corners of cards and callouts */
    uint32_t light[N_COLOURS];
    uint32_t dark[N_COLOURS];
    bool dark_pages; /* PDF pages are dark */
    Screen screen;
    Cover cover;
    /* Texts with names ("{entity}"); NULL: none, or for feet those of the layout. */
    const char *head_start, *head_end;
    const char *foot_start, *foot_end;
    const char *classification; /* "Confidential": on every page */
    const char *logo;           /* a file; NULL: none */
    const char *logo_alt;
} Theme;

/* The colours of PDF pages. */
const uint32_t *theme_pages(const Theme *theme);

#endif
