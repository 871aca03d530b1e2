/* The items of `each`, gathered from the model or from what was found, then sorted. */
#include "layout/turns.h"

#include <stdlib.h>
#include <string.h>

#include "layout/say.h"

static int by_score(const void *left, const void *right)
{
    const Turn *a = left, *b = right;
    if (a->score != b->score)
        return a->score < b->score ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

static int by_name(const void *left, const void *right)
{
    const Turn *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

static void add_turn(Composer *c, Turns *turns, Turn turn)
{
    turn.index = turns->n;
    ARENA_PUSH(c->arena, turns->list, turns->n) = turn;
}

static void add_stage(Composer *c, Turns *turns, int stage)
{
    add_turn(c, turns,
             (Turn){ .stage = stage,
                     .name = c->model->stages[stage].name,
                     .score = c->card->stages[stage].score_low });
}

static void add_capabilities(Composer *c, Turns *turns)
{
    Standing *standings = capability_standings(c->arena, c->card, LAST_STAGE);
    for (size_t i = 0; i < c->model->n_capabilities; i++)
        add_turn(c, turns,
                 (Turn){ .stage = -1,
                         .capability = &c->model->capabilities[i],
                         .name = c->model->capabilities[i].name,
                         .score = standings[i].low });
}

/* They have no score: all stand alike, and their own order holds. */
static void add_shares(Composer *c, Turns *turns, WorkShares shares)
{
    for (size_t i = 0; i < shares.n; i++)
        add_turn(c, turns,
                 (Turn){ .stage = -1,
                         .share = &shares.list[i],
                         .name = say_share_name(c, &shares.list[i]) });
}

static Turns gather(Composer *c, Each each)
{
    Turns turns = { 0 };
    switch (each) {
    case EACH_NONE: break;
    case EACH_STAGES:
        for (int stage = 0; stage < N_STAGES; stage++)
            add_stage(c, &turns, stage);
        break;
    case EACH_STAGE:
        add_stage(c, &turns, c->setting->stage ? c->setting->stage : c->card->next_stage);
        break;
    case EACH_CAPABILITIES: add_capabilities(c, &turns); break;
    case EACH_OWNERS: add_shares(c, &turns, owner_shares(c->arena, c->card)); break;
    case EACH_TOOLS: add_shares(c, &turns, tool_shares(c->arena, c->card)); break;
    }
    return turns;
}

Turns turns_of(Composer *c, const SectionPlan *plan)
{
    Turns turns = gather(c, plan->each);
    if (plan->order != ORDER_MODEL && turns.n)
        qsort(turns.list, turns.n, sizeof *turns.list,
              plan->order == ORDER_NAME ? by_name : by_score);
    return turns;
}
