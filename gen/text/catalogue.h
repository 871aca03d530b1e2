/* fonts/catalogue.json: which file is which face of which family, what package brings it,
 * where packages install it, and which faces step in for characters the theme's own
 * faces lack.
 *
 * Owner:  the arena given.
 * Errors: DIAG_CONTENT with the place in the catalogue, or in the theme that names what
 *         the catalogue has not.                                                       */
#ifndef RUNG_TEXT_CATALOGUE_H
#define RUNG_TEXT_CATALOGUE_H

#include "base/bundle.h"
#include "theme.h"

typedef struct {
    const char *name; /* "Lato-Regular.ttf" */
    const char *package;
    const char *directory;
} FontFile;

typedef struct {
    uint32_t first, last;
} CharRange;

typedef struct {
    size_t regular, bold; /* indices of Catalogue.files */
    CharRange *covers;
    size_t n_covers;
} Fallback;

typedef struct {
    FontFile *files;
    size_t n_files;
    size_t role[N_FACES]; /* index of the file for each role of the theme */
    Fallback *fallbacks;
    size_t n_fallbacks;
} Catalogue;

/* Reads the catalogue for one theme. Returns false when it recorded an error. */
bool catalogue_read(Catalogue *catalogue, Arena *arena, const Theme *theme,
                    const Bundle *bundle, Diag *diag);

#endif
