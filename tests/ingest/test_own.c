/* rung's own forms: strict, with the place of every slip and the nearest word. */
#include <string.h>

#include "ingest/reading.h"

static void answers_waivers_and_owners_are_kept(void **state)
{
    World *world = *state;
    world_file(
        world, "a.json",
        "{'schema':'rung-answers/1','entity':'Payments','organisation':'Bank','answers':"
        "[{'question':'Q01','selected':['c'],'evidence':'https://e.com','answered_on':"
        "'2026-11-03','answered_by':'Lead','note':'n'},{'question':'Q02','selected':"
        "['unknown']}]}");
    world_file(
        world, "f.json",
        "{'Functions':[{'FunctionArn':'arn:aws:lambda:eu-west-1:1:function:pay-hook',"
        "'TracingConfig':{'Mode':'Active'}}]}");
    world_file(world, "o.json",
               "{'schema':'rung-owners/1','owners':["
               "{'resource':'pay-*','owner':'Pay'},"
               "{'resource':'*','owner':'Anybody'},"
               "{'practice':'DPL-2','owner':'Delivery'},"
               "{'capability':'deployment','owner':'Platform'}]}");
    world_file(world, "w.json",
               "{'schema':'rung-waivers/1','waivers':[{'id':'W-1','practice':'IAM-3',"
               "'resource':'arn:aws:lambda:eu-west-1:1:function:pay-hook','reason':'r',"
               "'approver':'a','created':'2026-05-04','expires':'2026-10-31'}]}");
    world_read(world);
    assert_string_equal(world->one->entity, "Payments");
    assert_string_equal(world->one->organisation, "Bank");
    assert_int_equal(world->one->n_answers, 2);
    assert_string_equal(world->one->answers[0].selected[0]->id, "c");
    assert_int_equal(world->one->answers[1].date, DATE_NONE);
    assert_string_equal(world->one->waivers[0].resource, "pay-hook");
    assert_string_equal(world_seen(world, "OBS-4", 0)->resource->owner, "Pay");
    assert_string_equal(
        assessment_owner_of(world->one, model_find_practice(world->model, "DPL-2")),
        "Delivery");
    assert_string_equal(
        assessment_owner_of(world->one, model_find_practice(world->model, "DPL-3")),
        "Platform");
    for (size_t i = 0; i < world->one->n_inputs; i++)
        assert_adds_up(&world->one->inputs[i].records);
    assert_string_equal(world_said(world), "");
}

static void every_slip_in_answers_is_named(void **state)
{
    World *world = *state;
    world_read_text(world,
                    "{'schema':'rung-answers/1','entity':'E','anwsers':[],'answers':["
                    "{'question':'Q99','selected':['a']},"
                    "{'question':'Q01','selected':['z'],'answerd_on':'2026-11-03'},"
                    "{'question':'Q02','selected':[]},"
                    "{'question':'Q02','selected':['c'],'answered_on':'yesterday'}]}");
    assert_null(world->read);
    assert_string_equal(
        world_said(world),
        "in.json: /anwsers: unknown member \"anwsers\"; did you mean \"answers\"? (byte "
        "50)\n"
        "in.json: /answers/0/question: there is no question \"Q99\"; did you mean \"Q09\"? "
        "(byte 76)\n"
        "in.json: /answers/1/answerd_on: unknown member \"answerd_on\"; did you mean "
        "\"answered_on\"? (byte 148)\n"
        "in.json: /answers/1/selected/0: question Q01 has no option \"z\"; it has a, b, c, "
        "d, "
        "unknown (byte 130)\n"
        "in.json: /answers/2/selected: expected at least one option, found none (byte "
        "191)\n"
        "in.json: /answers/3/answered_on: expected a date such as 2026-11-23, found "
        "\"yesterday\" (byte 244)\n");
}

static void an_unknown_practice_names_the_nearest(void **state)
{
    World *world = *state;
    world_read_text(world,
                    "{'schema':'rung-waivers/1','waivers':[{'id':'W','practice':'IAM3',"
                    "'reason':'r','approver':'a','created':'2026-05-04','expires':"
                    "'2026-10-31'}]}");
    assert_says(world, "in.json: /waivers/0/practice: warning: there is no practice "
                       "\"IAM3\"; did you mean \"IAM-3\"? (byte 59)\n");
}

