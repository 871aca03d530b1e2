/* Lists of functions: aws lambda list-functions, and get-function for the tags that the
 * list leaves out. One record is one function; nobody judged it, so what it proves comes
 * from predicates over its settings. Predicates that need all functions or the runtime
 * table are made when every input is read (merge.c).
 *
 * Environment variables are looked at by name only; a value is never touched. */
#include "ingest/engine.h"

#include <string.h>

#include "base/text8.h"

enum { MOST_TIMEOUT = 900, MOST_MEMORY = 10240, DEFAULT_TIMEOUT = 3, DEFAULT_MEMORY = 128 };

static int whole(Json in, const char *key)
{
    int64_t value;
    bool fits = json_whole(json_get(in, key), &value) && value > 0 && value < 1000000;
    return fits ? (int)value : 0;
}

/* --- predicates over one function ------------------------------------------------------
 */

/* Each says pass, fail, or OUTCOME_NO_VERDICT for "this list does not tell". */
static Outcome dead_letters(Json in)
{
    const char *target = json_text(json_find(in, "/DeadLetterConfig/TargetArn"));
    return target && *target ? OUTCOME_PASS : OUTCOME_NO_VERDICT;
}

static Outcome tracing(Json in)
{
    const char *mode = json_text(json_find(in, "/TracingConfig/Mode"));
    if (!mode)
        return OUTCOME_NO_VERDICT;
    return strcmp(mode, "Active") == 0        ? OUTCOME_PASS
           : strcmp(mode, "PassThrough") == 0 ? OUTCOME_FAIL
                                              : OUTCOME_NO_VERDICT;
}

static Outcome sizing(Json in)
{
    int memory = whole(in, "MemorySize"), timeout = whole(in, "Timeout");
    if (!memory || !timeout)
        return OUTCOME_NO_VERDICT;
    bool as_delivered = memory == DEFAULT_MEMORY && timeout == DEFAULT_TIMEOUT;
    bool at_limit = memory >= MOST_MEMORY || timeout >= MOST_TIMEOUT;
    return as_delivered || at_limit ? OUTCOME_FAIL : OUTCOME_PASS;
}

static Outcome snap_start(Json in)
{
    const char *status = json_text(json_find(in, "/SnapStart/OptimizationStatus"));
    return status && strcmp(status, "On") == 0 ? OUTCOME_PASS : OUTCOME_NO_VERDICT;
}

static Outcome own_key(Json in)
{
    const char *key = json_text(json_get(in, "KMSKeyArn"));
    if (key && *key)
        return OUTCOME_PASS;
    return json_count(json_find(in, "/Environment/Variables")) ? OUTCOME_FAIL
                                                               : OUTCOME_PASS;
}

static Outcome signed_code(Json in)
{
    const char *signer = json_text(json_get(in, "SigningProfileVersionArn"));
    return signer && *signer ? OUTCOME_PASS : OUTCOME_NO_VERDICT;
}

static Outcome json_logs(Json in)
{
    const char *format = json_text(json_find(in, "/LoggingConfig/LogFormat"));
    return format && strcmp(format, "JSON") == 0 ? OUTCOME_PASS : OUTCOME_NO_VERDICT;
}

static const struct {
    const char *id;
    Outcome (*judge)(Json in);
} predicates[] = {
    { "LF-DLQ", dead_letters },     { "LF-TRACE", tracing }, { "LF-SIZING", sizing },
    { "LF-SNAPSTART", snap_start }, { "LF-KMS", own_key },   { "LF-SIGNED", signed_code },
    { "LF-JSONLOG", json_logs },
};

/* A name that promises a secret, and does not say that it is only a reference to one. */
static bool names_secret(const char *name)
{
    static const char *const traces[] = { "PASSWORD",     "PASSWD",           "SECRET",
                                          "TOKEN",        "API_KEY",          "APIKEY",
                                          "PRIVATE_KEY",  "ACCESS_KEY",       "CREDENTIAL",
                                          "DATABASE_URL", "CONNECTION_STRING" };
    static const char *const references[] = { "_ARN",       "_NAME",  "_ID",  "_PATH",
                                              "_PARAMETER", "_PARAM", "_REF", "_TTL",
                                              "_EXPIRY",    "_TABLE" };
    char upper[128];
    size_t n = 0;
    for (; name[n] && n < sizeof upper - 1; n++)
        upper[n] = name[n] >= 'a' && name[n] <= 'z' ? (char)(name[n] - 'a' + 'A') : name[n];
    upper[n] = '\0';
    for (size_t i = 0; i < sizeof references / sizeof *references; i++)
        if (text8_ends(upper, references[i]))
            return false;
    for (size_t i = 0; i < sizeof traces / sizeof *traces; i++)
        if (strstr(upper, traces[i]))
            return true;
    return false;
}

static void suspect_variables(Reading *reading, Json in, Record record)
{
    Json variables = json_find(in, "/Environment/Variables");
    for (Json item = json_first(variables); json_here(item); item = json_next(item))
        if (names_secret(json_key(item))) {
            record.outcome = OUTCOME_FAIL;
            record.message =
                arena_printf(reading->each, "the environment variable %s may hold a secret",
                             json_key(item));
            intake_predicate(reading, "LF-ENV-SUSPECT", &record);
            return;
        }
}

