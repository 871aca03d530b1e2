/* Things that a template declares beside a function and names after it: its role, policies,
 * permissions, URL, aliases, event sources, log group. resources.h says how they are
 * joined.
 *
 * Owner:  nobody; texts are borrowed.                                                    */
#ifndef RUNG_INGEST_BELONGING_H
#define RUNG_INGEST_BELONGING_H

#include <stdbool.h>

/* The part of a Terraform or CloudFormation address that names the thing, where its type
 * is one that belongs to one function; else NULL. */
const char *belonging_name(const char *address);

/* Cuts an ending "policy" or "role" off a folded name; false when there is none, or
 * nothing but it. */
bool belonging_cut(char *name);

#endif
