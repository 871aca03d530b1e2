/* Building and writing markup through libxml2; see the header. Its traps are avoided here
 * once for all emitters: xmlNewChild() and xmlNodeSetContent() parse entities in the text
 * they are given, so every text becomes a text node; most of the ways to save a page add a
 * second charset or entities of their own, so it is written by
 * htmlDocContentDumpFormatOutput() with neither encoding nor formatting. */
#include "emit/xml.h"

#include "base/libxml.h"
#include "base/text8.h"

/* What hangs on the document, so that an Element is all that callers carry. */
typedef struct {
    Arena *arena;
    const Leads *leads;
    void *held;
    const Languages *languages;
} Tree;

static Arena *arena_of(const Element *element)
{
    const Tree *tree = element->doc->_private;
    return tree->arena;
}

static const xmlChar *clean(const Element *element, const char *text)
{
    bool changed;
    return BAD_CAST text8_clean(arena_of(element), text, &changed);
}

/* Not everything in libxml2 that allocates says so in what it returns: a text node may
 * come without its text. But all of it records an error; xml_new() forgets older ones. */
static bool failed(void)
{
    return libxml()->xmlGetLastError() != NULL;
}

Element *xml_new(Arena *arena, const char *root)
{
    libxml()->xmlResetLastError();
    htmlDocPtr doc = libxml()->htmlNewDocNoDtD(NULL, NULL);
    if (!doc)
        return NULL;
    Tree *tree = doc->_private = ARENA_NEW(arena, Tree);
    tree->arena = arena;
    libxml()->xmlCreateIntSubset(doc, BAD_CAST root, NULL, NULL);
    xmlNodePtr node = libxml()->xmlNewDocNode(doc, NULL, BAD_CAST root, NULL);
    if (node)
        libxml()->xmlDocSetRootElement(doc, node);
    else
        libxml()->xmlFreeDoc(doc);
    return node;
}

/* The type of the document says how it is written: see dump(). */
Element *xml_new_strict(Arena *arena)
{
    libxml()->xmlResetLastError();
    xmlDocPtr doc = libxml()->xmlNewDoc(BAD_CAST "1.0");
    if (!doc)
        return NULL;
    Tree *tree = doc->_private = ARENA_NEW(arena, Tree);
    tree->arena = arena;
    doc->encoding = libxml()->xmlStrdup(BAD_CAST "UTF-8"); /* or attributes become ASCII */
    xmlNodePtr node = libxml()->xmlNewDocNode(doc, NULL, BAD_CAST "root", NULL);
    if (node)
        libxml()->xmlDocSetRootElement(doc, node);
    else
        libxml()->xmlFreeDoc(doc);
    return node;
}

Element *xml_element(Element *parent, const char *name)
{
    if (!parent)
        return NULL;
    /* Not xmlNewChild(): it would inherit the parent's namespace. */
    xmlNodePtr node = libxml()->xmlNewDocNode(parent->doc, NULL, BAD_CAST name, NULL);
    return node ? libxml()->xmlAddChild(parent, node) : NULL;
}

Element *xml_line(Element *parent, const char *name)
{
    xml_text(parent, "\n");
    return xml_element(parent, name);
}

void xml_text(Element *element, const char *text)
{
    if (!element || !text || !*text)
        return;
    xmlNodePtr node = libxml()->xmlNewDocText(element->doc, clean(element, text));
    if (node)
        libxml()->xmlAddChild(element, node);
}

void xml_cdata(Element *element, const char *text)
{
    if (!element || !text || !*text)
        return;
    const xmlChar *bytes = clean(element, text);
    xmlNodePtr node =
        libxml()->xmlNewCDataBlock(element->doc, bytes, libxml()->xmlStrlen(bytes));
    if (node)
        libxml()->xmlAddChild(element, node);
}

/* xmlStringTextNoenc is libxml2's own name for text that is written without escaping. */
void xml_verbatim(Element *element, const char *text)
{
    if (!element)
        return;
    xmlNodePtr node = libxml()->xmlNewDocText(element->doc, BAD_CAST text);
    if (!node)
        return;
    node->name = *libxml()->xmlStringTextNoenc;
    libxml()->xmlAddChild(element, node);
}

Element *xml_parent(Element *element)
{
    bool root = !element || element->parent == (xmlNodePtr)element->doc;
    return root ? NULL : element->parent;
}

void xml_attribute(Element *element, const char *name, const char *value)
{
    if (element && value)
        libxml()->xmlNewProp(element, BAD_CAST name, clean(element, value));
}

