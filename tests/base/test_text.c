/* UTF-8, dates, numbers, growing memory, interning. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/strings.h"
#include "base/text8.h"

static Arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static void every_code_point_survives_a_round_trip(void **state)
{
    (void)state;
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c < 0xE000)
            continue;
        char bytes[4];
        size_t n = text8_put(bytes, c);
        const char *at = bytes;
        if (text8_next(&at, bytes + n) != c || at != bytes + n)
            fail_msg("U+%04X", c);
    }
}

static void broken_utf8_is_found_where_it_stands(void **state)
{
    (void)state;
    assert_int_equal(text8_first_broken("abc", 3), 3);
    assert_int_equal(text8_first_broken("ab\xff", 3), 2);
    assert_int_equal(text8_first_broken("\xe0\x80\x80", 3), 0);
    assert_int_equal(text8_first_broken("\xed\xa0\x80", 3), 0);
    assert_int_equal(text8_first_broken("x\xf4\x90\x80\x80", 5), 1);
    assert_int_equal(text8_first_broken("x\xc3", 2), 1);
}

static void control_characters_are_replaced(void **state)
{
    (void)state;
    bool changed;
    assert_string_equal(text8_clean(arena, "a\x1b[31m\x7f\n", &changed),
                        "a\xef\xbf\xbd[31m\xef\xbf\xbd\n");
    assert_true(changed);
    const char *plain = "pl\xc3\xa4in\t";
    assert_ptr_equal(text8_clean(arena, plain, &changed), plain);
    assert_false(changed);
}

static void what_turns_writing_round_is_written_out(void **state)
{
    (void)state;
    static const char *const texts[][2] = {
        { "a\u202E\u2066z", "a[U+202E][U+2066]z" },
        { "pay\u202Egpj.exe", "pay[U+202E]gpj.exe" },
        { "\u2068\u05E9", "[U+2068]\u05E9" }, /* opened only */
        { "\u05E9\u2069", "\u05E9[U+2069]" }, /* closed only */
        { "\u2068a\u202Eb\u2069", "[U+2068]a[U+202E]b[U+2069]" },
        { "x \u2068\u05E9 \u2068\u05D0\u2069\u2069", NULL }, /* names kept together */
    };
    bool changed;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *wanted = texts[i][1] ? texts[i][1] : texts[i][0];
        assert_string_equal(text8_clean(arena, texts[i][0], &changed), wanted);
        assert_true(changed == !!texts[i][1]);
    }
}

static void a_million_opened_isolates_are_read_in_no_time(void **state)
{
    (void)state;
    enum { N = 1000000 };
    char *text = arena_alloc(arena, 3 * N + 1);
    for (size_t i = 0; i < N; i++)
        memcpy(text + 3 * i, TEXT8_ISOLATE, 3);
    bool changed;
    assert_int_equal(strlen(text8_clean(arena, text, &changed)), N * strlen("[U+2068]"));
}

static void globs_match_whole_texts(void **state)
{
    (void)state;
    assert_true(text8_matches("payments-*", "payments-capture"));
    assert_true(text8_matches("*", ""));
    assert_true(text8_matches("a*b*c", "aXbYbZc"));
    assert_true(text8_matches("?b", "ab"));
    assert_false(text8_matches("payments-*", "x-payments-a"));
    assert_false(text8_matches("a*b", "ac"));
}

static void the_nearest_word_is_near_or_not_given(void **state)
{
    static const char *const words[] = { "executive", "full" };
    (void)state;
    assert_string_equal(text8_nearest("exectuive", words, 2), "executive");
    assert_null(text8_nearest("zzzz", words, 2));
}

static void dates_are_read_strictly_and_written_back(void **state)
{
    (void)state;
    Date date;
    char iso[11];
    assert_true(date_read("2024-02-29T10:00:00Z", &date));
    date_iso(date, iso);
    assert_string_equal(iso, "2024-02-29");
    assert_false(date_read("2023-02-29", &date));
    assert_false(date_read("2026-1-01", &date));
    assert_false(date_read("2026-11-23x", &date));
    assert_false(date_read(NULL, &date));
    assert_true(date_read("1970-01-01", &date));
    assert_int_equal(date, 0);
    assert_int_equal(date_from_unix(-1), -1);
    for (Date day = -800000; day < 800000; day += 13) {
        int y, m, d;
        Date back;
        date_parts(day, &y, &m, &d);
        if (y < 1 || y > 9999)
            continue;
        date_iso(day, iso);
        assert_true(date_read(iso, &back));
        assert_int_equal(back, day);
    }
}

