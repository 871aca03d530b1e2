/* `rung publish` is a program of its own beside rung, as git's https is: it alone loads
 * libcurl and the thirty libraries behind it.
 *
 * Errors: DIAG_USAGE for options that do not go together.                              */
#ifndef RUNG_CLI_PUBLISH_H
#define RUNG_CLI_PUBLISH_H

#include "cli/cli.h"

/* Sets what follows from them; false when an error was recorded. */
bool publish_check_options(Options *options, Diag *diag);

#endif
