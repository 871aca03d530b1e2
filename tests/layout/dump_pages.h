/* Pages as text, for golden tests: a line per piece with its place, its owner and its
 * words. */
#ifndef RUNG_TESTS_LAYOUT_DUMP_PAGES_H
#define RUNG_TESTS_LAYOUT_DUMP_PAGES_H

#include "pages.h"

/* "page 1" then lines such as "  72 Sect/H2 'Where you stand'": the top of the piece in
 * whole points, its owner below the Document, its texts. Artifacts without text are left
 * out. */
const char *dump_pages(Arena *arena, const Pages *pages);

/* The structure tree, a line per element, indented: "Sect", "  H2 'Where you stand'". */
const char *dump_structure(Arena *arena, const Pages *pages);

/* All texts that `owner` itself has, in reading order, joined as they stand. */
const char *words_of(Arena *arena, const Pages *pages, const Structure *owner);

#endif
