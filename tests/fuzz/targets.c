/* What a coverage-guided fuzzer (libFuzzer) throws bytes at: every kind of file that comes
 * from somebody else. RUNG_FUZZ names the target; tests/fuzz/run.sh builds and starts all
 * of them. Whatever the bytes are, the outcome is an error with a place or a whole result:
 * never a crash, a leak, undefined behaviour, or a result that rung itself would refuse. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../emit/pdf_sample.h"
#include "../text/slate.h"
#include "cli/pipeline.h"
#include "emit/result.h"
#include "emit/wiki.h"
#include "image/read.h"
#include "layout/layout.h"
#include "score/explain.h"
#include "score/score.h"

static const Bundle bundle = { 0 };
static const Date today = 20780; /* any day will do */

/* What targets need that no input changes. */
static struct {
    Arena *arena;
    Diag *diag;
    const Model *model;
    const Words *words;
    const Theme *theme;
    const Scorecard *card;
    char directory[64];
    char path[96]; /* where the bytes stand */
} kit;

static void expect(bool holds, const char *what, const Diag *diag)
{
    if (holds)
        return;
    fprintf(stderr, "broken: %s\n", what);
    if (diag)
        diag_print(diag, stderr, true);
    abort();
}

static void put_file(const char *path, const void *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    expect(file && fwrite(bytes, 1, length, file) == length && !fclose(file), "disk", NULL);
}

/* --- targets ------------------------------------------------------------------------ */

static Options options_of(const char *const *path)
{
    return (Options){
        .inputs = (const char **)path, .n_inputs = 1, .as_of = DATE_NONE, .locale = "en"
    };
}

/* Any output of any tool. What is written of it has to be read again, and agree. */
static void try_input(Arena *arena, Diag *diag)
{
    const char *const path[] = { kit.path };
    const IngestOptions wish = {
        .paths = path, .n_paths = 1, .entity = "E", .as_of = today
    };
    const Assessments *found = ingest(arena, kit.model, &bundle, &wish, diag);
    expect(found || diag_failed(diag), "refused, and not a word of why", NULL);
    if (!found || !found->n_entities)
        return;
    const Scorecard *card = score(arena, kit.model, found->entities[0], diag);
    Buffer result = result_json(arena, card);
    const char *const again[] = { arena_printf(arena, "%s/result.json", kit.directory) };
    put_file(again[0], result.data, result.length);
    Options options = options_of(again);
    Diag *second = diag_new(arena);
    expect(pipeline_run(arena, &options, second), "a result that is not read again",
           second);
}

/* result.json and PDF files that hold one. */
static void try_result(Arena *arena, Diag *diag)
{
    const char *const path[] = { kit.path };
    Options options = options_of(path);
    expect(pipeline_run(arena, &options, diag) || diag_failed(diag),
           "refused, and not a word of why", NULL);
}

/* A model of somebody's own: what is accepted scores the sample. */
static void try_model(Arena *arena, Diag *diag)
{
    const Bundle own = { .model_file = kit.path };
    const Model *model = model_load(arena, &own, diag);
    expect(model || diag_failed(diag), "refused, and not a word of why", NULL);
    if (!model)
        return;
    const char *const paths[] = { "data/samples/payments" };
    const IngestOptions wish = {
        .paths = paths, .n_paths = 1, .as_of = today, .keep_going = true
    };
    const Assessments *found = ingest(arena, model, &own, &wish, diag);
    if (!found || !found->n_entities)
        return;
    const Scorecard *card = score(arena, model, found->entities[0], diag);
    score_scans(arena, &own, &card, 1, diag);
    explain_all(arena, card, kit.words);
    result_json(arena, card);
}

static void try_image(Arena *arena, Diag *diag)
{
    expect(image_read(arena, kit.path, diag) || diag_failed(diag),
           "refused, and not a word of why", NULL);
}

static void write_everywhere(Arena *arena, Document *document, Faces *faces, Diag *diag)
{
    for (Profile profile = 0; profile < N_PROFILES; profile++)
        emit_wiki(arena, profile, document, "fuzz", diag);
    const PageWish wish = { .name = "fuzz", .most_rows = 100 };
    emit_html_pages(arena, document, &wish, &bundle, diag);
    const Pages *pages = layout_typeset(arena, document, faces, diag);
    expect(pages || diag_failed(diag), "no pages, and not a word of why", NULL);
    if (pages)
        emit_pdf(arena, pages, faces, &bundle, &(PdfOptions){ 0 }, diag);
}

