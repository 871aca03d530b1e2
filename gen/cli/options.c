/* Options of all commands: one table says how each is spelled, who takes it, what it takes,
 * and what it does; reading and printing both walk it. */
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
    unsigned asked; /* by whom it is taken: Asked, joined */
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

/* What stands there wins over what is built in, and is said to. */
static void take_tools(Arena *arena, Options *options, const char *text, Diag *diag)
{
    const char **names;
    size_t n, n_files = 0;
    if (path_kind(text) != PATH_DIRECTORY) {
        diag_world(diag, text, "cannot open: --tools needs a directory");
        return;
    }
    options->bundle.tools_directory = text;
    if (!file_names(arena, text, &names, &n, diag))
        return;
    for (size_t i = 0; i < n; i++) {
        if (!text8_ends(names[i], ".json"))
            continue;
        n_files++;
        if (bundle_has(arena_printf(arena, "data/tools/%s", names[i])))
            diag_note(diag, origin_of_file(path_join(arena, text, names[i])),
                      "wins over the tool file of this name that is built in");
    }
    if (!n_files)
        diag_usage(diag, "--tools: no tool files (*.json) in %s", text);
}

/* The file is an input like any other. */
static void take_as(Arena *arena, Options *options, const char *text, Diag *diag)
{
    const char *colon = strchr(text, ':');
    if (!colon || colon == text || !colon[1]) {
        diag_usage(diag,
                   "--as: expected TOOL:FILE, such as gitleaks:leaks.json, found \"%s\"",
                   text);
        return;
    }
    Claim claim = { .path = colon + 1,
                    .tool = arena_strndup(arena, text, (size_t)(colon - text)) };
    if (path_kind(claim.path) == PATH_DIRECTORY)
        diag_usage(diag, "--as: expected a file, found the directory %s", claim.path);
    for (size_t i = 0; i < options->n_claims; i++)
        if (text8_same(options->claims[i].path, claim.path) &&
            !text8_same(options->claims[i].tool, claim.tool))
            diag_usage(diag, "--as: %s is given as %s and as %s", claim.path,
                       options->claims[i].tool, claim.tool);
    ARENA_PUSH(arena, options->claims, options->n_claims) = claim;
    ARENA_PUSH(arena, options->inputs, options->n_inputs) = claim.path;
}

static void set_json(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)text, (void)diag;
    options->json = true;
}

static void set_all(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)text, (void)diag;
    options->all = true;
}

static void set_markdown(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)text, (void)diag;
    options->markdown = true;
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

enum {
    FOR_INPUTS = FOR_REPORT | FOR_CHECK | FOR_EXPLAIN,
    FOR_ALL = FOR_INPUTS | FOR_TOOLS
};

static const OptionSpec specs[] = {
    { "--output", "-o", "DIR", "where the reports go; made if missing (default: here)",
      FOR_REPORT, take_directory },
    { "--as-of", NULL, "DATE", "judge as of this day, YYYY-MM-DD (default: today, UTC)",
      FOR_INPUTS, take_as_of },
    { "--entity", NULL, "NAME", "what the report is about (default: as the answers say)",
      FOR_REPORT | FOR_EXPLAIN, take_entity },
    { "--layout", NULL, "NAME|FILE", "executive, full, or a layout file; may be repeated",
      FOR_REPORT, take_layout },
    { "--format", NULL, "LIST", "of pdf,html,json (default: all)", FOR_REPORT,
      take_formats },
    { "--as", NULL, "TOOL:FILE", "read FILE as this tool's, empty though it may be",
      FOR_INPUTS, take_as },
    { "--tools", NULL, "DIR", "tool files of your own; they win over those built in",
      FOR_ALL, take_tools },
    { "--data", NULL, "DIR", "files here win over the model and tools compiled in", FOR_ALL,
      take_data },
    { "--json", NULL, NULL, "list as JSON (data/schemas/tools.schema.json)", FOR_TOOLS,
      set_json },
    { "--json", NULL, NULL, "explain as JSON (data/schemas/explanation.schema.json)",
      FOR_EXPLAIN, set_json },
    { "--all", NULL, NULL, "cut no list short", FOR_EXPLAIN, set_all },
    { "--markdown", NULL, NULL, "list as a table for a README", FOR_TOOLS, set_markdown },
    { "--keep-going", "-k", NULL, "warn about bad inputs and report on the others",
      FOR_REPORT | FOR_EXPLAIN, set_keep_going },
    { "--verbose", "-v", NULL, "list what became of every file's records", FOR_REPORT,
      set_verbose },
};
enum { N_SPECS = sizeof specs / sizeof *specs };

