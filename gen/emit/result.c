/* result.json, the whole: what was read, the verdict, the figures, the proof, what to do.
 * Nothing is computed here; every figure is the scorecard's. */
#include "emit/result.h"

#include "base/file.h"
#include "emit/model_write.h"
#include "version.h"

static const char schema[] = "rung-result/1";

static const char *const ignored_names[N_IGNORED] = {
    [IGNORED_SUPPRESSED] = "suppressed",
    [IGNORED_CONTEXT] = "context",
};

/* --- what was read ---------------------------------------------------------------- */

static void put_count(JsonWriter *writer, const char *key, size_t n)
{
    json_put_int(writer, key, (int64_t)n);
}

static void put_records(JsonWriter *writer, const Records *records)
{
    json_open(writer, "records", '{');
    put_count(writer, "in", records->in);
    put_count(writer, "mapped", records->mapped);
    put_count(writer, "unmapped", records->unmapped);
    put_count(writer, "ignored", records->ignored);
    put_count(writer, "rejected", records->rejected);
    json_open_line(writer, "ignored_for", '{');
    for (size_t i = 0; i < N_IGNORED; i++)
        put_count(writer, ignored_names[i], records->ignored_for[i]);
    json_close(writer);
    json_open_line(writer, "by_verdict", '{');
    put_count(writer, "pass", records->pass);
    put_count(writer, "fail", records->fail);
    put_count(writer, "suppressed", records->suppressed);
    put_count(writer, "not_applicable", records->not_applicable);
    put_count(writer, "unknown", records->unknown);
    put_count(writer, "no_verdict", records->no_verdict);
    json_close(writer);
    json_close(writer);
}

static void put_inputs(JsonWriter *writer, const Assessment *found)
{
    json_open(writer, "inputs", '[');
    for (size_t i = 0; i < found->n_inputs; i++) {
        const Input *input = &found->inputs[i];
        json_open(writer, NULL, '{');
        json_put_text(writer, "path", input->path);
        json_put_text(writer, "sha256", input->sha256);
        put_count(writer, "size", input->size);
        json_put_text(writer, "format", input->format);
        json_put_text(writer, "tool", input->tool);
        json_put_text(writer, "version", input->tool_version);
        json_put_text(writer, "scanned", input->scanned);
        result_put_date(writer, "date", input->date);
        put_records(writer, &input->records);
        result_put_texts(writer, "remarks", input->remarks, input->n_remarks);
        json_put_bool(writer, "no_data", input->no_data);
        json_close(writer);
    }
    json_close(writer);
}

/* --- the verdict ------------------------------------------------------------------ */

static void put_verdict(JsonWriter *writer, const Scorecard *card)
{
    const Stage *stages = card->model->stages;
    bool is_last = card->attained == LAST_STAGE;
    int next = is_last ? -1 : card->attained + 1;
    json_open(writer, "verdict", '{');
    json_put_bool(writer, "determined", card->determined);
    json_put_int(writer, "attained", card->attained);
    json_put_text(writer, "name", stages[card->attained].name);
    json_put_int(writer, "potential", card->potential);
    json_put_text(writer, "potential_name", stages[card->potential].name);
    json_put_int(writer, "score_stage", card->score_stage);
    json_put_int(writer, "index_tenths", card->index_tenths);
    result_put_known(writer, "next_stage", next);
    json_put_text(writer, "next_stage_name", is_last ? NULL : stages[next].name);
    result_put_known(writer, "usage_stage", card->usage_stage);
    result_put_known(writer, "usage_seen", card->assessment->usage_stage);
    result_put_known(writer, "exposure_gap", card->exposure_gap);
    json_put_bool(writer, "self_attested", card->self_attested);
    json_put_int(writer, "lowest_assurance", card->lowest_assurance);
    json_put_int(writer, "min_assurance", card->assessment->demands.min_assurance);
    json_put_bool(writer, "withheld", card->withheld);
    json_put_bool(writer, "with_waivers", card->with_waivers);
    put_count(writer, "observations", card->assessment->n_observations);
    put_count(writer, "observations_used", card->n_observations_used);
    put_count(writer, "observations_stale", card->n_stale);
    put_count(writer, "observations_undated", card->n_undated);
    put_count(writer, "answers", card->assessment->n_answers);
    put_count(writer, "answers_stale", card->n_stale_answers);
    json_put_text(writer, "undated",
                  card->assessment->demands.refuse_undated ? "refused" : "counted");
    put_count(writer, "observations_refused", card->n_refused);
    put_count(writer, "answers_refused", card->n_undated_answers);
    json_close(writer);
}

