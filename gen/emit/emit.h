/* The ways out. Each emitter turns a finished noun into the bytes of one file and touches
 * nothing else.
 *
 * Owner:  bytes live in the arena given.
 * Errors: a foreign library's first error, as DIAG_WORLD; the buffer is then empty.     */
#ifndef RUNG_EMIT_EMIT_H
#define RUNG_EMIT_EMIT_H

#include "base/buffer.h"
#include "base/bundle.h"
#include "document.h"
#include "pages.h"
#include "text/text.h"

/* PDF/UA-1 and PDF/A-2a in one file. */
Buffer emit_pdf(Arena *arena, const Pages *pages, Faces *faces, const Bundle *bundle,
                Diag *diag);

/* One self-contained HTML page. */
Buffer emit_html(Arena *arena, const Document *document, const Bundle *bundle, Diag *diag);

#endif
