/* Findings by class. What each side knows of a key (practice, resource, check) is gathered
 * from its observations and answers, sorted, and walked key by key: both sides of a key
 * stand together. A finding is fixed only where a pass says so: that nothing fails any
 * more may also mean that nobody looked (SCORING.md section 5). */
#include <stdlib.h>
#include <string.h>

#include "base/text8.h"
#include "score/compare.h"

static const char answers_tool[] = "answers";

typedef struct {
    Arena *arena;
    const Sides *sides;
    Known *rows;
    size_t n_rows;
    Map *tools_then; /* ids of tools, and titles of inputs' tools */
    Map *fixed_before;
    Common common;
    Changes *changes;
} Comparison;

/* --- keys ----------------------------------------------------------------------------- */

static int text_order(const char *a, const char *b)
{
    if (a == b)
        return 0;
    return strcmp(a ? a : "", b ? b : "");
}

static int key_order(const Known *a, const Known *b)
{
    if (a->practice != b->practice)
        return a->practice->index < b->practice->index ? -1 : 1;
    if (!a->resource != !b->resource)
        return a->resource ? 1 : -1;
    int order = text_order(a->resource, b->resource);
    return order ? order : text_order(a->check, b->check);
}

static const char *path_of(const Known *row)
{
    const Input *input = row->seen ? row->seen->input : row->answer->input;
    return input ? input->path : NULL;
}

/* Within a key then before now, and what fails first: the first of a side speaks for it. */
static int by_key(const void *left, const void *right)
{
    const Known *a = left, *b = right;
    int order = key_order(a, b);
    if (!order)
        order = (int)a->is_now - (int)b->is_now;
    if (!order)
        order = (int)b->fails - (int)a->fails;
    if (!order)
        order = text_order(a->seen ? a->seen->tool : NULL, b->seen ? b->seen->tool : NULL);
    if (!order)
        order = text_order(path_of(a), path_of(b));
    if (!order)
        order = text_order(a->seen ? a->seen->pointer : a->answer->pointer,
                           b->seen ? b->seen->pointer : b->answer->pointer);
    return order ? order
                 : text_order(a->seen ? a->seen->message : NULL,
                              b->seen ? b->seen->message : NULL);
}

static const char *key_text(Arena *arena, const char *practice, const char *resource,
                            const char *check)
{
    return arena_printf(arena, "%s\n%s%s\n%s", practice, resource ? "r" : "",
                        resource ? resource : "", check);
}

/* What one side says of one key. */
typedef struct {
    const Known *first; /* NULL: nothing */
    size_t n_pass, n_fail;
    bool waived;
} Said;

static Said said_by(const Known *rows, size_t n, bool is_now)
{
    Said said = { 0 };
    for (size_t i = 0; i < n; i++) {
        if (rows[i].is_now != is_now)
            continue;
        said.first = said.first ? said.first : &rows[i];
        said.n_fail += rows[i].fails;
        said.n_pass += !rows[i].fails;
        said.waived = rows[i].waived;
    }
    return said;
}

static Verdict verdict_of(const Said *said)
{
    if (!said->first)
        return VERDICT_UNKNOWN;
    return said->n_fail ? VERDICT_FAIL : VERDICT_PASS;
}

/* --- classes -------------------------------------------------------------------------- */

/* Did that tool, or one that wrote its results in the same kind of file, run then? */
static bool looked_then(const Comparison *comparison, const Known *now)
{
    const Observation *seen = now->seen;
    if (!seen)
        return false;
    return (seen->tool && map_get(comparison->tools_then, seen->tool)) ||
           (seen->input && seen->input->tool &&
            map_get(comparison->tools_then, seen->input->tool));
}

static bool was_fixed(const Comparison *comparison, const Known *row)
{
    return map_count(comparison->fixed_before) &&
           map_get(comparison->fixed_before, key_text(comparison->arena, row->practice->id,
                                                      row->resource, row->check));
}

static ChangeClass class_of_fail(const Comparison *comparison, const Said *then,
                                 const Said *now)
{
    if (now->waived && !(then->n_fail && then->waived))
        return CHANGE_WAIVED;
    if (then->n_fail)
        return CHANGE_UNCHANGED;
    if (was_fixed(comparison, now->first))
        return CHANGE_REGRESSED;
    return then->first || looked_then(comparison, now->first) ? CHANGE_NEW
                                                              : CHANGE_EVIDENCE_GAINED;
}

