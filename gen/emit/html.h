/* Inside the HTML emitter: how its files share the walk over a Document. Outside it only
 * emit_html() (emit.h) is seen.
 *
 * Words:  the text of the body, element after element, is the Document's words in the
 *         Document's order, which are also those of the PDF. Whatever a page says besides
 *         stands in elements marked data-words="no": the skip link, the drawings
 *         (their texts and alt text), the tables with their data, what the script uses.
 * Ids:    those of the Document, and ids with an underscore, which anchors never have.  */
#ifndef RUNG_EMIT_HTML_H
#define RUNG_EMIT_HTML_H

#include "document.h"
#include "emit/xml.h"

typedef struct {
    Arena *arena;
    const Document *document;
    const char *script; /* NULL: the page has none */
    size_t n_figures;   /* so far: their ids */
} Html;

/* --- html.c: the tree ------------------------------------------------------------- */

/* An element on its own line, with a class (NULL: none). */
Element *html_block(Element *parent, const char *name, const char *classes);

/* What the page itself has to say; `otherwise` when the Document brings no words. */
const char *html_word(const Html *html, const char *key, const char *otherwise);

void html_children(Html *html, Element *parent, const Node *node);

/* --- html_prose.c: running text --------------------------------------------------- */

void html_prose(Element *parent, Prose prose);

/* An element with text alone; nothing when there is no text. */
void html_text(Element *parent, const char *name, const char *classes, const char *text);

/* The state's word on its colour. */
void html_badge(Element *parent, State state, const char *word);

/* --- html_table.c ----------------------------------------------------------------- */

/* `label` names the table to a screen reader when it has no caption. */
Element *html_table(const Html *html, Element *parent, const Table *table,
                    const char *label);

/* --- html_blocks.c: figures, tiles, cards, entries, contents ------------------------ */

Element *html_figure(Html *html, Element *parent, const Node *node);
Element *html_tiles(Element *parent, const Node *node);
Element *html_cards(Element *parent, const Node *node);
Element *html_entry(Html *html, Element *parent, const Node *node);
Element *html_contents(const Html *html, Element *parent, const Node *node);

/* The contents of a page whose Document has none; NULL when it is too short for that. */
Element *html_rail(const Html *html, Element *parent);

/* --- html_about.c: what others than the reader's eyes read --------------------------- */

/* Link previews (Open Graph) and the verdict as JSON-LD. */
void html_about(const Html *html, Element *head);

#endif
