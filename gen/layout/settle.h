/* Links inside a report: those that lead to nothing that stands in it become plain text.
 * Asked for when the Document is composed, and again when a part of it was left out.     */
#ifndef RUNG_LAYOUT_SETTLE_H
#define RUNG_LAYOUT_SETTLE_H

#include "document.h"

void settle_links(Document *document);

#endif
