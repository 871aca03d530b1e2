/* How near a function is to the limits of its platform (data/platform/limits.json). */
#include "ingest/function/functions.h"

#include <string.h>

#include "base/buffer.h"
#include "ingest/shared.h"

enum { BYTES_PER_MB = 1048576, WHOLE_BP = 10000 };

static void hold(Reading *reading, InventoryItem *item, const Limit *limit, int64_t value)
{
    Intake *intake = reading->intake;
    const Platform *platform = shared_platform(intake->shared);
    if (!limit || value <= 0 || limit->value <= 0 ||
        value * WHOLE_BP < limit->value * platform->near_bp)
        return;
    NearLimit near = { .topic = limit->topic,
                       .value = value,
                       .limit = limit->value,
                       .unit = limit->unit,
                       .is_verified = limit->is_verified };
    ARENA_PUSH(intake->arena, item->near, item->n_near) = near;
}

void limits_hold(Reading *reading, const Plan *plan, const Level *at, const Sizes *sizes,
                 InventoryItem *item)
{
    const struct {
        const char *topic;
        int64_t value;
    } held[] = {
        { "memory_max_mb", sizes->memory_mb },
        { "timeout_max_s", sizes->timeout_s },
        { "ephemeral_max_mb", sizes->storage_mb },
        { "layers_max", (int64_t)sizes->n_layers },
    };
    Arena *each = reading->each;
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        hold(reading, item, plan_limit(each, plan, at, held[i].topic), held[i].value);
    int64_t package_mb = sizes->code_bytes / BYTES_PER_MB;
    const Limit *packed = plan_limit(each, plan, at, "deployment_zip_mb");
    bool is_beyond = packed && package_mb > packed->value;
    hold(reading, item,
         is_beyond ? plan_limit(each, plan, at, "deployment_unzipped_mb") : packed,
         package_mb);
}

const char *limits_told(Arena *arena, const InventoryItem *item)
{
    static const struct {
        const char *topic, *word;
    } words[] = {
        { "memory_max_mb", "memory" },
        { "timeout_max_s", "timeout" },
        { "ephemeral_max_mb", "temporary storage" },
        { "layers_max", "layers" },
        { "deployment_zip_mb", "package" },
        { "deployment_unzipped_mb", "unzipped package" },
    };
    Buffer out = buffer_new(arena);
    for (size_t i = 0; i < item->n_near; i++) {
        const NearLimit *near = &item->near[i];
        const char *word = near->topic;
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (strcmp(words[k].topic, near->topic) == 0)
                word = words[k].word;
        buffer_format(&out, "%s%s %lld of %lld%s%s", i ? ", " : "", word,
                      (long long)near->value, (long long)near->limit, near->unit ? " " : "",
                      near->unit ? near->unit : "");
    }
    return out.data;
}

static bool is_at(const Limit *limit, int64_t value)
{
    return limit && value == limit->value;
}

/* Neither the pair of memory and timeout that a function is delivered with, nor the most
 * that there is. */
Outcome limits_judge(Reading *reading, const Plan *plan, const Level *at,
                     const Sizes *sizes)
{
    Arena *each = reading->each;
    if (!plan || !sizes->memory_mb || !sizes->timeout_s)
        return OUTCOME_NO_VERDICT;
    const Limit *memory = plan_limit(each, plan, at, "memory_max_mb");
    const Limit *timeout = plan_limit(each, plan, at, "timeout_max_s");
    bool is_default =
        is_at(plan_limit(each, plan, at, "memory_default_mb"), sizes->memory_mb) &&
        is_at(plan_limit(each, plan, at, "timeout_default_s"), sizes->timeout_s);
    bool is_most = (memory && sizes->memory_mb >= memory->value) ||
                   (timeout && sizes->timeout_s >= timeout->value);
    return is_default || is_most ? OUTCOME_FAIL : OUTCOME_PASS;
}
