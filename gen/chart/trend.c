/* Index over time: the day of the baseline and today. A whole number on the axis is a
 * stage. One stored result gives two points, and the words say that these are all. */
#include "changes.h"
#include "chart/label.h"
#include "chart/scale.h"

enum { N_POINTS = 2, TOP = 12, PLOT_HEIGHT = 150, AXIS = 16 };

typedef struct {
    Date date;
    int index; /* tenths */
    int attained;
    bool determined;
} Moment;

typedef struct {
    const ChartKit *kit;
    const Scorecard *card;
    Picture *picture;
    Moment moments[N_POINTS];
    Scale days, index;
} Trend;

static void collect(const Scorecard *card, Moment *moments)
{
    const Changes *changes = card->changes;
    moments[0] = (Moment){ changes->as_of, changes->then.index_tenths,
                           changes->then.attained, changes->then.determined };
    moments[1] = (Moment){ card->assessment->as_of, card->index_tenths, card->attained,
                           card->determined };
}

/* --- drawing ----------------------------------------------------------------------------
 */

static const char *stage_name(const Trend *trend, int k)
{
    return chart_stage_name(trend->kit, &trend->card->model->stages[k], k,
                            trend->picture->width < 400);
}

static double draw_stages(Trend *trend)
{
    const ChartKit *kit = trend->kit;
    double cap = text_cap_height(kit->faces, STYLE_LABEL), names = 0;
    double most = trend->picture->width * 0.34;
    for (int k = 0; k <= LAST_STAGE; k++) {
        double width = text_width(kit->faces, STYLE_LABEL, stage_name(trend, k));
        names = width > names ? width : names;
    }
    names = names > most ? most : names;
    const Label name = { STYLE_LABEL, COLOUR_MUTED, ALIGN_START, 1 };
    for (int k = 0; k <= LAST_STAGE; k++) {
        double y = scale_at(&trend->index, k * 10);
        picture_line(trend->picture, (Point){ names + 8, y },
                     (Point){ trend->picture->width - 2, y }, COLOUR_GRID, 0.6);
        label_line(kit, trend->picture, &name, (Point){ 0, y + cap / 2 },
                   stage_name(trend, k), names + 0.5);
    }
    return names + 8;
}

/* The last point is full, those before hollow, as where practices moved. */
static void draw_point(const Trend *trend, size_t i)
{
    const ChartKit *kit = trend->kit;
    Point at = { scale_at(&trend->days, trend->moments[i].date),
                 scale_at(&trend->index, trend->moments[i].index) };
    bool last = i + 1 == N_POINTS;
    picture_circle(trend->picture, at, 4, last ? COLOUR_CHART : COLOUR_GROUND);
    Mark *mark = &trend->picture->marks[trend->picture->n_marks - 1];
    mark->stroke = COLOUR_CHART;
    mark->stroke_width = 1.4;
    const char *text =
        CHART_TELL(kit, "number.tenths", { "x", .number = trend->moments[i].index });
    double width = text_width(kit->faces, STYLE_LABEL_STRONG, text);
    double cap = text_cap_height(kit->faces, STYLE_LABEL_STRONG);
    double y = at.y - 8 - cap < 0 ? at.y + 8 + cap : at.y - 8;
    picture_text(trend->picture, (Point){ at.x, y }, ALIGN_MIDDLE, STYLE_LABEL_STRONG,
                 COLOUR_INK, text, width);
}

static Picture *draw(const ChartKit *kit, const Scorecard *card, const Moment *moments,
                     double width)
{
    enum { INSET = 28 };
    Trend trend = { .kit = kit, .card = card };
    trend.picture = picture_new(kit->arena, width, TOP + PLOT_HEIGHT + AXIS);
    trend.index = (Scale){ 0, LAST_STAGE * 10, 10, TOP + PLOT_HEIGHT, TOP };
    double left = draw_stages(&trend);
    Date from = moments[0].date, to = moments[N_POINTS - 1].date;
    trend.days = (Scale){ from, to > from ? to : from + 1, 1, left + INSET, width - INSET };
    double cap = text_cap_height(kit->faces, STYLE_LABEL);
    TickRow ticks = tick_row(kit, trend.picture, TOP + PLOT_HEIGHT + 7 + cap);
    Point line[N_POINTS];
    for (size_t i = 0; i < N_POINTS; i++) {
        trend.moments[i] = moments[i];
        line[i] = (Point){ scale_at(&trend.days, moments[i].date),
                           scale_at(&trend.index, moments[i].index) };
        tick_label(&ticks, line[i].x,
                   CHART_TELL(kit, "chart_trend.date", { "d", .number = moments[i].date }));
    }
    picture_path(trend.picture, line, N_POINTS, COLOUR_CHART, 2);
    for (size_t i = 0; i < N_POINTS; i++)
        draw_point(&trend, i);
    return trend.picture;
}

/* --- words ------------------------------------------------------------------------------
 */

static const char *sentence(const ChartKit *kit, const Scorecard *card,
                            const Moment *moments)
{
    if (!card->changes)
        return CHART_TELL(kit, "chart_trend.one",
                          { "index", .number = card->index_tenths });
    const Moment *then = &moments[0], *now = &moments[N_POINTS - 1];
    const char *key = now->index > then->index   ? "chart_trend.alt_up"
                      : now->index < then->index ? "chart_trend.alt_down"
                                                 : "chart_trend.alt_same";
    return CHART_TELL(kit, key, { "then", .number = then->index },
                      { "now", .number = now->index }, { "date", .number = then->date });
}

static Table table_of(const ChartKit *kit, const Moment *moments, size_t n)
{
    static const char *const keys[] = { "column.day", "column.index", "column.stage" };
    Table table = chart_columns(kit, keys, 3);
    for (size_t i = 0; i < n; i++) {
        chart_cell(kit, &table,
                   CHART_TELL(kit, "chart_trend.date", { "d", .number = moments[i].date }));
        chart_cell(kit, &table,
                   CHART_TELL(kit, "number.tenths", { "x", .number = moments[i].index }));
        chart_cell(
            kit, &table,
            moments[i].determined
                ? CHART_TELL(kit, "number.figure", { "x", .number = moments[i].attained })
                : CHART_TELL_PLAIN(kit, "chart_trend.undetermined"));
    }
    table.caption = CHART_TELL_PLAIN(kit, "chart_trend.table");
    table.n_total = table.n_rows;
    return table;
}

Chart chart_trend(const ChartKit *kit, const Scorecard *card, double width)
{
    Moment moments[N_POINTS] = { 0 };
    bool any = card->changes != NULL;
    if (any)
        collect(card, moments);
    return (Chart){ .picture = any ? draw(kit, card, moments, width) : NULL,
                    .alt = sentence(kit, card, moments),
                    .data = table_of(kit, moments, any ? N_POINTS : 0) };
}
