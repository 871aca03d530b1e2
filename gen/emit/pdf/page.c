/* Drawing pages; see the header. Pieces come in reading order, which is the order of
 * content on the page and of the structure tree alike. */
#include "emit/pdf/page.h"

#include <string.h>

void pages_make(PdfDocument *document)
{
    const Pages *pages = document->pages;
    Pdf *pdf = &document->pdf;
    document->page_objects = ARENA_ARRAY(pdf->arena, HPDF_Page, pages->n_pages);
    for (size_t i = 0; i < pages->n_pages && !pdf_failed(pdf); i++) {
        HPDF_Page page = document->page_objects[i] = HPDF_AddPage(pdf->haru);
        HPDF_Page_SetWidth(page, (HPDF_REAL)pages->width);
        HPDF_Page_SetHeight(page, (HPDF_REAL)pages->height);
        HPDF_Dict_AddName(page, "Tabs", "S");
        HPDF_Dict_AddNumber(page, "StructParents", (HPDF_INT32)i);
    }
}

void put_destination(const PdfDocument *document, Buffer *out, const Anchor *anchor)
{
    buffer_char(out, '[');
    pdf_put_reference(out, document->page_objects[anchor->page]);
    buffer_text(out, "/XYZ null ");
    buffer_number(out, document->pages->height - anchor->y);
    buffer_text(out, " null]");
}

/* --- links ------------------------------------------------------------------------- */

/* Returns false when the target is an anchor that does not exist. */
static bool put_target(const PdfDocument *document, Buffer *out, const char *target)
{
    if (*target != '#') {
        buffer_text(out, "/A<</S/URI/URI");
        pdf_put_string(out, target);
        buffer_text(out, ">>");
        return true;
    }
    const Anchor *anchor = map_get(document->anchors, target + 1);
    if (!anchor)
        return false;
    buffer_text(out, "/Dest");
    put_destination(document, out, anchor);
    return true;
}

/* What a reader that does not look is told of the link. */
static const char *link_words(const Structure *owner, const char *target)
{
    for (; owner; owner = owner->parent)
        if (owner->tag == TAG_LINK && owner->alt)
            return owner->alt;
    return target;
}

static void add_link(PdfDocument *document, const Piece *piece, const Mark *mark,
                     size_t page, HPDF_Array *annotations)
{
    enum { PRINTED = 4 };
    Pdf *pdf = &document->pdf;
    Buffer target = buffer_new(pdf->arena);
    if (!piece->owner || !put_target(document, &target, mark->target))
        return;
    HPDF_Dict annotation = pdf_dictionary(pdf);
    int key = tags_annotation(document->tags, piece->owner, annotation, page);
    Buffer *out = pdf_body(pdf, annotation);
    double x = piece->at.x + mark->box.x;
    double y = document->pages->height - piece->at.y - mark->box.y;
    buffer_text(out, "/Type/Annot/Subtype/Link/Rect");
    pdf_put_rect(out, x, y - mark->box.height, x + mark->box.width, y);
    buffer_format(out, "/Border[0 0 0]/F %d/StructParent %d/P ", PRINTED, key);
    pdf_put_reference(out, document->page_objects[page]);
    buffer_text(out, "/Contents");
    pdf_put_text(out, link_words(piece->owner, mark->target));
    buffer_bytes(out, target.data, target.length);
    buffer_char(out, '\n');
    if (!*annotations) {
        *annotations = HPDF_Array_New(pdf->haru->mmgr);
        HPDF_Dict_Add(document->page_objects[page], "Annots", *annotations);
    }
    HPDF_Array_Add(*annotations, annotation);
}

static void add_links(PdfDocument *document, const Piece *piece, size_t page,
                      HPDF_Array *annotations)
{
    for (size_t i = 0; i < piece->picture->n_marks; i++)
        if (piece->picture->marks[i].kind == MARK_LINK)
            add_link(document, piece, &piece->picture->marks[i], page, annotations);
}

/* --- pieces ------------------------------------------------------------------------ */

static bool draws_nothing(const Piece *piece)
{
    for (size_t i = 0; i < piece->picture->n_marks; i++)
        if (piece->picture->marks[i].kind != MARK_LINK)
            return false;
    return true;
}

/* The lines of one paragraph are one stretch of content. */
static bool goes_on(const Piece *before, const Piece *piece)
{
    return before && before->owner == piece->owner && before->artifact == piece->artifact;
}

/* Whose content it is, for numbering it. */
typedef struct {
    Tags *tags;
    Structure *owner;
    size_t page;
} Owned;

static size_t next_sequence(void *of)
{
    const Owned *owned = of;
    return tags_content(owned->tags, owned->owner, owned->page);
}

static void begin_piece(Content *content, const Piece *piece, Owned *owned)
{
    if (!piece->owner) {
        content_begin_artifact(content, piece->artifact);
        return;
    }
    owned->owner = piece->owner;
    content_begin(content, &(Sequences){ tags_name(piece->owner), next_sequence, owned });
}

static void draw_page(PdfDocument *document, Content *content, size_t number)
{
    const Page *page = &document->pages->pages[number];
    HPDF_Array annotations = NULL;
    content_restart(content);
    const Piece *open = NULL;
    Owned owned = { .tags = document->tags, .page = number };
    for (size_t i = 0; i < page->n_pieces; i++) {
        const Piece *piece = &page->pieces[i];
        if (!draws_nothing(piece)) {
            if (!goes_on(open, piece)) {
                if (open)
                    content_end(content);
                begin_piece(content, piece, &owned);
            }
            bool labels = piece->owner &&
                          (piece->owner->tag == TAG_FIGURE || piece->picture->n_columns);
            content_draw(content, piece->picture, piece->at, labels);
            open = piece;
        }
        add_links(document, piece, number, &annotations);
    }
    if (open)
        content_end(content);
    pdf_page_content(&document->pdf, document->page_objects[number], &content->out);
}

/* All pages share one dictionary of fonts and images. */
static void share_resources(PdfDocument *document)
{
    Pdf *pdf = &document->pdf;
    Buffer fonts = pdf_fonts_finish(document->fonts);
    HPDF_Dict resources = pdf_dictionary(pdf);
    Buffer *out = pdf_body(pdf, resources);
    buffer_format(out, "/Font<<%s>>", fonts.data);
    pdf_put_images(document->images, out);
    buffer_char(out, '\n');
    for (size_t i = 0; i < document->pages->n_pages; i++)
        HPDF_Dict_Add(document->page_objects[i], "Resources", resources);
}

void pages_draw(PdfDocument *document)
{
    Content content = content_new(document->pdf.arena, document->fonts, document->images,
                                  document->faces, document->pages);
    for (size_t i = 0; i < document->pages->n_pages; i++)
        draw_page(document, &content, i);
    share_resources(document);
}
