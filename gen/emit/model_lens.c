/* A lens becomes part of a model: a pillar a capability, a question a practice and the
 * question that people answer, a choice an option, risk rules values that add up. */
#include <string.h>

#include "base/text8.h"
#include "emit/model_write.h"

/* What a lens does not say and a practice must; an organisation may edit it. */
static const char state_met[] = "What the lens asks for is in place.",
                  state_partial[] = "Some of what the lens asks for is in place.",
                  state_not_met[] =
                      "Little or nothing of what the lens asks for is in place.",
                  state_unknown[] = "Nobody has answered yet.",
                  not_applicable[] = "The question does not apply to this workload.",
                  none_of_these[] = "None of these", we_do_not_know[] = "We do not know";

typedef struct {
    Arena *arena;
    const Model *model;
    const Lens *lens;
    int stage;
} Adding;

static const char *slug_of(Arena *arena, const char *name)
{
    char *slug = arena_strdup(arena, name);
    size_t n = 0;
    for (const char *at = name; *at; at++) {
        bool letter = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') ||
                      (*at >= '0' && *at <= '9');
        if (letter)
            slug[n++] = *at;
        else if (n && slug[n - 1] != '-')
            slug[n++] = '-';
    }
    while (n && slug[n - 1] == '-')
        n--;
    slug[n] = '\0';
    return n ? slug : "lens";
}

/* A pillar may be called like a capability that exists: "reliability". */
static const char *capability_id(const Adding *adding, const LensPillar *pillar)
{
    const char *id = pillar->id;
    while (model_find_capability(adding->model, id))
        id = arena_printf(adding->arena, "lens-%s", id);
    return id;
}

/* --- practices ------------------------------------------------------------------------ */

static void put_kept(JsonWriter *writer, const LensQuestion *question)
{
    json_open(writer, "lens", '{');
    json_open(writer, "question", '{');
    model_put_members(writer, question->source, "id,title,choices");
    json_close(writer);
    json_open(writer, "choices", '[');
    for (size_t i = 0; i < question->n_choices; i++) {
        json_open(writer, NULL, '{');
        json_put_text(writer, "id", question->choices[i].id);
        model_put_members(writer, question->choices[i].source, "id,title");
        json_close(writer);
    }
    json_close(writer);
    json_close(writer);
}

/* Some lenses write "-" where there is nothing to say. */
static void put_recommendation(JsonWriter *writer, const LensQuestion *question)
{
    json_open(writer, "recommendation", '{');
    json_put_text(writer, "title", question->title);
    json_open(writer, "steps", '[');
    for (size_t i = 0; i < question->n_choices; i++) {
        const LensChoice *choice = &question->choices[i];
        if (choice->value_bp)
            json_put_text(writer, NULL,
                          text8_any(choice->plan) ? choice->plan : choice->title);
    }
    if (question->nothing_bp) /* then what can be chosen is what to stop */
        json_put_text(writer, NULL, question->title);
    json_close(writer);
    json_put_text(writer, "outcome", state_met);
    json_close(writer);
}

static void put_fixed(JsonWriter *writer)
{
    json_open_line(writer, "article_support", '[');
    json_close(writer);
    json_put_null(writer, "extension");
    json_open(writer, "states", '{');
    json_put_text(writer, "met", state_met);
    json_put_text(writer, "partial", state_partial);
    json_put_text(writer, "not_met", state_not_met);
    json_put_text(writer, "unknown", state_unknown);
    json_close(writer);
    json_put_text(writer, "not_applicable_when", not_applicable);
    json_open(writer, "references", '{');
    static const char *const lists[] = { "aws_serverless_lens", "owasp_serverless_top10",
                                         "cncf" };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        json_open_line(writer, lists[i], '[');
        json_close(writer);
    }
    json_close(writer);
}

static void put_practice(JsonWriter *writer, const LensQuestion *question, int stage)
{
    static const char *const severities[N_RISKS] = { "low", "medium", "high" };
    json_open(writer, NULL, '{');
    json_put_text(writer, "id", question->id);
    json_put_text(writer, "title", question->title);
    json_put_int(writer, "stage", stage);
    json_put_int(writer, "weight", 1 + (int)question->worst);
    json_put_text(writer, "severity", severities[question->worst]);
    json_put_text(writer, "effort", "M");
    json_put_text(writer, "impact", "M");
    json_put_bool(writer, "critical", false);
    json_put_null(writer, "blocks_from_stage");
    json_open_line(writer, "thresholds", '{');
    json_put_int(writer, "met_bp", FULL_BP);
    json_put_int(writer, "partial_bp", question->partial_bp);
    json_close(writer);
    json_put_text(writer, "rationale",
                  text8_any(question->description) ? question->description
                                                   : question->title);
    put_fixed(writer);
    put_recommendation(writer, question);
    json_open_line(writer, "evidence", '{');
    json_put_text(writer, "mode", "question_only");
    json_open_line(writer, "questions", '[');
    json_put_text(writer, NULL, question->id);
    json_close(writer);
    json_close(writer);
    json_put_text(writer, "population", "organisation");
    json_open_line(writer, "implied_by", '[');
    json_close(writer);
    put_kept(writer, question);
    json_close(writer);
}

