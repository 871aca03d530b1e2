/* Metadata twice, as PDF/A wants it: the Info dictionary for old readers, XMP for all
 * others. The two must agree. */
#include "emit/pdf/metadata.h"

#include "version.h"

static const char profile_name[] = "data/srgb.icc";
static const char producer[] = "rung with libharu and HarfBuzz";

/* --- the Info dictionary ----------------------------------------------------------- */

static void put_field(Buffer *out, const char *key, const char *text)
{
    if (!text || !*text)
        return;
    buffer_text(out, key);
    pdf_put_text(out, text);
}

static const char *creator(const PdfDocument *document)
{
    return arena_printf(document->pdf.arena, "rung %s", rung_version);
}

static void put_info(PdfDocument *document)
{
    const Document *of = document->pages->document;
    HPDF_Dict info = pdf_dictionary(&document->pdf);
    Buffer *out = pdf_body(&document->pdf, info);
    put_field(out, "/Title", of->title);
    put_field(out, "/Subject", of->subject);
    put_field(out, "/Author", of->organisation);
    put_field(out, "/Creator", creator(document));
    put_field(out, "/Producer", producer);
    if (of->as_of != DATE_NONE) {
        int year, month, day;
        date_parts(of->as_of, &year, &month, &day);
        for (int i = 0; i < 2; i++)
            buffer_format(out, "/%s(D:%04d%02d%02d000000Z)", i ? "ModDate" : "CreationDate",
                          year, month, day);
    }
    buffer_char(out, '\n');
    document->pdf.haru->info = info;
}

/* --- XMP --------------------------------------------------------------------------- */

static const char xmp_head[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
    "xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<pdfaid:conformance>A</pdfaid:conformance>\n"
    "<pdfuaid:part>1</pdfuaid:part>\n";

/* PDF/A asks for a description of every schema that it does not know. */
static const char xmp_tail[] =
    "</rdf:Description>\n"
    "<rdf:Description rdf:about=\"\"\n"
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";

static void put_escaped(Buffer *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '&')
            buffer_text(out, "&amp;");
        else if (*text == '<')
            buffer_text(out, "&lt;");
        else if (*text == '>')
            buffer_text(out, "&gt;");
        else
            buffer_char(out, *text);
    }
}

/* One property, its text between what XMP wants around it. */
static void put_property(Buffer *out, const char *before, const char *text,
                         const char *after)
{
    if (!text || !*text)
        return;
    buffer_text(out, before);
    put_escaped(out, text);
    buffer_text(out, after);
    buffer_char(out, '\n');
}

static void put_xmp(PdfDocument *document)
{
    const Document *of = document->pages->document;
    Pdf *pdf = &document->pdf;
    Buffer out = buffer_new(pdf->arena);
    buffer_text(&out, xmp_head);
    /* Part 3 differs from part 2 in one thing: any file may be attached. */
    put_property(&out, "<pdfaid:part>", document->files ? "3" : "2", "</pdfaid:part>");
    put_property(&out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", of->title,
                 "</rdf:li></rdf:Alt></dc:title>");
    put_property(&out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">",
                 of->subject, "</rdf:li></rdf:Alt></dc:description>");
    put_property(&out, "<dc:creator><rdf:Seq><rdf:li>", of->organisation,
                 "</rdf:li></rdf:Seq></dc:creator>");
    put_property(&out, "<dc:language><rdf:Bag><rdf:li>", of->language,
                 "</rdf:li></rdf:Bag></dc:language>");
    put_property(&out, "<xmp:CreatorTool>", creator(document), "</xmp:CreatorTool>");
    put_property(&out, "<pdf:Producer>", producer, "</pdf:Producer>");
    if (of->as_of != DATE_NONE) {
        char date[11];
        date_iso(of->as_of, date);
        buffer_format(&out,
                      "<xmp:CreateDate>%sT00:00:00Z</xmp:CreateDate>\n"
                      "<xmp:ModifyDate>%sT00:00:00Z</xmp:ModifyDate>\n",
                      date, date);
    }
    buffer_text(&out, xmp_tail);
    /* Left as plain text: search engines read it without knowing PDF. */
    HPDF_Dict stream =
        pdf_plain_stream(pdf, out.data, out.length, "/Type/Metadata/Subtype/XML\n");
    HPDF_Dict_Add(pdf->haru->catalog, "Metadata", stream);
}

/* --- colour ------------------------------------------------------------------------ */

static void put_output_intent(PdfDocument *document, const Bundle *bundle)
{
    Pdf *pdf = &document->pdf;
    char *bytes;
    size_t length;
    const char *path;
    if (!bundle_get(bundle, pdf->arena, profile_name, &bytes, &length, &path, pdf->diag)) {
        diag_world(pdf->diag, profile_name, "this file is missing");
        return;
    }
    HPDF_Dict profile = pdf_stream(pdf, bytes, length, "/N 3");
    HPDF_Dict intent = pdf_dictionary(pdf);
    buffer_format(pdf_body(pdf, intent),
                  "/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
                  "/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R\n",
                  pdf_id(profile));
    HPDF_Array intents = HPDF_Array_New(pdf->haru->mmgr);
    HPDF_Array_Add(intents, intent);
    HPDF_Dict_Add(pdf->haru->catalog, "OutputIntents", intents);
}

void put_metadata(PdfDocument *document, const Bundle *bundle)
{
    put_info(document);
    put_xmp(document);
    put_output_intent(document, bundle);
}
