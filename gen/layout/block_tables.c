/* The tables behind the report: which files were read and what became of their records,
 * the functions, the waivers, what tools were told to overlook, what was too old. */
#include <string.h>

#include "base/file.h"
#include "layout/blocks.h"

#define N(columns) (sizeof(columns) / sizeof *(columns))

static void add_code_cell(Composer *c, Table *table, const char *text)
{
    Prose prose = { 0 };
    prose_add(c->arena, &prose, INLINE_CODE, text);
    add_cell(c, table, prose);
}

static void add_count_cell(Composer *c, Table *table, size_t n)
{
    add_text_cell(c, table, TELL(c, "number.figure", { "x", .number = (int64_t)n }));
}

static void add_date_cell(Composer *c, Table *table, Date date)
{
    add_text_cell(c, table,
                  date == DATE_NONE ? TELL_PLAIN(c, "date.none")
                                    : TELL(c, "scope.date", { "date", .number = date }));
}

static void finish(Composer *c, const Block *block, Node *into, Table *table)
{
    table->fit = block->fit;
    limit_table(c, table, block->max, "note.rows");
    add_table(c, into, *table);
}

/* --- inputs ------------------------------------------------------------------------- */

static const char *tool_of(Composer *c, const Input *input)
{
    if (!input->tool)
        return input->format ? input->format : "";
    if (!input->tool_version || !*input->tool_version)
        return input->tool;
    return TELL(c, "tool.version", { "tool", .text = input->tool },
                { "version", .text = input->tool_version });
}

/* Remarks are kept in English, for result.json and for tools of the user's own, as a text
 * or as "what: how many". What they say is also how a locale knows them. */
static const char *say_remark(Composer *c, const char *remark)
{
    for (const char *at = remark + strlen(remark); at > remark; at--) {
        if (*at && strncmp(at, ": ", 2) != 0)
            continue;
        const char *what = arena_strndup(c->arena, remark, (size_t)(at - remark));
        const char *key = arena_printf(c->arena, "remark.%s", anchor_of(c->arena, what));
        if (words_have(c->words, key))
            return TELL(c, key, { "x", .text = *at ? at + 2 : "" });
    }
    return remark;
}

void build_inputs(Composer *c, const Block *block, Node *into)
{
    static const ColumnPlan columns[] = {
        { "column.file", ALIGN_START, 8, false, true },
        { "column.tool", ALIGN_START, 6, false, false },
        { "column.date", ALIGN_START, 5, false, false },
        { "column.in", ALIGN_END, 0, false, false },
        { "column.mapped", ALIGN_END, 0, false, false },
        { "column.unmapped", ALIGN_END, 0, false, false },
        { "column.ignored", ALIGN_END, 0, false, false },
        { "column.rejected", ALIGN_END, 0, false, false },
    };
    Table table = new_table(c, columns, N(columns));
    for (size_t i = 0; i < c->found->n_inputs; i++) {
        const Input *input = &c->found->inputs[i];
        add_code_cell(c, &table, path_base(input->path));
        add_text_cell(c, &table, tool_of(c, input));
        add_date_cell(c, &table, input->date);
        add_count_cell(c, &table, input->records.in);
        add_count_cell(c, &table, input->records.mapped);
        add_count_cell(c, &table, input->records.unmapped);
        add_count_cell(c, &table, input->records.ignored);
        add_count_cell(c, &table, input->records.rejected);
    }
    finish(c, block, into, &table);
    for (size_t i = 0; i < c->found->n_inputs; i++)
        for (size_t k = 0; k < c->found->inputs[i].n_remarks; k++)
            add_paragraph(
                c, into, TONE_SMALL,
                TELL(c, "inputs.remark",
                     { "file", .text = path_base(c->found->inputs[i].path) },
                     { "remark", .text = say_remark(c, c->found->inputs[i].remarks[k]) }));
}

/* --- inventory ------------------------------------------------------------------------ */

static const char *retired_word(Composer *c, Date retired)
{
    if (retired == DATE_NONE)
        return TELL_PLAIN(c, "inventory.supported");
    return TELL(c, retired <= c->found->as_of ? "inventory.retired" : "inventory.retires",
                { "date", .number = retired });
}

static const char *megabytes(Composer *c, int n)
{
    return n ? TELL(c, "number.mb", { "x", .number = n }) : TELL_PLAIN(c, "number.none");
}

static const char *seconds(Composer *c, int n)
{
    return n ? TELL(c, "number.seconds", { "x", .number = n })
             : TELL_PLAIN(c, "number.none");
}

