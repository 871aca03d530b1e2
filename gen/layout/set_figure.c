/* Figures: a finished drawing with its alt text, and the caption below; and the logo. The
 * numbers behind it are for readers of the page; in print the alt text carries them. */
#include "layout/typeset.h"

void set_logo(Setter *setter, Slabs *out, Structure *parent, const Node *node, double width)
{
    static const double CLEAR = 20;
    (void)width;
    Picture *picture = node->logo.picture;
    Structure *figure = structure_new(setter->arena, parent, TAG_FIGURE);
    figure->alt = node->logo.alt;
    figure->box = ARENA_NEW(setter->arena, Rect);
    Slab slab = { .height = picture->height, .after = CLEAR, .keep = KEEP_NEXT };
    slab_piece(setter->slabs, &slab, figure, picture, (Point){ 0 });
    setter_push(setter, out, slab);
}

void set_figure(Setter *setter, Slabs *out, Structure *parent, const Node *node,
                double width)
{
    static const Look look = { .style = STYLE_SMALL, .colour = COLOUR_MUTED, .after = 16 };
    Picture *picture = node->figure.picture;
    Structure *figure = structure_new(setter->arena, parent, TAG_FIGURE);
    figure->alt = node->figure.alt;
    figure->box = ARENA_NEW(setter->arena, Rect);
    Slab slab = { .height = picture->height, .before = 12, .after = 20 };
    slab_piece(setter->slabs, &slab, figure, picture, (Point){ 0 });
    bool captioned = node->figure.caption && *node->figure.caption;
    if (captioned) {
        slab.keep = KEEP_NEXT;
        slab.after = 12;
    }
    setter_push(setter, out, slab);
    if (!captioned)
        return;
    Structure *p = structure_new(setter->arena, parent, TAG_P);
    set_text(setter, out, p, node->figure.caption, &look, width);
}
