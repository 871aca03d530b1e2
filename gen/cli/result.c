/* `rung result`: the result.json that a PDF report carries, as it was attached. */
#include <string.h>

#include "base/file.h"
#include "cli/cli.h"
#include "ingest/attached.h"

static void print_result(Arena *arena, const Options *options, Diag *diag)
{
    if (options->n_inputs != 1) {
        diag_usage(diag, "expected one PDF: rung result REPORT.pdf");
        return;
    }
    Buffer result = attached_result(arena, options->inputs[0], diag);
    if (!diag_failed(diag))
        fwrite(result.data, 1, result.length, stdout);
}

int command_result(int argc, char **argv)
{
    Arena *arena = arena_new();
    Diag *diag = diag_new(arena);
    Options options;
    if (options_read(arena, FOR_RESULT, argc, argv, &options, diag))
        print_result(arena, &options, diag);
    fflush(stdout);
    if (ferror(stdout))
        diag_world(diag, "standard output", "cannot write");
    diag_print(diag, stderr, false);
    int status = diag_failed(diag) ? diag_exit(diag) : 0;
    arena_free(arena);
    return status;
}
