/* `rung report`: the whole way from inputs to files, in straight lines. */
#include <string.h>

#include "base/file.h"
#include "cli/attachments.h"
#include "cli/cli.h"
#include "cli/gates.h"
#include "cli/pipeline.h"
#include "cli/verdict.h"
#include "cli/wiki_files.h"
#include "emit/emit.h"
#include "emit/result.h"
#include "image/read.h"
#include "layout/layout.h"
#include "score/explain.h"

/* What is written when neither --layout nor --format is given. */
static const struct {
    const char *layout;
    bool formats[N_FORMATS];
} usual_reports[] = {
    { "executive", { [FORMAT_PDF] = true } },
    { "full", { [FORMAT_PDF] = true, [FORMAT_HTML] = true } },
};
enum { N_USUAL = sizeof usual_reports / sizeof *usual_reports };

/* What one run shares between its reports. Faces are kept from layout to layout while the
 * theme stays the same, and words once shaped with them. */
typedef struct {
    Arena *arena;
    Options *options;
    const Words *words;
    const char *theme_name;
    const Theme *theme;
    Faces *faces;
    const Explanations *explanations; /* of the entity at hand; NULL: not made yet */
    const Image *logo;                /* NULL: none */
    const char *logo_alt; /* NULL: the organisation's or the entity's name says it */
    Attached attached;    /* charts for wikis */
    bool stage_taken;     /* some layout is about the stage of --stage */
    Diag *diag;
    int gates; /* the exit status that they ask for */
} Run;

static void close_faces(Run *run)
{
    if (!run->faces)
        return;
    const char *missing = faces_missing(run->faces, run->arena);
    const char *packages = faces_packages(run->faces, run->arena);
    if (*missing && !diag_failed(run->diag)) /* a font that is broken has none of them */
        diag_warn(run->diag, origin_of_file(NULL),
                  "no installed font has these characters, so boxes stand for them in "
                  "PDF: %s%s%s",
                  missing, *packages ? "; install " : "", packages);
    faces_close(run->faces);
    run->faces = NULL;
}

/* The command line's, which has been read, or else the theme's. */
static bool take_logo_of(Run *run, const Theme *theme)
{
    const Options *options = run->options;
    if (options->logo)
        return run->logo;
    run->logo = NULL;
    run->logo_alt = options->logo_alt ? options->logo_alt : theme->logo_alt;
    if (theme->logo)
        run->logo = image_read(run->arena, theme->logo, run->diag);
    else if (options->logo_alt)
        diag_usage(run->diag, "--logo-alt needs --logo FILE: what does it speak of?");
    return !diag_failed(run->diag);
}

static bool open_theme(Run *run, const char *name)
{
    const Bundle *bundle = &run->options->bundle;
    if (run->theme_name && !strcmp(run->theme_name, name))
        return run->faces; /* or it failed before, and said so */
    close_faces(run);
    run->theme_name = name;
    run->theme =
        theme_load_branded(run->arena, bundle, name, run->options->brand_colour, run->diag);
    if (run->theme && take_logo_of(run, run->theme))
        run->faces = faces_open(run->theme, bundle, run->diag);
    return run->faces;
}

/* Once for an entity, and only where a layout asks for them. */
static const Explanations *explanations_for(Run *run, const Layout *layout,
                                            const Scorecard *card)
{
    if (!layout_explains(layout))
        return NULL;
    if (!run->explanations)
        run->explanations = explain_all(run->arena, card, run->words);
    return run->explanations;
}

static Buffer write_pdf(Run *run, const Scorecard *card, const Pages *pages)
{
    const Options *options = run->options;
    Attachment attachments[N_ATTACHMENTS];
    PdfOptions wanted = { .classic = options->classic_pdf };
    if (options->attach) {
        attachments_make(run->arena, card, run->words, attachments);
        wanted.attachments = attachments;
        wanted.n_attachments = N_ATTACHMENTS;
    }
    return emit_pdf(run->arena, pages, run->faces, &options->bundle, &wanted, run->diag);
}

static void write_html(Run *run, const Document *document, const char *base, Outputs *out)
{
    enum { USUAL_MAX = 10000 }; /* rows: some 3 MB, which browsers open at once */
    const Options *options = run->options;
    const PageWish wish = { .name = base,
                            .no_script = options->no_script,
                            .most_rows = (size_t)(options->html_max ? options->html_max
                                                                    : USUAL_MAX) };
    PageSet set = emit_html_pages(run->arena, document, &wish, &options->bundle, run->diag);
    for (size_t i = 0; i < set.n_files; i++)
        outputs_add(out, set.files[i].file, set.files[i].bytes);
}

static void write_layout(Run *run, const Scorecard *card, const char *name,
                         const bool formats[N_FORMATS], const char *prefix, Outputs *out)
{
    Arena *arena = run->arena;
    const Bundle *bundle = &run->options->bundle;
    const Layout *layout = layout_load(arena, bundle, name, run->diag);
    const char *theme = run->options->theme;
    if (!layout || !open_theme(run, theme ? theme : layout_theme(layout)))
        return;
    run->stage_taken |= layout_takes_stage(layout);
    Setting setting = { .theme = run->theme,
                        .faces = run->faces,
                        .words = run->words,
                        .explanations = explanations_for(run, layout, card),
                        .logo = run->logo,
                        .logo_alt = run->logo_alt,
                        .read_image = image_read,
                        .stage = run->options->stage };
    if (run->options->page &&
        !layout_page_size(arena, run->options->page, &setting.page_width,
                          &setting.page_height, run->diag))
        return;
    Document *document = layout_compose(arena, layout, card, &setting, run->diag);
    if (!document)
        return;
    /* Setting pages also takes rows away until they are few enough, for HTML as well. */
    bool paged = formats[FORMAT_PDF] || document->page.max_pages;
    const Pages *pages =
        paged ? layout_typeset(arena, document, run->faces, run->diag) : NULL;
    if (paged && !pages)
        return;
    const char *base = arena_printf(arena, "%s%s", prefix, layout_name(layout));
    if (formats[FORMAT_PDF])
        outputs_add(out, arena_printf(arena, "%s.pdf", base), write_pdf(run, card, pages));
    if (formats[FORMAT_HTML])
        write_html(run, document, base, out);
    if (wiki_is_asked(formats))
        wiki_write(arena, run->options, document, base, run->faces, &run->attached, out,
                   run->diag);
}

