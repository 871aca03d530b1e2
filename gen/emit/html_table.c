/* Tables. One that is too wide scrolls in its own frame, so that the page never does; the
 * frame can be reached by keyboard and has a name. Long tables are folded group by group,
 * which keeps memory flat. */
#include "emit/html.h"

#include <string.h>

/* Rows of one tbody. */
#define ROWS_PER_GROUP 100

/* Rows from which a table can be filtered, and from which it is laid out in groups, each
 * only when it comes near the window. */
enum { FILTER_FROM = 12, LONG_FROM = 2 * ROWS_PER_GROUP };

/* The classes of a column, as the bits that make it: numbers stand right, code breaks
 * anywhere, tight columns take no more room than they need. */
enum { NUMBER = 1, CODE = 2, TIGHT = 4, N_CELL_CLASSES = 8 };
static const char *const cell_classes[N_CELL_CLASSES] = {
    [NUMBER] = "number",
    [CODE] = "code",
    [NUMBER | CODE] = "number code",
    [TIGHT] = "tight",
    [TIGHT | NUMBER] = "tight number",
    [TIGHT | CODE] = "tight code",
    [TIGHT | NUMBER | CODE] = "tight number code",
};

static const char *classes_of(const Column *column)
{
    return cell_classes[(column->align == ALIGN_END ? NUMBER : 0) |
                        (column->code ? CODE : 0) | (column->weight == 0 ? TIGHT : 0)];
}

/* Tables below each other line up by their columns' weights, in twentieths; the last column
 * takes the rest. */
static void write_widths(Arena *arena, Element *parent, const Table *table)
{
    enum { PARTS = 20, LEAST = 2 };
    int whole = 0;
    for (size_t i = 0; i < table->n_columns; i++)
        whole += table->columns[i].weight;
    if (!table->steady || !whole)
        return;
    Element *group = html_block(parent, "colgroup", NULL);
    for (size_t i = 0; i < table->n_columns; i++) {
        int part = (table->columns[i].weight * PARTS + whole / 2) / whole;
        const char *width = arena_printf(arena, "part-%d", part < LEAST ? LEAST : part);
        xml_attribute(xml_element(group, "col"), "class",
                      i + 1 < table->n_columns ? width : NULL);
    }
}

static void write_head(const Html *html, Element *parent, const Table *table)
{
    Element *row = html_block(html_block(parent, "thead", NULL), "tr", NULL);
    for (size_t i = 0; i < table->n_columns; i++) {
        const Column *column = &table->columns[i];
        /* A header that says nothing is not a header. */
        bool named = column->title && *column->title;
        Element *cell = xml_line(row, named ? "th" : "td");
        if (named)
            xml_attribute(cell, "scope", "col");
        xml_attribute(cell, "class", classes_of(column));
        xml_attribute(cell, "data-scale", html->script ? column->scale : NULL);
        html_say(cell, column->title);
    }
}

static void write_row(Element *group, const Table *table, const Prose *cells)
{
    Element *row = xml_line(group, "tr");
    for (size_t i = 0; i < table->n_columns; i++) {
        const Column *column = &table->columns[i];
        bool head = column->row_head && cells[i].n_parts;
        Element *cell = xml_element(row, head ? "th" : "td");
        if (head)
            xml_attribute(cell, "scope", "row");
        xml_attribute(cell, "class", classes_of(column));
        html_prose(cell, cells[i]);
    }
}

static void write_rows(Element *parent, const Table *table, Rows rows)
{
    for (size_t first = rows.first; first < rows.end; first += ROWS_PER_GROUP) {
        Element *group = xml_line(parent, "tbody");
        for (size_t i = first; i < rows.end && i < first + ROWS_PER_GROUP; i++)
            write_row(group, table, &table->cells[i * table->n_columns]);
        xml_fold(group);
    }
}

static bool has_head(const Table *table)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (table->columns[i].title && *table->columns[i].title)
            return true;
    return false;
}

/* For the script; without it nobody sees it. Who goes from field to field, or names one
 * aloud, hears which table it is for. */
static void write_filter(const Html *html, Element *block, const char *name)
{
    const Words *words = html->document->words;
    Element *line = html_block(block, "p", "filter");
    xml_attribute(line, "data-words", "no");
    Element *label = html_block(line, "label", NULL);
    xml_text(label, html_word(html, "page.filter", ""));
    Element *field = html_block(label, "input", NULL);
    xml_attribute(field, "type", "search");
    xml_attribute(field, "autocomplete", "off");
    if (name)
        xml_attribute(field, "aria-label",
                      words_say(words, html->arena, "page.filter_of",
                                SAY({ "table", .text = name })));
    Element *count = html_block(line, "output", NULL);
    xml_attribute(
        count, "data-pattern",
        words_say(words, html->arena, "page.filtered",
                  SAY({ "shown", .text = "{shown}" }, { "total", .text = "{total}" })));
    xml_attribute(count, "data-none",
                  words_say(words, html->arena, "page.filtered_none",
                            SAY({ "total", .text = "{total}" })));
}

static const char *table_classes(const Table *table, Rows rows)
{
    bool is_long = rows.end - rows.first >= LONG_FROM;
    return is_long ? (table->steady ? "steady long" : "long")
                   : (table->steady ? "steady" : NULL);
}

Element *html_table(const Html *html, Element *parent, const Table *table, Rows rows,
                    const char *label)
{
    const char *name = table->caption ? table->caption : label;
    Element *block = html_block(parent, "div", "table");
    if (html->script && html->document->words && rows.end - rows.first >= FILTER_FROM)
        write_filter(html, block, name);
    Element *frame = html_block(block, "div", "scroll");
    /* A group: as regions, the tables of an appendix would be a hundred landmarks. */
    xml_attribute(frame, "role", "group");
    xml_attribute(frame, "aria-label", name);
    xml_attribute(frame, "tabindex", "0");
    Element *element = html_block(frame, "table", table_classes(table, rows));
    html_text(element, "caption", NULL, table->caption);
    write_widths(html->arena, element, table);
    if (has_head(table))
        write_head(html, element, table);
    write_rows(element, table, rows);
    if (rows.end == table->n_rows)
        html_text(block, "p", "note", table->note);
    return block;
}
