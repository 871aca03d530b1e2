/* Walks a Layout and builds the Document: sections, grids, and in them the blocks, each by
 * its own builder. Empty blocks and sections leave no hole; links that would lead nowhere
 * in this layout become plain text. */
#include <math.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text8.h"
#include "layout/blocks.h"
#include "layout/foreign.h"
#include "layout/settle.h"
#include "layout/turns.h"
#include "layout/vocabulary.h"

/* --- adding to the tree ------------------------------------------------------------ */

const char *join_sentences(Arena *arena, const char *const *sentences, size_t n)
{
    const char *text = "";
    for (size_t i = 0; i < n; i++)
        if (sentences[i] && *sentences[i])
            text = *text ? arena_printf(arena, "%s %s", text, sentences[i]) : sentences[i];
    return text;
}

Node *add_prose(Composer *c, Node *into, Tone tone, Prose text)
{
    if (!text.n_parts)
        return NULL;
    Node *node = node_new(c->arena, into, NODE_PARAGRAPH);
    node->paragraph.tone = tone;
    node->paragraph.text = text;
    return node;
}

Node *add_paragraph(Composer *c, Node *into, Tone tone, const char *text)
{
    return add_prose(c, into, tone, prose_of(c->arena, text));
}

Node *add_item(Composer *c, Node *list, const char *text)
{
    Node *item = node_new(c->arena, list, NODE_ITEM);
    item->item.text = prose_of(c->arena, text);
    return item;
}

const char *claim_anchor(Composer *c, const char *wanted)
{
    const char *anchor = wanted;
    for (int i = 2; map_get(c->anchors, anchor); i++)
        anchor = arena_printf(c->arena, "%s-%d", wanted, i);
    map_set(c->anchors, anchor, c);
    return anchor;
}

Node *open_part(Composer *c, const char *title, const char *name)
{
    Node *part = node_new(c->arena, NULL, NODE_SECTION);
    part->anchor = claim_anchor(c, arena_printf(c->arena, "%s-%s", c->anchor, name));
    part->section.level = c->level++;
    part->section.title = title;
    return part;
}

void close_part(Composer *c, Node *part, Node *into)
{
    c->level = part->section.level;
    if (part->first)
        node_append(into, part);
}

Table new_table(Composer *c, const ColumnPlan *columns, size_t n)
{
    Table table = { .columns = ARENA_ARRAY(c->arena, Column, n), .n_columns = n };
    for (size_t i = 0; i < n; i++)
        table.columns[i] = (Column){ .title = TELL_PLAIN(c, columns[i].title),
                                     .align = columns[i].align,
                                     .weight = columns[i].weight,
                                     .code = columns[i].code,
                                     .row_head = columns[i].row_head };
    return table;
}

void set_scale(Composer *c, Table *table, size_t column, const char *const *keys)
{
    Buffer words = buffer_new(c->arena);
    for (; *keys; keys++)
        buffer_format(&words, "%s%s", words.length ? "|" : "", TELL_PLAIN(c, *keys));
    table->columns[column].scale = words.data;
}

/* n_total counts cells while the table is being filled; add_table() settles it. */
void add_cell(Composer *c, Table *table, Prose text)
{
    size_t n = table->n_total++;
    ARENA_PUSH(c->arena, table->cells, n) = text;
    table->n_rows = table->n_total / table->n_columns;
}

void add_text_cell(Composer *c, Table *table, const char *text)
{
    add_cell(c, table, prose_of(c->arena, text));
}

void limit_table(Composer *c, Table *table, size_t max, const char *note_key)
{
    static const char shown[] = "{shown}", total[] = "{total}";
    size_t all = table->n_rows;
    table->note_pattern =
        TELL(c, note_key, { "shown", .text = shown }, { "total", .text = total });
    if (!max || all <= max)
        return;
    table->n_rows = max;
    table->note = TELL(c, note_key, { "shown", .number = (int64_t)max },
                       { "total", .number = (int64_t)all });
}

Node *add_table(Composer *c, Node *into, Table table)
{
    if (!table.n_rows)
        return NULL;
    table.n_total /= table.n_columns;
    Node *node = node_new(c->arena, into, NODE_TABLE);
    node->table = table;
    return node;
}

/* --- blocks ------------------------------------------------------------------------ */

