/* Which atoms stand on which line. Private to text/. */
#ifndef RUNG_TEXT_FIT_H
#define RUNG_TEXT_FIT_H

#include "text/paragraph.h"

/* Atoms first to last. */
typedef struct {
    size_t first, last;
} Row;

typedef struct {
    Row *rows;
    size_t n_rows;
} Rows;

/* No row is wider than `width` if it has more than one atom. */
Rows fit_rows(const Paragraph *paragraph, double width, LineFit fit);

#endif
