/* Lists the files to read; see the header. */
#include "ingest/inputs.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text8.h"
#include "ingest/source/source.h"

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Names that promise JSON are read whatever they begin with, so that a broken one among
 * them is refused and not passed over. */
static bool promises_json(const char *path)
{
    static const char *const endings[] = { ".json", ".sarif", ".jsonl", ".ndjson" };
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (text8_ends(path, endings[i]))
            return true;
    return false;
}

static void add_directory(Arena *arena, InputPaths *list, const char *directory, Diag *diag)
{
    const char **paths;
    size_t n, before = list->n_paths;
    if (!file_list(arena, directory, &paths, &n, diag))
        return;
    for (size_t i = 0; i < n; i++) {
        const char *path = path_plain(arena, paths[i]);
        bool promises = promises_json(path);
        if (!promises && !source_invites(arena, path)) {
            diag_note(diag, origin_of_file(path),
                      "passed over: rung reads nothing that begins so");
            continue;
        }
        ARENA_PUSH(arena, list->paths, list->n_paths) = path;
        if (!promises)
            map_set(list->found, path, (char *)path);
    }
    if (list->n_paths == before)
        diag_error(diag, origin_of_file(directory), "no inputs in this directory");
}

InputPaths inputs_list(Arena *arena, const char *const *given, size_t n_given, Diag *diag)
{
    InputPaths list = { .found = map_new(arena) };
    for (size_t i = 0; i < n_given; i++) {
        if (path_kind(given[i]) == PATH_DIRECTORY)
            add_directory(arena, &list, given[i], diag);
        else
            ARENA_PUSH(arena, list.paths, list.n_paths) = path_plain(arena, given[i]);
    }
    for (size_t i = 0; i < n_given; i++) {
        const char *path = path_plain(arena, given[i]);
        if (map_get(list.found, path))
            map_set(list.found, path, NULL);
    }
    if (!list.n_paths)
        return list;
    qsort(list.paths, list.n_paths, sizeof *list.paths, by_bytes);
    size_t n = 1;
    for (size_t i = 1; i < list.n_paths; i++)
        if (strcmp(list.paths[i], list.paths[n - 1]) != 0)
            list.paths[n++] = list.paths[i];
    list.n_paths = n;
    return list;
}
