/* See the header for how the search goes. Practices are numbered by the order of their
 * ids, so that sets compare as the header says. */
#include "score/cheapest.h"

#include <assert.h>

#include "score/steps.h"
#include "score/tally.h"
#include "score/trial.h"

typedef enum { UNDECIDED, TAKEN, LEFT } Mark;

typedef struct {
    Arena *arena;   /* of what lasts as long as the search */
    Arena *scratch; /* emptied at each step */
    const Scorecard *card;
    const bool *available; /* by Practice.index, as is what follows in lower case */
    int stage;
    bool raises; /* the score of one stage, within the budget */
    int64_t budget;
    int *best_credit;           /* trial.h */
    const Practice **practices; /* by number */
    size_t *number;
    size_t n;
    size_t n_words;
    Mark *marks;
    bool *full; /* has full credit: met, taken, or shown by one that is or may be taken */
    Choice best;
    size_t n_steps;
    bool proven;
} Search;

/* --- what is asked ---------------------------------------------------------------- */

static const PracticeScore *score_of(const Search *search, size_t number)
{
    return scorecard_of(search->card, search->practices[number]);
}

static int64_t missing(const Search *search, const PracticeScore *score)
{
    return (int64_t)score->practice->weight *
           (search->best_credit[score->practice->index] - score->g);
}

/* Sums over the applicable practices of a stage, or of a capability in it. */
typedef struct {
    int64_t weight, credit;
} Sum;

/* Of one capability, or of the whole stage for NULL. */
static Sum sum_of(const Search *search, const Capability *capability, int stage,
                  const bool *full)
{
    Sum sum = { 0 };
    for (size_t i = 0; i < search->n; i++) {
        const PracticeScore *score = score_of(search, i);
        const Practice *practice = score->practice;
        if (practice->stage != stage || !applies(score) ||
            (capability && practice->capability != capability))
            continue;
        int best = search->best_credit[practice->index];
        sum.weight += practice->weight;
        sum.credit += (int64_t)practice->weight * (full[practice->index] ? best : score->g);
    }
    return sum;
}

/* The mean, rounded down, is at least `wanted_bp` when nothing is short. */
static int64_t short_of(Sum sum, int wanted_bp)
{
    return wanted_bp * sum.weight - sum.credit;
}

/* An open critical practice: the stage cannot do without it. */
static bool is_due(const Search *search, const PracticeScore *score, const bool *full)
{
    const Practice *practice = score->practice;
    return practice->critical && practice->stage <= search->stage && applies(score) &&
           !full[practice->index];
}

/* --- what a set is worth ---------------------------------------------------------- */

/* Only what is met shows others. */
static bool can_show(const Search *search, const Practice *practice)
{
    return search->best_credit[practice->index] == FULL_BP;
}

static bool shows(const Search *search, const uint64_t *set, const Practice *practice)
{
    return can_show(search, practice) && set_has(set, search->number[practice->index]);
}

static bool may_be_taken(const Search *search, const Practice *practice)
{
    return search->available[practice->index] && search->marks[practice->index] != LEFT;
}

/* What has full credit with this set; for NULL, with what is taken, and all granted that
 * what is not yet decided on could show. */
static void fill(const Search *search, const uint64_t *set, bool *full)
{
    for (size_t i = 0; i < search->n; i++) {
        const PracticeScore *score = score_of(search, i);
        const Practice *practice = score->practice;
        bool has = set ? set_has(set, i) : search->marks[practice->index] == TAKEN;
        for (size_t j = 0; can_be_inferred(score) && j < practice->n_implied_by; j++) {
            const Practice *larger = practice->implied_by[j];
            has = has || (set ? shows(search, set, larger)
                              : can_show(search, larger) && may_be_taken(search, larger));
        }
        full[practice->index] = has || score->state == STATE_MET;
    }
}

static bool attains(const Search *search, const bool *full)
{
    const Model *model = search->card->model;
    const Parameters *parameters = &model->parameters;
    for (size_t i = 0; i < search->n; i++)
        if (is_due(search, score_of(search, i), full))
            return false;
    for (int k = 1; k <= search->stage; k++) {
        Sum whole = sum_of(search, NULL, k, full);
        if (short_of(whole, parameters->stage_threshold_bp[k]) > 0)
            return false;
        for (size_t i = 0; i < model->n_capabilities; i++) {
            Sum sum = sum_of(search, &model->capabilities[i], k, full);
            if (short_of(sum, parameters->capability_floor_bp) > 0)
                return false;
        }
    }
    return true;
}