static const char *written(double value)
{
    Buffer out = buffer_new(arena);
    buffer_number(&out, value);
    return out.data;
}

static void numbers_do_not_obey_the_locale(void **state)
{
    (void)state;
    setlocale(LC_ALL, "de_DE.UTF-8");
    assert_string_equal(written(12.5), "12.5");
    assert_string_equal(written(-0.125), "-0.125");
    assert_string_equal(written(3.0), "3");
    assert_string_equal(written(-0.0001), "0");
    assert_string_equal(written(1e6), "1000000");
    setlocale(LC_ALL, "C");
}

static void arrays_keep_their_elements_while_they_grow(void **state)
{
    (void)state;
    int *numbers = NULL;
    size_t n = 0;
    for (int i = 0; i < 100000; i++) {
        ARENA_PUSH(arena, numbers, n) = i;
        if (i % 7 == 0)
            arena_alloc(arena, 24);
    }
    for (int i = 0; i < 100000; i++)
        assert_int_equal(numbers[i], i);
}

static void equal_texts_become_one_pointer(void **state)
{
    (void)state;
    Strings *strings = strings_new(arena, arena);
    const char *first = strings_add(strings, "key-7");
    for (int i = 0; i < 5000; i++)
        strings_add(strings, arena_printf(arena, "key-%d", i));
    assert_ptr_equal(strings_add(strings, "key-7"), first);
    assert_null(strings_find(strings, "key-5000"));
    Map *map = map_new(arena);
    for (int i = 0; i < 5000; i++)
        map_set(map, arena_printf(arena, "%d", i % 100), &map);
    assert_int_equal(map_count(map), 100);
}

static void what_was_allocated_behind_a_mark_is_given_back(void **state)
{
    (void)state;
    enum { MANY = 100 };
    char *kept = arena_strdup(arena, "kept");
    ArenaMark mark = arena_mark(arena);
    size_t used = arena_used(arena);
    char *first = arena_strdup(arena, "forgotten");
    for (int i = 0; i < MANY; i++) /* over several blocks */
        arena_alloc(arena, 64 * 1024);
    arena_back(arena, mark);
    assert_int_equal(arena_used(arena), used);
    assert_ptr_equal(arena_strdup(arena, "in its place"), first);
    assert_string_equal(kept, "kept");
}

/* Small blocks are malloc()'s, large ones are mapped and begin as zeros. */
static void memory_is_zero_however_often_it_is_used(void **state)
{
    enum { PIECE = 100 * 1000, MANY = 60 };
    static const char zeros[PIECE];
    (void)state;
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < MANY; i++) {
            char *piece = arena_alloc(arena, PIECE);
            assert_memory_equal(piece, zeros, PIECE);
            memset(piece, 0xFF, PIECE);
            char *longer = arena_realloc(arena, piece, PIECE, PIECE + 1000);
            assert_memory_equal(longer + PIECE, zeros, 1000);
            memset(longer + PIECE, 0xFF, 1000);
        }
        arena_reset(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(memory_is_zero_however_often_it_is_used, set_up,
                                        tear_down),
        cmocka_unit_test(every_code_point_survives_a_round_trip),
        cmocka_unit_test(broken_utf8_is_found_where_it_stands),
        cmocka_unit_test_setup_teardown(control_characters_are_replaced, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_turns_writing_round_is_written_out, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_million_opened_isolates_are_read_in_no_time,
                                        set_up, tear_down),
        cmocka_unit_test(globs_match_whole_texts),
        cmocka_unit_test(the_nearest_word_is_near_or_not_given),
        cmocka_unit_test(dates_are_read_strictly_and_written_back),
        cmocka_unit_test_setup_teardown(numbers_do_not_obey_the_locale, set_up, tear_down),
        cmocka_unit_test_setup_teardown(arrays_keep_their_elements_while_they_grow, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(equal_texts_become_one_pointer, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_was_allocated_behind_a_mark_is_given_back,
                                        set_up, tear_down),
    };
    return cmocka_run_group_tests_name("base: text, dates, memory", tests, NULL, NULL);
}
