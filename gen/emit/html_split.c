/* Which part of a long Document stands on which page. Each node, and each row of a table,
 * has a position: its number on the walk through the Document. A page is what stands
 * between two positions; what encloses it (sections, entries) is written again around it.
 *
 * Pages are filled in order. What would not fit whole begins the next page, and only what
 * no page could hold is cut: between the rows of a table. */
#include "emit/html.h"

typedef struct {
    Arena *arena;
    Split *split;
    size_t most_rows;
    size_t on_page; /* rows so far */
    size_t position;
} Planner;

static size_t table_rows(const Node *node)
{
    return node->kind == NODE_TABLE ? node->table.n_rows : 0;
}

static size_t rows_in(const Node *node)
{
    size_t n = table_rows(node);
    for (const Node *child = node->first; child; child = child->next)
        n += rows_in(child);
    return n;
}

size_t html_extent(const Node *node)
{
    size_t n = 1 + table_rows(node);
    for (const Node *child = node->first; child; child = child->next)
        n += html_extent(child);
    return n;
}

static void begin_page(Planner *planner)
{
    Split *split = planner->split;
    ARENA_PUSH(planner->arena, split->starts, split->n_pages) = planner->position;
    planner->on_page = 0;
}

static void place_rows(Planner *planner, size_t n_rows, bool may_cut)
{
    for (size_t i = 0; i < n_rows; i++) {
        if (may_cut && planner->on_page == planner->most_rows)
            begin_page(planner);
        planner->on_page++;
        planner->position++;
    }
}

static bool begins_page(const Planner *planner, const Node *node)
{
    size_t rows = rows_in(node);
    if (!planner->on_page || planner->on_page + rows <= planner->most_rows)
        return false;
    bool chapter = node->kind == NODE_SECTION && node->section.level == 1;
    return chapter || rows <= planner->most_rows;
}

/* What stands side by side, or in one list, stays together. */
static bool may_be_cut(const Node *node)
{
    return node->kind == NODE_SECTION || node->kind == NODE_ENTRY;
}

static void place_node(Planner *planner, const Node *node, bool may_cut)
{
    if (may_cut && begins_page(planner, node))
        begin_page(planner);
    size_t *place = ARENA_NEW(planner->arena, size_t);
    *place = planner->position++;
    if (node->anchor)
        map_set(planner->split->anchors, node->anchor, place);
    place_rows(planner, table_rows(node), may_cut);
    for (const Node *child = node->first; child; child = child->next)
        place_node(planner, child, may_cut && may_be_cut(node));
}

Split html_split(Arena *arena, const Document *document, size_t most_rows)
{
    Split split = { .anchors = map_new(arena), .n_rows = rows_in(document->root) };
    Planner planner = { .arena = arena, .split = &split };
    planner.most_rows = most_rows ? most_rows : SIZE_MAX;
    begin_page(&planner);
    place_node(&planner, document->root, true);
    split.end = planner.position;
    return split;
}

size_t html_page_of(const Split *split, size_t position)
{
    size_t page = 0;
    while (page + 1 < split->n_pages && split->starts[page + 1] <= position)
        page++;
    return page;
}

Rows html_rows_here(const Html *html, const Table *table)
{
    size_t first = html->position, last = first + table->n_rows;
    size_t from = html->from > first ? html->from : first;
    size_t to = html->to < last ? html->to : last;
    return (Rows){ .first = from - first, .end = to > from ? to - first : from - first };
}
