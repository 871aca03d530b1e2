/* Images as objects (PDF 1.7, section 8.9.5). Samples are deflated; a baseline JPEG goes in
 * as it stands. What is see-through becomes a soft mask, which PDF/A-2 allows beside an
 * output intent; that intent also says what DeviceRGB and DeviceGray mean. */
#include "emit/pdf/images.h"

typedef struct {
    const Image *image;
    int object;
} Placed;

struct PdfImages {
    Pdf *pdf;
    Placed *placed;
    size_t n_placed;
};

PdfImages *pdf_images_new(Pdf *pdf)
{
    PdfImages *images = ARENA_NEW(pdf->arena, PdfImages);
    images->pdf = pdf;
    return images;
}

static void put_head(Buffer *out, const Image *image, int channels)
{
    buffer_format(out,
                  "/Type/XObject/Subtype/Image/Width %zu/Height %zu/BitsPerComponent 8"
                  "/ColorSpace/%s",
                  image->columns, image->rows, channels == 1 ? "DeviceGray" : "DeviceRGB");
}

static int embed(Pdf *pdf, const Image *image)
{
    size_t n = image->columns * image->rows;
    Buffer entries = buffer_new(pdf->arena);
    put_head(&entries, image, image->channels);
    if (image->opacity) {
        Buffer mask = buffer_new(pdf->arena);
        put_head(&mask, image, 1);
        buffer_format(&entries, "/SMask %d 0 R",
                      pdf_id(pdf_stream(pdf, image->opacity, n, mask.data)));
    }
    if (image->samples)
        return pdf_id(
            pdf_stream(pdf, image->samples, n * (size_t)image->channels, entries.data));
    buffer_text(&entries, "/Filter/DCTDecode\n");
    return pdf_id(pdf_plain_stream(pdf, image->file, image->file_length, entries.data));
}

size_t pdf_image_number(PdfImages *images, const Image *image)
{
    for (size_t i = 0; i < images->n_placed; i++)
        if (images->placed[i].image == image)
            return i;
    Placed placed = { .image = image, .object = embed(images->pdf, image) };
    ARENA_PUSH(images->pdf->arena, images->placed, images->n_placed) = placed;
    return images->n_placed - 1;
}

void pdf_put_images(const PdfImages *images, Buffer *out)
{
    if (!images->n_placed)
        return;
    buffer_text(out, "/XObject<<");
    for (size_t i = 0; i < images->n_placed; i++)
        buffer_format(out, "/I%zu %d 0 R", i, images->placed[i].object);
    buffer_text(out, ">>");
}
