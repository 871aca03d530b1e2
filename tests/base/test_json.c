/* Strict checking, spans, trees, and the places that complaints name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/json.h"
#include "base/json_write.h"

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

static bool scan(const char *text, JsonValues *values, JsonError *error)
{
    return json_scan(arena, arena_strdup(arena, text), strlen(text), values, error);
}

static void what_rfc_8259_forbids_is_refused(void **state)
{
    static const char *const bad[] = {
        "{",    "[1,]",  "{\"a\":1,}",  "{a:1}",   "[01]",         "[1.]",  "[.5]",
        "[+1]", "[NaN]", "\"a",         "\"\\x\"", "\"\t\"",       "[1 2]", "{\"a\" 1}",
        "tru",  "1 2",   "[\"\\u12\"]", "\xff",    "\"\xc0\xaf\"", "[1e]",  "{\"a\":}",
        "]",    "[1]]",  "// x\n1",     "-",
    };
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        JsonValues values;
        JsonError error;
        if (scan(bad[i], &values, &error))
            fail_msg("accepted: %s", bad[i]);
    }
}

static void what_rfc_8259_allows_is_accepted(void **state)
{
    static const char *const good[] = {
        "null",
        " [ ] ",
        "{}",
        "-0.5e+10",
        "\"\\u00e4\\ud83d\\ude00\"",
        "[[[]]]",
        "0",
        "{\"a\":[1,2,{\"b\":null}]}",
        "",
        " \n",
        "{\"a\":1}\n{\"a\":2}\n",
        "[1]\n[2]",
    };
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        JsonValues values;
        JsonError error;
        if (!scan(good[i], &values, &error))
            fail_msg("refused: %s: expected %s", good[i], error.expected);
    }
}

static void every_prefix_of_a_document_is_refused(void **state)
{
    static const char text[] = "{\"a\": [1, -2.5e3, \"x\\n\"], \"b\": {\"c\": null}}";
    (void)state;
    for (size_t length = 1; length < strlen(text); length++) {
        JsonValues values;
        JsonError error;
        char *cut = arena_strndup(arena, text, length);
        assert_false(json_scan(arena, cut, length, &values, &error));
    }
}

static void an_error_names_pointer_offset_and_what_was_found(void **state)
{
    (void)state;
    JsonValues values;
    JsonError error;
    assert_false(scan("{\"a/b\": [1, {\"c\": oops}]}", &values, &error));
    assert_string_equal(error.pointer, "/a~1b/1/c");
    assert_int_equal(error.offset, 18);
    assert_string_equal(error.expected, "a value");
    assert_string_equal(error.found, "\"oops}]}\"");
}

static void deep_nesting_is_refused_not_crashed_on(void **state)
{
    enum { DEEP = 100000 };
    (void)state;
    char *text = arena_alloc(arena, DEEP + 1);
    memset(text, '[', DEEP);
    JsonValues values;
    JsonError error;
    assert_false(json_scan(arena, text, DEEP, &values, &error));
    assert_string_equal(error.expected, "at most 256 levels of nesting");
}

static void escapes_no_c_string_can_hold_become_replacement_characters(void **state)
{
    (void)state;
    char *text = arena_strdup(arena, "[\"a\\u0000b\", \"\\ud800x\", \"\\\\u0000\"]");
    JsonValues values;
    JsonError error;
    assert_true(json_scan(arena, text, strlen(text), &values, &error));
    assert_int_equal(values.n_replaced, 2);
    const JsonText *whole = json_text_new(arena, "t", text, strlen(text), 0, NULL);
    Json root = json_read_span(arena, whole, values.values[0], "");
    assert_string_equal(json_text(json_item(root, 0)), "a\xef\xbf\xbd"
                                                       "b");
    assert_string_equal(json_text(json_item(root, 1)), "\xef\xbf\xbdx");
    assert_string_equal(json_text(json_item(root, 2)), "\\u0000");
}

static void spans_lead_to_the_same_values_as_the_tree(void **state)
{
    static const char text[] = "{ \"a\" : [10, {\"x~y/z\": \"\\u00fc\"}] , \"b\": false }";
    (void)state;
    JsonValues values;
    JsonError error;
    assert_true(scan(text, &values, &error));
    JsonSpan hit = json_at(text, values.values[0], "/a/1/x~0y~1z");
    assert_int_equal(hit.type, JSON_STRING);
    assert_string_equal(json_span_text(arena, text, hit), "\xc3\xbc");
    assert_int_equal(json_at(text, values.values[0], "/a/7").type, JSON_ABSENT);
    size_t n;
    const JsonMember *members = json_members(arena, text, values.values[0], &n);
    assert_int_equal(n, 2);
    assert_string_equal(members[1].key, "b");
    assert_int_equal(members[1].value.type, JSON_BOOL);
    json_elements(arena, text, members[0].value, &n);
    assert_int_equal(n, 2);
}

static void members_are_picked_by_their_whole_names(void **state)
{
    enum { A, AB, NONE, LIST, N_NAMES };
    static const char *const names[N_NAMES] = { "a", "ab", "abc", "list" };
    static const char text[] =
        "{\"b\": {\"abc\": 1}, \"ab\": \"x\", \"list\": [1, {\"a\": 2}], \"a\": true}";
    JsonSpan found[N_NAMES];
    JsonValues values;
    JsonError error;
    (void)state;
    assert_true(scan(text, &values, &error));
    json_pick(text, values.values[0], names, N_NAMES, found);
    assert_int_equal(found[A].type, JSON_BOOL);
    assert_string_equal(json_span_text(arena, text, found[AB]), "x");
    assert_int_equal(found[NONE].type, JSON_ABSENT);
    assert_int_equal(found[LIST].type, JSON_ARRAY);
    json_pick(text, found[LIST], names, N_NAMES, found); /* no object has no members */
    assert_int_equal(found[A].type, JSON_ABSENT);
}

