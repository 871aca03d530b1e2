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

/* A file inside of the PDF. */
typedef struct {
    const char *name;         /* "result.json" */
    const char *type;         /* "application/json" */
    const char *relationship; /* AFRelationship of PDF/A-3: "Data", "Supplement" … */
    const char *description;
    Buffer bytes;
} Attachment;

typedef struct {
    const Attachment *attachments;
    size_t n_attachments;
    bool classic; /* no object streams: for readers of PDF 1.4 */
} PdfOptions;

/* PDF/UA-1 and PDF/A-2a in one file; 3a where something is attached. */
Buffer emit_pdf(Arena *arena, const Pages *pages, Faces *faces, const Bundle *bundle,
                const PdfOptions *options, Diag *diag);

/* How pages are made. */
typedef struct {
    bool no_script;   /* without the script that sorts and filters */
    size_t most_rows; /* of tables on one page; 0: no limit */
    const char *name; /* NAME.html, NAME-2.html …: how pages call each other */
} PageWish;

typedef struct {
    const char *file;
    Buffer bytes;
} PageFile;

typedef struct {
    PageFile *files;
    size_t n_files;
} PageSet;

/* Self-contained HTML pages that lead to each other; one, where no limit asks for more. */
PageSet emit_html_pages(Arena *arena, const Document *document, const PageWish *wish,
                        const Bundle *bundle, Diag *diag);

/* The same on one page. */
Buffer emit_html(Arena *arena, const Document *document, const Bundle *bundle, Diag *diag);

#endif
