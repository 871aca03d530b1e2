/* See the header. Sorting keys end in the input's path and pointer, so no two
 * observations compare equal unless they are. */
#include "ingest/join/merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/text8.h"
#include "ingest/join/locate.h"

static int by_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int by_number(size_t a, size_t b)
{
    return a < b ? -1 : a > b;
}

/* Pointers with numbers: /9 stands before /10. */
static int by_place(const char *a, const char *b)
{
    size_t length_a = strlen(a), length_b = strlen(b);
    return length_a != length_b ? by_number(length_a, length_b) : strcmp(a, b);
}

static int by_evidence(const void *left, const void *right)
{
    const Observation *a = left, *b = right;
    int order = by_number(a->practice->index, b->practice->index);
    if (!order)
        order = by_text(a->resource->id, b->resource->id);
    if (!order)
        order = by_text(a->tool, b->tool);
    if (!order)
        order = by_text(a->check, b->check);
    if (!order)
        order = by_number(a->verdict, b->verdict);
    if (!order)
        order = by_text(a->input->path, b->input->path);
    if (!order)
        order = by_place(a->pointer, b->pointer);
    return order ? order : by_number(a->strength, b->strength);
}

static int by_suppression(const void *left, const void *right)
{
    const Suppression *a = left, *b = right;
    int order = by_text(a->tool, b->tool);
    if (!order)
        order = by_text(a->check, b->check);
    if (!order)
        order = by_text(a->resource, b->resource);
    if (!order)
        order =
            by_text(a->practice ? a->practice->id : "", b->practice ? b->practice->id : "");
    if (!order)
        order = by_text(a->input->path, b->input->path);
    return order ? order : by_place(a->pointer, b->pointer);
}

/* --- resources ------------------------------------------------------------------------ */

static bool counts_functions(const Practice *practice)
{
    return practice->population && strcmp(practice->population, "function") == 0;
}

static void join_names(Intake *intake)
{
    for (size_t i = 0; i < intake->n_functions; i++)
        intake->functions[i].thing->listed |= intake->functions[i].whole_list;
    for (size_t i = 0; i < intake->n_weights; i++) {
        Thing *thing =
            resources_thing(intake->resources, intake->weights[i].written, "function");
        if (intake->weights[i].weight > thing->weight)
            thing->weight = intake->weights[i].weight;
    }
    resources_join(intake->resources, intake->owner_rules, intake->n_owner_rules);
}

/* Functions by the role that they run with. */
static Map *functions_by_role(const Intake *intake)
{
    Map *by_role = map_new(intake->arena);
    for (size_t i = 0; i < intake->n_functions; i++) {
        Function *function = &intake->functions[i];
        function->next_of_role = NULL;
        if (!function->role || !function->whole_list)
            continue;
        function->next_of_role = map_get(by_role, function->role);
        map_set(by_role, function->role, function);
    }
    return by_role;
}

static void settle(Assessment *out, Arena *arena, const Sighting *sighting, Thing *thing,
                   bool inventoried)
{
    Observation seen = sighting->seen;
    seen.resource = thing->one->resource;
    seen.unjoined = inventoried && seen.strength != STRENGTH_ATTESTED &&
                    counts_functions(seen.practice) && !seen.resource->in_inventory;
    ARENA_PUSH(arena, out->observations, out->n_observations) = seen;
}

/* What a name leads to where functions are counted: the function that it belongs to. */
static Thing *counted_thing(const Practice *practice, Thing *thing)
{
    return counts_functions(practice) && thing->function ? thing->function : thing;
}

/* A practice that counts functions is told by a role about every function that runs with
 * it, and by a thing that belongs to one function about that one. What else does not stand
 * in the inventory (a policy that no function could be found for, or a function that the
 * inventory misses) is a thing of its own there. */
static void settle_observations(Intake *intake, Assessment *out)
{
    bool inventoried = resources_listed_weight(intake->resources) >= 0;
    const Map *by_role = functions_by_role(intake);
    for (size_t i = 0; i < intake->n_sightings; i++) {
        const Sighting *sighting = &intake->sightings[i];
        const Function *function = counts_functions(sighting->seen.practice)
                                       ? map_get(by_role, sighting->thing->written)
                                       : NULL;
        if (!function)
            settle(out, intake->arena, sighting,
                   counted_thing(sighting->seen.practice, sighting->thing), inventoried);
        for (; function; function = function->next_of_role)
            settle(out, intake->arena, sighting, function->thing, inventoried);
    }
    if (out->n_observations)
        qsort(out->observations, out->n_observations, sizeof *out->observations,
              by_evidence);
}

