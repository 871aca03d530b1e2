/* Slabs on pages: pagination, then every piece to its place, page numbers where they were
 * promised, running feet. */
#include <string.h>

#include "base/buffer.h"
#include "base/text8.h"
#include "layout/typeset.h"

static const double FOOT_RULE = 12; /* below the text area */
static const double FOOT_BASELINE = 26;
static const double FOOT_GAP = 24; /* between its sides */
static const double RULE_WIDTH = 0.6;

/* --- pagination ------------------------------------------------------------------- */

Place *typeset_paginate(const Setter *setter, const Slabs *slabs, size_t *n_pages)
{
    size_t n = slabs->n_slabs;
    Box *boxes = ARENA_ARRAY(setter->slabs, Box, n);
    Place *places = ARENA_ARRAY(setter->slabs, Place, n);
    for (size_t i = 0; i < n; i++) {
        const Slab *slab = &slabs->slabs[i];
        boxes[i] = (Box){ .height = slab->height,
                          .gap = i ? slab_gap(slab - 1, slab) : 0,
                          .head = slab->head ? slab->head->height : 0,
                          .keep = slab->keep,
                          .page_break = slab->page_break };
    }
    *n_pages = paginate(boxes, n, setter->room, places);
    return places;
}

static void say_overfull(const Setter *setter, const Slab *slab, Diag *diag)
{
    Tag tag = TAG_DIV;
    for (size_t i = 0; i < slab->n_pieces && tag == TAG_DIV; i++)
        if (slab->pieces[i].owner)
            tag = slab->pieces[i].owner->tag;
    diag_warn(diag, origin_of_file(setter->document->name),
              "a %s is %d pt high and does not fit a page of %d pt", tag_names[tag],
              (int)slab->height, (int)setter->room);
}

/* --- pieces ----------------------------------------------------------------------- */

/* A figure's element says where it stands. */
static void note_place(const Piece *piece)
{
    if (piece->owner && piece->owner->tag == TAG_FIGURE)
        *piece->owner->box = (Rect){ piece->at.x, piece->at.y, piece->picture->width,
                                     piece->picture->height };
}

static void place_piece(Pages *pages, size_t page, Piece piece, Point by)
{
    Page *to = &pages->pages[page];
    piece.at.x += by.x;
    piece.at.y += by.y;
    note_place(&piece);
    to->pieces[to->n_pieces++] = piece;
}

static void place_slab(Arena *arena, Pages *pages, const Slab *slab, const Place *place,
                       Point corner)
{
    Point at = { corner.x + slab->indent, corner.y + place->y };
    for (size_t i = 0; place->head && i < slab->head->n_pieces; i++) {
        Piece again = slab->head->pieces[i];
        again.owner = NULL;
        again.artifact = ARTIFACT_PAGINATION;
        place_piece(pages, place->page, again, (Point){ at.x, at.y - slab->head->height });
    }
    for (size_t i = 0; i < slab->n_pieces; i++)
        place_piece(pages, place->page, slab->pieces[i], at);
    for (size_t i = 0; i < slab->n_spots; i++)
        ARENA_PUSH(arena, pages->anchors, pages->n_anchors) = (Anchor){
            .id = slab->spots[i].id, .page = place->page, .y = at.y + slab->spots[i].y
        };
}

/* Room for the pieces of each page, with those that run through all of them: one array. */
static void make_room(Arena *arena, Pages *pages, const Slabs *slabs, const Place *places)
{
    size_t n_all = pages->n_pages * MOST_RUNNING;
    for (size_t i = 0; i < slabs->n_slabs; i++) {
        const Slab *slab = &slabs->slabs[i];
        size_t n = slab->n_pieces + (places[i].head ? slab->head->n_pieces : 0);
        pages->pages[places[i].page].n_pieces += n;
        n_all += n;
    }
    Piece *next = ARENA_ARRAY(arena, Piece, n_all);
    for (size_t i = 0; i < pages->n_pages; i++) {
        Page *page = &pages->pages[i];
        page->pieces = next;
        next += page->n_pieces + MOST_RUNNING;
        page->n_pieces = 0;
    }
}

static void keep_promises(const Setter *setter, const Pages *pages)
{
    const Map *anchors = pages_map_anchors(setter->slabs, pages);
    for (size_t i = 0; i < setter->n_promises; i++) {
        const Promise *promise = &setter->promises[i];
        const Anchor *anchor = map_get(anchors, promise->anchor);
        if (!anchor)
            continue;
        const char *number = pages->pages[anchor->page].label;
        double width = text_width(setter->faces, promise->style, number);
        picture_text(promise->picture, (Point){ promise->at.x - width, promise->at.y },
                     ALIGN_START, promise->style, COLOUR_MUTED, number, width);
    }
}

/* --- running feet ----------------------------------------------------------------- */

