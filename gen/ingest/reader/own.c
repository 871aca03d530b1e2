/* rung's own forms, and how answers are read; the others have files of their own. They are
 * told by their "schema" member and read strictly. */
#include "ingest/reader/own.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text8.h"
#include "ingest/stored.h"

struct OwnForm {
    const char *schema;
    const char *holds;
    Proves proves;
    void (*read)(Reading *reading);
    const char *tool; /* whose predicates judge it; NULL */
};

void own_count(Reading *reading)
{
    intake_count(&reading->input->records, OUTCOME_NO_VERDICT);
    reading->input->records.mapped++;
    reading->proves = true;
}

bool own_object(Json in, const char *members)
{
    if (!json_is(in, JSON_OBJECT)) {
        json_expected(in, "an object");
        return false;
    }
    json_only(in, members);
    return true;
}

const char *own_text(Reading *reading, Json in, const char *key)
{
    const char *text = json_string(in, key);
    if (!*text && json_text(json_get(in, key)))
        json_expected(json_get(in, key), "a text that says something");
    return intake_text(reading, text);
}

void own_unknown_id(Json in, const char *what, const char *id, const char *nearest)
{
    if (nearest)
        json_error(in, "there is no %s \"%s\"; did you mean \"%s\"?", what, id, nearest);
    else
        json_error(in, "there is no %s \"%s\"", what, id);
}

void own_unknown_practice(Reading *reading, Json in, const char *id)
{
    own_unknown_id(in, "practice", id,
                   model_nearest_practice(reading->intake->model, reading->scratch, id));
}

const Practice *own_practice(Reading *reading, Json in, const char *key)
{
    const Model *model = reading->intake->model;
    const char *id = json_string(in, key);
    const Practice *practice = model_find_practice(model, id);
    if (!practice && json_text(json_get(in, key)))
        own_unknown_practice(reading, json_get(in, key), id);
    return practice;
}

void own_entity(Reading *reading, Origin where, const char *entity,
                const char *organisation)
{
    enum { LONGEST_NAME = 200 }; /* bytes: it stands in titles and running heads */
    Intake *intake = reading->intake;
    if (entity && (!*entity || strlen(entity) > LONGEST_NAME)) {
        diag_error(reading->diag, where, "expected a name of 1 to %d bytes, found %zu",
                   LONGEST_NAME, strlen(entity));
        return;
    }
    entity = entity ? intake_text(reading, entity) : NULL;
    organisation =
        organisation && *organisation ? intake_text(reading, organisation) : NULL;
    if (entity && intake->entity && intake->entity != entity)
        diag_error(reading->diag, where, "%s speaks of \"%s\", this file of \"%s\"",
                   intake->entity_from->path, intake->entity, entity);
    if (entity && !intake->entity) {
        intake->entity = entity;
        intake->entity_from = reading->input;
    }
    if (organisation && !intake->organisation)
        intake->organisation = organisation;
}

/* --- answers -------------------------------------------------------------------------- */

static const Question *question_of(Reading *reading, Json in)
{
    const Model *model = reading->intake->model;
    const char *id = json_string(in, "question");
    const Question *question = model_find_question(model, id);
    if (question || !json_text(json_get(in, "question")))
        return question;
    const char **ids = ARENA_ARRAY(reading->scratch, const char *, model->n_questions);
    for (size_t i = 0; i < model->n_questions; i++)
        ids[i] = model->questions[i].id;
    own_unknown_id(json_get(in, "question"), "question", id,
                   text8_nearest(id, ids, model->n_questions));
    return NULL;
}

static const Option *option_of(Reading *reading, const Question *question, Json in)
{
    const char *id = json_text(in);
    if (!id) {
        json_expected(in, "the id of an option");
        return NULL;
    }
    const Option *option = question_find_option(question, id);
    if (option)
        return option;
    Buffer ids = buffer_new(reading->scratch);
    for (size_t i = 0; i < question->n_options; i++)
        buffer_format(&ids, "%s%s", i ? ", " : "", question->options[i].id);
    json_error(in, "question %s has no option \"%s\"; it has %s", question->id, id,
               ids.data);
    return NULL;
}

