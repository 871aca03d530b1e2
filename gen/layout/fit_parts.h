/* Between fit.c and fit_parts.c: a report on its way into its page limit.               */
#ifndef RUNG_LAYOUT_FIT_PARTS_H
#define RUNG_LAYOUT_FIT_PARTS_H

#include "document.h"
#include "text/text.h"

/* A table, and how many rows it had. */
typedef struct {
    Table *table;
    size_t most;
} Offer;

typedef struct {
    Offer *list;
    size_t n;
} Offers;

/* A part that was left out, and where it stood. */
typedef struct {
    Node *part, *parent;
    Node *before;    /* NULL: it was the first */
    bool out;        /* it still is */
    Node *neighbour; /* took its place in a row of a grid; NULL: nobody did */
} Left;

typedef struct {
    Arena *arena;
    Arena *scratch; /* of one count */
    Document *document;
    Faces *faces;
    size_t n_pages; /* at the last count */
    Offers offers;
    Left *left; /* in the order in which they went */
    size_t n_left;
    Node *note; /* that says so */
} Fit;

/* Sets the report as it stands and counts its pages. */
bool fit_holds(Fit *fit);

/* Takes out parts until it holds; false when all of them are not enough. */
bool fit_leave_out(Fit *fit);

/* Puts those back for which there is room after all. */
void fit_give_back(Fit *fit);

#endif
