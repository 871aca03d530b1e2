/* Outline, page labels, named destinations; see the header. */
#include "emit/pdf/navigate.h"

#include <stdlib.h>
#include <string.h>

#include "base/text8.h"

/* --- outline ----------------------------------------------------------------------- */

/* One bookmark as a node of the tree that levels describe. */
typedef struct {
    const Bookmark *bookmark;
    HPDF_Dict dictionary;
    size_t parent, first, last, before, next; /* indices + 1; 0: none */
    size_t n_below;                           /* children, if it were open */
} Entry;

/* Entry 0 is the outline itself, at level 0. */
static void nest(Entry *entries, size_t n)
{
    size_t parent = 0;
    for (size_t i = 1; i <= n; i++) {
        while (parent && entries[parent].bookmark->level >= entries[i].bookmark->level)
            parent = entries[parent].parent;
        Entry *entry = &entries[i], *above = &entries[parent];
        entry->parent = parent;
        entry->before = above->last;
        if (above->last)
            entries[above->last].next = i;
        else
            above->first = i;
        above->last = i;
        above->n_below++;
        parent = i;
    }
}

static void put_key(Buffer *out, const char *key, const Entry *entries, size_t index)
{
    if (!index)
        return;
    buffer_text(out, key);
    pdf_put_reference(out, entries[index].dictionary);
}

static void put_entry(const PdfDocument *document, Buffer *out, const Entry *entries,
                      size_t i)
{
    const Entry *entry = &entries[i];
    buffer_text(out, "/Title");
    pdf_put_text(out, entry->bookmark->title);
    buffer_text(out, "/Parent ");
    pdf_put_reference(out, entries[entry->parent].dictionary);
    put_key(out, "/Prev ", entries, entry->before);
    put_key(out, "/Next ", entries, entry->next);
    const Anchor *anchor = map_get(document->anchors, entry->bookmark->anchor);
    if (anchor) {
        buffer_text(out, "/Dest");
        put_destination(document, out, anchor);
    }
    if (entry->n_below) /* negative: closed */
        buffer_format(out, "/Count -%zu", entry->n_below);
}

void put_outline(PdfDocument *document)
{
    size_t n = document->pages->n_bookmarks;
    Pdf *pdf = &document->pdf;
    if (!n)
        return;
    Entry *entries = ARENA_ARRAY(pdf->arena, Entry, n + 1);
    for (size_t i = 0; i <= n; i++) {
        entries[i].bookmark = i ? &document->pages->bookmarks[i - 1] : NULL;
        entries[i].dictionary = pdf_dictionary(pdf);
    }
    nest(entries, n);
    for (size_t i = 0; i <= n; i++) {
        Buffer *out = pdf_body(pdf, entries[i].dictionary);
        if (i)
            put_entry(document, out, entries, i);
        else
            buffer_format(out, "/Type/Outlines/Count %zu", entries[0].n_below);
        put_key(out, "/First ", entries, entries[i].first);
        put_key(out, "/Last ", entries, entries[i].last);
        buffer_char(out, '\n');
    }
    HPDF_Dict_Add(pdf->haru->catalog, "Outlines", entries[0].dictionary);
    HPDF_SetPageMode(pdf->haru, HPDF_PAGE_MODE_USE_OUTLINE);
}

/* --- page labels ------------------------------------------------------------------- */

void put_page_labels(PdfDocument *document)
{
    const Pages *pages = document->pages;
    HPDF_Dict labels = pdf_dictionary(&document->pdf);
    Buffer *out = pdf_body(&document->pdf, labels);
    buffer_text(out, "/Nums[");
    if (pages->n_front)
        buffer_text(out, "0<</S/r>>");
    if (pages->n_front < pages->n_pages)
        buffer_format(out, "%zu<</S/D>>", pages->n_front);
    buffer_text(out, "]\n");
    HPDF_Dict_Add(document->pdf.haru->catalog, "PageLabels", labels);
}

/* --- names ------------------------------------------------------------------------- */

static int by_id(const void *a, const void *b)
{
    const Anchor *const *x = a, *const *y = b;
    int order = strcmp((*x)->id, (*y)->id);
    return order ? order : (*x < *y ? -1 : *x > *y);
}

void put_names(PdfDocument *document)
{
    const Pages *pages = document->pages;
    Pdf *pdf = &document->pdf;
    if (!pages->n_anchors && !document->files)
        return;
    const Anchor **sorted = ARENA_ARRAY(pdf->arena, const Anchor *, pages->n_anchors);
    for (size_t i = 0; i < pages->n_anchors; i++)
        sorted[i] = &pages->anchors[i];
    if (pages->n_anchors)
        qsort(sorted, pages->n_anchors, sizeof *sorted, by_id);
    HPDF_Dict tree = pdf_dictionary(pdf), names = pdf_dictionary(pdf);
    Buffer *out = pdf_body(pdf, tree);
    buffer_text(out, "/Names[");
    for (size_t i = 0; i < pages->n_anchors; i++) {
        if (i && text8_same(sorted[i - 1]->id, sorted[i]->id))
            continue;
        pdf_put_string(out, sorted[i]->id);
        put_destination(document, out, sorted[i]);
    }
    buffer_text(out, "]\n");
    out = pdf_body(pdf, names);
    buffer_format(out, "/Dests %d 0 R", pdf_id(tree));
    if (document->files)
        buffer_format(out, "/EmbeddedFiles %d 0 R", pdf_id(document->files));
    buffer_char(out, '\n');
    HPDF_Dict_Add(pdf->haru->catalog, "Names", names);
}
