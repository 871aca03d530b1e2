/* What the author of a layout says: text in Markdown, and a framed remark. */
#include "layout/blocks.h"
#include "layout/markdown.h"

void build_text(Composer *c, const Block *block, Node *into)
{
    markdown_add(c, into, block->text);
}

void build_callout(Composer *c, const Block *block, Node *into)
{
    Node *callout = node_new(c->arena, into, NODE_CALLOUT);
    callout->callout.text = prose_of(c->arena, names_fill(c, block->text));
}

/* What comes next in the section begins a page. */
void build_break(Composer *c, const Block *block, Node *into)
{
    (void)block, (void)into;
    c->breaks = true;
}