static const char *first_message(Diag *diag)
{
    assert_true(diag->n_lines > 0);
    return diag->lines[0].message;
}

static Json read(const char *text, Diag *diag)
{
    return json_read(arena, "file.json", arena_strdup(arena, text), strlen(text), diag);
}

static void a_wrong_member_is_named_with_its_place(void **state)
{
    (void)state;
    Diag *diag = diag_new(arena);
    Json root = read("{\"list\": [{\"n\": \"seven\"}]}", diag);
    Json item = json_item(json_array(root, "list"), 0);
    assert_int_equal(json_int(item, "n", 1, 9), 1);
    assert_string_equal(first_message(diag),
                        "expected a whole number from 1 to 9, found \"seven\"");
    assert_string_equal(diag->lines[0].origin.pointer, "/list/0/n");
    assert_int_equal(diag->lines[0].origin.offset, 16);
}

static void an_unknown_member_gets_the_nearest_word(void **state)
{
    (void)state;
    Diag *diag = diag_new(arena);
    Json root = read("{\"practise\": 1, \"$comment\": 2}", diag);
    json_only(root, "practice,resource");
    assert_int_equal(diag->n_lines, 1);
    assert_string_equal(first_message(diag),
                        "unknown member \"practise\"; did you mean \"practice\"?");
    root = read("{\"source\": 1, \"resource,practice\": 2, \"\": 3, \"tice\": 4}", diag);
    json_only(root, "resource,practice");
    assert_int_equal(diag->n_lines, 5); /* parts of the list, and more than one of it */
}

static void a_member_that_stands_twice_is_refused(void **state)
{
    (void)state;
    Diag *diag = diag_new(arena);
    assert_false(json_here(read("{\"a\": 1, \"b\": {\"c\": 1, \"c\": 2}}", diag)));
    assert_string_equal(first_message(diag),
                        "expected each member once, found a second one");
    assert_string_equal(diag->lines[0].origin.pointer, "/b/c");
}

