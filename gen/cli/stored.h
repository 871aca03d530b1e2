/* A run whose only input is a result that rung wrote, alone or in a PDF: the verdict is
 * computed again from the evidence that it kept, and must come out as it stands there.
 *
 * Owner:  the arena given.
 * Errors: options that would change the verdict are of no use here: DIAG_USAGE. What does
 *         not agree is refused as content; NULL then.                                   */
#ifndef RUNG_CLI_STORED_H
#define RUNG_CLI_STORED_H

#include "cli/cli.h"
#include "scorecard.h"

bool stored_is_given(const Options *options);

/* Every scorecard with its changes and its gates, which also become those of the options.
 */
const Portfolio *stored_run(Arena *arena, Options *options, Diag *diag);

#endif
