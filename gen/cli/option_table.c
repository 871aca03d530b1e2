/* See the header. Switches set their flag here; what takes a value stands in option_*.c. */
#include "cli/option_table.h"

static void set_lens(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)text, (void)diag;
    options->lens = true;
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

static void set_attach(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)text, (void)diag;
    options->attach = true;
}

static void set_classic_pdf(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)text, (void)diag;
    options->classic_pdf = true;
}

static void set_no_script(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)text, (void)diag;
    options->no_script = true;
}

static void set_keep_going(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)text, (void)diag;
    options->keep_going = true;
}

static void set_replace(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)text, (void)diag;
    options->publish.replace = true;
}

static void set_dry_run(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)text, (void)diag;
    options->publish.dry_run = true;
}

static void set_verbose(Arena *arena, Options *options, const char *text, Diag *diag)
{
    (void)arena, (void)text, (void)diag;
    options->verbose = true;
}

const OptionSpec option_specs[] = {
    { "--to", NULL, "STAGE", "1 to 4, or a stage's name (default: the next stage)",
      FOR_PLAN, take_to },
    { "--without", NULL, "PRACTICE", "do without this practice; may be repeated", FOR_PLAN,
      take_without },
    { "--effort-budget", NULL, "N", "spend at most N points (S 1, M 2, L 4)", FOR_PLAN,
      take_effort_budget },
    { "--output", "-o", "DIR", "where the reports go; made if missing (default: here)",
      FOR_REPORT, take_directory },
    { "--output", "-o", "DIR", "import: where the model goes; made if missing", FOR_MODEL,
      take_directory },
    { "--output", "-o", "FILE", "where the new layout goes (default: standard output)",
      FOR_LAYOUT, take_file },
    { "--output", "-o", "FILE", "where the new theme goes (default: standard output)",
      FOR_THEME, take_file },
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
    { "--layout", NULL, "NAME|FILE",
      "a name (rung layout list) or a layout file; may be repeated", FOR_REPORT,
      take_layout },
    { "--theme", NULL, "NAME|FILE",
      "how it looks: a name (rung theme list) or a theme file", FOR_REPORT | FOR_ASK,
      take_theme },
    { "--brand-colour", NULL, "#RRGGBB",
      "derive links, bars and charts from this colour, readable",
      FOR_REPORT | FOR_ASK | FOR_THEME, take_brand_colour },
    { "--page", NULL, "SIZE", "A3, A4, A5, Letter, Legal, with or without ,landscape",
      FOR_REPORT, take_page },
    { "--locale", NULL, "TAG", "speak this language: en, de (default: en)",
      FOR_VERDICT | FOR_ASK, take_locale },
    { "--stage", NULL, "N", "what the layout stage is about (default: the next stage)",
      FOR_REPORT, take_stage },
    { "--format", NULL, "LIST",
      "of pdf,html,json (default: these), for wikis of\n"
      "                         fragment,confluence,mediawiki,markdown",
      FOR_REPORT, take_formats },
    { "--into", NULL, "FILE", "replace a part of this wiki page, and nothing else",
      FOR_REPORT, take_into },
    { "--between", NULL, "MARKER", "the part: between the two places where this stands",
      FOR_REPORT, take_between },
    { "--baseline", NULL, "FILE", "say what changed since this earlier result.json",
      FOR_REPORT, take_baseline },
    { "--history", NULL, "DIR|FILE",
      "earlier results, for charts over time; may be repeated", FOR_REPORT, take_history },
    { "--min-stage", NULL, "N", "exit with 1 unless stage N is attained", FOR_REPORT,
      take_min_stage },
    { "--min-assurance", NULL, "BP",
      "withhold a stage that is proven less, and exit with 1", FOR_REPORT,
      take_min_assurance },
    { "--fail-on", NULL, "LIST", "of blocker,critical,unknown,regression: exit with 1",
      FOR_REPORT, take_fail_on },
    { "--logo", NULL, "FILE", "a PNG, JPEG or SVG for the first page", FOR_REPORT,
      take_logo },
    { "--logo-alt", NULL, "TEXT", "what the logo says to those who do not see it",
      FOR_REPORT, take_logo_alt },
    { "--as", NULL, "TOOL:FILE", "read FILE as this tool's, empty though it may be",
      FOR_INPUTS | FOR_ASK, take_as },
    { "--tools", NULL, "DIR", "tool files of your own; they win over those built in",
      FOR_ALL, take_tools },
    { "--model", NULL, "DIR|FILE", "a model of your own instead of the one built in",
      FOR_ALL | FOR_MODEL, take_model },
    { "--data", NULL, "DIR", "files here win over the model and tools compiled in",
      FOR_ALL | FOR_MODEL | FOR_LAYOUT | FOR_THEME, take_data },
    { "--json", NULL, NULL, "list as JSON (data/schemas/tools.schema.json)", FOR_TOOLS,
      set_json },
    { "--json", NULL, NULL, "write JSON (data/schemas/plan.schema.json)", FOR_PLAN,
      set_json },
    { "--json", NULL, NULL, "explain as JSON (data/schemas/explanation.schema.json)",
      FOR_EXPLAIN, set_json },
    { "--all", NULL, NULL, "cut no list short", FOR_EXPLAIN, set_all },
    { "--markdown", NULL, NULL, "list as a table for a README", FOR_TOOLS, set_markdown },
    { "--json", NULL, NULL, "show the model as one document, as --model takes it",
      FOR_MODEL, set_json },
    { "--json", NULL, NULL, "write the vocabulary as JSON", FOR_LAYOUT, set_json },
    { "--markdown", NULL, NULL, "show it as a page", FOR_MODEL, set_markdown },
    { "--stage", NULL, "N", "the stage that asks for a lens's practices (default: 3)",
      FOR_MODEL, take_stage },
    { "--lens", NULL, NULL, "export the lens that was imported", FOR_MODEL, set_lens },
    { "--html-max", NULL, "N",
      "split pages above N rows of tables, linked (default: 10000)", FOR_REPORT,
      take_html_max },
    { "--no-script", NULL, NULL, "HTML without the script that sorts and filters",
      FOR_REPORT, set_no_script },
    { "--attach", NULL, NULL, "put result.json, the list of inputs and the model into PDFs",
      FOR_REPORT, set_attach },
    { "--pdf-compat", NULL, NULL, "PDFs for readers of old: larger, no object streams",
      FOR_REPORT, set_classic_pdf },
    { "--keep-going", "-k", NULL, "warn about bad inputs and go on with the others",
      FOR_VERDICT | FOR_WAIVE, set_keep_going },
    { "--verbose", "-v", NULL, "list what became of every file's records",
      FOR_REPORT | FOR_WAIVE, set_verbose },
    { "--to", NULL, "WIKI", "mediawiki, confluence, or file", FOR_PUBLISH,
      take_destination },
    { "--url", NULL, "URL", "where the wiki is; https, or this machine", FOR_PUBLISH,
      take_url },
    { "--page", NULL, "TITLE", "the page's title in the wiki", FOR_PUBLISH, take_title },
    { "--api", NULL, "N", "Confluence: 1 or 2 (default: 2 for Cloud's addresses, else 1)",
      FOR_PUBLISH, take_api },
    { "--space", NULL, "KEY", "Confluence: the key of the page's space", FOR_PUBLISH,
      take_space },
    { "--parent", NULL, "TITLE", "Confluence: the page to put it below", FOR_PUBLISH,
      take_parent },
    { "--user", NULL, "NAME", "whose token it is (default: the token says it)", FOR_PUBLISH,
      take_user },
    { "--token-file", NULL, "FILE", "the token, in place of RUNG_TOKEN's", FOR_PUBLISH,
      take_token_file },
    { "--ca", NULL, "FILE", "trust this certificate authority, too", FOR_PUBLISH, take_ca },
    { "--timeout", NULL, "SECONDS", "what a request may take (default: 60)", FOR_PUBLISH,
      take_timeout },
    { "--output", "-o", "DIR", "--to file: the folder; made if missing", FOR_PUBLISH,
      take_directory },
    { "--into", NULL, "FILE", "--to file: a page in which a part is replaced", FOR_PUBLISH,
      take_into },
    { "--between", NULL, "MARKER", "the text that stands before and behind that part",
      FOR_PUBLISH, take_between },
    { "--replace", NULL, NULL, "take over a page that rung did not write", FOR_PUBLISH,
      set_replace },
    { "--dry-run", NULL, NULL, "say what would be done, and do nothing", FOR_PUBLISH,
      set_dry_run },
};
const size_t n_option_specs = sizeof option_specs / sizeof *option_specs;
