/* The proof of every practice: what is asked, what is known, and which record of which
 * file says so. Long lists are cut, and the cut is said. */
#include <string.h>

#include "base/file.h"
#include "base/text8.h"
#include "layout/blocks.h"

enum { MOST_PROOF = 24, MOST_PASSES = 6, MOST_LISTED = 6 };

/* --- one observation ------------------------------------------------------------------ */

/* The file's name alone where no other input shares it. */
static const char *short_path(const Composer *c, const Input *input)
{
    const char *base = path_base(input->path);
    for (size_t i = 0; i < c->found->n_inputs; i++)
        if (&c->found->inputs[i] != input &&
            strcmp(path_base(c->found->inputs[i].path), base) == 0)
            return input->path;
    return base;
}

static Prose record_of(Composer *c, const Input *input, const char *pointer)
{
    Prose text = { 0 };
    if (!input)
        return prose_of(c->arena, TELL_PLAIN(c, "record.none"));
    prose_add(c->arena, &text, INLINE_CODE, short_path(c, input));
    if (pointer && *pointer) {
        prose_add(c->arena, &text, INLINE_TEXT, " ");
        prose_add(c->arena, &text, INLINE_CODE, pointer);
    }
    return text;
}

static Prose tool_and_check(Composer *c, const Observation *seen)
{
    Prose text = { 0 };
    const char *tool = say_tool(c, seen);
    prose_add(c->arena, &text, INLINE_TEXT, tool ? tool : "");
    if (tool && seen->check)
        prose_add(c->arena, &text, INLINE_TEXT, " ");
    prose_add(c->arena, &text, INLINE_CODE, seen->check);
    return text;
}

static const char *verdict_word(Composer *c, Verdict verdict)
{
    static const char *const keys[N_VERDICTS] = { [VERDICT_PASS] = "verdict.pass",
                                                  [VERDICT_FAIL] = "verdict.fail",
                                                  [VERDICT_NA] = "verdict.na",
                                                  [VERDICT_UNKNOWN] =
                                                      "verdict.no_verdict" };
    return TELL_PLAIN(c, keys[verdict]);
}

static void add_proof_row(Composer *c, Table *table, const Observation *seen)
{
    Prose resource = { 0 };
    prose_add(c->arena, &resource, INLINE_CODE, seen->resource ? seen->resource->id : "");
    add_cell(c, table, resource);
    add_cell(c, table, tool_and_check(c, seen));
    add_text_cell(c, table, verdict_word(c, seen->verdict));
    add_cell(c, table, record_of(c, seen->input, seen->pointer));
}

static size_t add_verdicts(Composer *c, Table *table, const PracticeScore *score,
                           bool fails, size_t room)
{
    size_t n = 0;
    for (size_t i = 0; i < score->n_seen && n < room; i++)
        if ((score->seen[i]->verdict == VERDICT_FAIL) == fails) {
            add_proof_row(c, table, score->seen[i]);
            n++;
        }
    return n;
}

static const char *say_undated(Composer *c, const PracticeScore *score)
{
    if (!score->n_undated)
        return "";
    return TELL(
        c, score->n_undated == score->n_seen ? "evidence.undated_all" : "evidence.undated",
        { "n", .number = (int64_t)score->n_undated },
        { "of", .number = (int64_t)score->n_seen });
}

/* Fails first: they are what a reader has come for. Of the passes a few will do. */
static void add_proof(Composer *c, Node *entry, const PracticeScore *score, size_t max)
{
    static const ColumnPlan columns[] = {
        { "column.resource", ALIGN_START, 111, false, true },
        { "column.check", ALIGN_START, 162, false, false },
        { "column.verdict", ALIGN_START, 30, false, false },
        { "column.record", ALIGN_START, 158, false, false },
    };
    Table table = new_table(c, columns, sizeof columns / sizeof *columns);
    table.steady = true;
    size_t room = max ? max : MOST_PROOF;
    size_t shown = add_verdicts(c, &table, score, true, room);
    room = room - shown < MOST_PASSES ? room - shown : MOST_PASSES;
    shown += add_verdicts(c, &table, score, false, room);
    const char *cut = "";
    if (shown < score->n_seen)
        cut = TELL(c, "note.proof", { "shown", .number = (int64_t)shown },
                   { "total", .number = (int64_t)score->n_seen });
    table.note = SENTENCES(c, cut, say_undated(c, score));
    add_table(c, entry, table);
}