static void settle_universe(Intake *intake, Assessment *out)
{
    int listed = resources_listed_weight(intake->resources);
    out->universe = intake->universe;
    for (size_t i = 0; i < intake->model->n_practices; i++) {
        const Practice *practice = &intake->model->practices[i];
        if (counts_functions(practice) && listed > out->universe[i])
            out->universe[i] = listed;
    }
}

/* Without an inventory the universe is what the tools looked at. What they were told to
 * overlook they looked at too: it stays in the universe as unknown, or muting the failures
 * would raise the share of what passes (SCORING.md section 4). */
typedef struct {
    int judged, overlooked; /* weights */
    bool passes;
} Looked;

static const char *key_of(Arena *arena, const Practice *practice, const char *resource)
{
    return arena_printf(arena, "%s %s", practice->id, resource);
}

static bool is_new(Map *seen, const char *key)
{
    if (map_get(seen, key))
        return false;
    map_set(seen, key, seen);
    return true;
}

static void keep_overlooked(Intake *intake, Assessment *out)
{
    if (!out->n_suppressions)
        return;
    Arena *arena = intake->arena;
    Map *seen = map_new(arena);
    Looked *looked = ARENA_ARRAY(arena, Looked, intake->model->n_practices);
    for (size_t i = 0; i < out->n_observations; i++) {
        const Observation *row = &out->observations[i];
        Looked *at = &looked[row->practice->index];
        bool decides = row->verdict == VERDICT_PASS || row->verdict == VERDICT_FAIL;
        /* Indirect evidence has half coverage anyway; what people say covers nothing. */
        if (!decides || row->strength == STRENGTH_INDIRECT ||
            row->strength == STRENGTH_ATTESTED)
            continue;
        at->passes |= row->verdict == VERDICT_PASS;
        if (is_new(seen, key_of(arena, row->practice, row->resource->id)))
            at->judged += row->resource->weight;
    }
    for (size_t i = 0; i < out->n_suppressions; i++) {
        const Suppression *muted = &out->suppressions[i];
        if (muted->practice && muted->resource &&
            is_new(seen, key_of(arena, muted->practice, muted->resource)))
            looked[muted->practice->index].overlooked++;
    }
    for (size_t i = 0; i < intake->model->n_practices; i++)
        if (out->universe[i] < 0 && looked[i].passes && looked[i].overlooked)
            out->universe[i] = looked[i].judged + looked[i].overlooked;
}

/* --- all of it ------------------------------------------------------------------------ */

static bool is_observed(const Assessment *out, const Waiver *waiver)
{
    for (size_t i = 0; i < out->n_observations; i++)
        if (out->observations[i].practice == waiver->practice &&
            strcmp(out->observations[i].resource->id, waiver->resource) == 0)
            return true;
    for (size_t i = 0; i < out->n_suppressions; i++)
        if (out->suppressions[i].practice == waiver->practice &&
            text8_same(out->suppressions[i].resource, waiver->resource))
            return true;
    return false;
}

/* A waiver names its resource as any input does, by exactly one of its names. */
static void settle_waivers(Intake *intake, Assessment *out, Diag *diag)
{
    for (size_t i = 0; i < intake->n_waivers; i++) {
        Waiver *waiver = &intake->waivers[i];
        if (!waiver->resource)
            continue;
        const char *written = waiver->resource;
        const Thing *thing = resources_find(intake->resources, written);
        const bool belongs = thing && counts_functions(waiver->practice) && thing->function;
        waiver->resource = belongs ? thing->function->one->resource->id
                                   : resources_id(intake->resources, written);
        bool runs = waiver->created <= out->as_of && out->as_of <= waiver->expires;
        if (runs && !is_observed(out, waiver))
            diag_warn(diag, (Origin){ waiver->input->path, waiver->pointer, OFFSET_NONE },
                      "waiver %s has no effect: no input judges %s for %s", waiver->id,
                      written, waiver->practice->id);
    }
    out->waivers = intake->waivers;
    out->n_waivers = intake->n_waivers;
    out->malformed_waivers = intake->malformed_waivers;
    out->n_malformed_waivers = intake->n_malformed_waivers;
}

