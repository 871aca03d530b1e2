/* The rules in the head of a tool file: one reader per member. They are strict: a slip in
 * a tool file must be named with its place. */
#include "ingest/tool/rules.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text8.h"

/* The words of outcomes in tool files, in the order in which a diagnostic lists them. */
static const char *const outcome_words[] = { "pass", "fail",       "unknown",
                                             "na",   "suppressed", "no_verdict" };
static const Outcome outcomes[] = { OUTCOME_PASS,       OUTCOME_FAIL,
                                    OUTCOME_UNKNOWN,    OUTCOME_NOT_APPLICABLE,
                                    OUTCOME_SUPPRESSED, OUTCOME_NO_VERDICT };
enum { N_OUTCOME_WORDS = sizeof outcomes / sizeof *outcomes };

/* --- small pieces --------------------------------------------------------------------- */

const char *rule_text(Arena *arena, const char *text)
{
    return text ? arena_strdup(arena, text) : NULL;
}

static const char *scalar_text(Arena *arena, Json in)
{
    int64_t number;
    if (json_whole(in, &number))
        return arena_printf(arena, "%lld", (long long)number);
    if (json_is(in, JSON_BOOL))
        return json_true(in) ? "true" : "false";
    if (!json_text(in))
        json_expected(in, "a text, a whole number, true or false");
    return rule_text(arena, json_text(in) ? json_text(in) : "");
}

/* A scalar, or an array of them. */
const char **rule_texts(Arena *arena, Json in, size_t *n)
{
    const char **list = NULL;
    *n = 0;
    if (!json_here(in))
        return NULL;
    if (!json_is(in, JSON_ARRAY)) {
        ARENA_PUSH(arena, list, *n) = scalar_text(arena, in);
        return list;
    }
    for (Json item = json_first(in); json_here(item); item = json_next(item))
        ARENA_PUSH(arena, list, *n) = scalar_text(arena, item);
    return list;
}

static const char *read_place(Arena *arena, Json in, const char *place)
{
    const char *at = place + strspn(place, "^");
    at += at == place && *at == '$';
    if (*at && *at != '/' && strcmp(at, "@") != 0)
        json_expected(in, "a place such as \"/resource/name\", \"^/id\" or \"@\"");
    return rule_text(arena, place);
}

static Outcome read_outcome(Json in, const char *key)
{
    return outcomes[json_choice(in, key, outcome_words, N_OUTCOME_WORDS)];
}

/* --- conditions ----------------------------------------------------------------------- */

static void read_kinds(Arena *arena, Conditions *out, Json has)
{
    static const char *const kinds[] = { "any",  "text", "number", "array",  "object",
                                         "list", "bool", "empty",  "filled", "nothing" };
    for (Json member = json_first(has); json_here(member); member = json_next(member)) {
        size_t kind = json_choice(has, json_key(member), kinds, 10);
        const char **word = ARENA_NEW(arena, const char *);
        *word = kinds[kind];
        ARENA_PUSH(arena, out->all, out->n) =
            (Condition){ .kind = CONDITION_HAS,
                         .place = read_place(arena, member, json_key(member)),
                         .has_star = strstr(json_key(member), "/*") != NULL,
                         .words = word,
                         .n_words = 1 };
    }
}

static void read_words(Arena *arena, Conditions *out, ConditionKind kind, Json in)
{
    for (Json member = json_first(in); json_here(member); member = json_next(member)) {
        Condition condition = { .kind = kind };
        condition.place = read_place(arena, member, json_key(member));
        condition.has_star = strstr(condition.place, "/*") != NULL;
        condition.words = rule_texts(arena, member, &condition.n_words);
        ARENA_PUSH(arena, out->all, out->n) = condition;
    }
}

Conditions rule_conditions(Arena *arena, Json in)
{
    static const struct {
        const char *key;
        ConditionKind kind;
    } words[] = {
        { "is", CONDITION_IS },           { "starts", CONDITION_STARTS },
        { "ends", CONDITION_ENDS },       { "contains", CONDITION_CONTAINS },
        { "differs", CONDITION_DIFFERS }, { "at_least", CONDITION_AT_LEAST },
        { "at_most", CONDITION_AT_MOST },
    };
    Conditions out = { 0 };
    size_t n;
    read_kinds(arena, &out, json_object_or_none(in, "has"));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        read_words(arena, &out, words[i].kind, json_object_or_none(in, words[i].key));
    const char **lacks = rule_texts(arena, json_get(in, "lacks"), &n);
    for (size_t i = 0; i < n; i++)
        ARENA_PUSH(arena, out.all, out.n) =
            (Condition){ .kind = CONDITION_LACKS,
                         .place = lacks[i],
                         .has_star = strstr(lacks[i], "/*") != NULL };
    Json but_not = json_object_or_none(in, "not");
    if (json_here(but_not)) {
        Conditions *inner = ARENA_NEW(arena, Conditions);
        json_only(but_not, CONDITION_KEYS);
        *inner = rule_conditions(arena, but_not);
        out.but_not = inner;
    }
    return out;
}

