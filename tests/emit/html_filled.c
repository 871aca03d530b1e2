/* Documents for the tests that try to break the page, and what they should say: an
 * independent walk over the same tree; see html_sample.h. */
#include "base/buffer.h"
#include "base/text8.h"
#include "html_sample.h"

/* --- the same text everywhere ------------------------------------------------------- */

typedef struct {
    Arena *arena;
    const char *text, *target;
} Filling;

static Prose every_inline(const Filling *with)
{
    Prose prose = { 0 };
    for (InlineKind kind = INLINE_TEXT; kind <= INLINE_STATE; kind++) {
        Inline part = { .kind = kind, .text = with->text, .target = with->target };
        ARENA_PUSH_FEW(with->arena, prose.parts, prose.n_parts) = part;
        prose_add(with->arena, &prose, INLINE_TEXT, " ");
    }
    return prose;
}

static Table table_filled(const Filling *with, size_t n_columns)
{
    Table table = { .n_columns = n_columns, .n_rows = 2 };
    table.caption = table.note = with->text;
    table.columns = ARENA_ARRAY(with->arena, Column, n_columns);
    table.cells = ARENA_ARRAY(with->arena, Prose, n_columns * 2);
    for (size_t i = 0; i < n_columns; i++)
        table.columns[i] =
            (Column){ .title = with->text, .row_head = i == 0, .code = i == 1 };
    for (size_t i = 0; i < n_columns * 2; i++)
        table.cells[i] = every_inline(with);
    return table;
}

static Picture *picture_filled(const Filling *with)
{
    Picture *picture = picture_new(with->arena, 100, 50);
    picture_text(picture, (Point){ 5, 20 }, ALIGN_START, STYLE_LABEL, COLOUR_INK,
                 with->text, 40);
    picture_link(picture, (Rect){ 0, 0, 50, 50 }, with->target);
    return picture;
}

static void fill_lists(const Filling *with, Node *parent)
{
    Arena *arena = with->arena;
    Node *tiles = node_new(arena, parent, NODE_TILES);
    ARENA_PUSH(arena, tiles->tiles.tiles, tiles->tiles.n_tiles) =
        (Tile){ .number = with->text, .words = with->text };
    Node *cards = node_new(arena, parent, NODE_CARDS);
    Card card = { .number = with->text, .title = with->text, .target = with->target };
    card.text = every_inline(with);
    ARENA_PUSH(arena, card.facts, card.n_facts) =
        (Fact){ .term = with->text, .text = every_inline(with) };
    ARENA_PUSH(arena, cards->cards.cards, cards->cards.n_cards) = card;
    Node *list = node_new(arena, parent, NODE_LIST);
    node_new(arena, list, NODE_ITEM)->item.text = every_inline(with);
}

static void fill_blocks(const Filling *with, Node *parent)
{
    Arena *arena = with->arena;
    Node *figure = node_new(arena, parent, NODE_FIGURE);
    figure->figure.alt = figure->figure.caption = with->text;
    figure->figure.picture = picture_filled(with);
    figure->figure.narrow = picture_filled(with);
    figure->figure.data = table_filled(with, 2);
    Node *grid = node_new(arena, parent, NODE_GRID);
    for (Tone tone = TONE_TEXT; tone <= TONE_MUTED; tone++) {
        Node *paragraph = node_new(arena, grid, NODE_PARAGRAPH);
        paragraph->span = 3;
        paragraph->paragraph.tone = tone;
        paragraph->paragraph.text = every_inline(with);
    }
    node_new(arena, parent, NODE_CALLOUT)->callout.text = every_inline(with);
    Node *warning = node_new(arena, parent, NODE_CALLOUT);
    warning->callout.warning = with->text;
    warning->callout.text = every_inline(with);
    node_new(arena, parent, NODE_TABLE)->table = table_filled(with, 4);
    for (int i = 0; i < 2; i++) {
        Node *entry = node_new(arena, parent, NODE_ENTRY);
        entry->entry.state = STATE_PARTIAL;
        entry->entry.state_word = entry->entry.code = with->text;
        entry->entry.title = entry->entry.summary = with->text;
        if (i)
            node_new(arena, entry, NODE_TABLE)->table = table_filled(with, 1);
    }
}

Document *html_filled(Arena *arena, const char *text, const char *target)
{
    Filling with = { .arena = arena, .text = text, .target = target };
    Document *document = html_blank(arena);
    document->title = document->subject = text;
    Node *verdict = node_new(arena, document->root, NODE_VERDICT);
    verdict->verdict.eyebrow = verdict->verdict.title = verdict->verdict.scope = text;
    Node *contents = node_new(arena, document->root, NODE_CONTENTS);
    contents->contents.title = text;
    contents->contents.depth = 3;
    Node *section = node_new(arena, document->root, NODE_SECTION);
    section->section.level = 1;
    section->section.eyebrow = section->section.title = section->section.bookmark = text;
    section->anchor = "filled";
    fill_lists(&with, section);
    fill_blocks(&with, section);
    return document;
}

