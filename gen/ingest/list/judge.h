/* Verdicts that all records of an input make together: a scan target with a grave
 * vulnerability fails, and one that was looked at and has none passes. Where a grave one
 * was suppressed, or nobody knows whether it holds, the target neither fails nor passes.
 * What is grave, and what was looked at, the tool file says ("judge").                  */
#ifndef RUNG_INGEST_JUDGE_H
#define RUNG_INGEST_JUDGE_H

#include "ingest/intake.h"
#include "ingest/list/field.h"

/* A record whose rules have a judge. Counts it; grave ones fail what they speak of. Where
 * the tool file says "beside", it also bears on what its check's mapping says. */
void judge_record(Reading *reading, const Judge *judge, const Level *at, Record *record);

/* Something that was looked at, as the judge's "pass" finds it. `found_any`: the document
 * has records, so it was looked for them everywhere. */
void judge_looked_at(Reading *reading, const Judge *judge, const Level *at, bool found_any);

/* When all documents are read: what was looked at, and has nothing grave, passes. */
void judge_end(Reading *reading);

#endif
