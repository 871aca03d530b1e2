/* Tool agreement: of the resources that two tools judged for the same practice, on how
 * many they agree. Where they differ, the fail counts; the pairs that differ most stand
 * first. */
#include <stdlib.h>
#include <string.h>

#include "chart/rows.h"

/* What one tool says of one resource for one practice. */
typedef struct {
    size_t practice;
    const char *resource, *tool;
    bool fails;
} Opinion;

typedef struct {
    const char *one, *other;
    size_t pass, fail, differ; /* both pass, both fail */
} Pair;

typedef struct {
    Pair *pairs;
    size_t n;
} Pairs;

static const Swatch both_pass = { COLOUR_MET, COLOUR_ON_MET, COLOUR_NONE,
                                  false,      false,         false };
static const Swatch both_fail = { COLOUR_NOT_MET, COLOUR_ON_NOT_MET,
                                  COLOUR_NONE,    false,
                                  false,          true };
static const Swatch split = { COLOUR_PARTIAL, COLOUR_ON_PARTIAL, COLOUR_NONE, false, false,
                              false };

/* --- counting --------------------------------------------------------------------------
 */

static const char *tool_name(const Observation *seen)
{
    return seen->input && seen->input->tool ? seen->input->tool : seen->tool;
}

static int by_subject(const Opinion *a, const Opinion *b)
{
    if (a->practice != b->practice)
        return a->practice < b->practice ? -1 : 1;
    return strcmp(a->resource, b->resource);
}

static int by_subject_and_tool(const void *left, const void *right)
{
    const Opinion *a = left, *b = right;
    int order = by_subject(a, b);
    if (!order)
        order = strcmp(a->tool, b->tool);
    return order ? order : (int)b->fails - (int)a->fails;
}

/* One opinion a tool: sorted, its fails stand first. */
static Opinion *collect(const ChartKit *kit, const Assessment *found, size_t *n)
{
    Opinion *all = ARENA_ARRAY(kit->arena, Opinion, found->n_observations + 1);
    size_t n_all = 0;
    for (size_t i = 0; i < found->n_observations; i++) {
        const Observation *seen = &found->observations[i];
        bool judges = seen->verdict == VERDICT_PASS || seen->verdict == VERDICT_FAIL;
        if (judges && seen->resource && tool_name(seen))
            all[n_all++] = (Opinion){ seen->practice->index, seen->resource->id,
                                      tool_name(seen), seen->verdict == VERDICT_FAIL };
    }
    if (n_all)
        qsort(all, n_all, sizeof *all, by_subject_and_tool);
    *n = 0;
    for (size_t i = 0; i < n_all; i++)
        if (!*n || by_subject(&all[*n - 1], &all[i]) != 0 ||
            strcmp(all[*n - 1].tool, all[i].tool) != 0)
            all[(*n)++] = all[i];
    return all;
}

static Pair *pair_of(const ChartKit *kit, Pairs *pairs, const char *one, const char *other)
{
    for (size_t i = 0; i < pairs->n; i++)
        if (strcmp(pairs->pairs[i].one, one) == 0 &&
            strcmp(pairs->pairs[i].other, other) == 0)
            return &pairs->pairs[i];
    ARENA_PUSH(kit->arena, pairs->pairs, pairs->n) = (Pair){ .one = one, .other = other };
    return &pairs->pairs[pairs->n - 1];
}

static size_t shared(const Pair *pair)
{
    return pair->pass + pair->fail + pair->differ;
}

static int by_difference(const void *left, const void *right)
{
    const Pair *a = left, *b = right;
    if (a->differ != b->differ)
        return a->differ > b->differ ? -1 : 1;
    if (shared(a) != shared(b))
        return shared(a) > shared(b) ? -1 : 1;
    int order = strcmp(a->one, b->one);
    return order ? order : strcmp(a->other, b->other);
}

static Pairs compare(const ChartKit *kit, const Assessment *found)
{
    size_t n;
    const Opinion *opinions = collect(kit, found, &n);
    Pairs pairs = { 0 };
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n && by_subject(&opinions[i], &opinions[k]) == 0; k++) {
            Pair *pair = pair_of(kit, &pairs, opinions[i].tool, opinions[k].tool);
            if (opinions[i].fails != opinions[k].fails)
                pair->differ++;
            else if (opinions[i].fails)
                pair->fail++;
            else
                pair->pass++;
        }
    if (pairs.n)
        qsort(pairs.pairs, pairs.n, sizeof *pairs.pairs, by_difference);
    return pairs;
}

