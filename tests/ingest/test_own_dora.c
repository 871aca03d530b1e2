/* rung-dora/1: delivery figures, what they prove, and the place of every slip. */
#include <string.h>

#include "ingest/reading.h"

#define PERIOD "'schema':'rung-dora/1','from':'2026-08-23','to':'2026-11-20'"

static void read_service(World *world, const char *figures)
{
    world_read_text(world,
                    made(world, "{" PERIOD ",'services':[{'service':'pay',%s}]}", figures));
    assert_string_equal(world_said(world), "");
    assert_adds_up(&world_input(world, "in.json")->records);
}

static void figures_are_kept_with_their_period_and_place(void **state)
{
    World *world = *state;
    world_read_text(world,
                    "{" PERIOD ",'source':'https://e.com/d','services':[{'service':'pay',"
                    "'deployments':118,'manual_deployments':0,'failed_deployments':4,"
                    "'lead_time_median_minutes':310,'time_to_restore_median_minutes':42},"
                    "{'service':'reports','deployments':0}]}");
    assert_string_equal(world_said(world), "");
    assert_int_equal(world->one->n_deliveries, 2);
    const Delivery *pay = &world->one->deliveries[0];
    assert_string_equal(pay->service, "pay");
    assert_int_equal(pay->period_days, 90);
    assert_int_equal(pay->change_failure_bp, 338);
    assert_string_equal(pay->source, "https://e.com/d");
    assert_string_equal(pay->pointer, "/services/0");
    assert_int_equal(world->one->deliveries[1].manual_deployments, -1);
    assert_int_equal(world->one->deliveries[1].change_failure_bp, -1);
    const Input *input = world_input(world, "in.json");
    assert_int_equal(input->records.mapped, 1);
    assert_int_equal(input->records.ignored_for[IGNORED_CONTEXT], 1);
    assert_adds_up(&input->records);
}

static void a_quarter_without_a_manual_deployment_is_automated(void **state)
{
    World *world = *state;
    read_service(world, "'deployments':3,'manual_deployments':0");
    assert_seen(world, "DPL-2", "pay", VERDICT_PASS, "/services/0");
    const Observation *seen = world_on(world, "DPL-2", "pay");
    assert_string_equal(seen->check, "DORA-MANUAL");
    assert_string_equal(seen->tool, "dora");
    assert_string_equal(seen->resource->kind, "pipeline");
    assert_string_equal(seen->message, "3 deployments in 90 days, 0 by hand");
    assert_int_equal(seen->date, 20777); /* 2026-11-20 */
    assert_int_equal(seen->strength, STRENGTH_DIRECT);
}

static void one_manual_deployment_is_one_too_many(void **state)
{
    World *world = *state;
    read_service(world, "'deployments':5,'manual_deployments':1");
    assert_seen(world, "DPL-2", "pay", VERDICT_FAIL, "/services/0");
}

/* Too short a period, or too few deployments in it: no more than a month between two. */
static void a_pipeline_that_hardly_ran_shows_nothing(void **state)
{
    World *world = *state;
    read_service(world, "'deployments':2,'manual_deployments':0");
    for (size_t i = 0; world_seen(world, "DPL-2", i); i++)
        assert_int_equal(world_seen(world, "DPL-2", i)->strength, STRENGTH_INDIRECT);
    world_file(world, "in.json",
               "{'schema':'rung-dora/1','from':'2026-08-24','to':'2026-11-20',"
               "'services':[{'service':'pay','deployments':89,'manual_deployments':0}]}");
    world_read(world);
    for (size_t i = 0; world_seen(world, "DPL-2", i); i++)
        assert_int_equal(world_seen(world, "DPL-2", i)->strength, STRENGTH_INDIRECT);
}

static void more_failed_changes_than_at_the_medium_level_fail(void **state)
{
    World *world = *state;
    read_service(world, "'deployments':20,'failed_deployments':4");
    assert_seen(world, "DPL-3", "pay", VERDICT_FAIL, "/services/0");
    assert_int_equal(world_on(world, "DPL-3", "pay")->strength, STRENGTH_WEAK);
    read_service(world, "'deployments':20,'failed_deployments':3");
    assert_seen(world, "DPL-3", "pay", VERDICT_PASS, "/services/0");
    read_service(world, "'deployments':9,'failed_deployments':9");
    assert_int_equal(world_count(world, "DPL-3"), 0);
}

