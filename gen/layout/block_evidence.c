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

Prose record_of(Composer *c, const Input *input, const char *pointer)
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

Node *add_headed(Composer *c, Node *into, const char *head_key, const char *text)
{
    if (!text || !*text)
        return NULL;
    Prose prose = { 0 };
    prose_add(c->arena, &prose, INLINE_STRONG, TELL_PLAIN(c, head_key));
    prose_add(c->arena, &prose, INLINE_TEXT, arena_printf(c->arena, " %s", text));
    return add_prose(c, into, TONE_TEXT, prose);
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

/* What a review says, and how it differs from the questionnaire's answer. */
static void add_review(Composer *c, Node *entry, const PracticeScore *score)
{
    const Answer *answer = score->answer;
    const char *said = "", *differs = "";
    if (score->n_lens)
        said = TELL(c, score->lens_bp ? "lens.taken" : "lens.missing",
                    { "n", .number = (int64_t)score->n_lens },
                    { "list", .text = name_checks(c, score->lens, score->n_lens) });
    if (answer && score->lens_bp >= 0 && score->answer_bp != score->lens_bp)
        differs = TELL(c, "lens.differs", { "question", .text = answer->question->id },
                       { "answer", .number = score->answer_bp },
                       { "lens", .number = score->lens_bp });
    add_headed(c, entry, "head.lens", SENTENCES(c, said, differs));
}

static const char *say_population(Composer *c, const Population *part)
{
    return TELL(c, part->l == part->u ? "populations.point" : "populations.range",
                { "n", .number = part->pass_w }, { "of", .number = part->universe },
                { "low", .number = part->l }, { "high", .number = part->u });
}

static void add_populations(Composer *c, Node *entry, const PracticeScore *score)
{
    if (score->has_populations)
        add_headed(c, entry, "head.populations",
                   TELL(c, "populations.both",
                        { "running", .text = say_population(c, &score->running) },
                        { "declared", .text = say_population(c, &score->declared) }));
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
    [NOT_COUNTED_UNDATED] = "not_counted.undated",
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

static void add_parts(Composer *c, Prose *to, Prose more)
{
    for (size_t i = 0; i < more.n_parts; i++)
        prose_add(c->arena, to, more.parts[i].kind, more.parts[i].text);
}

/* "fn passes by Prowler check, record file /7; it fails by Checkov check, record …" */
static void add_conflict(Composer *c, Node *list, const Observation *pass,
                         const Observation *fail)
{
    Prose *text = &node_new(c->arena, list, NODE_ITEM)->item.text;
    prose_add(c->arena, text, INLINE_CODE, pass->resource->id);
    prose_add(c->arena, text, INLINE_TEXT,
              arena_printf(c->arena, " %s ", TELL_PLAIN(c, "conflict.passes")));
    add_parts(c, text, tool_and_check(c, pass));
    prose_add(c->arena, text, INLINE_TEXT,
              arena_printf(c->arena, ", %s ", TELL_PLAIN(c, "conflict.record")));
    add_parts(c, text, record_of(c, pass->input, pass->pointer));
    prose_add(c->arena, text, INLINE_TEXT,
              arena_printf(c->arena, "; %s ", TELL_PLAIN(c, "conflict.fails")));
    add_parts(c, text, tool_and_check(c, fail));
    prose_add(c->arena, text, INLINE_TEXT,
              arena_printf(c->arena, ", %s ", TELL_PLAIN(c, "conflict.record")));
    add_parts(c, text, record_of(c, fail->input, fail->pointer));
}

static void add_conflicts(Composer *c, Node *entry, const PracticeScore *score)
{
    size_t n = score->n_conflicts;
    if (!n)
        return;
    add_headed(c, entry, "head.conflicts",
               TELL(c, "evidence.conflicts", { "n", .number = (int64_t)n },
                    { "list", .text = name_checks(c, score->conflicts, n) }));
    Node *list = node_new(c->arena, entry, NODE_LIST);
    for (size_t i = 0; i < n && i < MOST_LISTED; i++)
        add_conflict(c, list, score->conflicts[i], score->overruling[i]);
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

/* What is known, and where it says how that was reached. */
static void add_known(Composer *c, Node *entry, const PracticeScore *score)
{
    Node *node = add_headed(c, entry, "head.known", say_interval(c, score));
    if (!node || !c->setting->explanations || !layout_explains(c->layout))
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
    add_populations(c, entry, score);
    add_proof(c, entry, score, max);
    add_answer(c, entry, score);
    add_review(c, entry, score);
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
