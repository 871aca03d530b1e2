/* How many rows must go is found by halving: the report is set and counted with so many
 * rows, then with fewer or more. Words are shaped only once, so counting again is cheap,
 * and what is counted is exactly what will be printed. */
#include "layout/fit.h"

#include <string.h>

#include "base/buffer.h"
#include "layout/fit_parts.h"
#include "layout/typeset.h"

static const char *const kind_names[] = {
    [NODE_SECTION] = "heading", [NODE_VERDICT] = "verdict", [NODE_PARAGRAPH] = "prose",
    [NODE_LIST] = "list",       [NODE_ITEM] = "item",       [NODE_TABLE] = "table",
    [NODE_FIGURE] = "figure",   [NODE_TILES] = "tiles",     [NODE_CARDS] = "cards",
    [NODE_ENTRY] = "practices", [NODE_GRID] = "grid",       [NODE_CONTENTS] = "contents",
    [NODE_CALLOUT] = "callout", [NODE_LOGO] = "logo",       [NODE_COVER] = "cover",
    [NODE_IMAGE] = "image",     [NODE_SPACE] = "space",     [NODE_COLUMNS] = "columns",
};
enum { N_KINDS = sizeof kind_names / sizeof kind_names[0] };

bool fit_holds(Fit *fit)
{
    arena_reset(fit->scratch);
    Setter setter = setter_new(fit->scratch, fit->document, fit->faces);
    Structure *structure = structure_new(fit->scratch, NULL, TAG_DOCUMENT);
    Slabs slabs = typeset_set(&setter, structure);
    typeset_paginate(&setter, &slabs, &fit->n_pages);
    setter_free(&setter);
    return fit->n_pages <= (size_t)fit->document->page.max_pages;
}

/* --- taking rows ------------------------------------------------------------------ */

static const char *note_of(Arena *arena, const char *pattern, size_t shown, size_t total)
{
    Buffer out = buffer_new(arena);
    while (*pattern) {
        if (strncmp(pattern, "{shown}", 7) == 0) {
            buffer_int(&out, (int64_t)shown);
            pattern += 7;
        } else if (strncmp(pattern, "{total}", 7) == 0) {
            buffer_int(&out, (int64_t)total);
            pattern += 7;
        } else {
            buffer_char(&out, *pattern++);
        }
    }
    return out.data;
}

static void show_rows(Fit *fit, Table *table, size_t rows)
{
    if (table->n_total < table->n_rows)
        table->n_total = table->n_rows;
    table->n_rows = rows;
    if (rows == table->n_total)
        table->note = NULL;
    else if (table->note_pattern)
        table->note = note_of(fit->arena, table->note_pattern, rows, table->n_total);
}

/* More rows than this fit into the limit on no account. */
static size_t most_rows(const Fit *fit, size_t rows)
{
    const PageSpec *page = &fit->document->page;
    double lowest = text_leading(fit->faces, STYLE_TABLE);
    double room = (page->height - page->top - page->bottom) * page->max_pages;
    size_t most = lowest > 0 ? (size_t)(room / lowest) + 1 : rows;
    return most < rows ? most : rows;
}

/* Counting with all ten thousand rows would only take time. */
static void drop_hopeless_rows(Fit *fit)
{
    Node *root = fit->document->root;
    for (Node *node = root; node; node = node_walk(root, node)) {
        Table *table = &node->table;
        if (node->kind != NODE_TABLE || !table->fit)
            continue;
        size_t most = most_rows(fit, table->n_rows);
        if (most < table->n_rows)
            show_rows(fit, table, most);
    }
}

/* Shows as many rows as the limit allows: `low` hold, of more than `high` there are none.
 */
static void show_most(Fit *fit, Table *table, size_t low, size_t high)
{
    while (low < high) {
        size_t middle = low + (high - low + 1) / 2;
        show_rows(fit, table, middle);
        if (fit_holds(fit))
            low = middle;
        else
            high = middle - 1;
    }
    show_rows(fit, table, low);
}

/* Leaves the table as many rows as the limit allows, at least one. */
static bool shorten(Fit *fit, Table *table)
{
    size_t most = table->n_rows - 1;
    show_rows(fit, table, 1);
    if (!fit_holds(fit))
        return false; /* this table's rows are not enough; it keeps the one */
    show_most(fit, table, 1, most);
    return true;
}

