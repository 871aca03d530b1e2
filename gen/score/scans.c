/* Which scans would settle an undetermined verdict: tools with checks that can show what is
 * unknown up to the potential stage. Few tools are named rather than all: each is the one
 * that shows most of what those before it leave open. What a tool that was given did not
 * settle another run of it will not. Only here are all tool files read, and only when a
 * verdict is undetermined; they are walked as text, for as trees they would cost more than
 * the rest of scoring. */
#include <string.h>

#include "base/json_scan.h"
#include "base/text8.h"
#include "score/score.h"
#include "score/steps.h"

enum { MOST_SCANS = 4 };

/* One tool, with what its checks can show. */
typedef struct {
    const char *id, *title;
    bool *shows; /* by practice index: of those wanted */
} Candidate;

typedef struct {
    BundleText *all; /* NULL until a verdict asks for them */
    size_t n;
} ToolFiles;

typedef struct {
    Arena *arena;
    const Scorecard *card;
    bool *wanted; /* by practice index */
    Candidate *candidates;
    size_t n;
} Search;

/* --- what is wanted ----------------------------------------------------------------- */

static bool is_wanted(const Scorecard *card, const PracticeScore *score)
{
    return score->practice->stage <= card->potential && score->state == STATE_UNKNOWN &&
           score->practice->mode != MODE_QUESTION_ONLY;
}

/* --- what a tool can show ----------------------------------------------------------- */

typedef enum { UNUSED, UNSURE, USED } Use;

/* Without a list of functions nobody knows which platform is used. */
static Use use_of(const Scorecard *card, const char *provider)
{
    const Assessment *found = card->assessment;
    bool known = false;
    if (!provider || text8_same(provider, "any"))
        return USED;
    for (size_t i = 0; i < found->n_inventory; i++) {
        known |= found->inventory[i].provider != NULL;
        if (text8_same(found->inventory[i].provider, provider))
            return USED;
    }
    return known ? UNUSED : UNSURE;
}

/* A tool of one platform is named only where that is used; its single checks may be for
 * any that is not known to be unused. */
static bool is_for(const Search *search, const char *bytes, JsonSpan provider, Use least)
{
    return use_of(search->card, json_span_text(search->arena, bytes, provider)) >= least;
}

static bool was_given(const Scorecard *card, const char *tool)
{
    const Assessment *found = card->assessment;
    for (size_t i = 0; i < found->n_observations; i++)
        if (text8_same(found->observations[i].tool, tool))
            return true;
    return false;
}

/* A pass must prove the practice, or the scan could only find faults. */
static bool can_pass(const Search *search, const char *bytes, JsonSpan strength,
                     JsonSpan by_verdict)
{
    JsonSpan pass = json_at(bytes, by_verdict, "/pass");
    if (pass.type != JSON_ABSENT)
        strength = pass;
    return text8_same(json_span_text(search->arena, bytes, strength),
                      strength_names[STRENGTH_DIRECT]);
}

/* A check's or a fact's word on one practice. */
static void note_use(const Search *search, Candidate *tool, const char *bytes, JsonSpan use)
{
    enum { PRACTICE, STRENGTH, BY_VERDICT, N_NAMES };
    static const char *const names[N_NAMES] = { "practice", "strength",
                                                "verdict_strength" };
    JsonSpan said[N_NAMES];
    json_pick(bytes, use, names, N_NAMES, said);
    const Practice *practice = model_find_practice(
        search->card->model, json_span_text(search->arena, bytes, said[PRACTICE]));
    if (practice && search->wanted[practice->index] &&
        can_pass(search, bytes, said[STRENGTH], said[BY_VERDICT]))
        tool->shows[practice->index] = true;
}

static void note_uses(const Search *search, Candidate *tool, const char *bytes,
                      JsonSpan uses)
{
    size_t n;
    const JsonSpan *all = json_elements(search->arena, bytes, uses, &n);
    for (size_t i = 0; i < n; i++)
        note_use(search, tool, bytes, all[i]);
}

static void note_checks(const Search *search, Candidate *tool, const char *bytes,
                        JsonSpan checks)
{
    enum { PROVIDER, PRACTICES, N_NAMES };
    static const char *const names[N_NAMES] = { "provider", "practices" };
    JsonSpan said[N_NAMES];
    size_t n;
    const JsonMember *all = json_members(search->arena, bytes, checks, &n);
    for (size_t i = 0; i < n; i++) {
        json_pick(bytes, all[i].value, names, N_NAMES, said);
        if (is_for(search, bytes, said[PROVIDER], UNSURE))
            note_uses(search, tool, bytes, said[PRACTICES]);
    }
}

