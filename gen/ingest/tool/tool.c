/* Loads tool files: the heads of all of them when a run starts, the checks of a tool when
 * an input of it is met. See the header. */
#include "ingest/tool/tool.h"

#include <string.h>

#include "base/text8.h"
#include "ingest/tool/rules.h"

typedef struct {
    Arena *arena;
    const Model *model;
    const Bundle *bundle;
    Diag *diag;
    bool may_lack; /* a built-in file beside the user's own model names what that lacks */
} Loader;

/* --- single members of the head ------------------------------------------------------- */

static void rule_id(Arena *arena, Tool *tool, Json in)
{
    tool->id = rule_text(arena, json_text(in));
}

static void rule_title(Arena *arena, Tool *tool, Json in)
{
    tool->title = rule_text(arena, json_text(in));
}

static void rule_unquoted(Arena *arena, Tool *tool, Json in)
{
    tool->unquoted = rule_texts(arena, in, &tool->n_unquoted);
}

static void rule_sarif_names(Arena *arena, Tool *tool, Json in)
{
    tool->sarif_names = rule_texts(arena, in, &tool->n_sarif_names);
}

static void rule_sarif_lists_rules(Arena *arena, Tool *tool, Json in)
{
    (void)arena;
    tool->sarif_lists_rules = json_true(in);
}

static void rule_scans_templates(Arena *arena, Tool *tool, Json in)
{
    (void)arena;
    tool->scans_templates = json_true(in);
}

static void rule_clean(Arena *arena, Tool *tool, Json in)
{
    tool->clean = rule_texts(arena, in, &tool->n_clean);
}

static void rule_schema(Arena *arena, Tool *tool, Json in)
{
    (void)arena, (void)tool;
    if (!json_text(in) || strcmp(json_text(in), "rung-tool/1") != 0)
        json_expected(in, "\"rung-tool/1\"");
}

static void rule_id_tail(Arena *arena, Tool *tool, Json in)
{
    tool->id_tail = rule_text(arena, json_text(in));
}

static void rule_id_any_case(Arena *arena, Tool *tool, Json in)
{
    (void)arena;
    tool->id_any_case = json_true(in);
}

static void rule_id_forms(Arena *arena, Tool *tool, Json in)
{
    tool->id_forms = rule_texts(arena, in, &tool->n_id_forms);
}

/* What people read, and what is read elsewhere. */
static void rule_nothing(Arena *arena, Tool *tool, Json in)
{
    (void)arena, (void)tool, (void)in;
}

static const struct {
    const char *key;
    void (*read)(Arena *arena, Tool *tool, Json in);
} members[] = {
    { "schema", rule_schema },
    { "tool", rule_id },
    { "title", rule_title },
    { "unquoted", rule_unquoted },
    { "sarif_names", rule_sarif_names },
    { "sarif_lists_rules", rule_sarif_lists_rules },
    { "scans_templates", rule_scans_templates },
    { "id_tail", rule_id_tail },
    { "id_any_case", rule_id_any_case },
    { "id_forms", rule_id_forms },
    { "clean", rule_clean },
    { "predicates", rule_nothing }, /* read_predicates() */
    { "pass_rule", rule_nothing },
    { "source", rule_nothing },
    { "notes", rule_nothing },
    { "provider", rule_nothing },
    { "$comment", rule_nothing },
};
enum { N_MEMBERS = sizeof members / sizeof *members };

/* --- what needs the model ------------------------------------------------------------- */