static void put_sensitivity(JsonWriter *writer, const Scorecard *card)
{
    json_open(writer, "sensitivity", '[');
    for (size_t i = 0; i < N_SENSITIVITIES; i++) {
        json_open_line(writer, NULL, '{');
        json_put_int(writer, "threshold_bp", card->sensitivity[i].threshold_bp);
        json_put_int(writer, "stage", card->sensitivity[i].stage);
        json_close(writer);
    }
    json_close(writer);
}

static void put_tables(JsonWriter *writer, const Scorecard *card)
{
    const Assessment *found = card->assessment;
    json_put_text(writer, "runtime_table", found->runtime_table_date);
    result_put_known(writer, "runtime_table_days", card->runtime_table_days);
    json_put_text(writer, "limits_table", found->limits_reviewed);
    result_put_known(writer, "limits_table_days", card->limits_table_days);
}

static void put_stages(JsonWriter *writer, const Scorecard *card)
{
    json_open(writer, "stages", '[');
    for (int k = 0; k < N_STAGES; k++) {
        json_open_line(writer, NULL, '{');
        json_put_int(writer, "stage", k);
        json_put_text(writer, "id", card->model->stages[k].id);
        json_put_text(writer, "name", card->model->stages[k].name);
        json_put_bool(writer, "attained", k <= card->attained);
        json_put_bool(writer, "self_attested",
                      k && k <= card->attained && card->self_attested);
        put_count(writer, "practices", card->stages[k].n_practices);
        put_count(writer, "met", card->stages[k].n_met);
        json_close(writer);
    }
    json_close(writer);
}

static void put_heat_map(JsonWriter *writer, const Scorecard *card)
{
    json_open(writer, "heat_map", '[');
    for (size_t i = 0; i < card->model->n_capabilities; i++) {
        json_open(writer, NULL, '{');
        json_put_text(writer, "capability", card->model->capabilities[i].id);
        json_put_text(writer, "name", card->model->capabilities[i].name);
        json_open(writer, "cells", '[');
        for (int k = 1; k <= LAST_STAGE; k++) {
            const Cell *cell = scorecard_cell(card, i, k);
            bool asked = cell->n_practices > 0;
            json_open_line(writer, NULL, '{');
            json_put_int(writer, "stage", k);
            put_count(writer, "practices", cell->n_practices);
            put_count(writer, "unknown", cell->n_unknown);
            result_put_known(writer, "g", asked ? cell->g : -1);
            result_put_known(writer, "h", asked ? cell->h : -1);
            result_put_known(writer, "knowledge", asked ? cell->knowledge : -1);
            json_close(writer);
        }
        json_close(writer);
        json_close(writer);
    }
    json_close(writer);
}

/* --- what to do ------------------------------------------------------------------- */

