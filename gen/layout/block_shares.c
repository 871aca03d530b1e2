/* Who and where: a table of the capabilities, and one of the owners with what each has to
 * do. */
#include "layout/blocks.h"

static void add_figure(Composer *c, Table *table, int64_t n)
{
    add_text_cell(c, table,
                  n ? TELL(c, "number.figure", { "x", .number = n })
                    : TELL_PLAIN(c, "number.none"));
}

/* --- capabilities ------------------------------------------------------------------- */

/* Practices that stages 1 to `to` ask of the capability. */
static size_t asked_of(const Composer *c, const Capability *capability, int to,
                       unsigned states)
{
    size_t n = 0;
    for (size_t i = 0; i < capability->n_practices; i++) {
        const PracticeScore *score = scorecard_of(c->card, capability->practices[i]);
        bool applies = score->state != STATE_NOT_APPLICABLE;
        n += score->practice->stage <= to && applies && (states >> score->state & 1);
    }
    return n;
}

static const char *say_share(Composer *c, int bp)
{
    return bp < 0 ? TELL_PLAIN(c, "number.none")
                  : TELL(c, "number.percent", { "x", .number = bp });
}

static const char *say_range(Composer *c, const Standing *here)
{
    if (here->low < 0 || here->low == here->high)
        return say_share(c, here->low);
    return TELL(c, "number.range", { "low", .number = here->low },
                { "high", .number = here->high });
}

void build_capabilities(Composer *c, const Block *block, Node *into)
{
    static const ColumnPlan columns[] = {
        { "column.capability", ALIGN_START, 9, false, true },
        { "column.in_place", ALIGN_END, 0, false, false },
        { "column.met_short", ALIGN_END, 0, false, false },
        { "column.open_short", ALIGN_END, 0, false, false },
        { "column.unknown_short", ALIGN_END, 0, false, false },
    };
    int to = c->card->next_stage;
    Standing *all = capability_standings(c->arena, c->card, to);
    Table table = new_table(c, columns, sizeof columns / sizeof *columns);
    table.fit = block->fit;
    for (size_t i = 0; i < c->model->n_capabilities; i++) {
        const Capability *capability = all[i].capability;
        size_t met = asked_of(c, capability, to, 1u << STATE_MET);
        size_t of = asked_of(c, capability, to, ~0u);
        if (!of)
            continue;
        add_text_cell(c, &table, capability->name);
        add_text_cell(c, &table, say_range(c, &all[i]));
        add_text_cell(c, &table,
                      TELL(c, "number.of", { "n", .number = (int64_t)met },
                           { "of", .number = (int64_t)of }));
        add_figure(c, &table, (int64_t)asked_of(c, capability, to, KNOWN_OPEN_STATES));
        add_figure(c, &table, (int64_t)asked_of(c, capability, to, 1u << STATE_UNKNOWN));
    }
    limit_table(c, &table, block->max, "note.rows");
    if (add_table(c, into, table))
        add_paragraph(c, into, TONE_SMALL,
                      TELL(c, "capabilities.note", { "stage", .number = to }));
}

/* --- owners ------------------------------------------------------------------------- */

const char *say_share_name(Composer *c, const WorkShare *share)
{
    if (share->tool)
        return say_tool(c, share->tool->seen);
    return share->name ? share->name : TELL_PLAIN(c, "owner.none_title");
}

void build_owners(Composer *c, const Block *block, Node *into)
{
    static const ColumnPlan columns[] = {
        { "column.owner", ALIGN_START, 9, false, true },
        { "column.recommendations", ALIGN_END, 0, false, false },
        { "column.blocking", ALIGN_END, 0, false, false },
        { "column.points", ALIGN_END, 0, false, false },
        { "column.findings", ALIGN_END, 0, false, false },
        { "column.resources", ALIGN_END, 0, false, false },
    };
    WorkShares shares = owner_shares(c->arena, c->card);
    Table table = new_table(c, columns, sizeof columns / sizeof *columns);
    table.fit = block->fit;
    for (size_t i = 0; i < shares.n; i++) {
        const WorkShare *share = &shares.list[i];
        add_text_cell(c, &table, say_share_name(c, share));
        add_figure(c, &table, (int64_t)share->n_moves);
        add_figure(c, &table, (int64_t)share->n_blocking);
        add_figure(c, &table, share->points);
        add_figure(c, &table, (int64_t)share->n_failures);
        add_figure(c, &table, (int64_t)share->n_resources);
    }
    limit_table(c, &table, block->max, "note.rows");
    const int *points = c->model->parameters.effort_points;
    if (add_table(c, into, table))
        add_paragraph(c, into, TONE_SMALL,
                      TELL(c, "owners.note", { "small", .number = points[EFFORT_S] },
                           { "medium", .number = points[EFFORT_M] },
                           { "large", .number = points[EFFORT_L] }));
}