static const OptionSpec *find_spec(Asked asked, const char *word, size_t length)
{
    for (size_t i = 0; i < N_SPECS; i++) {
        const OptionSpec *spec = &specs[i];
        if (!(spec->asked & asked))
            continue;
        bool by_name = strlen(spec->name) == length && !strncmp(spec->name, word, length);
        if (by_name || (spec->letter && length == 2 && !strncmp(spec->letter, word, 2)))
            return spec;
    }
    return NULL;
}

static const char *name_of(Asked asked)
{
    if (asked == FOR_EXPLAIN)
        return "explain";
    return asked == FOR_REPORT ? "report" : "tools";
}

static void unknown_option(Asked asked, const char *word, Diag *diag)
{
    const char *names[N_SPECS];
    size_t n = 0;
    for (size_t i = 0; i < N_SPECS; i++)
        if (specs[i].asked & asked)
            names[n++] = specs[i].name;
    const char *near = text8_nearest(word, names, n);
    if (near)
        diag_usage(diag, "unknown option %s; did you mean %s?", word, near);
    else
        diag_usage(diag, "unknown option %s; `rung help %s` lists them", word,
                   name_of(asked));
}

/* Handles argv[i]; returns how many words it used. */
static int read_option(Arena *arena, Asked asked, int left, char **argv, Options *options,
                       Diag *diag)
{
    const char *word = argv[0];
    bool is_long = text8_starts(word, "--");
    size_t length = is_long ? strcspn(word, "=") : 2;
    const OptionSpec *spec = find_spec(asked, word, length);
    const char *attached = is_long   ? word[length] ? word + length + 1 : NULL
                           : word[2] ? word + 2
                                     : NULL;
    if (!spec) {
        unknown_option(asked, word, diag);
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

/* A mistyped tool is a mistake of the command line, not of the file. */
static void check_claims(Arena *arena, const Options *options, Diag *diag)
{
    static const char prefix[] = "data/tools/", suffix[] = ".json";
    size_t n;
    if (!options->n_claims)
        return;
    const char **ids = bundle_list(&options->bundle, arena, prefix, suffix, &n, diag);
    for (size_t i = 0; i < n; i++)
        ids[i] = arena_strndup(arena, ids[i] + strlen(prefix),
                               strlen(ids[i]) - strlen(prefix) - strlen(suffix));
    for (size_t i = 0; i < options->n_claims; i++) {
        const char *tool = options->claims[i].tool;
        bool known = false;
        for (size_t k = 0; k < n && !known; k++)
            known = text8_same(ids[k], tool);
        const char *near = known ? NULL : text8_nearest(tool, ids, n);
        if (near)
            diag_usage(diag, "--as: no tool \"%s\"; did you mean \"%s\"?", tool, near);
        else if (!known)
            diag_usage(diag, "--as: no tool \"%s\"; `rung tools` lists them", tool);
    }
}

bool options_read(Arena *arena, Asked asked, int argc, char **argv, Options *options,
                  Diag *diag)
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
            i += read_option(arena, asked, argc - i, argv + i, options, diag);
        } else {
            ARENA_PUSH(arena, options->inputs, options->n_inputs) = word;
            i++;
        }
    }
    check_claims(arena, options, diag);
    if (asked == FOR_TOOLS && options->n_inputs && !diag_failed(diag))
        diag_usage(diag, "unknown word \"%s\"; did you mean `rung tools check %s`?",
                   options->inputs[0], options->inputs[0]);
    if (asked != FOR_TOOLS && !options->n_inputs && !diag_failed(diag))
        diag_usage(diag, "nothing to read: name files, a directory, or - for standard "
                         "input");
    return !diag_failed(diag);
}

void options_print(Asked asked, FILE *to)
{
    for (size_t i = 0; i < N_SPECS; i++) {
        const OptionSpec *spec = &specs[i];
        if (!(spec->asked & asked))
            continue;
        char left[64];
        snprintf(left, sizeof left, "%s%s%s%s%s", spec->letter ? spec->letter : "",
                 spec->letter ? ", " : "", spec->name, spec->argument ? " " : "",
                 spec->argument ? spec->argument : "");
        fprintf(to, "  %-22s %s\n", left, spec->summary);
    }
}
