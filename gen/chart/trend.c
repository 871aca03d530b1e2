/* Index and stage over time: the days of earlier results, and today. A whole number on the
 * axis is a stage; the attained one is drawn as steps below the line. The words say how
 * many results there are, and that nothing between them is known. */
#include "changes.h"
#include "chart/label.h"
#include "chart/moments.h"
#include "chart/scale.h"
#include "chart/swatch.h"

enum { TOP = 12, PLOT_HEIGHT = 150, AXIS = 16 };

typedef struct {
    const ChartKit *kit;
    const Scorecard *card;
    const Moments *moments;
    Picture *picture;
    Scale days, index;
} Trend;

static const Swatch index_swatch = { .fill = COLOUR_CHART };
static const Swatch stage_swatch = { .fill = COLOUR_CHART_FAINT, .frame = COLOUR_RULE };

static double x_of(const Trend *trend, size_t i)
{
    return scale_at(&trend->days, trend->moments->list[i].as_of);
}

static double y_of(const Trend *trend, size_t i)
{
    return scale_at(&trend->index, trend->moments->list[i].place.index_tenths);
}

/* --- drawing ------------------------------------------------------------------------- */

static const char *stage_name(const Trend *trend, int k)
{
    return chart_stage_name(trend->kit, &trend->card->model->stages[k], k,
                            trend->picture->width < 400);
}

/* The attained stage from each day to the next; nothing while it is not determined. */
static void draw_attained(const Trend *trend)
{
    for (size_t i = 0; i + 1 < trend->moments->n; i++) {
        const Place *place = &trend->moments->list[i].place;
        double top = scale_at(&trend->index, place->attained * 10);
        double bottom = scale_at(&trend->index, 0);
        if (place->determined && top < bottom)
            picture_rect(trend->picture,
                         (Rect){ x_of(trend, i), top, x_of(trend, i + 1) - x_of(trend, i),
                                 bottom - top },
                         0, COLOUR_CHART_FAINT);
    }
}

static double name_width(const Trend *trend)
{
    static const double MOST = 0.34;
    const ChartKit *kit = trend->kit;
    double names = 0, most = trend->picture->width * MOST;
    for (int k = 0; k <= LAST_STAGE; k++) {
        double width = text_width(kit->faces, STYLE_LABEL, stage_name(trend, k));
        names = width > names ? width : names;
    }
    return names > most ? most : names;
}

static void draw_stages(const Trend *trend, double names)
{
    const ChartKit *kit = trend->kit;
    double cap = text_cap_height(kit->faces, STYLE_LABEL);
    const Label name = { STYLE_LABEL, COLOUR_MUTED, ALIGN_START, 1 };
    for (int k = 0; k <= LAST_STAGE; k++) {
        double y = scale_at(&trend->index, k * 10);
        picture_line(trend->picture, (Point){ names + 8, y },
                     (Point){ trend->picture->width - 2, y }, COLOUR_GRID, 0.6);
        label_line(kit, trend->picture, &name, (Point){ 0, y + cap / 2 },
                   stage_name(trend, k), names + 0.5);
    }
}

/* The last point is full, those before hollow, as where practices moved. */
static void draw_point(const Trend *trend, size_t i)
{
    bool last = i + 1 == trend->moments->n;
    double radius = trend->moments->n > 20 && !last ? 2.4 : 4;
    picture_circle(trend->picture, (Point){ x_of(trend, i), y_of(trend, i) }, radius,
                   last ? COLOUR_CHART : COLOUR_GROUND);
    Mark *mark = &trend->picture->marks[trend->picture->n_marks - 1];
    mark->stroke = COLOUR_CHART;
    mark->stroke_width = 1.4;
}

static void draw_value(const Trend *trend, size_t i)
{
    const ChartKit *kit = trend->kit;
    const char *text =
        CHART_TELL(kit, "number.tenths",
                   { "x", .number = trend->moments->list[i].place.index_tenths });
    double width = text_width(kit->faces, STYLE_LABEL_STRONG, text);
    double cap = text_cap_height(kit->faces, STYLE_LABEL_STRONG);
    double x = x_of(trend, i), y = y_of(trend, i) - 8;
    y = y - cap < 0 ? y + 16 + cap : y;
    picture_rect(trend->picture,
                 (Rect){ x - width / 2 - 1, y - cap - 1, width + 2, cap + 2 }, 0,
                 COLOUR_GROUND); /* no line strikes a figure out */
    picture_text(trend->picture, (Point){ x, y }, ALIGN_MIDDLE, STYLE_LABEL_STRONG,
                 COLOUR_INK, text, width);
}

static const char *say_day(const Trend *trend, size_t i)
{
    return CHART_TELL(trend->kit, "chart_trend.date",
                      { "d", .number = trend->moments->list[i].as_of });
}

