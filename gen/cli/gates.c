/* What gates say: the option, the reason with its numbers, and what would make it hold. */
#include "cli/gates.h"

#include "layout/facts.h"
#include "score/score.h"

enum { MOST_NAMED = 5, EXIT_GATE_FAILED = 1, EXIT_GATE_UNDETERMINED = 5 };

typedef struct {
    Arena *arena;
    const Words *words;
    const Scorecard *card;
    const Gate *gate;
} Saying;

#define GATE_SAY(saying, key, ...)                                                         \
    words_say((saying)->words, (saying)->arena, (key), SAY(__VA_ARGS__))

/* --- names ---------------------------------------------------------------------------- */

/* "SCR-1, IAM-1 and two more". */
static const char *name_first(const Saying *saying, const char *const *all, size_t n)
{
    const char *named[MOST_NAMED + 1];
    size_t shown = n > MOST_NAMED ? MOST_NAMED - 1 : n;
    for (size_t i = 0; i < shown; i++)
        named[i] = all[i];
    if (shown == n)
        return words_list(saying->words, saying->arena, named, n);
    named[shown] = GATE_SAY(saying, "list.rest", { "n", .number = (int64_t)(n - shown) });
    return words_list(saying->words, saying->arena, named, shown + 1);
}

static const char *name_practices(const Saying *saying, const Practice *const *practices,
                                  size_t n)
{
    const char **ids = ARENA_ARRAY(saying->arena, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        ids[i] = practices[i]->id;
    return name_first(saying, ids, n);
}

static const char *name_questions(const Saying *saying, Questions open)
{
    const char **ids = ARENA_ARRAY(saying->arena, const char *, open.n + 1);
    for (size_t i = 0; i < open.n; i++)
        ids[i] = open.questions[i]->id;
    return name_first(saying, ids, open.n);
}

/* --- why ------------------------------------------------------------------------------ */

static const char *why_stage(const Saying *saying)
{
    const Scorecard *card = saying->card;
    const Gate *gate = saying->gate;
    bool open = gate->n_practices > 0;
    const char *key = gate->outcome == GATE_HELD           ? "gate.stage_held"
                      : gate->outcome == GATE_UNDETERMINED ? "gate.stage_undetermined"
                      : !card->determined                  ? "gate.stage_out_of_reach"
                      : open                               ? "gate.stage_open"
                                                           : "gate.stage_short";
    const StageScore *next = &card->stages[card->next_stage];
    const int *need = card->model->parameters.stage_threshold_bp;
    return GATE_SAY(
        saying, key, { "n", .number = (int64_t)gate->n_practices },
        { "stage", .number = card->attained }, { "potential", .number = card->potential },
        { "next", .number = card->next_stage }, { "score", .number = next->score_low },
        { "need", .number = need[card->next_stage] },
        { "list", .text = name_practices(saying, gate->practices, gate->n_practices) });
}

static const char *why_assurance(const Saying *saying)
{
    const Gate *gate = saying->gate;
    const char *key = gate->outcome == GATE_UNDETERMINED ? "gate.assurance_undetermined"
                      : gate->found < 0                  ? "gate.assurance_nothing"
                                                         : "gate.assurance";
    return GATE_SAY(saying, key, { "found", .number = gate->found },
                    { "stage", .number = saying->card->attained });
}

static const char *why_practices(const Saying *saying)
{
    static const char *const keys[N_GATE_KINDS] = { [GATE_BLOCKER] = "gate.blocker",
                                                    [GATE_CRITICAL] = "gate.critical",
                                                    [GATE_UNKNOWN] = "gate.unknown" };
    const Gate *gate = saying->gate;
    const char *list = name_practices(saying, gate->practices, gate->n_practices);
    const char *why =
        GATE_SAY(saying, keys[gate->kind], { "n", .number = (int64_t)gate->n_practices },
                 { "list", .text = list });
    if (!gate->n_unsure)
        return why;
    list = name_practices(saying, gate->unsure, gate->n_unsure);
    return GATE_SAY(saying, "gate.unsure", { "why", .text = why },
                    { "list", .text = list });
}

static const char *why_regression(const Saying *saying)
{
    const Changes *changes = saying->card->changes;
    const char *pieces[4];
    size_t n = 0;
    if (!changes)
        return GATE_SAY(saying, "gate.regression_no_baseline",
                        { "entity", .text = saying->card->assessment->entity });
    if (changes->now.attained < changes->then.attained)
        pieces[n++] = GATE_SAY(saying, "gate.regression_stage",
                               { "then", .number = changes->then.attained },
                               { "now", .number = changes->now.attained });
    if (changes->counts[CHANGE_REGRESSED])
        pieces[n++] =
            GATE_SAY(saying, "change.regressed",
                     { "n", .number = (int64_t)changes->counts[CHANGE_REGRESSED] });
    if (changes->counts[CHANGE_NEW])
        pieces[n++] = GATE_SAY(saying, "change.new",
                               { "n", .number = (int64_t)changes->counts[CHANGE_NEW] });
    if (n)
        return words_list(saying->words, saying->arena, pieces, n);
    if (changes->headline_only)
        return words_say(saying->words, saying->arena, "gate.regression_headline",
                         SAY_NOTHING);
    return GATE_SAY(saying, "gate.regression_none",
                    { "n", .number = (int64_t)changes->counts[CHANGE_EVIDENCE_LOST] });
}

static const char *(*const whys[N_GATE_KINDS])(const Saying *) = {
    [GATE_MIN_STAGE] = why_stage,   [GATE_MIN_ASSURANCE] = why_assurance,
    [GATE_BLOCKER] = why_practices, [GATE_CRITICAL] = why_practices,
    [GATE_UNKNOWN] = why_practices, [GATE_REGRESSION] = why_regression,
};

/* --- what would make it hold ---------------------------------------------------------- */

static const char *settle(const Saying *saying, int up_to)
{
    Questions open = open_questions(saying->arena, saying->card, 1, up_to);
    return GATE_SAY(saying, open.n ? "gate.settle" : "gate.settle_by_scan",
                    { "list", .text = name_questions(saying, open) });
}

/* The way to the next stage is known; a later one begins with it. */
static const char *remedy_stage(const Saying *saying)
{
    const Path *path = &saying->card->path;
    const Gate *gate = saying->gate;
    if (gate->outcome == GATE_UNDETERMINED)
        return settle(saying, gate->asked);
    const char *key = !path->n_practices            ? "gate.path_waivers"
                      : path->target == gate->asked ? "gate.path"
                                                    : "gate.path_begins";
    const char *list = name_practices(saying, path->practices, path->n_practices);
    return GATE_SAY(saying, key, { "stage", .number = path->target },
                    { "list", .text = list });
}

static const char *remedy_assurance(const Saying *saying)
{
    if (saying->gate->outcome == GATE_UNDETERMINED)
        return settle(saying, saying->card->potential);
    return words_say(saying->words, saying->arena, "gate.prove", SAY_NOTHING);
}

static const char *remedy_practices(const Saying *saying)
{
    const Gate *gate = saying->gate;
    return GATE_SAY(saying, "gate.do", { "n", .number = (int64_t)gate->n_practices },
                    { "title", .text = gate->practices[0]->recommendation.title },
                    { "id", .text = gate->practices[0]->id });
}

static const char *remedy_unknown(const Saying *saying)
{
    int up_to = 1;
    for (size_t i = 0; i < saying->gate->n_practices; i++)
        if (saying->gate->practices[i]->stage > up_to)
            up_to = saying->gate->practices[i]->stage;
    return settle(saying, up_to);
}

static const char *remedy_regression(const Saying *saying)
{
    const Changes *changes = saying->card->changes;
    for (size_t i = 0; changes && i < changes->n_findings; i++) {
        const Finding *finding = &changes->findings[i];
        if (finding->is != CHANGE_NEW && finding->is != CHANGE_REGRESSED)
            continue;
        return GATE_SAY(saying, finding->resource ? "gate.pass_check" : "gate.pass_answer",
                        { "check", .text = finding->check },
                        { "resource", .text = finding->resource },
                        { "id", .text = finding->practice->id });
    }
    return words_say(saying->words, saying->arena,
                     changes && !changes->headline_only ? "gate.regain" : "gate.compare",
                     SAY_NOTHING);
}

static const char *(*const remedies[N_GATE_KINDS])(const Saying *) = {
    [GATE_MIN_STAGE] = remedy_stage,   [GATE_MIN_ASSURANCE] = remedy_assurance,
    [GATE_BLOCKER] = remedy_practices, [GATE_CRITICAL] = remedy_practices,
    [GATE_UNKNOWN] = remedy_unknown,   [GATE_REGRESSION] = remedy_regression,
};

/* --- all entities --------------------------------------------------------------------- */

static const Scorecard *gated(Arena *arena, const Scorecard *card, const GatesAsked *asked,
                              const Words *words)
{
    Scorecard *copy = ARENA_NEW(arena, Scorecard);
    *copy = *card;
    Gate *gates = judge_gates(arena, card, asked, &copy->n_gates);
    copy->gates = gates;
    for (size_t i = 0; i < copy->n_gates; i++) {
        Saying saying = { .arena = arena, .words = words, .card = card, .gate = &gates[i] };
        gates[i].why = whys[gates[i].kind](&saying);
        if (gates[i].outcome != GATE_HELD)
            gates[i].remedy = remedies[gates[i].kind](&saying);
    }
    return copy;
}

const Portfolio *gates_judge(Arena *arena, const Portfolio *all, const GatesAsked *asked,
                             const Words *words)
{
    const Scorecard **cards = ARENA_ARRAY(arena, const Scorecard *, all->n_entities + 1);
    for (size_t i = 0; i < all->n_entities; i++)
        cards[i] = gated(arena, all->entities[i], asked, words);
    return portfolio(arena, cards, all->n_entities, all->unassessed, all->n_unassessed);
}

/* "--min-stage 3", "--fail-on blocker". */
static const char *option_of(Arena *arena, const Gate *gate)
{
    if (gate->kind >= FIRST_FAIL_ON)
        return arena_printf(arena, "--fail-on %s", gate_names[gate->kind]);
    return arena_printf(arena, "--%s %d", gate_names[gate->kind], gate->asked);
}

static void print_gate(Arena *arena, const Gate *gate, const char *entity,
                       const Words *words, FILE *to)
{
    static const char *const keys[N_GATE_OUTCOMES] = {
        [GATE_HELD] = "gate.held",
        [GATE_FAILED] = "gate.failed",
        [GATE_UNDETERMINED] = "gate.undetermined",
    };
    const char *option = option_of(arena, gate);
    if (entity)
        option = arena_printf(arena, "%s: %s", entity, option);
    fprintf(to, "%s\n",
            words_say(words, arena, keys[gate->outcome],
                      SAY({ "option", .text = option }, { "why", .text = gate->why },
                          { "remedy", .text = gate->remedy ? gate->remedy : "" })));
}

static bool any_asked(const GatesAsked *asked)
{
    for (size_t i = 0; i < N_GATE_KINDS; i++)
        if (asked->asked[i])
            return true;
    return false;
}

void gates_print(Arena *arena, const Portfolio *all, const GatesAsked *asked,
                 const Words *words, FILE *to)
{
    bool several = all->n_entities + all->n_unassessed > 1;
    for (size_t i = 0; i < all->n_entities; i++)
        for (size_t k = 0; k < all->entities[i]->n_gates; k++)
            print_gate(arena, &all->entities[i]->gates[k],
                       several ? all->entities[i]->assessment->entity : NULL, words, to);
    for (size_t i = 0; i < all->n_unassessed && any_asked(asked); i++)
        fprintf(to, "%s\n",
                words_say(words, arena, "gate.unassessed",
                          SAY({ "entity", .text = all->unassessed[i] })));
}

/* Of an entity that nobody looked at everything is unknown. */
int gates_exit(const Portfolio *all, const GatesAsked *asked)
{
    bool failed = false, undetermined = false;
    for (size_t i = 0; i < all->n_entities; i++)
        for (size_t k = 0; k < all->entities[i]->n_gates; k++) {
            failed |= all->entities[i]->gates[k].outcome == GATE_FAILED;
            undetermined |= all->entities[i]->gates[k].outcome == GATE_UNDETERMINED;
        }
    if (all->n_unassessed && any_asked(asked)) {
        failed |= asked->asked[GATE_UNKNOWN];
        undetermined = true;
    }
    return failed ? EXIT_GATE_FAILED : undetermined ? EXIT_GATE_UNDETERMINED : 0;
}
