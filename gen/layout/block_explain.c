/* How each verdict was reached: the steps of each explanation with their numbers, and what
 * would turn it. The records themselves stand with the practice, which is linked. What
 * rests on nothing is one line. */
#include <inttypes.h>
#include <string.h>

#include "layout/blocks.h"

static const char *goal_key(Composer *c, Goal goal)
{
    return arena_printf(c->arena, "explain.head.%s", goal_names[goal]);
}

/* --- steps ---------------------------------------------------------------------------- */

static const char *formula_of(Composer *c, const Formula *formula)
{
    const char *value = arena_printf(c->arena, "%" PRId64, formula->value);
    if (formula->is_question)
        return TELL(c, formula->value ? "explain.line.yes" : "explain.line.no",
                    { "name", .text = formula->name },
                    { "expression", .text = formula->expression });
    if (strcmp(value, formula->expression) == 0)
        return arena_printf(c->arena, "%s = %s", formula->name, value);
    return arena_printf(c->arena, "%s = %s = %s", formula->name, formula->expression,
                        value);
}

static const char *formulas_of(Composer *c, const Step *step)
{
    const char *text = "";
    for (size_t i = 0; i < step->n_formulas; i++)
        text = arena_printf(c->arena, "%s%s%s", text, i ? "; " : "",
                            formula_of(c, &step->formulas[i]));
    return text;
}

/* A line for each step: a table would take four times the room. */
static void add_step(Composer *c, Node *entry, const Step *step)
{
    const char *formulas = formulas_of(c, step);
    Prose text = { 0 };
    prose_add(c->arena, &text, INLINE_STRONG,
              arena_printf(c->arena, "%s %s.", step->rule, step->title));
    if (step->text)
        prose_add(c->arena, &text, INLINE_TEXT, arena_printf(c->arena, " %s", step->text));
    if (*formulas)
        prose_add(c->arena, &text, INLINE_TEXT, arena_printf(c->arena, " %s.", formulas));
    add_prose(c, entry, TONE_SMALL, text);
}

/* --- what would turn it --------------------------------------------------------------- */

/* "Q13 is answered with option c or better; or waiver W-1 is renewed" */
static const char *changes_to(Composer *c, const Explanation *of, Goal goal, size_t *n)
{
    const char *text = "";
    *n = 0;
    for (size_t i = 0; i < of->n_changes; i++)
        if (of->changes[i].goal == goal)
            text = (*n)++ ? TELL(c, "explain.or", { "a", .text = text },
                                 { "b", .text = of->changes[i].text })
                          : of->changes[i].text;
    return text;
}

static const char *say_goal(Composer *c, const Explanation *of, Goal goal)
{
    size_t n;
    const char *changes = changes_to(c, of, goal, &n);
    return n ? TELL(c, "explain.when",
                    { "head", .text = TELL(c, goal_key(c, goal), { "n", .number = 1 }) },
                    { "changes", .text = changes })
             : "";
}

static const char *say_changes(Composer *c, const Explanation *of)
{
    return SENTENCES(c, say_goal(c, of, GOAL_MET), say_goal(c, of, GOAL_OFF_NOT_MET),
                     say_goal(c, of, GOAL_LOST), of->no_change);
}

/* --- one practice --------------------------------------------------------------------- */

static const char *anchor_for(Composer *c, const Explanation *of)
{
    return claim_anchor(c, arena_printf(c->arena, "explain-%s", of->id));
}

static bool rests_on_nothing(const Explanation *of)
{
    return !of->n_witnesses && !of->n_answers && !of->n_waivers &&
           of->score->basis == BASIS_NOTHING && of->score->state == STATE_UNKNOWN;
}

static void add_explanation(Composer *c, Node *into, const Explanation *of)
{
    const PracticeScore *score = of->score;
    Node *entry = node_new(c->arena, into, NODE_ENTRY);
    entry->anchor = anchor_for(c, of);
    entry->entry.state = score->state;
    entry->entry.state_word = say_state(c, score->state);
    entry->entry.code = of->id;
    entry->entry.title = of->title;
    entry->entry.summary =
        TELL(c, "explain.summary", { "l", .text = arena_printf(c->arena, "%d", score->l) },
             { "u", .text = arena_printf(c->arena, "%d", score->u) });
    Prose text = prose_of(c->arena, arena_printf(c->arena, "%s. ", of->asked));
    prose_link(c->arena, &text, TELL_PLAIN(c, "explain.records"),
               arena_printf(c->arena, "#%s", of->id));
    add_prose(c, entry, TONE_SMALL, text);
    for (size_t i = 0; i < of->n_steps; i++)
        add_step(c, entry, &of->steps[i]);
    add_paragraph(c, entry, TONE_SMALL, say_changes(c, of));
}

/* A line: nothing was seen and nobody answered. */
static void add_unknown(Composer *c, Node *list, const Explanation *of)
{
    Node *item = node_new(c->arena, list, NODE_ITEM);
    item->anchor = anchor_for(c, of);
    prose_link(c->arena, &item->item.text, of->id, arena_printf(c->arena, "#%s", of->id));
    prose_add(c->arena, &item->item.text, INLINE_TEXT,
              arena_printf(c->arena, " %s. %s", of->title, say_changes(c, of)));
}

void build_explain(Composer *c, const Block *block, Node *into)
{
    (void)block;
    const Explanations *all = c->setting->explanations;
    if (!all)
        return;
    Node *list = node_new(c->arena, NULL, NODE_LIST);
    for (size_t i = 0; i < c->model->n_practices; i++)
        if (!rests_on_nothing(all->practices[i]))
            add_explanation(c, into, all->practices[i]);
        else
            add_unknown(c, list, all->practices[i]);
    Node *part = open_part(c, TELL_PLAIN(c, "explain.unknown"), "nothing");
    if (list->first)
        node_append(part, list);
    close_part(c, part, into);
}
