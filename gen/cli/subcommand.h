/* Commands of two words, `rung layout check`: the second is looked up in a table. What is
 * said when it is wrong, and the exit status, are the same for all of them.
 *
 * Owner:  the arena of the run, freed when it ends.                                     */
#ifndef RUNG_CLI_SUBCOMMAND_H
#define RUNG_CLI_SUBCOMMAND_H

#include "cli/cli.h"

typedef struct {
    Arena *arena;
    Options *options;
    Diag *diag;
} Subrun;

typedef struct {
    const char *word;
    void (*run)(Subrun *run);
} Subcommand;

/* `command` is the first word. Returns the exit status. */
int subcommand_run(const char *command, Asked asked, const Subcommand *words, size_t n,
                   int argc, char **argv);

/* Prints what is compiled in under that name. */
void subcommand_show(const Subrun *run, const char *member);

/* Writes it as somebody's own to -o, never over a file, or prints it; `option` is how
 * `rung report` takes it. */
void subcommand_begin(const Subrun *run, const char *command, const char *member,
                      const char *option);

#endif
