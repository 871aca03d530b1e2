/* Charts in the report: drawn for the width in print, and again for small screens. */
#include "chart/chart.h"
#include "layout/blocks.h"

static Chart (*const drawers[])(const ChartKit *, const Scorecard *, double) = {
    chart_ladder,
    chart_heatmap,
};
/* On a small screen a point becomes about 1.2 px: as narrow as the words allow. */
static const double narrow_widths[] = { 260, 240 };
static const char *const caption_keys[] = { NULL, "heatmap.caption" };

void build_figure(Composer *c, const Block *block, Node *into)
{
    ChartKit kit = { .arena = c->arena,
                     .faces = c->setting->faces,
                     .theme = c->setting->theme,
                     .words = c->words };
    size_t which = block->of[0];
    Chart chart = drawers[which](&kit, c->card, c->width);
    Node *node = node_new(c->arena, into, NODE_FIGURE);
    node->anchor =
        claim_anchor(c, arena_printf(c->arena, "%s-%s", c->anchor, figure_names[which]));
    node->figure.picture = chart.picture;
    node->figure.narrow = drawers[which](&kit, c->card, narrow_widths[which]).picture;
    node->figure.alt = chart.alt;
    node->figure.data = chart.data;
    if (caption_keys[which])
        node->figure.caption = TELL_PLAIN(c, caption_keys[which]);
}
