/* The table of contents: a line per section with its title, a dotted leader and the page.
 * The leader is an artifact, the number a label of the line; the whole line leads to the
 * section. Page numbers are promised here and kept when all pages are known. */
#include "layout/typeset.h"

static const double INDENT = 14; /* per level */
static const double NUMBER = 28; /* kept free for the page number */
static const double LEADER_GAP = 6;
static const double LEADER_WIDTH = 0.5;
static const double GAP = 4;
enum { MOST_LINES = 3 }; /* of one title, about */

static void structure_append(Structure *parent, Structure *child)
{
    child->parent = parent;
    parent->last->next = child; /* the line above it is there */
    parent->last = child;
}

typedef struct {
    Setter *setter;
    Slabs *out;
    const Node *contents;
    double width;
} ContentsSetter;

static bool is_listed(const ContentsSetter *c, const Node *node)
{
    if (node->kind != NODE_SECTION || !node->anchor || !section_name(node))
        return false;
    for (const Node *at = c->contents; at; at = at->parent)
        if (at == node)
            return false; /* the contents do not list themselves */
    return node->section.level >= 1 && node->section.level <= c->contents->contents.depth;
}

/* Leader and page number, on the last line of the title. */
static void add_number(ContentsSetter *c, Slab *line, double title_end, const Node *node,
                       Structure *item)
{
    Setter *setter = c->setter;
    TextStyle style = STYLE_TABLE;
    double y = line->height - text_leading(setter->faces, STYLE_TEXT) +
               line_baseline(setter, STYLE_TEXT);
    double from = title_end + LEADER_GAP, to = c->width - NUMBER;
    if (to - from > LEADER_GAP) {
        const Point ends[] = { { from, y }, { to, y } };
        picture_line(setter->pen, ends[0], ends[1], COLOUR_RULE, LEADER_WIDTH);
        setter->pen->marks[setter->pen->n_marks - 1].dashed = true;
        slab_artifact(setter->slabs, line, ARTIFACT_LAYOUT,
                      setter_lift(setter, c->width, line->height), (Point){ 0 });
    }
    Promise promise = { .anchor = node->anchor,
                        .picture = picture_new(setter->arena, c->width, line->height),
                        .at = { c->width, y },
                        .style = style };
    Structure *label = structure_new(setter->arena, item, TAG_LBL);
    slab_piece(setter->slabs, line, label, promise.picture, (Point){ 0 });
    ARENA_PUSH(setter->arena, setter->promises, setter->n_promises) = promise;
}

/* Where the last line of the title ends. Its link is widened to lead from the whole line.
 */
static double widen_link(const ContentsSetter *c, const Slab *line)
{
    const Piece *piece = &line->pieces[line->n_pieces - 1];
    double end = 0;
    for (size_t i = 0; i < piece->picture->n_marks; i++) {
        Mark *mark = &piece->picture->marks[i];
        if (mark->kind == MARK_TEXT)
            end = piece->at.x + mark->at.x + mark->width;
        if (mark->kind != MARK_LINK)
            continue;
        double full = c->width - piece->at.x - mark->box.x;
        if (c->setter->document->leftward) /* the line is moved as it stands */
            mark->box.x -= full - mark->box.width;
        mark->box.width = full;
    }
    return end;
}

static void set_line(ContentsSetter *c, Structure *toc, const Node *node, double indent)
{
    Setter *setter = c->setter;
    Arena *arena = setter->arena;
    bool top = node->section.level == 1;
    Look look = { .style = top ? STYLE_STRONG : STYLE_TEXT,
                  .colour = COLOUR_INK,
                  .plain_links = true };
    Structure *item = structure_new(arena, toc, TAG_TOCI);
    Structure *reference = structure_new(arena, item, TAG_REFERENCE);
    const char *target = arena_printf(arena, "#%s", node->anchor);
    Prose words = { 0 };
    double room = c->width - indent - NUMBER - 2 * LEADER_GAP;
    const char *name = text_shorten(setter->faces, arena, look.style, section_name(node),
                                    MOST_LINES * room);
    prose_link(arena, &words, name, target);
    Slab text = set_prose_whole(setter, reference, &words, &look, room);
    Slab line = { .height = text.height,
                  .before = top ? 2 * GAP : GAP,
                  .after = GAP,
                  .page_break = text.page_break };
    slab_place(setter->slabs, &line, &text, (Point){ indent, 0 });
    if (line.n_pieces)
        add_number(c, &line, widen_link(c, &line), node, item);
    setter_push(setter, c->out, line);
}

/* Lists the sections below `at`, each followed by a nested table for its own. */
static void list_sections(ContentsSetter *c, Structure *toc, const Node *at, double indent,
                          int depth)
{
    for (const Node *node = at->first; node; node = node->next) {
        if (!is_listed(c, node)) {
            list_sections(c, toc, node, indent, depth);
            continue;
        }
        set_line(c, toc, node, indent);
        if (depth == 1)
            continue; /* a part of what is listed counts one deeper, whatever its heading */
        Structure *nested = structure_new(c->setter->arena, NULL, TAG_TOC);
        list_sections(c, nested, node, indent + INDENT, depth - 1);
        if (nested->first)
            structure_append(toc, nested);
    }
}

static const Node *root_of(const Node *node)
{
    while (node->parent)
        node = node->parent;
    return node;
}

void set_contents(Setter *setter, Slabs *out, Structure *parent, const Node *node,
                  double width)
{
    static const Look look = {
        .style = STYLE_H1, .colour = COLOUR_INK, .fit = LINES_EVEN, .space = SPACE_HEADING
    };
    size_t first = out->n_slabs;
    Structure *toc = structure_new(setter->arena, parent, TAG_TOC);
    if (node->contents.title && *node->contents.title) {
        Structure *caption = structure_new(setter->arena, toc, TAG_CAPTION);
        set_text(setter, out, caption, node->contents.title, &look, width);
        for (size_t i = first; i < out->n_slabs; i++) {
            out->slabs[i].keep = KEEP_NEXT;
            out->slabs[i].firm = true;
        }
    }
    ContentsSetter c = { setter, out, node, width };
    list_sections(&c, toc, root_of(node), 0, node->contents.depth);
    for (size_t i = first; i < out->n_slabs; i++)
        out->slabs[i].contents = true;
    if (out->n_slabs > first) {
        out->slabs[first].before = setter_space(setter, SPACE_SECTION);
        out->slabs[out->n_slabs - 1].after = setter_space(setter, SPACE_SUBSECTION);
    }
}
