/* A format is told by its content; a stranger is refused with its nearest kin. */
#include <string.h>

#include "ingest/reading.h"

static void names_of_files_do_not_matter(void **state)
{
    World *world = *state;
    world_file(world, "sarif.checkov",
               "[{'RuleID':'jwt','Match':'m','Secret':'s','File':'f'}]");
    world_file(world, "gitleaks.sarif", "{'check_type':'terraform','results':{}}");
    world_read(world);
    assert_string_equal(world_input(world, "sarif.checkov")->format, "gitleaks");
    assert_string_equal(world_input(world, "gitleaks.sarif")->format, "checkov");
}

static void every_form_of_checkov_is_recognised(void **state)
{
    World *world = *state;
    world_file(world, "one", "{'check_type':'terraform','results':{'failed_checks':[]}}");
    world_file(world, "several",
               "[{'check_type':'terraform','results':{}},"
               "{'check_type':'dockerfile','results':{}}]");
    world_file(world, "nothing",
               "{'passed':0,'failed':0,'skipped':0,'parsing_errors':0,"
               "'resource_count':0,'checkov_version':'3.2.1'}");
    world_file(world, "older",
               "{'passed':0,'failed':0,'skipped':0,'parsingerrors':0,"
               "'resourcecount':0,'checkov_version':'2.1.269'}");
    world_read(world);
    assert_non_null(world->one);
    for (size_t i = 0; i < world->one->n_inputs; i++) {
        assert_string_equal(world->one->inputs[i].format, "checkov");
        assert_string_equal(world->one->inputs[i].tool, "Checkov");
        assert_true(world->one->inputs[i].no_data);
    }
    assert_string_equal(world_input(world, "older")->tool_version, "2.1.269");
}

static void assert_refused(World *world, const char *text, const char *line)
{
    world_read_text(world, text);
    assert_null(world->read);
    assert_string_equal(world_said(world), line);
    assert_int_equal(diag_exit(world->diag), 3);
}

static void an_unknown_format_names_the_nearest(void **state)
{
    assert_refused(
        *state, "{'version':'2.1.0','tool':{}}",
        "in.json: expected a format that rung reads, found an object with the "
        "members version, tool; the nearest is SARIF, but /runs is missing (byte 0)\n");
}

static void a_stranger_without_kin_is_told_what_is_read(void **state)
{
    World *world = *state;
    world_read_text(world, "[{'colour':'blue'}]");
    assert_null(world->one);
    assert_string_equal(world_said(world),
                        "in.json: /0: expected a format that rung reads (rung tools lists "
                        "them), found an object with the member colour (byte 1)\n");
}

static void a_list_of_texts_is_refused_unquoted(void **state)
{
    assert_refused(*state, "['AKIAMARKER']",
                   "in.json: /0: expected an object or an array of objects (byte 1)\n");
}

static void false_friends_are_refused_by_name(void **state)
{
    World *world = *state;
    world_file(world, "1.json", "{'error':{'code':'ENOAUDIT','summary':'no audit'}}");
    world_file(world, "2.json", "{'schemaVersion':'2021-11-01','pillars':[]}");
    world_file(world, "3.json", "{'JsonOutput':'{}','SarifOutput':'{}'}");
    world_file(world, "4.json",
               "{'FunctionName':'a','FunctionArn':'arn:aws:lambda:r:1:"
               "function:a','Runtime':'go1.x'}");
    world_read(world);
    assert_string_equal(
        world_said(world),
        "1.json: this is an error that npm reports (ENOAUDIT, ENOLOCK …), not an audit: "
        "nothing was looked at; run it where the lock file is (byte 0)\n"
        "2.json: this defines a lens of the AWS Well-Architected Tool: its questions, "
        "without answers; give aws wellarchitected list-answers (byte 0)\n"
        "3.json: this is an answer of the Scorecard web application, which holds the "
        "report "
        "as text; give the report itself: jq -r .JsonOutput (byte 0)\n"
        "4.json: this is one function; give the whole list: aws lambda list-functions "
        "(byte 0)\n");
}

static void a_mistyped_schema_of_ours_is_corrected(void **state)
{
    assert_refused(*state, "{'schema':'rung-answer/1','answers':[]}",
                   "in.json: /schema: expected rung-answers/1, rung-waivers/1, "
                   "rung-owners/1, rung-dora/1 "
                   "or rung-assessment/1, found \"rung-answer/1\"; did you mean "
                   "\"rung-answers/1\"? (byte 10)\n");
}

static void a_recorded_answer_is_unwrapped(void **state)
{
    World *world = *state;
    world_read_text(world, "{'status_code':200,'data':{'Functions':[{'FunctionName':'a',"
                           "'FunctionArn':'arn:aws:lambda:eu-west-1:1:function:a'}]}}");
    assert_non_null(world->one);
    assert_string_equal(world->one->inventory[0].pointer, "/data/Functions/0");
}

static void what_is_of_another_type_is_not_called_missing(void **state)
{
    World *world = *state;
    world_file(world, "functions.json", "{'Functions':null}");
    world_file(world, "findings.json", "{'Findings':{}}");
    world_file(world, "version.json", "{'version':2.1,'runs':[]}");
    world_read(world);
    assert_null(world->read);
    assert_says(world,
                "the nearest is aws lambda list-functions, but /Functions is null, not "
                "a list");
    assert_says(world, "the nearest is AWS Security Hub, but /Findings is an object, not a "
                       "list");
    assert_says(world, "the nearest is SARIF, but /version is not 2.1.0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(names_of_files_do_not_matter),
        claim(every_form_of_checkov_is_recognised),
        claim(an_unknown_format_names_the_nearest),
        claim(a_stranger_without_kin_is_told_what_is_read),
        claim(a_list_of_texts_is_refused_unquoted),
        claim(false_friends_are_refused_by_name),
        claim(a_mistyped_schema_of_ours_is_corrected),
        claim(a_recorded_answer_is_unwrapped),
        claim(what_is_of_another_type_is_not_called_missing),
    };
    return cmocka_run_group_tests_name("ingest: recognise", tests, NULL, NULL);
}