static bool holds(const Composer *c, Condition condition)
{
    const Scorecard *card = c->card;
    bool so = true;
    switch (condition.when) {
    case WHEN_ANY: break;
    case WHEN_BASELINE: so = card->changes != NULL; break;
    case WHEN_BLOCKERS:
        so = holding_points(c->arena, card, card->next_stage, card->next_stage).n > 0;
        break;
    case WHEN_DETERMINED: so = card->determined; break;
    case WHEN_HISTORY: so = card->history != NULL; break;
    case WHEN_INVENTORY: so = c->found->n_inventory > 0; break;
    case WHEN_LANDSCAPE: so = c->page.width > c->page.height; break;
    case WHEN_OWNERS: so = has_owners(c->arena, card); break;
    case WHEN_SELF_ATTESTED: so = card->self_attested; break;
    case WHEN_UNDETERMINED: so = !card->determined; break;
    case WHEN_WAIVERS: so = c->found->n_waivers + c->found->n_malformed_waivers > 0; break;
    }
    return so != condition.not ;
}

/* A title of the layout: plain with names, or what a section found. */
static const char *title_of(Composer *c, const char *title)
{
    static const char finding[] = "finding:";
    if (title && text8_starts(title, finding))
        return finding_say(c, title + strlen(finding));
    return names_fill(c, title);
}

/* What the layout wants to be said where a block has nothing to say. */
static const char *say_empty(Composer *c, const Block *block)
{
    const char *key = arena_printf(c->arena, "empty.%s", block->kind->name);
    if (block->empty && strcmp(block->empty, "say") == 0)
        return words_have(c->words, key) ? TELL_PLAIN(c, key) : NULL;
    return names_fill(c, block->empty);
}

static void build_content(Composer *c, const Block *block, Node *into)
{
    const Node *last = into->last;
    block->kind->build(c, block, into);
    if (into->last == last)
        add_paragraph(c, into, TONE_MUTED, say_empty(c, block));
}

static void build(Composer *c, const Block *block, Node *into)
{
    if (!holds(c, block->when))
        return;
    if (!block->title) {
        build_content(c, block, into);
        return;
    }
    Node *part = open_part(c, title_of(c, block->title), block->kind->name);
    build_content(c, block, part);
    close_part(c, part, into);
}

enum { GUTTER = 18 };

/* A block narrower than the page: a cell of `grid`. */
static void build_cell(Composer *c, const Block *block, Node *grid)
{
    double full = c->width;
    c->width = (full + GUTTER) * block->span / GRID_COLUMNS - GUTTER;
    Node *cell = node_new(c->arena, NULL, NODE_SECTION);
    cell->section.level = c->level;
    build(c, block, cell);
    c->width = full;
    if (!cell->first)
        return;
    if (cell->first == cell->last) { /* one node stands for itself */
        cell = cell->first;
        cell->parent = NULL;
    }
    cell->span = block->span;
    cell->fit = block->fit;
    node_append(grid, cell);
}

/* A full block. What a page break stands before is the first node that it makes. */
static void build_full(Composer *c, const Block *block, Node *into)
{
    Node *last = into->last;
    build(c, block, into);
    Node *made = last ? last->next : into->first;
    for (Node *at = made; at; at = at->next)
        at->fit = block->fit;
    if (!made || !c->breaks)
        return;
    made->page_break = true;
    c->breaks = false;
}

static void build_blocks(Composer *c, const Block *blocks, size_t n, Node *into)
{
    c->breaks = false;
    for (size_t i = 0; i < n;) {
        if (blocks[i].span == GRID_COLUMNS) {
            build_full(c, &blocks[i++], into);
            continue;
        }
        Node *grid = node_new(c->arena, NULL, NODE_GRID);
        while (i < n && blocks[i].span < GRID_COLUMNS)
            build_cell(c, &blocks[i++], grid);
        if (!grid->first)
            continue;
        grid->page_break = c->breaks;
        c->breaks = false;
        node_append(into, grid);
    }
}

void build_columns(Composer *c, const Block *block, Node *into)
{
    double full = c->width;
    bool breaks = c->breaks;
    Node *columns = node_new(c->arena, NULL, NODE_COLUMNS);
    columns->columns.n = block->columns;
    c->width = (full + GUTTER) / block->columns - GUTTER;
    build_blocks(c, block->blocks, block->n_blocks, columns);
    c->width = full;
    c->breaks = breaks;
    if (columns->first)
        node_append(into, columns);
}

/* --- sections ---------------------------------------------------------------------- */

