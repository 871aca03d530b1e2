/* SARIF 2.1.0. A result points at a rule by id or index, and what the rule means is the
 * producer's: the driver's name leads to the tool file whose checks it reports.
 *
 * Messages of results are never kept: secret scanners put the secret there. The rule's
 * own text says what was found. Rules without an id (gitleaks 7) are found by the rule
 * whose name the message begins with; the message itself goes nowhere.                   */
#include "ingest/list/engine.h"

#include <stdlib.h>
#include <string.h>

#include "base/text8.h"

typedef struct {
    const char *id;
    const char *text; /* its description */
    int severity;     /* "security-severity" in tenths; -1 */
    bool is_vulnerability;
} Rule;

typedef struct {
    Reading *reading;
    const Tool *producer; /* NULL: no tool file knows the driver's name */
    Rule *rules;
    size_t n_rules;
    Map *by_id;
    size_t n_results;
    const char *pointer; /* of the run */
} Run;

enum { GRAVE = 70 }; /* security-severity 7.0: high */

/* --- rules ---------------------------------------------------------------------------- */

/* "7.5" without a locale. */
static int tenths(const char *text)
{
    char *end;
    if (!text || *text < '0' || *text > '9')
        return -1;
    long whole = strtol(text, &end, 10);
    int tenth = *end == '.' && end[1] >= '0' && end[1] <= '9' ? end[1] - '0' : 0;
    return whole > 10 ? -1 : (int)whole * 10 + tenth;
}

static int severity_of(Json rule)
{
    Json severity = json_find(rule, "/properties/security-severity");
    if (json_is(severity, JSON_NUMBER)) {
        double score = json_double(severity, -1);
        return score >= 0 && score <= 10 ? (int)(score * 10 + 0.5) : -1;
    }
    return tenths(json_text(severity));
}

/* security-severity alone does not tell a vulnerable package from a weak setting. */
static bool is_vulnerability(Json rule, const char *id)
{
    static const char *const traces[] = { "CVE-",  "GHSA-", "PYSEC-", "RUSTSEC-",
                                          "SNYK-", "OSV-",  "GO-20",  "ALAS",
                                          "DSA-",  "USN-",  "RHSA-" };
    Json tags = json_find(rule, "/properties/tags");
    for (Json tag = json_first(tags); json_here(tag); tag = json_next(tag))
        if (text8_same_nocase(json_text(tag), "vulnerability"))
            return true;
    for (size_t i = 0; i < sizeof traces / sizeof *traces; i++)
        if (strstr(id, traces[i]))
            return true;
    return false;
}

static const char *text_of(Json rule)
{
    static const char *const pointers[] = { "/shortDescription/text",
                                            "/fullDescription/text", "/name" };
    return text_among(rule, pointers, 3);
}

static void read_rules(Run *run, Json list)
{
    Arena *arena = run->reading->local;
    for (Json item = json_first(list); json_here(item); item = json_next(item)) {
        const char *id = json_text(json_get(item, "id"));
        id = arena_strdup(arena, id ? id : "");
        Rule rule = { .id = id,
                      .severity = severity_of(item),
                      .is_vulnerability = is_vulnerability(item, id) };
        const char *text = text_of(item);
        rule.text = text ? arena_strdup(arena, text) : NULL;
        ARENA_PUSH(arena, run->rules, run->n_rules) = rule;
    }
}

/* The driver's rules first, so that "ruleIndex" counts in them. */
static void read_tool(Run *run, Json tool)
{
    read_rules(run, json_find(tool, "/driver/rules"));
    Json extensions = json_get(tool, "extensions");
    for (Json item = json_first(extensions); json_here(item); item = json_next(item))
        read_rules(run, json_get(item, "rules"));
    run->by_id = map_new(run->reading->local);
    for (size_t i = 0; i < run->n_rules; i++)
        if (!map_get(run->by_id, run->rules[i].id))
            map_set(run->by_id, run->rules[i].id, &run->rules[i]);
}

static const Rule *rule_by_message(const Run *run, Json result)
{
    const char *message = json_text(json_find(result, "/message/text"));
    for (size_t i = 0; message && i < run->n_rules; i++)
        if (*run->rules[i].id && text8_starts(message, run->rules[i].id))
            return &run->rules[i];
    return NULL;
}