/* --- words -----------------------------------------------------------------------------
 */

static const char *name_of(const ChartKit *kit, const Pair *pair)
{
    return CHART_TELL(kit, "chart_agreement.row", { "one", .text = pair->one },
                      { "other", .text = pair->other });
}

static const char *sentence(const ChartKit *kit, const Pairs *pairs)
{
    size_t n_shared = 0, n_agree = 0;
    for (size_t i = 0; i < pairs->n; i++) {
        n_shared += shared(&pairs->pairs[i]);
        n_agree += pairs->pairs[i].pass + pairs->pairs[i].fail;
    }
    if (!pairs->n)
        return CHART_TELL_PLAIN(kit, "chart_agreement.nothing");
    const Pair *first = &pairs->pairs[0];
    const char *parts[] = {
        CHART_TELL(kit, "chart_agreement.alt", { "n", .number = (int64_t)n_shared },
                   { "agree", .number = (int64_t)n_agree }),
        first->differ
            ? CHART_TELL(kit, "chart_agreement.alt_most", { "one", .text = first->one },
                         { "other", .text = first->other },
                         { "n", .number = (int64_t)first->differ })
            : "",
    };
    return chart_sentences(kit, parts, 2);
}

static Table table_of(const ChartKit *kit, const Pairs *pairs)
{
    static const char *const keys[] = { "column.tools", "column.both_pass",
                                        "column.both_fail", "column.differ" };
    Table table = chart_columns(kit, keys, 4);
    for (size_t i = 0; i < pairs->n; i++) {
        const Pair *pair = &pairs->pairs[i];
        const size_t counts[] = { pair->pass, pair->fail, pair->differ };
        chart_cell(kit, &table, name_of(kit, pair));
        for (size_t k = 0; k < 3; k++)
            chart_cell(
                kit, &table,
                CHART_TELL(kit, "number.figure", { "x", .number = (int64_t)counts[k] }));
    }
    table.caption = CHART_TELL_PLAIN(kit, "chart_agreement.table");
    table.n_total = table.n_rows;
    return table;
}

/* --- drawing ---------------------------------------------------------------------------
 */

static void draw_row(const Rows *rows, const Scale *scale, size_t i, const Pair *pair)
{
    const Swatch *const looks[] = { &split, &both_fail, &both_pass };
    const size_t counts[] = { pair->differ, pair->fail, pair->pass };
    size_t before = 0;
    for (size_t k = 0; k < 3; k++) {
        double from = scale_at(scale, (int64_t)before);
        before += counts[k];
        Rect box = rows_bar(rows, i, from, scale_at(scale, (int64_t)before), 11);
        box.width -= box.width > 3 ? 1 : 0;
        if (counts[k])
            swatch_draw(rows->picture, box, looks[k]);
    }
}

static Picture *draw(const ChartKit *kit, const Pairs *pairs, double width)
{
    size_t most = 0;
    RowText *texts = ARENA_ARRAY(kit->arena, RowText, pairs->n);
    for (size_t i = 0; i < pairs->n; i++) {
        const Pair *pair = &pairs->pairs[i];
        most = shared(pair) > most ? shared(pair) : most;
        texts[i] = (RowText){ name_of(kit, pair),
                              CHART_TELL(kit, "chart_agreement.value",
                                         { "n", .number = (int64_t)pair->differ },
                                         { "of", .number = (int64_t)shared(pair) }) };
    }
    const LegendItem items[] = {
        { &split, CHART_TELL_PLAIN(kit, "chart_agreement.differ"), false },
        { &both_fail, CHART_TELL_PLAIN(kit, "chart_agreement.both_fail"), false },
        { &both_pass, CHART_TELL_PLAIN(kit, "chart_agreement.both_pass"), false },
    };
    double head = legend_draw(kit, NULL, 0, items, 3, width) + 4;
    Rows rows = rows_open(kit, width, texts, pairs->n, head, true);
    legend_draw(kit, rows.picture, 0, items, 3, width);
    Scale scale = rows_count(&rows, (int64_t)most);
    rows_grid(&rows, &scale, "number.figure");
    for (size_t i = 0; i < rows.n; i++)
        draw_row(&rows, &scale, i, &pairs->pairs[i]);
    return rows.picture;
}

Chart chart_agreement(const ChartKit *kit, const Scorecard *card, double width)
{
    Pairs pairs = compare(kit, card->assessment);
    return (Chart){ .picture = pairs.n ? draw(kit, &pairs, width) : NULL,
                    .alt = sentence(kit, &pairs),
                    .data = table_of(kit, &pairs) };
}
