/* The pattern language, and the words of the shipped locale. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

#include "base/file.h"
#include "base/strings.h"
#include "base/text8.h"
#include "layout/kit.h"
#include "words.h"

#define NBSP "\xc2\xa0"

/* --- the language ----------------------------------------------------------------------
 */

/* Loads English with one pattern more, "p", through a data directory below out/. */
static const Words *load_pattern(Kit *kit, const char *pattern)
{
    static const Bundle compiled_in = { 0 };
    static const char place[] = "\"patterns\": {";
    char *english;
    size_t length;
    const char *path;
    assert_true(bundle_get(&compiled_in, kit->arena, "data/locales/en.json", &english,
                           &length, &path, kit->diag));
    char *behind = strstr(english, place);
    assert_non_null(behind);
    behind += strlen(place);
    Buffer bytes = buffer_new(kit->arena);
    buffer_bytes(&bytes, english, (size_t)(behind - english));
    buffer_format(&bytes, "\"p\": %s,%s", pattern, behind);
    Outputs *outputs = outputs_new(kit->arena, "out/tests/words/locales");
    outputs_add(outputs, "xx.json", bytes);
    assert_true(outputs_commit(outputs, kit->diag));
    kit->bundle.data_directory = "out/tests/words";
    return words_load(kit->arena, &kit->bundle, "xx", kit->diag);
}

static void says(Kit *kit, const char *pattern, WordArgs args, const char *expected)
{
    const Words *words = load_pattern(kit, pattern);
    assert_non_null(words);
    assert_string_equal(words_say(words, kit->arena, "p", args), expected);
}

static void plural_forms_follow_the_argument_n(void **state)
{
    static const char forms[] =
        "{\"zero\":\"none\",\"one\":\"one of {of}\",\"other\":\"{n} of {of}\"}";
    says(*state, forms, SAY({ "n", .number = 0 }, { "of", .number = 9 }), "none");
    says(*state, forms, SAY({ "n", .number = 1 }, { "of", .number = 9 }), "one of 9");
    says(*state, forms, SAY({ "n", .number = 2 }, { "of", .number = 9 }), "2 of 9");
}

static void numbers_below_ten_can_be_spelled(void **state)
{
    says(*state, "\"{n:word} and {m:Word}\"",
         SAY({ "n", .number = 9 }, { "m", .number = 3 }), "nine and Three");
    says(*state, "\"{n:word}\"", SAY({ "n", .number = 10 }), "10");
    says(*state, "\"{n}\"", SAY({ "n", .number = 1234567 }), "1,234,567");
    says(*state, "\"{n}\"", SAY({ "n", .number = -12 }),
         "\xe2\x88\x92"
         "12");
}

static void shares_round_down_and_keep_their_sign_with_them(void **state)
{
    says(*state, "\"{x:percent}\"", SAY({ "x", .number = 7999 }), "79" NBSP "%");
    says(*state, "\"{x:percent}\"", SAY({ "x", .number = 10000 }), "100" NBSP "%");
    says(*state, "\"{x:share}\"", SAY({ "x", .number = 281 }), "2.8" NBSP "%");
    says(*state, "\"{x:tenths}\"", SAY({ "x", .number = 27 }), "2.7");
}

static void dates_are_written_out(void **state)
{
    Date date;
    assert_true(date_read("2026-11-03", &date));
    says(*state, "\"{d:date}\"", SAY({ "d", .number = date }), "3" NBSP "November 2026");
    says(*state, "\"{d:day}\"", SAY({ "d", .number = date }), "3" NBSP "November");
    says(*state, "\"{d:month}\"", SAY({ "d", .number = date }), "November 2026");
}

static void a_title_inside_a_sentence_begins_small_unless_it_is_a_name(void **state)
{
    static const char *const titles[][2] = {
        { "Roles are small", "roles are small" },
        { "FaaS use is official", "FaaS use is official" },
        { "API use is pioneered", "API use is pioneered" },
        { "A case runs", "a case runs" }
    };
    for (size_t i = 0; i < 4; i++)
        says(*state, "\"{x:lower}\"", SAY({ "x", .text = titles[i][0] }), titles[i][1]);
    says(*state, "\"{x:Word}.\"", SAY({ "x", .text = "all fail" }), "All fail.");
}

