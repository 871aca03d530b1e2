/* `rung tools`: every format that is read, a line each; the same as JSON; and, a row for
 * each tool, as the table in README.md. */
#include <string.h>

#include "base/json_write.h"
#include "base/text8.h"
#include "cli/cli.h"
#include "cli/formats.h"
#include "score/score.h"

enum { WIDTH = 100, NARROWEST = 12 };

static const char nothing[] = "-";

/* --- text in columns ------------------------------------------------------------------ */

static const char *first_columns(Arena *arena, const char *text, size_t most)
{
    size_t n = 0, at = 0;
    while (text[at] && n < most) {
        at++;
        while (((unsigned char)text[at] & 0xC0) == 0x80)
            at++;
        n++;
    }
    return arena_strndup(arena, text, at);
}

/* What explains a title stands behind it, and goes first. */
static const char *fitted(Arena *arena, const char *title, size_t most)
{
    if (text8_width(title) <= most)
        return title;
    const char *bracket = strstr(title, " (");
    const char *comma = strchr(title, ',');
    const char *end = bracket ? bracket : comma;
    if (end && (size_t)(end - title) <= most)
        return arena_strndup(arena, title, (size_t)(end - title));
    return arena_printf(arena, "%s…", first_columns(arena, title, most - 1));
}

/* As many versions as fit, and how many more there are. */
static const char *versions(Arena *arena, const Proof *proof, size_t most)
{
    const char *fits = NULL, *all = "";
    for (size_t i = 0; i < proof->n_tried; i++) {
        size_t left = proof->n_tried - i - 1;
        all = arena_printf(arena, "%s%s%s", all, i ? ", " : "", proof->tried[i]);
        const char *text = left ? arena_printf(arena, "%s, +%zu", all, left) : all;
        if (text8_width(text) <= most)
            fits = text;
    }
    if (!proof->n_tried)
        return nothing;
    return fits ? fits : arena_printf(arena, "%zu versions", proof->n_tried);
}

typedef struct {
    size_t title, format, proves, mapped, tried;
} Columns;

/* Formats are never cut, so they take what they need; titles take what is left. */
static Columns columns_for(const Formats *formats)
{
    Columns columns = { .proves = strlen("inventory only"),
                        .mapped = strlen("000 on 00"),
                        .tried = strlen("00 versions") };
    size_t widest = 0, gaps = strlen("  ") * 4;
    for (size_t i = 0; i < formats->n_tools; i++)
        for (size_t k = 0; k < formats->tools[i].n_rows; k++) {
            const FormatRow *row = &formats->tools[i].rows[k];
            size_t format = text8_width(row->format), title = text8_width(row->title);
            columns.format = format > columns.format ? format : columns.format;
            widest = title > widest ? title : widest;
        }
    size_t taken = columns.format + columns.proves + columns.mapped + columns.tried + gaps;
    size_t left = WIDTH > taken + NARROWEST ? WIDTH - taken : NARROWEST;
    columns.title = widest < left ? widest : left;
    columns.tried += left - columns.title;
    return columns;
}

static void put_cell(const char *text, size_t width)
{
    size_t used = text8_width(text);
    printf("%s%*s  ", text, used < width ? (int)(width - used) : 0, "");
}

static void print_table(Arena *arena, const Formats *formats)
{
    Columns columns = columns_for(formats);
    put_cell("tool", columns.title);
    put_cell("format", columns.format);
    put_cell("proves", columns.proves);
    printf("%*s  tried\n", (int)columns.mapped, "mapped");
    for (size_t i = 0; i < formats->n_tools; i++) {
        const ToolRows *tool = &formats->tools[i];
        const char *mapped = tool->tool ? arena_printf(arena, "%zu on %2zu",
                                                       tool->n_checks + tool->n_predicates,
                                                       tool->n_practices)
                                        : nothing;
        for (size_t k = 0; k < tool->n_rows; k++) {
            const FormatRow *row = &tool->rows[k];
            put_cell(fitted(arena, row->title, columns.title), columns.title);
            put_cell(row->format, columns.format);
            put_cell(proves_in_words(row->proof.proves), columns.proves);
            printf("%*s  %s\n", (int)columns.mapped, mapped,
                   versions(arena, &row->proof, columns.tried));
        }
    }
}

/* --- JSON ----------------------------------------------------------------------------- */

static void put_texts(JsonWriter *writer, const char *key, const char *const *texts,
                      size_t n)
{
    json_open_line(writer, key, '[');
    for (size_t i = 0; i < n; i++)
        json_put_text(writer, NULL, texts[i]);
    json_close(writer);
}

static void put_formats(JsonWriter *writer, const ToolRows *tool)
{
    json_open(writer, "formats", '[');
    for (size_t i = 0; i < tool->n_rows; i++) {
        const FormatRow *row = &tool->rows[i];
        json_open(writer, NULL, '{');
        json_put_text(writer, "format", row->format);
        json_put_text(writer, "through", row->through);
        json_put_text(writer, "proves", proves_names[row->proof.proves]);
        json_put_text(writer, "passes", row->proof.passes);
        put_texts(writer, "tried", row->proof.tried, row->proof.n_tried);
        json_close(writer);
    }
    json_close(writer);
}

