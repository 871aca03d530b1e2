/* See the header. */
#include "chart/swatch.h"

const Swatch state_swatches[N_STATES] = {
    [STATE_MET] = { COLOUR_MET, COLOUR_ON_MET, COLOUR_NONE, false, false, false },
    [STATE_PARTIAL] = { COLOUR_PARTIAL, COLOUR_ON_PARTIAL, COLOUR_NONE, false, false,
                        false },
    [STATE_NOT_MET] = { COLOUR_NOT_MET, COLOUR_ON_NOT_MET, COLOUR_NONE, false, false,
                        true },
    [STATE_UNKNOWN] = { COLOUR_UNKNOWN, COLOUR_ON_UNKNOWN, COLOUR_MUTED, true, false,
                        false },
    [STATE_NOT_APPLICABLE] = { COLOUR_GROUND, COLOUR_MUTED, COLOUR_MUTED, false, true,
                               false },
    [STATE_WAIVED] = { COLOUR_CHART_FAINT, COLOUR_INK, COLOUR_CHART, false, false, false },
};

/* A frame stands inside its box, so that neighbours do not share a line. */
void swatch_draw(Picture *picture, Rect box, const Swatch *swatch)
{
    if (swatch->hatched) {
        picture_hatch(picture, box, 1);
        return;
    }
    picture_rect(picture, box, 1, swatch->fill);
    if (swatch->edged)
        picture_rect(picture,
                     (Rect){ box.x, box.y, box.width < 6 ? box.width / 3 : 2, box.height },
                     0, COLOUR_INK);
    if (swatch->frame == COLOUR_NONE || box.width < 2 || box.height < 2)
        return;
    Rect inner = { box.x + 0.4, box.y + 0.4, box.width - 0.8, box.height - 0.8 };
    picture_frame(picture, inner, 1, swatch->frame, 0.8, swatch->dashed);
}

static void draw_key(Picture *picture, Point at, const LegendItem *item)
{
    enum { SIZE = 8 };
    Rect box = { at.x, at.y, SIZE, SIZE };
    if (!item->round) {
        swatch_draw(picture, box, item->swatch);
        return;
    }
    Mark *mark = picture_add(picture, MARK_CIRCLE);
    mark->box = box;
    mark->fill = item->swatch->fill;
    mark->stroke = item->swatch->frame;
    mark->stroke_width = 1;
    mark->dashed = item->swatch->dashed;
}

double legend_draw(const ChartKit *kit, Picture *picture, double y, const LegendItem *items,
                   size_t n, double width)
{
    enum { KEY = 12, GAP = 14 };
    double leading = text_leading(kit->faces, STYLE_LABEL) + 2, x = 0, top = y;
    double cap = text_cap_height(kit->faces, STYLE_LABEL);
    const Label label = { STYLE_LABEL, COLOUR_MUTED, ALIGN_START, 1 };
    for (size_t i = 0; i < n; i++) {
        double taken = KEY + text_width(kit->faces, STYLE_LABEL, items[i].text);
        if (x > 0 && x + taken > width) {
            x = 0;
            y += leading;
        }
        if (picture) {
            draw_key(picture, (Point){ x, y + 1 }, &items[i]);
            label_line(kit, picture, &label, (Point){ x + KEY, y + 5 + cap / 2 },
                       items[i].text, width - x - KEY);
        }
        x += taken + GAP;
    }
    return n ? y + leading - top : 0;
}
