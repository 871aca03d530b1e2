/* Ticks at round values; see the header. */
#include "chart/scale.h"

static int64_t round_step(int64_t span, int n_ticks)
{
    static const int64_t factors[] = { 1, 2, 5 };
    for (int64_t ten = 1;; ten *= 10)
        for (size_t i = 0; i < 3; i++)
            if ((span + factors[i] * ten - 1) / (factors[i] * ten) <= n_ticks)
                return factors[i] * ten;
}

Scale scale_from_zero(int64_t most, int n_ticks, double start, double end)
{
    Scale scale = { .start = start, .end = end };
    if (most < 1)
        most = 1;
    scale.step = round_step(most, n_ticks);
    scale.to = (most + scale.step - 1) / scale.step * scale.step;
    return scale;
}

double scale_at(const Scale *scale, int64_t value)
{
    double share = (double)(value - scale->from) / (double)(scale->to - scale->from);
    return scale->start + share * (scale->end - scale->start);
}

/* --- months -------------------------------------------------------------------------- */

static Date first_of_month(Date date)
{
    int year, month, day;
    date_parts(date, &year, &month, &day);
    return date - (day - 1);
}

static Date next_month(Date first)
{
    return first_of_month(first + 31);
}

static int month_number(Date date)
{
    int year, month, day;
    date_parts(date, &year, &month, &day);
    return year * 12 + month - 1;
}

Date *scale_months(const ChartKit *kit, Date from, Date to, size_t most, size_t *n,
                   int *months)
{
    static const int distances[] = { 1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200 };
    enum { N = sizeof distances / sizeof *distances };
    int span = month_number(to) - month_number(from), at = 0;
    while (at + 1 < N && (size_t)(span / distances[at]) + 1 > most)
        at++;
    *months = distances[at];
    *n = 0;
    Date *ticks = NULL;
    Date first = first_of_month(from) < from ? next_month(first_of_month(from)) : from;
    for (; first <= to; first = next_month(first))
        if (month_number(first) % *months == 0)
            ARENA_PUSH(kit->arena, ticks, *n) = first;
    return ticks;
}

const char *scale_month_text(const ChartKit *kit, Date tick, int months)
{
    int year, month, day;
    date_parts(tick, &year, &month, &day);
    if (months % 12 == 0)
        return arena_printf(kit->arena, "%d", year);
    return words_say(kit->words, kit->arena, "chart.month", SAY({ "d", .number = tick }));
}

/* --- labels -------------------------------------------------------------------------- */

TickRow tick_row(const ChartKit *kit, Picture *picture, double y)
{
    return (TickRow){ .kit = kit, .picture = picture, .y = y, .end = -1000 };
}

void tick_label(TickRow *row, double x, const char *text)
{
    enum { GAP = 5 };
    double width = text_width(row->kit->faces, STYLE_LABEL, text);
    double left = x - width / 2, most = row->picture->width - width;
    left = left > most ? most : left;
    left = left < 0 ? 0 : left;
    if (left < row->end + GAP)
        return;
    picture_text(row->picture, (Point){ left, row->y }, ALIGN_START, STYLE_LABEL,
                 COLOUR_MUTED, text, width);
    row->end = left + width;
}