static void put_refusals(JsonWriter *writer, const Tool *tool)
{
    json_open(writer, "refuses", '[');
    for (size_t i = 0; tool && i < tool->n_shapes; i++)
        if (tool->shapes[i].refuse)
            json_put_text(writer, NULL, tool->shapes[i].refuse);
    json_close(writer);
}

static void put_tool(JsonWriter *writer, const ToolRows *tool)
{
    json_open(writer, NULL, '{');
    json_put_text(writer, "tool", tool->tool ? tool->tool->id : "rung");
    json_put_text(writer, "title", tool->title);
    json_put_bool(writer, "own", tool->tool && tool->tool->is_own);
    json_put_int(writer, "checks", (int64_t)tool->n_checks);
    json_put_int(writer, "predicates", (int64_t)tool->n_predicates);
    json_open_line(writer, "practices", '[');
    for (size_t i = 0; i < tool->n_practices; i++)
        json_put_text(writer, NULL, tool->practices[i]->id);
    json_close(writer);
    put_formats(writer, tool);
    put_refusals(writer, tool->tool);
    json_close(writer);
}

static void print_json(Arena *arena, const Formats *formats)
{
    JsonWriter *writer = json_writer_new(arena);
    json_open(writer, NULL, '{');
    json_put_text(writer, "schema", "rung-tools/1");
    json_open(writer, "tools", '[');
    for (size_t i = 0; i < formats->n_tools; i++)
        put_tool(writer, &formats->tools[i]);
    json_close(writer);
    json_close(writer);
    Buffer out = json_writer_end(writer);
    fwrite(out.data, 1, out.length, stdout);
}

/* --- Markdown ------------------------------------------------------------------------- */

static void put_escaped(const char *text)
{
    for (; *text; text++)
        printf("%s%c", *text == '|' ? "\\" : "", *text);
}

static bool is_first_of(const ToolRows *tool, size_t k, bool by_proof)
{
    for (size_t i = 0; i < k; i++)
        if (by_proof ? tool->rows[i].proof.proves == tool->rows[k].proof.proves
                     : strcmp(tool->rows[i].format, tool->rows[k].format) == 0)
            return false;
    return true;
}

/* "itemised; `sarif`: failures only": what the first form proves, then the exceptions. */
static void put_proofs(const ToolRows *tool)
{
    for (size_t k = 0; k < tool->n_rows; k++) {
        Proves proves = tool->rows[k].proof.proves;
        if (!is_first_of(tool, k, true))
            continue;
        size_t n = 0;
        printf("%s", k ? "; " : "");
        for (size_t i = k; k && i < tool->n_rows; i++)
            if (tool->rows[i].proof.proves == proves && is_first_of(tool, i, false))
                printf("%s`%s`", n++ ? ", " : "", tool->rows[i].format);
        printf("%s%s", n ? ": " : k ? "of some tools " : "", proves_in_words(proves));
    }
}

static void put_tried(Arena *arena, const ToolRows *tool)
{
    Map *seen = map_new(arena);
    for (size_t k = 0; k < tool->n_rows; k++)
        for (size_t i = 0; i < tool->rows[k].proof.n_tried; i++) {
            const char *version = tool->rows[k].proof.tried[i];
            if (map_get(seen, version))
                continue;
            printf("%s", map_count(seen) ? ", " : "");
            put_escaped(version);
            map_set(seen, version, seen);
        }
    if (!map_count(seen))
        printf("%s", nothing);
}

static void print_markdown(Arena *arena, const Formats *formats)
{
    puts("| tool | formats | proves | checks | practices | versions tried |\n"
         "|---|---|---|--:|--:|---|");
    for (size_t i = 0; i < formats->n_tools; i++) {
        const ToolRows *tool = &formats->tools[i];
        if (!tool->tool)
            continue; /* README says of rung's own forms where they are documented */
        printf("| ");
        put_escaped(tool->title);
        printf(" | ");
        for (size_t k = 0; k < tool->n_rows; k++)
            if (is_first_of(tool, k, false))
                printf("%s`%s`", k ? ", " : "", tool->rows[k].format);
        printf(" | ");
        put_proofs(tool);
        printf(" | %zu | %zu | ", tool->n_checks + tool->n_predicates, tool->n_practices);
        put_tried(arena, tool);
        puts(" |");
    }
}

/* --- the command ---------------------------------------------------------------------- */

static void list(Arena *arena, const Options *options, Diag *diag)
{
    const Model *model = model_load(arena, &options->bundle, diag);
    Tools *tools = model ? tools_load(arena, model, &options->bundle, diag) : NULL;
    const Formats *formats =
        tools ? formats_gather(arena, model, tools, &options->bundle, diag) : NULL;
    if (!formats)
        return;
    if (options->json)
        print_json(arena, formats);
    else if (options->markdown)
        print_markdown(arena, formats);
    else
        print_table(arena, formats);
}

int command_tools(int argc, char **argv)
{
    if (argc > 1 && !strcmp(argv[1], "check"))
        return command_tools_check(argc - 1, argv + 1);
    Arena *arena = arena_new();
    Options options;
    Diag *diag = diag_new(arena);
    if (options_read(arena, FOR_TOOLS, argc, argv, &options, diag))
        list(arena, &options, diag);
    fflush(stdout);
    if (ferror(stdout))
        diag_world(diag, "standard output", "cannot write");
    diag_print(diag, stderr, true);
    int status = diag_exit(diag);
    arena_free(arena);
    return status;
}
