/* The engine for tools whose output is a list of records: everything it does is said by
 * the tool's file. Pieces of it serve other readers.                                    */
#ifndef RUNG_INGEST_ENGINE_H
#define RUNG_INGEST_ENGINE_H

#include "ingest/field.h"
#include "ingest/readers.h"

/* The document as the outermost level; in the arena of the document. */
Level document_level(Reading *reading, const JsonDocument *document);

/* What the tool file's "about" and "truncated" say of one document. */
void read_about(Reading *reading, const Level *document);

/* Reads the records that the tool file describes in one document. */
void read_records(Reading *reading, const Level *document);

/* Parses one value of the input into the arena that is reset after each record. */
Json read_value(Reading *reading, JsonSpan span, const char *pointer);

/* Ends a record: forgets its tree. */
void end_record(Reading *reading);

/* The first of some pointers that leads to a value other than null and "". */
Json value_among(Json in, const char *const *pointers, size_t n);
const char *text_among(Json in, const char *const *pointers, size_t n);

#endif
