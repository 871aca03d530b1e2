/* `rung layout`: layouts as files. list names those that are known, show prints one, check
 * says what is wrong with a file, new writes a starting point that explains itself, and
 * vocabulary prints every word that a layout may hold. */
#include "base/file.h"
#include "base/json_write.h"
#include "cli/subcommand.h"
#include "image/read.h"
#include "layout/blocks.h"
#include "layout/vocabulary.h"

static const char start_member[] = "layouts/start/report.json";

/* --- list, show, check, new ----------------------------------------------------------- */

static void list(Subrun *run)
{
    size_t n;
    const Bundle *bundle = &run->options->bundle;
    const char **names = layout_names(run->arena, bundle, &n, run->diag);
    for (size_t i = 0; i < n; i++) {
        const Layout *layout = layout_load(run->arena, bundle, names[i], run->diag);
        if (layout)
            printf("%-10s %s\n", names[i], layout_comment(layout));
    }
}

static void show(Subrun *run)
{
    const Options *options = run->options;
    if (options->n_inputs != 1) {
        diag_usage(run->diag, "layout show: expected one name, found %zu",
                   options->n_inputs);
        return;
    }
    const char *name = options->inputs[0];
    if (layout_load(run->arena, &options->bundle, name, run->diag))
        subcommand_show(run, arena_printf(run->arena, "layouts/%s.json", name));
}

static bool images_are_right(Subrun *run, const Layout *layout)
{
    bool right = true;
    const char *path;
    for (size_t i = 0; (path = layout_image(layout, i)); i++)
        right = image_read(run->arena, path, run->diag) && right;
    return right;
}

static void check(Subrun *run)
{
    const Options *options = run->options;
    if (!options->n_inputs)
        diag_usage(run->diag, "layout check: name a layout or a file");
    for (size_t i = 0; i < options->n_inputs; i++) {
        const char *name = options->inputs[i];
        const Layout *layout = layout_load(run->arena, &options->bundle, name, run->diag);
        if (layout && images_are_right(run, layout))
            printf("%s: nothing is wrong; %s.pdf and %s.html are what it makes\n", name,
                   layout_name(layout), layout_name(layout));
    }
}

static void make_new(Subrun *run)
{
    subcommand_begin(run, "layout", start_member, "--layout");
}

/* --- vocabulary ----------------------------------------------------------------------- */

static void print_terms(const char *title, const Term *terms, size_t n)
{
    printf("\n%s\n", title);
    for (size_t i = 0; i < n; i++)
        printf("  %-16s %s\n", terms[i].name, terms[i].what);
}

static void print_words(const char *title, const char *const *words, size_t n)
{
    printf("    %s:", title);
    for (size_t i = 0; i < n; i++)
        printf(" %s", words[i]);
    printf("\n");
}

static const char *const of_titles[] = { [OF_NONE] = "",
                                         [OF_WORD] = "of",
                                         [OF_WORDS] = "of, a list",
                                         [OF_PERHAPS] = "of, which may be left out" };

static void print_blocks(void)
{
    puts("blocks; each takes span (1 to 12), when, title, fit, empty");
    for (size_t i = 0; i < n_block_kinds; i++) {
        const BlockKind *kind = &block_kinds[i];
        printf("  %-16s %s\n", kind->name, kind->what);
        if (*kind->keys)
            printf("    members: %s\n", kind->keys);
        if (kind->n_of)
            print_words(of_titles[kind->of_how], kind->of, kind->n_of);
    }
}

static const char *const where_names[] = { [NAMES_PLAIN] = "",
                                           [NAMES_EACH] = " (inside each)",
                                           [NAMES_SCORED] =
                                               " (inside each, stages and capabilities)",
                                           [NAMES_FOOT] = " (in the foot)" };

static void print_vocabulary(void)
{
    print_blocks();
    print_terms("when; \"not-\" turns a condition round", when_terms, N_WHENS);
    print_terms("each", each_terms, N_EACHES);
    print_terms("order, of each", order_terms, N_ORDERS);
    print_terms("sort, of findings", sort_terms, N_SORTS);
    print_terms("tone, of callout", tone_terms, N_CALLOUT_TONES);
    puts("\nnames in texts, such as {entity}; {{ is a brace");
    Term term;
    NamesWhere where;
    for (size_t i = 0; names_term(i, &term, &where); i++)
        printf("  %-16s %s%s\n", term.name, term.what, where_names[where]);
    puts("\ntitles composed from the data");
    for (size_t i = 0; i < n_findings; i++)
        printf("  finding:%s\n", finding_names[i]);
    printf("\npage sizes, or [width, height]\n ");
    for (size_t i = 0; i < N_PAGE_SIZES; i++)
        printf(" %s", page_sizes[i].name);
    printf("\nlengths carry\n ");
    for (size_t i = 0; i < N_UNITS; i++)
        printf(" %s", length_units[i].name);
    printf("\n");
}

static void put_terms(JsonWriter *to, const char *key, const Term *terms, size_t n)
{
    json_open(to, key, '[');
    for (size_t i = 0; i < n; i++)
        json_put_text(to, NULL, terms[i].name);
    json_close(to);
}

static void put_block(JsonWriter *to, const BlockKind *kind)
{
    json_open(to, NULL, '{');
    json_put_text(to, "name", kind->name);
    json_put_text(to, "what", kind->what);
    json_put_text(to, "members", kind->keys);
    json_put_text(to, "takes", of_titles[kind->of_how]);
    json_open(to, "of", '[');
    for (size_t i = 0; i < kind->n_of; i++)
        json_put_text(to, NULL, kind->of[i]);
    json_close(to);
    json_close(to);
}

static void put_vocabulary(Subrun *run)
{
    JsonWriter *to = json_writer_new(run->arena);
    json_open(to, NULL, '{');
    json_open(to, "blocks", '[');
    for (size_t i = 0; i < n_block_kinds; i++)
        put_block(to, &block_kinds[i]);
    json_close(to);
    put_terms(to, "when", when_terms, N_WHENS);
    put_terms(to, "each", each_terms, N_EACHES);
    put_terms(to, "order", order_terms, N_ORDERS);
    put_terms(to, "sort", sort_terms, N_SORTS);
    put_terms(to, "tone", tone_terms, N_CALLOUT_TONES);
    json_open(to, "findings", '[');
    for (size_t i = 0; i < n_findings; i++)
        json_put_text(to, NULL, finding_names[i]);
    json_close(to);
    json_open(to, "sizes", '[');
    for (size_t i = 0; i < N_PAGE_SIZES; i++)
        json_put_text(to, NULL, page_sizes[i].name);
    json_close(to);
    json_open(to, "units", '[');
    for (size_t i = 0; i < N_UNITS; i++)
        json_put_text(to, NULL, length_units[i].name);
    json_close(to);
    json_close(to);
    Buffer out = json_writer_end(to);
    fwrite(out.data, 1, out.length, stdout);
}

static void vocabulary(Subrun *run)
{
    if (run->options->json)
        put_vocabulary(run);
    else
        print_vocabulary();
}

/* --- the command ---------------------------------------------------------------------- */

static const Subcommand words[] = {
    { "list", list },    { "check", check },           { "show", show },
    { "new", make_new }, { "vocabulary", vocabulary },
};

int command_layout(int argc, char **argv)
{
    return subcommand_run("layout", FOR_LAYOUT, words, sizeof words / sizeof *words, argc,
                          argv);
}
