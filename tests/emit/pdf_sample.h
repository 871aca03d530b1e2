/* Pages made by hand with one of everything that a PDF can hold: every tag, a table over
 * two pages, links in and out, a list, a figure, five scripts. */
#ifndef RUNG_TESTS_EMIT_PDF_SAMPLE_H
#define RUNG_TESTS_EMIT_PDF_SAMPLE_H

#include "emit/emit.h"

const Pages *pdf_sample(Arena *arena, Faces *faces);

/* Its words as a reader should get them, a line for each element. */
Buffer pdf_sample_text(Arena *arena, const Pages *pages);

#endif
