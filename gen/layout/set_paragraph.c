/* Paragraphs in their tones, and callouts: a remark on its own ground. */
#include "layout/typeset.h"

static const Look tones[] = {
    [TONE_TEXT] = { .style = STYLE_TEXT, .colour = COLOUR_INK, .space = SPACE_PARAGRAPH },
    [TONE_LEAD] = { .style = STYLE_LEAD, .colour = COLOUR_INK, .space = SPACE_BLOCK },
    [TONE_SMALL] = { .style = STYLE_SMALL, .colour = COLOUR_INK, .space = SPACE_PARAGRAPH },
    [TONE_MUTED] = { .style = STYLE_SMALL,
                     .colour = COLOUR_MUTED,
                     .space = SPACE_PARAGRAPH },
};

/* Lines longer than this tire the eye: about 95 characters, in em of the text. */
static const double LONGEST_LINE = 46;

static double measure(const Setter *setter, const Look *look, double width)
{
    double longest = LONGEST_LINE * setter->document->theme->type[look->style].size;
    return width < longest ? width : longest;
}

/* A list, or a line in smaller type that adds to what stands above it. */
static bool introduces(const Node *node)
{
    const Node *next = node->next;
    if (!next || next->kind != NODE_PARAGRAPH)
        return next && next->kind == NODE_LIST;
    return node->paragraph.tone <= TONE_LEAD && next->paragraph.tone > TONE_LEAD;
}

void set_paragraph(Setter *setter, Slabs *out, Structure *parent, const Node *node,
                   double width)
{
    const Look *look = &tones[node->paragraph.tone];
    Structure *p = structure_new(setter->arena, parent, TAG_P);
    set_prose(setter, out, p, &node->paragraph.text, look, measure(setter, look, width));
    if (introduces(node) && out->n_slabs)
        out->slabs[out->n_slabs - 1].keep = KEEP_NEXT;
}

void set_callout(Setter *setter, Slabs *out, Structure *parent, const Node *node,
                 double width)
{
    static const double PADDING = 12, BAR = 3;
    const double around = setter_space(setter, SPACE_HEADING);
    const Look *look = &tones[TONE_TEXT];
    const Prose said = callout_prose(setter->arena, node);
    Structure *p = structure_new(setter->arena, parent, TAG_P);
    Slab text =
        set_prose_whole(setter, p, &said, look, measure(setter, look, width - 2 * PADDING));
    Slab slab = { .height = text.height + 2 * PADDING,
                  .before = around,
                  .after = around,
                  .page_break = text.page_break };
    picture_rect(setter->pen, (Rect){ 0, 0, width, slab.height },
                 setter_radius(setter, 0.8), COLOUR_PANEL);
    if (node->callout.warning)
        picture_rect(setter->pen, (Rect){ 0, 0, BAR, slab.height }, 0, COLOUR_NOT_MET);
    slab_artifact(setter->slabs, &slab, ARTIFACT_LAYOUT,
                  setter_lift(setter, width, slab.height), (Point){ 0 });
    slab_place(setter->slabs, &slab, &text, (Point){ PADDING, PADDING });
    setter_push(setter, out, slab);
}
