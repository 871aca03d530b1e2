/* Document to GitHub Flavored Markdown, for the wikis and README files of GitHub, GitLab
 * and Azure DevOps and for step summaries. Those take tables, details and images that are
 * files, but no style; states are therefore words alone. The source is meant to be read
 * too: asterisks and backticks where the text lets them stand, elements where it does not.
 */
#include <string.h>

#include "base/text8.h"
#include "emit/wiki.h"

/* ASCII punctuation that means nothing in running text when all the rest is escaped. */
static const char plain[] = ",;%/('\"?";

typedef struct {
    Wiki wiki;
    Buffer out;
    int depth;     /* of lists */
    bool in_line;  /* inside an element's line: no Markdown there */
    bool in_items; /* the last thing written is an item */
} Markdown;

static Markdown *markdown_of(Wiki *wiki)
{
    return (Markdown *)wiki;
}

/* --- lines ------------------------------------------------------------------------ */

static void indent(Markdown *markdown)
{
    for (int i = 0; i < markdown->depth; i++)
        buffer_text(&markdown->out, "  ");
}

static void begin_block(Markdown *markdown)
{
    if (markdown->out.length)
        buffer_char(&markdown->out, '\n');
    indent(markdown);
    markdown->in_items = false;
}

static void end_line(Markdown *markdown)
{
    buffer_char(&markdown->out, '\n');
}

static void put_anchor(Markdown *markdown, const char *anchor)
{
    if (!anchor)
        return;
    buffer_text(&markdown->out, "<a id=\"");
    wiki_text(&markdown->out, anchor, "");
    buffer_text(&markdown->out, "\"></a>");
}

/* --- running text ----------------------------------------------------------------- */

static bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Asterisks are only taken for emphasis next to a letter and apart from other asterisks. */
static bool takes_asterisks(const Markdown *markdown, const char *text)
{
    const Buffer *out = &markdown->out;
    return !markdown->in_line && is_letter_or_digit(text[0]) &&
           is_letter_or_digit(text[strlen(text) - 1]) &&
           !(out->length && out->data[out->length - 1] == '*');
}

static bool takes_backticks(const Markdown *markdown, const char *text)
{
    const Buffer *out = &markdown->out;
    if (markdown->in_line || (out->length && strchr("`$", out->data[out->length - 1])))
        return false;
    for (const char *at = text; *at; at++)
        if (!is_letter_or_digit(*at) && !strchr("-./:_,@#=+()", *at))
            return false;
    return true;
}

static void put_between(Markdown *markdown, const char *before, const char *text,
                        const char *after)
{
    buffer_text(&markdown->out, before);
    wiki_text(&markdown->out, text, plain);
    buffer_text(&markdown->out, after);
}

static void put_strong(Markdown *markdown, const char *text)
{
    if (takes_asterisks(markdown, text))
        put_between(markdown, "**", text, "**");
    else
        put_between(markdown, "<strong>", text, "</strong>");
}

static void put_link(Markdown *markdown, const Inline *part)
{
    TargetKind kind = wiki_target(part->target);
    if (kind == TARGET_NOWHERE) {
        put_between(markdown, "", part->text, "");
        return;
    }
    buffer_text(&markdown->out, markdown->in_line ? "<a href=\"" : "[");
    if (!markdown->in_line)
        put_between(markdown, "", part->text, "](");
    wiki_url(&markdown->out, part->target);
    if (markdown->in_line)
        put_between(markdown, "\">", part->text, "</a>");
    else
        buffer_char(&markdown->out, ')');
}

static void put_inline(Markdown *markdown, const Inline *part)
{
    if (!part->text || !*part->text)
        return;
    switch (part->kind) {
    case INLINE_TEXT:
    case INLINE_MUTED: put_between(markdown, "", part->text, ""); break;
    case INLINE_STRONG:
    case INLINE_STATE: put_strong(markdown, part->text); break;
    case INLINE_EMPHASIS: put_between(markdown, "<em>", part->text, "</em>"); break;
    case INLINE_CODE:
        if (takes_backticks(markdown, part->text))
            buffer_format(&markdown->out, "`%s`", part->text);
        else
            put_between(markdown, "<code>", part->text, "</code>");
        break;
    case INLINE_LINK: put_link(markdown, part); break;
    }
}

static void put_prose(Markdown *markdown, Prose prose)
{
    for (size_t i = 0; i < prose.n_parts; i++)
        put_inline(markdown, &prose.parts[i]);
}

/* --- blocks ----------------------------------------------------------------------- */

static void write_heading(Wiki *wiki, int level, const char *anchor, const char *text)
{
    Markdown *markdown = markdown_of(wiki);
    static const char marks[] = "######";
    begin_block(markdown);
    buffer_bytes(&markdown->out, marks,
                 level < (int)sizeof marks ? (size_t)level : sizeof marks - 1);
    buffer_char(&markdown->out, ' ');
    put_anchor(markdown, anchor);
    put_between(markdown, "", text, "\n");
}

static void write_paragraph(Wiki *wiki, Tone tone, const char *anchor, Prose text)
{
    Markdown *markdown = markdown_of(wiki);
    bool small = wiki_is_small(tone, text);
    begin_block(markdown);
    put_anchor(markdown, anchor);
    buffer_text(&markdown->out, small ? "<small>" : "");
    put_prose(markdown, text);
    buffer_text(&markdown->out, small ? "</small>" : "");
    end_line(markdown);
}

