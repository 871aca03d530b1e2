/* What only all functions together, or the day of the verdict, can tell: whether each has
 * an identity of its own, whether its runtime is still supported, and whether a template
 * declares it. Then the lists of functions that runs show. */
#include "ingest/join/merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/text8.h"
#include "ingest/shared.h"

/* Where no template's own tool gives it a meaning. */
static const char template_tool[] = "checkov";

/* Observes outside of any input being read: the input is the function's own. */
static Sighting *observe(Intake *intake, const Tool *tool, Test test,
                         const Function *function, Verdict verdict, const char *message)
{
    enum { REGION = 3, ACCOUNT = 4 };
    const Predicate *predicate = tool ? tool_find_test(tool, test) : NULL;
    if (!predicate)
        return NULL;
    const char *name = function->thing->written;
    Sighting sighting = { .seen = { .practice = predicate->practice,
                                    .verdict = verdict,
                                    .strength = predicate->strength,
                                    .tool = tool->id,
                                    .check = predicate->id,
                                    .title = predicate->title,
                                    .message = message,
                                    .account = arn_field(intake->arena, name, ACCOUNT),
                                    .region = arn_field(intake->arena, name, REGION),
                                    .date = function->item.input->date,
                                    .input = function->item.input,
                                    .pointer = function->item.pointer },
                          .thing = function->thing };
    ARENA_PUSH(intake->passing, intake->sightings, intake->n_sightings) = sighting;
    return &intake->sightings[intake->n_sightings - 1];
}

/* --- runtimes ------------------------------------------------------------------------- */

typedef struct {
    Date retired;    /* DATE_NONE: no end is known */
    bool is_primary; /* the date is the platform's own word */
} Runtime;

