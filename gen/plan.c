/* Names of a plan's enumerations, as they stand in result.json and in `rung plan --json`.
 */
#include "plan.h"

const char *const plan_outcome_names[N_PLAN_OUTCOMES] = {
    [PLAN_NOT_NEEDED] = "not_needed",
    [PLAN_ATTAINS] = "attains",
    [PLAN_FALLS_SHORT] = "falls_short",
    [PLAN_UNREACHABLE] = "unreachable",
};

const char *const stage_gate_names[N_STAGE_GATES] = {
    [STAGE_GATE_NOTHING_APPLIES] = "nothing_applies",
    [STAGE_GATE_WAIVED_SHARE] = "waived_share",
    [STAGE_GATE_CRITICAL] = "critical",
    [STAGE_GATE_BLOCKER] = "blocker",
    [STAGE_GATE_CAPABILITY_FLOOR] = "capability_floor",
    [STAGE_GATE_SCORE] = "score",
};

const char *const cause_names[N_CAUSES] = {
    [STANDS_BY_CLAIM] = "claim",
    [STANDS_BY_WAIVERS] = "waivers",
    [STANDS_BY_EXCLUSION] = "exclusion",
};
