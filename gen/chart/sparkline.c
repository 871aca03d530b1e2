/* Sparkline: the way of the index in the height of a figure, without axis or words. The
 * number beside it says where it ends; its alt text says the rest. */
#include "chart/chart.h"
#include "chart/moments.h"
#include "chart/scale.h"

static const double DOT = 2;

Chart chart_sparkline(const ChartKit *kit, const Scorecard *card, double width)
{
    enum { HEIGHT = 18 };
    const Moments moments = moments_of(kit->arena, card);
    Chart chart = chart_trend(kit, card, width); /* the same finding and figures */
    chart.picture = NULL;
    if (moments.n < 2)
        return chart;
    Picture *picture = picture_new(kit->arena, width, HEIGHT);
    Date from = moments.list[0].as_of, to = moments.list[moments.n - 1].as_of;
    const Scale days = { from, to > from ? to : from + 1, 1, DOT, width - DOT };
    const Scale index = { 0, LAST_STAGE * 10, 10, HEIGHT - DOT, DOT };
    Point *line = ARENA_ARRAY(kit->arena, Point, moments.n);
    for (size_t i = 0; i < moments.n; i++)
        line[i] = (Point){ scale_at(&days, moments.list[i].as_of),
                           scale_at(&index, moments.list[i].place.index_tenths) };
    picture_line(picture, (Point){ 0, HEIGHT - DOT }, (Point){ width, HEIGHT - DOT },
                 COLOUR_RULE, 0.6);
    picture_path(picture, line, moments.n, COLOUR_CHART, 1.2);
    picture_circle(picture, line[moments.n - 1], DOT, COLOUR_CHART);
    chart.picture = picture;
    return chart;
}