static void build_section(Composer *c, const SectionPlan *plan)
{
    if (!holds(c, plan->when))
        return;
    Node *section = node_new(c->arena, NULL, NODE_SECTION);
    c->anchor = claim_anchor(c, anchor_of(c->arena, names_fill(c, plan->id)));
    section->anchor = c->anchor;
    section->page_break = plan->page_break;
    section->section.level = 1;
    section->section.eyebrow = say_eyebrow(c, names_fill(c, plan->eyebrow));
    section->section.title = title_of(c, plan->title);
    section->section.bookmark = names_fill(c, plan->bookmark);
    c->level = section->section.title ? 2 : 1;
    build_blocks(c, plan->blocks, plan->n_blocks, section);
    if (section->first)
        node_append(c->document->root, section);
}

static void build_sections(Composer *c, const SectionPlan *plan)
{
    if (plan->each == EACH_NONE) {
        build_section(c, plan);
        return;
    }
    Turns turns = turns_of(c, plan);
    for (size_t i = 0; i < turns.n && (!plan->max || i < plan->max); i++) {
        c->turn = i + 1;
        c->stage = turns.list[i].stage;
        c->capability = turns.list[i].capability;
        c->share = turns.list[i].share;
        build_section(c, plan);
    }
    c->turn = 0;
    c->stage = -1;
    c->capability = NULL;
    c->share = NULL;
}

/* --- languages that run from right to left ------------------------------------------- */

/* Charts are drawn from left to right, too. */
static void turn_charts(const Document *document)
{
    if (!document->leftward)
        return;
    for (Node *node = document->root; node; node = node_walk(document->root, node)) {
        if (node->kind == NODE_FIGURE && node->figure.picture)
            picture_turn(node->figure.picture);
        if (node->kind == NODE_FIGURE && node->figure.narrow)
            picture_turn(node->figure.narrow);
        for (size_t i = 0; node->kind == NODE_TILES && i < node->tiles.n_tiles; i++)
            if (node->tiles.tiles[i].picture)
                picture_turn(node->tiles.tiles[i].picture);
    }
}

/* --- the document ------------------------------------------------------------------ */

static Document *begin(Composer *c)
{
    Document *document = document_new(c->arena);
    document->name = c->layout->name;
    document->language = words_language(c->words);
    document->leftward = words_run_leftward(c->words);
    document->foreign = foreign_texts(c->arena, c->model, document->language);
    document->title = say_title(c);
    document->subject = say_subject(c);
    document->entity = c->found->entity;
    document->organisation = c->found->organisation;
    document->as_of = c->found->as_of;
    document->theme = c->setting->theme;
    document->words = c->words;
    document->page = c->page;
    const Theme *theme = c->setting->theme;
    document->classification = names_fill(c, theme->classification);
    document->head_start = names_fill(c, theme->head_start);
    document->head_end = names_fill(c, theme->head_end);
    document->foot_start =
        names_fill(c, theme->foot_start ? theme->foot_start : c->layout->foot_start);
    document->foot_end =
        names_fill(c, theme->foot_end ? theme->foot_end : c->layout->foot_end);
    return document;
}

/* The layout's page, or another size with its margins: on narrower paper as much narrower,
 * or they would take a quarter of it. */
static PageSpec page_of(const Layout *layout, const Setting *setting)
{
    PageSpec page = layout->page;
    if (setting->page_width <= 0)
        return page;
    double had = fmin(page.width, page.height);
    page.width = setting->page_width;
    page.height = setting->page_height;
    double share = fmin(1, fmin(page.width, page.height) / had);
    page.top *= share;
    page.right *= share;
    page.bottom *= share;
    page.left *= share;
    return page;
}

Document *layout_compose(Arena *arena, const Layout *layout, const Scorecard *card,
                         const Setting *setting, Diag *diag)
{
    Composer c = { .arena = arena,
                   .layout = layout,
                   .card = card,
                   .model = card->model,
                   .found = card->assessment,
                   .setting = setting,
                   .words = setting->words,
                   .stage = -1,
                   .level = 1,
                   .anchors = map_new(arena),
                   .page = page_of(layout, setting),
                   .diag = diag };
    if (!page_has_room(&c.page)) { /* the layout's own was looked at when it was read */
        diag_usage(diag, "--page: the margins of the layout %s leave too little of it",
                   layout->name);
        return NULL;
    }
    c.width = c.page.width - c.page.left - c.page.right;
    c.owned = names_owners(&c);
    c.document = begin(&c);
    for (size_t i = 0; i < layout->n_sections; i++)
        build_sections(&c, &layout->sections[i]);
    add_logo(&c);
    settle_links(c.document);
    turn_charts(c.document);
    return c.document;
}
