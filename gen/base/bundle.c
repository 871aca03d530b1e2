/* Compiled-in files; see the header. The table comes from out/obj/bundle_table.c. */
#include "base/bundle.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text8.h"

static const char data_prefix[] = "data/";

static const BundleMember *compiled(const char *name)
{
    size_t low = 0, high = bundle_n_members;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(name, bundle_members[middle].name);
        if (order == 0)
            return &bundle_members[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

static const char *path_in_directory(const Bundle *bundle, Arena *arena, const char *name)
{
    if (!bundle->data_directory || !text8_starts(name, data_prefix))
        return NULL;
    return path_join(arena, bundle->data_directory, name + strlen(data_prefix));
}

bool bundle_get(const Bundle *bundle, Arena *arena, const char *name, char **bytes,
                size_t *length, const char **path, Diag *diag)
{
    const char *own = path_in_directory(bundle, arena, name);
    if (own && path_kind(own) != PATH_MISSING) {
        File file;
        *path = own;
        if (!file_read(arena, own, &file, diag))
            return false;
        *bytes = file.bytes;
        *length = file.length;
        return true;
    }
    const BundleMember *member = compiled(name);
    if (!member)
        return false;
    *path = name;
    *bytes = arena_strndup(arena, member->bytes, member->length);
    *length = member->length;
    return true;
}

Json bundle_json(const Bundle *bundle, Arena *arena, const char *name, Diag *diag)
{
    char *bytes;
    size_t length;
    const char *path = name;
    size_t n_lines = diag->n_lines;
    if (bundle_get(bundle, arena, name, &bytes, &length, &path, diag))
        return json_read(arena, path, bytes, length, diag);
    if (diag->n_lines == n_lines) /* bundle_get() had nothing to complain of */
        diag_error(diag, origin_of_file(name), "this file is missing");
    return (Json){ 0 };
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void list_directory(const Bundle *bundle, Arena *arena, const char *prefix,
                           const char *suffix, const char ***names, size_t *n, Diag *diag)
{
    const char *directory = path_in_directory(bundle, arena, prefix);
    const char **paths;
    size_t n_paths;
    if (!directory || path_kind(directory) != PATH_DIRECTORY ||
        !file_list(arena, directory, &paths, &n_paths, diag))
        return;
    size_t cut = strlen(bundle->data_directory);
    for (size_t i = 0; i < n_paths; i++) {
        const char *below = paths[i] + cut;
        while (*below == '/')
            below++;
        const char *name = arena_printf(arena, "%s%s", data_prefix, below);
        if (text8_starts(name, prefix) && text8_ends(name, suffix) && !compiled(name))
            ARENA_PUSH(arena, *names, *n) = name;
    }
}

const char **bundle_list(const Bundle *bundle, Arena *arena, const char *prefix,
                         const char *suffix, size_t *n, Diag *diag)
{
    const char **names = NULL;
    *n = 0;
    for (size_t i = 0; i < bundle_n_members; i++) {
        const char *name = bundle_members[i].name;
        if (text8_starts(name, prefix) && text8_ends(name, suffix))
            ARENA_PUSH(arena, names, *n) = name;
    }
    list_directory(bundle, arena, prefix, suffix, &names, n, diag);
    if (*n)
        qsort(names, *n, sizeof *names, by_bytes);
    return names;
}
