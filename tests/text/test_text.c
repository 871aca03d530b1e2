/* Claims about measuring, shaping and breaking: what layout relies on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text8.h"
#include "slate.h"
#include "text/face.h"

typedef struct {
    Arena *arena;
    Diag *diag;
    Faces *faces;
} Desk;

static int set_up(void **state)
{
    static Desk desk;
    static const Bundle bundle = { 0 };
    desk.arena = arena_new();
    desk.diag = diag_new(desk.arena);
    desk.faces = faces_open(&slate, &bundle, desk.diag);
    *state = &desk;
    return desk.faces ? 0 : -1;
}

static int tear_down(void **state)
{
    Desk *desk = *state;
    faces_close(desk->faces);
    arena_free(desk->arena);
    return 0;
}

static bool near(double a, double b)
{
    return fabs(a - b) < 1e-6;
}

static const char prose[] =
    "Teams deploy functions through a reviewed pipeline, yet AVAWA fixtures and "
    "traffic-shifting offices differ between accounts; the difficulty lies in affordable, "
    "efficient flow control (with idempotency keys verified on every write path), and in "
    "configuration drift that is corrected within the hour.";
static const char arn[] =
    "arn:aws:lambda:eu-central-1:123456789012:function:payments-settlement-worker-v2";
static const char greek[] = "\u0397 \u03c0\u03bb\u03b7\u03c1\u03c9\u03bc\u03ae";
static const char arabic[] =
    "\u0646\u0636\u062c \u0627\u0644\u062d\u0648\u0633\u0628\u0629 2026";

/* --- measuring -------------------------------------------------------------------- */

static void a_width_is_the_sum_of_its_words_and_spaces(void **state)
{
    Faces *faces = ((Desk *)*state)->faces;
    double sum = text_width(faces, STYLE_TEXT, "Serverless") +
                 text_width(faces, STYLE_TEXT, " ") +
                 text_width(faces, STYLE_TEXT, "maturity");
    assert_true(sum > 0);
    assert_true(near(sum, text_width(faces, STYLE_TEXT, "Serverless maturity")));
    assert_true(near(text_width(faces, STYLE_TEXT, ""), 0));
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
    const char *texts[] = { prose, arn, greek, arabic, "a\tb" };
    for (TextStyle style = 0; style < N_TEXT_STYLES; style++) {
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            const Shaped *line = text_shape(faces, style, texts[i]);
            double width = 0;
            for (size_t r = 0; r < line->n_runs; r++)
                for (size_t g = 0; g < line->runs[r].n_glyphs; g++)
                    width += line->runs[r].glyphs[g].x_advance * line->runs[r].scale;
            assert_true(near(width, line->width));
            assert_true(near(width, text_width(faces, style, texts[i])));
        }
    }
}

static void sizes_scale_widths(void **state)
{
    Faces *faces = ((Desk *)*state)->faces;
    assert_true(near(text_width(faces, STYLE_TEXT, prose) * 1.2,
                     text_width(faces, STYLE_LEAD, prose)));
}

static void tracking_sets_letters_apart(void **state)
{
    Faces *faces = ((Desk *)*state)->faces;
    double tracked = text_width(faces, STYLE_EYEBROW, "STAGE") / 8;
    double plain = text_width(faces, STYLE_LABEL_STRONG, "STAGE") / 8.5;
    assert_true(near(tracked, plain + 5 * 0.08));
}

static void figures_in_tables_are_equally_wide(void **state)
{
    Faces *faces = ((Desk *)*state)->faces;
    double one = text_width(faces, STYLE_TABLE, "1");
    for (const char *digit = "02345678 9"; *digit; digit++) {
        char text[2] = { *digit, '\0' };
        if (*digit != ' ')
            assert_true(near(text_width(faces, STYLE_TABLE, text), one));
    }
    assert_true(near(text_width(faces, STYLE_TABLE, "1,111"),
                     text_width(faces, STYLE_TABLE, "2,958")));
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
    const char *texts[] = { arabic, prose, greek };
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
    assert_ptr_equal(text_shape(desk->faces, STYLE_TEXT, prose),
                     text_shape(desk->faces, STYLE_TEXT, prose));
}

static void clusters_cover_the_text_in_order(void **state)
{
    Faces *faces = ((Desk *)*state)->faces;
    const char *texts[] = { "efficient offices", greek, arabic };
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
    const Shaped *line = text_shape(faces, STYLE_TEXT, arabic);
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
    assert_true(near(text_width(faces, STYLE_CODE, "a->b!=c"), 7 * one));
}

