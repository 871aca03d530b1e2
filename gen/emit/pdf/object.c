/* libharu's object layer, as far as it serves; see the header. */
#include "emit/pdf/object.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text8.h"

/* libdeflate's fastest: level 4 takes twice its time, which is a twentieth of a report's,
 * for files that are some 5 % smaller. */
enum { LEVEL = 1, EXIT_EXHAUSTED = 4 };

/* --- opening ---------------------------------------------------------------------- */

/* Later calls may overwrite libharu's own record, so the first error is kept here. */
static void HPDF_STDCALL keep_first(HPDF_STATUS error, HPDF_STATUS detail, void *pdf)
{
    Pdf *of = pdf;
    if (of->error)
        return;
    of->error = error;
    of->detail = detail;
}

/* As in base/arena.c: nobody checks for memory that is not there. */
static void *HPDF_STDCALL must_allocate(HPDF_UINT size)
{
    void *memory = malloc(size);
    if (memory)
        return memory;
    fputs("rung: out of memory\n", stderr);
    exit(EXIT_EXHAUSTED);
}

static void HPDF_STDCALL give_back(void *memory)
{
    free(memory);
}

bool pdf_open(Pdf *pdf, Arena *arena, Diag *diag)
{
    *pdf = (Pdf){ .arena = arena, .scratch = arena_new(), .diag = diag };
    /* We reach into libharu's structures: header and library must be of one version. */
    if (strcmp(HPDF_VERSION_TEXT, HPDF_GetVersion()) != 0) {
        diag_world(diag, "libhpdf", "built for version %s, found version %s",
                   HPDF_VERSION_TEXT, HPDF_GetVersion());
        return false;
    }
    pdf->haru = HPDF_NewEx(keep_first, must_allocate, give_back, 0, pdf);
    pdf->deflate = libdeflate_alloc_compressor(LEVEL);
    if (!pdf->haru || !pdf->deflate) {
        diag_world(diag, "libhpdf", "no document could be made");
        return false;
    }
    /* A flat page tree ends at 32,767 pages; one of 64 to a node does not. */
    HPDF_SetPagesConfiguration(pdf->haru, 64);
    return true;
}

void pdf_close(Pdf *pdf)
{
    if (pdf->haru)
        HPDF_Free(pdf->haru);
    libdeflate_free_compressor(pdf->deflate);
    arena_free(pdf->scratch);
}

bool pdf_failed(const Pdf *pdf)
{
    return pdf->error != 0;
}

/* --- objects ---------------------------------------------------------------------- */

static HPDF_STATUS write_body(HPDF_Dict dictionary, HPDF_Stream to)
{
    const Buffer *body = dictionary->attr;
    return HPDF_Stream_Write(to, (const HPDF_BYTE *)body->data, (HPDF_UINT)body->length);
}

HPDF_Dict pdf_dictionary(Pdf *pdf)
{
    HPDF_Dict dictionary = HPDF_Dict_New(pdf->haru->mmgr);
    HPDF_Xref_Add(pdf->haru->xref, dictionary);
    return dictionary;
}

Buffer *pdf_body(Pdf *pdf, HPDF_Dict dictionary)
{
    if (dictionary->attr)
        return dictionary->attr;
    Buffer *body = ARENA_NEW(pdf->arena, Buffer);
    *body = buffer_new(pdf->arena);
    dictionary->attr = body;
    dictionary->write_fn = write_body;
    return body;
}

size_t pdf_last_objects(Pdf *pdf, size_t n, PdfWrite *write, const void *of)
{
    pdf->n_last = n;
    pdf->write_last = write;
    pdf->last_of = of;
    return pdf->haru->xref->entries->count;
}

