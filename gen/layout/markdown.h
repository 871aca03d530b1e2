/* The author's own words: a subset of Markdown as nodes of the report. Headings, lists,
 * emphasis, code, links, quotes and tables of text are taken; HTML and images are not.
 *
 * Owner:  the arena of the composer.                                                    */
#ifndef RUNG_LAYOUT_MARKDOWN_H
#define RUNG_LAYOUT_MARKDOWN_H

#include "layout/compose.h"

/* What is wrong with the text, in a sentence; NULL: nothing. */
const char *markdown_complaint(Arena *arena, const char *text);

/* Appends the text to `into`. Names such as {entity} are filled in; what they stand for is
 * never read as Markdown. */
void markdown_add(Composer *composer, Node *into, const char *text);

#endif
