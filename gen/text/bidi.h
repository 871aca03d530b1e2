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

/* Runs in visual order, in the arena. The line's own direction is that of its first
 * letter. */
BidiRun *bidi_runs(Arena *arena, const char *text, size_t length, size_t *n_runs);

#endif