/* --- tags ----------------------------------------------------------------------------- */

static const char *tag(Json tags, const char *const *keys, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (Json item = json_first(tags); json_here(item); item = json_next(item))
            if (text8_same_nocase(json_key(item), keys[i]) && json_text(item) &&
                *json_text(item))
                return json_text(item);
    return NULL;
}

static int criticality(Json tags)
{
    static const char *const keys[] = { "criticality", "resource_weight" };
    static const struct {
        const char *word;
        int weight;
    } words[] = { { "low", 1 },  { "1", 1 }, { "medium", 2 },  { "2", 2 },
                  { "high", 3 }, { "3", 3 }, { "critical", 3 } };
    const char *word = tag(tags, keys, 2);
    for (size_t i = 0; word && i < sizeof words / sizeof *words; i++)
        if (text8_same_nocase(words[i].word, word))
            return words[i].weight;
    return 0;
}

static void read_tags(Reading *reading, Json tags, Function *function)
{
    static const char *const owners[] = { "owner", "team" };
    const char *owner = intake_text(reading, tag(tags, owners, 2));
    int weight = criticality(tags);
    if (owner)
        function->thing->tagged = owner;
    if (weight)
        function->thing->weight = weight;
}

/* --- one function --------------------------------------------------------------------- */

static bool name_of(Json in, const char **name)
{
    *name = json_text(json_get(in, "FunctionArn"));
    if (!*name || !**name)
        *name = json_text(json_get(in, "FunctionName"));
    if (*name && **name)
        return true;
    json_expected(json_get(in, "FunctionArn"), "a function's ARN");
    return false;
}

static void read_function(Reading *reading, Json in, Json tags, bool whole_list)
{
    Intake *intake = reading->intake;
    const char *name, *package = json_text(json_get(in, "PackageType"));
    if (!name_of(in, &name)) {
        intake_reject(reading);
        return;
    }
    Function function = {
        .item = { .runtime = intake_text(reading, json_text(json_get(in, "Runtime"))),
                  .memory_mb = whole(in, "MemorySize"),
                  .timeout_s = whole(in, "Timeout"),
                  .runtime_retired = DATE_NONE,
                  .input = reading->input,
                  .pointer = arena_strdup(intake->arena, json_pointer(in)) },
        .thing = resources_thing(intake->resources, intake_text(reading, name), "function"),
        .role = intake_text(reading, json_text(json_get(in, "Role"))),
        .is_image = package && strcmp(package, "Image") == 0,
        .whole_list = whole_list,
    };
    Record record = { .tool = reading->tool,
                      .resource = name,
                      .resource_type = "function",
                      .date = reading->input->date,
                      .pointer = function.item.pointer };
    read_tags(reading, tags, &function);
    ARENA_PUSH(intake->arena, intake->functions, intake->n_functions) = function;
    intake_count(&reading->input->records, OUTCOME_NO_VERDICT);
    reading->input->records.mapped++;
    reading->proves = true;
    for (size_t i = 0; i < sizeof predicates / sizeof *predicates; i++) {
        record.outcome = predicates[i].judge(in);
        if (record.outcome != OUTCOME_NO_VERDICT)
            intake_predicate(reading, predicates[i].id, &record);
    }
    suspect_variables(reading, in, record);
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

/* The account has functions: that is the first thing an inventory proves. */
static void prove_use(Reading *reading)
{
    const Intake *intake = reading->intake;
    if (!reading->input->records.no_verdict)
        return;
    const Thing *newest = intake->functions[intake->n_functions - 1].thing;
    Record record = { .tool = reading->tool,
                      .resource = account_of(reading->each, newest->written),
                      .resource_type = "account",
                      .outcome = OUTCOME_PASS,
                      .date = reading->input->date,
                      .pointer = "" };
    record.message = arena_printf(reading->each, "%zu functions are listed",
                                  reading->input->records.no_verdict);
    intake_predicate(reading, "LF-EXISTS", &record);
}

static void read_list_of_functions(Reading *reading, JsonSpan list, const char *pointer)
{
    size_t n;
    JsonSpan *items = json_elements(reading->local, reading->bytes, list, &n);
    for (size_t i = 0; i < n; i++) {
        const char *at = json_pointer_index(reading->local, pointer, i);
        read_function(reading, read_value(reading, items[i], at), (Json){ 0 }, true);
        end_record(reading);
    }
}

void read_functions(Reading *reading)
{
    JsonDocument document;
    while (next_document(reading, &document)) {
        Level level = document_level(reading, &document);
        JsonSpan list = place_span(&level, "/Functions");
        read_about(reading, &level);
        if (list.type == JSON_ARRAY) {
            read_list_of_functions(
                reading, list,
                json_pointer_key(reading->local, document.pointer, "Functions"));
            continue;
        }
        Json in = read_value(reading, document.span, document.pointer);
        Json configuration = json_get(in, "Configuration");
        if (json_is(configuration, JSON_OBJECT))
            read_function(reading, configuration, json_get(in, "Tags"), false);
        else
            read_function(reading, in, (Json){ 0 }, true);
        end_record(reading);
    }
    prove_use(reading);
    end_record(reading);
}
