/* Entries of the appendix: one practice each. Its state as a badge, its id and its title
 * on one line, which is a heading to who listens; the summary at the line's end or below;
 * then what proves it. */
#include "base/text8.h"
#include "layout/typeset.h"

static const double TOP = 8, BOTTOM = 16;
static const double HAIRLINE = 0.5;
static const double USUAL_BADGE = 64, USUAL_CODE = 44, COLUMN_GAP = 10;
static const double SUMMARY_GAP = 16, SUMMARY_TOP = 2;
static const double TOGETHER = 0.2; /* of a page: longer entries may break … */
enum { FIRST_WORDS = 3 };           /* … but not before so many of their paragraphs */
static const double CLOSER = 0.6;   /* than elsewhere its paragraphs stand */

/* --- the headline ----------------------------------------------------------------- */

/* Where the badge, the id and the title stand. Narrow ones share a place, so that entries
 * below each other line up. */
typedef struct {
    Prose badge, code, title;
    double code_x, title_x;
} EntryLine;

static double column_width(Setter *setter, const Prose *prose, double usual)
{
    double width = prose_width(setter, prose, STYLE_TEXT) + COLUMN_GAP;
    return width > usual ? width : usual;
}

static EntryLine headline(Setter *setter, const Node *node)
{
    EntryLine line = { 0 };
    prose_state(setter->arena, &line.badge, node->entry.state, node->entry.state_word);
    prose_add(setter->arena, &line.code, INLINE_CODE, node->entry.code);
    prose_add(setter->arena, &line.title, INLINE_STRONG, node->entry.title);
    line.code_x = column_width(setter, &line.badge, USUAL_BADGE);
    line.title_x = line.code_x + column_width(setter, &line.code, USUAL_CODE);
    return line;
}

static Slab set_headline(Setter *setter, Structure *p, const EntryLine *line, double width)
{
    static const Look label = { .style = STYLE_TEXT,
                                .colour = COLOUR_MUTED,
                                .continues = true };
    static const Look text = { .style = STYLE_TEXT, .colour = COLOUR_INK };
    Slab badge = set_prose_whole(setter, p, &line->badge, &label, width);
    Slab code = set_prose_whole(setter, p, &line->code, &label, width - line->code_x);
    Slab title = set_prose_whole(setter, p, &line->title, &text, width - line->title_x);
    Slab all = { .height = title.height > badge.height ? title.height : badge.height,
                 .page_break = badge.page_break };
    slab_place(setter->slabs, &all, &badge, (Point){ 0 });
    slab_place(setter->slabs, &all, &code, (Point){ line->code_x, 0 });
    slab_place(setter->slabs, &all, &title, (Point){ line->title_x, 0 });
    return all;
}

/* Below a section with a title the headline is a heading, and a bookmark of that section:
 * who listens to a long report goes through its practices by their headings. */
static Structure *headline_element(Setter *setter, Structure *owner, const Node *node)
{
    const Node *section = node->parent;
    while (section && !(section->kind == NODE_SECTION && text8_any(section->section.title)))
        section = section->parent;
    int level = section ? section_level(section) : 0;
    if (level)
        add_bookmark(
            setter, node,
            arena_printf(setter->arena, "%s %s", node->entry.code, node->entry.title),
            level + 1);
    return structure_new(setter->arena, owner,
                         level ? setter->first_heading + (Tag)level : TAG_P);
}

/* The summary stands at the end of the headline where both fit on one line. */
static Slab set_head(Setter *setter, Structure *owner, const Node *node, double width)
{
    Arena *arena = setter->arena;
    EntryLine line = headline(setter, node);
    Slab head = set_headline(setter, headline_element(setter, owner, node), &line, width);
    const char *summary = node->entry.summary ? node->entry.summary : "";
    if (!*summary)
        return head;
    double title_end = line.title_x + prose_width(setter, &line.title, STYLE_TEXT);
    double needed = text_width(setter->faces, STYLE_SMALL, summary);
    bool beside = title_end + SUMMARY_GAP + needed <= width;
    Look look = { .style = STYLE_SMALL,
                  .colour = COLOUR_MUTED,
                  .align = beside ? ALIGN_END : ALIGN_START };
    Slab words = set_text_whole(setter, structure_new(arena, owner, TAG_P), summary, &look,
                                width - line.title_x);
    double drop = line_baseline(setter, STYLE_TEXT) - line_baseline(setter, STYLE_SMALL);
    double y = beside ? drop : head.height + SUMMARY_TOP;
    slab_place(setter->slabs, &head, &words, (Point){ line.title_x, y });
    if (!beside)
        head.height = y + words.height;
    return head;
}

/* --- the entry -------------------------------------------------------------------- */

void set_entry(Setter *setter, Slabs *out, Structure *parent, const Node *node,
               double width)
{
    Arena *arena = setter->arena;
    Structure *sect = structure_new(arena, parent, TAG_SECT);
    Slab head = set_head(setter, sect, node, width);
    Slab slab = { .height = TOP + head.height,
                  .keep = node->first ? KEEP_NEXT : KEEP_NONE,
                  .after = node->first ? 6 : TOP,
                  .page_break = head.page_break };
    picture_line(setter->pen, (Point){ 0, 0 }, (Point){ width, 0 }, COLOUR_RULE, HAIRLINE);
    slab_artifact(setter->slabs, &slab, ARTIFACT_LAYOUT,
                  setter_lift(setter, width, slab.height), (Point){ 0 });
    slab_place(setter->slabs, &slab, &head, (Point){ 0, TOP });
    for (size_t i = 0; i < slab.n_spots; i++)
        slab.spots[i].y = 0;
    size_t first = out->n_slabs;
    setter_push(setter, out, slab);
    int n = 0;
    for (const Node *child = node->first; child; child = child->next) {
        set_node(setter, out, sect, child, width);
        if (++n == FIRST_WORDS)
            slabs_keep(out, first);
    }
    for (size_t i = first + 1; i < out->n_slabs; i++) {
        out->slabs[i].before *= CLOSER;
        out->slabs[i].after *= CLOSER;
    }
    if (slabs_height(out, first) <= setter->room * TOGETHER)
        slabs_keep(out, first);
    out->slabs[out->n_slabs - 1].after = BOTTOM;
}
