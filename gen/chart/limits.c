/* Limits watch: settings of functions that have come near to a limit of their platform,
 * as shares of that limit. The fullest first. */
#include <stdlib.h>
#include <string.h>

#include "chart/rows.h"

typedef struct {
    const InventoryItem *item;
    const NearLimit *near;
    int share; /* bp of the limit, at most FULL_BP */
} Setting;

static int by_share(const void *left, const void *right)
{
    const Setting *a = left, *b = right;
    if (a->share != b->share)
        return a->share > b->share ? -1 : 1;
    int order = strcmp(a->item->resource->id, b->item->resource->id);
    if (order)
        return order;
    order = strcmp(a->near->topic, b->near->topic);
    return order ? order : (a->near > b->near) - (a->near < b->near);
}

static Setting *collect(const ChartKit *kit, const Assessment *found, size_t *n,
                        size_t *n_functions)
{
    Setting *settings = NULL;
    *n = *n_functions = 0;
    for (size_t i = 0; i < found->n_inventory; i++) {
        const InventoryItem *item = &found->inventory[i];
        *n_functions += item->n_near > 0;
        for (size_t k = 0; k < item->n_near; k++) {
            const NearLimit *near = &item->near[k];
            bool full = near->limit <= 0 || near->value >= near->limit;
            int share = full ? FULL_BP : (int)(near->value * FULL_BP / near->limit);
            ARENA_PUSH(kit->arena, settings, *n) =
                (Setting){ .item = item, .near = near, .share = share };
        }
    }
    if (*n)
        qsort(settings, *n, sizeof *settings, by_share);
    return settings;
}

/* --- words --------------------------------------------------------------------------- */

static const char *topic_of(const ChartKit *kit, const char *topic)
{
    const char *key = arena_printf(kit->arena, "limit.%s", topic);
    return words_have(kit->words, key) ? CHART_TELL_PLAIN(kit, key) : topic;
}

static const char *amount_of(const ChartKit *kit, const NearLimit *near)
{
    return CHART_TELL(kit, "chart_limits.amount", { "value", .number = near->value },
                      { "limit", .number = near->limit },
                      { "unit", .text = near->unit ? near->unit : "" });
}

static RowText row_text(const ChartKit *kit, const Setting *setting)
{
    return (RowText){ CHART_TELL(kit, "chart_limits.row",
                                 { "name", .text = setting->item->resource->id },
                                 { "topic", .text = topic_of(kit, setting->near->topic) }),
                      amount_of(kit, setting->near) };
}

static const char *sentence(const ChartKit *kit, const Scorecard *card,
                            const Setting *settings, size_t n, size_t n_functions)
{
    const Assessment *found = card->assessment;
    if (!found->n_inventory)
        return CHART_TELL_PLAIN(kit, "chart_limits.no_inventory");
    const char *counted = CHART_TELL(
        kit, found->n_inventory == 1 ? "chart_limits.alt_only" : "chart_limits.alt",
        { "n", .number = (int64_t)n_functions },
        { "of", .number = (int64_t)found->n_inventory },
        { "near", .number = found->near_limit_bp });
    if (!n)
        return counted;
    const char *parts[] = {
        counted,
        CHART_TELL(kit, "chart_limits.alt_nearest",
                   { "name", .text = settings[0].item->resource->id },
                   { "topic", .text = topic_of(kit, settings[0].near->topic) },
                   { "amount", .text = amount_of(kit, settings[0].near) }),
    };
    return chart_sentences(kit, parts, 2);
}

static Table table_of(const ChartKit *kit, const Setting *settings, size_t n)
{
    static const char *const keys[] = { "column.function", "column.setting",
                                        "column.value_of_limit", "column.share" };
    Table table = chart_columns(kit, keys, 4);
    for (size_t i = 0; i < n; i++) {
        chart_cell(kit, &table, settings[i].item->resource->id);
        chart_cell(kit, &table, topic_of(kit, settings[i].near->topic));
        chart_cell(kit, &table, amount_of(kit, settings[i].near));
        chart_cell(kit, &table,
                   CHART_TELL(kit, "number.percent", { "x", .number = settings[i].share }));
    }
    table.caption = CHART_TELL_PLAIN(kit, "chart_limits.table");
    table.n_total = table.n_rows;
    return table;
}

/* --- drawing ---------------------------------------------------------------------------
 */

static Picture *draw(const ChartKit *kit, const Setting *settings, size_t n, int near_bp,
                     double width)
{
    RowText *texts = ARENA_ARRAY(kit->arena, RowText, n);
    for (size_t i = 0; i < n; i++)
        texts[i] = row_text(kit, &settings[i]);
    Rows rows = rows_open(kit, width, texts, n, 0, true);
    Scale scale = rows_percent(&rows);
    rows_grid(&rows, &scale, "number.percent");
    for (size_t i = 0; i < rows.n; i++) {
        bool at_limit = settings[i].share == FULL_BP;
        picture_rect(rows.picture, rows_bar(&rows, i, rows.left, rows.right, 9), 1,
                     COLOUR_CHART_FAINT);
        picture_rect(rows.picture,
                     rows_bar(&rows, i, rows.left, scale_at(&scale, settings[i].share), 9),
                     1, at_limit ? COLOUR_NOT_MET : COLOUR_LITTLE);
    }
    if (near_bp > 0)
        rows_line(&rows, scale_at(&scale, near_bp), COLOUR_INK, true);
    return rows.picture;
}

Chart chart_limits(const ChartKit *kit, const Scorecard *card, double width)
{
    size_t n, n_functions;
    const Setting *settings = collect(kit, card->assessment, &n, &n_functions);
    Chart chart = { .alt = sentence(kit, card, settings, n, n_functions) };
    if (!n)
        return chart;
    chart.picture = draw(kit, settings, n, card->assessment->near_limit_bp, width);
    chart.data = table_of(kit, settings, n);
    return chart;
}
