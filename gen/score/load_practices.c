/* Capabilities and their practices: one file each, data/model/capabilities/<id>.json, in
 * the order in which model.json lists them. */
#include <string.h>

#include "base/text8.h"
#include "score/load.h"

/* --- one practice ----------------------------------------------------------------- */

static void read_thresholds(Practice *practice, Json in)
{
    if (!json_here(in))
        return;
    json_only(in, "met_bp,partial_bp");
    practice->met_bp = (int)json_int(in, "met_bp", 1, FULL_BP);
    practice->partial_bp = (int)json_int(in, "partial_bp", 0, FULL_BP);
    int64_t met;
    bool is_met_read = json_whole(json_get(in, "met_bp"), &met) && met == practice->met_bp;
    if (is_met_read && practice->partial_bp > practice->met_bp)
        json_error(json_get(in, "partial_bp"), "%d is above met_bp, which is %d",
                   practice->partial_bp, practice->met_bp);
}

static void read_evidence(Arena *arena, Practice *practice, Json in)
{
    static const char *const modes[] = {
        [MODE_QUESTION_ONLY] = "question_only",
        [MODE_AUTO_FIRST] = "auto_first",
        [MODE_AUTO_AND_QUESTION] = "auto_and_question",
    };
    if (!json_here(in))
        return;
    json_only(in, "mode,questions");
    practice->mode = (EvidenceMode)json_choice(in, "mode", modes, 3);
    size_t least = practice->mode == MODE_AUTO_FIRST ? 0 : 1;
    practice->questions = load_texts(arena, in, "questions", least, &practice->n_questions);
}

static void read_states(Practice *practice, Json in)
{
    if (!json_here(in))
        return;
    json_only(in, "met,partial,not_met,unknown");
    practice->state_met = load_text(in, "met");
    practice->state_partial = load_text(in, "partial");
    practice->state_not_met = load_text(in, "not_met");
}

static void read_recommendation(Arena *arena, Recommendation *to, Json in)
{
    if (!json_here(in))
        return;
    json_only(in, "title,steps,outcome");
    to->title = load_text(in, "title");
    to->steps = load_texts(arena, in, "steps", 1, &to->n_steps);
    to->outcome = load_text(in, "outcome");
}

static void read_practice(const Loading *load, Json in, Practice *practice)
{
    json_only(in, "id,title,stage,weight,severity,effort,impact,critical,"
                  "blocks_from_stage,thresholds,article_support,extension,rationale,"
                  "states,not_applicable_when,recommendation,references,evidence,"
                  "population,implied_by,lens");
    practice->id = load_id(json_get(in, "id"));
    practice->title = load_text(in, "title");
    practice->stage = (int)json_int(in, "stage", 1, LAST_STAGE);
    practice->weight = (int)json_int(in, "weight", 1, HEAVIEST);
    practice->severity =
        (Severity)json_choice(in, "severity", severity_names, N_SEVERITIES);
    practice->effort = (Effort)json_choice(in, "effort", effort_names, N_EFFORTS);
    practice->critical = json_bool_or(in, "critical", false);
    practice->blocks_from_stage =
        (int)json_int_or(in, "blocks_from_stage", 1, LAST_STAGE, 0);
    practice->population = load_text(in, "population");
    practice->not_applicable_when = json_string_or(in, "not_applicable_when", NULL);
    practice->rationale = load_text(in, "rationale");
    read_thresholds(practice, json_object(in, "thresholds"));
    read_states(practice, json_object(in, "states"));
    read_recommendation(load->arena, &practice->recommendation,
                        json_object(in, "recommendation"));
    read_evidence(load->arena, practice, json_object(in, "evidence"));
}

/* --- all of them ------------------------------------------------------------------ */