static Offers offers_of(Fit *fit)
{
    Offers offers = { 0 };
    Node *root = fit->document->root;
    for (Node *node = root->first; node; node = node_walk(root, node))
        if (node->kind == NODE_TABLE && node->table.fit && node->table.n_rows > 1)
            ARENA_PUSH(fit->arena, offers.list, offers.n) =
                (Offer){ &node->table, node->table.n_rows };
    return offers;
}

static bool give_up_rows(Fit *fit)
{
    bool done = false;
    for (size_t i = fit->offers.n; i > 0 && !done; i--)
        done = shorten(fit, fit->offers.list[i - 1].table);
    return done;
}

/* Where more was left out than rows, there may be room for some of them again. */
static void give_back_rows(Fit *fit)
{
    for (size_t i = 0; i < fit->offers.n; i++) {
        const Offer *offer = &fit->offers.list[i];
        show_most(fit, offer->table, offer->table->n_rows, offer->most);
    }
}

/* --- titles ------------------------------------------------------------------------- */

static const char *shorter(Fit *fit, TextStyle style, const char *text, double lines)
{
    const PageSpec *page = &fit->document->page;
    double width = page->width - page->left - page->right;
    return text ? text_shorten(fit->faces, fit->arena, style, text, lines * width) : NULL;
}

/* No title of ours takes so many lines; an author's may. */
static bool shorten_titles(Fit *fit)
{
    static const double MOST = 3;
    Node *root = fit->document->root;
    for (Node *node = root->first; node; node = node_walk(root, node)) {
        if (node->kind != NODE_SECTION)
            continue;
        if (!node->section.bookmark)
            node->section.bookmark = node->section.title;
        node->section.title = shorter(fit, STYLE_H1, node->section.title, MOST);
        node->section.eyebrow = shorter(fit, STYLE_EYEBROW, node->section.eyebrow, MOST);
    }
    return fit_holds(fit);
}

/* Only when nothing else is left: the end of a verdict says what qualifies it. */
static bool shorten_verdict(Fit *fit)
{
    static const double MOST = 2.5;
    Node *root = fit->document->root;
    for (Node *node = root->first; node; node = node_walk(root, node)) {
        if (node->kind != NODE_VERDICT)
            continue;
        node->verdict.title = shorter(fit, STYLE_TITLE, node->verdict.title, MOST);
        node->verdict.scope = shorter(fit, STYLE_SMALL, node->verdict.scope, MOST);
    }
    return fit_holds(fit);
}

/* --- when nothing helps ----------------------------------------------------------- */

static bool can_shrink(const Node *node)
{
    return node->fit || (node->kind == NODE_TABLE && node->table.fit);
}

static void say_kinds(Buffer *out, const Node *part)
{
    bool seen[N_KINDS] = { false };
    const char *between = "";
    for (const Node *node = part; node; node = node_walk(part, node)) {
        bool frame = node->kind == NODE_SECTION || node->kind == NODE_ITEM ||
                     node->kind == NODE_GRID;
        if (frame || can_shrink(node) || seen[node->kind])
            continue;
        seen[node->kind] = true;
        buffer_format(out, "%s%s", between, kind_names[node->kind]);
        between = ", ";
    }
}

/* "verdict (verdict, prose, cards); standing (figure)" */
static const char *what_stays(Arena *arena, const Node *root)
{
    Buffer out = buffer_new(arena);
    for (const Node *part = root->first; part; part = part->next) {
        Buffer kinds = buffer_new(arena);
        say_kinds(&kinds, part);
        if (!kinds.length)
            continue;
        const char *name = part->anchor ? part->anchor : kind_names[part->kind];
        buffer_format(&out, "%s%s (%s)", out.length ? "; " : "", name, kinds.data);
    }
    return out.length ? out.data : "tables of one row";
}

bool fit_pages(Arena *arena, Document *document, Faces *faces, Diag *diag)
{
    Fit fit = {
        .arena = arena, .scratch = arena_new(), .document = document, .faces = faces
    };
    drop_hopeless_rows(&fit);
    fit.offers = offers_of(&fit);
    bool done = fit_holds(&fit);
    if (!done)
        done = give_up_rows(&fit);
    if (!done)
        done = shorten_titles(&fit);
    if (!done) {
        done = fit_leave_out(&fit) || shorten_verdict(&fit);
        fit_give_back(&fit);
    }
    if (done)
        give_back_rows(&fit);
    arena_free(fit.scratch);
    if (!done)
        diag_error(diag, origin_of_file(document->name),
                   "the report takes %zu pages and max_pages allows %d; these do not "
                   "shrink: %s",
                   fit.n_pages, document->page.max_pages,
                   what_stays(arena, document->root));
    return done;
}
