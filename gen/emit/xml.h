/* A tree of markup being built, then written as HTML5 or XML. The only place that makes
 * nodes: text goes in as text nodes and attributes as attribute values, so nothing that a
 * scanner wrote can become markup. Emitters build; nobody reads the tree back.
 *
 * Owner:  xml_write() frees the tree; its bytes live in the arena given to xml_new().
 * Text:   UTF-8. Control characters and broken bytes become U+FFFD.
 * Errors: sticky. When libxml2 runs out of memory every later call does nothing, and
 *         xml_write() records DIAG_WORLD and gives an empty buffer.                    */
#ifndef RUNG_EMIT_XML_H
#define RUNG_EMIT_XML_H

#include "base/buffer.h"
#include "base/diag.h"

typedef struct _xmlNode Element; /* libxml2's, seen from outside */

/* Begins a document and returns its root element. */
Element *xml_new(Arena *arena, const char *root);

/* The same for XML: what is below the root is written, with names as they are given
 * ("ac:image"), empty elements closed, no named entities. */
Element *xml_new_strict(Arena *arena);

/* Appends an element; attributes and content follow. */
Element *xml_element(Element *parent, const char *name);

/* The same on a line of its own, so that the page can be read as source and compared. */
Element *xml_line(Element *parent, const char *name);

/* Appends text. NULL and "" add nothing. */
void xml_text(Element *element, const char *text);

/* Appends a CDATA section; "]]>" in it is written so that it does not end it. */
void xml_cdata(Element *element, const char *text);

/* Content of a style element: written as it stands. It must not hold "</". */
void xml_verbatim(Element *element, const char *text);

/* The element around it; NULL for the root. */
Element *xml_parent(Element *element);

void xml_attribute(Element *element, const char *name, const char *value);
void xml_number(Element *element, const char *name, double value);
void xml_flag(Element *element, const char *name); /* an attribute without a value */

/* href, where `target` is an anchor of the page ("#id"), http, https or mailto. Anything
 * else came from an input and could be a script: the element then leads nowhere, and the
 * answer is false. */
bool xml_link(Element *element, const char *target);

/* Where "#id" leads: an address to use instead. Asked at every such xml_link(). */
typedef struct {
    const char *(*lead)(void *context, const char *anchor);
    void *context;
} Leads;
void xml_leads(Element *root, const Leads *leads); /* must live as long as the tree */

/* Something of the caller's, for whoever builds below `root`; NULL where nothing was set.
 */
void xml_hold(Element *root, void *context);
void *xml_held(const Element *element);

/* Where to write a text that stands here: a span that names its language where that is
 * another than the page's, else the element itself. */
Element *xml_voice(Element *element, const char *text);

/* Appends text as xml_text() does, in a span that names its language where that is another
 * than the page's. */
void xml_words(Element *element, const char *text);

/* The first text inside `text` that is in another language than the page's, and its length;
 * NULL when there is none. */
const char *xml_foreign_in(const Element *element, const char *text, size_t *length);

/* The language of a text; NULL: the page's. Asked for every such text. `in` finds texts
 * inside a text; NULL: they are not looked for. */
typedef struct {
    const char *(*of)(const void *context, const char *text);
    const char *(*in)(const void *context, const char *text, size_t *length);
    const void *context;
} Languages;
void xml_languages(Element *root, const Languages *languages); /* as xml_leads() */

/* Puts the bytes of the element's content in place of its nodes. A node takes some 164
 * bytes, a table of 100,000 rows would take 440 MB: long tables are folded in parts. The
 * element must be complete: nothing may be added to it afterwards. */
void xml_fold(Element *element);

/* Writes the whole document with its doctype, and frees it. */
Buffer xml_write(Element *root, Diag *diag);

/* Writes what stands in the root, without it and without a doctype, and frees all. */
Buffer xml_write_inside(Element *root, Diag *diag);

#endif
