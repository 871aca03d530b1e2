/* An earlier result.json, read as what to compare with: the headline that it printed, and
 * the observations, answers and waivers that it rests on, so that today's model can score
 * them again. Never an input: a result proves nothing by itself.
 *
 * Owner:  the arena given.
 * Errors: the content of the file is refused, with its place; NULL then. What it says of
 *         practices and questions that the model no longer has is left out.             */
#ifndef RUNG_INGEST_BASELINE_H
#define RUNG_INGEST_BASELINE_H

#include "changes.h"

const StoredResults *baseline_read(Arena *arena, const Model *model, const char *path,
                                   Diag *diag);

#endif