static const char *lower(Arena *arena, const char *text)
{
    char *out = arena_strdup(arena, text);
    for (char *at = out; *at; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
    return out;
}

static const char *runtime_key(Arena *arena, const char *provider, const char *name)
{
    return arena_printf(arena, "%s %s", provider, lower(arena, name));
}

/* Provider and name, in lower case → Runtime. */
static Map *read_runtimes(Arena *scratch, Json table)
{
    Map *runtimes = map_new(scratch);
    for (Json item = json_first(table); json_here(item); item = json_next(item)) {
        Json match = json_get(item, "match");
        Runtime *runtime = ARENA_NEW(scratch, Runtime);
        const char *provider = json_string(item, "provider");
        runtime->retired = json_date_or(item, "deprecated_on", DATE_NONE);
        runtime->is_primary = !text8_same(json_string(item, "confidence"), "secondary");
        for (Json word = json_first(match); json_here(word); word = json_next(word))
            if (json_text(word))
                map_set(runtimes, runtime_key(scratch, provider, json_text(word)), runtime);
    }
    return runtimes;
}

/* A date that only a third party gives asks for confirmation. */
static void fail_runtime(Intake *intake, const Function *function, const Runtime *runtime)
{
    char day[11];
    date_iso(runtime->retired, day);
    Sighting *sighting =
        observe(intake, function->tool, TEST_RUNTIME, function, VERDICT_FAIL,
                arena_printf(intake->arena, "standard support of %s ended on %s%s",
                             function->item.runtime, day,
                             runtime->is_primary ? "" : ", says a third party"));
    if (!runtime->is_primary && sighting)
        sighting->seen.strength = STRENGTH_SUSPECT;
}

static void judge_runtime(Intake *intake, Function *function, const Map *runtimes,
                          Date as_of)
{
    InventoryItem *item = &function->item;
    if (!item->runtime || !item->provider)
        return;
    const Runtime *runtime =
        map_get(runtimes, runtime_key(intake->arena, item->provider, item->runtime));
    item->runtime_known = runtime != NULL;
    item->runtime_retired = runtime ? runtime->retired : DATE_NONE;
    if (!function->is_judged)
        return;
    if (!runtime)
        observe(intake, function->tool, TEST_RUNTIME, function, VERDICT_UNKNOWN,
                arena_printf(intake->arena, "the runtime %s is not in the table",
                             item->runtime));
    else if (runtime->retired == DATE_NONE || runtime->retired > as_of)
        observe(intake, function->tool, TEST_RUNTIME, function, VERDICT_PASS,
                item->runtime);
    else
        fail_runtime(intake, function, runtime);
}

/* --- identities ----------------------------------------------------------------------- */

typedef struct {
    size_t n;
    const char *first; /* ARN or name of a function: pages may overlap */
} Use;

static const char *name_of(const Function *function)
{
    return function->thing->arn ? function->thing->arn : function->thing->written;
}

static void count_uses(Intake *intake, Map *uses, const Function *function)
{
    for (size_t i = 0; i < function->n_identities; i++) {
        const char *key = function->identities[i];
        Use *use = map_get(uses, key);
        if (use && !text8_same(use->first, name_of(function)))
            use->n++;
        if (use)
            continue;
        use = ARENA_NEW(intake->arena, Use);
        *use = (Use){ .n = 1, .first = name_of(function) };
        map_set(uses, key, use);
    }
}

static bool is_shared(const Map *uses, const Function *function)
{
    for (size_t i = 0; i < function->n_identities; i++) {
        const Use *use = map_get(uses, function->identities[i]);
        if (use && use->n > 1)
            return true;
    }
    return false;
}

/* With an identity of its own beside a shared one, or with one that things other than
 * functions may use as well, nothing is said. */
static void judge_identity(Intake *intake, const Map *uses, const Function *function)
{
    bool shared = is_shared(uses, function);
    if (function->default_identity)
        observe(intake, function->tool, TEST_IDENTITY, function, VERDICT_FAIL,
                "it acts as the account that the platform gives to everything");
    else if (shared && !function->own_identity)
        observe(intake, function->tool, TEST_IDENTITY, function, VERDICT_FAIL,
                "its role is shared with other functions");
    else if (!shared && (function->own_identity ||
                         (function->n_identities && !function->shares_identities)))
        observe(intake, function->tool, TEST_IDENTITY, function, VERDICT_PASS, NULL);
}

static void judge_identities(Intake *intake)
{
    Map *uses = map_new(intake->arena);
    for (size_t i = 0; i < intake->n_functions; i++)
        if (intake->functions[i].is_judged)
            count_uses(intake, uses, &intake->functions[i]);
    for (size_t i = 0; i < intake->n_functions; i++)
        if (intake->functions[i].is_judged)
            judge_identity(intake, uses, &intake->functions[i]);
}

bool inventory_judge(Intake *intake, Date as_of, Diag *diag)
{
    Arena *scratch = arena_new();
    Json in = bundle_json(intake->bundle, scratch, "data/platform/runtimes.json", diag);
    if (json_here(in)) {
        const Map *runtimes = read_runtimes(scratch, json_array(in, "runtimes"));
        intake->runtime_table_date =
            strings_add(intake->strings, json_string(in, "table_date"));
        for (size_t i = 0; i < intake->n_functions; i++) {
            judge_runtime(intake, &intake->functions[i], runtimes, as_of);
            if (intake->functions[i].is_judged && intake->usage_stage < 1)
                intake->usage_stage = 1; /* functions do run */
        }
    }
    judge_identities(intake);
    arena_free(scratch);
    return json_here(in);
}

/* --- templates ------------------------------------------------------------------------ */

/* The tool whose templates declare functions, and that says what this means. */
static const Tool *declaring_tool(const Intake *intake, const char *id)
{
    const Tool *tool = id ? tools_find(intake->tools, id) : NULL;
    return tool && tool_find_test(tool, TEST_DECLARED)
               ? tool
               : tools_find(intake->tools, template_tool);
}

/* What proves it is the record of the template, not the function's entry in a list; and the
 * proof is as old as the older of the two. */
static void pass_declared(Intake *intake, const Function *function)
{
    const Declaration *said = &function->thing->one->declared;
    Sighting *sighting = observe(intake, declaring_tool(intake, said->tool), TEST_DECLARED,
                                 function, VERDICT_PASS, NULL);
    if (!sighting)
        return;
    Observation *seen = &sighting->seen;
    seen->tool = said->tool;
    seen->input = said->input;
    seen->pointer = said->pointer;
    if (seen->date == DATE_NONE || said->input->date == DATE_NONE)
        seen->date = DATE_NONE;
    else if (said->input->date < seen->date)
        seen->date = said->input->date;
}

/* A function that no scanned template declares was made by hand, but only where every
 * function that the templates do declare was found in the inventory: otherwise it may be
 * one of those, under another name. */
void inventory_judge_templates(Intake *intake)
{
    bool all_found = true;
    Declaration any = { 0 };
    for (size_t i = 0; i < intake->n_templated; i++) {
        const Thing *thing = intake->templated[i];
        all_found &= thing->one->listed;
        thing->one->declared = declaration_first(thing->one->declared, thing->declared);
        any = declaration_first(any, thing->declared);
    }
    for (size_t i = 0; i < intake->n_functions && intake->n_templated; i++) {
        const Function *function = &intake->functions[i];
        const Thing *one = function->thing->one;
        if (!function->whole_list)
            continue;
        if (one->declared.tool)
            pass_declared(intake, function);
        else if (all_found)
            observe(intake, declaring_tool(intake, any.tool), TEST_DECLARED, function,
                    VERDICT_FAIL, "no scanned template declares it");
    }
}

/* --- the lists ------------------------------------------------------------------------ */

static int by_pointer(const char *a, const char *b)
{
    size_t length_a = strlen(a), length_b = strlen(b);
    if (length_a != length_b)
        return length_a < length_b ? -1 : 1;
    return strcmp(a, b);
}

static int by_function(const void *left, const void *right)
{
    const InventoryItem *a = left, *b = right;
    int order = strcmp(a->resource->id, b->resource->id);
    if (!order)
        order = strcmp(a->input->path, b->input->path);
    return order ? order : by_pointer(a->pointer, b->pointer);
}

static int by_name(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Whoever watches any name of the function, each once. */
static void settle_watches(InventoryItem *item, const Thing *one)
{
    size_t n = 0;
    for (size_t i = 0; i < one->n_watched_by; i++)
        if (!n || strcmp(one->watched_by[n - 1], one->watched_by[i]) != 0)
            one->watched_by[n++] = one->watched_by[i];
    item->watched_by = one->watched_by;
    item->n_watched_by = n;
}

static void gather_watches(Intake *intake)
{
    for (size_t i = 0; i < intake->n_watches; i++) {
        Thing *one = intake->watches[i].thing->one;
        ARENA_PUSH(intake->arena, one->watched_by, one->n_watched_by) =
            intake->watches[i].observer->name;
    }
    for (size_t i = 0; i < intake->n_functions; i++) {
        const Thing *one = intake->functions[i].thing->one;
        if (one->n_watched_by)
            qsort(one->watched_by, one->n_watched_by, sizeof *one->watched_by, by_name);
    }
}

void inventory_settle(Intake *intake, Assessment *out)
{
    const Platform *platform = shared_platform_loaded(intake->shared);
    gather_watches(intake);
    for (size_t i = 0; i < intake->n_functions; i++) {
        const Function *function = &intake->functions[i];
        InventoryItem item = function->item;
        item.resource = function->thing->one->resource;
        settle_watches(&item, function->thing->one);
        if (function->is_declared)
            ARENA_PUSH(intake->arena, out->declared, out->n_declared) = item;
        else
            ARENA_PUSH(intake->arena, out->inventory, out->n_inventory) = item;
    }
    if (out->n_inventory)
        qsort(out->inventory, out->n_inventory, sizeof *out->inventory, by_function);
    if (out->n_declared)
        qsort(out->declared, out->n_declared, sizeof *out->declared, by_function);
    out->deliveries = intake->deliveries;
    out->n_deliveries = intake->n_deliveries;
    out->limits_reviewed = platform ? platform->reviewed : NULL;
    out->near_limit_bp = platform ? platform->near_bp : 0;
}
