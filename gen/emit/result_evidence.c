/* The proof in result.json: every practice with the observations and the answer that bear
 * on it, one observation a line, each with its file and place; what did not count says
 * why. Then waivers, suppressions and claims. */
#include "base/text8.h"
#include "emit/result.h"

void result_put_date(JsonWriter *writer, const char *key, Date date)
{
    char iso[11];
    if (date != DATE_NONE)
        date_iso(date, iso);
    json_put_text(writer, key, date == DATE_NONE ? NULL : iso);
}

void result_put_place(JsonWriter *writer, const Input *input, const char *pointer)
{
    json_put_text(writer, "file", input ? input->path : NULL);
    json_put_text(writer, "pointer", pointer);
}

/* --- observations ----------------------------------------------------------------- */

/* What is not known is left out. */
static void put_whereabouts(JsonWriter *writer, const Observation *row)
{
    if (row->type)
        json_put_text(writer, "resource_type", row->type);
    if (row->account)
        json_put_text(writer, "account", row->account);
    if (row->region)
        json_put_text(writer, "region", row->region);
    if (row->source)
        json_put_text(writer, "source", row->source);
    if (row->line)
        json_put_int(writer, "line", row->line);
}

/* The fail of another tool, with its place: its own row stands above. */
static void put_conflict(JsonWriter *writer, const Observation *fail)
{
    json_put_bool(writer, "conflict", true);
    json_open_line(writer, "overruled_by", '{');
    json_put_text(writer, "tool", fail->tool);
    json_put_text(writer, "check", fail->check);
    result_put_place(writer, fail->input, fail->pointer);
    json_close(writer);
}

/* `why` is NULL for an observation that counts. */
static void put_observation(JsonWriter *writer, const Observation *row, const char *why,
                            const Observation *overruled_by)
{
    json_open_line(writer, NULL, '{');
    json_put_bool(writer, "counted", !why);
    if (why)
        json_put_text(writer, "why", why);
    if (overruled_by)
        put_conflict(writer, overruled_by);
    json_put_text(writer, "tool", row->tool);
    json_put_text(writer, "check", row->check);
    json_put_text(writer, "resource", row->resource->id);
    if (!text8_same(row->resource->kind, row->practice->population))
        json_put_text(writer, "kind", row->resource->kind);
    json_put_text(writer, "verdict", verdict_names[row->verdict]);
    json_put_text(writer, "strength", strength_names[row->strength]);
    if (row->resource->weight != 1)
        json_put_int(writer, "weight", row->resource->weight);
    if (row->unjoined)
        json_put_bool(writer, "unjoined", true);
    if (row->in_template)
        json_put_bool(writer, "in_template", true);
    if (row->in_template && row->resource->in_inventory)
        json_put_bool(writer, "in_inventory", true);
    result_put_date(writer, "date", row->date);
    if (row->title)
        json_put_text(writer, "title", row->title);
    if (row->message)
        json_put_text(writer, "message", row->message);
    if (row->evidence)
        json_put_text(writer, "evidence", row->evidence);
    if (row->resource->owner)
        json_put_text(writer, "owner", row->resource->owner);
    put_whereabouts(writer, row);
    result_put_place(writer, row->input, row->pointer);
    json_close(writer);
}

static void put_observations(JsonWriter *writer, const PracticeScore *score)
{
    size_t conflict = 0; /* conflicts stand in the order of not_counted */
    json_open(writer, "observations", '[');
    for (size_t i = 0; i < score->n_seen; i++)
        put_observation(writer, score->seen[i], NULL, NULL);
    for (size_t i = 0; i < score->n_lens; i++)
        put_observation(writer, score->lens[i], NULL, NULL);
    for (size_t i = 0; i < score->n_not_counted; i++) {
        const Observation *row = score->not_counted[i];
        bool is_conflict =
            conflict < score->n_conflicts && score->conflicts[conflict] == row;
        conflict += is_conflict;
        put_observation(writer, row, not_counted_names[score->not_counted_for[i]],
                        is_conflict ? score->overruling[conflict - 1] : NULL);
    }
    for (size_t i = 0; i < score->n_stale; i++)
        put_observation(writer, score->stale[i], "stale", NULL);
    json_close(writer);
}

/* --- answers ---------------------------------------------------------------------- */

