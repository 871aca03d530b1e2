/* What the profiles that build a tree of elements have in common: fragment and Confluence.
 * Each brings how an anchor and a piece of running text become elements.
 *
 * Owner: as wiki.h says.                                                               */
#ifndef RUNG_EMIT_WIKI_TREE_H
#define RUNG_EMIT_WIKI_TREE_H

#include "emit/wiki.h"
#include "emit/xml.h"

typedef struct {
    Wiki wiki;
    Element *at; /* where the next block goes */
    void (*mark)(const Wiki *wiki, Element *element, const char *anchor);
    void (*put)(const Wiki *wiki, Element *parent, const Inline *part);
} WikiTree;

WikiTree *tree_of(Wiki *wiki);

/* An element on a line of its own, with its anchor unless that is NULL. */
Element *tree_begin(Wiki *wiki, const char *name, const char *anchor);
void tree_put(Wiki *wiki, Element *parent, Prose prose);
void tree_leave(Wiki *wiki);

/* For WikiForm. */
void tree_heading(Wiki *wiki, int level, const char *anchor, const char *text);
void tree_item_begin(Wiki *wiki, const char *anchor, Prose text);

/* The report's only page: what is inside of `root`. */
WikiReport tree_report(Wiki *wiki, Element *root, const char *file, Diag *diag);

#endif