void build_inventory(Composer *c, const Block *block, Node *into)
{
    static const ColumnPlan columns[] = {
        { "column.function", ALIGN_START, 7, false, true },
        { "column.runtime", ALIGN_START, 4, false, false },
        { "column.support", ALIGN_START, 6, false, false },
        { "column.memory", ALIGN_END, 0, false, false },
        { "column.timeout", ALIGN_END, 0, false, false },
        { "column.owner", ALIGN_START, 4, false, false },
    };
    Table table = new_table(c, columns, N(columns));
    for (size_t i = 0; i < c->found->n_inventory; i++) {
        const InventoryItem *item = &c->found->inventory[i];
        const char *owner = item->resource->owner;
        add_code_cell(c, &table, item->resource->id);
        add_text_cell(c, &table,
                      item->runtime ? item->runtime : TELL_PLAIN(c, "inventory.image"));
        add_text_cell(c, &table, retired_word(c, item->runtime_retired));
        add_text_cell(c, &table, megabytes(c, item->memory_mb));
        add_text_cell(c, &table, seconds(c, item->timeout_s));
        add_text_cell(c, &table, owner ? owner : TELL_PLAIN(c, "owner.none"));
    }
    finish(c, block, into, &table);
    Date made;
    if (c->found->runtime_table_date && date_read(c->found->runtime_table_date, &made))
        add_paragraph(c, into, TONE_SMALL,
                      TELL(c, "inventory.table", { "date", .number = made }));
}

/* --- limits of platforms ---------------------------------------------------------------
 */

static const char *say_amount(Composer *c, int64_t n, const char *unit)
{
    return TELL(c, unit ? "number.unit" : "number.figure", { "x", .number = n },
                { "unit", .text = unit ? unit : "" });
}

static void add_near(Composer *c, Table *table, const InventoryItem *item,
                     const NearLimit *near)
{
    const char *key = arena_printf(c->arena, "near.%s", near->topic);
    add_code_cell(c, table, item->resource->id);
    add_text_cell(c, table, words_have(c->words, key) ? TELL_PLAIN(c, key) : near->topic);
    add_text_cell(c, table, say_amount(c, near->value, near->unit));
    add_text_cell(c, table, say_amount(c, near->limit, near->unit));
}

void build_limits_watch(Composer *c, const Block *block, Node *into)
{
    static const ColumnPlan columns[] = {
        { "column.function", ALIGN_START, 8, false, true },
        { "column.setting", ALIGN_START, 5, false, false },
        { "column.value", ALIGN_END, 0, false, false },
        { "column.limit", ALIGN_END, 0, false, false },
    };
    Table table = new_table(c, columns, N(columns));
    for (size_t i = 0; i < c->found->n_inventory; i++)
        for (size_t k = 0; k < c->found->inventory[i].n_near; k++)
            add_near(c, &table, &c->found->inventory[i], &c->found->inventory[i].near[k]);
    finish(c, block, into, &table);
}

/* --- waivers -------------------------------------------------------------------------- */

static const char *say_validity(Composer *c, const Waiver *waiver)
{
    const Parameters *limits = &c->model->parameters;
    switch (waiver_state(waiver, c->found->as_of, limits)) {
    case WAIVER_VALID:
        return TELL(c, "waiver.holds", { "date", .number = waiver->expires });
    case WAIVER_EXPIRED:
        return TELL(c, "waiver.expired", { "date", .number = waiver->expires });
    case WAIVER_NOT_BEGUN:
        return TELL(c, "waiver.not_yet", { "date", .number = waiver->created });
    case WAIVER_TOO_LONG:
        return TELL(c, "waiver.too_long", { "days", .number = limits->waiver_max_days });
    }
    return "";
}

static void add_malformed(Composer *c, Table *table, const MalformedWaiver *waiver)
{
    const char *none = TELL_PLAIN(c, "number.none");
    add_code_cell(c, table, waiver->id ? waiver->id : none);
    add_text_cell(c, table, waiver->practice ? waiver->practice : none);
    add_text_cell(c, table, none);
    add_text_cell(c, table, TELL_PLAIN(c, "waiver.malformed"));
    add_text_cell(c, table, none);
    add_text_cell(c, table,
                  TELL(c, "waiver.why", { "why", .text = waiver->why },
                       { "file", .text = path_base(waiver->input->path) },
                       { "pointer", .text = waiver->pointer }));
}

