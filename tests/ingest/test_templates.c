/* Templates: what they declare, how it is joined to what runs, and what that proves. */
#include <string.h>

#include "ingest/reading.h"

#define ARN "arn:aws:lambda:eu-west-1:123456789012:function:"

static const char *listed(const World *world, const char *name)
{
    return made(world,
                "{'FunctionName':'%s','FunctionArn':'" ARN "%s','Runtime':'nodejs22.x'}",
                name, name);
}

static const char *inventory(const World *world, const char *first, const char *second)
{
    return made(world, "{'Functions':[%s,%s]}", listed(world, first),
                listed(world, second));
}

/* A CloudFormation template of these resources. */
static const char *template_of(const World *world, const char *resources)
{
    return made(world, "{'AWSTemplateFormatVersion':'2010-09-09','Resources':{%s}}",
                resources);
}

static const char *lambda(const World *world, const char *id, const char *properties)
{
    return made(world, "'%s':{'Type':'AWS::Lambda::Function','Properties':{%s}}", id,
                properties);
}

static Verdict declared(const World *world, const char *resource)
{
    for (size_t i = 0; world_seen(world, "DPL-1", i); i++)
        if (strcmp(world_seen(world, "DPL-1", i)->resource->id, resource) == 0)
            return world_seen(world, "DPL-1", i)->verdict;
    fail_msg("nothing says whether %s is declared:\n%s", resource, world_dump(world));
    return VERDICT_UNKNOWN;
}

static void every_resource_of_a_template_is_a_record_that_nobody_judged(void **state)
{
    World *world = *state;
    world_read_text(world, template_of(world, "'Q':{'Type':'AWS::SQS::Queue'},"
                                              "'F':{'Type':'AWS::Lambda::Function',"
                                              "'Properties':{'Runtime':'python3.13'}}"));
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_string_equal(input->format, "cloudformation");
    assert_int_equal(input->records.no_verdict, 2);
    assert_int_equal(input->records.mapped, 1);
    assert_int_equal(input->records.ignored_for[IGNORED_CONTEXT], 1);
    assert_int_equal(world->one->n_observations, 0);
    assert_int_equal(world->one->n_inventory, 0);
    assert_int_equal(world->one->n_declared, 1);
    assert_string_equal(world->one->declared[0].resource->id, "AWS::Lambda::Function.F");
    assert_string_equal(world->one->declared[0].pointer, "/Resources/F");
}

static void a_plain_function_name_joins_the_template_to_what_runs(void **state)
{
    World *world = *state;
    world_file(world, "run.json", inventory(world, "pay-capture", "by-hand"));
    world_file(world, "template.json",
               template_of(world, lambda(world, "Fn1", "'FunctionName':'pay-capture'")));
    world_read(world);
    assert_int_equal(declared(world, "pay-capture"), VERDICT_PASS);
    assert_int_equal(declared(world, "by-hand"), VERDICT_FAIL);
    assert_string_equal(world_seen(world, "DPL-1", 0)->tool, "cloudformation");
    assert_string_equal(world_seen(world, "DPL-1", 0)->check, "CFN-DECLARED");
    assert_string_equal(world->one->declared[0].resource->id, "pay-capture");
    assert_int_equal(world->one->n_inventory, 2);
}

static void what_proves_a_declaration_is_the_record_of_the_template(void **state)
{
    World *world = *state;
    world_file(world, "run.json", inventory(world, "pay-capture", "by-hand"));
    world_file(
        world, "scan.json",
        "{'results':[{'rule_id':'AVD-AWS-0066','long_id':'aws-lambda-enable-tracing',"
        "'rule_provider':'aws','severity':'LOW','status':0,"
        "'resource':'aws_lambda_function.pay_capture'}]}");
    world_read(world);
    const Observation *by_hand = world_on(world, "DPL-1", "by-hand");
    const Observation *capture = world_on(world, "DPL-1", "pay-capture");
    assert_int_equal(capture->verdict, VERDICT_PASS);
    assert_string_equal(capture->tool, "tfsec");
    assert_ptr_equal(capture->input, world_input(world, "scan.json"));
    assert_string_equal(capture->pointer, "/results/0");
    assert_int_equal(by_hand->verdict, VERDICT_FAIL);
    assert_string_equal(by_hand->pointer, "/Functions/1");
}

