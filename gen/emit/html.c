/* Document to one HTML page: one file, nothing loaded, one script that nothing needs. The
 * walk is one switch over the kinds of nodes; those with a form of their own are in
 * html_blocks.c and html_table.c. */
#include "emit/html.h"

#include <string.h>

#include "base/buffer.h"
#include "emit/css.h"
#include "emit/emit.h"
#include "emit/head.h"

Element *html_block(Element *parent, const char *name, const char *classes)
{
    Element *element = xml_line(parent, name);
    xml_attribute(element, "class", classes);
    return element;
}

/* --- nodes ------------------------------------------------------------------------ */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* In a title a number stays on the line of the word before it, "stage 2", as in print. */
static const char *bind_numbers(Arena *arena, const char *title)
{
    if (!title || !strchr(title, ' '))
        return title;
    Buffer out = buffer_new(arena);
    for (const char *at = title; *at; at++) {
        bool lower = at > title && at[-1] >= 'a' && at[-1] <= 'z';
        if (*at == ' ' && lower && is_digit(at[1]))
            buffer_text(&out, "\xC2\xA0");
        else
            buffer_char(&out, *at);
    }
    return out.data;
}

static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5", "h6" };
enum { DEEPEST = sizeof headings / sizeof *headings - 1 };

/* A page has one h1: the verdict, or the title of a section that stands before it, whose
 * own parts are one level up then. */
static const char *heading_of(const Html *html, const Node *node)
{
    int level = node->section.level < 1 ? 1 : node->section.level;
    for (const Node *at = node; at; at = at->parent)
        if (at == html->first)
            level--;
    return headings[level < DEEPEST ? level : DEEPEST];
}

/* The title is its own permalink. */
static void write_heading(const Html *html, Element *parent, const Node *node)
{
    if (node->section.eyebrow && !html_continues(html)) {
        parent = html_block(parent, "hgroup", NULL);
        html_text(parent, "p", "eyebrow", node->section.eyebrow);
    }
    Element *heading = html_block(parent, heading_of(html, node), NULL);
    if (html_continues(html))
        xml_attribute(heading, "data-words", "no");
    if (node->anchor) {
        heading = xml_element(heading, "a");
        xml_link(heading, arena_printf(html->arena, "#%s", node->anchor));
    }
    html_say(heading, bind_numbers(html->arena, node->section.title));
    if (!html_continues(html))
        return;
    xml_text(heading, " ");
    html_text(heading, "span", "muted", html_word(html, "page.continued", ""));
}

static Element *write_section(Html *html, Element *parent, const Node *node)
{
    if (node->section.level <= 1)
        voice_begin_section(&html->voice);
    bool titled = node->section.title && *node->section.title;
    Element *section = html_block(parent, titled ? "section" : "div", NULL);
    if (titled)
        write_heading(html, section, node);
    html_children(html, section, node);
    return section;
}

static Element *write_verdict(const Html *html, Element *parent, const Node *node)
{
    Element *header = html_block(parent, "header", "verdict");
    html_text(header, "p", "eyebrow", node->verdict.eyebrow);
    html_text(header, node == html->first ? "h1" : "h2", NULL,
              bind_numbers(html->arena, node->verdict.title));
    html_text(header, "p", "scope", node->verdict.scope);
    return header;
}

static Element *write_paragraph(Element *parent, Tone tone, Prose text)
{
    static const char *const classes[] = { [TONE_TEXT] = NULL,
                                           [TONE_LEAD] = "lead",
                                           [TONE_SMALL] = "small",
                                           [TONE_MUTED] = "muted" };
    Element *paragraph = html_block(parent, "p", classes[tone]);
    html_prose(paragraph, text);
    return paragraph;
}

static Element *write_list(Html *html, Element *parent, const Node *node)
{
    Element *list = node->list.numbered ? html_block(parent, "ol", "numbered")
                                        : html_block(parent, "ul", NULL);
    html_children(html, list, node);
    return list;
}

