/* A report as PDF/UA-1 and PDF/A in one file: placed pages in, bytes out. */
#include <string.h>

#include "emit/emit.h"
#include "emit/pdf/attach.h"
#include "emit/pdf/metadata.h"
#include "emit/pdf/navigate.h"
#include "emit/pdf/page.h"

/* What tells a reader, human or not, that this file is accessible. */
static void put_catalog(PdfDocument *document)
{
    HPDF_Dict catalog = document->pdf.haru->catalog;
    HPDF_MMgr memory = document->pdf.haru->mmgr;
    HPDF_Dict marks = HPDF_Dict_New(memory), view = HPDF_Dict_New(memory);
    HPDF_Dict_AddBoolean(marks, "Marked", HPDF_TRUE);
    HPDF_Dict_Add(catalog, "MarkInfo", marks);
    HPDF_Dict_AddBoolean(view, "DisplayDocTitle", HPDF_TRUE);
    if (document->pages->document->leftward) /* a book's first page is then its last */
        HPDF_Dict_AddName(view, "Direction", "R2L");
    HPDF_Dict_Add(catalog, "ViewerPreferences", view);
    HPDF_Dict_Add(catalog, "Lang",
                  HPDF_String_New(memory, document->pages->document->language, NULL));
}

static Buffer write_document(PdfDocument *document, const Bundle *bundle)
{
    Pdf *pdf = &document->pdf;
    pages_make(document);
    if (pdf_failed(pdf))
        return pdf_save(pdf);
    document->fonts = pdf_fonts_new(pdf, document->faces);
    document->images = pdf_images_new(pdf);
    document->tags = tags_new(pdf, document->pages, document->page_objects);
    pages_draw(document);
    put_catalog(document);
    put_outline(document);
    put_page_labels(document);
    put_attachments(document);
    put_names(document);
    put_metadata(document, bundle);
    tags_finish(document->tags);
    return pdf_save(pdf);
}

Buffer emit_pdf(Arena *arena, const Pages *pages, Faces *faces, const Bundle *bundle,
                const PdfOptions *options, Diag *diag)
{
    size_t before = diag->n_of[DIAG_WORLD];
    PdfDocument document = { .pages = pages,
                             .options = options,
                             .faces = faces,
                             .anchors = pages_map_anchors(arena, pages) };
    Buffer out = buffer_new(arena);
    if (pdf_open(&document.pdf, arena, diag)) {
        document.pdf.classic = options->classic;
        out = write_document(&document, bundle);
    }
    pdf_close(&document.pdf);
    return diag->n_of[DIAG_WORLD] == before ? out : buffer_new(arena);
}
