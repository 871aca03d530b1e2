/* `rung theme`: looks as files. list names those that are known, show prints one, check
 * says which pairs of colours are too hard to tell apart and what else is wrong, new writes
 * a starting point. */
#include <string.h>

#include "base/file.h"
#include "cli/cli.h"
#include "layout/contrast.h"
#include "layout/layout.h"

typedef struct {
    Arena *arena;
    const Options *options;
    Diag *diag;
} ThemeRun;

static const char start_member[] = "layouts/start/theme.json";

/* --- list, show, new ------------------------------------------------------------------ */

static const char *member_of(ThemeRun *run, const char *name)
{
    return arena_printf(run->arena, "layouts/themes/%s.json", name);
}

static void list(ThemeRun *run)
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

static bool get_member(ThemeRun *run, const char *name, Buffer *out)
{
    char *bytes;
    size_t length;
    const char *path;
    *out = buffer_new(run->arena);
    if (!bundle_get(&run->options->bundle, run->arena, name, &bytes, &length, &path,
                    run->diag))
        return false;
    buffer_bytes(out, bytes, length);
    return true;
}

static void show(ThemeRun *run)
{
    const Options *options = run->options;
    Buffer out;
    if (options->n_inputs != 1) {
        diag_usage(run->diag, "theme show: expected one name, found %zu",
                   options->n_inputs);
        return;
    }
    const char *name = options->inputs[0];
    if (theme_load(run->arena, &options->bundle, name, run->diag) &&
        get_member(run, member_of(run, name), &out))
        fwrite(out.data, 1, out.length, stdout);
}

static void make_new(ThemeRun *run)
{
    const char *file = run->options->file;
    Buffer out;
    if (file && path_kind(file) != PATH_MISSING) {
        diag_usage(run->diag, "theme new: %s exists already", file);
        return;
    }
    if (!get_member(run, start_member, &out))
        return;
    if (!file)
        fwrite(out.data, 1, out.length, stdout);
    else if (file_write(run->arena, file, out, run->diag))
        printf("%s: change it, then: rung report INPUT... --theme %s\n", file, file);
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

static void check(ThemeRun *run)
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
        bool faint = run->diag->n_of[DIAG_WARNING] > warnings;
        printf("%s: %zu pairs of colours in use, in light and in dark: %s\n", name,
               n_contrast_pairs,
               faint ? "some are too hard to tell apart, and allowed" : "all hold");
        print_palette(theme->light, "light");
        print_palette(theme->dark, "dark");
    }
}

/* --- the command ---------------------------------------------------------------------- */

static const struct {
    const char *word;
    void (*run)(ThemeRun *run);
} words[] = { { "list", list }, { "check", check }, { "show", show }, { "new", make_new } };
enum { N_WORDS = sizeof words / sizeof *words };

int command_theme(int argc, char **argv)
{
    Arena *arena = arena_new();
    Options options;
    ThemeRun run = { .arena = arena, .options = &options, .diag = diag_new(arena) };
    size_t word = 0;
    while (word < N_WORDS && (argc < 2 || strcmp(argv[1], words[word].word) != 0))
        word++;
    if (word == N_WORDS)
        diag_usage(run.diag, "theme: expected list, check, show or new, found %s",
                   argc < 2 ? "nothing" : argv[1]);
    else if (options_read(arena, FOR_THEME, argc - 1, argv + 1, &options, run.diag))
        words[word].run(&run);
    fflush(stdout);
    if (ferror(stdout))
        diag_world(run.diag, "standard output", "cannot write");
    diag_print(run.diag, stderr, true);
    int status = diag_exit(run.diag);
    arena_free(arena);
    return status;
}