static void a_character_that_no_face_has_is_remembered(void **state)
{
    Desk *desk = *state;
    assert_string_equal(faces_missing(desk->faces, desk->arena), "");
    const char *cuneiform = "\U00012000";
    const Shaped *line = text_shape(desk->faces, STYLE_TEXT, cuneiform);
    assert_true(line->width > 0);
    assert_string_equal(faces_missing(desk->faces, desk->arena), cuneiform);
    /* Joiners need no glyph. */
    text_shape(desk->faces, STYLE_TEXT, "a\u200Db\u00ADc\u2011d");
    assert_string_equal(faces_missing(desk->faces, desk->arena), cuneiform);
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
    assert_string_equal(faces_missing(faces, desk->arena), "\u0646");
    unsetenv("RUNG_FONTS");
    faces_close(faces);
}

static void a_family_that_is_not_in_the_catalogue_is_refused(void **state)
{
    Desk *desk = *state;
    static const Bundle bundle = { 0 };
    Theme other = slate;
    other.family_code = "Lato Mono";
    Diag *diag = diag_new(desk->arena);
    assert_null(faces_open(&other, &bundle, diag));
    assert_int_equal(diag->lines[0].kind, DIAG_CONTENT);
    assert_non_null(strstr(diag->lines[0].origin.pointer, "/families"));
}

/* --- breaking --------------------------------------------------------------------- */

static Line *break_one(Desk *desk, TextStyle style, const char *text, double width,
                       size_t *n)
{
    const Span span = { .text = text, .style = style, .tag = 7 };
    return text_break(desk->faces, desk->arena, &span, 1, width, false, n);
}

static void lines_never_overflow(void **state)
{
    Desk *desk = *state;
    for (double width = 30; width < 500; width += 7.3) {
        size_t n;
        Line *lines = break_one(desk, STYLE_TEXT, prose, width, &n);
        for (size_t i = 0; i < n; i++) {
            assert_true(lines[i].width <= width + 1e-6);
            assert_int_equal(lines[i].n_parts, 1);
            assert_int_equal(lines[i].parts[0].tag, 7);
            const char *text = lines[i].parts[0].text;
            assert_true(*text != ' ' && text[strlen(text) - 1] != ' ');
            assert_true(near(lines[i].width, text_width(desk->faces, STYLE_TEXT, text)));
        }
    }
}

static void lines_lose_no_letter(void **state)
{
    Desk *desk = *state;
    const Span spans[] = { { "Fix ", STYLE_TEXT, 0 },
                           { "IAM-1", STYLE_CODE, 1 },
                           { ", then ", STYLE_TEXT, 2 },
                           { "DEP-3", STYLE_STRONG, 3 },
                           { " (Zo\u00eb\u2019s job).", STYLE_TEXT, 4 } };
    for (double width = 1; width < 200; width += 5) {
        size_t n;
        Line *lines =
            text_break(desk->faces, desk->arena, spans, 5, width, false, &n);
        Buffer letters = buffer_new(desk->arena);
        for (size_t i = 0; i < n; i++)
            for (size_t k = 0; k < lines[i].n_parts; k++)
                for (const char *c = lines[i].parts[k].text; *c; c++)
                    if (*c != ' ')
                        buffer_char(&letters, *c);
        assert_string_equal(letters.data, "FixIAM-1,thenDEP-3(Zo\u00eb\u2019sjob).");
    }
}

static void a_comma_stays_with_its_word_across_spans(void **state)
{
    Desk *desk = *state;
    const Span spans[] = { { "to ", STYLE_TEXT, 0 },
                           { "worker", STYLE_STRONG, 1 },
                           { ", then", STYLE_TEXT, 2 } };
    size_t n;
    double width = text_width(desk->faces, STYLE_TEXT, "to ") +
                   text_width(desk->faces, STYLE_STRONG, "worker") + 0.1;
    Line *lines = text_break(desk->faces, desk->arena, spans, 3, width, false, &n);
    assert_string_equal(lines[0].parts[0].text, "to");
    assert_string_equal(lines[1].parts[0].text, "worker");
    assert_string_equal(lines[1].parts[1].text, ",");
    assert_true(near(lines[1].parts[1].x, lines[1].parts[0].width));
}

static void an_arn_breaks_behind_its_signs(void **state)
{
    Desk *desk = *state;
    size_t n;
    Line *lines = break_one(desk, STYLE_CODE, arn, 150, &n);
    assert_true(n > 2);
    for (size_t i = 0; i + 1 < n; i++) {
        const char *text = lines[i].parts[0].text;
        assert_non_null(strchr(":/.-_", text[strlen(text) - 1]));
    }
}

