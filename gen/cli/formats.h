/* The formats that rung reads, as `rung tools` lists them: gathered from the tool files, so
 * that the list is what happens.
 *
 * Owner:  the arena given; the rows borrow from the tools.                              */
#ifndef RUNG_CLI_FORMATS_H
#define RUNG_CLI_FORMATS_H

#include "ingest/tool/tool.h"

typedef struct {
    const char *title;
    const char *format;
    const char *through; /* the tool in whose form it comes: "sarif"; NULL: its own */
    Proof proof;
} FormatRow;

typedef struct {
    const Tool *tool; /* NULL: rung's own forms */
    const char *title;
    FormatRow *rows;
    size_t n_rows;
    size_t n_checks; /* that bear on a practice */
    size_t n_predicates;
    const Practice **practices; /* that they bear on, in the model's order */
    size_t n_practices;
} ToolRows;

typedef struct {
    ToolRows *tools; /* in byte order of their ids; rung's own forms last */
    size_t n_tools;
} Formats;

/* Reads the checks of all tools. NULL when a tool file is bad. */
const Formats *formats_gather(Arena *arena, const Model *model, Tools *tools,
                              const Bundle *bundle, Diag *diag);

const char *proves_in_words(Proves proves); /* "failures only" */

#endif
