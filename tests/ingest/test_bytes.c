/* Bytes of any origin become documents, or one clear line of refusal. */
#include <string.h>

#include "ingest/reading.h"

static const char finding[] =
    "{'metadata':{'event_code':'awslambda_function_url_public','product':{'name':'Prowler'}"
    "},"
    "'status_code':'PASS','resources':[{'uid':'arn:aws:lambda:eu-west-1:1:function:a'}]}";

static void a_file_of_no_bytes_is_no_data_and_no_pass(void **state)
{
    World *world = *state;
    world_bytes(world, "in.json", "", 0);
    world_read(world);
    assert_non_null(world->one);
    assert_true(world->one->inputs[0].no_data);
    assert_null(world->one->inputs[0].format);
    assert_int_equal(world->one->inputs[0].records.in, 0);
    assert_int_equal(world->one->n_observations, 0);
    assert_string_equal(
        world_said(world),
        "in.json: warning: no data: this file says nothing, good or bad; if "
        "a tool that found nothing wrote it, say which: --as TOOL:FILE\n");
}

static void a_nul_byte_is_no_end_of_the_file(void **state)
{
    World *world = *state;
    static const char behind[] = "{}\0{\"check_type\":\"terraform\",\"results\":{}}";
    world_bytes(world, "a.json", "\0\0\0\0\0\0\0\0", 8);
    world_bytes(world, "b.json", behind, sizeof behind - 1);
    world_read(world);
    assert_null(world->read);
    assert_string_equal(
        world_said(world),
        "a.json: expected a value, found the byte 0x00 (byte 0)\n"
        "b.json: expected the end of the file, found the byte 0x00 (byte 2)\n");
}

static void a_script_that_assigns_nothing_is_refused(void **state)
{
    World *world = *state;
    world_file(world, "in.js", "scoutsuite_results =\n");
    world_read(world);
    assert_string_equal(world_said(world), "in.js: expected a value behind '=', found the "
                                           "end of the file (byte 21)\n");
}

static void white_space_alone_is_refused(void **state)
{
    World *world = *state;
    world_read_text(world, " \n\t ");
    assert_string_equal(world_said(world),
                        "in.json: expected JSON, found only white space\n");
}

static void truncated_json_is_refused_with_its_place(void **state)
{
    World *world = *state;
    world_read_text(world, "{'check_type':'terraform','results':{'passed_checks':[{'a':1}");
    assert_string_equal(world_said(world),
                        "in.json: /results/passed_checks: expected ',' or ']', found the "
                        "end of the file (byte 61)\n");
}

static void console_output_of_checkov_is_told_apart(void **state)
{
    World *world = *state;
    world_read_text(world,
                    "\n       _               _\n   ___| |__   ___  ___| | _______   _\n"
                    "By Prisma Cloud | version: 3.2.506\n\nterraform scan results:\n");
    assert_string_equal(
        world_said(world),
        "in.json: this is Checkov's console output; run it again with -o json\n");
}

static void other_text_is_refused_without_quoting_it(void **state)
{
    World *world = *state;
    world_file(world, "in.sarif", "Secret AKIAMARKER found\n");
    world_read(world);
    assert_string_equal(world_said(world),
                        "in.sarif: expected JSON, found text that begins "
                        "with 'S' (byte 0)\n");
}

static void a_web_page_is_refused(void **state)
{
    World *world = *state;
    world_read_text(world, "<!DOCTYPE html><html></html>");
    assert_string_equal(world_said(world),
                        "in.json: this is a web page; give the tool's JSON output\n");
}

static void a_broken_string_is_not_quoted_either(void **state)
{
    World *world = *state;
    world_read_text(world, "[{'RuleID':'jwt','Secret':'x'AKIAMARKER'}]");
    assert_string_equal(world_said(world), "in.json: /0: expected ',' or '}', found 'A' "
                                           "(byte 29)\n");
}

static void assert_one_pass(World *world)
{
    assert_non_null(world->one);
    assert_int_equal(world->one->inputs[0].records.in, 1);
    assert_int_equal(world->one->inputs[0].records.pass, 1);
}

static void a_byte_order_mark_is_passed_over(void **state)
{
    World *world = *state;
    world_read_text(world, made(world, "\xEF\xBB\xBF  [%s]", finding));
    assert_one_pass(world);
}

static void utf16_is_read(World *world, bool big_endian, bool with_mark)
{
    const char *text = made(world, "[%s]\r\n", finding);
    size_t n = strlen(text), at = 0;
    unsigned char *bytes = ARENA_ARRAY(world->arena, unsigned char, 2 * n + 2);
    if (with_mark) {
        bytes[at++] = big_endian ? 0xFE : 0xFF;
        bytes[at++] = big_endian ? 0xFF : 0xFE;
    }
    for (size_t i = 0; i < n; i++) {
        char c = text[i] == '\'' ? '"' : text[i];
        bytes[at + big_endian] = (unsigned char)c;
        at += 2;
    }
    world_bytes(world, "in.json", bytes, at);
    world_read(world);
    assert_one_pass(world);
}

static void little_endian_utf16_is_read(void **state)
{
    utf16_is_read(*state, false, true);
}

