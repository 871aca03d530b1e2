/* What options take that several commands share, or that are of the others than `rung
 * report`: files, names, days, numbers. */
#include <string.h>

#include "base/file.h"
#include "base/text8.h"
#include "cli/option_table.h"

void take_directory(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    if (!*text)
        diag_usage(diag, "--output: expected a directory, found an empty text");
    if (text8_same(text, "-"))
        diag_usage(diag,
                   "--output: expected a directory, found \"-\": several files do not "
                   "go to standard output; ./- is a directory of that name");
    options->directory = text;
    options->directory_given = true;
}

void take_as_of(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    if (!date_read(text, &options->as_of) || strlen(text) != strlen("2026-11-23"))
        diag_usage(diag, "--as-of: expected a date such as 2026-11-23, found \"%s\"", text);
}

void take_entity(Arena *arena, Options *options, const char *text, Diag *diag)
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

void take_data(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    if (path_kind(text) != PATH_DIRECTORY)
        diag_world(diag, text, "cannot open: --data needs a directory");
    options->bundle.data_directory = text;
}

void options_take_model(Options *options, const char *text, Diag *diag)
{
    options->bundle.model_directory = options->bundle.model_file = NULL;
    switch (path_kind(text)) {
    case PATH_DIRECTORY: options->bundle.model_directory = text; break;
    case PATH_FILE: options->bundle.model_file = text; break;
    case PATH_MISSING:
    case PATH_OTHER:
        diag_world(diag, text, "cannot open: --model needs a directory or a file");
    }
}

void take_model(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    options_take_model(options, text, diag);
}

void take_stage(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    if (strlen(text) != 1 || *text < '1' || *text > '0' + LAST_STAGE)
        diag_usage(diag, "--stage: expected a stage from 1 to %d, found \"%s\"", LAST_STAGE,
                   text);
    options->stage = *text - '0';
}

/* What stands there wins over what is built in, and is said to. */
void take_tools(Arena *arena, Options *options, const char *text, Diag *diag)
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

/* What is written all at once, or not at all, is no stream. */
static void expect_file(const char *text, const char *option, Diag *diag)
{
    if (!*path_base(text))
        diag_usage(diag, "%s: expected a file, found \"%s\"", option, text);
    if (text8_same(text, "-"))
        diag_usage(diag, "%s: expected a file, found \"-\"; ./- is a file of that name",
                   option);
}

void take_answers(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    expect_file(text, "--output", diag);
    options->answers = text;
}

void take_form(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    expect_file(text, "--html", diag);
    options->form = text;
}

void take_by(Arena *arena, Options *options, const char *text, Diag *diag)
{
    bool changed;
    text8_clean(arena, text, &changed);
    if (!*text || changed || strpbrk(text, "\t\n"))
        diag_usage(diag, "--by: expected a role in UTF-8 without control characters");
    options->by = text;
}

/* The file is an input like any other. */
void take_as(Arena *arena, Options *options, const char *text, Diag *diag)
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

void take_to(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)diag;
    options->to = text;
}

void take_without(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)diag;
    ARENA_PUSH(arena, options->without, options->n_without) = text;
}

void take_effort_budget(Arena *arena, Options *options, const char *text, Diag *diag)
{
    enum { MOST_DIGITS = 6 };
    (void)arena;
    size_t n = strspn(text, "0123456789");
    if (!n || text[n] || n > MOST_DIGITS) {
        diag_usage(diag, "--effort-budget: expected points, 0 to 999999, found \"%s\"",
                   text);
        return;
    }
    options->effort_budget = 0;
    for (size_t i = 0; i < n; i++)
        options->effort_budget = 10 * options->effort_budget + (text[i] - '0');
}

void take_undated(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    options->demands.refuse_undated = text8_same(text, "refuse");
    if (!options->demands.refuse_undated && !text8_same(text, "count"))
        diag_usage(diag, "--undated: expected count or refuse, found \"%s\"", text);
}

void take_file(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    expect_file(text, "--output", diag);
    options->file = text;
}

/* Which there are, loading the words says. */
void take_locale(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)diag;
    options->locale = text;
}
