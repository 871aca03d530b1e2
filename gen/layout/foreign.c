/* Gathers the texts of the model that stand in reports as they are, alone or inside a
 * sentence: names, titles, lists, questions and their answers. */
#include "layout/foreign.h"

#include "base/text8.h"

typedef struct {
    Arena *arena;
    Foreign *foreign;
} Gathering;

static void add(const Gathering *to, const char *text)
{
    foreign_add(to->arena, to->foreign, text);
}

static void add_all(const Gathering *to, const char *const *texts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        add(to, texts[i]);
}

static void add_stage(const Gathering *to, const Stage *stage)
{
    add(to, stage->name);
    add(to, stage->summary);
    add_all(to, stage->typical_workloads, stage->n_typical_workloads);
    add_all(to, stage->success_criteria, stage->n_success_criteria);
    add_all(to, stage->risks, stage->n_risks);
    add_all(to, stage->how_to_advance, stage->n_how_to_advance);
}

static void add_practice(const Gathering *to, const Practice *practice)
{
    const Recommendation *advice = &practice->recommendation;
    add(to, practice->title);
    add(to, practice->rationale);
    add(to, practice->state_met);
    add(to, practice->state_partial);
    add(to, practice->state_not_met);
    add(to, practice->not_applicable_when);
    add(to, advice->title);
    add(to, advice->outcome);
    add_all(to, advice->steps, advice->n_steps);
}

static void add_question(const Gathering *to, const Question *question)
{
    add(to, question->text);
    for (size_t i = 0; i < question->n_options; i++)
        add(to, question->options[i].text);
}

const Foreign *foreign_texts(Arena *arena, const Model *model, const char *language)
{
    if (text8_same(model->language, language))
        return NULL;
    Gathering to = { arena, foreign_new(arena, model->language) };
    for (int i = 0; i < N_STAGES; i++)
        add_stage(&to, &model->stages[i]);
    for (size_t i = 0; i < model->n_capabilities; i++) {
        add(&to, model->capabilities[i].name);
        add(&to, model->capabilities[i].question);
    }
    for (size_t i = 0; i < model->n_practices; i++)
        add_practice(&to, &model->practices[i]);
    for (size_t i = 0; i < model->n_questions; i++)
        add_question(&to, &model->questions[i]);
    return to.foreign;
}

Prose foreign_beside(Arena *arena, const Document *document, const char *first,
                     const char *second)
{
    if (!first || !*first)
        return prose_of(arena, second);
    if (!second || !*second)
        return prose_of(arena, first);
    const char *behind = arena_printf(arena, " %s", second);
    if (!document->foreign)
        return prose_of(arena, arena_printf(arena, "%s%s", first, behind));
    Prose prose = prose_of(arena, first);
    prose_add(arena, &prose, INLINE_TEXT, behind);
    return prose;
}
