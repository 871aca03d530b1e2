/* Byte order marks, UTF-16, and text that only claims to be JSON; see the header. The
 * order of the tests is the order in which real files go wrong. */
#include "ingest/source.h"

#include <string.h>

#include "base/feed.h"
#include "base/text8.h"

typedef enum { BEFORE, BETWEEN, IN_LIST, FAILED } State;
typedef enum { HANDED_OUT, GO_ON, NOTHING_MORE } Step;

struct Source {
    Feed *feed;
    State state;
    bool is_list;       /* the documents stand in an array, or one behind the other */
    size_t at;          /* behind the document handed out; in the window */
    size_t n_documents; /* handed out */
    size_t n_elements;  /* of the array at hand */
    size_t n_replaced;
};

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

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool bytes_open_json(const char *bytes, size_t length)
{
    size_t mark, step = 1;
    Encoding encoding = encoding_of((const unsigned char *)bytes, length, &mark);
    if (encoding != ENCODING_UTF8)
        step = 2;
    else if (length >= 3 && memcmp(bytes, utf8_mark, 3) == 0)
        mark = 3;
    for (size_t at = mark + (encoding == ENCODING_UTF16BE); at < length; at += step)
        if (!is_space(bytes[at]))
            return bytes[at] == '{' || bytes[at] == '[';
    return false;
}

/* --- what is no JSON ------------------------------------------------------------------ */

typedef struct {
    const char *trace; /* stands in the text of such a file */
    const char *what;  /* what it is, and what to do */
} Impostor;

static const Impostor impostors[] = {
    { "By Prisma Cloud | version:",
      "this is Checkov's console output; run it again with -o json" },
    { "By bridgecrew.io | version:",
      "this is Checkov's console output; run it again with -o json" },
    { "<testsuite", "this is a JUnit report; give the tool's JSON output" },
    { "<!DOCTYPE", "this is a web page; give the tool's JSON output" },
    { "<?xml", "this is XML; give the tool's JSON output" },
};

static const char *impostor(const Feed *feed)
{
    enum { LOOKED_AT = 4096 };
    char start[LOOKED_AT + 1];
    size_t length = feed->length < LOOKED_AT ? feed->length : LOOKED_AT;
    memcpy(start, feed->bytes, length);
    start[length] = '\0';
    for (size_t i = 0; i < length; i++)
        if (!start[i])
            start[i] = ' ';
    for (size_t i = 0; i < sizeof impostors / sizeof *impostors; i++)
        if (strstr(start, impostors[i].trace))
            return impostors[i].what;
    return NULL;
}

/* The one character that stands at the offset; never more, it may be a secret's start. */
static const char *one_character(Arena *arena, const Feed *feed, size_t offset)
{
    if (offset >= feed->length)
        return "the end of the file";
    const char *at = feed->bytes + offset;
    const char *from = at;
    unsigned char byte = (unsigned char)*at;
    uint32_t character = text8_next(&at, feed->bytes + feed->length);
    if (byte < 0x20 || byte == 0x7F || character == 0xFFFD)
        return arena_printf(arena, "the byte 0x%02X", byte);
    return arena_printf(arena, "'%.*s'", (int)(at - from), from);
}

static Step refuse(Source *source, Arena *arena, const JsonError *error, Diag *diag)
{
    const Feed *feed = source->feed;
    bool first = source->n_documents == 0 && source->n_elements == 0;
    const char *what = first ? impostor(feed) : NULL;
    size_t opening = 0;
    while (opening < feed->length && is_space(feed->bytes[opening]))
        opening++;
    char open = opening < feed->length ? feed->bytes[opening] : ' ';
    Origin origin = { .file = feed->path,
                      .pointer = error->pointer,
                      .offset = feed->base + error->offset };
    source->state = FAILED;
    if (what && (error->offset <= opening + 1 || open == '<'))
        diag_error(diag, origin_of_file(feed->path), "%s", what);
    else if (first && !strchr("{[\"", open) && error->offset <= opening + 4)
        diag_error(diag, origin, "expected JSON, found text that begins with %s",
                   one_character(arena, feed, opening));
    else
        diag_error(diag, origin, "expected %s, found %s", error->expected,
                   one_character(arena, feed, error->offset));
    return NOTHING_MORE;
}

