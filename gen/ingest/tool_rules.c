/* The rules in the head of a tool file: one reader per member. They are strict: a tool
 * file is our own data, a slip in it must be named with its place. */
#include "ingest/tool_rules.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text8.h"

/* The words of outcomes in tool files, in the order in which a diagnostic lists them. */
static const struct {
    const char *word;
    Outcome outcome;
} outcome_words[] = {
    { "pass", OUTCOME_PASS },
    { "fail", OUTCOME_FAIL },
    { "unknown", OUTCOME_UNKNOWN },
    { "na", OUTCOME_NOT_APPLICABLE },
    { "suppressed", OUTCOME_SUPPRESSED },
    { "no_verdict", OUTCOME_NO_VERDICT },
};
enum { N_OUTCOME_WORDS = sizeof outcome_words / sizeof *outcome_words };

/* --- small pieces --------------------------------------------------------------------- */

const char *rule_text(Arena *arena, const char *text)
{
    return text ? arena_strdup(arena, text) : NULL;
}

/* A text, or an array of texts. */
const char **rule_texts(Arena *arena, Json in, size_t *n)
{
    const char **list = NULL;
    *n = 0;
    if (json_text(in)) {
        ARENA_PUSH(arena, list, *n) = rule_text(arena, json_text(in));
        return list;
    }
    if (json_here(in) && !json_is(in, JSON_ARRAY))
        json_expected(in, "a text or an array of texts");
    for (Json item = json_first(in); json_here(item); item = json_next(item)) {
        if (json_text(item))
            ARENA_PUSH(arena, list, *n) = rule_text(arena, json_text(item));
        else
            json_expected(item, "a text");
    }
    return list;
}

static Field read_field(Arena *arena, Json in)
{
    Field field = { 0 };
    field.pointers = rule_texts(arena, in, &field.n);
    for (size_t i = 0; i < field.n; i++)
        if (*field.pointers[i] && field.pointers[i][0] != '/')
            json_expected(in, "a JSON Pointer such as /resource/name");
    return field;
}

static Outcome read_outcome(Json in, const char *key)
{
    const char *words[N_OUTCOME_WORDS];
    for (size_t i = 0; i < N_OUTCOME_WORDS; i++)
        words[i] = outcome_words[i].word;
    return outcome_words[json_choice(in, key, words, N_OUTCOME_WORDS)].outcome;
}

/* --- recognise ------------------------------------------------------------------------ */

static const char *scalar_text(Arena *arena, Json in)
{
    int64_t number;
    if (json_whole(in, &number))
        return arena_printf(arena, "%lld", (long long)number);
    if (!json_text(in))
        json_expected(in, "a text or a whole number");
    return rule_text(arena, json_text(in) ? json_text(in) : "");
}

static void read_conditions(Arena *arena, Shape *shape, Json in)
{
    static const char *const kinds[] = { "any",    "text", "number", "array",
                                         "object", "list", "bool" };
    Json has = json_object_or_none(in, "has");
    for (Json member = json_first(has); json_here(member); member = json_next(member)) {
        size_t kind = json_choice(has, json_key(member), kinds, 7);
        Condition condition = { .kind = CONDITION_HAS,
                                .pointer = rule_text(arena, json_key(member)),
                                .word = kinds[kind] };
        ARENA_PUSH(arena, shape->conditions, shape->n_conditions) = condition;
    }
    Json is = json_object_or_none(in, "is");
    for (Json member = json_first(is); json_here(member); member = json_next(member)) {
        Condition condition = { .kind = CONDITION_IS,
                                .pointer = rule_text(arena, json_key(member)),
                                .word = scalar_text(arena, member) };
        ARENA_PUSH(arena, shape->conditions, shape->n_conditions) = condition;
    }
    size_t n;
    const char **lacks = rule_texts(arena, json_get(in, "lacks"), &n);
    for (size_t i = 0; i < n; i++) {
        Condition condition = { .kind = CONDITION_LACKS, .pointer = lacks[i] };
        ARENA_PUSH(arena, shape->conditions, shape->n_conditions) = condition;
    }
    if (!shape->n_conditions)
        json_error(in, "expected at least one of \"has\" and \"is\"");
}

void rule_recognise(Arena *arena, Tool *tool, Json in)
{
    for (Json item = json_first(in); json_here(item); item = json_next(item)) {
        Shape shape = { 0 };
        json_only(item, "format,listed,has,is,lacks,refuse");
        shape.listed = json_bool_or(item, "listed", false);
        shape.refuse = rule_text(arena, json_string_or(item, "refuse", NULL));
        shape.format = rule_text(arena, json_string_or(item, "format", tool->id));
        read_conditions(arena, &shape, item);
        ARENA_PUSH(arena, tool->shapes, tool->n_shapes) = shape;
    }
}

