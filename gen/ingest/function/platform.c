/* Reads data/platform/limits.json, observers.json and tags.json; see the header. Facts that
 * no predicate asks for are read over. */
#include "ingest/function/platform.h"

#include <string.h>

#include "base/text8.h"
#include "ingest/tool/rules.h"

typedef struct {
    Arena *arena;
    const Model *model;
    Platform *platform;
    bool may_lack; /* the user's own model may lack what is named */
} Loader;

/* --- limits --------------------------------------------------------------------------- */

/* A limit that is a number; lists, words and what is not known stay facts for people. */
static void read_limit(const Loader *loader, Plan *plan, Json in)
{
    Arena *arena = loader->arena;
    Limit limit = { 0 };
    json_only(in, "topic,value,unit,when,source,confidence,note");
    limit.topic = rule_text(arena, json_string(in, "topic"));
    limit.unit = rule_text(arena, json_string_or(in, "unit", NULL));
    limit.is_verified = text8_same(json_string(in, "confidence"), "verified");
    limit.when = rule_any_of(arena, json_get(in, "when"));
    if (json_whole(json_get(in, "value"), &limit.value))
        ARENA_PUSH(arena, plan->limits, plan->n_limits) = limit;
}

static void read_plan(const Loader *loader, Json in)
{
    Arena *arena = loader->arena;
    Platform *platform = loader->platform;
    Plan plan = { 0 };
    json_only(in, "provider,plan,detect,when,limits");
    plan.provider = rule_text(arena, json_string(in, "provider"));
    plan.name = rule_text(arena, json_string(in, "plan"));
    plan.when = rule_any_of(arena, json_get(in, "when"));
    Json limits = json_array(in, "limits");
    for (Json item = json_first(limits); json_here(item); item = json_next(item))
        read_limit(loader, &plan, item);
    ARENA_PUSH(arena, platform->plans, platform->n_plans) = plan;
}

static void read_limits(const Loader *loader, Json in)
{
    Platform *platform = loader->platform;
    json_only(in, "schema,reviewed,near_bp,near_source,notes,article_topics,plans");
    platform->reviewed = rule_text(loader->arena, json_string(in, "reviewed"));
    platform->near_bp = (int)json_int(in, "near_bp", 1, 10000);
    Json plans = json_array(in, "plans");
    for (Json item = json_first(plans); json_here(item); item = json_next(item))
        read_plan(loader, item);
}

/* --- observers ------------------------------------------------------------------------ */

static void read_practices(const Loader *loader, Observer *observer, Json list)
{
    for (Json item = json_first(list); json_here(item); item = json_next(item)) {
        const char *id = json_text(item) ? json_text(item) : "";
        const Practice *practice = model_find_practice(loader->model, id);
        if (practice)
            ARENA_PUSH(loader->arena, observer->practices, observer->n_practices) =
                practice;
        else if (!loader->may_lack)
            json_error(item, "the model has no practice \"%s\"", id);
    }
}

static void read_observer(const Loader *loader, Json in)
{
    Arena *arena = loader->arena;
    Platform *platform = loader->platform;
    Observer o = { 0 };
    json_only(in, "id,name,kind,providers,layers,environment,environment_weak,handlers,"
                  "wrappers,secrets,yields_to,other_signals,practices,status,source,note,"
                  "not_verified");
    o.id = rule_text(arena, json_string(in, "id"));
    o.name = rule_text(arena, json_string(in, "name"));
    o.kind = rule_text(arena, json_string(in, "kind"));
    o.status = rule_text(arena, json_string_or(in, "status", NULL));
    o.yields_to = rule_text(arena, json_string_or(in, "yields_to", NULL));
    o.providers = rule_texts(arena, json_array(in, "providers"), &o.n_providers);
    o.layers = rule_texts(arena, json_get(in, "layers"), &o.n_layers);
    o.environment = rule_texts(arena, json_get(in, "environment"), &o.n_environment);
    o.handlers = rule_texts(arena, json_get(in, "handlers"), &o.n_handlers);
    o.wrappers = rule_texts(arena, json_get(in, "wrappers"), &o.n_wrappers);
    o.secrets = rule_texts(arena, json_get(in, "secrets"), &o.n_secrets);
    read_practices(loader, &o, json_array(in, "practices"));
    ARENA_PUSH(arena, platform->observers, platform->n_observers) = o;
}

static void read_observers(const Loader *loader, Json in)
{
    json_only(in, "schema,reviewed,notes,observers");
    Json list = json_array(in, "observers");
    for (Json item = json_first(list); json_here(item); item = json_next(item))
        read_observer(loader, item);
}

/* --- tags ----------------------------------------------------------------------------- */

static void read_tags(const Loader *loader, Json in)
{
    Platform *platform = loader->platform;
    json_only(in, "schema,notes,owner,service");
    platform->owner_tags =
        rule_texts(loader->arena, json_array(in, "owner"), &platform->n_owner_tags);
    platform->service_tags =
        rule_texts(loader->arena, json_array(in, "service"), &platform->n_service_tags);
}

/* --- all of it ------------------------------------------------------------------------ */

const Platform *platform_load(Arena *arena, const Model *model, const Bundle *bundle,
                              Diag *diag)
{
    static const struct {
        const char *file;
        void (*read)(const Loader *loader, Json in);
    } files[] = {
        { "data/platform/limits.json", read_limits },
        { "data/platform/observers.json", read_observers },
        { "data/platform/tags.json", read_tags },
    };
    Loader loader = { .arena = arena,
                      .model = model,
                      .platform = ARENA_NEW(arena, Platform),
                      .may_lack = bundle_has_own_model(bundle) };
    size_t errors = diag->n_of[DIAG_CONTENT] + diag->n_of[DIAG_WORLD];
    Arena *scratch = arena_new();
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        Json in = bundle_json(bundle, scratch, files[i].file, diag);
        if (json_here(in))
            files[i].read(&loader, in);
    }
    arena_free(scratch);
    bool ok = errors == diag->n_of[DIAG_CONTENT] + diag->n_of[DIAG_WORLD];
    return ok ? loader.platform : NULL;
}

const Plan *platform_plan(Arena *scratch, const Platform *platform, const char *provider,
                          const Level *function)
{
    for (size_t i = 0; i < platform->n_plans; i++) {
        const Plan *plan = &platform->plans[i];
        if (text8_same(plan->provider, provider) &&
            any_holds(scratch, function, &plan->when))
            return plan;
    }
    return NULL;
}

const Limit *plan_limit(Arena *scratch, const Plan *plan, const Level *function,
                        const char *topic)
{
    for (size_t i = 0; plan && i < plan->n_limits; i++) {
        const Limit *limit = &plan->limits[i];
        if (strcmp(limit->topic, topic) == 0 &&
            (!limit->when.n || any_holds(scratch, function, &limit->when)))
            return limit;
    }
    return NULL;
}