/* Does the set do by itself what it was granted? */
static bool holds(const Search *search, const Choice *granted)
{
    bool *full = ARENA_ARRAY(search->scratch, bool, search->n);
    fill(search, granted->chosen, full);
    if (search->raises)
        return sum_of(search, NULL, search->stage, full).credit == granted->credit;
    return attains(search, full);
}

/* --- one step: the best set when all that is undecided is granted ------------------ */

static bool is_asked(const Search *search, const Practice *practice)
{
    return search->raises ? practice->stage == search->stage
                          : practice->stage <= search->stage;
}

static void take(const Search *search, const PracticeScore *score, Choice *to)
{
    const Practice *practice = score->practice;
    to->effort += search->card->model->parameters.effort_points[practice->effort];
    to->n++;
    to->gain += is_asked(search, practice) ? missing(search, score) : 0;
    set_add(to->chosen, search->number[practice->index]);
}

/* What is decided, and what no set can do without. False when that cannot be had. */
static bool take_singles(Search *search, Choice *to)
{
    for (size_t i = 0; i < search->n; i++) {
        const PracticeScore *score = score_of(search, i);
        const Practice *practice = score->practice;
        bool due = !search->raises && is_due(search, score, search->full);
        if (due && !may_be_taken(search, practice))
            return false;
        if (due || search->marks[practice->index] == TAKEN)
            take(search, score, to);
        if (due)
            search->full[practice->index] = true;
    }
    return true;
}

typedef struct {
    Task *tasks;
    size_t n;
} Tasks;

static void add_tasks(const Search *search, const Capability *capability, int stage,
                      Tasks *to)
{
    for (size_t i = 0; i < capability->n_practices; i++) {
        const Practice *practice = capability->practices[i];
        if (practice->stage == stage && !search->full[practice->index] &&
            may_be_taken(search, practice))
            to->tasks[to->n++] = (Task){
                .effort = practice->effort,
                .gain = missing(search, scorecard_of(search->card, practice)),
                .number = search->number[practice->index],
            };
    }
}

static void join(const Search *search, Tally *to, Tasks *tasks, int64_t wanted)
{
    Tally part =
        stage_tally_of(search->scratch, tasks->tasks, tasks->n, wanted, search->n_words);
    *to = to->n_cells ? tally_join(search->scratch, to, &part) : part;
    tasks->n = 0;
}

/* Capabilities that reach their floor, or need not, are one pool. */
static Tally tally_of_stage(const Search *search, int stage)
{
    const Model *model = search->card->model;
    int floor = search->raises ? 0 : model->parameters.capability_floor_bp;
    Tasks pool = { .tasks = ARENA_ARRAY(search->scratch, Task, search->n) };
    Tasks group = { .tasks = ARENA_ARRAY(search->scratch, Task, search->n) };
    Tally tally = { 0 };
    for (size_t i = 0; i < model->n_capabilities; i++) {
        const Capability *capability = &model->capabilities[i];
        int64_t wanted = short_of(sum_of(search, capability, stage, search->full), floor);
        add_tasks(search, capability, stage, wanted > 0 ? &group : &pool);
        if (wanted > 0)
            join(search, &tally, &group, wanted);
    }
    join(search, &tally, &pool, 0);
    return tally;
}

static bool take_for_stage(const Search *search, int stage, Choice *to)
{
    const Parameters *parameters = &search->card->model->parameters;
    int wanted = search->raises ? 0 : parameters->stage_threshold_bp[stage];
    Sum whole = sum_of(search, NULL, stage, search->full);
    Tally tally = tally_of_stage(search, stage);
    Choice choice;
    const Wish wish = { .points = parameters->effort_points,
                        .least_gain = short_of(whole, wanted),
                        .most_effort = search->budget - to->effort,
                        .richest = search->raises };
    if (!tally_pick(&tally, &wish, &choice))
        return false;
    to->effort += choice.effort;
    to->n += choice.n;
    to->gain += choice.gain;
    if (search->raises)
        to->credit = whole.credit + choice.gain;
    for (size_t i = 0; i < search->n_words; i++)
        to->chosen[i] |= choice.chosen[i];
    return true;
}

static bool best_when_granted(Search *search, Choice *to)
{
    arena_reset(search->scratch);
    *to = (Choice){ .chosen = ARENA_ARRAY(search->arena, uint64_t, search->n_words) };
    fill(search, NULL, search->full);
    if (!take_singles(search, to))
        return false;
    for (int k = search->raises ? search->stage : 1; k <= search->stage; k++)
        if (!take_for_stage(search, k, to))
            return false;
    return true;
}

/* --- the search ------------------------------------------------------------------- */

