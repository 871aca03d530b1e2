/* Pages and their structure tree as text; see the header. */
#include "layout/dump_pages.h"

#include "base/buffer.h"

static void put_path(Buffer *out, const Structure *owner)
{
    if (owner->parent && owner->parent->tag != TAG_DOCUMENT) {
        put_path(out, owner->parent);
        buffer_char(out, '/');
    }
    buffer_text(out, tag_names[owner->tag]);
}

static void put_texts(Buffer *out, const Picture *picture)
{
    for (size_t i = 0; i < picture->n_marks; i++)
        if (picture->marks[i].kind == MARK_TEXT)
            buffer_text(out, picture->marks[i].text);
}

static bool has_text(const Picture *picture)
{
    for (size_t i = 0; i < picture->n_marks; i++)
        if (picture->marks[i].kind == MARK_TEXT)
            return true;
    return false;
}

static void put_piece(Buffer *out, const Piece *piece)
{
    if (!piece->owner && !has_text(piece->picture))
        return;
    buffer_format(out, "%4d ", (int)(piece->at.y + 0.5));
    if (piece->owner)
        put_path(out, piece->owner);
    else
        buffer_text(out, piece->artifact == ARTIFACT_LAYOUT ? "(layout)" : "(pagination)");
    if (has_text(piece->picture)) {
        buffer_text(out, " '");
        put_texts(out, piece->picture);
        buffer_char(out, '\'');
    }
    buffer_char(out, '\n');
}

const char *dump_pages(Arena *arena, const Pages *pages)
{
    Buffer out = buffer_new(arena);
    for (size_t i = 0; i < pages->n_pages; i++) {
        buffer_format(&out, "page %s\n", pages->pages[i].label);
        for (size_t k = 0; k < pages->pages[i].n_pieces; k++)
            put_piece(&out, &pages->pages[i].pieces[k]);
    }
    return out.data;
}

const char *words_of(Arena *arena, const Pages *pages, const Structure *owner)
{
    Buffer out = buffer_new(arena);
    for (size_t i = 0; i < pages->n_pages; i++)
        for (size_t k = 0; k < pages->pages[i].n_pieces; k++)
            if (pages->pages[i].pieces[k].owner == owner)
                put_texts(&out, pages->pages[i].pieces[k].picture);
    return out.length ? out.data : "";
}

static void put_structure(Arena *arena, Buffer *out, const Pages *pages,
                          const Structure *at, int depth)
{
    const char *words = words_of(arena, pages, at);
    buffer_format(out, "%*s%s%s%s%s\n", depth * 2, "", tag_names[at->tag],
                  *words ? " '" : "", words, *words ? "'" : "");
    for (const Structure *child = at->first; child; child = child->next)
        put_structure(arena, out, pages, child, depth + 1);
}

const char *dump_structure(Arena *arena, const Pages *pages)
{
    Buffer out = buffer_new(arena);
    for (const Structure *at = pages->structure->first; at; at = at->next)
        put_structure(arena, &out, pages, at, 0);
    return out.length ? out.data : "";
}
