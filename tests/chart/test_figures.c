/* Every chart for 0, 1, 2, 20 and 60 of everything, all different, all equal and all
 * unknown: nothing leaves the drawing, no label runs into another, and what is cut is
 * said and stands in the table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "boxes.h"
#include "changes.h"
#include "chart/chart.h"
#include "many.h"

typedef Chart Draw(const ChartKit *kit, const Scorecard *card, double width);

static const struct {
    const char *name;
    Draw *draw;
} charts[] = {
    { "ladder", chart_ladder },
    { "heatmap", chart_heatmap },
    { "radar", chart_radar },
    { "ranking", chart_ranking },
    { "states", chart_states },
    { "coverage", chart_coverage },
    { "effort-lift", chart_effort_lift },
    { "burn-up", chart_burn_up },
    { "gantt", chart_gantt },
    { "limits", chart_limits },
    { "runtimes", chart_runtimes },
    { "waivers", chart_waivers },
    { "agreement", chart_agreement },
    { "moved", chart_moved },
    { "trend", chart_trend },
    { "sparkline", chart_sparkline },
};
enum { N_CHARTS = sizeof charts / sizeof *charts };

static const size_t sizes[] = { 0, 1, 2, 3, 11, 20, 60 };
static const double widths[] = { 260, 340, 493, 740 };
enum { N_SIZES = sizeof sizes / sizeof *sizes, N_WIDTHS = sizeof widths / sizeof *widths };

/* The text area of A4, less a heading and a caption. */
static const double tallest = 680;

static int open_bench(void **state)
{
    static Bench bench;
    bench = bench_open();
    *state = &bench;
    return bench.model && bench.words && bench.faces ? 0 : -1;
}

static int close_bench(void **state)
{
    bench_close(*state);
    return 0;
}

static ChartKit kit_of(const Bench *bench)
{
    return (ChartKit){ .arena = bench->arena,
                       .faces = bench->faces,
                       .theme = bench->theme,
                       .words = bench->words };
}

/* --- places ----------------------------------------------------------------------------
 */

static void fits(const Bench *bench, const char *name, const Chart *chart, size_t n)
{
    assert_non_null(chart->alt);
    assert_true(strlen(chart->alt) > 10);
    if (strstr(chart->alt, " 1 functions") || strstr(chart->alt, "  ") ||
        chart->alt[strlen(chart->alt) - 1] != '.')
        fail_msg("%s of %zu says: %s", name, n, chart->alt);
    if (!chart->picture)
        return;
    assert_true(chart->picture->height > 10);
    if (chart->picture->height > tallest)
        fail_msg("%s of %zu is %d points high", name, n, (int)chart->picture->height);
    labels_keep_their_place(bench, chart->picture);
}

static void any_number_of_anything_fits(void **state)
{
    const Bench *bench = *state;
    ChartKit kit = kit_of(bench);
    for (Mood mood = MOOD_MIXED; mood <= MOOD_UNKNOWN; mood++)
        for (size_t i = 0; i < N_SIZES; i++) {
            const Scorecard *card = many_of(bench, sizes[i], mood);
            for (size_t k = 0; k < N_CHARTS; k++)
                for (size_t w = 0; w < N_WIDTHS; w++) {
                    Chart chart = charts[k].draw(&kit, card, widths[w]);
                    fits(bench, charts[k].name, &chart, sizes[i]);
                }
        }
}

static void charts_of_scored_assessments_fit(void **state)
{
    const Bench *bench = *state;
    ChartKit kit = kit_of(bench);
    for (uint64_t seed = 1; seed <= 40; seed++) {
        const Scorecard *card = made_at_random(bench, seed);
        for (size_t k = 0; k < N_CHARTS; k++)
            for (size_t w = 0; w < N_WIDTHS; w++) {
                Chart chart = charts[k].draw(&kit, card, widths[w]);
                fits(bench, charts[k].name, &chart, 0);
            }
    }
}

static void points_never_cover_each_other(void **state)
{
    const Bench *bench = *state;
    ChartKit kit = kit_of(bench);
    for (Mood mood = MOOD_MIXED; mood <= MOOD_UNKNOWN; mood++)
        for (size_t w = 0; w < N_WIDTHS; w++) {
            Chart chart = chart_effort_lift(&kit, many_of(bench, 60, mood), widths[w]);
            const Picture *picture = chart.picture;
            size_t numbered = 0;
            for (size_t i = 0; i < picture->n_marks; i++) {
                const Mark *mark = &picture->marks[i];
                if (mark->kind != MARK_CIRCLE || mark->box.width < 12)
                    continue;
                numbered++;
                for (size_t k = i + 1; k < picture->n_marks; k++)
                    if (picture->marks[k].kind == MARK_CIRCLE)
                        assert_false(boxes_overlap(mark->box, picture->marks[k].box));
            }
            assert_int_equal(numbered, 20);
        }
}

/* --- what is drawn is what is so ---------------------------------------------------------
 */

static bool shows(const Picture *picture, const char *text)
{
    for (size_t i = 0; i < picture->n_marks; i++)
        if (picture->marks[i].kind == MARK_TEXT && strstr(picture->marks[i].text, text))
            return true;
    return false;
}

