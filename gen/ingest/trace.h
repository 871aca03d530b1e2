/* What was made of one input, for those who ask (rung tools check): which form it was taken
 * for, and by what; which checks no mapping knows. It is filled while the input is read as
 * in any run, so that what it says is what happens; without one nothing is spent.
 *
 * Owner:  the arena given to trace_new(), which nothing else uses meanwhile: inputs are
 *         read by threads of their own.
 * Secret: names of places and ids of checks; never what stands there.                   */
#ifndef RUNG_INGEST_TRACE_H
#define RUNG_INGEST_TRACE_H

#include "ingest/recognise.h"

typedef struct {
    const char *text; /* "/check_type is a text" */
    bool holds;
} TracedCondition;

typedef struct {
    const char *id;
    size_t n;
} TracedCheck;

typedef struct Trace {
    Arena *arena;
    /* The form it was taken for, or, when `is_recognised` is false, the nearest. */
    const char *title, *format; /* NULL: nothing is near */
    bool is_recognised;
    bool is_false_friend; /* known to be none of that tool's reports */
    TracedCondition *conditions;
    size_t n_conditions;
    Proof proof;         /* of the form */
    const char *packing; /* source_packing(); NULL: it could not be opened */
    TracedCheck **unmapped;
    size_t n_unmapped; /* in the order in which they were met */
    Map *by_id;        /* the same */
} Trace;

Trace *trace_new(Arena *arena);

/* All do nothing when `trace` is NULL. `found` has no shape when nothing was recognised. */
void trace_form(Trace *trace, const Tools *tools, const Level *document,
                const Recognised *found);
void trace_own_form(Trace *trace, const char *form);
void trace_clean_run(Trace *trace, const Tool *tool);
void trace_source(Trace *trace, const Source *source);
void trace_unmapped(Trace *trace, const char *check);

#endif
