/* Effort against lift: what to do, by how much work it is and how much of the next stage
 * it brings. The numbers are those of the roadmap's order and are explained below the
 * points; points that would cover each other move aside. */
#include "chart/place.h"
#include "chart/scale.h"
#include "chart/swatch.h"

enum { MOST_SHOWN = 20, RADIUS = 8, PLOT_HEIGHT = 190, AXIS = 15 };
enum { FINEST_TICK = 10 }; /* basis points: a tenth of a percent, as it is written */

typedef enum { KIND_OPENS, KIND_RAISES, KIND_FIND_OUT } Kind;
enum { N_KINDS = 3 };

static const Swatch kinds[N_KINDS] = {
    [KIND_OPENS] = { COLOUR_CHART, COLOUR_ON_CHART, COLOUR_CHART, false, false, false },
    [KIND_RAISES] = { COLOUR_CHART_FAINT, COLOUR_INK, COLOUR_CHART_SOFT, false, false,
                      false },
    [KIND_FIND_OUT] = { COLOUR_GROUND, COLOUR_INK, COLOUR_MUTED, false, true, false },
};
static const char *const kind_keys[N_KINDS] = { "chart_effort.opens", "chart_effort.raises",
                                                "chart_effort.find_out" };

typedef struct {
    const ChartKit *kit;
    const Scorecard *card;
    Picture *picture;
    double width;
    Scale lift; /* basis points upwards */
    size_t n;   /* shown */
} Plot;

static Kind kind_of(const Move *move)
{
    if (move->action == ACTION_COLLECT_EVIDENCE)
        return KIND_FIND_OUT;
    return move->blocks_next ? KIND_OPENS : KIND_RAISES;
}

/* To find out is small work, whatever the practice. */
static Effort effort_of(const Move *move)
{
    return move->action == ACTION_COLLECT_EVIDENCE ? EFFORT_S : move->practice->effort;
}

static const char *effort_word(const ChartKit *kit, Effort effort)
{
    static const char *const keys[N_EFFORTS] = { "effort.s_text", "effort.m_text",
                                                 "effort.l_text" };
    return CHART_TELL(kit, "sentence.start",
                      { "x", .text = CHART_TELL_PLAIN(kit, keys[effort]) });
}

static const char *title_of(const ChartKit *kit, const Move *move)
{
    if (move->action == ACTION_DO)
        return move->practice->recommendation.title;
    return CHART_TELL(kit, "move.find_out", { "title", .text = move->practice->title });
}

static const char *number_text(const ChartKit *kit, size_t i)
{
    return arena_printf(kit->arena, "%zu", i + 1);
}

/* --- points ----------------------------------------------------------------------------
 */

static void draw_point(const Plot *plot, size_t i, Rect box)
{
    const ChartKit *kit = plot->kit;
    const Swatch *look = &kinds[kind_of(plot->card->agenda[i])];
    Mark *mark = picture_add(plot->picture, MARK_CIRCLE);
    mark->box = box;
    mark->fill = look->fill;
    mark->stroke = look->frame;
    mark->stroke_width = 1;
    mark->dashed = look->dashed;
    const char *text = number_text(kit, i);
    double cap = text_cap_height(kit->faces, STYLE_LABEL_STRONG);
    picture_text(plot->picture,
                 (Point){ box.x + box.width / 2, box.y + (box.height + cap) / 2 },
                 ALIGN_MIDDLE, STYLE_LABEL_STRONG, look->ink, text,
                 text_width(kit->faces, STYLE_LABEL_STRONG, text));
}

/* In its column, at the height of its lift, or as near to that as there is room. */
static void draw_points(const Plot *plot, double left, double column)
{
    enum { SIZE = 2 * RADIUS, APART = SIZE + 2 };
    Places places[N_EFFORTS];
    for (int e = 0; e < N_EFFORTS; e++)
        places[e] = (Places){ .arena = plot->kit->arena,
                              .bounds = { left + e * column + 2, 0, column - 4,
                                          plot->lift.start + APART / 2.0 } };
    for (size_t i = 0; i < plot->n; i++) {
        const Move *move = plot->card->agenda[i];
        Effort effort = effort_of(move);
        double x = left + ((double)effort + 0.5) * column;
        double y = scale_at(&plot->lift, move->gain_bp);
        Rect wanted = { x - APART / 2.0, y - APART / 2.0, APART, APART }, found;
        if (!place_near(&places[effort], wanted, &found))
            continue; /* its name still stands in the list */
        draw_point(plot, i, (Rect){ found.x + 1, found.y + 1, SIZE, SIZE });
    }
}

