/* What runs, in result.json: the functions of inventories, those that only templates
 * declare, how near each is to a limit of its platform and who can be seen watching it; and
 * how services were delivered. */
#include "emit/result.h"

static void put_near(JsonWriter *writer, const InventoryItem *item)
{
    json_open_line(writer, "near_limits", '[');
    for (size_t i = 0; i < item->n_near; i++) {
        const NearLimit *near = &item->near[i];
        json_open_line(writer, NULL, '{');
        json_put_text(writer, "limit", near->topic);
        json_put_int(writer, "value", near->value);
        json_put_int(writer, "most", near->limit);
        json_put_text(writer, "unit", near->unit);
        json_put_bool(writer, "verified", near->is_verified);
        json_close(writer);
    }
    json_close(writer);
}

static void put_functions(JsonWriter *writer, const char *key, const InventoryItem *items,
                          size_t n)
{
    json_open(writer, key, '[');
    for (size_t i = 0; i < n; i++) {
        const InventoryItem *item = &items[i];
        json_open_line(writer, NULL, '{');
        json_put_text(writer, "resource", item->resource->id);
        json_put_text(writer, "kind", item->resource->kind);
        json_put_int(writer, "weight", item->resource->weight);
        json_put_text(writer, "owner", item->resource->owner);
        json_put_text(writer, "provider", item->provider);
        json_put_text(writer, "runtime", item->runtime);
        json_put_bool(writer, "image", item->is_image);
        json_put_bool(writer, "runtime_known", item->runtime_known);
        result_put_date(writer, "runtime_retired", item->runtime_retired);
        result_put_known(writer, "memory_mb", item->memory_mb ? item->memory_mb : -1);
        result_put_known(writer, "timeout_s", item->timeout_s ? item->timeout_s : -1);
        put_near(writer, item);
        result_put_texts(writer, "watched_by", item->watched_by, item->n_watched_by);
        result_put_place(writer, item->input, item->pointer);
        json_close(writer);
    }
    json_close(writer);
}

static void put_deliveries(JsonWriter *writer, const Assessment *found)
{
    json_open(writer, "deliveries", '[');
    for (size_t i = 0; i < found->n_deliveries; i++) {
        const Delivery *row = &found->deliveries[i];
        json_open_line(writer, NULL, '{');
        json_put_text(writer, "service", row->service);
        result_put_date(writer, "from", row->from);
        result_put_date(writer, "to", row->to);
        json_put_int(writer, "deployments", row->deployments);
        result_put_known(writer, "manual_deployments", row->manual_deployments);
        result_put_known(writer, "failed_deployments", row->failed_deployments);
        result_put_known(writer, "change_failure_bp", row->change_failure_bp);
        result_put_known(writer, "lead_time_median_minutes", row->lead_time_median_minutes);
        result_put_known(writer, "time_to_restore_median_minutes",
                         row->time_to_restore_median_minutes);
        json_put_text(writer, "source", row->source);
        result_put_place(writer, row->input, row->pointer);
        json_close(writer);
    }
    json_close(writer);
}

/* Which table of limits was used, and from which share of one a function is near it. */
static void put_limits(JsonWriter *writer, const Assessment *found)
{
    json_open_line(writer, "limits", '{');
    json_put_text(writer, "reviewed", found->limits_reviewed);
    result_put_known(writer, "near_bp", found->limits_reviewed ? found->near_limit_bp : -1);
    json_close(writer);
}

void result_put_inventory(JsonWriter *writer, const Assessment *found)
{
    put_functions(writer, "inventory", found->inventory, found->n_inventory);
    put_functions(writer, "declared", found->declared, found->n_declared);
    put_limits(writer, found);
    put_deliveries(writer, found);
}