/* --- what else bears on it --------------------------------------------------------------
 */

static Node *add_headed(Composer *c, Node *into, const char *head_key, const char *text)
{
    if (!text || !*text)
        return NULL;
    Prose prose = { 0 };
    prose_add(c->arena, &prose, INLINE_STRONG, TELL_PLAIN(c, head_key));
    prose_add(c->arena, &prose, INLINE_TEXT, arena_printf(c->arena, " %s", text));
    return add_prose(c, into, TONE_TEXT, prose);
}

/* One question often bears on several practices of a capability: the first of them
 * quotes its answer, the others refer to it. NULL: this one is the first. */
static const Practice *quoted_under(const Composer *c, const PracticeScore *score)
{
    const Capability *capability = score->practice->capability;
    for (size_t i = 0; i < capability->n_practices; i++) {
        const Practice *before = capability->practices[i];
        if (before == score->practice)
            return NULL;
        if (scorecard_of(c->card, before)->answer == score->answer)
            return before;
    }
    return NULL;
}

static void refer_to_answer(Composer *c, Node *entry, const Answer *answer,
                            const Practice *quoted)
{
    const char **ids = ARENA_ARRAY(c->arena, const char *, answer->n_selected + 1);
    for (size_t i = 0; i < answer->n_selected; i++)
        ids[i] = answer->selected[i]->id;
    const char *said = TELL(
        c, "answer.again", { "question", .text = answer->question->id },
        { "options", .text = words_list(c->words, c->arena, ids, answer->n_selected) });
    Prose *text = &add_headed(c, entry, "head.answer", said)->paragraph.text;
    prose_add(c->arena, text, INLINE_TEXT, " ");
    prose_link(c->arena, text, quoted->id, arena_printf(c->arena, "#%s", quoted->id));
    prose_add(c->arena, text, INLINE_TEXT,
              arena_printf(c->arena, " %s", TELL_PLAIN(c, "answer.quoted")));
}

static void add_answer(Composer *c, Node *entry, const PracticeScore *score)
{
    const Answer *answer = score->answer;
    if (!answer)
        return;
    const Practice *quoted = quoted_under(c, score);
    if (quoted) {
        refer_to_answer(c, entry, answer, quoted);
        return;
    }
    const char **options = ARENA_ARRAY(c->arena, const char *, answer->n_selected + 1);
    for (size_t i = 0; i < answer->n_selected; i++)
        options[i] = TELL(c, "answer.option", { "id", .text = answer->selected[i]->id },
                          { "text", .text = answer->selected[i]->text });
    const char *who = answer->by ? TELL(c, "answer.by", { "by", .text = answer->by }) : "";
    const char *when = answer->date == DATE_NONE
                           ? TELL_PLAIN(c, "answer.undated")
                           : TELL(c, "answer.date", { "date", .number = answer->date });
    const char *said = TELL(
        c, "answer.given", { "question", .text = answer->question->id },
        { "text", .text = answer->question->text },
        { "options", .text = words_list(c->words, c->arena, options, answer->n_selected) },
        { "by", .text = who }, { "date", .text = when });
    Node *node = add_headed(c, entry, "head.answer", said);
    Prose *text = &node->paragraph.text;
    prose_add(c->arena, text, INLINE_TEXT, " ");
    if (answer->evidence) {
        prose_add(c->arena, text, INLINE_TEXT, TELL_PLAIN(c, "answer.evidence"));
        prose_add(c->arena, text, INLINE_CODE, answer->evidence);
        prose_add(c->arena, text, INLINE_TEXT, TELL_PLAIN(c, "answer.stop"));
    } else {
        prose_add(c->arena, text, INLINE_TEXT, TELL_PLAIN(c, "answer.no_evidence"));
    }
    if (!answer->input)
        return;
    prose_add(c->arena, text, INLINE_TEXT, TELL_PLAIN(c, "answer.record"));
    Prose record = record_of(c, answer->input, answer->pointer);
    for (size_t i = 0; i < record.n_parts; i++)
        prose_add(c->arena, text, record.parts[i].kind, record.parts[i].text);
}

