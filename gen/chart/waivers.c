/* Waivers over time: from when to when each holds, the one that ends first above. A line
 * marks the day of the report. */
#include <stdlib.h>
#include <string.h>

#include "chart/rows.h"

enum { SOON_DAYS = 30 };

typedef enum { KIND_HOLDS, KIND_SOON, KIND_NONE } Kind;
enum { N_KINDS = 3 };

static const Swatch kinds[N_KINDS] = {
    [KIND_HOLDS] = { COLOUR_CHART_SOFT, COLOUR_INK, COLOUR_NONE, false, false, false },
    [KIND_SOON] = { COLOUR_LITTLE, COLOUR_ON_LITTLE, COLOUR_NONE, false, false, false },
    [KIND_NONE] = { COLOUR_GROUND, COLOUR_MUTED, COLOUR_NOT_MET, false, true, false },
};
static const char *const kind_keys[N_KINDS] = { "chart_waivers.holds", "chart_waivers.soon",
                                                "chart_waivers.without" };

static int by_end(const void *left, const void *right)
{
    const Waiver *a = *(const Waiver *const *)left, *b = *(const Waiver *const *)right;
    if (a->expires != b->expires)
        return a->expires < b->expires ? -1 : 1;
    int order = strcmp(a->id, b->id);
    return order ? order
                 : strcmp(a->pointer ? a->pointer : "", b->pointer ? b->pointer : "");
}

static const Waiver **collect(const ChartKit *kit, const Scorecard *card, size_t *n)
{
    *n = 0;
    const Waiver **all = ARENA_ARRAY(kit->arena, const Waiver *,
                                     card->n_valid_waivers + card->n_expired_waivers);
    for (size_t i = 0; i < card->n_valid_waivers; i++)
        all[(*n)++] = card->valid_waivers[i];
    for (size_t i = 0; i < card->n_expired_waivers; i++)
        all[(*n)++] = card->expired_waivers[i];
    if (*n)
        qsort(all, *n, sizeof *all, by_end);
    return all;
}

static Kind kind_of(const Scorecard *card, const Waiver *waiver)
{
    Date as_of = card->assessment->as_of;
    if (waiver_state(waiver, as_of, &card->model->parameters) != WAIVER_VALID)
        return KIND_NONE;
    return waiver->expires - as_of <= SOON_DAYS ? KIND_SOON : KIND_HOLDS;
}

/* --- words -----------------------------------------------------------------------------
 */

static const char *name_of(const ChartKit *kit, const Waiver *waiver)
{
    return CHART_TELL(kit, "chart_waivers.row", { "id", .text = waiver->id },
                      { "practice", .text = waiver->practice->id });
}

static const char *end_text(const ChartKit *kit, const Scorecard *card,
                            const Waiver *waiver)
{
    switch (waiver_state(waiver, card->assessment->as_of, &card->model->parameters)) {
    case WAIVER_VALID: break;
    case WAIVER_EXPIRED:
        return CHART_TELL(kit, "waiver.expired", { "date", .number = waiver->expires });
    case WAIVER_NOT_BEGUN:
        return CHART_TELL(kit, "waiver.not_yet", { "date", .number = waiver->created });
    case WAIVER_TOO_LONG:
        return CHART_TELL(kit, "waiver.too_long",
                          { "days", .number = card->model->parameters.waiver_max_days });
    }
    return CHART_TELL(kit, "waiver.holds", { "date", .number = waiver->expires });
}

static const char *sentence(const ChartKit *kit, const Scorecard *card,
                            const Waiver *const *waivers, size_t n)
{
    if (!n)
        return CHART_TELL_PLAIN(kit, "chart_waivers.nothing");
    const Waiver *first = NULL;
    for (size_t i = 0; i < n && !first; i++)
        if (kind_of(card, waivers[i]) != KIND_NONE)
            first = waivers[i];
    const char *parts[] = {
        CHART_TELL(kit, "chart_waivers.alt",
                   { "n", .number = (int64_t)card->n_valid_waivers }),
        first
            ? CHART_TELL(kit,
                         card->n_valid_waivers == 1 ? "chart_waivers.alt_only"
                                                    : "chart_waivers.alt_first",
                         { "id", .text = first->id }, { "date", .number = first->expires })
            : "",
        card->n_expired_waivers
            ? CHART_TELL(kit, "chart_waivers.alt_without",
                         { "n", .number = (int64_t)card->n_expired_waivers })
            : "",
    };
    return chart_sentences(kit, parts, 3);
}