/* --- frame -----------------------------------------------------------------------------
 */

/* "+5 %"; with a tenth where the ticks stand closer than whole percents. */
static const char *tick_text(const Plot *plot, int64_t value)
{
    enum { PERCENT_BP = 100 };
    const char *key = !value                         ? "number.percent"
                      : plot->lift.step % PERCENT_BP ? "chart_effort.tick_tenths"
                                                     : "chart_effort.tick";
    return CHART_TELL(plot->kit, key, { "x", .number = value });
}

static double draw_axes(const Plot *plot)
{
    const ChartKit *kit = plot->kit;
    double cap = text_cap_height(kit->faces, STYLE_LABEL), left = 0;
    for (int64_t v = 0; v <= plot->lift.to; v += plot->lift.step) {
        double width = text_width(kit->faces, STYLE_LABEL, tick_text(plot, v));
        left = width > left ? width : left;
    }
    left += 8;
    for (int64_t v = 0; v <= plot->lift.to; v += plot->lift.step) {
        double y = scale_at(&plot->lift, v);
        const char *text = tick_text(plot, v);
        picture_line(plot->picture, (Point){ left, y }, (Point){ plot->width, y },
                     COLOUR_GRID, 0.6);
        picture_text(plot->picture, (Point){ left - 6, y + cap / 2 }, ALIGN_END,
                     STYLE_LABEL, COLOUR_MUTED, text,
                     text_width(kit->faces, STYLE_LABEL, text));
    }
    double column = (plot->width - left) / N_EFFORTS;
    const Label name = { STYLE_LABEL, COLOUR_MUTED, ALIGN_MIDDLE, 1 };
    for (int e = 0; e < N_EFFORTS; e++) {
        double x = left + e * column;
        if (e)
            picture_line(plot->picture, (Point){ x, 4 }, (Point){ x, plot->lift.start },
                         COLOUR_GRID, 0.6);
        label_line(kit, plot->picture, &name,
                   (Point){ x + column / 2, plot->lift.start + RADIUS + 6 + cap },
                   effort_word(kit, (Effort)e), column - 6);
    }
    return left;
}

/* "1 Cut function roles down to what they call", from item `first` to before `end`, one
 * below the other; returns where they end. */
static double draw_items(const Plot *plot, size_t first, size_t end, Point at, double width)
{
    enum { NUMBER = 16, BETWEEN = 2 };
    const ChartKit *kit = plot->kit;
    const Label number = { STYLE_LABEL_STRONG, COLOUR_INK, ALIGN_START, 1 };
    const Label name = { STYLE_LABEL, COLOUR_INK, ALIGN_START, 2 };
    for (size_t i = first; i < end; i++) {
        Point beside = { at.x + NUMBER, at.y };
        label_draw(kit, plot->picture, &number, at, number_text(kit, i), NUMBER);
        at.y += label_draw(kit, plot->picture, &name, beside,
                           title_of(kit, plot->card->agenda[i]), width - NUMBER) +
                BETWEEN;
    }
    return at.y;
}

/* In one column or two. */
static double draw_list(const Plot *plot, double y)
{
    enum { GAP = 14 };
    size_t columns = plot->width < 400 ? 1 : 2, lines = (plot->n + columns - 1) / columns;
    double width = (plot->width - GAP * ((double)columns - 1)) / (double)columns;
    double lowest = y;
    for (size_t c = 0; c < columns; c++) {
        size_t end = (c + 1) * lines < plot->n ? (c + 1) * lines : plot->n;
        double bottom = draw_items(plot, c * lines, end,
                                   (Point){ (double)c * (width + GAP), y }, width);
        lowest = bottom > lowest ? bottom : lowest;
    }
    return lowest;
}

/* --- words -----------------------------------------------------------------------------
 */

static const char *said(const ChartKit *kit, const Scorecard *card, const Move *move)
{
    return chart_practice_said(kit, card->model, move->practice, title_of(kit, move));
}

