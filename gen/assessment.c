/* Names of the assessment's enumerations, and who owns a practice. */
#include "assessment.h"

const char *const verdict_names[N_VERDICTS] = { [VERDICT_PASS] = "pass",
                                                [VERDICT_FAIL] = "fail",
                                                [VERDICT_NA] = "na",
                                                [VERDICT_UNKNOWN] = "unknown" };

const char unnamed_entity[] = "this organisation";

/* The owner named for the practice, else for its capability, else the one owner that all
 * its failing resources share, else NULL. */
const char *assessment_owner_of(const Assessment *assessment, const Practice *practice)
{
    for (size_t i = 0; i < assessment->n_capability_owners; i++)
        if (assessment->capability_owners[i].practice == practice)
            return assessment->capability_owners[i].owner;
    for (size_t i = 0; i < assessment->n_capability_owners; i++)
        if (assessment->capability_owners[i].capability == practice->capability)
            return assessment->capability_owners[i].owner;
    const char *shared = NULL;
    for (size_t i = 0; i < assessment->n_observations; i++) {
        const Observation *seen = &assessment->observations[i];
        if (seen->practice != practice || seen->verdict != VERDICT_FAIL)
            continue;
        if (!seen->resource->owner || (shared && shared != seen->resource->owner))
            return NULL;
        shared = seen->resource->owner;
    }
    return shared;
}
