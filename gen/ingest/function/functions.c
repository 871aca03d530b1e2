/* One function after the other, from the fields that the tool file names. See the header.
 */
#include "ingest/function/functions.h"

#include <stdlib.h>
#include <string.h>

#include "ingest/function/usage.h"
#include "ingest/list/engine.h"
#include "ingest/shared.h"

enum { MOST_DIGITS = 15, MOST_SIZE = 1000000 };

/* What the functions of one input come to. */
struct Listing {
    size_t n_counted;
    const char *account; /* of the last one; in the scratch arena */
};

static struct Listing *listing_of(Reading *reading)
{
    if (!reading->listing)
        reading->listing = ARENA_NEW(reading->scratch, struct Listing);
    return reading->listing;
}

/* --- numbers -------------------------------------------------------------------------- */

/* The whole number that a field begins with; `rest` stands behind it and its decimals. 0:
 * nothing is stated, or no number (a reference to a parameter, in templates). */
static int64_t number(Reading *reading, const Level *at, const Field *field,
                      const char **rest)
{
    const char *text = field_text(reading->each, at, field);
    size_t digits = text ? strspn(text, "0123456789") : 0;
    if (!digits || digits > MOST_DIGITS)
        return 0;
    *rest = text + digits;
    if (**rest == '.')
        *rest += 1 + strspn(*rest + 1, "0123456789");
    return strtoll(text, NULL, 10);
}

static int64_t plain(Reading *reading, const Level *at, const Field *field)
{
    const char *rest = "";
    int64_t value = number(reading, at, field, &rest);
    return *rest ? 0 : value;
}

/* 60 or 60s */
static int64_t seconds(Reading *reading, const Level *at, const Field *field)
{
    const char *rest = "";
    int64_t value = number(reading, at, field, &rest);
    return *rest && strcmp(rest, "s") != 0 ? 0 : value;
}

/* 256M, 512Mi, 1G: the platform offers the same sizes under units of 1000 and of 1024, so
 * they are not told apart. Without a unit it is bytes. */
static int64_t megabytes(Reading *reading, const Level *at, const Field *field)
{
    static const struct {
        const char *unit;
        int64_t times, parts;
    } units[] = { { "", 1, 1048576 }, { "k", 1, 1024 }, { "Ki", 1, 1024 }, { "M", 1, 1 },
                  { "Mi", 1, 1 },     { "G", 1024, 1 }, { "Gi", 1024, 1 } };
    const char *rest = "?";
    int64_t value = number(reading, at, field, &rest);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(units[i].unit, rest) == 0)
            return value / units[i].parts * units[i].times;
    return 0;
}

static int size(int64_t value)
{
    return value < MOST_SIZE ? (int)value : 0;
}

/* --- settings ------------------------------------------------------------------------- */

static Sizes read_sizes(Reading *reading, const FunctionRules *rules, const Level *at)
{
    Sizes sizes = { .memory_mb = plain(reading, at, &rules->memory_mb),
                    .timeout_s = seconds(reading, at, &rules->timeout),
                    .storage_mb = plain(reading, at, &rules->storage_mb),
                    .code_bytes = plain(reading, at, &rules->code_bytes) };
    if (!sizes.memory_mb)
        sizes.memory_mb = megabytes(reading, at, &rules->memory);
    if (rules->layers)
        place_spans(reading->each, at, rules->layers, &sizes.n_layers);
    return sizes;
}

static Signs read_signs(Reading *reading, const FunctionRules *rules, const Level *at)
{
    Signs signs = { .provider = rules->provider };
    signs.names = environment_names(reading, rules, at, &signs.n_names);
    if (rules->layers)
        signs.layers = place_texts(reading->each, at, rules->layers, &signs.n_layers);
    signs.handler = field_text(reading->each, at, &rules->handler);
    signs.wrapper = field_text(reading->each, at, &rules->wrapper);
    return signs;
}

static void add_identity(Reading *reading, Function *function, const char *identity)
{
    Intake *intake = reading->intake;
    ARENA_PUSH(intake->arena, function->identities, function->n_identities) =
        intake_text(reading, identity);
}

static void read_identities(Reading *reading, const FunctionRules *rules, const Level *at,
                            Function *function)
{
    size_t n = 0;
    const char *identity = field_text(reading->each, at, &rules->identity);
    if (identity)
        add_identity(reading, function, identity);
    function->role = identity ? function->identities[0] : NULL;
    function->own_identity = any_holds(reading->each, at, &rules->own_identity);
    function->default_identity = any_holds(reading->each, at, &rules->default_identity);
    JsonSpan others = { .type = JSON_ABSENT };
    if (rules->others)
        others = place_span(at, rules->others);
    if (others.type != JSON_OBJECT)
        return;
    JsonMember *members = json_members(reading->each, at->bytes, others, &n);
    for (size_t i = 0; i < n; i++)
        add_identity(reading, function, members[i].key);
    function->shares_identities = true;
}

