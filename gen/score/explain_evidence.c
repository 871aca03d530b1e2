/* The records behind a practice: every observation, counted or not, every answer to its
 * questions, every waiver, each with its file and place. */
#include <stdlib.h>
#include <string.h>

#include "score/explain_parts.h"
#include "score/steps.h"

/* --- observations ------------------------------------------------------------------- */

static void add_seen(Explaining *e, const PracticeScore *score, bool fails)
{
    for (size_t i = 0; i < score->n_seen; i++)
        if ((score->seen[i]->verdict == VERDICT_FAIL) == fails)
            ARENA_PUSH(e->arena, e->to->witnesses, e->to->n_witnesses) =
                (Witness){ .seen = score->seen[i] };
}

static bool is_conflict(const PracticeScore *score, const Observation *seen)
{
    for (size_t i = 0; i < score->n_conflicts; i++)
        if (score->conflicts[i] == seen)
            return true;
    return false;
}

void list_witnesses(Explaining *e, const PracticeScore *score)
{
    Explanation *to = e->to;
    add_seen(e, score, true);
    add_seen(e, score, false);
    for (size_t i = 0; i < score->n_lens; i++)
        ARENA_PUSH(e->arena, to->witnesses, to->n_witnesses) =
            (Witness){ .seen = score->lens[i] };
    for (size_t i = 0; i < score->n_not_counted; i++) {
        const char *key = arena_printf(e->arena, "explain.why.%s",
                                       not_counted_names[score->not_counted_for[i]]);
        ARENA_PUSH(e->arena, to->witnesses, to->n_witnesses) =
            (Witness){ .seen = score->not_counted[i],
                       .why_not = TELL_PLAIN(e, key),
                       .is_conflict = is_conflict(score, score->not_counted[i]) };
    }
    for (size_t i = 0; i < score->n_stale; i++)
        ARENA_PUSH(e->arena, to->witnesses, to->n_witnesses) =
            (Witness){ .seen = score->stale[i],
                       .why_not = TELL(e, "explain.why.stale",
                                       { "date", .number = score->stale[i]->date }),
                       .is_stale = true };
}

/* --- answers ------------------------------------------------------------------------ */

static int place_order(const Answer *a, const Answer *b)
{
    const char *left = a->input ? a->input->path : "";
    const char *right = b->input ? b->input->path : "";
    int order = strcmp(left, right);
    return order ? order
                 : strcmp(a->pointer ? a->pointer : "", b->pointer ? b->pointer : "");
}

static int by_question(const void *left, const void *right)
{
    const AnswerValue *a = left, *b = right;
    if (a->answer->question != b->answer->question)
        return a->answer->question < b->answer->question ? -1 : 1;
    if (a->value_bp != b->value_bp)
        return a->value_bp < b->value_bp ? -1 : 1;
    if (a->answer->date != b->answer->date)
        return a->answer->date < b->answer->date ? -1 : 1;
    return place_order(a->answer, b->answer);
}

const AnswerValue *sort_said(Arena *arena, const PracticeScore *score)
{
    AnswerValue *sorted = ARENA_ARRAY(arena, AnswerValue, score->n_said + 1);
    for (size_t i = 0; i < score->n_said; i++)
        sorted[i] = score->said[i];
    qsort(sorted, score->n_said, sizeof *sorted, by_question);
    return sorted;
}

static const char *name_options(Explaining *e, const Answer *answer)
{
    const char **ids = ARENA_ARRAY(e->arena, const char *, answer->n_selected + 1);
    for (size_t i = 0; i < answer->n_selected; i++)
        ids[i] = answer->selected[i]->id;
    return words_list(e->words, e->arena, ids, answer->n_selected);
}

static void add_answer(Explaining *e, const char *key, const Answer *answer, int value)
{
    bool linked = answer->evidence && *answer->evidence;
    const char *when = answer->date == DATE_NONE ? TELL_PLAIN(e, "explain.said.undated")
                                                 : TELL(e, "explain.said.date",
                                                        { "date", .number = answer->date });
    ARENA_PUSH(e->arena, e->to->answers, e->to->n_answers) = (Note){
        .text =
            TELL(e, key, { "question", .text = answer->question->id },
                 { "text", .text = answer->question->text },
                 { "n", .number = (int64_t)answer->n_selected },
                 { "options", .text = name_options(e, answer) },
                 { "value", .text = say_bp(e, value) }, { "when", .text = when },
                 { "evidence", .text = linked ? TELL(e, "explain.said.linked",
                                                     { "link", .text = answer->evidence })
                                              : TELL_PLAIN(e, "explain.said.not_linked") }),
        .input = answer->input,
        .pointer = answer->pointer
    };
}

