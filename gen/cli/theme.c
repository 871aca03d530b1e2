/* `rung theme`: looks as files. list names those that are known, show prints one, check
 * says which pairs of colours are too hard to tell apart and what else is wrong, new writes
 * a starting point. */
#include "base/file.h"
#include "cli/subcommand.h"
#include "image/read.h"
#include "layout/contrast.h"
#include "layout/layout.h"

static const char start_member[] = "layouts/start/theme.json";

/* --- list, show, new ------------------------------------------------------------------ */

static const char *member_of(Subrun *run, const char *name)
{
    return arena_printf(run->arena, "layouts/themes/%s.json", name);
}

static void list(Subrun *run)
{
    size_t n;
    const Bundle *bundle = &run->options->bundle;
    const char **names = theme_names(run->arena, bundle, &n, run->diag);
    for (size_t i = 0; i < n; i++) {
        Json in = bundle_json(bundle, run->arena, member_of(run, names[i]), run->diag);
        if (json_here(in))
            printf("%-10s %s\n", names[i], json_string_or(in, "$comment", ""));
    }
}

static void show(Subrun *run)
{
    const Options *options = run->options;
    if (options->n_inputs != 1) {
        diag_usage(run->diag, "theme show: expected one name, found %zu",
                   options->n_inputs);
        return;
    }
    const char *name = options->inputs[0];
    if (theme_load(run->arena, &options->bundle, name, run->diag))
        subcommand_show(run, member_of(run, name));
}

static void make_new(Subrun *run)
{
    subcommand_begin(run, "theme", start_member, "--theme");
}

/* --- check ---------------------------------------------------------------------------- */

static void print_palette(const uint32_t colours[N_COLOURS], const char *mode)
{
    const ContrastPair *nearest = NULL;
    int least = 0;
    for (size_t i = 0; i < n_contrast_pairs; i++) {
        const ContrastPair *pair = &contrast_pairs[i];
        int found = contrast_of(pair, colours);
        if (pair->kind == PAIR_TEXT && (!nearest || found < least)) {
            nearest = pair;
            least = found;
        }
    }
    printf(
        "  %-5s  accent #%06X, ink #%06X on #%06X; the hardest text to read is %s on %s, "
        "%d.%02d:1\n",
        mode, (unsigned)colours[COLOUR_ACCENT], (unsigned)colours[COLOUR_INK],
        (unsigned)colours[COLOUR_GROUND], colour_names[nearest->one],
        colour_names[nearest->ground], least / 100, least % 100);
}

static void check(Subrun *run)
{
    const Options *options = run->options;
    if (!options->n_inputs)
        diag_usage(run->diag, "theme check: name a theme or a file");
    for (size_t i = 0; i < options->n_inputs; i++) {
        const char *name = options->inputs[i];
        size_t warnings = run->diag->n_of[DIAG_WARNING];
        const Theme *theme = theme_load_branded(run->arena, &options->bundle, name,
                                                options->brand_colour, run->diag);
        Faces *faces = theme ? faces_open(theme, &options->bundle, run->diag) : NULL;
        if (!faces) /* its fonts are no fonts of the catalogue, or are not installed */
            continue;
        faces_close(faces);
        if (theme->logo && !image_read(run->arena, theme->logo, run->diag))
            continue;
        bool faint = run->diag->n_of[DIAG_WARNING] > warnings;
        printf("%s: %zu pairs of colours in use, in light and in dark: %s\n", name,
               n_contrast_pairs,
               faint ? "some are too hard to tell apart, and allowed" : "all hold");
        print_palette(theme->light, "light");
        print_palette(theme->dark, "dark");
    }
}

/* --- the command ---------------------------------------------------------------------- */

static const Subcommand words[] = {
    { "list", list }, { "check", check }, { "show", show }, { "new", make_new }
};

int command_theme(int argc, char **argv)
{
    return subcommand_run("theme", FOR_THEME, words, sizeof words / sizeof *words, argc,
                          argv);
}
