/* Where lines may end: the opportunities of UAX #14 (libunibreak), and in code also behind
 * the signs that ids are made of. Private to text/.                                     */
#ifndef RUNG_TEXT_BREAKS_H
#define RUNG_TEXT_BREAKS_H

#include <stdbool.h>

#include "text/cache.h"

typedef enum { BREAK_NEVER, BREAK_MAY, BREAK_MUST } Break;

/* One per byte of text, in `arena`: may a line end behind it? The last is BREAK_MUST.
 * What was found out about words and their neighbours is kept in `known`. */
unsigned char *breaks_find(Cache *known, Arena *arena, const char *text, size_t length);

/* The same without remembering: the reference for the one above. */
unsigned char *breaks_in_whole(Arena *arena, const char *text, size_t length);

/* Adds those of code from `start` to `end`. */
void breaks_in_code(unsigned char *breaks, const char *text, size_t start, size_t end);

#endif
