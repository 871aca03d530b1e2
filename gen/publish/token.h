/* The secret by which a wiki knows us: from the environment or from a file that nobody else
 * can read. From then on it is in this process alone, and in no core file.
 *
 * Owner:  the arena given.
 * Errors: DIAG_USAGE where there is none; DIAG_WORLD for a file that cannot be read or that
 *         others can.                                                                  */
#ifndef RUNG_PUBLISH_TOKEN_H
#define RUNG_PUBLISH_TOKEN_H

#include "base/diag.h"

/* Before anything else: no core file, no reading by other processes. */
void token_guard(void);

/* NULL when an error was recorded. `file` may be NULL. */
const char *token_read(Arena *arena, const char *file, Diag *diag);

#endif