Document *html_long(Arena *arena, size_t n)
{
    static const char *const titles[] = { "Resource", "Tool",   "Check",
                                          "Result",   "Record", "Line" };
    Document *document = html_blank(arena);
    document->title = "A long table";
    Table *table = &node_new(arena, document->root, NODE_TABLE)->table;
    table->n_columns = sizeof titles / sizeof *titles;
    table->n_rows = n;
    table->columns = ARENA_ARRAY(arena, Column, table->n_columns);
    table->cells = ARENA_ARRAY(arena, Prose, table->n_columns * n);
    for (size_t i = 0; i < table->n_columns; i++)
        table->columns[i].title = titles[i];
    for (size_t i = 0; i < table->n_columns * n; i++)
        table->cells[i] = prose_of(arena, "prowler.ocsf.json /118");
    return document;
}

/* --- what the page must say --------------------------------------------------------- */

static void say(Buffer *out, const char *text)
{
    bool changed;
    if (!text)
        return;
    buffer_text(out, text8_clean(out->arena, text, &changed));
    buffer_char(out, ' ');
}

static void say_prose(Buffer *out, Prose prose)
{
    bool changed;
    for (size_t i = 0; i < prose.n_parts; i++)
        buffer_text(out, text8_clean(out->arena, prose.parts[i].text, &changed));
    buffer_char(out, ' ');
}

static void say_table(Buffer *out, const Table *table)
{
    say(out, table->caption);
    for (size_t i = 0; i < table->n_columns; i++)
        say(out, table->columns[i].title);
    for (size_t i = 0; i < table->n_columns * table->n_rows; i++)
        say_prose(out, table->cells[i]);
    say(out, table->note);
}

static void say_cards(Buffer *out, const Node *node)
{
    for (size_t i = 0; i < node->cards.n_cards; i++) {
        const Card *card = &node->cards.cards[i];
        say(out, card->number);
        say(out, card->title);
        say_prose(out, card->text);
        for (size_t k = 0; k < card->n_facts; k++) {
            say(out, card->facts[k].term);
            say_prose(out, card->facts[k].text);
        }
    }
}

static void say_tiles(Buffer *out, const Node *node)
{
    for (size_t i = 0; i < node->tiles.n_tiles; i++) {
        say(out, node->tiles.tiles[i].number);
        say(out, node->tiles.tiles[i].words);
    }
}

static void say_texts(Buffer *out, const char *a, const char *b, const char *c)
{
    say(out, a);
    say(out, b);
    say(out, c);
}

static void say_contents(Buffer *out, const Node *contents)
{
    const Node *root = contents;
    while (root->parent)
        root = root->parent;
    say(out, contents->contents.title);
    for (const Node *node = root; node; node = node_walk(root, node)) {
        bool listed = node->kind == NODE_SECTION && node->anchor &&
                      node->section.level >= 1 &&
                      node->section.level <= contents->contents.depth;
        if (!listed)
            continue;
        say(out, node->section.bookmark ? node->section.bookmark : node->section.title);
    }
}

static void say_node(Buffer *out, const Node *node)
{
    switch (node->kind) {
    case NODE_SECTION:
        say_texts(out, node->section.eyebrow, node->section.title, NULL);
        break;
    case NODE_VERDICT:
        say_texts(out, node->verdict.eyebrow, node->verdict.title, node->verdict.scope);
        break;
    case NODE_PARAGRAPH: say_prose(out, node->paragraph.text); break;
    case NODE_ITEM: say_prose(out, node->item.text); break;
    case NODE_TABLE: say_table(out, &node->table); break;
    case NODE_FIGURE: say(out, node->figure.caption); break;
    case NODE_TILES: say_tiles(out, node); break;
    case NODE_CARDS: say_cards(out, node); break;
    case NODE_ENTRY:
        say_texts(out, node->entry.state_word, node->entry.code, node->entry.title);
        say(out, node->entry.summary);
        break;
    case NODE_CALLOUT:
        say(out, node->callout.warning);
        say_prose(out, node->callout.text);
        break;
    case NODE_CONTENTS: say_contents(out, node); break;
    case NODE_LIST:
    case NODE_GRID:
    case NODE_LOGO:
    case NODE_COVER:
    case NODE_IMAGE:
    case NODE_SPACE:
    case NODE_COLUMNS: break;
    }
}

const char *html_expected(Arena *arena, const Document *document)
{
    Buffer out = buffer_new(arena);
    for (Node *node = document->root; node; node = node_walk(document->root, node))
        say_node(&out, node);
    return out.data;
}