static void add_waivers(Composer *c, Node *entry, const PracticeScore *score)
{
    for (size_t i = 0; i < c->card->n_valid_waivers; i++) {
        const Waiver *waiver = c->card->valid_waivers[i];
        if (waiver->practice != score->practice)
            continue;
        add_headed(c, entry, "head.waiver",
                   TELL(c, waiver->resource ? "waiver.resource" : "waiver.practice",
                        { "id", .text = waiver->id },
                        { "resource", .text = waiver->resource ? waiver->resource : "" },
                        { "date", .number = waiver->expires },
                        { "approver", .text = waiver->approver },
                        { "reason", .text = waiver->reason }));
    }
}

/* "Checkov CKV_AWS_50 (15), Trivy AWS-0066 (2) and one more": by tool and check; the
 * records themselves stand in result.json. */
static const char *name_checks(Composer *c, const Observation *const *list, size_t n)
{
    const char *names[MOST_LISTED + 1];
    size_t k = 0, rest = 0;
    for (size_t i = 0; i < n; i++) {
        size_t times = 0, before = 0;
        for (size_t j = 0; j < n; j++)
            if (text8_same(list[j]->check, list[i]->check) &&
                text8_same(list[j]->tool, list[i]->tool)) {
                times++;
                before += j < i;
            }
        if (before)
            continue;
        if (k == MOST_LISTED) {
            rest++;
            continue;
        }
        names[k++] = TELL(c, "observation.named", { "n", .number = (int64_t)times },
                          { "tool", .text = say_tool(c, list[i]) },
                          { "check", .text = list[i]->check ? list[i]->check : "" },
                          { "resource", .text = list[i]->resource->id });
    }
    if (rest)
        names[k++] = TELL(c, "list.rest_checks", { "n", .number = (int64_t)rest });
    return words_list(c->words, c->arena, names, k);
}

static void add_stale(Composer *c, Node *entry, const PracticeScore *score)
{
    if (score->n_stale)
        add_headed(c, entry, "head.stale",
                   TELL(c, "evidence.stale", { "n", .number = (int64_t)score->n_stale },
                        { "days", .number = c->model->parameters.fresh_days_automated },
                        { "list", .text = name_checks(c, score->stale, score->n_stale) }));
}

static const char *const not_counted_keys[N_NOT_COUNTED] = {
    [NOT_COUNTED_SUSPECT] = "not_counted.suspect",
    [NOT_COUNTED_ATTESTED] = "not_counted.attested",
    [NOT_COUNTED_CONTEXT] = "not_counted.context",
    [NOT_COUNTED_CORROBORATION] = "not_counted.corroboration",
    [NOT_COUNTED_INDIRECT] = "not_counted.indirect",
    [NOT_COUNTED_WAIVED] = "not_counted.waived",
    [NOT_COUNTED_NO_VERDICT] = "not_counted.no_verdict",
    [NOT_COUNTED_WEAK_PASS] = "not_counted.weak_pass",
    [NOT_COUNTED_OVERRULED] = "not_counted.overruled",
    [NOT_COUNTED_ANSWER_ONLY] = "not_counted.answer_only",
};

/* Told under the contradictions already. */
static bool is_conflict(const PracticeScore *score, const Observation *seen)
{
    for (size_t i = 0; i < score->n_conflicts; i++)
        if (score->conflicts[i] == seen)
            return true;
    return false;
}

