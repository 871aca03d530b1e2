/* Readers of the rules in a tool file's head; see ingest/tool.h for what they fill. What a
 * tool file says at its top holds for all its forms; what a form says, for all its records;
 * what an entry of "records" says, for those. Made for tool.c alone.
 *
 * Errors: DIAG_CONTENT with the place in the tool file.                                */
#ifndef RUNG_INGEST_TOOL_RULES_H
#define RUNG_INGEST_TOOL_RULES_H

#include "ingest/tool.h"

const char *rule_text(Arena *arena, const char *text);     /* a copy; NULL stays NULL */
const char **rule_texts(Arena *arena, Json in, size_t *n); /* a text, or an array */

/* Members of a head, of a form, or of an entry of "records": those that are rules. */
typedef struct {
    const char **keys;
    Json *values;
    size_t n;
} RuleMembers;

/* Is this member one of a form's rules? */
bool rule_is_known(const char *key);
void rule_names(const char **names, size_t most, size_t *n); /* for "did you mean" */

/* Reads "recognise": every form with the rules that hold for it. */
void rule_forms(Arena *arena, Tool *tool, const RuleMembers *head, Json recognise);

#endif
