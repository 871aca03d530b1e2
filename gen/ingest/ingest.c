/* Reads all inputs at the same time and joins what they say in the order of their paths,
 * so the order of reading changes nothing. See the header. */
#include "ingest/ingest.h"

#include <string.h>

#include "base/crew.h"
#include "ingest/claimed.h"
#include "ingest/inputs.h"
#include "ingest/join/merge.h"
#include "ingest/part.h"

typedef struct {
    Intake *intake;
    const IngestOptions *options;
    Shared *shared;
    Part *parts; /* one for each path */
    Bench *benches;
    Input *inputs;
    size_t n_inputs;
    Map *by_sha256; /* → path */
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

/* --- all inputs ----------------------------------------------------------------------- */

static void read_part(void *context, size_t worker, size_t i)
{
    Run *run = context;
    const Intake *intake = run->intake;
    part_read(&run->parts[i], &run->benches[worker], intake->model, intake->bundle,
              run->shared);
}

/* Was a file of the same content joined already? Two tools that found nothing write the
 * same bytes. */
static const char *same_as(void *context, const Part *part)
{
    Run *run = context;
    const char *key =
        part->reading.is_clean_run
            ? arena_printf(run->intake->arena, "%s %s", part->sha256, part->claim->tool)
            : part->sha256;
    const char *other = map_get(run->by_sha256, key);
    if (!other)
        map_set(run->by_sha256, key, (char *)part->path);
    return other;
}

static void join_parts(Run *run, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        Part *part = &run->parts[i];
        bool joined =
            part_join(part, run->intake, &run->inputs[run->n_inputs], same_as, run);
        pass_on(part->diag, run->diag, run->options->keep_going);
        run->n_inputs += joined;
    }
}

static void read_inputs(Run *run, const InputPaths *list)
{
    Arena *arena = run->intake->arena;
    size_t n = list->n_paths, n_workers = crew_size(n);
    run->parts = ARENA_ARRAY(arena, Part, n + 1);
    run->benches = ARENA_ARRAY(arena, Bench, n_workers);
    for (size_t i = 0; i < n; i++) {
        run->parts[i].path = list->paths[i];
        run->parts[i].claim = claim_on(run->options, list->paths[i]);
        run->parts[i].is_found = map_get(list->found, list->paths[i]) != NULL;
        run->parts[i].trace = n == 1 ? run->options->trace : NULL;
    }
    for (size_t i = 0; i < n_workers; i++)
        run->benches[i] =
            (Bench){ arena_new(), arena_new(), arena_new(), arena_new(), arena_new() };
    crew_run(n, read_part, run);
    run->intake->tools = shared_loaded(run->shared);
    join_parts(run, n);
    for (size_t i = 0; i < n_workers; i++) {
        const Bench *bench = &run->benches[i];
        arena_free(bench->each);
        arena_free(bench->local);
        arena_free(bench->scratch);
        arena_free(bench->passing);
        arena_adopt(arena, bench->kept);
    }
    shared_end(run->shared, arena, run->diag);
}

static const Assessments *single(Run *run)
{
    Intake *intake = run->intake;
    Assessments *out = ARENA_NEW(intake->arena, Assessments);
    MergeOptions options = { .entity = run->options->entity,
                             .as_of = run->options->as_of,
                             .demands = run->options->demands,
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
                                 .demands = run->options->demands,
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
    Shared *shared = shared_new(model, bundle);
    Arena *passing = arena_new();
    Run run = { .intake = intake_new(arena, passing, model, bundle, shared),
                .options = options,
                .shared = shared,
                .inputs = ARENA_ARRAY(arena, Input, list.n_paths + 1),
                .by_sha256 = map_new(arena),
                .diag = diag };
    pass_on(listing, diag, options->keep_going);
    read_inputs(&run, &list);
    if (!run.n_inputs && !diag_failed(diag))
        diag_error(diag, origin_of_file(NULL), "none of the inputs could be read");
    const Assessments *out = NULL;
    if (errors == diag->n_of[DIAG_CONTENT] + diag->n_of[DIAG_WORLD])
        out = run.intake->n_entities ? portfolio_of(&run) : single(&run);
    arena_free(passing);
    return errors == diag->n_of[DIAG_CONTENT] + diag->n_of[DIAG_WORLD] ? out : NULL;
}
