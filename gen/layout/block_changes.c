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

/* Findings that one row tells. */
typedef struct {
    const Finding *first;
    size_t n;
} Told;

typedef struct {
    Told *list;
    size_t n;
} Rows;

/* Only what is known of it changed, and it does not fail: nobody has to act on it. */
static bool is_quiet(const Finding *finding)
{
    bool knowledge =
        finding->is == CHANGE_EVIDENCE_LOST || finding->is == CHANGE_EVIDENCE_GAINED;
    return knowledge && finding->resource && finding->then != VERDICT_FAIL &&
           finding->now != VERDICT_FAIL;
}

/* What befell the same check on many resources in the same way is one row, or a first scan
 * would fill pages that say one thing. */
static Rows rows_of(Composer *c, const Changes *changes)
{
    Rows rows = { ARENA_ARRAY(c->arena, Told, changes->n_findings), 0 };
    Map *quiet = map_new(c->arena);
    for (size_t i = 0; i < changes->n_findings; i++) {
        const Finding *finding = &changes->findings[i];
        const char *key =
            arena_printf(c->arena, "%d %d %d %s %s %s", (int)finding->is,
                         (int)finding->then, (int)finding->now, finding->practice->id,
                         finding->tool ? finding->tool : "", finding->check);
        Told *told = is_quiet(finding) ? map_get(quiet, key) : NULL;
        if (told) {
            told->n++;
            continue;
        }
        told = &rows.list[rows.n++];
        *told = (Told){ finding, 1 };
        if (is_quiet(finding))
            map_set(quiet, key, told);
    }
    return rows;
}

static Prose resource_of(Composer *c, const Told *told)
{
    const char *resource = told->first->resource;
    Prose text = { 0 };
    prose_add(c->arena, &text, resource ? INLINE_CODE : INLINE_TEXT,
              resource ? resource : c->found->entity);
    if (told->n > 1) {
        const char *more =
            TELL(c, "change.and_more", { "n", .number = (int64_t)told->n - 1 });
        prose_add(c->arena, &text, INLINE_TEXT, arena_printf(c->arena, " %s", more));
    }
    return text;
}

static void add_finding(Composer *c, Table *table, const Told *told)
{
    const Finding *finding = told->first;
    const char *word = arena_printf(c->arena, "change.%s_word", change_names[finding->is]);
    add_text_cell(c, table, TELL_PLAIN(c, word));
    add_cell(c, table, practice_link(c, finding->practice, false));
    add_cell(c, table, resource_of(c, told));
    add_cell(c, table, check_of(c, finding));
    add_text_cell(c, table, verdict_word(c, finding, finding->then));
    add_text_cell(c, table, verdict_word(c, finding, finding->now));
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
    Table table = new_table(c, columns, sizeof columns / sizeof *columns);
    table.fit = block->fit;
    Rows rows = rows_of(c, c->card->changes);
    for (size_t i = 0; i < rows.n; i++)
        add_finding(c, &table, &rows.list[i]);
    limit_table(c, &table, block->max, "note.rows");
    if (add_table(c, into, table) && rows.n < c->card->changes->n_findings)
        add_paragraph(c, into, TONE_SMALL, TELL_PLAIN(c, "change.together"));
}

/* --- practices ------------------------------------------------------------------------ */

static void add_part(Composer *c, Table *table, int part)
{
    const char *key = part > 0 ? "change.up" : part < 0 ? "change.down" : "number.none";
    add_text_cell(c, table, TELL(c, key, { "x", .number = part < 0 ? -part : part }));
}

/* What the credit moved by: in all, then by cause. */
enum { N_FIXED = 3, N_PARTS = 5 };

static int part_of(const PracticeChange *change, size_t part)
{
    const Split *split = &change->split;
    const int parts[N_PARTS] = { change->g_now - (change->g_then < 0 ? 0 : change->g_then),
                                 split->real, split->waiver, split_evidence(*split),
                                 split->model };
    return parts[part];
}

/* Its parts cancel out. */
static bool stands_still(const PracticeChange *change)
{
    return change->then == change->now && !part_of(change, 0);
}

static bool moves_any(const Changes *changes, size_t part)
{
    for (size_t i = 0; i < changes->n_practices; i++)
        if (!stands_still(&changes->practices[i]) && part_of(&changes->practices[i], part))
            return true;
    return false;
}

static void add_practices(Composer *c, const Block *block, Node *into)
{
    static const ColumnPlan columns[N_FIXED + N_PARTS] = {
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
    ColumnPlan taken[N_FIXED + N_PARTS];
    size_t n = 0;
    for (size_t i = 0; i < N_FIXED + N_PARTS; i++) /* a cause that moved nothing has none */
        if (i <= N_FIXED || moves_any(changes, i - N_FIXED))
            taken[n++] = columns[i];
    Table table = new_table(c, taken, n);
    table.fit = block->fit;
    for (size_t i = 0; i < changes->n_practices; i++) {
        const PracticeChange *change = &changes->practices[i];
        if (stands_still(change))
            continue;
        add_cell(c, &table, practice_link(c, change->practice, true));
        add_text_cell(c, &table, say_state(c, change->then));
        add_text_cell(c, &table, say_state(c, change->now));
        for (size_t part = 0; part < N_PARTS; part++)
            if (!part || moves_any(changes, part))
                add_part(c, &table, part_of(change, part));
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
