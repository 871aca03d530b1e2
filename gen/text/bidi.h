/* The order in which the parts of a line stand, by the Unicode Bidirectional Algorithm
 * (FriBidi). Most lines hold nothing that runs right to left; bidi_is_plain() finds that
 * out without decoding. */
#ifndef RUNG_TEXT_BIDI_H
#define RUNG_TEXT_BIDI_H

#include <stdbool.h>

#include "base/arena.h"

/* A stretch of bytes in one direction. */
typedef struct {
    size_t start, length;
    bool right_to_left;
} BidiRun;

bool bidi_is_plain(const char *text, size_t length);

/* The direction of the first letter that has one, isolates passed over. */
typedef enum { DIRECTION_NONE, DIRECTION_RIGHTWARDS, DIRECTION_LEFTWARDS } Direction;
Direction bidi_direction(const char *text, size_t length);

/* Runs in visual order, in the arena, of a line that as a whole runs to the right or
 * `leftwards`. */
BidiRun *bidi_runs(Arena *arena, const char *text, size_t length, bool leftwards,
                   size_t *n_runs);

#endif
