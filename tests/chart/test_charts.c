/* The charts: nothing leaves the drawing, no label runs into another, and the words and
 * numbers that go with a drawing say what it shows; in print and on a small screen, for
 * short names and long ones, for everything known and for nothing known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/text8.h"
#include "boxes.h"
#include "chart/chart.h"

typedef Chart Draw(const ChartKit *kit, const Scorecard *card, double width);

static Draw *const charts[] = { chart_ladder, chart_heatmap };
static const double widths[] = { 280, 300, 420, 493, 740 };
enum { N_CHARTS = 2, N_WIDTHS = 5 };

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

static void check(const Bench *bench, const Scorecard *card)
{
    ChartKit kit = kit_of(bench);
    for (size_t i = 0; i < N_CHARTS; i++)
        for (size_t k = 0; k < N_WIDTHS; k++) {
            Chart chart = charts[i](&kit, card, widths[k]);
            assert_true(chart.picture->height > 20);
            labels_keep_their_place(bench, chart.picture);
            assert_true(chart.alt && *chart.alt);
            assert_true(chart.data.n_rows > 0);
            assert_int_equal(chart.data.n_total, chart.data.n_rows);
        }
}

static void labels_never_leave_or_collide(void **state)
{
    const Bench *bench = *state;
    for (int attained = 0; attained <= LAST_STAGE; attained++)
        check(bench, made_at(bench, attained));
    for (uint64_t seed = 1; seed <= 40; seed++)
        check(bench, made_at_random(bench, seed));
}

static void the_undetermined_has_a_range(void **state)
{
    const Bench *bench = *state;
    Scorecard *card = made_card(bench, made_assessment(bench));
    for (int potential = 1; potential <= LAST_STAGE; potential++) {
        card->potential = potential;
        check(bench, card);
    }
}

static void long_names_are_cut_and_kept_in_the_words(void **state)
{
    const Bench *bench = *state;
    static const char name[] =
        "Retail banking, cards and international payments platform of the northern region";
    Assessment *found = made_assessment(bench);
    found->entity = name;
    for (int attained = 0; attained <= LAST_STAGE; attained++) {
        Scorecard *card = made_at(bench, attained);
        card->assessment = found;
        check(bench, card);
        ChartKit kit = kit_of(bench);
        assert_non_null(strstr(chart_ladder(&kit, card, 300).alt, name));
    }
}

/* Twenty capabilities, or none. */
static void the_heat_map_takes_any_number_of_rows(void **state)
{
    const Bench *bench = *state;
    static const size_t counts[] = { 0, 1, 20 };
    for (size_t i = 0; i < 3; i++) {
        Model model = *bench->model;
        model.n_capabilities = counts[i];
        model.capabilities = ARENA_ARRAY(bench->arena, Capability, 21);
        for (size_t k = 0; k < counts[i]; k++)
            model.capabilities[k] = (Capability){
                .index = k, .id = "x", .name = "Extraordinarily long-winded capability name"
            };
        Scorecard *card = made_at(bench, 2);
        card->model = &model;
        card->cells = ARENA_ARRAY(bench->arena, Cell, 21 * N_STAGES);
        for (size_t k = 0; k < counts[i] * N_STAGES; k++)
            card->cells[k] = (Cell){ .g = (int)k * 99, .h = FULL_BP, .n_practices = k % 3 };
        ChartKit kit = kit_of(bench);
        Chart chart = chart_heatmap(&kit, card, 493);
        assert_int_equal(chart.data.n_rows, counts[i]);
        labels_keep_their_place(bench, chart.picture);
    }
}

/* --- words and numbers
 * --------------------------------------------------------------------- */

static const char *cell(const Chart *chart, size_t row, size_t column)
{
    return chart->data.cells[row * chart->data.n_columns + column].parts[0].text;
}

static void the_ladder_says_what_it_shows(void **state)
{
    const Bench *bench = *state;
    ChartKit kit = kit_of(bench);
    Chart chart = chart_ladder(&kit, made_at(bench, 2), 493);
    assert_string_equal(
        chart.alt,
        "Stage ladder. Stages 1 and 2 are attained; stage 3 is at 64\xc2\xa0% of its "
        "practices and stage 4 at 64\xc2\xa0%. Payments Platform stands on stage 2.");
    assert_int_equal(chart.data.n_rows, LAST_STAGE);
    assert_string_equal(cell(&chart, 2, 0), "3 Internal APIs");
    assert_string_equal(cell(&chart, 2, 1), "64\xc2\xa0%");
    chart = chart_ladder(&kit, made_at(bench, 4), 493);
    assert_string_equal(chart.alt,
                        "Stage ladder. Stages 1, 2, 3 and 4 are attained. Payments "
                        "Platform stands on stage 4.");
}

static bool shows(const Picture *picture, const char *text)
{
    for (size_t i = 0; i < picture->n_marks; i++)
        if (picture->marks[i].kind == MARK_TEXT &&
            strcmp(picture->marks[i].text, text) == 0)
            return true;
    return false;
}

static void unknown_is_drawn_as_unknown(void **state)
{
    const Bench *bench = *state;
    ChartKit kit = kit_of(bench);
    const Scorecard *card = made_card(bench, made_assessment(bench));
    Chart chart = chart_heatmap(&kit, card, 493);
    assert_true(shows(chart.picture, "unknown"));
    assert_true(shows(chart.picture, "not asked"));
    assert_false(shows(chart.picture, "0\xc2\xa0%"));
    size_t hatched = 0, dashed = 0;
    for (size_t i = 0; i < chart.picture->n_marks; i++) {
        hatched += chart.picture->marks[i].hatched;
        dashed += chart.picture->marks[i].dashed;
    }
    assert_int_equal(hatched + dashed, bench->model->n_capabilities * LAST_STAGE);
}

static void the_data_behind_the_heat_map_is_what_its_cells_say(void **state)
{
    const Bench *bench = *state;
    ChartKit kit = kit_of(bench);
    for (uint64_t seed = 1; seed <= 10; seed++) {
        Chart chart = chart_heatmap(&kit, made_at_random(bench, seed), 493);
        assert_int_equal(chart.data.n_rows, bench->model->n_capabilities);
        for (size_t i = 0; i < chart.data.n_rows; i++)
            for (size_t k = 1; k < chart.data.n_columns; k++)
                assert_true(shows(chart.picture, cell(&chart, i, k)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_never_leave_or_collide),
        cmocka_unit_test(the_undetermined_has_a_range),
        cmocka_unit_test(long_names_are_cut_and_kept_in_the_words),
        cmocka_unit_test(the_heat_map_takes_any_number_of_rows),
        cmocka_unit_test(the_ladder_says_what_it_shows),
        cmocka_unit_test(unknown_is_drawn_as_unknown),
        cmocka_unit_test(the_data_behind_the_heat_map_is_what_its_cells_say),
    };
    return cmocka_run_group_tests_name("chart: charts", tests, open_bench, close_bench);
}