static void big_endian_utf16_is_read(void **state)
{
    utf16_is_read(*state, true, true);
}

static void utf16_without_a_mark_is_read(void **state)
{
    utf16_is_read(*state, false, false);
}

static void ndjson_is_read(void **state)
{
    World *world = *state;
    world_read_text(world, made(world, "%s\n%s\n\n%s\n", finding, finding, finding));
    assert_non_null(world->one);
    assert_int_equal(world->one->inputs[0].records.in, 3);
    assert_string_equal(world_seen(world, "IAM-3", 2)->pointer, "/2");
}

static void concatenated_json_is_read(void **state)
{
    World *world = *state;
    world_read_text(world, made(world, "[%s][%s,%s]", finding, finding, finding));
    assert_non_null(world->one);
    assert_int_equal(world->one->inputs[0].records.in, 3);
    assert_string_equal(world_seen(world, "IAM-3", 2)->pointer, "/2");
}

static void nothing_is_no_data(void **state)
{
    World *world = *state;
    static const char *const nothings[] = { "[]", "null", "{'results':[]}",
                                            "{'results':null}", " [ ] " };
    for (size_t i = 0; i < sizeof nothings / sizeof *nothings; i++)
        world_file(world, arena_printf(world->arena, "%zu.json", i), nothings[i]);
    world_read(world);
    assert_non_null(world->one);
    assert_int_equal(world->one->n_inputs, 5);
    for (size_t i = 0; i < world->one->n_inputs; i++) {
        assert_true(world->one->inputs[i].no_data);
        assert_int_equal(world->one->inputs[i].records.in, 0);
        assert_null(world->one->inputs[i].tool);
    }
    assert_int_equal(world->diag->n_of[DIAG_WARNING], 5);
    assert_int_equal(diag_exit(world->diag), 0);
}

static void a_broken_byte_is_refused(void **state)
{
    World *world = *state;
    world_read_text(world, "{'a':'\xFF'}");
    assert_string_equal(world_said(world), "in.json: expected UTF-8 text, found the byte "
                                           "0xFF (byte 6)\n");
}

static void control_characters_in_kept_texts_are_replaced_with_one_warning(void **state)
{
    World *world = *state;
    world_read_text(
        world, "[{'metadata':{'event_code':'awslambda_function_url_public','product':{"
               "'name':'Prowler'}},'status_code':'FAIL','status_detail':'a\\u001bb\\u0000"
               "c\\ud800','resources':[{'uid':'x\\u0007'}]}]");
    assert_non_null(world->one);
    assert_string_equal(world_seen(world, "IAM-3", 0)->message,
                        "a\357\277\275b\357\277\275c\357\277\275");
    assert_string_equal(
        world_said(world),
        "in.json: warning: control characters or broken text were replaced by U+FFFD\n");
}

static void half_a_pair_of_utf16_is_replaced_with_a_warning(void **state)
{
    World *world = *state;
    enum { PLACE = 6 }; /* of the letter in the name "x" */
    unsigned char bytes[2048] = { 0xFF, 0xFE };
    const char *text = made(world, "{'x':1,%s", finding + 1);
    size_t n = strlen(text);
    for (size_t i = 0; i < n; i++)
        bytes[2 + 2 * i] = (unsigned char)(text[i] == '\'' ? '"' : text[i]);
    bytes[PLACE] = 0x00, bytes[PLACE + 1] = 0xD8;
    world_bytes(world, "in.json", bytes, 2 + 2 * n);
    world_read(world);
    assert_one_pass(world);
    assert_string_equal(
        world_said(world),
        "in.json: warning: control characters or broken text were replaced by U+FFFD\n");
}

static void broken_text_is_said_to_be_broken_wherever_it_stands(void **state)
{
    World *world = *state;
    world_file(world, "behind.json", made(world, "%s\n\xFF", finding));
    world_file(world, "between.json", "[\xE9]");
    world_read(world);
    assert_says(world, "expected UTF-8 text, found the byte 0xFF");
    assert_says(world,
                "between.json: /0: expected UTF-8 text, found the byte 0xE9 (byte 1)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_file_of_no_bytes_is_no_data_and_no_pass),
        claim(a_nul_byte_is_no_end_of_the_file),
        claim(a_script_that_assigns_nothing_is_refused),
        claim(white_space_alone_is_refused),
        claim(truncated_json_is_refused_with_its_place),
        claim(console_output_of_checkov_is_told_apart),
        claim(other_text_is_refused_without_quoting_it),
        claim(a_web_page_is_refused),
        claim(a_broken_string_is_not_quoted_either),
        claim(a_byte_order_mark_is_passed_over),
        claim(little_endian_utf16_is_read),
        claim(big_endian_utf16_is_read),
        claim(utf16_without_a_mark_is_read),
        claim(ndjson_is_read),
        claim(concatenated_json_is_read),
        claim(nothing_is_no_data),
        claim(a_broken_byte_is_refused),
        claim(control_characters_in_kept_texts_are_replaced_with_one_warning),
        claim(half_a_pair_of_utf16_is_replaced_with_a_warning),
        claim(broken_text_is_said_to_be_broken_wherever_it_stands),
    };
    return cmocka_run_group_tests_name("ingest: bytes", tests, NULL, NULL);
}
