/* Where lines may end: the opportunities of UAX #14 (libunibreak), and in code also behind
 * the signs that ids are made of. Private to text/.                                     */
#ifndef RUNG_TEXT_BREAKS_H
#define RUNG_TEXT_BREAKS_H

#include <stdbool.h>

#include "base/arena.h"

typedef enum { BREAK_NEVER, BREAK_MAY, BREAK_MUST } Break;

/* One per byte of text: may a line end behind it? The last one is BREAK_MUST. */
unsigned char *breaks_find(Arena *arena, const char *text, size_t length);

/* Adds those of code from `start` to `end`. */
void breaks_in_code(unsigned char *breaks, const char *text, size_t start, size_t end);

#endif
