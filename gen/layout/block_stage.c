/* A stage's lists, tables of practices, and the questions that are still open. */
#include "layout/blocks.h"

/* --- lists from the model ----------------------------------------------------------- */

static const char *const list_titles[] = { "list.workloads", "list.criteria", "list.risks",
                                           "list.advance" };

void build_list(Composer *c, const Block *block, Node *into)
{
    if (c->stage < 0)
        return;
    const Stage *stage = &c->model->stages[c->stage];
    const struct {
        const char **texts;
        size_t n;
    } lists[] = { { stage->typical_workloads, stage->n_typical_workloads },
                  { stage->success_criteria, stage->n_success_criteria },
                  { stage->risks, stage->n_risks },
                  { stage->how_to_advance, stage->n_how_to_advance } };
    size_t which = block->of[0];
    if (!lists[which].n)
        return;
    Node *home = into;
    if (!block->title)
        home = open_part(c, TELL_PLAIN(c, list_titles[which]), list_names[which]);
    Node *list = node_new(c->arena, home, NODE_LIST);
    for (size_t i = 0; i < lists[which].n; i++)
        add_item(c, list, lists[which].texts[i]);
    if (home != into)
        close_part(c, home, into);
}

/* --- practices ---------------------------------------------------------------------- */

static void add_practice_row(Composer *c, Table *table, const PracticeScore *score,
                             bool owned)
{
    const Practice *practice = score->practice;
    Prose title = { 0 }, state = { 0 };
    prose_link(c->arena, &title, practice->id, arena_printf(c->arena, "#%s", practice->id));
    prose_add(c->arena, &title, INLINE_TEXT,
              arena_printf(c->arena, " %s", practice->title));
    prose_state(c->arena, &state, score->state, say_state(c, score->state));
    add_cell(c, table, title);
    add_cell(c, table, state);
    add_text_cell(c, table, say_standing_briefly(c, score));
    if (owned)
        add_text_cell(c, table, say_owner(c, practice));
}

static Practices practices_for(Composer *c, size_t which)
{
    enum { AHEAD, HOLDING, STAGE, CAPABILITY, FOUND };
    Practices list = { 0 };
    int ahead = c->card->next_stage;
    if (which == AHEAD)
        return practices_in(c->arena, c->card, ahead, ahead, OPEN_STATES);
    if (which == HOLDING)
        return holding_points(c->arena, c->card, ahead, ahead);
    if (which == STAGE && c->stage > 0)
        return practices_in(c->arena, c->card, c->stage, c->stage, ~0u);
    if (which == CAPABILITY && c->capability) {
        list.practices = c->capability->practices;
        list.n = c->capability->n_practices;
    }
    for (size_t i = 0; which == FOUND && i < c->card->n_moves; i++)
        if (c->card->agenda[i]->action == ACTION_DO)
            ARENA_PUSH(c->arena, list.practices, list.n) = c->card->agenda[i]->practice;
    return list;
}

void build_practices(Composer *c, const Block *block, Node *into)
{
    enum { STATE = 1 };
    static const char *const states[] = { "state.not_met",
                                          "state.partial",
                                          "state.unknown",
                                          "state.met",
                                          "state.waived",
                                          "state.not_applicable",
                                          NULL };
    static const ColumnPlan columns[] = {
        { "column.practice", ALIGN_START, 9, false, true },
        { "column.state", ALIGN_START, 0, false, false },
        { "column.standing", ALIGN_START, 8, false, false },
        { "column.owner", ALIGN_START, 3, false, false },
    };
    Practices list = practices_for(c, block->of[0]);
    bool owned = c->owned; /* the owner is the last column */
    Table table = new_table(c, columns, sizeof columns / sizeof *columns - !owned);
    set_scale(c, &table, STATE, states);
    table.fit = block->fit;
    for (size_t i = 0; i < list.n; i++)
        add_practice_row(c, &table, scorecard_of(c->card, list.practices[i]), owned);
    limit_table(c, &table, block->max, "note.practices");
    add_table(c, into, table);
}

/* --- questions that would settle the verdict ------------------------------------------ */

/* Cheaper than questions: nobody has to be asked. */
static void add_scans(Composer *c, Node *into)
{
    const Scorecard *card = c->card;
    if (!card->n_scans)
        return;
    Node *home = open_part(
        c, TELL(c, "finding.scans", { "n", .number = (int64_t)card->n_scans }), "scans");
    Node *list = node_new(c->arena, home, NODE_LIST);
    for (size_t i = 0; i < card->n_scans; i++) {
        const Scan *scan = &card->scans[i];
        Node *item = node_new(c->arena, list, NODE_ITEM);
        const char **ids = ARENA_ARRAY(c->arena, const char *, scan->n_practices);
        for (size_t k = 0; k < scan->n_practices; k++)
            ids[k] = scan->practices[k]->id;
        prose_add(c->arena, &item->item.text, INLINE_STRONG, scan->title);
        prose_add(c->arena, &item->item.text, INLINE_TEXT,
                  arena_printf(
                      c->arena, " %s",
                      TELL(c, "scan.shows", { "n", .number = (int64_t)scan->n_practices },
                           { "practices", .text = words_list(c->words, c->arena, ids,
                                                             scan->n_practices) })));
    }
    close_part(c, home, into);
}

void build_questions(Composer *c, const Block *block, Node *into)
{
    /* Under a title of its own all of them; else those that would settle the verdict, the
     * most valuable first. */
    Questions open = block->title ? open_questions(c->arena, c->card, 1, LAST_STAGE)
                                  : settling_questions(c->arena, c->card);
    if (!block->title)
        add_scans(c, into);
    if (!open.n)
        return;
    size_t n = block->max && open.n > block->max ? block->max : open.n;
    Node *home = into;
    if (!block->title)
        home = open_part(c, TELL(c, "finding.settle", { "n", .number = (int64_t)open.n }),
                         "questions");
    Node *list = node_new(c->arena, home, NODE_LIST);
    for (size_t i = 0; i < n; i++) {
        Node *item = node_new(c->arena, list, NODE_ITEM);
        prose_add(c->arena, &item->item.text, INLINE_CODE, open.questions[i]->id);
        prose_add(c->arena, &item->item.text, INLINE_TEXT,
                  arena_printf(c->arena, " %s", open.questions[i]->text));
    }
    if (n < open.n)
        add_paragraph(c, home, TONE_MUTED,
                      TELL(c, "note.questions", { "n", .number = (int64_t)(open.n - n) }));
    if (home != into)
        close_part(c, home, into);
}
