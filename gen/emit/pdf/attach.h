/* Files inside of the PDF, as PDF/A-3 wants them: each with what it is to the report. */
#ifndef RUNG_EMIT_PDF_ATTACH_H
#define RUNG_EMIT_PDF_ATTACH_H

#include "emit/pdf/page.h"

/* Embeds the attachments, hangs them into the catalog as associated files, and leaves their
 * name tree in document->files. */
void put_attachments(PdfDocument *document);

#endif
