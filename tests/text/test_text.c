/* Claims about measuring and shaping: what is drawn is what was measured. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text8.h"
#include "desk.h"
#include "text/faces.h"

/* --- measuring -------------------------------------------------------------------- */

static void a_width_is_the_sum_of_its_words_and_spaces(void **state)
{
    Faces *faces = ((Desk *)*state)->faces;
    double sum = text_width(faces, STYLE_TEXT, "Serverless") +
                 text_width(faces, STYLE_TEXT, " ") +
                 text_width(faces, STYLE_TEXT, "maturity");
    assert_true(sum > 0);
    assert_true(desk_near(sum, text_width(faces, STYLE_TEXT, "Serverless maturity")));
    assert_true(desk_near(text_width(faces, STYLE_TEXT, ""), 0));
}

/* A hundred thousand findings name as many things, each of them once. */
static void names_met_once_do_not_pile_up(void **state)
{
    enum { MANY = 40000, MOST = 4 * 1024 * 1024 };
    Desk *desk = *state;
    const char *line = "Resource arn:aws:lambda:eu-central-1:111122223333:function:f";
    double before = text_width(desk->faces, STYLE_CODE, line);
    for (int i = 0; i < MANY; i++) {
        char name[32];
        snprintf(name, sizeof name, "function-number-%d", i);
        text_width(desk->faces, STYLE_CODE, name);
    }
    assert_true(arena_used(desk->faces->words.arena) < MOST);
    assert_true(desk_near(before, text_width(desk->faces, STYLE_CODE, line)));
}

/* Ids are set without the shaper, and as it would set them: it is asked of two words that
 * end in a letter beyond ASCII. */
static void ids_are_set_as_the_shaper_would(void **state)
{
    Faces *faces = ((Desk *)*state)->faces;
    static const char id[] = "fi-ffl->=!==//www.::f(x)[0]{}~^|\\\"'`,;?@#$%&*+<>_ABCxyz09";
    const Shaped *alone = text_shape(faces, STYLE_CODE, id);
    const Shaped *shaped = text_shape(
        faces, STYLE_CODE, arena_printf(((Desk *)*state)->arena, "%s\xC3\xA9", id));
    assert_int_equal(alone->n_runs, 1);
    assert_int_equal(alone->runs[0].n_glyphs, strlen(id));
    assert_int_equal(shaped->runs[0].n_glyphs, strlen(id) + 1);
    assert_memory_equal(alone->runs[0].glyphs, shaped->runs[0].glyphs,
                        strlen(id) * sizeof(Glyph));
}

static void letters_kern(void **state)
{
    Faces *faces = ((Desk *)*state)->faces;
    assert_true(text_width(faces, STYLE_TEXT, "AV") <
                text_width(faces, STYLE_TEXT, "A") + text_width(faces, STYLE_TEXT, "V"));
}

static void what_is_drawn_is_as_wide_as_what_was_measured(void **state)
{
    Faces *faces = ((Desk *)*state)->faces;
    const char *texts[] = { desk_prose, desk_arn, desk_greek, desk_arabic, "a\tb" };
    for (TextStyle style = 0; style < N_TEXT_STYLES; style++) {
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            const Shaped *line = text_shape(faces, style, texts[i]);
            double width = 0;
            for (size_t r = 0; r < line->n_runs; r++)
                for (size_t g = 0; g < line->runs[r].n_glyphs; g++)
                    width += line->runs[r].glyphs[g].x_advance * line->runs[r].scale;
            assert_true(desk_near(width, line->width));
            assert_true(desk_near(width, text_width(faces, style, texts[i])));
        }
    }
}

static void sizes_scale_widths(void **state)
{
    Faces *faces = ((Desk *)*state)->faces;
    assert_true(desk_near(text_width(faces, STYLE_TEXT, desk_prose) * 1.2,
                          text_width(faces, STYLE_LEAD, desk_prose)));
}

