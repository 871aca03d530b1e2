/* See the header. */
#include "ingest/join/locate.h"

#include <string.h>

#include "base/file.h"

/* A resource and its lines. */
typedef struct Stretch Stretch;
struct Stretch {
    const char *path;
    int first, last;
    Thing *thing;
    const Stretch *next; /* in a file of the same name */
};

static bool is_separator(char c)
{
    return c == '/' || c == '\\';
}

/* Without what leads to where the tool was run: "./", "../", "/". */
static const char *without_start(const char *path)
{
    for (;;) {
        size_t dots = strspn(path, ".");
        if (dots <= 2 && is_separator(path[dots]))
            path += dots + 1;
        else
            return path;
    }
}

/* Is one path the end of the other? */
static bool same_file(const char *a, const char *b)
{
    size_t n_a = strlen(a), n_b = strlen(b);
    if (n_a < n_b)
        return same_file(b, a);
    const char *end = a + (n_a - n_b);
    return strcmp(end, b) == 0 && (end == a || is_separator(end[-1]));
}

static const char *name_of(const char *path)
{
    const char *name = path_base(path);
    const char *other = strrchr(name, '\\');
    return other ? other + 1 : name;
}

static Map *gather(const Intake *intake)
{
    Map *by_name = map_new(intake->arena);
    for (size_t i = 0; i < intake->n_sightings; i++) {
        const Sighting *sighting = &intake->sightings[i];
        const Observation *seen = &sighting->seen;
        if (sighting->only_located || !seen->source || !seen->line ||
            sighting->last_line < seen->line)
            continue;
        Stretch *stretch = ARENA_NEW(intake->arena, Stretch);
        *stretch = (Stretch){ .path = without_start(seen->source),
                              .first = seen->line,
                              .last = sighting->last_line,
                              .thing = sighting->thing };
        stretch->next = map_get(by_name, name_of(stretch->path));
        map_set(by_name, name_of(stretch->path), stretch);
    }
    return by_name;
}

/* The narrowest stretch around the line; NULL when two resources share it. */
static Thing *around(const Stretch *stretch, const char *path, int line)
{
    const Stretch *best = NULL;
    bool several = false;
    for (; stretch; stretch = stretch->next) {
        if (line < stretch->first || line > stretch->last ||
            !same_file(stretch->path, path))
            continue;
        int width = stretch->last - stretch->first;
        int narrowest = best ? best->last - best->first : width + 1;
        if (width == narrowest && best->thing != stretch->thing)
            several = true;
        if (width >= narrowest)
            continue;
        best = stretch;
        several = false;
    }
    return best && !several ? best->thing : NULL;
}

void locate(Intake *intake)
{
    const Map *by_name = gather(intake);
    if (!map_count(by_name))
        return;
    for (size_t i = 0; i < intake->n_sightings; i++) {
        Sighting *sighting = &intake->sightings[i];
        const Observation *seen = &sighting->seen;
        if (!sighting->only_located || !seen->source || !seen->line)
            continue;
        const char *path = without_start(seen->source);
        Thing *thing = around(map_get(by_name, name_of(path)), path, seen->line);
        const char *counted = seen->practice->population;
        if (thing && counted && strcmp(counted, thing->kind) == 0)
            sighting->thing = thing;
    }
}
