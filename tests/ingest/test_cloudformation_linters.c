/* Linters of CloudFormation templates: what each lists, what it proves of a resource and
 * what of the template, and what they are not. */
#include <string.h>

#include "ingest/reading.h"

/* --- cfn-lint ------------------------------------------------------------------------- */

static const char *match(const World *world, const char *rule, const char *file,
                         const char *path)
{
    return made(
        world,
        "{'Rule':{'Id':'%s','ShortDescription':'short'},'Id':'u-u-i-d','Level':"
        "'Error','Filename':'%s','Message':'it quotes geheim','Location':{'Path':%s,"
        "'Start':{'LineNumber':7},'End':{'LineNumber':8}}}",
        rule, file, path);
}

static void cfn_lint_fails_resources_by_its_rules_and_templates_by_its_errors(void **state)
{
    World *world = *state;
    const char *runtime = "['Resources','Pay','Properties','Runtime']";
    const Records *records =
        read_as(world, "cfn-lint",
                made(world, "[%s,%s,%s,%s,%s,%s]", match(world, "E2531", "a.yaml", runtime),
                     match(world, "E3012", "a.yaml", "['Outputs','X',0]"),
                     match(world, "W2001", "b.yaml", "['Parameters','Env']"),
                     match(world, "I3013", "b.yaml", "['Resources','Logs']"),
                     match(world, "ES1005", "c.yaml", "['Resources','Pay','Properties']"),
                     match(world, "E1001", "d.yaml", "[]")));
    assert_int_equal(records->fail, 6);
    assert_int_equal(records->unmapped, 1);
    assert_seen(world, "DEP-3", "AWS::Lambda::Function.Pay", VERDICT_FAIL, "/0");
    assert_seen(world, "PRF-1", "AWS::Lambda::Function.Pay", VERDICT_FAIL, "/4");
    assert_seen(world, "OBS-2", "Logs", VERDICT_FAIL, "/3");
    assert_seen(world, "DPL-1", "a.yaml", VERDICT_FAIL, "/0");
    assert_seen(world, "DPL-1", "b.yaml", VERDICT_PASS, "/2");
    assert_seen(world, "DPL-1", "c.yaml", VERDICT_PASS, "/4"); /* a plugin's advice */
    assert_seen(world, "DPL-1", "d.yaml", VERDICT_FAIL, "/5");
    assert_string_equal(world_on(world, "DEP-3", "AWS::Lambda::Function.Pay")->message,
                        "it quotes geheim"); /* this rule names a runtime */
    assert_null(world_on(world, "DPL-1", "b.yaml")->message);
}

/* --- cfn-nag -------------------------------------------------------------------------- */

static void cfn_nag_counts_a_violation_once_and_fails_each_resource_in_it(void **state)
{
    World *world = *state;
    const Records *records = read_as(
        world, "cfn-nag",
        "[{'filename':'a.yaml','file_results':{'failure_count':1,'violations':[{'id':'W48',"
        "'type':'WARN','message':'m','logical_resource_ids':['In','Out'],'line_numbers':"
        "[5,9]},{'id':'W92','type':'WARN','message':'m','logical_resource_ids':['Pay']},"
        "{'id':'W1','type':'FAIL','message':'m'},{'id':'FATAL','type':'FAIL','message':"
        "'m','logical_resource_ids':[]},{'id':'W48','type':'NOTE'}]}},"
        "{'filename':'b.yaml','file_results':{'failure_count':0,'violations':[]}}]");
    assert_int_equal(records->in, 5);
    assert_int_equal(records->fail, 3);
    assert_int_equal(records->unknown, 1); /* the template could not be read */
    assert_int_equal(records->rejected, 1);
    assert_int_equal(world_count(world, "SCR-4"), 2);
    assert_seen(world, "SCR-4", "In", VERDICT_FAIL, "/0/file_results/violations/0");
    assert_seen(world, "SCR-4", "Out", VERDICT_FAIL, "/0/file_results/violations/0");
    assert_seen(world, "PRF-3", "AWS::Lambda::Function.Pay", VERDICT_FAIL,
                "/0/file_results/violations/1");
    assert_seen(world, "SCR-1", "a.yaml", VERDICT_FAIL, "/0/file_results/violations/2");
    assert_says(world, "/0/file_results/violations/4/type: warning: expected FAIL or WARN, "
                       "found \"NOTE\"");
}

/* --- cfn-guard ------------------------------------------------------------------------ */

static void cfn_guard_fails_resources_and_passes_templates(void **state)
{
    World *world = *state;
    const char *clause =
        "{'Clause':{'Unary':{'check':{'UnResolved':{'value':{'traversed_to'"
        ":{'path':'%s','value':{}}}}}}}}";
    const Records *records = read_as(
        world, "cfn-guard",
        made(world,
             "[{'name':'a.yaml','metadata':{},'status':'FAIL','not_compliant':[{'Rule':{"
             "'name':'lambda.guard/LAMBDA_DLQ_CHECK','checks':[%s,{'Disjunctions':{'checks'"
             ":[%s,%s]}}]}},{'Rule':{'name':'DYNAMODB_PITR_ENABLED','checks':[]}},{'Rule':"
             "{}}],'not_applicable':['SNS_ENCRYPTED_KMS'],'compliant':["
             "'LAMBDA_NO_WILDCARD_PRINCIPALS',{}]}]",
             made(world, clause, "/Resources/Pay/Properties"),
             made(world, clause, "/Resources/Pay/Properties/X"),
             made(world, clause, "/Resources/Refund")));
    assert_int_equal(records->in, 6);
    assert_int_equal(records->pass, 1);
    assert_int_equal(records->fail, 2);
    assert_int_equal(records->not_applicable, 1);
    assert_int_equal(records->rejected, 2);
    assert_int_equal(world_count(world, "REL-1"), 2);
    assert_seen(world, "REL-1", "AWS::Lambda::Function.Pay", VERDICT_FAIL,
                "/0/not_compliant/0");
    assert_seen(world, "REL-1", "AWS::Lambda::Function.Refund", VERDICT_FAIL,
                "/0/not_compliant/0");
    assert_seen(world, "REL-5", "a.yaml", VERDICT_FAIL, "/0/not_compliant/1");
    assert_seen(world, "IAM-3", "a.yaml", VERDICT_PASS, "/0/compliant/0");
    assert_seen(world, "SCR-4", "a.yaml", VERDICT_NA, "/0/not_applicable/0");
    assert_says(world, "/0/not_compliant/2/Rule/name: warning: expected a check's id");
}

static void cfn_guards_tests_of_rules_are_refused_by_name(void **state)
{
    World *world = *state;
    world_read_text(world, "[{'rule_file':'r.guard','test_cases':[{'name':'x'}]}]");
    assert_null(world->one);
    assert_says(world, "this is a report of cfn-guard test");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(cfn_lint_fails_resources_by_its_rules_and_templates_by_its_errors),
        claim(cfn_nag_counts_a_violation_once_and_fails_each_resource_in_it),
        claim(cfn_guard_fails_resources_and_passes_templates),
        claim(cfn_guards_tests_of_rules_are_refused_by_name),
    };
    return cmocka_run_group_tests_name("ingest: CloudFormation linters", tests, NULL, NULL);
}
