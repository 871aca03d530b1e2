/* rung-assessment/1: evidence that another program has already reduced to observations,
 * of one entity or of a portfolio. It may be large, so it is walked as spans and each
 * observation is a tree of its own. Resources are taken as given. */
#include <string.h>

#include "base/text8.h"
#include "ingest/list/engine.h"
#include "ingest/reader/own.h"

static void read_observation(Reading *reading, Json in)
{
    Intake *intake = reading->intake;
    if (!own_object(in,
                    "practice,tool,check_id,strength,resource,verdict,date,message,title"))
        return;
    const Practice *practice = own_practice(reading, in, "practice");
    const char *tool = json_string(in, "tool");
    const char *check = json_string(in, "check_id");
    Strength strength = (Strength)json_choice(in, "strength", strength_names, N_STRENGTHS);
    const char *resource = json_string(in, "resource");
    Verdict verdict = (Verdict)json_choice(in, "verdict", verdict_names, N_VERDICTS);
    static const Outcome outcomes[] = { [VERDICT_PASS] = OUTCOME_PASS,
                                        [VERDICT_FAIL] = OUTCOME_FAIL,
                                        [VERDICT_NA] = OUTCOME_NOT_APPLICABLE,
                                        [VERDICT_UNKNOWN] = OUTCOME_UNKNOWN };
    Date date = json_date_or(in, "date", DATE_NONE);
    const char *message = json_string_or(in, "message", NULL);
    const char *title = json_string_or(in, "title", NULL);
    intake_count(&reading->input->records, outcomes[verdict]);
    if (!practice)
        return;
    if (strength == STRENGTH_CONTEXT) {
        intake_ignore(&reading->input->records, IGNORED_CONTEXT);
        return;
    }
    Record record = { .check = check,
                      .title = title,
                      .message = message,
                      .resource = resource,
                      .resource_type = practice->population,
                      .outcome = outcomes[verdict],
                      .date = date,
                      .pointer = json_pointer(in) };
    intake_observe(reading, practice, strength, &record);
    intake->sightings[intake->n_sightings - 1].seen.tool = intake_text(reading, tool);
    reading->input->records.mapped++;
}

static void read_universe(Reading *reading, Json in)
{
    Intake *intake = reading->intake;
    for (Json item = json_first(in); json_here(item); item = json_next(item)) {
        const Practice *practice = model_find_practice(intake->model, json_key(item));
        int64_t n = json_int(in, json_key(item), 0, 1000000000);
        if (practice && (int)n > intake->universe[practice->index])
            intake->universe[practice->index] = (int)n;
        if (!practice)
            own_unknown_practice(reading, item, json_key(item));
    }
}

static void read_weights(Reading *reading, Json in)
{
    Intake *intake = reading->intake;
    for (Json item = json_first(in); json_here(item); item = json_next(item)) {
        ResourceWeight weight = { .written = intake_text(reading, json_key(item)) };
        weight.weight = (int)json_int(in, json_key(item), 1, 3);
        ARENA_PUSH(intake->arena, intake->weights, intake->n_weights) = weight;
    }
}

/* The members of an entity, in one table: how each is read. A list is read item by item. */
typedef enum { ENTITY_NAME, ENTITY_LIST, ENTITY_WHOLE, ENTITY_IGNORED } EntityMemberKind;

static const struct {
    const char *key;
    EntityMemberKind kind;
    void (*read)(Reading *reading, Json in);
} entity_members[] = {
    { "schema", ENTITY_IGNORED, NULL },
    { "$schema", ENTITY_IGNORED, NULL },
    { "$comment", ENTITY_IGNORED, NULL },
    { "entity", ENTITY_NAME, NULL },
    { "organisation", ENTITY_NAME, NULL },
    { "as_of", ENTITY_NAME, NULL },
    { "observations", ENTITY_LIST, read_observation },
    { "answers", ENTITY_LIST, own_answer },
    { "waivers", ENTITY_LIST, own_waiver },
    { "not_applicable", ENTITY_LIST, own_not_applicable },
    { "universe", ENTITY_WHOLE, read_universe },
    { "resource_weight", ENTITY_WHOLE, read_weights },
};
enum { N_ENTITY_MEMBERS = sizeof entity_members / sizeof *entity_members };

