/* Structure elements; see the header. One dictionary each, of which there are ten to a row
 * of a table: they never become objects of libharu, but are written when the file is saved,
 * straight from the tree of the pages and what drawing has reported. */
#include "emit/pdf/tag.h"

/* What an element holds, in order: content, children, annotations. */
typedef enum { KID_CONTENT, KID_ANNOTATION, KID_ELEMENT } KidKind;

typedef struct {
    KidKind kind;
    uint32_t page;
    uint32_t number; /* of the content on its page, of the object, or of the element */
    uint32_t next;   /* the place of the next of its list; 0: none */
} Kid;

/* A list by the places of its ends among all kids; 0: none. */
typedef struct {
    uint32_t first, last;
} Kids;

/* Of the structure with the same number. There are ten to a row of a table, so they name
 * each other by numbers. */
typedef struct {
    Kids own;            /* content before the first child */
    Kids behind;         /* content of the parent that follows this element */
    uint32_t last_child; /* number of the one with content most recently drawn; 0: none */
    uint32_t page;       /* where its first content stands, counted from 1; 0: none */
} Element;

/* A link in the midst of other content, such as an area of a chart. */
typedef struct {
    size_t parent; /* element */
    int annotation;
    size_t page;
} AddedLink;

typedef struct {
    uint32_t *by_number; /* elements that own the page's content */
    size_t n_contents;
} PageTags;

struct Tags {
    Pdf *pdf;
    const Pages *pages;
    HPDF_Page *page_objects;
    Element *elements; /* pages->n_structures of them, */
    AddedLink *links;  /* then these, as numbers go */
    size_t n_links;
    Kid *kids; /* from 1 on */
    size_t n_kids;
    const Structure **structures; /* by number */
    PageTags *on_page;
    HPDF_Dict root;
    size_t *annotated; /* elements that own annotations */
    size_t n_annotated;
    size_t first_object; /* of element 0 */
};

static Element *element_of(const Tags *tags, const Structure *structure)
{
    return &tags->elements[structure->number];
}

/* --- making ------------------------------------------------------------------------ */

Tags *tags_new(Pdf *pdf, const Pages *pages, HPDF_Page *page_objects)
{
    Tags *tags = ARENA_NEW(pdf->arena, Tags);
    size_t n = pages->n_structures;
    *tags = (Tags){ .pdf = pdf,
                    .pages = pages,
                    .page_objects = page_objects,
                    .elements = ARENA_ARRAY(pdf->arena, Element, n),
                    .structures = ARENA_ARRAY(pdf->arena, const Structure *, n),
                    .on_page = ARENA_ARRAY(pdf->arena, PageTags, pages->n_pages),
                    .root = pdf_dictionary(pdf) };
    for (Structure *at = pages->structure; at; at = structure_next(at))
        tags->structures[at->number] = at;
    ARENA_PUSH(pdf->arena, tags->kids, tags->n_kids) = (Kid){ 0 };
    return tags;
}

/* --- content ----------------------------------------------------------------------- */

static void add_kid(Tags *tags, Structure *owner, KidKind kind, size_t page, size_t number)
{
    Element *element = element_of(tags, owner);
    Kids *kids =
        element->last_child ? &tags->elements[element->last_child].behind : &element->own;
    uint32_t place = (uint32_t)tags->n_kids;
    ARENA_PUSH(tags->pdf->arena, tags->kids, tags->n_kids) =
        (Kid){ .kind = kind, .page = (uint32_t)page, .number = (uint32_t)number };
    if (kids->last)
        tags->kids[kids->last].next = place;
    else
        kids->first = place;
    kids->last = place;
    if (!element->page)
        element->page = (uint32_t)page + 1;
    for (Structure *child = owner; child->parent; child = child->parent)
        element_of(tags, child->parent)->last_child = child->number;
}

size_t tags_content(Tags *tags, Structure *owner, size_t page)
{
    PageTags *on = &tags->on_page[page];
    size_t number = on->n_contents;
    ARENA_PUSH(tags->pdf->arena, on->by_number, on->n_contents) = owner->number;
    add_kid(tags, owner, KID_CONTENT, page, number);
    return number;
}

static Structure *link_around(Structure *owner)
{
    while (owner && owner->tag != TAG_LINK)
        owner = owner->parent;
    return owner;
}

static size_t add_link(Tags *tags, Structure *owner, int annotation, size_t page)
{
    size_t element = tags->pages->n_structures + tags->n_links;
    ARENA_PUSH(tags->pdf->arena, tags->links, tags->n_links) =
        (AddedLink){ .parent = owner->number, .annotation = annotation, .page = page };
    add_kid(tags, owner, KID_ELEMENT, page, element);
    return element;
}

