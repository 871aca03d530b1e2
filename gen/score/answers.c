/* What people said. An answer gives a value to each practice that its question bears on;
 * where two answers bear on one practice the lower value and the weaker proof count.
 * "We do not know" and answers past their age, or refused as undated, say nothing (section
 * 2, rules 1 and 8). */
#include <stdlib.h>
#include <string.h>

#include "base/text8.h"
#include "score/steps.h"

enum { NOTHING_SAID = -1 };

typedef struct {
    Arena *arena;
    Scorecard *card;
    int *confidence; /* by practice index */
    int *got;        /* by practice index: what the answer being read gives it */
} Reading;

static bool has_selected(const Answer *answer, const char *option)
{
    for (size_t i = 0; i < answer->n_selected; i++)
        if (text8_same(answer->selected[i]->id, option))
            return true;
    return false;
}

static bool is_old(const Answer *answer, const Scorecard *card)
{
    return is_older(answer->date, card, card->model->parameters.fresh_days_questionnaire);
}

bool answer_is_usable(const Scorecard *card, const Answer *answer)
{
    return !is_old(answer, card) && !is_refused(answer->date, card) &&
           !has_selected(answer, "unknown");
}

static void set_not_applicable(Scorecard *card, const Practice *practice,
                               const char *reason)
{
    if (practice->not_applicable_when)
        card->practices[practice->index].not_applicable_reason = reason;
}

/* The option "na" speaks for every practice of its question. */
static void question_does_not_apply(Scorecard *card, const Question *question)
{
    const Option *na = question_find_option(question, "na");
    for (size_t i = 0; i < question->n_options; i++)
        for (size_t j = 0; j < question->options[i].n_values; j++)
            set_not_applicable(card, question->options[i].values[j].practice, na->text);
}

static void read_option(const Reading *reading, const Question *question,
                        const Option *option)
{
    Scorecard *card = reading->card;
    for (size_t i = 0; i < option->n_not_applicable; i++)
        set_not_applicable(card, option->not_applicable[i], option->text);
    if (option->usage_stage > card->usage_stage)
        card->usage_stage = option->usage_stage;
    for (size_t i = 0; i < option->n_values; i++) {
        int *got = &reading->got[option->values[i].practice->index];
        int value = option->values[i].value_bp;
        if (*got == NOTHING_SAID)
            *got = value;
        else if (question->type == QUESTION_MULTI_SUM)
            *got += value;
        else if (value > *got)
            *got = value;
    }
}

static bool is_linked(const Answer *answer)
{
    return answer->evidence && *answer->evidence;
}

/* Of two answers with the same value the one is named that is proven less, then the one
 * whose question comes first, so that the order of the inputs does not show. */
static bool is_rather_named(const Answer *answer, const Answer *named)
{
    if (is_linked(answer) != is_linked(named))
        return !is_linked(answer);
    int order = strcmp(answer->question->id, named->question->id);
    if (order)
        return order < 0;
    if (answer->date != named->date)
        return answer->date < named->date;
    return answer->pointer && named->pointer && strcmp(answer->pointer, named->pointer) < 0;
}

static void keep_value(const Reading *reading, const Answer *answer,
                       const Practice *practice, int value)
{
    PracticeScore *score = &reading->card->practices[practice->index];
    int *confidence = &reading->confidence[practice->index];
    int proof = is_linked(answer) ? CONFIDENCE_LINKED_ANSWER : CONFIDENCE_BARE_ANSWER;
    ARENA_PUSH(reading->arena, score->said, score->n_said) =
        (AnswerValue){ .answer = answer, .value_bp = value };
    if (!score->answer || proof < *confidence)
        *confidence = proof;
    if (!score->answer || value < score->answer_bp ||
        (value == score->answer_bp && is_rather_named(answer, score->answer))) {
        score->answer_bp = value;
        score->answer = answer;
    }
}

