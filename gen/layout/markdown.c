/* Markdown is parsed by cmark-gfm, whose tree is walked once for complaints when a layout
 * is loaded, and once more when a report is composed. */
#include "layout/markdown.h"

#include <string.h>

#define CMARK_NO_SHORT_NAMES /* its NODE_LIST is not ours */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include "base/buffer.h"
#include "base/text8.h"

/* Parses; the caller frees the tree. */
static cmark_node *parse(const char *text)
{
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
    cmark_parser_feed(parser, text, strlen(text));
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    cmark_consolidate_text_nodes(root); /* so that no name is torn apart */
    return root;
}

static bool is_kind(cmark_node *node, const char *kind)
{
    return strcmp(cmark_node_get_type_string(node), kind) == 0;
}

/* --- complaints --------------------------------------------------------------------- */

static bool leads_somewhere(const char *url)
{
    static const char *const ways[] = { "https://", "http://", "mailto:", "#" };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (text8_starts(url, ways[i]))
            return true;
    return false;
}

static const char *complain(Arena *arena, cmark_node *node)
{
    const char *kind = cmark_node_get_type_string(node);
    if (text8_starts(kind, "html") || text8_starts(kind, "custom"))
        return "HTML is not taken in Markdown; write it as Markdown, or with \\< as text";
    if (is_kind(node, "image"))
        return "images are not taken in Markdown";
    if (is_kind(node, "link") && !leads_somewhere(cmark_node_get_url(node)))
        return arena_printf(arena,
                            "the link to \"%s\" leads nowhere: expected https://, http://, "
                            "mailto: or #anchor",
                            cmark_node_get_url(node));
    return NULL;
}

const char *markdown_complaint(Arena *arena, const char *text)
{
    const char *complaint = NULL;
    cmark_node *root = parse(text);
    cmark_iter *at = cmark_iter_new(root);
    while (!complaint && cmark_iter_next(at) != CMARK_EVENT_DONE)
        complaint = complain(arena, cmark_iter_get_node(at));
    cmark_iter_free(at);
    cmark_node_free(root);
    return complaint;
}

/* --- inside a line ------------------------------------------------------------------ */

static const char *literal(Composer *c, cmark_node *node)
{
    const char *text = cmark_node_get_literal(node);
    return arena_printf(c->arena, "%s", text ? text : "");
}

static void plain_into(Composer *c, Buffer *out, cmark_node *node)
{
    if (is_kind(node, "text"))
        buffer_text(out, names_fill(c, literal(c, node)));
    else if (is_kind(node, "code"))
        buffer_text(out, literal(c, node));
    else if (is_kind(node, "softbreak") || is_kind(node, "linebreak"))
        buffer_char(out, ' ');
    for (cmark_node *in = cmark_node_first_child(node); in; in = cmark_node_next(in))
        plain_into(c, out, in);
}

/* Its words alone. */
static const char *plain(Composer *c, cmark_node *node)
{
    Buffer out = buffer_new(c->arena);
    plain_into(c, &out, node);
    return out.length ? out.data : "";
}

static void add_inlines(Composer *c, Prose *to, cmark_node *node, InlineKind kind)
{
    for (cmark_node *in = cmark_node_first_child(node); in; in = cmark_node_next(in)) {
        if (is_kind(in, "link"))
            prose_link(c->arena, to, plain(c, in),
                       arena_printf(c->arena, "%s", cmark_node_get_url(in)));
        else if (is_kind(in, "code"))
            prose_add(c->arena, to, INLINE_CODE, literal(c, in));
        else if (is_kind(in, "strong"))
            add_inlines(c, to, in, INLINE_STRONG);
        else if (is_kind(in, "emph"))
            add_inlines(c, to, in, kind == INLINE_STRONG ? kind : INLINE_EMPHASIS);
        else
            prose_add(c->arena, to, kind, plain(c, in));
    }
}

static Prose prose_in(Composer *c, cmark_node *node)
{
    Prose text = { 0 };
    add_inlines(c, &text, node, INLINE_TEXT);
    return text;
}

/* --- lists, quotes, code, tables ---------------------------------------------------- */

static void add_block(Composer *c, Node *into, cmark_node *node);

static void add_blocks(Composer *c, Node *into, cmark_node *parent)
{
    for (cmark_node *in = cmark_node_first_child(parent); in; in = cmark_node_next(in))
        add_block(c, into, in);
}

