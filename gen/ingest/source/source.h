/* The first stage of reading: bytes of any origin become checked JSON, seen as a stream
 * of documents. A document is a top-level value of the file; where a top-level value is an
 * array, its elements are the documents. So one report, an array of reports, a list of
 * findings, NDJSON and concatenated JSON are read alike, one document at a time, in memory
 * that the largest document asks for. What is no JSON is made into it on the way: a row of
 * a CSV table is an object of texts, named as the columns are (csv.c); a test case of a
 * JUnit report is {"testcase": {…}} (junit.c); so are the results in sls-mentor's page
 * (page.c). What reads documents does not notice, but for their pointers: "line 12".
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
    size_t base; /* where bytes begin in the file; OFFSET_NONE: they are not from there */
    JsonSpan span;
    const JsonMember *members; /* of an object */
    size_t n_members;
    const char *pointer; /* "", "/data"; "/3": the fourth of a list; "line 12" */
    const char *slip;    /* why it cannot be read as a record, though it is one; NULL */
    bool is_head;        /* no record: the columns of a table that has no rows */
} JsonDocument;

typedef struct Source Source;

/* NULL when the file cannot be opened. */
Source *source_open(Arena *arena, const char *path, Diag *diag);

/* The next document, its pointer in `arena`. Returns false behind the last one, and when
 * the file is refused: then source_failed(). [], null and white space inside a named JSON
 * value give no document, and neither do a file of no bytes, which tools write that find
 * nothing, and a test report without tests. */
bool source_next(Source *source, Arena *arena, JsonDocument *out, Diag *diag);
bool source_failed(const Source *source);

/* Is it a table, whose documents are rows? Known once the first was read. */
bool source_is_table(const Source *source);

/* Does another document follow? Known once the first was read. */
bool source_is_list(const Source *source);

/* Escapes that no C string can hold, replaced so far. */
size_t source_n_replaced(const Source *source);

/* A file of white space is then no refusal: nothing stands in it. */
void source_may_be_empty(Source *source);

/* How the documents were written, in words: "JSON in UTF-8, a list of 12 documents". */
const char *source_packing(const Source *source, Arena *arena);

/* Reads what is left for the hash, and closes. Returns false when that failed. */
bool source_close(Source *source, char sha256[65], size_t *size, Diag *diag);

/* Does the file begin like something that rung reads? Asked of files that nobody named.
 * One that cannot be opened does: reading it will say why. */
bool source_invites(Arena *arena, const char *path);

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