static void tracking_sets_letters_apart(void **state)
{
    Faces *faces = ((Desk *)*state)->faces;
    double tracked = text_width(faces, STYLE_EYEBROW, "STAGE") / 8;
    double plain = text_width(faces, STYLE_LABEL_STRONG, "STAGE") / 8.5;
    assert_true(desk_near(tracked, plain + 5 * 0.08));
}

static void figures_in_tables_are_equally_wide(void **state)
{
    Faces *faces = ((Desk *)*state)->faces;
    double one = text_width(faces, STYLE_TABLE, "1");
    for (const char *digit = "02345678 9"; *digit; digit++) {
        char text[2] = { *digit, '\0' };
        if (*digit != ' ')
            assert_true(desk_near(text_width(faces, STYLE_TABLE, text), one));
    }
    assert_true(desk_near(text_width(faces, STYLE_TABLE, "1,111"),
                          text_width(faces, STYLE_TABLE, "2,958")));
}

static void figures_in_running_text_are_as_wide_as_they_look(void **state)
{
    Faces *faces = ((Desk *)*state)->faces;
    assert_true(text_width(faces, STYLE_TEXT, "1") < text_width(faces, STYLE_TEXT, "8"));
    assert_true(text_width(faces, STYLE_TEXT, "1") < text_width(faces, STYLE_TEXT, "0"));
    /* In code all signs are equally wide. */
    assert_true(
        desk_near(text_width(faces, STYLE_CODE, "1"), text_width(faces, STYLE_CODE, "W")));
}

static void ligatures_join_letters_unless_they_are_set_apart(void **state)
{
    Faces *faces = ((Desk *)*state)->faces;
    assert_int_equal(text_shape(faces, STYLE_TEXT, "ffi")->runs[0].n_glyphs, 1);
    assert_int_equal(text_shape(faces, STYLE_EYEBROW, "ffi")->runs[0].n_glyphs, 3);
    assert_int_equal(text_shape(faces, STYLE_CODE, "ffi")->runs[0].n_glyphs, 3);
}

static void heights_are_positive_and_ordered(void **state)
{
    Faces *faces = ((Desk *)*state)->faces;
    for (TextStyle style = 0; style < N_TEXT_STYLES; style++) {
        assert_true(text_descent(faces, style) > 0);
        assert_true(text_cap_height(faces, style) > text_descent(faces, style));
        assert_true(text_ascent(faces, style) > text_cap_height(faces, style));
        assert_true(text_leading(faces, style) >= slate.type[style].size);
    }
}

/* --- shaping ---------------------------------------------------------------------- */

static void the_same_text_gives_the_same_glyphs(void **state)
{
    Desk *desk = *state;
    static const Bundle bundle = { 0 };
    Faces *again = faces_open(&slate, &bundle, desk->diag);
    const char *texts[] = { desk_arabic, desk_prose, desk_greek };
    for (size_t i = 0; i < 3; i++) {
        const Shaped *a = text_shape(desk->faces, STYLE_TEXT, texts[i]);
        const Shaped *b = text_shape(again, STYLE_TEXT, texts[2 - i]);
        b = text_shape(again, STYLE_TEXT, texts[i]);
        assert_int_equal(a->n_runs, b->n_runs);
        for (size_t r = 0; r < a->n_runs; r++) {
            assert_string_equal(a->runs[r].face->file, b->runs[r].face->file);
            assert_int_equal(a->runs[r].n_glyphs, b->runs[r].n_glyphs);
            assert_memory_equal(a->runs[r].glyphs, b->runs[r].glyphs,
                                a->runs[r].n_glyphs * sizeof(Glyph));
        }
    }
    faces_close(again);
    assert_ptr_equal(text_shape(desk->faces, STYLE_TEXT, desk_prose),
                     text_shape(desk->faces, STYLE_TEXT, desk_prose));
}

