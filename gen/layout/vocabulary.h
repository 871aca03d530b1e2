/* The closed sets of the layout language, each in one table: the loader reads by them,
 * `rung layout vocabulary` prints them, and a test compares the schema with what is
 * printed. The blocks stand in blocks.c, names of texts in names.c, findings in findings.c.
 *
 * Units:  points.                                                                       */
#ifndef RUNG_LAYOUT_VOCABULARY_H
#define RUNG_LAYOUT_VOCABULARY_H

#include "layout/plan.h"

typedef struct {
    const char *name;
    const char *what; /* in a few words */
} Term;

extern const Term when_terms[N_WHENS];
extern const Term each_terms[N_EACHES];
extern const Term order_terms[N_ORDERS];
extern const Term sort_terms[N_SORTS];
extern const Term tone_terms[N_CALLOUT_TONES];

typedef struct {
    const char *name;
    double width, height; /* upright */
} PageSize;

enum { N_PAGE_SIZES = 5 };
extern const PageSize page_sizes[N_PAGE_SIZES]; /* the first is the usual one */

typedef struct {
    const char *name;
    double points;
} LengthUnit;

enum { N_UNITS = 3 };
extern const LengthUnit length_units[N_UNITS];

/* "18mm", "0.75in"; false for anything else. */
bool length_read(const char *text, double *points);

/* Member `page` of a layout: its size, orientation, margins and limit. */
PageSpec page_read(Json in);

/* Do the margins leave an inch across and two down? */
bool page_has_room(const PageSpec *page);

/* The i-th name that texts may hold, and where; false behind the last. */
bool names_term(size_t i, Term *term, NamesWhere *where);

#endif