static const Rule *rule_of(const Run *run, Json result, const char *id)
{
    int64_t index;
    Rule *rule = id ? map_get(run->by_id, id) : NULL;
    if (rule)
        return rule;
    bool by_index = json_whole(json_get(result, "ruleIndex"), &index) ||
                    json_whole(json_find(result, "/rule/index"), &index);
    if (by_index && index >= 0 && (size_t)index < run->n_rules)
        return &run->rules[index];
    return id ? NULL : rule_by_message(run, result);
}

/* --- results -------------------------------------------------------------------------- */

static bool outcome_of(Json result, Outcome *outcome)
{
    static const struct {
        const char *kind;
        Outcome outcome;
    } kinds[] = {
        { "fail", OUTCOME_FAIL },
        { "pass", OUTCOME_PASS },
        { "notApplicable", OUTCOME_NOT_APPLICABLE },
        { "informational", OUTCOME_UNKNOWN },
        { "open", OUTCOME_UNKNOWN },
        { "review", OUTCOME_UNKNOWN },
    };
    Json kind = json_get(result, "kind");
    const char *word = json_here(kind) ? json_text(kind) : "fail";
    *outcome = OUTCOME_SUPPRESSED;
    if (json_count(json_get(result, "suppressions")))
        return true;
    for (size_t i = 0; word && i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].kind, word) == 0) {
            *outcome = kinds[i].outcome;
            return true;
        }
    json_expected(kind, "fail, pass, notApplicable, informational, open or review");
    return false;
}

static void record_vulnerability(Run *run, Record *record)
{
    Reading *reading = run->reading;
    const Predicate *meaning = tool_find_predicate(reading->tool, "SARIF-VULN");
    intake_count(&reading->input->records, record->outcome);
    if (!meaning) {
        intake_unmapped(reading, record);
        return;
    }
    reading->input->records.mapped++;
    record->resource_type = meaning->resource_type;
    if (!record->tool)
        record->tool = reading->tool;
    intake_observe(reading, meaning->practice, meaning->strength, record);
}

static void read_result(Run *run, Json result)
{
    static const char *const ids[] = { "/ruleId", "/rule/id" };
    Reading *reading = run->reading;
    Record record = { .tool = run->producer,
                      .date = reading->input->date,
                      .pointer = json_pointer(result) };
    run->n_results++;
    if (!json_is(result, JSON_OBJECT)) {
        json_error(result, "expected an object");
        intake_reject(reading);
        return;
    }
    if (!outcome_of(result, &record.outcome)) {
        intake_reject(reading);
        return;
    }
    record.check = text_among(result, ids, 2);
    const Rule *rule = rule_of(run, result, record.check);
    if (!record.check)
        record.check = rule ? rule->id : "";
    record.title = rule ? rule->text : NULL;
    Json place = json_find(result, "/locations/0/physicalLocation");
    int64_t line;
    record.file = json_text(json_find(place, "/artifactLocation/uri"));
    record.resource = record.file;
    if (json_whole(json_find(place, "/region/startLine"), &line))
        record.line = arena_printf(reading->each, "%lld", (long long)line);
    record.reason = json_text(json_find(result, "/suppressions/0/justification"));
    bool known = run->producer && tool_find_check(run->producer, record.check, NULL);
    if (!known && rule && rule->is_vulnerability && rule->severity >= GRAVE &&
        record.outcome == OUTCOME_FAIL)
        record_vulnerability(run, &record);
    else
        intake_record(reading, &record);
}

/* --- the run as a whole ----------------------------------------------------------------
 */

static bool any_invocation(Json invocations, bool successful)
{
    for (Json item = json_first(invocations); json_here(item); item = json_next(item)) {
        Json success = json_get(item, "executionSuccessful");
        if (json_is(success, JSON_BOOL) && json_true(success) == successful)
            return true;
    }
    return false;
}

static void read_invocations(Reading *reading, Json invocations)
{
    static const char *const pointers[] = { "/endTimeUtc", "/startTimeUtc" };
    Instant time;
    for (Json item = json_first(invocations); json_here(item); item = json_next(item))
        if (instant_read(reading->each, value_among(item, pointers, 2), &time))
            intake_time(reading, &time);
}

/* A run that says where it ran, and that it went well, ran in a pipeline. */
static void judge_pipeline(Run *run, const JsonHead *head, Json invocations)
{
    Reading *reading = run->reading;
    JsonSpan details = json_head_at(head, "/automationDetails");
    JsonSpan provenance = json_head_at(head, "/versionControlProvenance");
    JsonSpan uri = json_at(head->bytes, provenance, "/0/repositoryUri");
    if ((details.type != JSON_OBJECT && provenance.type != JSON_ARRAY) ||
        !any_invocation(invocations, true))
        return;
    const char *repository = json_span_text(reading->each, head->bytes, uri);
    Record record = { .tool = reading->tool,
                      .resource = repository ? repository : reading->input->path,
                      .outcome = OUTCOME_PASS,
                      .date = reading->input->date,
                      .pointer = run->pointer };
    intake_predicate(reading, "SARIF-IN-PIPELINE", &record);
}

