/* Lookups in the model. There are some fifty practices: walking them is fast enough. */
#include "model.h"

#include "base/text8.h"

const char *const severity_names[N_SEVERITIES] = {
    [SEVERITY_LOW] = "low",
    [SEVERITY_MEDIUM] = "medium",
    [SEVERITY_HIGH] = "high",
    [SEVERITY_CRITICAL] = "critical",
};

const char *const effort_names[N_EFFORTS] = {
    [EFFORT_S] = "S", [EFFORT_M] = "M", [EFFORT_L] = "L"
};

const char *const strength_names[N_STRENGTHS] = {
    [STRENGTH_DIRECT] = "direct",   [STRENGTH_INDIRECT] = "indirect",
    [STRENGTH_WEAK] = "weak",       [STRENGTH_FAIL_ONLY] = "fail_only",
    [STRENGTH_SUSPECT] = "suspect", [STRENGTH_ATTESTED] = "attested",
    [STRENGTH_CONTEXT] = "context",
};

const Practice *model_find_practice(const Model *model, const char *id)
{
    for (size_t i = 0; i < model->n_practices; i++)
        if (text8_same(model->practices[i].id, id))
            return &model->practices[i];
    return NULL;
}

const Capability *model_find_capability(const Model *model, const char *id)
{
    for (size_t i = 0; i < model->n_capabilities; i++)
        if (text8_same(model->capabilities[i].id, id))
            return &model->capabilities[i];
    return NULL;
}

const Question *model_find_question(const Model *model, const char *id)
{
    for (size_t i = 0; i < model->n_questions; i++)
        if (text8_same(model->questions[i].id, id))
            return &model->questions[i];
    return NULL;
}

const Option *question_find_option(const Question *question, const char *id)
{
    for (size_t i = 0; i < question->n_options; i++)
        if (text8_same(question->options[i].id, id))
            return &question->options[i];
    return NULL;
}

bool option_stands_alone(const Question *question, const Option *option)
{
    if (text8_same(option->id, "unknown") || text8_same(option->id, "na"))
        return true;
    bool is_none = question->type == QUESTION_MULTI_SUM && option->n_values;
    for (size_t i = 0; i < option->n_values; i++)
        is_none &= option->values[i].value_bp == 0;
    return is_none;
}

const char *model_nearest_practice(const Model *model, Arena *arena, const char *word)
{
    const char **ids = ARENA_ARRAY(arena, const char *, model->n_practices);
    for (size_t i = 0; i < model->n_practices; i++)
        ids[i] = model->practices[i].id;
    return text8_nearest(word, ids, model->n_practices);
}
