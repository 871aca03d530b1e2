/* Themes: the built-in one is complete and complete; what extends it says only what
 * differs; a bad one is refused with the place of every mistake. */
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
    const Theme *theme = load_changed("\"rule\": \"#2C3546\",", "");
    assert_non_null(theme);
    assert_int_equal(theme->dark[COLOUR_RULE], theme->light[COLOUR_RULE]);
}

/* --- themes that extend others ------------------------------------------------------ */

static const Theme *load_text(const char *text)
{
    char name[] = "/tmp/rung-theme-XXXXXX";
    int descriptor = mkstemp(name);
    assert_true(descriptor >= 0);
    FILE *file = fdopen(descriptor, "w");
    fputs(text, file);
    fclose(file);
    const Theme *theme =
        theme_load(arena, &compiled_in, arena_printf(arena, "%s", name), diag);
    unlink(name);
    return theme;
}

#define EXTENDING(members)                                                                 \
    "{\"schema\": \"rung-theme/1\", \"name\": \"ours\", \"extends\": \"slate\", " members  \
    "}"

static void what_extends_a_theme_says_only_what_differs(void **state)
{
    (void)state;
    const Theme *slate = theme_load(arena, &compiled_in, "slate", diag);
    const Theme *ours = load_text(
        EXTENDING("\"colour\": {\"ink\": \"#000001\"}, \"type\": {\"h1\": {\"size\": 18}}, "
                  "\"spacing\": {\"radius\": 0}, \"fonts\": {\"text\": \"Noto Sans\"}"));
    assert_non_null(ours);
    assert_int_equal(ours->light[COLOUR_INK], 1);
    assert_int_equal(ours->light[COLOUR_MET], slate->light[COLOUR_MET]);
    assert_int_equal(ours->dark[COLOUR_INK], slate->dark[COLOUR_INK]);
    assert_true(ours->type[STYLE_H1].size > 17.9 && ours->type[STYLE_H1].size < 18.1);
    assert_true(ours->type[STYLE_H1].face == slate->type[STYLE_H1].face);
    assert_true(ours->radius < 0.1 && ours->space[SPACE_SECTION] > 31);
    assert_string_equal(ours->family_text, "Noto Sans");
    assert_string_equal(ours->family_code, slate->family_code);
}

static void charts_follow_the_accent_unless_they_have_colours_of_their_own(void **state)
{
    (void)state;
    const Theme *theme = load_text(EXTENDING("\"colour\": {\"accent\": \"#3A2E9E\"}"));
    assert_non_null(theme);
    assert_int_equal(theme->light[COLOUR_CHART], 0x3A2E9E);
    theme = load_text(EXTENDING("\"colour\": {\"chart\": \"#3A2E9E\"}"));
    assert_non_null(theme);
    assert_int_equal(theme->light[COLOUR_CHART], 0x3A2E9E);
    assert_int_equal(theme->light[COLOUR_ACCENT], 0x1F5FBF);
}

static void expect_wrong(const char *text, const char *pointer, const char *message)
{
    size_t before = diag->n_lines;
    assert_null(load_text(text));
    assert_true(diag->n_lines > before);
    assert_string_equal(diag->lines[before].origin.pointer, pointer);
    if (!strstr(diag->lines[before].message, message))
        fail_msg("\"%s\" does not say \"%s\"", diag->lines[before].message, message);
}

static void what_cannot_be_read_is_refused_with_its_place(void **state)
{
    (void)state;
    expect_wrong(EXTENDING("\"colour\": {\"muted\": \"#9AA3B2\"}"), "/colour/muted",
                 "muted (#9AA3B2) on ground (#FFFFFF), light: a contrast of 2.54:1; text "
                 "needs 4.50:1");
    expect_wrong(EXTENDING("\"dark\": {\"state\": {\"met\": [\"#111111\", \"#222222\"]}}"),
                 "/dark/state/met/1", "on-met (#222222) on met (#111111), dark");
    expect_wrong(EXTENDING("\"colour\": {\"chart-soft\": \"#E0E6F0\"}"),
                 "/colour/chart-soft", "apart in lightness");
    expect_wrong(EXTENDING("\"contrast\": \"AAA\""), "/contrast", "text needs 7.00:1");
    expect_wrong(EXTENDING("\"classification\": \"{entitiy}\""), "/classification",
                 "did you mean {entity}?");
    expect_wrong(EXTENDING("\"cover\": \"bend\""), "/cover", "band");
    expect_wrong("{\"schema\": \"rung-theme/1\", \"name\": \"x\", \"extends\": \"slat\"}",
                 "/extends", "did you mean \"slate\"?");
}

static void what_cannot_be_read_may_be_allowed_and_is_said(void **state)
{
    (void)state;
    const Theme *theme = load_text(
        EXTENDING("\"allow_low_contrast\": true, \"colour\": {\"muted\": \"#9AA3B2\"}"));
    assert_non_null(theme);
    assert_int_equal(theme->light[COLOUR_MUTED], 0x9AA3B2);
    assert_true(diag->n_of[DIAG_WARNING] >= 2);
}

static void a_theme_that_extends_itself_ends(void **state)
{
    (void)state;
    char name[] = "/tmp/rung-theme-XXXXXX";
    int descriptor = mkstemp(name);
    FILE *file = fdopen(descriptor, "w");
    fprintf(file, "{\"schema\": \"rung-theme/1\", \"name\": \"x\", \"extends\": \"%s\"}",
            name);
    fclose(file);
    assert_null(theme_load(arena, &compiled_in, arena_printf(arena, "%s", name), diag));
    unlink(name);
    assert_int_equal(diag->n_lines, 1);
    assert_non_null(strstr(diag->lines[0].message, "without end"));
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
        CASE(the_built_in_theme_gives_every_style_and_colour),
        CASE(emphasis_changes_neither_size_nor_leading),
        CASE(an_unknown_name_is_refused_with_the_nearest),
        CASE(a_theme_may_come_from_a_path),
        CASE(dark_colours_name_only_what_differs),
        CASE(mistakes_are_named_with_their_place),
        CASE(what_extends_a_theme_says_only_what_differs),
        CASE(charts_follow_the_accent_unless_they_have_colours_of_their_own),
        CASE(what_cannot_be_read_is_refused_with_its_place),
        CASE(what_cannot_be_read_may_be_allowed_and_is_said),
        CASE(a_theme_that_extends_itself_ends),
    };
    return cmocka_run_group_tests_name("layout: theme", tests, NULL, NULL);
}
