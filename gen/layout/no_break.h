/* Spaces at which no line breaks: they hold numbers and their units together, and badges,
 * whose sides they keep free. They are measured with the line but never drawn. */
#ifndef RUNG_LAYOUT_NO_BREAK_H
#define RUNG_LAYOUT_NO_BREAK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

#define NO_BREAK_SPACE "\xC2\xA0"

/* A badge's word with its sides, and the word again; *lead is the number of spaces before
 * it. */
const char *badge_span(Arena *arena, const char *word);
const char *badge_word(Arena *arena, const char *text, size_t *lead);

/* The text with the spaces of numbers unbreakable; `text` itself where there are none. */
const char *bind_numbers(Arena *arena, const char *text, bool heading);

/* The text between `text` and `end` with plain spaces again. */
const char *plain_spaces(Arena *arena, const char *text, const char *end);

#endif
