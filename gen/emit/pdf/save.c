/* Writing the file. libharu writes every object's text; where the objects stand is ours:
 * streams first, everything else packed into compressed object streams, then a cross-
 * reference stream (PDF 1.5, section 7.5.7 and 7.5.8). A tagged report becomes half as
 * large as with libharu's own writer. */
#include <string.h>

#include "base/file.h"
#include "emit/pdf/object.h"

enum { OBJECTS_PER_STREAM = 200, ROW = 7, BYTES_OF_ID = 16 };

/* Where an object stands: type 1 at an offset, type 2 inside an object stream. */
typedef struct {
    uint8_t type;
    uint32_t offset; /* or the number of the object stream */
    uint16_t index;
} Place;

typedef struct {
    Pdf *pdf;
    size_t n_haru; /* objects that libharu made, with the free object 0 */
    HPDF_Stream sink;
    Buffer *sunk; /* where the sink's bytes go */
    Buffer out;
    Buffer head, body; /* of the object stream being filled */
    Place *places;     /* by object number */
    size_t n_places;
} Saver;

static HPDF_STATUS append(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length)
{
    const Saver *saver = stream->attr;
    buffer_bytes(saver->sunk, bytes, length);
    return HPDF_OK;
}

static void *object_at(const Saver *saver, size_t number)
{
    if (number >= saver->n_haru)
        return NULL;
    return HPDF_Xref_GetEntry(saver->pdf->haru->xref, (HPDF_UINT)number)->obj;
}

static void write_object(Saver *saver, size_t number, Buffer *out)
{
    Pdf *pdf = saver->pdf;
    if (number < saver->n_haru) {
        saver->sunk = out;
        HPDF_Obj_WriteValue(object_at(saver, number), saver->sink, NULL);
        return;
    }
    buffer_text(out, "<<");
    pdf->write_last(pdf->last_of, number - saver->n_haru, out);
    buffer_text(out, ">>");
}

