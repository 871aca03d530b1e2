/* Joining names; see the header for the rules. */
#include "ingest/join/resources.h"

#include <stdlib.h>
#include <string.h>

#include "base/text8.h"
#include "ingest/join/belonging.h"

struct Resources {
    Arena *arena;   /* of what things come to */
    Arena *passing; /* of the things */
    Strings *strings;
    Map *by_name; /* written → Thing */
    Thing **things;
    size_t n_things;
};

/* Functions that share a bare name. */
typedef struct {
    Thing *listed; /* the inventory's, when it has exactly one */
    size_t n_listed, n_seen;
} NameGroup;

/* Inventory functions whose folded names are equal. */
typedef struct {
    Thing *thing;
    bool several;
} FoldedGroup;

Resources *resources_new(Arena *arena, Arena *passing, Strings *strings)
{
    Resources *resources = ARENA_NEW(passing, Resources);
    *resources = (Resources){
        .arena = arena, .passing = passing, .strings = strings, .by_name = map_new(passing)
    };
    return resources;
}

/* What a name says of itself wins over the check's word for it; of two words of checks the
 * first in byte order, so that the order of reading does not matter. */
Thing *resources_thing(Resources *resources, const char *written, const char *kind)
{
    const char *key = strings_add(resources->strings, written);
    kind = strings_add(resources->strings, kind ? kind : "resource");
    Thing *thing = map_get(resources->by_name, key);
    if (thing) {
        if (!thing->told && strcmp(kind, thing->kind) < 0)
            thing->kind = kind;
        return thing;
    }
    thing = ARENA_NEW(resources->passing, Thing);
    *thing = (Thing){ .written = key, .kind = kind, .one = thing };
    thing_read_name(thing, resources->passing, resources->strings);
    map_set(resources->by_name, key, thing);
    ARENA_PUSH(resources->passing, resources->things, resources->n_things) = thing;
    return thing;
}

/* Pointers with numbers: /9 stands before /10. */
static int by_pointer(const char *a, const char *b)
{
    size_t length_a = strlen(a), length_b = strlen(b);
    if (length_a != length_b)
        return length_a < length_b ? -1 : 1;
    return strcmp(a, b);
}

Declaration declaration_first(Declaration a, Declaration b)
{
    if (!a.tool || !b.tool)
        return a.tool ? a : b;
    int order = strcmp(a.tool, b.tool);
    if (!order && a.input && b.input)
        order = strcmp(a.input->path, b.input->path);
    if (!order)
        order = by_pointer(a.pointer, b.pointer);
    return order <= 0 ? a : b;
}

void resources_name(Thing *address, const char *name)
{
    bool agree = !address->physical || strcmp(address->physical, name) == 0;
    address->physical = agree ? name : "";
}

void resources_stands_in(Thing *address, const char *file)
{
    bool agree = !address->template || strcmp(address->template, file) == 0;
    address->template = agree ? file : "";
}

void resources_take(Resources *whole, Resources *part)
{
    for (size_t i = 0; i < part->n_things; i++) {
        Thing *from = part->things[i];
        Thing *to = resources_thing(whole, from->written, from->kind);
        if (from->weight > to->weight)
            to->weight = from->weight;
        to->tagged = from->tagged ? from->tagged : to->tagged;
        to->logical = from->logical ? from->logical : to->logical;
        if (from->physical)
            resources_name(to, from->physical);
        if (from->template)
            resources_stands_in(to, from->template);
        from->one = to;
    }
}

/* --- joining -------------------------------------------------------------------------- */

static const char *folded(Resources *resources, const char *name)
{
    char *out = arena_strdup(resources->passing, name);
    size_t n = 0;
    for (const char *at = name; *at; at++)
        if (*at != '-' && *at != '_')
            out[n++] = *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a') : *at;
    out[n] = '\0';
    return out;
}

