/* Choosing where lines end. Filling takes what fits, line by line. Calm lines are found as
 * D. E. Knuth and M. F. Plass do ("Breaking Paragraphs into Lines", Software: Practice and
 * Experience 11, 1981): the cheapest way to every place where a line may end is known
 * before the places behind it are looked at. Lines are not justified here, so what a line
 * costs is the square of the room that it leaves, and something for ending badly. */
#include "text/fit.h"

#include <float.h>

/* Sums of widths differ in the last digits. */
static const double tolerance = 1e-6;

/* What a line costs beside its rag, which is 0 to 1. */
static const double EACH = 0.02;      /* one line more must be worth it */
static const double CUT = 0.01;       /* ends inside a word, behind one of its signs */
static const double CUT_AGAIN = 0.03; /* and so did the line before it */
static const double TORN = 0.5;       /* ends between letters */
static const double LONELY = 0.05;    /* the last line is empty; the longer, the less */
static const double LONG = 0.33;      /* share of the width from which it is not lonely */

/* Texts of more atoms than this are no prose, and nobody looks at their rag. */
enum { LONGEST_PROSE = 20000 };

static double row_width(const Paragraph *paragraph, size_t first, size_t last)
{
    return paragraph->atoms[last].to - paragraph->atoms[first].from;
}

/* Whether a row may measure otherwise than its atoms say: letters that lost a neighbour
 * take another form, and signs at the end of a row change sides. */
static bool is_sure(const Paragraph *paragraph, Row row)
{
    return paragraph->plain && !paragraph->atoms[row.last].in_word &&
           (row.first == 0 || !paragraph->atoms[row.first - 1].in_word);
}

static bool fits(const Paragraph *paragraph, Row row, double width)
{
    return row.first == row.last || is_sure(paragraph, row) ||
           paragraph_width(paragraph, paragraph->atoms[row.first].start,
                           paragraph->atoms[row.last].end) <= width + tolerance;
}

/* --- filled ----------------------------------------------------------------------- */

static Rows fill(const Paragraph *paragraph, double width)
{
    Rows rows = { 0 };
    for (size_t first = 0; first < paragraph->n_atoms;) {
        Row row = { first, first };
        while (row.last + 1 < paragraph->n_atoms &&
               !paragraph->atoms[row.last].must_break &&
               row_width(paragraph, first, row.last + 1) <= width + tolerance)
            row.last++;
        while (!fits(paragraph, row, width))
            row.last--;
        ARENA_PUSH(paragraph->arena, rows.rows, rows.n_rows) = row;
        first = row.last + 1;
    }
    return rows;
}

/* --- calm ------------------------------------------------------------------------- */

static double cost_of(const Paragraph *paragraph, Row row, double width)
{
    const Atom *last = &paragraph->atoms[row.last];
    double filled = row_width(paragraph, row.first, row.last) / width;
    bool begins = row.first == 0 || paragraph->atoms[row.first - 1].must_break;
    if (last->must_break)
        return EACH + (!begins && filled < LONG ? LONELY * (1 - filled / LONG) : 0);
    double cost = EACH + (1 - filled) * (1 - filled);
    if (last->torn)
        cost += TORN;
    else if (last->in_word)
        cost += CUT + (!begins && paragraph->atoms[row.first - 1].in_word ? CUT_AGAIN : 0);
    return cost;
}

/* The first atom of the best row that ends behind each atom. */
static size_t *best_firsts(const Paragraph *paragraph, double width)
{
    size_t n = paragraph->n_atoms;
    double *least = ARENA_ARRAY(paragraph->arena, double, n + 1);
    size_t *firsts = ARENA_ARRAY(paragraph->arena, size_t, n);
    for (size_t last = 0; last < n; last++) {
        least[last + 1] = DBL_MAX;
        for (size_t first = last + 1; first-- > 0;) {
            bool within =
                first == last || (!paragraph->atoms[first].must_break &&
                                  row_width(paragraph, first, last) <= width + tolerance);
            if (!within)
                break;
            double cost = least[first] + cost_of(paragraph, (Row){ first, last }, width);
            if (cost < least[last + 1]) {
                least[last + 1] = cost;
                firsts[last] = first;
            }
        }
    }
    return firsts;
}

/* Filled rows take the fewest lines there can be; calm ones never take more. */
static Rows calm(const Paragraph *paragraph, double width)
{
    Rows filled = fill(paragraph, width);
    if (filled.n_rows < 2 || paragraph->n_atoms > LONGEST_PROSE)
        return filled;
    const size_t *firsts = best_firsts(paragraph, width);
    Rows rows = { .rows = ARENA_ARRAY(paragraph->arena, Row, filled.n_rows) };
    for (size_t end = paragraph->n_atoms; end > 0; end = firsts[end - 1]) {
        Row row = { firsts[end - 1], end - 1 };
        if (rows.n_rows == filled.n_rows || !fits(paragraph, row, width))
            return filled;
        rows.rows[rows.n_rows++] = row;
    }
    for (size_t a = 0, b = rows.n_rows; a + 1 < b; a++) {
        Row kept = rows.rows[a];
        rows.rows[a] = rows.rows[--b];
        rows.rows[b] = kept;
    }
    return rows;
}

/* --- even ------------------------------------------------------------------------- */

static double widest_atom(const Paragraph *paragraph)
{
    double widest = 0;
    for (size_t i = 0; i < paragraph->n_atoms; i++)
        if (row_width(paragraph, i, i) > widest)
            widest = row_width(paragraph, i, i);
    return widest;
}

/* The narrowest width that needs no more rows than the full one makes them even. */
static Rows even(const Paragraph *paragraph, double width)
{
    enum { STEPS = 10 };
    Rows best = fill(paragraph, width);
    double low = widest_atom(paragraph), high = width;
    for (int i = 0; i < STEPS && best.n_rows > 1 && low < high; i++) {
        double middle = (low + high) / 2;
        Rows narrower = fill(paragraph, middle);
        if (narrower.n_rows > best.n_rows) {
            low = middle;
        } else {
            best = narrower;
            high = middle;
        }
    }
    return best;
}

Rows fit_rows(const Paragraph *paragraph, double width, LineFit fit)
{
    switch (fit) {
    case LINES_FILLED: return fill(paragraph, width);
    case LINES_CALM: return calm(paragraph, width);
    case LINES_EVEN: return even(paragraph, width);
    }
    return fill(paragraph, width);
}
