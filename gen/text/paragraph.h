/* A paragraph on its way to lines: its spans as one text, and the atoms that it falls into,
 * which stay whole, with the places where each would begin and end if all stood on one
 * line. Private to text/.
 *
 * Owner:  Faces.setting; valid until the next paragraph.                               */
#ifndef RUNG_TEXT_PARAGRAPH_H
#define RUNG_TEXT_PARAGRAPH_H

#include "text/faces.h"

/* Bytes start to end, then spaces up to `next`. */
typedef struct {
    size_t start, end, next;
    double from, to; /* to: as if the line ended there, without kerning into what follows */
    bool must_break; /* behind it */
    bool in_word;    /* no space behind it: a line that ends here cuts a word */
    bool torn;       /* nor any sign: only because the word is wider than the line */
} Atom;

typedef struct {
    Faces *faces;
    Arena *arena;
    const Span *spans;
    size_t *starts;  /* of each span in the text, and the text's length */
    bool *leftwards; /* by span */
    size_t n_spans;
    bool runs_leftwards; /* as a whole */
    bool plain;          /* nothing in it runs from right to left */
    char *text;
    double *x; /* by byte: set where words begin and where atoms do */
    Atom *atoms;
    size_t n_atoms;
} Paragraph;

Paragraph paragraph_of(Faces *faces, const Span *spans, size_t n_spans);

/* Atoms wider than `width` fall into their graphemes. */
void paragraph_tear(Paragraph *paragraph, double width);

/* What the text from `start` to `end` measures on a line of its own. */
double paragraph_width(const Paragraph *paragraph, size_t start, size_t end);

size_t paragraph_span(const Paragraph *paragraph, size_t offset);

#endif
