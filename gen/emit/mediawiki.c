/* Document to MediaWiki's wikitext. A wiki refuses pages above 2 MiB, so that a longer
 * report goes on in subpages, "…/Part 2"; between two blocks or two rows a page may end.
 * The Document is walked twice: first to see where pages end and which page has which
 * anchor, every link taken at its longest; then to write the links that follow from it. */
#include <string.h>

#include "base/strings.h"
#include "emit/wiki.h"

/* ASCII punctuation that means nothing in wikitext, wherever it stands. */
static const char plain[] = ",.%/(\"?";

/* $wgMaxArticleSize is 2048 KiB; a block that begins below the mark ends below that. */
enum { PAGE_IS_FULL = 1900 * 1024 };

enum { MOST_PAGES = 99999 };

typedef struct {
    Wiki wiki;
    Buffer out;
    int list_depth, fold_depth;
    bool headed; /* the last thing written is a heading: what it is about stays with it */
    size_t n_pages; /* before this one */
    size_t n_gaps;  /* places so far at which a page could end */
    size_t *ends;   /* the gaps at which pages do */
    size_t n_ends;
    Map *page_of; /* anchor → size_t */
    bool planning;
} Wikitext;

static Wikitext *wikitext_of(Wiki *wiki)
{
    return (Wikitext *)wiki;
}

/* --- pages ------------------------------------------------------------------------ */

static const char *part_name(const Wikitext *text, size_t page)
{
    const Words *words = text->wiki.document->words;
    WordArgs number = SAY({ "n", .number = (int64_t)page });
    return words ? words_say(words, text->wiki.arena, "wiki.part", number)
                 : arena_printf(text->wiki.arena, "Part %zu", page);
}

static void end_page(Wikitext *text)
{
    WikiReport *report = &text->wiki.report;
    Arena *arena = text->wiki.arena;
    size_t page = ++text->n_pages;
    const char *name = page == 1
                           ? arena_printf(arena, "%s.mediawiki", text->wiki.name)
                           : arena_printf(arena, "%s.%zu.mediawiki", text->wiki.name, page);
    if (!text->planning)
        ARENA_PUSH(arena, report->pages, report->n_pages) =
            (WikiPage){ .name = name, .bytes = text->out };
    text->out = buffer_new(arena);
}

static bool is_end(Wikitext *text)
{
    size_t gap = text->n_gaps++;
    if (!text->planning)
        return text->n_pages < text->n_ends && text->ends[text->n_pages] == gap;
    if (text->out.length < PAGE_IS_FULL)
        return false;
    ARENA_PUSH(text->wiki.arena, text->ends, text->n_ends) = gap;
    return true;
}

/* What stands open around the gap is closed here and opened again there. */
static void turn_page(Wikitext *text)
{
    for (int i = 0; i < text->fold_depth; i++)
        buffer_text(&text->out, "</div></div>\n");
    end_page(text);
    for (int i = 0; i < text->fold_depth; i++)
        buffer_text(&text->out, "<div><div>\n");
}

static void begin_block(Wikitext *text)
{
    if (!text->list_depth && !text->headed && is_end(text))
        turn_page(text);
    text->headed = false;
    if (text->out.length && !text->list_depth)
        buffer_char(&text->out, '\n');
}

/* --- running text ----------------------------------------------------------------- */

static void put_text(Wikitext *text, const char *words)
{
    wiki_text(&text->out, words, plain);
}

static void put_anchor(Wikitext *text, const char *anchor)
{
    if (!anchor)
        return;
    size_t *page = ARENA_NEW(text->wiki.arena, size_t);
    *page = text->n_pages + 1;
    if (text->planning)
        map_set(text->page_of, anchor, page);
    buffer_text(&text->out, "<span id=\"");
    wiki_text(&text->out, anchor, "");
    buffer_text(&text->out, "\"></span>");
}

static void put_between(Wikitext *text, const char *before, const char *words,
                        const char *after)
{
    buffer_text(&text->out, before);
    put_text(text, words);
    buffer_text(&text->out, after);
}

/* The page that an anchor is on, as this page calls it; "" for this page. Subpages are off
 * for articles in a new wiki: only the way down can do without them. */
static void put_page(Wikitext *text, size_t page)
{
    if (page == text->n_pages + 1)
        return;
    buffer_text(&text->out, text->n_pages ? "../" : "{{FULLPAGENAME}}/");
    if (page > 1)
        buffer_text(&text->out, part_name(text, page));
}

