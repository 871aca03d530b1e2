/* An explanation for programs to read; nothing is computed here. */
#include "emit/explanation_json.h"

#include "emit/result.h"
#include "version.h"

static const char schema[] = "rung-explanation/1";

/* --- the steps ---------------------------------------------------------------------- */

static void put_formula(JsonWriter *writer, const Formula *formula)
{
    json_open_line(writer, NULL, '{');
    json_put_text(writer, "name", formula->name);
    json_put_text(writer, "expression", formula->expression);
    if (formula->is_question)
        json_put_bool(writer, "holds", formula->value != 0);
    else
        json_put_int(writer, "value", formula->value);
    json_close(writer);
}

static void put_steps(JsonWriter *writer, const Explanation *of)
{
    json_open(writer, "steps", '[');
    for (size_t i = 0; i < of->n_steps; i++) {
        const Step *step = &of->steps[i];
        json_open(writer, NULL, '{');
        json_put_text(writer, "rule", step->rule);
        json_put_text(writer, "title", step->title);
        json_put_text(writer, "text", step->text);
        json_put_text(writer, "population", step->population);
        json_open(writer, "formulas", '[');
        for (size_t k = 0; k < step->n_formulas; k++)
            put_formula(writer, &step->formulas[k]);
        json_close(writer);
        json_close(writer);
    }
    json_close(writer);
}

static void put_addends(JsonWriter *writer, const Explanation *of)
{
    json_open(writer, "practices", '[');
    for (size_t i = 0; i < of->n_addends; i++) {
        const Addend *addend = &of->addends[i];
        json_open_line(writer, NULL, '{');
        json_put_text(writer, "practice", addend->practice->id);
        json_put_text(writer, "state", state_names[addend->state]);
        json_put_int(writer, "weight", addend->weight);
        json_put_int(writer, "g", addend->g);
        json_put_int(writer, "weighted", addend->weighted);
        json_put_int(writer, "h", addend->h);
        json_put_int(writer, "known", addend->known);
        result_put_known(writer, "confidence", addend->confidence);
        json_close(writer);
    }
    json_close(writer);
}

/* --- what it rests on --------------------------------------------------------------- */

static void put_witness(JsonWriter *writer, const Witness *witness)
{
    const Observation *seen = witness->seen;
    json_open_line(writer, NULL, '{');
    json_put_text(writer, "resource", seen->resource->id);
    json_put_int(writer, "weight", seen->resource->weight);
    json_put_text(writer, "tool", seen->tool);
    json_put_text(writer, "check", seen->check);
    json_put_text(writer, "verdict", verdict_names[seen->verdict]);
    json_put_text(writer, "strength", strength_names[seen->strength]);
    result_put_date(writer, "date", seen->date);
    result_put_place(writer, seen->input, seen->pointer);
    json_put_bool(writer, "counts", !witness->why_not);
    json_put_text(writer, "why_not", witness->why_not);
    json_put_bool(writer, "stale", witness->is_stale);
    json_put_bool(writer, "conflict", witness->is_conflict);
    json_close(writer);
}

static void put_notes(JsonWriter *writer, const char *key, const Note *notes, size_t n)
{
    json_open(writer, key, '[');
    for (size_t i = 0; i < n; i++) {
        json_open_line(writer, NULL, '{');
        json_put_text(writer, "text", notes[i].text);
        result_put_place(writer, notes[i].input, notes[i].pointer);
        json_close(writer);
    }
    json_close(writer);
}

/* --- what would turn it ------------------------------------------------------------- */

static void put_answers(JsonWriter *writer, const Change *change)
{
    json_open(writer, "answers", '[');
    for (size_t i = 0; i < change->n_answers; i++) {
        const NewAnswer *answer = &change->answers[i];
        json_open_line(writer, NULL, '{');
        json_put_text(writer, "question", answer->question->id);
        json_open_line(writer, "selected", '[');
        for (size_t k = 0; k < answer->n_selected; k++)
            json_put_text(writer, NULL, answer->selected[k]->id);
        json_close(writer);
        json_close(writer);
    }
    json_close(writer);
}

static void put_changes(JsonWriter *writer, const Explanation *of)
{
    json_open(writer, "changes", '[');
    for (size_t i = 0; i < of->n_changes; i++) {
        const Change *change = &of->changes[i];
        json_open(writer, NULL, '{');
        json_put_text(writer, "goal", goal_names[change->goal]);
        json_put_text(writer, "becomes", state_names[change->becomes]);
        json_put_text(writer, "text", change->text);
        result_put_texts(writer, "resources", change->resources, change->n_resources);
        json_put_int(writer, "declared", (int64_t)change->n_declared);
        json_put_int(writer, "unseen", change->n_unseen);
        json_put_bool(writer, "unseen_declared", change->unseen_declared);
        json_put_bool(writer, "directly", change->directly);
        put_answers(writer, change);
        json_put_bool(writer, "review", change->review);
        json_put_text(writer, "waiver", change->waiver ? change->waiver->id : NULL);
        result_put_practices(writer, "practices", change->practices, change->n_practices);
        json_close(writer);
    }
    json_close(writer);
    json_put_text(writer, "no_change", of->no_change);
}

/* --- the whole ---------------------------------------------------------------------- */

static void put_score(JsonWriter *writer, const PracticeScore *score)
{
    if (!score) {
        json_put_null(writer, "score");
        return;
    }
    json_open_line(writer, "score", '{');
    json_put_text(writer, "state", state_names[score->state]);
    json_put_int(writer, "l", score->l);
    json_put_int(writer, "u", score->u);
    json_put_int(writer, "g", score->g);
    json_put_int(writer, "h", score->h);
    json_close(writer);
}

static void put_explanation(JsonWriter *writer, const Scorecard *card,
                            const Explanation *of)
{
    json_open(writer, NULL, '{');
    json_put_text(writer, "entity", card->assessment->entity);
    json_put_text(writer, "kind", subject_names[of->kind]);
    json_put_text(writer, "id", of->id);
    json_put_text(writer, "title", of->title);
    json_put_int(writer, "stage", of->stage);
    json_put_text(writer, "verdict", of->verdict);
    put_score(writer, of->score);
    json_put_text(writer, "asked", of->asked);
    put_steps(writer, of);
    put_addends(writer, of);
    json_open(writer, "observations", '[');
    for (size_t i = 0; i < of->n_witnesses; i++)
        put_witness(writer, &of->witnesses[i]);
    json_close(writer);
    put_notes(writer, "answers", of->answers, of->n_answers);
    put_notes(writer, "waivers", of->waivers, of->n_waivers);
    put_changes(writer, of);
    json_close(writer);
}

Buffer explanations_json(Arena *arena, const Scorecard *const *cards,
                         const Explanation *const *explanations, size_t n)
{
    JsonWriter *writer = json_writer_new(arena);
    json_open(writer, NULL, '{');
    json_put_text(writer, "schema", schema);
    json_put_text(writer, "rung", rung_version);
    json_put_text(writer, "model", n ? cards[0]->model->version : NULL);
    result_put_date(writer, "as_of", n ? cards[0]->assessment->as_of : DATE_NONE);
    json_open(writer, "explanations", '[');
    for (size_t i = 0; i < n; i++)
        put_explanation(writer, cards[i], explanations[i]);
    json_close(writer);
    json_close(writer);
    return json_writer_end(writer);
}
