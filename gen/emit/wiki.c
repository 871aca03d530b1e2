/* The walk over a Document for wikis. Tiles, cards, entries and grids are drawn by the page
 * alone; here they become headings, paragraphs, lists, tables and folds, which every wiki
 * has. What is said, and in which order, is decided here once for all profiles. */
#include "emit/wiki.h"

#include <string.h>

#include "base/text8.h"
#include "emit/png.h"
#include "image.h"

Wiki wiki_new(Arena *arena, const WikiForm *form, const Document *document,
              const char *name)
{
    return (Wiki){ .form = form, .arena = arena, .document = document, .name = name };
}

bool wiki_is_small(Tone tone, Prose text)
{
    return (tone == TONE_SMALL || tone == TONE_MUTED) && text.n_parts;
}

const char *wiki_word(const Wiki *wiki, const char *key, const char *otherwise)
{
    const Words *words = wiki->document->words;
    return words ? words_say(words, wiki->arena, key, SAY_NOTHING) : otherwise;
}

const char *wiki_badge(const Wiki *wiki, State state)
{
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
    const uint32_t *light = wiki->document->theme->light;
    return arena_printf(wiki->arena,
                        "background-color:#%06x;color:#%06x;padding:0 0.4em;"
                        "white-space:nowrap",
                        (unsigned)light[badges[state].fill],
                        (unsigned)light[badges[state].ink]);
}

/* Adds a blank before the text when something stands in front of it. */
static void add_word(const Wiki *wiki, Prose *prose, InlineKind kind, const char *text)
{
    if (text8_any(text) && prose->n_parts)
        prose_add(wiki->arena, prose, INLINE_TEXT, " ");
    prose_add(wiki->arena, prose, kind, text);
}

static void add_prose(const Wiki *wiki, Prose *prose, Prose more)
{
    if (prose->n_parts && more.n_parts)
        prose_add(wiki->arena, prose, INLINE_TEXT, " ");
    for (size_t i = 0; i < more.n_parts; i++)
        ARENA_PUSH_FEW(wiki->arena, prose->parts, prose->n_parts) = more.parts[i];
}

static void write_line(Wiki *wiki, Tone tone, const char *text)
{
    if (text8_any(text))
        wiki->form->paragraph(wiki, tone, NULL, prose_of(wiki->arena, text));
}

static void write_children(Wiki *wiki, const Node *node);

/* --- headings --------------------------------------------------------------------- */

/* A section without a title that the contents lead to: where it begins with the verdict
 * that is the place. */
static bool is_place_alone(const Node *node)
{
    return node->anchor && text8_any(node->section.bookmark) && node->first &&
           node->first->kind != NODE_VERDICT;
}

static void write_section(Wiki *wiki, const Node *node)
{
    write_line(wiki, TONE_MUTED, node->section.eyebrow);
    if (text8_any(node->section.title)) {
        int level = node->section.level < 1 ? 1 : node->section.level;
        wiki->form->heading(wiki, level + 1, node->anchor, node->section.title);
    } else if (is_place_alone(node)) {
        wiki->form->paragraph(wiki, TONE_TEXT, node->anchor, (Prose){ 0 });
    }
    write_children(wiki, node);
}

static void write_verdict(Wiki *wiki, const Node *node)
{
    const Node *section = node->parent;
    bool begins = section->kind == NODE_SECTION && section->first == node &&
                  !text8_any(section->section.title);
    write_line(wiki, TONE_MUTED, node->verdict.eyebrow);
    wiki->form->heading(wiki, 1, begins && !node->anchor ? section->anchor : node->anchor,
                        node->verdict.title);
    write_line(wiki, TONE_MUTED, node->verdict.scope);
}

/* --- lists ------------------------------------------------------------------------ */

static void write_list(Wiki *wiki, const Node *node)
{
    if (!node->first)
        return;
    wiki->form->list_begin(wiki, node->anchor);
    write_children(wiki, node);
    wiki->form->list_end(wiki);
}

static void write_item(Wiki *wiki, const Node *node)
{
    wiki->form->item_begin(wiki, node->anchor, node->item.text);
    write_children(wiki, node);
    wiki->form->item_end(wiki);
}

static void write_simple_item(Wiki *wiki, Prose text)
{
    wiki->form->item_begin(wiki, NULL, text);
    wiki->form->item_end(wiki);
}

static void write_tiles(Wiki *wiki, const Node *node)
{
    if (!node->tiles.n_tiles)
        return;
    wiki->form->list_begin(wiki, node->anchor);
    for (size_t i = 0; i < node->tiles.n_tiles; i++) {
        Prose text = { 0 };
        add_word(wiki, &text, INLINE_STRONG, node->tiles.tiles[i].number);
        add_word(wiki, &text, INLINE_TEXT, node->tiles.tiles[i].words);
        write_simple_item(wiki, text);
    }
    wiki->form->list_end(wiki);
}