static void read_items(Reading *reading, JsonSpan list, const char *pointer,
                       void (*read)(Reading *reading, Json in))
{
    size_t n;
    JsonSpan *items = json_elements(reading->scratch, reading->bytes, list, &n);
    if (list.type != JSON_ARRAY)
        json_expected(read_value(reading, list, pointer), "an array");
    for (size_t i = 0; i < n; i++) {
        read(reading, read_value(reading, items[i],
                                 json_pointer_index(reading->scratch, pointer, i)));
        arena_reset(reading->each);
    }
}

static void read_entity_member(Reading *reading, const JsonMember *member,
                               const char *pointer)
{
    const char *keys[N_ENTITY_MEMBERS];
    pointer = json_pointer_key(reading->scratch, pointer, member->key);
    for (size_t i = 0; i < N_ENTITY_MEMBERS; i++) {
        keys[i] = entity_members[i].key;
        if (strcmp(entity_members[i].key, member->key) != 0)
            continue;
        if (entity_members[i].kind == ENTITY_LIST)
            read_items(reading, member->value, pointer, entity_members[i].read);
        if (entity_members[i].kind == ENTITY_WHOLE) {
            Json in = read_value(reading, member->value, pointer);
            if (!json_is(in, JSON_OBJECT))
                json_expected(in, "an object");
            entity_members[i].read(reading, in);
            arena_reset(reading->each);
        }
        return;
    }
    const char *nearest = text8_nearest(member->key, keys, N_ENTITY_MEMBERS);
    json_error(read_value(reading, member->value, pointer), "unknown member \"%s\"%s%s%s",
               member->key, nearest ? "; did you mean \"" : "", nearest ? nearest : "",
               nearest ? "\"?" : "");
}

/* --- an entity ------------------------------------------------------------------------ */

/* A member that names something; NULL when it is missing. */
static Json name_at(Reading *reading, const JsonHead *head, const char *pointer,
                    const char *key, bool required)
{
    JsonSpan span = json_head_at(head, json_pointer_key(reading->scratch, "", key));
    const char *at = json_pointer_key(reading->scratch, pointer, key);
    if (span.type != JSON_ABSENT) {
        Json value = json_read_span(reading->scratch, reading->text, span, at);
        if (!json_text(value))
            json_expected(value, "a text");
        return value;
    }
    if (required)
        diag_error(reading->diag, (Origin){ reading->input->path, at, OFFSET_NONE },
                   "expected a text, found nothing");
    return (Json){ 0 };
}

static void read_day(Reading *reading, Json in)
{
    Intake *intake = reading->intake;
    Date as_of;
    if (!json_here(in))
        return;
    if (!date_read(json_text(in), &as_of)) {
        json_expected(in, "a date such as 2026-11-23");
        return;
    }
    if (intake->as_of != DATE_NONE && intake->as_of != as_of)
        json_error(in, "%s names another day", intake->as_of_from->path);
    if (intake->as_of != DATE_NONE)
        return;
    intake->as_of = as_of;
    intake->as_of_from = reading->input;
}

static void read_entity(Reading *reading, const JsonHead *head, const char *pointer)
{
    Json entity = name_at(reading, head, pointer, "entity", true);
    Json organisation = name_at(reading, head, pointer, "organisation", false);
    own_entity(reading, json_origin(entity), json_text(entity), json_text(organisation));
    read_day(reading, name_at(reading, head, pointer, "as_of", true));
    for (size_t i = 0; i < head->n_members; i++)
        read_entity_member(reading, &head->members[i], pointer);
}

/* --- a portfolio ---------------------------------------------------------------------- */

static void add_records(Records *sum, const Records *part)
{
    sum->in += part->in;
    sum->mapped += part->mapped;
    sum->ignored += part->ignored;
    for (size_t i = 0; i < N_IGNORED; i++)
        sum->ignored_for[i] += part->ignored_for[i];
    sum->pass += part->pass;
    sum->fail += part->fail;
    sum->not_applicable += part->not_applicable;
    sum->unknown += part->unknown;
    sum->no_verdict += part->no_verdict;
}

