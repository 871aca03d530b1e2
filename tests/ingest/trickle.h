/* Inputs that come in pieces, so that every byte of them stands at the border of a window
 * once: a pipe from which each read gets what one write gave.                            */
#ifndef RUNG_TESTS_INGEST_TRICKLE_H
#define RUNG_TESTS_INGEST_TRICKLE_H

#include "ingest/reading.h"

/* Reads the text whole and in pieces of 1, 2, 3 … bytes, as CSV or XML or what it is, and
 * asserts that it says the same. Quotes are turned. */
void assert_same_in_pieces(const char *text);

#endif
