/* Which files are read, in which order, and what becomes of bad ones. */
#include <string.h>

#include "ingest/reading.h"

static const char nothing[] = "{'check_type':'terraform','results':{}}";
static const char one_failed[] =
    "{'check_type':'terraform','results':{'failed_checks':["
    "{'check_id':'CKV_AWS_116','resource':'aws_lambda_function.b'}]}}";

static void a_directory_gives_its_json_and_notes_the_rest(void **state)
{
    World *world = *state;
    world_file(world, "scans/inner/a.txt", nothing);
    world_file(world, "scans/b.json", "[]");
    world_file(world, "scans/c.md", "# notes");
    world_file(world, "scans/.hidden.json", "broken");
    world_path(world, path_of(world, "scans"));
    world_read(world);
    assert_int_equal(world->one->n_inputs, 2);
    assert_string_equal(world_input(world, "a.txt")->format, "checkov");
    assert_non_null(
        strstr(world_said(world),
               "scans/c.md: note: passed over: rung reads nothing that begins so\n"));
    remove(path_of(world, "scans/.hidden.json"));
}

static void a_broken_json_file_in_a_directory_is_refused(void **state)
{
    World *world = *state;
    world_file(world, "scans/a.sarif", "terraform scan results");
    world_path(world, path_of(world, "scans"));
    world_read(world);
    assert_null(world->read);
    assert_string_equal(world_said(world), "scans/a.sarif: expected JSON, found text that "
                                           "begins with 't' (byte 0)\n");
}

static void a_directory_without_inputs_is_refused(void **state)
{
    World *world = *state;
    world_file(world, "scans/readme.md", "# nothing");
    world_path(world, path_of(world, "scans"));
    world_read(world);
    assert_null(world->read);
    assert_int_equal(diag_exit(world->diag), 3);
    assert_non_null(strstr(world_said(world), "scans: no inputs in this directory\n"));
}

static void a_file_that_is_named_is_never_passed_over(void **state)
{
    World *world = *state;
    world_file(world, "notes.md", "# notes");
    world_read(world);
    assert_null(world->read);
    assert_int_equal(diag_exit(world->diag), 3);
}

static void a_missing_file_is_the_worlds_fault(void **state)
{
    World *world = *state;
    world_path(world, path_of(world, "missing.json"));
    world_read(world);
    assert_null(world->read);
    assert_int_equal(diag_exit(world->diag), 4);
    assert_string_equal(world_said(world),
                        "missing.json: cannot open: No such file or directory\n");
}

static void every_bad_input_is_named_in_one_run(void **state)
{
    World *world = *state;
    world_file(world, "1.json", " ");
    world_file(world, "2.json", "{");
    world_file(world, "3.json", "text");
    world_read(world);
    assert_null(world->read);
    assert_int_equal(world->diag->n_of[DIAG_CONTENT], 3);
}

static void keeping_on_goes_without_the_bad_ones(void **state)
{
    World *world = *state;
    world->options.keep_going = true;
    world_file(world, "a.json",
               "{'schema':'rung-assessment/1','entity':'Bad','as_of':'2026-01-01',"
               "'universe':{'REL-1':7},'answers':[{'question':'Q01','selected':['a']},"
               "{'question':'Q99','selected':['a']}]}");
    world_file(world, "b.json", one_failed);
    world_path(world, path_of(world, "missing.json"));
    world_read(world);
    assert_int_equal(world->one->n_inputs, 1);
    assert_int_equal(world->one->n_answers, 0);
    assert_int_equal(world->one->n_observations, 1);
    assert_string_equal(world->one->entity, "this organisation");
    const Practice *practice = model_find_practice(world->model, "REL-1");
    assert_int_equal(world->one->universe[practice->index], -1);
    assert_int_equal(diag_exit(world->diag), 0);
    assert_int_equal(world->diag->n_of[DIAG_WARNING], 2);
}

static void the_same_content_is_read_once(void **state)
{
    World *world = *state;
    world_file(world, "a.json", nothing);
    world_file(world, "b.json", nothing);
    world_read(world);
    assert_int_equal(world->one->n_inputs, 1);
    assert_non_null(
        strstr(world_said(world), "b.json: warning: the same as a.json; read once\n"));
}