/* One name for two entities would give two reports of one name. */
static void refuse_second_entity(Reading *reading, const Intake *part, const char *pointer,
                                 size_t offset)
{
    const Intake *whole = reading->intake;
    for (size_t i = 0; i < whole->n_entities; i++)
        if (part->entity && text8_same(whole->entities[i]->entity, part->entity))
            diag_error(reading->diag, (Origin){ reading->input->path, pointer, offset },
                       "entity \"%s\" stands twice", part->entity);
}

/* Each entity is an assessment of its own, with its own view of the input. */
static void read_portfolio_entity(Reading *reading, JsonSpan span, const char *pointer)
{
    Intake *whole = reading->intake;
    Intake *part = intake_new(whole->arena, whole->passing, whole->model, whole->bundle,
                              whole->shared);
    Reading own = *reading;
    own.intake = part;
    own.input = ARENA_NEW(whole->arena, Input);
    *own.input = *reading->input;
    own.input->records = (Records){ 0 };
    JsonHead head = json_head(reading->scratch, reading->bytes, span);
    if (span.type == JSON_OBJECT)
        read_entity(&own, &head, pointer);
    else
        json_expected(read_value(reading, span, pointer), "an object");
    add_records(&reading->input->records, &own.input->records);
    refuse_second_entity(reading, part, pointer, span.offset);
    own.input->no_data = !own.proves;
    reading->proves |= own.proves;
    reading->replaced |= own.replaced;
    part->only_input = own.input;
    ARENA_PUSH(whole->arena, whole->entities, whole->n_entities) = part;
}

static void read_portfolio(Reading *reading, const JsonHead *head, const char *pointer)
{
    size_t n;
    Intake *intake = reading->intake;
    Arena *scratch = reading->scratch;
    const char *at = json_pointer_key(scratch, pointer, "entities");
    JsonSpan list = json_head_at(head, "/entities");
    JsonSpan *entities = json_elements(scratch, reading->bytes, list, &n);
    if (list.type != JSON_ARRAY)
        json_expected(read_value(reading, list, at), "an array of entities");
    else if (!n)
        json_error(read_value(reading, list, at),
                   "expected at least one entity, found none");
    for (size_t i = 0; i < n; i++)
        read_portfolio_entity(reading, entities[i], json_pointer_index(scratch, at, i));
    at = json_pointer_key(scratch, pointer, "unassessed");
    list = json_head_at(head, "/unassessed");
    if (list.type == JSON_ABSENT)
        return;
    Json names = json_read_span(scratch, reading->text, list, at);
    for (Json item = json_first(names); json_here(item); item = json_next(item)) {
        if (!json_text(item) || !*json_text(item))
            json_expected(item, "the name of an entity");
        ARENA_PUSH(intake->arena, intake->unassessed, intake->n_unassessed) =
            intake_text(reading, json_text(item) ? json_text(item) : "");
    }
}

/* The members of a portfolio are few and flat. */
static void check_portfolio_members(Reading *reading, const JsonHead *head,
                                    const char *pointer)
{
    static const char *const keys[] = { "schema",   "$schema",      "$comment",
                                        "entities", "organisation", "unassessed",
                                        "as_of" };
    enum { N_KEYS = sizeof keys / sizeof *keys };
    for (size_t i = 0; i < head->n_members; i++) {
        const JsonMember *member = &head->members[i];
        bool known = false;
        for (size_t k = 0; k < N_KEYS; k++)
            known |= strcmp(keys[k], member->key) == 0;
        if (known)
            continue;
        const char *at = json_pointer_key(reading->scratch, pointer, member->key);
        const char *nearest = text8_nearest(member->key, keys, N_KEYS);
        json_error(read_value(reading, member->value, at),
                   "a portfolio has no member \"%s\"%s%s%s", member->key,
                   nearest ? "; did you mean \"" : "", nearest ? nearest : "",
                   nearest ? "\"?" : "");
    }
}

void read_assessment(Reading *reading)
{
    JsonDocument document;
    while (next_document(reading, &document)) {
        JsonHead head = json_head(reading->scratch, reading->bytes, document.span);
        if (json_head_at(&head, "/entities").type == JSON_ABSENT) {
            read_entity(reading, &head, document.pointer);
            continue;
        }
        check_portfolio_members(reading, &head, document.pointer);
        read_portfolio(reading, &head, document.pointer);
    }
}
