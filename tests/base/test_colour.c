/* Colours as numbers: contrast as WCAG defines it, Oklab as its author does, and roots that
 * are as near as doubles get. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/colour.h"

static void contrast_is_that_of_wcag(void **state)
{
    (void)state;
    assert_int_equal(colour_contrast(0x000000, 0xFFFFFF), 2100);
    assert_int_equal(colour_contrast(0xFFFFFF, 0x000000), 2100);
    assert_int_equal(colour_contrast(0x777777, 0xFFFFFF), 447); /* the known near miss */
    assert_int_equal(colour_contrast(0x767676, 0xFFFFFF), 454);
    assert_int_equal(colour_contrast(0xB3261E, 0xB3261E), 100);
}

static double expected_luminance(uint32_t colour)
{
    static const double weights[] = { 0.0722, 0.7152, 0.2126 };
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double c = (double)(colour >> 8 * i & 0xFF) / 255;
        sum += weights[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static void luminance_agrees_with_the_library_s_powers(void **state)
{
    (void)state;
    for (uint32_t colour = 0; colour < 0x1000000; colour += 4093)
        assert_true(fabs(colour_luminance(colour) - expected_luminance(colour)) < 1e-12);
}

/* The values of Ottosson's own table for the primaries (L, a, b to three places). */
static void oklab_is_that_of_its_author(void **state)
{
    (void)state;
    static const struct {
        uint32_t colour;
        double l, a, b;
    } known[] = {
        { 0xFFFFFF, 1.000, 0.000, 0.000 },  { 0xFF0000, 0.628, 0.225, 0.126 },
        { 0x00FF00, 0.866, -0.234, 0.179 }, { 0x0000FF, 0.452, -0.032, -0.312 },
        { 0x000000, 0.000, 0.000, 0.000 },
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        Oklab lab = colour_oklab(known[i].colour);
        assert_true(fabs(lab.l - known[i].l) < 0.001);
        assert_true(fabs(lab.a - known[i].a) < 0.001);
        assert_true(fabs(lab.b - known[i].b) < 0.001);
    }
}

static void every_colour_comes_back(void **state)
{
    (void)state;
    for (uint32_t colour = 0; colour < 0x1000000; colour += 1021)
        assert_int_equal(colour_of_oklab(colour_oklab(colour)), colour);
}

static void chroma_gives_way_where_srgb_ends(void **state)
{
    (void)state;
    Oklab red = colour_oklab(0xFF0000);
    red.l = 0.95;
    Oklab pale = colour_oklab(colour_of_oklab(red));
    assert_true(fabs(pale.l - red.l) < 0.01);
    assert_true(fabs(pale.a / pale.b - red.a / red.b) < 0.2); /* the hue stays */
    assert_int_equal(colour_of_oklab((Oklab){ 1.2, 0.1, 0 }), 0xFFFFFF);
}

static void colours_are_six_digits(void **state)
{
    (void)state;
    uint32_t colour = 0;
    assert_true(colour_read("#1f5FBF", &colour));
    assert_int_equal(colour, 0x1F5FBF);
    static const char *const wrong[] = { NULL,       "",        "1F5FBF",  "#1F5FB",
                                         "#1F5FBFF", "#1F5FBG", "# 1F5FB", "blue" };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(colour_read(wrong[i], &colour));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrast_is_that_of_wcag),
        cmocka_unit_test(luminance_agrees_with_the_library_s_powers),
        cmocka_unit_test(oklab_is_that_of_its_author),
        cmocka_unit_test(every_colour_comes_back),
        cmocka_unit_test(chroma_gives_way_where_srgb_ends),
        cmocka_unit_test(colours_are_six_digits),
    };
    return cmocka_run_group_tests_name("base: colour", tests, NULL, NULL);
}