static Buffer members_named(size_t n, const char *end)
{
    Buffer text = buffer_new(arena);
    for (size_t i = 0; i < n; i++)
        buffer_format(&text, "%c\"a%zu\": 1", i ? ',' : '{', i);
    buffer_text(&text, end);
    return text;
}

static void what_is_wrong_throughout_is_told_a_hundred_times(void **state)
{
    (void)state;
    Diag *diag = diag_new(arena);
    json_only(read(members_named(5000, ",\"b\": 1}").data, diag), "b");
    assert_int_equal(diag->n_lines, 101);
    assert_int_equal(diag->n_of[DIAG_CONTENT], 5000);
    assert_string_equal(diag->lines[100].message, "and more; the first 100 are named");
}

/* A list of members may be long; comparing each with each must not cost memory. */
static void looking_for_members_that_stand_twice_takes_no_memory(void **state)
{
    (void)state;
    Diag *diag = diag_new(arena);
    Json root = read(members_named(3000, ",\"a0\": 1}").data, diag);
    size_t before = arena_used(arena);
    json_only(root, "b");
    assert_true(arena_used(arena) - before < 4u << 20);
}

static void member_names_are_case_sensitive(void **state)
{
    (void)state;
    Json root = read("{\"Status\": \"PASS\"}", diag_new(arena));
    assert_false(json_here(json_get(root, "status")));
    assert_string_equal(json_text(json_get(root, "Status")), "PASS");
}

static void one_run_names_every_mistake(void **state)
{
    (void)state;
    Diag *diag = diag_new(arena);
    Json root = read("{\"a\": 1, \"d\": \"2026-02-30\"}", diag);
    assert_string_equal(json_string(root, "a"), "");
    assert_int_equal(json_date(root, "d"), DATE_NONE);
    assert_string_equal(json_string(root, "missing"), "");
    assert_int_equal(diag->n_lines, 3);
}

static void what_is_written_reads_back(void **state)
{
    (void)state;
    JsonWriter *writer = json_writer_new(arena);
    json_open(writer, NULL, '{');
    json_put_text(writer, "text", "a\"b\\c\n\t\x01 \xc3\xa4");
    json_put_int(writer, "least", INT64_MIN);
    json_open_line(writer, "list", '[');
    json_put_bool(writer, NULL, true);
    json_put_null(writer, NULL);
    json_close(writer);
    json_open(writer, "empty", '{');
    json_close(writer);
    json_close(writer);
    Buffer out = json_writer_end(writer);
    assert_string_equal(out.data, "{\n  \"text\": \"a\\\"b\\\\c\\n\\t\\u0001 \xc3\xa4\",\n"
                                  "  \"least\": -9223372036854775808,\n"
                                  "  \"list\": [true, null],\n  \"empty\": {}\n}\n");
    Json root = read(out.data, diag_new(arena));
    assert_string_equal(json_text(json_get(root, "text")), "a\"b\\c\n\t\x01 \xc3\xa4");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_rfc_8259_forbids_is_refused, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_rfc_8259_allows_is_accepted, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(every_prefix_of_a_document_is_refused, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_error_names_pointer_offset_and_what_was_found,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(deep_nesting_is_refused_not_crashed_on, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(
            escapes_no_c_string_can_hold_become_replacement_characters, set_up, tear_down),
        cmocka_unit_test_setup_teardown(spans_lead_to_the_same_values_as_the_tree, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(members_are_picked_by_their_whole_names, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_wrong_member_is_named_with_its_place, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_unknown_member_gets_the_nearest_word, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_is_wrong_throughout_is_told_a_hundred_times,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            looking_for_members_that_stand_twice_takes_no_memory, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_member_that_stands_twice_is_refused, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(member_names_are_case_sensitive, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_run_names_every_mistake, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_written_reads_back, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("base: json", tests, NULL, NULL);
}
