/* Puts observations in order: by practice, then by resource, then by where they come from.
 * There may be a hundred thousand of them, with long and similar resource names, spread
 * over memory. So every distinct name is compared once, with other names, and gets a
 * number; the rows that are sorted carry the numbers with them. */
#include <stdlib.h>
#include <string.h>

#include "score/steps.h"

typedef struct {
    const char *id;
    size_t number; /* in the order of first sight */
} Name;

static int text_order(const char *a, const char *b)
{
    if (a == b)
        return 0;
    return strcmp(a ? a : "", b ? b : "");
}

static int by_resource(const void *left, const void *right)
{
    const SortedObservation *a = left, *b = right;
    return (a->resource > b->resource) - (a->resource < b->resource);
}

static int by_id(const void *left, const void *right)
{
    const Name *a = left, *b = right;
    int order = strcmp(a->id, b->id);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

static int source_order(const Observation *a, const Observation *b)
{
    int order = text_order(a->tool, b->tool);
    if (!order)
        order = text_order(a->check, b->check);
    if (!order && a->input != b->input)
        order = text_order(a->input ? a->input->path : "", b->input ? b->input->path : "");
    if (!order)
        order = text_order(a->pointer, b->pointer);
    if (!order)
        order = (int)a->verdict - (int)b->verdict;
    if (!order)
        order = (int)a->strength - (int)b->strength;
    if (!order)
        order = (a->date > b->date) - (a->date < b->date);
    return order ? order : text_order(a->message, b->message);
}

static int by_practice(const void *left, const void *right)
{
    const SortedObservation *a = left, *b = right;
    if (a->practice != b->practice)
        return a->practice < b->practice ? -1 : 1;
    if (a->resource != b->resource)
        return a->resource < b->resource ? -1 : 1;
    return source_order(a->seen, b->seen);
}

/* Numbers the resources of the rows in the order of their ids; equal ids, equal numbers.
 * The address serves as a number to begin with, to bring the rows of one resource
 * together: nothing printed depends on it. */
static void number_resources(Arena *arena, SortedObservation *rows, size_t n_rows)
{
    Name *names = ARENA_ARRAY(arena, Name, n_rows);
    size_t n = 0;
    for (size_t i = 0; i < n_rows; i++)
        rows[i].resource = (size_t)(uintptr_t)rows[i].seen->resource;
    qsort(rows, n_rows, sizeof *rows, by_resource);
    size_t address = 0;
    for (size_t i = 0; i < n_rows; i++) {
        if (i == 0 || rows[i].resource != address) {
            address = rows[i].resource;
            names[n] = (Name){ .id = rows[i].seen->resource->id, .number = n };
            n++;
        }
        rows[i].resource = n - 1;
    }
    qsort(names, n, sizeof *names, by_id);
    size_t *rank = ARENA_ARRAY(arena, size_t, n);
    for (size_t i = 0; i < n; i++) {
        bool same = i > 0 && strcmp(names[i].id, names[i - 1].id) == 0;
        rank[names[i].number] = same ? rank[names[i - 1].number] : i;
    }
    for (size_t i = 0; i < n_rows; i++)
        rows[i].resource = rank[rows[i].resource];
}

SortedObservations sort_observations(Arena *arena, const Scorecard *card)
{
    const Assessment *found = card->assessment;
    size_t n = card->model->n_practices, n_rows = found->n_observations;
    SortedObservations sorted = { .rows = ARENA_ARRAY(arena, SortedObservation, n_rows),
                                  .from = ARENA_ARRAY(arena, size_t, n + 1) };
    if (!n_rows)
        return sorted;
    for (size_t i = 0; i < n_rows; i++) {
        const Observation *seen = &found->observations[i];
        sorted.rows[i] =
            (SortedObservation){ .seen = seen, .practice = seen->practice->index };
        sorted.from[seen->practice->index + 1]++;
    }
    for (size_t i = 0; i < n; i++)
        sorted.from[i + 1] += sorted.from[i];
    number_resources(arena, sorted.rows, n_rows);
    qsort(sorted.rows, n_rows, sizeof *sorted.rows, by_practice);
    return sorted;
}
