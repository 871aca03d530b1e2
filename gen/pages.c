/* Tags, structure elements, anchors. */
#include "pages.h"

const char *const tag_names[N_TAGS] = {
    [TAG_DOCUMENT] = "Document",
    [TAG_SECT] = "Sect",
    [TAG_H1] = "H1",
    [TAG_H2] = "H2",
    [TAG_H3] = "H3",
    [TAG_H4] = "H4",
    [TAG_H5] = "H5",
    [TAG_P] = "P",
    [TAG_L] = "L",
    [TAG_LI] = "LI",
    [TAG_LBL] = "Lbl",
    [TAG_LBODY] = "LBody",
    [TAG_TABLE] = "Table",
    [TAG_THEAD] = "THead",
    [TAG_TBODY] = "TBody",
    [TAG_TR] = "TR",
    [TAG_TH] = "TH",
    [TAG_TD] = "TD",
    [TAG_CAPTION] = "Caption",
    [TAG_FIGURE] = "Figure",
    [TAG_TOC] = "TOC",
    [TAG_TOCI] = "TOCI",
    [TAG_REFERENCE] = "Reference",
    [TAG_LINK] = "Link",
    [TAG_SPAN] = "Span",
    [TAG_CODE] = "Code",
    [TAG_DIV] = "Div",
};

Structure *structure_new(Arena *arena, Structure *parent, Tag tag)
{
    Structure *structure = ARENA_NEW(arena, Structure);
    structure->tag = tag;
    structure->parent = parent;
    if (tag == TAG_FIGURE)
        structure->box = ARENA_NEW(arena, Rect);
    if (!parent)
        return structure;
    if (parent->last)
        parent->last->next = structure;
    else
        parent->first = structure;
    parent->last = structure;
    return structure;
}

Structure *structure_next(Structure *at)
{
    if (at->first)
        return at->first;
    while (at && !at->next)
        at = at->parent;
    return at ? at->next : NULL;
}

void pages_number(Pages *pages)
{
    uint32_t n = 0;
    for (Structure *at = pages->structure; at; at = structure_next(at))
        at->number = n++;
    pages->n_structures = n;
}

Map *pages_map_anchors(Arena *arena, const Pages *pages)
{
    Map *anchors = map_new(arena);
    for (size_t i = 0; i < pages->n_anchors; i++)
        if (!map_get(anchors, pages->anchors[i].id))
            map_set(anchors, pages->anchors[i].id, &pages->anchors[i]);
    return anchors;
}
