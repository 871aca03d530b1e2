/* The member "score" of result.json: the bare figures of the scorecard, under the names
 * that the scoring examples use, so that a second scorer can be compared from outside; and
 * the plan, which the examples do not hold. */
#include "emit/result.h"

void result_put_known(JsonWriter *writer, const char *key, int value)
{
    if (value < 0)
        json_put_null(writer, key);
    else
        json_put_int(writer, key, value);
}

void result_put_texts(JsonWriter *writer, const char *key, const char *const *texts,
                      size_t n)
{
    json_open_line(writer, key, '[');
    for (size_t i = 0; i < n; i++)
        json_put_text(writer, NULL, texts[i]);
    json_close(writer);
}

void result_put_practices(JsonWriter *writer, const char *key,
                          const Practice *const *practices, size_t n)
{
    json_open_line(writer, key, '[');
    for (size_t i = 0; i < n; i++)
        json_put_text(writer, NULL, practices[i]->id);
    json_close(writer);
}

static void put_gates(JsonWriter *writer, const Gates *gates)
{
    json_open_line(writer, "gates", '{');
    json_put_bool(writer, "score", gates->score);
    json_put_bool(writer, "critical", gates->critical);
    json_put_bool(writer, "blockers", gates->blockers);
    json_put_bool(writer, "capability_floor", gates->capability_floor);
    json_put_bool(writer, "waived_share", gates->waived_share);
    json_close(writer);
}

static void put_stage(JsonWriter *writer, int k, const StageScore *stage)
{
    const char key[] = { (char)('0' + k), '\0' };
    json_open(writer, key, '{');
    json_put_int(writer, "score_low", stage->score_low);
    json_put_int(writer, "score_high", stage->score_high);
    json_put_int(writer, "knowledge", stage->knowledge);
    json_put_int(writer, "assurance", stage->assurance);
    json_put_int(writer, "waived_share", stage->waived_share);
    put_gates(writer, &stage->gates);
    result_put_practices(writer, "critical_open", stage->critical_open,
                         stage->n_critical_open);
    result_put_practices(writer, "blockers", stage->blockers, stage->n_blockers);
    json_open_line(writer, "capabilities_below_floor", '[');
    for (size_t i = 0; i < stage->n_below_floor; i++)
        json_put_text(writer, NULL, stage->below_floor[i]->id);
    json_close(writer);
    json_put_int(writer, "weight", stage->weight);
    json_close(writer);
}

static void put_practice(JsonWriter *writer, const PracticeScore *score)
{
    json_open_line(writer, score->practice->id, '{');
    json_put_text(writer, "state", state_names[score->state]);
    json_put_int(writer, "l", score->l);
    json_put_int(writer, "u", score->u);
    json_put_int(writer, "g", score->g);
    json_put_int(writer, "h", score->h);
    json_put_int(writer, "pass_w", score->pass_w);
    json_put_int(writer, "fail_w", score->fail_w);
    result_put_texts(writer, "fails", score->fails, score->n_fails);
    result_put_texts(writer, "waived_resources", score->waived_resources,
                     score->n_waived_resources);
    result_put_known(writer, "confidence", score->confidence);
    json_close(writer);
}

static void put_recommendation(JsonWriter *writer, const Move *move)
{
    json_open_line(writer, NULL, '{');
    json_put_text(writer, "practice", move->practice->id);
    json_put_text(writer, "action", action_names[move->action]);
    json_put_int(writer, "priority", move->priority);
    json_put_bool(writer, "blocks_next", move->blocks_next);
    json_put_int(writer, "gain_bp", move->gain_bp);
    json_close(writer);
}

static void put_path(JsonWriter *writer, const Path *path)
{
    json_open(writer, "shortest_path", '{');
    result_put_known(writer, "target", path->target ? path->target : -1);
    result_put_practices(writer, "practices", path->practices, path->n_practices);
    result_put_known(writer, "score_after", path->target ? path->score_after : -1);
    json_close(writer);
}

static void put_open_question(JsonWriter *writer, const OpenQuestion *open)
{
    json_open_line(writer, NULL, '{');
    json_put_text(writer, "question", open->question->id);
    json_put_int(writer, "stage", open->stage);
    result_put_practices(writer, "practices", open->practices, open->n_practices);
    result_put_practices(writer, "closes", open->closes, open->n_closes);
    json_put_int(writer, "swing_bp", open->swing_bp);
    json_close(writer);
}

static void put_verdict(JsonWriter *writer, const Scorecard *card)
{
    json_put_text(writer, "entity", card->assessment->entity);
    result_put_date(writer, "as_of", card->assessment->as_of);
    json_put_bool(writer, "determined", card->determined);
    json_put_int(writer, "attained", card->attained);
    json_put_text(writer, "attained_name", card->model->stages[card->attained].name);
    json_put_int(writer, "potential", card->potential);
    json_put_int(writer, "score_stage", card->score_stage);
    json_put_int(writer, "index_tenths", card->index_tenths);
    result_put_known(writer, "usage_stage", card->usage_stage);
    result_put_known(writer, "exposure_gap", card->exposure_gap);
}

void result_put_figures(JsonWriter *writer, const Scorecard *card)
{
    put_verdict(writer, card);
    json_open(writer, "stages", '{');
    for (int k = 1; k <= LAST_STAGE; k++)
        put_stage(writer, k, &card->stages[k]);
    json_close(writer);
    json_open(writer, "practices", '{');
    for (size_t i = 0; i < card->model->n_practices; i++)
        put_practice(writer, &card->practices[i]);
    json_close(writer);
    json_open(writer, "recommendations", '[');
    for (size_t i = 0; i < card->n_moves; i++)
        put_recommendation(writer, &card->moves[i]);
    json_close(writer);
    put_path(writer, &card->path);
    json_open(writer, "open_questions", '[');
    for (size_t i = 0; i < card->n_open_questions; i++)
        put_open_question(writer, &card->open_questions[i]);
    json_close(writer);
    json_open_line(writer, "expired_waivers", '[');
    for (size_t i = 0; i < card->n_expired_waivers; i++)
        json_put_text(writer, NULL, card->expired_waivers[i]->id);
    json_close(writer);
    json_open_line(writer, "counts", '{');
    for (size_t i = 0; i < N_STATES; i++)
        json_put_int(writer, state_names[i], (int64_t)card->counts[i]);
    json_close(writer);
}

void result_put_score(JsonWriter *writer, const char *key, const Scorecard *card)
{
    json_open(writer, key, '{');
    result_put_figures(writer, card);
    result_put_plan(writer, "plan", card->plan);
    json_close(writer);
}
