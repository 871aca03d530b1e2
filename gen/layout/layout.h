/* Layouts: data/ says what a report contains; here it becomes a Document, and the
 * Document becomes Pages.
 *
 *     Layout (layouts/NAME.json) + Scorecard ──compose──→ Document ──typeset──→ Pages */
#ifndef RUNG_LAYOUT_LAYOUT_H
#define RUNG_LAYOUT_LAYOUT_H

#include "base/bundle.h"
#include "document.h"
#include "explanation.h"
#include "pages.h"
#include "text/text.h"
#include "words.h"

typedef struct Layout Layout;

/* By name ("executive": compiled in) or by path (contains '/' or ends in ".json"). NULL
 * when it is bad; every mistake is recorded with its JSON path and the nearest word. */
const Layout *layout_load(Arena *arena, const Bundle *bundle, const char *name_or_path,
                          Diag *diag);
const char *layout_name(const Layout *layout);
bool layout_explains(const Layout *layout);     /* it has a block that takes explanations */
const char *layout_theme(const Layout *layout); /* the theme's name or path */

/* layouts/themes/NAME.json, or a path. */
const Theme *theme_load(Arena *arena, const Bundle *bundle, const char *name_or_path,
                        Diag *diag);

/* What composing needs besides the layout. */
typedef struct {
    const Theme *theme;
    Faces *faces;
    const Words *words;
    const Explanations *explanations; /* NULL: the block "explain" stays empty */
} Setting;

/* Builds the report. NULL only when an error was recorded. */
Document *layout_compose(Arena *arena, const Layout *layout, const Scorecard *card,
                         const Setting *setting, Diag *diag);

/* Sets the document on pages. Takes rows from tables marked `fit` until page.max_pages
 * holds (the Document is changed accordingly, so that HTML shows the same). NULL when it
 * cannot hold; the diagnostic names what cannot shrink. */
const Pages *layout_typeset(Arena *arena, Document *document, Faces *faces, Diag *diag);

#endif
