/* Byte order marks, UTF-16, and text that only claims to be JSON; see the header. The
 * order of the tests is the order in which real files go wrong. */
#include "ingest/bytes.h"

#include <string.h>

#include "base/text8.h"

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

/* As UTF-8. A UTF-8 mark becomes white space, so that byte offsets stay true. */
static void to_utf8(Arena *arena, JsonStream *stream)
{
    size_t mark;
    const unsigned char *bytes = (const unsigned char *)stream->bytes;
    Encoding encoding = encoding_of(bytes, stream->length, &mark);
    if (encoding != ENCODING_UTF8)
        stream->bytes = text8_from_utf16(arena, bytes + mark, stream->length - mark,
                                         encoding == ENCODING_UTF16BE, &stream->length);
    if (stream->length >= 3 && memcmp(stream->bytes, utf8_mark, 3) == 0)
        memset(stream->bytes, ' ', 3);
}

static size_t first_byte(const JsonStream *stream)
{
    size_t at = 0;
    while (at < stream->length && is_space(stream->bytes[at]))
        at++;
    return at;
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
    { "scoutsuite_results", "this is a ScoutSuite results script, which rung cannot read" },
    { "<testsuite", "this is a JUnit report; give the tool's JSON output" },
    { "<!DOCTYPE", "this is a web page; give the tool's JSON output" },
    { "<?xml", "this is XML; give the tool's JSON output" },
};

static const char *impostor(const JsonStream *stream)
{
    enum { LOOKED_AT = 4096 };
    char start[LOOKED_AT + 1];
    size_t length = stream->length < LOOKED_AT ? stream->length : LOOKED_AT;
    memcpy(start, stream->bytes, length);
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
static const char *one_character(Arena *arena, const JsonStream *stream, size_t offset)
{
    if (offset >= stream->length)
        return "the end of the file";
    const char *at = stream->bytes + offset;
    const char *from = at;
    unsigned char byte = (unsigned char)*at;
    uint32_t character = text8_next(&at, stream->bytes + stream->length);
    if (byte < 0x20 || byte == 0x7F || character == 0xFFFD)
        return arena_printf(arena, "the byte 0x%02X", byte);
    return arena_printf(arena, "'%.*s'", (int)(at - from), from);
}

static bool refuse(Arena *arena, const char *file, const JsonStream *stream,
                   const JsonError *error, Diag *diag)
{
    const char *what = impostor(stream);
    size_t first = first_byte(stream);
    Origin origin = { .file = file, .pointer = error->pointer, .offset = error->offset };
    if (what && (error->offset <= first + 1 || stream->bytes[first] == '<'))
        diag_error(diag, origin_of_file(file), "%s", what);
    else if (!strchr("{[\"", stream->bytes[first]) && error->offset <= first + 4)
        diag_error(diag, origin, "expected JSON, found text that begins with %s",
                   one_character(arena, stream, first));
    else
        diag_error(diag, origin, "expected %s, found %s", error->expected,
                   one_character(arena, stream, error->offset));
    return false;
}

/* --- documents ------------------------------------------------------------------------ */

/* Recorded answers of the AWS SDK (placebo) stand in {"status_code", "data"}. */
static JsonDocument unwrapped(Arena *arena, const char *bytes, JsonDocument document)
{
    JsonSpan data = json_at(bytes, document.span, "/data");
    if (data.type == JSON_OBJECT &&
        json_at(bytes, document.span, "/status_code").type == JSON_NUMBER) {
        document.span = data;
        document.pointer = json_pointer_key(arena, document.pointer, "data");
    }
    return document;
}

static void add_documents(Arena *arena, JsonStream *stream, JsonSpan value,
                          const char *pointer)
{
    if (value.type == JSON_NULL)
        return;
    if (value.type != JSON_ARRAY) {
        JsonDocument document = { .span = value, .pointer = pointer };
        ARENA_PUSH(arena, stream->documents, stream->n_documents) = document;
        return;
    }
    size_t n;
    JsonSpan *elements = json_elements(arena, stream->bytes, value, &n);
    for (size_t i = 0; i < n; i++) {
        JsonDocument document = { .span = elements[i],
                                  .pointer = json_pointer_index(arena, pointer, i) };
        ARENA_PUSH(arena, stream->documents, stream->n_documents) = document;
    }
}

bool json_stream(Arena *arena, const char *file, char *bytes, size_t length,
                 JsonStream *out, Diag *diag)
{
    JsonValues values;
    JsonError error;
    *out = (JsonStream){ .bytes = bytes, .length = length };
    to_utf8(arena, out);
    if (first_byte(out) == out->length) {
        diag_error(diag, origin_of_file(file), "expected JSON, found %s",
                   length ? "only white space" : "an empty file");
        return false;
    }
    if (!json_scan(arena, out->bytes, out->length, &values, &error))
        return refuse(arena, file, out, &error, diag);
    out->n_replaced = values.n_replaced;
    out->is_list = values.n_values > 1 || values.values[0].type == JSON_ARRAY;
    for (size_t i = 0; i < values.n_values; i++)
        add_documents(arena, out, values.values[i],
                      values.n_values == 1 ? "" : json_pointer_index(arena, "", i));
    if (values.n_values == 1 && out->n_documents == 1 &&
        values.values[0].type == JSON_OBJECT)
        out->documents[0] = unwrapped(arena, out->bytes, out->documents[0]);
    return true;
}

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