static bool may_yet_show(const Search *search, const Practice *practice)
{
    return search->available[practice->index] && can_show(search, practice) &&
           search->marks[practice->index] == UNDECIDED;
}

/* Granted to the set, but shown by none of it: how many undecided practices would show it.
 * 0 when the set does not need it shown. */
static size_t ways_to_show(const Search *search, const Choice *granted, size_t number)
{
    const PracticeScore *score = score_of(search, number);
    const Practice *practice = score->practice;
    size_t n = 0;
    if (!can_be_inferred(score) || !is_asked(search, practice) ||
        set_has(granted->chosen, number))
        return 0;
    for (size_t i = 0; i < practice->n_implied_by; i++) {
        if (shows(search, granted->chosen, practice->implied_by[i]))
            return 0;
        n += may_yet_show(search, practice->implied_by[i]);
    }
    return n;
}

/* The practice to decide on: of what can be shown in the fewest ways, the one that would
 * show most. */
static const Practice *undecided(const Search *search, const Choice *granted)
{
    const Practice *shown = NULL, *first = NULL;
    size_t fewest = 0;
    int64_t *would_show = ARENA_ARRAY(search->scratch, int64_t, search->n);
    for (size_t i = 0; i < search->n; i++) {
        const Practice *practice = search->practices[i];
        size_t ways = ways_to_show(search, granted, i);
        for (size_t j = 0; ways && j < practice->n_implied_by; j++)
            would_show[practice->implied_by[j]->index] +=
                missing(search, score_of(search, i));
        if (!ways || (shown && ways >= fewest))
            continue;
        fewest = ways;
        shown = practice;
    }
    for (size_t i = 0; shown && i < shown->n_implied_by; i++) {
        const Practice *larger = shown->implied_by[i];
        if (may_yet_show(search, larger) &&
            (!first || would_show[larger->index] > would_show[first->index]))
            first = larger;
    }
    return first;
}

static void explore(Search *search)
{
    Choice granted;
    if (search->n_steps >= MOST_STEPS && search->best.chosen) {
        search->proven = false;
        return;
    }
    search->n_steps++;
    if (!best_when_granted(search, &granted) ||
        !choice_before(&granted, &search->best, search->n_words))
        return;
    if (holds(search, &granted)) {
        search->best = granted;
        return;
    }
    const Practice *practice = undecided(search, &granted);
    assert(practice);
    search->marks[practice->index] = TAKEN;
    explore(search);
    search->marks[practice->index] = LEFT;
    explore(search);
    search->marks[practice->index] = UNDECIDED;
}

static Cheapest answer_of(const Search *search, Arena *arena)
{
    Cheapest answer = { .practices = ARENA_ARRAY(arena, const Practice *, search->n),
                        .effort = search->best.effort,
                        .proven = search->proven };
    assert(search->best.chosen);
    for (size_t i = 0; i < search->n; i++)
        if (set_has(search->best.chosen, i))
            answer.practices[answer.n_practices++] = search->practices[i];
    return answer;
}

static Cheapest run(Arena *arena, Search search)
{
    const Model *model = search.card->model;
    size_t n = model->n_practices;
    search.arena = arena_new();
    search.scratch = arena_new();
    search.practices = practices_by_id(search.arena, model);
    search.best_credit = ARENA_ARRAY(search.arena, int, n);
    search.number = ARENA_ARRAY(search.arena, size_t, n);
    search.marks = ARENA_ARRAY(search.arena, Mark, n);
    search.full = ARENA_ARRAY(search.arena, bool, n);
    search.n = n;
    search.n_words = n / 64 + 1;
    search.proven = true;
    for (size_t i = 0; i < n; i++) {
        size_t index = search.practices[i]->index;
        search.number[index] = i;
        search.best_credit[index] =
            best_credit(search.card, &search.card->practices[index]);
        if (!search.raises && blocks_up_to(&search.card->practices[index], search.stage))
            search.marks[index] = TAKEN;
    }
    explore(&search);
    Cheapest answer = answer_of(&search, arena);
    arena_free(search.scratch);
    arena_free(search.arena);
    return answer;
}

Cheapest cheapest_to_attain(Arena *arena, const Scorecard *card, const bool *available,
                            int stage)
{
    return run(arena, (Search){ .card = card,
                                .available = available,
                                .stage = stage,
                                .budget = INT64_MAX });
}

Cheapest most_for_budget(Arena *arena, const Scorecard *card, const bool *available,
                         int stage, int64_t budget)
{
    return run(arena, (Search){ .card = card,
                                .available = available,
                                .stage = stage,
                                .raises = true,
                                .budget = budget });
}
