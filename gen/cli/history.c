/* The days of which a result was kept. See the header. */
#include "cli/history.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text8.h"
#include "ingest/baseline.h"

typedef struct {
    const char **list;
    size_t n;
} Paths;

/* Beside a result lie other files of its report. */
static void add_directory(Arena *arena, const char *path, Paths *paths, Diag *diag)
{
    const char **all;
    size_t n, before = paths->n;
    if (!file_list(arena, path, &all, &n, diag))
        return;
    for (size_t i = 0; i < n; i++)
        if (text8_ends(all[i], "result.json"))
            ARENA_PUSH(arena, paths->list, paths->n) = all[i];
    if (paths->n == before)
        diag_warn(diag, origin_of_file(path), "holds no file that ends in result.json");
}

static Paths paths_of(Arena *arena, const Options *options, Diag *diag)
{
    Paths paths = { 0 };
    for (size_t i = 0; i < options->n_histories; i++) {
        const char *path = options->histories[i];
        if (path_kind(path) == PATH_DIRECTORY)
            add_directory(arena, path, &paths, diag);
        else
            ARENA_PUSH(arena, paths.list, paths.n) = path;
    }
    return paths;
}

const Histories *history_read(Arena *arena, const Options *options, const Model *model,
                              Diag *diag)
{
    Histories *histories = ARENA_NEW(arena, Histories);
    bool read = true;
    Paths paths = paths_of(arena, options, diag);
    for (size_t i = 0; i < paths.n; i++) {
        const StoredResults *result = baseline_read(arena, model, paths.list[i], diag);
        read = read && result;
        ARENA_PUSH(arena, histories->results, histories->n) = result;
    }
    return read ? histories : NULL;
}

/* Of results of one day the last by its path stands last. */
static int by_day(const void *left, const void *right)
{
    const Moment *a = left, *b = right;
    if (a->as_of != b->as_of)
        return a->as_of < b->as_of ? -1 : 1;
    return strcmp(a->path, b->path);
}

static void add_result(Arena *arena, History *history, const StoredResults *result,
                       const Scorecard *card, Diag *diag)
{
    for (size_t i = 0; i < result->n_entities; i++) {
        const StoredResult *stored = &result->entities[i];
        if (strcmp(stored->entity, card->assessment->entity) != 0)
            continue;
        if (stored->as_of >= card->assessment->as_of)
            diag_warn(diag, origin_of_file(result->path),
                      "is not earlier than this report, so it is no part of its history");
        else
            ARENA_PUSH(arena, history->moments, history->n) =
                (Moment){ .path = result->path,
                          .as_of = stored->as_of,
                          .model_version = stored->model_version,
                          .place = stored->place };
    }
}

static void keep_one_a_day(History *history)
{
    size_t kept = 0;
    for (size_t i = 0; i < history->n; i++) {
        bool same_day =
            kept && history->moments[kept - 1].as_of == history->moments[i].as_of;
        kept -= same_day;
        history->moments[kept++] = history->moments[i];
    }
    history->n = kept;
}

/* What they say of an entity before the day of the card: by day, one result a day. NULL
 * when nothing. */
static const History *history_of(Arena *arena, const Histories *histories,
                                 const Scorecard *card, Diag *diag)
{
    History *history = ARENA_NEW(arena, History);
    for (size_t i = 0; i < histories->n; i++)
        add_result(arena, history, histories->results[i], card, diag);
    const Changes *changes = card->changes;
    if (changes && changes->as_of < card->assessment->as_of)
        ARENA_PUSH(arena, history->moments, history->n) =
            (Moment){ .path = changes->baseline,
                      .as_of = changes->as_of,
                      .model_version = changes->model_version,
                      .place = changes->then };
    if (!history->n)
        return NULL;
    qsort(history->moments, history->n, sizeof *history->moments, by_day);
    keep_one_a_day(history);
    return history;
}

const Scorecard *with_history(Arena *arena, const Scorecard *card,
                              const Histories *histories, Diag *diag)
{
    const History *history = history_of(arena, histories, card, diag);
    if (!history)
        return card;
    Scorecard *copy = ARENA_NEW(arena, Scorecard);
    *copy = *card;
    copy->history = history;
    return copy;
}
