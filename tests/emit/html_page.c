/* Reading a page back; see the header. */
#include "html_page.h"

#include <libxml/HTMLparser.h>
#include <string.h>

xmlDocPtr page_parse(Buffer page)
{
    /* The parser knows HTML 4 and complains of every newer element. */
    return htmlReadMemory(page.data, (int)page.length, NULL, "utf-8",
                          HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                              HTML_PARSE_NOIMPLIED);
}

static xmlNodePtr following(xmlNodePtr at)
{
    if (at->children && at->type == XML_ELEMENT_NODE)
        return at->children;
    while (at && !at->next)
        at = at->parent && at->parent->type == XML_ELEMENT_NODE ? at->parent : NULL;
    return at ? at->next : NULL;
}

xmlNodePtr page_next(xmlDocPtr page, xmlNodePtr at, const char *name)
{
    at = at ? following(at) : xmlDocGetRootElement(page);
    for (; at; at = following(at))
        if (at->type == XML_ELEMENT_NODE &&
            (!name || strcmp((const char *)at->name, name) == 0))
            return at;
    return NULL;
}

const char *page_attribute(Arena *arena, xmlNodePtr element, const char *name)
{
    xmlChar *value = xmlGetProp(element, BAD_CAST name);
    char *copy = value ? arena_strdup(arena, (const char *)value) : NULL;
    xmlFree(value);
    return copy;
}

const char *page_text(Arena *arena, xmlNodePtr element)
{
    xmlChar *value = xmlNodeGetContent(element);
    char *copy = arena_strdup(arena, value ? (const char *)value : "");
    xmlFree(value);
    return copy;
}

static bool running_text(const char *name)
{
    static const char *const names[] = { "a", "span", "strong", "em", "code" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

static void gather(Buffer *out, xmlNodePtr node)
{
    for (; node; node = node->next) {
        if (node->type == XML_TEXT_NODE)
            buffer_text(out, (const char *)node->content);
        if (node->type != XML_ELEMENT_NODE || xmlHasProp(node, BAD_CAST "data-words"))
            continue;
        const char *around = running_text((const char *)node->name) ? "" : " ";
        buffer_text(out, around);
        gather(out, node->children);
        buffer_text(out, around);
    }
}

const char *page_normal(Arena *arena, const char *text)
{
    Buffer out = buffer_new(arena);
    char *plain = arena_strdup(arena, text); /* no-break spaces are spaces here */
    for (char *at = plain; (at = strstr(at, "\xC2\xA0")); at += 2)
        at[0] = at[1] = ' ';
    text = plain;
    for (;;) {
        text += strspn(text, " \t\n");
        size_t length = strcspn(text, " \t\n");
        if (!length)
            return out.data;
        if (out.length)
            buffer_char(&out, ' ');
        buffer_bytes(&out, text, length);
        text += length;
    }
}

const char *page_words(Arena *arena, xmlDocPtr page)
{
    Buffer out = buffer_new(arena);
    xmlNodePtr body = page_next(page, NULL, "body");
    if (body)
        gather(&out, body->children);
    return page_normal(arena, out.data);
}
