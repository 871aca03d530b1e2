/* From the command line to a list of files: directories are walked, and what does not begin
 * like something that rung reads is left out of them, unless its name promises JSON. A file
 * that is named is never left out.
 *
 * Order:  byte order of paths, so that the shell's order of names (which depends on the
 *         locale) changes nothing. How a path is spelled ("./scans//") changes nothing
 * either. Errors: DIAG_CONTENT for a directory without inputs, DIAG_WORLD for what is
 * missing.   */
#ifndef RUNG_INGEST_INPUTS_H
#define RUNG_INGEST_INPUTS_H

#include "base/diag.h"
#include "base/strings.h"

typedef struct {
    const char **paths;
    size_t n_paths;
    Map *found; /* those that nobody named, and whose names promise nothing */
} InputPaths;

InputPaths inputs_list(Arena *arena, const char *const *given, size_t n_given, Diag *diag);

#endif
