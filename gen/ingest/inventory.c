/* Predicates over all functions: whether each has a role of its own, whether its runtime
 * is still supported (data/platform/runtimes.json), and whether an infrastructure template
 * declares it. */
#include "ingest/merge.h"

#include "base/text8.h"

static const char inventory_tool[] = "aws-lambda-list-functions";
static const char template_tool[] = "checkov";

/* Observes outside of any input being read: the input is the function's own. */
static void observe(Intake *intake, const char *tool_id, const char *predicate_id,
                    const Function *function, Verdict verdict, const char *message)
{
    const Tool *tool = tools_find(intake->tools, tool_id);
    const Predicate *predicate = tool ? tool_find_predicate(tool, predicate_id) : NULL;
    if (!predicate)
        return;
    Sighting sighting = { .seen = { .practice = predicate->practice,
                                    .verdict = verdict,
                                    .strength = predicate->strength,
                                    .tool = tool->id,
                                    .check = predicate->id,
                                    .title = predicate->title,
                                    .message = message,
                                    .date = function->item.input->date,
                                    .input = function->item.input,
                                    .pointer = function->item.pointer },
                          .thing = function->thing };
    ARENA_PUSH(intake->arena, intake->sightings, intake->n_sightings) = sighting;
}

/* --- runtimes ------------------------------------------------------------------------- */

typedef struct {
    Date retired; /* DATE_NONE: no end is known */
} Runtime;

static const char *lower(Arena *arena, const char *text)
{
    char *out = arena_strdup(arena, text);
    for (char *at = out; *at; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
    return out;
}

/* Name, in lower case → Runtime. */
static Map *read_runtimes(Arena *scratch, Json table)
{
    Map *runtimes = map_new(scratch);
    for (Json item = json_first(table); json_here(item); item = json_next(item)) {
        Json match = json_get(item, "match");
        Runtime *runtime = ARENA_NEW(scratch, Runtime);
        if (!text8_same(json_text(json_get(item, "provider")), "aws"))
            continue;
        runtime->retired = json_date_or(item, "deprecated_on", DATE_NONE);
        for (Json word = json_first(match); json_here(word); word = json_next(word))
            if (json_text(word))
                map_set(runtimes, lower(scratch, json_text(word)), runtime);
    }
    return runtimes;
}

static void judge_runtime(Intake *intake, Function *function, const Map *runtimes,
                          Date as_of)
{
    char day[11];
    if (function->is_image) {
        observe(intake, inventory_tool, "LF-RUNTIME", function, VERDICT_PASS,
                "a container image: it brings its own runtime");
        return;
    }
    if (!function->item.runtime)
        return;
    const Runtime *runtime =
        map_get(runtimes, lower(intake->arena, function->item.runtime));
    if (!runtime) {
        observe(intake, inventory_tool, "LF-RUNTIME", function, VERDICT_UNKNOWN,
                arena_printf(intake->arena, "the runtime %s is not in the table",
                             function->item.runtime));
        return;
    }
    function->item.runtime_retired = runtime->retired;
    if (runtime->retired == DATE_NONE || runtime->retired > as_of) {
        observe(intake, inventory_tool, "LF-RUNTIME", function, VERDICT_PASS,
                function->item.runtime);
        return;
    }
    date_iso(runtime->retired, day);
    observe(intake, inventory_tool, "LF-RUNTIME", function, VERDICT_FAIL,
            arena_printf(intake->arena, "standard support of %s ended on %s",
                         function->item.runtime, day));
}

/* --- roles ---------------------------------------------------------------------------- */

typedef struct {
    size_t n;
    const char *first; /* ARN or name of a function: pages may overlap */
} RoleUse;

static const char *identity(const Function *function)
{
    return function->thing->arn ? function->thing->arn : function->thing->written;
}

static void judge_roles(Intake *intake)
{
    Map *uses = map_new(intake->arena);
    for (size_t i = 0; i < intake->n_functions; i++) {
        const Function *function = &intake->functions[i];
        RoleUse *use = function->role ? map_get(uses, function->role) : NULL;
        if (use && use->first != identity(function))
            use->n++;
        if (use || !function->role)
            continue;
        use = ARENA_NEW(intake->arena, RoleUse);
        *use = (RoleUse){ .n = 1, .first = identity(function) };
        map_set(uses, function->role, use);
    }
    for (size_t i = 0; i < intake->n_functions; i++) {
        const Function *function = &intake->functions[i];
        const RoleUse *use = function->role ? map_get(uses, function->role) : NULL;
        if (use && use->n == 1)
            observe(intake, inventory_tool, "LF-ROLE-UNIQUE", function, VERDICT_PASS, NULL);
        else if (use)
            observe(intake, inventory_tool, "LF-ROLE-UNIQUE", function, VERDICT_FAIL,
                    "its role is shared with other functions");
    }
}

bool inventory_judge(Intake *intake, Date as_of, Diag *diag)
{
    Arena *scratch = arena_new();
    Json in = bundle_json(intake->bundle, scratch, "data/platform/runtimes.json", diag);
    if (json_here(in)) {
        const Map *runtimes = read_runtimes(scratch, json_array(in, "runtimes"));
        intake->runtime_table_date =
            strings_add(intake->strings, json_string(in, "table_date"));
        for (size_t i = 0; i < intake->n_functions; i++)
            judge_runtime(intake, &intake->functions[i], runtimes, as_of);
        if (intake->usage_stage < 1)
            intake->usage_stage = 1; /* functions do run */
    }
    judge_roles(intake);
    arena_free(scratch);
    return json_here(in);
}

/* --- templates ------------------------------------------------------------------------ */

/* A function that no scanned template declares was made by hand, but only where every
 * function that the templates do declare was found in the inventory: otherwise it may be
 * one of those, under another name. */
void inventory_judge_templates(Intake *intake)
{
    bool all_found = true;
    if (!intake->n_templated || !intake->n_functions)
        return;
    for (size_t i = 0; i < intake->n_templated; i++) {
        Thing *one = intake->templated[i]->one;
        all_found &= one->listed;
        one->declared = true;
    }
    for (size_t i = 0; i < intake->n_functions; i++) {
        const Function *function = &intake->functions[i];
        if (!function->whole_list)
            continue;
        if (function->thing->one->declared)
            observe(intake, template_tool, "CK-INVENTORY", function, VERDICT_PASS, NULL);
        else if (all_found)
            observe(intake, template_tool, "CK-INVENTORY", function, VERDICT_FAIL,
                    "no scanned template declares it");
    }
}
