/* Earlier results, for the way to today's: result.json files that --history names, and the
 * baseline.
 *
 * Owner:  the arena given.
 * Errors: a file that is no result is refused; NULL then.                               */
#ifndef RUNG_CLI_HISTORY_H
#define RUNG_CLI_HISTORY_H

#include "changes.h"
#include "cli/cli.h"

typedef struct {
    const StoredResults **results;
    size_t n;
} Histories;

/* Files as they are, of directories all whose names end in "result.json". */
const Histories *history_read(Arena *arena, const Options *options, const Model *model,
                              Diag *diag);

/* The card with what they, and its own baseline, say of its entity before its day. */
const Scorecard *with_history(Arena *arena, const Scorecard *card,
                              const Histories *histories, Diag *diag);

#endif
