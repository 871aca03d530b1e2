/* What to do, in the order to do it: the first moves as cards, all of them as a table. */
#include "layout/blocks.h"
#include "layout/foreign.h"

static const char *target_of(Composer *c, const Practice *practice)
{
    return arena_printf(c->arena, "#%s", practice->id);
}

const char *say_move(Composer *c, const Move *move)
{
    if (move->action == ACTION_DO)
        return move->practice->recommendation.title;
    return TELL(c, "move.find_out", { "title", .text = move->practice->title });
}

/* --- cards ------------------------------------------------------------------------- */

static const char *first_step(Composer *c, const Move *move)
{
    const Recommendation *advice = &move->practice->recommendation;
    if (move->action == ACTION_DO)
        return advice->n_steps ? advice->steps[0] : "";
    const char *settle = say_what_settles(c, move->practice);
    return *settle ? TELL(c, "sentence", { "x", .text = settle }) : "";
}

static const char *proof_of(Composer *c, const Move *move)
{
    const char *tools = say_tools(c, move->score);
    const PracticeScore *score = move->score;
    const char *question = is_answer_counted(score) ? score->answer->question->id : NULL;
    if (*tools && question)
        return TELL(c, "proof.both", { "tools", .text = tools },
                    { "question", .text = question });
    if (*tools)
        return tools;
    return question ? TELL(c, "proof.answer", { "question", .text = question })
                    : TELL_PLAIN(c, "proof.none");
}

static void add_fact(Composer *c, Card *card, const char *key, const char *text)
{
    ARENA_PUSH(c->arena, card->facts, card->n_facts) =
        (Fact){ .term = TELL_PLAIN(c, key), .text = prose_of(c->arena, text) };
}

/* `way` is "" for the letter or "_text" for the word. */
static const char *effort_of(Composer *c, const Move *move, const char *way)
{
    static const char *const keys[N_EFFORTS] = {
        [EFFORT_S] = "effort.s", [EFFORT_M] = "effort.m", [EFFORT_L] = "effort.l"
    };
    const char *key =
        move->action == ACTION_DO ? keys[move->practice->effort] : "effort.find_out";
    return TELL_PLAIN(c, arena_printf(c->arena, "%s%s", key, way));
}

static Card card_of(Composer *c, const Move *move, size_t number)
{
    const char *now =
        TELL(c, "sentence", { "x", .text = say_standing_in_text(c, move->score) });
    Card card = { .number = arena_printf(c->arena, "%zu", number),
                  .title = say_move(c, move),
                  .target = target_of(c, move->practice) };
    card.text = foreign_beside(c->arena, c->document, now, first_step(c, move));
    add_fact(c, &card, "fact.effort", effort_of(c, move, "_text"));
    if (c->owned)
        add_fact(c, &card, "fact.owner", say_owner(c, move->practice));
    add_fact(c, &card, "fact.lift", say_lift(c, move));
    add_fact(c, &card, "fact.proof", proof_of(c, move));
    return card;
}

static bool is_done_by(const Practice *practice, const Move *const *moves, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (moves[i]->practice == practice)
            return moves[i]->action == ACTION_DO;
    return false;
}

/* Whether doing the first n moves carries out the plan for the next stage. */
static bool unlock(const Scorecard *card, const Move *const *moves, size_t n)
{
    const Plan *plan = card->plan;
    if (!plan || plan->outcome != PLAN_ATTAINS)
        return false;
    for (size_t i = 0; i < plan->n_steps; i++)
        if (!is_done_by(plan->steps[i].practice, moves, n))
            return false;
    return true;
}

void build_moves(Composer *c, const Block *block, Node *into)
{
    size_t n = c->card->n_moves;
    if (block->max && n > block->max)
        n = block->max;
    if (!n)
        return;
    const Move **moves = c->card->agenda;
    const char *key = c->card->attained == LAST_STAGE ? "moves.last"
                      : unlock(c->card, moves, n)     ? "moves.unlock"
                                                      : "moves.toward";
    const char *title = TELL(c, key, { "n", .number = (int64_t)n },
                             { "stage", .number = c->card->next_stage });
    Node *home = block->title ? into : open_part(c, title, "moves");
    Node *cards = node_new(c->arena, home, NODE_CARDS);
    cards->cards.cards = ARENA_ARRAY(c->arena, Card, n);
    cards->cards.n_cards = n;
    for (size_t i = 0; i < n; i++)
        cards->cards.cards[i] = card_of(c, moves[i], i + 1);
    if (home != into)
        close_part(c, home, into);
}

