/* A plan, as it stands in result.json (score.plan) and in `rung plan --json`. */
#include "emit/result.h"

static void put_step(JsonWriter *writer, const PlanStep *step)
{
    const Practice *practice = step->practice;
    json_open_line(writer, NULL, '{');
    json_put_text(writer, "practice", practice->id);
    json_put_text(writer, "title", practice->recommendation.title);
    json_put_text(writer, "effort", effort_names[practice->effort]);
    json_put_int(writer, "points", step->effort);
    json_put_int(writer, "toward", step->toward);
    json_put_bool(writer, "opens_gate", step->opens_gate);
    json_put_int(writer, "score_after", step->score_after);
    json_put_int(writer, "attained_after", step->attained_after);
    result_put_practices(writer, "shows", step->shows, step->n_shows);
    json_close(writer);
}

static void put_obstacle(JsonWriter *writer, const Obstacle *obstacle)
{
    const Practice *practice = obstacle->practice;
    const Capability *capability = obstacle->capability;
    json_open_line(writer, NULL, '{');
    json_put_int(writer, "stage", obstacle->stage);
    json_put_text(writer, "gate", stage_gate_names[obstacle->gate]);
    json_put_text(writer, "cause", cause_names[obstacle->cause]);
    json_put_text(writer, "practice", practice ? practice->id : NULL);
    json_put_text(writer, "capability", capability ? capability->id : NULL);
    json_close(writer);
}

void result_put_plan(JsonWriter *writer, const char *key, const Plan *plan)
{
    if (!plan) {
        json_put_null(writer, key);
        return;
    }
    json_open(writer, key, '{');
    json_put_int(writer, "target", plan->target);
    json_put_text(writer, "outcome", plan_outcome_names[plan->outcome]);
    json_put_int(writer, "leads_to", plan->leads_to);
    json_put_int(writer, "score_after", plan->score_after);
    json_put_int(writer, "effort", plan->effort);
    result_put_known(writer, "effort_needed",
                     plan->outcome == PLAN_UNREACHABLE ? -1 : plan->effort_needed);
    json_put_bool(writer, "proven", plan->proven);
    json_open(writer, "steps", '[');
    for (size_t i = 0; i < plan->n_steps; i++)
        put_step(writer, &plan->steps[i]);
    json_close(writer);
    json_open(writer, "obstacles", '[');
    for (size_t i = 0; i < plan->n_obstacles; i++)
        put_obstacle(writer, &plan->obstacles[i]);
    json_close(writer);
    json_close(writer);
}
