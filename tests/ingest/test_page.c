/* sls-mentor: its results stand in a script of a web page. */
#include <string.h>

#include "ingest/trickle.h"

#define LAMBDA "arn:aws:lambda:eu-west-1:123456789012:function:"

/* As JSON.stringify() writes it and sls-mentor escapes it. */
static const char *page_of(const World *world, const char *quote, const char *results)
{
    Buffer out = buffer_new(world->arena);
    buffer_text(&out, "<!DOCTYPE html>\n<html><body><script>var a=\"b\",c='d\\'\";");
    buffer_format(&out, "const e=JSON.parse(%s", quote);
    for (const char *at = results; *at; at++) {
        if (*at == '\'' || *at == '"')
            buffer_text(&out, "\\\"");
        else
            buffer_char(&out, *at);
    }
    buffer_format(&out, "%s);f.passingResourcesByRule</script></body></html>", quote);
    return out.data;
}

static const char results[] =
    "{'passingResourcesByRule':{"
    "'asyncSpecifyFailureDestination':{'passingResourcesAmount':1,'totalResourcesAmount':2,"
    "'passingResources':[{'arn':'" LAMBDA "a','ruleName':'r'}],"
    "'totalResources':[{'arn':'" LAMBDA "a','ruleName':'r'},{'arn':'" LAMBDA
    "b','ruleName':'r'}]},"
    "'noUnauthorizedRestApiGatewaysRoutes':{'passingResources':[{'arn':'api'},"
    "{'arn':'open'}],'totalResources':[{'arn':'api'},{'arn':'api'},{'arn':'open'},"
    "{'arn':'open'},{'arn':'open'}]},"
    "'useArm':{'passingResources':[],'totalResources':[{'arn':'" LAMBDA "a'}]},"
    "'encryptedSqsQueues':{'passingResources':[],'totalResources':[]}},"
    "'passingResourcesByCategory':{}}";

static void read_page(World *world, const char *page)
{
    world_bytes(world, "index.html", page, strlen(page));
    world_read(world);
}

static void assert_results(const World *world)
{
    assert_non_null(world->one);
    const Input *input = &world->one->inputs[0];
    assert_string_equal(input->format, "sls-mentor");
    assert_adds_up(&input->records);
    assert_int_equal(input->records.in, 8);
    assert_int_equal(input->records.pass, 3);
    assert_int_equal(input->records.fail, 5);
    assert_int_equal(input->records.unmapped, 1); /* useArm bears on no practice */
    assert_int_equal(input->n_remarks, 1);
    assert_int_equal(world_count(world, "REL-1"), 2);
    assert_string_equal(world_seen(world, "REL-1", 0)->pointer,
                        "/passingResourcesByRule/asyncSpecifyFailureDestination/"
                        "totalResources/0");
    assert_int_equal(world_seen(world, "REL-1", 0)->verdict, VERDICT_PASS);
    assert_int_equal(world_seen(world, "REL-1", 1)->verdict, VERDICT_FAIL);
}

static void what_was_looked_at_and_did_not_pass_as_often_fails(void **state)
{
    World *world = *state;
    read_page(world, page_of(world, "\"", results));
    assert_results(world);
    assert_string_equal(world_said(world), "");
}

static void the_script_may_use_other_quotes(void **state)
{
    World *world = *state;
    read_page(world, page_of(world, "'", results));
    assert_results(world);
}

static void the_results_may_come_without_their_page(void **state)
{
    World *world = *state;
    world_file(world, "in.json", results);
    world_read(world);
    assert_results(world);
}

static void in_a_directory_the_page_is_found(void **state)
{
    World *world = *state;
    const char *page = page_of(world, "`", results);
    world_bytes(world, "scans/index.html", page, strlen(page));
    world_file(world, "scans/about.html", "<html>of sls-mentor</html>");
    world_path(world, path_of(world, "scans"));
    world_read(world);
    assert_results(world);
    assert_int_equal(world->one->n_inputs, 1);
}

static void a_page_of_something_else_is_refused(void **state)
{
    World *world = *state;
    read_page(world, "<html><script>x.passingResourcesByRule</script></html>");
    assert_null(world->read);
    assert_string_equal(world_said(world),
                        "index.html: this is a web page; give the tool's JSON output\n");
}

static void results_that_are_cut_or_broken_are_refused(void **state)
{
    World *world = *state;
    const char *page = page_of(world, "\"", results);
    world_bytes(world, "a.html", page, (size_t)(strstr(page, "useArm") - page));
    page = page_of(world, "\"", "{'passingResourcesByRule':{},,}");
    world_bytes(world, "b.html", page, strlen(page));
    page = page_of(world, "\"", "{'passingResourcesByRule':'\n'}");
    world_bytes(world, "c.html", page, strlen(page));
    world_read(world);
    assert_string_equal(
        world_said(world),
        "a.html: expected the results of sls-mentor in this page, found the end of the "
        "file "
        "within them\n"
        "b.html: expected the results of sls-mentor in this page, found a text that is no "
        "JSON\n"
        "c.html: expected the results of sls-mentor in this page, found a text that "
        "scripts "
        "do not have\n");
}

static void rules_and_resources_of_other_types_are_rejected(void **state)
{
    World *world = *state;
    world_read_text(world, "{'passingResourcesByRule':{'a':{'passingResources':{},"
                           "'totalResources':[]},'b':7,'noMaxTimeout':{'passingResources':"
                           "[],'totalResources':[{},{'arn':7},'x']}}}");
    const Records *records = &world->one->inputs[0].records;
    assert_int_equal(records->in, 5);
    assert_int_equal(records->rejected, 5);
    assert_non_null(
        strstr(world_said(world),
               "/passingResourcesByRule/a: warning: expected \"totalResources\" "
               "and \"passingResources\", two lists"));
}

static void it_does_not_matter_where_a_window_ends(void **state)
{
    World *world = *state;
    const char *page = page_of(world, "`", results);
    char *plain = arena_strdup(world->arena, page);
    for (char *at = plain; *at; at++)
        if (*at == '\'')
            *at = ' ';
    assert_same_in_pieces(plain);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(what_was_looked_at_and_did_not_pass_as_often_fails),
        claim(the_script_may_use_other_quotes),
        claim(the_results_may_come_without_their_page),
        claim(in_a_directory_the_page_is_found),
        claim(a_page_of_something_else_is_refused),
        claim(results_that_are_cut_or_broken_are_refused),
        claim(rules_and_resources_of_other_types_are_rejected),
        claim(it_does_not_matter_where_a_window_ends),
    };
    return cmocka_run_group_tests_name("ingest: page", tests, NULL, NULL);
}
