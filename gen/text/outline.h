/* The outlines of shaped text, for drawings that become pixels: the same faces, shaping and
 * places as in the PDF, unhinted.
 *
 * Units:  points; the baseline begins at (0, 0), y down.                               */
#ifndef RUNG_TEXT_OUTLINE_H
#define RUNG_TEXT_OUTLINE_H

#include "text/text.h"

typedef struct {
    void (*move)(void *to, double x, double y);
    void (*line)(void *to, double x, double y);
    void (*curve)(void *to, double ax, double ay, double bx, double by, double x, double y);
    void (*close)(void *to);
} OutlinePen;

/* One line of text as closed paths. Returns its width. */
double text_outline(Faces *faces, TextStyle style, const char *text, const OutlinePen *pen,
                    void *to);

#endif