static void read_capability(Loading *load, Json in, Capability *capability)
{
    Model *model = load->model;
    json_only(in, "schema,id,name,question,practices,lens");
    if (!text8_same(json_text(json_get(in, "id")), capability->id))
        json_expected(json_get(in, "id"),
                      arena_printf(load->arena, "\"%s\"", capability->id));
    capability->name = load_text(in, "name");
    capability->question = load_text(in, "question");
    Json list = json_array(in, "practices");
    capability->practices =
        ARENA_ARRAY(load->arena, const Practice *, json_count(list) + 1);
    for (Json item = json_first(list); json_here(item); item = json_next(item)) {
        Practice *practice = &model->practices[model->n_practices];
        read_practice(load, item, practice);
        if (model_find_practice(model, practice->id))
            json_error(json_get(item, "id"), "practice \"%s\" stands twice", practice->id);
        practice->index = model->n_practices;
        practice->capability = capability;
        capability->practices[capability->n_practices++] = practice;
        load->sources[model->n_practices++] = item;
    }
    if (!capability->n_practices && json_here(list))
        json_error(list, "expected at least 1 practice, found 0");
}

static Json capability_file(Loading *load, Json id)
{
    const char *text = load_id(id);
    if (!*text)
        return (Json){ 0 };
    const char *name = arena_printf(load->arena, "data/model/capabilities/%s.json", text);
    return load_file(load, name, "rung-capability/1", id);
}

void load_capabilities(Loading *load, Json ids)
{
    Model *model = load->model;
    Arena *arena = load->arena;
    size_t n = json_count(ids), n_practices = 0, i = 0;
    Json *files = ARENA_ARRAY(arena, Json, n + 1);
    model->capabilities = ARENA_ARRAY(arena, Capability, n + 1);
    model->text.capabilities = ARENA_ARRAY(arena, Json, n + 1);
    for (Json id = json_first(ids); json_here(id); id = json_next(id), i++) {
        files[i] = capability_file(load, id);
        n_practices += json_count(json_get(files[i], "practices"));
    }
    if (n_practices > MOST_PRACTICES)
        json_error(ids, "the capabilities have %zu practices; %d are the most", n_practices,
                   MOST_PRACTICES);
    model->practices = ARENA_ARRAY(arena, Practice, n_practices + 1);
    load->sources = ARENA_ARRAY(arena, Json, n_practices + 1);
    i = 0;
    for (Json id = json_first(ids); json_here(id); id = json_next(id), i++) {
        if (!json_here(files[i]))
            continue;
        if (model_find_capability(model, json_text(id))) {
            json_error(id, "capability \"%s\" stands twice", json_text(id));
            continue;
        }
        Capability *capability = &model->capabilities[model->n_capabilities];
        *capability = (Capability){ .index = model->n_capabilities++, .id = json_text(id) };
        model->text.capabilities[capability->index] = files[i];
        read_capability(load, files[i], capability);
    }
}

/* --- links between practices ------------------------------------------------------ */

typedef enum { UNSEEN, OPEN, DONE } Visit;

/* Follows implied_by depth first; meeting a practice that is still open closes a ring. */
static void find_cycle(const Loading *load, const Practice *practice, Visit *visits)
{
    if (visits[practice->index] == DONE)
        return;
    if (visits[practice->index] == OPEN) {
        json_error(json_get(load->sources[practice->index], "implied_by"),
                   "practice \"%s\" implies itself", practice->id);
        return;
    }
    visits[practice->index] = OPEN;
    for (size_t i = 0; i < practice->n_implied_by; i++)
        find_cycle(load, practice->implied_by[i], visits);
    visits[practice->index] = DONE;
}

static void check_questions(const Loading *load, const Practice *practice)
{
    Json evidence = json_get(load->sources[practice->index], "evidence");
    Json list = json_get(evidence, "questions");
    for (Json item = json_first(list); json_here(item); item = json_next(item))
        if (json_text(item) && !model_find_question(load->model, json_text(item)))
            json_error(item, "no question is called \"%s\"", json_text(item));
}

void check_links(const Loading *load)
{
    Model *model = load->model;
    for (size_t i = 0; i < model->n_practices; i++) {
        Practice *practice = &model->practices[i];
        practice->implied_by = load_practices_named(load, load->sources[i], "implied_by",
                                                    &practice->n_implied_by);
        check_questions(load, practice);
    }
    Visit *visits = ARENA_ARRAY(load->arena, Visit, model->n_practices + 1);
    for (size_t i = 0; i < model->n_practices; i++)
        find_cycle(load, &model->practices[i], visits);
}
