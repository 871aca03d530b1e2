/* The smallest change that would turn a practice, of each kind that can: resources that
 * pass or fail, an answer, a waiver. Smallest is exact: more passes never harm and more
 * fails never help, and the heaviest resources do most, so the fewest are found by halving;
 * each trial is judged by the scorer's own judge() on evidence changed accordingly. */
#include <string.h>

#include "score/explain_search.h"

/* How many of each. */
typedef struct {
    int64_t n, strays;
} Turn;

/* --- trials ------------------------------------------------------------------------- */

static bool is_said(const PracticeScore *score)
{
    return score->answer != NULL;
}

State judge_trial(const Search *search, const Evidence *evidence, int said)
{
    static const Answer somebody = { 0 };
    const Scorecard *card = search->explaining->card;
    PracticeScore trial = *search->score;
    if (said != AS_IT_IS) {
        trial.answer = &somebody;
        trial.answer_bp = said;
    }
    judge(&trial, evidence, trial.confidence, &card->model->parameters);
    bool nothing_known = trial.l == 0 && trial.u == FULL_BP;
    if (trial.state == STATE_UNKNOWN && nothing_known && is_implied(card, trial.practice))
        return STATE_MET;
    return trial.state;
}

bool is_reached(Goal goal, State state)
{
    switch (goal) {
    case GOAL_MET: return state == STATE_MET || state == STATE_WAIVED;
    case GOAL_OFF_NOT_MET: return state != STATE_NOT_MET;
    case GOAL_LOST: return state != STATE_MET && state != STATE_WAIVED;
    case GOAL_OPEN: return false;
    }
    return false;
}

void settle(Evidence *evidence)
{
    int64_t counted = evidence->passed + evidence->failed - evidence->unlisted;
    int64_t left = evidence->listed - evidence->waived_listed;
    evidence->universe = (counted > left ? counted : left) + evidence->unlisted;
}

/* The evidence when the first `n` of pool and unseen pass, or fail, and so many strays
 * pass: a pass on them is not counted. */
static Evidence turned(const Search *search, Turn turn)
{
    Evidence evidence = *search->score->evidence;
    int64_t n = turn.n, stray = search->stray_weight[turn.strays];
    int64_t from_pool = n < (int64_t)search->pool.n ? n : (int64_t)search->pool.n;
    int64_t weight = search->weight[from_pool], unseen = n - from_pool;
    int64_t *gains = &evidence.passed, *loses = &evidence.failed;
    if (search->goal == GOAL_LOST) {
        gains = &evidence.failed;
        loses = &evidence.passed;
    }
    if (search->directly) {
        evidence.passed = evidence.failed = evidence.unlisted = 0;
        evidence.waived = evidence.waived_listed = 0;
        evidence.indirect = false;
    }
    *gains += weight + unseen;
    *loses -= weight + stray;
    evidence.unlisted -= stray;
    if (n)
        evidence.only_fail_checks = false;
    settle(&evidence);
    return evidence;
}

static bool is_enough(const Search *search, Turn turn, int said)
{
    Evidence evidence = turned(search, turn);
    return is_reached(search->goal, judge_trial(search, &evidence, said));
}

