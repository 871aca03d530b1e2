/* The forms of a tool's output, each with the rules that hold for it: what the head of the
 * file says for all forms, what the form itself says, what one of its lists of records
 * says. */
#include <string.h>

#include "ingest/tool/rules.h"

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
        ARENA_PUSH_FEW(arena, rules->remarks, rules->n_remarks) = remark;
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
    if (rule_of_record(NULL, NULL, key, (Json){ 0 }))
        return true;
    for (size_t i = 0; i < N_DOCUMENT_MEMBERS; i++)
        if (strcmp(document_members[i].key, key) == 0)
            return true;
    return strcmp(key, "records") == 0 || strcmp(key, "recognise") == 0;
}

void rule_names(const char **names, size_t most, size_t *n)
{
    rule_names_of_records(names, most, n);
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
    rule_of_record(arena, records, key, in);
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
        json_only(item,
                  "at,members,also,counted,counts,called,fields,resource_of,verdict,muted,"
                  "routes,predicate,judge,context,functions,setting," CONDITION_KEYS);
        path.at = rule_text(arena, json_string(item, "at"));
        path.members = json_bool_or(item, "members", false);
        path.when = rule_conditions(arena, item);
        path.counted = rule_text(arena, json_string_or(item, "counted", NULL));
        path.called = rule_text(arena, json_string_or(item, "called", "records"));
        path.counts_some = json_here(json_get(item, "counts"));
        if (path.counts_some)
            path.counts = rule_outcome(item, "counts");
        apply_all(arena, NULL, &path.rules, item);
        bool checks = !path.rules.functions && !path.rules.setting;
        if (checks && !path.rules.check.n)
            json_error(item, "expected \"fields\" with the place of the check's id");
        else if (checks && reads_lists(rules) && !path.rules.verdict.fixed &&
                 !path.rules.verdict.expected)
            json_error(item, "expected \"verdict\": what a record says of its check");
        ARENA_PUSH_FEW(arena, rules->paths, rules->n_paths) = path;
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
        ARENA_PUSH_FEW(arena, tool->shapes, tool->n_shapes) = shape;
    }
}
