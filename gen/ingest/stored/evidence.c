/* What a stored result rests on: its inputs, and what each practice was told by tools and
 * by people. From this the verdict is computed again. */
#include <stdlib.h>
#include <string.h>

#include "base/text8.h"
#include "ingest/stored/reading.h"

/* --- observations --------------------------------------------------------------------- */

/* Things of one name may differ in what is known of them: a function, and a repository that
 * is called like it. */
static const Resource *resource_of(Reading *reading, Resource row)
{
    const char *key =
        arena_printf(reading->scratch, "%s\n%s\n%d\n%s", row.id, row.kind ? row.kind : "",
                     row.weight, row.owner ? row.owner : "");
    Resource *known = map_get(reading->resources, key);
    if (known) {
        known->in_inventory |= row.in_inventory; /* not every row says it */
        return known;
    }
    known = ARENA_NEW(reading->arena, Resource);
    *known = row;
    map_set(reading->resources, reading_keep(reading, key), known);
    return known;
}

static Resource read_resource(Reading *reading, const Practice *practice, Json in)
{
    Resource row = { .id = reading_keep(reading, json_string(in, "resource")),
                     .kind = json_here(json_get(in, "kind"))
                                 ? reading_text(reading, in, "kind")
                                 : practice->population,
                     .owner = reading_text(reading, in, "owner") };
    row.weight = (int)json_int_or(in, "weight", 1, 3, 1);
    row.in_inventory = json_bool_or(in, "in_inventory", false);
    return row;
}

static void read_observation(Reading *reading, const Practice *practice, Json in)
{
    Assessment *found = reading->found;
    Observation row = { .practice = practice,
                        .tool = reading_text(reading, in, "tool"),
                        .check = reading_text(reading, in, "check"),
                        .title = reading_text(reading, in, "title"),
                        .message = reading_text(reading, in, "message"),
                        .evidence = reading_text(reading, in, "evidence"),
                        .type = reading_text(reading, in, "resource_type"),
                        .account = reading_text(reading, in, "account"),
                        .region = reading_text(reading, in, "region"),
                        .source = reading_text(reading, in, "source"),
                        .input = reading_input(reading, in),
                        .pointer = reading_text(reading, in, "pointer") };
    row.resource = resource_of(reading, read_resource(reading, practice, in));
    row.verdict = (Verdict)json_choice(in, "verdict", verdict_names, N_VERDICTS);
    row.strength = (Strength)json_choice(in, "strength", strength_names, N_STRENGTHS);
    row.date = reading_date(in, "date");
    row.line = (int)json_int_or(in, "line", 0, INT32_MAX, 0);
    row.unjoined = json_bool_or(in, "unjoined", false);
    row.in_template = json_bool_or(in, "in_template", false);
    ARENA_PUSH(reading->arena, found->observations, found->n_observations) = row;
}

static void read_observations(Reading *reading, const Practice *practice, const Entity *of)
{
    size_t n;
    JsonSpan list = json_head_at(&of->head, "/observations");
    const char *pointer = json_pointer_key(reading->scratch, of->pointer, "observations");
    JsonSpan *items = reading_items(reading, list, &n);
    for (size_t i = 0; i < n; i++) {
        const char *at = json_pointer_index(reading->scratch, pointer, i);
        read_observation(reading, practice,
                         json_read_span(reading->each, reading->file->text, items[i], at));
        arena_reset(reading->each);
    }
}

static void read_practice(Reading *reading, JsonSpan span, const char *pointer)
{
    int64_t credit;
    Entity of = { .pointer = pointer,
                  .head = json_head(reading->scratch, reading->file->bytes, span) };
    const char *id = json_text(reading_member(reading, &of, "id"));
    const Practice *practice = id ? model_find_practice(reading->model, id) : NULL;
    if (!practice)
        return;
    Json pair = reading_member(reading, &of, "credit");
    if (json_whole(json_item(pair, 0), &credit) && credit >= 0 && credit <= FULL_BP)
        reading->out->credit[practice->index] = (int)credit;
    else
        json_expected(pair, "two basis points");
    int64_t listed;
    bool known = json_whole(reading_member(reading, &of, "listed"), &listed);
    reading->found->universe[practice->index] =
        known && listed >= 0 && listed < INT32_MAX ? (int)listed : -1;
    read_observations(reading, practice, &of);
}

static void read_all_practices(Reading *reading, const Entity *entity)
{
    size_t n;
    JsonSpan list = json_head_at(&entity->head, "/practices");
    const char *pointer = json_pointer_key(reading->scratch, entity->pointer, "practices");
    JsonSpan *items = reading_items(reading, list, &n);
    for (size_t i = 0; i < n; i++)
        read_practice(reading, items[i], json_pointer_index(reading->scratch, pointer, i));
}