/* The reports of one entity. */
static void write_reports(Run *run, const Scorecard *card, const char *prefix, Outputs *out)
{
    static const bool all[N_FORMATS] = {
        [FORMAT_PDF] = true, [FORMAT_HTML] = true, [FORMAT_JSON] = true
    };
    const Options *options = run->options;
    const bool *formats = options->formats_given ? options->formats : all;
    bool usual = !options->n_layouts && !options->formats_given;
    size_t n = options->n_layouts ? options->n_layouts : N_USUAL;
    bool drawn = formats[FORMAT_PDF] || formats[FORMAT_HTML] || wiki_is_asked(formats);
    run->explanations = NULL;
    for (size_t i = 0; i < n && drawn; i++) {
        const char *name =
            options->n_layouts ? options->layouts[i] : usual_reports[i].layout;
        write_layout(run, card, name, usual ? usual_reports[i].formats : formats, prefix,
                     out);
    }
}

static bool is_taken(const char *const *prefixes, size_t n, const char *prefix)
{
    for (size_t i = 0; i < n; i++)
        if (!strcmp(prefixes[i], prefix))
            return true;
    return false;
}

/* Names of files, one per entity: "shop-api-". Entities whose names differ only in what a
 * file name cannot show ("A B", "a-b") are numbered. */
static const char *const *prefixes_of(Arena *arena, const Portfolio *all)
{
    const char **prefixes = ARENA_ARRAY(arena, const char *, all->n_entities + 1);
    for (size_t i = 0; i < all->n_entities; i++) {
        const char *name = anchor_of(arena, all->entities[i]->assessment->entity);
        prefixes[i] = arena_printf(arena, "%s-", name);
        for (size_t k = 2; is_taken(prefixes, i, prefixes[i]); k++)
            prefixes[i] = arena_printf(arena, "%s-%zu-", name, k);
    }
    return prefixes;
}

static void write_all(Run *run, const Portfolio *all, Outputs *out)
{
    Arena *arena = run->arena;
    bool several = all->n_entities + all->n_unassessed > 1;
    const char *const *prefixes = prefixes_of(arena, all);
    for (size_t i = 0; i < all->n_entities; i++)
        write_reports(run, all->entities[i], several ? prefixes[i] : "", out);
    wiki_write_list(arena, run->options, &run->attached, out);
    if (run->options->formats_given && !run->options->formats[FORMAT_JSON])
        return;
    outputs_add(out, "result.json", result_json_of(arena, all));
}

static void report(Run *run)
{
    const Options *options = run->options;
    const Portfolio *all = pipeline_run(run->arena, run->options, run->diag);
    run->words = words_load(run->arena, &options->bundle, options->locale, run->diag);
    run->logo_alt = options->logo_alt;
    if (options->logo)
        run->logo = image_read(run->arena, options->logo, run->diag);
    if (!all || !run->words || (options->logo && !run->logo))
        return;
    if (options->into && all->n_entities > 1) {
        diag_error(run->diag, origin_of_file(options->into),
                   "--into takes a report of one entity, found %zu", all->n_entities);
        return;
    }
    all = gates_judge(run->arena, all, &options->gates, run->words);
    Outputs *out = outputs_new(run->arena, options->directory);
    write_all(run, all, out);
    if (options->stage && !run->stage_taken)
        diag_warn(run->diag, origin_of_file(NULL),
                  "--stage %d changes nothing: no layout asked for is about one stage, as "
                  "--layout stage is",
                  options->stage);
    if (diag_failed(run->diag) || !outputs_commit(out, run->diag))
        return;
    for (size_t i = 0; i < all->n_entities; i++)
        verdict_print(run->arena, all->entities[i], run->words, stdout);
    gates_print(run->arena, all, &options->gates, run->words, stdout);
    run->gates = gates_exit(all, &options->gates);
    if (options->verbose)
        for (size_t i = 0; i < all->n_entities; i++)
            verdict_print_inputs(run->arena, all->entities[i], run->words, stdout);
    for (size_t i = 0; i < outputs_count(out); i++)
        printf("  %s\n", path_shown(run->arena, outputs_path(out, i)));
}

int command_report(int argc, char **argv)
{
    Arena *arena = arena_new();
    Options options;
    Run run = { .arena = arena, .options = &options, .diag = diag_new(arena) };
    if (options_read(arena, FOR_REPORT, argc, argv, &options, run.diag) &&
        wiki_check_options(arena, &options, run.diag))
        report(&run);
    close_faces(&run);
    fflush(stdout);
    if (ferror(stdout))
        diag_world(run.diag, "standard output", "cannot write");
    diag_print(run.diag, stderr, options.verbose);
    int status = diag_failed(run.diag) ? diag_exit(run.diag) : run.gates;
    arena_free(arena);
    return status;
}
