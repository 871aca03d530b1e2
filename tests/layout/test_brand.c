/* One colour becomes a palette: whatever it is, all pairs in use hold in every theme, its
 * hue stays, and it stays itself where it can be read. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/colour.h"
#include "layout/contrast.h"
#include "layout/layout.h"

static const Bundle compiled_in = { 0 };

/* 2,000 colours, the corners of the cube among them, from a fixed seed. */
enum { N_BRANDS = 2000 };

static uint32_t brand_at(size_t i)
{
    static const uint32_t corners[] = { 0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF,
                                        0xFFFF00, 0xFF00FF, 0x00FFFF, 0x808080 };
    if (i < sizeof corners / sizeof *corners)
        return corners[i];
    uint64_t x = (i + 1) * 0x9E3779B97F4A7C15u; /* splitmix64 */
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return (uint32_t)(x >> 40);
}

static void every_brand_is_readable_in_every_theme(void **state)
{
    (void)state;
    Arena *names = arena_new();
    Diag *diag = diag_new(names);
    size_t n;
    const char **themes = theme_names(names, &compiled_in, &n, diag);
    assert_true(n >= 4);
    for (size_t t = 0; t < n; t++) {
        size_t step = strcmp(themes[t], "slate") == 0 ? 1 : 8; /* of others an eighth */
        for (size_t i = 0; i < N_BRANDS; i += step) {
            Arena *arena = arena_new();
            Diag *said = diag_new(arena);
            const char *brand = arena_printf(arena, "#%06X", (unsigned)brand_at(i));
            const Theme *theme =
                theme_load_branded(arena, &compiled_in, themes[t], brand, said);
            if (!theme)
                fail_msg("%s with %s: %s", themes[t], brand, said->lines[0].message);
            assert_int_equal(said->n_lines, 0);
            arena_free(arena);
        }
    }
    arena_free(names);
}

static const Theme *branded(Arena *arena, const char *brand)
{
    const Theme *theme =
        theme_load_branded(arena, &compiled_in, "slate", brand, diag_new(arena));
    assert_non_null(theme);
    return theme;
}

static void a_brand_that_can_be_read_stays_itself(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    const Theme *theme = branded(arena, "#0B7A75");
    assert_int_equal(theme->light[COLOUR_ACCENT], 0x0B7A75);
    assert_int_equal(theme->light[COLOUR_CHART], 0x0B7A75);
    assert_int_equal(branded(arena, "#FFD500")->dark[COLOUR_ACCENT], 0xFFD500);
    arena_free(arena);
}

static void a_brand_too_pale_is_darkened_and_keeps_its_hue(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    const Theme *theme = branded(arena, "#FF6A13");
    Oklab brand = colour_oklab(0xFF6A13),
          accent = colour_oklab(theme->light[COLOUR_ACCENT]);
    assert_true(accent.l < brand.l);
    assert_true(fabs(accent.a / accent.b - brand.a / brand.b) < 0.05);
    arena_free(arena);
}

static void nothing_but_the_accented_changes(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    const Theme *plain = branded(arena, NULL), *theme = branded(arena, "#7A1FA2");
    static const Colour kept[] = {
        COLOUR_GROUND, COLOUR_INK, COLOUR_MUTED, COLOUR_RULE,
        COLOUR_PANEL,  COLOUR_MET, COLOUR_GRID,  COLOUR_NOT_MET
    };
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        assert_int_equal(theme->light[kept[i]], plain->light[kept[i]]);
        assert_int_equal(theme->dark[kept[i]], plain->dark[kept[i]]);
    }
    assert_int_not_equal(theme->light[COLOUR_ACCENT_SOFT],
                         plain->light[COLOUR_ACCENT_SOFT]);
    arena_free(arena);
}

/* Worked out once: another machine has to come to the same digits. */
static void the_palette_is_the_same_everywhere(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    const Theme *theme = branded(arena, "#E4007C");
    char found[80];
    snprintf(
        found, sizeof found, "%06X %06X %06X %06X %06X %06X",
        (unsigned)theme->light[COLOUR_ACCENT], (unsigned)theme->light[COLOUR_ACCENT_SOFT],
        (unsigned)theme->light[COLOUR_ACCENT_FAINT], (unsigned)theme->dark[COLOUR_ACCENT],
        (unsigned)theme->dark[COLOUR_ACCENT_SOFT],
        (unsigned)theme->dark[COLOUR_ACCENT_FAINT]);
    assert_string_equal(found, "DC0478 FFB8CE F9E8ED FA2F8E 682740 3D1826");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_brand_is_readable_in_every_theme),
        cmocka_unit_test(a_brand_that_can_be_read_stays_itself),
        cmocka_unit_test(a_brand_too_pale_is_darkened_and_keeps_its_hue),
        cmocka_unit_test(nothing_but_the_accented_changes),
        cmocka_unit_test(the_palette_is_the_same_everywhere),
    };
    return cmocka_run_group_tests_name("layout: brand", tests, NULL, NULL);
}