/* Sets what each practice of the question has got so far. */
static void start_question(const Reading *reading, const Question *question, int got)
{
    for (size_t i = 0; i < question->n_options; i++)
        for (size_t j = 0; j < question->options[i].n_values; j++)
            reading->got[question->options[i].values[j].practice->index] = got;
}

static void read_answer(const Reading *reading, const Answer *answer)
{
    const Question *question = answer->question;
    if (has_selected(answer, "unknown"))
        return;
    if (has_selected(answer, "na")) {
        question_does_not_apply(reading->card, question);
        return;
    }
    /* Where values add up, what was not selected is known to be missing: 0. */
    start_question(reading, question,
                   question->type == QUESTION_MULTI_SUM ? 0 : NOTHING_SAID);
    for (size_t i = 0; i < answer->n_selected; i++)
        read_option(reading, question, answer->selected[i]);
    for (size_t i = 0; i < question->n_options; i++)
        for (size_t j = 0; j < question->options[i].n_values; j++) {
            const Practice *practice = question->options[i].values[j].practice;
            int got = reading->got[practice->index];
            if (got != NOTHING_SAID)
                keep_value(reading, answer, practice, got < FULL_BP ? got : FULL_BP);
            reading->got[practice->index] = NOTHING_SAID;
        }
}

/* A claim is honoured only where the model says when a practice does not apply. */
static void read_claims(Scorecard *card, Diag *diag)
{
    const Assessment *found = card->assessment;
    for (size_t i = 0; i < found->n_not_applicable; i++) {
        const NotApplicable *claim = &found->not_applicable[i];
        const Practice *practice = claim->practice;
        if (practice->not_applicable_when)
            set_not_applicable(card, practice,
                               claim->reason ? claim->reason
                                             : practice->not_applicable_when);
        else
            diag_warn(diag, origin_of_file(claim->input ? claim->input->path : NULL),
                      "practice %s always applies: the claim that it does not is refused",
                      practice->id);
    }
}

static int by_question(const void *left, const void *right)
{
    const Answer *a = *(const Answer *const *)left, *b = *(const Answer *const *)right;
    int order = strcmp(a->question->id, b->question->id);
    if (order)
        return order;
    if (a->date != b->date)
        return a->date < b->date ? -1 : 1;
    return strcmp(a->pointer ? a->pointer : "", b->pointer ? b->pointer : "");
}

static void sort_answers(const Answer **answers, size_t n)
{
    if (n)
        qsort(answers, n, sizeof *answers, by_question);
}

static void list_answers(Arena *arena, Scorecard *card)
{
    const Assessment *found = card->assessment;
    card->answers = ARENA_ARRAY(arena, const Answer *, found->n_answers + 1);
    for (size_t i = 0; i < found->n_answers; i++)
        card->answers[i] = &found->answers[i];
    sort_answers(card->answers, found->n_answers);
}

int *read_answers(Arena *arena, Scorecard *card, Diag *diag)
{
    const Assessment *found = card->assessment;
    size_t n = card->model->n_practices;
    Reading reading = { .arena = arena,
                        .card = card,
                        .confidence = ARENA_ARRAY(arena, int, n),
                        .got = ARENA_ARRAY(arena, int, n) };
    for (size_t i = 0; i < n; i++)
        card->practices[i].answer_bp = NOTHING_SAID;
    card->usage_stage = found->usage_stage;
    for (size_t i = 0; i < found->n_answers; i++) {
        const Answer *answer = &found->answers[i];
        if (is_old(answer, card))
            ARENA_PUSH(arena, card->stale_answers, card->n_stale_answers) = answer;
        else if (is_refused(answer->date, card))
            ARENA_PUSH(arena, card->undated_answers, card->n_undated_answers) = answer;
        else
            read_answer(&reading, answer);
    }
    sort_answers(card->stale_answers, card->n_stale_answers);
    sort_answers(card->undated_answers, card->n_undated_answers);
    list_answers(arena, card);
    read_claims(card, diag);
    return reading.confidence;
}
