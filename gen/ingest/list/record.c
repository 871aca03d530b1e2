/* One record, as the tool file says: which check, on what, with which verdict, and where it
 * goes. A record that cannot be told is rejected, and a diagnostic says what it lacks. */
#include "ingest/list/record.h"

#include <string.h>

#include "base/text8.h"
#include "ingest/function/functions.h"
#include "ingest/list/also.h"
#include "ingest/list/judge.h"
#include "ingest/list/reach.h"

/* A time that a field leads to. */
bool read_time(Reading *reading, const Level *at, const Field *field, Instant *time)
{
    JsonSpan span = field_span(reading->each, at, field);
    return span.type != JSON_ABSENT &&
           instant_read(reading->each, read_value(reading, span, at->pointer), time);
}

/* --- verdicts ------------------------------------------------------------------------- */

/* A list or an object where a word should stand is not its absence. */
static bool is_no_text(Reading *reading, const Level *at, const Field *field)
{
    JsonType type = field_span(reading->each, at, field).type;
    return type == JSON_ARRAY || type == JSON_OBJECT;
}

static bool read_outcome(Reading *reading, const VerdictRule *rule, const Level *at,
                         Outcome *outcome)
{
    *outcome = rule->outcome;
    if (rule->fixed)
        return true;
    for (size_t i = 0; i < rule->n_cases; i++)
        if (conditions_hold(reading->each, at, &rule->cases[i].when)) {
            *outcome = rule->cases[i].outcome;
            return true;
        }
    const char *word = field_text(reading->each, at, &rule->at);
    for (size_t i = 0; word && i < rule->n_words; i++)
        if (rule->any_case ? text8_same_nocase(rule->words[i].word, word)
                           : strcmp(rule->words[i].word, word) == 0) {
            *outcome = rule->words[i].outcome;
            return true;
        }
    *outcome = word ? rule->other : rule->absent;
    if (!word && is_no_text(reading, at, &rule->at))
        return false;
    return word ? rule->other_known : rule->absent_known;
}

static bool is_muted(Reading *reading, const RecordRules *rules, const Level *at,
                     Outcome outcome)
{
    for (size_t i = 0; i < rules->n_muted; i++) {
        const Muting *muting = &rules->muted[i];
        if (muting->only_fails && outcome != OUTCOME_FAIL)
            continue;
        const char *word = field_text(reading->each, at, &muting->at);
        for (size_t k = 0; word && k < muting->n_words; k++)
            if (text8_same_nocase(muting->words[k], word))
                return true;
    }
    return false;
}

/* --- complaints about a record -------------------------------------------------------- */

/* A word is quoted only where it is the tool's own, and no secret. */
static void slip(Reading *reading, const Level *at, const Field *field, const char *what,
                 const char *word)
{
    enum { SHOWN = 40 };
    JsonSpan span;
    const char *pointer = field_pointer(reading->each, at, field, &span);
    const char *near =
        span.type == JSON_ABSENT && !word ? field_lookalike(at, field) : NULL;
    Origin origin = { reading->input->path, pointer,
                      offset_from(reading->base, span.offset) };
    const char *quote = span.type == JSON_NUMBER || span.type == JSON_BOOL ? "" : "\"";
    if (word)
        diag_warn(reading->slips, origin, "expected %s, found %s%.*s%s%s", what, quote,
                  SHOWN, word, strlen(word) > SHOWN ? "…" : "", quote);
    else if (near)
        diag_warn(reading->slips, origin,
                  "expected %s, found nothing; \"%.40s\" looks like it", what, near);
    else
        diag_warn(reading->slips, origin, "expected %s, found %s", what, span_kind(span));
}

/* What it holds is not told: it may be a secret. */
static void slip_kind(Reading *reading, const Level *at, const char *expected)
{
    diag_warn(reading->slips, record_origin(reading, at->span, at->pointer),
              "expected %s, found %s", expected, span_kind(at->span));
}

void record_slip(Reading *reading, const Level *at, const Field *field, const char *what)
{
    if (at->span.type == JSON_OBJECT)
        slip(reading, at, field, what, NULL);
    else
        slip_kind(reading, at, "an object");
}

/* Some tools list records that are texts; others' must be objects. */
static bool is_whole(Reading *reading, const RecordRules *rules, const Level *at,
                     Record *record)
{
    bool is_text = rules->check.n && !*rules->check.ways[0].place;
    const VerdictRule *verdict = &rules->verdict;
    record->check = field_string(reading->each, at, &rules->check);
    if (record->check && read_outcome(reading, verdict, at, &record->outcome))
        return true;
    if (at->span.type != (is_text ? JSON_STRING : JSON_OBJECT))
        slip_kind(reading, at, is_text ? "a text" : "an object");
    else if (!record->check)
        slip(reading, at, &rules->check, "a check's id", NULL);
    else
        slip(reading, at, &verdict->at, verdict->expected,
             field_text(reading->each, at, &verdict->at));
    return false;
}