static Table table_of(const ChartKit *kit, const Scorecard *card,
                      const Waiver *const *waivers, size_t n)
{
    static const char *const keys[] = { "column.waiver", "column.practice",
                                        "column.approver", "column.validity" };
    Table table = chart_columns(kit, keys, 4);
    for (size_t i = 0; i < n; i++) {
        chart_cell(kit, &table, waivers[i]->id);
        chart_cell(kit, &table, waivers[i]->practice->id);
        chart_cell(kit, &table, waivers[i]->approver);
        chart_cell(kit, &table, end_text(kit, card, waivers[i]));
    }
    table.caption = CHART_TELL_PLAIN(kit, "chart_waivers.table");
    table.n_total = table.n_rows;
    return table;
}

/* --- drawing ---------------------------------------------------------------------------
 */

static Scale span_of(const Rows *rows, const Waiver *const *waivers, Date as_of)
{
    enum { MARGIN = 15 };
    Date from = as_of, to = as_of;
    for (size_t i = 0; i < rows->n; i++) {
        from = waivers[i]->created < from ? waivers[i]->created : from;
        to = waivers[i]->expires > to ? waivers[i]->expires : to;
    }
    return rows_days(rows, from - MARGIN, to + MARGIN);
}

static void draw_row(const Rows *rows, const Scale *scale, size_t i, const Waiver *waiver,
                     Kind kind)
{
    double from = scale_at(scale, waiver->created), to = scale_at(scale, waiver->expires);
    Rect bar = rows_bar(rows, i, from, to, 9);
    if (bar.width < 3)
        bar.width = 3;
    swatch_draw(rows->picture, bar, &kinds[kind]);
}

static size_t legend_items(const ChartKit *kit, const Scorecard *card,
                           const Waiver *const *waivers, size_t n, LegendItem *items)
{
    size_t n_items = 0;
    for (Kind kind = KIND_HOLDS; kind <= KIND_NONE; kind++)
        for (size_t i = 0; i < n; i++)
            if (kind_of(card, waivers[i]) == kind) {
                items[n_items++] =
                    (LegendItem){ &kinds[kind], CHART_TELL_PLAIN(kit, kind_keys[kind]),
                                  false };
                break;
            }
    return n_items;
}

static Picture *draw(const ChartKit *kit, const Scorecard *card,
                     const Waiver *const *waivers, size_t n, double width)
{
    RowText *texts = ARENA_ARRAY(kit->arena, RowText, n);
    for (size_t i = 0; i < n; i++)
        texts[i] = (RowText){ name_of(kit, waivers[i]), end_text(kit, card, waivers[i]) };
    LegendItem items[N_KINDS];
    size_t n_items = legend_items(kit, card, waivers, n, items);
    double head = legend_draw(kit, NULL, 0, items, n_items, width) + 4;
    Rows rows = rows_open(kit, width, texts, n, head, true);
    legend_draw(kit, rows.picture, 0, items, n_items, width);
    Date as_of = card->assessment->as_of;
    Scale scale = span_of(&rows, waivers, as_of);
    rows_months(&rows, &scale);
    for (size_t i = 0; i < rows.n; i++)
        draw_row(&rows, &scale, i, waivers[i], kind_of(card, waivers[i]));
    rows_line(&rows, scale_at(&scale, as_of), COLOUR_INK, true);
    return rows.picture;
}

Chart chart_waivers(const ChartKit *kit, const Scorecard *card, double width)
{
    size_t n;
    const Waiver *const *waivers = collect(kit, card, &n);
    return (Chart){ .picture = n ? draw(kit, card, waivers, n, width) : NULL,
                    .alt = sentence(kit, card, waivers, n),
                    .data = table_of(kit, card, waivers, n) };
}
