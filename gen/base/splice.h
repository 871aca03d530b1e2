/* A part of somebody's page, replaced: what stands between two places of a marker. Every
 * other byte stays as it is, and lines of the part end as the page's do.
 *
 * Errors: DIAG_WORLD for a page that cannot be read, DIAG_CONTENT for one in which the
 *         marker does not stand twice, or a part that has it.                          */
#ifndef RUNG_BASE_SPLICE_H
#define RUNG_BASE_SPLICE_H

#include "base/file.h"

/* `whole` is the page with the part in it; `same` says that it was so before. False when an
 * error was recorded. */
bool splice(Arena *arena, const char *path, const char *marker, Buffer part, Buffer *whole,
            bool *same, Diag *diag);

#endif