static void put_moves(JsonWriter *writer, const Scorecard *card)
{
    json_open(writer, "moves", '[');
    for (size_t i = 0; i < card->n_moves; i++) {
        const Move *move = &card->moves[i];
        const Recommendation *advice = &move->practice->recommendation;
        json_open(writer, NULL, '{');
        put_count(writer, "rank", i + 1);
        json_put_text(writer, "practice", move->practice->id);
        json_put_text(writer, "title", advice->title);
        json_put_text(writer, "action", action_names[move->action]);
        json_put_text(writer, "effort", effort_names[move->practice->effort]);
        json_put_text(writer, "owner",
                      assessment_owner_of(card->assessment, move->practice));
        json_put_int(writer, "stage", move->practice->stage);
        json_put_bool(writer, "blocks_next", move->blocks_next);
        json_put_int(writer, "gain_bp", move->gain_bp);
        json_put_int(writer, "priority", move->priority);
        json_open(writer, "steps", '[');
        for (size_t j = 0; j < advice->n_steps; j++)
            json_put_text(writer, NULL, advice->steps[j]);
        json_close(writer);
        json_put_text(writer, "outcome", advice->outcome);
        json_close(writer);
    }
    json_close(writer);
}

static void put_path(JsonWriter *writer, const Scorecard *card)
{
    const Path *path = &card->path;
    if (!path->target) {
        json_put_null(writer, "path");
        return;
    }
    json_open(writer, "path", '{');
    json_put_int(writer, "target", path->target);
    json_put_text(writer, "target_name", card->model->stages[path->target].name);
    json_put_int(writer, "score_before", card->stages[path->target].score_low);
    json_open(writer, "steps", '[');
    for (size_t i = 0; i < path->n_practices; i++) {
        json_open_line(writer, NULL, '{');
        json_put_text(writer, "practice", path->practices[i]->id);
        json_put_text(writer, "title", path->practices[i]->recommendation.title);
        json_put_text(writer, "effort", effort_names[path->practices[i]->effort]);
        json_put_int(writer, "score_after", path->score_after_each[i]);
        json_close(writer);
    }
    json_close(writer);
    json_put_int(writer, "score_after", path->score_after);
    json_close(writer);
}

static void put_scans(JsonWriter *writer, const Scorecard *card)
{
    json_open(writer, "scans_to_run", '[');
    for (size_t i = 0; i < card->n_scans; i++) {
        json_open_line(writer, NULL, '{');
        json_put_text(writer, "tool", card->scans[i].tool);
        json_put_text(writer, "title", card->scans[i].title);
        result_put_practices(writer, "practices", card->scans[i].practices,
                             card->scans[i].n_practices);
        json_close(writer);
    }
    json_close(writer);
}

/* --- the whole -------------------------------------------------------------------- */

/* Returns where that begins which is the same whichever version of rung writes it. */
static size_t put_program(JsonWriter *writer, const Model *model)
{
    json_put_text(writer, "schema", schema);
    json_put_text(writer, "rung", rung_version);
    size_t from = json_writer_so_far(writer).length;
    json_open(writer, "model", '{');
    json_put_text(writer, "version", model ? model->version : NULL);
    json_put_text(writer, "title", model ? model->title : NULL);
    if (model)
        result_put_parameters(writer, &model->parameters);
    json_put_text(writer, "sha256", model ? model->sha256 : NULL);
    if (model && !model->sha256)
        model_put_document(writer, "document", model);
    json_close(writer);
    return from;
}

/* The last member: the digest of all bytes from `from` to the comma before it. It shows
 * that a figure was changed by accident or by hand; it is no signature. */
static void put_seal(JsonWriter *writer, size_t from)
{
    char hex[65];
    Buffer out = json_writer_so_far(writer);
    file_sha256(out.data + from, out.length - from, hex);
    json_put_text(writer, "sha256", hex);
}

/* Who works on what, as an owners file says it. */
static void put_owners(JsonWriter *writer, const Assessment *found)
{
    json_open(writer, "owners", '[');
    for (size_t i = 0; i < found->n_capability_owners; i++) {
        const CapabilityOwner *row = &found->capability_owners[i];
        json_open_line(writer, NULL, '{');
        if (row->practice)
            json_put_text(writer, "practice", row->practice->id);
        else
            json_put_text(writer, "capability", row->capability->id);
        json_put_text(writer, "owner", row->owner);
        json_close(writer);
    }
    json_close(writer);
}

