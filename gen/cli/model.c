/* `rung model`: the maturity model as a file. check says what is wrong with one, show
 * prints it for people (or as one document that --model takes), import adds the practices
 * of a custom lens of the AWS Well-Architected Tool to it, export gives the lens back. */
#include <string.h>

#include "base/file.h"
#include "cli/subcommand.h"
#include "emit/model_write.h"
#include "ingest/lens_read.h"
#include "score/score.h"

/* The file or directory behind the word; NULL: the model built in. */
static const char *named(const Subrun *run)
{
    return run->options->n_inputs ? run->options->inputs[0] : NULL;
}

/* The stage that asks for the practices of a lens. */
static int stage_of(const Subrun *run)
{
    enum { USUAL_STAGE = 3 };
    return run->options->stage ? run->options->stage : USUAL_STAGE;
}

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

static void print_buffer(Buffer out)
{
    fwrite(out.data, 1, out.length, stdout);
}

/* --- show ----------------------------------------------------------------------------- */

/* Shares with as many decimals as they need: 80, 99.99. */
static const char *percent(Arena *arena, int bp)
{
    if (bp % 100 == 0)
        return arena_printf(arena, "%d %%", bp / 100);
    return arena_printf(arena, bp % 10 ? "%d.%02d %%" : "%d.%d %%", bp / 100,
                        bp % 10 ? bp % 100 : bp % 100 / 10);
}

static size_t practices_of_stage(const Model *model, int stage)
{
    size_t n = 0;
    for (size_t i = 0; i < model->n_practices; i++)
        n += model->practices[i].stage == stage;
    return n;
}

static void print_summary(Arena *arena, const Model *model)
{
    printf("%s (version %s): %zu capabilities, %zu practices, %zu questions\n\n",
           model->title, model->version, model->n_capabilities, model->n_practices,
           model->n_questions);
    for (int k = 0; k < N_STAGES; k++) {
        size_t n = practices_of_stage(model, k);
        printf("  stage %d  %s", k, model->stages[k].name);
        if (k)
            printf(": %zu practice%s, attained from %s", n, plural(n),
                   percent(arena, model->parameters.stage_threshold_bp[k]));
        printf("\n");
    }
}

static void print_practice(Arena *arena, const Practice *practice)
{
    printf("  %-8s stage %d  weight %-3d %-8s  %s; met from %s", practice->id,
           practice->stage, practice->weight, practice->critical ? "critical" : "",
           practice->title, percent(arena, practice->met_bp));
    for (size_t i = 0; i < practice->n_questions; i++)
        printf("%s%s", i ? ", " : "; ", practice->questions[i]);
    printf("\n");
}

static void print_text(Arena *arena, const Model *model)
{
    print_summary(arena, model);
    for (size_t i = 0; i < model->n_capabilities; i++) {
        const Capability *capability = &model->capabilities[i];
        printf("\n%s\n", capability->name);
        for (size_t j = 0; j < capability->n_practices; j++)
            print_practice(arena, capability->practices[j]);
    }
}

/* --- the same in Markdown ------------------------------------------------------------- */

/* One line of a table or a list: no line ends, no column signs. */
static void put_inline(const char *text)
{
    for (; *text; text++)
        if (*text == '\n' || *text == '\t')
            putchar(' ');
        else
            printf("%s%c", strchr("|*_<>`\\", *text) ? "\\" : "", *text);
}

static void print_markdown_stages(Arena *arena, const Model *model)
{
    puts(
        "\n## Stages\n\n| stage | name | practices | attained from | what it looks like |\n"
        "|--:|---|--:|--:|---|");
    for (int k = 0; k < N_STAGES; k++) {
        printf("| %d | ", k);
        put_inline(model->stages[k].name);
        printf(" | %zu | %s | ", practices_of_stage(model, k),
               k ? percent(arena, model->parameters.stage_threshold_bp[k]) : "");
        put_inline(model->stages[k].summary);
        puts(" |");
    }
}

static void print_markdown_capability(Arena *arena, const Capability *capability)
{
    printf("\n## ");
    put_inline(capability->name);
    printf("\n\n");
    put_inline(capability->question);
    puts("\n\n| practice | | stage | weight | critical | met from | partial from | "
         "questions |\n|---|---|--:|--:|---|--:|--:|---|");
    for (size_t i = 0; i < capability->n_practices; i++) {
        const Practice *practice = capability->practices[i];
        printf("| %s | ", practice->id);
        put_inline(practice->title);
        printf(" | %d | %d | %s | %s | %s | ", practice->stage, practice->weight,
               practice->critical ? "yes" : "", percent(arena, practice->met_bp),
               percent(arena, practice->partial_bp));
        for (size_t j = 0; j < practice->n_questions; j++)
            printf("%s%s", j ? ", " : "", practice->questions[j]);
        puts(" |");
    }
}

