/* How reports look: the one source for the PDF's type and colours and for the page's CSS.
 * layout/theme.c loads layouts/themes/NAME.json.
 *
 * Units:  points. Colours are 0xRRGGBB.                                                */
#ifndef RUNG_THEME_H
#define RUNG_THEME_H

#include <stdbool.h>
#include <stdint.h>

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

typedef struct Theme {
    const char *name;
    const char *family_text; /* "Lato": a name in fonts/catalogue.json */
    const char *family_code;
    TypeSpec type[N_TEXT_STYLES];
    uint32_t light[N_COLOURS];
    uint32_t dark[N_COLOURS];
} Theme;

#endif