static void settle_suppressions(Intake *intake, Assessment *out)
{
    for (size_t i = 0; i < intake->n_suppressions; i++) {
        Suppression *suppression = &intake->suppressions[i];
        if (suppression->resource)
            suppression->resource = resources_id(intake->resources, suppression->resource);
    }
    if (intake->n_suppressions)
        qsort(intake->suppressions, intake->n_suppressions, sizeof *intake->suppressions,
              by_suppression);
    out->suppressions = intake->suppressions;
    out->n_suppressions = intake->n_suppressions;
}

/* The latest day that an input speaks of, and where. */
typedef struct {
    Date day;
    const char *pointer; /* NULL: of the input as a whole */
} Latest;

static void speak_of(Latest *latest, Date day, const char *pointer)
{
    if (day > latest->day)
        *latest = (Latest){ day, pointer };
}

static Latest *latest_days(Arena *arena, const Assessment *out)
{
    Latest *latest = ARENA_ARRAY(arena, Latest, out->n_inputs);
    for (size_t i = 0; i < out->n_inputs; i++)
        latest[i].day = out->inputs[i].date;
    for (size_t i = 0; i < out->n_observations; i++)
        speak_of(&latest[out->observations[i].input - out->inputs],
                 out->observations[i].date, out->observations[i].pointer);
    for (size_t i = 0; i < out->n_answers; i++)
        speak_of(&latest[out->answers[i].input - out->inputs], out->answers[i].date,
                 out->answers[i].pointer);
    return latest;
}

/* What was seen or said after the day of the verdict is never too old for it. It counts,
 * as SCORING.md section 2 has it, and is said: the verdict is not what that day knew. One
 * day is let pass, for places where it is later than in UTC. */
static void warn_of_the_future(Arena *arena, const Assessment *out, Diag *diag)
{
    char day[11], as_of[11];
    const Latest *latest = latest_days(arena, out);
    date_iso(out->as_of, as_of);
    for (size_t i = 0; i < out->n_inputs; i++) {
        if (latest[i].day == DATE_NONE || latest[i].day - 1 <= out->as_of)
            continue;
        Origin at = origin_of_file(out->inputs[i].path);
        at.pointer = latest[i].pointer;
        date_iso(latest[i].day, day);
        diag_warn(diag, at,
                  "speaks of %s, after the day of the verdict (%s), and counts as fresh",
                  day, as_of);
    }
}

const Assessment *merge(Intake *intake, const MergeOptions *options, Diag *diag)
{
    Assessment *out = ARENA_NEW(intake->arena, Assessment);
    *out = (Assessment){ .inputs = options->inputs,
                         .n_inputs = options->n_inputs,
                         .answers = intake->answers,
                         .n_answers = intake->n_answers,
                         .not_applicable = intake->not_applicable,
                         .n_not_applicable = intake->n_not_applicable,
                         .capability_owners = intake->capability_owners,
                         .n_capability_owners = intake->n_capability_owners,
                         .organisation = intake->organisation,
                         .demands = options->demands };
    out->entity = options->entity  ? options->entity
                  : intake->entity ? intake->entity
                                   : unnamed_entity;
    out->entity_is_stated = options->entity || intake->entity;
    out->as_of = options->as_of != DATE_NONE  ? options->as_of
                 : intake->as_of != DATE_NONE ? intake->as_of
                                              : date_today();
    if (intake->n_functions && !inventory_judge(intake, out->as_of, diag))
        return NULL;
    locate(intake);
    join_names(intake);
    inventory_judge_templates(intake);
    settle_observations(intake, out);
    inventory_settle(intake, out);
    settle_universe(intake, out);
    settle_suppressions(intake, out);
    settle_waivers(intake, out, diag);
    keep_overlooked(intake, out);
    warn_of_the_future(intake->arena, out, diag);
    out->usage_stage = intake->usage_stage;
    out->runtime_table_date = intake->runtime_table_date;
    return out;
}