static void note_facts(const Search *search, Candidate *tool, const char *bytes,
                       JsonSpan facts)
{
    size_t n;
    const JsonSpan *all = json_elements(search->arena, bytes, facts, &n);
    for (size_t i = 0; i < n; i++)
        if (is_for(search, bytes, json_at(bytes, all[i], "/provider"), UNSURE))
            note_use(search, tool, bytes, all[i]);
}

static void read_tool(Search *search, const BundleText *file)
{
    enum { ID, TITLE, PROVIDER, FACTS, CHECKS, N_NAMES };
    static const char *const names[N_NAMES] = { "tool", "title", "provider", "predicates",
                                                "checks" };
    const char *bytes = file->bytes;
    JsonSpan said[N_NAMES];
    json_pick(bytes, file->whole, names, N_NAMES, said);
    Candidate tool = {
        .id = json_span_text(search->arena, bytes, said[ID]),
        .title = json_span_text(search->arena, bytes, said[TITLE]),
    };
    if (!tool.id || was_given(search->card, tool.id) ||
        !is_for(search, bytes, said[PROVIDER], USED))
        return;
    tool.shows = ARENA_ARRAY(search->arena, bool, search->card->model->n_practices);
    note_checks(search, &tool, bytes, said[CHECKS]);
    note_facts(search, &tool, bytes, said[FACTS]);
    ARENA_PUSH(search->arena, search->candidates, search->n) = tool;
}

static ToolFiles read_files(Arena *arena, const Bundle *bundle, Diag *diag)
{
    ToolFiles files = { 0 };
    size_t n;
    const char **names = bundle_list(bundle, arena, "data/tools/", ".json", &n, diag);
    files.all = ARENA_ARRAY(arena, BundleText, n + 1);
    for (size_t i = 0; i < n; i++)
        files.n += bundle_text(bundle, arena, names[i], &files.all[files.n], diag);
    return files;
}

/* --- the few that do most ----------------------------------------------------------- */

static size_t count_shown(const Search *search, const Candidate *tool)
{
    size_t n = 0;
    for (size_t i = 0; i < search->card->model->n_practices; i++)
        n += tool->shows[i] && search->wanted[i];
    return n;
}

/* Of equals the first by name of its file. NULL: none shows anything that is open. */
static const Candidate *best_of(const Search *search)
{
    const Candidate *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < search->n; i++) {
        size_t n = count_shown(search, &search->candidates[i]);
        if (n > most) {
            most = n;
            best = &search->candidates[i];
        }
    }
    return best;
}

static void take_scan(Search *search, Scorecard *card, const Candidate *tool)
{
    Scan scan = { .tool = tool->id, .title = tool->title };
    for (size_t i = 0; i < card->model->n_practices; i++) {
        if (!tool->shows[i] || !search->wanted[i])
            continue;
        ARENA_PUSH(search->arena, scan.practices, scan.n_practices) =
            &card->model->practices[i];
        search->wanted[i] = false;
    }
    ARENA_PUSH(search->arena, card->scans, card->n_scans) = scan;
}

static void find_scans(Arena *arena, Scorecard *card, const ToolFiles *files)
{
    size_t n = card->model->n_practices;
    Search search = { .arena = arena, .card = card, .wanted = ARENA_ARRAY(arena, bool, n) };
    for (size_t i = 0; i < n; i++)
        search.wanted[i] = is_wanted(card, &card->practices[i]);
    for (size_t i = 0; i < files->n; i++)
        read_tool(&search, &files->all[i]);
    const Candidate *best = NULL;
    while (card->n_scans < MOST_SCANS && (best = best_of(&search)))
        take_scan(&search, card, best);
}

void score_scans(Arena *arena, const Bundle *bundle, const Scorecard **cards, size_t n,
                 Diag *diag)
{
    ToolFiles files = { 0 };
    for (size_t i = 0; i < n; i++) {
        if (cards[i]->determined)
            continue;
        if (!files.all)
            files = read_files(arena, bundle, diag);
        Scorecard *card = ARENA_NEW(arena, Scorecard);
        *card = *cards[i];
        find_scans(arena, card, &files);
        cards[i] = card;
    }
}