static void a_logical_id_joins_the_function_of_that_name(void **state)
{
    World *world = *state;
    world_file(world, "run.json", inventory(world, "pay-capture", "pay-refund"));
    world_file(world, "template.json",
               template_of(world, lambda(world, "PayCapture",
                                         "'FunctionName':{'Fn::Sub':'${Stage}-x'}")));
    world_read(world);
    assert_int_equal(declared(world, "pay-capture"), VERDICT_PASS);
}

/* The template's function may run under a name that CloudFormation made up: then it may be
 * the one that seems to be made by hand. */
static void a_declared_function_that_is_not_found_leaves_the_rest_unknown(void **state)
{
    World *world = *state;
    world_file(world, "run.json", inventory(world, "pay-capture", "stack-Other-1A2B"));
    world_file(
        world, "template.json",
        template_of(world, made(world, "%s,%s", lambda(world, "PayCapture", "'Timeout':3"),
                                lambda(world, "Other", "'Timeout':3"))));
    world_read(world);
    assert_int_equal(world_count(world, "DPL-1"), 1);
    assert_int_equal(declared(world, "pay-capture"), VERDICT_PASS);
}

static void the_tag_of_cloudformation_joins_a_made_up_name(void **state)
{
    World *world = *state;
    world_file(world, "run.json", inventory(world, "pay-capture", "stack-Other-1A2B"));
    world_file(world, "tags.json",
               "{'ResourceTagMappingList':[{'ResourceARN':'" ARN "stack-Other-1A2B','Tags':"
               "[{'Key':'aws:cloudformation:logical-id','Value':'Other'}]}]}");
    world_file(world, "template.json",
               template_of(world, lambda(world, "Other", "'Timeout':3")));
    world_read(world);
    assert_int_equal(declared(world, "stack-Other-1A2B"), VERDICT_PASS);
    assert_int_equal(declared(world, "pay-capture"), VERDICT_FAIL);
}

static void findings_on_an_address_join_the_function_that_its_template_names(void **state)
{
    World *world = *state;
    world_file(world, "run.json", inventory(world, "pay-capture", "pay-refund"));
    world_file(world, "template.json",
               template_of(world, lambda(world, "Fn1", "'FunctionName':'pay-capture'")));
    world_file(world, "checkov.json",
               "{'check_type':'cloudformation','results':{'failed_checks':[{'check_id':"
               "'CKV_AWS_116','resource':'AWS::Lambda::Function.Fn1'}]}}");
    world_read(world);
    const Observation *seen = world_seen(world, "REL-1", 0);
    assert_string_equal(seen->resource->id, "pay-capture");
    assert_int_equal(seen->verdict, VERDICT_FAIL);
    assert_false(seen->unjoined);
}

static void an_address_that_two_templates_name_differently_is_neither(void **state)
{
    World *world = *state;
    world_file(world, "run.json", inventory(world, "pay-capture", "pay-refund"));
    world_file(world, "a.json",
               template_of(world, lambda(world, "Fn1", "'FunctionName':'pay-capture'")));
    world_file(world, "b.json",
               template_of(world, lambda(world, "Fn1", "'FunctionName':'pay-refund'")));
    world_file(world, "checkov.json",
               "{'check_type':'cloudformation','results':{'failed_checks':[{'check_id':"
               "'CKV_AWS_116','resource':'AWS::Lambda::Function.Fn1'}]}}");
    world_read(world);
    assert_string_equal(world_seen(world, "REL-1", 0)->resource->id,
                        "AWS::Lambda::Function.Fn1");
    assert_int_equal(declared(world, "pay-capture"), VERDICT_PASS);
    assert_int_equal(declared(world, "pay-refund"), VERDICT_PASS);
}

static void a_template_alone_is_no_inventory(void **state)
{
    World *world = *state;
    const Practice *practice = model_find_practice(world->model, "REL-1");
    world_read_text(world,
                    template_of(world, lambda(world, "F", "'FunctionName':'pay-capture'")));
    assert_int_equal(world->one->universe[practice->index], -1);
    assert_int_equal(world->one->usage_stage, -1);
    assert_int_equal(world_count(world, "FIT-1"), 0);
}

