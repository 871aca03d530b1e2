/* sls-mentor writes its results into a web page, as a script's text in quotes; what stands
 * between them is the document. Any other web page is refused. The page is a bundle of a
 * megabyte or two: it is read into the window as a whole. See packaging.h. */
#include <string.h>

#include "base/text8.h"
#include "ingest/source/packaging.h"

enum { LONGEST_PAGE = 2 * JSON_LONGEST_STRING };

static const char payload[] = "\\\"passingResourcesByRule\\\"";

static bool fits(Feed *feed, Diag *diag)
{
    return feed->bytes[0] == '<' && prolog_of(feed, diag).is_html;
}

static bool is_escaped(const char *text, const char *at)
{
    size_t n = 0;
    while (at - n > text && at[-1 - (ptrdiff_t)n] == '\\')
        n++;
    return n % 2;
}

/* The quote that opens the text in which the results stand; NULL when they do not. */
static const char *opening_quote(Feed *feed, Diag *diag)
{
    while (feed->length < LONGEST_PAGE && feed_more(feed, diag))
        ;
    const char *at = strstr(feed->bytes, payload);
    while (at && at > feed->bytes &&
           !(strchr("\"'`", at[-1]) && !is_escaped(feed->bytes, at - 1)))
        at--;
    return at && at > feed->bytes ? at - 1 : NULL;
}

static bool invites(Feed *feed, Diag *diag)
{
    return opening_quote(feed, diag) != NULL;
}

/* The script's text as a JSON text: the quotes that need no escape in a script need one
 * there, and the other way round. NULL where it is not closed. */
static char *as_json_text(Arena *arena, const char *opening, const char *end,
                          size_t *length)
{
    Buffer text = buffer_new(arena);
    const char *at = opening + 1;
    buffer_char(&text, '"');
    for (; at < end && *at != *opening; at++) {
        bool is_escape = *at == '\\' && at + 1 < end;
        at += is_escape;
        if (is_escape ? !strchr("'`", *at) : *at == '"')
            buffer_char(&text, '\\');
        buffer_char(&text, *at);
    }
    buffer_char(&text, '"');
    *length = text.length;
    return at < end ? text.data : NULL;
}

static Step refuse(Source *source, Diag *diag, const char *found)
{
    return source_refuse(source, diag, origin_of_file(source->feed->path),
                         "expected the results of sls-mentor in this page, found %s",
                         found);
}

static Step hand_out(Source *source, Arena *arena, const char *opening, JsonDocument *out,
                     Diag *diag)
{
    const Feed *feed = source->feed;
    JsonValue value;
    JsonError error;
    Buffer json = buffer_new(arena);
    size_t length;
    char *text = as_json_text(arena, opening, feed->bytes + feed->length, &length);
    if (!text)
        return refuse(source, diag, "the end of the file within them");
    if (text8_first_broken(text, length) < length ||
        json_scan_value(arena, text, length, 0, false, &value, &error) != JSON_SCANNED)
        return refuse(source, diag, "a text that scripts do not have");
    source->n_replaced += value.n_replaced;
    buffer_text(&json, json_span_text(arena, text, value.span));
    if (json_scan_value(arena, json.data, json.length, 0, false, &value, &error) !=
            JSON_SCANNED ||
        value.span.length != json.length || value.span.type != JSON_OBJECT)
        return refuse(source, diag, "a text that is no JSON");
    source->n_replaced += value.n_replaced;
    return hand_out_written(source, arena, &json, "", out);
}

static Step next(Source *source, Arena *arena, JsonDocument *out, Diag *diag)
{
    if (source->n_documents)
        return NOTHING_MORE;
    const char *opening = opening_quote(source->feed, diag);
    if (opening)
        return hand_out(source, arena, opening, out, diag);
    return source_refuse(source, diag, origin_of_file(source->feed->path),
                         "this is a web page; give the tool's JSON output");
}

const Packaging page_packaging = {
    .name = "JSON in a web page", .fits = fits, .invites = invites, .next = next
};
