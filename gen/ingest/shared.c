/* One lock for everything that is loaded late; see the header. */
#include "ingest/shared.h"

#include <pthread.h>

struct Shared {
    Arena *arena;
    const Model *model;
    const Bundle *bundle;
    Diag *diag;
    Tools *tools;
    const Usage *usage;
    const Platform *platform;
    bool is_loaded, asked_platform;
    pthread_mutex_t lock;
};

Shared *shared_new(const Model *model, const Bundle *bundle)
{
    Arena *arena = arena_new();
    Shared *shared = ARENA_NEW(arena, Shared);
    *shared = (Shared){
        .arena = arena, .model = model, .bundle = bundle, .diag = diag_new(arena)
    };
    pthread_mutex_init(&shared->lock, NULL);
    return shared;
}

static void add_line(Diag *to, const DiagLine *line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_add(to, line->kind, line->origin, format, args);
    va_end(args);
}

void shared_end(Shared *shared, Arena *arena, Diag *diag)
{
    for (size_t i = 0; i < shared->diag->n_lines; i++)
        add_line(diag, &shared->diag->lines[i], "%s", shared->diag->lines[i].message);
    pthread_mutex_destroy(&shared->lock);
    arena_adopt(arena, shared->arena);
}

Tools *shared_tools(Shared *shared)
{
    pthread_mutex_lock(&shared->lock);
    if (!shared->is_loaded) {
        shared->is_loaded = true;
        shared->tools =
            tools_load(shared->arena, shared->model, shared->bundle, shared->diag);
        shared->usage = usage_load(shared->arena, shared->bundle, shared->diag);
        if (!shared->usage)
            shared->tools = NULL;
    }
    pthread_mutex_unlock(&shared->lock);
    return shared->tools;
}

Tools *shared_loaded(const Shared *shared)
{
    return shared->tools;
}

bool shared_checks(Shared *shared, Tool *tool, Diag *diag)
{
    pthread_mutex_lock(&shared->lock);
    bool ok = tool_load_checks(tool, shared->arena, shared->model, shared->bundle, diag);
    pthread_mutex_unlock(&shared->lock);
    return ok;
}

const Platform *shared_platform(Shared *shared)
{
    pthread_mutex_lock(&shared->lock);
    if (!shared->asked_platform) {
        shared->asked_platform = true;
        shared->platform =
            platform_load(shared->arena, shared->model, shared->bundle, shared->diag);
    }
    pthread_mutex_unlock(&shared->lock);
    return shared->platform;
}

const Platform *shared_platform_loaded(const Shared *shared)
{
    return shared->platform;
}

const Usage *shared_usage(const Shared *shared)
{
    return shared->usage;
}
