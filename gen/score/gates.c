/* Whether the gates of the command line hold. Practices count up to the stage that is
 * worked for: the next one, or the one that --min-stage asks for. */
#include <stdlib.h>
#include <string.h>

#include "gate.h"
#include "score/score.h"
#include "score/steps.h"

typedef struct {
    Arena *arena;
    const Scorecard *card;
    int up_to; /* stage */
} Judge;

static int by_id(const void *a, const void *b)
{
    return strcmp((*(const Practice *const *)a)->id, (*(const Practice *const *)b)->id);
}

static void hang_on(Judge *judge, Gate *gate, const Practice *practice)
{
    ARENA_PUSH(judge->arena, gate->practices, gate->n_practices) = practice;
}

static bool is_known_open(const PracticeScore *score)
{
    return score->state == STATE_NOT_MET || score->state == STATE_PARTIAL;
}

/* --- one gate each -------------------------------------------------------------------- */

/* Open critical practices and blockers of the stages on the way: what stands in it. */
static void judge_stage(Judge *judge, Gate *gate)
{
    const Scorecard *card = judge->card;
    gate->found = card->determined ? card->attained : -1;
    if (card->determined)
        gate->outcome = card->attained >= gate->asked ? GATE_HELD : GATE_FAILED;
    else
        gate->outcome = card->potential >= gate->asked ? GATE_UNDETERMINED : GATE_FAILED;
    if (gate->outcome == GATE_HELD)
        return;
    for (size_t i = 0; i < card->model->n_practices; i++)
        for (int k = card->attained + 1; k <= gate->asked; k++)
            if (closes_gate(&card->stages[k], &card->model->practices[i])) {
                hang_on(judge, gate, &card->model->practices[i]);
                break;
            }
}

/* Where no stage is attained none is claimed, and nothing needs proof. */
static void judge_assurance(Judge *judge, Gate *gate)
{
    const Scorecard *card = judge->card;
    gate->found = card->attained ? card->lowest_assurance : -1;
    if (!card->determined)
        gate->outcome = GATE_UNDETERMINED;
    else if (card->attained && card->lowest_assurance < gate->asked)
        gate->outcome = GATE_FAILED;
}

/* Practices of a kind: those that are known to be open, and those that may be. */
static void judge_open(Judge *judge, Gate *gate, bool (*counts)(const Practice *, int))
{
    const Scorecard *card = judge->card;
    for (size_t i = 0; i < card->model->n_practices; i++) {
        const PracticeScore *score = &card->practices[i];
        const Practice *practice = score->practice;
        if (!counts(practice, judge->up_to))
            continue;
        if (is_known_open(score))
            hang_on(judge, gate, practice);
        else if (score->state == STATE_UNKNOWN)
            ARENA_PUSH(judge->arena, gate->unsure, gate->n_unsure) = practice;
    }
}

static bool is_critical(const Practice *practice, int up_to)
{
    return practice->critical && practice->stage <= up_to;
}

static void judge_critical(Judge *judge, Gate *gate)
{
    judge_open(judge, gate, is_critical);
}

/* A secret that is known to have leaked matters at every stage. */
static bool can_block(const Practice *practice, int up_to)
{
    (void)up_to;
    return practice->blocks_from_stage > 0;
}

/* SCORING.md section 3, gate 3: only what is not met blocks. */
static void judge_blockers(Judge *judge, Gate *gate)
{
    size_t n = 0;
    judge_open(judge, gate, can_block);
    for (size_t i = 0; i < gate->n_practices; i++)
        if (scorecard_of(judge->card, gate->practices[i])->state == STATE_NOT_MET)
            gate->practices[n++] = gate->practices[i];
    gate->n_practices = n;
}

static void judge_unknown(Judge *judge, Gate *gate)
{
    const Scorecard *card = judge->card;
    for (size_t i = 0; i < card->model->n_practices; i++)
        if (card->practices[i].state == STATE_UNKNOWN &&
            card->model->practices[i].stage <= judge->up_to)
            hang_on(judge, gate, &card->model->practices[i]);
}

/* Worse: a stage lost, a finding that fails newly or again. */
static void judge_regression(Judge *judge, Gate *gate)
{
    const Changes *changes = judge->card->changes;
    if (!changes) {
        gate->outcome = GATE_UNDETERMINED;
        gate->found = -1;
        return;
    }
    gate->found = (int)(changes->counts[CHANGE_NEW] + changes->counts[CHANGE_REGRESSED]);
    gate->found += changes->now.attained < changes->then.attained;
    if (!gate->found && changes->headline_only)
        gate->outcome = GATE_UNDETERMINED;
    for (size_t i = 0; i < changes->n_findings; i++) {
        const Finding *finding = &changes->findings[i];
        bool is_worse = finding->is == CHANGE_NEW || finding->is == CHANGE_REGRESSED;
        if (is_worse && (!gate->n_practices ||
                         gate->practices[gate->n_practices - 1] != finding->practice))
            hang_on(judge, gate, finding->practice);
    }
}

static void (*const judges[N_GATE_KINDS])(Judge *, Gate *) = {
    [GATE_MIN_STAGE] = judge_stage,  [GATE_MIN_ASSURANCE] = judge_assurance,
    [GATE_BLOCKER] = judge_blockers, [GATE_CRITICAL] = judge_critical,
    [GATE_UNKNOWN] = judge_unknown,  [GATE_REGRESSION] = judge_regression,
};

/* --- all of them ---------------------------------------------------------------------- */

static void sort_once(Gate *gate)
{
    size_t n = 0;
    if (!gate->n_practices)
        return;
    qsort(gate->practices, gate->n_practices, sizeof *gate->practices, by_id);
    for (size_t i = 0; i < gate->n_practices; i++)
        if (!n || gate->practices[n - 1] != gate->practices[i])
            gate->practices[n++] = gate->practices[i];
    gate->n_practices = n;
}

static Gate judge_one(Judge *judge, GateKind kind, const GatesAsked *asked)
{
    Gate gate = { .kind = kind, .asked = asked->least[kind] };
    judges[kind](judge, &gate);
    sort_once(&gate);
    if (kind >= FIRST_FAIL_ON && kind != GATE_REGRESSION)
        gate.found = (int)gate.n_practices;
    if (kind >= FIRST_FAIL_ON && gate.found > 0)
        gate.outcome = GATE_FAILED;
    return gate;
}

Gate *judge_gates(Arena *arena, const Scorecard *card, const GatesAsked *asked, size_t *n)
{
    Gate *gates = ARENA_ARRAY(arena, Gate, N_GATE_KINDS);
    Judge judge = { .arena = arena, .card = card, .up_to = card->next_stage };
    if (asked->asked[GATE_MIN_STAGE] && asked->least[GATE_MIN_STAGE] > judge.up_to)
        judge.up_to = asked->least[GATE_MIN_STAGE];
    *n = 0;
    for (int kind = 0; kind < N_GATE_KINDS; kind++)
        if (asked->asked[kind])
            gates[(*n)++] = judge_one(&judge, (GateKind)kind, asked);
    return gates;
}
