/* Document to a piece of HTML for the wikis that take HTML: Wiki.js, XWiki, BookStack. They
 * wash it: what is left is elements of running text, tables, images and the style that
 * stands in the elements themselves. There is no head, no class and no script to lose. */
#include "emit/wiki_tree.h"

/* --- running text ----------------------------------------------------------------- */

static const char *const elements[] = {
    [INLINE_TEXT] = NULL,      [INLINE_STRONG] = "strong", [INLINE_EMPHASIS] = "em",
    [INLINE_CODE] = "code",    [INLINE_MUTED] = "span",    [INLINE_LINK] = "a",
    [INLINE_STATE] = "strong",
};

/* Ids get a prefix: a wiki has ids of its own, and DOMPurify takes away those that a script
 * could mistake for a property, such as "method". */
#define ID_PREFIX "rung-"

static const char *address_of(const Wiki *wiki, const char *target)
{
    return *target == '#' ? arena_printf(wiki->arena, "#" ID_PREFIX "%s", target + 1)
                          : target;
}

static void put_inline(const Wiki *wiki, Element *parent, const Inline *part)
{
    bool nowhere = part->kind == INLINE_LINK && wiki_target(part->target) == TARGET_NOWHERE;
    Element *element = parent;
    if (elements[part->kind] && !nowhere)
        element = xml_element(parent, elements[part->kind]);
    if (part->kind == INLINE_LINK && !nowhere)
        xml_link(element, address_of(wiki, part->target));
    if (part->kind == INLINE_STATE)
        xml_attribute(element, "style", wiki_badge(wiki, part->state));
    xml_words(element, part->text);
}

/* --- blocks ----------------------------------------------------------------------- */

static void mark(const Wiki *wiki, Element *element, const char *anchor)
{
    xml_attribute(element, "id", arena_printf(wiki->arena, ID_PREFIX "%s", anchor));
}

static void write_paragraph(Wiki *wiki, Tone tone, const char *anchor, Prose text)
{
    static const char *const styles[] = { [TONE_TEXT] = NULL,
                                          [TONE_LEAD] = "font-size:115%",
                                          [TONE_SMALL] = "font-size:90%",
                                          [TONE_MUTED] = "font-size:90%" };
    Element *paragraph = tree_begin(wiki, "p", anchor);
    xml_attribute(paragraph, "style", styles[tone]);
    tree_put(wiki, paragraph, text);
}

static void write_callout(Wiki *wiki, const Node *node)
{
    Element *quote = tree_begin(wiki, "blockquote", node->anchor);
    tree_put(wiki, xml_element(quote, "p"), callout_prose(wiki->arena, node));
}

static void begin_list(Wiki *wiki, const char *anchor)
{
    tree_of(wiki)->at = tree_begin(wiki, "ul", anchor);
}

/* --- tables ----------------------------------------------------------------------- */

/* No theme knows the ground of somebody's wiki: a grey that is seen on light and on dark.
 */
#define CELL_STYLE "border:1px solid #999;padding:0.2em 0.5em"

/* `scope`: what it is the head of, "col" or "row"; NULL: of nothing. */
static Element *add_cell(Element *row, const Column *column, const char *scope)
{
    Element *cell = xml_element(row, scope ? "th" : "td");
    bool right = column->align == ALIGN_END;
    xml_attribute(cell, "scope", scope);
    xml_attribute(cell, "style",
                  right   ? CELL_STYLE ";text-align:right"
                  : scope ? CELL_STYLE ";text-align:left"
                          : CELL_STYLE);
    return cell;
}

static void write_head(Element *parent, const Table *table)
{
    Element *row = xml_line(xml_line(parent, "thead"), "tr");
    for (size_t i = 0; i < table->n_columns; i++) {
        const Column *column = &table->columns[i];
        bool titled = column->title && *column->title;
        xml_text(add_cell(row, column, titled ? "col" : NULL), column->title);
    }
}

/* Rows of one tbody, folded when they are complete. */
enum { ROWS_PER_GROUP = 500 };

static void write_rows(Wiki *wiki, Element *parent, const Table *table)
{
    for (size_t first = 0; first < table->n_rows; first += ROWS_PER_GROUP) {
        Element *group = xml_line(parent, "tbody");
        for (size_t i = first; i < table->n_rows && i < first + ROWS_PER_GROUP; i++) {
            Element *row = xml_line(group, "tr");
            const Prose *cells = &table->cells[i * table->n_columns];
            for (size_t k = 0; k < table->n_columns; k++) {
                bool head = table->columns[k].row_head && cells[k].n_parts;
                tree_put(wiki, add_cell(row, &table->columns[k], head ? "row" : NULL),
                         cells[k]);
            }
        }
        xml_fold(group);
    }
}

static void write_table(Wiki *wiki, const Table *table)
{
    Element *element = tree_begin(wiki, "table", NULL);
    xml_attribute(element, "style", "border-collapse:collapse");
    if (wiki_has_head(table))
        write_head(element, table);
    write_rows(wiki, element, table);
}

/* --- charts, folds ------------------------------------------------------------------ */

static void write_chart(Wiki *wiki, const char *anchor, const WikiFile *chart)
{
    Element *image = xml_element(tree_begin(wiki, "p", anchor), "img");
    xml_attribute(image, "src", chart->name);
    xml_attribute(image, "alt", chart->alt);
    xml_number(image, "width", chart->width);
    xml_attribute(image, "style", "max-width:100%");
}

static void begin_fold(Wiki *wiki, const char *anchor, Prose line, bool open)
{
    Element *details = tree_begin(wiki, "details", anchor);
    if (open)
        xml_flag(details, "open");
    tree_of(wiki)->at = details;
    tree_put(wiki, xml_line(details, "summary"), line);
}

static const WikiForm form = {
    .heading = tree_heading,
    .paragraph = write_paragraph,
    .callout = write_callout,
    .list_begin = begin_list,
    .list_end = tree_leave,
    .item_begin = tree_item_begin,
    .item_end = tree_leave,
    .table = write_table,
    .chart = write_chart,
    .fold_begin = begin_fold,
    .fold_end = tree_leave,
};

static const char *language_of(const void *document, const char *text)
{
    return document_language_of(document, text);
}

static const char *foreign_in(const void *document, const char *text, size_t *length)
{
    return document_foreign_in(document, text, length);
}

WikiReport emit_fragment(Arena *arena, const Document *document, const char *name,
                         Diag *diag)
{
    Element *root = xml_new(arena, "html");
    Element *frame = xml_element(root, "div");
    WikiTree fragment = { .wiki = wiki_new(arena, &form, document, name),
                          .at = frame,
                          .mark = mark,
                          .put = put_inline };
    const Languages languages = { language_of, foreign_in, document };
    xml_languages(root, &languages);
    xml_attribute(frame, "lang", document->language);
    xml_attribute(frame, "dir", document->leftward ? "rtl" : NULL);
    wiki_walk(&fragment.wiki);
    xml_text(frame, "\n");
    return tree_report(&fragment.wiki, root, arena_printf(arena, "%s.fragment.html", name),
                       diag);
}