int tags_annotation(Tags *tags, Structure *owner, HPDF_Dict annotation, size_t page)
{
    Structure *link = link_around(owner);
    size_t element;
    if (link) {
        add_kid(tags, link, KID_ANNOTATION, page, (size_t)pdf_id(annotation));
        element = link->number;
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

static void put_element_reference(const Tags *tags, Buffer *out, size_t element)
{
    buffer_int(out, (int64_t)(tags->first_object + element));
    buffer_text(out, " 0 R ");
}

static void put_annotation(const Tags *tags, Buffer *out, int object, size_t page)
{
    buffer_format(out, "<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>", object,
                  pdf_id(tags->page_objects[page]));
}

static void put_number(Buffer *out, uint32_t number)
{
    buffer_int(out, number);
    buffer_char(out, ' ');
}

static void put_kids(const Tags *tags, Buffer *out, const Element *element,
                     const Kids *kids)
{
    for (uint32_t place = kids->first; place; place = tags->kids[place].next) {
        const Kid *kid = &tags->kids[place];
        switch (kid->kind) {
        case KID_CONTENT:
            if (kid->page + 1 == element->page)
                put_number(out, kid->number);
            else
                buffer_format(out, "<</Type/MCR/Pg %d 0 R/MCID %u>>",
                              pdf_id(tags->page_objects[kid->page]), kid->number);
            break;
        case KID_ANNOTATION: put_annotation(tags, out, (int)kid->number, kid->page); break;
        case KID_ELEMENT: put_element_reference(tags, out, kid->number); break;
        }
    }
}

static void put_figure_box(const Tags *tags, Buffer *out, const Structure *figure)
{
    const Rect *box = figure->box;
    double bottom = tags->pages->height - box->y - box->height;
    buffer_text(out, "/A<</O/Layout/Placement/Block/BBox");
    pdf_put_rect(out, box->x, bottom, box->x + box->width, bottom + box->height);
    buffer_text(out, ">>");
}

/* A link's words are read; what it says besides stands in its annotation. */
static void put_alternative(Buffer *out, const Structure *structure)
{
    static const char *const keys[N_TAGS] = { [TAG_FIGURE] = "/Alt",
                                              [TAG_LBL] = "/ActualText",
                                              [TAG_TH] = "/ActualText",
                                              [TAG_TABLE] = "/A<</O/Table/Summary" };
    if (!structure->alt || !keys[structure->tag])
        return;
    buffer_text(out, keys[structure->tag]);
    pdf_put_text(out, structure->alt);
    if (structure->tag == TAG_TABLE)
        buffer_text(out, ">>");
}

static void put_attributes(const Tags *tags, Buffer *out, const Structure *structure)
{
    static const char *const numbering[] = {
        [LABELS_OWN] = "None", [LABELS_DISC] = "Disc", [LABELS_DECIMAL] = "Decimal"
    };
    if (structure->language)
        buffer_format(out, "/Lang(%s)", structure->language);
    if (structure->tag == TAG_SPAN && structure->expansion) {
        buffer_text(out, "/E");
        pdf_put_text(out, structure->expansion);
    }
    put_alternative(out, structure);
    if (structure->tag == TAG_FIGURE)
        put_figure_box(tags, out, structure);
    if (structure->tag == TAG_L)
        buffer_format(out, "/A<</O/List/ListNumbering/%s>>", numbering[structure->labels]);
    if (structure->tag == TAG_TH && structure->scope != SCOPE_NONE)
        buffer_format(out, "/A<</O/Table/Scope/%s>>",
                      structure->scope == SCOPE_ROW ? "Row" : "Column");
}

static void put_structure(const Tags *tags, const Structure *structure, Buffer *out)
{
    const Element *element = element_of(tags, structure);
    buffer_text(out, "/S/");
    buffer_text(out, tag_names[structure->tag]);
    buffer_text(out, "/P ");
    if (structure->parent)
        put_element_reference(tags, out, structure->parent->number);
    else
        pdf_put_reference(out, tags->root);
    if (element->page) {
        buffer_text(out, "/Pg ");
        pdf_put_reference(out, tags->page_objects[element->page - 1]);
    }
    put_attributes(tags, out, structure);
    buffer_text(out, "/K[");
    put_kids(tags, out, element, &element->own);
    for (const Structure *child = structure->first; child; child = child->next) {
        put_element_reference(tags, out, child->number);
        put_kids(tags, out, element, &element_of(tags, child)->behind);
    }
    buffer_char(out, ']');
}

static void put_element(const void *of, size_t number, Buffer *out)
{
    const Tags *tags = of;
    size_t n = tags->pages->n_structures;
    if (number < n) {
        put_structure(tags, tags->structures[number], out);
        return;
    }
    const AddedLink *link = &tags->links[number - n];
    buffer_text(out, "/S/Link/P ");
    put_element_reference(tags, out, link->parent);
    buffer_text(out, "/K[");
    put_annotation(tags, out, link->annotation, link->page);
    buffer_char(out, ']');
}

/* From a page's content numbers, and from annotations, back to their elements. */
static HPDF_Dict put_parents(const Tags *tags, HPDF_Dict parents)
{
    Buffer *out = pdf_body(tags->pdf, parents);
    buffer_text(out, "/Nums[");
    for (size_t i = 0; i < tags->pages->n_pages; i++) {
        buffer_int(out, (int64_t)i);
        buffer_char(out, '[');
        for (size_t k = 0; k < tags->on_page[i].n_contents; k++)
            put_element_reference(tags, out, tags->on_page[i].by_number[k]);
        buffer_char(out, ']');
    }
    for (size_t i = 0; i < tags->n_annotated; i++) {
        buffer_int(out, (int64_t)(tags->pages->n_pages + i));
        buffer_char(out, ' ');
        put_element_reference(tags, out, tags->annotated[i]);
    }
    buffer_text(out, "]\n");
    return parents;
}

void tags_finish(Tags *tags)
{
    HPDF_Dict parents = pdf_dictionary(tags->pdf);
    HPDF_Dict_Add(tags->pdf->haru->catalog, "StructTreeRoot", tags->root);
    tags->first_object = pdf_last_objects(
        tags->pdf, tags->pages->n_structures + tags->n_links, put_element, tags);
    Buffer *out = pdf_body(tags->pdf, tags->root);
    buffer_text(out, "/Type/StructTreeRoot/K[");
    put_element_reference(tags, out, 0);
    buffer_text(out, "]/ParentTree ");
    pdf_put_reference(out, put_parents(tags, parents));
    buffer_format(out, "/ParentTreeNextKey %zu\n",
                  tags->pages->n_pages + tags->n_annotated);
}