/* --- what people said ----------------------------------------------------------------- */

static void read_answer(Reading *reading, Json in)
{
    Assessment *found = reading->found;
    const char *id = json_string(in, "question");
    const Question *question = model_find_question(reading->model, id);
    if (!question)
        return;
    Answer answer = { .question = question,
                      .evidence = reading_text(reading, in, "evidence"),
                      .by = reading_text(reading, in, "by"),
                      .input = reading_input(reading, in),
                      .pointer = reading_text(reading, in, "pointer") };
    answer.date = reading_date(in, "date");
    Json selected = json_array(in, "selected");
    for (Json item = json_first(selected); json_here(item); item = json_next(item)) {
        const char *option = json_text(item);
        const Option *known = option ? question_find_option(question, option) : NULL;
        if (known)
            ARENA_PUSH(reading->arena, answer.selected, answer.n_selected) = known;
    }
    if (answer.n_selected)
        ARENA_PUSH(reading->arena, found->answers, found->n_answers) = answer;
}

static void read_waiver(Reading *reading, Json in)
{
    Assessment *found = reading->found;
    const char *practice = json_string(in, "practice");
    Waiver waiver = { .id = reading_keep(reading, json_string(in, "id")),
                      .practice = model_find_practice(reading->model, practice),
                      .resource = reading_text(reading, in, "resource"),
                      .reason = reading_text(reading, in, "reason"),
                      .approver = reading_text(reading, in, "approver"),
                      .owner = reading_text(reading, in, "owner"),
                      .input = reading_input(reading, in),
                      .pointer = reading_text(reading, in, "pointer") };
    waiver.created = json_date(in, "created");
    waiver.expires = json_date(in, "expires");
    if (waiver.practice)
        ARENA_PUSH(reading->arena, found->waivers, found->n_waivers) = waiver;
}

static void read_malformed(Reading *reading, Json in)
{
    Assessment *found = reading->found;
    ARENA_PUSH(reading->arena, found->malformed_waivers, found->n_malformed_waivers) =
        (MalformedWaiver){ .id = reading_text(reading, in, "id"),
                           .practice = reading_text(reading, in, "practice"),
                           .why = reading_text(reading, in, "why"),
                           .input = reading_input(reading, in),
                           .pointer = reading_text(reading, in, "pointer") };
}

static void read_suppression(Reading *reading, Json in)
{
    Assessment *found = reading->found;
    const char *practice = json_text(json_get(in, "practice"));
    ARENA_PUSH(reading->arena, found->suppressions, found->n_suppressions) = (Suppression){
        .tool = reading_text(reading, in, "tool"),
        .check = reading_text(reading, in, "check"),
        .resource = reading_text(reading, in, "resource"),
        .reason = reading_text(reading, in, "reason"),
        .practice = practice ? model_find_practice(reading->model, practice) : NULL,
        .input = reading_input(reading, in),
        .pointer = reading_text(reading, in, "pointer"),
    };
}

static void read_claim(Reading *reading, Json in)
{
    Assessment *found = reading->found;
    const char *practice = json_string(in, "practice");
    NotApplicable claim = { .practice = model_find_practice(reading->model, practice),
                            .reason = reading_text(reading, in, "reason"),
                            .input = reading_input(reading, in) };
    if (claim.practice)
        ARENA_PUSH(reading->arena, found->not_applicable, found->n_not_applicable) = claim;
}

static void read_owner(Reading *reading, Json in)
{
    Assessment *found = reading->found;
    const char *practice = json_text(json_get(in, "practice")),
               *capability = json_text(json_get(in, "capability"));
    CapabilityOwner row = { .owner = reading_text(reading, in, "owner") };
    if (practice)
        row.practice = model_find_practice(reading->model, practice);
    if (capability)
        row.capability = model_find_capability(reading->model, capability);
    if (row.owner && (row.practice || row.capability))
        ARENA_PUSH(reading->arena, found->capability_owners, found->n_capability_owners) =
            row;
}

static void read_list(Reading *reading, Json list, void (*read)(Reading *, Json))
{
    for (Json item = json_first(list); json_here(item); item = json_next(item))
        read(reading, item);
}

/* In the order of the inputs again: files in theirs, and /waivers/9 before /waivers/10. */
static int by_place(const Input *input_a, const char *a, const Input *input_b,
                    const char *b)
{
    if (input_a != input_b)
        return !input_a ? -1 : !input_b ? 1 : input_a < input_b ? -1 : 1;
    size_t length_a = a ? strlen(a) : 0, length_b = b ? strlen(b) : 0;
    if (length_a != length_b)
        return length_a < length_b ? -1 : 1;
    return length_a ? strcmp(a, b) : 0;
}

