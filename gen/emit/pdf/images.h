/* Images of one PDF: each becomes an object when it is first drawn, however often that is.
 *
 * Owner:  the Pdf's arena.                                                             */
#ifndef RUNG_EMIT_PDF_IMAGES_H
#define RUNG_EMIT_PDF_IMAGES_H

#include "emit/pdf/object.h"
#include "image.h"

typedef struct PdfImages PdfImages;

PdfImages *pdf_images_new(Pdf *pdf);

/* The image's number: its resource name is I and this. */
size_t pdf_image_number(PdfImages *images, const Image *image);

/* Their entry in the resources, "/XObject<<…>>"; nothing when nothing was drawn. */
void pdf_put_images(const PdfImages *images, Buffer *out);

#endif
