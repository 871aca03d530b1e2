/* The locales that ship, side by side: each says every sentence that English says, with
 * the same names and the same plural forms, and writes dates and numbers its own way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

#include "base/buffer.h"
#include "base/strings.h"
#include "base/text8.h"
#include "layout/kit.h"
#include "layout/plan.h"
#include "words.h"

#define NBSP "\xc2\xa0"

/* --- the same keys, names and forms -----------------------------------------------------
 */

static const char *const forms[] = { "zero", "one", "other" };
enum { N_FORMS = sizeof forms / sizeof *forms };

static const char *form_of(Json pattern, int form)
{
    const char *plain = json_text(pattern);
    if (plain)
        return strcmp(forms[form], "other") == 0 ? plain : NULL;
    return json_text(json_get(pattern, forms[form]));
}

/* "{of:word}" is the name "of", whatever the way to write it. */
static bool has_name(Json pattern, const char *name, size_t length)
{
    for (int i = 0; i < N_FORMS; i++)
        for (const char *at = form_of(pattern, i); at && (at = strchr(at, '{')); at++)
            if (strcspn(at + 1, ":}") == length && memcmp(at + 1, name, length) == 0)
                return true;
    return false;
}

/* English gives all the names that there are: what it does not use, C may not give. */
static void compare_names(Buffer *wrong, const char *key, Json english, Json other)
{
    for (int i = 0; i < N_FORMS; i++)
        for (const char *at = form_of(other, i); at && (at = strchr(at, '{')); at++) {
            size_t length = strcspn(at + 1, ":}");
            if (!has_name(english, at + 1, length))
                buffer_format(wrong, "\n  %s: English has no {%.*s}", key, (int)length,
                              at + 1);
        }
}

static void compare_forms(Buffer *wrong, const char *key, Json english, Json other)
{
    for (int i = 0; i < N_FORMS; i++) {
        bool wanted = form_of(english, i) != NULL, here = form_of(other, i) != NULL;
        if (wanted != here)
            buffer_format(wrong, "\n  %s: the form \"%s\" is %s", key, forms[i],
                          wanted ? "missing" : "one that English has not");
    }
}

static void compare(Buffer *wrong, Json english, Json other)
{
    for (Json item = json_first(english); json_here(item); item = json_next(item)) {
        const char *key = json_key(item);
        Json same = json_get(other, key);
        if (!json_here(same)) {
            buffer_format(wrong, "\n  missing: \"%s\"", key);
            continue;
        }
        compare_names(wrong, key, item, same);
        compare_forms(wrong, key, item, same);
    }
    for (Json item = json_first(other); json_here(item); item = json_next(item))
        if (!json_here(json_get(english, json_key(item))))
            buffer_format(wrong, "\n  nobody says: \"%s\"", json_key(item));
}

static void every_locale_says_what_english_says(void **state)
{
    Kit *kit = *state;
    size_t n;
    const char **names =
        bundle_list(&kit->bundle, kit->arena, "data/locales/", ".json", &n, kit->diag);
    Json english = bundle_json(&kit->bundle, kit->arena, "data/locales/en.json", kit->diag);
    assert_true(n >= 2);
    for (size_t i = 0; i < n; i++) {
        Buffer wrong = buffer_new(kit->arena);
        Json other = bundle_json(&kit->bundle, kit->arena, names[i], kit->diag);
        compare(&wrong, json_get(english, "patterns"), json_get(other, "patterns"));
        if (wrong.length)
            fail_msg("%s:%s", names[i], wrong.data);
    }
}

static void every_locale_loads_by_its_own_tag(void **state)
{
    Kit *kit = *state;
    static const char *const tags[] = { "en", "de", "pseudo", "pseudo-rtl" };
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        const Words *words = words_load(kit->arena, &kit->bundle, tags[i], kit->diag);
        assert_non_null(words);
        assert_int_equal(words_run_leftward(words), strcmp(tags[i], "pseudo-rtl") == 0);
    }
}

static void an_unknown_tag_names_those_there_are(void **state)
{
    Kit *kit = *state;
    assert_null(words_load(kit->arena, &kit->bundle, "fr", kit->diag));
    assert_int_equal(diag_exit(kit->diag), 2);
    assert_non_null(strstr(kit->diag->lines[0].message, "de, en, pseudo, pseudo-rtl"));
}

/* --- layouts
 * ------------------------------------------------------------------------------ */

/* Every "@layout.…" below `in` stands in every locale, with names that may stand there. */
static void check_texts(Kit *kit, Json in, const Words *words, const char *file)
{
    const char *text = json_text(in);
    if (text && text8_starts(text, LOCALE_TEXT)) {
        const char *pattern = words_pattern(words, text + 1);
        if (!pattern)
            fail_msg("%s says \"%s\", which the locale %s lacks", file, text,
                     words_language(words));
        const char *complaint = names_complaint(kit->arena, pattern, NAMES_SCORED);
        if (complaint)
            fail_msg("%s: %s: %s", file, text, complaint);
    }
    if (!text)
        for (Json item = json_first(in); json_here(item); item = json_next(item))
            check_texts(kit, item, words, file);
}

static void the_texts_that_layouts_take_from_locales_are_there(void **state)
{
    Kit *kit = *state;
    static const char *const tags[] = { "en", "de" };
    size_t n;
    const char **names =
        bundle_list(&kit->bundle, kit->arena, "layouts/", ".json", &n, kit->diag);
    for (size_t t = 0; t < sizeof tags / sizeof *tags; t++) {
        const Words *words = words_load(kit->arena, &kit->bundle, tags[t], kit->diag);
        for (size_t i = 0; i < n; i++)
            check_texts(kit, bundle_json(&kit->bundle, kit->arena, names[i], kit->diag),
                        words, names[i]);
    }
}

