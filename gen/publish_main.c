/* rung-publish: what `rung publish` becomes. A program of its own, so that libcurl and what
 * it drags in are loaded by nobody who only writes a report. */
#include "cli/publish.h"
#include "publish/publish.h"
#include "publish/token.h"

int main(int argc, char **argv)
{
    token_guard();
    Options options;
    Arena *arena = arena_new();
    Diag *diag = diag_new(arena);
    int status = 2;
    if (options_read(arena, FOR_PUBLISH, argc, argv, &options, diag) &&
        publish_check_options(&options, diag)) {
        status = publish(arena, &options.publish, &options.bundle, stdout, diag);
    }
    fflush(stdout);
    if (ferror(stdout)) {
        diag_world(diag, "standard output", "cannot write");
        status = status ? status : diag_exit(diag);
    }
    diag_print(diag, stderr, false);
    arena_free(arena);
    return status;
}
