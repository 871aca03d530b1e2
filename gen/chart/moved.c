/* What moved: practices whose credit changed since the baseline, from a hollow point then
 * to a full one now, the largest change first. */
#include <stdlib.h>
#include <string.h>

#include "changes.h"
#include "chart/rows.h"

static int distance(const PracticeChange *change)
{
    int difference = change->g_now - change->g_then;
    return difference < 0 ? -difference : difference;
}

static int by_distance(const void *left, const void *right)
{
    const PracticeChange *a = *(const PracticeChange *const *)left;
    const PracticeChange *b = *(const PracticeChange *const *)right;
    if (distance(a) != distance(b))
        return distance(a) > distance(b) ? -1 : 1;
    return strcmp(a->practice->id, b->practice->id);
}

/* Only what is known has changed, not what is so. */
static bool is_evidence_alone(const PracticeChange *change)
{
    return change->split.real == 0 && change->split.waiver == 0 &&
           change->split.model == 0 && split_evidence(change->split) != 0;
}

/* A practice that the model did not ask then has no place to come from; one whose credit
 * stayed has not moved. */
static const PracticeChange **collect(const ChartKit *kit, const Changes *changes,
                                      size_t *n)
{
    const PracticeChange **moved = NULL;
    *n = 0;
    for (size_t i = 0; changes && i < changes->n_practices; i++)
        if (changes->practices[i].g_then >= 0 && distance(&changes->practices[i]))
            ARENA_PUSH(kit->arena, moved, *n) = &changes->practices[i];
    if (*n)
        qsort(moved, *n, sizeof *moved, by_distance);
    return moved;
}

/* --- words ------------------------------------------------------------------------------
 */

static const char *difference_text(const ChartKit *kit, const PracticeChange *change)
{
    return CHART_TELL(
        kit, change->g_now > change->g_then ? "chart_moved.up" : "chart_moved.down",
        { "x", .number = distance(change) / 100 });
}

static const char *said(const ChartKit *kit, const Scorecard *card,
                        const PracticeChange *moved)
{
    return chart_practice_said(kit, card->model, moved->practice, moved->practice->title);
}

static const char *sentence(const ChartKit *kit, const Scorecard *card,
                            const PracticeChange *const *moved, size_t n)
{
    const Changes *changes = card->changes;
    if (!changes)
        return CHART_TELL_PLAIN(kit, "chart_moved.no_baseline");
    if (changes->headline_only)
        return CHART_TELL(kit, "chart_moved.headline_only",
                          { "date", .number = changes->as_of });
    size_t up = 0, evidence = 0;
    for (size_t i = 0; i < n; i++) {
        up += moved[i]->g_now > moved[i]->g_then;
        evidence += is_evidence_alone(moved[i]);
    }
    const char *parts[] = {
        CHART_TELL(kit, "chart_moved.alt", { "n", .number = (int64_t)n },
                   { "date", .number = changes->as_of }, { "up", .number = (int64_t)up },
                   { "down", .number = (int64_t)(n - up) }),
        n ? CHART_TELL(kit, "chart_moved.alt_most",
                       { "title", .text = said(kit, card, moved[0]) },
                       { "then", .number = moved[0]->g_then },
                       { "now", .number = moved[0]->g_now })
          : "",
        evidence ? CHART_TELL(kit, "chart_moved.alt_evidence",
                              { "n", .number = (int64_t)evidence })
                 : "",
    };
    return chart_sentences(kit, parts, 3);
}

static Table table_of(const ChartKit *kit, const PracticeChange *const *moved, size_t n)
{
    static const char *const keys[] = { "column.practice", "column.before", "column.now",
                                        "column.difference" };
    Table table = chart_columns(kit, keys, 4);
    for (size_t i = 0; i < n; i++) {
        const int credits[] = { moved[i]->g_then, moved[i]->g_now };
        chart_cell(kit, &table, moved[i]->practice->title);
        for (size_t k = 0; k < 2; k++)
            chart_cell(kit, &table,
                       CHART_TELL(kit, "number.percent", { "x", .number = credits[k] }));
        chart_cell(kit, &table, difference_text(kit, moved[i]));
    }
    table.caption = CHART_TELL_PLAIN(kit, "chart_moved.table");
    table.n_total = table.n_rows;
    return table;
}

/* --- drawing ----------------------------------------------------------------------------
 */

/* The line ends at the hollow point's rim. */
static void draw_row(const Rows *rows, const Scale *scale, size_t i,
                     const PracticeChange *change)
{
    enum { RADIUS = 4 };
    bool up = change->g_now > change->g_then;
    bool evidence = is_evidence_alone(change);
    Colour colour = evidence ? COLOUR_MUTED : up ? COLOUR_MET : COLOUR_NOT_MET;
    Point then = { scale_at(scale, change->g_then), rows_middle(rows, i) };
    Point now = { scale_at(scale, change->g_now), then.y };
    picture_line(rows->picture, then, now, colour, evidence ? 1.2 : 2.2);
    rows->picture->marks[rows->picture->n_marks - 1].dashed = evidence;
    picture_circle(rows->picture, then, RADIUS - 0.6, COLOUR_GROUND);
    Mark *hollow = &rows->picture->marks[rows->picture->n_marks - 1];
    hollow->stroke = colour;
    hollow->stroke_width = 1.4;
    picture_circle(rows->picture, now, RADIUS, colour);
}

static Picture *draw(const ChartKit *kit, const PracticeChange *const *moved, size_t n,
                     double width)
{
    RowText *texts = ARENA_ARRAY(kit->arena, RowText, n);
    for (size_t i = 0; i < n; i++)
        texts[i] = (RowText){ moved[i]->practice->title, difference_text(kit, moved[i]) };
    Rows rows = rows_open(kit, width, texts, n, 0, true);
    Scale scale = rows_percent(&rows);
    rows_grid(&rows, &scale, "number.percent");
    for (size_t i = 0; i < rows.n; i++)
        draw_row(&rows, &scale, i, moved[i]);
    return rows.picture;
}

Chart chart_moved(const ChartKit *kit, const Scorecard *card, double width)
{
    size_t n;
    const PracticeChange *const *moved = collect(kit, card->changes, &n);
    return (Chart){ .picture = n ? draw(kit, moved, n, width) : NULL,
                    .alt = sentence(kit, card, moved, n),
                    .data = table_of(kit, moved, n) };
}