static void an_owner_rule_names_one_thing(void **state)
{
    World *world = *state;
    world_read_text(world,
                    "{'schema':'rung-owners/1','owners':[{'owner':'x'},{'resource':'a',"
                    "'capability':'access','owner':'y'},{'capability':'acess','owner':"
                    "'z'}]}");
    assert_string_equal(
        world_said(world),
        "in.json: /owners/0: expected exactly one of \"resource\", "
        "\"practice\" and \"capability\" (byte 36)\n"
        "in.json: /owners/1: expected exactly one of \"resource\", "
        "\"practice\" and \"capability\" (byte 50)\n"
        "in.json: /owners/2/capability: there is no capability \"acess\"; did "
        "you mean \"access\"? (byte 115)\n");
}

static void a_critical_resource_weighs_more(void **state)
{
    World *world = *state;
    world_file(world, "owners.json",
               "{'schema':'rung-owners/1','owners':[{'resource':'pay-*','owner':'x',"
               "'criticality':'high'},{'resource':'*','owner':'y'}]}");
    world_file(world, "seen.json",
               "{'schema':'rung-assessment/1','entity':'E','as_of':'2026-11-23',"
               "'observations':[{'practice':'REL-1','tool':'t','check_id':'c','strength':"
               "'direct','resource':'pay-in','verdict':'pass'},{'practice':'REL-1','tool':"
               "'t','check_id':'c','strength':'direct','resource':'chat','verdict':'fail'"
               "}]}");
    world_read(world);
    assert_int_equal(world_on(world, "REL-1", "pay-in")->resource->weight, 3);
    assert_int_equal(world_on(world, "REL-1", "chat")->resource->weight, 1);
}

static void only_resources_are_more_or_less_critical(void **state)
{
    World *world = *state;
    world_read_text(world, "{'schema':'rung-owners/1','owners':[{'capability':'access',"
                           "'owner':'x','criticality':'high'},{'resource':'a','owner':'x',"
                           "'criticality':'huge'}]}");
    assert_says(world, "/owners/0/criticality: expected beside \"resource\"");
    assert_says(world, "/owners/1/criticality: expected low, medium or high");
}

static void two_entities_in_two_files_are_an_error(void **state)
{
    World *world = *state;
    world_file(world, "a.json", "{'schema':'rung-answers/1','entity':'A','answers':[]}");
    world_file(world, "b.json", "{'schema':'rung-answers/1','entity':'B','answers':[]}");
    world_read(world);
    assert_null(world->read);
    assert_string_equal(world_said(world),
                        "a.json: warning: no data: this file says nothing, good or bad\n"
                        "b.json: /entity: a.json speaks of \"A\", this file of \"B\" "
                        "(byte 36)\n");
}

static void the_command_line_names_the_entity(void **state)
{
    World *world = *state;
    world->options.entity = "Mine";
    world_read_text(world, "{'schema':'rung-answers/1','entity':'A','answers':[]}");
    assert_string_equal(world->one->entity, "Mine");
}

static void without_a_name_it_is_this_organisation(void **state)
{
    World *world = *state;
    world_read_text(world, "[]");
    assert_string_equal(world->one->entity, "this organisation");
}

static const char *observation(const World *world, const char *practice,
                               const char *verdict, const char *strength)
{
    return made(world,
                "{'practice':'%s','tool':'prowler','check_id':'c','strength':'%s',"
                "'resource':'fn-00','verdict':'%s','date':'2026-11-20'}",
                practice, strength, verdict);
}

static void an_assessment_is_taken_as_given(void **state)
{
    World *world = *state;
    world->options.as_of = DATE_NONE;
    world_read_text(world,
                    made(world,
                         "{'schema':'rung-assessment/1','entity':'E','as_of':'2026-10-01',"
                         "'universe':{'REL-1':20},'resource_weight':{'fn-00':3},"
                         "'observations':[%s,%s,%s],"
                         "'answers':[{'question':'Q09','selected':['c']}],"
                         "'not_applicable':['IAM-4',{'practice':'FIT-4','reason':'events "
                         "only'},'IAM-3']}",
                         observation(world, "REL-1", "fail", "direct"),
                         observation(world, "REL-1", "unknown", "weak"),
                         observation(world, "IAM-4", "na", "context")));
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_int_equal(input->records.in, 7);
    assert_int_equal(input->records.mapped, 5);
    assert_int_equal(world->one->as_of, 20727); /* 2026-10-01 */
    assert_int_equal(world_count(world, "REL-1"), 2);
    const Observation *seen = world_seen(world, "REL-1", 0);
    assert_string_equal(seen->resource->id, "fn-00");
    assert_int_equal(seen->resource->weight, 3);
    assert_int_equal(seen->date, 20777);
    assert_string_equal(seen->tool, "prowler");
    assert_int_equal(world->one->universe[seen->practice->index], 20);
    assert_int_equal(world->one->n_not_applicable, 2);
    assert_string_equal(
        world_said(world),
        "in.json: /not_applicable/2: warning: IAM-3 always applies; the claim "
        "that it does not is set aside (byte 640)\n"
        "in.json: /observations/0: warning: speaks of 2026-11-20, after the day of the "
        "verdict "
        "(2026-10-01), "
        "and counts as fresh\n");
}