static bool has_selected(const Answer *answer, const char *id)
{
    for (size_t i = 0; i < answer->n_selected; i++)
        if (strcmp(answer->selected[i]->id, id) == 0)
            return true;
    return false;
}

/* Taking the better of two options that exclude each other, or one option twice, would
 * make a better verdict of a slip. */
static void read_selected(Reading *reading, Answer *answer, Json in)
{
    const Question *question = answer->question;
    Json selected = json_array(in, "selected");
    for (Json item = json_first(selected); json_here(item); item = json_next(item)) {
        const Option *option = question ? option_of(reading, question, item) : NULL;
        if (option && has_selected(answer, option->id))
            json_error(item, "option \"%s\" stands twice", option->id);
        else if (option)
            ARENA_PUSH(reading->intake->arena, answer->selected, answer->n_selected) =
                option;
    }
    if (json_is(selected, JSON_ARRAY) && !json_count(selected))
        json_error(selected, "expected at least one option, found none");
    if (answer->n_selected < 2)
        return;
    if (question->type == QUESTION_SINGLE)
        json_error(selected, "question %s takes one option, found %zu", question->id,
                   answer->n_selected);
    else if (has_selected(answer, "unknown"))
        json_warn(selected,
                  "\"unknown\" beside other options: question %s counts as unknown",
                  question->id);
}

static void warn_of_second_answer(Reading *reading, const Answer *answer, Json in)
{
    const Intake *intake = reading->intake;
    for (size_t i = 0; i < intake->n_answers; i++) {
        const Answer *first = &intake->answers[i];
        if (first->question != answer->question)
            continue;
        json_warn(in, "question %s is answered in %s%s%s too; the lower value counts",
                  answer->question->id, first->input->path, *first->pointer ? ": " : "",
                  first->pointer);
        return;
    }
}

void own_answer(Reading *reading, Json in)
{
    Intake *intake = reading->intake;
    Answer answer = { .input = reading->input,
                      .pointer = arena_strdup(intake->arena, json_pointer(in)) };
    if (!own_object(in, "question,selected,evidence,answered_on,answered_by,note"))
        return;
    answer.question = question_of(reading, in);
    read_selected(reading, &answer, in);
    answer.evidence = intake_text(reading, json_string_or(in, "evidence", NULL));
    answer.by = intake_text(reading, json_string_or(in, "answered_by", NULL));
    json_string_or(in, "note", NULL);
    answer.date = json_date_or(in, "answered_on", DATE_NONE);
    if (!answer.question || !answer.n_selected)
        return;
    warn_of_second_answer(reading, &answer, in);
    ARENA_PUSH(intake->arena, intake->answers, intake->n_answers) = answer;
    own_count(reading);
}

Json own_document(Reading *reading)
{
    JsonDocument document, another;
    next_document(reading, &document);
    Json in =
        json_read_span(reading->scratch, reading->text, document.span, document.pointer);
    if (source_is_list(reading->source) && next_document(reading, &another))
        diag_error(reading->diag,
                   (Origin){ reading->input->path, another.pointer,
                             another.base + another.span.offset },
                   "expected one document, found more");
    return in;
}

static void read_answers(Reading *reading)
{
    Json in = own_document(reading);
    json_only(in, "schema,entity,organisation,answers");
    json_string(in, "entity");
    const char *organisation = json_string_or(in, "organisation", NULL);
    own_entity(reading, json_origin(json_get(in, "entity")),
               json_text(json_get(in, "entity")), organisation);
    Json answers = json_array(in, "answers");
    for (Json item = json_first(answers); json_here(item); item = json_next(item))
        own_answer(reading, item);
}

/* --- not applicable ------------------------------------------------------------------- */

/* A practice id, or {"practice", "reason"}. Where the model knows no case in which the
 * practice does not apply, the claim is set aside: it would hide an open practice. */
