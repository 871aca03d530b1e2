/* What the providers' own services say: AWS Config, AWS Trusted Advisor, Azure Policy and
 * Microsoft Defender for Cloud. */
#include <string.h>

#include "ingest/reading.h"

/* --- AWS Config ----------------------------------------------------------------------- */

static const char *evaluation(const World *world, const char *rule, const char *function,
                              const char *type)
{
    return made(world,
                "{'EvaluationResultIdentifier':{'EvaluationResultQualifier':{"
                "'ConfigRuleName':'%s','ResourceType':'AWS::Lambda::Function','ResourceId':"
                "'%s'},'OrderingTimestamp':1795327200.1},'ComplianceType':'%s',"
                "'ResultRecordedTime':1795327200.25,'Annotation':'as asked'}",
                rule, function, type);
}

static void an_evaluation_tells_of_its_resource(void **state)
{
    World *world = *state;
    world_read_text(world,
                    made(world, "{'EvaluationResults':[%s,%s,%s,%s,%s]}",
                         evaluation(world, "lambda-dlq-check", "a", "COMPLIANT"),
                         evaluation(world, "lambda-dlq-check", "b", "NON_COMPLIANT"),
                         evaluation(world, "lambda-dlq-check", "c", "NOT_APPLICABLE"),
                         evaluation(world, "lambda-dlq-check", "d", "INSUFFICIENT_DATA"),
                         evaluation(world, "our-own-rule", "e", "COMPLIANT")));
    const Input *input = world_input(world, "in.json");
    assert_string_equal(input->format, "aws-config-evaluations");
    assert_string_equal(input->scanned, "2026-11-22T06:00:00Z");
    assert_adds_up(&input->records);
    assert_int_equal(input->records.mapped, 4);
    assert_int_equal(input->records.unmapped, 1);
    static const Verdict verdicts[] = { VERDICT_PASS, VERDICT_FAIL, VERDICT_NA,
                                        VERDICT_UNKNOWN };
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(world_seen(world, "REL-1", i)->verdict, verdicts[i]);
    assert_string_equal(world_seen(world, "REL-1", 1)->resource->id, "b");
    assert_string_equal(world_seen(world, "REL-1", 1)->message, "as asked");
    assert_string_equal(world_seen(world, "REL-1", 1)->pointer, "/EvaluationResults/1");
}

static void a_rule_is_known_by_all_names_that_services_give_it(void **state)
{
    World *world = *state;
    static const char *const rules[] = {
        "lambda-dlq-check",
        "LAMBDA_DLQ_CHECK",
        "Lambda_DLQ_Check",
        "securityhub-lambda-dlq-check-0a1b2c3d",
        "securityhub-lambda-dlq-check-dadfg6",
        "securityhub-lambda-dlq-check",
        "lambda-dlq-check-conformance-pack-lw7ggyqsb",
    };
    static const char *const others[] = { "lambda-dlq", "my-lambda-dlq-check",
                                          "lambda-dlq-check-2", "securityhub-" };
    enum { N = sizeof rules / sizeof *rules, N_OTHERS = sizeof others / sizeof *others };
    Buffer list = buffer_new(world->arena);
    for (size_t i = 0; i < N + N_OTHERS; i++)
        buffer_format(
            &list, "%s%s", i ? "," : "",
            evaluation(world, i < N ? rules[i] : others[i - N], "a", "COMPLIANT"));
    world_read_text(world, made(world, "{'EvaluationResults':[%s]}", list.data));
    assert_int_equal(world_input(world, "in.json")->records.mapped, N);
    assert_int_equal(world_input(world, "in.json")->records.unmapped, N_OTHERS);
}

static void recorded_and_aggregated_evaluations_are_read_alike(void **state)
{
    World *world = *state;
    world_file(world, "placebo.json",
               "{'status_code':200,'data':{'EvaluationResults':[{"
               "'EvaluationResultIdentifier':{'EvaluationResultQualifier':{"
               "'ConfigRuleName':'lambda-dlq-check','ResourceId':'a'}},'ComplianceType':"
               "'COMPLIANT','ResultRecordedTime':{'__class__':'datetime','year':2026,"
               "'month':11,'day':20,'hour':4,'minute':15,'second':25,'microsecond':6}}]}}");
    world_file(world, "aggregate.json",
               made(world, "{'AggregateEvaluationResults':[%s],'NextToken':'x'}",
                    evaluation(world, "lambda-dlq-check", "b", "COMPLIANT")));
    world_file(
        world, "pack.json",
        made(world,
             "{'ConformancePackName':'p','ConformancePackRuleEvaluationResults'"
             ":[%s]}",
             evaluation(world, "lambda-dlq-check-conformance-pack-x", "c", "COMPLIANT")));
    world_read(world);
    assert_int_equal(world_count(world, "REL-1"), 3);
    assert_string_equal(world_input(world, "placebo.json")->scanned,
                        "2026-11-20T04:15:25Z");
    assert_int_equal(world_input(world, "aggregate.json")->n_remarks, 1);
}