static void clusters_cover_the_text_in_order(void **state)
{
    Faces *faces = ((Desk *)*state)->faces;
    const char *texts[] = { "efficient offices", desk_greek, desk_arabic };
    for (size_t i = 0; i < 3; i++) {
        const Shaped *line = text_shape(faces, STYLE_TEXT, texts[i]);
        size_t covered = 0;
        for (size_t r = 0; r < line->n_runs; r++) {
            const ShapedRun *run = &line->runs[r];
            covered += run->length;
            for (size_t g = 1; g < run->n_glyphs; g++) {
                uint32_t a = run->glyphs[g - 1].cluster, b = run->glyphs[g].cluster;
                assert_true(run->right_to_left ? b <= a : a <= b);
                assert_true(a < run->length && b < run->length);
            }
        }
        assert_int_equal(covered, strlen(texts[i]));
    }
}

static void right_to_left_words_stand_from_the_right(void **state)
{
    Faces *faces = ((Desk *)*state)->faces;
    const Shaped *line = text_shape(faces, STYLE_TEXT, desk_arabic);
    /* The number comes last when read, so it stands leftmost. */
    assert_memory_equal(line->runs[0].text, "2026", 4);
    assert_false(line->runs[0].right_to_left);
    assert_true(line->runs[line->n_runs - 1].right_to_left);
    assert_string_equal(line->runs[line->n_runs - 1].face->file,
                        "NotoSansArabic-Regular.ttf");
}

static void ids_are_set_letter_by_letter(void **state)
{
    Faces *faces = ((Desk *)*state)->faces;
    assert_int_equal(text_shape(faces, STYLE_CODE, "a->b!=c")->runs[0].n_glyphs, 7);
    double one = text_width(faces, STYLE_CODE, "i");
    assert_true(desk_near(text_width(faces, STYLE_CODE, "a->b!=c"), 7 * one));
}

static void a_character_that_no_face_has_is_a_box_and_remembered(void **state)
{
    Desk *desk = *state;
    assert_string_equal(faces_missing(desk->faces, desk->arena), "");
    assert_string_equal(faces_packages(desk->faces, desk->arena), "");
    const char *cuneiform = "\U00012000", *named = "\U00012000 (U+12000)";
    const ShapedRun *run = text_shape(desk->faces, STYLE_TEXT, cuneiform)->runs;
    hb_codepoint_t box;
    assert_true(hb_font_get_nominal_glyph(run->face->font, 0x25A1, &box));
    assert_int_equal(run->glyphs[0].glyph, box);
    assert_string_equal(run->text, cuneiform);
    assert_string_equal(faces_missing(desk->faces, desk->arena), named);
    assert_string_equal(faces_packages(desk->faces, desk->arena), "");
    /* Joiners need no glyph. */
    text_shape(desk->faces, STYLE_TEXT, "a\u200Db\u00ADc\u2011d");
    assert_string_equal(faces_missing(desk->faces, desk->arena), named);
}

static void the_package_that_would_bring_a_face_is_named_once(void **state)
{
    Desk *desk = *state;
    static const Bundle bundle = { 0 };
    setenv("RUNG_FONTS",
           "/usr/share/fonts/truetype/lato:/usr/share/fonts/truetype/jetbrains-mono", 1);
    Faces *faces = faces_open(&slate, &bundle, desk->diag);
    text_shape(faces, STYLE_TEXT, "\u0646\u0636\u062c \u65e5\u672c \u05d0 \U00012000");
    unsetenv("RUNG_FONTS");
    assert_string_equal(faces_packages(faces, desk->arena),
                        "fonts-noto-core, fonts-droid-fallback");
    faces_close(faces);
}

static void of_many_missing_characters_the_first_are_named(void **state)
{
    Desk *desk = *state;
    for (uint32_t i = 0; i < 40; i++) {
        char text[5] = "";
        text8_put(text, 0x12000 + i);
        text_shape(desk->faces, STYLE_TEXT, text);
    }
    const char *named = faces_missing(desk->faces, desk->arena);
    assert_true(text8_ends(named, "\U0001200B (U+1200B) and 28 more"));
}

