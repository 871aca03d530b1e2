/* Structure elements; see the header. One dictionary each, written as text when the file
 * is saved: as trees of libharu objects they would cost ten times the memory. */
#include "emit/pdf/tag.h"

/* What an element holds, in order: content, children, annotations. */
typedef enum { KID_CONTENT, KID_ANNOTATION, KID_ELEMENT } KidKind;

typedef struct Kid Kid;
struct Kid {
    Kid *next;
    KidKind kind;
    size_t page;
    int number; /* of the content on its page, or of the object */
};

typedef struct {
    Kid *first, *last;
} Kids;

typedef struct {
    HPDF_Dict dictionary;
    Kids own;              /* content before the first child */
    Kids behind;           /* content of the parent that follows this element */
    Structure *last_child; /* the one with content most recently drawn */
    bool has_page;
    size_t page; /* where its first content stands */
} Element;

typedef struct {
    HPDF_Dict *by_number; /* owners of the page's content */
    size_t n_contents;
} PageTags;

struct Tags {
    Pdf *pdf;
    const Pages *pages;
    HPDF_Page *page_objects;
    PageTags *on_page;
    HPDF_Dict root;
    HPDF_Dict *annotated; /* owners of annotations */
    size_t n_annotated;
};

static Element *element_of(const Structure *structure)
{
    return structure->emitted;
}

/* --- making ------------------------------------------------------------------------ */

static void make_element(Tags *tags, Structure *structure)
{
    Element *element = ARENA_NEW(tags->pdf->arena, Element);
    element->dictionary = pdf_dictionary(tags->pdf);
    structure->emitted = element;
}

static Structure *next_in_tree(Structure *at)
{
    if (at->first)
        return at->first;
    while (at && !at->next)
        at = at->parent;
    return at ? at->next : NULL;
}

Tags *tags_new(Pdf *pdf, const Pages *pages, HPDF_Page *page_objects)
{
    Tags *tags = ARENA_NEW(pdf->arena, Tags);
    *tags = (Tags){ .pdf = pdf,
                    .pages = pages,
                    .page_objects = page_objects,
                    .on_page = ARENA_ARRAY(pdf->arena, PageTags, pages->n_pages),
                    .root = pdf_dictionary(pdf) };
    for (Structure *at = pages->structure; at; at = next_in_tree(at))
        make_element(tags, at);
    return tags;
}

/* --- content ----------------------------------------------------------------------- */

static void add_kid(Tags *tags, Structure *owner, KidKind kind, size_t page, int number)
{
    Element *element = element_of(owner);
    Kids *kids =
        element->last_child ? &element_of(element->last_child)->behind : &element->own;
    Kid *kid = ARENA_NEW(tags->pdf->arena, Kid);
    *kid = (Kid){ .kind = kind, .page = page, .number = number };
    if (kids->last)
        kids->last->next = kid;
    else
        kids->first = kid;
    kids->last = kid;
    if (!element->has_page)
        element->page = page;
    element->has_page = true;
    for (Structure *child = owner; child->parent; child = child->parent)
        element_of(child->parent)->last_child = child;
}

size_t tags_content(Tags *tags, Structure *owner, size_t page)
{
    PageTags *on = &tags->on_page[page];
    size_t number = on->n_contents;
    ARENA_PUSH(tags->pdf->arena, on->by_number, on->n_contents) =
        element_of(owner)->dictionary;
    add_kid(tags, owner, KID_CONTENT, page, (int)number);
    return number;
}

static Structure *link_around(Structure *owner)
{
    while (owner && owner->tag != TAG_LINK)
        owner = owner->parent;
    return owner;
}

static void put_annotation(const Tags *tags, Buffer *out, int object, size_t page)
{
    buffer_format(out, "<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>", object,
                  pdf_id(tags->page_objects[page]));
}

/* A link in the midst of other content, such as an area of a chart. */
static HPDF_Dict add_link(Tags *tags, Structure *owner, int annotation, size_t page)
{
    HPDF_Dict link = pdf_dictionary(tags->pdf);
    Buffer *out = pdf_body(tags->pdf, link);
    buffer_format(out, "/S/Link/P %d 0 R/K[", pdf_id(element_of(owner)->dictionary));
    put_annotation(tags, out, annotation, page);
    buffer_text(out, "]\n");
    add_kid(tags, owner, KID_ELEMENT, page, pdf_id(link));
    return link;
}

int tags_annotation(Tags *tags, Structure *owner, HPDF_Dict annotation, size_t page)
{
    Structure *link = link_around(owner);
    HPDF_Dict element;
    if (link) {
        add_kid(tags, link, KID_ANNOTATION, page, pdf_id(annotation));
        element = element_of(link)->dictionary;
    } else {
        element = add_link(tags, owner, pdf_id(annotation), page);
    }
    ARENA_PUSH(tags->pdf->arena, tags->annotated, tags->n_annotated) = element;
    return (int)(tags->pages->n_pages + tags->n_annotated - 1);
}

