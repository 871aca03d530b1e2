/* How one practice stands, in words: its state always with a number, and for what is
 * unknown the cheapest thing that would settle it. */
#include <string.h>

#include "base/text8.h"
#include "layout/say.h"

static const char *const state_keys[N_STATES] = {
    [STATE_MET] = "state.met",
    [STATE_PARTIAL] = "state.partial",
    [STATE_NOT_MET] = "state.not_met",
    [STATE_UNKNOWN] = "state.unknown",
    [STATE_NOT_APPLICABLE] = "state.not_applicable",
    [STATE_WAIVED] = "state.waived",
};

const char *say_state(Composer *c, State state)
{
    return TELL_PLAIN(c, state_keys[state]);
}

const char *say_owner(Composer *c, const Practice *practice)
{
    const char *owner = assessment_owner_of(c->found, practice);
    return owner ? owner : TELL_PLAIN(c, "owner.none");
}

bool names_owners(const Composer *c)
{
    for (size_t i = 0; i < c->model->n_practices; i++)
        if (assessment_owner_of(c->found, &c->model->practices[i]))
            return true;
    return false;
}

/* --- words of the field ------------------------------------------------------------ */

const char *say_kind(Composer *c, const char *kind, size_t n)
{
    const char *key = arena_printf(c->arena, "kind.%s", kind ? kind : "resource");
    return TELL(c, words_have(c->words, key) ? key : "kind.resource",
                { "n", .number = (int64_t)n });
}

/* A short name where the locale has one: "permissions" for "Roles, permissions & …". */
const char *say_capability(Composer *c, const Capability *capability)
{
    const char *key = arena_printf(c->arena, "capability.%s", capability->id);
    return words_have(c->words, key) ? TELL_PLAIN(c, key) : capability->name;
}

