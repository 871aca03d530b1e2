/* From inputs to the verdict, in a straight line: what every command does that reads
 * inputs, before it goes its own way. A stored result alone (cli/stored.h) is one way in;
 * its gates become those of the options.
 *
 * Owner:  the arena given.
 * Errors: said through the Diag; NULL when anything was refused.                       */
#ifndef RUNG_CLI_PIPELINE_H
#define RUNG_CLI_PIPELINE_H

#include "cli/cli.h"
#include "scorecard.h"

const Portfolio *pipeline_run(Arena *arena, Options *options, Diag *diag);

#endif