static void a_rule_as_a_whole_is_one_verdict_without_resources(void **state)
{
    World *world = *state;
    world_read_text(world,
                    "{'ComplianceByConfigRules':[{'ConfigRuleName':"
                    "'lambda-dlq-check','Compliance':{'ComplianceType':"
                    "'NON_COMPLIANT','ComplianceContributorCount':{'CappedCount':3}}}"
                    ",{'ConfigRuleName':'dynamodb-pitr-enabled','Compliance':{"
                    "'ComplianceType':'COMPLIANT'}}]}");
    assert_string_equal(world_input(world, "in.json")->format, "aws-config-rules");
    assert_int_equal(world_seen(world, "REL-1", 0)->verdict, VERDICT_FAIL);
    assert_string_equal(world_seen(world, "REL-1", 0)->resource->id,
                        "rule lambda-dlq-check");
    assert_int_equal(world_seen(world, "REL-5", 0)->verdict, VERDICT_PASS);
}

/* --- AWS Trusted Advisor -------------------------------------------------------------- */

#define SUMMARY(processed)                                                                 \
    "'resourcesSummary':{'resourcesProcessed':" processed ",'resourcesFlagged':0,"         \
    "'resourcesIgnored':0,'resourcesSuppressed':0}"

static void a_flagged_resource_is_found_in_its_metadata(void **state)
{
    World *world = *state;
    world_read_text(
        world,
        "{'result':{'checkId':'L4dfs2Q4C5','timestamp':'2026-11-20T06:00:00Z','status':"
        "'error'," SUMMARY(
            "4") ",'flaggedResources':["
                 "{'status':'error','region':'eu-west-1','resourceId':'Zq1','isSuppressed':"
                 "false,"
                 "'metadata':['Red','eu-west-1','arn:aws:lambda:eu-west-1:123456789012:"
                 "function:old:"
                 "$LATEST',null,'python3.8']},"
                 "{'status':'warning','region':'eu-west-1','resourceId':'Zq2','"
                 "isSuppressed':false,"
                 "'metadata':['Yellow','eu-west-1','arn:aws:lambda:eu-west-1:123456789012:"
                 "function:"
                 "soon','nodejs20.x']},"
                 "{'status':'ok','region':'eu-west-1','resourceId':'Zq3','metadata':null},"
                 "{'status':'error','resourceId':'Zq4','isSuppressed':true}]}}");
    const Input *input = world_input(world, "in.json");
    assert_string_equal(input->format, "trusted-advisor");
    assert_string_equal(input->scanned, "2026-11-20T06:00:00Z");
    assert_adds_up(&input->records);
    assert_int_equal(input->records.in, 4);
    assert_int_equal(input->records.fail, 2);
    assert_int_equal(input->records.suppressed, 1);
    assert_string_equal(input->remarks[0],
                        "runtimes that are supported, though not for long: 1");
    assert_int_equal(world_count(world, "DEP-3"), 2);
    assert_string_equal(world_seen(world, "DEP-3", 0)->resource->id, "Zq3");
    assert_int_equal(world_seen(world, "DEP-3", 0)->verdict, VERDICT_PASS);
    assert_string_equal(world_seen(world, "DEP-3", 1)->resource->id, "old");
    assert_int_equal(world_seen(world, "DEP-3", 1)->verdict, VERDICT_FAIL);
    assert_string_equal(world_seen(world, "DEP-3", 1)->pointer,
                        "/result/flaggedResources/0");
    assert_int_equal(world_seen(world, "DEP-3", 1)->date, 20777);
}

static void a_check_that_flags_nothing_is_one_pass_where_it_looked(void **state)
{
    World *world = *state;
    world_read_text(
        world,
        "[{'result':{'checkId':'c18d2gz138','status':'ok',"
        "'flaggedResources':[]," SUMMARY(
            "7") "}},"
                 "{'result':{'checkId':'c18d2gz126','status':'ok'," SUMMARY(
                     "0") "}},{'result':{'checkId':'c18d2gz125','status':'not_available',"
                          "'flaggedResources':null," SUMMARY("2") "}}]");
    const Input *input = world_input(world, "in.json");
    assert_int_equal(input->records.in, 3);
    assert_int_equal(input->records.pass, 2);
    assert_string_equal(input->remarks[0], "checks that looked at no resource: 1");
    assert_int_equal(world_seen(world, "REL-5", 0)->verdict, VERDICT_PASS);
    assert_string_equal(world_seen(world, "REL-5", 0)->resource->id,
                        "what c18d2gz138 looked at");
    assert_int_equal(world_count(world, "OBS-4"), 0);
    assert_int_equal(world_seen(world, "OBS-3", 0)->verdict, VERDICT_UNKNOWN);
}

