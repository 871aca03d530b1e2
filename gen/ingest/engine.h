/* The engine for tools whose output is a plain list: everything it does is said by the
 * tool's file. Pieces of it serve other readers.                                        */
#ifndef RUNG_INGEST_ENGINE_H
#define RUNG_INGEST_ENGINE_H

#include "ingest/readers.h"

/* The first of the field's pointers that leads to a value other than null and "". */
Json field_find(Json in, const Field *field);
const char *field_text(Json in, const Field *field);

/* The same in a document that is not parsed. */
JsonSpan field_span(const JsonHead *head, const Field *field);

/* What the tool file's "about" and "truncated" say of one document. */
void read_about(Reading *reading, const JsonHead *head, const char *pointer);

/* Parses one value of the input into the arena that is reset after each record. */
Json read_value(Reading *reading, JsonSpan span, const char *pointer);

/* Ends a record: forgets its tree. */
void end_record(Reading *reading);

#endif