/* Where a key had a fail beside a pass, the pass alone is not new. */
static ChangeClass class_of(const Comparison *comparison, const Said *then, const Said *now)
{
    if (!now->first)
        return CHANGE_EVIDENCE_LOST;
    if (now->n_fail)
        return class_of_fail(comparison, then, now);
    if (then->n_fail)
        return now->n_pass > then->n_pass ? CHANGE_FIXED : CHANGE_EVIDENCE_LOST;
    return then->first ? CHANGE_UNCHANGED : CHANGE_EVIDENCE_GAINED;
}

static void mark_common(Comparison *comparison, const Known *rows, size_t n, bool common)
{
    const Scorecard *then = comparison->sides->then, *now = comparison->sides->now;
    for (size_t i = 0; i < n; i++) {
        const Known *row = &rows[i];
        if (!row->seen && !common)
            comparison->common.questions[row->answer->question - then->model->questions] =
                false;
        else if (row->seen && row->is_now)
            comparison->common.now[row->seen - now->assessment->observations] = common;
        else if (row->seen)
            comparison->common.then[row->seen - then->assessment->observations] = common;
    }
}

static void add_finding(Comparison *comparison, const Said *then, const Said *now,
                        ChangeClass is)
{
    Changes *changes = comparison->changes;
    const Known *row = now->first ? now->first : then->first;
    changes->counts[is]++;
    if (is == CHANGE_UNCHANGED)
        return;
    ARENA_PUSH(comparison->arena, changes->findings, changes->n_findings) =
        (Finding){ .practice = row->practice,
                   .resource = row->resource,
                   .check = row->check,
                   .tool = row->seen ? row->seen->tool : answers_tool,
                   .then = verdict_of(then),
                   .now = verdict_of(now),
                   .seen_then = then->first ? then->first->seen : NULL,
                   .seen_now = now->first ? now->first->seen : NULL,
                   .is = is };
}

static void walk_keys(Comparison *comparison)
{
    for (size_t i = 0, end; i < comparison->n_rows; i = end) {
        const Known *rows = comparison->rows + i;
        for (end = i + 1; end < comparison->n_rows; end++)
            if (key_order(rows, &comparison->rows[end]))
                break;
        Said then = said_by(rows, end - i, false), now = said_by(rows, end - i, true);
        ChangeClass is = class_of(comparison, &then, &now);
        bool common = then.first && now.first && is != CHANGE_EVIDENCE_LOST;
        mark_common(comparison, rows, end - i, common);
        add_finding(comparison, &then, &now, is);
    }
}

static size_t n_speaking(const Scorecard *card, const Question *question)
{
    size_t n = 0;
    for (size_t i = 0; i < card->assessment->n_answers; i++) {
        const Answer *answer = &card->assessment->answers[i];
        n += answer->question == question && !answer_is_silent(answer, card);
    }
    return n;
}

/* Of two answers to a question the lower one counts: with one of them gone less is known.
 */
static void find_common_questions(Comparison *comparison)
{
    const Sides *sides = comparison->sides;
    const Model *model = sides->now->model;
    for (size_t i = 0; i < model->n_questions; i++) {
        size_t then = n_speaking(sides->then, &model->questions[i]);
        comparison->common.questions[i] =
            then && n_speaking(sides->now, &model->questions[i]) >= then;
    }
}

/* --- what is kept for the next comparison, and what is missing ------------------------ */

static int by_fixed_key(const void *left, const void *right)
{
    const FindingKey *a = left, *b = right;
    int order = strcmp(a->practice, b->practice);
    if (!order && !a->resource != !b->resource)
        order = a->resource ? 1 : -1;
    if (!order)
        order = text_order(a->resource, b->resource);
    return order ? order : strcmp(a->check, b->check);
}

static void keep_fixed(Comparison *comparison)
{
    Changes *changes = comparison->changes;
    const StoredResult *stored = comparison->sides->stored;
    FindingKey *keys = NULL;
    size_t n = 0;
    for (size_t i = 0; i < stored->n_fixed_before; i++)
        ARENA_PUSH(comparison->arena, keys, n) = stored->fixed_before[i];
    for (size_t i = 0; i < changes->n_findings; i++) {
        const Finding *finding = &changes->findings[i];
        if (finding->is == CHANGE_FIXED)
            ARENA_PUSH(comparison->arena, keys, n) =
                (FindingKey){ finding->practice->id, finding->resource, finding->check };
    }
    if (n)
        qsort(keys, n, sizeof *keys, by_fixed_key);
    changes->n_fixed_before = 0;
    for (size_t i = 0; i < n; i++)
        if (!changes->n_fixed_before ||
            by_fixed_key(&keys[changes->n_fixed_before - 1], &keys[i]))
            keys[changes->n_fixed_before++] = keys[i];
    changes->fixed_before = keys;
}

