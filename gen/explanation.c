/* The names that explanations bear in JSON. */
#include "explanation.h"

const char *const goal_names[N_GOALS] = { [GOAL_MET] = "met",
                                          [GOAL_OFF_NOT_MET] = "no_longer_not_met",
                                          [GOAL_LOST] = "lost",
                                          [GOAL_OPEN] = "open" };
const char *const subject_names[N_SUBJECTS] = {
    [SUBJECT_PRACTICE] = "practice", [SUBJECT_STAGE] = "stage", [SUBJECT_GATE] = "gate"
};
const char *const population_names[N_POPULATIONS] = { "running", "declared" };
