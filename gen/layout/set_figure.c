/* Figures: a finished drawing with its alt text, and the caption below; and the logo. The
 * numbers behind it are for readers of the page; in print the alt text carries them. */
#include "base/text8.h"
#include "layout/typeset.h"

/* A caption stands beside the figure's element, below the same Div: within it, the alt text
 * would be read in its place. */
Structure *figure_new(Setter *setter, Structure *parent, const char *alt,
                      const char *caption, Structure **out_caption)
{
    Arena *arena = setter->arena;
    if (text8_any(caption))
        parent = structure_new(arena, parent, TAG_DIV);
    Structure *figure = structure_new(arena, parent, TAG_FIGURE);
    figure->alt = alt;
    *out_caption = text8_any(caption) ? structure_new(arena, parent, TAG_CAPTION) : NULL;
    return figure;
}

void set_logo(Setter *setter, Slabs *out, Structure *parent, const Node *node, double width)
{
    static const double PADDING = 8;
    (void)width;
    Picture *picture = node->logo.picture;
    Structure *figure = structure_new(setter->arena, parent, TAG_FIGURE);
    figure->alt = node->logo.alt;
    Slab slab = { .height = picture->height,
                  .after = setter_space(setter, SPACE_GROUP),
                  .keep = KEEP_NEXT };
    Point at = { 0 };
    const uint32_t *colours = theme_pages(setter->document->theme);
    if (colours[COLOUR_PLATE] != colours[COLOUR_GROUND]) {
        Rect plate = { 0, 0, picture->width + 2 * PADDING, picture->height + 2 * PADDING };
        picture_rect(setter->pen, plate, setter_radius(setter, 1), COLOUR_PLATE);
        slab_artifact(setter->slabs, &slab, ARTIFACT_LAYOUT,
                      setter_lift(setter, plate.width, plate.height), (Point){ 0 });
        slab.height = plate.height;
        at = (Point){ PADDING, PADDING };
    }
    slab_piece(setter->slabs, &slab, figure, picture, at);
    setter_push(setter, out, slab);
}

void set_figure(Setter *setter, Slabs *out, Structure *parent, const Node *node,
                double width)
{
    static const Look look = { .style = STYLE_SMALL,
                               .colour = COLOUR_MUTED,
                               .space = SPACE_BLOCK };
    Picture *picture = node->figure.picture;
    Structure *caption;
    Structure *figure =
        figure_new(setter, parent, node->figure.alt, node->figure.caption, &caption);
    Slab slab = { .height = picture->height,
                  .before = setter_space(setter, SPACE_HEADING),
                  .after = setter_space(setter, SPACE_GROUP) };
    slab_piece(setter->slabs, &slab, figure, picture, (Point){ 0 });
    if (caption) {
        slab.keep = KEEP_NEXT;
        slab.after = setter_space(setter, SPACE_HEADING);
    }
    setter_push(setter, out, slab);
    if (caption)
        set_text(setter, out, caption, node->figure.caption, &look, width);
}
