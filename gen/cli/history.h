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
    const Baseline **results;
    size_t n;
} Histories;

/* Files as they are, of directories all whose names end in "result.json". */
const Histories *history_read(Arena *arena, const Options *options, const Model *model,
                              Diag *diag);

/* What they say of an entity before the day of the card: by day, one result a day. NULL
 * when nothing. */
const History *history_of(Arena *arena, const Histories *histories, const Scorecard *card,
                          Diag *diag);

#endif
