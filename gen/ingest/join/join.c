/* Joins what one input said into what all inputs say: things by their names, everything
 * else behind what is there. */
#include "ingest/intake.h"

static void take_sightings(Intake *whole, const Intake *part, const Input *input)
{
    for (size_t i = 0; i < part->n_sightings; i++) {
        Sighting sighting = part->sightings[i];
        sighting.seen.input = input;
        sighting.thing = sighting.thing->one;
        ARENA_PUSH(whole->passing, whole->sightings, whole->n_sightings) = sighting;
    }
    for (size_t i = 0; i < part->n_suppressions; i++) {
        Suppression suppression = part->suppressions[i];
        suppression.input = input;
        ARENA_PUSH(whole->arena, whole->suppressions, whole->n_suppressions) = suppression;
    }
}

static void take_functions(Intake *whole, const Intake *part, const Input *input)
{
    for (size_t i = 0; i < part->n_functions; i++) {
        Function function = part->functions[i];
        function.item.input = input;
        function.thing = function.thing->one;
        ARENA_PUSH(whole->arena, whole->functions, whole->n_functions) = function;
    }
    for (size_t i = 0; i < part->n_watches; i++) {
        Watch watch = part->watches[i];
        watch.thing = watch.thing->one;
        ARENA_PUSH(whole->arena, whole->watches, whole->n_watches) = watch;
    }
    for (size_t i = 0; i < part->n_templated; i++) {
        Thing *thing = part->templated[i]->one;
        Declaration said = part->templated[i]->declared;
        said.input = input;
        if (!thing->declared.tool)
            ARENA_PUSH(whole->arena, whole->templated, whole->n_templated) = thing;
        thing->declared = declaration_first(thing->declared, said);
    }
}

void intake_join(Intake *whole, Intake *part, Input *input)
{
    resources_take(whole->resources, part->resources);
    take_sightings(whole, part, input);
    take_functions(whole, part, input);
    if (part->usage_stage > whole->usage_stage)
        whole->usage_stage = part->usage_stage;
}
