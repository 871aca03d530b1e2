/* A page read back by libxml2's HTML parser, for asking what it says. */
#ifndef RUNG_TESTS_HTML_PAGE_H
#define RUNG_TESTS_HTML_PAGE_H

#include <libxml/tree.h>

#include "base/buffer.h"

xmlDocPtr page_parse(Buffer page);

/* The next element in document order with this name (NULL: any); `at` NULL: the first. */
xmlNodePtr page_next(xmlDocPtr page, xmlNodePtr at, const char *name);

/* An attribute's value in the arena; NULL when there is none. */
const char *page_attribute(Arena *arena, xmlNodePtr element, const char *name);

/* All text below an element. */
const char *page_text(Arena *arena, xmlNodePtr element);

/* The text of the body outside elements with data-words="no", a space around every element
 * that is not part of running text. */
const char *page_words(Arena *arena, xmlDocPtr page);

/* Words with one space between them. */
const char *page_normal(Arena *arena, const char *text);

#endif
