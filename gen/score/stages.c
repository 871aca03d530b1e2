/* From practices to stages: scores, the five gates of each stage, and what follows from
 * them: attained and potential stage, index, heat map (section 3). */
#include <stdlib.h>
#include <string.h>

#include "score/steps.h"

/* --- weighted sums ---------------------------------------------------------------- */

typedef struct {
    int64_t weight, low, high, known, proven;
    size_t n, n_met, n_unknown;
} Sum;

static void add(Sum *sum, const PracticeScore *score)
{
    int64_t weight = score->practice->weight;
    sum->weight += weight;
    sum->low += weight * score->g;
    sum->high += weight * score->h;
    sum->known += weight * (FULL_BP - (score->u - score->l));
    if (score->confidence > 0)
        sum->proven += weight * score->g * score->confidence;
    sum->n++;
    sum->n_met += score->state == STATE_MET;
    sum->n_unknown += score->state == STATE_UNKNOWN;
}

/* Of the applicable practices that a stage asks of one capability. */
static Sum sum_of(const Scorecard *card, const Capability *capability, int stage)
{
    Sum sum = { 0 };
    for (size_t i = 0; i < capability->n_practices; i++) {
        const PracticeScore *score = scorecard_of(card, capability->practices[i]);
        if (score->practice->stage == stage && applies(score))
            add(&sum, score);
    }
    return sum;
}

static Sum sum_of_stage(const Scorecard *card, int stage)
{
    Sum sum = { 0 };
    for (size_t i = 0; i < card->model->n_practices; i++)
        if (card->practices[i].practice->stage == stage && applies(&card->practices[i]))
            add(&sum, &card->practices[i]);
    return sum;
}

/* Where nothing is asked nothing is missing. */
static int mean(int64_t total, int64_t weight)
{
    return weight ? (int)(total / weight) : FULL_BP;
}

static int64_t waived_weight(const Scorecard *card, int stage)
{
    int64_t waived = 0;
    for (size_t i = 0; i < card->model->n_practices; i++)
        if (card->practices[i].practice->stage == stage &&
            card->practices[i].state == STATE_WAIVED)
            waived += card->practices[i].practice->weight;
    return waived;
}

static int waived_share(int64_t waived, int64_t weight)
{
    return waived ? (int)(FULL_BP * waived / (weight + waived)) : 0;
}

/* --- gates ------------------------------------------------------------------------ */

static int by_id(const void *a, const void *b)
{
    return strcmp((*(const Capability *const *)a)->id, (*(const Capability *const *)b)->id);
}

static bool blocks(const PracticeScore *score, int stage)
{
    const Practice *practice = score->practice;
    return practice->blocks_from_stage && practice->blocks_from_stage <= stage &&
           practice->stage > stage && score->state == STATE_NOT_MET;
}

static void find_open_practices(Arena *arena, const Scorecard *card, int stage,
                                const Practice *const *by_id_order, StageScore *to)
{
    for (size_t i = 0; i < card->model->n_practices; i++) {
        const PracticeScore *score = scorecard_of(card, by_id_order[i]);
        if (score->practice->stage == stage && score->practice->critical &&
            applies(score) && score->state != STATE_MET)
            ARENA_PUSH(arena, to->critical_open, to->n_critical_open) = score->practice;
        if (blocks(score, stage))
            ARENA_PUSH(arena, to->blockers, to->n_blockers) = score->practice;
    }
}

/* Also says whether the floor could still be held if all that is unknown turned out well.
 */
static bool find_below_floor(Arena *arena, const Scorecard *card, int stage, StageScore *to)
{
    int floor = card->model->parameters.capability_floor_bp;
    bool possible = true;
    for (size_t i = 0; i < card->model->n_capabilities; i++) {
        const Capability *capability = &card->model->capabilities[i];
        Sum sum = sum_of(card, capability, stage);
        if (mean(sum.low, sum.weight) < floor)
            ARENA_PUSH(arena, to->below_floor, to->n_below_floor) = capability;
        possible = possible && mean(sum.high, sum.weight) >= floor;
    }
    if (to->n_below_floor)
        qsort(to->below_floor, to->n_below_floor, sizeof *to->below_floor, by_id);
    return possible;
}

static bool critical_possible(const Scorecard *card, int stage)
{
    for (size_t i = 0; i < card->model->n_practices; i++) {
        const PracticeScore *score = &card->practices[i];
        if (score->practice->stage == stage && score->practice->critical &&
            applies(score) && score->u < score->practice->met_bp)
            return false;
    }
    return true;
}

/* What a stage could be besides attained: see the callers. */
typedef struct {
    bool held;     /* all gates hold */
    bool possible; /* all gates could hold */
    bool by_score; /* the gates hold that ask for scores, not for single practices */
} Standing;

