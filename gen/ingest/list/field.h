/* Fields and conditions of tool files, asked of a text that is not parsed. A Level is a
 * value on the way from the document to a record: the document itself, then what each "*"
 * of the records' path stands for. Places are resolved from the innermost one.
 *
 * Owner:  the arenas given; a Level borrows the text and the levels around it.          */
#ifndef RUNG_INGEST_FIELD_H
#define RUNG_INGEST_FIELD_H

#include "ingest/source/source.h"
#include "ingest/tool/tool.h"

typedef struct Level Level;
struct Level {
    const Level *outer; /* NULL: this is the document */
    const char *bytes;
    JsonSpan span;
    const char *pointer; /* where it stands in the file */
    const char *name;    /* as a member of an object; NULL in an array */
    JsonHead head;       /* its members; none when it is no object */
};

Level level_new(Arena *arena, const Level *outer, const char *bytes, JsonSpan span,
                const char *pointer);

/* What stands at a place; type JSON_ABSENT when nothing does. Never for "@". */
JsonSpan place_span(const Level *at, const char *place);

/* The first way that leads to something other than null and "": as a text, numbers and
 * booleans as they are written. NULL when none does. */
const char *field_text(Arena *arena, const Level *at, const Field *field);

/* The same for what can only be a text: a number there is a mistake. */
const char *field_string(Arena *arena, const Level *at, const Field *field);
JsonSpan field_span(Arena *arena, const Level *at, const Field *field);

/* All values at a place in which "*" stands for every element or member. */
JsonSpan *place_spans(Arena *arena, const Level *at, const char *place, size_t *n);
const char **place_texts(Arena *arena, const Level *at, const char *place, size_t *n);

/* Do all hold? None always do. */
bool conditions_hold(Arena *arena, const Level *at, const Conditions *conditions);
bool condition_holds(Arena *arena, const Level *at, const Condition *condition);

/* Does one of the sets hold? Of none, none does. */
bool any_holds(Arena *arena, const Level *at, const AnyOf *sets);

/* --- for diagnostics ------------------------------------------------------------------ */

/* "a list", "null": what it is, and nothing of what it holds. */
const char *span_kind(JsonSpan span);

/* Where the field's first place is, or would be: its pointer, and what stands there; when
 * nothing does, the offset is the level's. */
const char *field_pointer(Arena *arena, const Level *at, const Field *field,
                          JsonSpan *span);

/* The member of the record that looks like the one that is not there; NULL. */
const char *field_lookalike(const Level *at, const Field *field);

#endif
