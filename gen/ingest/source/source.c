/* Opens files, makes UTF-8 of their bytes, and finds the packaging that reads them; see the
 * header and packaging.h. The order of the tests is the order in which real files go
 * wrong. */
#include "ingest/source/source.h"

#include <string.h>

#include "base/text8.h"
#include "ingest/source/packaging.h"

/* The first that fits reads the file; the last fits all. */
static const Packaging *const packagings[] = {
    &junit_packaging,
    &page_packaging,
    &csv_packaging,
    &json_packaging,
};

/* --- for all packagings --------------------------------------------------------------- */

bool is_white_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

Step source_refuse(Source *source, Diag *diag, Origin origin, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_add(diag, DIAG_CONTENT, origin, format, args);
    va_end(args);
    source->failed = true;
    return NOTHING_MORE;
}

const char *one_character(Arena *arena, const Feed *feed, size_t at)
{
    if (at >= feed->length)
        return "the end of the file";
    const char *from = feed->bytes + at, *behind = from;
    unsigned char byte = (unsigned char)*from;
    uint32_t character = text8_next(&behind, feed->bytes + feed->length);
    if (byte < 0x20 || byte == 0x7F || character == 0xFFFD)
        return arena_printf(arena, "the byte 0x%02X", byte);
    return arena_printf(arena, "'%.*s'", (int)(behind - from), from);
}

static bool stands_for_itself(unsigned char byte)
{
    return byte >= 0x20 && byte != '"' && byte != '\\';
}

static bool json_can_hold(char c)
{
    return is_white_space(c) || (unsigned char)c >= 0x20;
}

void put_json_text(Source *source, Buffer *out, const char *text, size_t length)
{
    buffer_char(out, '"');
    for (size_t at = 0; at < length; at++) {
        size_t plain = at;
        while (at < length && stands_for_itself((unsigned char)text[at]))
            at++;
        buffer_bytes(out, text + plain, at - plain);
        if (at == length)
            break;
        switch (text[at]) {
        case '"': buffer_text(out, "\\\""); break;
        case '\\': buffer_text(out, "\\\\"); break;
        case '\n': buffer_text(out, "\\n"); break;
        case '\r': buffer_text(out, "\\r"); break;
        case '\t': buffer_text(out, "\\t"); break;
        default: /* a row of them becomes one */
            if (at == plain && at && !json_can_hold(text[at - 1]))
                break;
            buffer_text(out, "\xEF\xBF\xBD");
            source->n_replaced++;
        }
    }
    buffer_char(out, '"');
}

Step hand_out_written(Source *source, Arena *arena, const Buffer *json, const char *pointer,
                      JsonDocument *out)
{
    *out = (JsonDocument){ .bytes = json->data,
                           .length = json->length,
                           .base = OFFSET_NONE,
                           .span = { .length = json->length, .type = JSON_OBJECT },
                           .pointer = pointer };
    out->members = json_members(arena, out->bytes, out->span, &out->n_members);
    source->n_documents++;
    return HANDED_OUT;
}

/* --- the beginning of a file ---------------------------------------------------------- */

static const unsigned char utf8_mark[] = { 0xEF, 0xBB, 0xBF };

/* Which encoding the first bytes announce; UTF-16 is also told by its zero bytes. */
typedef enum { ENCODING_UTF8, ENCODING_UTF16LE, ENCODING_UTF16BE } Encoding;

static Encoding encoding_of(const unsigned char *bytes, size_t length, size_t *mark)
{
    *mark = 2;
    if (length >= 2 && bytes[0] == 0xFF && bytes[1] == 0xFE)
        return ENCODING_UTF16LE;
    if (length >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF)
        return ENCODING_UTF16BE;
    *mark = 0;
    if (length >= 4 && bytes[0] && !bytes[1] && bytes[2] && !bytes[3])
        return ENCODING_UTF16LE;
    if (length >= 4 && !bytes[0] && bytes[1] && !bytes[2] && bytes[3])
        return ENCODING_UTF16BE;
    return ENCODING_UTF8;
}

/* As UTF-8. A UTF-8 mark becomes white space, so that byte offsets stay true. */
static bool to_utf8(Source *source, Arena *arena, Diag *diag)
{
    Feed *feed = source->feed;
    size_t mark, length;
    Encoding encoding =
        encoding_of((const unsigned char *)feed->bytes, feed->length, &mark);
    source->was_utf16 = encoding != ENCODING_UTF8;
    if (source->was_utf16) {
        while (feed_more(feed, diag))
            ;
        if ((feed->length - mark) % 2) {
            source_refuse(source, diag, origin_of_file(feed->path),
                          "expected UTF-16 text, found half a character at its end");
            return false;
        }
        char *text = text8_from_utf16(arena, (const unsigned char *)feed->bytes + mark,
                                      feed->length - mark, encoding == ENCODING_UTF16BE,
                                      &length, &source->n_replaced);
        feed_replace(feed, text, length);
    }
    if (feed->length >= 3 && memcmp(feed->bytes, utf8_mark, 3) == 0)
        memset(feed->bytes, ' ', 3);
    return true;
}

static const char *encoding_in_words(const Feed *feed)
{
    size_t mark;
    const unsigned char *bytes = (const unsigned char *)feed->bytes;
    switch (encoding_of(bytes, feed->length, &mark)) {
    case ENCODING_UTF16LE: return "UTF-16, little-endian";
    case ENCODING_UTF16BE: return "UTF-16, big-endian";
    case ENCODING_UTF8: break;
    }
    return feed->length >= 3 && memcmp(bytes, utf8_mark, 3) == 0
               ? "UTF-8 with a byte order mark"
               : "UTF-8";
}

