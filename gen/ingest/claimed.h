/* Inputs of which the command line says what tool wrote them (--as TOOL:FILE). Then the
 * empty results that name no tool ([], null, {"results": []}, a file of no bytes) say that
 * the tool ran; what its clean run proves, its tool file says ("clean").
 *
 * Errors: DIAG_CONTENT, naming both, where a document is another tool's.                */
#ifndef RUNG_INGEST_CLAIMED_H
#define RUNG_INGEST_CLAIMED_H

#include "ingest/ingest.h"
#include "ingest/intake.h"
#include "ingest/recognise.h"

/* What is said of the path; NULL when nothing is. */
const Claim *claim_on(const IngestOptions *options, const char *path);

/* Reads an input in which nothing stands. */
void claimed_nothing(Reading *reading, const Claim *claim);

/* The claimed tool's form of a document: one of its own, or one in which it, or another
 * tool, hands on the records of many (SARIF, ASFF). Returns false when it is none of those:
 * the diagnostics say what it is. */
bool claimed_form(Reading *reading, const Claim *claim, const Level *document,
                  Origin origin, Recognised *out);

/* One of rung's own forms was given as a tool's. */
void claimed_own_form(Reading *reading, const Claim *claim, const char *form,
                      Origin origin);

/* The tool that a claim names; NULL without one. */
Tool *claimed_tool(const Reading *reading, const Claim *claim);

#endif