static void what_is_cut_is_said_and_in_the_table(void **state)
{
    const Bench *bench = *state;
    ChartKit kit = kit_of(bench);
    const Scorecard *card = many_of(bench, 60, MOOD_MIXED);
    static const char *const cut[] = { "heatmap",   "ranking", "states",   "effort-lift",
                                       "gantt",     "limits",  "runtimes", "waivers",
                                       "agreement", "moved" };
    for (size_t k = 0; k < N_CHARTS; k++)
        for (size_t i = 0; i < sizeof cut / sizeof *cut; i++)
            if (strcmp(charts[k].name, cut[i]) == 0) {
                Chart chart = charts[k].draw(&kit, card, 493);
                assert_true(shows(chart.picture, "of 60"));
                assert_int_equal(chart.data.n_rows, 60);
            }
}

static void nothing_to_draw_is_a_sentence(void **state)
{
    const Bench *bench = *state;
    ChartKit kit = kit_of(bench);
    const Scorecard *card = many_of(bench, 0, MOOD_MIXED);
    for (size_t k = 2; k < N_CHARTS; k++) {
        Chart chart = charts[k].draw(&kit, card, 493);
        if (strcmp(charts[k].name, "coverage") == 0 ||
            strcmp(charts[k].name, "trend") == 0 ||
            strcmp(charts[k].name, "sparkline") == 0)
            continue; /* stages are always there, and so is the index */
        assert_null(chart.picture);
        assert_int_equal(chart.data.n_rows, 0);
    }
}

static void a_bar_begins_at_zero_and_is_as_long_as_its_value(void **state)
{
    const Bench *bench = *state;
    ChartKit kit = kit_of(bench);
    Chart chart = chart_limits(&kit, many_of(bench, 20, MOOD_MIXED), 493);
    double left = 0, full = 0;
    for (size_t i = 0; i < chart.picture->n_marks; i++) {
        const Mark *mark = &chart.picture->marks[i];
        if (mark->kind != MARK_RECT)
            continue;
        if (mark->fill == COLOUR_CHART_FAINT) { /* the ground: 100 % */
            left = mark->box.x;
            full = mark->box.width;
            continue;
        }
        assert_true(mark->box.x == left);
        assert_true(mark->box.width >= full * 0.8 - 0.01);
        assert_true(mark->box.width <= full + 0.01);
    }
    assert_true(full > 100);
}

/* What nobody knows is never drawn as a zero. */
static void the_unknown_is_hatched(void **state)
{
    const Bench *bench = *state;
    ChartKit kit = kit_of(bench);
    const Scorecard *card = many_of(bench, 11, MOOD_UNKNOWN);
    static Draw *const draws[] = { chart_ranking, chart_states, chart_coverage,
                                   chart_runtimes };
    for (size_t k = 0; k < 4; k++) {
        Chart chart = draws[k](&kit, card, 493);
        size_t hatched = 0;
        for (size_t i = 0; i < chart.picture->n_marks; i++)
            hatched += chart.picture->marks[i].hatched;
        assert_true(hatched >= LAST_STAGE);
    }
    Chart ranking = chart_ranking(&kit, card, 493);
    assert_true(shows(ranking.picture, "unknown"));
    for (size_t i = 0; i < ranking.picture->n_marks; i++)
        assert_int_not_equal(ranking.picture->marks[i].kind, MARK_CIRCLE);
}

/* Evidence that went missing is no fall, and evidence that came is no rise. */
static void a_change_of_evidence_alone_has_no_colour_of_good_or_bad(void **state)
{
    const Bench *bench = *state;
    ChartKit kit = kit_of(bench);
    PracticeChange practices[] = {
        { .practice = &bench->model->practices[0],
          .g_then = FULL_BP,
          .g_now = 0,
          .split = { .lost = -FULL_BP } },
        { .practice = &bench->model->practices[1],
          .g_then = 0,
          .g_now = 5000,
          .split = { .gained = 5000 } },
    };
    Changes changes = { .practices = practices, .n_practices = 2 };
    Scorecard *card = made_at(bench, 2);
    card->changes = &changes;
    Chart chart = chart_moved(&kit, card, 493);
    for (size_t i = 0; i < chart.picture->n_marks; i++) {
        const Mark *mark = &chart.picture->marks[i];
        Colour fill = mark->kind == MARK_TEXT ? COLOUR_NONE : mark->fill;
        assert_true(fill != COLOUR_MET && fill != COLOUR_NOT_MET);
        assert_true(mark->stroke != COLOUR_MET && mark->stroke != COLOUR_NOT_MET);
    }
    practices[0].split = (Split){ .real = -FULL_BP };
    chart = chart_moved(&kit, card, 493);
    size_t red = 0;
    for (size_t i = 0; i < chart.picture->n_marks; i++)
        red += chart.picture->marks[i].stroke == COLOUR_NOT_MET;
    assert_int_equal(red, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(any_number_of_anything_fits),
        cmocka_unit_test(charts_of_scored_assessments_fit),
        cmocka_unit_test(points_never_cover_each_other),
        cmocka_unit_test(what_is_cut_is_said_and_in_the_table),
        cmocka_unit_test(nothing_to_draw_is_a_sentence),
        cmocka_unit_test(a_bar_begins_at_zero_and_is_as_long_as_its_value),
        cmocka_unit_test(the_unknown_is_hatched),
        cmocka_unit_test(a_change_of_evidence_alone_has_no_colour_of_good_or_bad),
    };
    return cmocka_run_group_tests_name("chart: figures", tests, open_bench, close_bench);
}
