/* When a scan ran: tools write ISO text in many spellings, Unix numbers, and recordings of
 * the AWS SDK write {"__class__": "datetime", …}. Naive times count as UTC.             */
#ifndef RUNG_INGEST_TIME_H
#define RUNG_INGEST_TIME_H

#include "base/json.h"

typedef struct {
    const char *text; /* as written; numbers and objects become ISO text in UTC */
    int64_t seconds;  /* since 1970 in UTC, for comparing */
    Date date;        /* the day as written */
} Instant;

/* Returns false when the value states no time. The text lives in `arena`. */
bool instant_read(Arena *arena, Json in, Instant *out);

#endif
