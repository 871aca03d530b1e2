/* Ranking: the capabilities by how much of what the stages up to the next one ask of them
 * is in place, the lowest first. The hatched end of a line is what is not known. */
#include <stdlib.h>

#include "chart/rows.h"

typedef struct {
    const Capability *capability;
    Share share;
} Rank;

static int by_share(const void *left, const void *right)
{
    const Rank *a = left, *b = right;
    if (a->share.low != b->share.low)
        return a->share.low < b->share.low ? -1 : 1;
    if (a->share.high != b->share.high)
        return a->share.high < b->share.high ? -1 : 1;
    return a->capability->index < b->capability->index ? -1 : 1;
}

/* Those of which nothing is asked have no rank. */
static Rank *rank(const ChartKit *kit, const Scorecard *card, size_t *n)
{
    Rank *places = ARENA_ARRAY(kit->arena, Rank, card->model->n_capabilities);
    *n = 0;
    for (size_t i = 0; i < card->model->n_capabilities; i++) {
        const Share *share = scorecard_share(card, i, card->next_stage);
        if (share->weight > 0)
            places[(*n)++] = (Rank){ &card->model->capabilities[i], *share };
    }
    if (*n)
        qsort(places, *n, sizeof *places, by_share);
    return places;
}

static const char *share_text(const ChartKit *kit, const Share *share)
{
    if (share->high == share->low)
        return CHART_TELL(kit, "number.percent", { "x", .number = share->low });
    if (share->low == 0 && share->high == FULL_BP)
        return CHART_TELL_PLAIN(kit, "heatmap.unknown");
    return CHART_TELL(kit, "heatmap.range", { "low", .number = share->low / 100 },
                      { "high", .number = share->high });
}

static const char *sentence(const ChartKit *kit, const Scorecard *card, const Rank *places,
                            size_t n)
{
    if (!n)
        return CHART_TELL(kit, "chart_ranking.nothing",
                          { "stage", .number = card->next_stage });
    const Rank *last = &places[n - 1];
    bool equal =
        places[0].share.low == last->share.low && places[0].share.high == last->share.high;
    return CHART_TELL(
        kit, equal ? "chart_ranking.alt_equal" : "chart_ranking.alt",
        { "n", .number = (int64_t)n }, { "stage", .number = card->next_stage },
        { "lowest", .text = chart_capability_said(kit, card->model, places[0].capability) },
        { "low", .text = share_text(kit, &places[0].share) },
        { "highest", .text = chart_capability_said(kit, card->model, last->capability) },
        { "high", .text = share_text(kit, &last->share) });
}

static Table table_of(const ChartKit *kit, const Rank *places, size_t n)
{
    static const char *const keys[] = { "column.capability", "column.in_place",
                                        "column.possible" };
    Table table = chart_columns(kit, keys, 3);
    for (size_t i = 0; i < n; i++) {
        chart_cell(kit, &table, places[i].capability->name);
        chart_cell(
            kit, &table,
            CHART_TELL(kit, "number.percent", { "x", .number = places[i].share.low }));
        chart_cell(
            kit, &table,
            CHART_TELL(kit, "number.percent", { "x", .number = places[i].share.high }));
    }
    table.caption = CHART_TELL_PLAIN(kit, "chart_ranking.table");
    table.n_total = table.n_rows;
    return table;
}

static void draw_row(const Rows *rows, const Scale *scale, size_t i, const Share *share)
{
    enum { RADIUS = 4 };
    double low = scale_at(scale, share->low), high = scale_at(scale, share->high);
    double y = rows_middle(rows, i);
    bool unknown = share->low == 0 && share->high == FULL_BP;
    if (high - low > 1)
        picture_hatch(rows->picture, rows_bar(rows, i, low, high, 6), 0);
    if (unknown)
        return; /* a point at zero would say that nothing is in place */
    picture_line(rows->picture, (Point){ rows->left, y }, (Point){ low, y }, COLOUR_CHART,
                 1.6);
    picture_circle(rows->picture, (Point){ low, y }, RADIUS, COLOUR_CHART);
}

Chart chart_ranking(const ChartKit *kit, const Scorecard *card, double width)
{
    size_t n;
    const Rank *places = rank(kit, card, &n);
    Chart chart = { .alt = sentence(kit, card, places, n),
                    .data = table_of(kit, places, n) };
    if (!n)
        return chart;
    RowText *texts = ARENA_ARRAY(kit->arena, RowText, n);
    for (size_t i = 0; i < n; i++)
        texts[i] = (RowText){ chart_capability_name(kit, places[i].capability, width < 400),
                              share_text(kit, &places[i].share) };
    Rows rows = rows_open(kit, width, texts, n, 0, true);
    Scale scale = rows_percent(&rows);
    rows_grid(&rows, &scale, "number.percent");
    for (size_t i = 0; i < rows.n; i++)
        draw_row(&rows, &scale, i, &places[i].share);
    chart.picture = rows.picture;
    return chart;
}
