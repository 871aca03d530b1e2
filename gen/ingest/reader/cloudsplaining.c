/* Cloudsplaining: the policies of an account, and of each six lists of what is risky about
 * it. One record is one policy and one of its lists. It bears on functions through their
 * roles: the policies that a role names, where its trust policy lets Lambda assume it.
 *
 * A list that is empty is a pass only where emptiness means something: the report must not
 * have left policies out (a role that carries one of them would look clean: the built-in
 * exclusions leave out AdministratorAccess), and the list must be filled for some policy,
 * or else it may have been filtered by severity. */
#include "ingest/list/engine.h"

#include <string.h>

#include "base/text8.h"
#include "ingest/list/reach.h"

static const char *const lists[] = { "aws_managed_policies", "customer_managed_policies",
                                     "inline_policies" };
static const char *const risks[] = {
    "/PrivilegeEscalation", "/DataExfiltration",    "/ResourceExposure",
    "/ServiceWildcard",     "/CredentialsExposure", "/InfrastructureModification",
};
enum { N_LISTS = 3, N_RISKS = 6 };

/* The roles of functions that carry a policy. */
typedef struct {
    const char **roles;
    size_t n_roles;
} Carried;

typedef struct {
    Reading *reading;
    const Level *document;
    Map *carried;         /* "inline_policies ID" → Carried */
    bool filled[N_RISKS]; /* the list has something for some policy */
    bool leaves_out;      /* some policies are not in the report */
    size_t n_held_back;   /* passes that show nothing for that reason */
} Account;

static const char *const lambda = "lambda.amazonaws.com";

/* --- roles ---------------------------------------------------------------------------- */

/* A text, or a list of them. */
static bool holds(Json in, const char *text)
{
    if (json_text(in))
        return strcmp(json_text(in), text) == 0;
    for (Json item = json_first(in); json_here(item); item = json_next(item))
        if (text8_same(json_text(item), text))
            return true;
    return false;
}

static bool trusts(Json statement)
{
    const char *effect = json_text(json_get(statement, "Effect"));
    return text8_same(effect, "Allow") &&
           holds(json_find(statement, "/Principal/Service"), lambda);
}

static bool is_for_functions(Json role)
{
    Json statements = json_find(role, "/assume_role_policy/PolicyDocument/Statement");
    if (json_is(statements, JSON_OBJECT))
        return trusts(statements);
    for (Json item = json_first(statements); json_here(item); item = json_next(item))
        if (trusts(item))
            return true;
    return false;
}

static void carry(Account *account, const char *list, const char *policy, const char *role)
{
    Arena *arena = account->reading->local;
    const char *key = arena_printf(arena, "%s %s", list, policy);
    Carried *carried = map_get(account->carried, key);
    if (!carried) {
        carried = ARENA_NEW(arena, Carried);
        map_set(account->carried, key, carried);
    }
    ARENA_PUSH(arena, carried->roles, carried->n_roles) = role;
}

/* With --flag-trust-policies a role says who may assume it. That is no record, as it is of
 * no policy, but bears on the functions of the role all the same. */
static void see_trust(Account *account, Json role, const char *name, const char *pointer)
{
    static const char *const checks[] = { "AssumableByAnyPrincipal",
                                          "AssumableByCrossAccountPrincipal" };
    Reading *reading = account->reading;
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        Json findings = json_get(json_get(role, checks[i]), "findings");
        if (!json_is(findings, JSON_ARRAY) || !json_count(findings))
            continue;
        Record record = { .tool = reading->tool,
                          .check = checks[i],
                          .resource = name,
                          .provider = "aws",
                          .outcome = OUTCOME_FAIL,
                          .date = reading->input->date,
                          .pointer = json_pointer_key(reading->each, pointer, checks[i]) };
        intake_also(reading, &record);
    }
}

static void read_role(Account *account, const JsonMember *member)
{
    Reading *reading = account->reading;
    const char *base = arena_printf(reading->each, "%s/roles", account->document->pointer);
    const char *pointer = json_pointer_key(reading->each, base, member->key);
    Json role = read_value(reading, member->value, pointer);
    const char *arn = json_text(json_get(role, "arn"));
    if (is_for_functions(role)) {
        const char *name = arena_strdup(reading->local, arn ? arn : member->key);
        for (size_t i = 0; i < N_LISTS; i++) {
            Json list = json_get(role, lists[i]);
            for (Json id = json_first(list); json_here(id); id = json_next(id))
                if (json_key(id))
                    carry(account, lists[i], json_key(id), name);
        }
        see_trust(account, role, name, pointer);
    }
    end_record(reading);
}

/* --- what an empty list means --------------------------------------------------------- */

/* Newer reports wrap the list: {"severity", "description", "findings": […]}. */
static JsonSpan findings_of(const char *bytes, JsonSpan policy, const char *risk)
{
    if (policy.type != JSON_OBJECT)
        return (JsonSpan){ .type = JSON_ABSENT };
    JsonSpan list = json_at(bytes, policy, risk);
    return list.type == JSON_OBJECT ? json_at(bytes, list, "/findings") : list;
}

static bool is_filled(const char *bytes, JsonSpan list)
{
    return list.type == JSON_ARRAY && json_at(bytes, list, "/0").type != JSON_ABSENT;
}

