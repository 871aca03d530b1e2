/* See the header. */
#include "ingest/reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "score/score.h"

int world_open(void **state)
{
    Arena *arena = arena_new();
    World *world = ARENA_NEW(arena, World);
    char *directory = arena_strdup(arena, "/tmp/rung-ingest-XXXXXX");
    world->arena = arena;
    world->diag = diag_new(arena);
    world->directory = mkdtemp(directory);
    world->options.as_of = 20780; /* 2026-11-23 */
    world->model = model_load(arena, &world->bundle, world->diag);
    *state = world;
    return world->model && world->directory ? 0 : -1;
}

const char *path_of(const World *world, const char *name)
{
    return path_join(world->arena, world->directory, name);
}

static void remove_below(World *world, const char *directory)
{
    const char **paths;
    size_t n;
    if (file_list(world->arena, directory, &paths, &n, world->diag))
        for (size_t i = 0; i < n; i++)
            unlink(paths[i]);
}

int world_close(void **state)
{
    World *world = *state;
    remove_below(world, world->directory);
    rmdir(path_of(world, "tools"));
    rmdir(path_of(world, "data/tools"));
    rmdir(path_of(world, "data"));
    rmdir(path_of(world, "scans/inner"));
    rmdir(path_of(world, "scans"));
    rmdir(world->directory);
    arena_free(world->arena);
    return 0;
}

const char *made(const World *world, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = arena_vprintf(world->arena, format, args);
    va_end(args);
    return text;
}

void world_path(World *world, const char *path)
{
    ARENA_PUSH(world->arena, world->paths, world->n_paths) = path;
}

