/* Leaving out what rows of tables cannot save: the parts that a layout offers, the last one
 * first. When the report fits, those for which there is room come back. */
#include "layout/fit_parts.h"

#include <string.h>

#include "layout/plan.h"
#include "layout/settle.h"
#include "layout/typeset.h"

static const char *say_left_out(const Fit *fit, const char *const *names, size_t n)
{
    const Words *words = fit->document->words;
    WordArg pages = { "n", .number = fit->document->page.max_pages };
    pages.text = words_say(words, fit->arena, "count.pages", (WordArgs){ &pages, 1 });
    pages.name = "pages";
    if (!n)
        return words_say(words, fit->arena, "fit.shortened", (WordArgs){ &pages, 1 });
    const char *sections = words_list(words, fit->arena, names, n);
    return words_say(
        words, fit->arena, "fit.left_out",
        SAY({ "n", .number = (int64_t)n }, { "sections", .text = sections }, pages));
}

static Left *left_of(const Fit *fit, const Node *part)
{
    for (size_t i = 0; i < fit->n_left; i++)
        if (fit->left[i].part == part)
            return &fit->left[i];
    return NULL;
}

/* An author's name of a section may be longer than the page is high. */
static const char *short_name(const Fit *fit, const char *name)
{
    const PageSpec *page = &fit->document->page;
    double half = (page->width - page->left - page->right) / 2;
    return name ? text_shorten(fit->faces, fit->arena, STYLE_SMALL, name, half) : NULL;
}

/* The section that the part stood in; NULL when it has no name. */
static const char *where_left(const Fit *fit, const Left *left)
{
    const Node *root = fit->document->root, *section = left->part, *at = left->parent;
    while (at && at != root) {
        const Left *gone = left_of(fit, at);
        section = at;
        at = gone && gone->out ? gone->parent : at->parent;
    }
    return section->kind == NODE_SECTION ? short_name(fit, section_name(section)) : NULL;
}

/* The names in the report's order: parts went from its end. */
static const char *list_left_out(Fit *fit)
{
    const char **names = ARENA_ARRAY(fit->arena, const char *, fit->n_left + 1);
    size_t n = 0;
    for (size_t i = fit->n_left; i > 0; i--) {
        const char *name = where_left(fit, &fit->left[i - 1]);
        if (fit->left[i - 1].out && name && (!n || strcmp(names[n - 1], name) != 0))
            names[n++] = name;
    }
    return say_left_out(fit, names, n);
}

/* The sentence stands at the end of the last section. */
static void put_note(Fit *fit)
{
    Node *last = fit->document->root->last;
    if (!fit->document->words || !last)
        return;
    fit->note->paragraph.text = prose_of(fit->arena, list_left_out(fit));
    node_append(last->kind == NODE_SECTION ? last : fit->document->root, fit->note);
}

static void take_note(Fit *fit)
{
    if (fit->note->parent)
        node_remove(fit->note);
}

static bool holds_with_note(Fit *fit)
{
    put_note(fit);
    bool so = fit_holds(fit);
    take_note(fit);
    return so;
}

static Node *last_offered(const Node *root)
{
    Node *found = NULL;
    for (Node *node = root->first; node; node = node_walk(root, node))
        if (node->fit)
            found = node;
    return found;
}

/* In a grid, what stands beside it is set over both widths: half a line of text with a hole
 * behind it saves nothing. A drawing keeps the width that it was drawn for. */
static void widen_neighbour(Left *left)
{
    const Node *part = left->part;
    Node *beside = NULL;
    for (Node *at = left->parent->first; at != part; at = at->next)
        beside = at;
    if (!beside)
        beside = part->next;
    left->neighbour = NULL;
    if (left->parent->kind != NODE_GRID || !beside ||
        beside->span + part->span > GRID_COLUMNS)
        return;
    left->neighbour = beside;
    beside->span += part->span;
}

/* What then encloses nothing goes as well. */
static void take_out(Fit *fit, Node *part)
{
    Node *parent = part->parent;
    Left *left = left_of(fit, part);
    if (!left) {
        ARENA_PUSH(fit->arena, fit->left, fit->n_left) =
            (Left){ .part = part, .parent = parent };
        left = &fit->left[fit->n_left - 1];
        for (Node *at = parent->first; at != part; at = at->next)
            left->before = at;
    }
    widen_neighbour(left);
    node_remove(part);
    left->out = true;
    if (!parent->first && parent->parent)
        take_out(fit, parent);
}

static void put_back(Fit *fit, Left *left)
{
    Left *around = left_of(fit, left->parent);
    if (around && around->out)
        put_back(fit, around);
    Node *before = left->before; /* which may have gone later, and still be out */
    for (size_t i = 0; i < fit->n_left; i++)
        if (fit->left[i].out && fit->left[i].part == before)
            before = fit->left[i].before;
    node_insert(left->parent, before, left->part);
    left->out = false;
    if (left->neighbour)
        left->neighbour->span -= left->part->span;
}

bool fit_leave_out(Fit *fit)
{
    bool done = false;
    Node *part;
    fit->note = node_new(fit->arena, NULL, NODE_PARAGRAPH);
    fit->note->paragraph.tone = TONE_MUTED;
    while (!done && (part = last_offered(fit->document->root))) {
        take_out(fit, part);
        done = holds_with_note(fit);
    }
    put_note(fit);
    settle_links(fit->document);
    return done;
}

/* Taking parts from the end may have made more room than was wanted. */
void fit_give_back(Fit *fit)
{
    take_note(fit);
    for (size_t i = fit->n_left; i > 0; i--) {
        Left *left = &fit->left[i - 1];
        if (!left->part->fit)
            continue; /* it only enclosed one that is */
        put_back(fit, left);
        if (!holds_with_note(fit))
            take_out(fit, left->part);
    }
    put_note(fit);
}