static void print_markdown_questions(Arena *arena, const Model *model)
{
    puts("\n## Questions");
    for (size_t i = 0; i < model->n_questions; i++) {
        const Question *question = &model->questions[i];
        printf("\n### %s: ", question->id);
        put_inline(question->text);
        puts("\n");
        for (size_t j = 0; j < question->n_options; j++) {
            const Option *option = &question->options[j];
            printf("- %s: ", option->id);
            put_inline(option->text);
            for (size_t k = 0; k < option->n_values; k++)
                printf("%s%s %s", k ? ", " : " (", option->values[k].practice->id,
                       percent(arena, option->values[k].value_bp));
            puts(option->n_values ? ")" : "");
        }
    }
}

static void print_markdown(Arena *arena, const Model *model)
{
    printf("# ");
    put_inline(model->title);
    printf("\n\nVersion %s: %zu capabilities, %zu practices, %zu questions.\n",
           model->version, model->n_capabilities, model->n_practices, model->n_questions);
    print_markdown_stages(arena, model);
    for (size_t i = 0; i < model->n_capabilities; i++)
        print_markdown_capability(arena, &model->capabilities[i]);
    print_markdown_questions(arena, model);
}

/* --- the words behind `rung model` ---------------------------------------------------- */

static void check(Subrun *run, const Model *model)
{
    size_t n = model->n_practices;
    printf("%s: %s, version %s: %zu capabilities, %zu practice%s, %zu questions\n",
           named(run) ? named(run) : "the model built in", model->title, model->version,
           model->n_capabilities, n, plural(n), model->n_questions);
}

static void show(Subrun *run, const Model *model)
{
    if (run->options->json)
        print_buffer(model_document(run->arena, model));
    else if (run->options->markdown)
        print_markdown(run->arena, model);
    else
        print_text(run->arena, model);
}

static void import(Subrun *run, const Model *model)
{
    if (!run->options->directory_given) {
        diag_usage(run->diag, "model import: say with -o DIR where the model goes");
        return;
    }
    const Lens *lens = lens_read(run->arena, named(run), model, run->diag);
    if (!lens)
        return;
    Arena *arena = run->arena;
    const char *directory = run->options->directory;
    Outputs *top = outputs_new(arena, directory);
    Outputs *below = outputs_new(arena, path_join(arena, directory, "capabilities"));
    model_with_lens(arena, model, lens, stage_of(run), top, below);
    /* model.json comes last: without it the rest is no model. */
    if (!outputs_commit(below, run->diag) || !outputs_commit(top, run->diag))
        return;
    size_t n = 0, stricter = 0;
    for (size_t i = 0; i < lens->n_pillars; i++)
        for (size_t j = 0; j < lens->pillars[i].n_questions; j++, n++)
            stricter += lens->pillars[i].questions[j].is_stricter;
    printf("%s: %zu practice%s in %zu capabilities, asked for at stage %d\n", lens->name, n,
           plural(n), lens->n_pillars, stage_of(run));
    if (stricter)
        printf("in %zu of them some selections count for less than the risk rules say\n",
               stricter);
    for (size_t i = 0; i < outputs_count(top); i++)
        printf("  %s\n", path_shown(arena, outputs_path(top, i)));
    for (size_t i = 0; i < outputs_count(below); i++)
        printf("  %s\n", path_shown(arena, outputs_path(below, i)));
}

static void export(Subrun *run, const Model *model)
{
    size_t n = json_count(json_get(model->text.model, "lenses"));
    if (!run->options->lens)
        diag_usage(run->diag, "model export: say --lens; `rung model show --json` writes "
                              "the model itself");
    else if (n != 1)
        diag_error(run->diag, origin_of_file(named(run)),
                   "%zu lenses have been imported into this model; expected one", n);
    else
        print_buffer(lens_document(run->arena, model));
}

/* What is named is a model, or else a lens. */
static void with_model(Subrun *run, const char *word, bool names_lens,
                       void (*then)(Subrun *run, const Model *model))
{
    Options *options = run->options;
    if (options->n_inputs > 1 || (names_lens && !named(run))) {
        diag_usage(run->diag, "model %s: expected one %s, found %zu", word,
                   names_lens ? "lens" : "model", options->n_inputs);
        return;
    }
    if (named(run) && !names_lens)
        options_take_model(options, named(run), run->diag);
    if (diag_failed(run->diag))
        return;
    const Model *model = model_load(run->arena, &options->bundle, run->diag);
    if (model)
        then(run, model);
}

static void run_check(Subrun *run)
{
    with_model(run, "check", false, check);
}

static void run_show(Subrun *run)
{
    with_model(run, "show", false, show);
}

static void run_import(Subrun *run)
{
    with_model(run, "import", true, import);
}

static void run_export(Subrun *run)
{
    with_model(run, "export", false, export);
}

static const Subcommand words[] = {
    { "check", run_check },
    { "show", run_show },
    { "import", run_import },
    { "export", run_export },
};

int command_model(int argc, char **argv)
{
    return subcommand_run("model", FOR_MODEL, words, sizeof words / sizeof *words, argc,
                          argv);
}
