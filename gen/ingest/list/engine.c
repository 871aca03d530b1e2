/* Reads lists of records as a tool file says. The text of an input is walked as spans: a
 * record that bears on nothing is never parsed, and what is kept of the others is copied,
 * so memory grows with what is kept and not with the file. */
#include "ingest/list/engine.h"

#include <stdlib.h>
#include <string.h>

#include "base/text8.h"
#include "ingest/function/functions.h"
#include "ingest/list/also.h"
#include "ingest/list/judge.h"
#include "ingest/list/reach.h"
#include "ingest/recognise.h"

enum { DEEPEST_NESTING = 64 };

Json value_among(Json in, const char *const *pointers, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        Json value = json_find(in, pointers[i]);
        const char *text = json_text(value);
        if (json_here(value) && !json_is(value, JSON_NULL) && !(text && !*text))
            return value;
    }
    return (Json){ 0 };
}

const char *text_among(Json in, const char *const *pointers, size_t n)
{
    return json_text(value_among(in, pointers, n));
}

Json read_value(Reading *reading, JsonSpan span, const char *pointer)
{
    return json_read_span(reading->each, reading->text, span, pointer);
}

void end_record(Reading *reading)
{
    reading->slips->n_lines = 0;
    arena_reset(reading->each);
}

/* --- what a document says as a whole -------------------------------------------------- */

Level document_level(const JsonDocument *document)
{
    return (Level){ .bytes = document->bytes,
                    .span = document->span,
                    .pointer = document->pointer,
                    .head = { document->bytes, document->members, document->n_members } };
}

/* A time that a field leads to. */
static bool read_time(Reading *reading, const Level *at, const Field *field, Instant *time)
{
    JsonSpan span = field_span(reading->each, at, field);
    return span.type != JSON_ABSENT &&
           instant_read(reading->each, read_value(reading, span, at->pointer), time);
}

static void see_truncation(Reading *reading, const Level *document)
{
    const DocumentRules *rules = reading->rules;
    for (size_t i = 0; i < rules->n_truncated; i++) {
        JsonSpan span = place_span(document, rules->truncated[i]);
        bool is_empty = span.type == JSON_STRING && span.length == 2;
        if (span.type == JSON_ABSENT || span.type == JSON_NULL || is_empty)
            continue;
        intake_remark(reading, "one page of a longer list: what is missing is not counted");
        diag_warn(reading->diag,
                  (Origin){ reading->input->path,
                            arena_printf(reading->local, "%s%s", document->pointer,
                                         rules->truncated[i]),
                            offset_from(reading->base, span.offset) },
                  "this is one page of a longer list; give the other pages too");
    }
}

