/* Neighbouring colours of charts stay apart in greyscale and for the three kinds of
 * colour-blindness, in every theme, light and dark; where colours cannot, form does. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "chart/swatch.h"
#include "layout/made_card.h"

/* Complete dichromacy as linear RGB matrices: G. M. Machado, M. M. Oliveira,
 * L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision
 * Deficiency", IEEE TVCG 15 (6), 2009, severity 1.0. The last is luminance (BT.709). */
static const struct {
    const char *name;
    double rows[3][3];
} visions[] = {
    { "normal vision", { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } } },
    { "protanopia",
      { { 0.152286, 1.052583, -0.204868 },
        { 0.114503, 0.786281, 0.099216 },
        { -0.003882, -0.048116, 1.051998 } } },
    { "deuteranopia",
      { { 0.367322, 0.860646, -0.227968 },
        { 0.280085, 0.672501, 0.047413 },
        { -0.011820, 0.042940, 0.968881 } } },
    { "tritanopia",
      { { 1.255528, -0.076749, -0.178779 },
        { -0.078411, 0.930809, 0.147602 },
        { 0.004733, 0.691367, 0.303900 } } },
    { "greyscale",
      { { 0.2126, 0.7152, 0.0722 },
        { 0.2126, 0.7152, 0.0722 },
        { 0.2126, 0.7152, 0.0722 } } },
};
enum { N_VISIONS = sizeof visions / sizeof *visions };

/* Areas side by side: a difference of 2.3 is just noticeable, one of 10 at a glance. */
static const double apart = 10;

/* --- colour ----------------------------------------------------------------------------
 */

typedef struct {
    double l, a, b;
} Lab;

static double linear(uint32_t channel)
{
    double c = (double)(channel & 0xFF) / 255;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double lab_curve(double t)
{
    return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

static Lab seen_as(uint32_t colour, const double rows[3][3])
{
    const double rgb[] = { linear(colour >> 16), linear(colour >> 8), linear(colour) };
    double seen[3];
    for (size_t i = 0; i < 3; i++) {
        double sum = rows[i][0] * rgb[0] + rows[i][1] * rgb[1] + rows[i][2] * rgb[2];
        seen[i] = fmin(1, fmax(0, sum));
    }
    double x = 0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2];
    double y = 0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2];
    double z = 0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2];
    double fx = lab_curve(x / 0.95047), fy = lab_curve(y), fz = lab_curve(z / 1.08883);
    return (Lab){ 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz) };
}

static double difference(uint32_t one, uint32_t other, size_t vision)
{
    Lab a = seen_as(one, visions[vision].rows), b = seen_as(other, visions[vision].rows);
    return sqrt((a.l - b.l) * (a.l - b.l) + (a.a - b.a) * (a.a - b.a) +
                (a.b - b.b) * (a.b - b.b));
}

/* --- themes ------------------------------------------------------------------------------
 */

typedef struct {
    const char *name;
    const uint32_t *colours;
} Palette;

static void stay_apart(Palette palette, Colour one, Colour other)
{
    for (size_t vision = 0; vision < N_VISIONS; vision++) {
        double d = difference(palette.colours[one], palette.colours[other], vision);
        if (d < apart)
            fail_msg("%s: %s and %s differ by %d.%d in %s", palette.name, colour_names[one],
                     colour_names[other], (int)d, (int)(d * 10) % 10, visions[vision].name);
    }
}

static bool same_form(const Swatch *a, const Swatch *b)
{
    return a->hatched == b->hatched && a->dashed == b->dashed && a->edged == b->edged &&
           (a->frame == COLOUR_NONE) == (b->frame == COLOUR_NONE);
}

/* Any two states may stand side by side in a bar. */
static void states_stay_apart(Palette palette)
{
    for (size_t i = 0; i < N_STATES; i++)
        for (size_t k = i + 1; k < N_STATES; k++)
            if (same_form(&state_swatches[i], &state_swatches[k]))
                stay_apart(palette, state_swatches[i].fill, state_swatches[k].fill);
}

