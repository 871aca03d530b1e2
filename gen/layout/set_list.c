/* Bulleted lists. The bullet is drawn, not written, so that it is no word of the report;
 * it still is the item's label in the structure. */
#include "layout/typeset.h"

static const double INDENT = 12;
static const double BULLET_RADIUS = 1.5;
static const Look item_look = { .style = STYLE_TEXT, .colour = COLOUR_INK, .after = 4 };

static void add_bullet(Setter *setter, Slab *slab, Structure *label)
{
    double baseline = line_baseline(setter, item_look.style);
    double middle = text_cap_height(setter->faces, item_look.style) / 2;
    Point centre = { 2 + BULLET_RADIUS, baseline - middle };
    picture_circle(setter->pen, centre, BULLET_RADIUS, COLOUR_MUTED);
    Slab labelled = *slab;
    labelled.pieces = NULL;
    labelled.n_pieces = 0;
    slab_piece(setter->arena, &labelled, label, setter_lift(setter, INDENT, slab->height),
               (Point){ -INDENT, 0 });
    for (size_t i = 0; i < slab->n_pieces; i++) /* the label is read before the body */
        ARENA_PUSH_FEW(setter->arena, labelled.pieces, labelled.n_pieces) = slab->pieces[i];
    *slab = labelled;
}

static void set_item(Setter *setter, Slabs *out, Structure *list, const Node *node,
                     double width)
{
    if (node->anchor)
        ARENA_PUSH(setter->arena, setter->waiting, setter->n_waiting) =
            (Spot){ .id = node->anchor };
    Structure *item = structure_new(setter->arena, list, TAG_LI);
    Structure *label = structure_new(setter->arena, item, TAG_LBL);
    Structure *body = structure_new(setter->arena, item, TAG_LBODY);
    size_t first = out->n_slabs;
    set_prose(setter, out, body, &node->item.text, &item_look, width - INDENT);
    set_children(setter, out, body, node, width - INDENT);
    slabs_indent(out, first, INDENT);
    if (first < out->n_slabs)
        add_bullet(setter, &out->slabs[first], label);
}

void set_list(Setter *setter, Slabs *out, Structure *parent, const Node *node, double width)
{
    Structure *list = structure_new(setter->arena, parent, TAG_L);
    size_t begin = out->n_slabs;
    for (const Node *item = node->first; item; item = item->next) {
        size_t first = out->n_slabs;
        set_item(setter, out, list, item, width);
        bool after_first = first > begin && first - begin == 1;
        if (first > begin && (after_first || !item->next))
            out->slabs[first - 1].keep = KEEP_WISH; /* no item alone at a page's edge */
    }
    if (out->n_slabs > begin)
        out->slabs[out->n_slabs - 1].after = 12;
}
