/* Charts in the report: drawn for the width in print, and again for small screens. */
#include "chart/chart.h"
#include "layout/blocks.h"

/* In the order of figure_names. On a small screen a point becomes about 1.2 px: narrow is
 * as narrow as the words allow. */
static const struct {
    Chart (*draw)(const ChartKit *, const Scorecard *, double width);
    double narrow;
    const char *caption;
    bool speaks; /* that there is nothing to draw is a finding of its own */
} figures[] = {
    { chart_ladder, 260, NULL, false },
    { chart_heatmap, 240, "heatmap.caption", false },
    { chart_radar, 260, "chart_radar.caption", false },
    { chart_ranking, 260, "chart_ranking.caption", false },
    { chart_states, 260, "chart_states.caption", false },
    { chart_coverage, 260, "chart_coverage.caption", false },
    { chart_effort_lift, 260, "chart_effort.caption", false },
    { chart_burn_up, 260, "chart_burn_up.caption", false },
    { chart_gantt, 260, "chart_gantt.caption", false },
    { chart_limits, 260, "chart_limits.caption", true },
    { chart_runtimes, 260, "chart_runtimes.caption", true },
    { chart_waivers, 260, "chart_waivers.caption", false },
    { chart_agreement, 260, "chart_agreement.caption", true },
    { chart_moved, 260, "chart_moved.caption", true },
    { chart_trend, 260, "chart_trend.caption", true },
};

/* With a line or two of caption. What is higher, on small paper, stands as its table. */
static double highest_figure(const Composer *c)
{
    enum { CAPTION = 32 };
    return c->page.height - c->page.top - c->page.bottom - CAPTION;
}

/* A section's first figure shares the page with the heading. */
static double room_for_figure(const Composer *c, const Node *into)
{
    enum { HEADING = 80 }; /* of two lines */
    bool first = into->kind == NODE_SECTION && into->section.title && !into->first;
    return highest_figure(c) - (first ? HEADING : 0);
}

void build_figure(Composer *c, const Block *block, Node *into)
{
    ChartKit kit = { .arena = c->arena,
                     .faces = c->setting->faces,
                     .theme = c->setting->theme,
                     .words = c->words,
                     .room = room_for_figure(c, into) };
    size_t which = block->of[0];
    Chart chart = figures[which].draw(&kit, c->card, c->width);
    if (!chart.picture) {
        if (figures[which].speaks)
            add_paragraph(c, into, TONE_MUTED, chart.alt);
        return;
    }
    if (chart.picture->height > highest_figure(c)) {
        add_paragraph(c, into, TONE_TEXT, chart.alt);
        node_new(c->arena, into, NODE_TABLE)->table = chart.data;
        return;
    }
    Node *node = node_new(c->arena, into, NODE_FIGURE);
    node->anchor =
        claim_anchor(c, arena_printf(c->arena, "%s-%s", c->anchor, figure_names[which]));
    node->figure.picture = chart.picture;
    node->figure.narrow = figures[which].draw(&kit, c->card, figures[which].narrow).picture;
    node->figure.alt = chart.alt;
    node->figure.data = chart.data;
    if (figures[which].caption)
        node->figure.caption = TELL_PLAIN(c, figures[which].caption);
}
