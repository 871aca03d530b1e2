/* Columns: slabs of one width, poured side by side. A column ends where the next slab would
 * leave the page, never behind a heading; what does not fill a page is balanced, so that
 * the columns end at about one height. */
#include "layout/typeset.h"

static const double GAP = 18;
enum { MOST_COLUMNS = 3, HALVINGS = 24 };

/* Slabs first[0] to first[1] are the first column, and so on. */
typedef struct {
    size_t first[MOST_COLUMNS + 1];
    int n;
} Pour;

static double height_of(const Slabs *slabs, size_t first, size_t end)
{
    const Slabs part = { .slabs = slabs->slabs + first, .n_slabs = end - first };
    return slabs_height(&part, 0);
}

/* Index behind the run of slabs that hold on to each other. */
static size_t run_end(const Slabs *slabs, size_t at)
{
    while (at + 1 < slabs->n_slabs && slabs->slabs[at].keep >= KEEP_NEXT)
        at++;
    return at + 1;
}

/* A column of `height` takes these; at least one, however high it is. */
static size_t column_end(const Slabs *slabs, size_t first, double height)
{
    size_t end = first;
    while (end < slabs->n_slabs) {
        size_t next = run_end(slabs, end);
        if (end > first && height_of(slabs, first, next) > height)
            break;
        end = next;
    }
    return end;
}

static Pour pour(const Slabs *slabs, size_t first, int n, double height)
{
    Pour poured = { .first = { first }, .n = n };
    for (int i = 0; i < n; i++)
        poured.first[i + 1] = column_end(slabs, poured.first[i], height);
    return poured;
}

/* The lowest columns that still take all that is left. */
static Pour balance(const Slabs *slabs, size_t first, int n, double room)
{
    double low = 0, high = room;
    for (int i = 0; i < HALVINGS; i++) {
        double middle = (low + high) / 2;
        if (pour(slabs, first, n, middle).first[n] == slabs->n_slabs)
            high = middle;
        else
            low = middle;
    }
    return pour(slabs, first, n, high);
}

static void push_row(Setter *setter, Slabs *out, const Slabs *slabs, const Pour *poured,
                     double column)
{
    Slab row = { .before = slabs->slabs[poured->first[0]].before, .after = 12 };
    for (int i = 0; i < poured->n; i++) {
        size_t first = poured->first[i];
        const Slabs part = { .slabs = slabs->slabs + first,
                             .n_slabs = poured->first[i + 1] - first };
        Slab all = slabs_join(setter->slabs, &part);
        slab_place(setter->slabs, &row, &all, (Point){ (column + GAP) * i, 0 });
        row.height = all.height > row.height ? all.height : row.height;
        row.page_break = row.page_break || (i == 0 && all.page_break);
    }
    setter_push(setter, out, row);
}

void set_columns(Setter *setter, Slabs *out, Structure *parent, const Node *node,
                 double width)
{
    int n = node->columns.n < 1              ? 1
            : node->columns.n > MOST_COLUMNS ? MOST_COLUMNS
                                             : node->columns.n;
    double column = (width - GAP * (n - 1)) / n;
    Slabs slabs = slabs_new(setter->slabs);
    set_children(setter, &slabs, parent, node, column);
    double room = setter->room - slabs_held(out); /* a heading stays with the first row */
    for (size_t first = 0; first < slabs.n_slabs; room = setter->room) {
        Pour poured = pour(&slabs, first, n, room);
        if (poured.first[n] == slabs.n_slabs)
            poured = balance(&slabs, first, n, room);
        push_row(setter, out, &slabs, &poured, column);
        first = poured.first[n];
    }
}