/* No result from a tool that names every rule it ran: the rules passed, by inference. */
static void infer_passes(Run *run, Json invocations)
{
    Reading *reading = run->reading;
    const Practice *proven = NULL;
    if (run->n_results || !run->producer || !run->producer->sarif_lists_rules ||
        any_invocation(invocations, false))
        return;
    for (size_t i = 0; i < run->n_rules; i++) {
        const Check *check = tool_find_check(run->producer, run->rules[i].id, NULL);
        for (size_t k = 0; check && k < check->n_uses; k++) {
            if (check->uses[k].practice == proven)
                continue;
            proven = check->uses[k].practice;
            Record record = { .tool = run->producer,
                              .check = "no finding",
                              .title = "Every rule ran and none found anything",
                              .resource = reading->input->path,
                              .resource_type = "repository",
                              .outcome = OUTCOME_PASS,
                              .date = reading->input->date,
                              .pointer = run->pointer };
            intake_observe(reading, proven, STRENGTH_INDIRECT, &record);
        }
    }
}

static void name_tool(Run *run, Json driver)
{
    static const char *const versions[] = { "/version", "/semanticVersion" };
    Reading *reading = run->reading;
    Intake *intake = reading->intake;
    Input *input = reading->input;
    const char *name = json_text(json_get(driver, "name"));
    const Tool *producer = name ? tools_find_producer(intake->tools, name) : NULL;
    if (!producer)
        producer = reading->claimed; /* a driver's name can be set to anything */
    else if (reading->claimed && producer != reading->claimed)
        diag_error(reading->diag, (Origin){ input->path, run->pointer, OFFSET_NONE },
                   "given as %s (--as %s), but this is SARIF of %s",
                   reading->claimed->title, reading->claimed->id, producer->title);
    if (producer)
        run->producer = intake_tool(reading, producer->id);
    if (input->tool)
        return;
    input->tool = intake_text(reading, name);
    input->tool_version = intake_text(reading, text_among(driver, versions, 2));
}

static void read_run(Reading *reading, JsonSpan span, const char *pointer)
{
    size_t n;
    const char *bytes = reading->bytes;
    Run run = { .reading = reading, .pointer = pointer };
    Level level = level_new(reading->local, NULL, bytes, span, pointer);
    const JsonHead head = level.head;
    JsonSpan tool_at = json_head_at(&head, "/tool");
    Json tool = { 0 };
    if (tool_at.type == JSON_OBJECT)
        tool = json_read_span(reading->local, reading->text, tool_at,
                              json_pointer_key(reading->local, pointer, "tool"));
    name_tool(&run, json_get(tool, "driver"));
    read_tool(&run, tool);
    JsonSpan invocations_at = json_head_at(&head, "/invocations");
    Json invocations = { 0 };
    if (invocations_at.type == JSON_ARRAY)
        invocations = json_read_span(reading->local, reading->text, invocations_at, "");
    read_invocations(reading, invocations);
    const char *base = json_pointer_key(reading->local, pointer, "results");
    JsonSpan *results = json_elements(reading->local, bytes,
                                      list_at(reading, &level, "/results", JSON_ARRAY), &n);
    for (size_t i = 0; i < n; i++) {
        const char *at = json_pointer_index(reading->local, base, i);
        read_result(&run, read_value(reading, results[i], at));
        end_record(reading);
    }
    judge_pipeline(&run, &head, invocations);
    infer_passes(&run, invocations);
    end_record(reading);
}

void read_sarif(Reading *reading)
{
    JsonDocument document;
    reading->input->tool = NULL; /* the driver's name, not ours */
    while (next_document(reading, &document)) {
        size_t n;
        const char *base = json_pointer_key(reading->local, document.pointer, "runs");
        JsonSpan *runs = json_elements(reading->local, document.bytes,
                                       json_at(document.bytes, document.span, "/runs"), &n);
        for (size_t k = 0; k < n; k++) {
            const char *pointer = json_pointer_index(reading->local, base, k);
            if (runs[k].type == JSON_OBJECT)
                read_run(reading, runs[k], pointer);
            else
                refuse_kind(reading, runs[k], pointer, "an object");
        }
    }
}
