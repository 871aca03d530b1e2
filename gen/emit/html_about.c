/* What a page says to programs: link previews read Open Graph (ogp.me), search engines and
 * wikis the verdict as JSON-LD in the words of schema.org. */
#include <string.h>

#include "base/json_write.h"
#include "base/text8.h"
#include "emit/html.h"

const char *html_description(const Html *html)
{
    const char *subject = html->document->subject, *title = html->document->title;
    if (!subject || !title || !text8_starts(subject, title))
        return subject;
    const char *rest = subject + strlen(title);
    rest += strspn(rest, ". ");
    return *rest ? rest : subject;
}

static void write_property(Element *head, const char *property, const char *content)
{
    if (!content)
        return;
    Element *meta = xml_line(head, "meta");
    xml_attribute(meta, "property", property);
    xml_attribute(meta, "content", content);
}

static void put_named(JsonWriter *writer, const char *key, const char *type,
                      const char *name)
{
    json_open(writer, key, '{');
    json_put_text(writer, "@type", type);
    json_put_text(writer, "name", name);
    json_close(writer);
}

static Buffer verdict_as_data(const Html *html)
{
    const Document *document = html->document;
    JsonWriter *writer = json_writer_new(html->arena);
    json_open(writer, NULL, '{');
    json_put_text(writer, "@context", "https://schema.org");
    json_put_text(writer, "@type", "Report");
    json_put_text(writer, "headline", document->title);
    if (document->subject)
        json_put_text(writer, "abstract", document->subject);
    json_put_text(writer, "inLanguage", document->language);
    if (document->as_of != DATE_NONE) {
        char day[11];
        date_iso(document->as_of, day);
        json_put_text(writer, "datePublished", day);
    }
    if (document->entity)
        put_named(writer, "about", "Thing", document->entity);
    if (document->organisation)
        put_named(writer, "sourceOrganization", "Organization", document->organisation);
    json_close(writer);
    return json_writer_end(writer);
}

/* In a script element only "<" can begin something else; JSON has another way to write it.
 */
static const char *without_tags(Arena *arena, const char *json)
{
    bool changed;
    Buffer out = buffer_new(arena);
    for (json = text8_clean(arena, json, &changed); *json; json++)
        if (*json == '<')
            buffer_text(&out, "\\u003c");
        else
            buffer_char(&out, *json);
    return out.data;
}

void html_about(const Html *html, Element *head)
{
    const Document *document = html->document;
    write_property(head, "og:type", "article");
    write_property(head, "og:title", document->title);
    write_property(head, "og:description", html_description(html));
    write_property(head, "og:site_name", document->entity);
    Element *data = xml_line(head, "script");
    xml_attribute(data, "type", "application/ld+json");
    xml_verbatim(data, without_tags(html->arena, verdict_as_data(html).data));
}
