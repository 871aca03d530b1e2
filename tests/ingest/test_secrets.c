/* What is secret in an input is nowhere in what was read, diagnostics included. Every
 * place where a tool of ours puts a secret, or a text around one, holds a marker. */
#include <string.h>

#include "ingest/reading.h"

static const char marker[] = "M4RK3R";

static void assert_unmarked(World *world, const char *text)
{
    world_read_text(world, text);
    assert_non_null(world->one);
    assert_true(world->one->n_observations + world->one->n_suppressions > 0);
    assert_non_null(strstr(text, marker));
    assert_null(strstr(world_dump(world), marker));
}

static void gitleaks_secrets_are_not_kept(void **state)
{
    World *world = *state;
    assert_unmarked(world,
                    "[{'RuleID':'aws-access-token','Description':'M4RK3R','Match':'M4RK3R',"
                    "'Secret':'M4RK3R','File':'a/b.env','Commit':'c','Author':'M4RK3R',"
                    "'Email':'M4RK3R','Message':'M4RK3R','Fingerprint':'M4RK3R',"
                    "'Tags':['M4RK3R'],'Line':'M4RK3R'},"
                    "{'RuleID':{'M4RK3R':'M4RK3R'},'Match':'M4RK3R','Secret':'M4RK3R'},"
                    "'M4RK3R']");
    assert_int_equal(world_input(world, "in.json")->records.rejected, 2);
}

static void environment_values_are_not_kept(void **state)
{
    World *world = *state;
    assert_unmarked(world, "{'Functions':[{'FunctionName':'a','Description':'M4RK3R',"
                           "'FunctionArn':'arn:aws:lambda:e:1:function:a',"
                           "'Environment':{'Variables':{'DB_PASSWORD':'M4RK3R',"
                           "'PLAIN':'M4RK3R'},'Error':{'Message':'M4RK3R'}}}]}");
    assert_non_null(strstr(world_dump(world), "DB_PASSWORD"));
}

static void sarif_messages_and_snippets_are_not_kept(void **state)
{
    assert_unmarked(
        *state,
        "{'version':'2.1.0','runs':[{'tool':{'driver':{'name':'gitleaks','rules':[{'id':'"
        "jwt',"
        "'shortDescription':{'text':'A token'}}]}},'results':[{'ruleId':'jwt','message':{"
        "'text':'M4RK3R','markdown':'M4RK3R'},'partialFingerprints':{'a':'M4RK3R'},"
        "'properties':{'offender':'M4RK3R'},'locations':[{'physicalLocation':{"
        "'artifactLocation':{'uri':'a.env'},'region':{'snippet':{'text':'M4RK3R'}},"
        "'contextRegion':{'snippet':{'text':'M4RK3R'}}}}]},"
        "{'message':{'text':'M4RK3R'}},{'ruleId':'M4RK3R','kind':'fail'},'M4RK3R',"
        "{'ruleId':'jwt','kind':'odd','message':{'text':'M4RK3R'}}]}]}");
}

static void checkov_code_and_hashes_of_secrets_are_not_kept(void **state)
{
    World *world = *state;
    assert_unmarked(world,
                    "{'check_type':'secrets','results':{'failed_checks':[{"
                    "'check_id':'CKV_SECRET_2','check_name':'AWS Access Key',"
                    "'resource':'M4RK3R','file_path':'/a.env','code_block':[[1,'M4RK3R']],"
                    "'evaluations':{'x':'M4RK3R'},'description':'M4RK3R',"
                    "'check_result':{'result':'FAILED','evaluated_keys':['M4RK3R']}}]}}");
    assert_string_equal(world_seen(world, "SCR-1", 0)->resource->id, "/a.env");
}

