/* What one answer says of one practice, and what has grown too old to say anything: the
 * questions that a comparison asks of both sides. */
#include "base/text8.h"
#include "score/compare.h"

static bool has_selected(const Answer *answer, const char *id)
{
    for (size_t i = 0; i < answer->n_selected; i++)
        if (text8_same(answer->selected[i]->id, id))
            return true;
    return false;
}

static bool bears_on(const Question *question, const Practice *practice)
{
    for (size_t i = 0; i < question->n_options; i++)
        for (size_t j = 0; j < question->options[i].n_values; j++)
            if (question->options[i].values[j].practice == practice)
                return true;
    return false;
}

/* SCORING.md section 2, rule 8: the best of what is selected, or its sum. */
int answer_value(const Answer *answer, const Practice *practice)
{
    bool sums = answer->question->type == QUESTION_MULTI_SUM;
    if (has_selected(answer, "unknown") || has_selected(answer, "na") ||
        !bears_on(answer->question, practice))
        return NO_VALUE;
    int value = sums ? 0 : NO_VALUE;
    for (size_t i = 0; i < answer->n_selected; i++)
        for (size_t j = 0; j < answer->selected[i]->n_values; j++) {
            const OptionValue *given = &answer->selected[i]->values[j];
            if (given->practice != practice)
                continue;
            if (sums)
                value += given->value_bp;
            else if (given->value_bp > value)
                value = given->value_bp;
        }
    return value < FULL_BP ? value : FULL_BP;
}

bool answer_is_silent(const Answer *answer, const Scorecard *card)
{
    int64_t age = (int64_t)card->assessment->as_of - answer->date;
    bool stale =
        answer->date != DATE_NONE && age > card->model->parameters.fresh_days_questionnaire;
    return stale || has_selected(answer, "unknown");
}

bool observation_is_stale(const Observation *seen, const Scorecard *card)
{
    int64_t age = (int64_t)card->assessment->as_of - seen->date;
    return seen->date != DATE_NONE && age > card->model->parameters.fresh_days_automated;
}
