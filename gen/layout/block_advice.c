/* Recommendations in full: why each matters, how things stand, the steps, and how to tell
 * that it is done. The roadmap lists them; here somebody can work by them. */
#include <string.h>

#include "layout/blocks.h"
#include "layout/foreign.h"

/* --- which ------------------------------------------------------------------------- */

static bool is_planned(const Scorecard *card, const Practice *practice)
{
    const Plan *plan = card->plan;
    for (size_t i = 0; plan && i < plan->n_steps; i++)
        if (plan->steps[i].practice == practice)
            return true;
    return false;
}

/* When to take a move: what opens the next stage or belongs to the least work that attains
 * it; what else that stage and those before ask; what only later stages ask. */
static Horizon horizon_of(const Scorecard *card, const Move *move)
{
    if (move->blocks_next || is_planned(card, move->practice))
        return HORIZON_NOW;
    return move->practice->stage <= card->next_stage ? HORIZON_NEXT : HORIZON_LATER;
}

static bool is_here(const Composer *c, const Move *move)
{
    if (c->capability)
        return move->practice->capability == c->capability;
    if (c->stage >= 0)
        return move->practice->stage == c->stage;
    if (!c->share)
        return true;
    const char *owner = assessment_owner_of(c->found, move->practice);
    return c->share->name ? owner && strcmp(owner, c->share->name) == 0 : !owner;
}

static bool is_wanted(const Composer *c, MovesOf which, const Move *move)
{
    switch (which) {
    case MOVES_ALL: break;
    case MOVES_NOW: return horizon_of(c->card, move) == HORIZON_NOW;
    case MOVES_NEXT: return horizon_of(c->card, move) == HORIZON_NEXT;
    case MOVES_LATER: return horizon_of(c->card, move) == HORIZON_LATER;
    case MOVES_HERE: return is_here(c, move);
    case MOVES_UNPLANNED: return !is_planned(c->card, move->practice);
    }
    return true;
}

Moves moves_for(Composer *c, const Block *block)
{
    Moves moves = { 0 };
    MovesOf which = block->n_of ? (MovesOf)block->of[0] : MOVES_ALL;
    for (size_t i = 0; i < c->card->n_moves; i++) {
        const Move *move = c->card->agenda[i];
        if (!is_wanted(c, which, move))
            continue;
        ARENA_PUSH(c->arena, moves.list, moves.n) =
            (NumberedMove){ .move = move, .number = i + 1 };
    }
    return moves;
}

/* --- one of them ------------------------------------------------------------------- */

/* "IAM-1 · stage 3 · medium effort · Platform · +5.3 % of stage 3" */
static void add_facts(Composer *c, Node *into, const Move *move)
{
    static const char *const efforts[N_EFFORTS] = { [EFFORT_S] = "effort.s_text",
                                                    [EFFORT_M] = "effort.m_text",
                                                    [EFFORT_L] = "effort.l_text" };
    const Practice *practice = move->practice;
    const char *effort = TELL_PLAIN(c, move->action == ACTION_DO ? efforts[practice->effort]
                                                                 : "effort.find_out_text");
    Prose text = { 0 };
    prose_link(c->arena, &text, practice->id, arena_printf(c->arena, "#%s", practice->id));
    prose_add(c->arena, &text, INLINE_TEXT, " ");
    prose_add(c->arena, &text, INLINE_MUTED,
              TELL(c, move->blocks_next ? "advice.facts_blocking" : "advice.facts",
                   { "effort", .text = effort },
                   { "owner", .text = say_owner(c, practice) },
                   { "lift", .text = say_lift(c, move) },
                   { "next", .number = c->card->next_stage }));
    add_prose(c, into, TONE_SMALL, text);
}

static void add_steps(Composer *c, Node *into, const Recommendation *advice)
{
    if (!advice->n_steps)
        return;
    Node *list = node_new(c->arena, into, NODE_LIST);
    list->list.numbered = true;
    for (size_t i = 0; i < advice->n_steps; i++)
        add_item(c, list, advice->steps[i]);
}

static void add_advice(Composer *c, Node *into, const NumberedMove *numbered)
{
    const Move *move = numbered->move;
    const Practice *practice = move->practice;
    const Recommendation *advice = &practice->recommendation;
    const char *title =
        TELL(c, "advice.title", { "n", .number = (int64_t)numbered->number },
             { "title", .text = say_move(c, move) });
    Node *part = open_part(c, title, anchor_of(c->arena, practice->id));
    const char *now =
        TELL(c, "sentence", { "x", .text = say_standing_in_text(c, move->score) });
    add_prose(c, part, TONE_TEXT,
              foreign_beside(c->arena, c->document, practice->rationale, now));
    add_facts(c, part, move);
    if (move->action == ACTION_DO) {
        add_steps(c, part, advice);
        add_headed(c, part, "head.done", advice->outcome);
    } else {
        const char *settle = say_what_settles(c, practice);
        if (*settle)
            add_headed(c, part, "head.find_out",
                       TELL(c, "sentence", { "x", .text = settle }));
        add_headed(c, part, "head.asked", practice->state_met);
    }
    close_part(c, part, into);
}

void build_recommendations(Composer *c, const Block *block, Node *into)
{
    Moves moves = moves_for(c, block);
    size_t n = block->max && moves.n > block->max ? block->max : moves.n;
    for (size_t i = 0; i < n; i++)
        add_advice(c, into, &moves.list[i]);
    if (n < moves.n)
        add_paragraph(c, into, TONE_SMALL,
                      TELL(c, "note.advice", { "n", .number = (int64_t)(moves.n - n) }));
}
