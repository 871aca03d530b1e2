/* What all inputs of a run share, though they are read at the same time: the tool files and
 * the signals of use. Both are loaded when the first input needs them, a tool's checks when
 * the first input of that tool is met; afterwards they are only read.
 *
 * Owner:  an arena of its own, that the run's arena adopts at the end.
 * Errors: DIAG_CONTENT: our own data is bad.                                            */
#ifndef RUNG_INGEST_SHARED_H
#define RUNG_INGEST_SHARED_H

#include "ingest/function/platform.h"
#include "ingest/function/usage.h"
#include "ingest/tool/tool.h"

typedef struct Shared Shared;

Shared *shared_new(const Model *model, const Bundle *bundle);

/* Hands what was loaded over to the run. */
void shared_end(Shared *shared, Arena *arena, Diag *diag);

/* NULL when a tool file or the signals of use are bad: then no input can be read, and
 * shared_end() says why, once. */
Tools *shared_tools(Shared *shared);
Tools *shared_loaded(const Shared *shared); /* the same, without loading them */

bool shared_checks(Shared *shared, Tool *tool, Diag *diag);

/* NULL until shared_tools() was asked. */
const Usage *shared_usage(const Shared *shared);

/* Loaded when the first function is read; NULL when it is bad. */
const Platform *shared_platform(Shared *shared);
const Platform *shared_platform_loaded(const Shared *shared); /* without loading it */

#endif
