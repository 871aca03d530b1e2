/* The file as objects: dictionaries and streams, made and numbered by libharu, whose text
 * we write ourselves. libharu's own text, fonts and images are not used: they do not
 * shape, subset badly, and cannot be tagged.
 *
 * Owner:  bodies live in the arena; libharu's objects until pdf_close().
 * Errors: libharu's first error is kept in the Pdf; pdf_save() reports it.             */
#ifndef RUNG_EMIT_PDF_OBJECT_H
#define RUNG_EMIT_PDF_OBJECT_H

#include <hpdf.h>
#include <libdeflate.h>

#include "base/buffer.h"
#include "base/diag.h"

/* We reach into libharu's structures: these are the versions they were compared in. */
#if HPDF_VERSION_ID < 20300 || HPDF_VERSION_ID >= 20500
#error "libharu 2.3 or 2.4 is needed"
#endif

/* Writes what stands between << and >> of the object `number` of a row of objects. */
typedef void PdfWrite(const void *of, size_t number, Buffer *out);

typedef struct {
    Arena *arena;
    Arena *scratch; /* what pdf_deflate() returned last */
    Diag *diag;
    HPDF_Doc haru;
    HPDF_STATUS error, detail; /* the first */
    struct libdeflate_compressor *deflate;
    bool classic; /* written without object streams */
    /* The row of objects that libharu does not know: numbered behind its own. */
    size_t n_last;
    PdfWrite *write_last;
    const void *last_of;
} Pdf;

/* Returns false, with a diagnostic, when libharu's headers and library do not match. */
bool pdf_open(Pdf *pdf, Arena *arena, Diag *diag);
void pdf_close(Pdf *pdf);
bool pdf_failed(const Pdf *pdf);

/* An indirect dictionary; what is put into its body stands between << and >>. */
HPDF_Dict pdf_dictionary(Pdf *pdf);
Buffer *pdf_body(Pdf *pdf, HPDF_Dict dictionary);

/* Makes `n` more dictionaries, the last of the file, which `write` writes when the file is
 * saved. They cost nothing till then, and libharu nothing at all. Returns the number of the
 * first object. */
size_t pdf_last_objects(Pdf *pdf, size_t n, PdfWrite *write, const void *of);

/* Streams with further entries in their dictionary. */
HPDF_Dict pdf_stream(Pdf *pdf, const void *bytes, size_t length, const char *entries);
HPDF_Dict pdf_plain_stream(Pdf *pdf, const void *bytes, size_t length, const char *entries);

/* Writes the content of a page that libharu made. */
void pdf_page_content(Pdf *pdf, HPDF_Page page, const Buffer *content);

/* The deflated bytes, valid until the next call. */
Buffer pdf_deflate(Pdf *pdf, const void *bytes, size_t length);

/* --- values, written into bodies --------------------------------------------------- */

int pdf_id(const void *object);
void pdf_put_reference(Buffer *out, const void *object); /* "12 0 R " */
void pdf_put_text(Buffer *out, const char *text);        /* <FEFF…>: any Unicode text */
void pdf_put_utf16(Buffer *out, const char *text, size_t length); /* its digits alone */
void pdf_put_string(Buffer *out, const char *bytes); /* (…): file names, URLs */
void pdf_put_rect(Buffer *out, double x0, double y0, double x1, double y1);

/* The bytes of the whole file: PDF 1.7, with object streams unless it is to be classic.
 * Empty after an error. */
Buffer pdf_save(Pdf *pdf);

#endif
