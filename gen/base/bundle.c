/* Compiled-in files; see the header. The table comes from out/obj/bundle_table.c. */
#include "base/bundle.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/json_bytes.h"
#include "base/text8.h"

static const char data_prefix[] = "data/", tools_prefix[] = "data/tools/",
                  model_prefix[] = "data/model/";

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

bool bundle_has(const char *name)
{
    return compiled(name) != NULL;
}

/* Where the name leads below a directory that stands for `prefix`; NULL when it is not
 * there. */
static const char *path_below(Arena *arena, const char *directory, const char *prefix,
                              const char *name)
{
    if (!directory || !text8_starts(name, prefix))
        return NULL;
    const char *path = path_join(arena, directory, name + strlen(prefix));
    return path_kind(path) == PATH_MISSING ? NULL : path;
}

bool bundle_is_own_tool(const Bundle *bundle, Arena *arena, const char *name)
{
    return path_below(arena, bundle->tools_directory, tools_prefix, name) != NULL;
}

static const char *path_of(const Bundle *bundle, Arena *arena, const char *name)
{
    const char *own = path_below(arena, bundle->tools_directory, tools_prefix, name);
    if (!own && text8_same(name, "data/questionnaire.json"))
        own = path_below(arena, bundle->model_directory, data_prefix, name);
    return own ? own : path_below(arena, bundle->data_directory, data_prefix, name);
}

/* Parts of two models make no model: below --model nothing else is looked for. */
static bool is_of_own_model(const Bundle *bundle, const char *name)
{
    return bundle->model_directory && text8_starts(name, model_prefix);
}

bool bundle_get(const Bundle *bundle, Arena *arena, const char *name, char **bytes,
                size_t *length, const char **path, Diag *diag)
{
    bool whole = is_of_own_model(bundle, name);
    const char *own = whole ? path_below(arena, bundle->model_directory, model_prefix, name)
                            : path_of(bundle, arena, name);
    if (own) {
        File file;
        *path = own;
        if (!file_read(arena, own, &file, diag))
            return false;
        *bytes = file.bytes;
        *length = file.length;
        return true;
    }
    const BundleMember *member = whole ? NULL : compiled(name);
    if (!member)
        return false;
    *path = name;
    *bytes = arena_strndup(arena, member->bytes, member->length);
    *length = member->length;
    return true;
}

static JsonSpan whole_of(const char *bytes, size_t length)
{
    size_t start = json_past_space(bytes, 0, length);
    while (length > start && json_is_space(bytes[length - 1]))
        length--;
    return (JsonSpan){ start, length - start, json_type_at(bytes + start) };
}

bool bundle_text(const Bundle *bundle, Arena *arena, const char *name, BundleText *text,
                 Diag *diag)
{
    const BundleMember *member = compiled(name);
    bool is_own = is_of_own_model(bundle, name) || path_of(bundle, arena, name);
    if (member && !is_own) {
        *text = (BundleText){ name, member->bytes, member->length,
                              whole_of(member->bytes, member->length) };
        return true;
    }
    char *bytes;
    size_t n_lines = diag->n_lines;
    if (bundle_get(bundle, arena, name, &bytes, &text->length, &text->path, diag)) {
        text->bytes = bytes;
        return json_check(arena, text->path, bytes, text->length, &text->whole, diag);
    }
    if (diag->n_lines == n_lines) /* bundle_get() had nothing to complain of */
        diag_error(diag, origin_of_file(name), "this file is missing");
    return false;
}

Json bundle_json(const Bundle *bundle, Arena *arena, const char *name, Diag *diag)
{
    BundleText in;
    if (!bundle_text(bundle, arena, name, &in, diag))
        return (Json){ 0 };
    const JsonText *text = json_text_new(arena, in.path, in.bytes, in.length, 0, diag);
    return json_read_span(arena, text, in.whole, "");
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

typedef struct {
    const char **names;
    size_t n;
} Names;

static bool is_listed(const Names *list, const char *name)
{
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(list->names[i], name) == 0)
            return true;
    return compiled(name) != NULL;
}

static void list_data(const Bundle *bundle, Arena *arena, const char *prefix,
                      const char *suffix, Names *list, Diag *diag)
{
    const char **paths;
    size_t n_paths;
    const char *directory = path_below(arena, bundle->data_directory, data_prefix, prefix);
    if (!directory || path_kind(directory) != PATH_DIRECTORY ||
        !file_list(arena, directory, &paths, &n_paths, diag))
        return;
    size_t cut = strlen(bundle->data_directory);
    for (size_t i = 0; i < n_paths; i++) {
        const char *below = paths[i] + cut;
        while (*below == '/')
            below++;
        const char *name = arena_printf(arena, "%s%s", data_prefix, below);
        if (text8_starts(name, prefix) && text8_ends(name, suffix) &&
            !is_listed(list, name))
            ARENA_PUSH(arena, list->names, list->n) = name;
    }
}

/* A tool file stands in the directory itself; what is below it may be anything. */
static void list_tools(const Bundle *bundle, Arena *arena, const char *prefix,
                       const char *suffix, Names *list, Diag *diag)
{
    const char **names;
    size_t n_names;
    if (!bundle->tools_directory || strcmp(prefix, tools_prefix) != 0 ||
        !file_names(arena, bundle->tools_directory, &names, &n_names, diag))
        return;
    for (size_t i = 0; i < n_names; i++) {
        const char *name = arena_printf(arena, "%s%s", tools_prefix, names[i]);
        if (text8_ends(name, suffix) && !is_listed(list, name))
            ARENA_PUSH(arena, list->names, list->n) = name;
    }
}

const char **bundle_list(const Bundle *bundle, Arena *arena, const char *prefix,
                         const char *suffix, size_t *n, Diag *diag)
{
    Names list = { 0 };
    for (size_t i = 0; i < bundle_n_members; i++) {
        const char *name = bundle_members[i].name;
        if (text8_starts(name, prefix) && text8_ends(name, suffix))
            ARENA_PUSH(arena, list.names, list.n) = name;
    }
    list_data(bundle, arena, prefix, suffix, &list, diag);
    list_tools(bundle, arena, prefix, suffix, &list, diag);
    if (list.n)
        qsort(list.names, list.n, sizeof *list.names, by_bytes);
    *n = list.n;
    return list.names;
}
