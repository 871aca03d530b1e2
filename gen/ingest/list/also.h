/* Records that speak of several things at once: a finding on three buckets is one record,
 * and its verdict holds for each of them. */
#ifndef RUNG_INGEST_ALSO_H
#define RUNG_INGEST_ALSO_H

#include "ingest/intake.h"
#include "ingest/list/field.h"

/* The first of these things, for a record that names none elsewhere; NULL. */
const char *also_first(Reading *reading, const Also *also, const Level *at,
                       const Record *record);

/* Keeps the record's verdict for the other things that the tool file's "also" leads to. The
 * record itself is counted and kept already. */
void also_keep(Reading *reading, const Also *also, const Level *at, const Record *record);

#endif