const char *tags_name(const Structure *owner)
{
    return tag_names[owner->tag];
}

/* --- writing ----------------------------------------------------------------------- */

static void put_kids(const Tags *tags, Buffer *out, const Element *element,
                     const Kids *kids)
{
    for (const Kid *kid = kids->first; kid; kid = kid->next) {
        switch (kid->kind) {
        case KID_CONTENT:
            if (kid->page == element->page)
                buffer_format(out, "%d ", kid->number);
            else
                buffer_format(out, "<</Type/MCR/Pg %d 0 R/MCID %d>>",
                              pdf_id(tags->page_objects[kid->page]), kid->number);
            break;
        case KID_ANNOTATION: put_annotation(tags, out, kid->number, kid->page); break;
        case KID_ELEMENT: buffer_format(out, "%d 0 R ", kid->number); break;
        }
    }
}

static void put_figure_box(const Tags *tags, Buffer *out, const Structure *figure)
{
    const Rect *box = &figure->box;
    double bottom = tags->pages->height - box->y - box->height;
    buffer_text(out, "/A<</O/Layout/Placement/Block/BBox");
    pdf_put_rect(out, box->x, bottom, box->x + box->width, bottom + box->height);
    buffer_text(out, ">>");
}

static void put_attributes(const Tags *tags, Buffer *out, const Structure *structure)
{
    if (structure->language)
        buffer_format(out, "/Lang(%s)", structure->language);
    /* A link's words are read; what it says besides stands in its annotation. */
    if (structure->alt && structure->tag != TAG_LINK) {
        buffer_text(out, "/Alt");
        pdf_put_text(out, structure->alt);
    }
    if (structure->tag == TAG_FIGURE)
        put_figure_box(tags, out, structure);
    if (structure->tag == TAG_L)
        buffer_format(out, "/A<</O/List/ListNumbering/%s>>",
                      structure->numbered ? "Decimal" : "Disc");
    if (structure->tag == TAG_TH && structure->scope != SCOPE_NONE)
        buffer_format(out, "/A<</O/Table/Scope/%s>>",
                      structure->scope == SCOPE_ROW ? "Row" : "Column");
    if (structure->tag == TAG_TABLE && structure->title) {
        buffer_text(out, "/A<</O/Table/Summary");
        pdf_put_text(out, structure->title);
        buffer_text(out, ">>");
    }
}

static void put_element(const Tags *tags, const Structure *structure)
{
    const Element *element = element_of(structure);
    Buffer *out = pdf_body(tags->pdf, element->dictionary);
    buffer_format(out, "/S/%s/P ", tag_names[structure->tag]);
    pdf_put_reference(out, structure->parent ? element_of(structure->parent)->dictionary
                                             : tags->root);
    if (element->has_page) {
        buffer_text(out, "/Pg ");
        pdf_put_reference(out, tags->page_objects[element->page]);
    }
    put_attributes(tags, out, structure);
    buffer_text(out, "/K[");
    put_kids(tags, out, element, &element->own);
    for (const Structure *child = structure->first; child; child = child->next) {
        pdf_put_reference(out, element_of(child)->dictionary);
        put_kids(tags, out, element, &element_of(child)->behind);
    }
    buffer_text(out, "]\n");
}

/* From a page's content numbers, and from annotations, back to their elements. */
static HPDF_Dict put_parents(const Tags *tags)
{
    HPDF_Dict parents = pdf_dictionary(tags->pdf);
    Buffer *out = pdf_body(tags->pdf, parents);
    buffer_text(out, "/Nums[");
    for (size_t i = 0; i < tags->pages->n_pages; i++) {
        buffer_format(out, "%zu[", i);
        for (size_t k = 0; k < tags->on_page[i].n_contents; k++)
            pdf_put_reference(out, tags->on_page[i].by_number[k]);
        buffer_char(out, ']');
    }
    for (size_t i = 0; i < tags->n_annotated; i++) {
        buffer_format(out, "%zu ", tags->pages->n_pages + i);
        pdf_put_reference(out, tags->annotated[i]);
    }
    buffer_text(out, "]\n");
    return parents;
}

void tags_finish(Tags *tags)
{
    for (Structure *at = tags->pages->structure; at; at = next_in_tree(at))
        put_element(tags, at);
    Buffer *out = pdf_body(tags->pdf, tags->root);
    buffer_text(out, "/Type/StructTreeRoot/K[");
    pdf_put_reference(out, element_of(tags->pages->structure)->dictionary);
    buffer_text(out, "]/ParentTree ");
    pdf_put_reference(out, put_parents(tags));
    buffer_format(out, "/ParentTreeNextKey %zu\n",
                  tags->pages->n_pages + tags->n_annotated);
    HPDF_Dict_Add(tags->pdf->haru->catalog, "StructTreeRoot", tags->root);
}
