/* The title page, images of the author's, rules and room. A cover fills its page: what it
 * says stands on a third of the height, whom it belongs to above, what it rests on below.
 */
#include "base/text8.h"
#include "layout/typeset.h"

static const double RULE = 0.6;

/* --- the cover ---------------------------------------------------------------------- */

/* A text that is too long for its place ends in an ellipsis; the metadata has it whole. */
static void set_cover_lines(Setter *setter, Slabs *out, Structure *parent, const char *text,
                            const Look *look, double width, int most_lines)
{
    static const double FULL = 0.85; /* of a line, as words break */
    if (!text8_any(text))
        return;
    const char *short_one = text_shorten(setter->faces, setter->arena, look->style, text,
                                         width * FULL * most_lines);
    set_text(setter, out, structure_new(setter->arena, parent, TAG_P), short_one, look,
             width);
}

static Slab set_title(Setter *setter, Structure *parent, const Node *node, double width)
{
    enum { LOW = 400 }; /* points: small paper that lies */
    int fewer = setter->room < LOW;
    static const Look eyebrow = { .style = STYLE_EYEBROW,
                                  .colour = COLOUR_MUTED,
                                  .after = 8 };
    static const Look title = {
        .style = STYLE_TITLE, .colour = COLOUR_INK, .fit = LINES_EVEN, .after = 20
    };
    static const Look verdict = { .style = STYLE_LEAD, .colour = COLOUR_INK };
    Slabs lines = slabs_new(setter->slabs);
    set_cover_lines(setter, &lines, parent, node->cover.eyebrow, &eyebrow, width,
                    2 - fewer);
    set_cover_lines(setter, &lines, parent, node->cover.title, &title, width, 3 - fewer);
    set_cover_lines(setter, &lines, parent, node->cover.verdict, &verdict, width,
                    4 - 2 * fewer);
    return slabs_join(setter->slabs, &lines);
}

static Slab set_lone_text(Setter *setter, Structure *parent, const char *text, double width,
                          int most_lines)
{
    static const Look look = { .style = STYLE_SMALL, .colour = COLOUR_MUTED };
    Slabs lines = slabs_new(setter->slabs);
    set_cover_lines(setter, &lines, parent, text, &look, width, most_lines);
    return slabs_join(setter->slabs, &lines);
}

static Slab set_cover_logo(Setter *setter, Structure *parent, const Node *node)
{
    Slab slab = { 0 };
    if (!node->cover.logo)
        return slab;
    Structure *figure = structure_new(setter->arena, parent, TAG_FIGURE);
    figure->alt = node->cover.logo_alt;
    slab.height = node->cover.logo->height;
    slab_piece(setter->slabs, &slab, figure, node->cover.logo, (Point){ 0 });
    return slab;
}

void set_cover(Setter *setter, Slabs *out, Structure *parent, const Node *node,
               double width)
{
    static const double AT = 0.3, GAP = 16, MEASURE = 0.8, BAR = 3, BAR_WIDTH = 48;
    Arena *arena = setter->arena;
    Structure *div = structure_new(arena, parent, TAG_DIV);
    Slab whose = set_lone_text(setter, div, node->cover.classification, width, 2);
    Slab logo = set_cover_logo(setter, div, node);
    Slab title = set_title(setter, div, node, width * MEASURE);
    Slab scope = set_lone_text(setter, div, node->cover.scope, width * MEASURE, 3);
    Slab cover = { .height = setter->room, .page_break = true };
    double top = whose.height > 0 ? whose.height + GAP : 0;
    double low = setter->room - scope.height;
    double y = low - GAP - title.height - GAP - BAR;
    slab_place(arena, &cover, &whose, (Point){ 0 });
    slab_place(arena, &cover, &logo, (Point){ 0, top });
    top += logo.height > 0 ? logo.height + GAP : 0;
    y = y < setter->room * AT ? y : setter->room * AT;
    y = y > top ? y : top;
    picture_rect(setter->pen, (Rect){ 0, 0, BAR_WIDTH, BAR }, 0, COLOUR_ACCENT);
    slab_artifact(arena, &cover, ARTIFACT_LAYOUT, setter_lift(setter, BAR_WIDTH, BAR),
                  (Point){ 0, y });
    slab_place(arena, &cover, &title, (Point){ 0, y + BAR + GAP });
    y += BAR + GAP + title.height + GAP;
    slab_place(arena, &cover, &scope, (Point){ 0, y > low ? y : low });
    if (y > low) /* on paper too small for it; pagination says so */
        cover.height = y + scope.height;
    setter_push(setter, out, cover);
    setter->break_waiting = true;
}

/* --- images, rules, room ------------------------------------------------------------- */

void set_image(Setter *setter, Slabs *out, Structure *parent, const Node *node,
               double width)
{
    static const Look look = { .style = STYLE_SMALL, .colour = COLOUR_MUTED, .after = 16 };
    Picture *picture = node->image.picture;
    const char *caption = node->image.caption;
    Structure *figure = figure_new(setter, parent, TAG_FIGURE, node->image.alt, caption);
    Slab slab = { .height = picture->height,
                  .before = 12,
                  .after = text8_any(caption) ? 8 : 16,
                  .keep = text8_any(caption) ? KEEP_NEXT : KEEP_NONE };
    slab_piece(setter->slabs, &slab, figure, picture, (Point){ 0 });
    setter_push(setter, out, slab);
    figure_caption(setter, out, figure, caption, &look, width);
}

/* Room is what slabs want between them, so none is left over at the top of a page. */
void set_space(Setter *setter, Slabs *out, Structure *parent, const Node *node,
               double width)
{
    (void)parent;
    double height = node->space.height;
    Slab slab = { .before = height / 2, .after = height / 2, .firm = true };
    if (node->space.ruled) {
        slab.height = RULE;
        picture_rect(setter->pen, (Rect){ 0, 0, width, RULE }, 0, COLOUR_RULE);
        slab_artifact(setter->slabs, &slab, ARTIFACT_LAYOUT,
                      setter_lift(setter, width, RULE), (Point){ 0 });
    }
    setter_push(setter, out, slab);
}
