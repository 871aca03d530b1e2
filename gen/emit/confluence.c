/* Document to Confluence's storage format: strict XML without a root, whose prefixes ac:
 * and ri: nobody declares, with macros for what HTML lacks there: lozenges for states,
 * expands for proof, panels, the contents. Cells hold paragraphs; images are attachments.
 */
#include "emit/wiki_tree.h"

/* --- macros ----------------------------------------------------------------------- */

static Element *add_macro(Element *parent, const char *name)
{
    Element *macro = xml_element(parent, "ac:structured-macro");
    xml_attribute(macro, "ac:name", name);
    xml_attribute(macro, "ac:schema-version", "1");
    return macro;
}

static void add_parameter(Element *macro, const char *name, const char *value)
{
    Element *parameter = xml_element(macro, "ac:parameter");
    xml_attribute(parameter, "ac:name", name);
    xml_text(parameter, value);
}

/* The anchor's one parameter has no name. */
static void mark(const Wiki *wiki, Element *parent, const char *anchor)
{
    (void)wiki;
    add_parameter(add_macro(parent, "anchor"), "", anchor);
}

static void add_lozenge(Element *parent, State state, const char *word)
{
    static const char *const colours[N_STATES] = {
        [STATE_MET] = "Green",    [STATE_PARTIAL] = "Yellow",      [STATE_NOT_MET] = "Red",
        [STATE_UNKNOWN] = "Grey", [STATE_NOT_APPLICABLE] = "Grey", [STATE_WAIVED] = "Blue",
    };
    Element *macro = add_macro(parent, "status");
    add_parameter(macro, "colour", colours[state]);
    add_parameter(macro, "title", word);
}

/* --- running text ----------------------------------------------------------------- */

static void put_link(const Wiki *wiki, Element *parent, const Inline *part)
{
    Buffer url = buffer_new(wiki->arena);
    switch (wiki_target(part->target)) {
    case TARGET_NOWHERE: xml_text(parent, part->text); break;
    case TARGET_ANCHOR: {
        Element *link = xml_element(parent, "ac:link");
        xml_attribute(link, "ac:anchor", part->target + 1);
        xml_cdata(xml_element(link, "ac:plain-text-link-body"), part->text);
        break;
    }
    case TARGET_URL: {
        Element *link = xml_element(parent, "a");
        wiki_url(&url, part->target);
        xml_attribute(link, "href", url.data);
        xml_text(link, part->text);
        break;
    }
    }
}

static void put_inline(const Wiki *wiki, Element *parent, const Inline *part)
{
    switch (part->kind) {
    case INLINE_TEXT:
    case INLINE_MUTED: xml_text(parent, part->text); break;
    case INLINE_STRONG: xml_text(xml_element(parent, "strong"), part->text); break;
    case INLINE_EMPHASIS: xml_text(xml_element(parent, "em"), part->text); break;
    case INLINE_CODE: xml_text(xml_element(parent, "code"), part->text); break;
    case INLINE_LINK: put_link(wiki, parent, part); break;
    case INLINE_STATE: add_lozenge(parent, part->state, part->text); break;
    }
}

/* --- blocks ----------------------------------------------------------------------- */

static void write_paragraph(Wiki *wiki, Tone tone, const char *anchor, Prose text)
{
    Element *paragraph = tree_begin(wiki, "p", anchor);
    if (wiki_is_small(tone, text))
        paragraph = xml_element(paragraph, "small");
    tree_put(wiki, paragraph, text);
}

static Element *begin_macro(Wiki *wiki, const char *name)
{
    xml_text(tree_of(wiki)->at, "\n");
    return add_macro(tree_of(wiki)->at, name);
}

static void write_callout(Wiki *wiki, const Node *node)
{
    const char *panel = node->callout.warning ? "warning" : "info";
    Element *body = xml_element(begin_macro(wiki, panel), "ac:rich-text-body");
    Element *paragraph = xml_element(body, "p");
    if (node->anchor)
        mark(wiki, paragraph, node->anchor);
    tree_put(wiki, paragraph, callout_prose(wiki->arena, node));
}

