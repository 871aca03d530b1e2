/* What tool files say of records that are functions, and of records that are settings of
 * one; see ingest/tool/tool.h. */
#include "ingest/tool/rules.h"

static UseSignal read_signal(Arena *arena, Json in)
{
    UseSignal signal = { 0 };
    json_only(in, "stage," CONDITION_KEYS);
    signal.stage = (int)json_int(in, "stage", 0, LAST_STAGE);
    ARENA_PUSH_FEW(arena, signal.is.sets, signal.is.n) = rule_conditions(arena, in);
    return signal;
}

static void read_identity(Arena *arena, FunctionRules *functions, Json in)
{
    json_only(in, "at,members,own,default");
    functions->identity = rule_field(arena, json_get(in, "at"));
    functions->others = rule_text(arena, json_string_or(in, "members", NULL));
    functions->own_identity = rule_any_of(arena, json_get(in, "own"));
    functions->default_identity = rule_any_of(arena, json_get(in, "default"));
}

static void read_fields(Arena *arena, FunctionRules *functions, Json in)
{
    const struct {
        const char *key;
        Field *field;
    } fields[] = {
        { "name", &functions->name },
        { "runtime", &functions->runtime },
        { "memory_mb", &functions->memory_mb },
        { "memory", &functions->memory },
        { "timeout", &functions->timeout },
        { "code_bytes", &functions->code_bytes },
        { "storage_mb", &functions->storage_mb },
        { "handler", &functions->handler },
        { "wrapper", &functions->wrapper },
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        *fields[i].field = rule_field(arena, json_get(in, fields[i].key));
}

void rule_functions(Arena *arena, RecordRules *rules, Json in)
{
    FunctionRules *functions = ARENA_NEW(arena, FunctionRules);
    json_only(in, "provider,settings,is,counts,single,declared,tags_only,name,runtime,"
                  "memory_mb,memory,timeout,code_bytes,storage_mb,image,identity,"
                  "environment,tags,layers,handler,wrapper,use");
    functions->provider = rule_text(arena, json_string(in, "provider"));
    functions->settings = rule_text(arena, json_string_or(in, "settings", NULL));
    functions->is = rule_any_of(arena, json_get(in, "is"));
    functions->counts = rule_any_of(arena, json_get(in, "counts"));
    functions->single = json_bool_or(in, "single", false);
    functions->declared = json_bool_or(in, "declared", false);
    functions->tags_only = json_bool_or(in, "tags_only", false);
    read_fields(arena, functions, in);
    functions->image = rule_any_of(arena, json_get(in, "image"));
    read_identity(arena, functions, json_object_or_none(in, "identity"));
    functions->environment =
        rule_texts(arena, json_get(in, "environment"), &functions->n_environment);
    functions->tags = rule_text(arena, json_string_or(in, "tags", NULL));
    functions->layers = rule_text(arena, json_string_or(in, "layers", NULL));
    Json use = json_array_or_none(in, "use");
    for (Json item = json_first(use); json_here(item); item = json_next(item))
        ARENA_PUSH_FEW(arena, functions->use, functions->n_use) = read_signal(arena, item);
    rules->functions = functions;
}

void rule_setting(Arena *arena, RecordRules *rules, Json in)
{
    SettingRules *setting = ARENA_NEW(arena, SettingRules);
    json_only(in, "provider,name");
    setting->provider = rule_text(arena, json_string(in, "provider"));
    setting->name = rule_field(arena, json_get(in, "name"));
    rules->setting = setting;
}

/* --- predicates ----------------------------------------------------------------------- */

const char *const test_names[N_TESTS] = {
    [TEST_NONE] = "none",
    [TEST_EXISTS] = "exists",
    [TEST_RUNTIME] = "runtime",
    [TEST_IDENTITY] = "identity",
    [TEST_SIZING] = "sizing",
    [TEST_LIMITS] = "limits",
    [TEST_ENVIRONMENT] = "environment",
    [TEST_OBSERVER_SECRET] = "observer_secret",
    [TEST_TAGS] = "tags",
    [TEST_DECLARED] = "declared",
};

void rule_predicate_test(Arena *arena, Predicate *predicate, Json in)
{
    if (json_here(json_get(in, "test")))
        predicate->test = (Test)json_choice(in, "test", test_names, N_TESTS);
    predicate->pass = rule_any_of(arena, json_get(in, "pass"));
    predicate->fail = rule_any_of(arena, json_get(in, "fail"));
    predicate->say = rule_text(arena, json_string_or(in, "say", NULL));
}
