/* From the command line to a list of files: directories are walked, and what is plainly
 * not JSON is left out of them. A file that is named is never left out.
 *
 * Order:  byte order of paths, so that the shell's order of names (which depends on the
 *         locale) changes nothing.
 * Errors: DIAG_CONTENT for a directory without inputs, DIAG_WORLD for what is missing.   */
#ifndef RUNG_INGEST_INPUTS_H
#define RUNG_INGEST_INPUTS_H

#include "base/diag.h"

typedef struct {
    const char **paths;
    size_t n_paths;
} InputPaths;

InputPaths inputs_list(Arena *arena, const char *const *given, size_t n_given, Diag *diag);

#endif
