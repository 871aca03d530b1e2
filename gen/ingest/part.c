/* The way of an input: bytes, documents, recognition, its reader; see the header. */
#include "ingest/part.h"

#include <string.h>

#include "base/file.h"
#include "ingest/claimed.h"
#include "ingest/list/engine.h"
#include "ingest/trace.h"

static const Reader readers[] = {
    { "list", read_list },
    { "sarif", read_sarif },
    { "npm", read_npm },
    { "osv", read_osv },
    { "scoutsuite", read_scoutsuite },
    { "cloudsplaining", read_cloudsplaining },
    { "cyclonedx", read_cyclonedx },
    { "reviews", read_reviews },
    { "sls-mentor", read_mentor },
};

bool next_document(Reading *reading, JsonDocument *document)
{
    if (reading->peeked) { /* the first one, which was looked at to recognise the input */
        reading->peeked = false;
        *document = reading->first;
        if (document->is_head)
            return false;
    } else {
        arena_reset(reading->local);
        if (!source_next(reading->source, reading->local, document, reading->diag))
            return false;
    }
    reading->bytes = document->bytes;
    reading->base = document->base;
    reading->text = json_text_new(reading->local, reading->input->path, document->bytes,
                                  document->length, document->base, reading->complaints);
    return true;
}

/* --- reading -------------------------------------------------------------------------- */

static void read_by_tool(Reading *reading, const Recognised *found)
{
    reading->tool = intake_tool(reading, found->tool->id);
    if (!reading->tool)
        return;
    reading->shape = found->shape;
    reading->rules = &found->shape->rules;
    reading->input->format = found->shape->format;
    reading->input->tool = found->shape->title ? found->shape->title : found->tool->title;
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (strcmp(readers[i].name, reading->rules->reader) == 0) {
            readers[i].read(reading);
            return;
        }
    diag_error(reading->diag, origin_of_file(found->tool->file),
               "there is no reader \"%s\"", reading->rules->reader);
}

/* {"results": []} is what several tools write when they find nothing: it names none. */
static bool says_nothing(const Level *document)
{
    JsonSpan results = place_span(document, "/results");
    bool empty = results.type == JSON_NULL ||
                 (results.type == JSON_ARRAY &&
                  json_at(document->bytes, results, "/0").type == JSON_ABSENT);
    return document->head.n_members == 1 && empty;
}

static bool has_tools(Part *part)
{
    Intake *intake = part->reading.intake;
    intake->tools = shared_tools(intake->shared);
    part->has_no_tools = !intake->tools;
    return !part->has_no_tools;
}

/* Whose run ended with nothing only the command line can say. */
static void read_nothing(Part *part)
{
    Reading *reading = &part->reading;
    if (!part->claim || diag_failed(reading->diag) || !has_tools(part))
        return;
    claimed_nothing(reading, part->claim);
    if (reading->tool)
        trace_clean_run(reading->trace, reading->tool);
}

/* A table that nobody named, and that is no tool's, is other data. */
static void pass_over(Part *part)
{
    part->is_passed_over = true;
    diag_note(part->diag, origin_of_file(part->path),
              "passed over: a table that no tool writes which rung reads");
}

static bool find_form(Part *part, const Level *document, Origin origin, Recognised *found)
{
    Reading *reading = &part->reading;
    const Tools *tools = reading->intake->tools;
    *found = (Recognised){ 0 };
    bool fits = part->claim ? claimed_form(reading, part->claim, document, origin, found)
                            : recognise(tools, document, source_is_list(reading->source),
                                        reading->scratch, found);
    reading->claimed = claimed_tool(reading, part->claim);
    trace_form(reading->trace, tools, document, found);
    if (!fits && part->is_found && source_is_table(reading->source))
        pass_over(part);
    else if (!fits && !part->claim)
        recognise_refuse(tools, document, reading->scratch, origin, reading->diag);
    else if (fits && found->shape->refuse)
        diag_error(reading->diag, origin, "%s", found->shape->refuse);
    return fits && !found->shape->refuse;
}

static bool is_own_form(Part *part, const Level *document, Origin origin)
{
    bool is_own;
    Reading *reading = &part->reading;
    part->own = own_form(reading->scratch, &document->head, origin, reading->diag, &is_own);
    if (!part->own)
        return is_own;
    trace_own_form(reading->trace, own_form_name(part->own));
    if (part->claim && has_tools(part))
        claimed_own_form(reading, part->claim, own_form_name(part->own), origin);
    if (part->claim)
        part->own = NULL;
    return true;
}