static const char *source_of(const Finding *finding)
{
    const Observation *seen = finding->seen_then;
    if (!seen)
        return NULL;
    return seen->input && seen->input->tool ? seen->input->tool : seen->tool;
}

static bool is_gone(const Scorecard *now, const Finding *finding)
{
    const Assessment *found = now->assessment;
    const char *name = source_of(finding);
    if (!name)
        return !found->n_answers;
    for (size_t i = 0; i < found->n_inputs; i++)
        if (text8_same(found->inputs[i].tool, name))
            return false;
    for (size_t i = 0; i < found->n_observations; i++)
        if (text8_same(found->observations[i].tool, finding->tool))
            return false;
    return true;
}

static int by_size(const void *left, const void *right)
{
    const LostSource *a = left, *b = right;
    if (a->n_findings != b->n_findings)
        return a->n_findings > b->n_findings ? -1 : 1;
    return text_order(a->name, b->name);
}

static void name_lost(Comparison *comparison)
{
    Changes *changes = comparison->changes;
    for (size_t i = 0; i < changes->n_findings; i++) {
        const Finding *finding = &changes->findings[i];
        size_t k = 0;
        if (finding->is != CHANGE_EVIDENCE_LOST)
            continue;
        while (k < changes->n_lost && text_order(changes->lost[k].name, source_of(finding)))
            k++;
        if (k == changes->n_lost)
            ARENA_PUSH(comparison->arena, changes->lost, changes->n_lost) =
                (LostSource){ .name = source_of(finding),
                              .is_gone = is_gone(comparison->sides->now, finding) };
        changes->lost[k].n_findings++;
    }
    if (changes->n_lost)
        qsort(changes->lost, changes->n_lost, sizeof *changes->lost, by_size);
}

static int by_class(const void *left, const void *right)
{
    const Finding *a = left, *b = right;
    if (a->is != b->is)
        return (int)a->is - (int)b->is;
    if (a->practice != b->practice)
        return a->practice->index < b->practice->index ? -1 : 1;
    if (!a->resource != !b->resource)
        return a->resource ? 1 : -1;
    int order = text_order(a->resource, b->resource);
    return order ? order : text_order(a->check, b->check);
}

/* --- all of it ------------------------------------------------------------------------ */

static void list_tools_then(Comparison *comparison)
{
    const Assessment *found = comparison->sides->then->assessment;
    comparison->tools_then = map_new(comparison->arena);
    for (size_t i = 0; i < found->n_observations; i++)
        if (found->observations[i].tool)
            map_set(comparison->tools_then, found->observations[i].tool, comparison);
    for (size_t i = 0; i < found->n_inputs; i++)
        if (found->inputs[i].tool)
            map_set(comparison->tools_then, found->inputs[i].tool, comparison);
}

static void list_fixed_before(Comparison *comparison)
{
    const StoredResult *stored = comparison->sides->stored;
    comparison->fixed_before = map_new(comparison->arena);
    for (size_t i = 0; i < stored->n_fixed_before; i++) {
        const FindingKey *key = &stored->fixed_before[i];
        map_set(comparison->fixed_before,
                key_text(comparison->arena, key->practice, key->resource, key->check),
                comparison);
    }
}

Common compare_findings(Arena *arena, const Sides *sides, Changes *changes)
{
    const Assessment *then = sides->then->assessment, *now = sides->now->assessment;
    Comparison comparison = {
        .arena = arena,
        .sides = sides,
        .changes = changes,
        .common = { .then = ARENA_ARRAY(arena, bool, then->n_observations),
                    .now = ARENA_ARRAY(arena, bool, now->n_observations),
                    .questions = ARENA_ARRAY(arena, bool, sides->now->model->n_questions) },
    };
    list_tools_then(&comparison);
    list_fixed_before(&comparison);
    comparison.rows = gather_known(arena, sides, &comparison.n_rows);
    if (comparison.n_rows)
        qsort(comparison.rows, comparison.n_rows, sizeof *comparison.rows, by_key);
    find_common_questions(&comparison);
    walk_keys(&comparison);
    if (changes->n_findings)
        qsort(changes->findings, changes->n_findings, sizeof *changes->findings, by_class);
    keep_fixed(&comparison);
    name_lost(&comparison);
    return comparison.common;
}
