/* See the header. Loops of the simplest kind, which share nothing with the planner. */
#include "subsets.h"

#include "score/steps.h"

Candidates candidates_of(const Small *small, const Practice *without)
{
    Candidates of = { .card = small->card };
    const Practice **by_id = practices_by_id(small->arena, small->model);
    for (size_t i = 0; i < small->model->n_practices; i++) {
        const Scorecard *card = small_with(small, &by_id[i], 1);
        const PracticeScore *then = scorecard_of(card, by_id[i]);
        if (by_id[i] == without || !applies(then) ||
            then->g <= scorecard_of(small->card, by_id[i])->g)
            continue;
        of.done[of.n] = (After){ then->state, then->g };
        of.candidates[of.n++] = by_id[i];
    }
    return of;
}

static bool is_shown(const Candidates *of, unsigned set, const PracticeScore *score)
{
    const Practice *practice = score->practice;
    if (score->state != STATE_UNKNOWN || score->u - score->l != FULL_BP)
        return false;
    for (size_t i = 0; i < of->n; i++)
        for (size_t j = 0; j < practice->n_implied_by; j++)
            if (set >> i & 1 && practice->implied_by[j] == of->candidates[i] &&
                of->done[i].state == STATE_MET)
                return true;
    return false;
}

void after(const Candidates *of, unsigned set, After practices[MOST_SMALL])
{
    for (size_t i = 0; i < of->card->model->n_practices; i++) {
        const PracticeScore *score = &of->card->practices[i];
        practices[i] = is_shown(of, set, score) ? (After){ STATE_MET, FULL_BP }
                                                : (After){ score->state, score->g };
    }
    for (size_t i = 0; i < of->n; i++)
        if (set >> i & 1)
            practices[of->candidates[i]->index] = of->done[i];
}

static int64_t credit_with(const Candidates *of, const After *practices, int stage)
{
    int64_t credit = 0;
    for (size_t i = 0; i < of->card->model->n_practices; i++) {
        const PracticeScore *score = &of->card->practices[i];
        if (score->practice->stage == stage && applies(score))
            credit += (int64_t)score->practice->weight * practices[i].credit;
    }
    return credit;
}

static bool floors_hold(const Candidates *of, const After *practices, int stage)
{
    const Model *model = of->card->model;
    for (size_t c = 0; c < model->n_capabilities; c++) {
        int64_t credit = 0, weight = 0;
        for (size_t i = 0; i < model->n_practices; i++) {
            const PracticeScore *score = &of->card->practices[i];
            if (score->practice->stage != stage || !applies(score) ||
                score->practice->capability != &model->capabilities[c])
                continue;
            credit += (int64_t)score->practice->weight * practices[i].credit;
            weight += score->practice->weight;
        }
        if (weight && credit / weight < model->parameters.capability_floor_bp)
            return false;
    }
    return true;
}

static bool singles_hold(const Candidates *of, const After *practices, int stage)
{
    for (size_t i = 0; i < of->card->model->n_practices; i++) {
        const PracticeScore *score = &of->card->practices[i];
        const Practice *practice = score->practice;
        if (practices[i].state == STATE_MET || !applies(score))
            continue;
        if (practice->critical && practice->stage == stage)
            return false;
        if (practice->blocks_from_stage && practice->blocks_from_stage <= stage &&
            stage < practice->stage && practices[i].state == STATE_NOT_MET)
            return false;
    }
    return true;
}

int stage_with(const Candidates *of, const After *practices)
{
    const Parameters *parameters = &of->card->model->parameters;
    int stage = 0;
    for (int k = 1; k <= LAST_STAGE; k++) {
        const StageScore *now = &of->card->stages[k];
        if (!now->weight || !now->gates.waived_share || !singles_hold(of, practices, k) ||
            !floors_hold(of, practices, k) ||
            credit_with(of, practices, k) / now->weight < parameters->stage_threshold_bp[k])
            return stage;
        stage = k;
    }
    return stage;
}

static bool is_better(const Subset *a, const Subset *b)
{
    unsigned differ = a->set ^ b->set;
    if (!b->found)
        return true;
    if (a->credit != b->credit)
        return a->credit > b->credit;
    if (a->effort != b->effort)
        return a->effort < b->effort;
    if (a->n != b->n)
        return a->n < b->n;
    if (a->gain != b->gain)
        return a->gain > b->gain;
    return a->set & differ & (~differ + 1);
}

/* Gain counts from the stage `first` to the stage `last`. */
static Subset subset_of(const Candidates *of, unsigned set, int first, int last)
{
    Subset subset = { .found = true, .set = set };
    for (size_t i = 0; i < of->n; i++)
        if (set >> i & 1) {
            const Practice *practice = of->candidates[i];
            subset.n++;
            subset.effort += of->card->model->parameters.effort_points[practice->effort];
            if (practice->stage >= first && practice->stage <= last)
                subset.gain += (int64_t)practice->weight *
                               (of->done[i].credit - scorecard_of(of->card, practice)->g);
        }
    return subset;
}

Best best_subsets(const Candidates *of, int64_t budget)
{
    Best best = { 0 };
    for (unsigned set = 0; set < 1u << of->n; set++) {
        After practices[MOST_SMALL];
        after(of, set, practices);
        for (int k = stage_with(of, practices); k > 0; k--) {
            Subset subset = subset_of(of, set, 1, k);
            if (is_better(&subset, &best.attaining[k]))
                best.attaining[k] = subset;
        }
        int next = of->card->next_stage;
        Subset subset = subset_of(of, set, next, next);
        subset.credit = credit_with(of, practices, next);
        if (subset.effort <= budget && is_better(&subset, &best.richest))
            best.richest = subset;
    }
    return best;
}
