/* Capability by stage: each cell says how much of what the stage asks of the capability is
 * in place. A dashed cell asks nothing; a hatched one, or the hatched end of one, is not
 * known. Colours repeat what the figures say. */
#include "chart/label.h"

#include <math.h>

typedef struct {
    const ChartKit *kit;
    const Scorecard *card;
    Picture *picture;
    bool narrow;
    double label_width, cell_width, gap;
    double head; /* height of the column heads */
    double row;  /* height of a row, gap included */
    size_t n;    /* rows shown */
} Heatmap;

/* --- what a cell says ----------------------------------------------------------------- */

typedef enum { CELL_NOT_ASKED, CELL_UNKNOWN, CELL_RANGE, CELL_POINT } CellKind;

static CellKind kind_of(const Scorecard *card, const Cell *cell)
{
    if (!cell->n_practices)
        return CELL_NOT_ASKED;
    if (cell->n_unknown == cell->n_practices && cell->g == 0)
        return CELL_UNKNOWN;
    int unknown_width = card->model->parameters.unknown_width_bp;
    if (cell->h - cell->g > unknown_width)
        return CELL_RANGE;
    return CELL_POINT;
}

static const char *cell_text(const ChartKit *kit, const Scorecard *card, const Cell *cell)
{
    switch (kind_of(card, cell)) {
    case CELL_NOT_ASKED: return CHART_TELL_PLAIN(kit, "heatmap.not_asked");
    case CELL_UNKNOWN: return CHART_TELL_PLAIN(kit, "heatmap.unknown");
    case CELL_RANGE:
        return CHART_TELL(kit, "heatmap.range", { "low", .number = cell->g / 100 },
                          { "high", .number = cell->h });
    case CELL_POINT: break;
    }
    return CHART_TELL(kit, "number.percent", { "x", .number = cell->g });
}

static const struct {
    int from; /* bp */
    Colour fill, ink;
} shades[] = {
    { 9000, COLOUR_MET, COLOUR_ON_MET },         { 7000, COLOUR_MOSTLY, COLOUR_ON_MOSTLY },
    { 4000, COLOUR_PARTIAL, COLOUR_ON_PARTIAL }, { 2000, COLOUR_LITTLE, COLOUR_ON_LITTLE },
    { 0, COLOUR_NOT_MET, COLOUR_ON_NOT_MET },
};

static size_t shade_of(int bp)
{
    size_t i = 0;
    while (bp < shades[i].from)
        i++;
    return i;
}

/* --- drawing ----------------------------------------------------------------------------
 */

/* The word on its ground, so that hatching does not run through it. */
static void draw_plate(const Heatmap *map, Rect box, const char *text, TextStyle style)
{
    double width = text_width(map->kit->faces, style, text);
    picture_rect(
        map->picture,
        (Rect){ box.x + (box.width - width) / 2 - 3, box.y + 4, width + 6, box.height - 8 },
        2, COLOUR_UNKNOWN);
}

static void draw_cell(const Heatmap *map, const Cell *cell, Rect box)
{
    enum { HATCHED_END = 9 };
    CellKind kind = kind_of(map->card, cell);
    const char *text = cell_text(map->kit, map->card, cell);
    Label label = { STYLE_LABEL_STRONG, COLOUR_ON_UNKNOWN, ALIGN_MIDDLE, 1 };
    Rect word = box;
    switch (kind) {
    case CELL_NOT_ASKED:
        label.style = STYLE_LABEL;
        label.colour = COLOUR_MUTED;
        picture_frame(map->picture, box, 2, COLOUR_GRID, 0.8, true);
        break;
    case CELL_UNKNOWN:
    case CELL_RANGE:
        label.style = map->narrow ? STYLE_LABEL : STYLE_LABEL_STRONG;
        picture_hatch(map->picture, box, 2);
        picture_frame(map->picture, box, 2, COLOUR_GRID, 0.8, false);
        draw_plate(map, box, text, label.style);
        break;
    case CELL_POINT: {
        size_t shade = shade_of(cell->g);
        label.colour = shades[shade].ink;
        picture_rect(map->picture, box, 2, shades[shade].fill);
        if (cell->h > cell->g) { /* some of it is unknown */
            word.width -= HATCHED_END;
            picture_hatch(map->picture,
                          (Rect){ box.x + word.width, box.y, HATCHED_END, box.height }, 0);
        }
        break;
    }
    }
    double cap = text_cap_height(map->kit->faces, label.style);
    Point at = { word.x + word.width / 2, box.y + (box.height + cap) / 2 };
    label_line(map->kit, map->picture, &label, at, text, word.width - 2);
}