static void write_card(Wiki *wiki, const char *anchor, const Card *card)
{
    Prose title = { 0 };
    add_word(wiki, &title, INLINE_STRONG, card->number);
    add_word(wiki, &title, card->target ? INLINE_LINK : INLINE_STRONG, card->title);
    if (card->target && text8_any(card->title))
        title.parts[title.n_parts - 1].target = card->target;
    wiki->form->paragraph(wiki, TONE_LEAD, anchor, title);
    if (card->text.n_parts)
        wiki->form->paragraph(wiki, TONE_TEXT, NULL, card->text);
    if (!card->n_facts)
        return;
    wiki->form->list_begin(wiki, NULL);
    for (size_t i = 0; i < card->n_facts; i++) {
        Prose fact = { 0 };
        add_word(wiki, &fact, INLINE_STRONG, card->facts[i].term);
        add_prose(wiki, &fact, card->facts[i].text);
        write_simple_item(wiki, fact);
    }
    wiki->form->list_end(wiki);
}

static void write_cards(Wiki *wiki, const Node *node)
{
    for (size_t i = 0; i < node->cards.n_cards; i++)
        write_card(wiki, i ? NULL : node->anchor, &node->cards.cards[i]);
}

/* --- entries, figures --------------------------------------------------------------- */

/* What has proof below it unfolds; what has none is a line. */
static void write_entry(Wiki *wiki, const Node *node)
{
    Prose line = { 0 };
    if (text8_any(node->entry.state_word))
        prose_state(wiki->arena, &line, node->entry.state, node->entry.state_word);
    add_word(wiki, &line, INLINE_CODE, node->entry.code);
    add_word(wiki, &line, INLINE_STRONG, node->entry.title);
    add_word(wiki, &line, INLINE_TEXT, node->entry.summary);
    if (!node->first) {
        wiki->form->paragraph(wiki, TONE_TEXT, node->anchor, line);
        return;
    }
    wiki->form->fold_begin(wiki, node->anchor, line, node->entry.open);
    write_children(wiki, node);
    wiki->form->fold_end(wiki);
}

/* Wikis keep all uploads in one place: a picture is called after what it is about. */
static const WikiFile *add_file(Wiki *wiki, WikiFile file, const char *ending)
{
    WikiReport *report = &wiki->report;
    const char *entity = wiki->document->entity, *name = wiki->name;
    const char *about = anchor_of(wiki->arena, entity ? entity : "rung");
    file.width = png_pixels(file.picture->width) / 2;
    bool named = text8_starts(name, about);
    file.name = arena_printf(wiki->arena, "%s%s%s-figure-%zu.%s", named ? "" : about,
                             named ? "" : "-", name, report->n_attachments + 1, ending);
    ARENA_PUSH(wiki->arena, report->attachments, report->n_attachments) = file;
    return &report->attachments[report->n_attachments - 1];
}

/* What stands around a table is the same in every wiki. */
static void write_table(Wiki *wiki, const char *anchor, const Table *table)
{
    const WikiForm *form = wiki->form;
    Prose caption = { 0 };
    if (table->caption && !form->captions_tables)
        prose_add(wiki->arena, &caption, INLINE_STRONG, table->caption);
    if (caption.n_parts || anchor)
        form->paragraph(wiki, TONE_TEXT, anchor, caption);
    if (table->n_columns && (table->n_rows || wiki_has_head(table)))
        form->table(wiki, table);
    write_line(wiki, TONE_SMALL, table->note);
}

static void write_figure(Wiki *wiki, const Node *node)
{
    const Table *data = &node->figure.data;
    if (node->figure.picture)
        wiki->form->chart(wiki, node->anchor,
                          add_file(wiki,
                                   (WikiFile){ .type = "image/png",
                                               .alt = node->figure.alt,
                                               .picture = node->figure.picture },
                                   "png"));
    write_line(wiki, TONE_SMALL, node->figure.caption);
    if (!data->n_rows)
        return;
    const char *title = data->caption ? data->caption : node->figure.alt;
    Prose line = prose_of(wiki->arena, wiki_word(wiki, "page.figure_data", title));
    wiki->form->fold_begin(wiki, NULL, line, false);
    write_table(wiki, NULL, data);
    wiki->form->fold_end(wiki);
}

/* Pixels go along as they are, drawings as a bitmap. */
static void write_image(Wiki *wiki, const Node *node)
{
    const Image *image = node->image.image;
    WikiFile file = { .type = "image/png",
                      .alt = node->image.alt,
                      .picture = node->image.picture };
    bool jpeg = !image->drawing && strcmp(image->media, "image/jpeg") == 0;
    if (!image->drawing) {
        file.type = image->media;
        file.bytes = buffer_new(wiki->arena);
        buffer_bytes(&file.bytes, image->file, image->file_length);
    }
    wiki->form->chart(wiki, node->anchor, add_file(wiki, file, jpeg ? "jpg" : "png"));
    write_line(wiki, TONE_SMALL, node->image.caption);
}

