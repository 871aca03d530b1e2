/* A layout may leave out what another part of the report links to: a practice's proof, a
 * section. See the header. */
#include "layout/settle.h"

#include "base/strings.h"

static bool leads_nowhere(const Map *anchors, const char *target)
{
    return target && *target == '#' && !map_get(anchors, target + 1);
}

static void settle_prose(const Map *anchors, Prose *prose)
{
    for (size_t i = 0; i < prose->n_parts; i++)
        if (prose->parts[i].kind == INLINE_LINK &&
            leads_nowhere(anchors, prose->parts[i].target))
            prose->parts[i] = (Inline){ .kind = INLINE_TEXT, .text = prose->parts[i].text };
}

static void settle_table(const Map *anchors, Table *table)
{
    for (size_t i = 0; i < table->n_rows * table->n_columns; i++)
        settle_prose(anchors, &table->cells[i]);
}

static void settle_cards(const Map *anchors, Card *cards, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (leads_nowhere(anchors, cards[i].target))
            cards[i].target = NULL;
        settle_prose(anchors, &cards[i].text);
        for (size_t k = 0; k < cards[i].n_facts; k++)
            settle_prose(anchors, &cards[i].facts[k].text);
    }
}

static void settle_node(const Map *anchors, Node *node)
{
    switch (node->kind) {
    case NODE_PARAGRAPH: settle_prose(anchors, &node->paragraph.text); break;
    case NODE_ITEM: settle_prose(anchors, &node->item.text); break;
    case NODE_CALLOUT: settle_prose(anchors, &node->callout.text); break;
    case NODE_TABLE: settle_table(anchors, &node->table); break;
    case NODE_FIGURE: settle_table(anchors, &node->figure.data); break;
    case NODE_CARDS: settle_cards(anchors, node->cards.cards, node->cards.n_cards); break;
    case NODE_SECTION:
    case NODE_VERDICT:
    case NODE_LIST:
    case NODE_TILES:
    case NODE_ENTRY:
    case NODE_GRID:
    case NODE_CONTENTS:
    case NODE_LOGO:
    case NODE_COVER:
    case NODE_IMAGE:
    case NODE_SPACE:
    case NODE_COLUMNS: break;
    }
}

void settle_links(Document *document)
{
    Node *root = document->root;
    Map *anchors = map_new(document->arena);
    for (Node *at = root; at; at = node_walk(root, at))
        if (at->anchor)
            map_set(anchors, at->anchor, at);
    for (Node *at = root; at; at = node_walk(root, at))
        settle_node(anchors, at);
}
