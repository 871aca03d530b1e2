/* Lists. A bullet is drawn, not written, so that it is no word of the report; it still is
 * the item's label in the structure, and says there that it is a bullet. */
#include "layout/typeset.h"

static const double INDENT = 12, NUMBER_INDENT = 18;
static const double BULLET_RADIUS = 1.5;
static const Look item_look = { .style = STYLE_TEXT,
                                .colour = COLOUR_INK,
                                .space = SPACE_TIGHT };

/* The label is read before the body. */
static void put_before(Setter *setter, Slab *slab, Slab labelled)
{
    for (size_t i = 0; i < slab->n_pieces; i++)
        ARENA_PUSH_FEW(setter->slabs, labelled.pieces, labelled.n_pieces) = slab->pieces[i];
    *slab = labelled;
}

static Slab without_pieces(const Slab *slab)
{
    Slab bare = *slab;
    bare.pieces = NULL;
    bare.n_pieces = 0;
    return bare;
}

static void add_number(Setter *setter, Slab *slab, Structure *label, size_t n)
{
    Prose number = prose_of(setter->arena, arena_printf(setter->arena, "%zu.", n));
    Slab text = set_prose_whole(setter, label, &number, &item_look, NUMBER_INDENT);
    Slab labelled = without_pieces(slab);
    slab_place(setter->slabs, &labelled, &text, (Point){ -NUMBER_INDENT, 0 });
    put_before(setter, slab, labelled);
}

static void add_bullet(Setter *setter, Slab *slab, Structure *label)
{
    double baseline = line_baseline(setter, item_look.style);
    double middle = text_cap_height(setter->faces, item_look.style) / 2;
    Point centre = { 2 + BULLET_RADIUS, baseline - middle };
    picture_circle(setter->pen, centre, BULLET_RADIUS, COLOUR_MUTED);
    Slab labelled = without_pieces(slab);
    label->alt = "\xE2\x80\xA2";
    slab_piece(setter->slabs, &labelled, label, setter_lift(setter, INDENT, slab->height),
               (Point){ -INDENT, 0 });
    put_before(setter, slab, labelled);
}

/* `n` is its number, 0 in a bulleted list. */
static void set_item(Setter *setter, Slabs *out, Structure *list, const Node *node,
                     size_t n, double width)
{
    double indent = n ? NUMBER_INDENT : INDENT;
    if (node->anchor)
        ARENA_PUSH(setter->arena, setter->waiting, setter->n_waiting) =
            (Spot){ .id = node->anchor };
    Structure *item = structure_new(setter->arena, list, TAG_LI);
    Structure *label = structure_new(setter->arena, item, TAG_LBL);
    Structure *body = structure_new(setter->arena, item, TAG_LBODY);
    size_t first = out->n_slabs;
    set_prose(setter, out, body, &node->item.text, &item_look, width - indent);
    set_children(setter, out, body, node, width - indent);
    slabs_indent(out, first, indent);
    if (first < out->n_slabs && n)
        add_number(setter, &out->slabs[first], label, n);
    else if (first < out->n_slabs)
        add_bullet(setter, &out->slabs[first], label);
}

void set_list(Setter *setter, Slabs *out, Structure *parent, const Node *node, double width)
{
    Structure *list = structure_new(setter->arena, parent, TAG_L);
    size_t begin = out->n_slabs, n = 0;
    list->labels = node->list.numbered ? LABELS_DECIMAL : LABELS_DISC;
    for (const Node *item = node->first; item; item = item->next) {
        size_t first = out->n_slabs;
        set_item(setter, out, list, item, node->list.numbered ? ++n : 0, width);
        bool after_first = first > begin && first - begin == 1;
        if (first > begin && (after_first || !item->next))
            out->slabs[first - 1].keep = KEEP_WISH; /* no item alone at a page's edge */
    }
    if (out->n_slabs > begin)
        out->slabs[out->n_slabs - 1].after = setter_space(setter, SPACE_HEADING);
}
