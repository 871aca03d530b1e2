/* Names of what changes.h lists, as they stand in result.json. */
#include "changes.h"

const char *const change_names[N_CHANGE_CLASSES] = {
    [CHANGE_EVIDENCE_LOST] = "evidence_lost",
    [CHANGE_REGRESSED] = "regressed",
    [CHANGE_NEW] = "new",
    [CHANGE_FIXED] = "fixed",
    [CHANGE_WAIVED] = "waived",
    [CHANGE_EVIDENCE_GAINED] = "evidence_gained",
    [CHANGE_UNCHANGED] = "unchanged",
};

const char *const ruler_names[N_RULERS] = {
    [RULER_SAME] = "same",
    [RULER_RESCORED] = "rescored",
    [RULER_DIFFERENT] = "different",
};
