/* Makes the Assessment of what was gathered: names are joined, predicates that need all
 * inputs are made, functions are counted, and everything is put in an order that does not
 * depend on the order of the inputs.                                                    */
#ifndef RUNG_INGEST_MERGE_H
#define RUNG_INGEST_MERGE_H

#include "ingest/intake.h"

typedef struct {
    const char *entity; /* NULL: as the inputs say */
    Date as_of;         /* DATE_NONE: as the inputs say, else today */
    Input *inputs;
    size_t n_inputs;
    Demands demands;
} MergeOptions;

const Assessment *merge(Intake *intake, const MergeOptions *options, Diag *diag);

/* --- inventory.c ------------------------------------------------------------------------
 */

/* What only all functions together, or the runtime table, can tell. */
bool inventory_judge(Intake *intake, Date as_of, Diag *diag);

/* Which functions infrastructure templates declare; after names are joined. */
void inventory_judge_templates(Intake *intake);

/* The lists of functions that run, and of those that are only declared. */
void inventory_settle(Intake *intake, Assessment *out);

#endif
