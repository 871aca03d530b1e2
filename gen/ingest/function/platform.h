/* What is known of platforms beside runtimes: their limits, who can be seen watching a
 * function, and which tags name an owner or a service. All of it is data/platform/.
 *
 * Owner:  the arena given; const once loaded.
 * Errors: DIAG_CONTENT: our own data is bad.                                            */
#ifndef RUNG_INGEST_PLATFORM_H
#define RUNG_INGEST_PLATFORM_H

#include "ingest/list/field.h"

typedef struct {
    const char *topic; /* "timeout_max_s" */
    int64_t value;
    const char *unit;
    bool is_verified; /* read in the source; else general knowledge */
    AnyOf when;       /* of a function; none: always */
} Limit;

/* Functions of one kind of hosting; the first plan that fits is meant. */
typedef struct {
    const char *provider, *name;
    AnyOf when; /* none: told from no inventory */
    Limit *limits;
    size_t n_limits;
} Plan;

/* Someone who watches functions: globs and names that give it away. */
typedef struct Observer {
    const char *id, *name, *kind, *status, *yields_to;
    const char **providers, **layers, **environment, **handlers, **wrappers, **secrets;
    size_t n_providers, n_layers, n_environment, n_handlers, n_wrappers, n_secrets;
    const Practice **practices; /* that it is indirect evidence for */
    size_t n_practices;
} Observer;

typedef struct Platform {
    const char *reviewed; /* the limits; a day, ISO */
    int near_bp;          /* a function is near a limit from this share of it */
    Plan *plans;
    size_t n_plans;
    Observer *observers;
    size_t n_observers;
    const char **owner_tags, **service_tags; /* globs, in lower case */
    size_t n_owner_tags, n_service_tags;
} Platform;

/* NULL when something is wrong in the data. */
const Platform *platform_load(Arena *arena, const Model *model, const Bundle *bundle,
                              Diag *diag);

/* The plan of a function; NULL when none fits. */
const Plan *platform_plan(Arena *scratch, const Platform *platform, const char *provider,
                          const Level *function);

/* NULL when the plan states none that holds for this function. */
const Limit *plan_limit(Arena *scratch, const Plan *plan, const Level *function,
                        const char *topic);

#endif
