/* Coverage and assurance: how much of each stage is known, and how much of its credit is
 * proven rather than told. */
#include "chart/rows.h"

enum { N_ROWS = LAST_STAGE };

static const Swatch known = {
    COLOUR_CHART_SOFT, COLOUR_INK, COLOUR_NONE, false, false, false
};
static const Swatch proven = { COLOUR_CHART, COLOUR_ON_CHART, COLOUR_NONE,
                               false,        false,           false };

/* Without credit there is nothing to prove. */
static bool has_credit(const StageScore *stage)
{
    return stage->score_low > 0;
}

static const char *proven_text(const ChartKit *kit, const StageScore *stage)
{
    return has_credit(stage)
               ? CHART_TELL(kit, "number.percent", { "x", .number = stage->assurance })
               : CHART_TELL_PLAIN(kit, "chart_coverage.no_credit");
}

static const char *sentence(const ChartKit *kit, const Scorecard *card)
{
    int ahead = card->next_stage;
    const StageScore *stage = &card->stages[ahead];
    if (!stage->n_practices)
        return CHART_TELL(kit, "chart_coverage.alt_nothing", { "stage", .number = ahead });
    return CHART_TELL(
        kit, has_credit(stage) ? "chart_coverage.alt" : "chart_coverage.alt_no_credit",
        { "stage", .number = ahead }, { "known", .number = stage->knowledge },
        { "proven", .number = stage->assurance });
}

static Table table_of(const ChartKit *kit, const Scorecard *card)
{
    static const char *const keys[] = { "column.stage", "column.known", "column.proven" };
    Table table = chart_columns(kit, keys, 3);
    for (int k = 1; k <= LAST_STAGE; k++) {
        const StageScore *stage = &card->stages[k];
        chart_cell(kit, &table, chart_stage_name(kit, &card->model->stages[k], k, false));
        chart_cell(kit, &table,
                   CHART_TELL(kit, "number.percent", { "x", .number = stage->knowledge }));
        chart_cell(kit, &table, proven_text(kit, stage));
    }
    table.caption = CHART_TELL_PLAIN(kit, "chart_coverage.table");
    table.n_total = table.n_rows;
    return table;
}

static void draw_bar(const Rows *rows, const Scale *scale, Rect box, int share,
                     const Swatch *swatch)
{
    picture_rect(rows->picture, box, 1, COLOUR_CHART_FAINT);
    box.width = scale_at(scale, share) - box.x;
    if (box.width > 0)
        picture_rect(rows->picture, box, 1, swatch->fill);
}

static void draw_row(const Rows *rows, const Scale *scale, int k, const StageScore *stage)
{
    enum { HEIGHT = 13 };
    Rect both = rows_bar(rows, (size_t)k - 1, rows->left, rows->right, HEIGHT);
    Rect upper = { both.x, both.y, both.width, both.height / 2 - 0.5 };
    Rect lower = upper;
    lower.y += both.height / 2 + 0.5;
    draw_bar(rows, scale, upper, stage->knowledge, &known);
    if (has_credit(stage))
        draw_bar(rows, scale, lower, stage->assurance, &proven);
    else
        picture_hatch(rows->picture, lower, 1);
}

Chart chart_coverage(const ChartKit *kit, const Scorecard *card, double width)
{
    RowText texts[N_ROWS];
    for (int k = 1; k <= LAST_STAGE; k++) {
        const StageScore *stage = &card->stages[k];
        texts[k - 1] =
            (RowText){ chart_stage_name(kit, &card->model->stages[k], k, width < 400),
                       CHART_TELL(kit,
                                  has_credit(stage) ? "chart_coverage.row"
                                                    : "chart_coverage.row_no_credit",
                                  { "known", .number = stage->knowledge },
                                  { "proven", .number = stage->assurance }) };
    }
    const LegendItem items[] = {
        { &known, CHART_TELL_PLAIN(kit, "chart_coverage.known"), false },
        { &proven, CHART_TELL_PLAIN(kit, "chart_coverage.proven"), false },
    };
    double head = legend_draw(kit, NULL, 0, items, 2, width) + 4;
    Rows rows = rows_open(kit, width, texts, N_ROWS, head, true);
    legend_draw(kit, rows.picture, 0, items, 2, width);
    Scale scale = rows_percent(&rows);
    rows_grid(&rows, &scale, "number.percent");
    for (int k = 1; k <= LAST_STAGE; k++)
        draw_row(&rows, &scale, k, &card->stages[k]);
    return (Chart){ .picture = rows.picture,
                    .alt = sentence(kit, card),
                    .data = table_of(kit, card) };
}
