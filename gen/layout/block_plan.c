/* The cheapest way to the next stage: in one sentence, and as a table of its steps with the
 * effort and the score after each. */
#include "layout/blocks.h"
#include "layout/say_plan.h"

/* --- the sentence ------------------------------------------------------------------ */

static const char *say_points(Composer *c, int points)
{
    return TELL(c, "plan.points", { "n", .number = points });
}

static const char *say_steps(Composer *c, const Plan *plan)
{
    const char **ids = ARENA_ARRAY(c->arena, const char *, plan->n_steps + 1);
    for (size_t i = 0; i < plan->n_steps; i++)
        ids[i] = plan->steps[i].practice->id;
    return words_list(c->words, c->arena, ids, plan->n_steps);
}

const char *say_plan(Composer *c)
{
    const Plan *plan = c->card->plan;
    if (!plan)
        return "";
    if (plan->outcome == PLAN_UNREACHABLE)
        return TELL(
            c, "prose.plan_unreachable", { "stage", .number = plan->target },
            { "obstacles", .text = say_obstacles(c->words, c->arena, c->card, plan) });
    const Parameters *parameters = &c->model->parameters;
    int need = parameters->stage_threshold_bp[plan->target];
    int from = c->card->stages[plan->target].score_low;
    return TELL(c, from >= need ? "prose.plan_open" : "prose.plan",
                { "n", .number = (int64_t)plan->n_steps },
                { "practices", .text = say_steps(c, plan) },
                { "points", .text = say_points(c, plan->effort) },
                { "small", .number = parameters->effort_points[EFFORT_S] },
                { "medium", .number = parameters->effort_points[EFFORT_M] },
                { "large", .number = parameters->effort_points[EFFORT_L] },
                { "stage", .number = plan->target }, { "from", .number = from },
                { "to", .number = plan->score_after }, { "need", .number = need });
}

/* --- the table --------------------------------------------------------------------- */

/* Its number among all recommendations, by which every other list calls it. */
static const char *number_of(const Composer *c, const Practice *practice)
{
    for (size_t i = 0; i < c->card->n_moves; i++)
        if (c->card->agenda[i]->practice == practice)
            return arena_printf(c->arena, "%zu", i + 1);
    return "";
}

static Prose linked_step(Composer *c, const Practice *practice)
{
    Prose text = { 0 };
    prose_link(c->arena, &text, practice->id, arena_printf(c->arena, "#%s", practice->id));
    prose_add(c->arena, &text, INLINE_TEXT, " ");
    prose_add(c->arena, &text, INLINE_STRONG, practice->recommendation.title);
    return text;
}

/* "71 %" where the column's title names the stage; a step on another stage names it. */
static const char *after(Composer *c, const Plan *plan, size_t i)
{
    const PlanStep *step = &plan->steps[i];
    if (step->practice->stage != plan->target)
        return say_step_after(c->words, c->arena, c->card, plan, i);
    return TELL(c,
                step->attained_after >= plan->target ? "number.attained" : "number.percent",
                { "x", .number = step->score_after });
}

static void add_step(Composer *c, Table *table, const Plan *plan, size_t i)
{
    static const char *const efforts[N_EFFORTS] = {
        [EFFORT_S] = "effort.s", [EFFORT_M] = "effort.m", [EFFORT_L] = "effort.l"
    };
    const PlanStep *step = &plan->steps[i];
    add_text_cell(c, table, number_of(c, step->practice));
    add_cell(c, table, linked_step(c, step->practice));
    add_text_cell(c, table, say_step_now(c->words, c->arena, c->card, step));
    add_text_cell(c, table, TELL_PLAIN(c, efforts[step->practice->effort]));
    if (c->owned)
        add_text_cell(c, table, say_owner(c, step->practice));
    add_text_cell(c, table, after(c, plan, i));
}

void build_plan(Composer *c, const Block *block, Node *into)
{
    enum { EFFORT = 3, OWNER = 4, N = 6 };
    static const char *const efforts[] = { "effort.s", "effort.m", "effort.l", NULL };
    static const ColumnPlan columns[N] = {
        { "column.number", ALIGN_END, 0, false, false },
        { "column.step", ALIGN_START, 9, false, true },
        { "column.now", ALIGN_START, 2, false, false },
        { "column.effort", ALIGN_START, 0, false, false },
        { "column.owner", ALIGN_START, 3, false, false },
        { "column.after", ALIGN_START, 2, false, false },
    };
    const Plan *plan = c->card->plan;
    if (!plan || !plan->n_steps)
        return;
    ColumnPlan taken[N];
    size_t n_columns = 0;
    for (size_t i = 0; i < N; i++)
        if (i != OWNER || c->owned)
            taken[n_columns++] = columns[i];
    Table table = new_table(c, taken, n_columns);
    table.columns[n_columns - 1].title =
        TELL(c, "column.stage_after", { "stage", .number = plan->target });
    set_scale(c, &table, EFFORT, efforts);
    table.fit = block->fit;
    for (size_t i = 0; i < plan->n_steps; i++)
        add_step(c, &table, plan, i);
    limit_table(c, &table, block->max, "note.plan");
    add_table(c, into, table);
    size_t n;
    const char *const *notes = say_plan_notes(c->words, c->arena, c->card, plan, &n);
    add_paragraph(c, into, TONE_SMALL, join_sentences(c->arena, notes, n));
}