/* The fewest of pool and unseen beside so many strays; -1 when all are not enough. */
static int64_t fewest_beside(const Search *search, int64_t strays, int said)
{
    int64_t low = 0, high = (int64_t)search->pool.n + search->unseen;
    if (!is_enough(search, (Turn){ high, strays }, said))
        return -1;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (is_enough(search, (Turn){ middle, strays }, said))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static int64_t total(Turn turn)
{
    return turn.n + turn.strays;
}

/* The fewest resources that reach the goal; total() is -1 when all of them do not. */
static Turn fewest(const Search *search, int said)
{
    Turn best = { .n = -1 };
    for (int64_t strays = 0; strays <= (int64_t)search->strays.n; strays++) {
        Turn turn = { fewest_beside(search, strays, said), strays };
        if (turn.n >= 0 && (best.n < 0 || total(turn) < total(best)))
            best = turn;
    }
    return best;
}

/* The least value of an answer with which the practice is met, or not "not met" any more;
 * beyond 10000 where none is enough. */
static int least_value(const Search *search, const Evidence *evidence, Goal goal)
{
    int low = 0, high = FULL_BP + 1;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (middle > FULL_BP || is_reached(goal, judge_trial(search, evidence, middle)))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* --- what is kept ------------------------------------------------------------------- */

static bool is_told(const Explanation *of, const char *text)
{
    for (size_t i = 0; i < of->n_changes; i++)
        if (strcmp(of->changes[i].text, text) == 0)
            return true;
    return false;
}

void keep(const Search *search, Change change, State becomes)
{
    Explaining *e = search->explaining;
    change.goal = search->goal;
    change.becomes = becomes;
    change.text = say_change(e, search->score, &change);
    if (is_told(e->to, change.text))
        return; /* what makes it met also makes it no longer "not met" */
    ARENA_PUSH(e->arena, e->to->changes, e->to->n_changes) = change;
}

static Change of_resources(const Search *search, Turn turn)
{
    Change change = { .directly = search->directly, .n_strays = (size_t)turn.strays };
    Arena *arena = search->explaining->arena;
    const Weighed *pool = &search->pool, *strays = &search->strays;
    change.resources = ARENA_ARRAY(arena, const char *, pool->n + strays->n + 1);
    for (size_t i = 0; i < pool->n && (int64_t)i < turn.n; i++)
        change.resources[change.n_resources++] = pool->resources[i]->id;
    change.n_unseen = (int)(turn.n - (int64_t)change.n_resources);
    for (size_t i = 0; i < change.n_strays; i++)
        change.resources[change.n_resources++] = strays->resources[i]->id;
    return change;
}

/* --- resources ---------------------------------------------------------------------- */

static int64_t *sums_of(Arena *arena, Weighed weighed)
{
    int64_t *sums = ARENA_ARRAY(arena, int64_t, weighed.n + 1);
    for (size_t i = 0; i < weighed.n; i++)
        sums[i + 1] = sums[i] + weighed.resources[i]->weight;
    return sums;
}

static Search search_for(Explaining *e, const PracticeScore *score, Goal goal)
{
    const Evidence *seen = score->evidence;
    Search search = { .explaining = e, .score = score, .goal = goal };
    bool lose = goal == GOAL_LOST;
    search.pool = weigh(e->arena, score, lose ? VERDICT_PASS : VERDICT_FAIL, LISTED);
    if (!lose)
        search.strays = weigh(e->arena, score, VERDICT_FAIL, STRAYS);
    search.weight = sums_of(e->arena, search.pool);
    search.stray_weight = sums_of(e->arena, search.strays);
    search.unseen = seen->universe - seen->passed - seen->failed;
    if (!takes_evidence(score->practice, seen->indirect))
        search.unseen = 0;
    else if (seen->universe == 0)
        search.unseen = 1; /* the first one ever looked at */
    return search;
}

static bool was_seen(const PracticeScore *score)
{
    return score->evidence->passed + score->evidence->failed > 0;
}

/* Where only indirect evidence is known, direct evidence takes its place, and waivers of
 * what was seen indirectly speak of nothing. */
static bool may_go_direct(const PracticeScore *score)
{
    return score->practice->mode != MODE_QUESTION_ONLY && score->evidence->indirect;
}

static Search direct_search(const Search *search)
{
    Search direct = *search;
    direct.directly = true;
    direct.pool.n = direct.strays.n = 0;
    direct.unseen = search->score->evidence->listed;
    if (direct.unseen < 1)
        direct.unseen = 1;
    return direct;
}

static bool by_resources(const Search *search)
{
    Turn turn = fewest(search, AS_IT_IS);
    if (total(turn) < 1)
        return false;
    Evidence evidence = turned(search, turn);
    keep(search, of_resources(search, turn), judge_trial(search, &evidence, AS_IT_IS));
    return true;
}

/* --- answers ------------------------------------------------------------------------ */

static bool by_answer(const Search *search)
{
    const Evidence *seen = search->score->evidence;
    Explaining *e = search->explaining;
    Change change = { 0 };
    if (search->goal == GOAL_LOST) {
        int most = least_value(search, seen, GOAL_MET) - 1;
        if (!is_said(search->score) || most < 0 || most >= FULL_BP)
            return false;
        int value = answer_at_most(e, search->score, most, &change);
        if (value >= 0)
            keep(search, change, judge_trial(search, seen, value));
        return value >= 0;
    }
    int least = least_value(search, seen, search->goal);
    if (least > FULL_BP)
        return false;
    int value = answer_at_least(e, search->score, least, &change);
    if (value >= 0)
        keep(search, change, judge_trial(search, seen, value));
    return value >= 0;
}

/* Neither alone is enough: the fewest resources with the best answer, then the least
 * answer with these. */
static bool by_both(const Search *search)
{
    Explaining *e = search->explaining;
    Turn turn = fewest(search, FULL_BP);
    if (total(turn) < 1)
        return false;
    Evidence evidence = turned(search, turn);
    Change change = of_resources(search, turn);
    int least = least_value(search, &evidence, search->goal);
    if (least > FULL_BP)
        return false;
    int value = answer_at_least(e, search->score, least, &change);
    if (value >= 0)
        keep(search, change, judge_trial(search, &evidence, value));
    return value >= 0;
}

/* --- all of them -------------------------------------------------------------------- */

static void find_gains(Explaining *e, const PracticeScore *score, Goal goal)
{
    Search search = search_for(e, score, goal);
    Search direct = direct_search(&search);
    bool directly = may_go_direct(score);
    bool found = (was_seen(score) || !directly) && by_resources(&search);
    if (!found && directly)
        found = by_resources(&direct);
    found |= by_answer(&search);
    if (!found && (!was_seen(score) || !by_both(&search)) && directly)
        by_both(&direct);
    by_renewing_a_waiver(&search);
}

static void find_losses(Explaining *e, const PracticeScore *score)
{
    Search search = search_for(e, score, GOAL_LOST);
    if (score->state == STATE_MET) {
        Search direct = direct_search(&search);
        bool directly = may_go_direct(score);
        bool found = (was_seen(score) || !directly) && by_resources(&search);
        if (!found && directly)
            by_resources(&direct);
        by_answer(&search);
    }
    by_ending_a_waiver(&search);
}

void find_changes(Explaining *e, const PracticeScore *score)
{
    Explanation *to = e->to;
    switch (score->state) {
    case STATE_NOT_MET:
        find_gains(e, score, GOAL_MET);
        find_gains(e, score, GOAL_OFF_NOT_MET);
        break;
    case STATE_PARTIAL:
    case STATE_UNKNOWN: find_gains(e, score, GOAL_MET); break;
    case STATE_MET:
    case STATE_WAIVED:
        if (score->basis != BASIS_INFERRED)
            find_losses(e, score);
        break;
    case STATE_NOT_APPLICABLE: break;
    }
    if (!to->n_changes)
        to->no_change = TELL_PLAIN(
            e, score->state == STATE_NOT_APPLICABLE ? "explain.no_change.not_applicable"
               : score->basis == BASIS_INFERRED     ? "explain.no_change.inferred"
               : score->working.waived_too_far      ? "explain.no_change.waived"
                                                    : "explain.no_change");
}
