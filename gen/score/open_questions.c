/* The questions that could still move the verdict, ranked; the header has the formula. */
#include "score/open_questions.h"

#include <stdlib.h>
#include <string.h>

#include "score/steps.h"

/* What one question is worth, by stage. */
typedef struct {
    const Question *question;
    int closes[N_STAGES];
    int64_t swing[N_STAGES];
} Worth;

typedef struct {
    Arena *arena;
    Scorecard *card;
    const Practice **by_id;
    const bool *answered; /* by question index */
    const bool *asked_of; /* by practice index: an open question speaks of it */
    bool *touched;        /* by practice index: the question in hand bears on it */
} Search;

/* --- gates ------------------------------------------------------------------------ */

static bool between(int low, int wanted, int high)
{
    return low < wanted && wanted <= high;
}

static bool score_undecided(const Scorecard *card, int stage)
{
    return between(card->stages[stage].score_low,
                   card->model->parameters.stage_threshold_bp[stage],
                   card->stages[stage].score_high);
}

static bool floor_undecided(const Scorecard *card, const Practice *practice, int stage)
{
    const Cell *cell = scorecard_cell(card, practice->capability->index, stage);
    return between(cell->g, card->model->parameters.capability_floor_bp, cell->h);
}

static bool closes_stage(const PracticeScore *score, int stage)
{
    const Practice *practice = score->practice;
    if (practice->stage == stage)
        return practice->critical && score->state != STATE_MET &&
               score->u >= practice->met_bp;
    return practice->blocks_from_stage && practice->blocks_from_stage <= stage &&
           practice->stage > stage && score->state != STATE_NOT_MET &&
           score->l < practice->partial_bp;
}

static int64_t swing_of(const Scorecard *card, const PracticeScore *score, int stage)
{
    const Practice *practice = score->practice;
    bool counts = practice->stage == stage &&
                  (score_undecided(card, stage) || floor_undecided(card, practice, stage));
    return counts ? (int64_t)practice->weight * (score->h - score->g) : 0;
}

/* --- what a question bears on ------------------------------------------------------- */

static bool can_move(const PracticeScore *score)
{
    return applies(score) && !score->answer && score->u > score->l;
}

/* Nothing is known of the practice, and nobody can be asked about it but about a larger
 * one, which would show it. */
static bool could_be_implied(const Search *search, const PracticeScore *score)
{
    return score->state == STATE_UNKNOWN && score->l == 0 && score->u == FULL_BP &&
           !search->asked_of[score->practice->index];
}

static bool is_touched(const Search *search, const Practice *practice)
{
    const Scorecard *card = search->card;
    const PracticeScore *score = scorecard_of(card, practice);
    if (!can_move(score))
        return false;
    if (search->touched[practice->index])
        return true;
    for (size_t i = 0; could_be_implied(search, score) && i < practice->n_implied_by; i++) {
        const Practice *larger = practice->implied_by[i];
        if (search->touched[larger->index] && can_move(scorecard_of(card, larger)))
            return true;
    }
    return false;
}

static void mark_practices(const Question *question, bool *marks)
{
    for (size_t i = 0; i < question->n_options; i++)
        for (size_t j = 0; j < question->options[i].n_values; j++)
            marks[question->options[i].values[j].practice->index] = true;
}

static void touch(const Search *search, const Question *question)
{
    memset(search->touched, 0, search->card->model->n_practices);
    mark_practices(question, search->touched);
}

/* --- worth ------------------------------------------------------------------------ */

static bool weigh(const Search *search, const Question *question, Worth *worth)
{
    const Scorecard *card = search->card;
    bool any = false;
    *worth = (Worth){ .question = question };
    touch(search, question);
    for (size_t i = 0; i < card->model->n_practices; i++) {
        const PracticeScore *score = &card->practices[i];
        if (!is_touched(search, score->practice))
            continue;
        for (int k = 1; k <= card->potential; k++) {
            worth->closes[k] += closes_stage(score, k);
            worth->swing[k] += swing_of(card, score, k);
            any |= worth->closes[k] || worth->swing[k];
        }
    }
    return any;
}

static int by_worth(const void *left, const void *right)
{
    const Worth *a = left, *b = right;
    for (int k = 1; k <= LAST_STAGE; k++) {
        if (a->closes[k] != b->closes[k])
            return a->closes[k] > b->closes[k] ? -1 : 1;
        if (a->swing[k] != b->swing[k])
            return a->swing[k] > b->swing[k] ? -1 : 1;
    }
    return strcmp(a->question->id, b->question->id);
}

/* --- the list --------------------------------------------------------------------- */

static void describe(const Search *search, const Worth *worth, OpenQuestion *open)
{
    const Scorecard *card = search->card;
    int stage = 1;
    while (!worth->closes[stage] && !worth->swing[stage])
        stage++;
    *open = (OpenQuestion){ .question = worth->question, .stage = stage };
    if (card->stages[stage].weight)
        open->swing_bp = (int)(worth->swing[stage] / card->stages[stage].weight);
    touch(search, worth->question);
    for (size_t i = 0; i < card->model->n_practices; i++) {
        const PracticeScore *score = scorecard_of(card, search->by_id[i]);
        if (!is_touched(search, score->practice))
            continue;
        bool closes = closes_stage(score, stage);
        if (closes)
            ARENA_PUSH(search->arena, open->closes, open->n_closes) = score->practice;
        if (closes || swing_of(card, score, stage))
            ARENA_PUSH(search->arena, open->practices, open->n_practices) = score->practice;
    }
}

static bool is_answered_by(const Scorecard *card, const Question *question)
{
    const Assessment *found = card->assessment;
    for (size_t i = 0; i < found->n_answers; i++)
        if (found->answers[i].question == question &&
            answer_is_usable(card, &found->answers[i]))
            return true;
    return false;
}

static const bool *find_answered(Arena *arena, const Scorecard *card)
{
    const Model *model = card->model;
    bool *answered = ARENA_ARRAY(arena, bool, model->n_questions);
    for (size_t i = 0; i < model->n_questions; i++)
        answered[i] = is_answered_by(card, &model->questions[i]);
    return answered;
}

static const bool *find_asked_of(Arena *arena, const Model *model, const bool *answered)
{
    bool *asked_of = ARENA_ARRAY(arena, bool, model->n_practices);
    for (size_t i = 0; i < model->n_questions; i++)
        if (!answered[i])
            mark_practices(&model->questions[i], asked_of);
    return asked_of;
}

void find_open_questions(Arena *arena, Scorecard *card)
{
    const Model *model = card->model;
    const bool *answered = find_answered(arena, card);
    Search search = { .arena = arena,
                      .card = card,
                      .by_id = practices_by_id(arena, model),
                      .answered = answered,
                      .asked_of = find_asked_of(arena, model, answered),
                      .touched = ARENA_ARRAY(arena, bool, model->n_practices) };
    Worth *worth = ARENA_ARRAY(arena, Worth, model->n_questions);
    size_t n = 0;
    for (size_t i = 0; i < model->n_questions; i++)
        if (!search.answered[i])
            n += weigh(&search, &model->questions[i], &worth[n]);
    qsort(worth, n, sizeof *worth, by_worth);
    card->open_questions = ARENA_ARRAY(arena, OpenQuestion, n);
    card->n_open_questions = n;
    for (size_t i = 0; i < n; i++)
        describe(&search, &worth[i], &card->open_questions[i]);
}