/* ARNs of one function with different qualifiers are one thing. */
static Map *group_arns(Resources *resources)
{
    Map *groups = map_new(resources->passing);
    Map *by_arn = map_new(resources->passing);
    for (size_t i = 0; i < resources->n_things; i++) {
        Thing *thing = resources->things[i];
        if (!thing->arn)
            continue;
        Thing *first = map_get(by_arn, thing->arn);
        if (!first)
            map_set(by_arn, thing->arn, thing);
        else
            thing->one = first;
        thing->one->listed |= thing->listed;
    }
    for (size_t i = 0; i < resources->n_things; i++) {
        Thing *thing = resources->things[i];
        if (!thing->arn || thing->one != thing)
            continue;
        NameGroup *group = map_get(groups, thing->name);
        if (!group) {
            group = ARENA_NEW(resources->passing, NameGroup);
            map_set(groups, thing->name, group);
        }
        group->n_seen++;
        if (thing->listed) {
            group->n_listed++;
            group->listed = thing;
        }
    }
    return groups;
}

static void name_functions(Resources *resources, const Map *groups)
{
    for (size_t i = 0; i < resources->n_things; i++) {
        Thing *thing = resources->things[i];
        thing->resource = ARENA_NEW(resources->arena, Resource);
        thing->resource->id = thing->written;
        if (!thing->arn || thing->one != thing)
            continue;
        const NameGroup *group = map_get(groups, thing->name);
        bool keeps_name = group->n_listed == 1   ? group->listed == thing
                          : group->n_listed == 0 ? group->n_seen == 1
                                                 : false;
        thing->resource->id = keeps_name ? thing->name : thing->arn;
    }
}

/* A function known by its bare name is the one whose ARN came to that name. */
static void join_bare_names(Resources *resources)
{
    Map *by_id = map_new(resources->passing);
    for (size_t i = 0; i < resources->n_things; i++) {
        Thing *thing = resources->things[i];
        if (thing->arn && thing->one == thing)
            map_set(by_id, thing->resource->id, thing);
    }
    for (size_t i = 0; i < resources->n_things; i++) {
        Thing *thing = resources->things[i];
        Thing *function = map_get(by_id, thing->written);
        if (!function || thing->arn || strcmp(thing->kind, function_kind) != 0)
            continue;
        thing->one = function;
        function->listed |= thing->listed;
    }
    for (size_t i = 0; i < resources->n_things; i++) {
        Thing *thing = resources->things[i];
        Thing *named =
            thing->physical ? map_get(resources->by_name, thing->physical) : NULL;
        if (named && named != thing)
            thing->one = named->one;
    }
}

static Map *fold_listed_names(Resources *resources)
{
    Map *names = map_new(resources->passing);
    for (size_t i = 0; i < resources->n_things; i++) {
        Thing *thing = resources->things[i];
        if (thing->one != thing || !thing->listed)
            continue;
        const char *key =
            folded(resources, thing->name ? thing->name : thing->resource->id);
        FoldedGroup *group = map_get(names, key);
        if (group) {
            group->several = true;
            continue;
        }
        group = ARENA_NEW(resources->passing, FoldedGroup);
        group->thing = thing;
        map_set(names, key, group);
    }
    return names;
}

/* Functions by their names in the templates that CloudFormation made them from. */
static Map *group_logical_ids(Resources *resources)
{
    Map *groups = map_new(resources->passing);
    for (size_t i = 0; i < resources->n_things; i++) {
        Thing *thing = resources->things[i];
        if (!thing->logical)
            continue;
        FoldedGroup *group = map_get(groups, thing->logical);
        if (!group) {
            group = ARENA_NEW(resources->passing, FoldedGroup);
            group->thing = thing->one;
            map_set(groups, thing->logical, group);
        }
        group->several |= group->thing != thing->one;
    }
    return groups;
}

static void join_addresses(Resources *resources, const Map *names)
{
    const Map *logical_ids = group_logical_ids(resources);
    for (size_t i = 0; i < resources->n_things; i++) {
        Thing *thing = resources->things[i];
        if (!thing->is_address || thing->physical)
            continue;
        const FoldedGroup *group = map_get(names, folded(resources, thing->name));
        if (!group && strstr(thing->written, "AWS::"))
            group = map_get(logical_ids, thing->name);
        if (group && !group->several)
            thing->one = group->thing;
    }
}

