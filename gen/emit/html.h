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

#include "base/strings.h"
#include "document.h"
#include "emit/xml.h"
#include "text/voice.h"

/* Where pages begin, as positions: see html_split.c. */
typedef struct {
    size_t *starts; /* the first is 0 */
    size_t n_pages;
    size_t end;
    size_t n_rows; /* of all tables */
    Map *anchors;  /* to their positions, size_t */
} Split;

typedef struct {
    Arena *arena;
    const Document *document;
    const char *script; /* NULL: the page has none */
    const char *name;   /* of the pages: NAME.html, NAME-2.html … */
    size_t most_rows;   /* on one page */
    const Split *split;
    Voice voice;
    const Node *first; /* whose heading is the page's h1; NULL: the page brings its own */
    size_t page;       /* that is being written: 0 is the first */
    size_t from, to;   /* what stands on it */
    size_t position;   /* in the Document, behind the node that is being written */
    size_t n_figures;  /* so far: their ids */
} Html;

/* --- html.c: the tree ------------------------------------------------------------- */

/* An element on its own line, with a class (NULL: none). */
Element *html_block(Element *parent, const char *name, const char *classes);

/* What the page itself has to say; `otherwise` when the Document brings no words. */
const char *html_word(const Html *html, const char *key, const char *otherwise);

void html_children(Html *html, Element *parent, const Node *node);

/* --- html_prose.c: running text --------------------------------------------------- */

/* Text with what a voice must know of it: languages, and abbreviations where a section
 * first uses them. The tree holds the Voice. */
void html_say(Element *parent, const char *text);

void html_prose(Element *parent, Prose prose);

/* An element with text alone; nothing when there is no text. */
void html_text(Element *parent, const char *name, const char *classes, const char *text);

/* The state's word on its colour. */
void html_badge(Element *parent, State state, const char *word);

/* --- html_table.c ----------------------------------------------------------------- */

typedef struct {
    size_t first, end;
} Rows;

/* `label` names the table to a screen reader when it has no caption. */
Element *html_table(const Html *html, Element *parent, const Table *table, Rows rows,
                    const char *label);

/* --- html_blocks.c: figures, tiles, cards, entries, contents ------------------------ */

Element *html_figure(Html *html, Element *parent, const Node *node);
Element *html_logo(Html *html, Element *parent, const Node *node);
Element *html_cover(Html *html, Element *parent, const Node *node);
Element *html_image(Html *html, Element *parent, const Node *node);
Element *html_tiles(Html *html, Element *parent, const Node *node);
Element *html_cards(Element *parent, const Node *node);
Element *html_entry(Html *html, Element *parent, const Node *node);
Element *html_contents(const Html *html, Element *parent, const Node *node);

/* The contents of a page whose Document has none; NULL when it is too short for that. */
Element *html_rail(const Html *html, Element *parent);

/* --- html_split.c: long Documents ------------------------------------------------------
 */

Split html_split(Arena *arena, const Document *document, size_t most_rows);
size_t html_extent(const Node *node); /* how many positions it takes */
size_t html_page_of(const Split *split, size_t position);
Rows html_rows_here(const Html *html, const Table *table);

/* Whether the node that is being written began on an earlier page. */
static inline bool html_continues(const Html *html)
{
    return html->position - 1 < html->from;
}

/* --- html_pages.c: what pages of one report say of each other ---------------------------
 */

/* Where "#id" leads from the page that is being written: Leads of xml.h. */
const char *html_lead(void *html, const char *anchor);

const char *html_file(const Html *html, size_t page);
const char *html_title(const Html *html);
void html_page_begin(const Html *html, Element *main);
void html_page_end(const Html *html, Element *main);

/* --- html_about.c: what others than the reader's eyes read --------------------------- */

/* What stands below the title in link previews and in results of a search: the report's
 * subject, without the title again. */
const char *html_description(const Html *html);

/* Link previews (Open Graph) and the verdict as JSON-LD. */
void html_about(const Html *html, Element *head);

#endif
