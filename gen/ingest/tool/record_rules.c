/* What a tool file says of its records: which field is what, how verdicts read, which
 * records are muted, led to another tool, judged or prove nothing. One reader per member;
 * they are strict: a slip in a tool file must be named with its place. */
#include <string.h>

#include "base/buffer.h"
#include "ingest/tool/rules.h"

/* The words of outcomes in tool files, in the order in which a diagnostic lists them. */
static const char *const outcome_words[] = { "pass", "fail",       "unknown",
                                             "na",   "suppressed", "no_verdict" };
static const Outcome outcomes[] = { OUTCOME_PASS,       OUTCOME_FAIL,
                                    OUTCOME_UNKNOWN,    OUTCOME_NOT_APPLICABLE,
                                    OUTCOME_SUPPRESSED, OUTCOME_NO_VERDICT };
enum { N_OUTCOME_WORDS = sizeof outcomes / sizeof *outcomes };

Outcome rule_outcome(Json in, const char *key)
{
    return outcomes[json_choice(in, key, outcome_words, N_OUTCOME_WORDS)];
}

/* --- fields --------------------------------------------------------------------------- */

static void rule_fields(Arena *arena, RecordRules *rules, Json in)
{
    const struct {
        const char *key;
        Field *field;
    } fields[] = {
        { "check", &rules->check },         { "title", &rules->title },
        { "resource", &rules->resource },   { "resource_type", &rules->resource_type },
        { "provider", &rules->provider },   { "message", &rules->message },
        { "reason", &rules->reason },       { "time", &rules->time },
        { "file", &rules->file },           { "line", &rules->line },
        { "last_line", &rules->last_line }, { "account", &rules->account },
        { "region", &rules->region },
    };
    json_only(in, "check,title,resource,resource_type,provider,message,reason,time,file,"
                  "line,last_line,account,region");
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (json_here(json_get(in, fields[i].key)))
            *fields[i].field = rule_field(arena, json_get(in, fields[i].key));
}

static TypedField *read_typed(Arena *arena, Json in, size_t *n)
{
    TypedField *list = NULL;
    *n = 0;
    for (Json member = json_first(in); json_here(member); member = json_next(member)) {
        TypedField typed = { .resource_type = rule_text(arena, json_key(member)) };
        typed.field = rule_field(arena, member);
        ARENA_PUSH_FEW(arena, list, *n) = typed;
    }
    return list;
}

static void rule_resource_of(Arena *arena, RecordRules *rules, Json in)
{
    rules->resource_of = read_typed(arena, in, &rules->n_resource_of);
}

/* --- verdicts ------------------------------------------------------------------------- */

static const char *list_of_words(Arena *arena, const VerdictRule *rule)
{
    Buffer list = buffer_new(arena);
    for (size_t i = 0; i < rule->n_words; i++) {
        buffer_text(&list, i == 0 ? "" : i + 1 == rule->n_words ? " or " : ", ");
        buffer_text(&list, rule->words[i].word);
    }
    return list.data ? list.data : "a verdict";
}

static void read_cases(Arena *arena, VerdictRule *rule, Json in)
{
    for (Json item = json_first(in); json_here(item); item = json_next(item)) {
        json_only(item, "verdict," CONDITION_KEYS);
        VerdictCase one = { .when = rule_conditions(arena, item) };
        one.outcome = rule_outcome(item, "verdict");
        ARENA_PUSH_FEW(arena, rule->cases, rule->n_cases) = one;
    }
}

static void read_verdict_words(Arena *arena, VerdictRule *rule, Json in)
{
    for (size_t i = 0; i < N_OUTCOME_WORDS; i++) {
        size_t n;
        const char **words = rule_texts(arena, json_get(in, outcome_words[i]), &n);
        for (size_t k = 0; k < n; k++)
            ARENA_PUSH_FEW(arena, rule->words, rule->n_words) =
                (VerdictWord){ .word = words[k], .outcome = outcomes[i] };
    }
}

/* A word fixes the verdict of all records. */
static void rule_verdict(Arena *arena, RecordRules *rules, Json in)
{
    VerdictRule rule = { 0 };
    if (json_text(in)) {
        size_t i = 0;
        while (i < N_OUTCOME_WORDS && strcmp(outcome_words[i], json_text(in)) != 0)
            i++;
        if (i == N_OUTCOME_WORDS) {
            json_expected(in, "pass, fail, unknown, na, suppressed or no_verdict");
            i = 0;
        }
        rule = (VerdictRule){ .fixed = true, .outcome = outcomes[i] };
        rules->verdict = rule;
        return;
    }
    json_only(in, "at,any_case,cases,pass,fail,unknown,na,suppressed,no_verdict,absent,"
                  "other");
    rule.at = rule_field(arena, json_get(in, "at"));
    rule.any_case = json_bool_or(in, "any_case", false);
    read_cases(arena, &rule, json_array_or_none(in, "cases"));
    read_verdict_words(arena, &rule, in);
    rule.absent_known = json_here(json_get(in, "absent"));
    rule.other_known = json_here(json_get(in, "other"));
    rule.absent = rule.absent_known ? rule_outcome(in, "absent") : OUTCOME_UNKNOWN;
    rule.other = rule.other_known ? rule_outcome(in, "other") : OUTCOME_UNKNOWN;
    if (!rule.n_words && !rule.n_cases && !rule.other_known)
        json_error(in, "expected the words of at least one verdict");
    rule.expected = list_of_words(arena, &rule);
    rules->verdict = rule;
}

