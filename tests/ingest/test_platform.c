/* What the inventories of three clouds show of each function: its limits, who watches it,
 * who owns it. Names of variables tell; what they hold is never kept. */
#include <string.h>

#include "ingest/reading.h"

#define ARN "arn:aws:lambda:eu-west-1:111122223333:function:"

static void read_lambda(World *world, const char *settings)
{
    world_read_text(world, made(world,
                                "{'Functions':[{'FunctionName':'pay','FunctionArn':'" ARN
                                "pay','MemorySize':512,%s}]}",
                                settings));
    assert_string_equal(world_said(world), "");
}

static const InventoryItem *only(const World *world)
{
    assert_int_equal(world->one->n_inventory, 1);
    return &world->one->inventory[0];
}

static const InventoryItem *function_of(const World *world, const char *id)
{
    for (size_t i = 0; i < world->one->n_inventory; i++)
        if (strcmp(world->one->inventory[i].resource->id, id) == 0)
            return &world->one->inventory[i];
    fail_msg("no function %s:\n%s", id, world_dump(world));
    return NULL;
}

/* --- limits --------------------------------------------------------------------------- */

static void near_is_from_four_fifths_of_a_limit(void **state)
{
    World *world = *state;
    read_lambda(world, "'Timeout':719");
    assert_int_equal(only(world)->n_near, 0);
    assert_int_equal(world_count(world, "PRF-1"), 1);
    read_lambda(world, "'Timeout':720");
    const NearLimit *near = &only(world)->near[0];
    assert_string_equal(near->topic, "timeout_max_s");
    assert_int_equal(near->value, 720);
    assert_int_equal(near->limit, 900);
    assert_true(near->is_verified);
    const Observation *seen = world_on(world, "PRF-1", "pay");
    assert_string_equal(seen->check, "LF-NEAR-LIMIT");
    assert_int_equal(seen->verdict, VERDICT_FAIL);
    assert_int_equal(seen->strength, STRENGTH_INDIRECT);
    assert_string_equal(seen->message, "timeout 720 of 900 s");
    assert_int_equal(world->one->near_limit_bp, 8000);
    assert_string_equal(world->one->limits_reviewed, "2026-11-23");
}

/* Beyond what can be uploaded directly a package came unzipped limits' way. */
static void a_package_is_held_against_the_way_it_came(void **state)
{
    static const struct {
        int megabytes;
        const char *topic;
    } cases[] = { { 39, NULL },
                  { 40, "deployment_zip_mb" },
                  { 50, "deployment_zip_mb" },
                  { 51, NULL },
                  { 200, "deployment_unzipped_mb" } };
    World *world = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_lambda(world,
                    made(world, "'Timeout':9,'CodeSize':%d", cases[i].megabytes * 1048576));
        assert_int_equal(only(world)->n_near, cases[i].topic != NULL);
        if (cases[i].topic)
            assert_string_equal(only(world)->near[0].topic, cases[i].topic);
    }
}

static void temporary_storage_and_layers_have_limits_too(void **state)
{
    World *world = *state;
    read_lambda(world, "'Timeout':9,'EphemeralStorage':{'Size':10240},"
                       "'Layers':[{'Arn':'a'},{'Arn':'b'},{'Arn':'c'},{'Arn':'d'}]");
    assert_int_equal(only(world)->n_near, 2);
    assert_string_equal(only(world)->near[0].topic, "ephemeral_max_mb");
    assert_string_equal(only(world)->near[1].topic, "layers_max");
}

