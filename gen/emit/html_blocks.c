/* The blocks with a form of their own: figures, tiles, cards, entries, the contents. */
#include "emit/html.h"
#include "emit/svg.h"
#include "words.h"

/* --- figures ---------------------------------------------------------------------- */

static void write_picture(const Html *html, Element *figure, const Node *node,
                          const Picture *picture, const char *variant)
{
    if (!picture)
        return;
    const char *id = arena_printf(html->arena, "figure_%zu_%s", html->n_figures, variant);
    Element *svg = svg_picture(html->arena, figure, picture, id, node->figure.alt);
    bool one = !node->figure.narrow;
    xml_attribute(svg, "class",
                  one ? "picture" : arena_printf(html->arena, "picture %s", variant));
    xml_attribute(svg, "data-words", "no");
}

Element *html_figure(Html *html, Element *parent, const Node *node)
{
    html->n_figures++;
    Element *block = html_block(parent, "div", "figure");
    Element *figure = html_block(block, "figure", NULL);
    write_picture(html, figure, node, node->figure.picture, "wide");
    write_picture(html, figure, node, node->figure.narrow, "narrow");
    html_text(figure, "figcaption", NULL, node->figure.caption);
    const Table *data = &node->figure.data;
    if (data->n_rows) {
        const char *title = data->caption ? data->caption : node->figure.alt;
        Element *details = html_block(block, "details", "data");
        xml_attribute(details, "data-words", "no");
        html_text(details, "summary", NULL, html_word(html, "page.figure_data", title));
        html_table(html, details, data, (Rows){ 0, data->n_rows }, title);
    }
    return block;
}

/* The picture is the logo's own colours, so its ground stays light on dark pages. */
Element *html_logo(Html *html, Element *parent, const Node *node)
{
    Element *block = html_block(parent, "div", "logo");
    Element *svg =
        svg_picture(html->arena, block, node->logo.picture, "logo_picture", node->logo.alt);
    xml_attribute(svg, "data-words", "no");
    return block;
}

/* --- tiles, cards ----------------------------------------------------------------- */

Element *html_tiles(Element *parent, const Node *node)
{
    Element *list = html_block(parent, "ul", "tiles");
    for (size_t i = 0; i < node->tiles.n_tiles; i++) {
        const Tile *tile = &node->tiles.tiles[i];
        Element *item = html_block(list, "li", NULL);
        html_text(item, "strong", "tile-number", tile->number);
        html_text(item, "span", "small", tile->words);
    }
    return list;
}

static void write_facts(Element *parent, const Card *card)
{
    Element *list = html_block(parent, "dl", "facts");
    for (size_t i = 0; i < card->n_facts; i++) {
        Element *fact = html_block(list, "div", NULL);
        html_text(fact, "dt", NULL, card->facts[i].term);
        html_prose(html_block(fact, "dd", NULL), card->facts[i].text);
    }
}

static void write_card(Element *list, const Card *card)
{
    Element *item = html_block(list, "li", "card");
    html_text(item, "span", "card-number", card->number);
    Element *title = html_block(item, "p", "card-title");
    Element *link = card->target ? xml_element(title, "a") : title;
    if (card->target)
        xml_link(link, card->target);
    xml_words(link, card->title);
    if (card->text.n_parts)
        html_prose(html_block(item, "p", NULL), card->text);
    if (card->n_facts)
        write_facts(item, card);
}

Element *html_cards(Element *parent, const Node *node)
{
    Element *list = html_block(parent, "ol", "cards");
    for (size_t i = 0; i < node->cards.n_cards; i++)
        write_card(list, &node->cards.cards[i]);
    return list;
}

/* --- entries ---------------------------------------------------------------------- */

static void write_entry_line(Element *line, const Node *node)
{
    if (node->entry.state_word) {
        xml_text(line, "\n");
        html_badge(line, node->entry.state, node->entry.state_word);
    }
    html_text(line, "code", NULL, node->entry.code);
    html_text(line, "strong", "entry-title", node->entry.title);
    html_text(line, "span", "entry-summary", node->entry.summary);
}

