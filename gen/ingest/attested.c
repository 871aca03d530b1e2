/* What people said in another tool counts as an answer of theirs (SCORING.md section 2,
 * rule 8). For each practice and workload the choices that bear on it are the options of
 * one question: the share of them that was selected is what the answer is worth. Where our
 * questionnaire was answered too the lower value counts, as of any two answers. */
#include "ingest/merge.h"

#include <string.h>

#include "base/text8.h"

enum { WHOLE_BP = 10000 };

/* The choices of one workload that bear on one practice. */
typedef struct {
    const Observation **rows; /* each choice once: left out wins over selected */
    size_t n_rows;
} Statement;

/* The native form states answers of its own, so statements in it are only shown. */
static bool is_statement(const Observation *row)
{
    return row->strength == STRENGTH_ATTESTED &&
           (row->verdict == VERDICT_PASS || row->verdict == VERDICT_FAIL) &&
           !text8_starts(row->input->format, "rung-");
}

static Statement *statement_of(Arena *arena, Statement **all, size_t *n,
                               const Observation *row)
{
    for (size_t i = 0; i < *n; i++)
        if ((*all)[i].rows[0]->practice == row->practice &&
            (*all)[i].rows[0]->resource == row->resource)
            return &(*all)[i];
    ARENA_PUSH(arena, *all, *n) = (Statement){ 0 };
    return &(*all)[*n - 1];
}

static void add_choice(Arena *arena, Statement *statement, const Observation *row)
{
    for (size_t i = 0; i < statement->n_rows; i++) {
        if (strcmp(statement->rows[i]->check, row->check) != 0)
            continue;
        if (row->verdict == VERDICT_FAIL)
            statement->rows[i] = row;
        return;
    }
    ARENA_PUSH(arena, statement->rows, statement->n_rows) = row;
}

/* As old as the oldest of its choices; undated when one of them is. */
static Date day_of(const Statement *statement)
{
    Date day = statement->rows[0]->date;
    for (size_t i = 1; i < statement->n_rows; i++) {
        Date other = statement->rows[i]->date;
        if (day == DATE_NONE || other == DATE_NONE)
            return DATE_NONE;
        day = other < day ? other : day;
    }
    return day;
}

static const Question *question_of(Intake *intake, const Statement *statement)
{
    Arena *arena = intake->arena;
    const Observation *first = statement->rows[0];
    int n = (int)statement->n_rows;
    Question *question = ARENA_NEW(arena, Question);
    *question = (Question){ .id = first->input->tool ? first->input->tool : first->tool,
                            .text = first->practice->title,
                            .type = QUESTION_MULTI_SUM,
                            .options = ARENA_ARRAY(arena, Option, statement->n_rows + 1),
                            .n_options = statement->n_rows + 1 };
    question->options[statement->n_rows] =
        (Option){ .id = "none", .text = "None of these", .usage_stage = -1 };
    for (size_t i = 0; i < statement->n_rows; i++) {
        const Observation *row = statement->rows[i];
        OptionValue *value = ARENA_NEW(arena, OptionValue);
        *value = (OptionValue){ row->practice, (WHOLE_BP + n - 1) / n };
        question->options[i] = (Option){ .id = row->check,
                                         .text = row->title ? row->title : row->check,
                                         .values = value,
                                         .n_values = 1,
                                         .usage_stage = -1 };
    }
    return question;
}

static Answer answer_of(Intake *intake, const Statement *statement)
{
    Answer answer = { .question = question_of(intake, statement),
                      .date = day_of(statement),
                      .input = statement->rows[0]->input,
                      .pointer = statement->rows[0]->pointer };
    for (size_t i = 0; i < statement->n_rows; i++)
        if (statement->rows[i]->verdict == VERDICT_PASS)
            ARENA_PUSH(intake->arena, answer.selected, answer.n_selected) =
                &answer.question->options[i];
    if (!answer.n_selected)
        ARENA_PUSH(intake->arena, answer.selected, answer.n_selected) =
            &answer.question->options[statement->n_rows];
    return answer;
}

void attested_answer(Intake *intake, Assessment *out)
{
    size_t n = 0;
    Statement *all = NULL;
    for (size_t i = 0; i < out->n_observations; i++) {
        const Observation *row = &out->observations[i];
        if (is_statement(row))
            add_choice(intake->arena, statement_of(intake->arena, &all, &n, row), row);
    }
    for (size_t i = 0; i < n; i++)
        ARENA_PUSH(intake->arena, intake->answers, intake->n_answers) =
            answer_of(intake, &all[i]);
    out->answers = intake->answers;
    out->n_answers = intake->n_answers;
}
