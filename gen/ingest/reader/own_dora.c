/* rung-dora/1: how services were delivered in a period, in the figures of the DORA research
 * program. There is no standard form of them, so this one is ours: counts and medians, in
 * units that the members' names say. What they come to is written as JSON, and the
 * predicates of data/tools/dora.json are held against it: every threshold stands there. */
#include <string.h>

#include "base/json_write.h"
#include "ingest/function/functions.h"
#include "ingest/list/engine.h"
#include "ingest/reader/own.h"
#include "ingest/shared.h"

enum { MINUTES_A_DAY = 1440, MOST_DAYS = 3660, MOST = 10000000, WHOLE_BP = 10000 };

static const char dora_tool[] = "dora";

/* What all services of the file share. */
typedef struct {
    Date from, to;
    const char *source;
} Period;

/* --- one service ---------------------------------------------------------------------- */

static int count_or(Json in, const char *key)
{
    return (int)json_int_or(in, key, 0, MOST, -1);
}

static void not_more_than_all(Json in, const char *key, int some, int all)
{
    if (some > all)
        json_error(json_get(in, key), "expected at most the %d deployments, found %d", all,
                   some);
}

static void refuse_second(Reading *reading, Json in, const Delivery *delivery)
{
    const Intake *intake = reading->intake;
    for (size_t i = 0; i < intake->n_deliveries; i++)
        if (intake->deliveries[i].input == reading->input &&
            intake->deliveries[i].service == delivery->service)
            json_error(json_get(in, "service"), "service \"%s\" stands twice",
                       delivery->service);
}

static Delivery read_delivery(Reading *reading, const Period *period, Json in)
{
    Delivery delivery = { .from = period->from,
                          .to = period->to,
                          .period_days = (int)(period->to - period->from) + 1,
                          .change_failure_bp = -1,
                          .source = period->source,
                          .input = reading->input };
    delivery.service = own_text(reading, in, "service");
    delivery.deployments = (int)json_int(in, "deployments", 0, MOST);
    delivery.manual_deployments = count_or(in, "manual_deployments");
    delivery.failed_deployments = count_or(in, "failed_deployments");
    delivery.lead_time_median_minutes = count_or(in, "lead_time_median_minutes");
    delivery.time_to_restore_median_minutes =
        count_or(in, "time_to_restore_median_minutes");
    delivery.pointer = arena_strdup(reading->intake->arena, json_pointer(in));
    not_more_than_all(in, "manual_deployments", delivery.manual_deployments,
                      delivery.deployments);
    not_more_than_all(in, "failed_deployments", delivery.failed_deployments,
                      delivery.deployments);
    if (delivery.deployments > 0 && delivery.failed_deployments >= 0)
        delivery.change_failure_bp =
            (int)((int64_t)WHOLE_BP * delivery.failed_deployments / delivery.deployments);
    refuse_second(reading, in, &delivery);
    return delivery;
}

/* --- what it comes to ----------------------------------------------------------------- */

static void put_known(JsonWriter *writer, const char *key, int64_t value)
{
    if (value >= 0)
        json_put_int(writer, key, value);
}

/* What is not stated is left out, so that no condition holds of it. */
static Buffer figures_of(Arena *arena, const Delivery *delivery)
{
    int64_t between = delivery->deployments > 0 ? (int64_t)delivery->period_days *
                                                      MINUTES_A_DAY / delivery->deployments
                                                : -1;
    JsonWriter *writer = json_writer_new(arena);
    json_open(writer, NULL, '{');
    put_known(writer, "period_days", delivery->period_days);
    put_known(writer, "deployments", delivery->deployments);
    put_known(writer, "manual_deployments", delivery->manual_deployments);
    put_known(writer, "minutes_between_deployments", between);
    put_known(writer, "change_failure_bp", delivery->change_failure_bp);
    put_known(writer, "lead_time_median_minutes", delivery->lead_time_median_minutes);
    put_known(writer, "time_to_restore_median_minutes",
              delivery->time_to_restore_median_minutes);
    json_close(writer);
    return json_writer_end(writer);
}

