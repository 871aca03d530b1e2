/* The way of an input: bytes, documents, recognition, its reader. Each input is read with
 * a list of complaints and a memory of its own; what it gave is taken back when it is
 * refused. See the header. */
#include "ingest/ingest.h"

#include <string.h>

#include "ingest/engine.h"
#include "ingest/inputs.h"
#include "ingest/merge.h"
#include "ingest/recognise.h"
#include "ingest/usage.h"

static const Reader readers[] = {
    { "list", read_list },
    { "sarif", read_sarif },
    { "npm", read_npm },
    { "functions", read_functions },
};

typedef struct {
    Intake *intake;
    const IngestOptions *options;
    Input *inputs;
    size_t n_inputs;
    Map *by_sha256; /* → path */
    Arena *scratch; /* reset after each input */
    Arena *local;   /* reset before each document */
    Arena *each;    /* reset after each record */
    bool no_tools;  /* our own data is broken: no input can be read */
    Diag *diag;
} Run;

/* --- complaints ----------------------------------------------------------------------- */

static void add_line(Diag *to, DiagKind kind, Origin origin, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_add(to, kind, origin, format, args);
    va_end(args);
}

/* With --keep-going an input that is refused is only a warning. */
static void pass_on(const Diag *from, Diag *to, bool keep_going)
{
    for (size_t i = 0; i < from->n_lines; i++) {
        const DiagLine *line = &from->lines[i];
        bool soften = keep_going && line->kind > DIAG_WARNING;
        add_line(to, soften ? DIAG_WARNING : line->kind, line->origin, "%s", line->message);
    }
}

/* --- one input ------------------------------------------------------------------------ */

static bool tools_ready(Run *run)
{
    Intake *intake = run->intake;
    if (!intake->tools)
        intake->tools = tools_load(intake->arena, intake->model, intake->bundle, run->diag);
    run->no_tools = !intake->tools || !usage_load(intake, run->diag);
    return !run->no_tools;
}

