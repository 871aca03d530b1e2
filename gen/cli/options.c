/* Reads and prints the options of all commands; what they are stands in option_table.c. */
#include <stdio.h>
#include <string.h>

#include "base/text8.h"
#include "cli/option_table.h"

static const OptionSpec *find_spec(Asked asked, const char *word, size_t length)
{
    for (size_t i = 0; i < n_option_specs; i++) {
        const OptionSpec *spec = &option_specs[i];
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
    switch (asked) {
    case FOR_REPORT: return "report";
    case FOR_TOOLS: return "tools";
    case FOR_CHECK: return "tools check";
    case FOR_ASK: return "ask";
    case FOR_PLAN: return "plan";
    case FOR_WAIVE: return "waive";
    case FOR_MODEL: return "model";
    case FOR_EXPLAIN: return "explain";
    case FOR_RESULT: return "result";
    case FOR_LAYOUT: return "layout";
    case FOR_THEME: return "theme";
    case FOR_PUBLISH: return "publish";
    }
    return "";
}

/* Not in the table: what is not offered is not listed. */
static const struct {
    Asked asked;
    const char *name;
    const char *why;
} not_offered[] = {
    { FOR_REPORT, "--password",
      "reports are PDF/A, which forbids encryption: an archive must be able to read them "
      "without a secret; encrypt the file, or where it is kept" },
    { FOR_PUBLISH, "--token",
      "others can read a command line; put it into the environment as RUNG_TOKEN, or give "
      "--token-file" },
    { FOR_PUBLISH, "--password", "others can read a command line; use RUNG_TOKEN" },
    { FOR_PUBLISH, "--insecure",
      "certificates are always verified; --ca trusts an authority of your own" },
};

/* Without its value, which may be a secret. */
static bool say_not_offered(Asked asked, const char *word, Diag *diag)
{
    size_t length = strcspn(word, "=");
    for (size_t i = 0; i < sizeof not_offered / sizeof *not_offered; i++) {
        const char *name = not_offered[i].name;
        if (not_offered[i].asked != asked || strlen(name) != length ||
            strncmp(word, name, length) != 0)
            continue;
        diag_usage(diag, "%s: %s", name, not_offered[i].why);
        return true;
    }
    return false;
}

static void unknown_option(Arena *arena, Asked asked, const char *word, Diag *diag)
{
    if (say_not_offered(asked, word, diag))
        return;
    const char **names = ARENA_ARRAY(arena, const char *, n_option_specs);
    size_t n = 0;
    for (size_t i = 0; i < n_option_specs; i++)
        if (option_specs[i].asked & asked)
            names[n++] = option_specs[i].name;
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
        unknown_option(arena, asked, word, diag);
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
    *options = (Options){
        .directory = ".",
        .as_of = DATE_NONE,
        .answers = "answers.json",
        .effort_budget = -1,
        .locale = "en",
    };
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
    if (options->gates.asked[GATE_REGRESSION] && !options->baseline && !diag_failed(diag))
        diag_usage(diag, "--fail-on regression needs --baseline FILE: worse than what?");
    if (asked == FOR_TOOLS && options->n_inputs && !diag_failed(diag))
        diag_usage(diag, "unknown word \"%s\"; did you mean `rung tools check %s`?",
                   options->inputs[0], options->inputs[0]);
    bool reads = asked == FOR_ASK ? options->missing : (asked & FOR_INPUTS) != 0;
    if (reads && !options->n_inputs && !diag_failed(diag))
        diag_usage(diag, "nothing to read: name files, a directory, or - for standard "
                         "input");
    return !diag_failed(diag);
}

void options_print(Asked asked, FILE *to)
{
    for (size_t i = 0; i < n_option_specs; i++) {
        const OptionSpec *spec = &option_specs[i];
        if (!(spec->asked & asked))
            continue;
        char left[64];
        snprintf(left, sizeof left, "%s%s%s%s%s", spec->letter ? spec->letter : "",
                 spec->letter ? ", " : "", spec->name, spec->argument ? " " : "",
                 spec->argument ? spec->argument : "");
        fprintf(to, "  %-22s %s\n", left, spec->summary);
    }
}