/* --- one record ----------------------------------------------------------------------- */

static const Tool *producer(Reading *reading, const RecordRules *rules, const Level *at,
                            Record *record)
{
    for (size_t i = 0; i < rules->n_routes; i++) {
        const Route *route = &rules->routes[i];
        if (!conditions_hold(reading->each, at, &route->when))
            continue;
        const char *rest = route->after ? strstr(record->check, route->after) : NULL;
        if (route->after && !rest)
            continue;
        if (rest)
            record->check = rest + strlen(route->after);
        return intake_tool(reading, route->tool);
    }
    return reading->tool;
}

/* A check on resources of some types names them elsewhere in the record. */
static const char *resource_of(Reading *reading, const RecordRules *rules,
                               const Record *record, const Level *at)
{
    const Check *check =
        rules->n_resource_of && record->tool
            ? tool_find_check(record->tool, record->check, record->provider)
            : NULL;
    for (size_t i = 0; check && i < rules->n_resource_of; i++)
        if (text8_same(check->resource_type, rules->resource_of[i].resource_type))
            return field_text(reading->each, at, &rules->resource_of[i].field);
    return field_text(reading->each, at, &rules->resource);
}

/* What only a record that is kept is asked for. */
static void read_details(Reading *reading, const RecordRules *rules, const Level *at,
                         Record *record)
{
    record->title = field_text(reading->each, at, &rules->title);
    record->message = field_text(reading->each, at, &rules->message);
    record->reason = field_text(reading->each, at, &rules->reason);
    record->file = field_text(reading->each, at, &rules->file);
    record->line = field_text(reading->each, at, &rules->line);
    record->last_line = field_text(reading->each, at, &rules->last_line);
    record->account = field_text(reading->each, at, &rules->account);
    record->region = field_text(reading->each, at, &rules->region);
}

/* Is this one of the records of which the tool file says that they show nothing? */
static bool shows_nothing(Reading *reading, const RecordRules *rules, const Level *at)
{
    for (size_t i = 0; i < rules->n_context; i++)
        if (conditions_hold(reading->each, at, &rules->context[i].when)) {
            if (rules->context[i].say)
                tally(reading, rules->context[i].say, 1);
            return true;
        }
    return false;
}

/* A predicate may have conditions of its own for what fails and what passes. */
static Outcome tested(Reading *reading, const char *predicate, const Level *at,
                      Outcome outcome)
{
    const Predicate *test = tool_find_predicate(reading->tool, predicate);
    if (test && any_holds(reading->each, at, &test->fail))
        return OUTCOME_FAIL;
    if (test && any_holds(reading->each, at, &test->pass))
        return OUTCOME_PASS;
    return outcome;
}

static void give(Reading *reading, const RecordRules *rules, const Level *at,
                 Record *record)
{
    bool suppressed = record->outcome == OUTCOME_SUPPRESSED;
    record->is_context = !suppressed && shows_nothing(reading, rules, at);
    if (record->is_context) {
        intake_record(reading, record);
    } else if (rules->judge) {
        judge_record(reading, rules->judge, at, record);
    } else if (rules->predicate && record->tool == reading->tool && suppressed) {
        intake_overlooked(reading, rules->predicate, record);
    } else if (rules->predicate && record->tool == reading->tool) {
        intake_count(&reading->input->records, record->outcome);
        reading->input->records.mapped++;
        record->outcome = tested(reading, rules->predicate, at, record->outcome);
        intake_predicate(reading, rules->predicate, record);
    } else {
        intake_record(reading, record);
        if (rules->also)
            also_keep(reading, rules->also, at, record);
    }
}

void read_record(Reading *reading, const RecordPath *path, const Level *at)
{
    const RecordRules *rules = &path->rules;
    Instant time = { .date = reading->input->date };
    Record record = { .pointer = at->pointer };
    if (rules->functions || rules->setting) {
        (rules->functions ? function_record : setting_record)(reading, rules, at);
        return;
    }
    if (!is_whole(reading, rules, at, &record)) {
        intake_reject(reading);
        return;
    }
    if (is_muted(reading, rules, at, record.outcome))
        record.outcome = OUTCOME_SUPPRESSED;
    record.tool = producer(reading, rules, at, &record);
    record.provider = field_text(reading->each, at, &rules->provider);
    record.resource_type = field_text(reading->each, at, &rules->resource_type);
    record.resource = resource_of(reading, rules, &record, at);
    if (!record.resource && rules->also)
        record.resource = also_first(reading, rules->also, at, &record);
    if (!record.resource && rules->also)
        record.resource = field_text(reading->each, at, &rules->file);
    if (rules->time.n && read_time(reading, at, &rules->time, &time))
        intake_time(reading, &time);
    record.date = time.date;
    if (rules->judge || rules->predicate || record.outcome == OUTCOME_SUPPRESSED ||
        (record.tool && tool_find_check(record.tool, record.check, record.provider)))
        read_details(reading, rules, at, &record);
    give(reading, rules, at, &record);
}
