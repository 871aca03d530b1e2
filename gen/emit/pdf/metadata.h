/* What the file says of itself: title, subject, dates; that it is PDF/A and PDF/UA-1;
 * which colours its numbers mean. */
#ifndef RUNG_EMIT_PDF_METADATA_H
#define RUNG_EMIT_PDF_METADATA_H

#include "base/bundle.h"
#include "emit/pdf/page.h"

void put_metadata(PdfDocument *document, const Bundle *bundle);

#endif