static const char sam[] =
    "{'Transform':'AWS::Serverless-2016-10-31',"
    "'Globals':{'Function':{'Runtime':'nodejs18.x','Timeout':800,'MemorySize':256}},"
    "'Resources':{'Capture':{'Type':'AWS::Serverless::Function','Properties':{"
    "'Handler':'newrelic-lambda-wrapper.handler','MemorySize':10240,"
    "'Environment':{'Variables':{'DB_PASSWORD':'hunter2'}},"
    "'Events':{'Nightly':{'Type':'Schedule'},'Web':{'Type':'HttpApi'}}}}}}";

static void sam_globals_hold_for_its_functions(void **state)
{
    World *world = *state;
    world_read_text(world, sam);
    const InventoryItem *item = &world->one->declared[0];
    assert_string_equal(item->runtime, "nodejs18.x");
    assert_int_equal(item->timeout_s, 800);
    assert_int_equal(item->memory_mb, 10240);
    assert_true(item->runtime_retired < world->one->as_of);
    assert_int_equal(item->n_near, 2);
    assert_string_equal(item->near[0].topic, "memory_max_mb");
    assert_string_equal(item->near[1].topic, "timeout_max_s");
    assert_int_equal(item->n_watched_by, 1);
    assert_string_equal(item->watched_by[0], "New Relic");
    assert_int_equal(world->one->n_observations, 0);
    assert_int_equal(world->one->usage_stage, 3);
    assert_null(strstr(world_dump(world), "hunter2"));
}

static const char *checkov_on(const World *world, const char *resource, const char *file)
{
    return made(world,
                "{'check_type':'cloudformation','results':{'failed_checks':[{'check_id':"
                "'CKV_AWS_116','resource':'%s','file_path':'%s'}]}}",
                resource, file);
}

/* Scanned as it was written, and as SAM made it. */
static void a_function_of_sam_and_what_becomes_of_it_are_one(void **state)
{
    static const char written[] = "AWS::Serverless::Function.Capture";
    static const char becomes[] = "AWS::Lambda::Function.Capture";
    World *world = *state;
    world_file(world, "a.json", checkov_on(world, written, "/template.yaml"));
    world_file(world, "b.json", checkov_on(world, becomes, "/template.yaml"));
    world_read(world);
    assert_int_equal(world_count(world, "REL-1"), 2);
    assert_ptr_equal(world_seen(world, "REL-1", 0)->resource,
                     world_seen(world, "REL-1", 1)->resource);
    world_file(world, "run.json", inventory(world, "capture", "refund"));
    world_read(world);
    assert_string_equal(world_seen(world, "REL-1", 0)->resource->id, "capture");
    assert_string_equal(world_seen(world, "REL-1", 1)->resource->id, "capture");
}

static void one_logical_id_in_two_templates_is_two_functions(void **state)
{
    World *world = *state;
    world_file(
        world, "a.json",
        checkov_on(world, "AWS::Serverless::Function.Capture", "/pay/template.yaml"));
    world_file(world, "b.json",
               checkov_on(world, "AWS::Lambda::Function.Capture", "/shop/template.yaml"));
    world_read(world);
    assert_ptr_not_equal(world_seen(world, "REL-1", 0)->resource,
                         world_seen(world, "REL-1", 1)->resource);
}

static void the_name_in_a_sam_template_joins_what_sam_makes_of_it(void **state)
{
    World *world = *state;
    world_file(world, "run.json", inventory(world, "pay-capture", "pay-refund"));
    world_file(
        world, "sam.json",
        "{'Transform':'AWS::Serverless-2016-10-31','Resources':{'Fn':{'Type':"
        "'AWS::Serverless::Function','Properties':{'FunctionName':'pay-capture'}}}}");
    world_file(world, "b.json",
               checkov_on(world, "AWS::Lambda::Function.Fn", "/packaged.yaml"));
    world_read(world);
    assert_string_equal(world_seen(world, "REL-1", 0)->resource->id, "pay-capture");
    assert_int_equal(declared(world, "pay-capture"), VERDICT_PASS);
    assert_int_equal(declared(world, "pay-refund"), VERDICT_FAIL);
}