static void rule_muted(Arena *arena, RecordRules *rules, Json in)
{
    rules->muted = NULL;
    rules->n_muted = 0;
    for (Json item = json_first(in); json_here(item); item = json_next(item)) {
        Muting muting = { 0 };
        json_only(item, "at,is,only_fails");
        muting.at = rule_field(arena, json_get(item, "at"));
        muting.words = rule_texts(arena, json_get(item, "is"), &muting.n_words);
        muting.only_fails = json_bool_or(item, "only_fails", false);
        ARENA_PUSH_FEW(arena, rules->muted, rules->n_muted) = muting;
    }
}

/* --- what records mean beside their checks -------------------------------------------- */

static void rule_routes(Arena *arena, RecordRules *rules, Json in)
{
    rules->routes = NULL;
    rules->n_routes = 0;
    for (Json item = json_first(in); json_here(item); item = json_next(item)) {
        json_only(item, "tool,after," CONDITION_KEYS);
        Route route = { .when = rule_conditions(arena, item) };
        route.tool = rule_text(arena, json_string(item, "tool"));
        route.after = rule_text(arena, json_string_or(item, "after", NULL));
        ARENA_PUSH_FEW(arena, rules->routes, rules->n_routes) = route;
    }
}

static void rule_context(Arena *arena, RecordRules *rules, Json in)
{
    rules->context = NULL;
    rules->n_context = 0;
    for (Json item = json_first(in); json_here(item); item = json_next(item)) {
        json_only(item, "say," CONDITION_KEYS);
        Context context = { .when = rule_conditions(arena, item) };
        context.say = rule_text(arena, json_string_or(item, "say", NULL));
        if (!context.when.n)
            json_error(item, "expected at least one condition");
        ARENA_PUSH_FEW(arena, rules->context, rules->n_context) = context;
    }
}

static void rule_also(Arena *arena, RecordRules *rules, Json in)
{
    Also *also = ARENA_NEW(arena, Also);
    json_only(in, "at,resource,resource_of,resource_type," CONDITION_KEYS);
    also->at = rule_text(arena, json_string(in, "at"));
    also->resource = rule_field(arena, json_get(in, "resource"));
    also->resource_of =
        read_typed(arena, json_object_or_none(in, "resource_of"), &also->n_resource_of);
    also->resource_type = rule_field(arena, json_get(in, "resource_type"));
    also->when = rule_conditions(arena, in);
    rules->also = also;
}

static void rule_predicate(Arena *arena, RecordRules *rules, Json in)
{
    rules->predicate = rule_text(arena, json_text(in));
}

static void rule_judge(Arena *arena, RecordRules *rules, Json in)
{
    Judge *judge = ARENA_NEW(arena, Judge);
    json_only(in, "predicate,resource,beside,fail,pass");
    judge->predicate = rule_text(arena, json_string(in, "predicate"));
    judge->resource = rule_field(arena, json_get(in, "resource"));
    judge->beside = json_bool_or(in, "beside", false);
    judge->fail = rule_conditions(arena, json_object_or_none(in, "fail"));
    Json pass = json_object_or_none(in, "pass");
    if (json_here(pass)) {
        json_only(pass, "at,resource,sure,else," CONDITION_KEYS);
        judge->at = rule_text(arena, json_string(pass, "at"));
        judge->looked_at = rule_field(arena, json_get(pass, "resource"));
        judge->pass = rule_conditions(arena, pass);
        judge->sure = rule_conditions(arena, json_object_or_none(pass, "sure"));
        judge->otherwise = rule_text(arena, json_string_or(pass, "else", NULL));
    }
    rules->judge = judge;
}

static const struct {
    const char *key;
    void (*read)(Arena *arena, RecordRules *rules, Json in);
} record_members[] = {
    { "fields", rule_fields },   { "resource_of", rule_resource_of },
    { "verdict", rule_verdict }, { "muted", rule_muted },
    { "routes", rule_routes },   { "predicate", rule_predicate },
    { "judge", rule_judge },     { "context", rule_context },
    { "also", rule_also },       { "functions", rule_functions },
    { "setting", rule_setting },
};
enum { N_RECORD_MEMBERS = sizeof record_members / sizeof *record_members };

bool rule_of_record(Arena *arena, RecordRules *rules, const char *key, Json in)
{
    for (size_t i = 0; i < N_RECORD_MEMBERS; i++)
        if (strcmp(record_members[i].key, key) == 0) {
            if (rules)
                record_members[i].read(arena, rules, in);
            return true;
        }
    return false;
}

void rule_names_of_records(const char **names, size_t most, size_t *n)
{
    for (size_t i = 0; i < N_RECORD_MEMBERS && *n < most; i++)
        names[(*n)++] = record_members[i].key;
}
