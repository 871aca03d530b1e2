/* Is a font file whole? HarfBuzz takes what it finds and shows boxes for the rest; a report
 * made with half a font would look finished and be wrong.
 *
 * Errors: none; the answer is the caller's to tell.                                     */
#ifndef RUNG_TEXT_WHOLE_H
#define RUNG_TEXT_WHOLE_H

#include <stdbool.h>
#include <stddef.h>

/* True when every table that the directory names lies within the bytes, and none is missing
 * that drawing and embedding need. */
bool font_is_whole(const char *bytes, size_t length);

#endif
