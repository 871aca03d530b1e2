/* Themes: the built-in one is complete and readable in light and in dark; a bad one is
 * refused with the place of every mistake. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text8.h"
#include "layout/layout.h"

static const Bundle compiled_in = { 0 };

static Arena *arena;
static Diag *diag;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    diag = diag_new(arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

/* --- contrast (WCAG 2.1, definitions of relative luminance and contrast ratio) ------ */

static double channel(uint32_t value)
{
    double c = (double)(value & 0xFF) / 255;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t colour)
{
    return 0.2126 * channel(colour >> 16) + 0.7152 * channel(colour >> 8) +
           0.0722 * channel(colour);
}

static double contrast(uint32_t a, uint32_t b)
{
    double la = luminance(a), lb = luminance(b);
    return ((la > lb ? la : lb) + 0.05) / ((la > lb ? lb : la) + 0.05);
}

static void expect_readable(const uint32_t *colours, const char *mode)
{
    /* Every ink and every ground it is set on. */
    static const struct {
        Colour ink, ground;
    } pairs[] = {
        { COLOUR_INK, COLOUR_GROUND },         { COLOUR_MUTED, COLOUR_GROUND },
        { COLOUR_ACCENT, COLOUR_GROUND },      { COLOUR_INK, COLOUR_PANEL },
        { COLOUR_MUTED, COLOUR_PANEL },        { COLOUR_ACCENT, COLOUR_PANEL },
        { COLOUR_ON_ACCENT, COLOUR_ACCENT },   { COLOUR_INK, COLOUR_ACCENT_SOFT },
        { COLOUR_INK, COLOUR_ACCENT_FAINT },   { COLOUR_ON_MET, COLOUR_MET },
        { COLOUR_ON_MOSTLY, COLOUR_MOSTLY },   { COLOUR_ON_PARTIAL, COLOUR_PARTIAL },
        { COLOUR_ON_LITTLE, COLOUR_LITTLE },   { COLOUR_ON_NOT_MET, COLOUR_NOT_MET },
        { COLOUR_ON_UNKNOWN, COLOUR_UNKNOWN },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        double ratio = contrast(colours[pairs[i].ink], colours[pairs[i].ground]);
        if (ratio < 4.5)
            fail_msg("%s: %s on %s has a contrast of %d hundredths", mode,
                     colour_names[pairs[i].ink], colour_names[pairs[i].ground],
                     (int)(ratio * 100));
    }
}

static void every_ink_is_readable_on_its_ground_in_light_and_dark(void **state)
{
    (void)state;
    const Theme *theme = theme_load(arena, &compiled_in, "slate", diag);
    assert_non_null(theme);
    expect_readable(theme->light, "light");
    expect_readable(theme->dark, "dark");
}

static void the_built_in_theme_gives_every_style_and_colour(void **state)
{
    (void)state;
    const Theme *theme = theme_load(arena, &compiled_in, "slate", diag);
    assert_non_null(theme);
    assert_string_equal(theme->name, "slate");
    assert_string_equal(theme->family_text, "Lato");
    for (size_t i = 0; i < N_TEXT_STYLES; i++) {
        assert_true(theme->type[i].size >= 7);
        assert_true(theme->type[i].leading >= theme->type[i].size * 1.15);
    }
    assert_true(theme->type[STYLE_TABLE].tabular_figures);
    assert_int_equal(theme->light[COLOUR_INK], 0x14213D);
    assert_int_equal(theme->light[COLOUR_NOT_MET], 0xB3261E);
    assert_true(theme->dark[COLOUR_GROUND] != theme->light[COLOUR_GROUND]);
}

static void emphasis_changes_neither_size_nor_leading(void **state)
{
    (void)state;
    static const TextStyle pairs[][2] = { { STYLE_TEXT, STYLE_STRONG },
                                          { STYLE_TEXT, STYLE_EMPHASIS },
                                          { STYLE_SMALL, STYLE_SMALL_STRONG },
                                          { STYLE_TABLE, STYLE_TABLE_STRONG } };
    const Theme *theme = theme_load(arena, &compiled_in, "slate", diag);
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        const TypeSpec *plain = &theme->type[pairs[i][0]];
        const TypeSpec *strong = &theme->type[pairs[i][1]];
        assert_true(fabs(plain->size - strong->size) < 0.001);
        assert_true(fabs(plain->leading - strong->leading) < 0.001);
    }
}