static Element *write_item(Html *html, Element *parent, const Node *node)
{
    Element *item = html_block(parent, "li", NULL);
    html_prose(item, node->item.text);
    html_children(html, item, node);
    return item;
}

/* What a table is about, for one without a caption: the title that it stands under. */
static const char *title_above(const Html *html, const Node *node)
{
    for (const Node *at = node->parent; at; at = at->parent) {
        if (at->kind == NODE_ENTRY && at->entry.title)
            return at->entry.title;
        if (at->kind == NODE_SECTION && at->section.title)
            return at->section.title;
    }
    return html->document->title;
}

static Element *write_callout(const Html *html, Element *parent, const Node *node)
{
    Element *callout =
        html_block(parent, "div", node->callout.warning ? "callout warning" : "callout");
    xml_attribute(callout, "role", "note");
    write_paragraph(callout, TONE_TEXT, callout_prose(html->arena, node));
    return callout;
}

static void write_node(Html *html, Element *parent, const Node *node);

static Element *write_grid(Html *html, Element *parent, const Node *node)
{
    Element *grid = html_block(parent, "div", "grid");
    for (const Node *child = node->first; child; child = child->next) {
        const char *span = arena_printf(html->arena, "span-%d", child->span);
        write_node(html, html_block(grid, "div", span), child);
    }
    return grid;
}

static Element *write_columns(Html *html, Element *parent, const Node *node)
{
    static const char *const classes[] = { "columns-2", "columns-3" };
    Element *columns = html_block(parent, "div", classes[node->columns.n > 2]);
    html_children(html, columns, node);
    return columns;
}

/* Print measures its room; a page that scrolls has one size of it. */
static Element *write_space(Element *parent, const Node *node)
{
    return html_block(parent, node->space.ruled ? "hr" : "div",
                      node->space.ruled ? NULL : "space");
}

static Element *write_kind(Html *html, Element *parent, const Node *node)
{
    switch (node->kind) {
    case NODE_SECTION: return write_section(html, parent, node);
    case NODE_VERDICT: return write_verdict(html, parent, node);
    case NODE_PARAGRAPH:
        return write_paragraph(parent, node->paragraph.tone, node->paragraph.text);
    case NODE_LIST: return write_list(html, parent, node);
    case NODE_ITEM: return write_item(html, parent, node);
    case NODE_TABLE:
        return html_table(html, parent, &node->table, html_rows_here(html, &node->table),
                          title_above(html, node));
    case NODE_FIGURE: return html_figure(html, parent, node);
    case NODE_TILES: return html_tiles(html, parent, node);
    case NODE_CARDS: return html_cards(parent, node);
    case NODE_ENTRY: return html_entry(html, parent, node);
    case NODE_GRID: return write_grid(html, parent, node);
    case NODE_CONTENTS: return html_contents(html, parent, node);
    case NODE_CALLOUT: return write_callout(html, parent, node);
    case NODE_LOGO: return html_logo(html, parent, node);
    case NODE_COVER: return html_cover(html, parent, node);
    case NODE_IMAGE: return html_image(html, parent, node);
    case NODE_SPACE: return write_space(parent, node);
    case NODE_COLUMNS: return write_columns(html, parent, node);
    }
    return NULL;
}

static void write_node(Html *html, Element *parent, const Node *node)
{
    size_t begin = html->position, end = begin + html_extent(node);
    if (begin < html->to && end > html->from) {
        html->position = begin + 1;
        Element *written = write_kind(html, parent, node);
        if (begin >= html->from)
            xml_attribute(written, "id", node->anchor);
    }
    html->position = end;
}

void html_children(Html *html, Element *parent, const Node *node)
{
    for (const Node *child = node->first; child; child = child->next)
        write_node(html, parent, child);
}

/* --- the page --------------------------------------------------------------------- */

