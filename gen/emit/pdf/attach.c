/* Attachments: an embedded file stream, a file specification that says what it is to the
 * report (AFRelationship), an entry in the name tree (PDF 1.7, section 7.11.4; ISO 19005-3,
 * annex E). ingest/attached.c finds the streams again by the way in which they are written
 * here: /Type/EmbeddedFile, then /Params with /Size first. */
#include "emit/pdf/attach.h"

static void put_day(const PdfDocument *document, Buffer *out)
{
    Date day = document->pages->document->as_of;
    if (day == DATE_NONE)
        return;
    int year, month, date;
    date_parts(day, &year, &month, &date);
    buffer_format(out, "/ModDate(D:%04d%02d%02d000000Z)", year, month, date);
}

/* "application/json" as a name: what is no letter or digit is written as its code. */
static void put_type(Buffer *out, const char *type)
{
    buffer_text(out, "/Subtype/");
    for (; *type; type++)
        if (*type == '/')
            buffer_text(out, "#2F");
        else
            buffer_char(out, *type);
}

static HPDF_Dict put_file(PdfDocument *document, const Attachment *file)
{
    Pdf *pdf = &document->pdf;
    Buffer entries = buffer_new(pdf->arena);
    buffer_text(&entries, "/Type/EmbeddedFile");
    put_type(&entries, file->type);
    buffer_format(&entries, "/Params<</Size %zu", file->bytes.length);
    put_day(document, &entries);
    buffer_text(&entries, ">>");
    return pdf_stream(pdf, file->bytes.data, file->bytes.length, entries.data);
}

static HPDF_Dict put_specification(PdfDocument *document, const Attachment *file)
{
    Pdf *pdf = &document->pdf;
    int stream = pdf_id(put_file(document, file));
    HPDF_Dict specification = pdf_dictionary(pdf);
    Buffer *out = pdf_body(pdf, specification);
    buffer_text(out, "/Type/Filespec/F");
    pdf_put_string(out, file->name);
    buffer_text(out, "/UF");
    pdf_put_text(out, file->name);
    buffer_text(out, "/Desc");
    pdf_put_text(out, file->description);
    buffer_format(out, "/AFRelationship/%s/EF<</F %d 0 R/UF %d 0 R>>\n", file->relationship,
                  stream, stream);
    return specification;
}

void put_attachments(PdfDocument *document)
{
    const PdfOptions *options = document->options;
    Pdf *pdf = &document->pdf;
    if (!options->n_attachments)
        return;
    document->files = pdf_dictionary(pdf);
    Buffer *names = pdf_body(pdf, document->files);
    HPDF_Array associated = HPDF_Array_New(pdf->haru->mmgr);
    buffer_text(names, "/Names[");
    for (size_t i = 0; i < options->n_attachments; i++) {
        HPDF_Dict specification = put_specification(document, &options->attachments[i]);
        HPDF_Array_Add(associated, specification);
        pdf_put_string(names, options->attachments[i].name);
        pdf_put_reference(names, specification);
    }
    buffer_text(names, "]\n");
    HPDF_Dict_Add(pdf->haru->catalog, "AF", associated);
}
