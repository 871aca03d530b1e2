/* --to file: a page and what it shows, copied into a folder, or into a page between two
 * markers with its charts beside it. All appear, or none; what is the same is not touched.
 */
#include <string.h>

#include "base/splice.h"
#include "publish/plan.h"
#include "publish/publish.h"

typedef struct {
    Arena *arena;
    const Publishing *asked;
    const char *directory;
    Outputs *outputs;
    Procedure plan;
    Diag *diag;
} Copying;

/* The folder is the user's to name: what is there may be replaced. */
static void plan_copy(Copying *copying, const Item *item)
{
    const char *name = path_base(item->path);
    const char *path = path_join(copying->arena, copying->directory, name);
    PublishStep step = { .item = item, .there = { .is_ours = true } };
    File file;
    step.there.exists = path_kind(path) != PATH_MISSING;
    if (step.there.exists && !file_read(copying->arena, path, &file, copying->diag))
        return;
    step.there.is_same = step.there.exists && !strcmp(file.sha256, item->sha256);
    step.kind = plan_step(&step.there, false);
    ARENA_PUSH(copying->arena, copying->plan.steps, copying->plan.n_steps) = step;
    Buffer bytes = buffer_new(copying->arena);
    buffer_bytes(&bytes, item->bytes, item->length);
    if (step.kind != STEP_KEEP)
        outputs_add(copying->outputs, name, bytes);
}

static void plan_splice(Copying *copying, const Item *item)
{
    PublishStep step = { .item = item, .there = { .exists = true, .is_ours = true } };
    Buffer part = buffer_new(copying->arena), whole;
    const char *into = copying->asked->into;
    buffer_bytes(&part, item->bytes, item->length);
    if (!splice(copying->arena, into, copying->asked->between, part, &whole,
                &step.there.is_same, copying->diag))
        return;
    step.kind = plan_step(&step.there, false);
    ARENA_PUSH(copying->arena, copying->plan.steps, copying->plan.n_steps) = step;
    if (step.kind != STEP_KEEP)
        outputs_replace(copying->outputs, into, whole);
}

int publish_files(Arena *arena, const Publishing *asked, const Publication *what,
                  const Words *words, FILE *to, Diag *diag)
{
    Copying copying = { .arena = arena, .asked = asked, .diag = diag };
    copying.directory = asked->into ? path_directory(arena, asked->into) : asked->directory;
    copying.outputs = outputs_new(arena, copying.directory);
    for (size_t i = 0; i < what->n_items; i++) {
        const Item *item = &what->items[i];
        bool is_part = asked->into && item->kind == ITEM_PAGE;
        if (is_part && strcmp(item->path, asked->page) != 0)
            diag_error(diag, origin_of_file(asked->into),
                       "the report is too long for one page: it has %s", item->path);
        else if (is_part)
            plan_splice(&copying, item);
        else
            plan_copy(&copying, item);
    }
    bool writes = !asked->dry_run && outputs_count(copying.outputs) && !diag_failed(diag);
    if (diag_failed(diag) || (writes && !outputs_commit(copying.outputs, diag)))
        return diag_exit(diag);
    for (size_t i = 0; i < copying.plan.n_steps; i++)
        plan_print_step(&copying.plan.steps[i], words, asked->dry_run, to);
    plan_print_sum(&copying.plan, words, asked->dry_run, to);
    return 0;
}