/* A layout that was accepted composes, and can be written in every format. */
static void try_layout(Arena *arena, Diag *diag)
{
    const Layout *layout = layout_load(arena, &bundle, kit.path, diag);
    expect(layout || diag_failed(diag), "refused, and not a word of why", NULL);
    if (!layout)
        return;
    Faces *faces = faces_open(kit.theme, &bundle, diag);
    const Setting setting = {
        .theme = kit.theme, .faces = faces, .words = kit.words, .read_image = image_read
    };
    Document *document = layout_compose(arena, layout, kit.card, &setting, diag);
    if (document)
        write_everywhere(arena, document, faces, diag);
    faces_close(faces);
}

static void try_theme(Arena *arena, Diag *diag)
{
    expect(theme_load(arena, &bundle, kit.path, diag) || diag_failed(diag),
           "refused, and not a word of why", NULL);
}

/* A face that is accepted is shaped with, subset and embedded. */
static void try_font(Arena *arena, Diag *diag)
{
    Faces *faces = faces_open(&slate, &bundle, diag);
    const Pages *pages = faces ? pdf_sample(arena, faces) : NULL;
    if (pages && !diag_failed(diag))
        emit_pdf(arena, pages, faces, &bundle, &(PdfOptions){ 0 }, diag);
    if (faces)
        faces_close(faces);
}

static const struct {
    const char *name, *file; /* the name of the file may decide what it is read as */
    void (*run)(Arena *arena, Diag *diag);
} targets[] = {
    { "input", "in.json", try_input },        { "result", "in.json", try_result },
    { "model", "in.json", try_model },        { "image", "in.png", try_image },
    { "layout", "in.json", try_layout },      { "theme", "in.json", try_theme },
    { "font", "Lato-Regular.ttf", try_font },
};
enum { N_TARGETS = sizeof targets / sizeof *targets };

static size_t chosen;

/* --- libFuzzer's two doors ---------------------------------------------------------- */

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void take_down(void)
{
    remove(kit.path);
    remove(arena_printf(kit.arena, "%s/result.json", kit.directory));
    rmdir(kit.directory);
    arena_free(kit.arena);
}

static void read_sample(void)
{
    const char *const paths[] = { "data/samples/payments" };
    const IngestOptions wish = { .paths = paths, .n_paths = 1, .as_of = today };
    const Assessments *found = ingest(kit.arena, kit.model, &bundle, &wish, kit.diag);
    expect(found && found->n_entities, "the sample", kit.diag);
    kit.card = score(kit.arena, kit.model, found->entities[0], kit.diag);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    const char *name = getenv("RUNG_FUZZ");
    for (chosen = 0; chosen < N_TARGETS; chosen++)
        if (name && !strcmp(targets[chosen].name, name))
            break;
    expect(chosen < N_TARGETS, "RUNG_FUZZ names no target", NULL);
    kit.arena = arena_new();
    kit.diag = diag_new(kit.arena);
    kit.model = model_load(kit.arena, &bundle, kit.diag);
    kit.words = words_load(kit.arena, &bundle, "en", kit.diag);
    kit.theme = theme_load(kit.arena, &bundle, "slate", kit.diag);
    read_sample();
    snprintf(kit.directory, sizeof kit.directory, "/tmp/rung-fuzz-XXXXXX");
    expect(mkdtemp(kit.directory), "no folder for files", NULL);
    snprintf(kit.path, sizeof kit.path, "%s/%s", kit.directory, targets[chosen].file);
    if (targets[chosen].run == try_font)
        setenv("RUNG_FONTS",
               arena_printf(kit.arena,
                            "%s:/usr/share/fonts/truetype/lato:"
                            "/usr/share/fonts/truetype/jetbrains-mono",
                            kit.directory),
               1);
    atexit(take_down);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    put_file(kit.path, bytes, length);
    Arena *arena = arena_new();
    targets[chosen].run(arena, diag_new(arena));
    arena_free(arena);
    return 0;
}
