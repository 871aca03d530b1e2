/* Who speaks: the title page, and the logo, which stands on it, or before everything else
 * where a report has no title page. */
#include "layout/blocks.h"

/* As high as two lines of text, as wide as a third of the line: it names who speaks and
 * leaves the page to the verdict. */
static const double LOGO_WIDTH = 160, LOGO_HEIGHT = 30;
static const double COVER_LOGO_WIDTH = 240, COVER_LOGO_HEIGHT = 56;

static const char *say_logo(Composer *c)
{
    const char *name = c->found->organisation ? c->found->organisation : c->found->entity;
    return c->setting->logo_alt ? c->setting->logo_alt
                                : TELL(c, "logo.alt", { "name", .text = name });
}

void add_logo(Composer *c)
{
    if (!c->setting->logo || c->covered)
        return;
    Node *root = c->document->root, *node = node_new(c->arena, NULL, NODE_LOGO);
    node->logo.picture = image_picture(c->arena, c->setting->logo, LOGO_WIDTH, LOGO_HEIGHT);
    node->logo.alt = say_logo(c);
    node_insert(root, NULL, node);
}

void build_cover(Composer *c, const Block *block, Node *into)
{
    const char *whose = c->found->organisation ? c->found->organisation : c->found->entity;
    Node *node = node_new(c->arena, into, NODE_COVER);
    node->cover.classification = names_fill(c, block->text);
    node->cover.eyebrow = say_eyebrow(c, whose);
    node->cover.title = names_fill(c, c->layout->title);
    node->cover.verdict = c->document->title;
    node->cover.scope = say_scope(c);
    if (!c->setting->logo || c->covered)
        return;
    node->cover.logo =
        image_picture(c->arena, c->setting->logo, COVER_LOGO_WIDTH, COVER_LOGO_HEIGHT);
    node->cover.logo_alt = say_logo(c);
    c->covered = true;
}
