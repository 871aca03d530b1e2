/* The head of every HTML page: title, policy, style. The policy lets the one style apply
 * and the one script run, by their hashes; nothing is loaded, nothing is sent. */
#ifndef RUNG_EMIT_HEAD_H
#define RUNG_EMIT_HEAD_H

#include "emit/xml.h"

typedef struct {
    const char *title;
    const char *description; /* NULL: none */
    const char *style;
    const char *colour_scheme; /* "light dark" */
    const char
        *script; /* stands elsewhere in the page, byte for byte; NULL: the page has none */
} PageHead;

/* Returns the head, where more may follow. */
Element *html_head(Arena *arena, Element *root, const PageHead *page);

#endif