void own_not_applicable(Reading *reading, Json in)
{
    Intake *intake = reading->intake;
    NotApplicable claim = { .input = reading->input };
    if (json_text(in)) {
        claim.practice = model_find_practice(intake->model, json_text(in));
        if (!claim.practice)
            own_unknown_practice(reading, in, json_text(in));
    } else if (json_is(in, JSON_OBJECT)) {
        json_only(in, "practice,reason");
        claim.practice = own_practice(reading, in, "practice");
        claim.reason = own_text(reading, in, "reason");
    } else {
        json_expected(in, "a practice, with or without a reason");
    }
    if (!claim.practice)
        return;
    if (!claim.practice->not_applicable_when) {
        diag_warn(reading->diag, json_origin(in),
                  "%s always applies; the claim that it does not is set aside",
                  claim.practice->id);
        intake_count(&reading->input->records, OUTCOME_NO_VERDICT);
        intake_ignore(&reading->input->records, IGNORED_CONTEXT);
        return;
    }
    ARENA_PUSH(intake->arena, intake->not_applicable, intake->n_not_applicable) = claim;
    own_count(reading);
}

static void read_deliveries(Reading *reading)
{
    read_dora(reading, own_document(reading));
}

/* --- which form ----------------------------------------------------------------------- */

static const OwnForm forms[] = {
    { "rung-answers/1", "rung: answers", PROVES_ATTESTED, read_answers, NULL },
    { "rung-waivers/1", "rung: waivers", PROVES_CONTEXT, read_waivers, NULL },
    { "rung-owners/1", "rung: owners", PROVES_CONTEXT, read_owners, NULL },
    { "rung-dora/1", "rung: delivery figures", PROVES_ITEMISED, read_deliveries, "dora" },
    { "rung-assessment/1", "rung: assessment", PROVES_ITEMISED, read_assessment, NULL },
};
enum { N_FORMS = sizeof forms / sizeof *forms };

const char *own_form_name(const OwnForm *form)
{
    return form->schema;
}

const char *own_form_holds(const OwnForm *form)
{
    return form->holds;
}

Proves own_form_proves(const OwnForm *form)
{
    return form->proves;
}

const char *own_form_tool(const OwnForm *form)
{
    return form->tool;
}

const OwnForm *own_form_at(size_t i)
{
    return i < N_FORMS ? &forms[i] : NULL;
}

void read_own(Reading *reading, const OwnForm *form)
{
    form->read(reading);
}

const OwnForm *own_form(Arena *scratch, const JsonHead *head, Origin origin, Diag *diag,
                        bool *is_own)
{
    const char *names[N_FORMS];
    JsonSpan span = json_head_at(head, "/schema");
    const char *schema = json_span_text(scratch, head->bytes, span);
    *is_own = false;
    for (size_t i = 0; i < N_FORMS; i++) {
        names[i] = forms[i].schema;
        *is_own |= schema && strcmp(schema, names[i]) == 0;
        if (*is_own)
            return &forms[i];
    }
    const char *nearest = schema ? text8_nearest(schema, names, N_FORMS) : NULL;
    *is_own = nearest || (schema && text8_starts(schema, "rung-"));
    if (!*is_own)
        return NULL;
    origin.pointer = json_pointer_key(scratch, origin.pointer, "schema");
    origin.offset = span.offset;
    if (strcmp(schema, result_schema) == 0) {
        diag_error(diag, origin,
                   "this is a result of rung, not evidence; --baseline FILE compares with "
                   "it, as the only FILE it is reported again, and -o DIR keeps reports "
                   "apart from inputs");
        return NULL;
    }
    diag_error(diag, origin,
               "expected rung-answers/1, rung-waivers/1, rung-owners/1, rung-dora/1 or "
               "rung-assessment/1, found \"%s\"%s%s%s",
               schema, nearest ? "; did you mean \"" : "", nearest ? nearest : "",
               nearest ? "\"?" : "");
    return NULL;
}
