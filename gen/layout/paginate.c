/* Fills page after page with runs: boxes that hold on to each other. A run that does not
 * fit what is left of the page begins the next one; a run that fits no page at all is
 * taken apart, first at its wishes, then box by box. Every box is looked at a fixed number
 * of times, so a table of ten thousand rows costs what its rows cost. */
#include "layout/paginate.h"

/* Sums of many lengths wander a little in the last digits. */
static const double SLACK = 0.001;

typedef struct {
    const Box *boxes;
    size_t n;
    double room;
    Place *places;
    size_t page;
    double y;
    bool top;             /* nothing stands on the page yet */
    size_t end_of_wishes; /* before this index runs are not held together by wishes: */
    size_t end_of_keeps;  /* they would fit no page. Likewise KEEP_NEXT */
} Paginator;

/* Index behind the run that begins at `first`. */
static size_t run_end(const Paginator *p, size_t first, Keep at_least)
{
    size_t i = first;
    while (i + 1 < p->n && p->boxes[i].keep >= at_least && !p->boxes[i + 1].page_break)
        i++;
    return i + 1;
}

/* Height of a run without the gap above it. */
static double run_height(const Paginator *p, size_t first, size_t end)
{
    double height = p->boxes[first].height;
    for (size_t i = first + 1; i < end; i++)
        height += p->boxes[i].gap + p->boxes[i].height;
    return height;
}

static bool fits_a_page(const Paginator *p, size_t first, size_t end)
{
    return p->boxes[first].head + run_height(p, first, end) <= p->room + SLACK;
}

/* The longest run from `first` on that fits a page; at least one box. */
static size_t choose_run(Paginator *p, size_t first)
{
    if (first >= p->end_of_wishes) {
        size_t end = run_end(p, first, KEEP_WISH);
        if (fits_a_page(p, first, end))
            return end;
        p->end_of_wishes = end;
    }
    if (first >= p->end_of_keeps) {
        size_t end = run_end(p, first, KEEP_NEXT);
        if (fits_a_page(p, first, end))
            return end;
        p->end_of_keeps = end;
    }
    return first + 1;
}

static void begin_page(Paginator *p)
{
    p->page++;
    p->y = 0;
    p->top = true;
}

static void place_box(Paginator *p, size_t i)
{
    const Box *box = &p->boxes[i];
    Place *place = &p->places[i];
    *place = (Place){ .page = p->page, .overfull = box->height > p->room + SLACK };
    if (!p->top) {
        p->y += box->gap;
    } else if (box->head > 0 && box->head + box->height <= p->room + SLACK) {
        place->head = true;
        p->y = box->head;
    }
    place->y = p->y;
    p->y += box->height;
    p->top = false;
}

size_t paginate(const Box *boxes, size_t n, double room, Place *places)
{
    Paginator p = { .boxes = boxes, .n = n, .room = room, .places = places, .top = true };
    for (size_t i = 0; i < n;) {
        size_t end = choose_run(&p, i);
        double needed = boxes[i].gap + run_height(&p, i, end);
        if (!p.top && (boxes[i].page_break || p.y + needed > room + SLACK))
            begin_page(&p);
        while (i < end)
            place_box(&p, i++);
    }
    return n ? p.page + 1 : 0;
}