/* A warning is GitHub's alert, which GitLab reads, too, and which says the word itself. */
static void write_callout(Wiki *wiki, const Node *node)
{
    Markdown *markdown = markdown_of(wiki);
    begin_block(markdown);
    if (node->callout.warning) {
        buffer_text(&markdown->out, "> [!WARNING]\n");
        indent(markdown);
    }
    buffer_text(&markdown->out, "> ");
    put_anchor(markdown, node->anchor);
    put_prose(markdown, node->callout.text);
    end_line(markdown);
}

static void begin_list(Wiki *wiki, const char *anchor)
{
    Markdown *markdown = markdown_of(wiki);
    if (anchor)
        write_paragraph(wiki, TONE_TEXT, anchor, (Prose){ 0 });
    /* A comment ends a list that would otherwise take in the next one. */
    if (!markdown->depth && markdown->in_items) {
        begin_block(markdown);
        buffer_text(&markdown->out, "<!-- -->\n");
    }
    if (!markdown->depth && markdown->out.length)
        end_line(markdown);
}

static void end_list(Wiki *wiki)
{
    markdown_of(wiki)->in_items = true;
}

static void begin_item(Wiki *wiki, const char *anchor, Prose text)
{
    Markdown *markdown = markdown_of(wiki);
    indent(markdown);
    buffer_text(&markdown->out, "- ");
    put_anchor(markdown, anchor);
    put_prose(markdown, text);
    end_line(markdown);
    markdown->depth++;
}

static void end_item(Wiki *wiki)
{
    markdown_of(wiki)->depth--;
}

/* --- tables ----------------------------------------------------------------------- */

static void write_delimiters(Markdown *markdown, const Table *table)
{
    indent(markdown);
    buffer_char(&markdown->out, '|');
    for (size_t i = 0; i < table->n_columns; i++)
        buffer_text(&markdown->out,
                    table->columns[i].align == ALIGN_END ? " --: |" : " --- |");
    end_line(markdown);
}

/* GFM knows no table without a head: one that says nothing has empty cells. */
static void write_head(Markdown *markdown, const Table *table)
{
    begin_block(markdown);
    buffer_char(&markdown->out, '|');
    for (size_t i = 0; i < table->n_columns; i++) {
        const char *title = table->columns[i].title;
        put_between(markdown, " ", title ? title : "", " |");
    }
    end_line(markdown);
    write_delimiters(markdown, table);
}

static void write_row(Markdown *markdown, const Table *table, const Prose *cells)
{
    indent(markdown);
    buffer_char(&markdown->out, '|');
    for (size_t i = 0; i < table->n_columns; i++) {
        buffer_char(&markdown->out, ' ');
        put_prose(markdown, cells[i]);
        buffer_text(&markdown->out, " |");
    }
    end_line(markdown);
}

static void write_table(Wiki *wiki, const Table *table)
{
    Markdown *markdown = markdown_of(wiki);
    write_head(markdown, table);
    for (size_t i = 0; i < table->n_rows; i++)
        write_row(markdown, table, &table->cells[i * table->n_columns]);
}

/* --- charts, folds ------------------------------------------------------------------ */

/* An element, since Markdown's own images have no width: they would be twice as large. */
static void write_chart(Wiki *wiki, const char *anchor, const WikiFile *chart)
{
    Markdown *markdown = markdown_of(wiki);
    begin_block(markdown);
    put_anchor(markdown, anchor);
    buffer_text(&markdown->out, "<img src=\"");
    wiki_url(&markdown->out, chart->name);
    buffer_format(&markdown->out, "\" width=\"%d\" alt=\"", chart->width);
    wiki_text(&markdown->out, chart->alt, "");
    buffer_text(&markdown->out, "\">\n");
}

/* A blank line behind the summary ends the HTML block, so that Markdown is read again. */
static void begin_fold(Wiki *wiki, const char *anchor, Prose line, bool open)
{
    Markdown *markdown = markdown_of(wiki);
    begin_block(markdown);
    buffer_format(&markdown->out, "<details%s>\n", open ? " open" : "");
    indent(markdown);
    buffer_text(&markdown->out, "<summary>");
    markdown->in_line = true;
    put_anchor(markdown, anchor);
    put_prose(markdown, line);
    markdown->in_line = false;
    buffer_text(&markdown->out, "</summary>\n");
}

static void end_fold(Wiki *wiki)
{
    Markdown *markdown = markdown_of(wiki);
    begin_block(markdown);
    buffer_text(&markdown->out, "</details>\n");
}

static const WikiForm form = {
    .heading = write_heading,
    .paragraph = write_paragraph,
    .callout = write_callout,
    .list_begin = begin_list,
    .list_end = end_list,
    .item_begin = begin_item,
    .item_end = end_item,
    .table = write_table,
    .chart = write_chart,
    .fold_begin = begin_fold,
    .fold_end = end_fold,
};

WikiReport emit_markdown(Arena *arena, const Document *document, const char *name,
                         Diag *diag)
{
    (void)diag;
    Markdown markdown = { .wiki = wiki_new(arena, &form, document, name),
                          .out = buffer_new(arena) };
    wiki_walk(&markdown.wiki);
    WikiReport *report = &markdown.wiki.report;
    ARENA_PUSH(arena, report->pages, report->n_pages) =
        (WikiPage){ .name = arena_printf(arena, "%s.md", name), .bytes = markdown.out };
    return *report;
}