/* --- records, fields, verdicts -------------------------------------------------------- */

void rule_records(Arena *arena, Tool *tool, Json in)
{
    for (Json item = json_first(in); json_here(item); item = json_next(item)) {
        RecordPath path = { 0 };
        json_only(item, "at,verdict,counted,called");
        path.at = rule_text(arena, json_string(item, "at"));
        path.fixed = json_here(json_get(item, "verdict"));
        if (path.fixed)
            path.outcome = read_outcome(item, "verdict");
        path.counted = rule_text(arena, json_string_or(item, "counted", NULL));
        path.called = rule_text(arena, json_string_or(item, "called", "records"));
        ARENA_PUSH(arena, tool->records, tool->n_records) = path;
    }
}

void rule_fields(Arena *arena, Tool *tool, Json in)
{
    json_only(in, "check,title,resource,resource_type,provider,message,reason,time");
    tool->check = read_field(arena, json_get(in, "check"));
    tool->title_at = read_field(arena, json_get(in, "title"));
    tool->resource = read_field(arena, json_get(in, "resource"));
    tool->resource_type = read_field(arena, json_get(in, "resource_type"));
    tool->provider = read_field(arena, json_get(in, "provider"));
    tool->message = read_field(arena, json_get(in, "message"));
    tool->reason = read_field(arena, json_get(in, "reason"));
    tool->time = read_field(arena, json_get(in, "time"));
    if (!tool->check.n)
        json_expected(json_get(in, "check"), "a JSON Pointer to the check's id");
}

void rule_resource_of(Arena *arena, Tool *tool, Json in)
{
    for (Json member = json_first(in); json_here(member); member = json_next(member)) {
        TypedField typed = { .resource_type = rule_text(arena, json_key(member)) };
        typed.field = read_field(arena, member);
        ARENA_PUSH(arena, tool->resource_of, tool->n_resource_of) = typed;
    }
}

void rule_about(Arena *arena, Tool *tool, Json in)
{
    json_only(in, "version,time");
    tool->about_version = read_field(arena, json_get(in, "version"));
    tool->about_time = read_field(arena, json_get(in, "time"));
}

static const char *list_of_words(Arena *arena, const VerdictRule *rule)
{
    Buffer list = buffer_new(arena);
    for (size_t i = 0; i < rule->n_words; i++) {
        buffer_text(&list, i == 0 ? "" : i + 1 == rule->n_words ? " or " : ", ");
        buffer_text(&list, rule->words[i].word);
    }
    return list.data;
}

void rule_verdict(Arena *arena, Tool *tool, Json in)
{
    VerdictRule *rule = &tool->verdict;
    json_only(in, "at,any_case,pass,fail,unknown,na,suppressed,no_verdict");
    rule->at = read_field(arena, json_get(in, "at"));
    rule->any_case = json_bool_or(in, "any_case", false);
    for (size_t i = 0; i < N_OUTCOME_WORDS; i++) {
        size_t n;
        const char **words = rule_texts(arena, json_get(in, outcome_words[i].word), &n);
        for (size_t k = 0; k < n; k++) {
            VerdictWord word = { .word = words[k], .outcome = outcome_words[i].outcome };
            ARENA_PUSH(arena, rule->words, rule->n_words) = word;
        }
    }
    if (!rule->n_words)
        json_error(in, "expected the words of at least one verdict");
    else
        rule->expected = list_of_words(arena, rule);
}

void rule_muted(Arena *arena, Tool *tool, Json in)
{
    for (Json item = json_first(in); json_here(item); item = json_next(item)) {
        Muting muting = { 0 };
        json_only(item, "at,is,only_fails");
        muting.at = read_field(arena, json_get(item, "at"));
        muting.words = rule_texts(arena, json_get(item, "is"), &muting.n_words);
        muting.only_fails = json_bool_or(item, "only_fails", false);
        ARENA_PUSH(arena, tool->muted, tool->n_muted) = muting;
    }
}

void rule_remarks(Arena *arena, Tool *tool, Json in)
{
    for (Json item = json_first(in); json_here(item); item = json_next(item)) {
        CountRemark remark = { 0 };
        json_only(item, "at,say");
        remark.at = rule_text(arena, json_string(item, "at"));
        remark.say = rule_text(arena, json_string(item, "say"));
        ARENA_PUSH(arena, tool->remarks, tool->n_remarks) = remark;
    }
}
