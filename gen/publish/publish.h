/* Files that `rung report` wrote → a page in a wiki, or files elsewhere. What stands there
 * already is left alone, what somebody else wrote is not touched, and what somebody changed
 * while we wrote is read again, once.
 *
 * Owner:  the arena given.
 * Errors: DIAG_CONTENT for what is refused (by us or by the wiki), DIAG_WORLD for what
 *         cannot be reached. A conflict is an outcome of its own.                       */
#ifndef RUNG_PUBLISH_PUBLISH_H
#define RUNG_PUBLISH_PUBLISH_H

#include "base/diag.h"
#include "publication.h"
#include "words.h"

enum { EXIT_CONFLICT = 6 };

/* Returns the exit status: 0, 3, 4 or 6. What was done, or would be, goes to `to`. */
int publish(Arena *arena, const Publishing *asked, const Bundle *bundle, FILE *to,
            Diag *diag);

/* --- inside ----------------------------------------------------------------------- */

/* The page, its later parts and what they show. False when an error was recorded. */
bool publication_read(Arena *arena, const Publishing *asked, Publication *out, Diag *diag);

/* The title of a later part, as the first page calls it: "Part 2". */
const char *publication_part(Arena *arena, const Publishing *asked, const char *name);

/* --to file. */
int publish_files(Arena *arena, const Publishing *asked, const Publication *what,
                  const Words *words, FILE *to, Diag *diag);

#endif
