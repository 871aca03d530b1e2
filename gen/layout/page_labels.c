/* What a page is called: by its foot, by the contents, and by a reader's page list. Where a
 * table of contents ends with a page break, the pages up to there are front matter and
 * numbered i, ii, iii, as in books; the first page behind them is 1. A report without such
 * contents begins with 1. */
#include "base/buffer.h"
#include "layout/typeset.h"

static size_t count_front(const Slabs *slabs, const Place *places)
{
    for (size_t i = 1; i < slabs->n_slabs; i++) {
        const Slab *slab = &slabs->slabs[i];
        if (slab[-1].contents && !slab->contents)
            return slab->page_break ? places[i].page : 0;
    }
    return 0;
}

static const char *roman(Arena *arena, size_t number)
{
    static const struct {
        size_t value;
        const char *letters;
    } signs[] = { { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" },
                  { 90, "xc" },  { 50, "l" },   { 40, "xl" }, { 10, "x" },   { 9, "ix" },
                  { 5, "v" },    { 4, "iv" },   { 1, "i" } };
    Buffer out = buffer_new(arena);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        for (; number >= signs[i].value; number -= signs[i].value)
            buffer_text(&out, signs[i].letters);
    return out.data;
}

void label_pages(Arena *arena, Pages *pages, const Slabs *slabs, const Place *places)
{
    pages->n_front = count_front(slabs, places);
    for (size_t i = 0; i < pages->n_pages; i++)
        pages->pages[i].label = i < pages->n_front
                                    ? roman(arena, i + 1)
                                    : arena_printf(arena, "%zu", i - pages->n_front + 1);
}
