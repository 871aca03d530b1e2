/* Options of all commands: one table says how each is spelled, who takes it, what it takes,
 * and what it does; reading and printing both walk it. */
#include <stdlib.h>
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

static void take_model(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    options_take_model(options, text, diag);
}

static void take_stage(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    if (strlen(text) != 1 || *text < '1' || *text > '0' + LAST_STAGE)
        diag_usage(diag, "--stage: expected a stage from 1 to %d, found \"%s\"", LAST_STAGE,
                   text);
    options->stage = *text - '0';
}

static void set_lens(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)text, (void)diag;
    options->lens = true;
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

static void take_answers(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    if (!*path_base(text))
        diag_usage(diag, "--output: expected a file, found \"%s\"", text);
    options->answers = text;
}

static void take_form(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    if (!*path_base(text))
        diag_usage(diag, "--html: expected a file, found \"%s\"", text);
    options->form = text;
}

static void take_by(Arena *arena, Options *options, const char *text, Diag *diag)
{
    bool changed;
    text8_clean(arena, text, &changed);
    if (!*text || changed || strpbrk(text, "\t\n"))
        diag_usage(diag, "--by: expected a role in UTF-8 without control characters");
    options->by = text;
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

static void take_to(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)diag;
    options->to = text;
}

static void take_without(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)diag;
    ARENA_PUSH(arena, options->without, options->n_without) = text;
}

static void take_effort_budget(Arena *arena, Options *options, const char *text, Diag *diag)
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

static void take_undated(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    options->demands.refuse_undated = text8_same(text, "refuse");
    if (!options->demands.refuse_undated && !text8_same(text, "count"))
        diag_usage(diag, "--undated: expected count or refuse, found \"%s\"", text);
}

static void take_html_max(Arena *arena, Options *options, const char *text, Diag *diag)
{
    enum { MOST_DIGITS = 7 };
    (void)arena;
    size_t n = strspn(text, "0123456789");
    options->html_max = n && !text[n] && n <= MOST_DIGITS ? atoi(text) : 0;
    if (!options->html_max)
        diag_usage(diag,
                   "--html-max: expected a number of rows from 1 to 9999999, found \"%s\"",
                   text);
}

static void set_no_script(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)text, (void)diag;
    options->no_script = true;
}

static void take_baseline(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    if (options->baseline)
        diag_usage(diag, "--baseline: expected one file, found %s and %s",
                   options->baseline, text);
    options->baseline = text;
}

/* A whole number without a sign, at most `most`; -1 for anything else. */
static int whole_number(const char *text, int most)
{
    int n = 0;
    if (!*text || strlen(text) > 5)
        return -1;
    for (; *text; text++) {
        if (*text < '0' || *text > '9')
            return -1;
        n = n * 10 + *text - '0';
    }
    return n <= most ? n : -1;
}

static void ask_for(Options *options, GateKind kind, int least)
{
    options->gates.asked[kind] = true;
    options->gates.least[kind] = least;
}

static void take_min_stage(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    int stage = whole_number(text, LAST_STAGE);
    if (stage < 1)
        diag_usage(diag, "--min-stage: expected a stage from 1 to %d, found \"%s\"",
                   LAST_STAGE, text);
    ask_for(options, GATE_MIN_STAGE, stage);
}

static void take_min_assurance(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena;
    int assurance = whole_number(text, FULL_BP);
    if (assurance < 1)
        diag_usage(diag,
                   "--min-assurance: expected basis points from 1 to %d, such as 6000, "
                   "found \"%s\"",
                   FULL_BP, text);
    ask_for(options, GATE_MIN_ASSURANCE, assurance);
    options->demands.min_assurance = assurance;
}

static void take_one_reason(Options *options, const char *word, Diag *diag)
{
    const char *const *names = gate_names + FIRST_FAIL_ON;
    size_t n = N_GATE_KINDS - FIRST_FAIL_ON;
    for (size_t i = 0; i < n; i++) {
        if (text8_same(word, names[i])) {
            ask_for(options, (GateKind)(FIRST_FAIL_ON + i), 0);
            return;
        }
    }
    const char *near = text8_nearest(word, names, n);
    diag_usage(diag,
               "--fail-on: expected blocker, critical, unknown or regression, found "
               "\"%s\"%s%s%s",
               word, near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
}

static void take_fail_on(Arena *arena, Options *options, const char *text, Diag *diag)
{
    while (true) {
        size_t length = strcspn(text, ",");
        take_one_reason(options, arena_strndup(arena, text, length), diag);
        if (!text[length])
            return;
        text += length + 1;
    }
}

static void set_json(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)text, (void)diag;
    options->json = true;
}

static void set_missing(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)text, (void)diag;
    options->missing = true;
}

static void set_ask_all(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)text, (void)diag;
    options->ask_all = true;
}

static void set_list(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)text, (void)diag;
    options->list = true;
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
    FOR_VERDICT = FOR_REPORT | FOR_PLAN,
    FOR_INPUTS = FOR_VERDICT | FOR_CHECK | FOR_WAIVE,
    FOR_ALL = FOR_INPUTS | FOR_TOOLS | FOR_ASK,
};