static void a_suppressed_secret_is_not_kept_either(void **state)
{
    assert_unmarked(
        *state, "{'check_type':'secrets','results':{'skipped_checks':[{"
                "'check_id':'CKV_SECRET_2','resource':'M4RK3R','file_path':'/a.env',"
                "'check_result':{'suppress_comment':'test data'}},"
                "{'check_id':'CKV_SECRET_NEW','resource':'M4RK3R','file_path':'/b'}]}}");
}

static void words_of_checks_that_look_for_secrets_are_not_kept(void **state)
{
    World *world = *state;
    assert_unmarked(
        world, "[{'metadata':{'event_code':'awslambda_function_no_secrets_in_variables',"
               "'product':{'name':'Prowler'}},'status_code':'FAIL',"
               "'status_detail':'found M4RK3R','message':'M4RK3R','risk_details':"
               "'M4RK3R','unmapped':{'x':'M4RK3R'},'cloud':{'provider':'aws'},"
               "'resources':[{'uid':'arn:aws:lambda:e:1:function:a','data':{'metadata':"
               "{'environment':{'A':'M4RK3R'}}}}]}]");
    assert_string_equal(world_seen(world, "SCR-1", 0)->resource->id, "a");
}

static void credentials_in_an_address_are_cut_out(void **state)
{
    World *world = *state;
    assert_unmarked(world,
                    "{'version':'2.1.0','runs':[{'tool':{'driver':{'name':'x'}},"
                    "'invocations':[{'executionSuccessful':true,'commandLine':'M4RK3R'}],"
                    "'versionControlProvenance':[{'repositoryUri':"
                    "'https://me:M4RK3R@host/repo?a=b@c'}],'results':[]}]}");
    assert_string_equal(world->one->observations[0].resource->id,
                        "https://host/repo?a=b@c");
}

/* As many of them as a line holds: each is looked at once. */
static void credentials_in_many_addresses_are_cut_out_in_one_pass(void **state)
{
    enum { MANY = 100000 };
    World *world = *state;
    Buffer text = buffer_new(world->arena);
    buffer_text(&text, "[{'metadata':{'event_code':'awslambda_function_no_secrets_in_"
                       "variables','product':{'name':'Prowler'}},'status_code':'FAIL',"
                       "'cloud':{'provider':'aws'},'resources':[{'uid':'");
    for (int i = 0; i < MANY; i++)
        buffer_text(&text, "s://M4RK3R@h ");
    buffer_text(&text, "'}]}]");
    assert_unmarked(world, text.data);
    const char *id = world_seen(world, "SCR-1", 0)->resource->id;
    assert_memory_equal(id, "s://h s://h s://h ", 18);
}

static void a_refused_file_is_not_quoted(void **state)
{
    World *world = *state;
    static const char *const texts[] = {
        "[{'RuleID':'a','Secret':'M4RK3R",
        "[{'RuleID':'a','Secret':'x'M4RK3R'}]",
        "[{'RuleID':'a','Secret':\\M4RK3R}]",
        "[{'RuleID':'a','Secret':M4RK3R}]",
        "export KEY=M4RK3R",
        "['M4RK3R']",
        "{'a':'M4RK3R'}",
        "'M4RK3R'",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        world_file(world, made(world, "%zu.json", i), texts[i]);
    world_read(world);
    assert_null(world->read);
    assert_int_equal(world->diag->n_of[DIAG_CONTENT], 8);
    assert_null(strstr(world_said(world), marker));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(gitleaks_secrets_are_not_kept),
        claim(environment_values_are_not_kept),
        claim(sarif_messages_and_snippets_are_not_kept),
        claim(checkov_code_and_hashes_of_secrets_are_not_kept),
        claim(a_suppressed_secret_is_not_kept_either),
        claim(words_of_checks_that_look_for_secrets_are_not_kept),
        claim(credentials_in_an_address_are_cut_out),
        claim(credentials_in_many_addresses_are_cut_out_in_one_pass),
        claim(a_refused_file_is_not_quoted),
    };
    return cmocka_run_group_tests_name("ingest: secrets", tests, NULL, NULL);
}