static void put_link(Wikitext *text, const Inline *part)
{
    switch (wiki_target(part->target)) {
    case TARGET_NOWHERE: put_text(text, part->text); break;
    case TARGET_ANCHOR: {
        const size_t *page = map_get(text->page_of, part->target + 1);
        buffer_text(&text->out, "[[");
        if (text->planning)
            buffer_format(&text->out, "{{FULLPAGENAME}}/%s", part_name(text, MOST_PAGES));
        else if (page)
            put_page(text, *page);
        wiki_url(&text->out, part->target);
        put_between(text, "|", part->text, "]]");
        break;
    }
    case TARGET_URL:
        buffer_char(&text->out, '[');
        wiki_url(&text->out, part->target);
        put_between(text, " ", part->text, "]");
        break;
    }
}

static void put_state(Wikitext *text, const Inline *part)
{
    buffer_format(&text->out, "<span style=\"%s\">", wiki_badge(&text->wiki, part->state));
    put_between(text, "", part->text, "</span>");
}

static void put_inline(Wikitext *text, const Inline *part)
{
    switch (part->kind) {
    case INLINE_TEXT:
    case INLINE_MUTED: put_text(text, part->text); break;
    case INLINE_STRONG: put_between(text, "<b>", part->text, "</b>"); break;
    case INLINE_EMPHASIS: put_between(text, "<i>", part->text, "</i>"); break;
    case INLINE_CODE: put_between(text, "<code>", part->text, "</code>"); break;
    case INLINE_LINK: put_link(text, part); break;
    case INLINE_STATE: put_state(text, part); break;
    }
}

static void put_prose(Wikitext *text, Prose prose)
{
    for (size_t i = 0; i < prose.n_parts; i++)
        if (prose.parts[i].text && *prose.parts[i].text)
            put_inline(text, &prose.parts[i]);
}

/* --- blocks ----------------------------------------------------------------------- */

/* Within an item what is no item goes on as its line. */
static void put_marks(Wikitext *text, const char *last)
{
    for (int i = 0; i < text->list_depth - 1; i++)
        buffer_char(&text->out, '*');
    if (text->list_depth)
        buffer_format(&text->out, "%s ", last);
}

static void write_paragraph(Wiki *wiki, Tone tone, const char *anchor, Prose words)
{
    Wikitext *text = wikitext_of(wiki);
    bool small = wiki_is_small(tone, words);
    begin_block(text);
    put_marks(text, "*:");
    put_anchor(text, anchor);
    buffer_text(&text->out, small ? "<small>" : "");
    put_prose(text, words);
    buffer_text(&text->out, small ? "</small>\n" : "\n");
}

/* The wiki has a title of its own: ours is a large line. */
static void write_heading(Wiki *wiki, int level, const char *anchor, const char *words)
{
    static const char signs[] = "======";
    Wikitext *text = wikitext_of(wiki);
    begin_block(text);
    if (level == 1) {
        buffer_text(&text->out, "<div style=\"font-size:160%;font-weight:bold\">");
        put_anchor(text, anchor);
        put_between(text, "", words, "</div>\n");
        return;
    }
    text->headed = true;
    size_t most = sizeof signs - 1, n = (size_t)level < most ? (size_t)level : most;
    buffer_bytes(&text->out, signs, n);
    buffer_char(&text->out, ' ');
    put_anchor(text, anchor);
    put_between(text, "", words, " ");
    buffer_bytes(&text->out, signs, n);
    buffer_char(&text->out, '\n');
}

static void write_callout(Wiki *wiki, const Node *node)
{
    Wikitext *text = wikitext_of(wiki);
    begin_block(text);
    buffer_text(&text->out, "<blockquote>\n");
    put_anchor(text, node->anchor);
    put_prose(text, callout_prose(wiki->arena, node));
    buffer_text(&text->out, "\n</blockquote>\n");
}

static void begin_list(Wiki *wiki, const char *anchor)
{
    Wikitext *text = wikitext_of(wiki);
    if (anchor)
        write_paragraph(wiki, TONE_TEXT, anchor, (Prose){ 0 });
    begin_block(text);
    text->list_depth++;
}

static void end_list(Wiki *wiki)
{
    wikitext_of(wiki)->list_depth--;
}

static void begin_item(Wiki *wiki, const char *anchor, Prose words)
{
    Wikitext *text = wikitext_of(wiki);
    put_marks(text, "*");
    put_anchor(text, anchor);
    put_prose(text, words);
    buffer_char(&text->out, '\n');
}

static void end_item(Wiki *wiki)
{
    (void)wiki;
}

/* --- tables ----------------------------------------------------------------------- */

