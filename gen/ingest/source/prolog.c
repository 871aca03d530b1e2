/* What stands before the root element of a file that begins with '<': the declaration,
 * comments, instructions, a document type. It is told byte by byte and not by a parser,
 * because a document type can make a parser read other files, or swell. See packaging.h. */
#include "ingest/source/packaging.h"

#include <string.h>

#include "base/text8.h"

enum { REACH = 64 * 1024 }; /* a longer prolog is not looked through */

static bool has_bytes(Feed *feed, size_t n, Diag *diag)
{
    while (feed->length < n && n <= REACH && feed_more(feed, diag))
        ;
    return feed->length >= n;
}

/* Behind the next such text, or 0 where there is none within reach. */
static size_t behind(Feed *feed, size_t at, const char *text, Diag *diag)
{
    for (;;) {
        const char *found = strstr(feed->bytes + at, text);
        if (found)
            return (size_t)(found - feed->bytes) + strlen(text);
        if (feed->length > REACH || !feed_more(feed, diag))
            return 0;
    }
}

static bool starts_with(const char *text, const char *word)
{
    for (; *word; text++, word++)
        if ((*text | 0x20) != (*word | 0x20))
            return false;
    return true;
}

static size_t name_length(const char *text)
{
    static const char begins[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";
    static const char goes_on[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"
                                  "0123456789.:-";
    size_t length = strspn(text, begins) ? strspn(text, goes_on) : 0;
    return length && strchr(" \t\r\n/>", text[length]) ? length : 0;
}

/* <?xml version="1.0" encoding="UTF-8"?> */
static void read_declaration(Prolog *prolog, const char *from, size_t length)
{
    static const char word[] = "encoding=";
    const char *at = strstr(from, word);
    if (!text8_starts(from, "<?xml") || !at || at >= from + length)
        return;
    char quote = at[strlen(word)];
    prolog->encoding = at + strlen(word) + 1;
    prolog->encoding_length = strcspn(prolog->encoding, quote == '\'' ? "'" : "\"");
}

Prolog prolog_of(Feed *feed, Diag *diag)
{
    Prolog prolog = { 0 };
    size_t at = 0, declared = 0;
    while (has_bytes(feed, at + 1, diag)) {
        if (is_white_space(feed->bytes[at])) {
            at++;
            continue;
        }
        has_bytes(feed, at + 64, diag); /* the longest word looked for, and a name */
        const char *here = feed->bytes + at;
        size_t end = text8_starts(here, "<?")     ? behind(feed, at, "?>", diag)
                     : text8_starts(here, "<!--") ? behind(feed, at, "-->", diag)
                                                  : 0;
        if (!end)
            break;
        declared = at ? declared : end;
        at = end;
    }
    const char *here = feed->bytes + at;
    if (declared)
        read_declaration(&prolog, feed->bytes, declared);
    prolog.has_doctype = starts_with(here, "<!doctype");
    prolog.is_html = starts_with(here, "<!doctype html") || starts_with(here, "<html");
    prolog.root_length = *here == '<' ? name_length(here + 1) : 0;
    prolog.root = prolog.root_length ? here + 1 : NULL;
    return prolog;
}

bool prolog_is_plain(const Prolog *prolog)
{
    static const char *const plain[] = {
        "utf-8",     "utf8",        "us-ascii", "ascii",
        "iso-8859-", "windows-125", "latin1",   "latin-1"
    };
    char name[16] = "";
    if (!prolog->encoding_length)
        return true;
    for (size_t i = 0; i < prolog->encoding_length && i + 1 < sizeof name; i++)
        name[i] = (char)(prolog->encoding[i] | (prolog->encoding[i] >= 'A' ? 0x20 : 0));
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (text8_starts(name, plain[i]))
            return true;
    return false;
}