static bool has_contents(const Document *document)
{
    for (const Node *node = document->root; node; node = node_walk(document->root, node))
        if (node->kind == NODE_CONTENTS)
            return true;
    return false;
}

const char *html_word(const Html *html, const char *key, const char *otherwise)
{
    const Words *words = html->document->words;
    return words ? words_say(words, html->arena, key, SAY_NOTHING) : otherwise;
}

/* The script stands first, so that what needs it has its place before anything is painted.
 */
static void write_body(Html *html, Element *root)
{
    const Document *document = html->document;
    Element *body = xml_line(root, "body");
    if (html->script)
        xml_verbatim(xml_line(body, "script"), html->script);
    if (document->words) {
        Element *skip = html_block(body, "a", "skip");
        xml_attribute(skip, "data-words", "no");
        xml_link(skip, "#the_report");
        xml_text(skip, html_word(html, "page.skip", NULL));
    }
    if ((!html->page && has_contents(document)) || html_rail(html, body))
        xml_attribute(body, "class", "railed");
    Element *report = xml_line(body, "main");
    xml_attribute(report, "id", "the_report");
    if (document->classification && *document->classification)
        html_text(report, "p", "classification", document->classification);
    html_page_begin(html, report);
    html_children(html, report, document->root);
    html_page_end(html, report);
}

static const char *language_of(const void *document, const char *text)
{
    return document_language_of(document, text);
}

static const char *foreign_in(const void *document, const char *text, size_t *length)
{
    return document_foreign_in(document, text, length);
}

static Buffer write_page(Html *html, const char *style, Diag *diag)
{
    const Document *document = html->document;
    html->from = html->split->starts[html->page];
    bool last = html->page + 1 == html->split->n_pages;
    html->to = last ? html->split->end : html->split->starts[html->page + 1];
    html->position = 1; /* behind the root */
    html->n_figures = 0;
    html->first = html->page ? NULL : document_first_heading(document);
    Element *root = xml_new(html->arena, "html");
    const Leads leads = { html_lead, html };
    const Languages languages = { language_of, foreign_in, document };
    xml_leads(root, &leads);
    xml_hold(root, &html->voice);
    xml_languages(root, &languages);
    xml_attribute(root, "lang", document->language);
    xml_attribute(root, "dir", document->leftward ? "rtl" : NULL);
    const PageHead head = { .title = html_title(html),
                            .description = html_description(html),
                            .style = style,
                            .colour_scheme = css_colour_scheme(document->theme),
                            .script = html->script };
    html_about(html, html_head(html->arena, root, &head));
    write_body(html, root);
    xml_text(root, "\n");
    return xml_write(root, diag);
}

PageSet emit_html_pages(Arena *arena, const Document *document, const PageWish *wish,
                        const Bundle *bundle, Diag *diag)
{
    PageSet set = { 0 };
    Html html = { .arena = arena,
                  .document = document,
                  .name = wish->name,
                  .most_rows = wish->most_rows,
                  .voice = voice_new(arena, document->language, document->words) };
    const char *style =
        css_page(arena, document->theme, document->classification, bundle, diag);
    if (!wish->no_script)
        html.script = css_member(arena, bundle, "layouts/page.js", diag);
    if (!style || (!html.script && !wish->no_script))
        return set;
    const Split split = html_split(arena, document, wish->most_rows);
    html.split = &split;
    for (; html.page < split.n_pages; html.page++)
        ARENA_PUSH(arena, set.files, set.n_files) =
            (PageFile){ html_file(&html, html.page), write_page(&html, style, diag) };
    return set;
}

Buffer emit_html(Arena *arena, const Document *document, const Bundle *bundle, Diag *diag)
{
    const PageWish wish = { .name = "report" };
    PageSet set = emit_html_pages(arena, document, &wish, bundle, diag);
    return set.n_files ? set.files[0].bytes : (Buffer){ .arena = arena, .data = "" };
}
