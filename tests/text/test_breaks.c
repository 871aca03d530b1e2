/* Claims about where lines may end: remembering changes nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdint.h>
#include <string.h>

#include "base/buffer.h"
#include "text/breaks.h"

static void assert_as_in_whole(Cache *known, Arena *arena, const char *text)
{
    size_t length = strlen(text);
    const unsigned char *found = breaks_find(known, arena, text, length);
    const unsigned char *wanted = breaks_in_whole(arena, text, length);
    for (size_t i = 0; i < length; i++)
        if (found[i] != wanted[i])
            fail_msg("\"%s\" at %zu: %d instead of %d", text, i, found[i], wanted[i]);
}

static void remembered_breaks_are_those_of_the_whole_text(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "Fix well-known (and unknown) things; see https://example.org/a-b?c=d \u2014 now!",
        "stage 2 of 4 \u00b7 64 % \u00b7 \u201cheld back\u201d by \u00abIAM-1\u00bb / "
        "DEP-3 : done .",
        "  two spaces  before  and  after  ",
        "one\ntwo\tthree four\u2028five",
        "a ( b ) [ c ] { d } \" e \" ' f ' ! g ? h , i",
        "\u0397 \u03c0\u03bb\u03b7\u03c1\u03c9\u03bc\u03ae, \u65e5\u672c\u8a9e \u3002 "
        "\u0e44\u0e17\u0e22 e\u0301 \u0301 x",
        " ",
        "",
    };
    Arena *arena = arena_new();
    Cache known = cache_new(arena);
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
            assert_as_in_whole(&known, arena, texts[i]);
    arena_free(arena);
}

/* Words of signs, drawn by a generator that is the same everywhere. */
static void so_are_those_of_ten_thousand_random_texts(void **state)
{
    (void)state;
    static const char *const pieces[] = { "a",      "7",      "-",      "/",      "(", ")",
                                          "\"",     ".",      ",",      " ",      " ", " ",
                                          "\u00a0", "$",      "%",      "\u2014", "!", ":",
                                          "\u65e5", "\u00ab", "\u2019", "\u0301" };
    uint32_t seed = 20261123;
    Arena *arena = arena_new();
    Cache known = cache_new(arena);
    for (int i = 0; i < 10000; i++) {
        Buffer text = buffer_new(arena);
        for (int k = 0; k < 24; k++) {
            seed = seed * 1664525u + 1013904223u;
            buffer_text(&text, pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
        }
        assert_as_in_whole(&known, arena, text.data);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(remembered_breaks_are_those_of_the_whole_text),
        cmocka_unit_test(so_are_those_of_ten_thousand_random_texts),
    };
    return cmocka_run_group_tests_name("text: break opportunities", tests, NULL, NULL);
}
