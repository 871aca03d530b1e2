/* Signals of what functions are used for, read from scans while they pass by: an event
 * rule says background work, an API says internal APIs. data/platform/usage.json lists
 * them.                                                                                */
#ifndef RUNG_INGEST_USAGE_H
#define RUNG_INGEST_USAGE_H

#include "ingest/intake.h"

typedef struct Usage Usage;

/* NULL when the list is bad. */
const Usage *usage_load(Arena *arena, const Bundle *bundle, Diag *diag);
void usage_see(Intake *intake, const Record *record);

#endif