static void event_sources_and_apis_of_templates_are_signals_of_use(void **state)
{
    World *world = *state;
    world_read_text(world, template_of(world, "'M':{'Type':"
                                              "'AWS::Lambda::EventSourceMapping'}"));
    assert_int_equal(world->one->usage_stage, 2);
}

static void what_the_cdk_and_get_template_write_are_templates(void **state)
{
    World *world = *state;
    world_file(world, "cdk.json",
               "{'Resources':{'F':{'Type':'AWS::Lambda::Function','Properties':{}},"
               "'CDKMetadata':{'Type':'AWS::CDK::Metadata'}},'Rules':{}}");
    world_file(world, "get.json",
               "{'TemplateBody':{'Resources':{'G':{'Type':'AWS::Lambda::Function'}}},"
               "'StagesAvailable':['Original']}");
    world_read(world);
    assert_int_equal(world_input(world, "cdk.json")->records.no_verdict, 2);
    assert_int_equal(world_input(world, "get.json")->records.no_verdict, 1);
    assert_int_equal(world->one->n_declared, 2);
}

static void the_state_of_the_serverless_framework_names_its_functions(void **state)
{
    World *world = *state;
    world_file(world, "run.json", inventory(world, "pay-dev-capture", "pay-dev-old"));
    world_file(
        world, "state.json",
        "{'service':{'service':'pay','provider':{'name':'aws','runtime':'nodejs22.x',"
        "'compiledCloudFormationTemplate':{'AWSTemplateFormatVersion':'2010-09-09',"
        "'Resources':{'CaptureLambdaFunction':{'Type':'AWS::Lambda::Function',"
        "'Properties':{'FunctionName':'pay-dev-capture','Runtime':'nodejs22.x'}},"
        "'CaptureLogGroup':{'Type':'AWS::Logs::LogGroup'}}}}},"
        "'package':{'artifact':'pay.zip'}}");
    world_read(world);
    const Input *input = world_input(world, "state.json");
    assert_string_equal(input->format, "serverless-state");
    assert_int_equal(input->records.no_verdict, 2);
    assert_int_equal(declared(world, "pay-dev-capture"), VERDICT_PASS);
    assert_int_equal(declared(world, "pay-dev-old"), VERDICT_FAIL);
}

static void loops_of_templates_are_counted_and_broken_resources_rejected(void **state)
{
    World *world = *state;
    world_read_text(world, template_of(world, "'Fn::ForEach::Q':['N',['a'],{}],"
                                              "'A':{'Properties':{}},'B':12"));
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_int_equal(input->records.no_verdict, 1);
    assert_int_equal(input->records.rejected, 2);
    assert_non_null(strstr(world_said(world), "/Resources/A"));
    assert_non_null(strstr(world_said(world), "/Resources/B"));
}

static void yaml_is_refused_by_name_and_says_how_to_convert(void **state)
{
    static const struct {
        const char *text, *said;
    } files[] = {
        { "# Payments\nAWSTemplateFormatVersion: '2010-09-09'\nResources:\n",
          "CloudFormation template in YAML, which is not read; give it as JSON: rain fmt" },
        { "---\nResources:\n  Q:\n    Type: AWS::SQS::Queue\n", "rain fmt --json" },
        { "service: pay\nprovider:\n  name: aws\n", "serverless-state.json" },
    };
    World *world = *state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        world_bytes(world, made(world, "%zu.yml", i), files[i].text, strlen(files[i].text));
    world_file(world, "3.json",
               "{'TemplateBody':'Resources:','StagesAvailable':['Original']}");
    world_read(world);
    assert_null(world->one);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        assert_non_null(strstr(world_said(world), files[i].said));
    assert_non_null(strstr(world_said(world), "3.json: this is a template in YAML"));
}

/* --- Terraform ------------------------------------------------------------------------ */

#define TF_FUNCTION(address, name)                                                         \
    "{'address':'" address "','mode':'managed','type':'aws_lambda_function','name':'f',"   \
    "'values':{'function_name':'" name "','runtime':'python3.9','timeout':890,"            \
    "'environment':[{'variables':{'DD_API_KEY':'hunter2'}}],"                              \
    "'layers':['arn:aws:lambda:eu-west-1:464622532012:layer:Datadog-Python39:50']}}"