static void both_generations_of_google_functions_have_limits_of_their_own(void **state)
{
    World *world = *state;
    world_read_text(world,
                    "[{'name':'projects/p/locations/l/functions/one','status':'ACTIVE',"
                    "'runtime':'nodejs22','availableMemoryMb':8192,'timeout':'60s'},"
                    "{'name':'projects/p/locations/l/functions/two','state':'ACTIVE',"
                    "'environment':'GEN_2','buildConfig':{'runtime':'python312'},"
                    "'serviceConfig':{'availableMemory':'8Gi','timeoutSeconds':500},"
                    "'eventTrigger':{'eventType':'e'}},"
                    "{'name':'projects/p/locations/l/functions/three','state':'ACTIVE',"
                    "'environment':'GEN_2','serviceConfig':{'timeoutSeconds':500}},"
                    "{'name':'projects/p/locations/l/functions/four','state':'ACTIVE',"
                    "'environment':'GEN_1','buildConfig':{'runtime':'nodejs10'},"
                    "'serviceConfig':{'timeoutSeconds':500}}]");
    assert_int_equal(function_of(world, "one")->near[0].limit, 8192);
    assert_int_equal(function_of(world, "two")->memory_mb, 8192);
    assert_int_equal(function_of(world, "two")->near[0].limit, 540); /* an event's */
    assert_int_equal(function_of(world, "three")->n_near, 0);        /* a request's */
    assert_int_equal(function_of(world, "four")->near[0].limit, 540);
    assert_string_equal(function_of(world, "four")->runtime, "nodejs10");
    assert_int_equal(world_on(world, "DEP-3", "four")->verdict, VERDICT_FAIL);
}

/* --- observers ------------------------------------------------------------------------ */

static void whoever_watches_is_told_by_layer_handler_wrapper_or_name(void **state)
{
    static const struct {
        const char *settings, *observer, *message;
    } cases[] = {
        { "'Layers':[{'Arn':'arn:aws:lambda:eu-west-1:464622532012:layer:Datadog-"
          "Extension:83'}]",
          "Datadog", "its layer shows Datadog" },
        { "'Handler':'newrelic-lambda-wrapper.handler'", "New Relic",
          "its handler shows New Relic" },
        { "'Environment':{'Variables':{'AWS_LAMBDA_EXEC_WRAPPER':'/opt/dynatrace'}}",
          "Dynatrace", "its wrapper shows Dynatrace" },
        { "'Environment':{'Variables':{'SENTRY_DSN':'M4RK3R'}}", "Sentry",
          "its variable SENTRY_DSN shows Sentry" },
    };
    World *world = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_lambda(world, cases[i].settings);
        assert_int_equal(only(world)->n_watched_by, 1);
        assert_string_equal(only(world)->watched_by[0], cases[i].observer);
        const Observation *seen = world_on(world, "OBS-4", "pay");
        assert_int_equal(seen->verdict, VERDICT_PASS);
        assert_int_equal(seen->strength, STRENGTH_INDIRECT);
        assert_string_equal(seen->message, cases[i].message);
        assert_null(strstr(world_dump(world), "M4RK3R"));
    }
}

static void names_that_any_function_may_have_tell_nothing(void **state)
{
    World *world = *state;
    read_lambda(world, "'Environment':{'Variables':{'DD_ENV':'prod',"
                       "'OTEL_SERVICE_NAME':'pay','SENTRY_ENVIRONMENT':'x'}}");
    assert_int_equal(only(world)->n_watched_by, 0);
    assert_int_equal(world_count(world, "OBS-4"), 0);
}

static void an_observers_key_in_clear_is_a_finding_by_its_name(void **state)
{
    World *world = *state;
    read_lambda(world, "'Environment':{'Variables':{'DD_API_KEY':'M4RK3R'}}");
    const Observation *seen = world_on(world, "SCR-2", "pay");
    assert_string_equal(seen->check, "LF-OBSERVER-SECRET");
    assert_int_equal(seen->verdict, VERDICT_FAIL);
    assert_string_equal(seen->message,
                        "the variable DD_API_KEY holds a secret of Datadog in clear");
    assert_null(strstr(world_dump(world), "M4RK3R"));
}