void result_put_answer(JsonWriter *writer, const Answer *answer)
{
    json_put_text(writer, "question", answer->question->id);
    json_open_line(writer, "selected", '[');
    for (size_t i = 0; i < answer->n_selected; i++)
        json_put_text(writer, NULL, answer->selected[i]->id);
    json_close(writer);
    json_put_text(writer, "evidence", answer->evidence);
    json_put_text(writer, "by", answer->by);
    result_put_date(writer, "date", answer->date);
    result_put_place(writer, answer->input, answer->pointer);
}

static void put_answer(JsonWriter *writer, const PracticeScore *score)
{
    if (!score->answer) {
        json_put_null(writer, "answer");
        return;
    }
    json_open_line(writer, "answer", '{');
    json_put_int(writer, "value_bp", score->answer_bp);
    json_put_bool(writer, "counted", is_answer_counted(score));
    result_put_answer(writer, score->answer);
    json_close(writer);
}

/* Its choices stand among the observations. */
static void put_lens(JsonWriter *writer, const PracticeScore *score)
{
    if (score->lens_bp < 0) {
        json_put_null(writer, "lens");
        return;
    }
    json_open_line(writer, "lens", '{');
    json_put_int(writer, "value_bp", score->lens_bp);
    json_put_bool(writer, "counted", score->lens_bp == score->said_bp);
    json_close(writer);
}

/* --- practices -------------------------------------------------------------------- */

static void put_pair(JsonWriter *writer, const char *key, int low, int high)
{
    json_open_line(writer, key, '[');
    json_put_int(writer, NULL, low);
    json_put_int(writer, NULL, high);
    json_close(writer);
}

static void put_asked(JsonWriter *writer, const Practice *practice)
{
    json_put_text(writer, "id", practice->id);
    json_put_text(writer, "title", practice->title);
    json_put_text(writer, "capability", practice->capability->id);
    json_put_int(writer, "stage", practice->stage);
    json_put_int(writer, "weight", practice->weight);
    json_put_text(writer, "severity", severity_names[practice->severity]);
    json_put_text(writer, "effort", effort_names[practice->effort]);
    json_put_bool(writer, "critical", practice->critical);
    result_put_known(writer, "blocks_from_stage",
                     practice->blocks_from_stage ? practice->blocks_from_stage : -1);
    json_put_int(writer, "met_bp", practice->met_bp);
    json_put_int(writer, "partial_bp", practice->partial_bp);
    json_put_text(writer, "population", practice->population);
    result_put_rule(writer, practice);
}

static void put_population(JsonWriter *writer, const char *key, const Population *part)
{
    json_open_line(writer, key, '{');
    json_put_int(writer, "passed", part->pass_w);
    json_put_int(writer, "failed", part->fail_w);
    json_put_int(writer, "universe", part->universe);
    put_pair(writer, "interval", part->l, part->u);
    json_close(writer);
}

static void put_populations(JsonWriter *writer, const PracticeScore *score)
{
    if (!score->has_populations) {
        json_put_null(writer, "populations");
        return;
    }
    json_open(writer, "populations", '{');
    put_population(writer, "running", &score->running);
    put_population(writer, "declared", &score->declared);
    json_close(writer);
}

/* What an inventory, or an input, says there is; -1: nothing does. */
static int listed(const Assessment *found, const Practice *practice)
{
    return found->universe ? found->universe[practice->index] : -1;
}

static void put_practice(JsonWriter *writer, const Assessment *found,
                         const PracticeScore *score)
{
    json_open(writer, NULL, '{');
    put_asked(writer, score->practice);
    json_put_text(writer, "state", state_names[score->state]);
    put_pair(writer, "interval", score->l, score->u);
    put_pair(writer, "credit", score->g, score->h);
    json_put_text(writer, "basis", basis_names[score->basis]);
    json_put_bool(writer, "indirect_only", score->indirect_only);
    result_put_known(writer, "confidence", score->confidence);
    json_put_int(writer, "passed", score->pass_w);
    json_put_int(writer, "failed", score->fail_w);
    json_put_int(writer, "universe", score->universe);
    result_put_known(writer, "listed", listed(found, score->practice));
    put_populations(writer, score);
    json_put_int(writer, "undated", (int64_t)score->n_undated);
    json_put_text(writer, "waiver", score->waiver ? score->waiver->id : NULL);
    json_put_text(writer, "not_applicable_reason", score->not_applicable_reason);
    put_answer(writer, score);
    put_lens(writer, score);
    put_observations(writer, score);
    json_close(writer);
}

/* --- what people granted, silenced and claimed ------------------------------------ */

