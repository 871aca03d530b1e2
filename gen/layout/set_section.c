/* Headings: the verdict, as a rule the report's only H1, and the sections below it. Each
 * heading stays with what follows it and is mirrored by a bookmark. */
#include "base/text8.h"
#include "layout/typeset.h"

static const Look eyebrow_look = { .style = STYLE_EYEBROW,
                                   .colour = COLOUR_MUTED,
                                   .space = SPACE_TIGHT };

void add_bookmark(Setter *setter, const Node *node, const char *title, int level)
{
    if (!node->anchor) {
        const char *id = arena_printf(setter->arena, "heading-%zu", setter->n_bookmarks);
        Spot spot = { .id = id };
        ARENA_PUSH(setter->arena, setter->waiting, setter->n_waiting) = spot;
    }
    Bookmark bookmark = { .title = title,
                          .anchor = node->anchor
                                        ? node->anchor
                                        : setter->waiting[setter->n_waiting - 1].id,
                          .level = level };
    ARENA_PUSH(setter->arena, setter->bookmarks, setter->n_bookmarks) = bookmark;
}

/* The slabs from index `first` on, and what comes behind them, are one block. */
static void keep_with_next(Slabs *out, size_t first, double before)
{
    for (size_t i = first; i < out->n_slabs; i++) {
        out->slabs[i].keep = KEEP_NEXT;
        out->slabs[i].firm = true;
    }
    if (first < out->n_slabs)
        out->slabs[first].before = before;
}

static void set_eyebrow(Setter *setter, Slabs *out, Structure *owner, const char *text,
                        double width)
{
    if (!text8_any(text))
        return;
    Structure *p = structure_new(setter->arena, owner, TAG_P);
    set_text(setter, out, p, text, &eyebrow_look, width);
}

/* --- sections --------------------------------------------------------------------- */

const char *section_name(const Node *node)
{
    if (text8_any(node->section.bookmark))
        return node->section.bookmark;
    return text8_any(node->section.title) ? node->section.title : NULL;
}

/* PDF/UA-1 wants the first heading to be an H1. It is the verdict's, and sections follow as
 * H2; in a layout that begins with a section's title, or has no verdict, they are H1. */
Tag first_heading(const Document *document)
{
    const Node *first = document_first_heading(document);
    return first && first->kind == NODE_SECTION ? TAG_H1 : TAG_H2;
}

typedef struct {
    Look look;
    Space before;
} Heading;

static const Heading headings[] = {
    { { .style = STYLE_H1,
        .colour = COLOUR_INK,
        .fit = LINES_EVEN,
        .space = SPACE_HEADING },
      SPACE_SECTION },
    { { .style = STYLE_H2,
        .colour = COLOUR_INK,
        .fit = LINES_EVEN,
        .space = SPACE_PARAGRAPH },
      SPACE_SUBSECTION },
    { { .style = STYLE_H3, .colour = COLOUR_INK, .fit = LINES_EVEN, .space = SPACE_TIGHT },
      SPACE_GROUP },
};
enum { N_HEADINGS = sizeof headings / sizeof headings[0] };

int section_level(const Node *node)
{
    return node->section.level < 1            ? 1
           : node->section.level > N_HEADINGS ? N_HEADINGS
                                              : node->section.level;
}

void set_section(Setter *setter, Slabs *out, Structure *parent, const Node *node,
                 double width)
{
    Structure *sect = structure_new(setter->arena, parent, TAG_SECT);
    int level = section_level(node);
    const char *title = node->section.title;
    size_t first = out->n_slabs;
    if (level == 1)
        voice_begin_section(&setter->voice);
    if (section_name(node))
        add_bookmark(setter, node, section_name(node), level);
    if (text8_any(title)) {
        const Heading *heading = &headings[level - 1];
        set_eyebrow(setter, out, sect, node->section.eyebrow, width);
        Structure *h =
            structure_new(setter->arena, sect, setter->first_heading + (Tag)(level - 1));
        set_text(setter, out, h, title, &heading->look, width);
        keep_with_next(out, first, setter_space(setter, heading->before));
    }
    set_children(setter, out, sect, node, width);
}

/* --- verdict ---------------------------------------------------------------------- */

void set_verdict(Setter *setter, Slabs *out, Structure *parent, const Node *node,
                 double width)
{
    static const Look title = {
        .style = STYLE_TITLE, .colour = COLOUR_INK, .fit = LINES_EVEN, .space = SPACE_TIGHT
    };
    static const Look scope = { .style = STYLE_SMALL,
                                .colour = COLOUR_MUTED,
                                .space = SPACE_BLOCK };
    size_t first = out->n_slabs;
    bool named = node->parent && node->parent->kind == NODE_SECTION &&
                 section_name(node->parent); /* the section's bookmark leads here */
    if (!named && text8_any(node->verdict.title))
        add_bookmark(setter, node, node->verdict.title, 1);
    set_eyebrow(setter, out, parent, node->verdict.eyebrow, width);
    Structure *h1 = structure_new(setter->arena, parent, TAG_H1);
    set_text(setter, out, h1, node->verdict.title, &title, width);
    if (text8_any(node->verdict.scope)) {
        Structure *p = structure_new(setter->arena, parent, TAG_P);
        set_text(setter, out, p, node->verdict.scope, &scope, width);
    }
    keep_with_next(out, first, 0);
}
