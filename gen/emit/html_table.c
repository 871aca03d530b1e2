/* Tables. One that is too wide scrolls in its own frame, so that the page never does; the
 * frame can be reached by keyboard and has a name. Long tables are folded group by group,
 * which keeps memory flat. */
#include "emit/html.h"

#include <string.h>

/* Rows of one tbody. */
#define ROWS_PER_GROUP 500

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

static void write_head(Element *parent, const Table *table)
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
        xml_text(cell, column->title);
    }
}

static void write_row(Element *group, const Table *table, const Prose *cells)
{
    Element *row = xml_line(group, "tr");
    for (size_t i = 0; i < table->n_columns; i++) {
        const Column *column = &table->columns[i];
        bool head = column->row_head && cells[i].n_parts;
        Element *cell = xml_line(row, head ? "th" : "td");
        if (head)
            xml_attribute(cell, "scope", "row");
        xml_attribute(cell, "class", classes_of(column));
        html_prose(cell, cells[i]);
    }
}

static void write_rows(Element *parent, const Table *table)
{
    for (size_t first = 0; first < table->n_rows; first += ROWS_PER_GROUP) {
        Element *group = xml_line(parent, "tbody");
        for (size_t i = first; i < table->n_rows && i < first + ROWS_PER_GROUP; i++)
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

Element *html_table(Element *parent, const Table *table, const char *label)
{
    Element *block = html_block(parent, "div", "table");
    Element *frame = html_block(block, "div", "scroll");
    /* A group: as regions, the tables of an appendix would be a hundred landmarks. */
    xml_attribute(frame, "role", "group");
    xml_attribute(frame, "aria-label", table->caption ? table->caption : label);
    xml_attribute(frame, "tabindex", "0");
    Element *element = html_block(frame, "table", table->steady ? "steady" : NULL);
    html_text(element, "caption", NULL, table->caption);
    if (has_head(table))
        write_head(element, table);
    write_rows(element, table);
    html_text(block, "p", "note", table->note);
    return block;
}
