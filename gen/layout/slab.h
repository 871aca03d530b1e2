/* Slabs: what blocks are set into. A slab is an unbreakable, already drawn stretch of the
 * report (a line, a table row, a figure) that knows its height, the space it wants around
 * it, and whom it must stay with. The set_*.c files make them, paginate() finds their
 * pages, typeset_place.c puts their pieces there.
 *
 * Units:  points; pieces and spots count from the slab's own top left.
 * Owner:  the arena given.                                                             */
#ifndef RUNG_LAYOUT_SLAB_H
#define RUNG_LAYOUT_SLAB_H

#include "layout/paginate.h"
#include "pages.h"

/* Where an anchor points to. */
typedef struct {
    const char *id;
    double y;
} Spot;

typedef struct Slab Slab;
struct Slab {
    double height;
    double before, after; /* space wanted; between two slabs the larger wish holds */
    bool firm;            /* what it wants after it holds: headings */
    Keep keep;
    bool page_break;  /* begins a new page */
    bool contents;    /* of the table of contents */
    const Slab *head; /* what is repeated above it when it begins a page; NULL: nothing */
    double indent;    /* how far to the right it and its head stand */
    Piece *pieces;    /* in reading order */
    size_t n_pieces;
    Spot *spots;
    size_t n_spots;
};

typedef struct {
    Arena *arena;
    Slab *slabs;
    size_t n_slabs;
} Slabs;

Slabs slabs_new(Arena *arena);

void slab_piece(Arena *arena, Slab *slab, Structure *owner, Picture *picture, Point at);
void slab_artifact(Arena *arena, Slab *slab, Artifact kind, Picture *picture, Point at);

/* Appends all of `part`, moved by `offset`: pieces and spots, not the height. */
void slab_place(Arena *arena, Slab *slab, const Slab *part, Point offset);

/* Appends all of them so, one below the other; returns how high they stand. */
double slabs_place(Arena *arena, Slab *slab, const Slabs *parts, Point offset);

/* The slab with what it points to in `arena`. Its pieces take no more room than they need:
 * none can be added. */
Slab slab_copy(Arena *arena, const Slab *slab);

/* Cuts a slab of lines into parts that begin every `band` points, appended to `out`: a line
 * belongs to the part in which its top stands, and may reach beyond that part's end. */
void slab_cut(Slabs *out, const Slab *slab, double band);

/* Space between a slab and the one above it. */
double slab_gap(const Slab *above, const Slab *slab);

/* Height of the slabs from index `first` on, one below the other. */
double slabs_height(const Slabs *slabs, size_t first);

/* Height of those at the end that hold on to what follows: a heading above it. */
double slabs_held(const Slabs *slabs);

/* All slabs as one in `arena`, one below the other; it wants the outer space of the
 * outermost. */
Slab slabs_join(Arena *arena, const Slabs *slabs);

/* Moves the slabs from index `first` on to the right. */
void slabs_indent(Slabs *slabs, size_t first, double by);

/* Wishes that the slabs from index `first` on share a page. */
void slabs_keep(Slabs *slabs, size_t first);

#endif