static void an_unknown_name_is_refused_with_the_nearest(void **state)
{
    (void)state;
    assert_null(theme_load(arena, &compiled_in, "slat", diag));
    assert_int_equal(diag->n_lines, 1);
    assert_non_null(strstr(diag->lines[0].message, "\"slate\""));
}

/* --- changed themes --------------------------------------------------------------- */

/* The built-in theme with one text replaced, loaded from a file. */
static const Theme *load_changed(const char *from, const char *to)
{
    char *bytes;
    size_t length;
    const char *path;
    assert_true(bundle_get(&compiled_in, arena, "layouts/themes/slate.json", &bytes,
                           &length, &path, diag));
    const char *at = strstr(bytes, from);
    assert_non_null(at);
    char name[] = "/tmp/rung-theme-XXXXXX";
    int descriptor = mkstemp(name);
    assert_true(descriptor >= 0);
    FILE *file = fdopen(descriptor, "w");
    fprintf(file, "%.*s%s%s", (int)(at - bytes), bytes, to, at + strlen(from));
    fclose(file);
    const Theme *theme =
        theme_load(arena, &compiled_in, arena_printf(arena, "%s", name), diag);
    unlink(name);
    return theme;
}

static void expect_refused(const char *from, const char *to, const char *pointer,
                           const char *message)
{
    size_t before = diag->n_lines;
    assert_null(load_changed(from, to));
    assert_true(diag->n_lines > before);
    assert_string_equal(diag->lines[before].origin.pointer, pointer);
    if (!strstr(diag->lines[before].message, message))
        fail_msg("\"%s\" does not say \"%s\"", diag->lines[before].message, message);
}

static void a_theme_may_come_from_a_path(void **state)
{
    (void)state;
    const Theme *theme = load_changed("\"#14213D\"", "\"#000001\"");
    assert_non_null(theme);
    assert_int_equal(theme->light[COLOUR_INK], 1);
    assert_int_equal(diag->n_lines, 0);
}

static void dark_colours_name_only_what_differs(void **state)
{
    (void)state;
    const Theme *theme = load_changed("\"accent-faint\": \"#1F2A3D\",", "");
    assert_non_null(theme);
    assert_int_equal(theme->dark[COLOUR_ACCENT_FAINT], theme->light[COLOUR_ACCENT_FAINT]);
}

static void mistakes_are_named_with_their_place(void **state)
{
    (void)state;
    expect_refused("\"#14213D\"", "\"#14213\"", "/colour/ink", "#RRGGBB");
    expect_refused("\"rule\": \"#DDE2EA\",", "", "/colour", "rule");
    expect_refused("\"panel\": \"#F5F7FA\"", "\"pannel\": \"#F5F7FA\"", "/colour/pannel",
                   "panel");
    expect_refused("[\"#1B7F5C\", \"#FFFFFF\"]", "[\"#1B7F5C\"]", "/colour/state/met",
                   "pair");
    expect_refused("\"size\": 25", "\"size\": 250", "/type/title/size", "from 4 to 96");
    expect_refused("\"face\": \"heavy\"", "\"face\": \"heavi\"", "/type/title/face",
                   "heavy");
    expect_refused("rung-theme/1", "rung-theme/2", "/schema", "rung-theme/1");
}

int main(void)
{
#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        CASE(every_ink_is_readable_on_its_ground_in_light_and_dark),
        CASE(the_built_in_theme_gives_every_style_and_colour),
        CASE(emphasis_changes_neither_size_nor_leading),
        CASE(an_unknown_name_is_refused_with_the_nearest),
        CASE(a_theme_may_come_from_a_path),
        CASE(dark_colours_name_only_what_differs),
        CASE(mistakes_are_named_with_their_place),
    };
    return cmocka_run_group_tests_name("layout: theme", tests, NULL, NULL);
}