static void recognise_and_read(Part *part)
{
    Recognised found;
    Reading *reading = &part->reading;
    const JsonDocument *first = &reading->first;
    if (!next_document(reading, &reading->first)) {
        read_nothing(part);
        return;
    }
    reading->peeked = true;
    Origin origin = { part->path, first->pointer,
                      offset_from(first->base, first->span.offset) };
    Level level = document_level(first);
    if (is_own_form(part, &level, origin))
        return;
    if (says_nothing(&level))
        read_nothing(part);
    else if (!has_tools(part))
        return;
    else if (first->span.type != JSON_OBJECT)
        diag_error(reading->diag, origin, "expected an object or an array of objects");
    else if (find_form(part, &level, origin, &found))
        read_by_tool(reading, &found);
}

static void finish_input(const Part *part)
{
    const Reading *reading = &part->reading;
    Input *input = reading->input;
    size_t rejected = input->records.rejected;
    Origin file = origin_of_file(input->path);
    input->no_data = !input->records.in && !reading->proves && !reading->is_clean_run;
    if (input->no_data && !input->tool && !part->own)
        diag_warn(reading->diag, file,
                  "no data: this file says nothing, good or bad; if a tool that found "
                  "nothing wrote it, say which: --as TOOL:FILE");
    else if (input->no_data)
        diag_warn(reading->diag, file, "no data: this file says nothing, good or bad");
    if (rejected > reading->n_slips_shown || rejected > MOST_SLIPS_SHOWN)
        diag_warn(reading->diag, file, "%zu of %zu records could not be read", rejected,
                  input->records.in);
    if (reading->replaced || source_n_replaced(reading->source))
        diag_warn(reading->diag, file,
                  "control characters or broken text were replaced by U+FFFD");
}

static void finish(Part *part)
{
    Reading *reading = &part->reading;
    bool refused = diag_failed(part->diag) || part->has_no_tools || part->is_passed_over;
    trace_source(reading->trace, reading->source);
    if (!source_close(reading->source, refused ? NULL : part->sha256, &part->size,
                      part->diag) ||
        refused)
        return;
    part->is_read = true;
    finish_input(part);
}

void part_read(Part *part, Bench *bench, const Model *model, const Bundle *bundle,
               Shared *shared)
{
    part->diag = diag_new(bench->kept);
    Source *source = source_open(bench->scratch, part->path, part->diag);
    if (!source)
        return;
    part->intake = intake_new(bench->kept, bench->passing, model, bundle, shared);
    part->input = ARENA_NEW(bench->kept, Input);
    *part->input =
        (Input){ .path = path_shown(bench->kept, part->path), .date = DATE_NONE };
    part->reading = (Reading){ .intake = part->intake,
                               .input = part->input,
                               .source = source,
                               .scratch = bench->scratch,
                               .local = bench->local,
                               .each = bench->each,
                               .diag = part->diag,
                               .slips = diag_new(bench->scratch),
                               .trace = part->trace };
    part->reading.complaints = part->reading.slips;
    if (part->claim)
        source_may_be_empty(source);
    recognise_and_read(part);
    if (part->own) {
        part->bench = *bench;
        bench->scratch = arena_new();
        bench->local = arena_new();
        bench->each = arena_new();
        return;
    }
    finish(part);
    arena_reset(bench->each);
    arena_reset(bench->scratch);
}

/* --- joining -------------------------------------------------------------------------- */

static void read_own_form(Part *part, Intake *whole)
{
    Reading *reading = &part->reading;
    reading->intake = whole;
    reading->complaints = reading->diag;
    part->input->format = own_form_name(part->own);
    read_own(reading, part->own);
    finish(part);
}

static void end_bench(Part *part)
{
    if (!part->own)
        return;
    arena_free(part->bench.each);
    arena_free(part->bench.local);
    arena_free(part->bench.scratch);
}

bool part_join(Part *part, Intake *whole, Input *input,
               const char *(*same)(void *context, const Part *part), void *context)
{
    Intake mark = { 0 };
    if (part->own) {
        mark = intake_mark(whole, part->bench.scratch);
        part->input = input;
        part->reading.input = input;
        *input = (Input){ .path = path_shown(whole->arena, part->path), .date = DATE_NONE };
        read_own_form(part, whole);
    }
    const char *other = part->is_read ? same(context, part) : NULL;
    if (other) {
        part->diag->n_lines = 0;
        memset(part->diag->n_of, 0, sizeof part->diag->n_of);
        diag_warn(part->diag, origin_of_file(part->path), "the same as %s; read once",
                  other);
    }
    bool joined = part->is_read && !other;
    if (part->own && !joined)
        intake_take_back(whole, &mark);
    if (joined && !part->own) {
        *input = *part->input;
        intake_join(whole, part->intake, input);
    }
    if (joined) {
        input->sha256 = strings_add(whole->strings, part->sha256);
        input->size = part->size;
    }
    end_bench(part);
    return joined;
}