static void a_word_too_wide_breaks_between_graphemes(void **state)
{
    Desk *desk = *state;
    size_t n;
    /* e + combining acute, thirty times */
    Buffer word = buffer_new(desk->arena);
    for (int i = 0; i < 30; i++)
        buffer_text(&word, "e\u0301");
    Line *lines = break_one(desk, STYLE_TEXT, word.data, 50, &n);
    assert_true(n > 1);
    for (size_t i = 0; i < n; i++) {
        assert_true(lines[i].width <= 50 + 1e-6);
        assert_int_equal(lines[i].parts[0].text[0], 'e');
    }
    /* Narrower than a letter: one to a line, and an end. */
    break_one(desk, STYLE_TEXT, "abc", 1, &n);
    assert_int_equal(n, 3);
}

static void a_line_feed_ends_a_line(void **state)
{
    Desk *desk = *state;
    size_t n;
    Line *lines = break_one(desk, STYLE_TEXT, "one\ntwo", 300, &n);
    assert_int_equal(n, 2);
    assert_string_equal(lines[1].parts[0].text, "two");
    break_one(desk, STYLE_TEXT, "", 300, &n);
    assert_int_equal(n, 0);
}

static void balance_makes_the_lines_of_a_heading_even(void **state)
{
    Desk *desk = *state;
    const Span span = { .text = "Payments Platform has attained stage 2, Background "
                                "Tasks, and is held back by permissions",
                        .style = STYLE_H1 };
    size_t n_greedy, n;
    text_break(desk->faces, desk->arena, &span, 1, 480, false, &n_greedy);
    Line *lines = text_break(desk->faces, desk->arena, &span, 1, 480, true, &n);
    assert_int_equal(n, n_greedy);
    assert_int_equal(n, 2);
    assert_true(fabs(lines[0].width - lines[1].width) < 120);
}

static void a_column_of_the_narrowest_width_splits_no_word(void **state)
{
    Desk *desk = *state;
    const Span span = { .text = prose, .style = STYLE_TEXT };
    double width = text_narrowest(desk->faces, &span, 1);
    size_t n;
    Line *lines = text_break(desk->faces, desk->arena, &span, 1, width, false, &n);
    for (size_t i = 0; i < n; i++) {
        const char *text = lines[i].parts[0].text;
        const char *found = strstr(prose, text);
        size_t length = strlen(text);
        assert_non_null(found);
        assert_true(found[length] == '\0' || found[length] == ' ' ||
                    found[length - 1] == '-');
    }
}

static void right_to_left_paragraphs_break_too(void **state)
{
    Desk *desk = *state;
    size_t n;
    Line *lines = break_one(desk, STYLE_TEXT, arabic, 40, &n);
    assert_true(n >= 2);
    for (size_t i = 0; i < n; i++)
        assert_true(lines[i].width <= 40 + 1e-6);
}

static void shortening_ends_in_an_ellipsis_and_fits(void **state)
{
    Desk *desk = *state;
    for (double width = 0; width < 400; width += 3.7) {
        const char *text =
            text_shorten(desk->faces, desk->arena, STYLE_CODE, arn, width);
        assert_true(text_width(desk->faces, STYLE_CODE, text) <= width);
        assert_true(!*text || text == arn || text8_ends(text, "\u2026"));
    }
    assert_ptr_equal(text_shorten(desk->faces, desk->arena, STYLE_TEXT, "met", 100), "met");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define CLAIM(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
        CLAIM(a_width_is_the_sum_of_its_words_and_spaces),
        CLAIM(letters_kern),
        CLAIM(what_is_drawn_is_as_wide_as_what_was_measured),
        CLAIM(sizes_scale_widths),
        CLAIM(tracking_sets_letters_apart),
        CLAIM(figures_in_tables_are_equally_wide),
        CLAIM(heights_are_positive_and_ordered),
        CLAIM(the_same_text_gives_the_same_glyphs),
        CLAIM(clusters_cover_the_text_in_order),
        CLAIM(right_to_left_words_stand_from_the_right),
        CLAIM(ids_are_set_letter_by_letter),
        CLAIM(a_character_that_no_face_has_is_remembered),
        CLAIM(a_missing_face_names_its_package),
        CLAIM(faces_are_looked_for_where_the_environment_says),
        CLAIM(a_family_that_is_not_in_the_catalogue_is_refused),
        CLAIM(lines_never_overflow),
        CLAIM(lines_lose_no_letter),
        CLAIM(a_comma_stays_with_its_word_across_spans),
        CLAIM(an_arn_breaks_behind_its_signs),
        CLAIM(a_word_too_wide_breaks_between_graphemes),
        CLAIM(a_line_feed_ends_a_line),
        CLAIM(balance_makes_the_lines_of_a_heading_even),
        CLAIM(a_column_of_the_narrowest_width_splits_no_word),
        CLAIM(right_to_left_paragraphs_break_too),
        CLAIM(shortening_ends_in_an_ellipsis_and_fits),
    };
    return cmocka_run_group_tests_name("text: measuring and breaking", tests, NULL, NULL);
}
