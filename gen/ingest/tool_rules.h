/* Readers of the rules in a tool file's head, one per member; see ingest/tool.h for what
 * they fill. Made for tool.c alone.
 *
 * Errors: DIAG_CONTENT with the place in the tool file.                                */
#ifndef RUNG_INGEST_TOOL_RULES_H
#define RUNG_INGEST_TOOL_RULES_H

#include "ingest/tool.h"

const char *rule_text(Arena *arena, const char *text);     /* a copy; NULL stays NULL */
const char **rule_texts(Arena *arena, Json in, size_t *n); /* a text, or an array */

void rule_recognise(Arena *arena, Tool *tool, Json in);
void rule_about(Arena *arena, Tool *tool, Json in);
void rule_records(Arena *arena, Tool *tool, Json in);
void rule_fields(Arena *arena, Tool *tool, Json in);
void rule_resource_of(Arena *arena, Tool *tool, Json in);
void rule_verdict(Arena *arena, Tool *tool, Json in);
void rule_muted(Arena *arena, Tool *tool, Json in);
void rule_remarks(Arena *arena, Tool *tool, Json in);

#endif
