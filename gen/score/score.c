/* From evidence to the verdict, step by step. The method is SCORING.md's; every step has
 * its file, and steps.h is their table of contents. */
#include "score/score.h"

#include <stdlib.h>
#include <string.h>

#include "score/open_questions.h"
#include "score/plan.h"
#include "score/steps.h"

static void plan_next_stage(Arena *arena, Scorecard *card)
{
    const PlanOptions options = { .target = card->next_stage,
                                  .effort_budget = NO_EFFORT_BUDGET };
    if (card->attained < LAST_STAGE)
        card->plan = plan_make(arena, card, &options);
}

const Scorecard *score(Arena *arena, const Model *model, const Assessment *assessment,
                       Diag *diag)
{
    Scorecard *card = ARENA_NEW(arena, Scorecard);
    card->model = model;
    card->assessment = assessment;
    card->practices = ARENA_ARRAY(arena, PracticeScore, model->n_practices);
    for (size_t i = 0; i < model->n_practices; i++)
        card->practices[i].practice = &model->practices[i];

    sort_waivers(arena, card);
    int *answer_confidence = read_answers(arena, card, diag);
    SortedObservations sorted = sort_observations(arena, card);
    read_lens_answers(card, sorted, answer_confidence);
    const Evidence *evidence = read_evidence(arena, card, sorted);
    set_states(card, evidence, answer_confidence);
    score_stages(arena, card);
    date_tables(card, diag);
    rank_moves(arena, card);
    find_path(arena, card);
    find_open_questions(arena, card);
    plan_next_stage(arena, card);
    summarise(arena, card);
    return card;
}

static int by_id(const void *a, const void *b)
{
    return strcmp((*(const Practice *const *)a)->id, (*(const Practice *const *)b)->id);
}

const Practice **practices_by_id(Arena *arena, const Model *model)
{
    const Practice **practices = ARENA_ARRAY(arena, const Practice *, model->n_practices);
    for (size_t i = 0; i < model->n_practices; i++)
        practices[i] = &model->practices[i];
    qsort(practices, model->n_practices, sizeof *practices, by_id);
    return practices;
}
