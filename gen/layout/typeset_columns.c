/* How wide the columns of a table become. Think of water: every column starts at its
 * narrowest width; columns without weight rise first, to their natural width; then those
 * with weight rise in proportion to it, each until nothing in it wraps; what is left over
 * widens the weighted ones further, so that such a table fills its width. Weights are a
 * guess made before anything was read, though: then columns trade width for as long as the
 * table becomes lower by it. Where even the narrowest widths are too much, rows fold. */
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

/* Lines are never full, since words do not break: half a word is missing on average. */
static const double RAGGED = 10;

static double lines_of(double natural, double width)
{
    return natural <= width ? 1 : ceil(natural / larger(width - RAGGED, RAGGED));
}

/* How far the table is from rows of one line: high rows count more than in proportion, so
 * that no column becomes a chimney for the sake of the others, and every cell a little. */
static double unevenness(const Tier *tier, const double *widths)
{
    static const double OF_CELLS = 0.25;
    double sum = 0;
    for (size_t r = 0; r < tier->n_rows; r++) {
        double most = 1;
        for (size_t c = 0; c < tier->n; c++) {
            double lines = lines_of(tier->naturals[r * tier->stride + c], widths[c]);
            most = larger(most, lines);
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

static bool may_trade(const Tier *tier, const double *widths, const Trade *trade)
{
    const ColumnNeed *from = &tier->needs[trade->from], *to = &tier->needs[trade->to];
    bool wraps = to->natural > widths[trade->to];
    return wraps && trade->from != trade->to && from->weight > 0 && to->weight > 0 &&
           widths[trade->from] - trade->by >= from->narrowest;
}

static double after(const Tier *tier, double *widths, const Trade *trade)
{
    widths[trade->from] -= trade->by;
    widths[trade->to] += trade->by;
    double then = unevenness(tier, widths);
    widths[trade->from] += trade->by;
    widths[trade->to] -= trade->by;
    return then;
}

/* The trade that saves most; of equals the smallest, and of those the first. */
static Trade best_trade(const Tier *tier, double *widths)
{
    static const double STEPS[] = { 3, 6, 12, 24, 48, 96 };
    enum { N_STEPS = sizeof STEPS / sizeof *STEPS };
    Trade best = { .then = unevenness(tier, widths) };
    for (size_t i = 0; i < N_STEPS * tier->n * tier->n; i++) {
        Trade trade = { .from = i / tier->n % tier->n,
                        .to = i % tier->n,
                        .by = STEPS[i / tier->n / tier->n] };
        if (!may_trade(tier, widths, &trade))
            continue;
        trade.then = after(tier, widths, &trade);
        if (trade.then < best.then)
            best = trade;
    }
    return best;
}

void spare_lines(const Tier *tier, double *widths)
{
    enum { MOST_TRADES = 40 };
    for (int i = 0; i < MOST_TRADES; i++) {
        Trade trade = best_trade(tier, widths);
        if (trade.by <= 0)
            return;
        widths[trade.from] -= trade.by;
        widths[trade.to] += trade.by;
    }
}

/* --- folding ---------------------------------------------------------------------- */

static const double COLUMN_GAP = 10, LEAST_GAP = 5; /* before words break */

static double narrowest_of(const Tier *tier)
{
    double narrowest = 0;
    for (size_t i = 0; i < tier->n; i++)
        narrowest += tier->needs[i].narrowest;
    return narrowest;
}

static bool breaks_words(const Tier *tier, double width)
{
    return narrowest_of(tier) + LEAST_GAP * (double)(tier->n - 1) > width;
}

/* Shares `width` out; returns the gap. Where words would have to break, columns move closer
 * to each other first. */
static double share_tier(const Tier *tier, double width, double *widths)
{
    double n_gaps = (double)tier->n - 1, gap = COLUMN_GAP;
    if (tier->n > 1)
        gap = larger(LEAST_GAP, fmin(COLUMN_GAP, (width - narrowest_of(tier)) / n_gaps));
    share_width(tier->needs, tier->n, width - gap * n_gaps, widths);
    spare_lines(tier, widths);
    return gap;
}

/* The columns from `first` on to before `end`. */
static Tier part_of(const Tier *all, size_t first, size_t end)
{
    return (Tier){ all->needs + first, all->naturals + first, end - first, all->n_rows,
                   all->stride };
}

/* Shares the width out among both tiers; returns how uneven they are together. */
static double share_both(const Tier *all, size_t fold, double width, double *widths,
                         double gaps[2])
{
    Tier above = part_of(all, 0, fold), below = part_of(all, fold, all->n);
    gaps[0] = share_tier(&above, width, widths);
    gaps[1] = share_tier(&below, width - FOLD_INDENT, widths + fold);
    return unevenness(&above, widths) + unevenness(&below, widths + fold);
}

static bool can_fold(const Tier *all, size_t fold, double width)
{
    Tier above = part_of(all, 0, fold), below = part_of(all, fold, all->n);
    return !breaks_words(&above, width) && !breaks_words(&below, width - FOLD_INDENT);
}

size_t fold_columns(const Tier *all, double width, double *widths, double gaps[2])
{
    size_t best = all->n;
    double least = INFINITY;
    for (size_t fold = 1; fold < all->n && breaks_words(all, width); fold++) {
        if (!can_fold(all, fold, width))
            continue;
        double uneven = share_both(all, fold, width, widths, gaps);
        best = uneven < least ? fold : best;
        least = fmin(uneven, least);
    }
    if (best < all->n)
        share_both(all, best, width, widths, gaps);
    else
        gaps[0] = share_tier(all, width, widths);
    return best;
}