static int by_waiver(const void *left, const void *right)
{
    const Waiver *a = left, *b = right;
    int order = by_place(a->input, a->pointer, b->input, b->pointer);
    return order ? order : strcmp(a->id, b->id);
}

static int by_answer(const void *left, const void *right)
{
    const Answer *a = left, *b = right;
    int order = by_place(a->input, a->pointer, b->input, b->pointer);
    return order ? order : strcmp(a->question->id, b->question->id);
}

static void sort_by_place(Assessment *found)
{
    if (found->n_waivers)
        qsort(found->waivers, found->n_waivers, sizeof *found->waivers, by_waiver);
    if (found->n_answers)
        qsort(found->answers, found->n_answers, sizeof *found->answers, by_answer);
}

/* --- inputs --------------------------------------------------------------------------- */

static size_t count_of(Json in, const char *key)
{
    int64_t n;
    return json_whole(json_get(in, key), &n) && n > 0 ? (size_t)n : 0;
}

static Records read_records(Json in)
{
    Json ignored = json_get(in, "ignored_for"), verdicts = json_get(in, "by_verdict");
    return (Records){
        .in = count_of(in, "in"),
        .mapped = count_of(in, "mapped"),
        .unmapped = count_of(in, "unmapped"),
        .ignored = count_of(in, "ignored"),
        .rejected = count_of(in, "rejected"),
        .ignored_for = { [IGNORED_SUPPRESSED] = count_of(ignored, "suppressed"),
                         [IGNORED_CONTEXT] = count_of(ignored, "context") },
        .pass = count_of(verdicts, "pass"),
        .fail = count_of(verdicts, "fail"),
        .suppressed = count_of(verdicts, "suppressed"),
        .not_applicable = count_of(verdicts, "not_applicable"),
        .unknown = count_of(verdicts, "unknown"),
        .no_verdict = count_of(verdicts, "no_verdict"),
    };
}

static void read_remarks(Reading *reading, Json list, Input *input)
{
    for (Json item = json_first(list); json_here(item); item = json_next(item))
        if (json_text(item))
            ARENA_PUSH(reading->arena, input->remarks, input->n_remarks) =
                reading_keep(reading, json_text(item));
}

/* Observations say of which file they are; which files there were comes first. */
static void read_inputs(Reading *reading, Json list)
{
    Assessment *found = reading->found;
    found->inputs = ARENA_ARRAY(reading->arena, Input, json_count(list) + 1);
    for (Json item = json_first(list); json_here(item); item = json_next(item)) {
        Input *input = &found->inputs[found->n_inputs++];
        *input = (Input){ .path = reading_keep(reading, json_string(item, "path")),
                          .sha256 = reading_text(reading, item, "sha256"),
                          .size = count_of(item, "size"),
                          .format = reading_text(reading, item, "format"),
                          .tool = reading_text(reading, item, "tool"),
                          .tool_version = reading_text(reading, item, "version"),
                          .scanned = reading_text(reading, item, "scanned"),
                          .records = read_records(json_get(item, "records")),
                          .no_data = json_true(json_get(item, "no_data")) };
        input->date = reading_date(item, "date");
        read_remarks(reading, json_get(item, "remarks"), input);
        map_set(reading->inputs, input->path, input);
    }
}

/* --- one entity ----------------------------------------------------------------------- */

static void read_demands(Reading *reading, const Entity *entity)
{
    Json verdict = reading_member(reading, entity, "verdict");
    Assessment *found = reading->found;
    int least = reading_known(verdict, "min_assurance");
    found->usage_stage = reading_known(verdict, "usage_seen");
    if (found->usage_stage > LAST_STAGE)
        found->usage_stage = -1;
    found->demands.refuse_undated =
        text8_same(json_text(json_get(verdict, "undated")), "refused");
    found->demands.min_assurance = least > 0 && least <= FULL_BP ? least : 0;
}

void read_stored_evidence(Reading *reading, const Entity *entity)
{
    Json waivers = reading_member(reading, entity, "waivers");
    read_inputs(reading, reading_member(reading, entity, "inputs"));
    read_all_practices(reading, entity);
    read_list(reading, reading_member(reading, entity, "answers"), read_answer);
    for (size_t i = 0; i < N_WAIVER_STATES; i++)
        read_list(reading, json_array_or_none(waivers, waiver_state_names[i]), read_waiver);
    read_list(reading, json_array_or_none(waivers, "malformed"), read_malformed);
    read_list(reading, reading_member(reading, entity, "suppressions"), read_suppression);
    sort_by_place(reading->found);
    read_list(reading, reading_member(reading, entity, "not_applicable"), read_claim);
    read_list(reading, reading_member(reading, entity, "owners"), read_owner);
    read_demands(reading, entity);
}