const char *say_capabilities(Composer *c, const Capability *const *list, size_t n)
{
    const char **names = ARENA_ARRAY(c->arena, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        names[i] = say_capability(c, list[i]);
    return words_list(c->words, c->arena, names, n);
}

const char *say_stage(Composer *c, int stage)
{
    return TELL(c, "stage.named", { "stage", .number = stage },
                { "name", .text = c->model->stages[stage].name });
}

const char *say_eyebrow(Composer *c, const char *text)
{
    return text ? TELL(c, "eyebrow", { "x", .text = text }) : NULL;
}

const char *say_question_ids(Composer *c, Questions questions)
{
    const char **ids = ARENA_ARRAY(c->arena, const char *, questions.n + 1);
    for (size_t i = 0; i < questions.n; i++)
        ids[i] = questions.questions[i]->id;
    return words_list(c->words, c->arena, ids, questions.n);
}

/* --- what settles it --------------------------------------------------------------- */

const char *say_what_settles(Composer *c, const Practice *practice)
{
    Questions open = questions_about(c->arena, c->card, practice);
    bool scan = practice->mode != MODE_QUESTION_ONLY;
    const char *things = say_kind(c, practice->population, 2);
    if (open.n && scan)
        return TELL(c, "settle.both", { "n", .number = (int64_t)open.n },
                    { "questions", .text = say_question_ids(c, open) },
                    { "things", .text = things });
    if (open.n)
        return TELL(c, "settle.answer", { "n", .number = (int64_t)open.n },
                    { "questions", .text = say_question_ids(c, open) });
    return scan ? TELL(c, "settle.scan", { "things", .text = things }) : "";
}

/* --- what tools saw ---------------------------------------------------------------- */

/* How much is said: all of it for the evidence, the gist for tables, and the gist with
 * numbers below ten in words for running text. */
typedef enum { WAY_FULL, WAY_BRIEF, WAY_TEXT } Way;

static const char *key_for(Composer *c, const char *key, Way way)
{
    return way == WAY_TEXT ? arena_printf(c->arena, "%s_text", key) : key;
}

static const char *say_tally(Composer *c, const char *key, Way way, size_t n,
                             const Tally *tally)
{
    return TELL(c, key_for(c, key, way), { "n", .number = (int64_t)n },
                { "of", .number = (int64_t)tally->of },
                { "thing", .text = say_kind(c, tally->kind, 1) },
                { "things", .text = say_kind(c, tally->kind, tally->of) });
}

static const char *say_passes(Composer *c, Way way, const Tally *tally)
{
    const char *key = tally->of == 1             ? "standing.pass_only"
                      : tally->pass == tally->of ? "standing.pass_all"
                                                 : "standing.pass";
    return say_tally(c, key, way, tally->pass, tally);
}

static const char *say_own_fails(Composer *c, Way way, const Tally *tally)
{
    if (!tally->of_is_known && !tally->pass)
        return TELL(c, key_for(c, "standing.fail_some", way),
                    { "n", .number = (int64_t)tally->fail },
                    { "things", .text = say_kind(c, tally->kind, tally->fail) });
    const char *key = tally->of == 1             ? "standing.fail_only"
                      : tally->fail == tally->of ? "standing.fail_all"
                                                 : "standing.fail";
    return say_tally(c, key, way, tally->fail, tally);
}

/* "7 policies": fails beside those of the inventory. */
static const char *say_others(Composer *c, Way way, const Tally *tally)
{
    return TELL(c, key_for(c, "count.of_kind", way),
                { "n", .number = (int64_t)tally->others },
                { "things", .text = say_kind(c, tally->other_kind, tally->others) });
}

static const char *say_fails(Composer *c, Way way, const Tally *tally)
{
    if (!tally->others)
        return say_own_fails(c, way, tally);
    const char *others = say_others(c, way, tally);
    if (tally->fail)
        return TELL(c, key_for(c, "standing.fail_both", way),
                    { "fail", .number = (int64_t)tally->fail },
                    { "of", .number = (int64_t)tally->of },
                    { "things", .text = say_kind(c, tally->kind, tally->of) },
                    { "others", .text = others });
    if (tally->pass)
        return TELL(c, "standing.others_but", { "n", .number = (int64_t)tally->others },
                    { "others", .text = others },
                    { "passes", .text = say_passes(c, way, tally) });
    return TELL(c, "standing.others", { "n", .number = (int64_t)tally->others },
                { "others", .text = others });
}

/* Fails where there are any, else passes; then how much was not seen. */
static const char *say_seen(Composer *c, const PracticeScore *score, Way way)
{
    Tally tally = tally_of(c->card, score);
    size_t seen = tally.pass + tally.fail;
    bool fails = tally.fail + tally.others > 0;
    const char *base = fails ? say_fails(c, way, &tally) : say_passes(c, way, &tally);
    if (score->indirect_only)
        return TELL(c, "standing.indirect", { "seen", .text = base });
    if (seen && seen < tally.of)
        return TELL(c, key_for(c, "standing.unseen", way), { "seen", .text = base },
                    { "n", .number = (int64_t)(tally.of - seen) });
    return base;
}

/* --- what was answered ------------------------------------------------------------- */

/* "Prowler", as the file calls itself; else the id it is known by here. */
static const char *tool_name(const Observation *seen)
{
    return seen->input && seen->input->tool ? seen->input->tool : seen->tool;
}

static const char *say_options(Composer *c, const Answer *answer)
{
    const char **ids = ARENA_ARRAY(c->arena, const char *, answer->n_selected + 1);
    for (size_t i = 0; i < answer->n_selected; i++)
        ids[i] = answer->selected[i]->id;
    return words_list(c->words, c->arena, ids, answer->n_selected);
}

/* Some of its choices are missing, or all are taken. */
static const char *say_lens(Composer *c, const PracticeScore *score, Way way)
{
    const char *key = score->lens_bp ? "standing.lens_taken" : "standing.lens_missing";
    return TELL(c, key_for(c, key, way), { "n", .number = (int64_t)score->n_lens },
                { "tool", .text = tool_name(score->lens[0]) });
}

static const char *say_answer(Composer *c, const PracticeScore *score, Way way)
{
    const Answer *answer = score->answer;
    if (!is_answer_counted(score))
        return say_lens(c, score, way);
    const char *question = answer->question->id;
    if (way == WAY_TEXT)
        return TELL(
            c, score->answer_bp ? "standing.answer_text" : "standing.answer_none_text",
            { "question", .text = question }, { "share", .number = score->answer_bp });
    if (way == WAY_BRIEF)
        return TELL(c, "standing.answer_brief", { "question", .text = question },
                    { "share", .number = score->answer_bp });
    const char *given = TELL(
        c, "standing.answer", { "n", .number = (int64_t)answer->n_selected },
        { "options", .text = say_options(c, answer) }, { "question", .text = question });
    if (answer->date != DATE_NONE)
        given = TELL(c, "standing.answer_on", { "answer", .text = given },
                     { "date", .number = answer->date });
    return TELL(c, answer->evidence ? "standing.linked" : "standing.not_linked",
                { "answer", .text = given });
}

/* --- by state ---------------------------------------------------------------------- */

static const char *say_inferred(Composer *c, const PracticeScore *score)
{
    const Practice *practice = score->practice;
    const char **ids = ARENA_ARRAY(c->arena, const char *, practice->n_implied_by + 1);
    size_t n = 0;
    for (size_t i = 0; i < practice->n_implied_by; i++)
        if (scorecard_of(c->card, practice->implied_by[i])->state == STATE_MET)
            ids[n++] = practice->implied_by[i]->id;
    return TELL(c, "standing.inferred", { "n", .number = (int64_t)n },
                { "practices", .text = words_list(c->words, c->arena, ids, n) });
}

static const char *say_known(Composer *c, const PracticeScore *score, Way way)
{
    switch (score->basis) {
    case BASIS_NOTHING: break;
    case BASIS_TOOLS: return say_seen(c, score, way);
    case BASIS_ANSWER: return say_answer(c, score, way);
    case BASIS_TOOLS_AND_ANSWER:
        if (way != WAY_FULL) /* what pulls it down */
            return score->n_fails ? say_seen(c, score, way) : say_answer(c, score, way);
        return TELL(c, "standing.tools_and_answer",
                    { "seen", .text = say_seen(c, score, way) },
                    { "answer", .text = say_answer(c, score, way) });
    case BASIS_INFERRED: return say_inferred(c, score);
    }
    return TELL_PLAIN(c, "standing.nothing");
}

static const Answer *answer_to(const Composer *c, const Practice *practice)
{
    for (size_t i = 0; i < practice->n_questions; i++)
        for (size_t k = 0; k < c->found->n_answers; k++)
            if (text8_same(c->found->answers[k].question->id, practice->questions[i]))
                return &c->found->answers[k];
    return NULL;
}

static Date last_seen(const PracticeScore *score)
{
    Date last = DATE_NONE;
    for (size_t i = 0; i < score->n_stale; i++)
        if (score->stale[i]->date > last)
            last = score->stale[i]->date;
    return last;
}

/* Why nothing is known, the most telling reason first. */
static const char *say_unknown(Composer *c, const PracticeScore *score, Way way)
{
    const Parameters *limits = &c->model->parameters;
    const Answer *answer = answer_to(c, score->practice);
    const char *settle = say_what_settles(c, score->practice);
    if (score->n_seen) {
        Tally tally = tally_of(c->card, score);
        return say_tally(c, tally.of_is_known ? "standing.part_seen" : "standing.some_seen",
                         way, tally.pass + tally.fail, &tally);
    }
    if (score->n_stale)
        return TELL(c, "standing.stale", { "date", .number = last_seen(score) },
                    { "days", .number = limits->fresh_days_automated });
    if (answer && answer->date != DATE_NONE &&
        c->found->as_of - answer->date > limits->fresh_days_questionnaire)
        return TELL(c, "standing.stale_answer",
                    { "question", .text = answer->question->id },
                    { "date", .number = answer->date },
                    { "days", .number = limits->fresh_days_questionnaire });
    if (answer)
        return TELL(c, "standing.team_unsure",
                    { "question", .text = answer->question->id });
    if (!*settle)
        return TELL_PLAIN(c, "standing.nothing");
    return TELL(c, key_for(c, "standing.no_evidence", way), { "settle", .text = settle });
}

static const char *say_waived(Composer *c, const Waiver *waiver)
{
    return TELL(c, "standing.waived", { "date", .number = waiver->expires },
                { "approver", .text = waiver->approver },
                { "reason", .text = waiver->reason });
}

static const char *standing(Composer *c, const PracticeScore *score, Way way)
{
    const char *reason = score->not_applicable_reason;
    switch (score->state) {
    case STATE_MET:
    case STATE_NOT_MET: return say_known(c, score, way);
    case STATE_PARTIAL:
        if (way == WAY_BRIEF)
            return say_known(c, score, way);
        return TELL(c, "standing.needed", { "known", .text = say_known(c, score, way) },
                    { "need", .number = score->practice->met_bp });
    case STATE_UNKNOWN: return say_unknown(c, score, way);
    case STATE_NOT_APPLICABLE:
        return reason ? reason : TELL_PLAIN(c, "standing.not_applicable");
    case STATE_WAIVED: return say_waived(c, score->waiver);
    }
    return "";
}

const char *say_standing(Composer *c, const PracticeScore *score)
{
    return standing(c, score, WAY_FULL);
}

const char *say_standing_briefly(Composer *c, const PracticeScore *score)
{
    return standing(c, score, WAY_BRIEF);
}

const char *say_standing_in_text(Composer *c, const PracticeScore *score)
{
    return standing(c, score, WAY_TEXT);
}

const char *say_seen_in_text(Composer *c, const PracticeScore *score)
{
    return say_seen(c, score, WAY_TEXT);
}

const char *say_interval(Composer *c, const PracticeScore *score)
{
    const char *key = score->l == 0 && score->u == FULL_BP ? "interval.unknown"
                      : score->l == score->u               ? "interval.point"
                                                           : "interval.range";
    return TELL(c, key, { "low", .number = score->l }, { "high", .number = score->u },
                { "need", .number = score->practice->met_bp });
}

/* --- proof ------------------------------------------------------------------------- */

const char *say_tool(Composer *c, const Observation *seen)
{
    const char *version = seen->input ? seen->input->tool_version : NULL;
    if (!version || !*version)
        return tool_name(seen);
    return TELL(c, "tool.version", { "tool", .text = tool_name(seen) },
                { "version", .text = version });
}

enum { MOST_TOOLS = 8 };

const char *say_tools(Composer *c, const PracticeScore *score)
{
    const char *names[MOST_TOOLS];
    size_t n = 0;
    for (size_t i = 0; i < score->n_seen; i++) {
        const char *name = tool_name(score->seen[i]);
        bool known = !name;
        for (size_t k = 0; k < n && !known; k++)
            known = text8_same(names[k], name);
        if (!known && n < MOST_TOOLS)
            names[n++] = name;
    }
    return words_list(c->words, c->arena, names, n);
}

const char *say_lift(Composer *c, const Move *move)
{
    if (move->gain_bp <= 0)
        return TELL(c, "lift.none", { "stage", .number = move->practice->stage });
    return TELL(c, move->action == ACTION_DO ? "lift.do" : "lift.find_out",
                { "gain", .number = move->gain_bp },
                { "stage", .number = move->practice->stage });
}