/* --- the table --------------------------------------------------------------------- */

static const char *priority_of(Composer *c, const Move *move)
{
    static const char *const severities[N_SEVERITIES] = {
        [SEVERITY_LOW] = "severity.low",
        [SEVERITY_MEDIUM] = "severity.medium",
        [SEVERITY_HIGH] = "severity.high",
        [SEVERITY_CRITICAL] = "severity.critical",
    };
    return TELL_PLAIN(c, move->blocks_next ? "severity.blocker"
                                           : severities[move->practice->severity]);
}

static Prose linked_title(Composer *c, const Move *move)
{
    Prose text = { 0 };
    prose_link(c->arena, &text, move->practice->id, target_of(c, move->practice));
    prose_add(c->arena, &text, INLINE_TEXT, " ");
    prose_add(c->arena, &text, INLINE_STRONG, say_move(c, move));
    return text;
}

static const char *lift_of(Composer *c, const Move *move)
{
    const char *key = move->gain_bp <= 0          ? "lift.share_none"
                      : move->action == ACTION_DO ? "lift.share"
                                                  : "lift.share_find_out";
    return TELL(c, key, { "gain", .number = move->gain_bp });
}

static void add_row(Composer *c, Table *table, const Move *move, size_t number, bool owned)
{
    int stage = move->practice->stage;
    Prose priority = { 0 };
    prose_add(c->arena, &priority, move->blocks_next ? INLINE_STRONG : INLINE_TEXT,
              priority_of(c, move));
    add_text_cell(c, table, arena_printf(c->arena, "%zu", number));
    add_cell(c, table, priority);
    add_cell(c, table, linked_title(c, move));
    add_text_cell(c, table, say_standing_briefly(c, move->score));
    add_text_cell(c, table, effort_of(c, move, ""));
    if (owned)
        add_text_cell(c, table, say_owner(c, move->practice));
    add_text_cell(c, table, TELL(c, "number.figure", { "x", .number = stage }));
    add_text_cell(c, table, lift_of(c, move));
}

void build_roadmap(Composer *c, const Block *block, Node *into)
{
    enum { PRIORITY = 1, EFFORT = 4, OWNER = 5 };
    static const char *const priorities[] = { "severity.blocker", "severity.critical",
                                              "severity.high",    "severity.medium",
                                              "severity.low",     NULL };
    static const char *const efforts[] = { "effort.s", "effort.m", "effort.l", NULL };
    static const ColumnPlan columns[] = {
        { "column.number", ALIGN_END, 0, false, false },
        { "column.priority", ALIGN_START, 0, false, false },
        { "column.recommendation", ALIGN_START, 9, false, true },
        { "column.now", ALIGN_START, 7, false, false },
        { "column.effort", ALIGN_START, 0, false, false },
        { "column.owner", ALIGN_START, 3, false, false },
        { "column.stage", ALIGN_END, 0, false, false },
        { "column.lift", ALIGN_END, 0, false, false },
    };
    ColumnPlan taken[sizeof columns / sizeof *columns];
    size_t n = 0;
    bool owned = !c->share && c->owned; /* a share's heading names its owner */
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (i != OWNER || owned)
            taken[n++] = columns[i];
    Table table = new_table(c, taken, n);
    set_scale(c, &table, PRIORITY, priorities);
    set_scale(c, &table, EFFORT, efforts);
    table.fit = block->fit;
    Moves moves = moves_for(c, block);
    for (size_t i = 0; i < moves.n; i++)
        add_row(c, &table, moves.list[i].move, moves.list[i].number, owned);
    limit_table(c, &table, block->max, "note.roadmap");
    add_table(c, into, table);
}