/* A week and a month between deployments; a week and a month of lead time. */
static void speed_only_supports(void **state)
{
    static const struct {
        const char *figures;
        int verdict; /* -1: none */
    } cases[] = {
        { "'deployments':13", VERDICT_PASS },
        { "'deployments':12", -1 },
        { "'deployments':3", -1 },
        { "'deployments':2", VERDICT_FAIL },
        { "'deployments':0", -1 },
    };
    World *world = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_service(world, cases[i].figures);
        assert_int_equal(world_count(world, "DPL-2"), cases[i].verdict >= 0);
        if (cases[i].verdict < 0)
            continue;
        assert_int_equal(world_seen(world, "DPL-2", 0)->verdict, cases[i].verdict);
        assert_int_equal(world_seen(world, "DPL-2", 0)->strength, STRENGTH_INDIRECT);
    }
    read_service(world, "'deployments':4,'lead_time_median_minutes':10080");
    assert_int_equal(world_seen(world, "DPL-2", 0)->verdict, VERDICT_PASS);
    read_service(world, "'deployments':4,'lead_time_median_minutes':43201");
    assert_int_equal(world_seen(world, "DPL-2", 0)->verdict, VERDICT_FAIL);
    read_service(world, "'deployments':4,'time_to_restore_median_minutes':1439");
    assert_int_equal(world_seen(world, "DPL-5", 0)->verdict, VERDICT_PASS);
    read_service(world, "'deployments':4,'time_to_restore_median_minutes':10081");
    assert_int_equal(world_seen(world, "DPL-5", 0)->verdict, VERDICT_FAIL);
}

static void every_slip_is_named_with_its_place(void **state)
{
    World *world = *state;
    world_read_text(
        world, "{'schema':'rung-dora/1','from':'2026-11-20','to':'2026-08-23','services':["
               "{'service':'a','deployments':3,'manual_deploys':1},"
               "{'service':'b','deployments':3,'manual_deployments':4},"
               "{'service':'c','deployments':'many'},"
               "{'service':'d','deployments':1.5},"
               "{'service':'','deployments':1},"
               "{'deployments':1},7]}");
    assert_null(world->read);
    assert_says(world, "/to: the period ends before it begins");
    assert_says(world, "/services/0/manual_deploys: unknown member \"manual_deploys\"; did "
                       "you mean \"manual_deployments\"?");
    assert_says(world, "/services/1/manual_deployments: expected at most the 3 "
                       "deployments, found 4");
    assert_says(world, "/services/2/deployments: expected a whole number");
    assert_says(world, "/services/3/deployments: expected a whole number");
    assert_says(world, "/services/4/service: expected a text that says something");
    assert_says(world, "/services/5/service: expected a text, found nothing");
    assert_says(world, "/services/6: expected an object");
}

static void a_service_stands_once_and_a_file_has_one(void **state)
{
    World *world = *state;
    world_read_text(world, "{" PERIOD ",'services':[{'service':'a','deployments':1},"
                           "{'service':'a','deployments':2}]}");
    assert_says(world, "/services/1/service: service \"a\" stands twice");
    world_file(world, "in.json", "{" PERIOD ",'services':[]}");
    world_read(world);
    assert_says(world, "/services: expected at least one service, found none");
    world_file(world, "in.json", "{'schema':'rung-dora/2'}");
    world_read(world);
    assert_says(world, "found \"rung-dora/2\"; did you mean \"rung-dora/1\"?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(figures_are_kept_with_their_period_and_place),
        claim(a_quarter_without_a_manual_deployment_is_automated),
        claim(one_manual_deployment_is_one_too_many),
        claim(a_pipeline_that_hardly_ran_shows_nothing),
        claim(more_failed_changes_than_at_the_medium_level_fail),
        claim(speed_only_supports),
        claim(every_slip_is_named_with_its_place),
        claim(a_service_stands_once_and_a_file_has_one),
    };
    return cmocka_run_group_tests_name("ingest: delivery figures", tests, NULL, NULL);
}
