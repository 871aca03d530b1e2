/* Document to a piece of HTML for the wikis that take HTML: Wiki.js, XWiki, BookStack. They
 * wash it: what is left is elements of running text, tables, images and the style that
 * stands in the elements themselves. There is no head, no class and no script to lose. */
#include "emit/wiki.h"
#include "emit/xml.h"

typedef struct {
    Wiki wiki;
    Element *at;
} Fragment;

static Fragment *fragment_of(Wiki *wiki)
{
    return (Fragment *)wiki;
}

/* --- running text ----------------------------------------------------------------- */

static const char *const elements[] = {
    [INLINE_TEXT] = NULL,      [INLINE_STRONG] = "strong", [INLINE_EMPHASIS] = "em",
    [INLINE_CODE] = "code",    [INLINE_MUTED] = "span",    [INLINE_LINK] = "a",
    [INLINE_STATE] = "strong",
};

/* A fill of the theme, and the ink that is readable on it. */
static const struct {
    Colour fill, ink;
} badges[N_STATES] = {
    [STATE_MET] = { COLOUR_MET, COLOUR_ON_MET },
    [STATE_PARTIAL] = { COLOUR_PARTIAL, COLOUR_ON_PARTIAL },
    [STATE_NOT_MET] = { COLOUR_NOT_MET, COLOUR_ON_NOT_MET },
    [STATE_UNKNOWN] = { COLOUR_UNKNOWN, COLOUR_ON_UNKNOWN },
    [STATE_NOT_APPLICABLE] = { COLOUR_UNKNOWN, COLOUR_ON_UNKNOWN },
    [STATE_WAIVED] = { COLOUR_PARTIAL, COLOUR_ON_PARTIAL },
};

static const char *badge_style(const Wiki *wiki, State state)
{
    const uint32_t *light = wiki->document->theme->light;
    return arena_printf(wiki->arena, "background-color:#%06x;color:#%06x;padding:0 0.4em",
                        (unsigned)light[badges[state].fill],
                        (unsigned)light[badges[state].ink]);
}

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
        xml_attribute(element, "style", badge_style(wiki, part->state));
    xml_text(element, part->text);
}

static void put_prose(const Wiki *wiki, Element *parent, Prose prose)
{
    for (size_t i = 0; i < prose.n_parts; i++)
        put_inline(wiki, parent, &prose.parts[i]);
}

/* --- blocks ----------------------------------------------------------------------- */

static Element *begin(Wiki *wiki, const char *name, const char *anchor)
{
    Element *element = xml_line(fragment_of(wiki)->at, name);
    if (anchor)
        xml_attribute(element, "id", arena_printf(wiki->arena, ID_PREFIX "%s", anchor));
    return element;
}

static void write_heading(Wiki *wiki, int level, const char *anchor, const char *text)
{
    static const char *const names[] = { "h1", "h2", "h3", "h4", "h5", "h6" };
    int deepest = (int)(sizeof names / sizeof *names);
    xml_text(begin(wiki, names[(level < deepest ? level : deepest) - 1], anchor), text);
}

static void write_paragraph(Wiki *wiki, Tone tone, const char *anchor, Prose text)
{
    static const char *const styles[] = { [TONE_TEXT] = NULL,
                                          [TONE_LEAD] = "font-size:115%",
                                          [TONE_SMALL] = "font-size:90%",
                                          [TONE_MUTED] = "font-size:90%" };
    Element *paragraph = begin(wiki, "p", anchor);
    xml_attribute(paragraph, "style", styles[tone]);
    put_prose(wiki, paragraph, text);
}

static void write_callout(Wiki *wiki, const char *anchor, Prose text)
{
    Element *quote = begin(wiki, "blockquote", anchor);
    put_prose(wiki, xml_element(quote, "p"), text);
}

static void begin_list(Wiki *wiki, const char *anchor)
{
    fragment_of(wiki)->at = begin(wiki, "ul", anchor);
}

static void begin_item(Wiki *wiki, const char *anchor, Prose text)
{
    fragment_of(wiki)->at = begin(wiki, "li", anchor);
    put_prose(wiki, fragment_of(wiki)->at, text);
}

static void leave(Wiki *wiki)
{
    Fragment *fragment = fragment_of(wiki);
    fragment->at = xml_parent(fragment->at);
}

