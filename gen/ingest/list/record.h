/* One record of a list; for the engine alone. */
#ifndef RUNG_INGEST_RECORD_H
#define RUNG_INGEST_RECORD_H

#include "ingest/list/engine.h"

/* Counts it, and keeps what bears on a practice. */
void read_record(Reading *reading, const RecordPath *path, const Level *at);

/* A time that a field leads to. */
bool read_time(Reading *reading, const Level *at, const Field *field, Instant *time);

/* Where a value stands in the input. */
Origin record_origin(const Reading *reading, JsonSpan span, const char *pointer);

#endif