/* One set of conditions, or an array of sets. */
AnyOf rule_any_of(Arena *arena, Json in)
{
    AnyOf out = { 0 };
    if (!json_here(in))
        return out;
    if (!json_is(in, JSON_ARRAY)) {
        json_only(in, CONDITION_KEYS);
        ARENA_PUSH(arena, out.sets, out.n) = rule_conditions(arena, in);
        return out;
    }
    for (Json item = json_first(in); json_here(item); item = json_next(item)) {
        json_only(item, CONDITION_KEYS);
        ARENA_PUSH(arena, out.sets, out.n) = rule_conditions(arena, item);
    }
    return out;
}

/* --- fields --------------------------------------------------------------------------- */

static Way read_way(Arena *arena, Json in)
{
    Way way = { 0 };
    const char *place = json_text(in);
    if (!place) {
        json_only(in, "at,text,of,by,after,before," CONDITION_KEYS);
        Json parts = json_array_or_none(in, "of");
        for (Json item = json_first(parts); json_here(item); item = json_next(item))
            ARENA_PUSH(arena, way.of, way.n_of) = read_way(arena, item);
        way.by = rule_text(arena, json_string_or(in, "by", ""));
        const char *text = json_string_or(in, "text", NULL);
        way.is_pattern = text != NULL;
        if (text)
            place = text;
        else
            place = json_here(parts) ? json_string_or(in, "at", "") : json_string(in, "at");
        way.after = rule_text(arena, json_string_or(in, "after", NULL));
        way.before = rule_text(arena, json_string_or(in, "before", NULL));
        way.when = rule_conditions(arena, in);
    }
    way.is_pattern |= strchr(place, '{') != NULL;
    way.place = way.is_pattern ? rule_text(arena, place) : read_place(arena, in, place);
    return way;
}

Field rule_field(Arena *arena, Json in)
{
    Field field = { 0 };
    if (!json_here(in))
        return field;
    if (!json_is(in, JSON_ARRAY)) {
        ARENA_PUSH(arena, field.ways, field.n) = read_way(arena, in);
        return field;
    }
    for (Json item = json_first(in); json_here(item); item = json_next(item))
        ARENA_PUSH(arena, field.ways, field.n) = read_way(arena, item);
    return field;
}

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
        ARENA_PUSH(arena, list, *n) = typed;
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
        one.outcome = read_outcome(item, "verdict");
        ARENA_PUSH(arena, rule->cases, rule->n_cases) = one;
    }
}

