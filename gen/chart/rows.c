/* See the header. */
#include "chart/rows.h"

static const Label name_label = { STYLE_LABEL, COLOUR_INK, ALIGN_START, 2 };
static const Label value_label = { STYLE_LABEL, COLOUR_MUTED, ALIGN_START, 1 };

static double smaller(double a, double b)
{
    return a < b ? a : b;
}

/* Columns as wide as their widest text, within their share of the width. */
static void measure(Rows *rows, double width, const RowText *texts)
{
    double names = 0, values = 0;
    for (size_t i = 0; i < rows->n; i++) {
        double name = text_width(rows->kit->faces, STYLE_LABEL, texts[i].name);
        double value =
            texts[i].value ? text_width(rows->kit->faces, STYLE_LABEL, texts[i].value) : 0;
        names = name > names ? name : names;
        values = value > values ? value : values;
    }
    rows->left = smaller(names + 0.5, width * 0.36) + 10;
    double most = width * (width < 400 ? 0.36 : 0.26);
    rows->right = width - (values > 0 ? smaller(values + 0.5, most) + 8 : 2);
}

static double row_pitch(const Rows *rows, const RowText *texts)
{
    enum { LEAST = 12, GAP = 6 };
    double most = LEAST;
    for (size_t i = 0; i < rows->n; i++) {
        double height =
            label_height(rows->kit, &name_label, texts[i].name, rows->left - 10);
        most = height > most ? height : most;
    }
    return most + GAP;
}

static void write_texts(const Rows *rows, double width, const RowText *texts)
{
    double cap = text_cap_height(rows->kit->faces, STYLE_LABEL);
    for (size_t i = 0; i < rows->n; i++) {
        double room = rows->left - 10, y = rows_middle(rows, i);
        double height = label_height(rows->kit, &name_label, texts[i].name, room);
        label_draw(rows->kit, rows->picture, &name_label, (Point){ 0, y - height / 2 },
                   texts[i].name, room);
        if (texts[i].value)
            label_line(rows->kit, rows->picture, &value_label,
                       (Point){ rows->right + 8, y + cap / 2 }, texts[i].value,
                       width - rows->right - 8);
    }
}

Rows rows_open(const ChartKit *kit, double width, const RowText *texts, size_t n,
               double head, bool axis)
{
    enum { AXIS = 15, NOTE = 14 };
    Rows rows = { .kit = kit, .top = head, .n = n < MOST_ROWS ? n : MOST_ROWS };
    measure(&rows, width, texts);
    rows.pitch = row_pitch(&rows, texts);
    if ((double)rows.n * rows.pitch > HIGHEST)
        rows.n = (size_t)(HIGHEST / rows.pitch);
    rows.bottom = head + (double)rows.n * rows.pitch;
    double height = rows.bottom + (axis ? AXIS : 0);
    rows.picture = picture_new(kit->arena, width, height);
    write_texts(&rows, width, texts);
    if (rows.n == n)
        return rows;
    rows.picture->height = height + NOTE;
    label_line(kit, rows.picture, &value_label, (Point){ 0, height + NOTE - 3 },
               CHART_TELL(kit, "chart.cut", { "shown", .number = (int64_t)rows.n },
                          { "of", .number = (int64_t)n }),
               width);
    return rows;
}

double rows_middle(const Rows *rows, size_t i)
{
    return rows->top + ((double)i + 0.5) * rows->pitch;
}

Rect rows_bar(const Rows *rows, size_t i, double from, double to, double height)
{
    height = smaller(height, rows->pitch - 4);
    return (Rect){ from, rows_middle(rows, i) - height / 2, to - from, height };
}

/* --- axes ---------------------------------------------------------------------------- */

static int tick_count(const Rows *rows, double room)
{
    int n = (int)((rows->right - rows->left) / room);
    return n < 1 ? 1 : n;
}

Scale rows_percent(const Rows *rows)
{
    int64_t step = tick_count(rows, 30) >= 4 ? FULL_BP / 4 : FULL_BP / 2;
    return (Scale){ 0, FULL_BP, step, rows->left, rows->right };
}

Scale rows_count(const Rows *rows, int64_t most)
{
    int n = tick_count(rows, 30);
    return scale_from_zero(most, n > 8 ? 8 : n, rows->left, rows->right);
}

void rows_line(const Rows *rows, double x, Colour colour, bool dashed)
{
    picture_line(rows->picture, (Point){ x, rows->top }, (Point){ x, rows->bottom }, colour,
                 dashed ? 1 : 0.6);
    rows->picture->marks[rows->picture->n_marks - 1].dashed = dashed;
}

static TickRow ticks_below(const Rows *rows)
{
    double cap = text_cap_height(rows->kit->faces, STYLE_LABEL);
    return tick_row(rows->kit, rows->picture, rows->bottom + 5 + cap);
}

void rows_grid(const Rows *rows, const Scale *scale, const char *key)
{
    TickRow ticks = ticks_below(rows);
    for (int64_t value = scale->from; value <= scale->to; value += scale->step) {
        double x = scale_at(scale, value);
        rows_line(rows, x, COLOUR_GRID, false);
        tick_label(&ticks, x, CHART_TELL(rows->kit, key, { "x", .number = value }));
    }
}

Scale rows_days(const Rows *rows, Date from, Date to)
{
    return (Scale){ from, to > from ? to : from + 1, 1, rows->left, rows->right };
}

void rows_months(const Rows *rows, const Scale *scale)
{
    size_t n;
    int months;
    TickRow ticks = ticks_below(rows);
    int most = tick_count(rows, 78);
    const Date *at = scale_months(rows->kit, (Date)scale->from, (Date)scale->to,
                                  most < 2 ? 2 : (size_t)most, &n, &months);
    for (size_t i = 0; i < n; i++) {
        double x = scale_at(scale, at[i]);
        rows_line(rows, x, COLOUR_GRID, false);
        tick_label(&ticks, x, scale_month_text(rows->kit, at[i], months));
    }
}