void world_bytes(World *world, const char *name, const void *bytes, size_t length)
{
    char *path = arena_strdup(world->arena, path_of(world, name));
    for (char *slash = strchr(path + strlen(world->directory) + 1, '/'); slash;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
    if (!strchr(name, '/'))
        world_path(world, path);
}

void world_file(World *world, const char *name, const char *text)
{
    char *turned = arena_strdup(world->arena, text);
    for (char *at = turned; *at; at++)
        if (*at == '\'')
            *at = '"';
    world_bytes(world, name, turned, strlen(turned));
}

void world_read(World *world)
{
    world->options.paths = world->paths;
    world->options.n_paths = world->n_paths;
    world->read =
        ingest(world->arena, world->model, &world->bundle, &world->options, world->diag);
    world->one = world->read && world->read->n_entities ? world->read->entities[0] : NULL;
}

void world_read_text(World *world, const char *text)
{
    world_file(world, "in.json", text);
    world_read(world);
}

/* --- what came of it ------------------------------------------------------------------ */

static const char *without_directory(const World *world, const char *text)
{
    Buffer out = buffer_new(world->arena);
    size_t length = strlen(world->directory);
    for (; *text; text++) {
        if (strncmp(text, world->directory, length) == 0) {
            text += length;
            if (*text == '/')
                continue;
        }
        buffer_char(&out, *text);
    }
    return out.data ? out.data : "";
}

const char *world_said(const World *world)
{
    char *text = NULL;
    size_t length = 0;
    FILE *memory = open_memstream(&text, &length);
    diag_print(world->diag, memory, true);
    fclose(memory);
    const char *kept = without_directory(world, text);
    free(text);
    return kept;
}

static void dump_records(Buffer *out, const Input *input)
{
    const Records *r = &input->records;
    buffer_format(
        out,
        "input %s %s %s %s %s: %zu = %zu + %zu + %zu (%zu %zu) + %zu; "
        "%zu %zu %zu %zu %zu %zu%s\n",
        input->path, input->format ? input->format : "-", input->tool ? input->tool : "-",
        input->tool_version ? input->tool_version : "-",
        input->scanned ? input->scanned : "-", r->in, r->mapped, r->unmapped, r->ignored,
        r->ignored_for[0], r->ignored_for[1], r->rejected, r->pass, r->fail, r->suppressed,
        r->not_applicable, r->unknown, r->no_verdict, input->no_data ? " no data" : "");
    for (size_t i = 0; i < input->n_remarks; i++)
        buffer_format(out, "  %s\n", input->remarks[i]);
}

static void dump_observation(Buffer *out, const Observation *seen)
{
    buffer_format(
        out, "%s %s [%s %d %s] %s %s %s/%s \"%s\" \"%s\" %s %s%s\n", seen->practice->id,
        seen->resource->id, seen->resource->kind, seen->resource->weight,
        seen->resource->owner ? seen->resource->owner : "-", verdict_names[seen->verdict],
        strength_names[seen->strength], seen->tool, seen->check,
        seen->title ? seen->title : "", seen->message ? seen->message : "",
        seen->input->path, seen->pointer, seen->unjoined ? " unjoined" : "");
}

static void dump_rest(Buffer *out, const Assessment *one)
{
    for (size_t i = 0; i < one->n_answers; i++)
        buffer_format(out, "answer %s %zu %s\n", one->answers[i].question->id,
                      one->answers[i].n_selected, one->answers[i].pointer);
    for (size_t i = 0; i < one->n_waivers; i++)
        buffer_format(out, "waiver %s %s %s\n", one->waivers[i].id,
                      one->waivers[i].practice->id,
                      one->waivers[i].resource ? one->waivers[i].resource : "-");
    for (size_t i = 0; i < one->n_suppressions; i++) {
        const Suppression *s = &one->suppressions[i];
        buffer_format(out, "suppression %s/%s %s %s \"%s\"\n", s->tool ? s->tool : "-",
                      s->check, s->resource ? s->resource : "-",
                      s->practice ? s->practice->id : "-", s->reason ? s->reason : "");
    }
    for (size_t i = 0; i < one->n_inventory; i++)
        buffer_format(out, "function %s %s %d %d\n", one->inventory[i].resource->id,
                      one->inventory[i].runtime ? one->inventory[i].runtime : "-",
                      one->inventory[i].memory_mb, one->inventory[i].timeout_s);
    buffer_format(out, "usage %d\n", one->usage_stage);
}

const char *world_dump(const World *world)
{
    Buffer out = buffer_new(world->arena);
    for (size_t e = 0; world->read && e < world->read->n_entities; e++) {
        const Assessment *one = world->read->entities[e];
        buffer_format(&out, "entity %s\n", one->entity);
        for (size_t i = 0; i < one->n_inputs; i++)
            dump_records(&out, &one->inputs[i]);
        for (size_t i = 0; i < one->n_observations; i++)
            dump_observation(&out, &one->observations[i]);
        dump_rest(&out, one);
    }
    buffer_text(&out, world_said(world));
    return without_directory(world, out.data);
}

const Input *world_input(const World *world, const char *name)
{
    assert_non_null(world->one);
    for (size_t i = 0; i < world->one->n_inputs; i++)
        if (strcmp(path_base(world->one->inputs[i].path), name) == 0)
            return &world->one->inputs[i];
    fail_msg("no input %s", name);
    return NULL;
}

const Observation *world_seen(const World *world, const char *practice, size_t n)
{
    assert_non_null(world->one);
    for (size_t i = 0; i < world->one->n_observations; i++)
        if (strcmp(world->one->observations[i].practice->id, practice) == 0 && n-- == 0)
            return &world->one->observations[i];
    return NULL;
}

size_t world_count(const World *world, const char *practice)
{
    size_t n = 0;
    while (world_seen(world, practice, n))
        n++;
    return n;
}

const Observation *world_on(const World *world, const char *practice, const char *resource)
{
    for (size_t i = 0; world_seen(world, practice, i); i++)
        if (strcmp(world_seen(world, practice, i)->resource->id, resource) == 0)
            return world_seen(world, practice, i);
    fail_msg("nothing of %s on %s in\n%s", practice, resource, world_dump(world));
    return NULL;
}

void assert_adds_up(const Records *r)
{
    assert_int_equal(r->in, r->mapped + r->unmapped + r->ignored + r->rejected);
    assert_int_equal(r->in, r->pass + r->fail + r->suppressed + r->not_applicable +
                                r->unknown + r->no_verdict + r->rejected);
    assert_int_equal(r->ignored,
                     r->ignored_for[IGNORED_SUPPRESSED] + r->ignored_for[IGNORED_CONTEXT]);
}

void assert_says(const World *world, const char *text)
{
    if (!strstr(world_said(world), text))
        fail_msg("\"%s\" is not said in\n%s", text, world_said(world));
}

const Records *read_as(World *world, const char *format, const char *text)
{
    world_read_text(world, text);
    const Input *input = world_input(world, "in.json");
    assert_adds_up(&input->records);
    assert_string_equal(input->format, format);
    return &input->records;
}

void assert_seen(const World *world, const char *practice, const char *resource,
                 Verdict verdict, const char *pointer)
{
    const Observation *seen = world_on(world, practice, resource);
    assert_int_equal(seen->verdict, verdict);
    assert_string_equal(seen->pointer, pointer);
}
