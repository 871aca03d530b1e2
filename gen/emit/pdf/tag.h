/* The structure tree: what each stretch of content is, for readers that do not look
 * (PDF 1.7, section 14.7). Elements are made from Pages.structure before pages are drawn;
 * drawing reports what belongs to whom;
 * tags_finish(), when all other objects are made, hangs the tree into the catalog.
 *
 * Order:  children stand in the order of Pages.structure, and an element's own content
 *         between the children it stood between on the page.                            */
#ifndef RUNG_EMIT_PDF_TAG_H
#define RUNG_EMIT_PDF_TAG_H

#include "emit/pdf/object.h"
#include "pages.h"

typedef struct Tags Tags;

/* `page_objects[i]` is libharu's page i. */
Tags *tags_new(Pdf *pdf, const Pages *pages, HPDF_Page *page_objects);

/* Content of `owner` begins on a page: gives it its number there. */
size_t tags_content(Tags *tags, Structure *owner, size_t page);
const char *tags_name(const Structure *owner); /* "P": what its content is marked with */

/* An annotation on `page` belongs to the link around `owner`, or to a new one inside it.
 * Returns its key, which the annotation states as /StructParent. */
int tags_annotation(Tags *tags, Structure *owner, HPDF_Dict annotation, size_t page);

/* Writes the tree and hangs it into the catalog. */
void tags_finish(Tags *tags);

#endif