static void begin_table(Wikitext *text, const Table *table)
{
    buffer_text(&text->out, "{| class=\"wikitable sortable\"\n");
    if (table->caption)
        put_between(text, "|+ ", table->caption, "\n");
    if (!wiki_has_head(table))
        return;
    for (size_t i = 0; i < table->n_columns; i++) {
        const char *title = table->columns[i].title;
        put_between(text, "! scope=\"col\" | ", title, "\n");
    }
}

static void write_row(Wikitext *text, const Table *table, const Prose *cells)
{
    buffer_text(&text->out, "|-\n");
    for (size_t i = 0; i < table->n_columns; i++) {
        const Column *column = &table->columns[i];
        int rank = wiki_rank(column, cells[i]);
        if (column->row_head && cells[i].n_parts)
            buffer_text(&text->out, "! scope=\"row\" style=\"text-align:left\" | ");
        else if (column->align == ALIGN_END)
            buffer_text(&text->out, "| style=\"text-align:right\" | ");
        else if (rank)
            buffer_format(&text->out, "| data-sort-value=\"%d\" | ", rank);
        else
            buffer_text(&text->out, "| ");
        put_prose(text, cells[i]);
        buffer_char(&text->out, '\n');
    }
}

/* The caption stands once, where the table begins. */
static void write_table(Wiki *wiki, const Table *table)
{
    Wikitext *text = wikitext_of(wiki);
    Table rest = *table;
    rest.caption = NULL;
    begin_block(text);
    begin_table(text, table);
    for (size_t i = 0; i < table->n_rows; i++) {
        if (i && is_end(text)) {
            buffer_text(&text->out, "|}\n");
            turn_page(text);
            begin_table(text, &rest);
        }
        write_row(text, table, &table->cells[i * table->n_columns]);
    }
    buffer_text(&text->out, "|}\n");
}

/* --- charts, folds, contents -------------------------------------------------------- */

static void write_chart(Wiki *wiki, const char *anchor, const WikiFile *chart)
{
    Wikitext *text = wikitext_of(wiki);
    begin_block(text);
    put_anchor(text, anchor);
    buffer_format(&text->out, "[[File:%s|frameless|%dpx|alt=", chart->name, chart->width);
    put_between(text, "", chart->alt, "]]\n");
}

static void begin_fold(Wiki *wiki, const char *anchor, Prose line, bool open)
{
    Wikitext *text = wikitext_of(wiki);
    begin_block(text);
    buffer_format(&text->out, "<div class=\"mw-collapsible%s\">\n<div>",
                  open ? "" : " mw-collapsed");
    put_anchor(text, anchor);
    put_prose(text, line);
    buffer_text(&text->out, "</div>\n<div class=\"mw-collapsible-content\">\n");
    text->fold_depth++;
}

static void end_fold(Wiki *wiki)
{
    Wikitext *text = wikitext_of(wiki);
    buffer_text(&text->out, "</div></div>\n");
    text->fold_depth--;
}

static void write_contents(Wiki *wiki, const Node *node)
{
    (void)node;
    begin_block(wikitext_of(wiki));
    buffer_text(&wikitext_of(wiki)->out, "__TOC__\n");
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
    .captions_tables = true,
    .chart = write_chart,
    .fold_begin = begin_fold,
    .fold_end = end_fold,
    .contents = write_contents,
};

/* --- the report --------------------------------------------------------------------- */

/* Below the first page: where it goes on, and its category. */
static void finish_first_page(Wikitext *text)
{
    WikiPage *first = &text->wiki.report.pages[0];
    Buffer *out = &first->bytes;
    size_t n_pages = text->n_pages;
    Wikitext top = *text;
    top.n_pages = 0;
    top.out = *out;
    buffer_char(&top.out, '\n');
    for (size_t page = 2; page <= n_pages; page++) {
        buffer_text(&top.out, "* [[");
        put_page(&top, page);
        put_between(&top, "|", part_name(text, page), "]]\n");
    }
    put_between(&top, "[[Category:",
                wiki_word(&text->wiki, "wiki.category", "Serverless maturity"), "]]\n");
    *out = top.out;
}

WikiReport emit_mediawiki(Arena *arena, const Document *document, const char *name,
                          Diag *diag)
{
    (void)diag;
    Wikitext plan = { .wiki = wiki_new(arena, &form, document, name),
                      .out = buffer_new(arena),
                      .page_of = map_new(arena),
                      .planning = true };
    wiki_walk(&plan.wiki);
    Wikitext text = { .wiki = wiki_new(arena, &form, document, name),
                      .out = buffer_new(arena),
                      .page_of = plan.page_of,
                      .ends = plan.ends,
                      .n_ends = plan.n_ends };
    wiki_walk(&text.wiki);
    end_page(&text);
    finish_first_page(&text);
    return text.wiki.report;
}
