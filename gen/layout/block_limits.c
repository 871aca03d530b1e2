/* What the assessment did not see, and how sure it is. Said on every report, because a
 * verdict without its limits claims more than it knows. */
#include "layout/blocks.h"

enum { MOST_LISTED = 12 };

/* --- what was looked at ----------------------------------------------------------------
 */

static Date older(Date a, Date b)
{
    if (a == DATE_NONE || b == DATE_NONE)
        return a == DATE_NONE ? b : a;
    return a < b ? a : b;
}

static Date oldest_date(const Assessment *found)
{
    Date oldest = DATE_NONE;
    for (size_t i = 0; i < found->n_inputs; i++)
        oldest = older(oldest, found->inputs[i].date);
    for (size_t i = 0; i < found->n_observations; i++)
        oldest = older(oldest, found->observations[i].date);
    for (size_t i = 0; i < found->n_answers; i++)
        oldest = older(oldest, found->answers[i].date);
    return oldest;
}

static const char *say_looked_at(Composer *c)
{
    const Assessment *found = c->found;
    const char *parts[3];
    size_t n = 0, records, scans = count_scans(found, &records);
    if (scans && records)
        parts[n++] = TELL(c, "count.scans", { "n", .number = (int64_t)scans });
    if (found->n_answers)
        parts[n++] = TELL(c, "count.answers", { "n", .number = (int64_t)found->n_answers });
    if (found->n_inventory)
        parts[n++] =
            TELL(c, "count.inventory", { "n", .number = (int64_t)found->n_inventory });
    if (!n)
        return TELL_PLAIN(c, "limits.looked_at_nothing");
    const char *list = words_list(c->words, c->arena, parts, n);
    Date oldest = oldest_date(found);
    if (oldest == DATE_NONE)
        return TELL(c, "limits.looked_at_undated", { "list", .text = list });
    return TELL(c, "limits.looked_at", { "list", .text = list },
                { "date", .number = oldest });
}

/* --- what was not seen -----------------------------------------------------------------
 */

static const char *name_practices(Composer *c, Practices list)
{
    const char *names[MOST_LISTED + 1];
    size_t k = 0;
    for (; k < list.n && k < MOST_LISTED; k++)
        names[k] = list.practices[k]->id;
    if (k < list.n) {
        names[k] = TELL(c, "list.rest", { "n", .number = (int64_t)(list.n - k) });
        k++;
    }
    return words_list(c->words, c->arena, names, k);
}

static const char *say_unseen(Composer *c)
{
    Practices unknown = practices_in(c->arena, c->card, 1, LAST_STAGE, 1u << STATE_UNKNOWN);
    Questions open = open_questions(c->arena, c->card, 1, LAST_STAGE);
    Kinds scans = kinds_to_scan(c->arena, c->card, 1, LAST_STAGE);
    const char **things = ARENA_ARRAY(c->arena, const char *, scans.n + 1);
    for (size_t i = 0; i < scans.n; i++)
        things[i] = say_kind(c, scans.kinds[i], 2);
    const char *which = "", *scan = "", *ask = "", *inventory = "";
    bool all = unknown.n == c->model->n_practices;
    if (unknown.n && !all)
        which = TELL(c, "limits.unseen_list", { "n", .number = (int64_t)unknown.n },
                     { "list", .text = name_practices(c, unknown) });
    if (scans.n)
        scan = TELL(c, "limits.unseen_scans",
                    { "things", .text = words_list(c->words, c->arena, things, scans.n) });
    if (open.n)
        ask = TELL(c, "limits.unseen_answers", { "n", .number = (int64_t)open.n });
    size_t records;
    if (!c->found->n_inventory)
        inventory = TELL_PLAIN(c, count_scans(c->found, &records) && records
                                      ? "limits.no_inventory"
                                      : "limits.no_inventory_plain");
    const char *count = TELL(c, all ? "limits.unseen_all" : "limits.unseen",
                             { "n", .number = (int64_t)unknown.n },
                             { "of", .number = (int64_t)c->model->n_practices });
    return SENTENCES(c, count, which, scan, ask, inventory);
}

/* --- what was left out, and why ----------------------------------------------------------
 */

static void add_count(Composer *c, const char **list, size_t *n, const char *key,
                      size_t count)
{
    if (count)
        list[(*n)++] = TELL(c, key, { "n", .number = (int64_t)count });
}

static const char *say_left_out(Composer *c)
{
    Records sum = { 0 };
    for (size_t i = 0; i < c->found->n_inputs; i++) {
        const Records *records = &c->found->inputs[i].records;
        sum.in += records->in;
        sum.unmapped += records->unmapped;
        sum.rejected += records->rejected;
        for (int why = 0; why < N_IGNORED; why++)
            sum.ignored_for[why] += records->ignored_for[why];
    }
    const char *list[6];
    size_t n = 0;
    add_count(c, list, &n, "left_out.unmapped", sum.unmapped);
    add_count(c, list, &n, "left_out.context", sum.ignored_for[IGNORED_CONTEXT]);
    add_count(c, list, &n, "left_out.suppressed", sum.ignored_for[IGNORED_SUPPRESSED]);
    add_count(c, list, &n, "left_out.stale", c->card->n_stale);
    add_count(c, list, &n, "left_out.rejected", sum.rejected);
    if (!n)
        return sum.in ? TELL_PLAIN(c, "limits.left_out_nothing") : "";
    return TELL(c, "limits.left_out",
                { "list", .text = words_list(c->words, c->arena, list, n) });
}

