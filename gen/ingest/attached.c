/* Finding result.json inside of a PDF; see the header. zlib's checksum at the end of each
 * stream proves that the bytes are those that were written. */
#include "ingest/attached.h"

#include <libdeflate.h>
#include <string.h>

#include "base/file.h"
#include "base/text8.h"

static const char pdf_start[] = "%PDF-1.";
static const char file_type[] =
    "/Type/EmbeddedFile/Subtype/application#2Fjson/Params<</Size ";
static const char stream_start[] = "stream";
static const char schema[] = "\"rung-result/1\"";

/* How far behind the start of a stream's dictionary or of result.json a word may stand. */
enum { DICTIONARY_MOST = 400, HEAD_MOST = 100 };
enum { LARGEST_RESULT = 1024 * 1024 * 1024 };

/* memmem() of texts in bytes that may hold zeros; NULL when it is not there. */
static const char *find(const char *at, const char *end, const char *text)
{
    size_t length = strlen(text);
    while ((size_t)(end - at) >= length) {
        at = memchr(at, *text, (size_t)(end - at) - length + 1);
        if (!at)
            return NULL;
        if (memcmp(at, text, length) == 0)
            return at;
        at++;
    }
    return NULL;
}

static const char *no_farther(const char *at, const char *end, size_t most)
{
    return (size_t)(end - at) > most ? at + most : end;
}

/* The number at `at`, at most LARGEST_RESULT; 0 for none. */
static size_t number_at(const char *at, const char *end)
{
    size_t n = 0;
    for (; at < end && *at >= '0' && *at <= '9'; at++) {
        n = n * 10 + (size_t)(*at - '0');
        if (n > LARGEST_RESULT)
            return 0;
    }
    return n;
}

/* The stream whose dictionary goes on at `at`, inflated; empty when it is not whole. */
static Buffer inflate(Arena *arena, const char *at, const char *end)
{
    Buffer out = buffer_new(arena);
    size_t size = number_at(at, end), length;
    const char *data = find(at, no_farther(at, end, DICTIONARY_MOST), stream_start);
    if (!size || !data)
        return out;
    data += strlen(stream_start);
    while (data < end && (*data == '\r' || *data == '\n'))
        data++;
    /* Deflate makes a thousandth of its input at best: a size beyond that is a lie. */
    if (size / 1100 > (size_t)(end - data))
        return out;
    out.data = arena_alloc(arena, size + 1);
    out.capacity = size + 1;
    struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
    if (inflater &&
        libdeflate_zlib_decompress_ex(inflater, data, (size_t)(end - data), out.data, size,
                                      NULL, &length) == LIBDEFLATE_SUCCESS &&
        length == size)
        out.length = size;
    libdeflate_free_decompressor(inflater);
    return out;
}

static bool is_result(Buffer bytes)
{
    const char *end = bytes.data + bytes.length;
    return find(bytes.data, no_farther(bytes.data, end, HEAD_MOST), schema);
}

Buffer attached_result(Arena *arena, const char *path, Diag *diag)
{
    File file;
    Buffer none = buffer_new(arena);
    if (!file_read(arena, path, &file, diag))
        return none;
    if (!text8_starts(file.bytes, pdf_start)) {
        diag_error(diag, origin_of_file(path), "is no PDF");
        return none;
    }
    const char *end = file.bytes + file.length;
    for (const char *at = file.bytes; (at = find(at, end, file_type));) {
        at += strlen(file_type);
        Buffer bytes = inflate(arena, at, end);
        if (is_result(bytes))
            return bytes;
    }
    diag_error(diag, origin_of_file(path),
               "holds no result.json as `rung report --attach` attaches it");
    return none;
}