static void a_name_opens_a_sentence_and_an_identifier_stays(void **state)
{
    static const char *const names[][2] = { { "this organisation", "This organisation" },
                                            { "payments-jobs", "payments-jobs" },
                                            { "lab", "lab" },
                                            { "A&B core", "A&B core" } };
    for (size_t i = 0; i < 4; i++)
        says(*state, "\"{x:Start}\"", SAY({ "x", .text = names[i][0] }), names[i][1]);
}

static void eyebrows_are_capitals_with_their_accents(void **state)
{
    says(*state, "\"{x:capitals}\"", SAY({ "x", .text = "Où vous êtes · 3 ÷ 1" }),
         "OÙ VOUS ÊTES · 3 ÷ 1");
    says(*state, "\"{x:capitals}\"", SAY({ "x", .text = "Πού" }), "Πού");
}

static void lists_join_with_and(void **state)
{
    Kit *kit = *state;
    const Words *words = load_pattern(kit, "\"\"");
    static const char *const items[] = { "A", "B", "C" };
    assert_string_equal(words_list(words, kit->arena, items, 0), "");
    assert_string_equal(words_list(words, kit->arena, items, 1), "A");
    assert_string_equal(words_list(words, kit->arena, items, 2), "A and B");
    assert_string_equal(words_list(words, kit->arena, items, 3), "A, B and C");
}

static void a_bad_pattern_is_refused_where_it_stands(void **state)
{
    Kit *kit = *state;
    assert_null(load_pattern(kit, "\"{n:wrod}\""));
    assert_string_equal(kit->diag->lines[0].origin.pointer, "/patterns/p");
    assert_string_equal(kit->diag->lines[0].message,
                        "there is no way \"wrod\" to write a value; did you mean word");
    assert_null(load_pattern(kit, "\"{n\""));
    assert_null(load_pattern(kit, "{\"one\":\"x\"}"));
    assert_null(load_pattern(kit, "{\"other\":\"x\",\"few\":\"y\"}"));
}

/* --- the shipped locale ------------------------------------------------------------------
 */

static Json shipped(Kit *kit)
{
    return bundle_json(&kit->bundle, kit->arena, "data/locales/en.json", kit->diag);
}

/* Names of slots in a pattern, added to `names`. */
static void collect_names(Arena *arena, const char *pattern, WordArg *args, size_t *n)
{
    for (const char *at = pattern; at && (at = strchr(at, '{')); at++) {
        size_t length = strcspn(at + 1, ":}");
        const char *name = arena_strndup(arena, at + 1, length);
        bool known = strcmp(name, "n") == 0;
        for (size_t i = 0; i < *n && !known; i++)
            known = strcmp(args[i].name, name) == 0;
        bool is_number = at[1 + length] == ':' && strncmp(at + 2 + length, "lower", 5) != 0;
        if (!known)
            args[(*n)++] = (WordArg){ name, 2500, is_number ? NULL : "text" };
    }
}

static void check_said(const char *key, const char *said)
{
    static const char *const never[] = { "{", "}", "  ", " ,", " .", "..", ";;" };
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        if (strstr(said, never[i]))
            fail_msg("%s: \"%s\" in: %s", key, never[i], said);
    size_t length = strlen(said);
    if (length && (said[0] == ' ' || said[length - 1] == ' ') &&
        strcmp(key, "answer.evidence") != 0 && strcmp(key, "answer.by") != 0 &&
        strcmp(key, "answer.record") != 0)
        fail_msg("%s: a blank at an end of: %s", key, said);
}

static void every_key_can_be_said_for_none_one_and_many(void **state)
{
    Kit *kit = *state;
    const Words *words = words_load(kit->arena, &kit->bundle, "en", kit->diag);
    assert_non_null(words);
    Json patterns = json_get(shipped(kit), "patterns");
    size_t n_keys = 0;
    for (Json item = json_first(patterns); json_here(item); item = json_next(item)) {
        WordArg args[16];
        for (int64_t many = 0; many < 4; many++) {
            size_t n = 1;
            args[0] = (WordArg){ "n", many == 3 ? 12 : many, NULL };
            collect_names(kit->arena, json_text(item), args, &n);
            static const char *const forms[] = { "zero", "one", "other" };
            for (size_t i = 0; i < 3; i++)
                collect_names(kit->arena, json_text(json_get(item, forms[i])), args, &n);
            check_said(json_key(item),
                       words_say(words, kit->arena, json_key(item), (WordArgs){ args, n }));
        }
        n_keys++;
    }
    assert_true(n_keys > 300);
}