static void put_entity(JsonWriter *writer, const Scorecard *card)
{
    const Assessment *found = card->assessment;
    json_put_text(writer, "entity", found->entity);
    json_put_text(writer, "organisation", found->organisation);
    result_put_date(writer, "as_of", found->as_of);
    put_tables(writer, card);
    put_verdict(writer, card);
    result_put_changes(writer, card->changes);
    result_put_gates(writer, card);
    put_sensitivity(writer, card);
    put_inputs(writer, found);
    put_owners(writer, found);
    result_put_score(writer, "score", card);
    put_stages(writer, card);
    put_heat_map(writer, card);
    put_moves(writer, card);
    put_path(writer, card);
    put_scans(writer, card);
    result_put_evidence(writer, card);
    result_put_answers(writer, card);
}

Buffer result_json(Arena *arena, const Scorecard *card)
{
    JsonWriter *writer = json_writer_new(arena);
    json_open(writer, NULL, '{');
    size_t from = put_program(writer, card->model);
    put_entity(writer, card);
    put_seal(writer, from);
    json_close(writer);
    return json_writer_end(writer);
}

static void put_capability_scores(JsonWriter *writer, const Model *model,
                                  const Portfolio *portfolio)
{
    json_open(writer, "capability_scores", '{');
    for (size_t i = 0; model && i < model->n_capabilities; i++)
        result_put_known(writer, model->capabilities[i].id,
                         portfolio->capability_scores[i]);
    json_close(writer);
}

static const Model *model_of(const Portfolio *portfolio)
{
    return portfolio->n_entities ? portfolio->entities[0]->model : NULL;
}

void result_put_portfolio(JsonWriter *writer, const char *key, const Portfolio *portfolio)
{
    static const char *const stages[N_STAGES] = { "0", "1", "2", "3", "4" };
    json_open(writer, key, '{');
    put_count(writer, "entities", portfolio->n_entities + portfolio->n_unassessed);
    json_open_line(writer, "distribution", '{');
    for (int k = 0; k < N_STAGES; k++)
        put_count(writer, stages[k], portfolio->distribution[k]);
    put_count(writer, "unassessed", portfolio->n_unassessed);
    json_close(writer);
    json_put_int(writer, "org_stage", portfolio->org_stage);
    json_put_int(writer, "org_stage_assessed_only", portfolio->org_stage_assessed_only);
    result_put_known(writer, "median_index_tenths", portfolio->median_index_tenths);
    put_capability_scores(writer, model_of(portfolio), portfolio);
    json_put_text(writer, "weakest", portfolio->weakest ? portfolio->weakest->id : NULL);
    result_put_texts(writer, "running_ahead", portfolio->running_ahead,
                     portfolio->n_running_ahead);
    json_close(writer);
}

Buffer result_json_portfolio(Arena *arena, const Portfolio *portfolio)
{
    JsonWriter *writer = json_writer_new(arena);
    json_open(writer, NULL, '{');
    size_t from = put_program(writer, model_of(portfolio));
    result_put_portfolio(writer, "portfolio", portfolio);
    result_put_texts(writer, "unassessed", portfolio->unassessed, portfolio->n_unassessed);
    json_open(writer, "entities", '[');
    for (size_t i = 0; i < portfolio->n_entities; i++) {
        json_open(writer, NULL, '{');
        put_entity(writer, portfolio->entities[i]);
        json_close(writer);
    }
    json_close(writer);
    put_seal(writer, from);
    json_close(writer);
    return json_writer_end(writer);
}

Buffer result_json_of(Arena *arena, const Portfolio *all)
{
    bool alone = all->n_entities == 1 && !all->n_unassessed;
    return alone ? result_json(arena, all->entities[0]) : result_json_portfolio(arena, all);
}