/* It cannot stand in the summary, which is a control of its own. */
static void write_permalink(const Html *html, Element *parent, const Node *node)
{
    const Words *words = html->document->words;
    if (!words || !node->anchor || !node->entry.code)
        return;
    Element *line = html_block(parent, "p", "permalink");
    xml_attribute(line, "data-words", "no");
    Element *link = xml_element(line, "a");
    xml_link(link, arena_printf(html->arena, "#%s", node->anchor));
    xml_text(link, words_say(words, html->arena, "page.permalink",
                             SAY({ "code", .text = node->entry.code })));
}

/* What has proof below it unfolds; what has none is a line. */
Element *html_entry(Html *html, Element *parent, const Node *node)
{
    if (!node->first) {
        Element *alone = html_block(parent, "div", "entry");
        write_entry_line(html_block(alone, "p", "entry-line"), node);
        return alone;
    }
    Element *entry = html_block(parent, "details", "entry");
    if (node->entry.open)
        xml_flag(entry, "open");
    Element *line = html_block(entry, "summary", "entry-line");
    write_entry_line(line, node);
    if (html_continues(html))
        xml_attribute(line, "data-words", "no");
    Element *body = html_block(entry, "div", "entry-body");
    write_permalink(html, body, node);
    html_children(html, body, node);
    return entry;
}

/* --- contents --------------------------------------------------------------------- */

/* NULL when it has neither a bookmark nor a title. */
static const char *section_name(const Node *node)
{
    const char *bookmark = node->section.bookmark, *title = node->section.title;
    if (bookmark && *bookmark)
        return bookmark;
    return title && *title ? title : NULL;
}

/* The sections that have a name and a place to go to, down to the depth asked for; but
 * the contents do not list the section that they stand in. The same in PDF. */
static bool is_listed(const Node *contents, const Node *node)
{
    if (node->kind != NODE_SECTION || !node->anchor || !section_name(node))
        return false;
    for (const Node *at = contents; at; at = at->parent)
        if (at == node)
            return false;
    return node->section.level >= 1 && node->section.level <= contents->contents.depth;
}

/* Lists what is below `node`. `list` is made when the first one is found, so that there
 * are no empty lists; what is not listed stands for what is in it. */
static Element *list_sections(const Html *html, Element *parent, Element *list,
                              const Node *contents, const Node *node, int depth)
{
    for (const Node *at = node->first; at; at = at->next) {
        if (!is_listed(contents, at)) {
            list = list_sections(html, parent, list, contents, at, depth);
            continue;
        }
        if (!list)
            list = html_block(parent, "ol", NULL);
        Element *item = html_block(list, "li", NULL);
        Element *link = xml_element(item, "a");
        xml_link(link, arena_printf(html->arena, "#%s", at->anchor));
        xml_words(link, section_name(at));
        if (depth > 1)
            list_sections(html, item, NULL, contents, at, depth - 1);
    }
    return list;
}

/* The title is that of a wide page, where the list always stands open; the summary says
 * the same on a narrow one, where the list is folded away. Only one of them is shown. */
static Element *write_rail(const Html *html, Element *parent, const Node *contents)
{
    const char *title = contents->contents.title;
    Element *rail = html_block(parent, "nav", "contents");
    xml_attribute(rail, "aria-label", title);
    Element *shown = html_block(rail, "p", "eyebrow");
    xml_attribute(shown, "aria-hidden", "true");
    xml_attribute(shown, "data-words", "no");
    xml_text(shown, title);
    Element *fold = html_block(rail, "details", NULL);
    html_text(fold, "summary", "eyebrow", title);
    list_sections(html, fold, NULL, contents, html->document->root,
                  contents->contents.depth);
    return rail;
}

Element *html_contents(const Html *html, Element *parent, const Node *node)
{
    return write_rail(html, parent, node);
}

Element *html_rail(const Html *html, Element *parent)
{
    enum { FEWEST = 3 }; /* sections that are worth a list */
    const Node contents = { .kind = NODE_CONTENTS,
                            .contents = { .title = html_word(html, "page.contents", NULL),
                                          .depth = 1 } };
    size_t n = 0;
    const Node *root = html->document->root;
    for (const Node *node = root; node; node = node_walk(root, node))
        n += is_listed(&contents, node);
    if (n < FEWEST || !contents.contents.title)
        return NULL;
    Element *rail = write_rail(html, parent, &contents);
    xml_attribute(rail, "data-words", "no");
    return rail;
}
