/* What changed since the baseline: a few lines beside the headline, then finding by finding
 * and practice by practice. */
#include "layout/blocks.h"
#include "layout/say_changes.h"

enum { CHANGES_SUMMARY, CHANGES_FINDINGS, CHANGES_PRACTICES };

/* --- in a few lines ------------------------------------------------------------------- */

static const char *sentence(Composer *c, const char *fragment)
{
    return *fragment ? TELL(c, "sentence", { "x", .text = fragment }) : "";
}

static void add_summary(Composer *c, Node *into)
{
    const Changes *changes = c->card->changes;
    const char *lost = sentence(c, say_lost(c->arena, c->words, changes));
    if (*lost) {
        Prose text = { 0 };
        prose_add(c->arena, &text, INLINE_STRONG, TELL_PLAIN(c, "head.less_known"));
        prose_add(c->arena, &text, INLINE_TEXT, arena_printf(c->arena, " %s", lost));
        add_prose(c, into, TONE_TEXT, text);
    }
    add_paragraph(c, into, TONE_TEXT,
                  SENTENCES(c, sentence(c, say_stages(c->arena, c->words, changes)),
                            sentence(c, say_cause(c->arena, c->words, changes)),
                            sentence(c, say_counts(c->arena, c->words, changes)),
                            sentence(c, say_ruler(c->arena, c->words, changes))));
}

/* --- findings ------------------------------------------------------------------------- */

static Prose practice_link(Composer *c, const Practice *practice, bool titled)
{
    Prose text = { 0 };
    prose_link(c->arena, &text, practice->id, arena_printf(c->arena, "#%s", practice->id));
    if (titled)
        prose_add(c->arena, &text, INLINE_TEXT,
                  arena_printf(c->arena, " %s", practice->title));
    return text;
}

static Prose check_of(Composer *c, const Finding *finding)
{
    Prose text = { 0 };
    const Observation *seen = finding->seen_now ? finding->seen_now : finding->seen_then;
    const char *tool =
        seen && seen->input && seen->input->tool ? seen->input->tool : finding->tool;
    if (!finding->resource)
        tool = TELL_PLAIN(c, "change.answer_to");
    if (tool)
        prose_add(c->arena, &text, INLINE_TEXT, arena_printf(c->arena, "%s ", tool));
    prose_add(c->arena, &text, INLINE_CODE, finding->check);
    return text;
}

static const char *verdict_word(Composer *c, const Finding *finding, Verdict verdict)
{
    bool answer = !finding->resource;
    switch (verdict) {
    case VERDICT_PASS: return TELL_PLAIN(c, answer ? "change.in_place" : "change.passes");
    case VERDICT_FAIL:
        return TELL_PLAIN(c, answer ? "change.not_in_place" : "change.fails");
    case VERDICT_NA:
    case VERDICT_UNKNOWN: break;
    }
    return TELL_PLAIN(c, "change.not_known");
}

static void add_findings(Composer *c, const Block *block, Node *into)
{
    static const ColumnPlan columns[] = {
        { "column.change", ALIGN_START, 4, false, false },
        { "column.practice", ALIGN_START, 0, false, true },
        { "column.resource", ALIGN_START, 7, false, false },
        { "column.check", ALIGN_START, 7, false, false },
        { "column.then", ALIGN_START, 3, false, false },
        { "column.now", ALIGN_START, 3, false, false },
    };
    const Changes *changes = c->card->changes;
    Table table = new_table(c, columns, sizeof columns / sizeof *columns);
    table.fit = block->fit;
    for (size_t i = 0; i < changes->n_findings; i++) {
        const Finding *finding = &changes->findings[i];
        Prose resource = { 0 };
        prose_add(c->arena, &resource, finding->resource ? INLINE_CODE : INLINE_TEXT,
                  finding->resource ? finding->resource : c->found->entity);
        add_text_cell(c, &table,
                      TELL_PLAIN(c, arena_printf(c->arena, "change.%s_word",
                                                 change_names[finding->is])));
        add_cell(c, &table, practice_link(c, finding->practice, false));
        add_cell(c, &table, resource);
        add_cell(c, &table, check_of(c, finding));
        add_text_cell(c, &table, verdict_word(c, finding, finding->then));
        add_text_cell(c, &table, verdict_word(c, finding, finding->now));
    }
    limit_table(c, &table, block->max, "note.rows");
    add_table(c, into, table);
}

/* --- practices ------------------------------------------------------------------------ */

static void add_part(Composer *c, Table *table, int part)
{
    const char *key = part > 0 ? "change.up" : part < 0 ? "change.down" : "number.none";
    add_text_cell(c, table, TELL(c, key, { "x", .number = part < 0 ? -part : part }));
}

static void add_practices(Composer *c, const Block *block, Node *into)
{
    static const ColumnPlan columns[] = {
        { "column.practice", ALIGN_START, 8, false, true },
        { "column.then", ALIGN_START, 3, false, false },
        { "column.now", ALIGN_START, 3, false, false },
        { "column.credit", ALIGN_END, 0, false, false },
        { "column.real", ALIGN_END, 0, false, false },
        { "column.by_waiver", ALIGN_END, 0, false, false },
        { "column.by_evidence", ALIGN_END, 0, false, false },
        { "column.by_model", ALIGN_END, 0, false, false },
    };
    const Changes *changes = c->card->changes;
    Table table = new_table(c, columns, sizeof columns / sizeof *columns);
    table.fit = block->fit;
    for (size_t i = 0; i < changes->n_practices; i++) {
        const PracticeChange *change = &changes->practices[i];
        int then = change->g_then < 0 ? 0 : change->g_then;
        if (change->then == change->now && then == change->g_now)
            continue; /* its parts cancel out */
        add_cell(c, &table, practice_link(c, change->practice, true));
        add_text_cell(c, &table, say_state(c, change->then));
        add_text_cell(c, &table, say_state(c, change->now));
        add_part(c, &table, change->g_now - then);
        add_part(c, &table, change->split.real);
        add_part(c, &table, change->split.waiver);
        add_part(c, &table, split_evidence(change->split));
        add_part(c, &table, change->split.model);
    }
    limit_table(c, &table, block->max, "note.rows");
    if (add_table(c, into, table))
        add_paragraph(c, into, TONE_SMALL, TELL_PLAIN(c, "change.note"));
}

void build_changes(Composer *c, const Block *block, Node *into)
{
    if (!c->card->changes)
        return;
    for (size_t i = 0; i < block->n_of; i++) {
        if (block->of[i] == CHANGES_SUMMARY)
            add_summary(c, into);
        else if (block->of[i] == CHANGES_FINDINGS)
            add_findings(c, block, into);
        else
            add_practices(c, block, into);
    }
}
