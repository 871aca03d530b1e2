/* The plan as a Gantt chart: its steps one behind the other, each as long as its effort.
 * The axis counts points of effort: nobody said how many days one takes. */
#include "chart/rows.h"

static const Swatch opens = { COLOUR_CHART, COLOUR_ON_CHART, COLOUR_NONE,
                              false,        false,           false };
static const Swatch raises = {
    COLOUR_CHART_SOFT, COLOUR_INK, COLOUR_NONE, false, false, false
};

static const char *owner_of(const ChartKit *kit, const Scorecard *card,
                            const Practice *practice)
{
    const char *owner = assessment_owner_of(card->assessment, practice);
    return owner ? owner : CHART_TELL_PLAIN(kit, "owner.none");
}

static const char *first_said(const ChartKit *kit, const Scorecard *card)
{
    const Practice *first = card->plan->steps[0].practice;
    return chart_practice_said(kit, card->model, first, first->recommendation.title);
}

static const char *sentence(const ChartKit *kit, const Scorecard *card)
{
    const Plan *plan = card->plan;
    if (!plan || !plan->n_steps)
        return CHART_TELL_PLAIN(kit, "chart_gantt.nothing");
    size_t n_unowned = 0;
    for (size_t i = 0; i < plan->n_steps; i++)
        n_unowned += !assessment_owner_of(card->assessment, plan->steps[i].practice);
    const char *parts[] = {
        CHART_TELL(kit, "chart_gantt.alt", { "n", .number = (int64_t)plan->n_steps },
                   { "points", .text = CHART_TELL(kit, "plan.points",
                                                  { "n", .number = plan->effort }) },
                   { "first", .text = first_said(kit, card) }),
        n_unowned ? CHART_TELL(kit,
                               plan->n_steps == 1 ? "chart_gantt.alt_unowned_only"
                                                  : "chart_gantt.alt_unowned",
                               { "n", .number = (int64_t)n_unowned })
                  : "",
    };
    return chart_sentences(kit, parts, 2);
}

static Table table_of(const ChartKit *kit, const Scorecard *card)
{
    static const char *const keys[] = { "column.step", "column.owner", "column.begins",
                                        "column.ends" };
    Table table = chart_columns(kit, keys, 4);
    int spent = 0;
    for (size_t i = 0; card->plan && i < card->plan->n_steps; i++) {
        const PlanStep *step = &card->plan->steps[i];
        chart_cell(kit, &table, step->practice->recommendation.title);
        chart_cell(kit, &table, owner_of(kit, card, step->practice));
        chart_cell(kit, &table, CHART_TELL(kit, "number.figure", { "x", .number = spent }));
        spent += step->effort;
        chart_cell(kit, &table, CHART_TELL(kit, "number.figure", { "x", .number = spent }));
    }
    table.caption = CHART_TELL_PLAIN(kit, "chart_gantt.table");
    table.n_total = table.n_rows;
    return table;
}

/* A mark behind the step that attains a stage, with the stage's number where there is
 * room: before the bar, or behind the mark. */
static void draw_milestone(const Rows *rows, size_t i, Rect bar, int stage)
{
    double x = bar.x + bar.width, y = rows_middle(rows, i);
    const Point diamond[] = { { x, y - 6 }, { x + 6, y }, { x, y + 6 }, { x - 6, y } };
    picture_shape(rows->picture, diamond, 4, COLOUR_INK);
    const ChartKit *kit = rows->kit;
    const char *text =
        CHART_TELL(kit, "chart_gantt.milestone", { "stage", .number = stage });
    double width = text_width(kit->faces, STYLE_LABEL_STRONG, text);
    Point at = { bar.x - 5 - width,
                 y + text_cap_height(kit->faces, STYLE_LABEL_STRONG) / 2 };
    if (at.x < rows->left)
        at.x = x + 9;
    if (at.x + width <= rows->right)
        picture_text(rows->picture, at, ALIGN_START, STYLE_LABEL_STRONG, COLOUR_INK, text,
                     width);
}

static void draw_steps(const Rows *rows, const Scale *scale, const Scorecard *card)
{
    int spent = 0, attained = card->attained;
    for (size_t i = 0; i < rows->n; i++) {
        const PlanStep *step = &card->plan->steps[i];
        double from = scale_at(scale, spent), to = scale_at(scale, spent + step->effort);
        Rect bar = rows_bar(rows, i, from, to, 11);
        swatch_draw(rows->picture, bar, step->opens_gate ? &opens : &raises);
        if (step->attained_after > attained)
            draw_milestone(rows, i, bar, step->attained_after);
        attained = step->attained_after;
        spent += step->effort;
    }
}

Chart chart_gantt(const ChartKit *kit, const Scorecard *card, double width)
{
    const Plan *plan = card->plan;
    Chart chart = { .alt = sentence(kit, card), .data = table_of(kit, card) };
    if (!plan || !plan->n_steps)
        return chart;
    RowText *texts = ARENA_ARRAY(kit->arena, RowText, plan->n_steps);
    for (size_t i = 0; i < plan->n_steps; i++)
        texts[i] = (RowText){ plan->steps[i].practice->recommendation.title,
                              owner_of(kit, card, plan->steps[i].practice) };
    const LegendItem items[] = {
        { &opens, CHART_TELL_PLAIN(kit, "chart_gantt.opens"), false },
        { &raises, CHART_TELL_PLAIN(kit, "chart_gantt.raises"), false },
    };
    double head = legend_draw(kit, NULL, 0, items, 2, width) + 4;
    Rows rows = rows_open(kit, width, texts, plan->n_steps, head, true);
    legend_draw(kit, rows.picture, 0, items, 2, width);
    Scale scale = rows_count(&rows, plan->effort);
    rows_grid(&rows, &scale, "number.figure");
    draw_steps(&rows, &scale, card);
    chart.picture = rows.picture;
    return chart;
}
