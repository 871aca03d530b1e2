/* The engine for tools whose output is a list of records: everything it does is said by
 * the tool's file. Pieces of it serve other readers.                                    */
#ifndef RUNG_INGEST_ENGINE_H
#define RUNG_INGEST_ENGINE_H

#include "ingest/list/field.h"
#include "ingest/reader/readers.h"

/* The document as the outermost level. */
Level document_level(const JsonDocument *document);

/* What the tool file's "about" and "truncated" say of one document. */
void read_about(Reading *reading, const Level *document);

/* Reads the records that the tool file describes in one document. */
void read_records(Reading *reading, const Level *document);

/* The array (or object, as `type` says) that stands there; absent where nothing or null
 * does. What is of another type refuses the input. */
JsonSpan list_at(Reading *reading, const Level *at, const char *place, JsonType type);

/* Refuses the input: a value is not of the type that is expected. */
void refuse_kind(Reading *reading, JsonSpan span, const char *pointer,
                 const char *expected);

/* Parses one value of the input into the arena that is reset after each record. */
Json read_value(Reading *reading, JsonSpan span, const char *pointer);

/* Complains that a record, to be rejected, is no object or lacks what a field leads to. */
void record_slip(Reading *reading, const Level *at, const Field *field, const char *what);

/* Ends a record: forgets its tree. */
void end_record(Reading *reading);

/* The first of some pointers that leads to a value other than null and "". */
Json value_among(Json in, const char *const *pointers, size_t n);
const char *text_among(Json in, const char *const *pointers, size_t n);

#endif
