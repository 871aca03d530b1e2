/* What to do, ranked: how much a practice adds to its stage, weighed by how near that
 * stage is, whether a gate hangs on it, how bad its absence is, how many resources fail,
 * and how much work it takes (section 6). */
#include <stdlib.h>
#include <string.h>

#include "score/steps.h"

/* phi: what lies on the way to the next stage comes first. */
static int nearness(int stage, int next, bool is_blocker)
{
    enum { NEXT = 100, EARLIER = 50, ONE_AFTER = 25, LATER = 10 };
    if (stage == next || is_blocker)
        return NEXT;
    if (stage < next)
        return EARLIER;
    return stage == next + 1 ? ONE_AFTER : LATER;
}

/* In tenths: 10 without findings, 20 when everything seen fails. */
static int blast(const PracticeScore *score)
{
    int64_t seen = (int64_t)score->pass_w + score->fail_w;
    return 10 + (seen ? (int)(INT64_C(10) * score->fail_w / seen) : 0);
}

static Move move_for(const Scorecard *card, const PracticeScore *score)
{
    enum { GATE = 3, EFFORT_OF_ASKING = 1 };
    const Parameters *parameters = &card->model->parameters;
    const Practice *practice = score->practice;
    const StageScore *next = &card->stages[card->next_stage];
    bool collect = score->state == STATE_UNKNOWN;
    bool blocks_next = closes_gate(next, practice);
    bool is_blocker = blocks_next && practice->stage > card->next_stage;
    int gain =
        practice->weight * (FULL_BP - score->g) / card->stages[practice->stage].weight;
    if (collect)
        gain /= 2;
    int effort = collect ? EFFORT_OF_ASKING : parameters->effort_points[practice->effort];
    int64_t priority = gain;
    priority *= nearness(practice->stage, card->next_stage, is_blocker);
    priority *= blocks_next ? GATE : 1;
    priority *= parameters->severity_points[practice->severity];
    priority *= blast(score);
    return (Move){ .practice = practice,
                   .score = score,
                   .action = collect ? ACTION_COLLECT_EVIDENCE : ACTION_DO,
                   .priority = priority / (effort * FULL_BP),
                   .blocks_next = blocks_next,
                   .gain_bp = gain };
}

static int by_priority(const void *left, const void *right)
{
    const Move *a = left, *b = right;
    if (a->priority != b->priority)
        return a->priority < b->priority ? 1 : -1;
    return strcmp(a->practice->id, b->practice->id);
}

void rank_moves(Arena *arena, Scorecard *card)
{
    if (card->attained == LAST_STAGE)
        return;
    card->moves = ARENA_ARRAY(arena, Move, card->model->n_practices);
    for (size_t i = 0; i < card->model->n_practices; i++) {
        const PracticeScore *score = &card->practices[i];
        if (applies(score) && score->state != STATE_MET)
            card->moves[card->n_moves++] = move_for(card, score);
    }
    qsort(card->moves, card->n_moves, sizeof *card->moves, by_priority);
}
