/* Burn-up of the plan: how far each step of the cheapest plan carries the next stage's
 * score, against the effort spent so far; and the threshold that it has to pass. */
#include "chart/label.h"
#include "chart/place.h"
#include "chart/scale.h"

enum { PLOT_TOP = 16, PLOT_HEIGHT = 170, AXIS = 30 };

typedef struct {
    const ChartKit *kit;
    const Scorecard *card;
    const Plan *plan;
    Picture *picture;
    double width;
    Scale effort, score;
    Places places;
} BurnUp;

/* Score of the target after step `i`. Steps of earlier stages leave it as it is; what the
 * plan's steps show besides is in its last value. */
static int score_after(const BurnUp *chart, size_t i)
{
    const Plan *plan = chart->plan;
    if (i + 1 == plan->n_steps)
        return plan->score_after;
    for (size_t k = i + 1; k-- > 0;)
        if (plan->steps[k].practice->stage == plan->target)
            return plan->steps[k].score_after;
    return chart->card->stages[plan->target].score_low;
}

/* --- drawing ---------------------------------------------------------------------------
 */

static double draw_score_axis(BurnUp *chart)
{
    const ChartKit *kit = chart->kit;
    double cap = text_cap_height(kit->faces, STYLE_LABEL);
    const char *widest = CHART_TELL(kit, "number.percent", { "x", .number = FULL_BP });
    double left = text_width(kit->faces, STYLE_LABEL, widest) + 8;
    for (int bp = 0; bp <= FULL_BP; bp += FULL_BP / 4) {
        double y = scale_at(&chart->score, bp);
        const char *text = CHART_TELL(kit, "number.percent", { "x", .number = bp });
        picture_line(chart->picture, (Point){ left, y }, (Point){ chart->width - 2, y },
                     COLOUR_GRID, 0.6);
        picture_text(chart->picture, (Point){ left - 6, y + cap / 2 }, ALIGN_END,
                     STYLE_LABEL, COLOUR_MUTED, text,
                     text_width(kit->faces, STYLE_LABEL, text));
    }
    return left;
}

static void draw_effort_axis(const BurnUp *chart)
{
    const ChartKit *kit = chart->kit;
    double ground = chart->score.start, cap = text_cap_height(kit->faces, STYLE_LABEL);
    TickRow ticks = tick_row(kit, chart->picture, ground + 5 + cap);
    for (int64_t v = 0; v <= chart->effort.to; v += chart->effort.step)
        tick_label(&ticks, scale_at(&chart->effort, v),
                   CHART_TELL(kit, "number.figure", { "x", .number = v }));
    const Label title = { STYLE_LABEL, COLOUR_MUTED, ALIGN_END, 1 };
    label_line(kit, chart->picture, &title, (Point){ chart->width - 2, ground + AXIS - 4 },
               CHART_TELL_PLAIN(kit, "chart_burn_up.effort"),
               chart->width - chart->effort.start);
}

/* The threshold, with its words where the line of steps does not pass. */
static void draw_threshold(BurnUp *chart)
{
    const ChartKit *kit = chart->kit;
    int need = chart->card->model->parameters.stage_threshold_bp[chart->plan->target];
    double y = scale_at(&chart->score, need);
    picture_line(chart->picture, (Point){ chart->effort.start, y },
                 (Point){ chart->width - 2, y }, COLOUR_INK, 1);
    chart->picture->marks[chart->picture->n_marks - 1].dashed = true;
    const char *text =
        CHART_TELL(kit, "chart_burn_up.threshold",
                   { "stage", .number = chart->plan->target }, { "need", .number = need });
    double width = text_width(kit->faces, STYLE_LABEL, text);
    double cap = text_cap_height(kit->faces, STYLE_LABEL);
    double room = chart->effort.end - chart->effort.start - 8;
    const Label label = { STYLE_LABEL, COLOUR_INK, ALIGN_START, 1 };
    Point at = { chart->effort.start + 4, y - 4 };
    place_take(&chart->places, (Rect){ chart->effort.start, y - 1,
                                       chart->effort.end - chart->effort.start, 2 });
    place_take(&chart->places,
               (Rect){ at.x, at.y - cap, width < room ? width : room, cap });
    label_line(kit, chart->picture, &label, at, text, room);
}

static void draw_steps(BurnUp *chart)
{
    const Plan *plan = chart->plan;
    Point *line = ARENA_ARRAY(chart->kit->arena, Point, 2 * plan->n_steps + 1);
    size_t n = 0;
    int spent = 0;
    double y = scale_at(&chart->score, chart->card->stages[plan->target].score_low);
    line[n++] = (Point){ chart->effort.start, y };
    for (size_t i = 0; i < plan->n_steps; i++) {
        spent += plan->steps[i].effort;
        double x = scale_at(&chart->effort, spent);
        line[n++] = (Point){ x, y };
        y = scale_at(&chart->score, score_after(chart, i));
        line[n++] = (Point){ x, y };
    }
    picture_path(chart->picture, line, n, COLOUR_CHART, 2);
    for (size_t i = 2; i < n; i += 2) {
        picture_circle(chart->picture, line[i], 3.5, COLOUR_CHART);
        place_take(&chart->places, (Rect){ line[i].x - 4, line[i].y - 4, 8, 8 });
    }
    for (size_t i = 1; i + 1 < n; i += 2) /* no word on a riser */
        place_take(&chart->places,
                   (Rect){ line[i].x - 1, line[i + 1].y, 2, line[i].y - line[i + 1].y });
}

