/* Claims about breaking and shortening: what layout relies on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text8.h"
#include "desk.h"

/* --- breaking --------------------------------------------------------------------- */

static Line *break_one(Desk *desk, TextStyle style, const char *text, double width,
                       size_t *n)
{
    const Span span = { .text = text, .style = style, .tag = 7 };
    return text_break(desk->faces, desk->arena, &span, 1, width, LINES_FILLED, n);
}

static void lines_never_overflow(void **state)
{
    Desk *desk = *state;
    for (double width = 30; width < 500; width += 7.3) {
        size_t n;
        Line *lines = break_one(desk, STYLE_TEXT, desk_prose, width, &n);
        for (size_t i = 0; i < n; i++) {
            assert_true(lines[i].width <= width + 1e-6);
            assert_int_equal(lines[i].n_parts, 1);
            assert_int_equal(lines[i].parts[0].tag, 7);
            const char *text = lines[i].parts[0].text;
            assert_true(*text != ' ' && text[strlen(text) - 1] != ' ');
            assert_true(
                desk_near(lines[i].width, text_width(desk->faces, STYLE_TEXT, text)));
        }
    }
}

static void lines_lose_no_letter(void **state)
{
    Desk *desk = *state;
    const Span spans[] = { { "Fix ", STYLE_TEXT, 0, false },
                           { "IAM-1", STYLE_CODE, 1, false },
                           { ", then ", STYLE_TEXT, 2, false },
                           { "DEP-3", STYLE_STRONG, 3, false },
                           { " (Zo\u00eb\u2019s job).", STYLE_TEXT, 4, false } };
    for (double width = 1; width < 200; width += 5) {
        size_t n;
        Line *lines =
            text_break(desk->faces, desk->arena, spans, 5, width, LINES_FILLED, &n);
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
    const Span spans[] = { { "to ", STYLE_TEXT, 0, false },
                           { "worker", STYLE_STRONG, 1, false },
                           { ", then", STYLE_TEXT, 2, false } };
    size_t n;
    double width = text_width(desk->faces, STYLE_TEXT, "to ") +
                   text_width(desk->faces, STYLE_STRONG, "worker") + 0.1;
    Line *lines = text_break(desk->faces, desk->arena, spans, 3, width, LINES_FILLED, &n);
    assert_string_equal(lines[0].parts[0].text, "to");
    assert_string_equal(lines[1].parts[0].text, "worker");
    assert_string_equal(lines[1].parts[1].text, ",");
    assert_true(desk_near(lines[1].parts[1].x, lines[1].parts[0].width));
}

static void an_arn_breaks_behind_its_signs(void **state)
{
    Desk *desk = *state;
    size_t n;
    Line *lines = break_one(desk, STYLE_CODE, desk_arn, 150, &n);
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
    text_break(desk->faces, desk->arena, &span, 1, 480, LINES_FILLED, &n_greedy);
    Line *lines = text_break(desk->faces, desk->arena, &span, 1, 480, LINES_EVEN, &n);
    assert_int_equal(n, n_greedy);
    assert_int_equal(n, 2);
    assert_true(fabs(lines[0].width - lines[1].width) < 120);
}

static void a_column_of_the_narrowest_width_splits_no_word(void **state)
{
    Desk *desk = *state;
    const Span span = { .text = desk_prose, .style = STYLE_TEXT };
    double width = text_narrowest(desk->faces, &span, 1);
    size_t n;
    Line *lines = text_break(desk->faces, desk->arena, &span, 1, width, LINES_FILLED, &n);
    for (size_t i = 0; i < n; i++) {
        const char *text = lines[i].parts[0].text;
        const char *found = strstr(desk_prose, text);
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
    Line *lines = break_one(desk, STYLE_TEXT, desk_arabic, 40, &n);
    assert_true(n >= 2);
    for (size_t i = 0; i < n; i++)
        assert_true(lines[i].width <= 40 + 1e-6);
}

/* --- calm lines ------------------------------------------------------------------- */

static Line *fit_one(Desk *desk, const char *text, double width, LineFit fit, size_t *n)
{
    const Span span = { .text = text, .style = STYLE_TEXT };
    return text_break(desk->faces, desk->arena, &span, 1, width, fit, n);
}

/* The squares of the room that all lines but the last leave, in shares of the width. */
static double raggedness(const Line *lines, size_t n, double width)
{
    double sum = 0;
    for (size_t i = 0; i + 1 < n; i++)
        sum += (1 - lines[i].width / width) * (1 - lines[i].width / width);
    return sum;
}

static bool cuts_a_word(const Line *line)
{
    return !line->space_follows;
}

static void calm_lines_are_less_ragged_and_no_more_than_filled_ones(void **state)
{
    Desk *desk = *state;
    double calm_sum = 0, filled_sum = 0;
    for (double width = 140; width < 460; width += 3.3) {
        size_t n_filled, n;
        const Line *filled = fit_one(desk, desk_prose, width, LINES_FILLED, &n_filled);
        const Line *calm = fit_one(desk, desk_prose, width, LINES_CALM, &n);
        assert_int_equal(n, n_filled);
        for (size_t i = 0; i < n; i++)
            assert_true(calm[i].width <= width + 1e-6);
        calm_sum += raggedness(calm, n, width);
        filled_sum += raggedness(filled, n, width);
    }
    assert_true(calm_sum < 0.97 * filled_sum); /* last lines are better for it, too */
}

static void the_calmest_of_all_ways_is_found(void **state)
{
    /* Widths of letters of code are equal: 12 to a line. Filled, the first line would be
     * full and the second nearly empty. */
    Desk *desk = *state;
    const Span span = { .text = "aaa bb cc ddddd eeeeeeeeee ff", .style = STYLE_CODE };
    double width = 10.5 * text_width(desk->faces, STYLE_CODE, "a");
    size_t n;
    Line *lines = text_break(desk->faces, desk->arena, &span, 1, width, LINES_FILLED, &n);
    assert_int_equal(n, 4);
    assert_string_equal(lines[0].parts[0].text, "aaa bb cc");
    assert_string_equal(lines[1].parts[0].text, "ddddd");
    lines = text_break(desk->faces, desk->arena, &span, 1, width, LINES_CALM, &n);
    assert_int_equal(n, 4);
    assert_string_equal(lines[0].parts[0].text, "aaa bb");
    assert_string_equal(lines[1].parts[0].text, "cc ddddd");
}

static void a_calm_paragraph_does_not_end_in_one_short_word(void **state)
{
    Desk *desk = *state;
    const char *text = "No function can be invoked publicly by accident or at all";
    double width = text_width(desk->faces, STYLE_TEXT, text) - 1;
    size_t n;
    Line *lines = fit_one(desk, text, width, LINES_FILLED, &n);
    assert_string_equal(lines[1].parts[0].text, "all");
    lines = fit_one(desk, text, width, LINES_CALM, &n);
    assert_int_equal(n, 2);
    assert_string_not_equal(lines[1].parts[0].text, "all");
}

static void calm_lines_cut_no_more_words_than_filled_ones(void **state)
{
    Desk *desk = *state;
    const char *text = "well-known read-only low-risk event-driven first-class pay-per-use "
                       "end-to-end least-privilege so-called built-in multi-region";
    size_t n_filled = 0, n_calm = 0;
    for (double width = 60; width < 300; width += 3.3) {
        size_t n;
        Line *lines = fit_one(desk, text, width, LINES_FILLED, &n);
        for (size_t i = 0; i + 1 < n; i++)
            n_filled += cuts_a_word(&lines[i]);
        lines = fit_one(desk, text, width, LINES_CALM, &n);
        for (size_t i = 0; i + 1 < n; i++)
            n_calm += cuts_a_word(&lines[i]);
    }
    assert_true(n_calm < n_filled);
}

static void an_id_of_no_signs_breaks_only_where_it_must(void **state)
{
    Desk *desk = *state;
    const char *hex = "0f9e8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b3a2f1e";
    const Span span = { .text = hex, .style = STYLE_CODE };
    double one = text_width(desk->faces, STYLE_CODE, "0");
    size_t n;
    Line *lines =
        text_break(desk->faces, desk->arena, &span, 1, 12.2 * one, LINES_CALM, &n);
    assert_int_equal(n, 4);
    text_break(desk->faces, desk->arena, &span, 1, 40.2 * one, LINES_CALM, &n);
    assert_int_equal(n, 1);
    for (size_t i = 0; i < 4; i++)
        assert_true(lines[i].width <= 12.2 * one);
}

/* --- direction -------------------------------------------------------------------- */

static const char name[] = "\u05E9\u05E8\u05EA 7"; /* Hebrew, then a figure */

static const Line *only_line(Desk *desk, const Span *spans, size_t n_spans)
{
    size_t n;
    Line *lines = text_break(desk->faces, desk->arena, spans, n_spans, 400, LINES_CALM, &n);
    assert_int_equal(n, 1);
    return lines;
}

static void a_paragraph_runs_as_its_first_letter_does(void **state)
{
    Desk *desk = *state;
    const Span hebrew = { .text = name, .style = STYLE_TEXT };
    const Line *line = only_line(desk, &hebrew, 1);
    assert_true(line->leftwards && line->parts[0].leftwards);
    const Span english = { .text = "7 of \u05E9\u05E8\u05EA", .style = STYLE_TEXT };
    line = only_line(desk, &english, 1);
    assert_false(line->leftwards || line->parts[0].leftwards);
    const Span named = { .text = "\u2068\u05E9\u05E8\u05EA\u2069 has attained stage 2",
                         .style = STYLE_TEXT };
    assert_false(only_line(desk, &named, 1)->leftwards);
}

static void a_name_does_not_turn_the_sentence_round(void **state)
{
    Desk *desk = *state;
    const Span spans[] = { { .text = name, .style = STYLE_STRONG, .isolated = true },
                           { .text = " has attained stage 2", .style = STYLE_TEXT } };
    const Line *line = only_line(desk, spans, 2);
    assert_false(line->leftwards);
    assert_true(line->parts[0].leftwards && !line->parts[1].leftwards);
    assert_true(desk_near(line->parts[0].x, 0));
    assert_true(desk_near(line->parts[1].x, line->parts[0].width));
}

static void a_line_leftwards_is_read_from_its_right_end(void **state)
{
    Desk *desk = *state;
    const Span spans[] = {
        { .text = "\u05E9\u05E8\u05EA ", .style = STYLE_TEXT },
        { .text = "payments", .style = STYLE_CODE, .isolated = true },
        { .text = " \u05D0\u05D1", .style = STYLE_TEXT },
    };
    const Line *line = only_line(desk, spans, 3);
    assert_true(line->leftwards);
    assert_true(desk_near(line->parts[0].x + line->parts[0].width, line->width));
    assert_true(line->parts[0].x > line->parts[1].x && line->parts[1].x > line->parts[2].x);
    assert_true(desk_near(line->parts[2].x, 0));
    assert_false(line->parts[1].leftwards);
}

static void a_figure_behind_a_word_stands_left_of_it_only_leftwards(void **state)
{
    Faces *faces = ((Desk *)*state)->faces;
    const char *text = "abc \u05E9\u05E8\u05EA!";
    const Shaped *right = text_shape(faces, STYLE_TEXT, text);
    const Shaped *left = text_shape_leftwards(faces, STYLE_TEXT, text);
    assert_int_equal(right->runs[0].text[0], 'a');
    assert_int_equal(left->runs[left->n_runs - 1].text[0], 'a');
    assert_true(desk_near(right->width, left->width));
}

/* --- shortening ------------------------------------------------------------------- */

static void shortening_ends_in_an_ellipsis_and_fits(void **state)
{
    Desk *desk = *state;
    for (double width = 0; width < 400; width += 3.7) {
        const char *text =
            text_shorten(desk->faces, desk->arena, STYLE_CODE, desk_arn, width);
        assert_true(text_width(desk->faces, STYLE_CODE, text) <= width);
        assert_true(!*text || text == desk_arn || text8_ends(text, "\u2026"));
    }
    assert_ptr_equal(text_shorten(desk->faces, desk->arena, STYLE_TEXT, "met", 100), "met");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define CLAIM(test) cmocka_unit_test_setup_teardown(test, desk_set_up, desk_tear_down)
        CLAIM(lines_never_overflow),
        CLAIM(lines_lose_no_letter),
        CLAIM(a_comma_stays_with_its_word_across_spans),
        CLAIM(an_arn_breaks_behind_its_signs),
        CLAIM(a_word_too_wide_breaks_between_graphemes),
        CLAIM(a_line_feed_ends_a_line),
        CLAIM(balance_makes_the_lines_of_a_heading_even),
        CLAIM(a_column_of_the_narrowest_width_splits_no_word),
        CLAIM(right_to_left_paragraphs_break_too),
        CLAIM(calm_lines_are_less_ragged_and_no_more_than_filled_ones),
        CLAIM(the_calmest_of_all_ways_is_found),
        CLAIM(a_calm_paragraph_does_not_end_in_one_short_word),
        CLAIM(calm_lines_cut_no_more_words_than_filled_ones),
        CLAIM(an_id_of_no_signs_breaks_only_where_it_must),
        CLAIM(a_paragraph_runs_as_its_first_letter_does),
        CLAIM(a_name_does_not_turn_the_sentence_round),
        CLAIM(a_line_leftwards_is_read_from_its_right_end),
        CLAIM(a_figure_behind_a_word_stands_left_of_it_only_leftwards),
        CLAIM(shortening_ends_in_an_ellipsis_and_fits),
    };
    return cmocka_run_group_tests_name("text: lines", tests, NULL, NULL);
}
