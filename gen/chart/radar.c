/* Radar: a spoke for each capability, as far as what the stages up to the next one ask of
 * it is in place; the next stage's threshold as a ring. With fewer than three spokes there
 * is no shape, and with many none that can be read: the ranking stands in. */
#include <math.h>

#include "changes.h"
#include "chart/swatch.h"

enum { FEWEST = 3, MOST = 16 };

static const double pi = 3.14159265358979323846;

typedef struct {
    const ChartKit *kit;
    const Scorecard *card;
    Picture *picture;
    const Capability **spokes;
    size_t n;
    Point centre;
    double radius;
} Radar;

static const Capability **collect(const ChartKit *kit, const Scorecard *card, size_t *n)
{
    const Capability **spokes =
        ARENA_ARRAY(kit->arena, const Capability *, card->model->n_capabilities + 1);
    *n = 0;
    for (size_t i = 0; i < card->model->n_capabilities; i++)
        if (scorecard_share(card, i, card->next_stage)->weight > 0)
            spokes[(*n)++] = &card->model->capabilities[i];
    return spokes;
}

/* The first spoke points up, the others follow clockwise. */
static Point at(const Radar *radar, size_t i, double share)
{
    double angle = 2 * pi * (double)i / (double)radar->n - pi / 2;
    return (Point){ radar->centre.x + cos(angle) * radar->radius * share,
                    radar->centre.y + sin(angle) * radar->radius * share };
}

static const Share *share_of(const Radar *radar, size_t i)
{
    return scorecard_share(radar->card, radar->spokes[i]->index, radar->card->next_stage);
}

/* --- before ------------------------------------------------------------------------------
 */

/* Practices that moved change their capability's share by their weight; -1 where then and
 * now cannot be held against each other. */
static int low_then(const Radar *radar, size_t i)
{
    const Changes *changes = radar->card->changes;
    const Share *now = share_of(radar, i);
    int64_t moved = 0;
    for (size_t k = 0; k < changes->n_practices; k++) {
        const PracticeChange *change = &changes->practices[k];
        bool counts = change->practice->capability == radar->spokes[i] &&
                      change->practice->stage <= radar->card->next_stage;
        if (!counts || change->now == STATE_NOT_APPLICABLE)
            continue;
        if (change->g_then < 0 || change->then == STATE_NOT_APPLICABLE)
            return -1;
        moved += (int64_t)change->practice->weight * (change->g_now - change->g_then);
    }
    int64_t then = now->low - moved / now->weight;
    return then < 0 ? 0 : then > FULL_BP ? FULL_BP : (int)then;
}

static bool has_before(const Radar *radar)
{
    const Changes *changes = radar->card->changes;
    if (!changes || changes->headline_only || changes->ruler != RULER_SAME)
        return false;
    for (size_t i = 0; i < radar->n; i++)
        if (low_then(radar, i) < 0)
            return false;
    return true;
}

static void draw_before(const Radar *radar)
{
    Point *points = ARENA_ARRAY(radar->kit->arena, Point, radar->n + 1);
    for (size_t i = 0; i <= radar->n; i++)
        points[i] =
            at(radar, i % radar->n, (double)low_then(radar, i % radar->n) / FULL_BP);
    picture_path(radar->picture, points, radar->n + 1, COLOUR_MUTED, 1.2);
    for (size_t i = 0; i < radar->n; i++) {
        picture_circle(radar->picture, points[i], 2.4, COLOUR_GROUND);
        Mark *mark = &radar->picture->marks[radar->picture->n_marks - 1];
        mark->stroke = COLOUR_MUTED;
        mark->stroke_width = 1;
    }
}

/* --- drawing ----------------------------------------------------------------------------
 */

/* A ring of straight lines through the spokes: what stands on it is equal. */
static void draw_ring(const Radar *radar, double share, Colour colour, double width,
                      bool dashed)
{
    Point *points = ARENA_ARRAY(radar->kit->arena, Point, radar->n + 1);
    for (size_t i = 0; i <= radar->n; i++)
        points[i] = at(radar, i % radar->n, share);
    picture_path(radar->picture, points, radar->n + 1, colour, width);
    radar->picture->marks[radar->picture->n_marks - 1].dashed = dashed;
}

static Point *outline(const Radar *radar, bool high)
{
    Point *points = ARENA_ARRAY(radar->kit->arena, Point, radar->n + 1);
    for (size_t i = 0; i <= radar->n; i++) {
        const Share *share = share_of(radar, i % radar->n);
        points[i] =
            at(radar, i % radar->n, (double)(high ? share->high : share->low) / FULL_BP);
    }
    return points;
}

