/* Pieces that rung's own forms share: one answer, one waiver. Strict: a slip in a file
 * that was written for rung is an error with its place.                                */
#ifndef RUNG_INGEST_OWN_H
#define RUNG_INGEST_OWN_H

#include "ingest/reader/readers.h"

/* Complains when it is no object, else about members that are not in the list. */
bool own_object(Json in, const char *members);

/* A required text that says something, to keep; "" after a complaint. */
const char *own_text(Reading *reading, Json in, const char *key);

/* Complains about an unknown id and suggests the nearest; then NULL. */
const Practice *own_practice(Reading *reading, Json in, const char *key);
void own_unknown_practice(Reading *reading, Json in, const char *id);
void own_unknown_id(Json in, const char *what, const char *id, const char *nearest);

void own_answer(Reading *reading, Json in);
void own_waiver(Reading *reading, Json in);
void read_waivers(Reading *reading); /* own_waivers.c, as own_waiver() */
void own_not_applicable(Reading *reading, Json in);

/* A whole file of ours is small: it becomes one tree. */
Json own_document(Reading *reading);

/* Counts one entry of ours that was read well. */
void own_count(Reading *reading);

/* Names of the entity: two files that disagree are an error. */
void own_entity(Reading *reading, Origin where, const char *entity,
                const char *organisation);

/* own_owners.c */
void read_owners(Reading *reading);

/* own_dora.c */
void read_dora(Reading *reading, Json in);

/* own_assessment.c */
void read_assessment(Reading *reading);

#endif
