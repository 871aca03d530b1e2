/* Writing a line: texts in reading order, each for the structure element that it belongs
 * to. What follows each other for one element is one piece. Passages of another language
 * and abbreviations become Spans below their element; they stand where they would stand
 * anyway, and are copied as before. */
#include <string.h>

#include "layout/typeset.h"

Picture *line_lift(Setter *setter, double width, double height, double shift)
{
    Picture *picture = setter_lift(setter, width, height);
    picture->is_line = true;
    picture->shift = shift;
    return picture;
}

void scribe_lift(Scribe *scribe)
{
    if (scribe->owner)
        slab_piece(scribe->arena, scribe->slab, scribe->owner,
                   line_lift(scribe->setter, scribe->width, scribe->height, scribe->shift),
                   (Point){ 0 });
    scribe->owner = NULL;
}

static void draw(Scribe *scribe, Structure *owner, const Mark *mark)
{
    if (scribe->owner != owner)
        scribe_lift(scribe);
    scribe->owner = owner;
    *picture_add(scribe->setter->pen, MARK_TEXT) = *mark;
}

/* Whom a passage belongs to. A Span goes on from line to line. */
static Structure *passage_owner(Scribe *scribe, Structure *owner, const Passage *passage)
{
    Structure *span = scribe->span;
    scribe->span = NULL;
    if (!passage->language && !passage->expansion)
        return owner;
    if (!passage->language || !span || span->parent != owner ||
        span->language != passage->language)
        span = structure_new(scribe->setter->arena, owner, TAG_SPAN);
    span->language = passage->language;
    span->expansion = passage->expansion;
    if (passage->language)
        scribe->span = span;
    return span;
}

static double width_until(Scribe *scribe, const Mark *mark, size_t end)
{
    const char *text = arena_strndup(scribe->setter->passing, mark->text, end);
    return text_width(scribe->setter->faces, mark->style, text);
}

/* The mark of one passage of `whole`. In a line that runs from right to left the first one
 * stands at its right end. */
static Mark passage_mark(Scribe *scribe, const Mark *whole, const Passage *passage)
{
    double from = width_until(scribe, whole, passage->start);
    double to = width_until(scribe, whole, passage->end);
    Mark mark = *whole;
    mark.text = arena_strndup(scribe->setter->arena, whole->text + passage->start,
                              passage->end - passage->start);
    mark.width = to - from;
    mark.at.x += whole->leftwards ? whole->width - to : from;
    return mark;
}

void scribe_write(Scribe *scribe, Structure *owner, const Mark *mark, bool code)
{
    Voice *voice = &scribe->setter->voice;
    size_t length = strlen(mark->text);
    code = code || owner->language; /* what is short for something there, we do not know */
    for (size_t at = 0; at < length;) {
        Passage passage = voice_next(voice, mark->text, length, at, code);
        Structure *whose = passage_owner(scribe, owner, &passage);
        if (passage.end - passage.start == length)
            draw(scribe, whose, mark);
        else {
            Mark part = passage_mark(scribe, mark, &passage);
            draw(scribe, whose, &part);
        }
        at = passage.end;
    }
}