static void a_missing_face_names_its_package(void **state)
{
    Desk *desk = *state;
    static const Bundle bundle = { 0 };
    Diag *diag = diag_new(desk->arena);
    setenv("RUNG_FONTS", "tests:data", 1);
    Faces *faces = faces_open(&slate, &bundle, diag);
    unsetenv("RUNG_FONTS");
    assert_null(faces);
    assert_int_equal(diag->n_lines, 6);
    assert_int_equal(diag->lines[0].kind, DIAG_WORLD);
    assert_string_equal(diag->lines[0].origin.file, "Lato-Regular.ttf");
    assert_string_equal(diag->lines[0].message,
                        "this font is missing; install the package fonts-lato");
}

static void faces_are_looked_for_where_the_environment_says(void **state)
{
    Desk *desk = *state;
    static const Bundle bundle = { 0 };
    setenv("RUNG_FONTS",
           "tests:/usr/share/fonts/truetype/lato:/usr/share/fonts/truetype/jetbrains-mono",
           1);
    Faces *faces = faces_open(&slate, &bundle, desk->diag);
    assert_non_null(faces);
    /* The fallbacks are not there: what they would draw is missing, and said so. */
    text_shape(faces, STYLE_TEXT, "\u0646");
    assert_string_equal(faces_missing(faces, desk->arena), "\u0646 (U+0646)");
    assert_string_equal(faces_packages(faces, desk->arena), "fonts-noto-core");
    unsetenv("RUNG_FONTS");
    faces_close(faces);
}

static void a_family_that_is_not_in_the_catalogue_is_refused(void **state)
{
    Desk *desk = *state;
    static const Bundle bundle = { 0 };
    Theme other = slate;
    other.family_code = "Lato Mono";
    other.code_at = (Origin){ .file = "ours.json", .pointer = "/fonts/code" };
    Diag *diag = diag_new(desk->arena);
    assert_null(faces_open(&other, &bundle, diag));
    assert_int_equal(diag->lines[0].kind, DIAG_CONTENT);
    assert_string_equal(diag->lines[0].origin.pointer, "/fonts/code");
    assert_non_null(strstr(diag->lines[0].message, "JetBrains Mono"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define CLAIM(test) cmocka_unit_test_setup_teardown(test, desk_set_up, desk_tear_down)
        CLAIM(a_width_is_the_sum_of_its_words_and_spaces),
        CLAIM(letters_kern),
        CLAIM(names_met_once_do_not_pile_up),
        CLAIM(ids_are_set_as_the_shaper_would),
        CLAIM(what_is_drawn_is_as_wide_as_what_was_measured),
        CLAIM(sizes_scale_widths),
        CLAIM(tracking_sets_letters_apart),
        CLAIM(figures_in_tables_are_equally_wide),
        CLAIM(figures_in_running_text_are_as_wide_as_they_look),
        CLAIM(ligatures_join_letters_unless_they_are_set_apart),
        CLAIM(heights_are_positive_and_ordered),
        CLAIM(the_same_text_gives_the_same_glyphs),
        CLAIM(clusters_cover_the_text_in_order),
        CLAIM(right_to_left_words_stand_from_the_right),
        CLAIM(ids_are_set_letter_by_letter),
        CLAIM(a_character_that_no_face_has_is_a_box_and_remembered),
        CLAIM(the_package_that_would_bring_a_face_is_named_once),
        CLAIM(of_many_missing_characters_the_first_are_named),
        CLAIM(a_missing_face_names_its_package),
        CLAIM(faces_are_looked_for_where_the_environment_says),
        CLAIM(a_family_that_is_not_in_the_catalogue_is_refused),
    };
    return cmocka_run_group_tests_name("text: measuring and shaping", tests, NULL, NULL);
}
