/* Page limits: makes the report fit page.max_pages. First tables that offer it give up
 * rows, the last table first, as few rows as needed and never the last row. If that is not
 * enough, titles of sections that are longer than anybody reads end in an ellipsis
 * (bookmarks have them whole), and parts that offer it go, the last one first; a sentence
 * at the end says where, and what there is room for comes back. Only when nothing else is
 * left is the verdict's title cut; the metadata has it whole. */
#ifndef RUNG_LAYOUT_FIT_H
#define RUNG_LAYOUT_FIT_H

#include "document.h"
#include "text/text.h"

/* Returns false when the limit cannot hold; the diagnostic names what cannot shrink. */
bool fit_pages(Arena *arena, Document *document, Faces *faces, Diag *diag);

#endif
