/* See the header. */
#include "ingest/list/also.h"

#include "base/text8.h"
#include "ingest/list/reach.h"

/* A thing of another type stands beside what was judged: the network of an address. */
static bool is_judged(Arena *arena, const Also *also, const Level *thing,
                      const Record *record)
{
    const char *type = field_text(arena, thing, &also->resource_type);
    return conditions_hold(arena, thing, &also->when) &&
           (!type || !record->resource_type || text8_same(type, record->resource_type));
}

static const char *name_of(Arena *arena, const Also *also, const Level *thing,
                           const Record *record)
{
    const Check *check =
        also->n_resource_of && record->tool
            ? tool_find_check(record->tool, record->check, record->provider)
            : NULL;
    for (size_t i = 0; check && i < also->n_resource_of; i++)
        if (text8_same(check->resource_type, also->resource_of[i].resource_type))
            return field_text(arena, thing, &also->resource_of[i].field);
    return field_text(arena, thing, &also->resource);
}

const char *also_first(Reading *reading, const Also *also, const Level *at,
                       const Record *record)
{
    size_t n;
    Arena *arena = reading->each;
    JsonSpan *found = reach(arena, at, also->at, &n);
    for (size_t i = 0; i < n; i++) {
        Level thing = level_new(arena, at, at->bytes, found[i], at->pointer);
        const char *name = name_of(arena, also, &thing, record);
        if (name && is_judged(arena, also, &thing, record))
            return name;
    }
    return NULL;
}

void also_keep(Reading *reading, const Also *also, const Level *at, const Record *record)
{
    size_t n;
    Arena *arena = reading->each;
    Map *kept = map_new(arena); /* cfn-guard names a resource once for every clause */
    if (record->resource)
        map_set(kept, record->resource, &kept);
    JsonSpan *found = reach(arena, at, also->at, &n);
    for (size_t i = 0; i < n; i++) {
        Level thing = level_new(arena, at, at->bytes, found[i], at->pointer);
        Record other = *record;
        other.line = other.last_line = NULL; /* the first thing's */
        other.resource = name_of(arena, also, &thing, record);
        if (!other.resource || map_get(kept, other.resource) ||
            !is_judged(arena, also, &thing, record))
            continue;
        map_set(kept, other.resource, &kept);
        intake_also(reading, &other);
    }
}
