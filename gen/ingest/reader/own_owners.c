/* Who owns what, and how much a resource weighs: rung-owners/1. */
#include "base/text8.h"
#include "ingest/reader/own.h"

static const Capability *capability_of(Reading *reading, Json in)
{
    const Model *model = reading->intake->model;
    const char *id = json_string(in, "capability");
    const Capability *capability = model_find_capability(model, id);
    if (capability || !json_text(json_get(in, "capability")))
        return capability;
    const char **ids = ARENA_ARRAY(reading->scratch, const char *, model->n_capabilities);
    for (size_t i = 0; i < model->n_capabilities; i++)
        ids[i] = model->capabilities[i].id;
    own_unknown_id(json_get(in, "capability"), "capability", id,
                   text8_nearest(id, ids, model->n_capabilities));
    return NULL;
}

/* The weight of a resource in the shares of practices; 0: it is not said. */
static int criticality_of(Json in)
{
    static const char *const words[] = { "low", "medium", "high" };
    if (!json_here(json_get(in, "criticality")))
        return 0;
    return 1 + (int)json_choice(in, "criticality", words, 3);
}

static void read_owner(Reading *reading, Json in)
{
    Intake *intake = reading->intake;
    if (!own_object(in, "resource,practice,capability,owner,criticality"))
        return;
    const char *owner = own_text(reading, in, "owner");
    bool resource = json_here(json_get(in, "resource"));
    bool practice = json_here(json_get(in, "practice"));
    bool capability = json_here(json_get(in, "capability"));
    if (resource + practice + capability != 1) {
        json_error(in, "expected exactly one of \"resource\", \"practice\" and "
                       "\"capability\"");
        return;
    }
    if (!resource && json_here(json_get(in, "criticality")))
        json_error(json_get(in, "criticality"), "expected beside \"resource\": only "
                                                "resources are more or less critical");
    CapabilityOwner rule = { .owner = owner };
    if (practice)
        rule.practice = own_practice(reading, in, "practice");
    if (capability)
        rule.capability = capability_of(reading, in);
    if (resource) {
        OwnerRule by_name = { .glob = own_text(reading, in, "resource"),
                              .owner = owner,
                              .weight = criticality_of(in) };
        ARENA_PUSH(intake->arena, intake->owner_rules, intake->n_owner_rules) = by_name;
    } else if (rule.practice || rule.capability) {
        ARENA_PUSH(intake->arena, intake->capability_owners, intake->n_capability_owners) =
            rule;
    }
    own_count(reading);
}

void read_owners(Reading *reading)
{
    Json in = own_document(reading);
    json_only(in, "schema,owners");
    Json owners = json_array(in, "owners");
    for (Json item = json_first(owners); json_here(item); item = json_next(item))
        read_owner(reading, item);
}