static void read_by_tool(Reading *reading, const Recognised *found)
{
    reading->tool = intake_tool(reading, found->tool->id);
    if (!reading->tool)
        return;
    reading->rules = &found->shape->rules;
    reading->input->format = found->shape->format;
    reading->input->tool = found->tool->title;
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

bool next_document(Reading *reading, JsonDocument *document)
{
    if (reading->peeked) { /* the first one, which was looked at to recognise the input */
        reading->peeked = false;
        *document = reading->first;
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

static void recognise_and_read(Run *run, Reading *reading)
{
    const char *path = reading->input->path;
    bool is_own;
    Recognised found;
    if (!next_document(reading, &reading->first))
        return;
    reading->peeked = true;
    const JsonDocument *first = &reading->first;
    Origin origin = { path, first->pointer, first->base + first->span.offset };
    Level level = document_level(reading, first);
    const OwnForm *form =
        own_form(reading->scratch, &level.head, origin, reading->diag, &is_own);
    if (form) {
        reading->input->format = own_form_name(form);
        reading->complaints = reading->diag;
        read_own(reading, form);
    }
    if (is_own || says_nothing(&level) || !tools_ready(run))
        return;
    if (first->span.type != JSON_OBJECT)
        diag_error(reading->diag, origin, "expected an object or an array of objects");
    else if (!recognise(run->intake->tools, &level, source_is_list(reading->source),
                        reading->scratch, &found))
        recognise_refuse(run->intake->tools, &level, reading->scratch, origin,
                         reading->diag);
    else if (found.shape->refuse)
        diag_error(reading->diag, origin, "%s", found.shape->refuse);
    else
        read_by_tool(reading, &found);
}

static void finish_input(Reading *reading)
{
    Input *input = reading->input;
    size_t rejected = input->records.rejected;
    Origin file = origin_of_file(input->path);
    input->no_data = !input->records.in && !reading->proves;
    if (input->no_data)
        diag_warn(reading->diag, file, "no data: this file says nothing, good or bad");
    if (rejected > reading->n_slips_shown || rejected > MOST_SLIPS_SHOWN)
        diag_warn(reading->diag, file, "%zu of %zu records could not be read", rejected,
                  input->records.in);
    if (reading->replaced || source_n_replaced(reading->source))
        diag_warn(reading->diag, file,
                  "control characters or broken text were replaced by U+FFFD");
}

/* Was a file of the same content read already? */
static const char *known_as(Run *run, const char *path, const char *sha256)
{
    const char *other = map_get(run->by_sha256, sha256);
    if (!other)
        map_set(run->by_sha256, arena_strdup(run->intake->arena, sha256), (char *)path);
    return other;
}

static void read_source(Run *run, Source *source, const char *path, Arena *scratch,
                        Diag *diag)
{
    char sha256[65];
    Intake *intake = run->intake;
    Input *input = &run->inputs[run->n_inputs];
    *input = (Input){ .path = path, .date = DATE_NONE };
    Reading reading = { .intake = intake,
                        .input = input,
                        .source = source,
                        .scratch = scratch,
                        .local = run->local,
                        .each = run->each,
                        .diag = diag,
                        .slips = diag_new(scratch) };
    reading.complaints = reading.slips;
    Intake mark = intake_mark(intake, scratch);
    recognise_and_read(run, &reading);
    arena_reset(run->each);
    bool refused = run->no_tools || diag_failed(diag);
    if (!source_close(source, refused ? NULL : sha256, diag) || refused) {
        intake_take_back(intake, &mark);
        return;
    }
    const char *other = known_as(run, path, sha256);
    if (other) {
        intake_take_back(intake, &mark);
        diag_warn(diag, origin_of_file(path), "the same as %s; read once", other);
        return;
    }
    input->sha256 = strings_add(intake->strings, sha256);
    finish_input(&reading);
    run->n_inputs++;
}

static void read_input(Run *run, const char *path, Arena *scratch, Diag *diag)
{
    Source *source = source_open(scratch, path, diag);
    if (source)
        read_source(run, source, path, scratch, diag);
}

/* --- all inputs ----------------------------------------------------------------------- */

static void read_inputs(Run *run, const InputPaths *list)
{
    run->scratch = arena_new();
    run->local = arena_new();
    run->each = arena_new();
    for (size_t i = 0; i < list->n_paths && !run->no_tools; i++) {
        Diag *diag = diag_new(run->scratch);
        read_input(run, list->paths[i], run->scratch, diag);
        pass_on(diag, run->diag, run->options->keep_going);
        arena_reset(run->scratch);
    }
    arena_free(run->each);
    arena_free(run->local);
    arena_free(run->scratch);
}

static const Assessments *single(Run *run)
{
    Intake *intake = run->intake;
    Assessments *out = ARENA_NEW(intake->arena, Assessments);
    MergeOptions options = { .entity = run->options->entity,
                             .as_of = run->options->as_of,
                             .inputs = run->inputs,
                             .n_inputs = run->n_inputs };
    const Assessment *assessment = merge(intake, &options, run->diag);
    if (!assessment)
        return NULL;
    ARENA_PUSH(intake->arena, out->entities, out->n_entities) = assessment;
    return out;
}

static const Assessments *portfolio_of(Run *run)
{
    Intake *intake = run->intake;
    Assessments *out = ARENA_NEW(intake->arena, Assessments);
    if (run->n_inputs > 1) {
        diag_error(run->diag, origin_of_file(run->inputs[0].path),
                   "a portfolio stands alone, but %zu other inputs are given",
                   run->n_inputs - 1);
        return NULL;
    }
    for (size_t i = 0; i < intake->n_entities; i++) {
        Intake *part = intake->entities[i];
        MergeOptions options = { .as_of = run->options->as_of,
                                 .inputs = part->only_input,
                                 .n_inputs = 1 };
        const Assessment *assessment = merge(part, &options, run->diag);
        if (assessment)
            ARENA_PUSH(intake->arena, out->entities, out->n_entities) = assessment;
    }
    out->unassessed = intake->unassessed;
    out->n_unassessed = intake->n_unassessed;
    return out;
}

const Assessments *ingest(Arena *arena, const Model *model, const Bundle *bundle,
                          const IngestOptions *options, Diag *diag)
{
    size_t errors = diag->n_of[DIAG_CONTENT] + diag->n_of[DIAG_WORLD];
    Diag *listing = diag_new(arena);
    InputPaths list = inputs_list(arena, options->paths, options->n_paths, listing);
    Run run = { .intake = intake_new(arena, model, bundle),
                .options = options,
                .inputs = ARENA_ARRAY(arena, Input, list.n_paths + 1),
                .by_sha256 = map_new(arena),
                .diag = diag };
    pass_on(listing, diag, options->keep_going);
    read_inputs(&run, &list);
    if (!run.n_inputs && !diag_failed(diag))
        diag_error(diag, origin_of_file(NULL), "none of the inputs could be read");
    if (errors != diag->n_of[DIAG_CONTENT] + diag->n_of[DIAG_WORLD])
        return NULL;
    const Assessments *out = run.intake->n_entities ? portfolio_of(&run) : single(&run);
    return errors == diag->n_of[DIAG_CONTENT] + diag->n_of[DIAG_WORLD] ? out : NULL;
}