static void write_cover(Wiki *wiki, const Node *node)
{
    write_line(wiki, TONE_SMALL, node->cover.classification);
    write_line(wiki, TONE_MUTED, node->cover.eyebrow);
    write_line(wiki, TONE_LEAD, node->cover.title);
    write_line(wiki, TONE_TEXT, node->cover.verdict);
    write_line(wiki, TONE_MUTED, node->cover.scope);
}

/* --- contents ----------------------------------------------------------------------- */

static const char *section_name(const Node *node)
{
    return text8_any(node->section.bookmark) ? node->section.bookmark : node->section.title;
}

/* As on the page: named sections with a place to go to, but not the one around the
 * contents. */
static bool is_listed(const Node *contents, const Node *node)
{
    if (node->kind != NODE_SECTION || !node->anchor || !text8_any(section_name(node)))
        return false;
    for (const Node *at = contents; at; at = at->parent)
        if (at == node)
            return false;
    return node->section.level >= 1 && node->section.level <= contents->contents.depth;
}

/* Lists what is below `node`; says whether there was anything. `begun` tells that the list
 * stands open already. */
static bool list_sections(Wiki *wiki, const Node *contents, const Node *node, bool begun)
{
    for (const Node *at = node->first; at; at = at->next) {
        if (!is_listed(contents, at)) {
            begun = list_sections(wiki, contents, at, begun);
            continue;
        }
        if (!begun)
            wiki->form->list_begin(wiki, NULL);
        begun = true;
        Prose name = { 0 };
        prose_link(wiki->arena, &name, section_name(at),
                   arena_printf(wiki->arena, "#%s", at->anchor));
        wiki->form->item_begin(wiki, NULL, name);
        if (list_sections(wiki, contents, at, false))
            wiki->form->list_end(wiki);
        wiki->form->item_end(wiki);
    }
    return begun;
}

static void write_contents(Wiki *wiki, const Node *node)
{
    if (wiki->form->contents) {
        wiki->form->contents(wiki, node);
        return;
    }
    Prose title = { 0 };
    prose_add(wiki->arena, &title, INLINE_STRONG, node->contents.title);
    if (title.n_parts)
        wiki->form->paragraph(wiki, TONE_TEXT, node->anchor, title);
    if (list_sections(wiki, node, wiki->document->root, false))
        wiki->form->list_end(wiki);
}

/* --- the walk ----------------------------------------------------------------------- */

static void write_node(Wiki *wiki, const Node *node)
{
    const WikiForm *form = wiki->form;
    switch (node->kind) {
    case NODE_SECTION: write_section(wiki, node); break;
    case NODE_LOGO: break; /* a wiki has a head of its own */
    case NODE_COVER: write_cover(wiki, node); break;
    case NODE_IMAGE: write_image(wiki, node); break;
    case NODE_SPACE: break;
    case NODE_COLUMNS: write_children(wiki, node); break;
    case NODE_VERDICT: write_verdict(wiki, node); break;
    case NODE_PARAGRAPH:
        form->paragraph(wiki, node->paragraph.tone, node->anchor, node->paragraph.text);
        break;
    case NODE_LIST: write_list(wiki, node); break;
    case NODE_ITEM: write_item(wiki, node); break;
    case NODE_TABLE: write_table(wiki, node->anchor, &node->table); break;
    case NODE_FIGURE: write_figure(wiki, node); break;
    case NODE_TILES: write_tiles(wiki, node); break;
    case NODE_CARDS: write_cards(wiki, node); break;
    case NODE_ENTRY: write_entry(wiki, node); break;
    case NODE_GRID: write_children(wiki, node); break;
    case NODE_CONTENTS: write_contents(wiki, node); break;
    case NODE_CALLOUT: form->callout(wiki, node); break;
    }
}

static void write_children(Wiki *wiki, const Node *node)
{
    for (const Node *child = node->first; child; child = child->next)
        write_node(wiki, child);
}

void wiki_walk(Wiki *wiki)
{
    const char *classification = wiki->document->classification;
    if (text8_any(classification)) {
        Prose line = { 0 };
        add_word(wiki, &line, INLINE_STRONG, classification);
        wiki->form->paragraph(wiki, TONE_TEXT, NULL, line);
    }
    write_children(wiki, wiki->document->root);
}

bool wiki_has_head(const Table *table)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (text8_any(table->columns[i].title))
            return true;
    return false;
}

WikiReport emit_wiki(Arena *arena, Profile profile, const Document *document,
                     const char *name, Diag *diag)
{
    static WikiReport (*const emitters[N_PROFILES])(Arena *, const Document *, const char *,
                                                    Diag *) = {
        [PROFILE_FRAGMENT] = emit_fragment,
        [PROFILE_CONFLUENCE] = emit_confluence,
        [PROFILE_MEDIAWIKI] = emit_mediawiki,
        [PROFILE_MARKDOWN] = emit_markdown,
    };
    return emitters[profile](arena, document, name, diag);
}