static const char *packing(const Feed *feed)
{
    static const struct {
        const char *magic;
        const char *what;
    } packings[] = {
        { "\x1F\x8B", "this is compressed by gzip; give what is in it: gzip -dc FILE" },
        { "PK\x03\x04", "this is a zip archive; give the files that are in it" },
        { "\x28\xB5\x2F\xFD", "this is compressed by zstd; give what is in it" },
    };
    for (size_t i = 0; i < sizeof packings / sizeof *packings; i++)
        if (text8_starts(feed->bytes, packings[i].magic))
            return packings[i].what;
    return NULL;
}

/* To the first byte that is no white space. Returns false when there is none. */
static bool skip_white_space(Source *source, Diag *diag)
{
    Feed *feed = source->feed;
    for (source->line = 1;;) {
        size_t n = 0;
        for (; n < feed->length && is_white_space(feed->bytes[n]); n++)
            source->line += feed->bytes[n] == '\n';
        feed_drop(feed, n);
        if (feed->length)
            return true;
        if (!feed_more(feed, diag))
            return false;
    }
}

static bool begin(Source *source, Arena *arena, Diag *diag)
{
    Feed *feed = source->feed;
    Origin file = origin_of_file(feed->path);
    while (feed->length < 4 && feed_more(feed, diag))
        ; /* a pipe may give a byte at a time */
    if (!feed->length)
        return false; /* what some tools write when they find nothing */
    const char *what = packing(feed);
    if (what) {
        source_refuse(source, diag, file, "%s", what);
        return false;
    }
    source->encoding = encoding_in_words(feed);
    if (!to_utf8(source, arena, diag))
        return false;
    if (!skip_white_space(source, diag)) {
        if (!source->may_be_empty)
            source_refuse(source, diag, file, "expected JSON, found only white space");
        return false;
    }
    for (size_t i = 0; !source->packaging; i++)
        if (packagings[i]->fits(feed, diag))
            source->packaging = packagings[i];
    return true;
}

bool source_next(Source *source, Arena *arena, JsonDocument *out, Diag *diag)
{
    Step step;
    if (source->failed)
        return false;
    if (!source->packaging && !begin(source, arena, diag))
        return false;
    while ((step = source->packaging->next(source, arena, out, diag)) == GO_ON)
        ;
    return step == HANDED_OUT;
}

bool source_invites(Arena *arena, const char *path)
{
    Diag *quiet = diag_new(arena);
    Source *source = source_open(arena, path, quiet);
    if (!source)
        return true; /* reading it will say what is wrong */
    bool invites =
        begin(source, arena, quiet) && source->packaging->invites(source->feed, quiet);
    source_close(source, NULL, NULL, quiet);
    return invites;
}

/* --- opening and closing -------------------------------------------------------------- */

Source *source_open(Arena *arena, const char *path, Diag *diag)
{
    Feed *feed = feed_open(arena, path, diag);
    if (!feed)
        return NULL;
    Source *source = ARENA_NEW(arena, Source);
    *source = (Source){ .feed = feed, .arena = arena };
    return source;
}

bool source_failed(const Source *source)
{
    return source->failed;
}

bool source_is_list(const Source *source)
{
    return source->is_list;
}

bool source_is_table(const Source *source)
{
    return source->packaging == &csv_packaging;
}

size_t source_n_replaced(const Source *source)
{
    return source->n_replaced;
}

void source_may_be_empty(Source *source)
{
    source->may_be_empty = true;
}

const char *source_packing(const Source *source, Arena *arena)
{
    const char *name = source->packaging ? source->packaging->name : "nothing";
    const char *encoding = source->encoding ? source->encoding : "no bytes";
    const char *wrapper =
        source->is_recorded ? ", in the wrapper of a recorded answer" : "";
    if (source->is_list)
        return arena_printf(arena, "%s in %s, a list of %zu document%s%s", name, encoding,
                            source->n_documents, source->n_documents == 1 ? "" : "s",
                            wrapper);
    return arena_printf(arena, "%s in %s, %s%s", name, encoding,
                        source->n_documents ? "one document" : "nothing in it", wrapper);
}

bool source_close(Source *source, char sha256[65], size_t *size, Diag *diag)
{
    if (source->packaging && source->packaging->end)
        source->packaging->end(source);
    return feed_close(source->feed, sha256, size, diag);
}

/* --- one document --------------------------------------------------------------------- */

JsonHead json_head(Arena *arena, const char *bytes, JsonSpan document)
{
    JsonHead head = { .bytes = bytes };
    head.members = json_members(arena, bytes, document, &head.n_members);
    return head;
}

JsonSpan json_head_at(const JsonHead *head, const char *pointer)
{
    JsonSpan absent = { .type = JSON_ABSENT };
    if (*pointer != '/')
        return absent;
    size_t length = strcspn(pointer + 1, "/");
    for (size_t i = 0; i < head->n_members; i++) {
        const JsonMember *member = &head->members[i];
        if (strlen(member->key) == length && memcmp(member->key, pointer + 1, length) == 0)
            return json_at(head->bytes, member->value, pointer + 1 + length);
    }
    return absent;
}
