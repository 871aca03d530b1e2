/* The head of every HTML page: title, policy, style. The policy lets the one style apply
 * and the one script run, by their hashes; nothing is loaded, nothing is sent. */
#ifndef RUNG_EMIT_HEAD_H
#define RUNG_EMIT_HEAD_H

#include "emit/xml.h"

typedef struct {
    const char *title;
    const char *description; /* NULL: none */
    const char *style;
    const char *script; /* stands in the body, byte for byte; NULL: the page has none */
} PageHead;

void html_head(Arena *arena, Element *root, const PageHead *page);

#endif