/* --- tables ----------------------------------------------------------------------- */

#define CELL_STYLE "border:1px solid #999;padding:0.2em 0.5em"

static Element *add_cell(Element *row, const Column *column, bool head)
{
    Element *cell = xml_element(row, head ? "th" : "td");
    bool right = column->align == ALIGN_END;
    xml_attribute(cell, "style",
                  right  ? CELL_STYLE ";text-align:right"
                  : head ? CELL_STYLE ";text-align:left"
                         : CELL_STYLE);
    return cell;
}

static void write_head(Element *parent, const Table *table)
{
    Element *row = xml_line(xml_line(parent, "thead"), "tr");
    for (size_t i = 0; i < table->n_columns; i++) {
        const Column *column = &table->columns[i];
        xml_text(add_cell(row, column, column->title && *column->title), column->title);
    }
}

/* Rows of one tbody, folded when they are complete. */
enum { ROWS_PER_GROUP = 500 };

static void write_rows(const Wiki *wiki, Element *parent, const Table *table)
{
    for (size_t first = 0; first < table->n_rows; first += ROWS_PER_GROUP) {
        Element *group = xml_line(parent, "tbody");
        for (size_t i = first; i < table->n_rows && i < first + ROWS_PER_GROUP; i++) {
            Element *row = xml_line(group, "tr");
            const Prose *cells = &table->cells[i * table->n_columns];
            for (size_t k = 0; k < table->n_columns; k++) {
                bool head = table->columns[k].row_head && cells[k].n_parts;
                put_prose(wiki, add_cell(row, &table->columns[k], head), cells[k]);
            }
        }
        xml_fold(group);
    }
}

static void write_table(Wiki *wiki, const char *anchor, const Table *table)
{
    if (table->caption) {
        Prose caption = { 0 };
        prose_add(wiki->arena, &caption, INLINE_STRONG, table->caption);
        write_paragraph(wiki, TONE_TEXT, anchor, caption);
    }
    if (table->n_columns && table->n_rows) {
        Element *element = begin(wiki, "table", table->caption ? NULL : anchor);
        xml_attribute(element, "style", "border-collapse:collapse");
        if (wiki_has_head(table))
            write_head(element, table);
        write_rows(wiki, element, table);
    }
    if (table->note)
        write_paragraph(wiki, TONE_SMALL, NULL, prose_of(wiki->arena, table->note));
}

/* --- charts, folds ------------------------------------------------------------------ */

static void write_chart(Wiki *wiki, const char *anchor, const WikiFile *chart)
{
    Element *image = xml_element(begin(wiki, "p", anchor), "img");
    xml_attribute(image, "src", chart->name);
    xml_attribute(image, "alt", chart->alt);
    xml_number(image, "width", chart->width);
    xml_attribute(image, "style", "max-width:100%");
}

static void begin_fold(Wiki *wiki, const char *anchor, Prose line, bool open)
{
    Element *details = begin(wiki, "details", anchor);
    if (open)
        xml_flag(details, "open");
    fragment_of(wiki)->at = details;
    put_prose(wiki, xml_line(details, "summary"), line);
}

static const WikiForm form = {
    .heading = write_heading,
    .paragraph = write_paragraph,
    .callout = write_callout,
    .list_begin = begin_list,
    .list_end = leave,
    .item_begin = begin_item,
    .item_end = leave,
    .table = write_table,
    .chart = write_chart,
    .fold_begin = begin_fold,
    .fold_end = leave,
};

WikiReport emit_fragment(Arena *arena, const Document *document, const char *name,
                         Diag *diag)
{
    Element *root = xml_new(arena, "html");
    Fragment fragment = { .wiki = wiki_new(arena, &form, document, name),
                          .at = xml_element(root, "div") };
    Element *frame = fragment.at;
    xml_attribute(frame, "lang", document->language);
    wiki_walk(&fragment.wiki);
    xml_text(frame, "\n");
    xml_text(root, "\n");
    WikiReport *report = &fragment.wiki.report;
    ARENA_PUSH(arena, report->pages, report->n_pages) =
        (WikiPage){ .name = arena_printf(arena, "%s.fragment.html", name),
                    .bytes = xml_write_inside(root, diag) };
    return *report;
}