static const char *told(Arena *arena, const Delivery *delivery)
{
    Buffer out = buffer_new(arena);
    buffer_format(&out, "%d deployment%s in %d days", delivery->deployments,
                  delivery->deployments == 1 ? "" : "s", delivery->period_days);
    if (delivery->manual_deployments >= 0)
        buffer_format(&out, ", %d by hand", delivery->manual_deployments);
    if (delivery->failed_deployments >= 0)
        buffer_format(&out, ", %d failed", delivery->failed_deployments);
    if (delivery->lead_time_median_minutes >= 0)
        buffer_format(&out, ", median lead time %d min",
                      delivery->lead_time_median_minutes);
    if (delivery->time_to_restore_median_minutes >= 0)
        buffer_format(&out, ", median time to restore %d min",
                      delivery->time_to_restore_median_minutes);
    return out.data;
}

/* Returns whether a predicate said something. */
static bool judge(Reading *reading, const Delivery *delivery)
{
    JsonValues values;
    JsonError error;
    Arena *each = reading->each;
    Buffer figures = figures_of(each, delivery);
    if (!json_scan(each, figures.data, figures.length, &values, &error))
        return false;
    Level level = level_new(each, NULL, figures.data, values.values[0], delivery->pointer);
    Record record = { .tool = reading->tool,
                      .resource = delivery->service,
                      .message = told(each, delivery),
                      .date = delivery->to,
                      .pointer = delivery->pointer };
    return facts_tell(reading, &level, &record);
}

static void read_service(Reading *reading, const Period *period, Json in)
{
    Intake *intake = reading->intake;
    size_t errors = reading->diag->n_of[DIAG_CONTENT];
    if (!own_object(in, "service,deployments,manual_deployments,failed_deployments,"
                        "lead_time_median_minutes,time_to_restore_median_minutes"))
        return;
    Delivery delivery = read_delivery(reading, period, in);
    if (errors != reading->diag->n_of[DIAG_CONTENT])
        return;
    ARENA_PUSH(intake->arena, intake->deliveries, intake->n_deliveries) = delivery;
    if (judge(reading, &delivery)) {
        own_count(reading);
    } else {
        intake_count(&reading->input->records, OUTCOME_NO_VERDICT);
        intake_ignore(&reading->input->records, IGNORED_CONTEXT);
    }
}

/* --- the file ------------------------------------------------------------------------- */

static Period read_period(Reading *reading, Json in)
{
    Period period = { .from = json_date(in, "from"), .to = json_date(in, "to") };
    period.source = intake_text(reading, json_string_or(in, "source", NULL));
    if (period.from == DATE_NONE || period.to == DATE_NONE)
        return period;
    if (period.to < period.from)
        json_error(json_get(in, "to"), "the period ends before it begins");
    else if (period.to - period.from >= MOST_DAYS)
        json_error(json_get(in, "to"), "expected a period of at most %d days", MOST_DAYS);
    return period;
}

void read_dora(Reading *reading, Json in)
{
    json_only(in, "schema,from,to,source,services");
    Period period = read_period(reading, in);
    Json services = json_array(in, "services");
    if (json_is(services, JSON_ARRAY) && !json_count(services))
        json_error(services, "expected at least one service, found none");
    Intake *intake = reading->intake;
    intake->tools = shared_tools(intake->shared);
    reading->tool = intake->tools ? intake_tool(reading, dora_tool) : NULL;
    if (!reading->tool || period.from == DATE_NONE || period.to == DATE_NONE)
        return;
    for (Json item = json_first(services); json_here(item); item = json_next(item)) {
        read_service(reading, &period, item);
        arena_reset(reading->each);
    }
    reading->input->date = period.to;
}