/* --- what was too old --------------------------------------------------------------------
 */

static size_t count_undated_answers(const Composer *c)
{
    size_t n = 0;
    for (size_t i = 0; i < c->found->n_answers; i++)
        n += c->found->answers[i].date == DATE_NONE;
    return n;
}

static const char *say_undated_answers(Composer *c)
{
    size_t n = count_undated_answers(c);
    if (!n || c->found->demands.refuse_undated)
        return "";
    return TELL(c, "limits.undated_answers", { "n", .number = (int64_t)n });
}

/* What states no day was not wanted. */
static const char *say_refused(Composer *c)
{
    const char *parts[2];
    size_t n = 0;
    if (c->card->n_refused)
        parts[n++] =
            TELL(c, "count.records", { "n", .number = (int64_t)c->card->n_refused });
    if (c->card->n_undated_answers)
        parts[n++] = TELL(c, "count.answers",
                          { "n", .number = (int64_t)c->card->n_undated_answers });
    if (!n)
        return "";
    return TELL(
        c, "limits.refused",
        { "n", .number = (int64_t)(c->card->n_refused + c->card->n_undated_answers) },
        { "list", .text = words_list(c->words, c->arena, parts, n) });
}

static const char *say_old_table(Composer *c)
{
    Date made;
    if (c->card->runtime_table_days <= TABLE_OLD_DAYS ||
        !date_read(c->found->runtime_table_date, &made))
        return "";
    return TELL(c, "limits.old_table", { "date", .number = made },
                { "days", .number = TABLE_OLD_DAYS });
}

static const char *say_stale(Composer *c)
{
    const Parameters *limits = &c->model->parameters;
    const char *records = "", *answers = "", *undated = "";
    if (c->card->n_stale)
        records =
            TELL(c, "limits.stale_records", { "n", .number = (int64_t)c->card->n_stale },
                 { "days", .number = limits->fresh_days_automated });
    if (c->card->n_stale_answers) {
        const char *ids[MOST_LISTED];
        size_t n = 0;
        for (size_t i = 0; i < c->card->n_stale_answers && n < MOST_LISTED; i++)
            ids[n++] = c->card->stale_answers[i]->question->id;
        answers = TELL(c, "limits.stale_answers",
                       { "n", .number = (int64_t)c->card->n_stale_answers },
                       { "list", .text = words_list(c->words, c->arena, ids, n) },
                       { "days", .number = limits->fresh_days_questionnaire });
    }
    if (c->card->n_undated)
        undated = TELL(c, "limits.undated", { "n", .number = (int64_t)c->card->n_undated });
    const char *said = SENTENCES(c, records, answers, say_undated_answers(c), undated,
                                 say_refused(c), say_old_table(c));
    bool anything = c->found->n_observations || c->found->n_answers;
    return *said || !anything ? said : TELL_PLAIN(c, "limits.stale_nothing");
}

static const char *say_suppressed(Composer *c)
{
    size_t n = c->found->n_suppressions;
    return n ? TELL(c, "limits.suppressed", { "n", .number = (int64_t)n }) : "";
}

/* Would a little more or less asked for change the stage? */
static const char *say_sensitivity(Composer *c)
{
    const Sensitivity *all = c->card->sensitivity;
    bool same = all[0].stage == all[N_SENSITIVITIES - 1].stage;
    return TELL(c, same ? "limits.insensitive" : "limits.sensitive",
                { "low", .number = all[0].threshold_bp }, { "a", .number = all[0].stage },
                { "middle", .number = all[1].threshold_bp },
                { "b", .number = all[1].stage }, { "high", .number = all[2].threshold_bp },
                { "c", .number = all[2].stage });
}

static const char *say_how_sure(Composer *c)
{
    return SENTENCES(c, say_confidence(c), say_sensitivity(c));
}

/* Of the stage ahead, which is worked for, and of the attained one, which is claimed. */
const char *say_confidence(Composer *c)
{
    int ahead = c->card->next_stage, attained = c->card->attained;
    const StageScore *stage = &c->card->stages[ahead];
    const char *key = !stage->knowledge  ? "limits.confidence_nothing"
                      : stage->score_low ? "limits.confidence"
                                         : "limits.confidence_none";
    const char *below = "";
    if (attained && attained < ahead)
        below = TELL(c, "limits.confidence_attained", { "stage", .number = attained },
                     { "proven", .number = c->card->stages[attained].assurance });
    return SENTENCES(c,
                     TELL(c, key, { "stage", .number = ahead },
                          { "known", .number = stage->knowledge },
                          { "proven", .number = stage->assurance }),
                     below);
}

static const struct {
    const char *head;
    const char *(*say)(Composer *);
} limits[] = {
    { "head.looked_at", say_looked_at },   { "head.unseen", say_unseen },
    { "head.left_out", say_left_out },     { "head.too_old", say_stale },
    { "head.suppressed", say_suppressed }, { "head.confidence", say_how_sure },
};

void build_limits(Composer *c, const Block *block, Node *into)
{
    for (size_t i = 0; i < block->n_of; i++) {
        const char *said = limits[block->of[i]].say(c);
        if (!*said)
            continue;
        Prose text = { 0 };
        prose_add(c->arena, &text, INLINE_STRONG, TELL_PLAIN(c, limits[block->of[i]].head));
        prose_add(c->arena, &text, INLINE_TEXT, arena_printf(c->arena, " %s", said));
        add_prose(c, into, TONE_TEXT, text);
    }
}
