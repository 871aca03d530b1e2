/* The questionnaire: what people can say that no tool can see. Loaded after the
 * practices, because every option names the practices that it bears on. */
#include "base/text8.h"
#include "score/load.h"

static void read_values(const Loading *load, Json in, Option *option)
{
    Json list = json_array(in, "values");
    option->values = ARENA_ARRAY(load->arena, OptionValue, json_count(list) + 1);
    for (Json item = json_first(list); json_here(item); item = json_next(item)) {
        json_only(item, "practice,value_bp");
        OptionValue value = { .practice =
                                  load_practice_named(load, json_get(item, "practice")) };
        value.value_bp = (int)json_int(item, "value_bp", 0, FULL_BP);
        for (size_t i = 0; value.practice && i < option->n_values; i++)
            if (option->values[i].practice == value.practice)
                json_error(item, "practice \"%s\" stands twice", value.practice->id);
        if (value.practice)
            option->values[option->n_values++] = value;
    }
}

static void read_option(const Loading *load, Json in, const Question *question,
                        Option *option)
{
    json_only(in, "id,text,values,not_applicable,usage_stage");
    const char *id = load_id(json_get(in, "id"));
    if (question_find_option(question, id))
        json_error(json_get(in, "id"), "option \"%s\" stands twice", id);
    option->id = id;
    option->text = load_text(in, "text");
    option->usage_stage = (int)json_int_or(in, "usage_stage", 0, LAST_STAGE, -1);
    option->not_applicable =
        load_practices_named(load, in, "not_applicable", &option->n_not_applicable);
    read_values(load, in, option);
}

static void read_question(const Loading *load, Json in, Question *question)
{
    static const char *const types[] = {
        [QUESTION_SINGLE] = "single",
        [QUESTION_MULTI] = "multi",
        [QUESTION_MULTI_SUM] = "multi_sum",
    };
    json_only(in, "id,text,type,hint,options");
    const char *id = load_id(json_get(in, "id"));
    if (model_find_question(load->model, id))
        json_error(json_get(in, "id"), "question \"%s\" stands twice", id);
    question->id = id;
    question->text = load_text(in, "text");
    question->type = (QuestionType)json_choice(in, "type", types, 3);
    Json list = json_array(in, "options");
    question->options = ARENA_ARRAY(load->arena, Option, json_count(list) + 1);
    for (Json item = json_first(list); json_here(item); item = json_next(item)) {
        read_option(load, item, question, &question->options[question->n_options]);
        question->n_options++;
    }
    if (question->n_options > MOST_OPTIONS)
        json_error(list, "expected at most %d options, found %zu", MOST_OPTIONS,
                   question->n_options);
    if (!question->n_options && json_here(list))
        json_error(list, "expected at least 1 option, found 0");
}

void load_questionnaire(Loading *load)
{
    Model *model = load->model;
    const Json nowhere = { 0 };
    Json in = load_file(load, "data/questionnaire.json", "rung-questionnaire/1", nowhere);
    if (!json_here(in))
        return;
    model->text.questionnaire = in;
    json_only(in, "schema,model_version,answer_format,aggregation,not_applicable,"
                  "confidence,questions");
    if (!text8_same(json_text(json_get(in, "model_version")), model->version))
        json_expected(
            json_get(in, "model_version"),
            arena_printf(load->arena, "the model's version \"%s\"", model->version));
    Json list = json_array(in, "questions");
    model->questions = ARENA_ARRAY(load->arena, Question, json_count(list) + 1);
    for (Json item = json_first(list); json_here(item); item = json_next(item)) {
        read_question(load, item, &model->questions[model->n_questions]);
        model->n_questions++;
    }
}
