/* `rung publish`: finds rung-publish where this program lies and becomes it. */
#include "cli/publish.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

/* Beside rung as it is built; below libexec as it is installed. */
static const char *const places[] = { "rung-publish", "../libexec/rung/rung-publish" };

static const char *own_directory(Arena *arena)
{
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path);
    if (n <= 0 || (size_t)n == sizeof path)
        return NULL;
    return path_directory(arena, arena_strndup(arena, path, (size_t)n));
}

int command_publish(int argc, char **argv)
{
    (void)argc;
    Arena *arena = arena_new();
    const char *directory = own_directory(arena);
    for (size_t i = 0; directory && i < sizeof places / sizeof *places; i++) {
        const char *path = path_join(arena, directory, places[i]);
        if (path_kind(path) == PATH_MISSING)
            continue;
        execv(path, argv);
        fprintf(stderr, "rung: %s: cannot run: %s\n", path, strerror(errno));
        arena_free(arena);
        return 4;
    }
    fprintf(stderr, "rung: rung-publish is missing; it belongs into %s or below libexec\n",
            directory ? directory : "rung's directory");
    arena_free(arena);
    return 4;
}
