/* Stacked state bars: how many practices of each capability are in which state, all on
 * one scale. */
#include "chart/rows.h"

typedef struct {
    size_t of[N_STATES], n, applicable;
} Tally;

static Tally tally(const Scorecard *card, const Capability *capability)
{
    Tally sum = { 0 };
    for (size_t i = 0; i < capability->n_practices; i++)
        sum.of[scorecard_of(card, capability->practices[i])->state]++;
    sum.n = capability->n_practices;
    sum.applicable = sum.n - sum.of[STATE_NOT_APPLICABLE];
    return sum;
}

static const char *state_word(const ChartKit *kit, size_t state)
{
    return CHART_TELL_PLAIN(kit, arena_printf(kit->arena, "state.%s", state_names[state]));
}

/* --- words --------------------------------------------------------------------------- */

static const char *sentence(const ChartKit *kit, const Scorecard *card)
{
    const Capability *most = NULL;
    size_t most_open = 0;
    for (size_t i = 0; i < card->model->n_capabilities; i++) {
        Tally sum = tally(card, &card->model->capabilities[i]);
        size_t open = sum.of[STATE_NOT_MET] + sum.of[STATE_PARTIAL];
        if (open > most_open) {
            most_open = open;
            most = &card->model->capabilities[i];
        }
    }
    const char *counts[N_STATES];
    size_t n = 0, total = 0;
    for (size_t state = 0; state < N_STATES; state++) {
        total += card->counts[state];
        if (card->counts[state])
            counts[n++] = CHART_TELL(kit, "chart_states.alt_count",
                                     { "n", .number = (int64_t)card->counts[state] },
                                     { "state", .text = state_word(kit, state) });
    }
    const char *parts[] = {
        CHART_TELL(kit, "chart_states.alt", { "n", .number = (int64_t)total },
                   { "counts", .text = words_list(kit->words, kit->arena, counts, n) }),
        most ? CHART_TELL(kit, "chart_states.alt_most",
                          { "name", .text = chart_capability_said(kit, card->model, most) },
                          { "n", .number = (int64_t)most_open })
             : "",
    };
    return chart_sentences(kit, parts, 2);
}

static Table table_of(const ChartKit *kit, const Scorecard *card)
{
    const char *titles[N_STATES + 1] = { CHART_TELL_PLAIN(kit, "column.capability") };
    for (size_t state = 0; state < N_STATES; state++)
        titles[state + 1] =
            CHART_TELL(kit, "sentence.start", { "x", .text = state_word(kit, state) });
    Table table = chart_table(kit, titles, N_STATES + 1);
    for (size_t i = 0; i < card->model->n_capabilities; i++) {
        Tally sum = tally(card, &card->model->capabilities[i]);
        chart_cell(kit, &table, card->model->capabilities[i].name);
        for (size_t state = 0; state < N_STATES; state++)
            chart_cell(kit, &table,
                       CHART_TELL(kit, "number.figure",
                                  { "x", .number = (int64_t)sum.of[state] }));
    }
    table.caption = CHART_TELL_PLAIN(kit, "chart_states.table");
    table.n_total = table.n_rows;
    return table;
}

/* --- drawing ---------------------------------------------------------------------------
 */

static void draw_count(const Rows *rows, Rect box, const Swatch *swatch, size_t count)
{
    const ChartKit *kit = rows->kit;
    const char *text = CHART_TELL(kit, "number.figure", { "x", .number = (int64_t)count });
    double width = text_width(kit->faces, STYLE_LABEL, text);
    double cap = text_cap_height(kit->faces, STYLE_LABEL);
    if (width + 4 > box.width)
        return;
    double middle = box.x + box.width / 2;
    if (swatch->hatched)
        picture_rect(rows->picture,
                     (Rect){ middle - width / 2 - 2, box.y + 2, width + 4, box.height - 4 },
                     1, swatch->fill);
    picture_text(rows->picture, (Point){ middle, box.y + (box.height + cap) / 2 },
                 ALIGN_MIDDLE, STYLE_LABEL, swatch->ink, text, width);
}

static void draw_row(const Rows *rows, const Scale *scale, size_t i, const Tally *sum)
{
    size_t before = 0;
    for (size_t state = 0; state < N_STATES; state++) {
        if (!sum->of[state])
            continue;
        double from = scale_at(scale, (int64_t)before);
        before += sum->of[state];
        Rect box = rows_bar(rows, i, from, scale_at(scale, (int64_t)before), 13);
        box.width -= box.width > 3 ? 1 : 0; /* neighbours stand apart */
        swatch_draw(rows->picture, box, &state_swatches[state]);
        draw_count(rows, box, &state_swatches[state], sum->of[state]);
    }
}

static size_t legend_items(const ChartKit *kit, const Scorecard *card, LegendItem *items)
{
    size_t n = 0;
    for (size_t state = 0; state < N_STATES; state++)
        if (card->counts[state])
            items[n++] = (LegendItem){ .swatch = &state_swatches[state],
                                       .text = state_word(kit, state) };
    return n;
}

static RowText row_text(const ChartKit *kit, const char *name, const Tally *sum)
{
    return (RowText){ name, CHART_TELL(kit, "chart_states.row",
                                       { "n", .number = (int64_t)sum->of[STATE_MET] },
                                       { "of", .number = (int64_t)sum->applicable }) };
}

Chart chart_states(const ChartKit *kit, const Scorecard *card, double width)
{
    size_t n = card->model->n_capabilities, most = 0;
    Chart chart = { .alt = sentence(kit, card), .data = table_of(kit, card) };
    if (!n)
        return chart;
    Tally *sums = ARENA_ARRAY(kit->arena, Tally, n);
    RowText *texts = ARENA_ARRAY(kit->arena, RowText, n);
    for (size_t i = 0; i < n; i++) {
        sums[i] = tally(card, &card->model->capabilities[i]);
        texts[i] = row_text(
            kit, chart_capability_name(kit, &card->model->capabilities[i], width < 400),
            &sums[i]);
        most = sums[i].n > most ? sums[i].n : most;
    }
    LegendItem items[N_STATES];
    size_t n_items = legend_items(kit, card, items);
    double head = legend_draw(kit, NULL, 0, items, n_items, width) + 4;
    Rows rows = rows_open(kit, width, texts, n, head, true);
    legend_draw(kit, rows.picture, 0, items, n_items, width);
    Scale scale = rows_count(&rows, (int64_t)most);
    rows_grid(&rows, &scale, "number.figure");
    for (size_t i = 0; i < rows.n; i++)
        draw_row(&rows, &scale, i, &sums[i]);
    chart.picture = rows.picture;
    return chart;
}
