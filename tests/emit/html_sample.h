/* A Document made by hand that has every kind of node, inline and mark: what the tests of
 * the page look at. */
#ifndef RUNG_TESTS_HTML_SAMPLE_H
#define RUNG_TESTS_HTML_SAMPLE_H

#include "document.h"

/* Nothing but the theme "slate". */
Document *html_blank(Arena *arena);

/* A report as one would send it. */
Document *html_sample(Arena *arena);

/* Every kind of node with `text` in every field that holds text, and `target` in every
 * one that leads somewhere. */
Document *html_filled(Arena *arena, const char *text, const char *target);

/* A table of `n` rows of six cells. */
Document *html_long(Arena *arena, size_t n);

/* The words that a page must say, in the Document's order, with one space between them. */
const char *html_expected(Arena *arena, const Document *document);

#endif