/* The id of each step's practice: above its point to the left, else below to the right,
 * else in the table alone. */
static void draw_names(BurnUp *chart)
{
    const ChartKit *kit = chart->kit;
    double cap = text_cap_height(kit->faces, STYLE_LABEL);
    int spent = 0;
    for (size_t i = 0; i < chart->plan->n_steps; i++) {
        spent += chart->plan->steps[i].effort;
        const char *id = chart->plan->steps[i].practice->id;
        double width = text_width(kit->faces, STYLE_LABEL, id);
        Point at = { scale_at(&chart->effort, spent),
                     scale_at(&chart->score, score_after(chart, i)) };
        Rect spots[] = { { at.x - width - 3, at.y - cap - 5, width, cap },
                         { at.x + 6, at.y + 5, width, cap },
                         { at.x - width / 2, at.y - cap - 7, width, cap } };
        for (size_t k = 0; k < 3; k++)
            if (place_take(&chart->places, spots[k])) {
                picture_text(chart->picture, (Point){ spots[k].x, spots[k].y + cap },
                             ALIGN_START, STYLE_LABEL, COLOUR_INK, id, width);
                break;
            }
    }
}

static Picture *draw(const ChartKit *kit, const Scorecard *card, double width)
{
    BurnUp chart = { .kit = kit, .card = card, .plan = card->plan, .width = width };
    chart.picture = picture_new(kit->arena, width, PLOT_TOP + PLOT_HEIGHT + AXIS);
    chart.score = (Scale){ 0, FULL_BP, 1, PLOT_TOP + PLOT_HEIGHT, PLOT_TOP };
    double left = draw_score_axis(&chart);
    chart.effort =
        scale_from_zero(card->plan->effort, width < 400 ? 5 : 10, left, width - 6);
    chart.places = (Places){ .arena = kit->arena,
                             .bounds = { left, 0, width - left, PLOT_TOP + PLOT_HEIGHT } };
    draw_effort_axis(&chart);
    draw_threshold(&chart);
    draw_steps(&chart);
    draw_names(&chart);
    return chart.picture;
}

/* --- words -----------------------------------------------------------------------------
 */

static const char *sentence(const ChartKit *kit, const Scorecard *card)
{
    const Plan *plan = card->plan;
    if (!plan || !plan->n_steps)
        return CHART_TELL_PLAIN(kit, "chart_burn_up.nothing");
    const char *points =
        CHART_TELL(kit, "plan.points", { "n", .number = (int64_t)plan->effort });
    return CHART_TELL(
        kit,
        plan->leads_to >= plan->target ? "chart_burn_up.alt" : "chart_burn_up.alt_short",
        { "n", .number = (int64_t)plan->n_steps }, { "points", .text = points },
        { "stage", .number = plan->target },
        { "from", .number = card->stages[plan->target].score_low },
        { "to", .number = plan->score_after },
        { "need", .number = card->model->parameters.stage_threshold_bp[plan->target] });
}

static Table table_of(const ChartKit *kit, const Scorecard *card)
{
    static const char *const keys[] = { "column.practice", "column.effort", "column.spent",
                                        "column.then" };
    Table table = chart_columns(kit, keys, 4);
    BurnUp chart = { .card = card, .plan = card->plan };
    int spent = 0;
    for (size_t i = 0; card->plan && i < card->plan->n_steps; i++) {
        const PlanStep *step = &card->plan->steps[i];
        spent += step->effort;
        const int figures[] = { step->effort, spent };
        chart_cell(
            kit, &table,
            arena_printf(kit->arena, "%s %s", step->practice->id, step->practice->title));
        for (size_t k = 0; k < 2; k++)
            chart_cell(kit, &table,
                       CHART_TELL(kit, "number.figure", { "x", .number = figures[k] }));
        chart_cell(
            kit, &table,
            CHART_TELL(kit, "number.percent", { "x", .number = score_after(&chart, i) }));
    }
    table.caption = CHART_TELL_PLAIN(kit, "chart_burn_up.table");
    table.n_total = table.n_rows;
    return table;
}

Chart chart_burn_up(const ChartKit *kit, const Scorecard *card, double width)
{
    bool any = card->plan && card->plan->n_steps;
    return (Chart){ .picture = any ? draw(kit, card, width) : NULL,
                    .alt = sentence(kit, card),
                    .data = table_of(kit, card) };
}
