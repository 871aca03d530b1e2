/* The result.json inside of a PDF that rung wrote with --attach. Not a reader of PDF: it
 * knows the way in which rung writes attachments (emit/pdf/attach.c) and refuses all else.
 * A library that reads any PDF would be loaded by every run of rung, and cost each of them
 * more than this file is long.
 *
 * Owner:  the arena given.
 * Errors: DIAG_CONTENT when the file is no PDF, is cut off, or holds no result; NULL then.
 */
#ifndef RUNG_INGEST_ATTACHED_H
#define RUNG_INGEST_ATTACHED_H

#include "base/buffer.h"
#include "base/diag.h"

/* The bytes as they were attached. `path` may be "-". Empty when there are none. */
Buffer attached_result(Arena *arena, const char *path, Diag *diag);

#endif