static bool bears_on(const Question *question, const Practice *practice)
{
    for (size_t i = 0; i < practice->n_questions; i++)
        if (strcmp(practice->questions[i], question->id) == 0)
            return true;
    return false;
}

static bool gave_value(const PracticeScore *score, const Answer *answer)
{
    for (size_t i = 0; i < score->n_said; i++)
        if (score->said[i].answer == answer)
            return true;
    return false;
}

static bool is_old(const Scorecard *card, const Answer *answer)
{
    for (size_t i = 0; i < card->n_stale_answers; i++)
        if (card->stale_answers[i] == answer)
            return true;
    return false;
}

static int by_place(const void *left, const void *right)
{
    const AnswerValue a = { .answer = *(const Answer *const *)left };
    const AnswerValue b = { .answer = *(const Answer *const *)right };
    return by_question(&a, &b);
}

static const char *why_silent(Explaining *e, const Answer *answer)
{
    if (is_old(e->card, answer))
        return "explain.said.stale";
    return is_refused(answer->date, e->card) ? "explain.said.refused"
                                             : "explain.said.nothing";
}

/* Answers that gave no value: too old, refused as undated, or "we do not know". */
static void list_silent(Explaining *e, const PracticeScore *score)
{
    const Assessment *found = e->card->assessment;
    const Answer **silent = NULL;
    size_t n = 0;
    for (size_t i = 0; i < found->n_answers; i++)
        if (bears_on(found->answers[i].question, score->practice) &&
            !gave_value(score, &found->answers[i]))
            ARENA_PUSH(e->arena, silent, n) = &found->answers[i];
    if (n)
        qsort(silent, n, sizeof *silent, by_place);
    for (size_t i = 0; i < n; i++)
        add_answer(e, why_silent(e, silent[i]), silent[i], 0);
}

void list_answers(Explaining *e, const PracticeScore *score)
{
    const AnswerValue *said = sort_said(e->arena, score);
    for (size_t i = 0; i < score->n_said; i++)
        add_answer(e, "explain.said", said[i].answer, said[i].value_bp);
    list_silent(e, score);
}

/* --- waivers ------------------------------------------------------------------------ */

static void add_waiver(Explaining *e, const Waiver *waiver, bool is_valid)
{
    const char *of = waiver->resource ? TELL(e, "explain.waiver.resource",
                                             { "resource", .text = waiver->resource })
                                      : TELL_PLAIN(e, "explain.waiver.practice");
    Date as_of = e->card->assessment->as_of;
    const char *key = is_valid                  ? "explain.waiver.holds"
                      : waiver->created > as_of ? "explain.waiver.not_yet"
                      : waiver->expires < as_of ? "explain.waiver.expired"
                                                : "explain.waiver.too_long";
    ARENA_PUSH(e->arena, e->to->waivers, e->to->n_waivers) =
        (Note){ .text =
                    TELL(e, key, { "id", .text = waiver->id }, { "of", .text = of },
                         { "created", .number = waiver->created },
                         { "expires", .number = waiver->expires },
                         { "reason", .text = waiver->reason ? waiver->reason : "" },
                         { "approver", .text = waiver->approver ? waiver->approver : "" }),
                .input = waiver->input,
                .pointer = waiver->pointer };
}

void list_waivers(Explaining *e, const PracticeScore *score)
{
    const Scorecard *card = e->card;
    for (size_t i = 0; i < card->n_valid_waivers; i++)
        if (card->valid_waivers[i]->practice == score->practice)
            add_waiver(e, card->valid_waivers[i], true);
    for (size_t i = 0; i < card->n_expired_waivers; i++)
        if (card->expired_waivers[i]->practice == score->practice)
            add_waiver(e, card->expired_waivers[i], false);
}
