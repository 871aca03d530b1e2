/* The first stage of reading: bytes of any origin become checked JSON, seen as a stream
 * of documents. A document is a top-level value of the file; where a top-level value is an
 * array, its elements are the documents. So one report, an array of reports, a list of
 * findings, NDJSON and concatenated JSON are read alike.
 *
 * Owner:  the arena given; the bytes are borrowed and changed (see json_scan()).
 * Errors: DIAG_CONTENT. What stands in a file is never quoted beyond one character: it
 *         may be a secret.                                                              */
#ifndef RUNG_INGEST_BYTES_H
#define RUNG_INGEST_BYTES_H

#include "base/diag.h"
#include "base/json_scan.h"

typedef struct {
    JsonSpan span;
    const char *pointer; /* "", "/3", "/data" … */
} JsonDocument;

typedef struct {
    char *bytes; /* UTF-8, NUL-terminated */
    size_t length;
    JsonDocument *documents;
    size_t n_documents;
    bool is_list;      /* the documents stand in an array, or one behind the other */
    size_t n_replaced; /* escapes that no C string can hold */
} JsonStream;

/* Returns false when the file is refused. [], null and white space inside a named JSON
 * value give no document; a file of no bytes is refused. */
bool json_stream(Arena *arena, const char *file, char *bytes, size_t length,
                 JsonStream *out, Diag *diag);

/* Does the text begin like JSON: '{' or '[' behind a byte order mark and white space? */
bool bytes_open_json(const char *bytes, size_t length);

/* --- one document --------------------------------------------------------------------- */

/* The members of a document, found in one pass over it. */
typedef struct {
    const char *bytes;
    const JsonMember *members;
    size_t n_members;
} JsonHead;

JsonHead json_head(Arena *arena, const char *bytes, JsonSpan document);
JsonSpan json_head_at(const JsonHead *head, const char *pointer);

#endif
