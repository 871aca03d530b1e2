/* The C scorer as a filter, for the comparison with the reference scorer: reads an array
 * of assessments and portfolios, prints an array of what the scorer says of each. Used by
 * test_oracle.sh.
 *
 * usage: oracle_main INPUT.json                                                        */
#include <stdio.h>

#include "base/file.h"
#include "emit/result.h"
#include "read_case.h"
#include "score/score.h"

typedef struct {
    Arena *arena;
    Diag *diag;
    const Model *model;
    JsonWriter *writer;
} Run;

static const Scorecard *score_case(const Run *run, Json in)
{
    const Assessment *found = read_case(run->arena, run->model, in);
    return score(run->arena, run->model, found, run->diag);
}

static void put_figures(const Run *run, const Scorecard *card)
{
    json_open(run->writer, NULL, '{');
    result_put_figures(run->writer, card);
    json_close(run->writer);
}

static void put_portfolio(const Run *run, Json in)
{
    Arena *arena = run->arena;
    Json list = json_get(in, "entities");
    const Scorecard **cards = ARENA_ARRAY(arena, const Scorecard *, json_count(list) + 1);
    size_t n = 0;
    json_open(run->writer, NULL, '{');
    json_open(run->writer, "entities", '[');
    for (Json item = json_first(list); json_here(item); item = json_next(item)) {
        cards[n] = score_case(run, item);
        put_figures(run, cards[n++]);
    }
    json_close(run->writer);
    list = json_get(in, "unassessed");
    const char **unassessed = ARENA_ARRAY(arena, const char *, json_count(list) + 1);
    size_t n_unassessed = 0;
    for (Json item = json_first(list); json_here(item); item = json_next(item))
        unassessed[n_unassessed++] = json_text(item);
    result_put_portfolio(run->writer, "portfolio",
                         portfolio(arena, cards, n, unassessed, n_unassessed));
    json_close(run->writer);
}

/* One case at a time becomes a tree, in an arena that is emptied in between. */
static bool run_all(const Run *all, File *file)
{
    JsonValues values;
    JsonError error;
    if (!json_scan(all->arena, file->bytes, file->length, &values, &error)) {
        json_refuse(all->diag, file->path, &error);
        return false;
    }
    if (values.n_values != 1) {
        diag_error(all->diag, origin_of_file(file->path), "expected one array");
        return false;
    }
    const JsonText *text =
        json_text_new(all->arena, file->path, file->bytes, file->length, 0, all->diag);
    size_t n;
    const JsonSpan *cases = json_elements(all->arena, file->bytes, values.values[0], &n);
    Run run = *all;
    run.arena = arena_new();
    json_open(run.writer, NULL, '[');
    for (size_t i = 0; i < n; i++) {
        arena_reset(run.arena);
        Json in = json_read_span(run.arena, text, cases[i], "");
        if (json_here(json_get(in, "entities")))
            put_portfolio(&run, in);
        else
            put_figures(&run, score_case(&run, in));
    }
    json_close(run.writer);
    arena_free(run.arena);
    return true;
}

static int run_file(const char *path, Arena *arena)
{
    const Bundle bundle = { .data_directory = "data" };
    Diag *diag = diag_new(arena);
    const Run run = { .arena = arena,
                      .diag = diag,
                      .model = model_load(arena, &bundle, diag),
                      .writer = json_writer_new(arena) };
    File file;
    if (!run.model || !file_read(arena, path, &file, diag) || !run_all(&run, &file)) {
        diag_print(diag, stderr, false);
        return 1;
    }
    Buffer out = json_writer_end(run.writer);
    return fwrite(out.data, 1, out.length, stdout) == out.length ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: oracle_main INPUT.json\n", stderr);
        return 2;
    }
    Arena *arena = arena_new();
    int status = run_file(argv[1], arena);
    arena_free(arena);
    return status;
}