const char *typeset_page_names(Arena *arena, const char *pattern, const Pages *pages,
                               size_t page)
{
    size_t last = (page < pages->n_front ? pages->n_front : pages->n_pages) - 1;
    Buffer out = buffer_new(arena);
    while (*pattern) {
        if (strncmp(pattern, "{page}", 6) == 0) {
            buffer_text(&out, pages->pages[page].label);
            pattern += 6;
        } else if (strncmp(pattern, "{pages}", 7) == 0) {
            buffer_text(&out, pages->pages[last].label);
            pattern += 7;
        } else {
            buffer_char(&out, *pattern++);
        }
    }
    return out.length ? out.data : "";
}

static void draw_foot(Setter *setter, const char *text, double x)
{
    picture_text(setter->pen, (Point){ x, FOOT_BASELINE - FOOT_RULE }, ALIGN_START,
                 STYLE_SMALL, COLOUR_MUTED, text,
                 text_width(setter->faces, STYLE_SMALL, text));
}

/* A line that is too long gives up letters of the entity's name, never of the date. */
static const char *fit_foot(Setter *setter, const char *line, double room)
{
    const char *entity = setter->document->entity;
    const char *at = text8_any(entity) ? strstr(line, entity) : NULL;
    double width = text_width(setter->faces, STYLE_SMALL, line);
    if (width <= room || !at)
        return text_shorten(setter->faces, setter->arena, STYLE_SMALL, line, room);
    double name = text_width(setter->faces, STYLE_SMALL, entity);
    const char *shorter = text_shorten(setter->faces, setter->arena, STYLE_SMALL, entity,
                                       name - (width - room) - 1);
    const char *fits = arena_printf(setter->arena, "%.*s%s%s", (int)(at - line), line,
                                    shorter, at + strlen(entity));
    return text_shorten(setter->faces, setter->arena, STYLE_SMALL, fits, room);
}

static void add_foot(Setter *setter, Pages *pages, size_t page)
{
    const Document *document = setter->document;
    const PageSpec *spec = &document->page;
    if (!text8_any(document->foot_start) && !text8_any(document->foot_end))
        return;
    double full = spec->width - spec->left - spec->right, free = full;
    picture_line(setter->pen, (Point){ 0, 0 }, (Point){ full, 0 }, COLOUR_RULE, RULE_WIDTH);
    const char *end = NULL;
    if (text8_any(document->foot_end)) {
        end = typeset_page_names(setter->arena, document->foot_end, pages, page);
        free -= text_width(setter->faces, STYLE_SMALL, end);
    }
    if (text8_any(document->foot_start)) {
        const char *start =
            typeset_page_names(setter->arena, document->foot_start, pages, page);
        draw_foot(setter, fit_foot(setter, start, free - FOOT_GAP), 0);
    }
    if (end)
        draw_foot(setter, end, free);
    Piece foot = { .artifact = ARTIFACT_FOOTER,
                   .picture = setter_lift(setter, full, FOOT_BASELINE - FOOT_RULE) };
    Point corner = { spec->left, spec->height - spec->bottom + FOOT_RULE };
    place_piece(pages, page, foot, corner);
}

/* --- from right to left --------------------------------------------------------------- */

/* All that stands on the pages was set from left to right; here, and nowhere else, pages
 * of the other direction are turned. */
static void turn_pages(Pages *pages)
{
    for (size_t i = 0; i < pages->n_pages; i++)
        for (size_t k = 0; k < pages->pages[i].n_pieces; k++) {
            Piece *piece = &pages->pages[i].pieces[k];
            piece->at.x = pages->width - piece->at.x - piece->picture->width;
            picture_turn(piece->picture);
            note_place(piece);
        }
}

/* --- all of it -------------------------------------------------------------------- */

const Pages *typeset_place(Setter *setter, const Slabs *slabs, Structure *structure,
                           Diag *diag)
{
    Arena *arena = setter->arena;
    const PageSpec *spec = &setter->document->page;
    Pages *pages = ARENA_NEW(arena, Pages);
    *pages = (Pages){ .document = setter->document,
                      .width = spec->width,
                      .height = spec->height,
                      .structure = structure,
                      .bookmarks = setter->bookmarks,
                      .n_bookmarks = setter->n_bookmarks };
    size_t n_filled;
    Place *places = typeset_paginate(setter, slabs, &n_filled);
    pages->n_pages = n_filled ? n_filled : 1; /* an empty report still has a page */
    pages->pages = ARENA_ARRAY(arena, Page, pages->n_pages);
    label_pages(arena, pages, slabs, places);
    make_room(arena, pages, slabs, places);
    for (size_t i = 0; i < slabs->n_slabs; i++) {
        if (places[i].overfull)
            say_overfull(setter, &slabs->slabs[i], diag);
        place_slab(arena, pages, &slabs->slabs[i], &places[i],
                   (Point){ spec->left, spec->top });
    }
    typeset_grounds(setter, pages);
    pages_number(pages);
    keep_promises(setter, pages);
    for (size_t i = 0; i < pages->n_pages; i++)
        add_foot(setter, pages, i);
    if (setter->document->leftward)
        turn_pages(pages);
    return pages;
}