static const char *sentence(const ChartKit *kit, const Scorecard *card)
{
    const Move *best = NULL;
    size_t n_small = 0;
    for (size_t i = 0; i < card->n_moves; i++) {
        const Move *move = card->agenda[i];
        n_small += effort_of(move) == EFFORT_S;
        if (effort_of(move) == EFFORT_S && (!best || move->gain_bp > best->gain_bp))
            best = move;
    }
    if (!card->n_moves)
        return CHART_TELL_PLAIN(kit, "chart_effort.nothing");
    if (card->n_moves == 1)
        return CHART_TELL(kit, "chart_effort.alt_only",
                          { "title", .text = said(kit, card, card->agenda[0]) },
                          { "gain", .number = card->agenda[0]->gain_bp });
    const char *parts[] = {
        CHART_TELL(kit, "chart_effort.alt", { "n", .number = (int64_t)card->n_moves }),
        CHART_TELL(kit, "chart_effort.alt_small", { "n", .number = (int64_t)n_small }),
        best ? CHART_TELL(kit, "chart_effort.alt_best",
                          { "title", .text = said(kit, card, best) },
                          { "gain", .number = best->gain_bp })
             : "",
    };
    return chart_sentences(kit, parts, 3);
}

static Table table_of(const ChartKit *kit, const Scorecard *card)
{
    static const char *const keys[] = { "column.number", "column.recommendation",
                                        "column.effort", "column.lift" };
    Table table = chart_columns(kit, keys, 4);
    table.columns[2].scale =
        arena_printf(kit->arena, "%s|%s|%s", effort_word(kit, EFFORT_S),
                     effort_word(kit, EFFORT_M), effort_word(kit, EFFORT_L));
    for (size_t i = 0; i < card->n_moves; i++) {
        const Move *move = card->agenda[i];
        chart_cell(kit, &table, number_text(kit, i));
        chart_cell(kit, &table, title_of(kit, move));
        chart_cell(kit, &table, effort_word(kit, effort_of(move)));
        chart_cell(kit, &table,
                   CHART_TELL(kit, "chart_effort.tick", { "x", .number = move->gain_bp }));
    }
    table.caption = CHART_TELL_PLAIN(kit, "chart_effort.table");
    table.n_total = table.n_rows;
    return table;
}

static size_t legend_items(const ChartKit *kit, const Plot *plot, LegendItem *items)
{
    size_t n = 0;
    for (Kind kind = KIND_OPENS; kind <= KIND_FIND_OUT; kind++)
        for (size_t i = 0; i < plot->n; i++)
            if (kind_of(plot->card->agenda[i]) == kind) {
                items[n++] = (LegendItem){ &kinds[kind],
                                           CHART_TELL_PLAIN(kit, kind_keys[kind]), true };
                break;
            }
    return n;
}

static Picture *draw(const ChartKit *kit, const Scorecard *card, double width)
{
    Plot plot = { .kit = kit, .card = card, .width = width };
    plot.n = card->n_moves < MOST_SHOWN ? card->n_moves : MOST_SHOWN;
    int most = 4 * FINEST_TICK;
    for (size_t i = 0; i < plot.n; i++)
        most = card->agenda[i]->gain_bp > most ? card->agenda[i]->gain_bp : most;
    plot.picture = picture_new(kit->arena, width, 0);
    LegendItem items[N_KINDS];
    size_t n_items = legend_items(kit, &plot, items);
    plot.lift = scale_from_zero(most, 4, PLOT_HEIGHT - RADIUS, RADIUS + 2);
    double left = draw_axes(&plot);
    draw_points(&plot, left, (width - left) / N_EFFORTS);
    double y = PLOT_HEIGHT + AXIS + 8;
    y += legend_draw(kit, plot.picture, y, items, n_items, width) + 6;
    y = draw_list(&plot, y);
    if (plot.n < card->n_moves) {
        const Label note = { STYLE_LABEL, COLOUR_MUTED, ALIGN_START, 1 };
        label_line(kit, plot.picture, &note, (Point){ 0, y + 11 },
                   CHART_TELL(kit, "chart.cut", { "shown", .number = (int64_t)plot.n },
                              { "of", .number = (int64_t)card->n_moves }),
                   width);
        y += 14;
    }
    plot.picture->height = y;
    return plot.picture;
}

Chart chart_effort_lift(const ChartKit *kit, const Scorecard *card, double width)
{
    return (Chart){ .picture = card->n_moves ? draw(kit, card, width) : NULL,
                    .alt = sentence(kit, card),
                    .data = table_of(kit, card) };
}