static Function read_function(Reading *reading, const FunctionRules *rules, const Level *at,
                              const Sizes *sizes, const char *name)
{
    Intake *intake = reading->intake;
    Function function = {
        .item = { .provider = rules->provider,
                  .runtime =
                      intake_text(reading, field_text(reading->each, at, &rules->runtime)),
                  .is_image = any_holds(reading->each, at, &rules->image),
                  .memory_mb = size(sizes->memory_mb),
                  .timeout_s = size(sizes->timeout_s),
                  .runtime_retired = DATE_NONE,
                  .input = reading->input },
        .thing = resources_thing(intake->resources, intake_text(reading, name), "function"),
        .tool = reading->tool,
        .is_declared = rules->declared,
    };
    read_identities(reading, rules, at, &function);
    return function;
}

/* --- what it proves ------------------------------------------------------------------- */

static void suspect_variables(Reading *reading, const Signs *signs, const Record *record)
{
    for (size_t i = 0; i < signs->n_names; i++) {
        if (!environment_names_secret(signs->names[i]))
            continue;
        Record found = *record;
        found.outcome = OUTCOME_FAIL;
        found.message =
            arena_printf(reading->each, "the environment variable %s may hold a secret",
                         signs->names[i]);
        intake_test(reading, reading->tool, TEST_ENVIRONMENT, &found);
        return;
    }
}

static void see_use(Reading *reading, const FunctionRules *rules, const Level *at)
{
    int *stage = &reading->intake->usage_stage;
    for (size_t i = 0; i < rules->n_use; i++)
        if (rules->use[i].stage > *stage && any_holds(reading->each, at, &rules->use[i].is))
            *stage = rules->use[i].stage;
}

static void judge_sizes(Reading *reading, const Plan *plan, const Level *at,
                        const Sizes *sizes, const InventoryItem *item, const Record *record)
{
    Record sized = *record, near = *record;
    sized.outcome = limits_judge(reading, plan, at, sizes);
    sized.message = arena_printf(reading->each, "%lld MB and %lld s",
                                 (long long)sizes->memory_mb, (long long)sizes->timeout_s);
    if (sized.outcome != OUTCOME_NO_VERDICT)
        intake_test(reading, reading->tool, TEST_SIZING, &sized);
    if (!item->n_near)
        return; /* that it keeps clear of what is stated is no proof of a decision */
    near.outcome = OUTCOME_FAIL;
    near.message = limits_told(reading->each, item);
    intake_test(reading, reading->tool, TEST_LIMITS, &near);
}

/* A name in plain text is the one that it will run under, in whatever account. */
static void declare(Reading *reading, const FunctionRules *rules, const Level *at,
                    Function *function, const Record *record)
{
    Resources *resources = reading->intake->resources;
    const char *name = intake_text(reading, field_text(reading->each, at, &rules->name));
    if (name) {
        resources_name(function->thing, name);
        function->thing = resources_thing(resources, name, "function");
    }
    intake_declares(reading, function->thing, record);
}

/* --- one record ----------------------------------------------------------------------- */

/* In the arena of the record. */
static Level *settings_of(Reading *reading, const FunctionRules *rules, const Level *at)
{
    Level *level = ARENA_NEW(reading->each, Level);
    *level = *at;
    if (rules->settings)
        *level =
            level_new(reading->each, at, at->bytes, place_span(at, rules->settings),
                      arena_printf(reading->each, "%s%s", at->pointer, rules->settings));
    return level;
}

static JsonSpan tags_of(const FunctionRules *rules, const Level *at)
{
    return rules->tags ? place_span(at, rules->tags) : (JsonSpan){ .type = JSON_ABSENT };
}

