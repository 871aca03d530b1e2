/* The smallest change that would turn a practice, of each kind that can: resources that
 * pass or fail, an answer, a waiver. Smallest is exact: more passes never harm and more
 * fails never help, and the heaviest resources do most, so the fewest are found by halving;
 * each trial is judged by the scorer's own judge() on evidence changed accordingly. */
#include <string.h>

#include "score/explain_search.h"

/* How many of each. */
typedef struct {
    int64_t n, declared, strays;
} Turn;

/* --- trials ------------------------------------------------------------------------- */

State judge_trial(const Search *search, const Evidence *evidence, int said)
{
    const Scorecard *card = search->explaining->card;
    PracticeScore trial = *search->score;
    if (said != AS_IT_IS)
        trial.said_bp = said;
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

/* So much more of the part passes, and so much less of it fails; for GOAL_LOST the other
 * way. */
static void turn_part(Seen *part, Goal goal, int64_t more, int64_t less)
{
    part->passed += goal == GOAL_LOST ? -less : more;
    part->failed += goal == GOAL_LOST ? more : -less;
    if (more)
        part->only_fail_checks = false;
}

/* But for what waivers take out unseen. */
static void drop_all(const Search *search, Evidence *evidence)
{
    static const Seen nothing = { .only_fail_checks = true };
    evidence->parts[RUNNING] = evidence->parts[DECLARED] = nothing;
    evidence->waived = evidence->waived_listed = search->overlooked;
    evidence->unlisted = 0;
    evidence->indirect = false;
}

/* The evidence when the first `n` of pool and unseen pass, or fail, and so many strays
 * pass: a pass on them is not counted. What is turned in one population is counted in its
 * home, in whichever part it stood: settle() adds both. */
static Evidence turned(const Search *search, Turn turn)
{
    Evidence evidence = *search->score->evidence;
    int64_t most = (int64_t)search->pool.of.n, stray = search->strays.weight[turn.strays];
    int64_t from_pool = turn.n < most ? turn.n : most;
    int64_t weight = search->pool.weight[from_pool], unseen = turn.n - from_pool;
    int64_t declared = search->declared.weight[turn.declared];
    if (search->directly)
        drop_all(search, &evidence);
    turn_part(&evidence.parts[search->home], search->goal, weight + unseen, weight);
    turn_part(&evidence.parts[DECLARED], search->goal, declared, declared);
    evidence.parts[RUNNING].failed -= stray;
    evidence.unlisted -= stray;
    settle(&evidence);
    return evidence;
}

static bool is_enough(const Search *search, Turn turn, int said)
{
    Evidence evidence = turned(search, turn);
    return is_reached(search->goal, judge_trial(search, &evidence, said));
}

/* Lowers a count of the turn, from the most there is to the fewest that is enough; false
 * where the most is not. */
static bool shrink(const Search *search, Turn *turn, int64_t *count, int said)
{
    int64_t low = 0, high = *count;
    if (!is_enough(search, *turn, said))
        return false;
    while (low < high) {
        *count = low + (high - low) / 2;
        if (is_enough(search, *turn, said))
            high = *count;
        else
            low = *count + 1;
    }
    *count = low;
    return true;
}

static int64_t total(Turn turn)
{
    return turn.n + turn.declared + turn.strays;
}

static void keep_fewer(Turn *best, Turn turn)
{
    if (best->n < 0 || total(turn) < total(*best))
        *best = turn;
}

/* The fewest beside so many strays. The worse of two populations counts: to gain, each has
 * to be good enough, whatever the other one is; to lose, one of them is enough. */
static void try_beside(const Search *search, int64_t strays, int said, Turn *best)
{
    int64_t most = (int64_t)search->pool.of.n + search->unseen;
    int64_t most_declared = (int64_t)search->declared.of.n;
    if (search->goal == GOAL_LOST) {
        Turn running = { .n = most }, declared = { .declared = most_declared };
        if (shrink(search, &running, &running.n, said))
            keep_fewer(best, running);
        if (shrink(search, &declared, &declared.declared, said))
            keep_fewer(best, declared);
        return;
    }
    Turn turn = { .n = most, .declared = most_declared, .strays = strays };
    if (shrink(search, &turn, &turn.n, said) && shrink(search, &turn, &turn.declared, said))
        keep_fewer(best, turn);
}

/* The fewest resources that reach the goal; n is -1 when all of them do not. */
static Turn fewest(const Search *search, int said)
{
    Turn best = { .n = -1 };
    for (int64_t strays = 0; strays <= (int64_t)search->strays.of.n; strays++)
        try_beside(search, strays, said, &best);
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

static void name_resources(Change *change, const Pool *pool, int64_t n)
{
    for (size_t i = 0; i < pool->of.n && (int64_t)i < n; i++)
        change->resources[change->n_resources++] = pool->of.resources[i]->id;
}

static Change of_resources(const Search *search, Turn turn)
{
    Change change = { .directly = search->directly,
                      .n_strays = (size_t)turn.strays,
                      .n_declared = (size_t)turn.declared };
    change.resources =
        ARENA_ARRAY(search->explaining->arena, const char *,
                    search->pool.of.n + search->strays.of.n + search->declared.of.n + 1);
    name_resources(&change, &search->pool, turn.n);
    change.n_unseen = (int)(turn.n - (int64_t)change.n_resources);
    change.unseen_declared = change.n_unseen && search->home == DECLARED;
    name_resources(&change, &search->strays, turn.strays);
    name_resources(&change, &search->declared, turn.declared);
    return change;
}

/* --- resources ---------------------------------------------------------------------- */

static Pool pool_of(const Search *search, Which which)
{
    Arena *arena = search->explaining->arena;
    Verdict turns = search->goal == GOAL_LOST ? VERDICT_PASS : VERDICT_FAIL;
    Pool pool = { .of = weigh(arena, search->score, turns, which) };
    pool.weight = ARENA_ARRAY(arena, int64_t, pool.of.n + 1);
    for (size_t i = 0; i < pool.of.n; i++)
        pool.weight[i + 1] = pool.weight[i] + pool.of.resources[i]->weight;
    return pool;
}

/* Where only templates were looked at, what is still unseen is theirs too: seen elsewhere
 * it would be a population of its own. */
static Part home_of(const Evidence *evidence)
{
    bool only_declared = weight_seen(&evidence->parts[DECLARED]) &&
                         !weight_seen(&evidence->parts[RUNNING]) && !evidence->is_joined;
    return only_declared ? DECLARED : RUNNING;
}

static Search search_for(Explaining *e, const PracticeScore *score, Goal goal)
{
    const Evidence *evidence = score->evidence;
    const Seen *first = &evidence->populations[0];
    bool two = has_populations(evidence);
    Search search = { .explaining = e, .score = score, .goal = goal };
    search.pool = pool_of(&search, two ? LISTED : LISTED | DECLARED_ONLY);
    search.declared = pool_of(&search, two ? DECLARED_ONLY : 0);
    search.strays = pool_of(&search, goal == GOAL_LOST ? 0 : STRAYS);
    search.home = home_of(evidence);
    search.unseen = first->universe - weight_seen(first);
    if (!takes_evidence(score->practice, evidence->indirect))
        search.unseen = 0;
    else if (first->universe == 0)
        search.unseen = 1; /* the first one ever looked at */
    return search;
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
    direct.home = RUNNING;
    direct.pool.of.n = direct.declared.of.n = direct.strays.of.n = 0;
    direct.overlooked =
        overlooked_by_waivers(search->explaining->card, search->score->practice);
    direct.unseen = search->score->evidence->listed - direct.overlooked;
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

/* --- what people say ---------------------------------------------------------------- */

/* What is said when answers and the review give at least `least`; -1 where they cannot.
 * Both have to: the lower one counts. A review gives all or nothing. */
static int say_at_least(const Search *search, int least, Change *change)
{
    const PracticeScore *score = search->score;
    bool reviewed = score->lens_bp >= 0;
    int value = FULL_BP;
    change->review = reviewed && score->lens_bp < least;
    if (score->n_said ? score->answer_bp < least : !reviewed)
        value = answer_at_least(search->explaining, score, least, change);
    else if (score->n_said)
        value = score->answer_bp;
    return value < least || (!change->n_answers && !change->review) ? -1 : value;
}

static bool by_saying_less(const Search *search)
{
    const Evidence *seen = search->score->evidence;
    Change change = { 0 };
    int most = least_value(search, seen, GOAL_MET) - 1;
    if (!is_answered(search->score) || most < 0 || most >= FULL_BP)
        return false;
    int value = answer_at_most(search->explaining, search->score, most, &change);
    if (value >= 0)
        keep(search, change, judge_trial(search, seen, value));
    bool reviewed = search->score->lens_bp > most;
    if (reviewed)
        keep(search, (Change){ .review = true }, judge_trial(search, seen, 0));
    return value >= 0 || reviewed;
}

static bool by_answer(const Search *search)
{
    const Evidence *seen = search->score->evidence;
    Change change = { 0 };
    if (search->goal == GOAL_LOST)
        return by_saying_less(search);
    int least = least_value(search, seen, search->goal);
    if (least > FULL_BP)
        return false;
    int value = say_at_least(search, least, &change);
    if (value >= 0)
        keep(search, change, judge_trial(search, seen, value));
    return value >= 0;
}

/* Neither alone is enough: the fewest resources with the best answer, then the least
 * answer with these. */
static bool by_both(const Search *search)
{
    Turn turn = fewest(search, FULL_BP);
    if (total(turn) < 1)
        return false;
    Evidence evidence = turned(search, turn);
    Change change = of_resources(search, turn);
    int least = least_value(search, &evidence, search->goal);
    if (least > FULL_BP)
        return false;
    int value = say_at_least(search, least, &change);
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
    bool found = (was_seen(score->evidence) || !directly) && by_resources(&search);
    if (!found && directly)
        found = by_resources(&direct);
    found |= by_answer(&search);
    if (!found && (!was_seen(score->evidence) || !by_both(&search)) && directly)
        by_both(&direct);
    by_renewing_a_waiver(&search);
}

static void find_losses(Explaining *e, const PracticeScore *score)
{
    Search search = search_for(e, score, GOAL_LOST);
    if (score->state == STATE_MET) {
        Search direct = direct_search(&search);
        bool directly = may_go_direct(score);
        bool found = (was_seen(score->evidence) || !directly) && by_resources(&search);
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