static void add_markdown_list(Composer *c, Node *into, cmark_node *node)
{
    Node *list = node_new(c->arena, into, NODE_LIST);
    list->list.numbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    for (cmark_node *in = cmark_node_first_child(node); in; in = cmark_node_next(in)) {
        Node *item = node_new(c->arena, list, NODE_ITEM);
        cmark_node *first = cmark_node_first_child(in);
        if (first && !cmark_node_next(first) && is_kind(first, "paragraph"))
            item->item.text = prose_in(c, first);
        else
            add_blocks(c, item, in);
    }
}

static void add_quote(Composer *c, Node *into, cmark_node *node)
{
    for (cmark_node *in = cmark_node_first_child(node); in; in = cmark_node_next(in)) {
        if (!is_kind(in, "paragraph")) {
            add_block(c, into, in);
            continue;
        }
        Node *callout = node_new(c->arena, into, NODE_CALLOUT);
        callout->callout.text = prose_in(c, in);
    }
}

/* A line of code is a paragraph of its own. */
static void add_code(Composer *c, Node *into, cmark_node *node)
{
    for (const char *at = literal(c, node); *at;) {
        size_t length = strcspn(at, "\n");
        Prose text = { 0 };
        prose_add(c->arena, &text, INLINE_CODE, arena_strndup(c->arena, at, length));
        if (length)
            add_prose(c, into, TONE_TEXT, text);
        at += length + (at[length] == '\n');
    }
}

static void add_markdown_table(Composer *c, Node *into, cmark_node *node)
{
    cmark_node *head = cmark_node_first_child(node);
    uint16_t n = cmark_gfm_extensions_get_table_columns(node);
    const uint8_t *aligned = cmark_gfm_extensions_get_table_alignments(node);
    Table table = { .columns = ARENA_ARRAY(c->arena, Column, n), .n_columns = n };
    cmark_node *cell = cmark_node_first_child(head);
    for (size_t i = 0; i < n && cell; i++, cell = cmark_node_next(cell))
        table.columns[i] = (Column){ .title = plain(c, cell),
                                     .align = aligned[i] == 'r' ? ALIGN_END : ALIGN_START,
                                     .weight = 1,
                                     .row_head = i == 0 };
    for (cmark_node *row = cmark_node_next(head); row; row = cmark_node_next(row))
        for (cell = cmark_node_first_child(row); cell; cell = cmark_node_next(cell))
            add_cell(c, &table, prose_in(c, cell));
    add_table(c, into, table);
}

static void add_block(Composer *c, Node *into, cmark_node *node)
{
    if (is_kind(node, "paragraph"))
        add_prose(c, into, TONE_TEXT, prose_in(c, node));
    else if (is_kind(node, "heading")) /* inside a list or a quote */
        add_paragraph(c, into, TONE_TEXT, plain(c, node));
    else if (is_kind(node, "list"))
        add_markdown_list(c, into, node);
    else if (is_kind(node, "block_quote"))
        add_quote(c, into, node);
    else if (is_kind(node, "code_block"))
        add_code(c, into, node);
    else if (is_kind(node, "table"))
        add_markdown_table(c, into, node);
}

/* --- headings: what follows belongs to them ----------------------------------------- */

enum { MOST_HEADINGS = 6 };

typedef struct {
    Node *part;
    int level;
} OpenHeading;

void markdown_add(Composer *c, Node *into, const char *text)
{
    OpenHeading open[MOST_HEADINGS + 1] = { { .part = into } };
    size_t n = 0; /* open headings; open[0] is the place itself */
    cmark_node *root = parse(text);
    for (cmark_node *at = cmark_node_first_child(root); at; at = cmark_node_next(at)) {
        if (!is_kind(at, "heading")) {
            add_block(c, open[n].part, at);
            continue;
        }
        int level = cmark_node_get_heading_level(at);
        for (; n && open[n].level >= level; n--)
            close_part(c, open[n].part, open[n - 1].part);
        const char *title = plain(c, at);
        open[++n] = (OpenHeading){ open_part(c, title, anchor_of(c->arena, title)), level };
    }
    for (; n; n--)
        close_part(c, open[n].part, open[n - 1].part);
    cmark_node_free(root);
}
