/* From Document to Pages: every node is set into slabs, the slabs are placed on pages.
 * When the report has a page limit, fit.c first takes rows from tables that offer them. */
#include <assert.h>
#include <string.h>

#include "layout/fit.h"
#include "layout/layout.h"
#include "layout/typeset.h"

Setter setter_new(Arena *arena, const Document *document, Faces *faces)
{
    const PageSpec *page = &document->page;
    return (Setter){
        .arena = arena,
        .faces = faces,
        .document = document,
        .room = page->height - page->top - page->bottom,
        .first_heading = first_heading(document),
        .lines = slabs_new(arena_new()),
        .passing = arena_new(),
        .pen = picture_new(arena, 0, 0),
        .voice = voice_new(arena, document->language, document->words),
    };
}

void setter_free(Setter *setter)
{
    arena_free(setter->lines.arena);
    arena_free(setter->passing);
}

Picture *setter_lift(Setter *setter, double width, double height)
{
    Picture *pen = setter->pen;
    Picture *picture = picture_new(setter->arena, width, height);
    picture->n_marks = pen->n_marks;
    picture->marks = ARENA_ARRAY(setter->arena, Mark, pen->n_marks);
    if (pen->n_marks)
        memcpy(picture->marks, pen->marks, pen->n_marks * sizeof *pen->marks);
    pen->n_marks = 0;
    return picture;
}

Slab *setter_push(Setter *setter, Slabs *out, Slab slab)
{
    for (size_t i = 0; i < setter->n_waiting; i++)
        ARENA_PUSH_FEW(setter->arena, slab.spots, slab.n_spots) = setter->waiting[i];
    setter->n_waiting = 0;
    slab.page_break = slab.page_break || setter->break_waiting;
    setter->break_waiting = false;
    ARENA_PUSH(out->arena, out->slabs, out->n_slabs) = slab;
    return &out->slabs[out->n_slabs - 1];
}

typedef void SetNode(Setter *, Slabs *, Structure *, const Node *, double width);

static void set_item_alone(Setter *setter, Slabs *out, Structure *parent, const Node *node,
                           double width)
{
    static const Look look = { .style = STYLE_TEXT, .colour = COLOUR_INK, .after = 8 };
    Structure *p = structure_new(setter->arena, parent, TAG_P);
    set_prose(setter, out, p, &node->item.text, &look, width);
    set_children(setter, out, parent, node, width);
}

static SetNode *const node_setters[] = {
    [NODE_SECTION] = set_section,     [NODE_VERDICT] = set_verdict,
    [NODE_PARAGRAPH] = set_paragraph, [NODE_LIST] = set_list,
    [NODE_ITEM] = set_item_alone,     [NODE_TABLE] = set_table,
    [NODE_FIGURE] = set_figure,       [NODE_TILES] = set_tiles,
    [NODE_CARDS] = set_cards,         [NODE_ENTRY] = set_entry,
    [NODE_GRID] = set_grid,           [NODE_CONTENTS] = set_contents,
    [NODE_CALLOUT] = set_callout,     [NODE_LOGO] = set_logo,
};

void set_node(Setter *setter, Slabs *out, Structure *parent, const Node *node, double width)
{
    if (node->anchor)
        ARENA_PUSH(setter->arena, setter->waiting, setter->n_waiting) =
            (Spot){ .id = node->anchor };
    setter->break_waiting = setter->break_waiting || node->page_break;
    node_setters[node->kind](setter, out, parent, node, width);
}

void set_children(Setter *setter, Slabs *out, Structure *parent, const Node *node,
                  double width)
{
    for (const Node *child = node->first; child; child = child->next)
        set_node(setter, out, parent, child, width);
}

/* Anchors of nodes that set nothing at the very end still lead to the end. */
static void moor_the_rest(Setter *setter, Slabs *slabs)
{
    if (!setter->n_waiting || !slabs->n_slabs)
        return;
    Slab *last = &slabs->slabs[slabs->n_slabs - 1];
    for (size_t i = 0; i < setter->n_waiting; i++)
        ARENA_PUSH_FEW(setter->arena, last->spots, last->n_spots) = setter->waiting[i];
    setter->n_waiting = 0;
}

Slabs typeset_set(Setter *setter, Structure *structure)
{
    const PageSpec *page = &setter->document->page;
    Slabs slabs = slabs_new(setter->arena);
    set_children(setter, &slabs, structure, setter->document->root,
                 page->width - page->left - page->right);
    moor_the_rest(setter, &slabs);
    return slabs;
}

const Pages *layout_typeset(Arena *arena, Document *document, Faces *faces, Diag *diag)
{
    assert(document->page.width > 0 && document->page.height > 0);
    if (document->page.max_pages > 0 && !fit_pages(arena, document, faces, diag))
        return NULL;
    Setter setter = setter_new(arena, document, faces);
    Structure *structure = structure_new(arena, NULL, TAG_DOCUMENT);
    Slabs slabs = typeset_set(&setter, structure);
    const Pages *pages = typeset_place(&setter, &slabs, structure, diag);
    setter_free(&setter);
    return pages;
}