static const Practice *read_practice(const Loader *loader, Json in)
{
    const char *id = json_string(in, "practice");
    const Practice *practice = model_find_practice(loader->model, id);
    const char *near =
        practice ? NULL : model_nearest_practice(loader->model, loader->arena, id);
    if (!practice && !loader->may_lack && json_text(json_get(in, "practice")))
        json_error(json_get(in, "practice"), "the model has no practice \"%s\"%s%s%s", id,
                   near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
    return practice;
}

static void read_predicates(const Loader *loader, Tool *tool, Json in)
{
    Arena *arena = loader->arena;
    for (Json item = json_first(in); json_here(item); item = json_next(item)) {
        Predicate predicate = { .practice = read_practice(loader, item) };
        predicate.id = rule_text(arena, json_string(item, "predicate_id"));
        predicate.title = rule_text(arena, json_string_or(item, "title", NULL));
        predicate.strength =
            (Strength)json_choice(item, "strength", strength_names, N_STRENGTHS);
        predicate.resource_type =
            rule_text(arena, json_string_or(item, "resource_type", NULL));
        rule_predicate_test(arena, &predicate, item);
        if (predicate.practice)
            ARENA_PUSH_FEW(arena, tool->predicates, tool->n_predicates) = predicate;
    }
}

static void unknown_member(const char *key, Json in)
{
    const char *known[64];
    size_t n = 0;
    for (; n < N_MEMBERS; n++)
        known[n] = members[n].key;
    rule_names(known, sizeof known / sizeof *known, &n);
    const char *nearest = text8_nearest(key, known, n);
    json_error(in, "unknown member \"%s\"%s%s%s", key, nearest ? "; did you mean \"" : "",
               nearest ? nearest : "", nearest ? "\"?" : "");
}

static void read_member(const Loader *loader, Tool *tool, const char *key, Json in)
{
    if (rule_proof(loader->arena, &tool->proof, key, in))
        return;
    if (strcmp(key, "predicates") == 0)
        read_predicates(loader, tool, in);
    for (size_t i = 0; i < N_MEMBERS; i++)
        if (strcmp(members[i].key, key) == 0) {
            members[i].read(loader->arena, tool, in);
            return;
        }
    if (!rule_is_known(key))
        unknown_member(key, in);
}

static void read_members(const Loader *loader, Arena *scratch, const JsonText *text,
                         const JsonMember *head, size_t n, Tool *tool)
{
    RuleMembers rules = { .keys = ARENA_ARRAY(scratch, const char *, n + 1),
                          .values = ARENA_ARRAY(scratch, Json, n + 1) };
    Json recognise = { 0 };
    for (size_t i = 0; i < n; i++) {
        const char *pointer = json_pointer_key(scratch, "", head[i].key);
        Json member = json_read_span(scratch, text, head[i].value, pointer);
        if (!rule_type_fits(head[i].key, member))
            continue;
        read_member(loader, tool, head[i].key, member);
        rules.keys[rules.n] = head[i].key;
        rules.values[rules.n++] = member;
        if (strcmp(head[i].key, "recognise") == 0)
            recognise = member;
    }
    rule_forms(loader->arena, tool, &rules, recognise);
}

static void read_head(const Loader *loader, Arena *scratch, const char *name, Tool *tool)
{
    char *bytes;
    size_t length, n;
    JsonMember *head;
    JsonError error;
    const char *path = name;
    *tool = (Tool){ .file = name };
    if (!bundle_get(loader->bundle, scratch, name, &bytes, &length, &path, loader->diag))
        return;
    path = arena_strdup(loader->arena, path);
    if (!json_scan_head(scratch, bytes, length, "checks", &head, &n, &error)) {
        json_refuse(loader->diag, path, &error);
        return;
    }
    size_t errors = loader->diag->n_of[DIAG_CONTENT];
    const JsonText *text = json_text_new(scratch, path, bytes, length, 0, loader->diag);
    read_members(loader, scratch, text, head, n, tool);
    tool->is_own = bundle_is_own_tool(loader->bundle, scratch, name);
    if (errors == loader->diag->n_of[DIAG_CONTENT])
        check_head(tool, path, loader->diag);
}

Tools *tools_load(Arena *arena, const Model *model, const Bundle *bundle, Diag *diag)
{
    Loader loader = { .arena = arena, .model = model, .bundle = bundle, .diag = diag };
    Tools *tools = ARENA_NEW(arena, Tools);
    size_t errors = diag->n_of[DIAG_CONTENT] + diag->n_of[DIAG_WORLD];
    const char **names =
        bundle_list(bundle, arena, "data/tools/", ".json", &tools->n_tools, diag);
    tools->tools = ARENA_ARRAY(arena, Tool, tools->n_tools);
    Arena *scratch = arena_new();
    for (size_t i = 0; i < tools->n_tools; i++) {
        loader.may_lack =
            bundle_has_own_model(bundle) && !bundle_is_own_tool(bundle, scratch, names[i]);
        read_head(&loader, scratch, names[i], &tools->tools[i]);
        arena_reset(scratch);
    }
    arena_free(scratch);
    for (size_t i = 0; i < tools->n_tools; i++)
        if (tools->tools[i].is_own) /* whoever wrote it wants to know now */
            tool_load_checks(&tools->tools[i], arena, model, bundle, diag);
    return errors == diag->n_of[DIAG_CONTENT] + diag->n_of[DIAG_WORLD] ? tools : NULL;
}

/* --- checks --------------------------------------------------------------------------- */

static CheckUse read_use(const Loader *loader, Json in)
{
    CheckUse use = { 0 };
    json_only(in, "practice,strength,verdict_strength,resource_type,provider,note");
    use.practice = read_practice(loader, in);
    use.resource_type = rule_text(loader->arena, json_string_or(in, "resource_type", NULL));
    use.provider = rule_text(loader->arena, json_string_or(in, "provider", NULL));
    use.pass = (Strength)json_choice(in, "strength", strength_names, N_STRENGTHS);
    use.fail = use.pass;
    Json by_verdict = json_object_or_none(in, "verdict_strength");
    if (json_here(json_get(by_verdict, "pass")))
        use.pass = (Strength)json_choice(by_verdict, "pass", strength_names, N_STRENGTHS);
    if (json_here(json_get(by_verdict, "fail")))
        use.fail = (Strength)json_choice(by_verdict, "fail", strength_names, N_STRENGTHS);
    return use;
}

static Check *read_check(const Loader *loader, Json in)
{
    Arena *arena = loader->arena;
    Check *check = ARENA_NEW(arena, Check);
    check->title = rule_text(arena, json_string_or(in, "title", NULL));
    check->resource_type = rule_text(arena, json_string_or(in, "resource_type", NULL));
    check->provider = rule_text(arena, json_string_or(in, "provider", NULL));
    Json uses = json_array(in, "practices");
    for (Json item = json_first(uses); json_here(item); item = json_next(item)) {
        CheckUse use = read_use(loader, item);
        if (use.practice)
            ARENA_PUSH_FEW(arena, check->uses, check->n_uses) = use;
    }
    return check;
}

static void add_check(const Loader *loader, Tool *tool, const char *id, Json in)
{
    size_t n;
    Check *check = read_check(loader, in);
    if (tool->is_own)
        check_members(in);
    check->id = rule_text(loader->arena, id);
    map_set(tool->checks, check->id, check);
    ARENA_PUSH(loader->arena, tool->listed, tool->n_listed) = check;
    const char **aliases = rule_texts(loader->arena, json_get(in, "aliases"), &n);
    for (size_t i = 0; i < n; i++)
        if (!map_get(tool->checks, aliases[i]))
            map_set(tool->checks, aliases[i], check);
}

/* Each check becomes a tree of its own in `each`, so the whole file never is one. */
static void read_checks(const Loader *loader, Tool *tool, Arena *scratch, Arena *each)
{
    char *bytes;
    size_t length, n;
    JsonValues values;
    JsonError error;
    const char *path = tool->file;
    if (!bundle_get(loader->bundle, scratch, tool->file, &bytes, &length, &path,
                    loader->diag))
        return;
    if (!json_scan(scratch, bytes, length, &values, &error)) {
        json_refuse(loader->diag, path, &error);
        return;
    }
    JsonMember *listed = json_members(scratch, bytes, values.values[0], &n);
    check_order(path, listed, n, loader->diag);
    JsonText *text = json_text_new(scratch, path, bytes, length, 0, loader->diag);
    JsonSpan checks = json_at(bytes, values.values[0], "/checks");
    if (checks.type != JSON_ABSENT && checks.type != JSON_OBJECT)
        json_expected(json_read_span(scratch, text, checks, "/checks"), "an object");
    listed = json_members(scratch, bytes, checks, &n);
    for (size_t i = 0; i < n; i++) {
        const char *pointer = json_pointer_key(each, "/checks", listed[i].key);
        Json in = json_read_span(each, text, listed[i].value, pointer);
        add_check(loader, tool, listed[i].key, in);
        arena_reset(each);
    }
}

bool tool_load_checks(Tool *tool, Arena *arena, const Model *model, const Bundle *bundle,
                      Diag *diag)
{
    if (tool->checks)
        return true;
    Loader loader = { .arena = arena,
                      .model = model,
                      .bundle = bundle,
                      .diag = diag,
                      .may_lack = bundle_has_own_model(bundle) && !tool->is_own };
    size_t errors = diag->n_of[DIAG_CONTENT] + diag->n_of[DIAG_WORLD];
    Arena *scratch = arena_new(), *each = arena_new();
    tool->checks = map_new(arena);
    read_checks(&loader, tool, scratch, each);
    arena_free(each);
    arena_free(scratch);
    bool ok = errors == diag->n_of[DIAG_CONTENT] + diag->n_of[DIAG_WORLD];
    if (!ok)
        tool->checks = NULL; /* nobody goes on with half of them */
    return ok;
}

/* --- finding -------------------------------------------------------------------------- */

bool tool_same_provider(const char *known, const char *written)
{
    return !written || !known || strcmp(known, "any") == 0 ||
           text8_same_nocase(known, written);
}

const Check *tool_find_check(const Tool *tool, const char *id, const char *provider)
{
    const Check *check = tool->checks ? map_get(tool->checks, id) : NULL;
    if (!check && tool->checks)
        check = tool_check_respelt(tool, id);
    return check && tool_same_provider(check->provider, provider) ? check : NULL;
}

const Predicate *tool_find_predicate(const Tool *tool, const char *id)
{
    for (size_t i = 0; i < tool->n_predicates; i++)
        if (strcmp(tool->predicates[i].id, id) == 0)
            return &tool->predicates[i];
    return NULL;
}

const Predicate *tool_find_test(const Tool *tool, Test test)
{
    for (size_t i = 0; i < tool->n_predicates; i++)
        if (tool->predicates[i].test == test)
            return &tool->predicates[i];
    return NULL;
}

Tool *tools_find(const Tools *tools, const char *id)
{
    for (size_t i = 0; i < tools->n_tools; i++)
        if (text8_same(tools->tools[i].id, id))
            return &tools->tools[i];
    return NULL;
}

Tool *tools_find_producer(const Tools *tools, const char *driver_name)
{
    for (size_t i = 0; i < tools->n_tools; i++)
        for (size_t k = 0; k < tools->tools[i].n_sarif_names; k++)
            if (text8_same_nocase(tools->tools[i].sarif_names[k], driver_name))
                return &tools->tools[i];
    return NULL;
}
