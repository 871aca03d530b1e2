/* What runs, out of a stored result: functions of inventories and of templates, and how
 * services were delivered. */
#include <string.h>

#include "ingest/stored/reading.h"

static void read_near(Reading *reading, Json in, InventoryItem *item)
{
    NearLimit near = { .topic = reading_text(reading, in, "limit"),
                       .unit = reading_text(reading, in, "unit"),
                       .is_verified = json_true(json_get(in, "verified")) };
    if (near.topic && json_whole(json_get(in, "value"), &near.value) &&
        json_whole(json_get(in, "most"), &near.limit) && near.limit > 0)
        ARENA_PUSH(reading->arena, item->near, item->n_near) = near;
}

static const Resource *read_resource(Reading *reading, Json in, bool in_inventory)
{
    Resource *resource = ARENA_NEW(reading->arena, Resource);
    *resource = (Resource){ .id = reading_keep(reading, json_string(in, "resource")),
                            .kind = reading_text(reading, in, "kind"),
                            .in_inventory = in_inventory,
                            .owner = reading_text(reading, in, "owner") };
    resource->weight = (int)json_int_or(in, "weight", 1, 3, 1);
    return resource;
}

static InventoryItem read_item(Reading *reading, Json in, bool in_inventory)
{
    int memory = reading_known(in, "memory_mb"), timeout = reading_known(in, "timeout_s");
    Json near = json_get(in, "near_limits"), watchers = json_get(in, "watched_by");
    InventoryItem item = { .resource = read_resource(reading, in, in_inventory),
                           .provider = reading_text(reading, in, "provider"),
                           .runtime = reading_text(reading, in, "runtime"),
                           .is_image = json_true(json_get(in, "image")),
                           .runtime_known = json_true(json_get(in, "runtime_known")),
                           .memory_mb = memory > 0 ? memory : 0,
                           .timeout_s = timeout > 0 ? timeout : 0,
                           .input = reading_input(reading, in),
                           .pointer = reading_text(reading, in, "pointer") };
    item.runtime_retired = reading_date(in, "runtime_retired");
    for (Json one = json_first(near); json_here(one); one = json_next(one))
        read_near(reading, one, &item);
    for (Json one = json_first(watchers); json_here(one); one = json_next(one))
        if (json_text(one))
            ARENA_PUSH(reading->arena, item.watched_by, item.n_watched_by) =
                reading_keep(reading, json_text(one));
    return item;
}

static void read_delivery(Reading *reading, Json in)
{
    Assessment *found = reading->found;
    int deployments = reading_known(in, "deployments");
    Delivery row = {
        .service = reading_text(reading, in, "service"),
        .from = reading_date(in, "from"),
        .to = reading_date(in, "to"),
        .deployments = deployments > 0 ? deployments : 0,
        .manual_deployments = reading_known(in, "manual_deployments"),
        .failed_deployments = reading_known(in, "failed_deployments"),
        .change_failure_bp = reading_known(in, "change_failure_bp"),
        .lead_time_median_minutes = reading_known(in, "lead_time_median_minutes"),
        .time_to_restore_median_minutes =
            reading_known(in, "time_to_restore_median_minutes"),
        .source = reading_text(reading, in, "source"),
        .input = reading_input(reading, in),
        .pointer = reading_text(reading, in, "pointer"),
    };
    if (!row.service || row.from == DATE_NONE || row.to == DATE_NONE)
        return;
    row.period_days = (int)(row.to - row.from) + 1;
    ARENA_PUSH(reading->arena, found->deliveries, found->n_deliveries) = row;
}

void read_stored_inventory(Reading *reading, const Entity *entity)
{
    Assessment *found = reading->found;
    Json inventory = reading_member(reading, entity, "inventory"),
         declared = reading_member(reading, entity, "declared"),
         deliveries = reading_member(reading, entity, "deliveries"),
         limits = reading_member(reading, entity, "limits");
    for (Json item = json_first(inventory); json_here(item); item = json_next(item))
        ARENA_PUSH(reading->arena, found->inventory, found->n_inventory) =
            read_item(reading, item, true);
    for (Json item = json_first(declared); json_here(item); item = json_next(item))
        ARENA_PUSH(reading->arena, found->declared, found->n_declared) =
            read_item(reading, item, false);
    for (Json item = json_first(deliveries); json_here(item); item = json_next(item))
        read_delivery(reading, item);
    found->runtime_table_date =
        reading_keep(reading, json_text(reading_member(reading, entity, "runtime_table")));
    found->limits_reviewed = reading_text(reading, limits, "reviewed");
    int near = reading_known(limits, "near_bp");
    found->near_limit_bp = near > 0 ? near : 0;
}
