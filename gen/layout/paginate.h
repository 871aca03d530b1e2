/* Where pages break: one pure function over numbers. It knows nothing of fonts, tables or
 * headings; those say with `keep` what must stay together.
 *
 * Units:  points, y down from the top of the page's text area.
 * Errors: none. A box higher than a page stands alone on one and is marked overfull.   */
#ifndef RUNG_LAYOUT_PAGINATE_H
#define RUNG_LAYOUT_PAGINATE_H

#include <stdbool.h>
#include <stddef.h>

/* How a box holds on to the next one. A run held together by wishes is kept on one page
 * where it fits on one; a run held together by KEEP_NEXT likewise, and when both cannot
 * be had the wishes yield first. */
typedef enum { KEEP_NONE, KEEP_WISH, KEEP_NEXT } Keep;

typedef struct {
    double height;
    double gap;  /* above it; dropped where it begins a page */
    double head; /* height of what is repeated above it where it begins a page; 0 */
    Keep keep;
    bool page_break; /* begins a new page */
} Box;

typedef struct {
    size_t page;
    double y;
    bool head;     /* its head is repeated above it */
    bool overfull; /* higher than the page */
} Place;

/* Fills in a place for each of the `n` boxes, in order, and returns the number of pages.
 * `room` is the height of a page. */
size_t paginate(const Box *boxes, size_t n, double room, Place *places);

#endif
