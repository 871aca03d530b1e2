/* Page limits: makes the report fit page.max_pages by taking rows from tables that offer
 * them, the last table first, as few rows as needed and never the last row.            */
#ifndef RUNG_LAYOUT_FIT_H
#define RUNG_LAYOUT_FIT_H

#include "document.h"
#include "text/text.h"

/* Shortens tables of `document` where needed, with notes that say so. Returns false when
 * the limit cannot hold; the diagnostic names what cannot shrink. */
bool fit_pages(Arena *arena, Document *document, Faces *faces, Diag *diag);

#endif
