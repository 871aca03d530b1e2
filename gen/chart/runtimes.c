/* Runtime age: until when each runtime in use is supported, seen from the day of the
 * report. What has ended reaches back to its end; what has no known end is dashed. */
#include <stdlib.h>
#include <string.h>

#include "chart/rows.h"

typedef struct {
    const char *name;
    Date retired; /* DATE_NONE: no end is known */
    bool known;   /* the table of runtimes has it */
    size_t n;     /* functions */
} Runtime;

typedef enum { KIND_ENDED, KIND_SUPPORTED, KIND_OPEN, KIND_UNKNOWN } Kind;
enum { N_KINDS = 4 };

static const Swatch kinds[N_KINDS] = {
    [KIND_ENDED] = { COLOUR_NOT_MET, COLOUR_ON_NOT_MET, COLOUR_NONE, false, false, true },
    [KIND_SUPPORTED] = { COLOUR_MET, COLOUR_ON_MET, COLOUR_NONE, false, false, false },
    [KIND_OPEN] = { COLOUR_GROUND, COLOUR_INK, COLOUR_MET, false, true, false },
    [KIND_UNKNOWN] = { COLOUR_UNKNOWN, COLOUR_ON_UNKNOWN, COLOUR_GRID, true, false, false },
};
static const char *const kind_keys[N_KINDS] = { "chart_runtimes.key_ended",
                                                "chart_runtimes.key_supported",
                                                "chart_runtimes.key_open",
                                                "chart_runtimes.key_unknown" };

static Kind kind_of(const Runtime *runtime, Date as_of)
{
    if (!runtime->known)
        return KIND_UNKNOWN;
    if (runtime->retired == DATE_NONE)
        return KIND_OPEN;
    return runtime->retired <= as_of ? KIND_ENDED : KIND_SUPPORTED;
}

/* What ends first stands first; what has no known end, last. */
static int by_end(const void *left, const void *right)
{
    const Runtime *a = left, *b = right;
    if ((a->retired == DATE_NONE) != (b->retired == DATE_NONE))
        return a->retired == DATE_NONE ? 1 : -1;
    if (a->retired != b->retired)
        return a->retired < b->retired ? -1 : 1;
    return strcmp(a->name, b->name);
}

static void count(const ChartKit *kit, Runtime **runtimes, size_t *n,
                  const InventoryItem *item)
{
    for (size_t i = 0; i < *n; i++)
        if (strcmp((*runtimes)[i].name, item->runtime) == 0 &&
            (*runtimes)[i].retired == item->runtime_retired) {
            (*runtimes)[i].n++;
            return;
        }
    bool known = item->runtime_known || item->runtime_retired != DATE_NONE;
    ARENA_PUSH(kit->arena, *runtimes, *n) =
        (Runtime){ item->runtime, item->runtime_retired, known, 1 };
}

/* Images bring a runtime of their own, of which nothing is known here. */
static Runtime *collect(const ChartKit *kit, const Assessment *found, size_t *n)
{
    Runtime *runtimes = NULL;
    *n = 0;
    for (size_t i = 0; i < found->n_inventory; i++)
        if (found->inventory[i].runtime)
            count(kit, &runtimes, n, &found->inventory[i]);
    if (*n)
        qsort(runtimes, *n, sizeof *runtimes, by_end);
    return runtimes;
}

/* --- words -----------------------------------------------------------------------------
 */

static const char *end_text(const ChartKit *kit, const Runtime *runtime, Date as_of)
{
    static const char *const keys[N_KINDS] = { "chart_runtimes.ended",
                                               "chart_runtimes.ends",
                                               "chart_runtimes.no_end",
                                               "chart_runtimes.unknown" };
    return CHART_TELL(kit, keys[kind_of(runtime, as_of)],
                      { "date", .number = runtime->retired });
}

static const char *sentence(const ChartKit *kit, const Scorecard *card,
                            const Runtime *runtimes, size_t n)
{
    Date as_of = card->assessment->as_of;
    size_t retired = 0, functions = 0;
    const Runtime *next = NULL;
    for (size_t i = 0; i < n; i++) {
        functions += runtimes[i].n;
        if (runtimes[i].retired == DATE_NONE)
            continue;
        if (runtimes[i].retired <= as_of)
            retired += runtimes[i].n;
        else if (!next)
            next = &runtimes[i];
    }
    if (!n)
        return CHART_TELL_PLAIN(kit, "chart_runtimes.nothing");
    const char *parts[] = {
        CHART_TELL(kit, functions == 1 ? "chart_runtimes.alt_only" : "chart_runtimes.alt",
                   { "n", .number = (int64_t)retired },
                   { "of", .number = (int64_t)functions }),
        next ? CHART_TELL(kit, "chart_runtimes.alt_next", { "name", .text = next->name },
                          { "date", .number = next->retired })
             : "",
    };
    return chart_sentences(kit, parts, 2);
}