static void all_that_holds_results_is_read_alike(void **state)
{
    World *world = *state;
    world_file(world, "bare.json",
               "{'checkId':'c18d2gz138','status':'ok',"
               "'flaggedResources':[{'status':'ok','resourceId':'a'}]," SUMMARY("1") "}");
    world_file(world, "checks.json",
               "{'checks':[{'id':'c18d2gz138','name':'n','category':'fault_tolerance',"
               "'result':{'checkId':'c18d2gz138','status':'warning','flaggedResources':[{"
               "'status':'warning','resourceId':'b'}]}}]}");
    world_file(world, "results.json",
               "{'results':[{'checkId':'c18d2gz138','status':'error','flaggedResources':[{"
               "'status':'error','resourceId':'c'}]}]}");
    world_file(world, "summaries.json",
               "{'summaries':[{'checkId':'c18d2gz138','status':'ok','hasFlaggedResources':"
               "false," SUMMARY("3") "}]}");
    world_file(world, "new.json",
               "{'recommendationSummaries':[{'arn':'arn:aws:trustedadvisor::123456789012:"
               "recommendation/r','checkArn':'arn:aws:trustedadvisor:::check/c18d2gz138',"
               "'name':'Recovery','status':'warning','resourcesAggregates':{'okCount':1,"
               "'warningCount':2,'errorCount':0}}]}");
    world_read(world);
    assert_int_equal(world_count(world, "REL-5"), 5);
    assert_string_equal(world_said(world), "");
}

/* --- Azure ---------------------------------------------------------------------------- */

#define APP      "/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/app"
#define IDENTITY "23aa9cbe-c2fb-6a2f-6c97-885a6d48c4d1"

static void an_assessment_speaks_of_the_resource_in_its_id(void **state)
{
    World *world = *state;
    world_file(
        world, "cli.json",
        "[{'id':'" APP "/providers/Microsoft.Security/assessments/" IDENTITY "',"
        "'name':'" IDENTITY "','type':'Microsoft.Security/assessments','displayName':"
        "'d','resourceDetails':{'id':'other','source':'Azure'},'status':{'code':"
        "'Healthy'}},{'id':'x','name':'23AA9CBE-C2FB-6A2F-6C97-885A6D48C4D1','type':"
        "'Microsoft.Security/assessments','resourceDetails':{'Id':'" APP "2'},"
        "'status':{'code':'Unhealthy','description':'no identity'}},{'id':'y','name':"
        "'unknown','type':'Microsoft.Security/assessments','status':{'code':"
        "'NotApplicable'}}]");
    world_file(world, "rest.json",
               "{'value':[{'id':'" APP
               "3/providers/Microsoft.Security/assessments/" IDENTITY "','name':'" IDENTITY
               "','type':'Microsoft.Security/assessments',"
               "'properties':{'status':{'code':'Healthy'}}}],'nextLink':'https://n'}");
    world_read(world);
    assert_int_equal(world_input(world, "cli.json")->records.not_applicable, 1);
    assert_int_equal(world_input(world, "rest.json")->n_remarks, 1);
    assert_int_equal(world_count(world, "SCR-2"), 3);
    assert_string_equal(world_seen(world, "SCR-2", 0)->resource->id, "app");
    assert_string_equal(world_seen(world, "SCR-2", 1)->resource->id, "app2");
    assert_int_equal(world_seen(world, "SCR-2", 1)->verdict, VERDICT_FAIL);
    assert_string_equal(world_seen(world, "SCR-2", 1)->message, "no identity");
    assert_string_equal(world_seen(world, "SCR-2", 2)->resource->id, "app3");
}

