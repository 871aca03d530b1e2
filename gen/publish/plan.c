/* The plan of what is published; see the header. */
#include "publish/plan.h"

#include <string.h>

#include "base/text8.h"

/* Stands in the history that people read, in front of the digest. */
static const char mark[] = "Published by rung, sha256:";

StepKind plan_step(const Found *there, bool replace)
{
    if (!there->exists)
        return STEP_CREATE;
    if (there->is_same)
        return there->is_elsewhere ? STEP_MOVE : STEP_KEEP;
    return there->is_ours || replace ? STEP_UPDATE : STEP_REFUSE;
}

bool plan_writes(StepKind kind)
{
    return kind == STEP_CREATE || kind == STEP_UPDATE || kind == STEP_MOVE;
}

size_t plan_count(const Procedure *plan, StepKind kind)
{
    size_t n = 0;
    for (size_t i = 0; i < plan->n_steps; i++)
        n += plan->steps[i].kind == kind;
    return n;
}

const char *plan_mark(Arena *arena, const Item *item)
{
    return arena_printf(arena, "%s%s", mark, item->sha256);
}

bool plan_is_mark(const char *comment)
{
    return comment && text8_starts(comment, mark);
}

bool plan_is_mark_of(const char *comment, const Item *item)
{
    return plan_is_mark(comment) && text8_same(comment + strlen(mark), item->sha256);
}

/* --- for people ------------------------------------------------------------------- */

static const char *const step_words[2][N_STEP_KINDS] = {
    { [STEP_KEEP] = "publish.kept",
      [STEP_CREATE] = "publish.created",
      [STEP_UPDATE] = "publish.updated",
      [STEP_MOVE] = "publish.moved",
      [STEP_REFUSE] = "publish.refused" },
    { [STEP_KEEP] = "publish.keep",
      [STEP_CREATE] = "publish.create",
      [STEP_UPDATE] = "publish.update",
      [STEP_MOVE] = "publish.move",
      [STEP_REFUSE] = "publish.refuse" },
};

void plan_print_step(const PublishStep *step, const Words *words, bool planned, FILE *to)
{
    Arena *arena = arena_new();
    const char *what = step->item->kind == ITEM_PAGE ? "publish.page" : "publish.file";
    fprintf(to, "%s %s: %s\n", words_say(words, arena, what, SAY_NOTHING), step->item->name,
            words_say(words, arena, step_words[planned][step->kind], SAY_NOTHING));
    arena_free(arena);
}

void plan_print_sum(const Procedure *plan, const Words *words, bool planned, FILE *to)
{
    Arena *arena = arena_new();
    size_t n = 0;
    for (size_t i = 0; i < plan->n_steps; i++)
        n += plan_writes(plan->steps[i].kind);
    fprintf(to, "%s\n",
            words_say(words, arena, planned ? "publish.planned" : "publish.done",
                      SAY({ "n", .number = (int64_t)n },
                          { "of", .number = (int64_t)plan->n_steps })));
    arena_free(arena);
}
