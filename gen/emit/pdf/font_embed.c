/* Putting fonts into the file: hb-subset cuts the face down to the glyphs drawn, and five
 * objects describe it (PDF 1.7, section 9.7.4: a CIDFont of type 2). Tables that a PDF
 * viewer never reads are dropped, hints too: pages are read on screens of today. */
#include "emit/pdf/font_parts.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <math.h>
#include <string.h>

enum { NAME_SIZE = 96, TAG_LETTERS = 6, CHARS_PER_BLOCK = 100 };

typedef struct {
    hb_face_t *face;
    hb_blob_t *blob;
    hb_subset_plan_t *plan;
} Subset;

static const hb_tag_t dropped[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
    HB_TAG('k', 'e', 'r', 'n'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('O', 'S', '/', '2'),
    HB_TAG('p', 'o', 's', 't'), HB_TAG('c', 'm', 'a', 'p'), HB_TAG('D', 'S', 'I', 'G'),
    HB_TAG('g', 'a', 's', 'p'), HB_TAG('B', 'A', 'S', 'E'), HB_TAG('S', 'T', 'A', 'T'),
    HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'), HB_TAG('m', 'e', 't', 'a'),
};

/* --- the font program ------------------------------------------------------------- */

static bool cut(const PdfFont *font, Subset *subset)
{
    *subset = (Subset){ 0 };
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return false;
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (size_t i = 0; i < font->n_codes; i++)
        hb_set_add(glyphs, font->codes[i].glyph);
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
        hb_set_add(drop, dropped[i]);
    hb_subset_input_set_flags(input,
                              HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    subset->plan = hb_subset_plan_create_or_fail(font->face->face, input);
    hb_subset_input_destroy(input);
    if (subset->plan)
        subset->face = hb_subset_plan_execute_or_fail(subset->plan);
    if (subset->face)
        subset->blob = hb_face_reference_blob(subset->face);
    return subset->blob && hb_blob_get_length(subset->blob) > 0;
}

static void subset_free(Subset *subset)
{
    hb_blob_destroy(subset->blob);
    hb_face_destroy(subset->face);
    hb_subset_plan_destroy(subset->plan);
}

static HPDF_Dict put_program(const PdfFont *font, const Subset *subset)
{
    unsigned length;
    const char *bytes = hb_blob_get_data(subset->blob, &length);
    return pdf_stream(font->pdf, bytes, length,
                      arena_printf(font->pdf->arena, "/Length1 %u", length));
}

/* Two bytes a code: which glyph of the subset it shows. */
static HPDF_Dict put_glyph_map(const PdfFont *font, const Subset *subset)
{
    const hb_map_t *renumbered = hb_subset_plan_old_to_new_glyph_mapping(subset->plan);
    Buffer map = buffer_new(font->pdf->arena);
    for (size_t i = 0; i < font->n_codes; i++) {
        hb_codepoint_t glyph = hb_map_get(renumbered, font->codes[i].glyph);
        buffer_char(&map, (char)(uint8_t)(glyph >> 8));
        buffer_char(&map, (char)(uint8_t)glyph);
    }
    return pdf_stream(font->pdf, map.data, map.length, "");
}

/* --- its description -------------------------------------------------------------- */

/* "ABCDEF+Lato-Regular": the letters tell subsets of one font apart. */
static const char *subset_name(const PdfFont *font)
{
    char name[NAME_SIZE], tag[TAG_LETTERS + 1] = "";
    unsigned size = sizeof name;
    hb_ot_name_get_utf8(font->face->face, HB_OT_NAME_ID_POSTSCRIPT_NAME,
                        HB_LANGUAGE_INVALID, &size, name);
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < font->n_codes; i++)
        hash = (hash ^ font->codes[i].glyph) * 16777619u;
    for (size_t i = 0; i < TAG_LETTERS; i++, hash /= 26)
        tag[i] = (char)('A' + hash % 26);
    return arena_printf(font->pdf->arena, "%s+%s", tag, size ? name : "Unnamed");
}

static double thousandths(const PdfFont *font, int units)
{
    return units * 1000.0 / font->face->units_per_em;
}

static void put_box(Buffer *out, const PdfFont *font)
{
    enum { BOX_IN_HEAD = 36 };
    hb_blob_t *head = hb_face_reference_table(font->face->face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned length;
    const uint8_t *bytes = (const uint8_t *)hb_blob_get_data(head, &length);
    double side[4] = { 0 };
    for (unsigned i = 0; i < 4 && length >= BOX_IN_HEAD + 8; i++) {
        const uint8_t *at = bytes + BOX_IN_HEAD + 2 * i;
        side[i] = thousandths(font, (int16_t)(uint16_t)(at[0] << 8 | at[1]));
    }
    hb_blob_destroy(head);
    pdf_put_rect(out, side[0], side[1], side[2], side[3]);
}

static HPDF_Dict put_descriptor(const PdfFont *font, const char *name, HPDF_Dict program)
{
    enum { SYMBOLIC = 4, ITALIC = 64 }; /* symbolic: it has an encoding of its own */
    HPDF_Dict descriptor = pdf_dictionary(font->pdf);
    Buffer *out = pdf_body(font->pdf, descriptor);
    const Face *face = font->face;
    double slant = hb_style_get_value(face->font, HB_STYLE_TAG_SLANT_ANGLE);
    double weight = hb_style_get_value(face->font, HB_STYLE_TAG_WEIGHT);
    bool slanted = fabs(slant) > 0.01;
    buffer_format(out, "/Type/FontDescriptor/FontName/%s/Flags %d/FontBBox", name,
                  slanted ? SYMBOLIC | ITALIC : SYMBOLIC);
    put_box(out, font);
    buffer_text(out, "/ItalicAngle ");
    buffer_number(out, slanted ? slant : 0);
    buffer_text(out, "/Ascent ");
    buffer_number(out, thousandths(font, face->ascent));
    buffer_text(out, "/Descent ");
    buffer_number(out, -thousandths(font, face->descent));
    buffer_text(out, "/CapHeight ");
    buffer_number(out, thousandths(font, face->cap_height));
    /* Fonts do not state their stems; this estimate from the weight is the usual one. */
    buffer_text(out, "/StemV ");
    buffer_number(out, floor(50 + weight * weight / 4225));
    buffer_text(out, "/FontFile2 ");
    pdf_put_reference(out, program);
    return descriptor;
}

static HPDF_Dict put_descendant(const PdfFont *font, const char *name, HPDF_Dict descriptor,
                                HPDF_Dict glyph_map)
{
    HPDF_Dict descendant = pdf_dictionary(font->pdf);
    Buffer *out = pdf_body(font->pdf, descendant);
    buffer_format(out,
                  "/Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry"
                  "(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R"
                  "/CIDToGIDMap %d 0 R/W[0[",
                  name, pdf_id(descriptor), pdf_id(glyph_map));
    for (size_t i = 0; i < font->n_codes; i++) {
        buffer_number(out, thousandths(font, font->codes[i].advance));
        buffer_char(out, ' ');
    }
    buffer_text(out, "]]\n");
    return descendant;
}

/* --- codes back to text ------------------------------------------------------------ */

static const char unicode_head[] =
    "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
    "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
static const char unicode_tail[] =
    "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";

static HPDF_Dict put_unicode_map(const PdfFont *font)
{
    Buffer map = buffer_new(font->pdf->arena);
    buffer_text(&map, unicode_head);
    for (size_t at = 1; at < font->n_codes;) {
        size_t left = font->n_codes - at;
        size_t n = left < CHARS_PER_BLOCK ? left : CHARS_PER_BLOCK;
        buffer_format(&map, "%zu beginbfchar\n", n);
        for (size_t end = at + n; at < end; at++) {
            buffer_char(&map, '<');
            buffer_hex16(&map, (unsigned)at);
            buffer_text(&map, "><");
            pdf_put_utf16(&map, font->codes[at].text, font->codes[at].length);
            buffer_text(&map, ">\n");
        }
        buffer_text(&map, "endbfchar\n");
    }
    buffer_text(&map, unicode_tail);
    return pdf_stream(font->pdf, map.data, map.length, "");
}

/* --- all of it --------------------------------------------------------------------- */

static void embed(const PdfFont *font, Buffer *resources)
{
    Subset subset;
    if (!cut(font, &subset)) {
        subset_free(&subset);
        diag_world(font->pdf->diag, font->face->file, "this font cannot be embedded");
        return;
    }
    const char *name = subset_name(font);
    HPDF_Dict descriptor = put_descriptor(font, name, put_program(font, &subset));
    HPDF_Dict glyph_map = put_glyph_map(font, &subset);
    HPDF_Dict descendant = put_descendant(font, name, descriptor, glyph_map);
    HPDF_Dict unicode_map = put_unicode_map(font);
    HPDF_Dict composite = pdf_dictionary(font->pdf);
    buffer_format(pdf_body(font->pdf, composite),
                  "/Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
                  "/DescendantFonts[%d 0 R]/ToUnicode %d 0 R\n",
                  name, pdf_id(descendant), pdf_id(unicode_map));
    buffer_format(resources, "/F%zu %d 0 R", font->number, pdf_id(composite));
    subset_free(&subset);
}

Buffer pdf_fonts_finish(PdfFonts *fonts)
{
    Buffer resources = buffer_new(fonts->pdf->arena);
    for (size_t i = 0; i < fonts->n_fonts; i++)
        embed(fonts->fonts[i], &resources);
    return resources;
}