static Buffer capability_file(const Adding *adding, const LensPillar *pillar)
{
    JsonWriter *writer = json_writer_new(adding->arena);
    json_open(writer, NULL, '{');
    json_put_text(writer, "schema", "rung-capability/1");
    json_put_text(writer, "id", capability_id(adding, pillar));
    json_put_text(writer, "name", pillar->name);
    json_put_text(writer, "question",
                  arena_printf(adding->arena, "What the lens “%s” asks about: %s.",
                               adding->lens->name, pillar->name));
    json_open(writer, "practices", '[');
    for (size_t i = 0; i < pillar->n_questions; i++)
        put_practice(writer, &pillar->questions[i], adding->stage);
    json_close(writer);
    json_open(writer, "lens", '{');
    json_put_text(writer, "id", pillar->id);
    model_put_members(writer, pillar->source, "id,name,questions");
    json_close(writer);
    json_close(writer);
    return json_writer_end(writer);
}

/* --- questions ------------------------------------------------------------------------ */

static void put_option(JsonWriter *writer, const char *id, const char *text,
                       const char *practice, int value)
{
    json_open(writer, NULL, '{');
    json_put_text(writer, "id", id);
    json_put_text(writer, "text", text);
    json_open(writer, "values", '[');
    if (value >= 0) {
        json_open_line(writer, NULL, '{');
        json_put_text(writer, "practice", practice);
        json_put_int(writer, "value_bp", value);
        json_close(writer);
    }
    json_close(writer);
    json_close(writer);
}

static void put_question(JsonWriter *writer, const LensQuestion *question)
{
    json_open(writer, NULL, '{');
    json_put_text(writer, "id", question->id);
    json_put_text(writer, "text", question->title);
    json_put_text(writer, "type", "multi_sum");
    json_open(writer, "options", '[');
    for (size_t i = 0; i < question->n_choices; i++) {
        const LensChoice *choice = &question->choices[i];
        put_option(writer, choice->id, choice->title, question->id, choice->value_bp);
    }
    put_option(writer, "none", none_of_these, question->id, question->nothing_bp);
    put_option(writer, "unknown", we_do_not_know, question->id, -1);
    put_option(writer, "na", not_applicable, question->id, -1);
    json_close(writer);
    json_close(writer);
}

/* The build behind the plus sign: a model with another set of practices is another ruler.
 */
static const char *version_of(const Adding *adding)
{
    const char *version = adding->model->version;
    return arena_printf(adding->arena, "%s%c%s", version, strchr(version, '+') ? '.' : '+',
                        slug_of(adding->arena, adding->lens->name));
}

static Buffer questionnaire_file(const Adding *adding)
{
    JsonWriter *writer = json_writer_new(adding->arena);
    Json in = adding->model->text.questionnaire, old = json_get(in, "questions");
    json_open(writer, NULL, '{');
    json_put_text(writer, "schema", "rung-questionnaire/1");
    json_put_text(writer, "model_version", version_of(adding));
    model_put_members(writer, in, "schema,model_version,questions");
    json_open(writer, "questions", '[');
    for (Json item = json_first(old); json_here(item); item = json_next(item))
        model_put(writer, NULL, item);
    for (size_t i = 0; i < adding->lens->n_pillars; i++)
        for (size_t j = 0; j < adding->lens->pillars[i].n_questions; j++)
            put_question(writer, &adding->lens->pillars[i].questions[j]);
    json_close(writer);
    json_close(writer);
    return json_writer_end(writer);
}

/* --- the whole ------------------------------------------------------------------------ */

static Buffer model_file(const Adding *adding)
{
    JsonWriter *writer = json_writer_new(adding->arena);
    const Lens *lens = adding->lens;
    Json in = adding->model->text.model, old = json_get(in, "lenses");
    json_open(writer, NULL, '{');
    json_put_text(writer, "schema", "rung-model/1");
    json_put_text(writer, "version", version_of(adding));
    json_put_text(
        writer, "title",
        arena_printf(adding->arena, "%s; with %s", adding->model->title, lens->name));
    model_put_members(writer, in, "schema,version,title,capabilities,lenses");
    json_open(writer, "capabilities", '[');
    for (size_t i = 0; i < adding->model->n_capabilities; i++)
        json_put_text(writer, NULL, adding->model->capabilities[i].id);
    for (size_t i = 0; i < lens->n_pillars; i++)
        json_put_text(writer, NULL, capability_id(adding, &lens->pillars[i]));
    json_close(writer);
    json_open(writer, "lenses", '[');
    for (Json item = json_first(old); json_here(item); item = json_next(item))
        model_put(writer, NULL, item);
    json_open(writer, NULL, '{');
    model_put_members(writer, lens->source, "pillars");
    json_close(writer);
    json_close(writer);
    json_close(writer);
    return json_writer_end(writer);
}

static Buffer as_it_was(Arena *arena, Json in)
{
    JsonWriter *writer = json_writer_new(arena);
    model_put(writer, NULL, in);
    return json_writer_end(writer);
}

void model_with_lens(Arena *arena, const Model *model, const Lens *lens, int stage,
                     Outputs *top, Outputs *capabilities)
{
    const Adding adding = { arena, model, lens, stage };
    outputs_add(top, "model.json", model_file(&adding));
    outputs_add(top, "questionnaire.json", questionnaire_file(&adding));
    for (size_t i = 0; i < model->n_capabilities; i++)
        outputs_add(capabilities, arena_printf(arena, "%s.json", model->capabilities[i].id),
                    as_it_was(arena, model->text.capabilities[i]));
    for (size_t i = 0; i < lens->n_pillars; i++)
        outputs_add(
            capabilities,
            arena_printf(arena, "%s.json", capability_id(&adding, &lens->pillars[i])),
            capability_file(&adding, &lens->pillars[i]));
}
