/* See the header. This is no parser: it tells only where tags, comments and CDATA begin and
 * end, and leaves everything else to libxml2. */
#include "ingest/source/xml_bytes.h"

#include "base/json_scan.h"
#include "base/text8.h"

enum {
    LONGEST_WAIT = JSON_LONGEST_STRING,
    LONGEST_TAG = 1 << 20,
    LONGEST_CDATA = 64 * 1024, /* given; the rest is left out */
    LONGEST_WORD = sizeof "<![CDATA[" - 1
};

static XmlPlace opened_by(const char *at)
{
    return text8_starts(at, "<!--")        ? IN_COMMENT
           : text8_starts(at, "<![CDATA[") ? IN_CDATA
           : text8_starts(at, "<?")        ? IN_INSTRUCTION
                                           : IN_TAG;
}

/* Does a '>' here end what it stands in? */
static bool ends(const XmlBytes *bytes)
{
    char before = bytes->last[1];
    switch (bytes->place) {
    case IN_TEXT: return false;
    case IN_TAG: return !bytes->quote;
    case IN_INSTRUCTION: return before == '?';
    case IN_COMMENT: return before == '-' && bytes->last[0] == '-' && bytes->length > 5;
    case IN_CDATA: return before == ']' && bytes->last[0] == ']';
    }
    return false;
}

static void enter(XmlBytes *bytes, XmlPlace place)
{
    bytes->place = place;
    bytes->quote = '\0';
    bytes->last[0] = bytes->last[1] = '\0';
    bytes->length = 0;
}

static void step_over(XmlBytes *bytes, const char *at)
{
    if (bytes->place == IN_TEXT && *at == '<')
        enter(bytes, opened_by(at));
    else if (bytes->place == IN_TAG && (*at == '"' || *at == '\''))
        bytes->quote = !bytes->quote ? *at : bytes->quote == *at ? '\0' : bytes->quote;
    else if (*at == '>' && ends(bytes))
        enter(bytes, IN_TEXT);
    bytes->last[0] = bytes->last[1];
    bytes->last[1] = *at;
    bytes->length++;
}

/* Is this byte one of those that nobody asks for? A character is never cut in two. */
static bool is_left_out(XmlBytes *bytes, XmlPlace was, const char *at)
{
    bool is_inner = ((unsigned char)*at & 0xC0) == 0x80;
    if (was == IN_COMMENT || bytes->place == IN_COMMENT)
        return true;
    if (was != IN_CDATA || bytes->length < LONGEST_CDATA)
        return false;
    if (text8_starts(at, "]]>"))
        bytes->closing = 3;
    if (bytes->closing) {
        bytes->closing--;
        return false;
    }
    return bytes->length > LONGEST_CDATA || !is_inner;
}

static char allowed(char c)
{
    unsigned char byte = (unsigned char)c;
    return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' ? '?' : c;
}

/* One pass over what is at hand. Returns how many bytes are given; none are when all of
 * them are left out. */
static size_t give(XmlBytes *bytes, char *buffer, size_t most)
{
    const Feed *feed = bytes->feed;
    size_t n = 0, n_given = 0;
    bool is_line = false;
    for (; n < feed->length && n_given < most && !is_line; n++) {
        const char *at = feed->bytes + n;
        XmlPlace was = bytes->place;
        if ((*at == '<' || *at == ']') && n + LONGEST_WORD > feed->length && n)
            break; /* the word that begins here may not be whole */
        bytes->line += bytes->line_ends;
        bytes->line_ends = *at == '\n';
        step_over(bytes, at);
        if (is_left_out(bytes, was, at))
            continue;
        buffer[n_given++] = allowed(*at);
        is_line = bytes->line_ends;
    }
    feed_drop(bytes->feed, n);
    bytes->wait += n;
    return n_given;
}

int xml_bytes_give(XmlBytes *bytes, char *buffer, size_t most, Diag *diag)
{
    Feed *feed = bytes->feed;
    for (;;) {
        bool in_tag = bytes->place == IN_TAG || bytes->place == IN_INSTRUCTION;
        while (feed->length < LONGEST_WORD && feed_more(feed, diag))
            ;
        bytes->is_too_long =
            bytes->wait > LONGEST_WAIT || (in_tag && bytes->length > LONGEST_TAG);
        if (bytes->is_too_long)
            return -1;
        size_t n = give(bytes, buffer, most);
        if (n || (!feed->length && feed->ended))
            return (int)n;
    }
}
