/* Layouts: data/ says what a report contains; here it becomes a Document, and the
 * Document becomes Pages.
 *
 *     Layout (layouts/NAME.json) + Scorecard ──compose──→ Document ──typeset──→ Pages */
#ifndef RUNG_LAYOUT_LAYOUT_H
#define RUNG_LAYOUT_LAYOUT_H

#include "base/bundle.h"
#include "document.h"
#include "explanation.h"
#include "image.h"
#include "pages.h"
#include "text/text.h"
#include "words.h"

typedef struct Layout Layout;

/* By name ("executive": compiled in) or by path (contains '/' or ends in ".json"). NULL
 * when it is bad; every mistake is recorded with its JSON path and the nearest word. */
const Layout *layout_load(Arena *arena, const Bundle *bundle, const char *name_or_path,
                          Diag *diag);
/* The names that layout_load() knows, in byte order. */
const char **layout_names(Arena *arena, const Bundle *bundle, size_t *n, Diag *diag);

const char *layout_comment(const Layout *layout); /* its "$comment"; "" */
const char *layout_name(const Layout *layout);
bool layout_explains(const Layout *layout);     /* it has a block that takes explanations */
bool layout_takes_stage(const Layout *layout);  /* a section is about Setting.stage */
const char *layout_theme(const Layout *layout); /* the theme's name or path */
const char *layout_image(const Layout *layout, size_t i); /* paths; NULL behind the last */

/* layouts/themes/NAME.json, or a path. NULL when it is bad, or when a pair of colours that
 * meet is too hard to tell apart and the theme does not allow that. */
const Theme *theme_load(Arena *arena, const Bundle *bundle, const char *name_or_path,
                        Diag *diag);
/* The same with what is accented derived from one colour, "#RRGGBB"; NULL: as it is. */
const Theme *theme_load_branded(Arena *arena, const Bundle *bundle,
                                const char *name_or_path, const char *brand, Diag *diag);
/* The names that theme_load() knows, in byte order. */
const char **theme_names(Arena *arena, const Bundle *bundle, size_t *n, Diag *diag);

/* "Letter", "A4,landscape": sets the size in points. False, and an error of usage, for
 * anything else. */
bool layout_page_size(Arena *arena, const char *text, double *width, double *height,
                      Diag *diag);

/* What composing needs besides the layout. */
typedef struct {
    const Theme *theme;
    Faces *faces;
    const Words *words;
    const Explanations *explanations; /* NULL: the block "explain" stays empty */
    const Image *logo;                /* before everything else; NULL: none */
    const char *logo_alt; /* NULL: the organisation's or the entity's name says it */
    const Image *(*read_image)(Arena *, const char *path, Diag *); /* of image/ */
    double page_width, page_height; /* instead of the layout's; 0: as the layout says */
    int stage; /* that a report on one stage is about; 0: the next one */
} Setting;

/* Builds the report. NULL only when an error was recorded. */
Document *layout_compose(Arena *arena, const Layout *layout, const Scorecard *card,
                         const Setting *setting, Diag *diag);

/* Sets the document on pages. Takes rows from tables marked `fit` until page.max_pages
 * holds (the Document is changed accordingly, so that HTML shows the same). NULL when it
 * cannot hold; the diagnostic names what cannot shrink. */
const Pages *layout_typeset(Arena *arena, Document *document, Faces *faces, Diag *diag);

#endif