static void read_verdict_words(Arena *arena, VerdictRule *rule, Json in)
{
    for (size_t i = 0; i < N_OUTCOME_WORDS; i++) {
        size_t n;
        const char **words = rule_texts(arena, json_get(in, outcome_words[i]), &n);
        for (size_t k = 0; k < n; k++)
            ARENA_PUSH(arena, rule->words, rule->n_words) =
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
    rule.absent = rule.absent_known ? read_outcome(in, "absent") : OUTCOME_UNKNOWN;
    rule.other = rule.other_known ? read_outcome(in, "other") : OUTCOME_UNKNOWN;
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
        ARENA_PUSH(arena, rules->muted, rules->n_muted) = muting;
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
        ARENA_PUSH(arena, rules->routes, rules->n_routes) = route;
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
        ARENA_PUSH(arena, rules->context, rules->n_context) = context;
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

/* --- what a document says ------------------------------------------------------------- */

static void rule_reader(Arena *arena, DocumentRules *rules, Json in)
{
    rules->reader = rule_text(arena, json_text(in) ? json_text(in) : "");
}

static void rule_about(Arena *arena, DocumentRules *rules, Json in)
{
    json_only(in, "version,time");
    rules->version = rule_field(arena, json_get(in, "version"));
    rules->time = rule_field(arena, json_get(in, "time"));
}

static void rule_nested(Arena *arena, DocumentRules *rules, Json in)
{
    rules->nested = rule_texts(arena, in, &rules->n_nested);
}

static void rule_remarks(Arena *arena, DocumentRules *rules, Json in)
{
    rules->remarks = NULL;
    rules->n_remarks = 0;
    for (Json item = json_first(in); json_here(item); item = json_next(item)) {
        CountRemark remark = { 0 };
        json_only(item, "at,say");
        remark.at = rule_text(arena, json_string(item, "at"));
        remark.say = rule_text(arena, json_string(item, "say"));
        ARENA_PUSH(arena, rules->remarks, rules->n_remarks) = remark;
    }
}

static void rule_truncated(Arena *arena, DocumentRules *rules, Json in)
{
    rules->truncated = rule_texts(arena, in, &rules->n_truncated);
}

static const struct {
    const char *key;
    void (*read)(Arena *arena, DocumentRules *rules, Json in);
} document_members[] = {
    { "reader", rule_reader },   { "about", rule_about },         { "nested", rule_nested },
    { "remarks", rule_remarks }, { "truncated", rule_truncated },
};
enum { N_DOCUMENT_MEMBERS = sizeof document_members / sizeof *document_members };

/* --- forms ---------------------------------------------------------------------------- */

bool rule_is_known(const char *key)
{
    for (size_t i = 0; i < N_RECORD_MEMBERS; i++)
        if (strcmp(record_members[i].key, key) == 0)
            return true;
    for (size_t i = 0; i < N_DOCUMENT_MEMBERS; i++)
        if (strcmp(document_members[i].key, key) == 0)
            return true;
    return strcmp(key, "records") == 0 || strcmp(key, "recognise") == 0;
}

void rule_names(const char **names, size_t most, size_t *n)
{
    for (size_t i = 0; i < N_RECORD_MEMBERS && *n < most; i++)
        names[(*n)++] = record_members[i].key;
    for (size_t i = 0; i < N_DOCUMENT_MEMBERS && *n < most; i++)
        names[(*n)++] = document_members[i].key;
    static const char *const others[] = { "records", "recognise", "proves",
                                          "passes",  "tried",     "checks" };
    for (size_t i = 0; i < sizeof others / sizeof *others && *n < most; i++)
        names[(*n)++] = others[i];
}

static void apply(Arena *arena, DocumentRules *rules, RecordRules *records, const char *key,
                  Json in)
{
    for (size_t i = 0; i < N_RECORD_MEMBERS; i++)
        if (strcmp(record_members[i].key, key) == 0)
            record_members[i].read(arena, records, in);
    for (size_t i = 0; rules && i < N_DOCUMENT_MEMBERS; i++)
        if (strcmp(document_members[i].key, key) == 0)
            document_members[i].read(arena, rules, in);
}

static void apply_all(Arena *arena, DocumentRules *rules, RecordRules *records, Json in)
{
    for (Json member = json_first(in); json_here(member); member = json_next(member))
        if (rule_type_fits(json_key(member), member))
            apply(arena, rules, records, json_key(member), member);
}

static bool reads_lists(const DocumentRules *rules)
{
    return strcmp(rules->reader, "list") == 0;
}

static void read_paths(Arena *arena, DocumentRules *rules, const RecordRules *base, Json in)
{
    for (Json item = json_first(in); json_here(item); item = json_next(item)) {
        RecordPath path = { .rules = *base };
        json_only(item, "at,also,counted,counts,called,fields,resource_of,verdict,muted,"
                        "routes,predicate,judge,context,functions,setting," CONDITION_KEYS);
        path.at = rule_text(arena, json_string(item, "at"));
        path.when = rule_conditions(arena, item);
        path.counted = rule_text(arena, json_string_or(item, "counted", NULL));
        path.called = rule_text(arena, json_string_or(item, "called", "records"));
        path.counts_some = json_here(json_get(item, "counts"));
        if (path.counts_some)
            path.counts = read_outcome(item, "counts");
        apply_all(arena, NULL, &path.rules, item);
        bool checks = !path.rules.functions && !path.rules.setting;
        if (checks && !path.rules.check.n)
            json_error(item, "expected \"fields\" with the place of the check's id");
        else if (checks && reads_lists(rules) && !path.rules.verdict.fixed &&
                 !path.rules.verdict.expected)
            json_error(item, "expected \"verdict\": what a record says of its check");
        ARENA_PUSH(arena, rules->paths, rules->n_paths) = path;
    }
}

static Json member_of(const RuleMembers *head, const char *key)
{
    for (size_t i = 0; i < head->n; i++)
        if (strcmp(head->keys[i], key) == 0)
            return head->values[i];
    return (Json){ 0 };
}

void rule_forms(Arena *arena, Tool *tool, const RuleMembers *head, Json recognise)
{
    DocumentRules rules = { .reader = "list" };
    RecordRules records = { 0 };
    for (size_t i = 0; i < head->n; i++)
        apply(arena, &rules, &records, head->keys[i], head->values[i]);
    for (Json item = json_first(recognise); json_here(item); item = json_next(item)) {
        RecordRules own = records;
        Shape shape = { .rules = rules, .proof = tool->proof };
        json_only(item, "format,title,proves,passes,tried,listed,refuse,records,fields,"
                        "resource_of,verdict,muted,routes,predicate,judge,context,also,"
                        "functions,setting,reader,about,nested,remarks,"
                        "truncated," CONDITION_KEYS);
        rule_proofs(arena, &shape.proof, item);
        shape.listed = json_bool_or(item, "listed", false);
        shape.refuse = rule_text(arena, json_string_or(item, "refuse", NULL));
        shape.format = rule_text(arena, json_string_or(item, "format", tool->id));
        shape.title = rule_text(arena, json_string_or(item, "title", NULL));
        shape.when = rule_conditions(arena, item);
        if (!shape.when.n)
            json_error(item, "expected at least one of \"has\" and \"is\"");
        apply_all(arena, &shape.rules, &own, item);
        Json paths = json_get(item, "records");
        read_paths(arena, &shape.rules, &own,
                   json_here(paths) ? paths : member_of(head, "records"));
        if (!shape.refuse && reads_lists(&shape.rules) && !shape.rules.n_paths)
            json_error(item, "expected \"records\": where the records of this form stand");
        rule_proof_by_words(&shape);
        ARENA_PUSH(arena, tool->shapes, tool->n_shapes) = shape;
    }
}