/* One sentence per reason. */
static void add_not_counted(Composer *c, Node *entry, const PracticeScore *score)
{
    const char *sentences[N_NOT_COUNTED] = { 0 };
    for (int reason = 0; reason < N_NOT_COUNTED; reason++) {
        const Observation **list = NULL;
        size_t n = 0;
        for (size_t i = 0; i < score->n_not_counted; i++)
            if (score->not_counted_for[i] == (NotCounted)reason &&
                !is_conflict(score, score->not_counted[i]))
                ARENA_PUSH(c->arena, list, n) = score->not_counted[i];
        if (n)
            sentences[reason] =
                TELL(c, not_counted_keys[reason], { "n", .number = (int64_t)n },
                     { "list", .text = name_checks(c, list, n) });
    }
    add_headed(c, entry, "head.not_counted",
               join_sentences(c->arena, sentences, N_NOT_COUNTED));
}

static void add_conflicts(Composer *c, Node *entry, const PracticeScore *score)
{
    if (score->n_conflicts)
        add_headed(
            c, entry, "head.conflicts",
            TELL(c, "evidence.conflicts", { "n", .number = (int64_t)score->n_conflicts },
                 { "list", .text = name_checks(c, score->conflicts, score->n_conflicts) }));
}

/* --- one practice --------------------------------------------------------------------- */

static const char *say_summary(Composer *c, const PracticeScore *score)
{
    const Practice *practice = score->practice;
    const char *standing = say_standing(c, score);
    bool blocks = practice->blocks_from_stage && score->state == STATE_NOT_MET;
    if (blocks)
        return TELL(c, "entry.blocks", { "standing", .text = standing },
                    { "stage", .number = practice->blocks_from_stage });
    if (practice->critical && score->state != STATE_MET)
        return TELL(c, "entry.critical", { "standing", .text = standing },
                    { "stage", .number = practice->stage });
    return standing;
}

static bool has_explanations(const Composer *c)
{
    for (size_t i = 0; i < c->layout->n_sections; i++)
        for (size_t k = 0; k < c->layout->sections[i].n_blocks; k++)
            if (c->layout->sections[i].blocks[k].kind->build == build_explain)
                return c->setting->explanations != NULL;
    return false;
}

/* What is known, and where it says how that was reached. */
static void add_known(Composer *c, Node *entry, const PracticeScore *score)
{
    Node *node = add_headed(c, entry, "head.known", say_interval(c, score));
    if (!node || !has_explanations(c))
        return;
    Prose *text = &node->paragraph.text;
    prose_add(c->arena, text, INLINE_TEXT, " ");
    prose_link(c->arena, text, TELL_PLAIN(c, "explain.how"),
               arena_printf(c->arena, "#explain-%s", score->practice->id));
}

static void add_entry(Composer *c, Node *into, const PracticeScore *score, size_t max)
{
    const Practice *practice = score->practice;
    Node *entry = node_new(c->arena, into, NODE_ENTRY);
    entry->anchor = claim_anchor(c, practice->id);
    entry->entry.state = score->state;
    entry->entry.state_word = say_state(c, score->state);
    entry->entry.code = practice->id;
    entry->entry.title = practice->title;
    entry->entry.summary = say_summary(c, score);
    entry->entry.open = score->state == STATE_NOT_MET;
    add_paragraph(c, entry, TONE_TEXT, practice->rationale);
    add_headed(c, entry, "head.asked", practice->state_met);
    add_known(c, entry, score);
    add_proof(c, entry, score, max);
    add_answer(c, entry, score);
    add_waivers(c, entry, score);
    add_conflicts(c, entry, score);
    add_not_counted(c, entry, score);
    add_stale(c, entry, score);
}

void build_evidence(Composer *c, const Block *block, Node *into)
{
    for (size_t i = 0; i < c->model->n_practices; i++) {
        const PracticeScore *score = &c->card->practices[i];
        if (!c->capability || score->practice->capability == c->capability)
            add_entry(c, into, score, block->max);
    }
}
