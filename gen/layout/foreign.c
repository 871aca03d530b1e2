/* Gathers the texts of the model that blocks put into reports as they are: names, titles,
 * lists, questions. Those that stand inside a sentence of the report stay unmarked. */
#include "layout/foreign.h"

#include "base/text8.h"

static void add(const Foreign *foreign, const char *text)
{
    if (text && *text)
        map_set(foreign->texts, text, (void *)foreign);
}

static void add_all(const Foreign *foreign, const char *const *texts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        add(foreign, texts[i]);
}

static void add_stage(const Foreign *foreign, const Stage *stage)
{
    add(foreign, stage->name);
    add(foreign, stage->summary);
    add_all(foreign, stage->typical_workloads, stage->n_typical_workloads);
    add_all(foreign, stage->success_criteria, stage->n_success_criteria);
    add_all(foreign, stage->risks, stage->n_risks);
    add_all(foreign, stage->how_to_advance, stage->n_how_to_advance);
}

static void add_practice(const Foreign *foreign, const Practice *practice)
{
    const Recommendation *advice = &practice->recommendation;
    add(foreign, practice->title);
    add(foreign, practice->rationale);
    add(foreign, practice->state_met);
    add(foreign, practice->state_partial);
    add(foreign, practice->state_not_met);
    add(foreign, practice->not_applicable_when);
    add(foreign, advice->title);
    add(foreign, advice->outcome);
    add_all(foreign, advice->steps, advice->n_steps);
}

const Foreign *foreign_texts(Arena *arena, const Model *model, const char *language)
{
    if (text8_same(model->language, language))
        return NULL;
    Foreign *foreign = ARENA_NEW(arena, Foreign);
    foreign->language = model->language;
    foreign->texts = map_new(arena);
    for (int i = 0; i < N_STAGES; i++)
        add_stage(foreign, &model->stages[i]);
    for (size_t i = 0; i < model->n_capabilities; i++) {
        add(foreign, model->capabilities[i].name);
        add(foreign, model->capabilities[i].question);
    }
    for (size_t i = 0; i < model->n_practices; i++)
        add_practice(foreign, &model->practices[i]);
    for (size_t i = 0; i < model->n_questions; i++)
        add(foreign, model->questions[i].text);
    return foreign;
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
