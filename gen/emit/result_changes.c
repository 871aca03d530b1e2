/* The members "changes" and "gates" of result.json: what moved since the baseline, finding
 * by finding and practice by practice, and what the next comparison needs of this one; then
 * what the command line asked of the verdict. */
#include "changes.h"
#include "emit/result.h"
#include "gate.h"

static void put_place(JsonWriter *writer, const char *key, const Place *place)
{
    json_open_line(writer, key, '{');
    json_put_bool(writer, "determined", place->determined);
    json_put_int(writer, "attained", place->attained);
    json_put_int(writer, "potential", place->potential);
    json_put_int(writer, "score_stage", place->score_stage);
    json_put_int(writer, "index_tenths", place->index_tenths);
    json_close(writer);
}

static void put_split(JsonWriter *writer, const char *key, Split split)
{
    json_open_line(writer, key, '{');
    json_put_int(writer, "real", split.real);
    json_put_int(writer, "waiver", split.waiver);
    json_put_int(writer, "evidence", split_evidence(split));
    json_put_int(writer, "evidence_lost", split.lost);
    json_put_int(writer, "model", split.model);
    json_close(writer);
}

static void put_counts(JsonWriter *writer, const Changes *changes)
{
    json_open_line(writer, "counts", '{');
    for (size_t i = 0; i < N_CHANGE_CLASSES; i++)
        json_put_int(writer, change_names[i], (int64_t)changes->counts[i]);
    json_close(writer);
}

/* Pass, fail, or null where nothing is known. */
static void put_verdict(JsonWriter *writer, const char *key, Verdict verdict)
{
    json_put_text(writer, key, verdict == VERDICT_UNKNOWN ? NULL : verdict_names[verdict]);
}

static void put_finding(JsonWriter *writer, const Finding *finding)
{
    const Observation *shown = finding->seen_now ? finding->seen_now : finding->seen_then;
    json_open_line(writer, NULL, '{');
    json_put_text(writer, "class", change_names[finding->is]);
    json_put_text(writer, "practice", finding->practice->id);
    json_put_text(writer, "resource", finding->resource);
    json_put_text(writer, "check", finding->check);
    json_put_text(writer, "tool", finding->tool);
    put_verdict(writer, "then", finding->then);
    put_verdict(writer, "now", finding->now);
    if (shown && shown->title)
        json_put_text(writer, "title", shown->title);
    if (shown && shown->input && shown->input->tool)
        json_put_text(writer, "tool_name", shown->input->tool);
    result_put_place(writer, shown ? shown->input : NULL, shown ? shown->pointer : NULL);
    json_close(writer);
}

static void put_practice(JsonWriter *writer, const PracticeChange *change)
{
    json_open_line(writer, NULL, '{');
    json_put_text(writer, "practice", change->practice->id);
    json_put_text(writer, "then", state_names[change->then]);
    json_put_text(writer, "now", state_names[change->now]);
    result_put_known(writer, "g_then", change->g_then);
    json_put_int(writer, "g_now", change->g_now);
    put_split(writer, "parts", change->split);
    json_close(writer);
}

static void put_lost(JsonWriter *writer, const Changes *changes)
{
    json_open(writer, "lost", '[');
    for (size_t i = 0; i < changes->n_lost; i++) {
        json_open_line(writer, NULL, '{');
        json_put_text(writer, "tool", changes->lost[i].name);
        json_put_int(writer, "findings", (int64_t)changes->lost[i].n_findings);
        json_put_bool(writer, "gone", changes->lost[i].is_gone);
        json_close(writer);
    }
    json_close(writer);
}

static void put_fixed_before(JsonWriter *writer, const Changes *changes)
{
    json_open(writer, "fixed_before", '[');
    for (size_t i = 0; i < changes->n_fixed_before; i++) {
        json_open_line(writer, NULL, '{');
        json_put_text(writer, "practice", changes->fixed_before[i].practice);
        json_put_text(writer, "resource", changes->fixed_before[i].resource);
        json_put_text(writer, "check", changes->fixed_before[i].check);
        json_close(writer);
    }
    json_close(writer);
}

static void put_baseline(JsonWriter *writer, const Changes *changes)
{
    json_open(writer, "baseline", '{');
    json_put_text(writer, "path", changes->baseline);
    result_put_date(writer, "as_of", changes->as_of);
    json_put_text(writer, "model_version", changes->model_version);
    json_put_text(writer, "ruler", ruler_names[changes->ruler]);
    json_put_bool(writer, "headline_only", changes->headline_only);
    json_close(writer);
}

void result_put_changes(JsonWriter *writer, const Changes *changes)
{
    if (!changes) {
        json_put_null(writer, "changes");
        return;
    }
    json_open(writer, "changes", '{');
    put_baseline(writer, changes);
    put_place(writer, "then", &changes->then);
    put_place(writer, "now", &changes->now);
    put_split(writer, "stage", changes->stage);
    put_counts(writer, changes);
    put_lost(writer, changes);
    json_open(writer, "findings", '[');
    for (size_t i = 0; i < changes->n_findings; i++)
        put_finding(writer, &changes->findings[i]);
    json_close(writer);
    json_open(writer, "practices", '[');
    for (size_t i = 0; i < changes->n_practices; i++)
        put_practice(writer, &changes->practices[i]);
    json_close(writer);
    put_fixed_before(writer, changes);
    json_close(writer);
}

/* --- gates ---------------------------------------------------------------------------- */

void result_put_gates(JsonWriter *writer, const Scorecard *card)
{
    json_open(writer, "gates", '[');
    for (size_t i = 0; i < card->n_gates; i++) {
        const Gate *gate = &card->gates[i];
        json_open(writer, NULL, '{');
        json_put_text(writer, "name", gate_names[gate->kind]);
        json_put_int(writer, "asked", gate->asked);
        result_put_known(writer, "found", gate->found);
        if (gate->outcome == GATE_UNDETERMINED)
            json_put_null(writer, "held");
        else
            json_put_bool(writer, "held", gate->outcome == GATE_HELD);
        result_put_practices(writer, "practices", gate->practices, gate->n_practices);
        json_put_text(writer, "why", gate->why);
        json_put_text(writer, "remedy", gate->remedy);
        json_close(writer);
    }
    json_close(writer);
}