static const char plan[] =
    "{'format_version':'1.2','terraform_version':'1.9.5','planned_values':{'root_module':{"
    "'resources':[" TF_FUNCTION(
        "aws_lambda_function.capture",
        "pay-capture") ","
                       "{'address':'data.aws_region.here','mode':'data','type':'aws_region'"
                       ",'name':'here'}],"
                       "'child_modules':[{'address':'module.m','resources':["
                       "{'address':'module.m.aws_sqs_queue.q','mode':'managed','type':'aws_"
                       "sqs_queue',"
                       "'name':'q','values':{}}],'child_modules':[{'address':'module.m."
                       "module.n',"
                       "'resources':[" TF_FUNCTION(
                           "module.m.module.n.aws_lambda_function.f",
                           "pay-refund") "]}]}]}}}";

static void a_terraform_plan_declares_functions_in_all_its_modules(void **state)
{
    World *world = *state;
    world_file(world, "run.json", inventory(world, "pay-capture", "pay-refund"));
    world_file(world, "plan.json", plan);
    world_read(world);
    const Input *input = world_input(world, "plan.json");
    assert_string_equal(input->format, "terraform-plan");
    assert_string_equal(input->tool_version, "1.9.5");
    assert_int_equal(input->records.no_verdict, 3);
    assert_int_equal(declared(world, "pay-capture"), VERDICT_PASS);
    assert_int_equal(declared(world, "pay-refund"), VERDICT_PASS);
    assert_string_equal(world_seen(world, "DPL-1", 0)->check, "TF-DECLARED");
    assert_string_equal(world->one->declared[0].watched_by[0], "Datadog");
    assert_int_equal(world->one->declared[0].near[0].value, 890);
    assert_null(strstr(world_dump(world), "hunter2"));
}

static void a_terraform_state_file_names_what_it_manages(void **state)
{
    World *world = *state;
    world_file(world, "run.json", inventory(world, "pay-capture", "by-hand"));
    world_file(world, "terraform.json",
               "{'version':4,'terraform_version':'1.9.5','serial':7,'lineage':'a-b',"
               "'resources':[{'module':'module.m','mode':'managed',"
               "'type':'aws_lambda_function','name':'this','instances':[{'attributes':"
               "{'function_name':'pay-capture','memory_size':512}}]},"
               "{'mode':'data','type':'aws_region','name':'r','instances':[{}]}]}");
    world_read(world);
    const Input *input = world_input(world, "terraform.json");
    assert_string_equal(input->format, "terraform-state-file");
    assert_int_equal(input->records.no_verdict, 1);
    assert_int_equal(declared(world, "pay-capture"), VERDICT_PASS);
    assert_int_equal(declared(world, "by-hand"), VERDICT_FAIL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(every_resource_of_a_template_is_a_record_that_nobody_judged),
        claim(a_plain_function_name_joins_the_template_to_what_runs),
        claim(what_proves_a_declaration_is_the_record_of_the_template),
        claim(a_logical_id_joins_the_function_of_that_name),
        claim(a_declared_function_that_is_not_found_leaves_the_rest_unknown),
        claim(the_tag_of_cloudformation_joins_a_made_up_name),
        claim(findings_on_an_address_join_the_function_that_its_template_names),
        claim(an_address_that_two_templates_name_differently_is_neither),
        claim(a_template_alone_is_no_inventory),
        claim(sam_globals_hold_for_its_functions),
        claim(a_function_of_sam_and_what_becomes_of_it_are_one),
        claim(one_logical_id_in_two_templates_is_two_functions),
        claim(the_name_in_a_sam_template_joins_what_sam_makes_of_it),
        claim(event_sources_and_apis_of_templates_are_signals_of_use),
        claim(what_the_cdk_and_get_template_write_are_templates),
        claim(the_state_of_the_serverless_framework_names_its_functions),
        claim(loops_of_templates_are_counted_and_broken_resources_rejected),
        claim(yaml_is_refused_by_name_and_says_how_to_convert),
        claim(a_terraform_plan_declares_functions_in_all_its_modules),
        claim(a_terraform_state_file_names_what_it_manages),
    };
    return cmocka_run_group_tests_name("ingest: templates", tests, NULL, NULL);
}