static void every_slip_in_an_assessment_is_named(void **state)
{
    World *world = *state;
    world_read_text(world,
                    made(world,
                         "{'schema':'rung-assessment/1','as_of':'soon','observation':[],"
                         "'universe':{'REL-9':1,'REL-1':-1},'observations':[%s]}",
                         observation(world, "REL-1", "passed", "direct")));
    assert_null(world->read);
    assert_string_equal(
        world_said(world),
        "in.json: /entity: expected a text, found nothing\n"
        "in.json: /as_of: expected a date such as 2026-11-23, found \"soon\" (byte 38)\n"
        "in.json: /observation: unknown member \"observation\"; did you mean "
        "\"observations\"? (byte 59)\n"
        "in.json: /universe/REL-9: there is no practice \"REL-9\"; did you mean \"REL-1\"? "
        "(byte 82)\n"
        "in.json: /universe/REL-1: expected a whole number from 0 to 1000000000, found -1 "
        "(byte 92)\n"
        "in.json: /observations/0/verdict: expected pass, fail, na or unknown, found "
        "\"passed\"; did you mean \"pass\"? (byte 213)\n");
}

static void a_portfolio_gives_one_assessment_per_entity(void **state)
{
    World *world = *state;
    world_read_text(world,
                    made(world,
                         "{'schema':'rung-assessment/1','entities':["
                         "{'entity':'A','as_of':'2026-11-23','observations':[%s]},"
                         "{'entity':'B','as_of':'2026-11-23','answers':["
                         "{'question':'Q01','selected':['a']}]}],'unassessed':['C']}",
                         observation(world, "REL-1", "pass", "direct")));
    assert_int_equal(world->read->n_entities, 2);
    assert_string_equal(world->read->entities[0]->entity, "A");
    assert_int_equal(world->read->entities[0]->n_observations, 1);
    assert_int_equal(world->read->entities[0]->n_answers, 0);
    assert_string_equal(world->read->entities[1]->entity, "B");
    assert_int_equal(world->read->entities[1]->n_answers, 1);
    assert_int_equal(world->read->entities[1]->inputs[0].records.in, 1);
    assert_int_equal(world->read->n_unassessed, 1);
    assert_string_equal(world->read->unassessed[0], "C");
}

static void a_portfolio_stands_alone(void **state)
{
    World *world = *state;
    world_file(world, "a.json",
               "{'schema':'rung-assessment/1','entities':[{'entity':'A',"
               "'as_of':'2026-11-23'}]}");
    world_file(world, "b.json", "[]");
    world_read(world);
    assert_null(world->read);
    assert_non_null(strstr(world_said(world),
                           "a portfolio stands alone, but 1 other inputs are given"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(answers_waivers_and_owners_are_kept),
        claim(every_slip_in_answers_is_named),
        claim(an_unknown_practice_names_the_nearest),
        claim(an_owner_rule_names_one_thing),
        claim(a_critical_resource_weighs_more),
        claim(only_resources_are_more_or_less_critical),
        claim(two_entities_in_two_files_are_an_error),
        claim(the_command_line_names_the_entity),
        claim(without_a_name_it_is_this_organisation),
        claim(an_assessment_is_taken_as_given),
        claim(every_slip_in_an_assessment_is_named),
        claim(a_portfolio_gives_one_assessment_per_entity),
        claim(a_portfolio_stands_alone),
    };
    return cmocka_run_group_tests_name("ingest: own", tests, NULL, NULL);
}
