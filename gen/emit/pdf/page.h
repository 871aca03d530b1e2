/* Pages: their content, marked with what it is, and the links on them. */
#ifndef RUNG_EMIT_PDF_PAGE_H
#define RUNG_EMIT_PDF_PAGE_H

#include "base/strings.h"
#include "emit/emit.h"
#include "emit/pdf/content.h"
#include "emit/pdf/tag.h"

/* What the parts of one PDF need of each other. */
typedef struct {
    Pdf pdf;
    const Pages *pages;
    const PdfOptions *options;
    Faces *faces;
    HPDF_Page *page_objects;
    PdfFonts *fonts;
    PdfImages *images;
    Tags *tags;
    Map *anchors;    /* id → const Anchor * */
    HPDF_Dict files; /* the name tree of attachments; NULL: none */
} PdfDocument;

/* Makes empty pages, so that whatever leads to a page can name it. */
void pages_make(PdfDocument *document);

/* Draws all pages. */
void pages_draw(PdfDocument *document);

/* "[12 0 R/XYZ null 640 null]": the top of an anchor. */
void put_destination(const PdfDocument *document, Buffer *out, const Anchor *anchor);

#endif
