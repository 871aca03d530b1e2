/* What reports say in one line or one number, decided once: which case the verdict is, the
 * order of the moves, each capability's share, how the verdict rests on waivers. */
#include "base/text8.h"
#include "score/steps.h"

/* A waiver helps a stage when it takes something out of it, or silences a blocker. */
static bool helps(const Scorecard *card, const Waiver *waiver)
{
    const PracticeScore *score = scorecard_of(card, waiver->practice);
    int first = waiver->practice->stage;
    int blocks = waiver->practice->blocks_from_stage;
    if (blocks && blocks < first)
        first = blocks;
    if (first > card->attained)
        return false;
    if (!waiver->resource)
        return score->state == STATE_WAIVED;
    for (size_t i = 0; i < score->n_waived_resources; i++)
        if (text8_same(score->waived_resources[i], waiver->resource))
            return true;
    return false;
}

static void count_waivers(Scorecard *card)
{
    for (size_t i = 0; i < card->n_valid_waivers; i++)
        card->n_helping_waivers += helps(card, card->valid_waivers[i]);
    card->with_waivers = card->n_helping_waivers > 0;
}

static void judge_assurance(Scorecard *card)
{
    enum { WELL_PROVEN = 6000 }; /* SCORING.md section 3, "self-attested" */
    card->lowest_assurance = FULL_BP;
    for (int k = 1; k <= card->attained; k++)
        if (card->stages[k].assurance < card->lowest_assurance)
            card->lowest_assurance = card->stages[k].assurance;
    card->self_attested = card->lowest_assurance < WELL_PROVEN;
    card->withheld = card->attained > 0 &&
                     card->lowest_assurance < card->assessment->demands.min_assurance;
}

static bool functions_run(const Scorecard *card)
{
    return card->usage_stage > 0 || card->assessment->n_inventory > 0 ||
           scorecard_of(card, card->model->in_use)->state == STATE_MET;
}

static Headline headline_of(const Scorecard *card)
{
    if (!card->determined)
        return card->potential == LAST_STAGE ? HEADLINE_UNKNOWN : HEADLINE_AT_MOST;
    if (card->attained == 0)
        return card->functions_run ? HEADLINE_RUNNING : HEADLINE_EVALUATING;
    if (card->withheld)
        return HEADLINE_WITHHELD;
    if (card->self_attested)
        return card->with_waivers ? HEADLINE_SELF_ATTESTED_WITH_WAIVERS
                                  : HEADLINE_SELF_ATTESTED;
    if (card->with_waivers)
        return HEADLINE_WITH_WAIVERS;
    return card->score_stage > card->attained ? HEADLINE_HELD : HEADLINE_ATTAINED;
}

void decide_headline(Scorecard *card)
{
    card->functions_run = functions_run(card);
    card->headline = headline_of(card);
}

static Share share_of(const Scorecard *card, const Capability *capability, int up_to)
{
    int64_t weight = 0, low = 0, high = 0;
    for (size_t i = 0; i < capability->n_practices; i++) {
        const PracticeScore *score = scorecard_of(card, capability->practices[i]);
        if (score->practice->stage > up_to || !applies(score))
            continue;
        weight += score->practice->weight;
        low += (int64_t)score->practice->weight * score->g;
        high += (int64_t)score->practice->weight * score->h;
    }
    if (!weight)
        return (Share){ .low = -1, .high = -1 };
    return (Share){ .weight = (int)weight,
                    .low = (int)(low / weight),
                    .high = (int)(high / weight) };
}

static void fill_shares(Arena *arena, Scorecard *card)
{
    const Model *model = card->model;
    card->shares = ARENA_ARRAY(arena, Share, model->n_capabilities * N_STAGES);
    for (size_t i = 0; i < model->n_capabilities; i++)
        for (int k = 0; k < N_STAGES; k++)
            card->shares[i * N_STAGES + (size_t)k] =
                share_of(card, &model->capabilities[i], k);
}

static bool is_planned(const Scorecard *card, const Move *move)
{
    const Plan *plan = card->plan;
    for (size_t i = 0; plan && i < plan->n_steps; i++)
        if (plan->steps[i].practice == move->practice)
            return true;
    return false;
}

static const Move *move_on(const Scorecard *card, const Practice *practice)
{
    for (size_t i = 0; i < card->n_moves; i++)
        if (card->moves[i].practice == practice)
            return &card->moves[i];
    return NULL; /* what is waived can be a step, and is no recommendation */
}

/* The least work that attains the next stage first, step by step; then what else blocks
 * that stage; then as ranked. So a step has the same number wherever it is listed. */
static void order_moves(Arena *arena, Scorecard *card)
{
    size_t n = 0;
    card->agenda = ARENA_ARRAY(arena, const Move *, card->n_moves);
    for (size_t i = 0; card->plan && i < card->plan->n_steps; i++) {
        const Move *move = move_on(card, card->plan->steps[i].practice);
        if (move)
            card->agenda[n++] = move;
    }
    for (int opens = 1; opens >= 0; opens--)
        for (size_t i = 0; i < card->n_moves; i++)
            if (card->moves[i].blocks_next == opens && !is_planned(card, &card->moves[i]))
                card->agenda[n++] = &card->moves[i];
}

static void count_retired(Scorecard *card)
{
    const Assessment *found = card->assessment;
    for (size_t i = 0; i < found->n_inventory; i++) {
        Date retired = found->inventory[i].runtime_retired;
        card->n_retired += retired != DATE_NONE && retired <= found->as_of;
    }
}

void summarise(Arena *arena, Scorecard *card)
{
    count_waivers(card);
    judge_assurance(card);
    decide_headline(card);
    fill_shares(arena, card);
    order_moves(arena, card);
    count_retired(card);
}