/* Shades of the heat map, and bars on their grounds. */
static void shades_stay_apart(Palette palette)
{
    static const Colour pairs[][2] = {
        { COLOUR_MET, COLOUR_MOSTLY },          { COLOUR_MOSTLY, COLOUR_PARTIAL },
        { COLOUR_PARTIAL, COLOUR_LITTLE },      { COLOUR_LITTLE, COLOUR_NOT_MET },
        { COLOUR_CHART, COLOUR_CHART_SOFT },    { COLOUR_CHART_SOFT, COLOUR_CHART_FAINT },
        { COLOUR_CHART, COLOUR_CHART_FAINT },   { COLOUR_LITTLE, COLOUR_CHART_FAINT },
        { COLOUR_NOT_MET, COLOUR_CHART_FAINT },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        stay_apart(palette, pairs[i][0], pairs[i][1]);
}

static void of_every_theme(void (*check)(Palette))
{
    Bench bench = bench_open();
    size_t n;
    const char **themes =
        bundle_list(&bench.bundle, bench.arena, "layouts/themes/", ".json", &n, bench.diag);
    assert_true(n > 0);
    for (size_t i = 0; i < n; i++) {
        size_t head = strlen("layouts/themes/"), tail = strlen(".json");
        const char *name =
            arena_strndup(bench.arena, themes[i] + head, strlen(themes[i]) - head - tail);
        const Theme *theme = theme_load(bench.arena, &bench.bundle, name, bench.diag);
        assert_non_null(theme);
        check((Palette){ arena_printf(bench.arena, "%s, light", name), theme->light });
        check((Palette){ arena_printf(bench.arena, "%s, dark", name), theme->dark });
    }
    bench_close(&bench);
}

static void states_side_by_side_stay_apart_whatever_the_eye(void **state)
{
    (void)state;
    of_every_theme(states_stay_apart);
}

static void shades_stay_apart_whatever_the_eye(void **state)
{
    (void)state;
    of_every_theme(shades_stay_apart);
}

/* Hues all around, from pale to strong. */
static void shades_of_any_brand_stay_apart_too(void **state)
{
    (void)state;
    static const uint32_t steps[] = { 0x00, 0x40, 0x80, 0xC0, 0xFF };
    enum { N = sizeof steps / sizeof *steps };
    Bench bench = bench_open();
    for (size_t i = 0; i < N * N * N; i++) {
        uint32_t brand = steps[i / N / N] << 16 | steps[i / N % N] << 8 | steps[i % N];
        const char *name = arena_printf(bench.arena, "#%06X", (unsigned)brand);
        const Theme *theme =
            theme_load_branded(bench.arena, &bench.bundle, "slate", name, bench.diag);
        assert_non_null(theme);
        shades_stay_apart((Palette){ name, theme->light });
        shades_stay_apart((Palette){ name, theme->dark });
    }
    bench_close(&bench);
}

/* The measure itself: colours that are known to be confused, and ones that are not. */
static void the_simulation_confuses_what_is_confused(void **state)
{
    (void)state;
    enum { NORMAL, PROTAN, DEUTAN, TRITAN, GREY };
    assert_true(difference(0x000000, 0xFFFFFF, GREY) > 99.9);
    assert_true(difference(0xD05030, 0x7A8030, NORMAL) > 50);
    assert_true(difference(0xD05030, 0x7A8030, DEUTAN) <
                difference(0xD05030, 0x7A8030, NORMAL) / 2);
    assert_true(difference(0x0080FF, 0x00A060, TRITAN) <
                difference(0x0080FF, 0x00A060, NORMAL) / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(states_side_by_side_stay_apart_whatever_the_eye),
        cmocka_unit_test(shades_stay_apart_whatever_the_eye),
        cmocka_unit_test(shades_of_any_brand_stay_apart_too),
        cmocka_unit_test(the_simulation_confuses_what_is_confused),
    };
    return cmocka_run_group_tests_name("chart: colours", tests, NULL, NULL);
}