static void put_waivers(JsonWriter *writer, const Scorecard *card, WaiverState state,
                        const Waiver *const *waivers, size_t n)
{
    json_open(writer, waiver_state_names[state], '[');
    for (size_t i = 0; i < n; i++) {
        if (waiver_state(waivers[i], card->assessment->as_of, &card->model->parameters) !=
            state)
            continue;
        json_open_line(writer, NULL, '{');
        json_put_text(writer, "id", waivers[i]->id);
        json_put_text(writer, "practice", waivers[i]->practice->id);
        json_put_text(writer, "resource", waivers[i]->resource);
        json_put_text(writer, "reason", waivers[i]->reason);
        json_put_text(writer, "approver", waivers[i]->approver);
        json_put_text(writer, "owner", waivers[i]->owner);
        result_put_date(writer, "created", waivers[i]->created);
        result_put_date(writer, "expires", waivers[i]->expires);
        result_put_place(writer, waivers[i]->input, waivers[i]->pointer);
        json_close(writer);
    }
    json_close(writer);
}

static void put_malformed(JsonWriter *writer, const Assessment *found)
{
    json_open(writer, "malformed", '[');
    for (size_t i = 0; i < found->n_malformed_waivers; i++) {
        const MalformedWaiver *waiver = &found->malformed_waivers[i];
        json_open_line(writer, NULL, '{');
        json_put_text(writer, "id", waiver->id);
        json_put_text(writer, "practice", waiver->practice);
        json_put_text(writer, "why", waiver->why);
        result_put_place(writer, waiver->input, waiver->pointer);
        json_close(writer);
    }
    json_close(writer);
}

static void put_all_waivers(JsonWriter *writer, const Scorecard *card)
{
    json_open(writer, "waivers", '{');
    put_waivers(writer, card, WAIVER_VALID, card->valid_waivers, card->n_valid_waivers);
    for (int state = WAIVER_EXPIRED; state < N_WAIVER_STATES; state++)
        put_waivers(writer, card, (WaiverState)state, card->expired_waivers,
                    card->n_expired_waivers);
    put_malformed(writer, card->assessment);
    json_close(writer);
}

static void put_suppressions(JsonWriter *writer, const Assessment *found)
{
    json_open(writer, "suppressions", '[');
    for (size_t i = 0; i < found->n_suppressions; i++) {
        const Suppression *row = &found->suppressions[i];
        json_open_line(writer, NULL, '{');
        json_put_text(writer, "tool", row->tool);
        json_put_text(writer, "check", row->check);
        json_put_text(writer, "resource", row->resource);
        json_put_text(writer, "reason", row->reason);
        json_put_text(writer, "practice", row->practice ? row->practice->id : NULL);
        result_put_place(writer, row->input, row->pointer);
        json_close(writer);
    }
    json_close(writer);
}

static void put_answers(JsonWriter *writer, const char *key, const Answer *const *answers,
                        size_t n)
{
    json_open(writer, key, '[');
    for (size_t i = 0; i < n; i++) {
        json_open_line(writer, NULL, '{');
        result_put_answer(writer, answers[i]);
        json_close(writer);
    }
    json_close(writer);
}

static void put_claims(JsonWriter *writer, const Assessment *found)
{
    json_open(writer, "not_applicable", '[');
    for (size_t i = 0; i < found->n_not_applicable; i++) {
        const NotApplicable *claim = &found->not_applicable[i];
        json_open_line(writer, NULL, '{');
        json_put_text(writer, "practice", claim->practice->id);
        json_put_bool(writer, "honoured", claim->practice->not_applicable_when);
        json_put_text(writer, "reason", claim->reason);
        json_put_text(writer, "file", claim->input ? claim->input->path : NULL);
        json_close(writer);
    }
    json_close(writer);
}

void result_put_evidence(JsonWriter *writer, const Scorecard *card)
{
    json_open(writer, "practices", '[');
    for (size_t i = 0; i < card->model->n_practices; i++)
        put_practice(writer, card->assessment, &card->practices[i]);
    json_close(writer);
    put_all_waivers(writer, card);
    put_suppressions(writer, card->assessment);
    put_answers(writer, "stale_answers", card->stale_answers, card->n_stale_answers);
    put_answers(writer, "undated_answers", card->undated_answers, card->n_undated_answers);
    put_claims(writer, card->assessment);
    result_put_inventory(writer, card->assessment);
}
