/* Blocks that are the same element in every profile that builds a tree. */
#include "emit/wiki_tree.h"

WikiTree *tree_of(Wiki *wiki)
{
    return (WikiTree *)wiki;
}

Element *tree_begin(Wiki *wiki, const char *name, const char *anchor)
{
    WikiTree *tree = tree_of(wiki);
    Element *element = xml_line(tree->at, name);
    if (anchor)
        tree->mark(wiki, element, anchor);
    return element;
}

void tree_put(Wiki *wiki, Element *parent, Prose prose)
{
    for (size_t i = 0; i < prose.n_parts; i++)
        tree_of(wiki)->put(wiki, parent, &prose.parts[i]);
}

void tree_leave(Wiki *wiki)
{
    WikiTree *tree = tree_of(wiki);
    tree->at = xml_parent(tree->at);
}

void tree_heading(Wiki *wiki, int level, const char *anchor, const char *text)
{
    static const char *const names[] = { "h1", "h2", "h3", "h4", "h5", "h6" };
    int deepest = (int)(sizeof names / sizeof *names);
    xml_words(tree_begin(wiki, names[(level < deepest ? level : deepest) - 1], anchor),
              text);
}

void tree_item_begin(Wiki *wiki, const char *anchor, Prose text)
{
    WikiTree *tree = tree_of(wiki);
    tree->at = tree_begin(wiki, "li", anchor);
    tree_put(wiki, tree->at, text);
}

WikiReport tree_report(Wiki *wiki, Element *root, const char *file, Diag *diag)
{
    WikiReport *report = &wiki->report;
    xml_text(root, "\n");
    ARENA_PUSH(wiki->arena, report->pages, report->n_pages) =
        (WikiPage){ .name = file, .bytes = xml_write_inside(root, diag) };
    return *report;
}
