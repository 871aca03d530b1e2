/* See the header. */
#include "score/trial.h"

#include <string.h>

#include "base/text8.h"
#include "score/steps.h"

/* --- what can be met --------------------------------------------------------------- */

/* Weights of the resources that a waiver took out; their rows stand together. */
typedef struct {
    int64_t all, listed;
} Waived;

static Waived waived_of(const PracticeScore *score)
{
    Waived waived = { 0 };
    const char *last = NULL;
    for (size_t i = 0; i < score->n_not_counted; i++) {
        const Observation *row = score->not_counted[i];
        if (score->not_counted_for[i] != NOT_COUNTED_WAIVED ||
            text8_same(row->resource->id, last))
            continue;
        last = row->resource->id;
        waived.all += row->resource->weight;
        waived.listed += row->unjoined ? 0 : row->resource->weight;
    }
    return waived;
}

/* Gate 5: what was let off too much cannot be met. As it will hold once the practice is
 * judged: resources that an inventory lists and nobody judged count by then, other than in
 * Working.waived_too_far. */
static bool is_waived_too_far(const Scorecard *card, const PracticeScore *score)
{
    if (!score->n_waived_resources)
        return false;
    Waived waived = waived_of(score);
    int64_t universe = score->universe;
    if (score->pass_w + score->fail_w == 0 && card->assessment->universe) {
        int64_t left = card->assessment->universe[score->practice->index] - waived.listed;
        universe = left > 0 ? left : 0;
    }
    return FULL_BP * waived.all >
           card->model->parameters.max_waived_share_bp * (waived.all + universe);
}

int best_credit(const Scorecard *card, const PracticeScore *score)
{
    if (!applies(score) || score->state == STATE_MET)
        return score->g;
    return is_waived_too_far(card, score) ? score->practice->met_bp - 1 : FULL_BP;
}

bool can_be_inferred(const PracticeScore *score)
{
    return score->state == STATE_UNKNOWN && score->l == 0 && score->u == FULL_BP;
}

bool is_shown_by(const Practice *practice, const Practice *larger)
{
    for (size_t i = 0; i < practice->n_implied_by; i++)
        if (practice->implied_by[i] == larger)
            return true;
    return false;
}

bool blocks_up_to(const PracticeScore *score, int stage)
{
    const Practice *practice = score->practice;
    return practice->blocks_from_stage && practice->blocks_from_stage <= stage &&
           practice->blocks_from_stage < practice->stage && score->state == STATE_NOT_MET;
}

/* --- trying ------------------------------------------------------------------------ */

Scorecard *trial_new(Arena *arena, const Scorecard *card)
{
    Scorecard *trial = ARENA_NEW(arena, Scorecard);
    size_t n = card->model->n_practices;
    *trial = *card;
    trial->practices = ARENA_ARRAY(arena, PracticeScore, n);
    memcpy(trial->practices, card->practices, n * sizeof *trial->practices);
    return trial;
}

static void give(PracticeScore *score, int credit, Basis basis)
{
    score->l = score->u = score->g = score->h = credit;
    score->basis = basis;
    score->state = credit == FULL_BP                      ? STATE_MET
                   : credit < score->practice->partial_bp ? STATE_NOT_MET
                                                          : STATE_PARTIAL;
}

void trial_meet(Scorecard *trial, const Practice *practice)
{
    PracticeScore *met = &trial->practices[practice->index];
    if (!applies(met))
        return;
    give(met, best_credit(trial, met), BASIS_TOOLS);
    for (size_t i = 0; i < trial->model->n_practices; i++) {
        PracticeScore *score = &trial->practices[i];
        if (met->state == STATE_MET && can_be_inferred(score) &&
            is_shown_by(score->practice, practice))
            give(score, FULL_BP, BASIS_INFERRED);
    }
}

void trial_score(Arena *arena, Scorecard *trial)
{
    trial->attained = trial->potential = trial->score_stage = 0;
    score_stages(arena, trial);
}

const Scorecard *trial_with(Arena *arena, const Scorecard *card, const bool *met)
{
    Scorecard *trial = trial_new(arena, card);
    for (size_t i = 0; i < card->model->n_practices; i++)
        if (met[i])
            trial_meet(trial, &card->model->practices[i]);
    trial_score(arena, trial);
    return trial;
}