static void begin_list(Wiki *wiki, const char *anchor)
{
    if (anchor)
        write_paragraph(wiki, TONE_TEXT, anchor, (Prose){ 0 });
    tree_of(wiki)->at = tree_begin(wiki, "ul", NULL);
}

/* --- tables ----------------------------------------------------------------------- */

static Element *add_cell(Element *row, const Column *column, bool head)
{
    Element *cell = xml_element(row, head ? "th" : "td");
    if (column->align == ALIGN_END)
        xml_attribute(cell, "style", "text-align: right;");
    return xml_element(cell, "p");
}

static void write_head(Element *body, const Table *table)
{
    Element *row = xml_line(body, "tr");
    for (size_t i = 0; i < table->n_columns; i++)
        xml_text(add_cell(row, &table->columns[i], true), table->columns[i].title);
}

static void write_row(Wiki *wiki, Element *body, const Table *table, const Prose *cells)
{
    Element *row = xml_line(body, "tr");
    for (size_t i = 0; i < table->n_columns; i++) {
        const Column *column = &table->columns[i];
        tree_put(wiki, add_cell(row, column, column->row_head), cells[i]);
    }
}

static void write_table(Wiki *wiki, const Table *table)
{
    Element *body = xml_element(tree_begin(wiki, "table", NULL), "tbody");
    if (wiki_has_head(table))
        write_head(body, table);
    for (size_t i = 0; i < table->n_rows; i++)
        write_row(wiki, body, table, &table->cells[i * table->n_columns]);
    xml_fold(body);
}

/* --- charts, folds, contents -------------------------------------------------------- */

static void write_chart(Wiki *wiki, const char *anchor, const WikiFile *chart)
{
    Element *image = xml_element(tree_begin(wiki, "p", anchor), "ac:image");
    xml_attribute(image, "ac:alt", chart->alt);
    xml_number(image, "ac:width", chart->width);
    xml_attribute(xml_element(image, "ri:attachment"), "ri:filename", chart->name);
}

static const char *words_of(const Wiki *wiki, Prose prose)
{
    Buffer text = buffer_new(wiki->arena);
    for (size_t i = 0; i < prose.n_parts; i++)
        buffer_text(&text, prose.parts[i].text);
    return text.data;
}

/* An expand's title is plain text: a line with more in it stands before it. */
static void begin_fold(Wiki *wiki, const char *anchor, Prose line, bool open)
{
    (void)open; /* expands are closed at first */
    const char *title;
    if (line.n_parts > 1) {
        write_paragraph(wiki, TONE_TEXT, anchor, line);
        title = wiki_word(wiki, "wiki.proof", "Proof");
    } else {
        title = words_of(wiki, line);
    }
    Element *macro = begin_macro(wiki, "expand");
    add_parameter(macro, "title", title);
    tree_of(wiki)->at = xml_element(macro, "ac:rich-text-body");
}

static void end_fold(Wiki *wiki)
{
    tree_leave(wiki); /* the body */
    tree_leave(wiki); /* the macro */
}

static void write_contents(Wiki *wiki, const Node *node)
{
    Element *macro = begin_macro(wiki, "toc");
    add_parameter(macro, "minLevel", "2");
    add_parameter(macro, "maxLevel",
                  arena_printf(wiki->arena, "%d", node->contents.depth + 1));
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
    .fold_end = end_fold,
    .contents = write_contents,
};

WikiReport emit_confluence(Arena *arena, const Document *document, const char *name,
                           Diag *diag)
{
    Element *root = xml_new_strict(arena);
    WikiTree storage = { .wiki = wiki_new(arena, &form, document, name),
                         .at = root,
                         .mark = mark,
                         .put = put_inline };
    wiki_walk(&storage.wiki);
    return tree_report(&storage.wiki, root, arena_printf(arena, "%s.confluence.xml", name),
                       diag);
}