void xml_number(Element *element, const char *name, double value)
{
    if (!element)
        return;
    Buffer digits = buffer_new(arena_of(element));
    buffer_number(&digits, value);
    xml_attribute(element, name, digits.data);
}

void xml_flag(Element *element, const char *name)
{
    if (element)
        libxml()->xmlNewProp(element, BAD_CAST name, NULL);
}

void xml_languages(Element *root, const Languages *languages)
{
    if (root)
        ((Tree *)root->doc->_private)->languages = languages;
}

Element *xml_voice(Element *element, const char *text)
{
    const Tree *tree = element ? element->doc->_private : NULL;
    const Languages *languages = tree ? tree->languages : NULL;
    const char *language = languages ? languages->of(languages->context, text) : NULL;
    if (!language)
        return element;
    Element *span = xml_element(element, "span");
    xml_attribute(span, "lang", language);
    return span;
}

const char *xml_foreign_in(const Element *element, const char *text, size_t *length)
{
    const Tree *tree = element ? element->doc->_private : NULL;
    const Languages *languages = tree ? tree->languages : NULL;
    return languages && languages->in ? languages->in(languages->context, text, length)
                                      : NULL;
}

void xml_words(Element *element, const char *text)
{
    xml_text(xml_voice(element, text), text);
}

void xml_leads(Element *root, const Leads *leads)
{
    if (root)
        ((Tree *)root->doc->_private)->leads = leads;
}

void xml_hold(Element *root, void *context)
{
    if (root)
        ((Tree *)root->doc->_private)->held = context;
}

void *xml_held(const Element *element)
{
    return element ? ((const Tree *)element->doc->_private)->held : NULL;
}

bool xml_link(Element *element, const char *target)
{
    static const char *const safe[] = { "#", "https://", "http://", "mailto:" };
    for (size_t i = 0; target && i < sizeof safe / sizeof *safe; i++) {
        if (!text8_starts(target, safe[i]))
            continue;
        const Tree *tree = element ? element->doc->_private : NULL;
        if (tree && tree->leads && *target == '#')
            target = tree->leads->lead(tree->leads->context, target);
        xml_attribute(element, "href", target);
        return true;
    }
    return false;
}

static void dump(xmlOutputBufferPtr out, xmlNodePtr node)
{
    if (node->doc->type == XML_HTML_DOCUMENT_NODE)
        libxml()->htmlNodeDumpFormatOutput(out, node->doc, node, NULL, 0);
    else
        libxml()->xmlNodeDumpOutput(out, node->doc, node, 0, 0, "UTF-8");
}

void xml_fold(Element *element)
{
    if (!element || !element->children)
        return;
    xmlOutputBufferPtr out = libxml()->xmlAllocOutputBuffer(NULL);
    if (!out)
        return;
    for (xmlNodePtr child = element->children; child; child = child->next)
        dump(out, child);
    libxml()->xmlFreeNodeList(element->children);
    element->children = element->last = NULL;
    const xmlChar *bytes = libxml()->xmlOutputBufferGetContent(out);
    if (bytes)
        xml_verbatim(element, (const char *)bytes);
    libxml()->xmlOutputBufferClose(out);
}

static int take(void *context, const char *bytes, int length)
{
    buffer_bytes(context, bytes, (size_t)length);
    return length;
}

static int finish(void *context)
{
    (void)context;
    return 0;
}

static void write_page(xmlOutputBufferPtr out, Element *root)
{
    libxml()->htmlDocContentDumpFormatOutput(out, root->doc, NULL, 0);
}

static void write_inside(xmlOutputBufferPtr out, Element *root)
{
    for (xmlNodePtr child = root->children; child; child = child->next)
        dump(out, child);
}

static Buffer write(Element *root, Diag *diag,
                    void (*how)(xmlOutputBufferPtr out, Element *root))
{
    Buffer none = { .data = "" };
    if (!root) {
        diag_world(diag, NULL, "libxml2 could not make a document: out of memory");
        return none;
    }
    xmlDocPtr doc = root->doc;
    Buffer bytes = buffer_new(arena_of(root));
    xmlOutputBufferPtr out = libxml()->xmlOutputBufferCreateIO(take, finish, &bytes, NULL);
    if (out) {
        how(out, root);
        libxml()->xmlOutputBufferClose(out);
    }
    libxml()->xmlFreeDoc(doc);
    if (!failed())
        return bytes;
    diag_world(diag, NULL, "libxml2 could not finish the document: out of memory");
    return none;
}

Buffer xml_write(Element *root, Diag *diag)
{
    return write(root, diag, write_page);
}

Buffer xml_write_inside(Element *root, Diag *diag)
{
    return write(root, diag, write_inside);
}
