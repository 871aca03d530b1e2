/* Names of gates, as they stand on the command line and in result.json. */
#include "gate.h"

const char *const gate_names[N_GATE_KINDS] = {
    [GATE_MIN_STAGE] = "min-stage", [GATE_MIN_ASSURANCE] = "min-assurance",
    [GATE_BLOCKER] = "blocker",     [GATE_CRITICAL] = "critical",
    [GATE_UNKNOWN] = "unknown",     [GATE_REGRESSION] = "regression",
};

const char *const gate_outcome_names[N_GATE_OUTCOMES] = {
    [GATE_HELD] = "held",
    [GATE_FAILED] = "failed",
    [GATE_UNDETERMINED] = "undetermined",
};