static const OptionSpec specs[] = {
    { "--to", NULL, "STAGE", "1 to 4, or a stage's name (default: the next stage)",
      FOR_PLAN, take_to },
    { "--without", NULL, "PRACTICE", "do without this practice; may be repeated", FOR_PLAN,
      take_without },
    { "--effort-budget", NULL, "N", "spend at most N points (S 1, M 2, L 4)", FOR_PLAN,
      take_effort_budget },
    { "--output", "-o", "DIR", "where the reports go; made if missing (default: here)",
      FOR_REPORT | FOR_MODEL, take_directory },
    { "--output", "-o", "FILE", "the answers; read first where it exists (answers.json)",
      FOR_ASK, take_answers },
    { "--missing", NULL, NULL, "ask what INPUT leaves open, the most valuable first",
      FOR_ASK, set_missing },
    { "--all", NULL, NULL, "ask what is answered already, too", FOR_ASK, set_ask_all },
    { "--html", NULL, "FILE", "write a form to fill in instead of asking", FOR_ASK,
      take_form },
    { "--list", NULL, NULL, "list the questions, and why each matters", FOR_ASK, set_list },
    { "--json", NULL, NULL, "list as JSON (data/schemas/questions.schema.json)", FOR_ASK,
      set_json },
    { "--by", NULL, "ROLE", "who answers, such as \"team lead\" (default: asked)", FOR_ASK,
      take_by },
    { "--entity", NULL, "NAME", "what is assessed (default: asked)", FOR_ASK, take_entity },
    { "--as-of", NULL, "DATE",
      "the day of the answers, and of the verdict (default: asked)", FOR_ASK, take_as_of },
    { "--as-of", NULL, "DATE", "judge as of this day, YYYY-MM-DD (default: today, UTC)",
      FOR_INPUTS, take_as_of },
    { "--entity", NULL, "NAME", "what the report is about (default: as the answers say)",
      FOR_VERDICT, take_entity },
    { "--undated", NULL, "WORD", "count or refuse what states no day (default: count)",
      FOR_VERDICT | FOR_WAIVE, take_undated },
    { "--layout", NULL, "NAME|FILE", "executive, full, or a layout file; may be repeated",
      FOR_REPORT, take_layout },
    { "--format", NULL, "LIST", "of pdf,html,json (default: all)", FOR_REPORT,
      take_formats },
    { "--html-max", NULL, "N",
      "split pages above N rows of tables, linked (default: 10000)", FOR_REPORT,
      take_html_max },
    { "--no-script", NULL, NULL, "HTML without the script that sorts and filters",
      FOR_REPORT, set_no_script },
    { "--baseline", NULL, "FILE", "say what changed since this earlier result.json",
      FOR_REPORT, take_baseline },
    { "--min-stage", NULL, "N", "exit with 1 unless stage N is attained", FOR_REPORT,
      take_min_stage },
    { "--min-assurance", NULL, "BP",
      "withhold a stage that is proven less, and exit with 1", FOR_REPORT,
      take_min_assurance },
    { "--fail-on", NULL, "LIST", "of blocker,critical,unknown,regression: exit with 1",
      FOR_REPORT, take_fail_on },
    { "--as", NULL, "TOOL:FILE", "read FILE as this tool's, empty though it may be",
      FOR_INPUTS | FOR_ASK, take_as },
    { "--tools", NULL, "DIR", "tool files of your own; they win over those built in",
      FOR_ALL, take_tools },
    { "--model", NULL, "DIR|FILE", "a model of your own instead of the one built in",
      FOR_ALL | FOR_MODEL, take_model },
    { "--data", NULL, "DIR", "files here win over the model and tools compiled in",
      FOR_ALL | FOR_MODEL, take_data },
    { "--json", NULL, NULL, "list as JSON (data/schemas/tools.schema.json)", FOR_TOOLS,
      set_json },
    { "--json", NULL, NULL, "write JSON (data/schemas/plan.schema.json)", FOR_PLAN,
      set_json },
    { "--markdown", NULL, NULL, "list as a table for a README", FOR_TOOLS, set_markdown },
    { "--json", NULL, NULL, "show the model as one document, as --model takes it",
      FOR_MODEL, set_json },
    { "--markdown", NULL, NULL, "show it as a page", FOR_MODEL, set_markdown },
    { "--stage", NULL, "N", "the stage that asks for a lens's practices (default: 3)",
      FOR_MODEL, take_stage },
    { "--lens", NULL, NULL, "export the lens that was imported", FOR_MODEL, set_lens },
    { "--keep-going", "-k", NULL, "warn about bad inputs and go on with the others",
      FOR_VERDICT | FOR_WAIVE, set_keep_going },
    { "--verbose", "-v", NULL, "list what became of every file's records",
      FOR_REPORT | FOR_WAIVE, set_verbose },
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
    switch (asked) {
    case FOR_REPORT: return "report";
    case FOR_TOOLS: return "tools";
    case FOR_CHECK: return "tools check";
    case FOR_ASK: return "ask";
    case FOR_PLAN: return "plan";
    case FOR_WAIVE: return "waive";
    case FOR_MODEL: return "model";
    }
    return "";
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
    *options = (Options){ .directory = ".",
                          .as_of = DATE_NONE,
                          .answers = "answers.json",
                          .effort_budget = -1,
                          .stage = 3 };
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