/* Texts drawn since mark `first` are those of a cell of the table; row 0 is its titles. */
static void claim_texts(const Heatmap *map, size_t first, size_t row, int column)
{
    for (size_t i = first; i < map->picture->n_marks; i++)
        if (map->picture->marks[i].kind == MARK_TEXT)
            map->picture->marks[i].cell = row * N_STAGES + (size_t)column + 1;
}

static void draw_row(const Heatmap *map, size_t i)
{
    const Label name = { STYLE_LABEL, COLOUR_INK, ALIGN_START, 2 };
    double y = map->head + (double)i * map->row, height = map->row - map->gap;
    const char *text =
        chart_capability_name(map->kit, &map->card->model->capabilities[i], map->narrow);
    double room = map->label_width - (map->narrow ? 2 : 8);
    double taken = label_height(map->kit, &name, text, room);
    Point at = { 0, y + (height - taken) / 2 };
    size_t first = map->picture->n_marks;
    label_draw(map->kit, map->picture, &name, at, text, room);
    claim_texts(map, first, i + 1, 0);
    for (int k = 1; k <= LAST_STAGE; k++) {
        first = map->picture->n_marks;
        double x = map->label_width + (k - 1) * (map->cell_width + map->gap);
        draw_cell(map, scorecard_cell(map->card, i, k),
                  (Rect){ x, y, map->cell_width, height });
        claim_texts(map, first, i + 1, k);
    }
}

static const char *head_text(const Heatmap *map, int k)
{
    return chart_stage_name(map->kit, &map->card->model->stages[k], k, map->narrow);
}

static Label head_label(const Heatmap *map)
{
    return (Label){ map->narrow ? STYLE_TABLE_HEAD : STYLE_LABEL_STRONG, COLOUR_MUTED,
                    ALIGN_MIDDLE, 4 };
}

static double head_inset(const Heatmap *map)
{
    return map->narrow ? 0 : 6;
}

static double head_height(const Heatmap *map)
{
    const Label head = head_label(map);
    double most = 0;
    for (int k = 1; k <= LAST_STAGE; k++) {
        double height = label_height(map->kit, &head, head_text(map, k),
                                     map->cell_width - head_inset(map));
        most = height > most ? height : most;
    }
    return most + 5;
}

static void draw_heads(const Heatmap *map)
{
    const Label head = head_label(map);
    for (int k = 1; k <= LAST_STAGE; k++) {
        const char *text = head_text(map, k);
        double room = map->cell_width - head_inset(map);
        double height = label_height(map->kit, &head, text, room);
        double x = map->label_width + (k - 1) * (map->cell_width + map->gap);
        Point at = { x + map->cell_width / 2, map->head - 5 - height };
        size_t first = map->picture->n_marks;
        label_draw(map->kit, map->picture, &head, at, text, room);
        claim_texts(map, first, 0, k);
    }
}

static Heatmap lay_out(const ChartKit *kit, const Scorecard *card, double width)
{
    enum { MANY = 18, HIGHEST = 560, LOWEST = 17 }; /* higher would fit no page */
    Heatmap map = { .kit = kit, .card = card, .narrow = width < 400 };
    map.gap = map.narrow ? 2 : 4;
    map.label_width = width * (map.narrow ? 0.235 : 0.34);
    map.cell_width = (width - map.label_width - 3 * map.gap) / LAST_STAGE;
    map.row = card->model->n_capabilities > MANY ? 20 : 25;
    map.n = card->model->n_capabilities;
    if ((double)map.n * map.row > HIGHEST)
        map.n = (size_t)(HIGHEST / map.row);
    map.head = head_height(&map);
    if (kit->room > 0 && map.head + (double)map.n * map.row > kit->room)
        map.row = fmax(LOWEST, floor((kit->room - map.head) / (double)map.n));
    return map;
}

/* --- words and numbers
 * -------------------------------------------------------------------- */

typedef struct {
    size_t not_asked, unknown;
    const Capability *lowest[2]; /* at the stage ahead; NULL where nothing is known */
} Summary;

