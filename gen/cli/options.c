/* Options of `rung report`: one table says how each is spelled, what it takes, and what it
 * does; reading and printing both walk it. */
#include <string.h>

#include "base/file.h"
#include "base/text8.h"
#include "cli/cli.h"

const char *const format_names[N_FORMATS] = {
    [FORMAT_PDF] = "pdf", [FORMAT_HTML] = "html", [FORMAT_JSON] = "json"
};

typedef struct {
    const char *name;     /* "--as-of" */
    const char *letter;   /* "-o", or NULL */
    const char *argument; /* "DATE"; NULL: a switch */
    const char *summary;
    void (*apply)(Arena *arena, Options *options, const char *argument, Diag *diag);
} OptionSpec;

static void take_directory(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    if (!*text)
        diag_usage(diag, "--output: expected a directory, found an empty text");
    options->directory = text;
}

static void take_as_of(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    if (!date_read(text, &options->as_of) || strlen(text) != strlen("2026-11-23"))
        diag_usage(diag, "--as-of: expected a date such as 2026-11-23, found \"%s\"", text);
}

static void take_entity(Arena *arena, Options *options, const char *text, Diag *diag)
{
    enum { LONGEST_NAME = 200 }; /* bytes, as in answers: it stands in titles */
    bool changed;
    text8_clean(arena, text, &changed);
    if (!*text || strlen(text) > LONGEST_NAME || changed || strpbrk(text, "\t\n"))
        diag_usage(diag,
                   "--entity: expected a name in UTF-8 of at most %d bytes, without "
                   "control characters",
                   LONGEST_NAME);
    options->entity = text;
}

static void take_layout(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)diag;
    ARENA_PUSH(arena, options->layouts, options->n_layouts) = text;
}

static void take_one_format(Options *options, const char *word, Diag *diag)
{
    for (int i = 0; i < N_FORMATS; i++) {
        if (text8_same(word, format_names[i])) {
            options->formats[i] = true;
            return;
        }
    }
    const char *near = text8_nearest(word, format_names, N_FORMATS);
    diag_usage(diag, "--format: expected pdf, html or json, found \"%s\"%s%s%s", word,
               near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
}

static void take_formats(Arena *arena, Options *options, const char *text, Diag *diag)
{
    options->formats_given = true;
    while (true) {
        size_t length = strcspn(text, ",");
        take_one_format(options, arena_strndup(arena, text, length), diag);
        if (!text[length])
            return;
        text += length + 1;
    }
}

static void take_data(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    if (path_kind(text) != PATH_DIRECTORY)
        diag_world(diag, text, "cannot open: --data needs a directory");
    options->bundle.data_directory = text;
}

static void set_keep_going(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)text, (void)diag;
    options->keep_going = true;
}

static void set_verbose(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)text, (void)diag;
    options->verbose = true;
}

static const OptionSpec specs[] = {
    { "--output", "-o", "DIR", "where the reports go; made if missing (default: here)",
      take_directory },
    { "--as-of", NULL, "DATE", "judge as of this day, YYYY-MM-DD (default: today, UTC)",
      take_as_of },
    { "--entity", NULL, "NAME", "what the report is about (default: as the answers say)",
      take_entity },
    { "--layout", NULL, "NAME|FILE", "executive, full, or a layout file; may be repeated",
      take_layout },
    { "--format", NULL, "LIST", "of pdf,html,json (default: all)", take_formats },
    { "--data", NULL, "DIR", "files here win over the model and tools compiled in",
      take_data },
    { "--keep-going", "-k", NULL, "warn about bad inputs and report on the others",
      set_keep_going },
    { "--verbose", "-v", NULL, "list what became of every file's records", set_verbose },
};
enum { N_SPECS = sizeof specs / sizeof *specs };

static const OptionSpec *find_spec(const char *word, size_t length)
{
    for (size_t i = 0; i < N_SPECS; i++) {
        const OptionSpec *spec = &specs[i];
        bool by_name = strlen(spec->name) == length && !strncmp(spec->name, word, length);
        if (by_name || (spec->letter && length == 2 && !strncmp(spec->letter, word, 2)))
            return spec;
    }
    return NULL;
}

static void unknown_option(const char *word, Diag *diag)
{
    const char *names[N_SPECS];
    for (size_t i = 0; i < N_SPECS; i++)
        names[i] = specs[i].name;
    const char *near = text8_nearest(word, names, N_SPECS);
    diag_usage(diag, "unknown option %s%s%s%s", word, near ? "; did you mean " : "",
               near ? near : "", near ? "?" : "; `rung help report` lists them");
}

/* Handles argv[i]; returns how many words it used. */
static int read_option(Arena *arena, int left, char **argv, Options *options, Diag *diag)
{
    const char *word = argv[0];
    bool is_long = text8_starts(word, "--");
    size_t length = is_long ? strcspn(word, "=") : 2;
    const OptionSpec *spec = find_spec(word, length);
    const char *attached = is_long   ? word[length] ? word + length + 1 : NULL
                           : word[2] ? word + 2
                                     : NULL;
    if (!spec) {
        unknown_option(word, diag);
        return 1;
    }
    if (!spec->argument) {
        if (attached)
            diag_usage(diag, "%s takes no argument", spec->name);
        else
            spec->apply(arena, options, NULL, diag);
        return 1;
    }
    if (attached) {
        spec->apply(arena, options, attached, diag);
        return 1;
    }
    if (left < 2) {
        diag_usage(diag, "%s needs %s behind it", spec->name, spec->argument);
        return 1;
    }
    spec->apply(arena, options, argv[1], diag);
    return 2;
}

bool options_read(Arena *arena, int argc, char **argv, Options *options, Diag *diag)
{
    bool only_inputs = false;
    *options = (Options){ .directory = ".", .as_of = DATE_NONE };
    for (int i = 1; i < argc;) {
        const char *word = argv[i];
        bool is_option = !only_inputs && word[0] == '-' && word[1];
        if (is_option && !strcmp(word, "--")) {
            only_inputs = true;
            i++;
        } else if (is_option) {
            i += read_option(arena, argc - i, argv + i, options, diag);
        } else {
            ARENA_PUSH(arena, options->inputs, options->n_inputs) = word;
            i++;
        }
    }
    if (!options->n_inputs && !diag_failed(diag))
        diag_usage(diag, "nothing to read: name files, a directory, or - for standard "
                         "input");
    return !diag_failed(diag);
}

void options_print(FILE *to)
{
    for (size_t i = 0; i < N_SPECS; i++) {
        const OptionSpec *spec = &specs[i];
        char left[64];
        snprintf(left, sizeof left, "%s%s%s%s%s", spec->letter ? spec->letter : "",
                 spec->letter ? ", " : "", spec->name, spec->argument ? " " : "",
                 spec->argument ? spec->argument : "");
        fprintf(to, "  %-22s %s\n", left, spec->summary);
    }
}