static const char *count_text(const ChartKit *kit, const Runtime *runtime)
{
    return CHART_TELL(kit, "chart_runtimes.functions",
                      { "n", .number = (int64_t)runtime->n });
}

static Table table_of(const ChartKit *kit, const Runtime *runtimes, size_t n, Date as_of)
{
    static const char *const keys[] = { "column.runtime", "column.functions",
                                        "column.support" };
    Table table = chart_columns(kit, keys, 3);
    for (size_t i = 0; i < n; i++) {
        chart_cell(kit, &table, runtimes[i].name);
        chart_cell(
            kit, &table,
            CHART_TELL(kit, "number.figure", { "x", .number = (int64_t)runtimes[i].n }));
        chart_cell(kit, &table, end_text(kit, &runtimes[i], as_of));
    }
    table.caption = CHART_TELL_PLAIN(kit, "chart_runtimes.table");
    table.n_total = table.n_rows;
    return table;
}

/* --- drawing ----------------------------------------------------------------------------
 */

static void draw_row(const Rows *rows, const Scale *scale, size_t i, const Runtime *runtime,
                     Date as_of)
{
    enum { HEIGHT = 9, LEAST = 2 };
    double now = scale_at(scale, as_of);
    double end =
        runtime->retired == DATE_NONE ? rows->right : scale_at(scale, runtime->retired);
    Rect bar = end < now ? rows_bar(rows, i, end, now, HEIGHT)
                         : rows_bar(rows, i, now, end, HEIGHT);
    if (bar.width < LEAST)
        bar.width = LEAST;
    swatch_draw(rows->picture, bar, &kinds[kind_of(runtime, as_of)]);
}

static size_t legend_items(const ChartKit *kit, const Runtime *runtimes, size_t n,
                           Date as_of, LegendItem *items)
{
    size_t n_items = 0;
    for (Kind kind = KIND_ENDED; kind <= KIND_UNKNOWN; kind++)
        for (size_t i = 0; i < n; i++)
            if (kind_of(&runtimes[i], as_of) == kind) {
                items[n_items++] =
                    (LegendItem){ &kinds[kind], CHART_TELL_PLAIN(kit, kind_keys[kind]),
                                  false };
                break;
            }
    return n_items;
}

/* Half a year to either side at least. */
static void span_of(const Runtime *runtimes, size_t n, Date as_of, Date *from, Date *to)
{
    enum { HALF_YEAR = 182, MARGIN = 20 };
    *from = as_of - HALF_YEAR;
    *to = as_of + HALF_YEAR;
    for (size_t i = 0; i < n; i++) {
        if (runtimes[i].retired == DATE_NONE)
            continue;
        *from = runtimes[i].retired - MARGIN < *from ? runtimes[i].retired - MARGIN : *from;
        *to = runtimes[i].retired + MARGIN > *to ? runtimes[i].retired + MARGIN : *to;
    }
}

static Picture *draw(const ChartKit *kit, const Runtime *runtimes, size_t n, Date as_of,
                     double width)
{
    RowText *texts = ARENA_ARRAY(kit->arena, RowText, n);
    for (size_t i = 0; i < n; i++)
        texts[i] = (RowText){ runtimes[i].name, count_text(kit, &runtimes[i]) };
    LegendItem items[N_KINDS];
    size_t n_items = legend_items(kit, runtimes, n, as_of, items);
    double head = legend_draw(kit, NULL, 0, items, n_items, width) + 4;
    Rows rows = rows_open(kit, width, texts, n, head, true);
    legend_draw(kit, rows.picture, 0, items, n_items, width);
    Date from, to;
    span_of(runtimes, rows.n, as_of, &from, &to);
    Scale scale = rows_days(&rows, from, to);
    rows_months(&rows, &scale);
    for (size_t i = 0; i < rows.n; i++)
        draw_row(&rows, &scale, i, &runtimes[i], as_of);
    rows_line(&rows, scale_at(&scale, as_of), COLOUR_INK, true);
    return rows.picture;
}

Chart chart_runtimes(const ChartKit *kit, const Scorecard *card, double width)
{
    size_t n;
    Date as_of = card->assessment->as_of;
    const Runtime *runtimes = collect(kit, card->assessment, &n);
    return (Chart){ .picture = n ? draw(kit, runtimes, n, as_of, width) : NULL,
                    .alt = sentence(kit, card, runtimes, n),
                    .data = table_of(kit, runtimes, n, as_of) };
}
