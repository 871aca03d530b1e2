/* How wide the columns of a table become. Think of water: every column starts at its
 * narrowest width; columns without weight rise first, to their natural width; then those
 * with weight rise in proportion to it, each until nothing in it wraps; what is left over
 * widens the weighted ones further, so that such a table fills its width. Weights are a
 * guess made before anything was read, though: at last columns trade width for as long as
 * the table becomes lower by it. */
#include "layout/typeset.h"

#include <math.h>

static double larger(double a, double b)
{
    return a > b ? a : b;
}

/* Too little for all: no column is wider than some cap, and words break inside those that
 * would be; the others, which ask for little, keep what they need. */
static void squeeze(const ColumnNeed *needs, size_t n, double width, double *widths)
{
    enum { GREEDY = -1 };
    double cap, left = width;
    size_t n_greedy = n, before;
    for (size_t i = 0; i < n; i++)
        widths[i] = GREEDY;
    do {
        before = n_greedy;
        cap = left / (double)n_greedy;
        for (size_t i = 0; i < n; i++) {
            if (widths[i] >= 0 || needs[i].narrowest > cap)
                continue;
            widths[i] = needs[i].narrowest;
            left -= widths[i];
            n_greedy--;
        }
    } while (n_greedy && n_greedy < before);
    for (size_t i = 0; i < n; i++)
        if (widths[i] < 0)
            widths[i] = cap;
}

/* Raises columns without weight towards their natural width; returns what is left. */
static double raise_narrow(const ColumnNeed *needs, size_t n, double left, double *widths)
{
    double wanted = 0;
    for (size_t i = 0; i < n; i++)
        if (needs[i].weight <= 0)
            wanted += larger(needs[i].natural - widths[i], 0);
    double share = wanted > left ? left / wanted : 1;
    for (size_t i = 0; i < n && wanted > 0; i++)
        if (needs[i].weight <= 0)
            widths[i] += share * larger(needs[i].natural - widths[i], 0);
    return left - share * wanted;
}

/* The level to which water of `volume` rises in columns as broad as their weights, whose
 * ground is at widths / weight and whose brim is at natural / weight. */
static double volume_at(const ColumnNeed *needs, size_t n, const double *widths,
                        double level, bool brims)
{
    double volume = 0;
    for (size_t i = 0; i < n; i++) {
        if (needs[i].weight <= 0)
            continue;
        double to = level * needs[i].weight;
        if (brims && to > needs[i].natural)
            to = needs[i].natural;
        volume += larger(to - widths[i], 0);
    }
    return volume;
}

static double raise_weighted(const ColumnNeed *needs, size_t n, double left, double *widths,
                             bool brims)
{
    enum { HALVINGS = 48 }; /* more than a double can tell apart on a page */
    double total = left;
    for (size_t i = 0; i < n; i++)
        total += larger(widths[i], needs[i].natural);
    double low = 0, high = total;
    for (int i = 0; i < HALVINGS; i++) {
        double level = (low + high) / 2;
        if (volume_at(needs, n, widths, level, brims) > left)
            high = level;
        else
            low = level;
    }
    double used = volume_at(needs, n, widths, low, brims);
    for (size_t i = 0; i < n; i++) {
        if (needs[i].weight <= 0)
            continue;
        double to = low * needs[i].weight;
        if (brims && to > needs[i].natural)
            to = needs[i].natural;
        widths[i] = larger(widths[i], to);
    }
    return left - used;
}

void share_width(const ColumnNeed *needs, size_t n, double width, double *widths)
{
    double narrowest = 0;
    for (size_t i = 0; i < n; i++)
        narrowest += needs[i].narrowest;
    if (narrowest > width) {
        squeeze(needs, n, width, widths);
        return;
    }
    for (size_t i = 0; i < n; i++)
        widths[i] = needs[i].narrowest;
    double left = raise_narrow(needs, n, width - narrowest, widths);
    left = raise_weighted(needs, n, left, widths, true);
    raise_weighted(needs, n, left, widths, false);
}

/* --- trading ---------------------------------------------------------------------- */

/* Lines are never full: words do not break. */
static const double RAGGED = 1.06;

static double lines_of(double natural, double width)
{
    return natural <= width ? 1 : ceil(natural * RAGGED / width);
}

/* How far the table is from rows of one line: high rows count more than in proportion, so
 * that no column becomes a chimney for the sake of the others, and every cell a little. */
static double unevenness(const double *naturals, size_t n, size_t n_rows,
                         const double *widths)
{
    static const double OF_CELLS = 0.25;
    double sum = 0;
    for (size_t r = 0; r < n_rows; r++) {
        double most = 1;
        for (size_t c = 0; c < n; c++) {
            double lines = lines_of(naturals[r * n + c], widths[c]);
            most = fmax(most, lines);
            sum += OF_CELLS * lines;
        }
        sum += most * most;
    }
    return sum;
}

typedef struct {
    size_t from, to;
    double by;
    double then; /* unevenness */
} Trade;

static bool may_give(const ColumnNeed *need, double width, double by)
{
    return need->weight > 0 && width - by >= need->narrowest;
}

/* The trade that saves most; of equals the smallest, and of those the first. */
static Trade best_trade(const ColumnNeed *needs, size_t n, const double *naturals,
                        size_t n_rows, double *widths)
{
    static const double STEPS[] = { 3, 6, 12, 24, 48, 96 };
    Trade best = { .then = unevenness(naturals, n, n_rows, widths) };
    for (size_t s = 0; s < sizeof STEPS / sizeof *STEPS; s++)
        for (size_t from = 0; from < n; from++)
            for (size_t to = 0; to < n; to++) {
                double by = STEPS[s];
                if (from == to || !needs[to].weight ||
                    !may_give(&needs[from], widths[from], by))
                    continue;
                widths[from] -= by;
                widths[to] += by;
                double then = unevenness(naturals, n, n_rows, widths);
                widths[from] += by;
                widths[to] -= by;
                if (then < best.then)
                    best = (Trade){ from, to, by, then };
            }
    return best;
}

void spare_lines(const ColumnNeed *needs, size_t n, const double *naturals, size_t n_rows,
                 double *widths)
{
    enum { MOST_TRADES = 40 };
    for (int i = 0; i < MOST_TRADES; i++) {
        Trade trade = best_trade(needs, n, naturals, n_rows, widths);
        if (trade.by <= 0)
            return;
        widths[trade.from] -= trade.by;
        widths[trade.to] += trade.by;
    }
}
