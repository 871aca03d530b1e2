/* Usage signals; see the header. A signal names a resource (by a glob over its name or its
 * tool's type) or a check with its verdict. */
#include "ingest/function/usage.h"

#include <string.h>

#include "base/text8.h"
#include "ingest/shared.h"

typedef struct {
    int stage;
    const char *resource; /* glob; NULL */
    const char *check;    /* id; NULL */
    Outcome outcome;      /* of the check */
} Signal;

struct Usage {
    Signal *signals;
    size_t n_signals;
};

static Signal read_signal(Arena *arena, Json in)
{
    static const char *const verdicts[] = { "pass", "fail" };
    Signal signal = { .outcome = OUTCOME_FAIL };
    json_only(in, "stage,resource,check,verdict,note");
    signal.stage = (int)json_int(in, "stage", 0, LAST_STAGE);
    const char *resource = json_string_or(in, "resource", NULL);
    const char *check = json_string_or(in, "check", NULL);
    if (json_here(json_get(in, "verdict")) && json_choice(in, "verdict", verdicts, 2) == 0)
        signal.outcome = OUTCOME_PASS;
    if (!resource == !check)
        json_error(in, "expected one of \"resource\" and \"check\"");
    signal.resource = resource ? arena_strdup(arena, resource) : NULL;
    signal.check = check ? arena_strdup(arena, check) : NULL;
    return signal;
}

const Usage *usage_load(Arena *arena, const Bundle *bundle, Diag *diag)
{
    Usage *usage = ARENA_NEW(arena, Usage);
    Arena *scratch = arena_new();
    size_t errors = diag->n_of[DIAG_CONTENT];
    Json in = bundle_json(bundle, scratch, "data/platform/usage.json", diag);
    json_only(in, "schema,source,signals");
    Json list = json_array(in, "signals");
    for (Json item = json_first(list); json_here(item); item = json_next(item))
        ARENA_PUSH(arena, usage->signals, usage->n_signals) = read_signal(arena, item);
    arena_free(scratch);
    return errors == diag->n_of[DIAG_CONTENT] ? usage : NULL;
}

/* A resource is held against the signals once. */
static void see_resource(Intake *intake, const Usage *usage, const char *resource)
{
    if (!resource || map_get(intake->usage_seen, resource))
        return;
    map_set(intake->usage_seen, strings_add(intake->strings, resource), intake);
    for (size_t i = 0; i < usage->n_signals; i++) {
        const Signal *signal = &usage->signals[i];
        if (signal->resource && signal->stage > intake->usage_stage &&
            text8_matches(signal->resource, resource))
            intake->usage_stage = signal->stage;
    }
}

void usage_see(Intake *intake, const Record *record)
{
    const Usage *usage = shared_usage(intake->shared);
    if (!usage)
        return;
    see_resource(intake, usage, record->resource);
    see_resource(intake, usage, record->resource_type);
    for (size_t i = 0; i < usage->n_signals; i++) {
        const Signal *signal = &usage->signals[i];
        if (signal->check && signal->stage > intake->usage_stage &&
            signal->outcome == record->outcome && strcmp(signal->check, record->check) == 0)
            intake->usage_stage = signal->stage;
    }
}
