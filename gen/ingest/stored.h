/* A result.json read back: alone, or out of a PDF that carries it. It holds what the inputs
 * said, so the verdict can be computed again from it, and all reports be made of it; what
 * is computed again must then agree with what stands there.
 *
 * Owner:  the arena given.
 * Errors: the content of the file is refused, with its place; NULL then.                */
#ifndef RUNG_INGEST_STORED_H
#define RUNG_INGEST_STORED_H

#include "base/buffer.h"
#include "changes.h"

extern const char result_schema[]; /* "rung-result/1" */

typedef struct StoredFile StoredFile;

/* Does the file begin like a result.json of rung, of whatever version, or like a PDF? */
bool stored_begins(const char *path);

/* Checks that it is one whole JSON value of our schema. */
const StoredFile *stored_open(Arena *arena, const char *path, Diag *diag);

/* What it says of the model that it was made with: version, digest, perhaps the document.
 */
Json stored_model(const StoredFile *file);

/* What it says of practices and questions that the model does not have is left out. */
const StoredResults *stored_read(Arena *arena, const StoredFile *file, const Model *model,
                                 Diag *diag);

/* Is `made`, a result.json of what was read, the file again? White space and the version of
 * rung aside. Records the first place that differs. */
bool stored_agrees(const StoredFile *file, Buffer made, Diag *diag);

#endif