static void keeping_on_with_nothing_left_is_refused(void **state)
{
    World *world = *state;
    world->options.keep_going = true;
    world_file(world, "a.json", "broken");
    world_file(world, "b.json", " ");
    world_read(world);
    assert_null(world->read);
    assert_int_equal(diag_exit(world->diag), 3);
    assert_int_equal(world->diag->n_of[DIAG_WARNING], 2);
    assert_non_null(strstr(world_said(world), "none of the inputs could be read"));
}

static void one_path_given_twice_is_one_input(void **state)
{
    World *world = *state;
    world_file(world, "scans/b.json", one_failed);
    world_path(world, path_of(world, "scans"));
    world_path(world, path_of(world, "scans/b.json"));
    world_read(world);
    assert_int_equal(world->one->n_inputs, 1);
    assert_string_equal(world_said(world), "");
}

static void one_page_of_a_list_is_remarked(void **state)
{
    World *world = *state;
    world_read_text(world, "{'Functions':[{'FunctionArn':'arn:aws:lambda:e:1:function:a'}],"
                           "'NextMarker':'x'}");
    assert_int_equal(world_input(world, "in.json")->n_remarks, 1);
}

/* Owners, templates, two pages of an inventory and a scan, which all meet in names. */
static const char *const estate[][2] = {
    { "a.json", "{'schema':'rung-owners/1','owners':[{'resource':'c*','owner':'O'}]}" },
    { "b.json", "{'check_type':'terraform','results':{'passed_checks':["
                "{'check_id':'CKV_AWS_116','resource':'aws_lambda_function.capture'},"
                "{'check_id':'CKV_AWS_50','resource':'aws_lambda_function.other'}],"
                "'skipped_checks':["
                "{'check_id':'CKV_AWS_116','resource':'aws_lambda_function.capture'}]}}" },
    { "c.json", "{'Functions':[{'FunctionName':'capture','Role':'r',"
                "'FunctionArn':'arn:aws:lambda:e:1:function:capture',"
                "'TracingConfig':{'Mode':'Active'}}]}" },
    { "d.json", "[{'metadata':{'event_code':'awslambda_function_url_public',"
                "'product':{'name':'Prowler'}},'status_code':'FAIL',"
                "'resources':[{'uid':'arn:aws:lambda:e:1:function:capture:live'}]}]" },
    { "e.json", "{'Functions':[{'FunctionName':'refund','Role':'r',"
                "'FunctionArn':'arn:aws:lambda:e:1:function:refund'}]}" },
};
enum { N_ESTATE = sizeof estate / sizeof *estate };

static void add_estate(World *world, bool backwards)
{
    for (size_t i = 0; i < N_ESTATE; i++) {
        const char *const *file = estate[backwards ? N_ESTATE - 1 - i : i];
        world_file(world, file[0], file[1]);
    }
}

static void the_order_of_inputs_changes_nothing(void **state)
{
    World *world = *state, *other;
    void *second = NULL;
    add_estate(world, false);
    world_read(world);
    assert_int_equal(world_open(&second), 0);
    other = second;
    add_estate(other, true);
    world_read(other);
    assert_true(world->one->n_observations > 5);
    assert_string_equal(world_dump(world), world_dump(other));
    world_close(&second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(a_directory_gives_its_json_and_notes_the_rest),
        claim(a_broken_json_file_in_a_directory_is_refused),
        claim(a_directory_without_inputs_is_refused),
        claim(a_file_that_is_named_is_never_passed_over),
        claim(a_missing_file_is_the_worlds_fault),
        claim(every_bad_input_is_named_in_one_run),
        claim(keeping_on_goes_without_the_bad_ones),
        claim(the_same_content_is_read_once),
        claim(keeping_on_with_nothing_left_is_refused),
        claim(one_path_given_twice_is_one_input),
        claim(one_page_of_a_list_is_remarked),
        claim(the_order_of_inputs_changes_nothing),
    };
    return cmocka_run_group_tests_name("ingest: inputs", tests, NULL, NULL);
}
