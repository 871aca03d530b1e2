/* What the verdict was computed with, in result.json: the parameters of the model, the
 * options of the questions that were answered, and every answer as it was given. With
 * these a second program needs nothing but result.json to compute the verdict again. */
#include "emit/result.h"

static const char *const mode_names[] = {
    [MODE_QUESTION_ONLY] = "question_only",
    [MODE_AUTO_FIRST] = "auto_first",
    [MODE_AUTO_AND_QUESTION] = "auto_and_question",
};

static const char *const type_names[] = {
    [QUESTION_SINGLE] = "single",
    [QUESTION_MULTI] = "multi",
    [QUESTION_MULTI_SUM] = "multi_sum",
};

static void put_points(JsonWriter *writer, const char *key, const char *const *names,
                       const int *points, size_t n)
{
    json_open_line(writer, key, '{');
    for (size_t i = 0; i < n; i++)
        json_put_int(writer, names[i], points[i]);
    json_close(writer);
}

void result_put_parameters(JsonWriter *writer, const Parameters *parameters)
{
    static const char *const stages[N_STAGES] = { "0", "1", "2", "3", "4" };
    json_open(writer, "parameters", '{');
    put_points(writer, "stage_threshold_bp", stages + 1, parameters->stage_threshold_bp + 1,
               LAST_STAGE);
    json_put_int(writer, "capability_floor_bp", parameters->capability_floor_bp);
    json_put_int(writer, "max_waived_share_bp", parameters->max_waived_share_bp);
    json_put_int(writer, "unknown_width_bp", parameters->unknown_width_bp);
    json_put_int(writer, "index_cap_tenths", parameters->index_cap_tenths);
    put_points(writer, "effort_points", effort_names, parameters->effort_points, N_EFFORTS);
    put_points(writer, "severity_points", severity_names, parameters->severity_points,
               N_SEVERITIES);
    json_open_line(writer, "freshness_days", '{');
    json_put_int(writer, "automated", parameters->fresh_days_automated);
    json_put_int(writer, "questionnaire", parameters->fresh_days_questionnaire);
    json_put_int(writer, "waiver_max", parameters->waiver_max_days);
    json_close(writer);
    json_close(writer);
}

void result_put_rule(JsonWriter *writer, const Practice *practice)
{
    json_put_text(writer, "mode", mode_names[practice->mode]);
    json_put_bool(writer, "may_not_apply", practice->not_applicable_when);
    result_put_practices(writer, "implied_by", practice->implied_by,
                         practice->n_implied_by);
}

/* --- questions and answers ------------------------------------------------------------ */

static void put_option(JsonWriter *writer, const Option *option)
{
    json_open_line(writer, NULL, '{');
    json_put_text(writer, "id", option->id);
    result_put_known(writer, "usage_stage", option->usage_stage);
    json_open_line(writer, "values", '{');
    for (size_t i = 0; i < option->n_values; i++)
        json_put_int(writer, option->values[i].practice->id, option->values[i].value_bp);
    json_close(writer);
    result_put_practices(writer, "not_applicable", option->not_applicable,
                         option->n_not_applicable);
    json_close(writer);
}

static bool has_answer(const Assessment *found, const Question *question)
{
    for (size_t i = 0; i < found->n_answers; i++)
        if (found->answers[i].question == question)
            return true;
    return false;
}

static void put_questions(JsonWriter *writer, const Scorecard *card)
{
    const Model *model = card->model;
    json_open(writer, "questions", '[');
    for (size_t i = 0; i < model->n_questions; i++) {
        const Question *question = &model->questions[i];
        if (!has_answer(card->assessment, question))
            continue;
        json_open(writer, NULL, '{');
        json_put_text(writer, "id", question->id);
        json_put_text(writer, "type", type_names[question->type]);
        json_open(writer, "options", '[');
        for (size_t k = 0; k < question->n_options; k++)
            put_option(writer, &question->options[k]);
        json_close(writer);
        json_close(writer);
    }
    json_close(writer);
}

void result_put_answers(JsonWriter *writer, const Scorecard *card)
{
    put_questions(writer, card);
    json_open(writer, "answers", '[');
    for (size_t i = 0; i < card->assessment->n_answers; i++) {
        json_open_line(writer, NULL, '{');
        result_put_answer(writer, card->answers[i]);
        json_close(writer);
    }
    json_close(writer);
}