static Summary summarize(const Scorecard *card, int ahead)
{
    Summary sum = { 0 };
    for (size_t i = 0; i < card->model->n_capabilities; i++) {
        for (int k = 1; k <= LAST_STAGE; k++) {
            CellKind kind = kind_of(card, scorecard_cell(card, i, k));
            sum.not_asked += kind == CELL_NOT_ASKED;
            sum.unknown += kind == CELL_UNKNOWN;
        }
        const Capability *here = &card->model->capabilities[i];
        const Cell *cell = scorecard_cell(card, i, ahead);
        if (kind_of(card, cell) == CELL_NOT_ASKED || kind_of(card, cell) == CELL_UNKNOWN ||
            cell->g == FULL_BP)
            continue;
        for (size_t at = 0; at < 2; at++) {
            if (sum.lowest[at] &&
                scorecard_cell(card, sum.lowest[at]->index, ahead)->g <= cell->g)
                continue;
            if (at == 0)
                sum.lowest[1] = sum.lowest[0];
            sum.lowest[at] = here;
            break;
        }
    }
    return sum;
}

static const char *name_lowest(const ChartKit *kit, const Scorecard *card, int ahead,
                               const Capability *capability)
{
    const Cell *cell = scorecard_cell(card, capability->index, ahead);
    return CHART_TELL(
        kit, "heatmap.alt_cell",
        { "name", .text = chart_capability_said(kit, card->model, capability) },
        { "share", .text = cell_text(kit, card, cell) });
}

static const char *heatmap_sentence(const ChartKit *kit, const Scorecard *card)
{
    int ahead = card->attained < LAST_STAGE ? card->attained + 1 : LAST_STAGE;
    Summary sum = summarize(card, ahead);
    const char *cells[2], *lowest = "";
    size_t n = 0;
    for (; n < 2 && sum.lowest[n]; n++)
        cells[n] = name_lowest(kit, card, ahead, sum.lowest[n]);
    if (n)
        lowest =
            CHART_TELL(kit, "heatmap.alt_lowest", { "stage", .number = ahead },
                       { "cells", .text = words_list(kit->words, kit->arena, cells, n) });
    const char *parts[] = {
        CHART_TELL(kit, "heatmap.alt",
                   { "n", .number = (int64_t)card->model->n_capabilities }),
        lowest,
        sum.not_asked ? CHART_TELL(kit, "heatmap.alt_not_asked",
                                   { "n", .number = (int64_t)sum.not_asked })
                      : "",
        sum.unknown ? CHART_TELL(kit, "heatmap.alt_unknown",
                                 { "n", .number = (int64_t)sum.unknown })
                    : "",
    };
    return chart_sentences(kit, parts, sizeof parts / sizeof *parts);
}

static Table heatmap_table(const ChartKit *kit, const Scorecard *card)
{
    const char *titles[N_STAGES];
    titles[0] = CHART_TELL_PLAIN(kit, "column.capability");
    for (int k = 1; k <= LAST_STAGE; k++)
        titles[k] = CHART_TELL(kit, "ladder.name", { "n", .number = k },
                               { "name", .text = card->model->stages[k].name });
    Table table = chart_table(kit, titles, N_STAGES);
    for (size_t i = 0; i < card->model->n_capabilities; i++) {
        chart_cell(kit, &table, card->model->capabilities[i].name);
        for (int k = 1; k <= LAST_STAGE; k++)
            chart_cell(kit, &table, cell_text(kit, card, scorecard_cell(card, i, k)));
    }
    table.caption = CHART_TELL_PLAIN(kit, "heatmap.table");
    table.n_total = table.n_rows;
    return table;
}

/* What is not shown is said. */
static void draw_note(const Heatmap *map)
{
    const Label note = { STYLE_LABEL, COLOUR_MUTED, ALIGN_START, 1 };
    size_t n = map->card->model->n_capabilities;
    if (map->n == n)
        return;
    double y = map->picture->height;
    y += 4 + label_draw(map->kit, map->picture, &note, (Point){ 0, y + 4 },
                        CHART_TELL(map->kit, "chart.cut",
                                   { "shown", .number = (int64_t)map->n },
                                   { "of", .number = (int64_t)n }),
                        map->picture->width);
    map->picture->height = y;
}

Chart chart_heatmap(const ChartKit *kit, const Scorecard *card, double width)
{
    Heatmap map = lay_out(kit, card, width);
    map.picture = picture_new(kit->arena, width,
                              map.head + (double)map.n * map.row - (map.n ? map.gap : 0));
    map.picture->n_columns = N_STAGES;
    draw_heads(&map);
    for (size_t i = 0; i < map.n; i++)
        draw_row(&map, i);
    draw_note(&map);
    return (Chart){ .picture = map.picture,
                    .alt = heatmap_sentence(kit, card),
                    .data = heatmap_table(kit, card) };
}