static void settings_of_an_app_join_the_app_that_their_file_is_named_after(void **state)
{
    World *world = *state;
    world_file(
        world, "list.json",
        "[{'id':'/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/pay',"
        "'name':'pay','kind':'functionapp','state':'Running'}]");
    world_file(world, "pay.appsettings.json",
               "[{'name':'APPLICATIONINSIGHTS_CONNECTION_STRING','slotSetting':false,"
               "'value':'M4RK3R'},{'name':'DB','slotSetting':false,'value':"
               "'@Microsoft.KeyVault(SecretUri=M4RK3R)'},{'name':'Q','slotSetting':false,"
               "'value':'AccountKey=M4RK3R'}]");
    world_read(world);
    assert_int_equal(world_on(world, "OBS-4", "pay")->verdict, VERDICT_PASS);
    assert_int_equal(world_on(world, "SCR-2", "pay")->verdict, VERDICT_PASS);
    assert_int_equal(world_on(world, "SCR-1", "pay")->strength, STRENGTH_SUSPECT);
    assert_string_equal(only(world)->watched_by[0], "Azure Application Insights");
    assert_null(strstr(world_dump(world), "M4RK3R"));
}

/* --- apps and their owners ------------------------------------------------------------ */

#define SITES "'/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/"

static void apps_that_are_stopped_or_no_functions_are_not_counted(void **state)
{
    World *world = *state;
    world_read_text(
        world, "[{'id':" SITES "a','name':'a','kind':'functionapp,linux','state':'Running',"
               "'siteConfig':{'linuxFxVersion':'Python|3.7'},'tags':{'Team':'Pay'}},"
               "{'id':" SITES "b','name':'b','kind':'functionapp','state':'Stopped',"
               "'siteConfig':{'linuxFxVersion':'Python|3.7'}},"
               "{'id':" SITES "c','name':'c','kind':'functionapp,workflowapp',"
               "'state':'Running'},"
               "{'id':" SITES "d','name':'d','kind':'functionapp,linux,container',"
               "'state':'Running','siteConfig':{'linuxFxVersion':'DOCKER|r/i:1'}}]");
    const Input *input = world_input(world, "in.json");
    assert_string_equal(input->format, "az-functionapp-list");
    assert_adds_up(&input->records);
    assert_int_equal(input->records.mapped, 3);
    assert_int_equal(input->records.ignored_for[IGNORED_CONTEXT], 1);
    assert_int_equal(world_count(world, "DEP-3"), 1);
    assert_int_equal(world_on(world, "DEP-3", "a")->verdict, VERDICT_FAIL);
    assert_string_equal(world_on(world, "DEP-3", "a")->message,
                        "standard support of Python|3.7 ended on 2023-06-27");
    assert_string_equal(function_of(world, "a")->resource->owner, "Pay");
    assert_true(function_of(world, "d")->is_image);
    assert_int_equal(
        world->one->universe[model_find_practice(world->model, "DEP-3")->index], 2);
}

static void a_date_that_only_others_give_asks_for_confirmation(void **state)
{
    World *world = *state;
    world_read_text(world, "[{'name':'projects/p/locations/l/functions/f','state':'ACTIVE',"
                           "'environment':'GEN_2','buildConfig':{'runtime':'python39'}},"
                           "{'name':'projects/p/locations/l/functions/g','state':'ACTIVE',"
                           "'environment':'GEN_2','buildConfig':{'runtime':'cobol1'}}]");
    assert_int_equal(world_on(world, "DEP-3", "f")->strength, STRENGTH_SUSPECT);
    assert_int_equal(world_on(world, "DEP-3", "g")->verdict, VERDICT_UNKNOWN);
    assert_false(function_of(world, "g")->runtime_known);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(near_is_from_four_fifths_of_a_limit),
        claim(a_package_is_held_against_the_way_it_came),
        claim(temporary_storage_and_layers_have_limits_too),
        claim(both_generations_of_google_functions_have_limits_of_their_own),
        claim(whoever_watches_is_told_by_layer_handler_wrapper_or_name),
        claim(names_that_any_function_may_have_tell_nothing),
        claim(an_observers_key_in_clear_is_a_finding_by_its_name),
        claim(settings_of_an_app_join_the_app_that_their_file_is_named_after),
        claim(apps_that_are_stopped_or_no_functions_are_not_counted),
        claim(a_date_that_only_others_give_asks_for_confirmation),
    };
    return cmocka_run_group_tests_name("ingest: platform", tests, NULL, NULL);
}
