/* Reads plain lists as a tool file says. The text of an input is walked as spans; each
 * record alone becomes a tree, in an arena that is reset behind it, so memory grows with
 * what is kept and not with the file. */
#include "ingest/engine.h"

#include <stdlib.h>
#include <string.h>

#include "base/text8.h"

/* --- fields --------------------------------------------------------------------------- */

static bool says_something(Json value)
{
    const char *text = json_text(value);
    return json_here(value) && !json_is(value, JSON_NULL) && !(text && !*text);
}

Json field_find(Json in, const Field *field)
{
    for (size_t i = 0; i < field->n; i++) {
        Json value = json_find(in, field->pointers[i]);
        if (says_something(value))
            return value;
    }
    return (Json){ 0 };
}

const char *field_text(Json in, const Field *field)
{
    return field->n ? json_text(field_find(in, field)) : NULL;
}

JsonSpan field_span(const JsonHead *head, const Field *field)
{
    for (size_t i = 0; i < field->n; i++) {
        JsonSpan span = json_head_at(head, field->pointers[i]);
        bool is_empty = span.type == JSON_STRING && span.length == 2;
        if (span.type != JSON_ABSENT && span.type != JSON_NULL && !is_empty)
            return span;
    }
    return (JsonSpan){ .type = JSON_ABSENT };
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

/* --- what a document says as a whole ---------------------------------------------------
 */

void read_about(Reading *reading, const JsonHead *head, const char *pointer)
{
    const Tool *tool = reading->tool;
    Input *input = reading->input;
    Instant time;
    if (!input->tool_version && tool->about_version.n) {
        JsonSpan span = field_span(head, &tool->about_version);
        input->tool_version =
            intake_text(reading, json_span_text(reading->scratch, head->bytes, span));
    }
    if (tool->about_time.n) {
        JsonSpan span = field_span(head, &tool->about_time);
        if (span.type != JSON_ABSENT &&
            instant_read(reading->scratch, read_value(reading, span, pointer), &time))
            intake_time(reading, &time);
    }
    for (size_t i = 0; i < tool->n_truncated; i++) {
        JsonSpan span = json_head_at(head, tool->truncated[i]);
        if (span.type == JSON_ABSENT || span.type == JSON_NULL)
            continue;
        intake_remark(reading, "one page of a longer list: what is missing is not counted");
        diag_warn(
            reading->diag,
            (Origin){ input->path,
                      arena_printf(reading->scratch, "%s%s", pointer, tool->truncated[i]),
                      span.offset },
            "this is one page of a longer list; give the other pages too");
    }
}

static size_t number_at(const JsonHead *head, const char *pointer)
{
    size_t n;
    JsonSpan span = json_head_at(head, pointer);
    if (span.type == JSON_NUMBER) {
        long value = strtol(head->bytes + span.offset, NULL, 10);
        return value > 0 ? (size_t)value : 0;
    }
    Arena *scratch = arena_new();
    json_elements(scratch, head->bytes, span, &n);
    arena_free(scratch);
    return n;
}

/* --- verdicts ------------------------------------------------------------------------- */

static const char *scalar(Arena *arena, Json in)
{
    int64_t whole;
    if (json_is(in, JSON_BOOL))
        return json_true(in) ? "true" : "false";
    if (json_whole(in, &whole))
        return arena_printf(arena, "%lld", (long long)whole);
    return json_text(in);
}

static bool read_outcome(Reading *reading, Json in, Outcome *outcome)
{
    const VerdictRule *rule = &reading->tool->verdict;
    Json value = field_find(in, &rule->at);
    const char *word = scalar(reading->each, value);
    for (size_t i = 0; word && i < rule->n_words; i++)
        if (rule->any_case ? text8_same_nocase(rule->words[i].word, word)
                           : strcmp(rule->words[i].word, word) == 0) {
            *outcome = rule->words[i].outcome;
            return true;
        }
    if (!json_here(value) && rule->at.n)
        value = json_find(in, rule->at.pointers[0]);
    json_expected(value.step ? value : in, rule->expected);
    return false;
}

static bool is_muted(const Tool *tool, Json in, Outcome outcome)
{
    for (size_t i = 0; i < tool->n_muted; i++) {
        const Muting *muting = &tool->muted[i];
        const char *word = field_text(in, &muting->at);
        if (!word || (muting->only_fails && outcome != OUTCOME_FAIL))
            continue;
        for (size_t k = 0; k < muting->n_words; k++)
            if (text8_same_nocase(muting->words[k], word))
                return true;
    }
    return false;
}

/* --- one record ----------------------------------------------------------------------- */

/* A check on resources of some types names them elsewhere in the record. */
static const char *resource_of(const Tool *tool, const Record *record, Json in)
{
    const Check *check = tool_find_check(tool, record->check, record->provider);
    for (size_t i = 0; check && i < tool->n_resource_of; i++)
        if (text8_same(check->resource_type, tool->resource_of[i].resource_type))
            return field_text(in, &tool->resource_of[i].field);
    return field_text(in, &tool->resource);
}

static void read_record(Reading *reading, const RecordPath *path, JsonSpan span,
                        const char *pointer)
{
    const Tool *tool = reading->tool;
    Json in = read_value(reading, span, pointer);
    Instant time = { .date = reading->input->date };
    Record record = { .tool = tool,
                      .outcome = path->outcome,
                      .provider = field_text(in, &tool->provider),
                      .check = field_text(in, &tool->check),
                      .pointer = pointer };
    if (!json_is(in, JSON_OBJECT))
        json_error(in, "expected an object"); /* what was found may be a secret */
    else if (!record.check)
        json_expected(json_find(in, tool->check.pointers[0]), "a check's id");
    if (!record.check || (!path->fixed && !read_outcome(reading, in, &record.outcome))) {
        intake_reject(reading);
        return;
    }
    if (is_muted(tool, in, record.outcome))
        record.outcome = OUTCOME_SUPPRESSED;
    if (tool->time.n && instant_read(reading->each, field_find(in, &tool->time), &time))
        intake_time(reading, &time);
    record.date = time.date;
    record.title = field_text(in, &tool->title_at);
    record.message = field_text(in, &tool->message);
    record.reason = field_text(in, &tool->reason);
    record.resource_type = field_text(in, &tool->resource_type);
    record.resource = resource_of(tool, &record, in);
    intake_record(reading, &record);
}

/* --- walking -------------------------------------------------------------------------- */

static size_t walk(Reading *reading, const RecordPath *path, JsonSpan from,
                   const char *pointer, const char *rest);

static size_t walk_each(Reading *reading, const RecordPath *path, JsonSpan list,
                        const char *pointer, const char *rest)
{
    const char *bytes = reading->stream->bytes;
    size_t n = 0, total = 0;
    if (list.type == JSON_OBJECT) {
        JsonMember *members = json_members(reading->scratch, bytes, list, &n);
        for (size_t i = 0; i < n; i++)
            total +=
                walk(reading, path, members[i].value,
                     json_pointer_key(reading->scratch, pointer, members[i].key), rest);
        return total;
    }
    JsonSpan *elements = json_elements(reading->scratch, bytes, list, &n);
    for (size_t i = 0; i < n; i++)
        total += walk(reading, path, elements[i],
                      json_pointer_index(reading->scratch, pointer, i), rest);
    return total;
}

/* Follows `rest` down from a value and reads every record it leads to. */
static size_t walk(Reading *reading, const RecordPath *path, JsonSpan from,
                   const char *pointer, const char *rest)
{
    if (!*rest) {
        read_record(reading, path, from, pointer);
        end_record(reading);
        return 1;
    }
    const char *star = strstr(rest, "/*");
    if (!star || (star[2] && star[2] != '/'))
        star = rest + strlen(rest);
    const char *step = arena_strndup(reading->scratch, rest, (size_t)(star - rest));
    JsonSpan at = json_at(reading->stream->bytes, from, step);
    const char *there =
        *step ? arena_printf(reading->scratch, "%s%s", pointer, step) : pointer;
    if (at.type == JSON_ABSENT)
        return 0;
    if (!*star)
        return walk(reading, path, at, there, star);
    return walk_each(reading, path, at, there, star + 2);
}

static void read_document(Reading *reading, const JsonDocument *document)
{
    const Tool *tool = reading->tool;
    JsonHead head = json_head(reading->scratch, reading->stream->bytes, document->span);
    read_about(reading, &head, document->pointer);
    for (size_t i = 0; i < tool->n_records; i++) {
        const RecordPath *path = &tool->records[i];
        size_t n = walk(reading, path, document->span, document->pointer, path->at);
        size_t stated = path->counted ? number_at(&head, path->counted) : 0;
        if (stated > n)
            intake_remark(reading, "%s counted but not itemised: %zu", path->called,
                          stated - n);
    }
    for (size_t i = 0; i < tool->n_remarks; i++) {
        size_t n = number_at(&head, tool->remarks[i].at);
        if (n)
            intake_remark(reading, "%s: %zu", tool->remarks[i].say, n);
    }
}

void read_list(Reading *reading)
{
    const JsonStream *stream = reading->stream;
    bool whole_document = reading->tool->n_records == 1 && !*reading->tool->records[0].at;
    for (size_t i = 0; i < stream->n_documents; i++) {
        const JsonDocument *document = &stream->documents[i];
        if (!whole_document || i == 0)
            read_document(reading, document);
        else
            walk(reading, &reading->tool->records[0], document->span, document->pointer,
                 "");
    }
}
