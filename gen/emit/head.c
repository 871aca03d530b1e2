/* The head of a page: what it is called, and what a browser may do with it. */
#include "emit/head.h"

#include <string.h>

#include "base/file.h"

static void write_meta(Element *head, const char *name, const char *content)
{
    if (!content)
        return;
    Element *meta = xml_line(head, "meta");
    xml_attribute(meta, "name", name);
    xml_attribute(meta, "content", content);
}

static unsigned hex_value(char digit)
{
    return (unsigned)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

/* SHA-256 in base64, as Content-Security-Policy wants it: 64 hexadecimal digits are 43
 * digits of 6 bits, the last one filled up with zeros, and one '='. */
static const char *digest64(Arena *arena, const char *text)
{
    static const char digits[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char hex[65];
    file_sha256(text, strlen(text), hex);
    Buffer out = buffer_new(arena);
    for (size_t i = 0; i < 64; i += 3) { /* 12 bits at a time */
        unsigned bits = 0;
        for (size_t k = 0; k < 3; k++)
            bits = bits << 4 | (i + k < 64 ? hex_value(hex[i + k]) : 0);
        buffer_char(&out, digits[bits >> 6 & 63]);
        buffer_char(&out, i < 63 ? digits[bits & 63] : '=');
    }
    return out.data;
}

/* The one style element may apply, the one script may run where there is one, and nothing
 * may be loaded, whatever a report says. */
static void write_policy(Arena *arena, Element *head, const PageHead *page)
{
    Element *meta = xml_line(head, "meta");
    const char *script = "";
    if (page->script)
        script =
            arena_printf(arena, "script-src 'sha256-%s'; ", digest64(arena, page->script));
    xml_attribute(meta, "http-equiv", "Content-Security-Policy");
    xml_attribute(
        meta, "content",
        arena_printf(arena,
                     "default-src 'none'; style-src 'sha256-%s'; %simg-src data:; "
                     "base-uri 'none'; form-action 'none'",
                     digest64(arena, page->style), script));
}

Element *html_head(Arena *arena, Element *root, const PageHead *page)
{
    Element *head = xml_line(root, "head");
    xml_attribute(xml_line(head, "meta"), "charset", "utf-8");
    write_policy(arena, head, page);
    write_meta(head, "viewport", "width=device-width, initial-scale=1");
    xml_text(xml_line(head, "title"), page->title);
    write_meta(head, "description", page->description);
    write_meta(head, "color-scheme", "light dark");
    /* Following a link must not tell where the page is kept. */
    write_meta(head, "referrer", "no-referrer");
    /* Without an icon of their own, browsers ask the server for one. */
    Element *icon = xml_line(head, "link");
    xml_attribute(icon, "rel", "icon");
    xml_attribute(icon, "href", "data:,");
    xml_verbatim(xml_line(head, "style"), page->style);
    return head;
}