static void keep(Reading *reading, const FunctionRules *rules, const Level *at,
                 const Level *record_at, const Record *record)
{
    Intake *intake = reading->intake;
    Arena *each = reading->each;
    const Platform *platform = shared_platform(intake->shared);
    const Plan *plan = platform ? platform_plan(each, platform, rules->provider, at) : NULL;
    Sizes sizes = read_sizes(reading, rules, at);
    Signs signs = read_signs(reading, rules, at);
    Function function = read_function(reading, rules, at, &sizes, record->resource);
    bool counts = !rules->counts.n || any_holds(each, at, &rules->counts);
    bool is_evidence = counts && !rules->declared;
    function.item.pointer = arena_strdup(intake->arena, record_at->pointer);
    function.whole_list = is_evidence && !rules->single;
    function.is_judged = is_evidence;
    limits_hold(reading, plan, at, &sizes, &function.item);
    if (rules->declared)
        declare(reading, rules, at, &function, record);
    observers_see(reading, &signs, function.thing, record, is_evidence);
    JsonSpan tags = tags_of(rules, at);
    if (tags.type != JSON_ABSENT)
        tags_read(reading, read_value(reading, tags, at->pointer), function.thing, record,
                  is_evidence);
    if (is_evidence) {
        facts_tell(reading, at, record);
        suspect_variables(reading, &signs, record);
        judge_sizes(reading, plan, at, &sizes, &function.item, record);
    }
    if (counts)
        see_use(reading, rules, at);
    listing_of(reading)->n_counted += is_evidence;
    ARENA_PUSH(intake->arena, intake->functions, intake->n_functions) = function;
}

static void keep_tags(Reading *reading, const FunctionRules *rules, const Level *at,
                      const Record *record)
{
    Resources *resources = reading->intake->resources;
    Thing *thing =
        resources_thing(resources, intake_text(reading, record->resource), "function");
    JsonSpan tags = tags_of(rules, at);
    if (tags.type != JSON_ABSENT)
        tags_read(reading, read_value(reading, tags, at->pointer), thing, record, true);
}

/* arn:aws:lambda:REGION:ACCOUNT:function:NAME; the whole text when it is no ARN. */
static const char *account_of(Arena *arena, const char *arn)
{
    const char *at = arn;
    for (int colons = 0; at && colons < 4; colons++) {
        at = strchr(at, ':');
        at = at ? at + 1 : NULL;
    }
    return at ? arena_strndup(arena, at, strcspn(at, ":")) : arn;
}

void function_record(Reading *reading, const RecordRules *rules, const Level *at)
{
    const FunctionRules *functions = rules->functions;
    Records *records = &reading->input->records;
    Record record = { .tool = reading->tool,
                      .resource = field_string(reading->each, at, &rules->resource),
                      .resource_type = "function",
                      .provider = functions->provider,
                      .outcome = OUTCOME_NO_VERDICT,
                      .date = reading->input->date,
                      .pointer = at->pointer };
    if (!record.resource) {
        record_slip(reading, at, &rules->resource, "the name of a function");
        intake_reject(reading);
        return;
    }
    const Level *settings = settings_of(reading, functions, at);
    Record seen = record;
    seen.check = "";
    intake_count(records, OUTCOME_NO_VERDICT);
    usage_see(reading->intake, &seen);
    if (functions->is.n && !any_holds(reading->each, settings, &functions->is)) {
        intake_ignore(records, IGNORED_CONTEXT);
        return;
    }
    records->mapped++;
    reading->proves = true;
    if (functions->tags_only) {
        keep_tags(reading, functions, settings, &record);
        return;
    }
    keep(reading, functions, settings, at, &record);
    const char *account = field_text(reading->each, at, &rules->account);
    if (!account)
        account = account_of(reading->each, record.resource);
    listing_of(reading)->account = arena_strdup(reading->scratch, account);
}

/* --- the whole list ------------------------------------------------------------------- */

/* The account has functions: that is the first thing an inventory proves. */
static void prove_use(Reading *reading, const struct Listing *listing)
{
    Record record = { .tool = reading->tool,
                      .resource = listing->account,
                      .resource_type = "account",
                      .outcome = OUTCOME_PASS,
                      .date = reading->input->date,
                      .pointer = "" };
    record.message =
        arena_printf(reading->each, "%zu function%s listed", listing->n_counted,
                     listing->n_counted == 1 ? " is" : "s are");
    intake_test(reading, reading->tool, TEST_EXISTS, &record);
}

/* Several vendors for one thing: a standard would settle on one (STD-1), without a score.
 */
static void remark_vendors(Reading *reading)
{
    const Intake *intake = reading->intake;
    const Observer *first = NULL;
    for (size_t i = 0; i < intake->n_watches; i++) {
        const Observer *observer = intake->watches[i].observer;
        if (strcmp(observer->kind, "apm") != 0)
            continue;
        if (first && first != observer) {
            intake_remark(
                reading,
                "several vendors watch, where a standard would settle on one: %s, %s",
                first->name, observer->name);
            return;
        }
        first = observer;
    }
}

void functions_end(Reading *reading)
{
    if (!reading->listing)
        return;
    if (reading->listing->n_counted)
        prove_use(reading, reading->listing);
    remark_vendors(reading);
    end_record(reading);
}
