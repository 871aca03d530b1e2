/* Reads lists of records as a tool file says. The text of an input is walked as spans: a
 * record that bears on nothing is never parsed, and what is kept of the others is copied,
 * so memory grows with what is kept and not with the file. */
#include "ingest/list/engine.h"

#include <string.h>

#include "ingest/function/functions.h"
#include "ingest/list/judge.h"
#include "ingest/list/reach.h"
#include "ingest/list/record.h"
#include "ingest/recognise.h"

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

Origin record_origin(const Reading *reading, JsonSpan span, const char *pointer)
{
    return (Origin){ reading->input->path, pointer,
                     offset_from(reading->base, span.offset) };
}

void refuse_kind(Reading *reading, JsonSpan span, const char *pointer, const char *expected)
{
    diag_error(reading->diag, record_origin(reading, span, pointer),
               "expected %s, found %s", expected, span_kind(span));
}

/* --- what a document says as a whole -------------------------------------------------- */

Level document_level(const JsonDocument *document)
{
    return (Level){ .bytes = document->bytes,
                    .span = document->span,
                    .pointer = document->pointer,
                    .head = { document->bytes, document->members, document->n_members } };
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
    Origin origin = record_origin(reading, document->span, document->pointer);
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