static bool is_stream(const void *object)
{
    const HPDF_Obj_Header *header = object;
    return (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
           ((const HPDF_Dict_Rec *)object)->stream;
}

/* In the open, not in an object stream. */
static void put_object(Saver *saver, size_t number)
{
    saver->places[number] = (Place){ 1, (uint32_t)saver->out.length, 0 };
    buffer_int(&saver->out, (int64_t)number);
    buffer_text(&saver->out, " 0 obj\n");
    write_object(saver, number, &saver->out);
    buffer_text(&saver->out, "\nendobj\n");
}

static void write_streams(Saver *saver)
{
    for (size_t i = 1; i < saver->n_haru; i++) {
        if (is_stream(object_at(saver, i)))
            put_object(saver, i);
    }
}

/* Writes one object stream as the next object; returns the first object not in it. */
static size_t write_pack(Saver *saver, size_t from, size_t n_objects)
{
    Pdf *pdf = saver->pdf;
    Buffer *head = &saver->head, *body = &saver->body;
    uint16_t n = 0;
    head->length = body->length = 0;
    size_t at = from, number = saver->n_places++;
    for (; at < n_objects && n < OBJECTS_PER_STREAM; at++) {
        if (saver->places[at].type)
            continue;
        saver->places[at] = (Place){ 2, (uint32_t)number, n++ };
        buffer_int(head, (int64_t)at);
        buffer_char(head, ' ');
        buffer_int(head, (int64_t)body->length);
        buffer_char(head, ' ');
        write_object(saver, at, body);
        buffer_char(body, '\n');
    }
    size_t first = head->length;
    buffer_bytes(head, body->data, body->length);
    Buffer packed = pdf_deflate(pdf, head->data, head->length);
    saver->places[number] = (Place){ 1, (uint32_t)saver->out.length, 0 };
    buffer_format(&saver->out,
                  "%zu 0 obj\n<</Type/ObjStm/N %u/First %zu/Filter/FlateDecode/Length "
                  "%zu>>\nstream\n",
                  number, n, first, packed.length);
    buffer_bytes(&saver->out, packed.data, packed.length);
    buffer_text(&saver->out, "\nendstream\nendobj\n");
    return at;
}

/* Rows of the table as differences from the row above: PNG's "up", which makes runs of
 * equal columns compress to nothing. */
static Buffer table_rows(Saver *saver)
{
    Buffer rows = buffer_new(saver->pdf->arena);
    uint8_t above[ROW] = { 0 };
    for (size_t i = 0; i < saver->n_places; i++) {
        const Place *place = &saver->places[i];
        uint16_t last = i ? place->index : 0xFFFF; /* object 0 heads the free list */
        const uint8_t row[ROW] = { place->type,
                                   (uint8_t)(place->offset >> 24),
                                   (uint8_t)(place->offset >> 16),
                                   (uint8_t)(place->offset >> 8),
                                   (uint8_t)place->offset,
                                   (uint8_t)(last >> 8),
                                   (uint8_t)last };
        buffer_char(&rows, 2);
        for (size_t k = 0; k < ROW; k++)
            buffer_char(&rows, (char)(uint8_t)(row[k] - above[k]));
        memcpy(above, row, ROW);
    }
    return rows;
}

/* The file's identity is what is in it: the same report has the same one. */
static void identify(const Saver *saver, char hash[65])
{
    file_sha256(saver->out.data, saver->out.length, hash);
    hash[2 * BYTES_OF_ID] = '\0';
}

static void write_table(Saver *saver)
{
    Pdf *pdf = saver->pdf;
    char hash[65];
    identify(saver, hash);
    size_t number = saver->n_places++, start = saver->out.length;
    saver->places[number] = (Place){ 1, (uint32_t)start, 0 };
    Buffer rows = table_rows(saver);
    Buffer packed = pdf_deflate(pdf, rows.data, rows.length);
    buffer_format(&saver->out,
                  "%zu 0 obj\n<</Type/XRef/Size %zu/W[1 4 2]/Root %d 0 R/Info %d 0 R"
                  "/ID[<%s><%s>]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %d>>"
                  "/Length %zu>>\nstream\n",
                  number, saver->n_places, pdf_id(pdf->haru->catalog),
                  pdf_id(pdf->haru->info), hash, hash, ROW, packed.length);
    buffer_bytes(&saver->out, packed.data, packed.length);
    buffer_format(&saver->out, "\nendstream\nendobj\nstartxref\n%zu\n%%%%EOF\n", start);
}

/* --- the classic file ----------------------------------------------------------------- */

/* Every object in the open, one row of twenty bytes each in the table (7.5.4). */
static void write_classic(Saver *saver, size_t n_objects)
{
    Buffer *out = &saver->out;
    for (size_t i = 1; i < n_objects; i++) {
        if (!saver->places[i].type)
            put_object(saver, i);
    }
    char hash[65];
    identify(saver, hash);
    size_t start = out->length;
    buffer_format(out, "xref\n0 %zu\n0000000000 65535 f \n", n_objects);
    for (size_t i = 1; i < n_objects; i++)
        buffer_format(out, "%010u 00000 n \n", saver->places[i].offset);
    buffer_format(out,
                  "trailer\n<</Size %zu/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]>>\n"
                  "startxref\n%zu\n%%%%EOF\n",
                  n_objects, pdf_id(saver->pdf->haru->catalog),
                  pdf_id(saver->pdf->haru->info), hash, hash, start);
}

Buffer pdf_save(Pdf *pdf)
{
    size_t n_haru = pdf->haru->xref->entries->count, n_objects = n_haru + pdf->n_last;
    size_t n_packs = n_objects / OBJECTS_PER_STREAM + 2;
    Saver saver = { .pdf = pdf,
                    .n_haru = n_haru,
                    .out = buffer_new(pdf->arena),
                    .head = buffer_new(pdf->arena),
                    .body = buffer_new(pdf->arena),
                    .n_places = n_objects };
    saver.places = ARENA_ARRAY(pdf->arena, Place, n_objects + n_packs);
    /* Four bytes above 127 say that the file is binary. */
    buffer_text(&saver.out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    saver.sink = HPDF_CallbackWriter_New(pdf->haru->mmgr, append, &saver);
    write_streams(&saver);
    for (size_t at = 1; at < n_objects && !pdf->classic;)
        at = write_pack(&saver, at, n_objects);
    if (pdf->classic)
        write_classic(&saver, n_objects);
    else
        write_table(&saver);
    HPDF_Stream_Free(saver.sink);
    if (!pdf_failed(pdf))
        return saver.out;
    diag_world(pdf->diag, "libhpdf", "error 0x%04lX (detail %lu)", pdf->error, pdf->detail);
    return buffer_new(pdf->arena);
}