/* Nothing known says that they stand in different templates. */
static bool may_share_template(const Thing *a, const Thing *b)
{
    return !a->template || !b->template ||
           (*a->template && strcmp(a->template, b->template) == 0);
}

/* What a template of SAM declares, and what it becomes. Where an inventory already told
 * which function one of them is, it tells it of the other too. */
static void join_sam(Resources *resources)
{
    static const char sam[] = "AWS::Serverless::Function.";
    for (size_t i = 0; i < resources->n_things; i++) {
        Thing *thing = resources->things[i];
        if (!text8_starts(thing->written, sam))
            continue;
        const char *made = arena_printf(resources->passing, "AWS::Lambda::Function.%s",
                                        thing->written + strlen(sam));
        Thing *lambda = map_get(resources->by_name, made);
        if (!lambda || !may_share_template(thing, lambda))
            continue;
        if (lambda->one == lambda)
            lambda->one = thing->one;
        else if (thing->one == thing)
            thing->one = lambda->one;
    }
}

/* The rule stands in the header. */
static void join_belongings(Resources *resources, const Map *names)
{
    for (size_t i = 0; i < resources->n_things; i++) {
        Thing *thing = resources->things[i];
        const char *written = belonging_name(thing->written);
        if (!written)
            continue;
        char *name = arena_strdup(resources->passing, folded(resources, written));
        const FoldedGroup *group = map_get(names, name);
        while (!group && belonging_cut(name))
            group = map_get(names, name);
        if (group && !group->several)
            thing->function = group->thing;
    }
}

static Thing *one_of(Thing *thing)
{
    while (thing->one != thing)
        thing = thing->one;
    return thing;
}

/* The first rule that fits any name of a thing names its owner, and may say how critical
 * it is; tags stand behind. */
static void name_owners(Resources *resources, const OwnerRule *rules, size_t n_rules)
{
    for (size_t r = 0; r < n_rules; r++)
        for (size_t i = 0; i < resources->n_things; i++) {
            Thing *thing = resources->things[i];
            Thing *one = thing->one;
            if (!one->resource->owner &&
                (text8_matches(rules[r].glob, thing->written) ||
                 text8_matches(rules[r].glob, one->resource->id))) {
                one->resource->owner = rules[r].owner;
                if (rules[r].weight)
                    one->resource->weight = rules[r].weight;
            }
        }
    for (size_t i = 0; i < resources->n_things; i++) {
        const Thing *thing = resources->things[i];
        if (!thing->one->resource->owner)
            thing->one->resource->owner = thing->tagged;
    }
}

void resources_join(Resources *resources, const OwnerRule *rules, size_t n_rules)
{
    name_functions(resources, group_arns(resources));
    join_bare_names(resources);
    const Map *names = fold_listed_names(resources);
    join_addresses(resources, names);
    join_sam(resources);
    join_belongings(resources, names);
    for (size_t i = 0; i < resources->n_things; i++) {
        Thing *thing = resources->things[i];
        Thing *one = one_of(thing);
        thing->one = one;
        bool is_function = one->listed || (one->arn && one->told);
        one->resource->kind = is_function ? function_kind : one->kind;
        one->resource->in_inventory |= one->listed;
        if (thing->weight > one->resource->weight)
            one->resource->weight = thing->weight;
    }
    for (size_t i = 0; i < resources->n_things; i++)
        if (!resources->things[i]->one->resource->weight)
            resources->things[i]->one->resource->weight = 1;
    name_owners(resources, rules, n_rules);
}

const char *resources_id(const Resources *resources, const char *written)
{
    const Thing *thing = map_get(resources->by_name, written);
    return thing ? thing->one->resource->id : written;
}

const Thing *resources_find(const Resources *resources, const char *written)
{
    return map_get(resources->by_name, written);
}

int resources_listed_weight(const Resources *resources)
{
    int weight = 0;
    bool any = false;
    for (size_t i = 0; i < resources->n_things; i++) {
        const Thing *thing = resources->things[i];
        if (thing->one == thing && thing->listed) {
            any = true;
            weight += thing->resource->weight;
        }
    }
    return any ? weight : -1;
}