static void draw_shapes(const Radar *radar)
{
    int target = radar->card->model->parameters.stage_threshold_bp[radar->card->next_stage];
    const Point *low = outline(radar, false), *high = outline(radar, true);
    picture_shape(radar->picture, low, radar->n, COLOUR_CHART_SOFT);
    for (int quarter = 1; quarter <= 4; quarter++)
        draw_ring(radar, quarter / 4.0, COLOUR_GRID, 0.6, false);
    for (size_t i = 0; i < radar->n; i++)
        picture_line(radar->picture, radar->centre, at(radar, i, 1), COLOUR_GRID, 0.6);
    picture_path(radar->picture, high, radar->n + 1, COLOUR_MUTED, 0.9);
    radar->picture->marks[radar->picture->n_marks - 1].dashed = true;
    if (has_before(radar))
        draw_before(radar);
    picture_path(radar->picture, low, radar->n + 1, COLOUR_CHART, 1.8);
    for (size_t i = 0; i < radar->n; i++)
        if (share_of(radar, i)->low > 0 || share_of(radar, i)->high < FULL_BP)
            picture_circle(radar->picture, low[i], 2.6, COLOUR_CHART);
    draw_ring(radar, (double)target / FULL_BP, COLOUR_INK, 1.1, false);
}

static const char *value_text(const Radar *radar, size_t i)
{
    const Share *share = share_of(radar, i);
    if (share->low == share->high)
        return CHART_TELL(radar->kit, "number.percent", { "x", .number = share->low });
    if (share->low == 0 && share->high == FULL_BP)
        return CHART_TELL_PLAIN(radar->kit, "heatmap.unknown");
    return CHART_TELL(radar->kit, "heatmap.range", { "low", .number = share->low / 100 },
                      { "high", .number = share->high });
}

/* The name and share of a spoke, outside its end: beside it, and as far below or above as
 * the spoke points down or up. */
static void draw_name(const Radar *radar, size_t i)
{
    enum { GAP = 7 };
    const ChartKit *kit = radar->kit;
    double angle = 2 * pi * (double)i / (double)radar->n - pi / 2;
    double side = cos(angle), down = sin(angle);
    Point end = at(radar, i, 1);
    Label name = { STYLE_LABEL, COLOUR_INK, ALIGN_MIDDLE, 1 };
    double x = end.x + side * GAP, room = radar->radius;
    if (side > 0.2 || side < -0.2) {
        name.align = side > 0 ? ALIGN_START : ALIGN_END;
        name.max_lines = 2;
        room = side > 0 ? radar->picture->width - x : x;
    }
    const char *text =
        chart_capability_name(kit, radar->spokes[i], radar->picture->width < 400);
    double leading = text_leading(kit->faces, STYLE_LABEL);
    double height = label_height(kit, &name, text, room) + leading;
    double y = end.y + down * GAP - height / 2 * (1 - down);
    y += label_draw(kit, radar->picture, &name, (Point){ x, y }, text, room);
    Label value = { STYLE_LABEL, COLOUR_MUTED, name.align, 1 };
    label_draw(kit, radar->picture, &value, (Point){ x, y }, value_text(radar, i), room);
}

static const Swatch in_place = {
    COLOUR_CHART_SOFT, COLOUR_INK, COLOUR_CHART, false, false, false
};
static const Swatch possible = {
    COLOUR_GROUND, COLOUR_INK, COLOUR_MUTED, false, true, false
};
static const Swatch before = {
    COLOUR_GROUND, COLOUR_INK, COLOUR_MUTED, false, false, false
};
static const Swatch threshold = {
    COLOUR_GROUND, COLOUR_INK, COLOUR_INK, false, false, false
};

static Picture *draw(const ChartKit *kit, const Scorecard *card, const Capability **spokes,
                     size_t n, double width)
{
    enum { LABELS = 32, LARGEST = 130 };
    Radar radar = { .kit = kit, .card = card, .spokes = spokes, .n = n };
    radar.radius = width * 0.27 < LARGEST ? width * 0.27 : LARGEST;
    radar.centre = (Point){ width / 2, LABELS + radar.radius };
    double height = 2 * (LABELS + radar.radius);
    radar.picture = picture_new(kit->arena, width, height);
    draw_shapes(&radar);
    for (size_t i = 0; i < n; i++)
        draw_name(&radar, i);
    int stage = card->next_stage;
    LegendItem items[4] = {
        { &in_place, CHART_TELL_PLAIN(kit, "chart_radar.in_place"), false },
        { &possible, CHART_TELL_PLAIN(kit, "chart_radar.possible"), false },
        { &threshold,
          CHART_TELL(
              kit, "chart_radar.threshold", { "stage", .number = stage },
              { "need", .number = card->model->parameters.stage_threshold_bp[stage] }),
          false },
    };
    size_t n_items = 3;
    if (has_before(&radar))
        items[n_items++] =
            (LegendItem){ &before,
                          CHART_TELL(kit, "chart_radar.before",
                                     { "date", .number = card->changes->as_of }),
                          true };
    radar.picture->height +=
        legend_draw(kit, radar.picture, height + 4, items, n_items, width) + 4;
    return radar.picture;
}

Chart chart_radar(const ChartKit *kit, const Scorecard *card, double width)
{
    size_t n;
    const Capability **spokes = collect(kit, card, &n);
    Chart chart = chart_ranking(kit, card, width); /* the same finding and figures */
    if (n >= FEWEST && n <= MOST)
        chart.picture = draw(kit, card, spokes, n, width);
    return chart;
}
