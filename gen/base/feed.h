/* A file that is read through a window: the bytes at hand grow as more of them are asked
 * for, those that are done with are dropped, and all are hashed as they come.
 *
 *     bytes[0 .. length) at hand, NUL behind them; the first stands at `base` in the file
 *
 * Owner:  feed_open() to feed_close(); the bytes may move with feed_more().
 * Errors: DIAG_WORLD with the file's name and the system's reason.                     */
#ifndef RUNG_BASE_FEED_H
#define RUNG_BASE_FEED_H

#include "base/diag.h"

typedef struct {
    const char *path; /* as given; "-" is standard input */
    char *bytes;      /* may be changed in place: they are hashed already */
    size_t length;
    size_t base;
    bool ended; /* no more bytes will come */
} Feed;

/* NULL when it cannot be opened. A pipe is read only where it is standard input or one
 * that a shell made: a named one may have no writer. */
Feed *feed_open(Arena *arena, const char *path, Diag *diag);

/* Reads more. Returns false when nothing more came: the end, or an error, which is said. */
bool feed_more(Feed *feed, Diag *diag);

/* Forgets the first n bytes at hand. */
void feed_drop(Feed *feed, size_t n);

/* Replaces what is at hand: a file that was transcribed as a whole. */
void feed_replace(Feed *feed, char *bytes, size_t length);

/* Reads what is left, for the hash alone, and closes. `sha256` may be NULL: then nothing
 * more is read. Returns false when reading failed. */
bool feed_close(Feed *feed, char sha256[65], size_t *size, Diag *diag);

#endif
