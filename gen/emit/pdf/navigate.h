/* Ways into the document: the outline, the numbers of pages, names of places. */
#ifndef RUNG_EMIT_PDF_NAVIGATE_H
#define RUNG_EMIT_PDF_NAVIGATE_H

#include "emit/pdf/page.h"

/* Bookmarks nested by level; only the outermost level is open. */
void put_outline(PdfDocument *document);

/* What viewers call the pages: Page.label. */
void put_page_labels(PdfDocument *document);

/* Every anchor by name, so that report.pdf#IAM-3 opens at its place; and attachments. */
void put_names(PdfDocument *document);

#endif