void read_about(Reading *reading, const Level *document)
{
    const DocumentRules *rules = reading->rules;
    Input *input = reading->input;
    Instant time;
    if (!input->tool_version)
        input->tool_version =
            intake_text(reading, field_text(reading->each, document, &rules->version));
    if (rules->time.n && read_time(reading, document, &rules->time, &time))
        intake_time(reading, &time);
    see_truncation(reading, document);
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

static Origin origin_of(const Reading *reading, JsonSpan span, const char *pointer)
{
    return (Origin){ reading->input->path, pointer,
                     offset_from(reading->base, span.offset) };
}

/* What it holds is not told: it may be a secret. */
static void slip_kind(Reading *reading, const Level *at, const char *expected)
{
    diag_warn(reading->slips, origin_of(reading, at->span, at->pointer),
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

static void read_record(Reading *reading, const RecordPath *path, const Level *at)
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

/* --- walking -------------------------------------------------------------------------- */

typedef struct {
    Reading *reading;
    const RecordPath *path;
    const Judge *judge; /* what was looked at is walked to, not records */
    bool found_any;     /* then: there were records */
    size_t n;
} Walk;

static void follow(Walk *walk, const Level *at, JsonSpan from, const char *pointer,
                   const char *rest);

void refuse_kind(Reading *reading, JsonSpan span, const char *pointer, const char *expected)
{
    diag_error(reading->diag, origin_of(reading, span, pointer), "expected %s, found %s",
               expected, span_kind(span));
}

/* May what a star stands for be members of an object? */
static bool takes_members(const Walk *walk)
{
    return walk->path && walk->path->members;
}

static void arrive(Walk *walk, const Level *at)
{
    Reading *reading = walk->reading;
    if (walk->path && !conditions_hold(reading->each, at, &walk->path->when))
        return;
    walk->n++;
    if (walk->judge)
        judge_looked_at(reading, walk->judge, at, walk->found_any);
    else
        read_record(reading, walk->path, at);
    end_record(reading);
}

/* One element or member that a "*" stands for. The members of a record are forgotten with
 * it; those of what stands around records stay as long as the document. */
static void step_in(Walk *walk, const Level *outer, JsonSpan span, const char *pointer,
                    const char *name, const char *rest)
{
    Reading *reading = walk->reading;
    Level at = level_new(*rest ? reading->local : reading->each, outer, outer->bytes, span,
                         pointer);
    at.name = name;
    bool leads_on = span.type == JSON_OBJECT || span.type == JSON_ARRAY;
    if (*rest && !leads_on && !takes_members(walk))
        refuse_kind(reading, span, pointer, "an object");
    else if (*rest)
        follow(walk, &at, span, pointer, rest);
    else
        arrive(walk, &at);
}

static void follow_each(Walk *walk, const Level *outer, JsonSpan list, const char *pointer,
                        const char *rest)
{
    size_t n = 0;
    Arena *arena = walk->reading->local;
    if (list.type == JSON_OBJECT) {
        JsonMember *members = json_members(arena, outer->bytes, list, &n);
        for (size_t i = 0; i < n; i++)
            step_in(walk, outer, members[i].value,
                    json_pointer_key(arena, pointer, members[i].key), members[i].key, rest);
        return;
    }
    JsonSpan *elements = json_elements(arena, outer->bytes, list, &n);
    for (size_t i = 0; i < n; i++)
        step_in(walk, outer, elements[i], json_pointer_index(arena, pointer, i), NULL,
                rest);
}

JsonSpan list_at(Reading *reading, const Level *at, const char *place, JsonType type)
{
    JsonSpan span = place_span(at, place);
    if (span.type == type)
        return span;
    if (span.type != JSON_ABSENT && span.type != JSON_NULL)
        refuse_kind(reading, span, arena_printf(reading->each, "%s%s", at->pointer, place),
                    type == JSON_ARRAY ? "a list" : "an object");
    return (JsonSpan){ .type = JSON_ABSENT };
}

/* Follows `rest` down from a value to everything it leads to. */
static void follow(Walk *walk, const Level *at, JsonSpan from, const char *pointer,
                   const char *rest)
{
    Arena *arena = walk->reading->local;
    const char *star = strstr(rest, "/*");
    if (!star || (star[2] && star[2] != '/'))
        star = rest + strlen(rest);
    const char *step = arena_strndup(arena, rest, (size_t)(star - rest));
    JsonSpan span = *step ? json_at(at->bytes, from, step) : from;
    const char *there = *step ? arena_printf(arena, "%s%s", pointer, step) : pointer;
    if (span.type == JSON_ABSENT || (*star && span.type == JSON_NULL))
        return;
    bool is_list =
        span.type == JSON_ARRAY || (span.type == JSON_OBJECT && takes_members(walk));
    if (*star && !is_list)
        refuse_kind(walk->reading, span, there, "a list");
    else if (*star)
        follow_each(walk, at, span, there, star + 2);
    else if (*step)
        step_in(walk, at, span, there, NULL, "");
    else
        arrive(walk, at);
}

/* What the tool counted and did not list. */
static void compare(Reading *reading, const Level *part, const RecordPath *path,
                    size_t listed)
{
    size_t stated = reach_number(reading->each, part, path->counted);
    tally(reading, arena_printf(reading->each, "%s counted but not itemised", path->called),
          stated > listed ? stated - listed : 0);
}

static void read_nested(Reading *reading, const Level *part, const char *at, int depth);

/* Parts that hold records like the document does (groups of controls in groups). */
static void read_parts(Reading *reading, const Level *part, int depth)
{
    const DocumentRules *rules = reading->rules;
    const Records *counts = &reading->input->records;
    for (size_t i = 0; i < rules->n_paths && !diag_failed(reading->diag); i++) {
        const RecordPath *path = &rules->paths[i];
        Walk records = { .reading = reading, .path = path };
        size_t before = records_of(counts, path->counts);
        follow(&records, part, part->span, part->pointer, path->at);
        if (path->counted)
            compare(reading, part, path,
                    path->counts_some ? records_of(counts, path->counts) - before
                                      : records.n);
        const Judge *judge = path->rules.judge;
        Walk looked = { .reading = reading, .judge = judge, .found_any = records.n };
        if (judge && judge->at)
            follow(&looked, part, part->span, part->pointer, judge->at);
    }
    for (size_t i = 0; i < rules->n_nested && depth < DEEPEST_NESTING; i++)
        read_nested(reading, part, rules->nested[i], depth);
}

static void read_nested(Reading *reading, const Level *part, const char *at, int depth)
{
    size_t n;
    const char *base = arena_printf(reading->local, "%s%s", part->pointer, at);
    JsonSpan list = list_at(reading, part, at, JSON_ARRAY);
    JsonSpan *inner = json_elements(reading->local, part->bytes, list, &n);
    for (size_t i = 0; i < n; i++) {
        const char *pointer = json_pointer_index(reading->local, base, i);
        Level level = level_new(reading->local, part, part->bytes, inner[i], pointer);
        if (inner[i].type == JSON_OBJECT)
            read_parts(reading, &level, depth + 1);
        else
            refuse_kind(reading, inner[i], pointer, "an object");
    }
}

void read_records(Reading *reading, const Level *document)
{
    const DocumentRules *rules = reading->rules;
    read_parts(reading, document, 0);
    for (size_t i = 0; i < rules->n_remarks; i++)
        tally(reading, rules->remarks[i].say,
              reach_number(reading->each, document, rules->remarks[i].at));
    end_record(reading);
}

/* --- documents ------------------------------------------------------------------------ */

/* Does a record name another tool, or another form? What it lacks is told better where the
 * field is read. */
static bool is_another(Reading *reading, const Level *record, const Shape *shape)
{
    for (size_t i = 0; i < shape->when.n; i++) {
        const Condition *condition = &shape->when.all[i];
        bool names = condition->kind != CONDITION_HAS && condition->kind != CONDITION_LACKS;
        JsonSpan name = place_span(record, condition->place);
        if (names && name.type == JSON_STRING && name.length > 2 &&
            !condition_holds(reading->each, record, condition))
            return true;
    }
    const Conditions *but_not = shape->when.but_not;
    return but_not && conditions_hold(reading->each, record, but_not);
}

/* A list may hold several forms of one tool: reports, and one that says there was nothing
 * to report. */
static bool take_form(Reading *reading, const Level *document, bool is_record)
{
    const Tool *tool = reading->tool;
    if (conditions_hold(reading->each, document, &reading->shape->when))
        return true;
    for (size_t i = 0; i < tool->n_shapes; i++) {
        const Shape *shape = &tool->shapes[i];
        if (shape->refuse || !conditions_hold(reading->each, document, &shape->when))
            continue;
        reading->shape = shape;
        reading->rules = &shape->rules;
        return true;
    }
    return is_record && !is_another(reading, document, reading->shape);
}

static void reject_document(Reading *reading, const JsonDocument *document)
{
    Origin origin = { reading->input->path, document->pointer, document->base };
    diag_warn(reading->slips, origin, "%s", document->slip);
    intake_reject(reading);
}

static void refuse_stranger(Reading *reading, const Level *document, bool is_record)
{
    Origin origin = origin_of(reading, document->span, document->pointer);
    const char *title = reading->tool->title;
    if (is_record) {
        diag_warn(reading->slips, origin, "expected another record of %s", title);
        intake_reject(reading);
        return;
    }
    const char *lack = recognise_lack(reading->shape, document, reading->each);
    if (document->span.type != JSON_OBJECT)
        diag_error(reading->diag, origin, "expected another report of %s, found %s", title,
                   span_kind(document->span));
    else
        diag_error(reading->diag, origin, "expected another report of %s%s%s", title,
                   lack ? ", but " : "", lack ? lack : "");
}

void read_list(Reading *reading)
{
    JsonDocument document;
    bool is_record = reading->rules->n_paths == 1 && !*reading->rules->paths[0].at;
    for (size_t i = 0; next_document(reading, &document); i++) {
        Level level = document_level(&document);
        bool is_object = document.span.type == JSON_OBJECT;
        if (document.slip) {
            reject_document(reading, &document);
            continue;
        }
        if (!is_record || i == 0)
            read_about(reading, &level);
        if (i && (is_object || !is_record) && !take_form(reading, &level, is_record))
            refuse_stranger(reading, &level, is_record);
        else
            read_records(reading, &level);
        end_record(reading);
    }
    judge_end(reading);
    functions_end(reading);
    say_tallies(reading);
}