/* First and last are named; between them those that have room. */
static void draw_words(const Trend *trend)
{
    enum { APART = 26 };
    const ChartKit *kit = trend->kit;
    size_t n = trend->moments->n;
    double cap = text_cap_height(kit->faces, STYLE_LABEL), last = x_of(trend, n - 1);
    TickRow ticks = tick_row(kit, trend->picture, TOP + PLOT_HEIGHT + 7 + cap);
    double end = text_width(kit->faces, STYLE_LABEL, say_day(trend, n - 1)), named = 0;
    double from = last + end / 2 < trend->picture->width ? last - end / 2
                                                         : trend->picture->width - end;
    for (size_t i = 0; i < n; i++) {
        double x = x_of(trend, i);
        double half = text_width(kit->faces, STYLE_LABEL, say_day(trend, i)) / 2;
        if (i == 0 || i + 1 == n || x + half + 8 < from)
            tick_label(&ticks, x, say_day(trend, i));
        bool has_room = i == 0 || i + 1 == n || (x > named + APART && x < last - APART);
        if (!has_room || (i + 1 == n && n > 1 && x < named + APART))
            continue;
        draw_value(trend, i);
        named = x;
    }
}

static Picture *draw(const ChartKit *kit, const Scorecard *card, const Moments *moments,
                     double width)
{
    enum { INSET = 28 };
    Trend trend = { .kit = kit, .card = card, .moments = moments };
    trend.picture = picture_new(kit->arena, width, TOP + PLOT_HEIGHT + AXIS);
    trend.index = (Scale){ 0, LAST_STAGE * 10, 10, TOP + PLOT_HEIGHT, TOP };
    double names = name_width(&trend);
    Date from = moments->list[0].as_of, to = moments->list[moments->n - 1].as_of;
    trend.days =
        (Scale){ from, to > from ? to : from + 1, 1, names + 8 + INSET, width - INSET };
    draw_attained(&trend);
    draw_stages(&trend, names);
    Point *line = ARENA_ARRAY(kit->arena, Point, moments->n);
    for (size_t i = 0; i < moments->n; i++)
        line[i] = (Point){ x_of(&trend, i), y_of(&trend, i) };
    picture_path(trend.picture, line, moments->n, COLOUR_CHART, 2);
    for (size_t i = 0; i < moments->n; i++)
        draw_point(&trend, i);
    draw_words(&trend);
    const LegendItem items[] = {
        { &index_swatch, CHART_TELL_PLAIN(kit, "chart_trend.index"), true },
        { &stage_swatch, CHART_TELL_PLAIN(kit, "chart_trend.attained"), false },
    };
    trend.picture->height +=
        legend_draw(kit, trend.picture, trend.picture->height + 6, items, 2, width) + 6;
    return trend.picture;
}

/* --- words --------------------------------------------------------------------------- */

static const char *say_way(const ChartKit *kit, const Moments *moments)
{
    const Moment *then = &moments->list[0], *now = &moments->list[moments->n - 1];
    int from = then->place.index_tenths, to = now->place.index_tenths;
    const char *way = to > from ? "up" : to < from ? "down" : "same";
    const char *key = arena_printf(kit->arena, "chart_trend.alt_%s%s", way,
                                   moments->n > 2 ? "_many" : "");
    return CHART_TELL(kit, key, { "n", .number = (int64_t)moments->n - 2 },
                      { "then", .number = from }, { "now", .number = to },
                      { "date", .number = then->as_of });
}

static const char *sentence(const ChartKit *kit, const Scorecard *card,
                            const Moments *moments)
{
    if (moments->n < 2)
        return CHART_TELL(kit, "chart_trend.one",
                          { "index", .number = card->index_tenths });
    size_t others = 0;
    for (size_t i = 0; i + 1 < moments->n; i++)
        others += moments_are_of_another_model(&moments->list[i], card);
    const char *const sentences[] = {
        say_way(kit, moments),
        others ? CHART_TELL(kit, "chart_trend.models", { "n", .number = (int64_t)others })
               : NULL
    };
    return chart_sentences(kit, sentences, 2);
}

static Table table_of(const ChartKit *kit, const Moments *moments)
{
    static const char *const keys[] = { "column.day", "column.index", "column.stage",
                                        "column.model", "column.file" };
    Table table = chart_columns(kit, keys, 5);
    for (size_t i = 0; i < moments->n && moments->n > 1; i++) {
        const Moment *moment = &moments->list[i];
        chart_cell(kit, &table,
                   CHART_TELL(kit, "chart_trend.date", { "d", .number = moment->as_of }));
        chart_cell(kit, &table,
                   CHART_TELL(kit, "number.tenths",
                              { "x", .number = moment->place.index_tenths }));
        chart_cell(kit, &table,
                   moment->place.determined
                       ? CHART_TELL(kit, "number.figure",
                                    { "x", .number = moment->place.attained })
                       : CHART_TELL_PLAIN(kit, "chart_trend.undetermined"));
        chart_cell(kit, &table, moment->model_version ? moment->model_version : "");
        chart_cell(kit, &table,
                   moment->path ? moment->path
                                : CHART_TELL_PLAIN(kit, "chart_trend.this_one"));
    }
    table.caption = CHART_TELL_PLAIN(kit, "chart_trend.table");
    table.n_total = table.n_rows;
    return table;
}

Chart chart_trend(const ChartKit *kit, const Scorecard *card, double width)
{
    const Moments moments = moments_of(kit->arena, card);
    return (Chart){ .picture = moments.n > 1 ? draw(kit, card, &moments, width) : NULL,
                    .alt = sentence(kit, card, &moments),
                    .data = table_of(kit, &moments) };
}