static Standing score_stage(Arena *arena, Scorecard *card, int k,
                            const Practice *const *by_id_order)
{
    const Parameters *parameters = &card->model->parameters;
    StageScore *stage = &card->stages[k];
    Sum sum = sum_of_stage(card, k);
    int64_t waived = waived_weight(card, k);
    *stage = (StageScore){ .score_low = mean(sum.low, sum.weight),
                           .score_high = mean(sum.high, sum.weight),
                           .knowledge = mean(sum.known, sum.weight),
                           .assurance = sum.low ? (int)(sum.proven / sum.low) : 0,
                           .waived_share = waived_share(waived, sum.weight),
                           .weight = (int)sum.weight,
                           .low_sum = sum.low,
                           .high_sum = sum.high,
                           .known_sum = sum.known,
                           .proven_sum = sum.proven,
                           .waived_weight = waived,
                           .n_practices = sum.n,
                           .n_met = sum.n_met };
    find_open_practices(arena, card, k, by_id_order, stage);
    bool floor_possible = find_below_floor(arena, card, k, stage);
    stage->gates =
        (Gates){ .score = stage->score_low >= parameters->stage_threshold_bp[k],
                 .critical = !stage->n_critical_open,
                 .blockers = !stage->n_blockers,
                 .capability_floor = !stage->n_below_floor,
                 .waived_share = stage->waived_share <= parameters->max_waived_share_bp };
    const Gates *gates = &stage->gates;
    /* A stage of which no practice applies is not attained. */
    bool by_score = sum.n && gates->score && gates->capability_floor && gates->waived_share;
    return (Standing){
        .by_score = by_score,
        .held = by_score && gates->critical && gates->blockers,
        .possible = sum.n && gates->blockers && gates->waived_share && floor_possible &&
                    stage->score_high >= parameters->stage_threshold_bp[k] &&
                    critical_possible(card, k),
    };
}

/* --- what follows ----------------------------------------------------------------- */

/* One decimal inside the attained stage; it cannot reach the next whole number without
 * passing the gates. */
static int index_of(const Scorecard *card)
{
    const Parameters *parameters = &card->model->parameters;
    if (card->attained == LAST_STAGE)
        return 10 * LAST_STAGE;
    int next = card->next_stage;
    int tenths = 9 * card->stages[next].score_low / parameters->stage_threshold_bp[next];
    if (tenths > parameters->index_cap_tenths)
        tenths = parameters->index_cap_tenths;
    return 10 * card->attained + tenths;
}

/* The gates that are not about the score stay as they are. */
static int stage_at(const Scorecard *card, int threshold_bp)
{
    int k = 0;
    while (k < LAST_STAGE) {
        const StageScore *stage = &card->stages[k + 1];
        const Gates *gates = &stage->gates;
        if (!stage->n_practices || stage->score_low < threshold_bp || !gates->critical ||
            !gates->blockers || !gates->capability_floor || !gates->waived_share)
            break;
        k++;
    }
    return k;
}

static void try_thresholds(Scorecard *card)
{
    static const int thresholds[N_SENSITIVITIES] = { 7500, 8000, 8500 };
    for (size_t i = 0; i < N_SENSITIVITIES; i++)
        card->sensitivity[i] =
            (Sensitivity){ thresholds[i], stage_at(card, thresholds[i]) };
}

static void fill_cells(Arena *arena, Scorecard *card)
{
    const Model *model = card->model;
    card->cells = ARENA_ARRAY(arena, Cell, model->n_capabilities * N_STAGES);
    for (size_t i = 0; i < model->n_capabilities; i++)
        for (int k = 1; k <= LAST_STAGE; k++) {
            Sum sum = sum_of(card, &model->capabilities[i], k);
            if (sum.n)
                card->cells[i * N_STAGES + (size_t)k] =
                    (Cell){ .g = mean(sum.low, sum.weight),
                            .h = mean(sum.high, sum.weight),
                            .knowledge = mean(sum.known, sum.weight),
                            .n_practices = sum.n,
                            .n_unknown = sum.n_unknown };
        }
}

void score_stages(Arena *arena, Scorecard *card)
{
    const Practice **by_id_order = practices_by_id(arena, card->model);
    Standing so_far = { .held = true, .possible = true, .by_score = true };
    for (int k = 1; k <= LAST_STAGE; k++) {
        Standing stage = score_stage(arena, card, k, by_id_order);
        so_far.held = so_far.held && stage.held;
        so_far.possible = so_far.possible && stage.possible;
        so_far.by_score = so_far.by_score && stage.by_score;
        card->stages[k].attained = so_far.held;
        card->attained = so_far.held ? k : card->attained;
        card->potential = so_far.possible ? k : card->potential;
        card->score_stage = so_far.by_score ? k : card->score_stage;
    }
    card->determined = card->attained > 0 || card->potential == 0;
    card->next_stage = card->attained < LAST_STAGE ? card->attained + 1 : LAST_STAGE;
    card->index_tenths = index_of(card);
    try_thresholds(card);
    card->exposure_gap = -1;
    if (card->usage_stage >= 0)
        card->exposure_gap =
            card->usage_stage > card->attained ? card->usage_stage - card->attained : 0;
    fill_cells(arena, card);
}

bool closes_gate(const StageScore *stage, const Practice *practice)
{
    for (size_t i = 0; i < stage->n_critical_open; i++)
        if (stage->critical_open[i] == practice)
            return true;
    for (size_t i = 0; i < stage->n_blockers; i++)
        if (stage->blockers[i] == practice)
            return true;
    return false;
}
