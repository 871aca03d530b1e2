/* Paths that lead to many places: "*" stands for every element or member, "**" for
 * everything below, at any depth. And the sums of the numbers that stand there.
 *
 * Owner:  the arena given; spans are of the text of the level.                           */
#ifndef RUNG_INGEST_REACH_H
#define RUNG_INGEST_REACH_H

#include "ingest/list/engine.h"

/* Everything that the path leads to, in the order of the file. */
JsonSpan *reach(Arena *arena, const Level *at, const char *path, size_t *n);

/* The sum of the numbers there; of a list the number of its elements. */
size_t reach_number(Arena *arena, const Level *at, const char *path);

/* Adds to a number that the input's remarks state, as "say: number". */
void tally(Reading *reading, const char *say, size_t n);

/* States the numbers, in the order in which they were first added to. */
void say_tallies(Reading *reading);

/* How many records of one verdict were counted so far. */
size_t records_of(const Records *records, Outcome outcome);

#endif
