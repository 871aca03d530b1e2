/* What the author of a layout says and shows: text in Markdown, a framed remark, an image,
 * a line, some room. */
#include "layout/blocks.h"
#include "layout/markdown.h"

void build_text(Composer *c, const Block *block, Node *into)
{
    markdown_add(c, into, block->text);
}

void build_callout(Composer *c, const Block *block, Node *into)
{
    Node *callout = node_new(c->arena, into, NODE_CALLOUT);
    if (block->tone == CALLOUT_WARNING)
        callout->callout.warning = TELL_PLAIN(c, "callout.warning");
    callout->callout.text = prose_of(c->arena, names_fill(c, block->text));
}

/* What comes next in the section begins a page. */
void build_break(Composer *c, const Block *block, Node *into)
{
    (void)block, (void)into;
    c->breaks = true;
}

/* Never so high that no line fits below. */
static const double HIGHEST_IMAGE = 0.8;

void build_image(Composer *c, const Block *block, Node *into)
{
    if (!c->setting->read_image)
        return;
    const Image *image = c->setting->read_image(c->arena, block->file, c->diag);
    if (!image)
        return;
    const PageSpec *page = &c->page;
    double room = page->height - page->top - page->bottom;
    Node *node = node_new(c->arena, into, NODE_IMAGE);
    node->image.image = image;
    node->image.picture = image_picture(
        c->arena, image, c->width * block->width / GRID_COLUMNS, room * HIGHEST_IMAGE);
    node->image.alt = names_fill(c, block->alt);
    node->image.caption = names_fill(c, block->text);
}

void build_rule(Composer *c, const Block *block, Node *into)
{
    static const double AROUND = 16;
    (void)block;
    Node *node = node_new(c->arena, into, NODE_SPACE);
    node->space.height = AROUND;
    node->space.ruled = true;
}

void build_space(Composer *c, const Block *block, Node *into)
{
    node_new(c->arena, into, NODE_SPACE)->space.height = block->height;
}