/* --- the beginning of a file ---------------------------------------------------------- */

/* As UTF-8. A UTF-8 mark becomes white space, so that byte offsets stay true. */
static void to_utf8(Arena *arena, Feed *feed, Diag *diag)
{
    size_t mark, length;
    Encoding encoding =
        encoding_of((const unsigned char *)feed->bytes, feed->length, &mark);
    if (encoding != ENCODING_UTF8) {
        while (feed_more(feed, diag))
            ;
        char *text =
            text8_from_utf16(arena, (const unsigned char *)feed->bytes + mark,
                             feed->length - mark, encoding == ENCODING_UTF16BE, &length);
        feed_replace(feed, text, length);
    }
    if (feed->length >= 3 && memcmp(feed->bytes, utf8_mark, 3) == 0)
        memset(feed->bytes, ' ', 3);
}

/* ScoutSuite writes a script: scoutsuite_results = {…} */
static void without_assignment(Feed *feed)
{
    static const char name[] = "scoutsuite_results";
    char *at = feed->bytes + strspn(feed->bytes, " \t\r\n");
    if (!text8_starts(at, name))
        return;
    char *behind = at + strlen(name) + strspn(at + strlen(name), " \t\r\n");
    if (*behind == '=')
        memset(feed->bytes, ' ', (size_t)(behind + 1 - feed->bytes));
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

/* Moves over white space. Returns what stands behind it, or 0 at the end. The bytes before
 * it may be dropped unless a document that stands there is still to be handed out. */
static char next_byte(Source *source, bool keep, Diag *diag)
{
    Feed *feed = source->feed;
    for (;;) {
        while (source->at < feed->length && is_space(feed->bytes[source->at]))
            source->at++;
        if (source->at < feed->length)
            return feed->bytes[source->at];
        if (!keep) {
            feed_drop(feed, source->at);
            source->at = 0;
        }
        if (!feed_more(feed, diag))
            return '\0';
    }
}

static Step begin(Source *source, Arena *arena, Diag *diag)
{
    Feed *feed = source->feed;
    while (feed->length < 4 && feed_more(feed, diag))
        ; /* a pipe may give a byte at a time */
    const char *what = packing(feed);
    source->state = what ? FAILED : BETWEEN;
    if (what) {
        diag_error(diag, origin_of_file(feed->path), "%s", what);
        return NOTHING_MORE;
    }
    to_utf8(arena, feed, diag);
    size_t length = feed->length;
    if (!next_byte(source, false, diag)) {
        source->state = FAILED;
        diag_error(diag, origin_of_file(feed->path), "expected JSON, found %s",
                   length || feed->base ? "only white space" : "an empty file");
        return NOTHING_MORE;
    }
    without_assignment(feed);
    return GO_ON;
}

/* --- documents ------------------------------------------------------------------------ */

/* Recorded answers of the AWS SDK (placebo) stand in {"status_code", "data"}. */
static void unwrap(Arena *arena, JsonDocument *document)
{
    JsonSpan data = json_at(document->bytes, document->span, "/data");
    if (document->span.type == JSON_OBJECT && data.type == JSON_OBJECT &&
        json_at(document->bytes, document->span, "/status_code").type == JSON_NUMBER) {
        document->span = data;
        document->pointer = json_pointer_key(arena, document->pointer, "data");
    }
}

static Step expected(Source *source, Arena *arena, const char *what, Diag *diag)
{
    JsonError error = { .offset = source->at, .pointer = "", .expected = what };
    return refuse(source, arena, &error, diag);
}

/* One value at source->at, in a window that grows until it holds all of it. */
static bool scan_one(Source *source, Arena *arena, const char *pointer, JsonSpan *span,
                     Diag *diag)
{
    Feed *feed = source->feed;
    JsonError error;
    JsonScanned scanned;
    feed_drop(feed, source->at);
    source->at = 0;
    while ((scanned = json_scan_value(arena, feed->bytes, feed->length, 0, !feed->ended,
                                      span, &source->n_replaced, &error)) == JSON_CUT_OFF)
        feed_more(feed, diag);
    size_t end = scanned == JSON_SCANNED ? span->length : error.offset;
    size_t broken = text8_first_broken(feed->bytes, end);
    if (broken < end)
        error = (JsonError){ .offset = broken, .pointer = "", .expected = "UTF-8 text" };
    else if (scanned == JSON_SCANNED)
        return true;
    error.pointer = arena_printf(arena, "%s%s", pointer, error.pointer);
    refuse(source, arena, &error, diag);
    return false;
}

static const char *pointer_of(const Source *source, Arena *arena)
{
    return source->is_list ? json_pointer_index(arena, "", source->n_documents) : "";
}

static Step hand_out(Source *source, Arena *arena, JsonSpan span, JsonDocument *out)
{
    const Feed *feed = source->feed;
    *out = (JsonDocument){ .bytes = feed->bytes,
                           .length = feed->length,
                           .base = feed->base,
                           .span = span,
                           .pointer = pointer_of(source, arena) };
    source->at = span.offset + span.length;
    source->n_documents++;
    if (!source->is_list)
        unwrap(arena, out);
    return HANDED_OUT;
}

/* A top-level value that is no array. */
static Step next_value(Source *source, Arena *arena, JsonDocument *out, Diag *diag)
{
    JsonSpan span;
    if (!scan_one(source, arena, pointer_of(source, arena), &span, diag))
        return NOTHING_MORE;
    source->at = span.length;
    char next = next_byte(source, true, diag);
    if (next && (span.type != JSON_OBJECT || !strchr("{[", next)))
        return expected(source, arena, "the end of the file", diag);
    source->is_list |= next != '\0';
    return span.type == JSON_NULL ? GO_ON : hand_out(source, arena, span, out);
}

static Step next_element(Source *source, Arena *arena, JsonDocument *out, Diag *diag)
{
    JsonSpan span;
    char next = next_byte(source, false, diag);
    if (next == ']') {
        source->at++;
        source->state = BETWEEN;
        return GO_ON;
    }
    if (source->n_elements && next != ',')
        return expected(source, arena, "',' or ']'", diag);
    if (source->n_elements) {
        source->at++;
        next_byte(source, false, diag);
    }
    if (!scan_one(source, arena, pointer_of(source, arena), &span, diag))
        return NOTHING_MORE;
    source->n_elements++;
    return hand_out(source, arena, span, out);
}

static Step step(Source *source, Arena *arena, JsonDocument *out, Diag *diag)
{
    char next;
    switch (source->state) {
    case BEFORE: return begin(source, arena, diag);
    case IN_LIST: return next_element(source, arena, out, diag);
    case BETWEEN:
        next = next_byte(source, false, diag);
        if (!next)
            return NOTHING_MORE;
        if (next != '[')
            return next_value(source, arena, out, diag);
        source->at++;
        source->state = IN_LIST;
        source->is_list = true;
        source->n_elements = 0;
        return GO_ON;
    case FAILED: break;
    }
    return NOTHING_MORE;
}

bool source_next(Source *source, Arena *arena, JsonDocument *out, Diag *diag)
{
    Step done;
    while ((done = step(source, arena, out, diag)) == GO_ON)
        ;
    return done == HANDED_OUT;
}

/* --- opening and closing -------------------------------------------------------------- */

Source *source_open(Arena *arena, const char *path, Diag *diag)
{
    Feed *feed = feed_open(arena, path, diag);
    if (!feed)
        return NULL;
    Source *source = ARENA_NEW(arena, Source);
    *source = (Source){ .feed = feed };
    return source;
}

bool source_failed(const Source *source)
{
    return source->state == FAILED;
}

bool source_is_list(const Source *source)
{
    return source->is_list;
}

size_t source_n_replaced(const Source *source)
{
    return source->n_replaced;
}

bool source_close(Source *source, char sha256[65], Diag *diag)
{
    return feed_close(source->feed, sha256, diag);
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