void build_waivers(Composer *c, const Block *block, Node *into)
{
    static const ColumnPlan columns[] = {
        { "column.waiver", ALIGN_START, 0, false, true },
        { "column.practice", ALIGN_START, 0, false, false },
        { "column.resource", ALIGN_START, 5, false, false },
        { "column.reason", ALIGN_START, 8, false, false },
        { "column.approver", ALIGN_START, 4, false, false },
        { "column.validity", ALIGN_START, 5, false, false },
    };
    Table table = new_table(c, columns, N(columns));
    for (size_t i = 0; i < c->found->n_waivers; i++) {
        const Waiver *waiver = &c->found->waivers[i];
        Prose practice = { 0 };
        prose_link(c->arena, &practice, waiver->practice->id,
                   arena_printf(c->arena, "#%s", waiver->practice->id));
        add_code_cell(c, &table, waiver->id);
        add_cell(c, &table, practice);
        if (waiver->resource)
            add_code_cell(c, &table, waiver->resource);
        else
            add_text_cell(c, &table, TELL_PLAIN(c, "waiver.whole"));
        add_text_cell(c, &table, waiver->reason);
        add_text_cell(c, &table, waiver->approver);
        add_text_cell(c, &table, say_validity(c, waiver));
    }
    for (size_t i = 0; i < c->found->n_malformed_waivers; i++)
        add_malformed(c, &table, &c->found->malformed_waivers[i]);
    finish(c, block, into, &table);
}

/* --- what tools were told to overlook ---------------------------------------------------
 */

void build_suppressions(Composer *c, const Block *block, Node *into)
{
    static const ColumnPlan columns[] = {
        { "column.check", ALIGN_START, 6, false, true },
        { "column.practice", ALIGN_START, 0, false, false },
        { "column.resource", ALIGN_START, 6, false, false },
        { "column.reason", ALIGN_START, 7, false, false },
    };
    Table table = new_table(c, columns, N(columns));
    for (size_t i = 0; i < c->found->n_suppressions; i++) {
        const Suppression *row = &c->found->suppressions[i];
        Prose check = { 0 };
        prose_add(c->arena, &check, INLINE_TEXT,
                  row->input && row->input->tool ? row->input->tool : row->tool);
        prose_add(c->arena, &check, INLINE_TEXT, " ");
        prose_add(c->arena, &check, INLINE_CODE, row->check);
        add_cell(c, &table, check);
        add_text_cell(c, &table,
                      row->practice ? row->practice->id : TELL_PLAIN(c, "number.none"));
        add_code_cell(c, &table, row->resource);
        add_text_cell(c, &table,
                      row->reason && *row->reason ? row->reason
                                                  : TELL_PLAIN(c, "suppression.no_reason"));
    }
    finish(c, block, into, &table);
}

/* --- what was too old
 * --------------------------------------------------------------------- */

void build_stale(Composer *c, const Block *block, Node *into)
{
    static const ColumnPlan columns[] = {
        { "column.practice", ALIGN_START, 0, false, true },
        { "column.resource", ALIGN_START, 6, false, false },
        { "column.check", ALIGN_START, 7, false, false },
        { "column.seen", ALIGN_START, 4, false, false },
    };
    Table table = new_table(c, columns, N(columns));
    for (size_t i = 0; i < c->model->n_practices; i++) {
        const PracticeScore *score = &c->card->practices[i];
        for (size_t k = 0; k < score->n_stale; k++) {
            const Observation *row = score->stale[k];
            Prose check = { 0 };
            prose_add(c->arena, &check, INLINE_TEXT, say_tool(c, row));
            prose_add(c->arena, &check, INLINE_TEXT, " ");
            prose_add(c->arena, &check, INLINE_CODE, row->check);
            add_text_cell(c, &table, score->practice->id);
            add_code_cell(c, &table, row->resource->id);
            add_cell(c, &table, check);
            add_date_cell(c, &table, row->date);
        }
    }
    finish(c, block, into, &table);
}

/* --- glossary
 * ------------------------------------------------------------------------------ */

/* Terms glossary.1, glossary.2 … each with glossary.N.text. */
void build_glossary(Composer *c, const Block *block, Node *into)
{
    (void)block;
    Node *list = node_new(c->arena, into, NODE_LIST);
    for (int i = 1;; i++) {
        const char *term = arena_printf(c->arena, "glossary.%d", i);
        if (!words_have(c->words, term))
            return;
        Node *item = node_new(c->arena, list, NODE_ITEM);
        prose_add(c->arena, &item->item.text, INLINE_STRONG, TELL_PLAIN(c, term));
        prose_add(c->arena, &item->item.text, INLINE_TEXT,
                  arena_printf(c->arena, " %s",
                               TELL_PLAIN(c, arena_printf(c->arena, "%s.text", term))));
    }
}
