/* Column widths: nothing overflows that need not, columns without weight stay narrow, and
 * a table with weights fills its width; by example and over random needs. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "layout/typeset.h"

enum { MOST = 8 };
static const double TOLERANCE = 0.01;

static double sum(const double *widths, size_t n)
{
    double total = 0;
    for (size_t i = 0; i < n; i++)
        total += widths[i];
    return total;
}

static void columns_without_weight_are_as_narrow_as_their_content(void **state)
{
    (void)state;
    const ColumnNeed needs[] = { { 20, 60, 0 }, { 30, 400, 1 } };
    double widths[2];
    share_width(needs, 2, 300, widths);
    assert_true(fabs(widths[0] - 60) < TOLERANCE);
    assert_true(fabs(widths[1] - 240) < TOLERANCE);
}

static void a_table_without_weights_does_not_stretch(void **state)
{
    (void)state;
    const ColumnNeed needs[] = { { 20, 60, 0 }, { 30, 40, 0 } };
    double widths[2];
    share_width(needs, 2, 300, widths);
    assert_true(fabs(sum(widths, 2) - 100) < TOLERANCE);
}

static void weights_share_what_is_left(void **state)
{
    (void)state;
    const ColumnNeed needs[] = { { 10, 900, 1 }, { 10, 900, 3 } };
    double widths[2];
    share_width(needs, 2, 400, widths);
    assert_true(fabs(widths[0] - 100) < TOLERANCE);
    assert_true(fabs(widths[1] - 300) < TOLERANCE);
}

static void a_column_that_needs_less_leaves_it_to_those_that_wrap(void **state)
{
    (void)state;
    const ColumnNeed needs[] = { { 10, 50, 1 }, { 10, 900, 1 } };
    double widths[2];
    share_width(needs, 2, 400, widths);
    assert_true(fabs(widths[0] - 50) < TOLERANCE);
    assert_true(fabs(widths[1] - 350) < TOLERANCE);
}

static void on_too_narrow_a_page_those_that_ask_for_little_keep_it(void **state)
{
    (void)state;
    const ColumnNeed needs[] = { { 30, 100, 0 }, { 300, 500, 2 }, { 90, 90, 1 } };
    double widths[3];
    share_width(needs, 3, 200, widths);
    assert_true(fabs(widths[0] - 30) < TOLERANCE);
    assert_true(fabs(widths[1] - 85) < TOLERANCE);
    assert_true(fabs(widths[2] - 85) < TOLERANCE);
}

static uint32_t seed = 1;

static uint32_t roll(uint32_t sides)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % sides;
}

static void no_random_column_overflows_while_the_page_is_wide_enough(void **state)
{
    (void)state;
    for (int round = 0; round < 5000; round++) {
        ColumnNeed needs[MOST];
        double widths[MOST], narrowest = 0, natural = 0;
        size_t n = 1 + roll(MOST - 1);
        bool weighted = false;
        for (size_t i = 0; i < n; i++) {
            needs[i].narrowest = 1 + roll(60);
            needs[i].natural = needs[i].narrowest + roll(200);
            needs[i].weight = (int)roll(4);
            weighted = weighted || needs[i].weight;
            narrowest += needs[i].narrowest;
            natural += needs[i].natural;
        }
        double width = narrowest + roll(400);
        share_width(needs, n, width, widths);
        assert_true(sum(widths, n) <= width + TOLERANCE);
        if (weighted)
            assert_true(sum(widths, n) >= width - TOLERANCE);
        for (size_t i = 0; i < n; i++) {
            assert_true(widths[i] >= needs[i].narrowest - TOLERANCE);
            if (natural <= width)
                assert_true(widths[i] >= needs[i].natural - TOLERANCE);
            if (!needs[i].weight)
                assert_true(widths[i] <= needs[i].natural + TOLERANCE);
        }
    }
}

/* The first column's words fit in one line when the second gives what it has to spare. */
static void a_column_gives_what_it_does_not_use_to_one_that_wraps(void **state)
{
    (void)state;
    const ColumnNeed needs[] = { { 30, 120, 1 }, { 30, 190, 2 }, { 20, 20, 0 } };
    const double naturals[] = { 120, 150, 20, 110, 140, 20, 100, 190, 20 };
    double widths[] = { 90, 180, 20 };
    spare_lines(&(Tier){ needs, naturals, 3, 3, 3 }, widths);
    assert_true(widths[0] >= 110 && widths[1] >= 140);
    assert_true(fabs(sum(widths, 3) - 290) < TOLERANCE);
    assert_true(fabs(widths[2] - 20) < TOLERANCE);
}

static void what_wraps_nowhere_stays_as_the_weights_say(void **state)
{
    (void)state;
    const ColumnNeed needs[] = { { 30, 80, 1 }, { 30, 90, 1 } };
    const double naturals[] = { 80, 90 };
    double widths[] = { 150, 150 };
    spare_lines(&(Tier){ needs, naturals, 2, 1, 2 }, widths);
    assert_true(fabs(widths[0] - 150) < TOLERANCE && fabs(widths[1] - 150) < TOLERANCE);
}

/* Two long words side by side are too much; one below the other they stand. */
static void a_row_folds_before_a_word_breaks(void **state)
{
    (void)state;
    const ColumnNeed needs[] = { { 20, 20, 0 }, { 120, 200, 2 }, { 120, 120, 1 } };
    const double naturals[] = { 20, 200, 120 };
    const Tier all = { needs, naturals, 3, 1, 3 };
    double widths[3], gaps[2];
    assert_int_equal(fold_columns(&all, 240, widths, gaps), 2);
    for (size_t i = 0; i < 3; i++)
        assert_true(widths[i] >= needs[i].narrowest);
    assert_true(widths[0] + gaps[0] + widths[1] <= 240 + TOLERANCE);
    assert_true(FOLD_INDENT + widths[2] <= 240 + TOLERANCE);
    assert_int_equal(fold_columns(&all, 290, widths, gaps), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_without_weight_are_as_narrow_as_their_content),
        cmocka_unit_test(a_table_without_weights_does_not_stretch),
        cmocka_unit_test(weights_share_what_is_left),
        cmocka_unit_test(a_column_that_needs_less_leaves_it_to_those_that_wrap),
        cmocka_unit_test(on_too_narrow_a_page_those_that_ask_for_little_keep_it),
        cmocka_unit_test(a_column_gives_what_it_does_not_use_to_one_that_wraps),
        cmocka_unit_test(what_wraps_nowhere_stays_as_the_weights_say),
        cmocka_unit_test(a_row_folds_before_a_word_breaks),
        cmocka_unit_test(no_random_column_overflows_while_the_page_is_wide_enough),
    };
    return cmocka_run_group_tests_name("layout: columns", tests, NULL, NULL);
}
