/* What a reader takes for one letter: a base with its marks, a flag, a joined emoji, a
 * Hangul syllable. Text that must be cut anywhere is cut between these. */
#ifndef RUNG_TEXT_GRAPHEME_H
#define RUNG_TEXT_GRAPHEME_H

#include <hb.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

hb_unicode_general_category_t grapheme_category(uint32_t c);

/* A mark, joiner or selector that belongs to the character before it. */
bool grapheme_leans_back(uint32_t c);

/* Length in bytes of the first grapheme of `length` bytes of text. */
size_t grapheme_length(const char *text, size_t length);

#endif
