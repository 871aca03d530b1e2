/* What the pages of one report say of each other: which of them this is, where the others
 * are, and on which of them a place stands. All of it is outside the Document's words. */
#include <string.h>

#include "emit/html.h"

const char *html_file(const Html *html, size_t page)
{
    if (!page)
        return arena_printf(html->arena, "%s.html", html->name);
    return arena_printf(html->arena, "%s-%zu.html", html->name, page + 1);
}

/* A file's name as part of an address (RFC 3986: what is not unreserved is escaped). */
static const char *address_of(const Html *html, size_t page, const char *anchor)
{
    Buffer out = buffer_new(html->arena);
    for (const char *at = html_file(html, page); *at; at++) {
        bool letter = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z');
        if (letter || (*at >= '0' && *at <= '9') || strchr("-._~", *at))
            buffer_char(&out, *at);
        else
            buffer_format(&out, "%%%02X", (unsigned char)*at);
    }
    buffer_text(&out, anchor);
    return out.data;
}

const char *html_lead(void *context, const char *anchor)
{
    const Html *html = context;
    const size_t *position = map_get(html->split->anchors, anchor + 1);
    if (!position)
        return anchor;
    size_t page = html_page_of(html->split, *position);
    return page == html->page ? anchor : address_of(html, page, anchor);
}

static const char *page_name(const Html *html, size_t page)
{
    return words_say(html->document->words, html->arena, "page.name",
                     SAY({ "page", .number = (int64_t)page + 1 },
                         { "pages", .number = (int64_t)html->split->n_pages }));
}

static bool is_one_of_many(const Html *html)
{
    return html->split->n_pages > 1 && html->document->words;
}

const char *html_title(const Html *html)
{
    const char *title = html->document->title;
    if (!html->page || !is_one_of_many(html))
        return title;
    return arena_printf(html->arena, "%s (%s)", title, page_name(html, html->page));
}

static Element *unsaid(Element *parent, const char *name, const char *classes)
{
    Element *element = html_block(parent, name, classes);
    xml_attribute(element, "data-words", "no");
    return element;
}

void html_page_begin(const Html *html, Element *main)
{
    if (!html->first) {
        Element *header = unsaid(main, "header", "verdict");
        if (is_one_of_many(html))
            html_text(header, "p", "eyebrow", page_name(html, html->page));
        html_text(header, "h1", NULL, html->document->title);
    }
    if (html->page || !is_one_of_many(html))
        return;
    const WordArgs counts = SAY({ "pages", .number = (int64_t)html->split->n_pages },
                                { "rows", .number = (int64_t)html->split->n_rows },
                                { "most", .number = (int64_t)html->most_rows });
    Element *note = unsaid(main, "div", "callout");
    xml_attribute(note, "role", "note");
    html_text(note, "p", NULL,
              words_say(html->document->words, html->arena, "page.split", counts));
}

static Element *link_page(const Html *html, Element *list, size_t page, const char *text)
{
    Element *link = xml_element(html_block(list, "li", NULL), "a");
    if (page == html->page)
        xml_attribute(link, "aria-current", "page");
    xml_attribute(link, "href", address_of(html, page, ""));
    xml_text(link, text);
    return link;
}

/* The places of each page: who follows a link to one that stands on another page now, or
 * that was made when the report was one page, is sent there by the script. */
static Buffer *places_of_pages(const Html *html)
{
    Buffer *places = ARENA_ARRAY(html->arena, Buffer, html->split->n_pages);
    for (size_t page = 0; page < html->split->n_pages; page++)
        places[page] = buffer_new(html->arena);
    const Node *root = html->document->root;
    for (const Node *node = root; node; node = node_walk(root, node)) {
        const size_t *position =
            node->anchor ? map_get(html->split->anchors, node->anchor) : NULL;
        if (!position)
            continue;
        Buffer *here = &places[html_page_of(html->split, *position)];
        buffer_format(here, "%s%s", here->length ? " " : "", node->anchor);
    }
    return places;
}

void html_page_end(const Html *html, Element *main)
{
    if (!is_one_of_many(html))
        return;
    Element *nav = unsaid(main, "nav", "pages");
    xml_attribute(nav, "aria-label", html_word(html, "page.nav", NULL));
    Element *list = html_block(nav, "ul", NULL);
    if (html->page)
        link_page(html, list, html->page - 1, html_word(html, "page.before", NULL));
    const Buffer *places = html->script ? places_of_pages(html) : NULL;
    for (size_t page = 0; page < html->split->n_pages; page++) {
        const char *number = arena_printf(html->arena, "%zu", page + 1);
        Element *link = link_page(html, list, page, number);
        if (places && page != html->page)
            xml_attribute(link, "data-holds", places[page].data);
    }
    if (html->page + 1 < html->split->n_pages)
        link_page(html, list, html->page + 1, html_word(html, "page.after", NULL));
}