static void see_exclusions(Account *account)
{
    size_t n;
    const Level *document = account->document;
    JsonSpan *patterns = json_elements(account->reading->local, document->bytes,
                                       place_span(document, "/exclusions/policies"), &n);
    for (size_t i = 0; i < n; i++)
        account->leaves_out |= patterns[i].type == JSON_STRING && patterns[i].length > 2;
}

/* --- policies ------------------------------------------------------------------------- */

static bool is_excluded(const Level *policy)
{
    JsonSpan span = place_span(policy, "/is_excluded");
    return span.type == JSON_BOOL && policy->bytes[span.offset] == 't';
}

static void keep(Account *account, Record *record, const Carried *carried, bool is_proof)
{
    Reading *reading = account->reading;
    size_t n_roles = carried ? carried->n_roles : 0;
    account->n_held_back += n_roles && !is_proof;
    record->is_context = record->outcome != OUTCOME_SUPPRESSED && (!n_roles || !is_proof);
    if (n_roles)
        record->resource = carried->roles[0];
    intake_record(reading, record);
    for (size_t i = 1; i < n_roles && !record->is_context; i++) {
        record->resource = carried->roles[i];
        intake_also(reading, record);
    }
}

static void read_risk(Account *account, const Level *policy, const char *name,
                      const Carried *carried, size_t risk)
{
    Reading *reading = account->reading;
    Arena *arena = reading->each;
    const char *pointer = arena_printf(arena, "%s%s", policy->pointer, risks[risk]);
    JsonSpan list = findings_of(policy->bytes, policy->span, risks[risk]);
    if (list.type != JSON_ARRAY && list.type != JSON_ABSENT && list.type != JSON_NULL) {
        json_expected(read_value(reading, list, pointer), "a list of findings");
        intake_reject(reading);
        return;
    }
    size_t n;
    json_elements(arena, policy->bytes, list, &n);
    Record record = { .tool = reading->tool,
                      .check = risks[risk] + 1, /* without the slash */
                      .resource = name,
                      .message = n ? arena_printf(arena, "%s: %zu", name, n) : name,
                      .reason = "excluded",
                      .provider = "aws",
                      .outcome = is_excluded(policy) ? OUTCOME_SUPPRESSED
                                 : n                 ? OUTCOME_FAIL
                                                     : OUTCOME_PASS,
                      .date = reading->input->date,
                      .pointer = pointer };
    bool is_whole =
        list.type == JSON_ARRAY && account->filled[risk] && !account->leaves_out;
    keep(account, &record, carried, record.outcome != OUTCOME_PASS || is_whole);
}

static void read_policy(Account *account, const char *list, const JsonMember *member,
                        const char *base)
{
    static const char *const names[] = { "/Arn", "/PolicyName" };
    Reading *reading = account->reading;
    Level policy =
        level_new(reading->each, account->document, account->document->bytes, member->value,
                  json_pointer_key(reading->each, base, member->key));
    if (policy.span.type != JSON_OBJECT) {
        json_expected(read_value(reading, policy.span, policy.pointer), "a policy");
        intake_reject(reading);
        return;
    }
    const char *name = NULL;
    for (size_t i = 0; i < 2 && !name; i++) {
        JsonSpan span = place_span(&policy, names[i]);
        if (span.type == JSON_STRING && span.length > 2)
            name = json_span_text(reading->each, policy.bytes, span);
    }
    const Carried *carried =
        map_get(account->carried, arena_printf(reading->each, "%s %s", list, member->key));
    for (size_t i = 0; i < N_RISKS; i++)
        read_risk(account, &policy, name ? name : member->key, carried, i);
}

static void read_account(Reading *reading, const Level *document)
{
    size_t n_roles, n[N_LISTS];
    JsonMember *policies[N_LISTS];
    Arena *arena = reading->local;
    Account account = { .reading = reading,
                        .document = document,
                        .carried = map_new(arena) };
    JsonMember *roles =
        json_members(arena, document->bytes,
                     list_at(reading, document, "/roles", JSON_OBJECT), &n_roles);
    for (size_t i = 0; i < n_roles; i++)
        read_role(&account, &roles[i]);
    see_exclusions(&account);
    for (size_t l = 0; l < N_LISTS; l++) {
        const char *place = arena_printf(arena, "/%s", lists[l]);
        policies[l] = json_members(arena, document->bytes,
                                   list_at(reading, document, place, JSON_OBJECT), &n[l]);
        for (size_t i = 0; i < n[l]; i++)
            for (size_t r = 0; r < N_RISKS; r++)
                account.filled[r] |=
                    is_filled(document->bytes,
                              findings_of(document->bytes, policies[l][i].value, risks[r]));
    }
    for (size_t l = 0; l < N_LISTS; l++) {
        const char *base = json_pointer_key(arena, document->pointer, lists[l]);
        for (size_t i = 0; i < n[l]; i++) {
            read_policy(&account, lists[l], &policies[l][i], base);
            end_record(reading);
        }
    }
    tally(reading,
          "passes that show nothing, since the report leaves out other policies or risks",
          account.n_held_back);
}

void read_cloudsplaining(Reading *reading)
{
    JsonDocument document;
    while (next_document(reading, &document)) {
        Level level = document_level(&document);
        read_account(reading, &level);
    }
    say_tallies(reading);
}
