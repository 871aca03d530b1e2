/* The first stage of reading: bytes of any origin become checked JSON, seen as a stream
 * of documents. A document is a top-level value of the file; where a top-level value is an
 * array, its elements are the documents. So one report, an array of reports, a list of
 * findings, NDJSON and concatenated JSON are read alike, one document at a time, in memory
 * that the largest document asks for.
 *
 * Owner:  source_open() to source_close(); a document stays until the next is asked for.
 * Errors: DIAG_CONTENT, DIAG_WORLD. What stands in a file is never quoted beyond one
 *         character: it may be a secret.                                                */
#ifndef RUNG_INGEST_SOURCE_H
#define RUNG_INGEST_SOURCE_H

#include "base/diag.h"
#include "base/json_scan.h"

typedef struct {
    const char *bytes; /* checked UTF-8 and JSON where the span is */
    size_t length;
    size_t base; /* where bytes begin in the file */
    JsonSpan span;
    const char *pointer; /* "", "/data"; "/3": the fourth document of a list */
} JsonDocument;

typedef struct Source Source;

/* NULL when the file cannot be opened. */
Source *source_open(Arena *arena, const char *path, Diag *diag);

/* The next document, its pointer in `arena`. Returns false behind the last one, and when
 * the file is refused: then source_failed(). [], null and white space inside a named JSON
 * value give no document; a file of no bytes is refused. */
bool source_next(Source *source, Arena *arena, JsonDocument *out, Diag *diag);
bool source_failed(const Source *source);

/* Does another document follow? Known once the first was read. */
bool source_is_list(const Source *source);

/* Escapes that no C string can hold, replaced so far. */
size_t source_n_replaced(const Source *source);

/* Reads what is left for the hash, and closes. Returns false when that failed. */
bool source_close(Source *source, char sha256[65], Diag *diag);

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