/* The layouts that ship take all their texts from there: else German reports would have
 * English headings. */
static void shipped_layouts_say_nothing_of_their_own(void **state)
{
    Kit *kit = *state;
    static const char *const members[] = { "title", "eyebrow", "bookmark", "text" };
    size_t n;
    const char **names =
        bundle_list(&kit->bundle, kit->arena, "layouts/", ".json", &n, kit->diag);
    for (size_t i = 0; i < n; i++) {
        if (strchr(names[i] + strlen("layouts/"), '/')) /* a theme, or a starting point */
            continue;
        Json layout = bundle_json(&kit->bundle, kit->arena, names[i], kit->diag);
        Json sections = json_get(layout, "sections");
        for (Json at = json_first(sections); json_here(at); at = json_next(at))
            for (size_t k = 0; k < sizeof members / sizeof *members; k++) {
                const char *text = json_text(json_get(at, members[k]));
                if (text && *text != '@' && *text != '{' && !text8_starts(text, "finding:"))
                    fail_msg("%s: \"%s\" stands in no locale", names[i], text);
            }
    }
}

/* --- what tools remark ---------------------------------------------------------------- */

static void find_remarks(Kit *kit, Json in, const Words *words, const char *file)
{
    const char *say = json_text(json_get(in, "say"));
    if (say) {
        const char *id = anchor_of(kit->arena, say);
        if (!words_have(words, arena_printf(kit->arena, "remark.%s", id)))
            fail_msg("%s remarks \"%s\", which no locale says", file, say);
    }
    if (!json_text(in))
        for (Json item = json_first(in); json_here(item); item = json_next(item))
            find_remarks(kit, item, words, file);
}

static void what_tool_files_remark_is_known_by_its_english(void **state)
{
    Kit *kit = *state;
    const Words *words = words_load(kit->arena, &kit->bundle, "en", kit->diag);
    size_t n;
    const char **names =
        bundle_list(&kit->bundle, kit->arena, "data/tools/", ".json", &n, kit->diag);
    for (size_t i = 0; i < n; i++)
        find_remarks(kit, bundle_json(&kit->bundle, kit->arena, names[i], kit->diag), words,
                     names[i]);
    assert_true(n > 30);
}

/* --- how languages write
 * ------------------------------------------------------------------ */

static void says(Kit *kit, const char *tag, const char *key, WordArgs args,
                 const char *expected)
{
    const Words *words = words_load(kit->arena, &kit->bundle, tag, kit->diag);
    assert_non_null(words);
    assert_string_equal(words_say(words, kit->arena, key, args), expected);
}

static void german_writes_dates_and_numbers_as_germans_do(void **state)
{
    Kit *kit = *state;
    Date date;
    assert_true(date_read("2026-03-23", &date));
    says(kit, "de", "scope.date", SAY({ "date", .number = date }), "23." NBSP "März 2026");
    says(kit, "de", "number.tenths", SAY({ "x", .number = 27 }), "2,7");
    says(kit, "de", "number.figure", SAY({ "x", .number = 1234567 }), "1.234.567");
    says(kit, "de", "number.percent", SAY({ "x", .number = 6490 }), "64" NBSP "%");
    says(kit, "de", "lift.share", SAY({ "gain", .number = 281 }), "+2,8" NBSP "%");
    says(kit, "de", "count.functions", SAY({ "n", .number = 12 }), "zwölf Funktionen");
    says(kit, "de", "count.functions", SAY({ "n", .number = 13 }), "13 Funktionen");
}

static void a_sentence_opens_with_a_capital_umlaut(void **state)
{
    says(*state, "de", "sentence", SAY({ "x", .text = "über acht ist nichts bekannt" }),
         "Über acht ist nichts bekannt.");
    says(*state, "de", "eyebrow", SAY({ "x", .text = "Fähigkeiten" }), "FÄHIGKEITEN");
}

static void german_lists_join_with_und(void **state)
{
    Kit *kit = *state;
    const Words *words = words_load(kit->arena, &kit->bundle, "de", kit->diag);
    static const char *const items[] = { "A", "B", "C" };
    assert_string_equal(words_list(words, kit->arena, items, 3), "A, B und C");
}

static void the_pseudo_locale_brackets_every_text_and_keeps_its_names(void **state)
{
    says(*state, "pseudo", "state.met", SAY_NOTHING, "⟦mét~~⟧");
    says(*state, "pseudo", "tool.version",
         SAY({ "tool", .text = "x" }, { "version", .text = "2" }), "x 2");
    says(*state, "pseudo", "count.of_kind",
         SAY({ "n", .number = 2 }, { "things", .text = "x" }), "2 x");
    says(*state, "pseudo", "each.met", SAY({ "n", .number = 2 }, { "of", .number = 3 }),
         "⟦2 óf 3 mét~~~⟧");
}

#define CLAIM(test) cmocka_unit_test_setup_teardown(test, kit_set_up, kit_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CLAIM(every_locale_says_what_english_says),
        CLAIM(every_locale_loads_by_its_own_tag),
        CLAIM(an_unknown_tag_names_those_there_are),
        CLAIM(the_texts_that_layouts_take_from_locales_are_there),
        CLAIM(shipped_layouts_say_nothing_of_their_own),
        CLAIM(what_tool_files_remark_is_known_by_its_english),
        CLAIM(german_writes_dates_and_numbers_as_germans_do),
        CLAIM(a_sentence_opens_with_a_capital_umlaut),
        CLAIM(german_lists_join_with_und),
        CLAIM(the_pseudo_locale_brackets_every_text_and_keeps_its_names),
    };
    return cmocka_run_group_tests_name("layout: locales", tests, NULL, NULL);
}
