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

/* SHA-256 in base64, as Content-Security-Policy wants it. */
static const char *digest64(Arena *arena, const char *text)
{
    char hex[65];
    unsigned char digest[32];
    file_sha256(text, strlen(text), hex);
    for (size_t i = 0; i < sizeof digest; i++)
        digest[i] = (unsigned char)(hex_value(hex[2 * i]) << 4 | hex_value(hex[2 * i + 1]));
    Buffer out = buffer_new(arena);
    buffer_base64(&out, digest, sizeof digest);
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
    write_meta(head, "color-scheme", page->colour_scheme);
    /* Following a link must not tell where the page is kept. */
    write_meta(head, "referrer", "no-referrer");
    /* Without an icon of their own, browsers ask the server for one. */
    Element *icon = xml_line(head, "link");
    xml_attribute(icon, "rel", "icon");
    xml_attribute(icon, "href", "data:,");
    xml_verbatim(xml_line(head, "style"), page->style);
    return head;
}