Buffer pdf_deflate(Pdf *pdf, const void *bytes, size_t length)
{
    size_t bound = libdeflate_zlib_compress_bound(pdf->deflate, length);
    arena_reset(pdf->scratch);
    Buffer out = buffer_new(pdf->scratch);
    out.data = arena_alloc(pdf->scratch, bound + 1);
    out.capacity = bound + 1;
    out.length = libdeflate_zlib_compress(pdf->deflate, bytes, length, out.data, bound);
    return out;
}

/* In one piece: libharu keeps 4 KB for what fills a third of them. */
static void fill_stream(HPDF_Stream stream, const void *bytes, size_t length)
{
    HPDF_MemStreamAttr memory = stream->attr;
    memory->buf_siz = memory->w_pos = length ? (HPDF_UINT)length : 1; /* full, as new */
    HPDF_Stream_Write(stream, bytes, (HPDF_UINT)length);
}

HPDF_Dict pdf_plain_stream(Pdf *pdf, const void *bytes, size_t length, const char *entries)
{
    HPDF_Dict stream = HPDF_DictStream_New(pdf->haru->mmgr, pdf->haru->xref);
    fill_stream(stream->stream, bytes, length);
    buffer_text(pdf_body(pdf, stream), entries);
    return stream;
}

HPDF_Dict pdf_stream(Pdf *pdf, const void *bytes, size_t length, const char *entries)
{
    Buffer packed = pdf_deflate(pdf, bytes, length);
    HPDF_Dict stream = pdf_plain_stream(pdf, packed.data, packed.length, entries);
    buffer_text(pdf_body(pdf, stream), "/Filter/FlateDecode\n");
    return stream;
}

void pdf_page_content(Pdf *pdf, HPDF_Page page, const Buffer *content)
{
    HPDF_PageAttr attributes = page->attr;
    Buffer packed = pdf_deflate(pdf, content->data, content->length);
    fill_stream(attributes->stream, packed.data, packed.length);
    buffer_text(pdf_body(pdf, attributes->contents), "/Filter/FlateDecode\n");
}

/* --- values ----------------------------------------------------------------------- */

int pdf_id(const void *object)
{
    return (int)(((const HPDF_Obj_Header *)object)->obj_id & 0x00FFFFFF);
}

void pdf_put_reference(Buffer *out, const void *object)
{
    buffer_int(out, pdf_id(object));
    buffer_text(out, " 0 R ");
}

/* PDF/UA-1 takes no mark of byte order for text, nor its mirror image, which is none. */
static uint32_t allowed(uint32_t c)
{
    enum {
        BYTE_ORDER_MARK = 0xFEFF,
        WORD_JOINER = 0x2060,
        MIRRORED = 0xFFFE,
        NONE = 0xFFFD
    };
    return c == BYTE_ORDER_MARK ? WORD_JOINER : c == MIRRORED ? NONE : c;
}

void pdf_put_utf16(Buffer *out, const char *text, size_t length)
{
    for (const char *end = text + length; text < end;) {
        uint32_t c = allowed(text8_next(&text, end));
        if (c > 0xFFFF) {
            buffer_hex16(out, 0xD800 + ((c - 0x10000) >> 10));
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        buffer_hex16(out, c);
    }
}

void pdf_put_text(Buffer *out, const char *text)
{
    buffer_text(out, "<FEFF");
    pdf_put_utf16(out, text, strlen(text));
    buffer_char(out, '>');
}

void pdf_put_string(Buffer *out, const char *bytes)
{
    buffer_char(out, '(');
    for (; *bytes; bytes++) {
        if (*bytes == '(' || *bytes == ')' || *bytes == '\\')
            buffer_char(out, '\\');
        buffer_char(out, *bytes);
    }
    buffer_char(out, ')');
}

void pdf_put_rect(Buffer *out, double x0, double y0, double x1, double y1)
{
    const double sides[] = { x0, y0, x1, y1 };
    for (size_t i = 0; i < 4; i++) {
        buffer_char(out, i ? ' ' : '[');
        buffer_number(out, sides[i]);
    }
    buffer_char(out, ']');
}
