/* Grids: children side by side on twelve columns. A row stays whole where it fits on a
 * page; one that fits no page is set one child below the other. */
#include "layout/typeset.h"

static const double GUTTER = 20;
enum { COLUMNS = 12 };

static int span_of(const Node *node)
{
    return node->span < 1 ? 1 : node->span > COLUMNS ? COLUMNS : node->span;
}

/* The node behind the row that begins with `first`. */
static const Node *row_end(const Node *first)
{
    int used = 0;
    const Node *node = first;
    while (node && used + span_of(node) <= COLUMNS) {
        used += span_of(node);
        node = node->next;
    }
    return node;
}

static double span_width(int span, double width)
{
    double column = (width - GUTTER * (COLUMNS - 1)) / COLUMNS;
    return column * span + GUTTER * (span - 1);
}

static void set_below(Setter *setter, Slabs *out, Structure *parent, const Node *first,
                      const Node *end, double width)
{
    for (const Node *node = first; node != end; node = node->next)
        set_node(setter, out, parent, node, width);
}

static Slab set_beside(Setter *setter, Structure *parent, const Node *first,
                       const Node *end, double width)
{
    Slab row = { 0 };
    double x = 0;
    for (const Node *node = first; node != end; node = node->next) {
        Slabs column = slabs_new(setter->slabs);
        double column_width = span_width(span_of(node), width);
        set_node(setter, &column, parent, node, column_width);
        Slab all = slabs_join(setter->slabs, &column);
        slab_place(setter->slabs, &row, &all, (Point){ x, 0 });
        row.height = all.height > row.height ? all.height : row.height;
        row.before = all.before > row.before ? all.before : row.before;
        row.after = all.after > row.after ? all.after : row.after;
        row.page_break = row.page_break || all.page_break;
        x += column_width + GUTTER;
    }
    return row;
}

/* Sets a row side by side. Returns false when it fits no page; then nothing is changed
 * but what stands below `div`. */
static bool try_beside(Setter *setter, Slabs *out, Structure *div, const Node *first,
                       const Node *end, double width)
{
    Setter trial = *setter;
    trial.waiting = NULL; /* anchors and breaks that wait are for the row as a whole */
    trial.n_waiting = 0;
    trial.break_waiting = false;
    Slab row = set_beside(&trial, div, first, end, width);
    if (row.height > setter->room)
        return false;
    if (row.height > 0)
        setter_push(setter, out, row);
    for (size_t i = 0; i < trial.n_waiting; i++)
        ARENA_PUSH(setter->arena, setter->waiting, setter->n_waiting) = trial.waiting[i];
    setter->voice = trial.voice;
    setter->bookmarks = trial.bookmarks;
    setter->n_bookmarks = trial.n_bookmarks;
    setter->promises = trial.promises;
    setter->n_promises = trial.n_promises;
    return true;
}

static void set_row(Setter *setter, Slabs *out, Structure *parent, const Node *first,
                    const Node *end, double width)
{
    if (first->next == end && span_of(first) == COLUMNS) {
        set_node(setter, out, parent, first, width);
        return;
    }
    Structure *div = structure_new(setter->arena, parent, TAG_DIV);
    if (try_beside(setter, out, div, first, end, width))
        return;
    div->first = div->last = NULL; /* what the trial made is forgotten */
    set_below(setter, out, div, first, end, width);
}

void set_grid(Setter *setter, Slabs *out, Structure *parent, const Node *node, double width)
{
    for (const Node *first = node->first; first;) {
        const Node *end = row_end(first);
        set_row(setter, out, parent, first, end, width);
        first = end;
    }
}
