/* Stacking slabs: several become one, or move to the right. The arithmetic of space
 * between slabs stands here and nowhere else: the larger wish of the two neighbours. */
#include "layout/slab.h"

#include <string.h>

Slabs slabs_new(Arena *arena)
{
    return (Slabs){ .arena = arena };
}

void slab_piece(Arena *arena, Slab *slab, Structure *owner, Picture *picture, Point at)
{
    Piece piece = { .owner = owner, .picture = picture, .at = at };
    ARENA_PUSH_FEW(arena, slab->pieces, slab->n_pieces) = piece;
}

void slab_artifact(Arena *arena, Slab *slab, Artifact kind, Picture *picture, Point at)
{
    Piece piece = { .artifact = kind, .picture = picture, .at = at };
    ARENA_PUSH_FEW(arena, slab->pieces, slab->n_pieces) = piece;
}

void slab_place(Arena *arena, Slab *slab, const Slab *part, Point offset)
{
    for (size_t i = 0; i < part->n_pieces; i++) {
        Piece piece = part->pieces[i];
        piece.at.x += offset.x + part->indent;
        piece.at.y += offset.y;
        ARENA_PUSH_FEW(arena, slab->pieces, slab->n_pieces) = piece;
    }
    for (size_t i = 0; i < part->n_spots; i++) {
        Spot spot = { .id = part->spots[i].id, .y = part->spots[i].y + offset.y };
        ARENA_PUSH_FEW(arena, slab->spots, slab->n_spots) = spot;
    }
}

double slabs_place(Arena *arena, Slab *slab, const Slabs *parts, Point offset)
{
    double height = 0;
    for (size_t i = 0; i < parts->n_slabs; i++) {
        const Slab *part = &parts->slabs[i];
        height += i ? slab_gap(part - 1, part) : 0;
        slab_place(arena, slab, part, (Point){ offset.x, offset.y + height });
        height += part->height;
    }
    return height;
}

Slab slab_copy(Arena *arena, const Slab *slab)
{
    Slab copy = *slab;
    copy.pieces = ARENA_ARRAY(arena, Piece, slab->n_pieces);
    if (slab->n_pieces)
        memcpy(copy.pieces, slab->pieces, slab->n_pieces * sizeof *copy.pieces);
    copy.spots = NULL;
    copy.n_spots = 0;
    for (size_t i = 0; i < slab->n_spots; i++)
        ARENA_PUSH_FEW(arena, copy.spots, copy.n_spots) = slab->spots[i];
    return copy;
}

static Slab *part_at(Slabs *parts, size_t first, double *y, double band)
{
    size_t n = parts->n_slabs - first;
    size_t part = *y > 0 ? (size_t)(*y / band) : 0;
    if (part >= n)
        part = n - 1;
    *y -= (double)part * band;
    return &parts->slabs[first + part];
}

void slab_cut(Slabs *out, const Slab *slab, double band)
{
    size_t first = out->n_slabs;
    for (double left = slab->height; left > 0; left -= band) {
        Slab part = { .height = left < band ? left : band,
                      .head = slab->head,
                      .indent = slab->indent };
        ARENA_PUSH(out->arena, out->slabs, out->n_slabs) = part;
    }
    for (size_t i = 0; i < slab->n_pieces; i++) {
        Piece piece = slab->pieces[i];
        Slab *part = part_at(out, first, &piece.at.y, band);
        ARENA_PUSH_FEW(out->arena, part->pieces, part->n_pieces) = piece;
    }
    for (size_t i = 0; i < slab->n_spots; i++) {
        Spot spot = slab->spots[i];
        Slab *part = part_at(out, first, &spot.y, band);
        ARENA_PUSH_FEW(out->arena, part->spots, part->n_spots) = spot;
    }
}

double slab_gap(const Slab *above, const Slab *slab)
{
    return above->firm || above->after > slab->before ? above->after : slab->before;
}

double slabs_height(const Slabs *slabs, size_t first)
{
    double height = 0;
    for (size_t i = first; i < slabs->n_slabs; i++) {
        const Slab *slab = &slabs->slabs[i];
        height += slab->height + (i > first ? slab_gap(slab - 1, slab) : 0);
    }
    return height;
}

double slabs_held(const Slabs *slabs)
{
    size_t first = slabs->n_slabs;
    while (first > 0 && slabs->slabs[first - 1].keep >= KEEP_NEXT)
        first--;
    if (first == slabs->n_slabs)
        return 0;
    return slabs_height(slabs, first) + slabs->slabs[slabs->n_slabs - 1].after;
}

Slab slabs_join(Arena *arena, const Slabs *slabs)
{
    Slab all = { 0 };
    all.height = slabs_place(arena, &all, slabs, (Point){ 0 });
    for (size_t i = 0; i < slabs->n_slabs; i++)
        all.page_break = all.page_break || slabs->slabs[i].page_break;
    if (slabs->n_slabs) {
        all.before = slabs->slabs[0].before;
        all.after = slabs->slabs[slabs->n_slabs - 1].after;
        all.keep = slabs->slabs[slabs->n_slabs - 1].keep;
        all.firm = slabs->slabs[slabs->n_slabs - 1].firm;
    }
    return all;
}

void slabs_indent(Slabs *slabs, size_t first, double by)
{
    for (size_t i = first; i < slabs->n_slabs; i++)
        slabs->slabs[i].indent += by;
}

void slabs_keep(Slabs *slabs, size_t first)
{
    for (size_t i = first; i + 1 < slabs->n_slabs; i++)
        if (slabs->slabs[i].keep == KEEP_NONE)
            slabs->slabs[i].keep = KEEP_WISH;
}