static void a_policy_state_is_a_verdict_and_an_exemption_a_waiver_candidate(void **state)
{
    World *world = *state;
    static const char policy[] = "0da106f2-4ca3-48e8-bc85-c638fe6aea8f";
    world_read_text(
        world,
        made(world,
             "[{'policyDefinitionName':'%s','complianceState':'NonCompliant',"
             "'resourceId':'" APP "','timestamp':'2026-11-20T08:37:07.9+00:00'},"
             "{'policyDefinitionName':'%s','complianceState':'Compliant',"
             "'resourceId':'" APP "2'},"
             "{'policyDefinitionName':'%s','complianceState':'Exempt','resourceId':'" APP
             "3'},{'policyDefinitionName':'%s','complianceState':'Unknown',"
             "'resourceId':'" APP "4'}]",
             policy, policy, policy, policy));
    const Input *input = world_input(world, "in.json");
    assert_string_equal(input->format, "az-policy-state");
    assert_string_equal(input->scanned, "2026-11-20T08:37:07.9+00:00");
    assert_int_equal(input->records.mapped, 3);
    assert_int_equal(world_seen(world, "SCR-2", 0)->verdict, VERDICT_FAIL);
    assert_int_equal(world_seen(world, "SCR-2", 1)->verdict, VERDICT_PASS);
    assert_int_equal(world_seen(world, "SCR-2", 2)->verdict, VERDICT_UNKNOWN);
    assert_int_equal(world->one->n_suppressions, 1);
}

/* --- oddities ------------------------------------------------------------------------- */

static void words_that_no_service_writes_reject_their_record(void **state)
{
    World *world = *state;
    world_file(world, "1.json",
               made(world, "{'EvaluationResults':[%s,{},'x']}",
                    evaluation(world, "lambda-dlq-check", "a", "Compliant")));
    world_file(world, "2.json",
               "{'result':{'checkId':'c18d2gz138','status':'ok',"
               "'flaggedResources':[{'status':'green'},{'state':'ok'}]}}");
    world_file(world, "3.json",
               "[{'type':'Microsoft.Security/assessments','name':'n','id':"
               "'i','status':{'code':'Fine'}}]");
    world_read(world);
    assert_int_equal(world_input(world, "1.json")->records.rejected, 3);
    assert_int_equal(world_input(world, "2.json")->records.rejected, 2);
    assert_int_equal(world_input(world, "3.json")->records.rejected, 1);
    assert_non_null(strstr(world_said(world), "/EvaluationResults/0/ComplianceType: "
                                              "warning: expected COMPLIANT"));
    assert_non_null(strstr(world_said(world), "found \"green\""));
    assert_non_null(strstr(world_said(world), "\"state\" looks like it"));
    assert_non_null(strstr(world_said(world), "expected Healthy, Unhealthy or"));
}

static void their_false_friends_are_refused_by_name(void **state)
{
    static const struct {
        const char *text, *said;
    } friends[] = {
        { "{'ComplianceByResources':[]}", "AWS Config's compliance by resource" },
        { "{'ComplianceSummariesByResourceType':[]}", "AWS Config's compliance summary" },
        { "{'ConfigRules':[{'ConfigRuleName':'a'}]}", "definitions of AWS Config rules" },
        { "{'checks':[{'id':'a','name':'n','category':'security','metadata':[]}]}",
          "definitions of Trusted Advisor's checks" },
        { "{'statuses':[{'checkId':'a','status':'success'}]}", "refresh states" },
        { "{'AccountLimit':{},'AccountUsage':{'FunctionCount':4}}", "account settings" },
        { "{'FunctionEventInvokeConfigs':[]}", "asynchronous calls" },
        { "{'FunctionName':'a','FunctionArn':'arn:aws:lambda:r:1:function:a'}",
          "this is one function" },
    };
    enum { N = sizeof friends / sizeof *friends };
    World *world = *state;
    for (size_t i = 0; i < N; i++)
        world_file(world, made(world, "%zu.json", i), friends[i].text);
    world_read(world);
    assert_null(world->read);
    for (size_t i = 0; i < N; i++)
        assert_non_null(strstr(world_said(world), friends[i].said));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(an_evaluation_tells_of_its_resource),
        claim(a_rule_is_known_by_all_names_that_services_give_it),
        claim(recorded_and_aggregated_evaluations_are_read_alike),
        claim(a_rule_as_a_whole_is_one_verdict_without_resources),
        claim(a_flagged_resource_is_found_in_its_metadata),
        claim(a_check_that_flags_nothing_is_one_pass_where_it_looked),
        claim(all_that_holds_results_is_read_alike),
        claim(an_assessment_speaks_of_the_resource_in_its_id),
        claim(a_policy_state_is_a_verdict_and_an_exemption_a_waiver_candidate),
        claim(words_that_no_service_writes_reject_their_record),
        claim(their_false_friends_are_refused_by_name),
    };
    return cmocka_run_group_tests_name("ingest: providers", tests, NULL, NULL);
}