static void a_plural_that_spells_its_number_says_one_in_words(void **state)
{
    Kit *kit = *state;
    Json patterns = json_get(shipped(kit), "patterns");
    for (Json item = json_first(patterns); json_here(item); item = json_next(item)) {
        const char *other = json_text(json_get(item, "other"));
        if (other && (strstr(other, "{n:Word}") || strstr(other, "{n:word}")))
            if (!json_text(json_get(item, "one")))
                fail_msg("%s has no form for one", json_key(item));
    }
}

/* --- every key that the program says
 * ------------------------------------------------------ */

/* Literals behind words_say( and the TELL macros: "word.word". */
static void check_source(const Kit *kit, const Words *words, const char *path)
{
    File file;
    assert_true(file_read(kit->arena, path, &file, kit->diag));
    const char *at = file.bytes;
    while ((at = strstr(at, "TELL"))) {
        const char *open = strchr(at, '(');
        const char *quote = open ? strpbrk(open, "\");") : NULL;
        at += 4;
        if (!quote || *quote != '"')
            continue;
        size_t length = strcspn(quote + 1, "\"");
        const char *key = arena_strndup(kit->arena, quote + 1, length);
        if (strchr(key, '.') && !strchr(key, '%') && !words_have(words, key))
            fail_msg("%s says \"%s\", which the locale lacks", path, key);
    }
}

static void every_key_that_the_program_says_is_there(void **state)
{
    Kit *kit = *state;
    const Words *words = words_load(kit->arena, &kit->bundle, "en", kit->diag);
    static const char *const folders[] = { "gen/layout", "gen/chart", "gen/score",
                                           "gen/cli" };
    size_t n_files = 0;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        const char **paths;
        size_t n;
        assert_true(file_list(kit->arena, folders[i], &paths, &n, kit->diag));
        for (size_t k = 0; k < n; k++)
            if (text8_ends(paths[k], ".c"))
                check_source(kit, words, paths[k]);
        n_files += n;
    }
    assert_true(n_files > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(plural_forms_follow_the_argument_n, kit_set_up,
                                        kit_tear_down),
        cmocka_unit_test_setup_teardown(numbers_below_ten_can_be_spelled, kit_set_up,
                                        kit_tear_down),
        cmocka_unit_test_setup_teardown(shares_round_down_and_keep_their_sign_with_them,
                                        kit_set_up, kit_tear_down),
        cmocka_unit_test_setup_teardown(dates_are_written_out, kit_set_up, kit_tear_down),
        cmocka_unit_test_setup_teardown(
            a_title_inside_a_sentence_begins_small_unless_it_is_a_name, kit_set_up,
            kit_tear_down),
        cmocka_unit_test_setup_teardown(a_name_opens_a_sentence_and_an_identifier_stays,
                                        kit_set_up, kit_tear_down),
        cmocka_unit_test_setup_teardown(eyebrows_are_capitals_with_their_accents,
                                        kit_set_up, kit_tear_down),
        cmocka_unit_test_setup_teardown(lists_join_with_and, kit_set_up, kit_tear_down),
        cmocka_unit_test_setup_teardown(a_bad_pattern_is_refused_where_it_stands,
                                        kit_set_up, kit_tear_down),
        cmocka_unit_test_setup_teardown(every_key_can_be_said_for_none_one_and_many,
                                        kit_set_up, kit_tear_down),
        cmocka_unit_test_setup_teardown(a_plural_that_spells_its_number_says_one_in_words,
                                        kit_set_up, kit_tear_down),
        cmocka_unit_test_setup_teardown(every_key_that_the_program_says_is_there,
                                        kit_set_up, kit_tear_down),
    };
    return cmocka_run_group_tests_name("layout: words", tests, NULL, NULL);
}
