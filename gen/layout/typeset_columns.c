/* How wide the columns of a table become. Think of water: every column starts at its
 * narrowest width; columns without weight rise first, to their natural width; then those
 * with weight rise in proportion to it, each until nothing in it wraps; what is left over
 * widens the weighted ones further, so that such a table fills its width. */
#include "layout/typeset.h"

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
